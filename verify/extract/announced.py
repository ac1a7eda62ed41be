"""Words that announce a value where none was read: the place where it should stand.

A role word is *bare* where no number that was read stands right of it on its row, up to the next word that announces another value,
or under it as under the head of a column. Every
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

DAY_DIGITS = 6
"""Digits of a date written without signs (``010219``)."""
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
        announced = [
            (fields, evidence_in(row.cells[mark.end_cell], row.page, start, mark.end).box)
            for mark in marks
            if (fields := frozenset(field for role in mark.roles for field in _ROLES.get(role, ())))
            for start in (mark.start if mark.cell == mark.end_cell else 0,)
        ]
        for fields, word in announced:
            others = (box.left for other, box in announced if not other & fields and box.left >= word.right)
            _note(found, fields, sheet.rows[index:], word, until=min(others, default=1.0))
    return found


def bare_on_label(rows: tuple[Row, ...]) -> Places:
    """The same of a label or plate, whose words are others."""
    found: Places = defaultdict(list)
    for index, row in enumerate(rows):
        for cell in row.cells:
            for phrase in label_words().find(cell.text):
                if phrase.meaning in _LABEL_FIELDS:
                    word = evidence_in(cell, row.page, phrase.start, phrase.end).box
                    _note(found, frozenset({phrase.meaning}), rows[index:], word)
    return found


def _note(found: Places, fields: frozenset[str], rows: tuple[Row, ...], word: Box, *, until: float = 1.0) -> None:
    """Remember the place right of `word`, which stands on the first of the `rows`, up to `until`, unless it is answered."""
    row = rows[0]
    beside = box_on_page(word.right, word.top, until, word.bottom)
    below = box_on_page(word.left, word.bottom, word.right, word.bottom + REACH_DOWN * word.height)
    under = (cell for one in rows[1:4] if one.page == row.page for cell in one.cells)
    is_day = any(field.endswith("_date") for field in fields)
    if any(_answers(cell, beside, is_day=is_day, on_row=True) for cell in row.cells):
        return
    if any(_answers(cell, below, is_day=is_day) for cell in under):
        return
    for field in fields:
        found[field].append((row.page, beside))


def _answers(cell: Line, place: Box, *, is_day: bool, on_row: bool = False) -> bool:
    """Whether a sure word with a digit stands in a place; of one on the word's own row, only where it stands across counts.

    What answers a word for a date has the build of one: a time of day or a counter does not.
    """
    return any(
        word.confidence >= SURE_DIGIT
        and (_may_be_day(word.text) if is_day else any(map(str.isdigit, word.text)))
        and word.box.right > place.left
        and word.box.left < place.right
        and (on_row or word.box.top < place.bottom)
        for word in cell.words
    )


def _may_be_day(text: str) -> bool:
    """Whether a word may be a date's: six digits, or some with a point, stroke or hyphen between."""
    count = sum(map(str.isdigit, text))
    return ":" not in text and (count >= DAY_DIGITS or (count >= 2 and any(sign in text for sign in "./-")))
