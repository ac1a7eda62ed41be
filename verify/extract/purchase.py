"""Which date is the purchase, and which were ordered, delivered, due or printed.

What ranks the readings is what a reader uses: the words beside a date, the order that the document's other dates prove, then that of its
language (Unicode CLDR: day first everywhere here but in the United States; year first in Swedish), then plausible years, a time
printed with it. Return-by, warranty and validity dates are decoys.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from verify.document import Evidence
from verify.extract.dates import ReadDate, parse_dates, parse_times
from verify.extract.ranking import Proposal, rank
from verify.extract.roles import Mark
from verify.extract.rows import confidence_in, evidence_in
from verify.extract.sheet import Sheet, header_marks, is_prose, marks_left, marks_on_row_above, marks_right
from verify.receipt import Field

LIKELY_YEARS = range(2008, 2032)
"""Years that need no further evidence (chosen: digital photography of receipts until some years ahead)."""
_DATE_ROLES = ("order_date", "invoice_date", "delivery_date", "due_date", "print_date", "payment_date")


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
    proposals = _observed(sheet, country)
    purchase = (_proposal(one, clues) for one, clues in proposals)
    found = {"purchase_date": rank("purchase_date", purchase, finder="dates")}
    for role in _DATE_ROLES:
        in_role = [
            _proposal(one, (*clues, f"is:{where}"))
            for one, clues in proposals
            for where in _roles(one).get(role, ())[:1]
        ]
        found[role] = rank("role_date", in_role, finder="dates")
    return found


def _observed(sheet: Sheet, country: str | None) -> list[tuple[PrintedDate, tuple[str, ...]]]:
    """Every reading with what was observed about it."""
    printed = find_printed_dates(sheet)
    orders = Counter(order for order, _ in _unambiguous(printed))
    return [(one, _clues(sheet, one, orders=orders, country=country)) for one in printed]


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
        "order_denied": bool(orders) and not orders[read.order] and read.order in {"dmy", "mdy", "ymd"},
        "order_of_country": read.order == ("mdy" if country == "US" else "dmy"),
        "year_first_country": read.order == "ymd" and (country == "SE" or sheet.language == "sv"),
        "full_year": read.full_year, "repaired": read.repaired, "unlikely_year": read.value.year not in LIKELY_YEARS,
        "with_time": bool(parse_times(rest)), "time_on_row": bool(parse_times(sheet.rows[one.row].text)),
        "no_words": not one.marks, "prose": is_prose(text), "unsure_ink": one.confidence < 0.8,
        "upper_third": sheet.rows[one.row].box.center[1] < 0.33, "later_page": sheet.rows[one.row].page > 0,
        "range": re.search(r"[-–]\s?\d|\bto\b|\bbis\b", rest[read.start : read.start + 5]) is not None,
    }  # fmt: skip
    return (*role_clues, *(name for name, holds in tests.items() if holds))


def propose_times(sheet: Sheet, purchase: Field[date]) -> tuple[Proposal[time], ...]:
    """Every time printed, and how near it stands to the purchase date."""
    places = [evidence for candidate in purchase.candidates[:1] for evidence in candidate.evidence]
    found = []
    for index, row in enumerate(sheet.rows):
        for number, cell in enumerate(row.cells):
            for read in parse_times(cell.text):
                evidence = evidence_in(cell, row.page, read.start, read.end)
                marks = marks_left(sheet, index, cell=number, start=read.start)[:1]
                words = [f"left:{role}" for mark in marks for role in mark.roles if "date" in role]
                tests = {
                    "colon": read.mark == ":",
                    "point": read.mark != ":",
                    "seconds": read.seconds,
                    "half": read.half,
                    "range": re.search(r"\d{2}\s?[-–]\s?\d{1,2}[:.]", cell.text) is not None,
                    "prose": is_prose(cell.text),
                }
                clues = (*words, *{_nearness(evidence, place) for place in places})
                looks = tuple(name for name, holds in tests.items() if holds)
                found.append(Proposal(read.value, read.text, evidence, (*clues, *looks)))
    return tuple(found)


def _nearness(one: Evidence, other: Evidence) -> str:
    if one.page != other.page:
        return "other_page"
    apart = abs(one.box.center[1] - other.box.center[1])
    height = max(one.box.height, other.box.height, 1e-6)
    return "same_row" if apart < height * 0.8 else "next_row" if apart < height * 2.6 else "elsewhere"
