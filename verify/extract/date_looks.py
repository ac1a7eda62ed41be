"""What speaks for and against a reading of a date, as clues and measures for ranking.

What a reader uses: the words beside the date; the order that other dates *of the same shape* prove (a till's ``16.10.2018`` says
little of the printer's ``18-10-16``), then that of the country (Unicode CLDR: day first everywhere here but in the United States; year
first where Swedes write dashes, SS-ISO 8601); the weekday printed with it; the same day printed elsewhere without doubt; and
the sequence of the document: a purchase lies before the days until which something is valid, a guarantee ends whole years after.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from verify.extract.dates import ReadDate, parse_times, weekday_beside
from verify.extract.printed_dates import PrintedDate
from verify.extract.sheet import Sheet, is_prose

LIKELY_YEARS = range(2008, 2032)
"""Years that need no further evidence (chosen: digital photography of receipts until some years ahead)."""
UNTIL_ROLES = frozenset({"decoy_date", "due_date"})
"""What lies after the purchase: guarantee, return, voucher, payment."""
_TERM_YEARS = range(1, 6)
"""Years of a guarantee (Directive (EU) 2019/771 art. 10: two at least; shops give up to five)."""
_NUMERIC_ORDERS = frozenset({"dmy", "mdy", "ymd"})
_MOST_YEARS = 10.0
"""Years apart beyond which a date is no further from the others (chosen)."""
_RANGE = re.compile(r"\s?[-–]\s?\d|\s?(?:to|bis|til|till|au|al|tot)\b", re.IGNORECASE)

_SLIP_REACH = 6
"""Rows around a card's number that are its slip's (chosen: number, brand, application, day, hour, amount)."""
_OF_CARD = re.compile(r"[*#xX]{4,} ?\d{3,4}(?!\d)|\bA0000\d{5,}")
"""A card number masked to its last digits (PCI DSS 3.4), or an application identifier (ISO/IEC 7816-5, international category A)."""

Shape = tuple[str, bool]
"""The mark between day and month, and whether the year is whole."""


@dataclass(frozen=True)
class Dated:
    """The document's dates, and what they prove of each other."""

    sheet: Sheet
    printed: tuple[PrintedDate, ...]
    country: str | None
    by_shape: Mapping[Shape, Counter[str]] = field(init=False)
    """Orders that dates with one reading prove, by shape."""
    certain: Mapping[date, frozenset[tuple[int, int, int]]] = field(init=False)
    """Places of the days that are printed without doubt."""
    readings: Counter[tuple[int, int, int]] = field(init=False)
    """How many readings each place has."""
    until: tuple[PrintedDate, ...] = field(init=False)
    """Days, printed without doubt, until which something is valid."""

    def __post_init__(self) -> None:
        """Count once what every reading asks."""
        places: dict[tuple[int, int, int], list[ReadDate]] = {}
        for one in self.printed:
            if not one.doubt:
                places.setdefault(one.place, []).append(one.read)
        shapes: dict[Shape, Counter[str]] = {}
        certain: dict[date, set[tuple[int, int, int]]] = {}
        for place, readings in places.items():
            likely = [read for read in readings if read.value.year in LIKELY_YEARS]
            if len(likely) == 1:
                certain.setdefault(likely[0].value, set()).add(place)
                if likely[0].order in _NUMERIC_ORDERS:
                    shapes.setdefault(shape_of(likely[0]), Counter())[likely[0].order] += 1
        object.__setattr__(self, "by_shape", shapes)
        object.__setattr__(self, "certain", {day: frozenset(found) for day, found in certain.items()})
        object.__setattr__(self, "readings", Counter({place: len(reads) for place, reads in places.items()}))
        until = tuple(one for one in self.printed if not one.doubt and UNTIL_ROLES & one.roles.keys())
        object.__setattr__(self, "until", until)

    def until_days(self, one: PrintedDate) -> Iterator[date]:
        """Days until which something is valid, read in the order of `one` where they have it."""
        for other in self.until:
            elsewhere = other.place != one.place
            if elsewhere and (shape_of(other.read) != shape_of(one.read) or other.read.order == one.read.order):
                yield other.read.value

    def years_to_others(self, one: PrintedDate) -> float:
        """Years to the nearest day printed elsewhere; 0 where none is."""
        apart = [
            abs((other.read.value - one.read.value).days) / 365.25
            for other in self.printed
            if other.place != one.place and not other.doubt
        ]
        return min(apart, default=0.0)


def shape_of(read: ReadDate) -> Shape:
    """How a date looks, whatever its digits."""
    mark = re.search(r"[^\w\s|]|\s", read.text)
    return (mark.group() if mark else "", read.full_year)


def looks_of(dated: Dated, one: PrintedDate) -> tuple[str, ...]:
    """The clues of one reading."""
    return (
        *_words(one),
        *_names(_order(dated, one)),
        *_names(_sequence(dated, one)),
        *_names(_print(dated.sheet, one)),
    )


