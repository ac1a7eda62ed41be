"""Which part of a document keeps a thing from being read: its page, its place, its cause.

The records say it: an illegible area over the ink of a field that was read badly; the place where reading looked for a field
in vain (a doubt); else the area nearest to where such a thing stands on a proof. A document of which none of this is known
is told as a whole. Places are named as people name them, counted from the edge of what is printed, not of the picture: a
receipt on a table has its top where its print begins.

>>> name_place(Box(0.1, 0.05, 0.9, 0.15), WHOLE), name_place(Box(0.7, 0.8, 0.95, 0.9), WHOLE), name_place(WHOLE, WHOLE)
('top', 'bottom-right', None)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from verify.document import (
    Box,
    Document,
    Evidence,
    IllegibleArea,
    Legibility,
    LegibilityState,
    Page,
    Region,
    box_around,
    overlap,
)
from verify.judge.lines import evidence_of_item
from verify.letters.codes import CAUSES, UNCLEAR
from verify.receipt import Field, Reading
from verify.verdict import Ask

WHOLE: Final = Box(0.0, 0.0, 1.0, 1.0)
"""A page; as the box of an area: nobody knows where on it."""

WIDE = 0.5
"""Share of the print's width or height from which a part is neither left nor right, neither top nor bottom (chosen)."""

LARGE = 0.5
"""Share of a page from which an area says less of a place than the ink under it (chosen)."""

THIRD = 1 / 3

NEAR = 0.05
"""Heights of a page from the line on which a value was looked for in which damage may hide it (chosen: a line or two)."""

_ITEM_FIELDS: Final = frozenset({"items", "product", "price", "reference", "gtin"})

_STANDS: Final[dict[str, float]] = {
    **dict.fromkeys(("title", "retailer", "vat_id", "address", "contact"), 0.1),
    **dict.fromkeys(("receipt_number", "order_date", "purchase_date", "purchase_time"), 0.2),
    **dict.fromkeys(_ITEM_FIELDS, 0.5),
    **dict.fromkeys(("total", "currency"), 0.75),
}
"""How far down the print a field mostly stands on a proof. Chosen: only which of several damaged areas is shown depends on it."""


def find_spots(reading: Reading, ask: Ask) -> tuple[IllegibleArea, ...]:
    """The parts of `reading`'s document to photograph again for `ask`, and what is wrong with them: mostly one."""
    if ask.code == "document-illegible":
        return tuple(IllegibleArea(0, WHOLE, cause) for cause in reading.document.legibility.causes or (UNCLEAR,))
    return (_find_spot(reading, ask),)


def _find_spot(reading: Reading, ask: Ask) -> IllegibleArea:
    """The part that keeps `ask` from being read; the whole page where nobody knows."""
    document = reading.document
    if ask.place is not None:
        return _spot_at(document, ask.place.page, ask.place.box)
    field = "serial" if ask.code == "serial-illegible" else dict(ask.parameters).get("field", "")
    ink = tuple(_ink(reading, field))
    damaged = next((area for one in ink if (area := _area_over(document, one.page, one.box))), None)
    if damaged:
        return damaged
    if ink and field not in _ITEM_FIELDS:
        return _spot_at(document, ink[0].page, ink[0].box)
    looked = next((one for one in reading.doubts if one.role == field), None)
    return _spot_near(document, looked, field)


def name_place(box: Box, frame: Box) -> str | None:
    """The part of `frame` in which `box` lies, one of `letters.codes.PLACES`; None where it is most of it."""
    x = (box.center[0] - frame.left) / (frame.width or 1.0)
    y = (box.center[1] - frame.top) / (frame.height or 1.0)
    wide, high = box.width > WIDE * frame.width, box.height > WIDE * frame.height
    down = "" if high or THIRD <= y <= 2 * THIRD else "top" if y < THIRD else "bottom"
    across = "" if wide or THIRD <= x <= 2 * THIRD else "left" if x < THIRD else "right"
    if wide and high:
        return None
    return "-".join(part for part in (down, across) if part) or "middle"


def place_of(area: IllegibleArea, document: Document) -> str | None:
    """The name of an area's place: of what is cut off, the edge of the picture; else the part of the print."""
    if area.cause == "cut":
        return name_place(area.box, WHOLE)
    if area.box == WHOLE:
        return None
    return name_place(area.box, _printed(document.pages[area.page], area.box))


def _ink(reading: Reading, field: str) -> Iterator[Evidence]:
    """Where `field` was read on this document, well or badly: of the product lines, all of them."""
    if reading.receipt and field in _ITEM_FIELDS:
        yield from chain.from_iterable(evidence_of_item(item) for item in reading.receipt.items)
        return
    found = getattr(reading.content, field, None)
    if isinstance(found, Field) and found.best:
        yield from found.best.evidence


def _area_over(document: Document, page: int, box: Box) -> IllegibleArea | None:
    """The area that covers most of a place, as it is shown: a large one only where it covers the place. None where none does."""
    over = [area for area in document.legibility.areas if area.page == page and overlap(area.box, box) > 0]
    if not over:
        return None
    area = max(over, key=lambda one: overlap(one.box, box))
    return IllegibleArea(page, box, area.cause) if area.box.area > LARGE else area


def _spot_at(document: Document, page: int, box: Box) -> IllegibleArea:
    """A known place, with the cause of the area over it or of its page."""
    return _area_over(document, page, box) or IllegibleArea(page, box, _cause(document.pages[page].legibility))


def _spot_near(document: Document, looked: Region | None, field: str) -> IllegibleArea:
    """What hides a field that was not found: the area near where it was looked for, else the one nearest to where it mostly stands."""
    areas = document.legibility.areas
    if looked:
        y = looked.box.center[1]
        near = [area for area in areas if area.page == looked.page and _apart(area.box, y) <= NEAR]
        if not near:
            return _spot_at(document, looked.page, _on_print(document.pages[looked.page], looked.box))
        return min(near, key=lambda area: (_apart(area.box, y), -area.box.area))
    if not areas:
        return IllegibleArea(0, WHOLE, _cause(document.legibility))
    return min(areas, key=lambda area: (_away(document, area, field), -area.box.area))


def _on_print(page: Page, box: Box) -> Box:
    """What of `box` lies between the margins of the print: reading looks for a value as far as the picture goes."""
    printed = _printed(page)
    left, right = max(box.left, printed.left), min(box.right, printed.right)
    return Box(left, box.top, right, box.bottom) if left < right else box


def _away(document: Document, area: IllegibleArea, field: str) -> float:
    """How far an area lies from where `field` mostly stands, in heights of the page; 0 where nobody knows where that is."""
    printed = _printed(document.pages[area.page], area.box)
    return _apart(area.box, printed.top + _STANDS[field] * printed.height) if field in _STANDS else 0.0


def _apart(box: Box, y: float) -> float:
    """How far a box lies above or below a height of the page."""
    return max(box.top - y, y - box.bottom, 0.0)


def _printed(page: Page, *more: Box) -> Box:
    """What is printed of a page, and `more`; the whole page where nothing was read."""
    lines = tuple(line.box for line in page.lines)
    return box_around((*lines, *more)) if lines else WHOLE


def _cause(legibility: Legibility) -> str:
    """What is wrong with a page that is not legible; of a legible one nobody knows."""
    if legibility.state is LegibilityState.LEGIBLE:
        return UNCLEAR
    return next((cause for cause in legibility.causes if cause in CAUSES), UNCLEAR)
