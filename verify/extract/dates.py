"""Dates and times as printed, in all their plausible readings.

``03/04/19`` is the 3rd of April, the 4th of March or, year first, the 19th of April 2003: every reading that the calendar allows is
given, and ranking decides (``purchase.py``). A month's name leaves no doubt. Digits without marks are a date only beside a
date word. Letters that OCR takes for digits are read as them, which shows in value and text.

>>> [(str(one.value), one.order, one.text) for one in parse_dates("Dato 24.12.201814:33 kl")]
[('2018-12-24', 'dmy', '24.12.2018')]
>>> sorted(str(one.value) for one in parse_dates("03/04/19"))
['2003-04-19', '2019-03-04', '2019-04-03']
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache, lru_cache
from importlib.resources import files

from verify.text import fold

LEAST_DIGITS = 3
"""Digits of the shortest date: ``1 Jan 18``."""
FIRST_YEAR, LAST_YEAR = 1990, 2040
"""Years a proof of purchase can carry (chosen; no clock is asked, since the same bytes must always read the same)."""

LONG_NAME = 5
"""Letters a month's name needs before one wrong glyph is forgiven (chosen: shorter ones are one glyph from other words)."""

_DIGITAL_YEARS = range(2000, 2036)
"""Years that eight bare digits may mean without a date word: other numbers begin alike."""

_D = r"[0-9OoQlI|]"
"""A digit, or a glyph that OCR takes for one."""
_FULL = rf"(?:19|20|2[Oo]){_D}{{2}}"
_YEAR = rf"(?P<y>{_FULL}|'?{_D}{{2}}(?=\d\d:\d\d)|'?{_D}{{2}}(?![0-9]))"
_MARK = r"[./\-–]"
_NUMERIC = re.compile(
    rf"(?:(?<![0-9.,/-])|(?<=\d-)(?={_D}{{1,2}}[./]{_D}{{1,2}}[./]{_FULL}))"
    rf"(?P<a>{_D}{{1,2}})\s?(?P<s>{_MARK})\s?(?P<b>{_D}{{1,2}})\s?(?P=s)\s?{_YEAR}"
)
"""A dash before it is a mark of its own only where the date has another kind: ``#19-18/03/2018``."""
_YEAR_FIRST = re.compile(
    rf"(?<![0-9.,/-])(?P<y>{_FULL})\s?(?P<s>[./\-–:,])\s?(?P<b>{_D}{{1,2}})\s?(?P=s)\s?"
    rf"(?P<a>[0-3OoQlI|]{_D}(?!\d:\d\d)|{_D}(?=[0-2]\d:\d\d)|{_D}(?![0-9]))"
)
"""With a time glued on, the day may have lost its nought: ``2024-02-515:23``."""
_UNEVEN = re.compile(
    rf"(?<![0-9.,/:-])(?P<a>\d{{1,2}})\s?[./\-–~, ]\s?(?P<b>\d{{1,2}})\s?[./\-–~, ]\s?(?P<y>{_FULL}|\d{{2}}(?![0-9]))(?!\s?[.,:/])"
)
"""Marks that differ, were lost to a space, or were read as a wave."""
_LOST_MARK = re.compile(r"(?<![\d.,/-])(?P<a>\d{2})(?:[./-](?P<b>\d{2})|(?P<b2>\d{2})[./-])(?P<y>20\d{2})(?!\d)")
_COMPACT = re.compile(
    r"(?<![\dA-Za-z.,/-])(?:(?P<long>\d{8})|(?P<short>\d{6}))(?![\d.,-]|/(?!\d{6}(?!\d))|\s?[A-Za-z])"
)
_WORD = r"[A-Za-zÀ-ÿ0][A-Za-zÀ-ÿ01]{2,11}?"
"""A month's name, its shortest form first, in which OCR may have taken an o for 0 or an l for 1."""
_DAY_NAME = re.compile(
    rf"(?<![\d.,/-])(?P<a>\d{{1,2}})(?:st|nd|rd|th|er|ste|:a|:e|º|°)?[\s.\-/,_]{{0,3}}(?:de\s|d['’])?(?P<m>{_WORD})"
    rf"\.?[\s.\-/,'’_]{{0,3}}(?:del?\s)?(?P<y>20\d{{2}}|19\d{{2}}|\d{{2}}(?![\d:]))",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    rf"(?<![A-Za-z])(?P<m>{_WORD})[\s.\-/,]{{0,3}}(?P<a>\d{{1,2}})"
    rf"(?:(?:st|nd|rd|th)?[\s.\-/,:'’]{{1,3}}|(?:st|nd|rd|th))(?:\d\d:\d\d(?::\d\d)?\s)?"
    rf"(?P<y>20\d{{2}}|19\d{{2}}|\d{{2}}(?![\d:]))",
    re.IGNORECASE,
)
"""Also, as computers write it, with the time before the year: ``Jun 15 12:47:59 2011``."""
_GLUED_NAME = re.compile(
    rf"(?<![A-Za-z])(?P<m>{_WORD})(?!(?:19|20)\d\d(?!\d))(?P<a>\d{{2}})(?P<y>20\d{{2}}|\d{{2}})(?!\d)", re.IGNORECASE
)
"""All marks lost: ``Aug1716``."""
_YEAR_NAME = re.compile(rf"(?<!\d)(?P<y>20\d{{2}})[\s.\-/](?P<m>{_WORD})[\s.\-/](?P<a>\d{{1,2}})(?!\d)", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d:.,])(?P<h>[01]?\d|2[0-4])\s?(?P<s>[:.;hH])\s?(?P<m>[0-5]\d)(?:\s?[:.]\s?(?P<sec>[0-5]\d))?(?![\d%]|[.,:]\d)\s?(?P<half>[AaPp]\.?[Mm]\b|(?<=\d)[AP]\b)?"
)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b", re.IGNORECASE)
"""A misread month counts only beside such a day or a whole year: ``JULIE 22-11`` is a cashier at her till."""
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


