"""Where a linear barcode stands that is too blurred or smudged to have edges: found by its likeness to a decoded sibling.

The codes of one label are printed in one direction, in one ink, and of like heights. A decoded one therefore says at
which sizes and angle to look for the others. At that size a code is a block of ink, far taller than print, and its columns
explain what varies in it (analysis of variance): bars remain bars up and down, however much a thumb widened them. Print,
pictures and shadows fail one or the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np

from verify.document import Box
from verify.recognize.bars import PROFILES, SHEAR, contrast_of, most_explained, rows_likeness
from verify.recognize.shrunk import shrink
from verify.recognize.stripes import FEWEST_EDGES, TALLEST, Stripes, cut_straight
from verify.recognize.text_boxes import Floats, Pixels

HEIGHTS = (1.0, 2.0, 0.5)
"""Heights looked for, in the sibling's: a retail code is twice as tall as a serial's beside it (measured on box labels)."""
HEIGHT_PX = 32
"""The height looked for once the page is reduced (chosen: a module has about a pixel, and noise is averaged away)."""
SLANT = 0.35
"""Least |cos| of twice the reading angle at which an upright box still tells length and height of what lies in it."""
PROFILE_PX = 3
"""Rows of a decoded code averaged before they are compared (chosen: noise goes, bars stay)."""
SAME_BARS = 0.5
"""Correlation from which a row shows the bars of the middle one (chosen: a caption's is near none)."""
PAPER_REACH = 2.0
"""Heights above and below within which blank paper must stand, to measure ink by (chosen)."""
JOINS = 0.4
"""Heights over which ink is averaged along the reading direction: more than any space in a code (chosen)."""
LEAST_INK = 0.15
"""Share of the paper's light that a code takes on average: half where it is sharp, less where it is smeared out (chosen)."""
LEAST_TALL, MOST_TALL = 0.6, 1.6
"""Range of a code's height, in the height looked for (chosen; a caption's cap height is under a half)."""
LEAST_LENGTH = 1.3
"""Length over the height looked for below which nothing is taken for a code (chosen)."""
LEAST_FILLED = 0.7
"""Share of its rectangle that the block fills (chosen)."""
RIM = 0.25
"""Share of the height left out above and below: smears end softly, captions touch (chosen)."""
LEAST_EXPLAINED = 0.95
"""Share of a block's variance that its columns explain (measured: bars 0.96 and more once upright, large print up to 0.94)."""
LEAST_SWING = 0.05
"""Share of the paper's light by which a bar differs from the space beside it: five times a telephone's noise (chosen)."""
FEWEST_SWINGS = 5
"""Swings from dark to light or back: three bars (chosen; shadows and edges have one or two) ..."""
SWINGS_PER_HEIGHT = 1.0
"""... and no fewer than this over a length of one height (measured: a code smeared by four modules 1.5, grain of wood 0.3)."""
DEEP = 0.5
"""Share of the paper's light by which few bars differ from their spaces only where nothing smeared them: a logo, letters (chosen:
what is left of a code's bars differs by less once half of them are gone)."""
EDGE = 2
"""Reduced pixels from the picture's edge within which a block may be the table: a cut code keeps edges enough for ``stripes.py``."""


def stripes_in(grey: Pixels, box: Box) -> Stripes | None:
    """The stripes of the decoded code in `box`, in their full height; None where they lie too slanted in it."""
    height, width = grey.shape
    top, left = int(box.top * height), int(box.left * width)
    inside = grey[top : math.ceil(box.bottom * height), left : math.ceil(box.right * width)]
    if min(inside.shape) < PROFILE_PX:
        return None
    across, down = cv2.Sobel(inside, cv2.CV_32F, 1, 0), cv2.Sobel(inside, cv2.CV_32F, 0, 1)
    angle = 0.5 * math.atan2(2 * float((across * down).sum()), float((across**2 - down**2).sum()))
    turn = math.cos(2 * angle)
    if abs(turn) < SLANT:
        return None
    wide, tall, cos, sin = box.width * width, box.height * height, abs(math.cos(angle)), abs(math.sin(angle))
    length, depth = (wide * cos - tall * sin) / turn, (tall * cos - wide * sin) / turn
    center = (box.center[0] * width, box.center[1] * height)
    return _grown(grey, Stripes(center, length, max(depth, PROFILE_PX), math.degrees(angle))) if length >= 1 else None


def _grown(grey: Pixels, seen: Stripes) -> Stripes:
    """`seen` as far up and down as its bars go on: readers tell where they looked, which may be one line."""
    tall = cut_straight(grey, replace(seen, height=max(TALLEST * seen.length, seen.height))).astype(np.float32)
    rows = [contrast_of(band.mean(axis=0)) for band in np.array_split(tall, max(len(tall) // PROFILE_PX, 1))]
    middle = len(rows) // 2
    lag = max(int(SHEAR * seen.height), 1)
    go_on = [rows_likeness(row, rows[middle], lag) >= SAME_BARS for row in rows]
    above = next((step for step in range(middle + 1) if not go_on[middle - step]), middle + 1)
    below = next((step for step in range(len(rows) - middle) if not go_on[middle + step]), len(rows) - middle)
    shift, turn = (below - above) / 2 * PROFILE_PX, math.radians(seen.angle_degrees)
    center = (seen.center[0] - shift * math.sin(turn), seen.center[1] + shift * math.cos(turn))
    return replace(seen, center=center, height=max((above + below - 1) * PROFILE_PX, PROFILE_PX))


def find_smudged(grey: Pixels, sibling: Stripes) -> tuple[Stripes, ...]:
    """The places of `grey` that look like a code beside `sibling` would if it were smudged (`sibling` among them)."""
    return tuple(one for times in HEIGHTS for one in _find_as_tall(grey, sibling.height * times, sibling.angle_degrees))


def _find_as_tall(grey: Pixels, height: float, angle_degrees: float) -> list[Stripes]:
    """Blocks of bars about `height` pixels tall that read at `angle_degrees`."""
    if height > min(grey.shape):
        return []
    scale = min(HEIGHT_PX / height, 1.0)
    small = shrink(grey, width=round(grey.shape[1] * scale), height=round(grey.shape[0] * scale))
    whole = _whole(small, angle_degrees)
    ink = _ink_of(cut_straight(small, whole), height * scale)
    found = [
        _onto_page(block, whole)
        for block in _blocks(ink, height * scale)
        if _is_barred(ink[block[1] : block[3], block[0] : block[2]])
    ]
    return [_enlarged(one, 1 / scale) for one in found if one.is_inside((small.shape[1], small.shape[0]), EDGE)]


def _whole(grey: Pixels, angle_degrees: float) -> Stripes:
    """The rectangle at `angle_degrees` that holds all of `grey`."""
    height, width = grey.shape
    cos, sin = abs(math.cos(math.radians(angle_degrees))), abs(math.sin(math.radians(angle_degrees)))
    return Stripes((width / 2, height / 2), width * cos + height * sin, width * sin + height * cos, angle_degrees)


def _ink_of(level: Pixels, tall: float) -> Floats:
    """Share of the paper's light that is missing, the paper being the lightest that closes over a code."""
    reach = np.ones((int(PAPER_REACH * tall) | 1, int(tall / 2) | 1), np.uint8)
    paper = cv2.morphologyEx(level, cv2.MORPH_CLOSE, reach).astype(np.float32)
    return np.asarray(1 - level / np.maximum(paper, 1), np.float32)


def _blocks(ink: Floats, tall: float) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right and bottom of the blocks of ink that are as tall as a code."""
    inked = np.asarray(cv2.blur(ink, (int(JOINS * tall) | 1, 1)) > LEAST_INK, np.uint8)
    bodies = cv2.morphologyEx(inked, cv2.MORPH_OPEN, np.ones((max(int(LEAST_TALL * tall), 1), 1), np.uint8))
    for left, top, width, height, area in cv2.connectedComponentsWithStats(np.asarray(bodies, np.uint8))[2][1:]:
        fits = LEAST_TALL * tall <= height <= MOST_TALL * tall and width >= LEAST_LENGTH * tall
        if fits and area >= LEAST_FILLED * width * height:
            yield int(left), int(top), int(left + width), int(top + height)


def _is_barred(ink: Floats) -> bool:
    """Whether the columns of `ink` explain it, and swing from dark to light as bars do."""
    rim = int(RIM * len(ink))
    middle = ink[rim : len(ink) - rim]
    least = max(FEWEST_SWINGS, SWINGS_PER_HEIGHT * ink.shape[1] / len(ink))
    swings = _swings_of(middle.mean(axis=0))
    if len(swings) < least or (len(swings) < FEWEST_EDGES and float(np.median(swings)) > DEEP):
        return False
    return most_explained(middle) >= LEAST_EXPLAINED and _runs_through(ink)


def _runs_through(ink: Floats) -> bool:
    """Whether all rows of `ink` show the same bars: letters differ above, amid and below."""
    rows = [contrast_of(band.mean(axis=0)) for band in np.array_split(ink, PROFILES)]
    lag = math.ceil(SHEAR * len(ink))
    return all(rows_likeness(one, other, lag) >= SAME_BARS for one, other in pairwise(rows))


def _swings_of(row: Floats) -> list[float]:
    """How far `row` goes between one turn and the next, wherever that is at least LEAST_SWING."""
    swings, rising, turn, extreme = [], True, float(row[0]), float(row[0])
    for value in row.tolist():
        if (value > extreme) == rising:
            extreme = value
        elif abs(value - extreme) >= LEAST_SWING:
            swings.append(abs(extreme - turn))
            rising, turn, extreme = not rising, extreme, value
    return swings


def _onto_page(block: tuple[int, int, int, int], whole: Stripes) -> Stripes:
    """`block`, given on the level picture of `whole`, where it stands on the slanted one."""
    left, top, right, bottom = block
    along, normal = (left + right - int(whole.length)) / 2, (top + bottom - int(whole.height)) / 2
    turn = math.radians(whole.angle_degrees)
    center = (
        whole.center[0] + along * math.cos(turn) - normal * math.sin(turn),
        whole.center[1] + along * math.sin(turn) + normal * math.cos(turn),
    )
    return Stripes(center, right - left, bottom - top, whole.angle_degrees)


def _enlarged(one: Stripes, factor: float) -> Stripes:
    x, y = one.center
    return Stripes((x * factor, y * factor), one.length * factor, one.height * factor, one.angle_degrees)
