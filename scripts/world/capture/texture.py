"""Irregularity: clouds, blots and strokes, all from a chance's own numbers."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from world.chance import Chance

Floats = NDArray[np.float32]


def clouds(size: tuple[int, int], cells: float, chance: Chance) -> Floats:
    """Slow changes between 0 and 1 over `size` (width, height), with about `cells` of them along the longer side."""
    width, height = size
    step = max(width, height) / cells
    coarse = chance.rng.random((max(2, round(height / step)) + 1, max(2, round(width / step)) + 1), np.float32)
    return np.asarray(np.clip(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), 0, 1), np.float32)


def layered(size: tuple[int, int], cells: float, chance: Chance) -> Floats:
    """Clouds upon clouds, each finer and fainter, 0 to 1."""
    total = clouds(size, cells, chance)
    for octave in range(1, 4):
        total = total + clouds(size, cells * 2.3**octave, chance) * 0.5**octave
    return np.asarray(total / 1.875, np.float32)


def blot(size: tuple[int, int], chance: Chance, *, soft: float = 0.12) -> Floats:
    """A spilt shape that fills `size`: 1 inside, 0 at the border, ragged between."""
    width, height = size
    x, y = np.meshgrid(np.linspace(-1, 1, width, dtype=np.float32), np.linspace(-1, 1, height, dtype=np.float32))
    edge = 0.78 + 0.2 * (layered(size, 3, chance) * 2 - 1)
    return np.asarray(np.clip((edge - np.hypot(x, y)) / soft, 0, 1), np.float32)


def stroke(size: tuple[int, int], points: Floats, width: float) -> Floats:
    """A smooth stroke through `points` (n x 2), 0 to 1."""
    count = max(8, len(points) * 12)
    at = np.linspace(0, len(points) - 1, count)
    rough = np.stack([np.interp(at, np.arange(len(points)), points[:, axis]) for axis in (0, 1)], 1)
    padded, kernel = np.pad(rough, ((3, 3), (0, 0)), "edge"), np.ones(7) / 7
    line = np.stack([np.convolve(padded[:, axis], kernel, "valid") for axis in (0, 1)], 1)
    ends = np.round(line * 8).astype(np.int32)
    canvas = np.zeros((size[1], size[0]), np.uint8)
    cv2.polylines(
        canvas,
        [ends],
        isClosed=False,
        color=255,
        thickness=max(1, round(width)),
        lineType=cv2.LINE_AA,
        shift=3,
    )
    return np.asarray(canvas / 255, np.float32)
