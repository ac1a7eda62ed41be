"""From the sheet to the picture: where every point of the paper is seen.

The map is a homography (the camera's stand) plus a displacement (`bend`): what curl, creases and crumples add, known on a
coarse grid over the sheet. Forward, sheet to picture, it is exact; backward, which pixels need, it is solved by fixed
point iteration on every eighth pixel and interpolated: p = H(s) + d(s)  =>  s = H^-1(p - d(s)).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from world.sheet import Place

Floats = NDArray[np.float32]
Size = tuple[int, int]
"""Width and height in pixels."""

COARSE_PX = 8
"""Chosen: paper does not bend within less than this in a picture."""
ROUNDS = 24
"""Chosen: the steepest roll has settled to a tenth of a pixel."""
ALONG_AN_EDGE = 9
"""Points of a box's edge that are followed through the bends."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where a sheet's points are in a picture."""

    sheet: Size
    picture: Size
    matrix: NDArray[np.float64]
    """Sheet pixels to picture pixels."""
    bend: Floats
    """Rows x columns x 2 over the sheet: what is added to the picture's place, in picture pixels."""

    def points(self, places: Floats) -> Floats:
        """`places` (n x 2, or rows x columns x 2, sheet pixels) in the picture, in the same form."""
        several = places.reshape(places.shape[0], -1, 2).astype(np.float64)
        seen = cv2.perspectiveTransform(several, self.matrix) + self._bend_at(several[..., 0], several[..., 1])
        return np.asarray(seen.reshape(places.shape), np.float32)

    def box(self, place: Place) -> Place:
        """The least upright box around `place`'s picture."""
        left, top, right, bottom = place
        along = np.linspace(0, 1, ALONG_AN_EDGE, dtype=np.float32)
        across, down = left + (right - left) * along, top + (bottom - top) * along
        edges = [(across, np.full_like(across, top)), (across, np.full_like(across, bottom)),
                 (np.full_like(down, left), down), (np.full_like(down, right), down)]  # fmt: skip
        seen = self.points(np.concatenate([np.stack(edge, 1) for edge in edges]).astype(np.float32))
        (x0, y0), (x1, y1) = seen.min(0), seen.max(0)
        return float(x0), float(y0), float(x1), float(y1)

    def backward(self) -> Floats:
        """Of each picture pixel the sheet's pixel: height x width x 2."""
        width, height = self.picture
        across = np.arange(0, width + COARSE_PX, COARSE_PX, dtype=np.float32)
        down = np.arange(0, height + COARSE_PX, COARSE_PX, dtype=np.float32)
        seen = np.stack(np.meshgrid(across, down), -1).astype(np.float64)
        back = np.linalg.inv(self.matrix)
        on_sheet = cv2.perspectiveTransform(seen, back)
        if self.bend.any():
            for _ in range(ROUNDS):
                shift = self._bend_at(on_sheet[..., 0], on_sheet[..., 1])
                on_sheet = cv2.perspectiveTransform(seen - shift, back)
        coarse = on_sheet.astype(np.float32)
        x, y = np.meshgrid(
            np.arange(width, dtype=np.float32) / COARSE_PX, np.arange(height, dtype=np.float32) / COARSE_PX
        )
        return np.asarray(cv2.remap(coarse, x, y, cv2.INTER_LINEAR), np.float32)

    def moved(self, x: float, y: float, picture: Size) -> Geometry:
        """The same in a frame of size `picture` whose corner lies at (x, y) of this one."""
        shift = np.asarray([(1, 0, -x), (0, 1, -y), (0, 0, 1)], np.float64)
        return replace(self, picture=picture, matrix=shift @ self.matrix)

    def resized(self, picture: Size) -> Geometry:
        """The same in a picture shrunk to the size `picture`."""
        share = np.asarray(picture, np.float64) / self.picture
        return replace(
            self,
            picture=picture,
            matrix=np.diag([*share, 1.0]) @ self.matrix,
            bend=np.asarray(self.bend * share, np.float32),
        )

    def scale(self, place: Place) -> float:
        """Picture pixels for one sheet pixel, down the page, at `place`."""
        left, top, right, bottom = place
        middle = (left + right) / 2
        seen = self.points(np.asarray([(middle, top), (middle, bottom)], np.float32))
        return float(np.hypot(*(seen[1] - seen[0]))) / max(1e-6, bottom - top)

    def _bend_at(self, x: NDArray[np.generic], y: NDArray[np.generic]) -> Floats:
        rows, columns = self.bend.shape[:2]
        u = np.asarray(x, np.float32) / self.sheet[0] * (columns - 1)
        v = np.asarray(y, np.float32) / self.sheet[1] * (rows - 1)
        return np.asarray(cv2.remap(self.bend, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)


def straight(size: Size) -> Geometry:
    """A picture that is the sheet itself."""
    return Geometry(size, size, np.eye(3), np.zeros((2, 2, 2), np.float32))


def union(places: Iterable[Place]) -> Place:
    """The least box around all of `places`."""
    several = np.asarray(tuple(places), np.float64)
    return (
        float(several[:, 0].min()), float(several[:, 1].min()),
        float(several[:, 2].max()), float(several[:, 3].max()),
    )  # fmt: skip