@lru_cache(maxsize=4096)
def parse_dates(text: str, *, compact: bool = False) -> tuple[ReadDate, ...]:
    """Every reading of every date in `text`; six digits without marks count only when `compact`, beside a date word say."""
    if sum(glyph.isdigit() for glyph in text) < LEAST_DIGITS:
        return ()
    found: list[ReadDate] = []
    for parser in (_named_dates, _year_first, _numeric, _uneven, _lost_mark):
        _add(found, parser(text))
    _add(found, _compact(text, short=compact))
    return tuple(found)


def _add(found: list[ReadDate], readings: Iterator[ReadDate]) -> None:
    """Add the readings of places where nothing was found yet."""
    taken = [(one.start, one.end) for one in found]
    found += [one for one in readings if not any(start < one.end and one.start < end for start, end in taken)]


def _year(digits: str) -> int:
    """A year as printed; of two digits, those from 70 on are of the last century."""
    plain = int(digits.strip("'").translate(_REPAIR))
    return plain if plain > 99 else plain + (1900 if plain >= 70 else 2000)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if FIRST_YEAR <= year <= LAST_YEAR else None


def _numeric(text: str) -> Iterator[ReadDate]:
    for match in _NUMERIC.finditer(text):
        if _mostly_digits(match.group()):
            yield from _readings(match, _orders(match), full_year=len(match["y"].strip("'")) == 4)


def _uneven(text: str) -> Iterator[ReadDate]:
    for match in _UNEVEN.finditer(text):
        full = len(match["y"]) == 4
        if (
            full
            or not re.search(r"\s", match.group().strip()[2:4] + match.group().strip()[-4:-2])
            or "-" in match.group()
        ):
            yield from _readings(match, _orders(match), full_year=full, lost=True)


def _orders(match: re.Match[str]) -> dict[str, tuple[int, int, int]]:
    """Year, month and day in each order that the shape allows: two digits first may be a year."""
    a, b = (int(match[name].translate(_REPAIR)) for name in "ab")
    digits = match["y"].strip("'").translate(_REPAIR)
    orders = {"dmy": (_year(digits), b, a), "mdy": (_year(digits), a, b)}
    if len(digits) == 2 and len(match["a"]) == 2:
        orders["ymd"] = (2000 + a, b, int(digits))
    return orders


def _year_first(text: str) -> Iterator[ReadDate]:
    for match in _YEAR_FIRST.finditer(text):
        if _mostly_digits(match.group()):
            year, b, a = (int(match[name].translate(_REPAIR)) for name in "yba")
            yield from _readings(match, {"ymd": (year, b, a)}, full_year=True)


