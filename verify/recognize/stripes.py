"""Where stripes stand that may be a linear barcode, decodable or not.

In a barcode all edges run one way: the structure tensor (the averaged outer product of the brightness gradient) has one
large and one small eigenvalue there, over an area and not only along one line. What it proposes, in a sharp picture and
in a small one, strong edges first and then faint ones too, is set straight and weighed (``bars.py``).
(Bigün and Granlund, *Optimal orientation detection of linear symmetry*, ICCV 1987.)
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from verify.recognize.bars import measures_of, odds_of
from verify.recognize.shrunk import shrink
from verify.recognize.text_boxes import Floats, Pixels

LONGEST_SIDE_PX = 1600
"""Larger pictures are reduced to this (chosen): a retail code across a tenth of the side has two pixels a module."""
COARSER = 0.44
"""A second look is taken at the picture reduced by this: the bars of a close-up, or of a blurred one, are near enough to one another (chosen)."""
CELL_PX = 8
"""The tensor is averaged over cells of this size (chosen: four to eight edges of a code)."""
LEAST_COHERENCE = 0.8
"""(large - small eigenvalue) / sum, above which edges run one way (chosen; print has 0.3 to 0.6)."""
LEAST_GRADIENTS = (9.0, 3.5)
"""Root mean square of the gradient, in grey levels a pixel, below which a cell is blank paper, and below which even a stain over
bars shows none (chosen: a telephone's noise leaves 2)."""
SMALLEST_CELLS = 8
"""A patch of fewer cells holds no part of a code that tells it from print (chosen)."""
SURE = 2.0
"""Log odds from which a place is shown to the readers however few edges it has."""
WORTH_A_LOOK = -4.0
"""Log odds from which a place is shown to the readers if it has edges enough to be decoded (measured: blurred and curved
codes of photographs are found there) ..."""
FEWEST_EDGES = 22
"""... a UPC-E, the shortest, has 34; blur joins some (chosen)."""
LEAST_ALIKE = 0.6
"""Correlation of its neighbouring rows: 1 where a code is unhurt (chosen)."""
SAME_LENGTH = 1.5
"""Ratio of lengths up to which two patches are one; beyond, one may be a part or half of the code (chosen)."""
TALLEST = 1.3
"""Height over length of the squarest code there is: an EAN-8 with its quiet zones is 0.8 (chosen, with room)."""


Cells = tuple[np.ndarray, np.ndarray]
"""Rows and columns of cells."""


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
    odds: float = math.inf
    """Logarithm of the odds that a linear code stands there; infinite where something else than its looks says so."""
    may_be_decoded: bool = True
    """Whether it has edges enough."""

    def corners(self) -> Floats:
        """The four corners, 4 x 2."""
        return np.asarray(cv2.boxPoints((self.center, (self.length, self.height), self.angle_degrees)), np.float32)

    def is_inside(self, size: tuple[float, float], margin: float) -> bool:
        """Whether it keeps off the edges of a picture of `size` (width, height) by `margin` pixels."""
        corners = self.corners()
        return bool((corners >= margin).all() and (corners <= np.array(size) - margin).all())


def weigh_stripes(grey: Pixels) -> tuple[Stripes, ...]:
    """Every patch of `grey` with edges one way, in a sharp picture and in a small one, with the odds that it is a code."""
    sharp = min(LONGEST_SIDE_PX / max(grey.shape), 1.0)
    return tuple(one for scale in (sharp, sharp * COARSER) for one in sorted(_weighed_at(grey, scale), key=_likeliest))


def find_stripes(weighed: Sequence[Stripes]) -> tuple[Stripes, ...]:
    """Those of `weighed` that readers should look at closely, largest first."""
    found: list[Stripes] = []
    for one in weighed:
        likely = one.odds >= SURE or (one.odds >= WORTH_A_LOOK and one.may_be_decoded)
        if likely and not any(_shares_place(one, other) for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: -one.length * one.height))


