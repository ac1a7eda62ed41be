"""Where stripes stand that may be a linear barcode, decodable or not.

In a barcode all edges run one way: the structure tensor (the averaged outer product of the brightness gradient) has one
large and one small eigenvalue there, over an area and not only along one line. What it proposes is set straight and
must then look like bars: many edges in one row, and the same edges in the rows above and below. Print and table rules
fail one or the other. (Bigün and Granlund, *Optimal orientation detection of linear symmetry*, ICCV 1987.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from verify.recognize.shrunk import shrink
from verify.recognize.text_boxes import Floats, Pixels

LONGEST_SIDES_PX = (1600, 700)
"""Larger pictures are reduced to these (chosen): in the first a retail code across a tenth of the side has two pixels a
module, in the second the bars of a close-up, or of a blurred one, are near enough to one another."""
CELL_PX = 8
"""The tensor is averaged over cells of this size (chosen: four to eight edges of a code)."""
LEAST_COHERENCE = 0.8
"""(large - small eigenvalue) / sum, above which edges run one way (chosen; print has 0.3 to 0.6)."""
LEAST_GRADIENT = 9.0
"""Root mean square of the gradient, in grey levels a pixel, below which a cell is blank paper (chosen)."""
SMALLEST_CELLS = 12
"""A patch of fewer cells cannot hold a retail code (chosen)."""
LEAST_FILLED = 0.4
"""Share of its rectangle that a patch fills at least (chosen): the border of a sheet fills none of its own."""
SHORTEST_PX = 40
"""Nor can one shorter than this along its edges' normal: an EAN-8 has 67 modules."""
FEWEST_EDGES = 22
"""A UPC-E, the shortest, has 34 edges; blur joins some (chosen)."""
LEAST_LIKENESS = 0.6
"""Correlation of the rows of a code: 1 where it is unhurt (chosen)."""
PROFILES = 5
"""Rows compared."""
TALLEST = 1.3
"""Height over length of the squarest code there is: an EAN-8 with its quiet zones is 0.8 (chosen, with room)."""
SHEAR = 0.08
"""Share of a code's height by which its bars may lean from one row compared to the next: curl, or two degrees of error."""
LEVELLING = 6
"""Light is evened out over this part of a row (chosen: a code has more than six bars)."""
CLEAR = 0.4
"""Standard deviations from the mean beyond which a bar is dark or light, not noise (chosen)."""


@dataclass(frozen=True, slots=True)
class Stripes:
    """A slanted rectangle full of parallel stripes, in pixels of the picture looked at."""

    center: tuple[float, float]
    length: float
    """Across the stripes: the code's reading direction."""
    height: float
    """Along the stripes."""
    angle_degrees: float
    """Clockwise, of the reading direction."""

    def corners(self) -> Floats:
        """The four corners, 4 x 2."""
        return np.asarray(cv2.boxPoints((self.center, (self.length, self.height), self.angle_degrees)), np.float32)


def find_stripes(grey: Pixels) -> tuple[Stripes, ...]:
    """The places of `grey` that look like linear barcodes, largest first."""
    found: list[Stripes] = []
    for longest in LONGEST_SIDES_PX:
        scale = min(longest / max(grey.shape), 1.0)
        found += [one for one in _find_at(grey, scale) if not any(_shares_place(one, other) for other in found)]
    return tuple(sorted(found, key=lambda one: -one.length * one.height))


def _find_at(grey: Pixels, scale: float) -> list[Stripes]:
    """What looks like a code once `grey` is reduced by `scale`, in the original's pixels."""
    size = (max(int(grey.shape[1] * scale), CELL_PX), max(int(grey.shape[0] * scale), CELL_PX))
    shown = shrink(grey, width=size[0], height=size[1])
    return [
        Stripes(
            (one.center[0] / scale, one.center[1] / scale), one.length / scale, one.height / scale, one.angle_degrees
        )
        for one in _propose(shown)
        if _looks_like_bars(shown, one)
    ]


def _shares_place(one: Stripes, other: Stripes) -> bool:
    """Whether the middle of one lies in the other, roughly."""
    distance = math.dist(one.center, other.center)
    return distance < max(one.length, one.height, other.length, other.height) / 2


