"""Rows: cells that stand on one printed line, found by geometry.

A till prints ``TOTAL            33.90`` on one line, and OCR sees two boxes far apart; a photographed slip is tilted and curls,
so that the right box hangs lower than the left one. Rows are therefore not "boxes of equal height": the local slope of the
print is estimated from the words themselves, boxes are brought level by it, and two neighbours are joined when each is
the other's nearest neighbour on that level.

>>> from verify.document import Box, Document, Line, Page, Word
>>> def cell(text: str, left: float, top: float) -> Line:
...     return Line((Word(text, Box(left, top, left + 0.2, top + 0.02), 1.0),))
>>> page = Page(600, 1200, (cell("TOTAL", 0.1, 0.50), cell("33.90", 0.7, 0.505), cell("CASH", 0.1, 0.53)))
>>> [row.text for row in find_rows(Document("x", "y", pages=(page,)))]
['TOTAL 33.90', 'CASH']
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, field
from statistics import median

from verify.document import Box, Document, Evidence, Line, Page, Word, box_around, box_on_page

MIN_SHARED_HEIGHT = 0.5
"""Share of the lower cell's height by which two neighbours must overlap on the level page (chosen: half)."""
SLOPE_NEIGHBOURS = 9
"""How many wide cells around a height vote for the slope there (chosen: odd, so that a median exists; curl changes slowly)."""
STEEPEST = math.tan(math.radians(12.0))
"""Slopes beyond this are misread boxes: an upright page keeps less (chosen)."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells on one printed line, left to right."""

    cells: tuple[Line, ...]
    page: int
    """Index into `Document.pages`."""
    text: str = field(init=False, default="")
    """All cells with one space between them."""
    box: Box = field(init=False, default=Box(0.0, 0.0, 0.0, 0.0))
    """The smallest box around all cells."""

    def __post_init__(self) -> None:
        """Compute text and box once: every finder asks for them."""
        object.__setattr__(self, "text", " ".join(cell.text for cell in self.cells))
        object.__setattr__(self, "box", box_around(tuple(cell.box for cell in self.cells)))


@dataclass(frozen=True, slots=True)
class _Level:
    """A cell brought level: where its middle lies once the print's slope is taken out."""

    cell: Line
    left: float
    right: float
    middle: float
    height: float


def find_rows(document: Document) -> tuple[Row, ...]:
    """The document's rows in reading order, page after page."""
    return tuple(row for index, page in enumerate(document.pages) for row in _page_rows(page, index))


def _page_rows(page: Page, index: int) -> list[Row]:
    cells = [cell for cell in page.lines if cell.words]
    slopes = _slopes(cells, page)
    levels = sorted((_level(cell, slopes) for cell in cells), key=lambda one: one.left)
    chains = _chains(levels)
    chains.sort(key=lambda chain: (median(level.middle for level in chain), chain[0].left))
    return [Row(tuple(level.cell for level in chain), index) for chain in chains]


def _slopes(cells: list[Line], page: Page) -> list[tuple[float, float]]:
    """(height on the page, slope) of every cell wide enough to show one, by height; slopes in page fractions."""
    tilt = math.tan(math.radians(page.skew_degrees)) / page.aspect
    seen = sorted(
        (cell.box.center[1], slope)
        for cell in cells
        if len(cell.words) > 1 and cell.box.width > 0.25 and abs(slope := _slope(cell)) < STEEPEST / page.aspect
    )
    return seen if len(seen) >= SLOPE_NEIGHBOURS // 2 else [(0.5, tilt)]


def _slope(cell: Line) -> float:
    first, last = cell.words[0].box.center, cell.words[-1].box.center
    return (last[1] - first[1]) / max(last[0] - first[0], 1e-6)


def _level(cell: Line, slopes: list[tuple[float, float]]) -> _Level:
    box = cell.box
    x, y = box.center
    at = bisect_left(slopes, (y, 0.0))
    start = max(0, min(at - SLOPE_NEIGHBOURS // 2, len(slopes) - SLOPE_NEIGHBOURS))
    slope = median(one[1] for one in slopes[start : start + SLOPE_NEIGHBOURS])
    height = median(word.box.height for word in cell.words)
    return _Level(cell, box.left, box.right, y - slope * (x - 0.5), height)


def _chains(levels: list[_Level]) -> list[list[_Level]]:
    """Neighbours joined when each is the other's nearest on the same level."""
    after = {index: _nearest_right(index, levels) for index in range(len(levels))}
    before: dict[int, int] = {}
    for index, other in after.items():
        if other is not None and (other not in before or levels[index].right > levels[before[other]].right):
            before[other] = index
    starts = [index for index in range(len(levels)) if index not in before]
    return [_chain(start, levels, (after, before)) for start in starts]


def _chain(start: int, levels: list[_Level], links: tuple[dict[int, int | None], dict[int, int]]) -> list[_Level]:
    after, before = links
    chain, at = [levels[start]], start
    while (other := after[at]) is not None and before[other] == at:
        chain.append(levels[other])
        at = other
    return chain


def _nearest_right(index: int, levels: list[_Level]) -> int | None:
    """The nearest cell to the right on the same level; cells are sorted by their left edge."""
    one = levels[index]
    for other in range(index + 1, len(levels)):
        if levels[other].left >= one.right - 0.25 * (one.right - one.left) and _on_one_level(one, levels[other]):
            return other
    return None


def _on_one_level(one: _Level, other: _Level) -> bool:
    apart = abs(one.middle - other.middle)
    shared = (one.height + other.height) / 2 - apart
    return shared >= MIN_SHARED_HEIGHT * min(one.height, other.height) and apart < 0.6 * max(one.height, other.height)


def evidence_in(cell: Line, page: int, start: int, end: int) -> Evidence:
    """The ink of characters `start` to `end` of a cell's text, its box cut out of the words by their share of glyphs."""
    boxes = []
    at = 0
    for word in cell.words:
        stop = at + len(word.text)
        if at < end and start < stop:
            boxes.append(_part(word, max(start - at, 0), min(end, stop) - at))
        at = stop + 1
    return Evidence(page, box_around(tuple(boxes)), cell.text[start:end])


def _part(word: Word, start: int, end: int) -> Box:
    box, glyphs = word.box, max(len(word.text), 1)
    return box_on_page(box.left + box.width * start / glyphs, box.top, box.left + box.width * end / glyphs, box.bottom)


def confidence_in(cell: Line, start: int, end: int) -> float:
    """The least confidence among the words that hold characters `start` to `end` of a cell's text."""
    least, at = 1.0, 0
    for word in cell.words:
        stop = at + len(word.text)
        if at < end and start < stop:
            least = min(least, word.confidence)
        at = stop + 1
    return least
