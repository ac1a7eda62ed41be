"""Letters on round things: the front ring of a lens, the barrel of a lens or speaker.

Text is arranged on a flat strip and bent afterwards, its marks with it. A ring's upper half is read along the top, its lower
half along the bottom, both from left to right, as makers set them so that no line stands on its head.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from world.sheet import Mark, Place

Floats = NDArray[np.float32]
Forward = Callable[[Floats, Floats], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Bend:
    """How a strip becomes a picture."""

    size: tuple[int, int]
    """Width and height of the picture."""
    across: Floats
    """For each pixel, the strip's column that it shows."""
    down: Floats
    """And the row; outside of the strip where it shows none of it."""
    forward: Forward
    """Columns and rows of the strip to x and y of the picture."""

    def letters(self, strip: Floats) -> Floats:
        """The strip's ink in the picture."""
        return np.asarray(cv2.remap(strip, self.across, self.down, cv2.INTER_LINEAR, borderValue=0), np.float32)

    def mark(self, mark: Mark) -> Mark:
        """The mark with the box around its bent ink."""
        return Mark(mark.role, mark.text, self._around(mark.box))

    def _around(self, box: Place) -> Place:
        columns = np.linspace(box[0], box[2], 24, dtype=np.float32)
        edges = [self.forward(columns, np.full_like(columns, row)) for row in (box[1], box[3])]
        x, y = (np.concatenate([edge[axis] for edge in edges]) for axis in (0, 1))
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def ring(width: int, row: int, *, rim: int) -> Bend:
    """A ring whose halves are as long as the strip; its rows, `row` high, are the upper and the lower half."""
    middle = width / np.pi
    outer, inner = middle + row / 2, middle - row / 2
    side = round(2 * (outer + rim))
    centre = side / 2
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) - centre + 0.5
    radius, angle = np.hypot(x, y), np.arctan2(np.abs(y), x)
    across = (np.pi - angle) / np.pi * width
    down = np.where(y < 0, outer - radius, row + radius - inner)
    in_band = (radius > inner) & (radius < outer)
    down = np.where(in_band, down, -10)

    def forward(columns: Floats, rows: Floats) -> tuple[Floats, Floats]:
        turn = np.pi - columns / width * np.pi
        is_upper = rows < row
        reach = np.where(is_upper, outer - rows, inner + rows - row)
        up = np.where(is_upper, -1, 1)
        return (
            np.asarray(centre + reach * np.cos(turn), np.float32),
            np.asarray(centre + up * reach * np.sin(turn), np.float32),
        )

    return Bend((side, side), np.asarray(across, np.float32), np.asarray(down, np.float32), forward)


BARREL_ARC = 1.25
"""Radians to either side that a barrel's print covers (chosen: beyond, nobody reads)."""
SAG = 0.05
"""How far a line sags at the middle, of the radius: the camera looks down a little."""


def barrel(width: int, height: int) -> Bend:
    """A standing cylinder around which the strip runs."""
    radius = width / (2 * BARREL_ARC)
    side = round(2 * radius)
    y, x = np.mgrid[0:height, 0:side].astype(np.float32)
    turn = np.arcsin(np.clip((x + 0.5 - radius) / radius, -1, 1))
    across = width / 2 + radius * turn
    down = y - SAG * radius * (np.cos(turn) - 0.5)

    def forward(columns: Floats, rows: Floats) -> tuple[Floats, Floats]:
        turns = (columns - width / 2) / radius
        return (
            np.asarray(radius * (1 + np.sin(turns)), np.float32),
            np.asarray(rows + SAG * radius * (np.cos(turns) - 0.5), np.float32),
        )

    return Bend((side, height), np.asarray(across, np.float32), np.asarray(down, np.float32), forward)
