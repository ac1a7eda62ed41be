"""Every date where it stands: its readings, and the words that say whose day it is.

A word governs a date from the left, from the right ("30.6.2019 asti"), from the row above, from the head of its column, or, where
a sentence was wrapped ("gültig / bis 30.06.2019"), from the end of the row above. Little words between ("vom", "le", "den") hand on
what stands before them. Running text governs its own dates too.

A glyph that the recogniser doubted gives its runner-up as another reading of the date.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from verify.document import Box, Evidence, Line
from verify.extract.dates import ReadDate, parse_dates
from verify.extract.roles import Mark, find_marks
from verify.extract.rows import Row, confidence_in, evidence_in
from verify.extract.sheet import Sheet, header_marks, is_prose, marks_left, marks_on_row_above, marks_right

JOINT_LETTERS = 4
"""Letters up to which a date word only joins ("du", "vom", "den"; chosen)."""
WRAPPED_GAP = 12
"""Glyphs that may follow a word at the end of its row for the next row to go on with it (chosen: "bis", "fra", a number's end)."""
PROSE_REACH = 24
"""Glyphs between a word and the date that it governs in running text (chosen)."""
LEAST_RUNNER_UP = 0.01
"""Probability below which a runner-up is noise (the recogniser keeps some down to a thousandth)."""
_OF_DATES = frozenset("0123456789.,/-'")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A reading of a date where it stands on the document."""

    read: ReadDate
    row: int
    cell: int
    evidence: Evidence
    confidence: float
    marks: tuple[tuple[str, Mark], ...]
    """Role words that govern it, with where they stand: ``left``, ``row``, ``above``, ``head``, ``right``, ``wrapped``."""
    doubt: float = 0.0
    """How much likelier the glyphs as read are than this reading's, as a power of ten: 0 for what was read."""

    @property
    def roles(self) -> dict[str, list[str]]:
        """Where the words stand that give it each role, nearest first."""
        found: dict[str, list[str]] = {}
        for where, mark in self.marks:
            for role in mark.roles:
                found.setdefault(role, []).append(where)
        return found

    @property
    def place(self) -> tuple[int, int, int]:
        """Row, cell and first glyph: readings of one print share it."""
        return (self.row, self.cell, self.read.start)


def find_printed_dates(sheet: Sheet) -> tuple[PrintedDate, ...]:
    """Every reading of every date on the document, in reading order."""
    return tuple(
        _printed(sheet, (index, number), read, doubt)
        for index, row in enumerate(sheet.rows)
        for number, cell in enumerate(row.cells)
        for read, doubt in _read(cell, dated=_is_dated(sheet, index))
    )


def _is_dated(sheet: Sheet, row: int) -> bool:
    marks = (*sheet.marks(row), *marks_on_row_above(sheet, row))
    return any("date" in role for mark in marks for role in mark.roles)


def _read(cell: Line, *, dated: bool) -> Iterator[tuple[ReadDate, float]]:
    """The cell's readings, and those of its runner-up glyphs where they give other days."""
    plain = parse_dates(cell.text, compact=dated)
    yield from ((read, 0.0) for read in plain)
    seen = {read.value for read in plain}
    for text, at, doubt in _runner_up_texts(cell):
        for read in parse_dates(text, compact=dated):
            if read.start <= at < read.end and read.value not in seen and len(text) == len(cell.text):
                seen.add(read.value)
                yield replace(read, text=cell.text[read.start : read.start + len(read.text)], repaired=True), doubt


def _runner_up_texts(cell: Line) -> Iterator[tuple[str, int, float]]:
    """The cell's text with one doubted glyph taken otherwise: (text, place of the glyph, power of ten it costs)."""
    start = 0
    for word in cell.words:
        for doubt in word.doubts if any(map(str.isdigit, word.text)) else ():
            if doubt.other and doubt.other in _OF_DATES and doubt.other_confidence >= LEAST_RUNNER_UP:
                at = start + doubt.index
                cost = math.log10(max(doubt.confidence, LEAST_RUNNER_UP) / doubt.other_confidence)
                yield cell.text[:at] + doubt.other + cell.text[at + 1 :], at, max(cost, 0.0)
        start += len(word.text) + 1


def _printed(sheet: Sheet, place: tuple[int, int], read: ReadDate, doubt: float) -> PrintedDate:
    index, number = place
    cell, page = sheet.rows[index].cells[number], sheet.rows[index].page
    evidence = evidence_in(cell, page, read.start, read.start + len(read.text))
    sure = confidence_in(cell, read.start, read.end)
    return PrintedDate(read, index, number, evidence, sure, tuple(_governing(sheet, place, read)), doubt)


def _governing(sheet: Sheet, place: tuple[int, int], read: ReadDate) -> Iterator[tuple[str, Mark]]:
    """The words that govern a date and where they stand, nearest first."""
    index, number = place
    row = sheet.rows[index]
    if is_prose(row.cells[number].text):
        yield from (("left", mark) for mark in _in_prose(row, number, read))
        return
    left = marks_left(sheet, index, cell=number, start=read.start)
    near = 2 if left and _joins(left[0]) else 1
    found = [("left", mark) for mark in left[:near]] + [("row", mark) for mark in left[near:]]
    found += [("right", mark) for mark in marks_right(sheet, index, cell=number, end=read.end)[:1]]
    if number == 0 and read.start <= WRAPPED_GAP:
        found += [("wrapped", mark) for mark in _wrapped(sheet, index)]
    if not _is_led(row.cells[number].text[: read.start]) and not any(
        "date" in role for _, mark in found for role in mark.roles
    ):
        found += [("above", mark) for mark in marks_above(sheet, place)[-1:]]
        found += [("head", mark) for mark in header_marks(sheet, index, row.cells[number].box)[:1]]
    yield from found


def _is_led(before: str) -> bool:
    """Whether a word of its own cell leads to the date, so that neither the row above nor a column's head does."""
    return any(len(word) > JOINT_LETTERS for word in _LETTERS.findall(before))


def marks_above(sheet: Sheet, place: tuple[int, int]) -> tuple[Mark, ...]:
    """Role words that alone make the row above; of several side by side, those over the cell at `place`."""
    index, number = place
    box = sheet.rows[index].cells[number].box
    marks = marks_on_row_above(sheet, index)
    over = tuple(mark for mark in marks if _over(sheet.mark_box(mark), box))
    return over if over or len(sheet.rows[index].cells) > 1 else marks


def _over(one: Box, other: Box) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _joins(mark: Mark) -> bool:
    """Whether a word only leads to the date, so that the one before it governs too."""
    return len(mark.text) <= JOINT_LETTERS and any("date" in role for role in mark.roles)


def _in_prose(row: Row, number: int, read: ReadDate) -> tuple[Mark, ...]:
    """The last word with a role shortly before a date in running text."""
    before = [mark for mark in find_marks((Row((row.cells[number],), row.page),)) if mark.end <= read.start]
    return tuple(mark for mark in before[-1:] if read.start - mark.end <= PROSE_REACH)


def _wrapped(sheet: Sheet, index: int) -> tuple[Mark, ...]:
    """The last word of the row above, where that row ends with it and goes on here."""
    if index == 0 or sheet.rows[index - 1].page != sheet.rows[index].page:
        return ()
    cells = sheet.rows[index - 1].cells
    return tuple(
        mark
        for mark in sheet.every_mark.get(index - 1, ())[-1:]
        if mark.end_cell == len(cells) - 1 and len(cells[-1].text) - mark.end <= WRAPPED_GAP
    )
