"""Where text stands: PP-OCR's detector (differentiable binarisation) and the slanted boxes made from its map.

The network answers with a map of "this pixel is the core of a text line", at the resolution it was shown. Each blob of
the map becomes the smallest rectangle around it, grown back to the whole line by the offset the network was trained
with. (Liao et al., *Real-time Scene Text Detection with Differentiable Binarization*, AAAI 2020.)

A long receipt shrunk to one square would be unreadable: its map is made in tiles along the long side, and the tiles
are joined in the middle of their overlap *before* boxes are made, so no line is cut and none is found twice.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from cv2.typing import MatLike
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

STRIDE_PX = 32
"""The network's coarsest stride: sides shown to it are multiples of this."""
CORE_THRESHOLD = 0.3
"""A pixel belongs to a line's core above this (PP-OCR's own setting), ..."""
BOX_THRESHOLD = 0.5
"""... and a blob is text when the map's mean in its rectangle reaches this (PP-OCR's own setting)."""
GROWTH = 1.6
"""Area over perimeter, times this, is the margin by which a core grows to its line (PP-OCR's own setting)."""
THINNEST_CORE_PX = 3
"""Blobs thinner than this on the map are specks (PP-OCR's own setting)."""
MOST_BLOBS = 2000
"""More blobs than this on one page are noise (chosen; a dense A4 page has about 300 lines)."""
NARROWEST_PX = 544
"""The short side of a long page is not shrunk below this (chosen: forty columns of till print at 13 px a glyph)."""
OVERLAP_PX = 128
"""Rows that two tiles share (chosen: three lines of text and the network's sight)."""


def make_session(path: Path) -> onnxruntime.InferenceSession:
    """A session over one model file, on one thread: pages run in parallel, engines do not."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4  # fatal only: the library writes to stderr on its own
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class TextDetector:
    """Finds slanted boxes around lines of text."""

    def __init__(self, path: Path, *, side_px: int) -> None:
        """Show the network at most `side_px` pixels along a page's long side."""
        self._session = make_session(path)
        self._input = self._session.get_inputs()[0].name
        self._side_px = side_px

    def find_quads(self, pixels: Pixels) -> Floats:
        """Corners in pixels, n x 4 x 2: top left, top right, bottom right, bottom left of each text line."""
        height, width = pixels.shape[:2]
        shown = np.asarray(cv2.resize(pixels, self._shown_size(width, height)), np.uint8)
        chances = self._map_in_tiles(shown)
        scale = np.array([width / shown.shape[1], height / shown.shape[0]], np.float32)
        quads = [quad * scale for quad in _quads_on_map(chances)]
        return np.stack(quads) if quads else np.empty((0, 4, 2), np.float32)

    def _shown_size(self, width: int, height: int) -> tuple[int, int]:
        """Width and height shown to the network."""
        scale = min(1.0, max(self._side_px / max(width, height), NARROWEST_PX / min(width, height)))
        return _round_to_stride(width * scale), _round_to_stride(height * scale)

    def _map_in_tiles(self, shown: Pixels) -> Floats:
        """The network's map of `shown`, made in tiles along the long side where it holds more than a square page."""
        axis = 0 if shown.shape[0] >= shown.shape[1] else 1
        across = shown.shape[1 - axis]
        longest = max(_round_to_stride(self._side_px**2 / across), 2 * OVERLAP_PX)
        pieces = []
        for start, stop, first, last in _tiles(shown.shape[axis], longest):
            chances = self._map_of(shown[start:stop] if axis == 0 else shown[:, start:stop])
            kept = slice(first - start, last - start)
            pieces.append(chances[kept] if axis == 0 else chances[:, kept])
        return np.concatenate(pieces, axis=axis)

    def _map_of(self, shown: Pixels) -> Floats:
        """The network's map of one tile."""
        tensor = shown.transpose(2, 0, 1)[None].astype(np.float32) / np.float32(127.5) - np.float32(1)
        chances: Floats = self._session.run(None, {self._input: tensor})[0][0, 0]
        return chances


def _round_to_stride(length: float) -> int:
    return max(round(length / STRIDE_PX), 1) * STRIDE_PX


def _tiles(length: int, longest: int) -> tuple[tuple[int, int, int, int], ...]:
    """(start, stop, first kept, last kept) of evenly spread tiles; the kept parts join in the middle of each overlap."""
    if length <= longest:
        return ((0, length, 0, length),)
    count = math.ceil((length - OVERLAP_PX) / (longest - OVERLAP_PX))
    starts = [round(index * (length - longest) / (count - 1) / STRIDE_PX) * STRIDE_PX for index in range(count)]
    starts[-1] = length - longest
    seams = [0, *((left + longest + right) // 2 for left, right in pairwise(starts)), length]
    return tuple(
        (start, start + longest, first, last) for start, (first, last) in zip(starts, pairwise(seams), strict=True)
    )


def _quads_on_map(chances: Floats) -> list[Floats]:
    """Corners, on the map, of each line of text."""
    cores = cv2.dilate((chances > CORE_THRESHOLD).astype(np.uint8), np.ones((2, 2), np.uint8))
    blobs, _ = cv2.findContours(cores, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    quads = (_quad_around(chances, blob) for blob in blobs[:MOST_BLOBS])
    return [quad for quad in quads if quad is not None]


def _quad_around(chances: Floats, blob: MatLike) -> Floats | None:
    """The corners of the line whose core is `blob`; None where it is a speck or the map is unsure."""
    center, (width, height), angle = cv2.minAreaRect(blob)
    if min(width, height) < THINNEST_CORE_PX:
        return None
    if _mean_inside(chances, _corners(center, (width, height), angle)) < BOX_THRESHOLD:
        return None
    margin = GROWTH * width * height / (2 * (width + height))
    return _order_corners(_corners(center, (width + 2 * margin, height + 2 * margin), angle))


def _corners(center: Sequence[float], size: tuple[float, float], angle: float) -> Floats:
    return np.asarray(cv2.boxPoints((center, size, angle)), np.float32)


def _mean_inside(chances: Floats, quad: Floats) -> float:
    """Mean of the map inside `quad`."""
    left, top = np.maximum(np.floor(quad.min(axis=0)).astype(int), 0)
    right, bottom = np.ceil(quad.max(axis=0)).astype(int) + 1
    part = chances[top:bottom, left:right]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [(quad - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(part, mask)[0])


def _order_corners(quad: Floats) -> Floats:
    """The corners as top left, top right, bottom right, bottom left."""
    by_x = quad[np.argsort(quad[:, 0], kind="stable")]
    top_left, bottom_left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    top_right, bottom_right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.stack([top_left, top_right, bottom_right, bottom_left]).astype(np.float32)
