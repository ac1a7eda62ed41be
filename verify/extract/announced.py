"""Words that announce a value where none was read: the place where it should stand.

A role word is *bare* where no number that was read stands right of it on its row, or under it as under the head of a column. Every
field told here has digits in it, so that any sure word with a digit answers; names and addresses are announced by nothing.
"""

from __future__ import annotations

from collections import defaultdict

from verify.document import Box, Line, box_on_page
from verify.extract.label_loose import label_words
from verify.extract.rows import Row, evidence_in
from verify.extract.sheet import Sheet

SURE_DIGIT = 0.6
"""Certainty from which a word with a digit answers (chosen)."""
REACH_DOWN = 2.5
"""Line heights under its word in which a value stands (as `label.py` looks)."""

_ROLES = {
    "date": ("purchase_date",), "purchase_date": ("purchase_date",), "invoice_date": ("purchase_date", "invoice_date"),
    "order_date": ("order_date",), "delivery_date": ("delivery_date",), "due_date": ("due_date",), "time": ("purchase_time",),
    "total": ("total",), "payable": ("total",), "gross": ("total",), "vat": ("vat",), "vat_id": ("vat_id",),
    "business_id": ("vat_id",), "receipt_number": ("receipt_number",), "invoice_number": ("receipt_number",),
}  # fmt: skip
"""The fields that a role word of ``roles.toml`` announces."""
_LABEL_FIELDS = frozenset({"model", "serial", "imei", "mac", "gtin"})

Places = dict[str, list[tuple[int, Box]]]
"""Fields to the places, page and box, in which their words say that they stand."""


def bare_on_sheet(sheet: Sheet) -> Places:
    """Where a receipt or an invoice announces a value that was not read."""
    found: Places = defaultdict(list)
    for index, marks in sheet.marks_by_row.items():
        row = sheet.rows[index]
        for mark in marks:
            fields = {field for role in mark.roles for field in _ROLES.get(role, ())}
            if fields:
                start = mark.start if mark.cell == mark.end_cell else 0
                word = evidence_in(row.cells[mark.end_cell], row.page, start, mark.end).box
                _note(found, fields, sheet.rows[index:], word)
    return found


def bare_on_label(rows: tuple[Row, ...]) -> Places:
    """The same of a label or plate, whose words are others."""
    found: Places = defaultdict(list)
    for index, row in enumerate(rows):
        for cell in row.cells:
            for phrase in label_words().find(cell.text):
                if phrase.meaning in _LABEL_FIELDS:
                    word = evidence_in(cell, row.page, phrase.start, phrase.end).box
                    _note(found, {phrase.meaning}, rows[index:], word)
    return found


def _note(found: Places, fields: set[str], rows: tuple[Row, ...], word: Box) -> None:
    """Remember the place right of `word`, which stands on the first of the `rows`, unless it is answered."""
    row = rows[0]
    beside = box_on_page(word.right, word.top, 1.0, word.bottom)
    below = box_on_page(word.left, word.bottom, word.right, word.bottom + REACH_DOWN * word.height)
    under = (cell for one in rows[1:4] if one.page == row.page for cell in one.cells)
    if any(_answers(cell, beside) for cell in row.cells) or any(_answers(cell, below) for cell in under):
        return
    for field in fields:
        found[field].append((row.page, beside))


def _answers(cell: Line, place: Box) -> bool:
    """Whether a sure word with a digit stands in a place; of one on the word's own row, only how far right counts."""
    return any(
        word.confidence >= SURE_DIGIT
        and any(map(str.isdigit, word.text))
        and word.box.right > place.left
        and word.box.left < place.right
        and (place.right == 1.0 or word.box.top < place.bottom)
        for word in cell.words
    )
