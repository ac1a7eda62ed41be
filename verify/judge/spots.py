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
    return (next(_guess_spots(reading, ask)),)


def _guess_spots(reading: Reading, ask: Ask) -> Iterator[IllegibleArea]:
    """The parts that may keep `ask` from being read, likeliest first; the whole page last.

    Ink under damage comes first, then ink that is told; a candidate too weak to be told may be other ink, and only tells a place
    where nothing else does.
    """
    document = reading.document
    if ask.place is not None:
        yield _spot_at(document, ask.place.page, ask.place.box)
    field = "serial" if ask.code == "serial-illegible" else dict(ask.parameters).get("field", "")
    ink, is_told = _ink(reading, field)
    yield from (area for one in ink if (area := _area_over(document, one.page, one.box)))
    known = () if field in _ITEM_FIELDS else tuple(_spot_at(document, one.page, one.box) for one in ink[:1])
    if is_told:
        yield from known
    yield from (_spot_near(document, one) for one in reading.doubts if one.role == field)
    yield from sorted(document.legibility.areas, key=lambda area: (_away(document, area, field), -area.box.area))
    yield from known
    yield IllegibleArea(0, WHOLE, _cause(document.legibility))


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


def _ink(reading: Reading, field: str) -> tuple[tuple[Evidence, ...], bool]:
    """Where `field` was read on this document, and whether it is told: of the product lines, all of them, and which nobody knows."""
    if reading.receipt and field in _ITEM_FIELDS:
        return tuple(chain.from_iterable(evidence_of_item(item) for item in reading.receipt.items)), False
    found = getattr(reading.content, field, None)
    if not isinstance(found, Field) or not found.best:
        return (), False
    return found.best.evidence, found.told is not None


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


def _spot_near(document: Document, looked: Region) -> IllegibleArea:
    """What hides a field on the line on which it was looked for in vain: damage near it; else the line, for no known cause."""
    y = looked.box.center[1]
    near = [area for area in document.legibility.areas if area.page == looked.page and _apart(area.box, y) <= NEAR]
    if near:
        return min(near, key=lambda area: (_apart(area.box, y), -area.box.area))
    return _spot_at(document, looked.page, _on_print(document.pages[looked.page], looked.box))


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
    """What is wrong with a page as a whole, as far as it is known: the causes of a legible one are those of its areas."""
    if legibility.areas and legibility.state is LegibilityState.LEGIBLE:
        return UNCLEAR
    return next((cause for cause in legibility.causes if cause in CAUSES), UNCLEAR)
