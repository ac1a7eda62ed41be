"""Where a point of a PDF page lands on its rendered picture.

A page's own coordinates start wherever its boxes say, grow upwards and may be turned by ``/Rotate`` (ISO 32000-1, 7.7.3.3
and 8.3.2.3). Pdfium itself is asked where three points land, so that boxes and rendered ink can never disagree about
crop boxes and rotation.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw

from verify.document import Box, box_on_page

if TYPE_CHECKING:
    from collections.abc import Sequence

_FINE = 10_000_000
"""Pdfium answers in whole pixels: on a canvas this wide a pixel is nothing."""
_STEP_POINTS = 100.0

Rectangle = tuple[float, float, float, float]
"""left, bottom, right, top in points; or left, top, right, bottom in fractions, as said."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The affine map from page points to fractions of the rendered page, origin top left."""

    origin: tuple[float, float]
    x_axis: tuple[float, float]
    """Fractions moved for each point to the right."""
    y_axis: tuple[float, float]
    """Fractions moved for each point upwards."""

    def fraction(self, x: float, y: float) -> tuple[float, float]:
        """Where page point (x, y) lands; outside 0 to 1 when it is cropped away."""
        return (
            self.origin[0] + x * self.x_axis[0] + y * self.y_axis[0],
            self.origin[1] + x * self.x_axis[1] + y * self.y_axis[1],
        )

    def span(self, corners: Sequence[tuple[float, float]]) -> Rectangle:
        """Left, top, right, bottom in fractions around page points, not clipped."""
        landed = [self.fraction(x, y) for x, y in corners]
        xs, ys = [x for x, _ in landed], [y for _, y in landed]
        return min(xs), min(ys), max(xs), max(ys)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box | None:
        """The box of a page rectangle; None when its middle is cropped away."""
        x0, y0, x1, y1 = self.span([(left, bottom), (right, top)])
        inside = 0.0 <= (x0 + x1) / 2 <= 1.0 and 0.0 <= (y0 + y1) / 2 <= 1.0
        return box_on_page(x0, y0, x1, y1) if inside else None


def make_frame(page: Any) -> Frame:  # noqa: ANN401 - pypdfium2 publishes no types
    """The frame of a pypdfium2 page, as its renderer uses it."""
    origin = _landing(page, 0.0, 0.0)
    right = _landing(page, _STEP_POINTS, 0.0)
    up = _landing(page, 0.0, _STEP_POINTS)
    return Frame(
        origin,
        ((right[0] - origin[0]) / _STEP_POINTS, (right[1] - origin[1]) / _STEP_POINTS),
        ((up[0] - origin[0]) / _STEP_POINTS, (up[1] - origin[1]) / _STEP_POINTS),
    )


def _landing(page: Any, x: float, y: float) -> tuple[float, float]:  # noqa: ANN401
    device_x, device_y = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, device_x, device_y)
    return device_x.value / _FINE, device_y.value / _FINE
