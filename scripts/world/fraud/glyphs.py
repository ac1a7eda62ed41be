"""Where the single letters of a printed value stand, found from its ink.

A mark tells the box of a whole value. Forgers exchange single digits, so the box is parted where columns without ink
lie between letters; a value whose letters touch or fall apart is not parted, and is then exchanged as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from world.sheet import Mark, Pixels, Place

IS_INK = 0.45
"""Of the value's strongest contrast; chosen: dots of a pin printer still join, the haze between letters does not count."""
LONGER = 1.3
"""Times its length that a value may take where nothing follows it (chosen)."""
PAD = 2
"""Pixels around letters that are touched too."""
LEAST_CONTRAST = 24.0
"""Grey levels; below it a value is too faint to be worked on."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter's ink."""

    letter: str
    """One; of what is exchanged as a whole all of it."""
    box: Place
    """Of its ink, sheet pixels, whole numbers."""
    room: Place
    """What may be touched with it: a little more, up to half the way to its neighbours."""


def ink_of(pixels: Pixels, box: Place) -> NDArray[np.bool_]:
    """Which pixels of `box` bear ink, dark on light or light on dark; none where there is too little contrast."""
    left, top, right, bottom = whole(box)
    grey = pixels[top:bottom, left:right].mean(2)
    if not grey.size:
        return np.zeros((0, 0), np.bool_)
    around = pixels[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2].mean(2)
    ground = float(np.median(np.concatenate((around[0], around[-1], around[:, 0], around[:, -1]))))
    contrast = np.abs(grey - ground)
    strongest = float(np.percentile(contrast, 98))
    if strongest < LEAST_CONTRAST:
        return np.zeros(grey.shape, np.bool_)
    return np.asarray(contrast > IS_INK * strongest, np.bool_)


def whole(box: Place) -> tuple[int, int, int, int]:
    """The least box of whole pixels around `box`."""
    left, top, right, bottom = box
    return max(0, int(np.floor(left))), max(0, int(np.floor(top))), int(np.ceil(right)), int(np.ceil(bottom))


def glyphs_of(pixels: Pixels, mark: Mark) -> tuple[Glyph, ...]:
    """The letters of `mark` from left to right, without spaces; empty where its ink does not part into them."""
    left, top, *_ = whole(mark.box)
    ink = ink_of(pixels, mark.box)
    letters = [letter for letter in mark.text if not letter.isspace()]
    edges = np.flatnonzero(np.diff(ink.any(0).astype(np.int8), prepend=0, append=0)) if ink.size else ()
    runs = list(zip(edges[::2], edges[1::2], strict=True))
    if len(runs) != len(letters):
        return ()
    gaps = [(one[1] + two[0]) // 2 for one, two in pairwise(runs)]
    rooms = zip([runs[0][0] - PAD, *gaps], [*gaps, runs[-1][1] + PAD], strict=True)
    found = []
    for letter, (start, end), (first, last) in zip(letters, runs, rooms, strict=True):
        rows = np.flatnonzero(ink[:, start:end].any(1))
        box = (left + int(start), top + int(rows[0]), left + int(end), top + int(rows[-1]) + 1)
        sides = max(box[0] - PAD, left + int(first)), min(box[2] + PAD, left + int(last))
        found.append(Glyph(letter, box, (max(0, sides[0]), max(0, box[1] - PAD), sides[1], box[3] + PAD)))
    return tuple(found)


def all_of(pixels: Pixels, mark: Mark) -> Glyph:
    """The whole value of `mark` as one glyph, with the room that is free behind it on its line."""
    left, top, *_ = whole(mark.box)
    ink = ink_of(pixels, mark.box)
    if not ink.any():
        return Glyph(mark.text, mark.box, mark.box)
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    box = (left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)
    return Glyph(mark.text, box, (max(0, box[0] - PAD), max(0, box[1] - PAD), _free_until(pixels, box), box[3] + PAD))


def _free_until(pixels: Pixels, box: Place) -> float:
    """Where the next print behind `box` begins, or a little before the paper's edge."""
    left, top, right, bottom = whole(box)
    width = pixels.shape[1]
    behind = ink_of(pixels, (right + PAD, top, width - PAD, bottom)) if right + 2 * PAD < width else None
    if behind is None or not behind.any():
        return float(max(right + PAD, min(width - PAD, left + (right - left) * LONGER)))
    return float(max(right + PAD, right + int(np.flatnonzero(behind.any(0))[0]) - PAD))


def around(boxes: tuple[Place, ...], *, by: float = 0) -> Place:
    """The least box around all of `boxes`, larger on each side `by` so many pixels."""
    several = np.asarray(boxes, np.float64)
    (left, top), (right, bottom) = several[:, :2].min(0), several[:, 2:].max(0)
    return float(left - by), float(top - by), float(right + by), float(bottom + by)