def _likeliest(one: Stripes) -> float:
    return -one.odds


def _weighed_at(grey: Pixels, scale: float) -> Iterator[Stripes]:
    """What may be bars once `grey` is reduced by `scale`, in the original's pixels."""
    for one, measures in propose_stripes(grey, scale):
        if measures is not None:
            center = (one.center[0] / scale, one.center[1] / scale)
            whole = _may_be_decoded(measures)
            length, height = one.length / scale, one.height / scale
            yield Stripes(center, length, height, one.angle_degrees, odds_of(measures), whole)


def _may_be_decoded(measures: dict[str, float]) -> bool:
    return measures["edges"] >= math.log(FEWEST_EDGES) and measures["rows_alike"] >= LEAST_ALIKE


def _shares_place(one: Stripes, other: Stripes) -> bool:
    """Whether the middle of one lies in the other, roughly, and they are of a length."""
    distance = math.dist(one.center, other.center)
    alike = max(one.length, other.length) < SAME_LENGTH * min(one.length, other.length)
    return alike and distance < max(one.length, one.height, other.length, other.height) / 2


def propose_stripes(grey: Pixels, scale: float) -> Iterator[tuple[Stripes, dict[str, float] | None]]:
    """Patches whose edges run one way in `grey` reduced by `scale`, in the reduced one's pixels, and what is measured of each."""
    shown = shrink(
        grey, width=max(int(grey.shape[1] * scale), CELL_PX), height=max(int(grey.shape[0] * scale), CELL_PX)
    )
    across, down, mixed = _tensor(shown)
    energy = across + down
    coherence = np.hypot(across - down, 2 * mixed) / (energy + 1e-6)
    for inside in _patches(coherence, energy):
        one = _patch(inside, across, down, mixed)
        measures = measures_of(
            cut_straight(shown, one),
            filled=len(inside[0]) * CELL_PX**2 / (one.length * one.height),
            coherence=float(coherence[inside].mean()),
            gradient=float(np.sqrt(energy[inside].mean())),
        )
        yield one, measures


def _patches(coherence: Floats, energy: Floats) -> Iterator[Cells]:
    """Each patch of cells with edges one way: those of strong edges, then those that grow or appear with faint ones."""
    seen: set[tuple[int, ...]] = set()
    for least in LEAST_GRADIENTS:
        one_way = ((coherence > LEAST_COHERENCE) & (energy > least**2)).astype(np.uint8)
        one_way = np.asarray(cv2.morphologyEx(one_way, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(one_way)
        for part in range(1, count):
            left, top, width, height, area = extent = tuple(stats[part].tolist())
            if area >= SMALLEST_CELLS and extent not in seen:
                seen.add(extent)
                rows, columns = np.nonzero(labels[top : top + height, left : left + width] == part)
                yield rows + top, columns + left


def _tensor(grey: Pixels) -> tuple[Floats, Floats, Floats]:
    """The structure tensor's three parts, averaged over cells and their neighbours; what is left of a cell at the edge is left out."""
    grey = grey[: max(grey.shape[0] // CELL_PX, 1) * CELL_PX, : max(grey.shape[1] // CELL_PX, 1) * CELL_PX]
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=0.125)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=0.125)
    size = (max(grey.shape[1] // CELL_PX, 1), max(grey.shape[0] // CELL_PX, 1))
    parts = (across * across, down * down, across * down)
    cells = [cv2.blur(cv2.resize(part, size, interpolation=cv2.INTER_AREA), (3, 3)) for part in parts]
    first, second, third = (np.asarray(cell, np.float32) for cell in cells)
    return first, second, third


def _patch(inside: Cells, across: Floats, down: Floats, mixed: Floats) -> Stripes:
    """The rectangle around one patch, laid along its mean gradient."""
    angle = 0.5 * np.arctan2(2 * mixed[inside].sum(), (across[inside] - down[inside]).sum())
    rows, columns = inside
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
