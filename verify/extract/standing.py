"""Where a field stands on a document of its kind, and how often it is printed at all: learned numbers, in ``absence.toml``.

Places are told in the document's own terms. Down the pages a receipt or an invoice has three parts, its head, its goods and its foot,
each as long as it is; across, the width of its text. A field's place is how likely it stands at which height of which part, and which
share of the width it covers there. With what cannot be read (``ground.py``) that gives how likely a value that is printed would be lost.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import fmean

from verify.document import Box, Document
from verify.extract.ground import Ground

STEPS = 5
"""Heights told apart within a part of the document (chosen)."""
PARTS = 3
POINTS = 4
"""Points from the top to the bottom of one height (chosen: a till receipt's head has about as many lines)."""
COLUMNS = 8
"""Places across the text (chosen)."""
HEAD, FOOT = 0.35, 0.65
"""Where the goods begin and end where none were read, as shares of the text's height (measured on receipts with one item)."""
LEAST_PART = 1e-6

_GROUPS = {
    "receipt": "till",
    "card_slip": "till",
    "provisional_bill": "till",
    "label": "label",
    "serial_photo": "plate",
}


def group_of(kind: str | None) -> str:
    """Documents that are laid out alike: ``till``, ``sheet``, ``label`` or ``plate``."""
    return _GROUPS.get(kind or "", "sheet")


@dataclass(frozen=True, slots=True)
class Frame:
    """A document's text, all pages one below another: the heights where its parts begin and end, and its sides."""

    heights: tuple[float, float, float, float]
    """Top of the text, first goods, end of the goods, bottom; in pages."""
    left: float
    right: float

    def cell_of(self, page: int, x: float, y: float) -> tuple[int, int]:
        """The height and the column that a point belongs to."""
        at = page + y
        part = min(max(bisect_right(self.heights, at) - 1, 0), PARTS - 1)
        begin, end = self.heights[part], self.heights[part + 1]
        step = int(STEPS * (at - begin) / max(end - begin, LEAST_PART))
        column = int(COLUMNS * (x - self.left) / max(self.right - self.left, LEAST_PART))
        return part * STEPS + min(max(step, 0), STEPS - 1), min(max(column, 0), COLUMNS - 1)

    def points_of(self, height: int, column: int) -> Iterator[tuple[int, float, float]]:
        """Page, x and y of points from the top to the bottom of a cell, in the middle of its width."""
        begin, end = self.heights[height // STEPS], self.heights[height // STEPS + 1]
        last = max(
            math.ceil(self.heights[-1]) - 1, 0
        )  # print that reaches a page's foot does not stand on the next page
        for point in range(POINTS):
            at = begin + (end - begin) * (height % STEPS + (point + 0.5) / POINTS) / STEPS
            page = min(int(at), last)
            yield page, self.left + (self.right - self.left) * (column + 0.5) / COLUMNS, at - page


def frame_of(document: Document, goods: tuple[tuple[int, Box], ...], ground: Ground) -> Frame | None:
    """The frame of a document on which the `goods` stand; None where no text was read. What cannot be read belongs to the text."""
    lines = [(page, line.box) for page, seen in enumerate(document.pages) for line in seen.lines]
    if not lines:
        return None
    lines += [(page, area.box) for page, seen in enumerate(document.pages) for area in seen.legibility.areas]
    top = min(page + box.top for page, box in lines)
    bottom = max(page + box.bottom for page, box in lines)
    begin = min((page + box.top for page, box in goods), default=top + HEAD * (bottom - top))
    end = max((page + box.bottom for page, box in goods), default=top + FOOT * (bottom - top))
    cut = ground.cut_sides
    left = 0.0 if any(side for side, _ in cut) else min(box.left for _, box in lines)
    right = 1.0 if any(side for _, side in cut) else max(box.right for _, box in lines)
    return Frame((top, max(begin, top), min(max(end, begin), bottom), bottom), left, right)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one field on documents of one kind."""

    printed: float
    """How often it is printed."""
    unread: float
    """How often it is not read although it is printed and legible."""
    down: tuple[float, ...]
    """How likely it stands at each height."""
    across: tuple[float, ...]
    """How likely it covers each column."""

    def hidden(self, lost: Mapping[tuple[int, int], float]) -> float:
        """The probability that a value so placed is lost, where `lost` says it of each cell: one lost glyph loses it."""
        return math.fsum(
            share * min(math.fsum(cover * lost[height, column] for column, cover in enumerate(self.across)), 1.0)
            for height, share in enumerate(self.down)
        )

    def strangeness(self, height: int) -> float:
        """How much less likely it stands at this height than where it stands most often: nothing, or a logarithm."""
        return math.log(max(self.down) / self.down[height])


def lost_cells(frame: Frame, ground: Ground) -> dict[tuple[int, int], float]:
    """What is lost of each cell of the frame; of the column at an edge that cuts the text, everything."""
    return {
        (height, column): fmean(
            max(ground.loss_at(*point), float(_is_cut(ground, point[0], column)))
            for point in frame.points_of(height, column)
        )
        for height in range(PARTS * STEPS)
        for column in range(COLUMNS)
    }


def _is_cut(ground: Ground, page: int, column: int) -> bool:
    left, right = ground.cut_sides[page]
    return (left and column == 0) or (right and column == COLUMNS - 1)


def standing_of(group: str, field: str) -> Standing | None:
    """What was learned of a field; None of one that documents of this kind never print."""
    return _standings().get((group, field))


@cache
def _standings() -> dict[tuple[str, str], Standing]:
    path = files("verify.extract").joinpath("absence.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        (group, field): Standing(one["printed"], one["unread"], tuple(one["down"]), tuple(one["across"]))
        for group, fields in table["standing"].items()
        for field, one in fields.items()
    }