def measures_of(dated: Dated, one: PrintedDate) -> tuple[tuple[str, float], ...]:
    """The measures of one reading: what its glyphs cost, and how far in time it stands alone."""
    apart = math.log1p(min(dated.years_to_others(one), _MOST_YEARS))
    return (("doubt", one.doubt), ("years_apart", apart))


def _names(tests: Mapping[str, bool]) -> Iterable[str]:
    return (name for name, holds in tests.items() if holds)


def _words(one: PrintedDate) -> Iterator[str]:
    """The roles that words give it; those of no date count where they stand directly before it."""
    for where, mark in one.marks:
        for role in sorted(mark.roles):
            if "date" in role or where == "left" or role == "other_document":
                yield f"{where}:{role}"


def _order(dated: Dated, one: PrintedDate) -> dict[str, bool]:
    read, sheet = one.read, dated.sheet
    numeric = read.order in _NUMERIC_ORDERS
    same = dated.by_shape.get(shape_of(read), Counter[str]())
    others = sum((count for shape, count in dated.by_shape.items() if shape != shape_of(read)), Counter[str]())
    swedish = dated.country == "SE" or (sheet.language == "sv" and dated.country is None)
    weekday = weekday_beside(sheet.rows[one.row].cells[one.cell].text, read.start, read.end)
    return {
        f"order:{read.order}": read.order != "mdy" or dated.readings[one.place] > 1,
        "short_ymd": read.order == "ymd" and not read.full_year,
        "order_proved": numeric and same[read.order] > 0,
        "order_denied": numeric and bool(same) and not same[read.order],
        "order_elsewhere": numeric and others[read.order] > 0,
        "order_not_elsewhere": numeric and bool(others) and not others[read.order],
        "order_of_country": read.order == ("mdy" if dated.country == "US" else "dmy"),
        "year_first_country": read.order == "ymd" and swedish and shape_of(read)[0] == "-",
        "day_first_in_year_first_country": read.order == "dmy" and swedish and shape_of(read) == ("-", False),
        "only_reading": numeric and dated.readings[one.place] == 1,
        "weekday_holds": weekday == read.value.weekday(),
        "weekday_denies": weekday is not None and weekday != read.value.weekday(),
        "unlikely_year": read.value.year not in LIKELY_YEARS,
    }


def _sequence(dated: Dated, one: PrintedDate) -> dict[str, bool]:
    until = tuple(dated.until_days(one))
    day = one.read.value
    return {
        "printed_elsewhere": bool(dated.certain.get(day, frozenset()) - {one.place}),
        "before_until": any(day < other for other in until),
        "after_until": bool(until) and all(other < day for other in until),
        "term_before_until": any(_is_term(day, other) for other in until),
    }


def _is_term(first: date, last: date) -> bool:
    """Whether `last` ends a term of whole years from `first`, give or take its last day."""
    return any(
        abs((last - timedelta(days=round(365.2425 * years)) - first).days) <= 1 and abs(last.day - first.day) in {0, 1}
        for years in _TERM_YEARS
    )


def _print(sheet: Sheet, one: PrintedDate) -> dict[str, bool]:
    read, row = one.read, sheet.rows[one.row]
    text = row.cells[one.cell].text
    rest = text[: read.start] + " " + text[read.end :]
    roles = {role for mark in sheet.marks(one.row) for role in mark.roles}
    return {
        "full_year": read.full_year, "repaired": read.repaired, "runner_up": one.doubt > 0,
        "with_time": bool(parse_times(rest)), "time_on_row": bool(parse_times(row.text)),
        "number_on_row": bool(roles & {"receipt_number", "invoice_number"}), "till_on_row": "other_number" in roles,
        "no_words": not one.marks, "prose": is_prose(text), "unsure_ink": one.confidence < 0.8,
        "upper_third": row.box.center[1] < 0.33, "later_page": row.page > 0, "edge": is_edge(sheet, one.row),
        "priced_row": any(amount.has_cents for amount in sheet.amounts_by_row.get(one.row, ())),
        "bare_foot": row.box.center[1] > 0.75 and not one.marks and not roles and not parse_times(row.text),
        "range": _RANGE.match(text, read.end) is not None,
    }  # fmt: skip


def is_on_slip(sheet: Sheet, row: int) -> bool:
    """Whether a row lies within what a card terminal printed: near a masked card number or the card application's name."""
    page = sheet.rows[row].page
    near = sheet.rows[max(row - _SLIP_REACH, 0) : row + _SLIP_REACH + 1]
    return any(other.page == page and _OF_CARD.search(other.text) for other in near)


def is_edge(sheet: Sheet, row: int) -> bool:
    """Whether a row is the first or last of its page: programs print the day of printing there."""
    page = sheet.rows[row].page
    before, after = sheet.rows[row - 1 : row] if row else (), sheet.rows[row + 1 : row + 2]
    return not any(other.page == page for other in before) or not any(other.page == page for other in after)
