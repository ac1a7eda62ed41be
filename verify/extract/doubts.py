"""What was not read for sure: the places worth a second look.

A second look tells what is printed, not what it means. It can change an outcome only where glyphs were unsure, or where a role word
stands and no value was read beside it; a sure reading in a doubtful role would only be read again. A line that was found is doubted
as a line, and read again by itself; a place where a value must stand, and no doubtful line does, is searched as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.document import Box, Region, Word, box_on_page
from verify.extract.mending import NAMES
from verify.extract.sheet import Sheet
from verify.receipt import Field, Receipt, named_fields

SURE_INK = 0.9
"""Certainty of a value's least sure word from which it is not read again (measured: of 14 values between 0.9 and 0.97 one was read differently, and wrongly)."""
SURE_LINE = 0.75
"""Certainty of the least sure word of a name or an address in a line, from which it is not read again (measured: of 176 lines
below 0.9, 84 above this, looks changed one)."""
MOST_LINES = 3
"""Lines of one field that are read again (chosen)."""
MOST = 12
"""Regions named (chosen: the caller bounds second looks anyway)."""
PLACES = 2
"""Places looked at for one field without a value: beside its first words (chosen: further ones announce other things)."""
_VALUE_ORDER = (
    "purchase_date",
    "total",
    "vat_id",
    "retailer",
    "address",
    "receipt_number",
    "order_date",
    "invoice_date",
    "delivery_date",
    "vat",
)
"""Fields by how often a campaign's verdict hangs on them."""
_ALWAYS_PRINTED = frozenset({"purchase_date", "total"})
"""Fields that every receipt has: their word without a value means that something was not read."""
_WORDS = {
    "purchase_date": ("date", "purchase_date", "invoice_date"), "total": ("total", "payable", "gross"), "vat": ("vat",),
    "vat_id": ("vat_id", "business_id"), "receipt_number": ("receipt_number", "invoice_number"), "order_date": ("order_date",),
    "invoice_date": ("invoice_date",), "delivery_date": ("delivery_date",), "due_date": ("due_date",),
}  # fmt: skip


def find_doubts(sheet: Sheet, receipt: Receipt) -> tuple[Region, ...]:
    """Regions worth a second look, most valuable first."""
    fields = dict(named_fields(receipt))
    found = [region for name in _VALUE_ORDER for region in _field_doubts(sheet, name, fields[name])]
    return tuple(dict.fromkeys(found))[:MOST]


def _field_doubts(sheet: Sheet, name: str, field: Field[object]) -> Iterator[Region]:
    best = field.best
    if best is not None:
        ink = best.evidence[0]
        yield from _line_doubts(sheet, name, ink.page, ink.box)
        return
    for page, box in list(_bare_words(sheet, name))[:PLACES]:
        lines = list(_line_doubts(sheet, name, page, box))
        yield from lines
        if not lines and name in _ALWAYS_PRINTED:
            yield Region(page, box, name)


def _line_doubts(sheet: Sheet, name: str, page: int, box: Box) -> Iterator[Region]:
    """The lines with words in `box` that were hardly read, the least sure first: their glyphs may be others."""
    sure = SURE_LINE if name in NAMES else SURE_INK
    unsure = []
    for line in sheet.document.pages[page].lines:
        words = [word for word in line.words if _touch(box, _middle(word.box)) and _may_tell(word, name)]
        least = min((word.confidence for word in words), default=1.0)
        if least < sure:
            unsure.append((least, line))
    unsure.sort(key=lambda one: one[0])
    return (Region(page, line.box, name) for _, line in unsure[:MOST_LINES])


def _may_tell(word: Word, name: str) -> bool:
    """Whether another reading of `word` could be another value of the field: of a number with a check, its digits only."""
    return name != "vat_id" or any(glyph.isdigit() for glyph in word.text)


def _middle(box: Box) -> Box:
    x, y = box.center
    return Box(x, y, x, y)


def _bare_words(sheet: Sheet, name: str) -> Iterator[tuple[int, Box]]:
    """Rows where a word for the field stands, right of the word: there its value should be."""
    wanted = _WORDS.get(name, ())
    for index, marks in sheet.marks_by_row.items():
        for mark in marks:
            if mark.roles.intersection(wanted):
                row, word = sheet.rows[index], sheet.mark_box(mark)
                yield row.page, box_on_page(word.left, word.top - word.height / 4, 1.0, word.bottom + word.height / 4)


def _touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
