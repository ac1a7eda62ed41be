"""Every date printed, in all its plausible readings, and which one is the purchase.

``03/04/19`` is the 3rd of April, the 4th of March or, year first, the 19th of April 2003: every reading of the calendar stays a candidate.
What ranks them is what a reader uses: the order that the document's other dates prove, then that of its language (Unicode CLDR:
day first everywhere here but in the United States; year first in Swedish), then the plausible years. Dates have roles (ordered,
delivered, due, printed …), given by the words beside them; return-by and warranty dates are decoys.

>>> [(str(one.value), one.order, one.text) for one in parse_dates("Dato 24.12.201814:33 kl")]
[('2018-12-24', 'dmy', '24.12.2018')]
>>> sorted(str(one.value) for one in parse_dates("03/04/19"))
['2003-04-19', '2019-03-04', '2019-04-03']
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib.resources import files

from verify.document import Evidence
from verify.extract.ranking import Proposal, rank
from verify.extract.roles import Mark
from verify.extract.rows import confidence_in, evidence_in
from verify.extract.sheet import Sheet, header_marks, is_prose, marks_left, marks_on_row_above, marks_right
from verify.receipt import Field
from verify.text import fold

FIRST_YEAR, LAST_YEAR = 1995, 2040
"""Years a proof of purchase can carry (chosen; no clock is asked, since the same bytes must always read the same)."""
LIKELY_YEARS = range(2008, 2032)
"""Years that need no further evidence (chosen: digital photography of receipts until some years ahead)."""

_D = r"[0-9OoQlI|]"
"""A digit, or a glyph that OCR takes for one."""
_SEP = r"\s?[./,\-–:]\s?"
_NUMERIC = re.compile(
    rf"(?<![0-9A-Za-z.,/-])(?P<a>{_D}{{1,2}})(?P<s>\s?[./\-–]\s?|,\s?|\s)(?P<b>{_D}{{1,2}})(?P<s2>\s?[./\-–]\s?|,\s?|\s)"
    rf"(?P<y>(?:19|20|2[Oo])[0-9OoQlI|]{{2}}|'?{_D}{{2}}(?=\d\d:\d\d)|'?{_D}{{2}}(?![0-9]))"
)
_YEAR_FIRST = re.compile(
    rf"(?<![0-9A-Za-z.,/-])(?P<y>(?:19|20|2[Oo]){_D}{{2}})(?P<s>{_SEP})(?P<b>{_D}{{1,2}})(?P<s2>{_SEP})(?P<a>{_D}{{2}}|{_D}(?![0-9]))"
)
_LOST_MARK = re.compile(r"(?<![\d.,/-])(?P<a>\d{2})(?:[./-](?P<b>\d{2})|(?P<b2>\d{2})[./-])(?P<y>20\d{2})(?!\d)")
_COMPACT = re.compile(r"(?<![\dA-Za-z.,/-])(?:(?P<long>\d{8})|(?P<short>\d{6}))(?![\d.,/-]|\s?[A-Za-z])")
_WORD = r"[A-Za-zÀ-ÿ]{3,12}"
_DAY_NAME = re.compile(
    rf"(?<![\d.,/-])(?P<a>\d{{1,2}})(?:st|nd|rd|th|er|ste|:a|:e|º|°)?(?P<s>[\s.\-/,_]{{0,3}}(?:de\s|d['’])?)(?P<m>{_WORD})\.?[\s.\-/,'’_]{{0,3}}(?:de[l]?\s)?(?P<y>20\d{{2}}|19\d{{2}}|\d{{2}}(?![\d:]))",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    rf"(?<![A-Za-z])(?P<m>{_WORD})[\s.\-/,]{{0,3}}(?P<a>\d{{1,2}})(?:st|nd|rd|th)?[\s.\-/,]{{1,3}}(?P<y>20\d{{2}}|19\d{{2}}|'?\d{{2}}(?![\d:]))|(?<![A-Za-z])(?P<m2>{_WORD})[\s.]?(?P<a2>\d{{1,2}})(?:st|nd|rd|th)(?P<y2>20\d{{2}})",
    re.IGNORECASE,
)
_YEAR_NAME = re.compile(rf"(?<!\d)(?P<y>20\d{{2}})[\s.\-/](?P<m>{_WORD})[\s.\-/](?P<a>\d{{1,2}})(?!\d)", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d:.,])(?P<h>[01]?\d|2[0-4])\s?(?P<s>[:.;hH])\s?(?P<m>[0-5]\d)(?:\s?[:.]\s?(?P<sec>[0-5]\d))?(?![\d%]|[.,:]\d)\s?(?P<half>[AaPp]\.?[Mm]\b)?"
)
_DATE_ROLES = ("order_date", "invoice_date", "delivery_date", "due_date", "print_date", "payment_date")
_REPAIR = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1"})


@dataclass(frozen=True, slots=True)
class ReadDate:
    """One reading of one printed date."""

    value: date
    text: str
    start: int
    end: int
    order: str
    """``dmy``, ``mdy``, ``ymd``, ``name`` (a month's name leaves no doubt) or ``compact`` (digits without marks)."""
    full_year: bool = True
    repaired: bool = False
    """A letter was read as the digit it looks like, or a lost mark was seen between digits."""


def parse_dates(text: str, *, compact: bool = False) -> tuple[ReadDate, ...]:
    """Every reading of every date in `text`; bare digits count only when `compact`, beside a date word say."""
    found: list[ReadDate] = []
    for readings in (
        _named_dates(text),
        _year_first(text),
        _numeric(text),
        _lost_mark(text),
        _compact(text) if compact else (),
    ):
        taken = [(one.start, one.end) for one in found]
        found += [one for one in readings if not any(start < one.end and one.start < end for start, end in taken)]
    return tuple(found)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if FIRST_YEAR <= year <= LAST_YEAR else None


def _numeric(text: str) -> Iterator[ReadDate]:
    for match in _NUMERIC.finditer(text):
        if match["s"].strip() != match["s2"].strip() or not _mostly_digits(match.group()):
            continue
        plain = [match[name].strip("'").translate(_REPAIR) for name in "aby"]
        a, b = int(plain[0]), int(plain[1])
        full = len(plain[2]) == 4
        if not full and match["s"].strip() in {"", ","}:
            continue
        year = int(plain[2]) if full else 2000 + int(plain[2])
        orders = {"dmy": (year, b, a), "mdy": (year, a, b)}
        if not full and len(plain[0]) == 2:
            orders["ymd"] = (2000 + a, b, int(plain[2]))
        yield from _readings(match, orders, full_year=full)


def _year_first(text: str) -> Iterator[ReadDate]:
    for match in _YEAR_FIRST.finditer(text):
        if _mostly_digits(match.group()) and match["s"].strip() == match["s2"].strip():
            year, b, a = (int(match[name].translate(_REPAIR)) for name in "yba")
            yield from _readings(match, {"ymd": (year, b, a)}, full_year=True)


def _lost_mark(text: str) -> Iterator[ReadDate]:
    for match in _LOST_MARK.finditer(text):
        month = int(match["b"] or match["b2"])
        yield from _readings(match, {"dmy": (int(match["y"]), month, int(match["a"]))}, full_year=True, lost=True)


def _compact(text: str) -> Iterator[ReadDate]:
    for match in _COMPACT.finditer(text):
        digits = match.group()
        pairs = [int(digits[at : at + 2]) for at in range(0, len(digits), 2)]
        if match["long"]:
            orders = {"dmy": (int(digits[4:]), pairs[1], pairs[0]), "ymd": (int(digits[:4]), pairs[2], pairs[3])}
        else:
            orders = {"dmy": (2000 + pairs[2], pairs[1], pairs[0]), "ymd": (2000 + pairs[0], pairs[1], pairs[2])}
        for reading in _readings(match, orders, full_year=bool(match["long"])):
            yield ReadDate(reading.value, reading.text, reading.start, reading.end, "compact", reading.full_year)


def _readings(
    match: re.Match[str], orders: dict[str, tuple[int, int, int]], *, full_year: bool, lost: bool = False
) -> Iterator[ReadDate]:
    """The readings that the calendar allows; the same day twice counts once."""
    seen: set[date] = set()
    text = match.group()
    repaired = lost or bool(re.search(r"[A-Za-z|]", text))
    for order, (year, month, day) in orders.items():
        made = _make(year, month, day)
        if made is not None and made not in seen:
            seen.add(made)
            yield ReadDate(made, text.strip(), match.start(), match.end(), order, full_year, repaired)


def _named_dates(text: str) -> Iterator[ReadDate]:
    if not any(glyph.isdigit() for glyph in text):
        return
    for pattern in (_YEAR_NAME, _DAY_NAME, _NAME_DAY):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = _months().get(fold(groups["m"] or groups["m2"]))
            year = (groups["y"] or groups["y2"]).strip("'")
            if month is not None:
                full = len(year) == 4
                order = (int(year) if full else 2000 + int(year), month, int(groups["a"] or groups["a2"]))
                made = _make(*order)
                if made is not None:
                    yield ReadDate(made, match.group().strip(), match.start(), match.end(), "name", full)


def _mostly_digits(text: str) -> bool:
    return sum(glyph.isdigit() for glyph in text) >= 4


@cache
def _months() -> dict[str, int]:
    table = tomllib.loads(files("verify.extract").joinpath("months.toml").read_text(encoding="utf-8"))
    return {fold(name): int(number) for number, names in table.items() for name in names}


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A reading of a date where it stands on the document."""

    read: ReadDate
    row: int
    cell: int
    evidence: Evidence
    confidence: float
    marks: tuple[tuple[str, Mark], ...]
    """Role words that govern it, with where they stand: ``left``, ``row``, ``above``, ``head``, ``right``."""


def find_printed_dates(sheet: Sheet) -> tuple[PrintedDate, ...]:
    """Every reading of every date on the document, in reading order."""
    found = []
    for index, row in enumerate(sheet.rows):
        dated = any(
            "date" in role for mark in (*sheet.marks(index), *marks_on_row_above(sheet, index)) for role in mark.roles
        )
        for number, cell in enumerate(row.cells):
            for read in parse_dates(cell.text, compact=dated):
                evidence = evidence_in(cell, row.page, read.start, read.start + len(read.text))
                sure = confidence_in(cell, read.start, read.end)
                marks = _governing(sheet, index, cell=number, read=read)
                found.append(PrintedDate(read, index, number, evidence, sure, marks))
    return tuple(found)


def _governing(sheet: Sheet, row: int, *, cell: int, read: ReadDate) -> tuple[tuple[str, Mark], ...]:
    left = marks_left(sheet, row, cell=cell, start=read.start)
    found = [("left", mark) for mark in left[:1]] + [("row", mark) for mark in left[1:]]
    found += [("right", mark) for mark in marks_right(sheet, row, cell=cell, end=read.end)[:1]]
    if not any("date" in role for _, mark in found for role in mark.roles):
        found += [("above", mark) for mark in marks_on_row_above(sheet, row)[-1:]]
        found += [("head", mark) for mark in header_marks(sheet, row, sheet.rows[row].cells[cell].box)[:1]]
    return tuple(found)


def find_dates(sheet: Sheet, *, country: str | None) -> dict[str, Field[date]]:
    """The date fields by name: the purchase, and each role the words name."""
    printed = find_printed_dates(sheet)
    orders = Counter(order for order, value in _unambiguous(printed))
    proposals = [(one, _clues(sheet, one, orders=orders, country=country)) for one in printed]
    found = {
        "purchase_date": rank("purchase_date", (_proposal(one, clues) for one, clues in proposals), finder="dates")
    }
    for role in _DATE_ROLES:
        in_role = [
            _proposal(one, (*clues, f"is:{where}"))
            for one, clues in proposals
            for where in _roles(one).get(role, ())[:1]
        ]
        found[role] = rank("role_date", in_role, finder="dates")
    return found


def _roles(one: PrintedDate) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for where, mark in one.marks:
        for role in mark.roles:
            found.setdefault(role, []).append(where)
    return found


def _proposal(one: PrintedDate, clues: tuple[str, ...]) -> Proposal[date]:
    return Proposal(one.read.value, one.read.text, one.evidence, clues)


def _unambiguous(printed: Iterable[PrintedDate]) -> Iterator[tuple[str, date]]:
    """Numeric dates that the calendar allows one reading of: they prove the document's order."""
    by_place: dict[tuple[int, int, int], list[ReadDate]] = {}
    for one in printed:
        by_place.setdefault((one.row, one.cell, one.read.start), []).append(one.read)
    for readings in by_place.values():
        likely = [one for one in readings if one.value.year in LIKELY_YEARS]
        if len(likely) == 1 and likely[0].order in {"dmy", "mdy", "ymd"}:
            yield likely[0].order, likely[0].value


def _clues(sheet: Sheet, one: PrintedDate, *, orders: Counter[str], country: str | None) -> tuple[str, ...]:
    read, text = one.read, sheet.rows[one.row].cells[one.cell].text
    role_clues = [
        f"{where}:{role}"
        for where, mark in one.marks
        for role in sorted(mark.roles)
        if "date" in role or where == "left"
    ]
    rest = text[: read.start] + " " + text[read.end :]
    tests = {
        f"order:{read.order}": read.order in {"dmy", "mdy", "ymd", "compact", "name"},
        "short_ymd": read.order == "ymd" and not read.full_year,
        "order_proved": orders[read.order] > 0 and read.order in {"dmy", "mdy", "ymd"},
        "order_of_country": read.order == ("mdy" if country == "US" else "dmy"),
        "year_first_country": read.order == "ymd" and (country == "SE" or sheet.language == "sv"),
        "full_year": read.full_year, "repaired": read.repaired, "unlikely_year": read.value.year not in LIKELY_YEARS,
        "with_time": _TIME.search(rest) is not None, "time_on_row": _TIME.search(sheet.rows[one.row].text.replace(read.text, " ")) is not None,
        "no_words": not one.marks, "prose": is_prose(text), "unsure_ink": one.confidence < 0.8,
        "upper_third": sheet.rows[one.row].box.center[1] < 0.33, "later_page": sheet.rows[one.row].page > 0,
        "range": re.search(r"[-–]\s?\d|\bto\b|\bbis\b", rest[read.start : read.start + 5]) is not None,
    }  # fmt: skip
    return (*role_clues, *(name for name, holds in tests.items() if holds))


def find_purchase_time(sheet: Sheet, purchase: Field[date]) -> Field[time]:
    """The time printed with the purchase date: beside it, on its row, or where a word says so."""
    places = [evidence for candidate in purchase.candidates[:1] for evidence in candidate.evidence]
    proposals = []
    for index, row in enumerate(sheet.rows):
        for number, cell in enumerate(row.cells):
            blanked = _without_dates(cell.text)
            for match in _TIME.finditer(blanked):
                made = _parse_time(match)
                if made is None:
                    continue
                evidence = evidence_in(cell, row.page, match.start(), match.start() + len(match.group().rstrip()))
                marks = [*marks_left(sheet, index, cell=number, start=match.start())[:1]]
                clues = [f"left:{role}" for mark in marks for role in mark.roles if "date" in role]
                clues += [_nearness(evidence, place) for place in places]
                clues += ["colon"] if match["s"] == ":" else ["point"]
                clues += ["seconds"] if match["sec"] else []
                clues += ["half"] if match["half"] else []
                clues += ["range"] if re.search(r"\d{2}\s?[-–]\s?\d{1,2}[:.]", cell.text) else []
                proposals.append(Proposal(made, match.group().strip(), evidence, tuple(clues)))
    return rank("purchase_time", proposals, finder="dates")


def _without_dates(text: str) -> str:
    """`text` with its dates blanked out, so that places stay."""
    for read in parse_dates(text):
        text = text[: read.start] + " " * (read.end - read.start) + text[read.end :]
    return text


def _parse_time(match: re.Match[str]) -> time | None:
    hour, minute, second = int(match["h"]), int(match["m"]), int(match["sec"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
    return time(hour, minute, second) if hour < 24 else None


def _nearness(one: Evidence, other: Evidence) -> str:
    if one.page != other.page:
        return "other_page"
    apart = abs(one.box.center[1] - other.box.center[1])
    height = max(one.box.height, other.box.height, 1e-6)
    return "same_row" if apart < height * 0.8 else "next_row" if apart < height * 2.6 else "elsewhere"
