"""What was not read for sure: the places worth a second look, and why a field is absent.

A field is `illegible`, not missing, where the place it would stand in cannot be read: a role word without a value beside it, a head or
row under glare, a page that is illegible as a whole. Only a legible place with nothing on it is `missing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from verify.document import Box, LegibilityState, Region, box_on_page
from verify.extract.sheet import Sheet
from verify.receipt import Candidate, Field, Receipt, named_fields

SURE = 0.9
"""Confidence below which a value is worth a second look (chosen: below it, it cannot carry an automatic accept)."""
MOST = 12
"""Regions named (chosen: the caller bounds second looks anyway)."""
_VALUE_ORDER = ("purchase_date", "total", "retailer", "vat_id", "receipt_number", "order_date", "invoice_date", "delivery_date", "vat", "address", "due_date")  # fmt: skip
"""Fields by how often a campaign's verdict hangs on them."""
_WORDS = {
    "purchase_date": ("date", "purchase_date", "invoice_date"), "total": ("total", "payable", "gross"), "vat": ("vat",),
    "vat_id": ("vat_id", "business_id"), "receipt_number": ("receipt_number", "invoice_number"), "order_date": ("order_date",),
    "invoice_date": ("invoice_date",), "delivery_date": ("delivery_date",), "due_date": ("due_date",),
}  # fmt: skip
_HEAD = Box(0.0, 0.0, 1.0, 0.25)
"""Where the seller stands."""


def find_doubts(sheet: Sheet, receipt: Receipt) -> tuple[Region, ...]:
    """Regions worth a second look, most valuable first."""
    fields = dict(named_fields(receipt))
    found = [region for name in _VALUE_ORDER for region in _field_doubts(sheet, name, fields[name])]
    return tuple(dict.fromkeys(found))[:MOST]


def _field_doubts(sheet: Sheet, name: str, field: Field[object]) -> Iterator[Region]:
    best = field.best
    if best is None:
        yield from (Region(page, box, name) for page, box in _bare_words(sheet, name))
    elif best.confidence < SURE or _unsure_ink(sheet, best):
        ink = best.evidence[0]
        yield Region(ink.page, _padded(ink.box), name)


def _unsure_ink(sheet: Sheet, best: Candidate[object]) -> bool:
    ink = best.evidence[0]
    words = (word for line in sheet.document.pages[ink.page].lines for word in line.words)
    return any(word.confidence < 0.7 and word.text in ink.text.split() for word in words)


def _bare_words(sheet: Sheet, name: str) -> Iterator[tuple[int, Box]]:
    """Rows where a word for the field stands, right of the word: there its value should be."""
    wanted = _WORDS.get(name, ())
    for index, marks in sheet.marks_by_row.items():
        for mark in marks:
            if mark.roles.intersection(wanted):
                row, word = sheet.rows[index], sheet.mark_box(mark)
                yield row.page, box_on_page(word.left, word.top - word.height / 4, 1.0, word.bottom + word.height / 4)


def _padded(box: Box) -> Box:
    return box_on_page(
        box.left - box.height, box.top - box.height / 3, box.right + box.height, box.bottom + box.height / 3
    )


def tell_absence(sheet: Sheet, receipt: Receipt) -> Receipt:
    """The receipt, each empty field saying whether its place was illegible or nothing stands there."""
    illegible: dict[str, Any] = {
        name: replace(field, absence="illegible")
        for name, field in named_fields(receipt)
        if not field.candidates and _is_place_illegible(sheet, name)
    }
    return replace(receipt, **illegible)


def _is_place_illegible(sheet: Sheet, name: str) -> bool:
    document = sheet.document
    if document.legibility.state is LegibilityState.ILLEGIBLE:
        return True
    places = list(_bare_words(sheet, name))
    if places and name in {"purchase_date", "total"}:
        return True
    places += [(0, _HEAD)] if name in {"retailer", "address", "contact", "vat_id", "purchase_date"} else []
    areas = [(area.page, area.box) for area in document.legibility.areas]
    return any(page == other and _touch(box, area) for page, box in places for other, area in areas)


def _touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
