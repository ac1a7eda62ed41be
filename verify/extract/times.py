"""The time of the purchase: what is printed like one, and how near it stands to the purchase's date.

A card terminal's clock and a mail's header show other times than the till: the time that stands with the date which was
taken for the purchase, or under a word for the hour, is the till's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from verify.document import Evidence
from verify.extract.date_looks import is_edge
from verify.extract.dates import ReadTime, parse_dates, parse_times
from verify.extract.printed_dates import marks_above
from verify.extract.ranking import Proposal
from verify.extract.rows import Row, evidence_in
from verify.extract.sheet import Sheet, header_marks, is_prose, marks_left
from verify.receipt import Field

_ROLES = frozenset({"time", "date", "purchase_date", "invoice_date", "sent_date", "print_date", "decoy_date"})
_SAME_ROW, _NEXT_ROW = 0.8, 2.6
"""Heights of print between two middles, up to which they share a row or stand on neighbouring ones (chosen)."""


def propose_times(sheet: Sheet, purchase: Field[date]) -> tuple[Proposal[time], ...]:
    """Every time printed, and how near it stands to the purchase date."""
    dates = [evidence for candidate in purchase.candidates[:1] for evidence in candidate.evidence]
    return tuple(
        _proposal(sheet, (index, number), read, dates)
        for index, row in enumerate(sheet.rows)
        for number, cell in enumerate(row.cells)
        for read in parse_times(cell.text)
    )


def _proposal(sheet: Sheet, place: tuple[int, int], read: ReadTime, dates: list[Evidence]) -> Proposal[time]:
    row = sheet.rows[place[0]]
    evidence = evidence_in(row.cells[place[1]], row.page, read.start, read.end)
    clues = (*_words(sheet, place, read), *_near(evidence, dates), *_looks(sheet, place, read))
    return Proposal(read.value, read.text, evidence, clues)


def _words(sheet: Sheet, place: tuple[int, int], read: ReadTime) -> Iterator[str]:
    """The words left of a time, or where it has none those above it and at the head of its column."""
    index, number = place
    left = marks_left(sheet, index, cell=number, start=read.start)[:1]
    marks = [("left", mark) for mark in left if mark.cell >= number - 1]
    if not marks:
        marks = [("above", mark) for mark in marks_above(sheet, place)[-1:]]
        marks += [("head", mark) for mark in header_marks(sheet, index, sheet.rows[index].cells[number].box)[:1]]
    for where, mark in marks:
        yield from (f"{where}:{role}" for role in sorted(mark.roles & _ROLES))


def _near(evidence: Evidence, places: list[Evidence]) -> Iterator[str]:
    """How near it stands to each print of the purchase date, and to the one that was believed."""
    yield from {_nearness(evidence, place) for place in places}
    yield from (f"believed:{_nearness(evidence, place)}" for place in places[:1])


def _nearness(one: Evidence, other: Evidence) -> str:
    if one.page != other.page:
        return "other_page"
    apart = abs(one.box.center[1] - other.box.center[1])
    height = max(one.box.height, other.box.height, 1e-6)
    return "same_row" if apart < height * _SAME_ROW else "next_row" if apart < height * _NEXT_ROW else "elsewhere"


def _looks(sheet: Sheet, place: tuple[int, int], read: ReadTime) -> Iterator[str]:
    row = sheet.rows[place[0]]
    cell = row.cells[place[1]]
    roles = {role for mark in sheet.marks(place[0]) for role in mark.roles}
    tests = {
        "colon": read.mark == ":",
        "point": read.mark != ":",
        "seconds": read.seconds,
        "half": read.half,
        "range": re.search(r"\d{2}\s?[-–]\s?\d{1,2}[:.]", cell.text) is not None,
        "prose": is_prose(cell.text),
        "number_on_row": bool(roles & {"receipt_number", "invoice_number"}),
        "till_on_row": "other_number" in roles,
        "named_month": _names_a_month(row),
        "edge": is_edge(sheet, place[0]),
    }
    yield from (name for name, holds in tests.items() if holds)


def _names_a_month(row: Row) -> bool:
    """Whether the date on the row is written out, as mails do."""
    return any(read.order == "name" for read in parse_dates(row.text))
