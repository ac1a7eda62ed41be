"""The paper as ground for ink: where on a document's pages nothing could be read.

Three things take ink away. An area that recognising called illegible; words that were seen and hardly read; and an edge of the picture that
the text runs over: print keeps a margin, so that several words touching one side of the frame mean that the rest of their lines lies
outside of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from verify.document import Box, Document, LegibilityState, Page, Word, holds_middle

WEAK_WORD = 0.5
"""Certainty below which a word says where ink is, not what it says (chosen)."""
AT_EDGE = 0.003
"""Share of the page from its side within which a word touches it (measured on made and scanned receipts: text that is whole keeps more)."""
FEWEST_CUT = 2
"""Words that touch one side of the page before it cuts the text (measured: 28 of 45 cut pictures, 4 of 420 scans and 4 of 768 whole ones)."""
STRIP_LINES = 1.0
"""Line heights inside a cutting edge that belong to what is cut (chosen: the letters that were cut through and their neighbours)."""
SAMPLES_ACROSS, SAMPLES_DOWN = 12, 3
"""Points of a box that are asked (chosen: a point for each glyph of a date or an amount)."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A place where reading failed."""

    box: Box
    loss: float
    """Probability that what stands there is not read."""
    is_area: bool
    """Whether recognising or an edge says so, and not a hardly read word."""


@dataclass(frozen=True)
class Ground:
    """A document's pages, asked for what can be read where."""

    document: Document

    @cached_property
    def patches(self) -> tuple[tuple[Patch, ...], ...]:
        """Where reading failed, by page."""
        return tuple((*_areas(page), *_strips(page), *_weak_words(page)) for page in self.document.pages)

    @cached_property
    def cut_sides(self) -> tuple[tuple[bool, bool], ...]:
        """Whether the left and the right edge cut the text, by page."""
        return tuple(find_cut_sides(page) for page in self.document.pages)

    def loss_at(self, page: int, x: float, y: float, *, areas_only: bool = False) -> float:
        """Probability that what stands at a point is not read."""
        return max(
            (
                one.loss
                for one in self.patches[page]
                if (one.is_area or not areas_only)
                and one.box.left <= x <= one.box.right
                and one.box.top <= y <= one.box.bottom
            ),
            default=0.0,
        )

    def losses(self, page: int, box: Box, *, areas_only: bool = False) -> tuple[float, ...]:
        """The same at points spread evenly over a box."""
        return tuple(
            self.loss_at(
                page,
                box.left + box.width * (across + 0.5) / SAMPLES_ACROSS,
                box.top + box.height * (down + 0.5) / SAMPLES_DOWN,
                areas_only=areas_only,
            )
            for across in range(SAMPLES_ACROSS)
            for down in range(SAMPLES_DOWN)
        )

    def has_scrawl(self, page: int, box: Box) -> bool:
        """Whether signs stand in a place, but no letter and no digit."""
        inside = [word.text for word in _words(self.document.pages[page]) if holds_middle(box, word.box)]
        return bool(inside) and not any(map(str.isalnum, "".join(inside)))

    def is_cut_off(self, page: int, box: Box) -> bool:
        """Whether some ink runs over an edge that cuts the text."""
        left, right = self.cut_sides[page]
        return (left and box.left <= AT_EDGE) or (right and box.right >= 1.0 - AT_EDGE)


def find_cut_sides(page: Page) -> tuple[bool, bool]:
    """Whether the text runs over the left and over the right edge of the page."""
    boxes = [word.box for word in _words(page)]
    left = sum(box.left <= AT_EDGE for box in boxes)
    right = sum(box.right >= 1.0 - AT_EDGE for box in boxes)
    return left >= FEWEST_CUT, right >= FEWEST_CUT


def _words(page: Page) -> Iterator[Word]:
    return (word for line in page.lines for word in line.words)


def _areas(page: Page) -> Iterator[Patch]:
    if page.legibility.state is LegibilityState.ILLEGIBLE:
        yield Patch(Box(0.0, 0.0, 1.0, 1.0), 1.0 - page.legibility.score, is_area=True)
    yield from (Patch(area.box, 1.0, is_area=True) for area in page.legibility.areas)


def _strips(page: Page) -> Iterator[Patch]:
    heights = [word.box.height for word in _words(page)]
    wide = min(STRIP_LINES * median(heights) * page.aspect, 1.0) if heights else 0.0
    left, right = find_cut_sides(page)
    if left:
        yield Patch(Box(0.0, 0.0, wide, 1.0), 1.0, is_area=True)
    if right:
        yield Patch(Box(1.0 - wide, 0.0, 1.0, 1.0), 1.0, is_area=True)


def _weak_words(page: Page) -> Iterator[Patch]:
    return (
        Patch(word.box, 1.0 - word.confidence, is_area=False) for word in _words(page) if word.confidence < WEAK_WORD
    )