def _propose(grey: Pixels) -> list[Stripes]:
    """Patches of cells whose edges run one way."""
    across, down, mixed = _tensor(grey)
    energy = across + down
    coherence = np.hypot(across - down, 2 * mixed) / (energy + 1e-6)
    one_way = ((coherence > LEAST_COHERENCE) & (energy > LEAST_GRADIENT**2)).astype(np.uint8)
    one_way = np.asarray(cv2.morphologyEx(one_way, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(one_way)
    patches = [labels == index for index in range(1, count) if stats[index, cv2.CC_STAT_AREA] >= SMALLEST_CELLS]
    proposed = [(_patch(inside, across, down, mixed), int(np.count_nonzero(inside))) for inside in patches]
    return [one for one, cells in proposed if cells * CELL_PX**2 >= LEAST_FILLED * one.length * one.height]


def _tensor(grey: Pixels) -> tuple[Floats, Floats, Floats]:
    """The structure tensor's three parts, averaged over cells and their neighbours."""
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=0.125)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=0.125)
    size = (max(grey.shape[1] // CELL_PX, 1), max(grey.shape[0] // CELL_PX, 1))
    parts = (across * across, down * down, across * down)
    cells = [cv2.blur(cv2.resize(part, size, interpolation=cv2.INTER_AREA), (3, 3)) for part in parts]
    first, second, third = (np.asarray(cell, np.float32) for cell in cells)
    return first, second, third


def _patch(inside: np.ndarray, across: Floats, down: Floats, mixed: Floats) -> Stripes:
    """The rectangle around one patch, laid along its mean gradient."""
    angle = 0.5 * np.arctan2(2 * mixed[inside].sum(), (across[inside] - down[inside]).sum())
    rows, columns = np.nonzero(inside)
    points = np.stack([columns + 0.5, rows + 0.5], axis=1) * CELL_PX
    axes = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    turned = points @ axes.T
    low, high = turned.min(axis=0) - CELL_PX / 2, turned.max(axis=0) + CELL_PX / 2
    center = (low + high) / 2 @ axes
    length, height = (high - low).tolist()
    return Stripes((float(center[0]), float(center[1])), length, height, float(np.degrees(angle)))


def cut_straight(grey: Pixels, stripes: Stripes, *, margin: float = 0.0, scale: float = 1.0) -> Pixels:
    """What lies in `stripes`, its reading direction laid level, with `margin` (a share of its length) around it."""
    length, height = stripes.length * (1 + 2 * margin), stripes.height + stripes.length * 2 * margin
    size = (max(int(length * scale), 1), max(int(height * scale), 1))
    turn = np.radians(stripes.angle_degrees)
    along = np.array([np.cos(turn), np.sin(turn)]) / scale
    normal = np.array([-np.sin(turn), np.cos(turn)]) / scale
    corner = np.array(stripes.center) - along * size[0] / 2 - normal * size[1] / 2
    inverse = np.stack([along, normal, corner], axis=1).astype(np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(grey, inverse, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _looks_like_bars(grey: Pixels, stripes: Stripes) -> bool:
    """Whether the rows of `stripes` have many edges and share them."""
    if stripes.length < SHORTEST_PX or not PROFILES <= stripes.height <= TALLEST * stripes.length:
        return False
    bands = np.array_split(cut_straight(grey, stripes).astype(np.float32), PROFILES)
    rows = [contrast_of(band.mean(axis=0)) for band in bands]
    lag = int(np.ceil(SHEAR * stripes.height))
    likeness = [rows_likeness(one, other, lag) for one, other in pairwise(rows)]
    return float(np.median(likeness)) >= LEAST_LIKENESS and _count_edges(rows[PROFILES // 2]) >= FEWEST_EDGES


def rows_likeness(one: Floats, other: Floats, lag: int) -> float:
    """The best correlation of two rows when one may slide by `lag` pixels: paper curls, and angles are not exact."""
    inner = one[lag : len(one) - lag]
    return float(np.correlate(other, inner, mode="valid").max() / len(inner)) if len(inner) > lag else 0.0


def contrast_of(row: Floats) -> Floats:
    """`row` without its slow changes of light, its spread made 1; zeros where nothing changes."""
    level = np.asarray(cv2.blur(row[None], (max(len(row) // LEVELLING, 9), 1)), np.float32)[0]
    spread = float((row - level).std())
    return np.asarray((row - level) / spread if spread > 0 else np.zeros_like(row), np.float32)


def _count_edges(row: Floats) -> int:
    """How often `row` goes from clearly dark to clearly light or back."""
    clear = row[np.abs(row) > CLEAR]
    return int(np.count_nonzero(np.diff(clear > 0)))
