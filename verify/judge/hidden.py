"""Can the places be read in which an unwelcome word would stand?

A clause that holds by the *absence* of something asks here first: nothing read in a place that nobody can read is no
absence. The places are the title, the seller's block, the claimed product's line with its neighbours, and the total;
damage elsewhere does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from verify.document import Box, Evidence, LegibilityState, box_around
from verify.judge.evidence import Proof, touches
from verify.receipt import Field, Item, Reading
from verify.verdict import Ask

TITLE_SHARE = 0.2
"""Where nothing says where the title ends, it is sought in this share of the text's height. Chosen."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A place that cannot be read: what would stand there, and on which document."""

    place: str
    """``title``, ``retailer``, ``items`` or ``total``: a field of the letters."""
    document: int
    ask: Ask


def hidden_place(proof: Proof, item: Item | None = None) -> Hidden | None:
    """The first place where an unwelcome word would stand and cannot be read, or None.

    A proof of which none of the places but the title was found shows no absence of anything.
    """
    places = tuple(_places(proof, item))
    if len(places) == 1:
        return Hidden("items", proof.document, Ask("field-illegible", proof.document, (("field", "items"),)))
    unread = (name for name in ("retailer", "total") if _is_unread(getattr(proof.receipt, name)))
    covered = (place for place, page, box in places if _is_hidden(proof.reading, page, box))
    for place in (*unread, *covered):
        return Hidden(place, proof.document, Ask("field-illegible", proof.document, (("field", place),)))
    return None


def _is_unread(field: Field[Any]) -> bool:
    """Whether a field's ink is there and cannot be read."""
    return field.told is None and field.absence == "illegible"


def _is_hidden(reading: Reading, page: int, box: Box) -> bool:
    """Whether a place cannot be read: its page is illegible, or an illegible area covers a part of it."""
    if page >= len(reading.document.pages):
        return True
    if reading.document.pages[page].legibility.state is LegibilityState.ILLEGIBLE:
        return True
    return any(touches(area, box, page) for area in reading.document.legibility.areas)


def _places(proof: Proof, item: Item | None) -> Iterator[tuple[str, int, Box]]:
    """(what, page, box) of the places where words stand that make a proof no proof."""
    receipt = proof.receipt
    items = [one for line in receipt.items for one in _ink_of_item(line)]
    yield "title", 0, _head(proof, items)
    for field in (receipt.retailer, receipt.vat_id, receipt.address):
        for evidence in field.best.evidence if field.best else ():
            yield "retailer", evidence.page, evidence.box
    if item is not None and item in receipt.items:
        position = receipt.items.index(item)
        for line in receipt.items[max(position - 1, 0) : position + 2]:
            for evidence in _ink_of_item(line):
                yield "items", evidence.page, evidence.box
    for evidence in receipt.total.best.evidence if receipt.total.best else ():
        yield "total", evidence.page, evidence.box


def _head(proof: Proof, items: list[Evidence]) -> Box:
    """The first page from the top of its text down to the first product line, or to a share of the text's height."""
    pages = proof.reading.document.pages
    lines = tuple(line.box for line in pages[0].lines) if pages else ()
    if not lines:
        return Box(0.0, 0.0, 1.0, TITLE_SHARE)
    text = box_around(lines)
    tops = [one.box.top for one in items if one.page == 0 and one.box.top > text.top]
    bottom = min(tops, default=text.top + TITLE_SHARE * text.height)
    return Box(0.0, text.top, 1.0, max(bottom, text.top))


def _ink_of_item(item: Item) -> tuple[Evidence, ...]:
    fields: tuple[Field[Any], ...] = (item.description, item.price, item.quantity)
    return tuple(one for field in fields if field.best for one in field.best.evidence)
