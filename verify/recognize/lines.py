"""Words gathered into lines in reading order, by geometry alone.

A line here is a *cell*: words on one base line with no wide gap between them, so a till's "description ...... price"
gives two lines in one row. Paper is held at an angle and curls: words are therefore chained neighbour to neighbour
along the page's own slope, never sorted into horizontal bands. The slope is what most neighbours say.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.document import Line, Word

WIDEST_GAP = 1.2
"""Words further apart than this, in line heights, stand in different cells (chosen: a space is 0.3 to 0.6)."""
SAME_BASE = 0.5
"""Neighbours on one line differ less than this in height of their middles, in line heights (chosen)."""
SIMILAR_HEIGHT = 2.2
"""Words on one line differ less than this in height (chosen: a bold total beside its currency sign)."""
WHOLE_ROW = 0.6
"""Lines whose middles differ less than this, in line heights, share a row for the reading order (chosen)."""
FEWEST_PAIRS = 3
"""Fewer neighbours than this say nothing about the slope (chosen)."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word in units of the page's width, freed of the page's slope."""

    word: Word
    left: float
    right: float
    middle: float
    """Height of the word's middle where the page's left edge would meet its base line."""
    height: float


@dataclass(frozen=True, slots=True)
class Gathered:
    """Lines in reading order, and the clockwise slope of the text in degrees."""

    lines: tuple[Line, ...]
    skew_degrees: float


def gather_lines(words: Sequence[Word], *, aspect: float, layer: Collection[Word] = ()) -> Gathered:
    """The lines that `words` form on a page `aspect` times as high as wide; `layer` holds those a PDF's own text gave."""
    level = _place(words, aspect, 0.0)
    slope = _slope_of(level, _chain(level))
    placed = _place(words, aspect, slope)
    chains = [[placed[index] for index in chain] for chain in _chain(placed)]
    known = frozenset(layer)
    lines = tuple(_line(tuple(one.word for one in chain), known) for chain in _in_reading_order(chains))
    return Gathered(lines, round(math.degrees(math.atan(slope)), 2))


def _line(words: tuple[Word, ...], layer: Collection[Word]) -> Line:
    """A line, said to be the layer's only where all of it is."""
    return Line(words, "layer" if all(word in layer for word in words) else "pixels")


def _place(words: Sequence[Word], aspect: float, slope: float) -> list[_Placed]:
    """`words` as placed on a page whose text runs along `slope`."""
    placed = []
    for word in words:
        box = word.box
        x, y = box.center
        # An upright box around slanted ink is higher than the ink: by the width times the slope.
        height = max(box.height * aspect - box.width * abs(slope), box.height * aspect / 4, 1e-6)
        placed.append(_Placed(word, box.left, box.right, y * aspect - x * slope, height))
    return placed


def _chain(placed: Sequence[_Placed]) -> list[list[int]]:
    """Indices of words, chained left to right; every word is in exactly one chain."""
    follower: dict[int, int] = {}
    leader: dict[int, int] = {}
    order = sorted(range(len(placed)), key=lambda index: (placed[index].left, placed[index].middle))
    lefts = [placed[index].left for index in order]
    links = sorted(
        (placed[right].left - placed[left].right, position, left, right)
        for position, left in enumerate(order)
        for right in order[position + 1 : bisect_right(lefts, placed[left].right + WIDEST_GAP * placed[left].height)]
        if _follows(placed[left], placed[right])
    )
    for _, _, left, right in links:
        if left not in follower and right not in leader:
            follower[left], leader[right] = right, left
    chains = []
    for index in order:
        if index not in leader:
            chain = [index]
            while chain[-1] in follower:
                chain.append(follower[chain[-1]])
            chains.append(chain)
    return chains


def _follows(left: _Placed, right: _Placed) -> bool:
    """Whether `right` is the next word after `left` as far as these two can tell."""
    height = min(left.height, right.height)
    gap = right.left - left.right
    return (
        -0.5 * height <= gap <= WIDEST_GAP * height
        and abs(left.middle - right.middle) < SAME_BASE * height
        and max(left.height, right.height) < SIMILAR_HEIGHT * height
    )


def _slope_of(placed: Sequence[_Placed], chains: Sequence[Sequence[int]]) -> float:
    """The slope most neighbours agree on (weighted median), as rise over run; 0 where too few speak."""
    slopes = []
    for chain in chains:
        for one, other in pairwise(chain):
            run = sum(placed[other].word.box.center[:1]) - placed[one].word.box.center[0]
            if run > 0:
                slopes.append(((placed[other].middle - placed[one].middle) / run, run))
    if len(slopes) < FEWEST_PAIRS:
        return 0.0
    half, passed = sum(run for _, run in slopes) / 2, 0.0
    for slope, run in sorted(slopes):
        passed += run
        if passed >= half:
            return slope
    return 0.0


def _in_reading_order(chains: Sequence[Sequence[_Placed]]) -> list[Sequence[_Placed]]:
    """Chains row by row from the top, left to right within a row."""
    rows: list[list[Sequence[_Placed]]] = []
    for chain in sorted(chains, key=lambda one: one[0].middle):
        last = rows[-1][-1][-1] if rows else None
        if last and chain[0].middle - last.middle < WHOLE_ROW * min(last.height, chain[0].height):
            rows[-1].append(chain)
        else:
            rows.append([chain])
    return [chain for row in rows for chain in sorted(row, key=lambda one: one[0].left)]