def _lost_mark(text: str) -> Iterator[ReadDate]:
    for match in _LOST_MARK.finditer(text):
        month = int(match["b"] or match["b2"])
        yield from _readings(match, {"dmy": (int(match["y"]), month, int(match["a"]))}, full_year=True, lost=True)


def _compact(text: str, *, short: bool) -> Iterator[ReadDate]:
    for match in _COMPACT.finditer(text):
        digits = match.group()
        if not match["long"] and not short:
            continue
        pairs = [int(digits[at : at + 2]) for at in range(0, len(digits), 2)]
        if match["long"]:
            orders = {"dmy": (int(digits[4:]), pairs[1], pairs[0]), "ymd": (int(digits[:4]), pairs[2], pairs[3])}
        else:
            orders = {"dmy": (2000 + pairs[2], pairs[1], pairs[0]), "ymd": (2000 + pairs[0], pairs[1], pairs[2])}
        for reading in _readings(match, orders, full_year=bool(match["long"])):
            if short or reading.value.year in _DIGITAL_YEARS:
                yield replace(reading, order="compact")


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
    for pattern in (_YEAR_NAME, _DAY_NAME, _NAME_DAY, _GLUED_NAME):
        for match in pattern.finditer(text):
            month, exact = _month(match["m"])
            made = _make(_year(match["y"]), month, int(match["a"])) if month else None
            shown, full = match.group().strip(), len(match["y"]) == 4
            if made is not None and (exact or full or _ORDINAL.search(shown)):
                yield ReadDate(made, shown, match.start(), match.end(), "name", full, not exact)


def _month(word: str) -> tuple[int, bool]:
    """(number of the month that `word` names or 0, whether without a slip): long names may have one glyph wrong."""
    name = fold(word.replace("0", "o").replace("1", "l"))
    if name in _months():
        return _months()[name], True
    if len(name) < LONG_NAME:
        return 0, False
    like = {number for month, number in _months().items() if len(month) == len(name) and _slips(month, name) == 1}
    return (like.pop() if len(like) == 1 else 0), False


def _slips(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=1024)
def weekday_beside(text: str, start: int, end: int) -> int | None:
    """The weekday, Monday 0, whose name stands next to the date at `start` to `end` of `text`.

    >>> weekday_beside("FRI 23-10-92", 4, 12), weekday_beside("Datum 23-10-92", 6, 14)
    (4, None)
    """
    before, after = (
        re.findall(r"[^\W\d_]+", text[max(start - 14, 0) : start]),
        re.findall(r"[^\W\d_]+", text[end : end + 14]),
    )
    for word in (*before[-1:], *after[:1]):
        if (found := _weekdays().get(fold(word))) is not None:
            return found
    return None


def _mostly_digits(text: str) -> bool:
    return sum(glyph.isdigit() for glyph in text) >= LEAST_DIGITS


@cache
def _calendar() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = tomllib.loads(
        files("verify.extract").joinpath("months.toml").read_text(encoding="utf-8")
    )
    return table


@cache
def _months() -> dict[str, int]:
    return {fold(name): int(number) for number, names in _calendar()["months"].items() for name in names}


@cache
def _weekdays() -> dict[str, int]:
    """Weekdays by name, Monday 0; names of two days ("ma" is Monday in Finnish, Tuesday in Romanian) say nothing."""
    numbers: dict[str, set[int]] = {}
    for number, names in _calendar()["weekdays"].items():
        for name in names:
            numbers.setdefault(fold(name), set()).add(int(number) - 1)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1}


@dataclass(frozen=True, slots=True)
class ReadTime:
    """One printed time of day."""

    value: time
    text: str
    start: int
    end: int
    mark: str
    """What parts hour and minute: a colon leaves little doubt, a point may be an amount's."""
    seconds: bool
    half: bool
    """AM or PM is printed."""


def parse_times(text: str) -> tuple[ReadTime, ...]:
    """Every time of day in `text`; dates are left out first."""
    found = []
    for match in _TIME.finditer(_without_dates(text)):
        value = _parse_time(match)
        if value is not None:
            shown = match.group().rstrip()
            found.append(
                ReadTime(
                    value,
                    shown,
                    match.start(),
                    match.start() + len(shown),
                    match["s"],
                    bool(match["sec"]),
                    bool(match["half"]),
                )
            )
    return tuple(found)


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
