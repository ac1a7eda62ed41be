"""One document prepared for the finders: its rows, the role words on them, and the amounts.

Finders ask the sheet "which role word governs this ink?". Print answers in three ways: the word stands left of the value on
its row, alone on the row above, or at the head of the value's column.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import median

from verify.document import Box, Document
from verify.extract.money import Amount, decimal_comma_of, find_amounts
from verify.extract.roles import Mark, find_marks
from verify.extract.rows import Row

PROSE_WORDS = 8
"""Words from which a cell without an amount is running text, whose role words govern nothing (chosen)."""
HEADER_REACH = 14
"""Rows a column header reaches down (chosen: the longest VAT tables and invoices' number blocks)."""


@dataclass(frozen=True)
class Sheet:
    """The document, its rows, and what stands on them."""

    document: Document
    rows: tuple[Row, ...]
    language: str | None = None

    @cached_property
    def decimal_comma(self) -> bool | None:
        """Whether cents are parted by a comma; None where the amounts do not say."""
        return decimal_comma_of(self.rows)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount, in reading order."""
        return find_amounts(self.rows, decimal_comma=self.decimal_comma)

    @cached_property
    def amounts_by_row(self) -> dict[int, tuple[Amount, ...]]:
        """Amounts by the index of their row."""
        found: dict[int, list[Amount]] = {}
        for amount in self.amounts:
            found.setdefault(amount.row, []).append(amount)
        return {row: tuple(amounts) for row, amounts in found.items()}

    @cached_property
    def every_mark(self) -> dict[int, tuple[Mark, ...]]:
        """Role words by the index of their row, those of running text too."""
        found: dict[int, list[Mark]] = {}
        for mark in find_marks(self.rows):
            found.setdefault(mark.row, []).append(mark)
        return {row: tuple(marks) for row, marks in found.items()}

    @cached_property
    def marks_by_row(self) -> dict[int, tuple[Mark, ...]]:
        """Role words by the index of their row; those of running text left out."""
        spoken = {
            index: tuple(mark for mark in marks if not is_prose(self.rows[index].cells[mark.cell].text))
            for index, marks in self.every_mark.items()
        }
        return {row: marks for row, marks in spoken.items() if marks}

    @cached_property
    def glyph_height(self) -> float:
        """Median height of the rows' cells, as a fraction of the page."""
        heights = [cell.box.height for row in self.rows for cell in row.cells]
        return median(heights) if heights else 0.0

    def marks(self, row: int) -> tuple[Mark, ...]:
        """The role words of one row."""
        return self.marks_by_row.get(row, ())

    def mark_box(self, mark: Mark) -> Box:
        """The box of the cell a role word stands in."""
        return self.rows[mark.row].cells[mark.cell].box


def is_prose(text: str) -> bool:
    """Whether a cell holds running text: many words of letters; captions and their numbers are none."""
    words = [word for word in text.split() if word[:1].isalpha() and not word.endswith(":")]
    return sum(1 for word in words if not any(map(str.isdigit, word))) >= PROSE_WORDS


def marks_left(sheet: Sheet, row: int, *, cell: int, start: int) -> tuple[Mark, ...]:
    """Role words that stand before a place on its row, nearest first."""
    before = [mark for mark in sheet.marks(row) if (mark.end_cell, mark.end) <= (cell, start)]
    return tuple(reversed(before))


def marks_right(sheet: Sheet, row: int, *, cell: int, end: int) -> tuple[Mark, ...]:
    """Role words that stand after a place on its row, nearest first."""
    return tuple(mark for mark in sheet.marks(row) if (mark.cell, mark.start) >= (cell, end))


def marks_on_row_above(sheet: Sheet, row: int) -> tuple[Mark, ...]:
    """Role words of the row above when that row says nothing but them: its own value must not stand on it."""
    above = row - 1
    if (
        above < 0
        or sheet.rows[above].page != sheet.rows[row].page
        or any(a.has_cents for a in sheet.amounts_by_row.get(above, ()))
    ):
        return ()
    return sheet.marks(above)


def header_marks(sheet: Sheet, row: int, box: Box) -> tuple[Mark, ...]:
    """Role words that head the column in which `box` stands, nearest row first."""
    for above in range(row - 1, max(row - 1 - HEADER_REACH, -1), -1):
        if sheet.rows[above].page != sheet.rows[row].page:
            return ()
        if len(sheet.rows[above].cells) < 2 or any(amount.has_cents for amount in sheet.amounts_by_row.get(above, ())):
            continue
        heading = tuple(mark for mark in sheet.marks(above) if _in_column(sheet.mark_box(mark), box))
        if heading:
            return heading
    return ()


def _in_column(head: Box, box: Box) -> bool:
    shared = min(head.right, box.right) - max(head.left, box.left)
    return shared > 0.3 * min(head.width, box.width)
