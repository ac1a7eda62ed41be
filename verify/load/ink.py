"""What a PDF page draws, in painting order: texts, pictures, lines; which of it a person can see.

A scanned page is one picture, or strips of one, or a coarse background under a fine foreground, often with an invisible
text layer: render mode 3 (ISO 32000-1, 9.3.6), or text painted first and hidden under the scan.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2 import raw

from verify.load.frame import Frame, Rectangle
from verify.load.limits import LIMITS, check_limit

_INVISIBLE_MODES = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_COVERING_SHARE = 0.5
"""Chosen: a picture over less of the page than this is a logo or a stamp, and hides no text layer."""
_MAIN_SHARE = 1 / 3
"""Chosen: pictures smaller than this part of the largest one say nothing of the page's resolution."""
_SCAN_EXTRAS = 20
"""Chosen: what archives and scanners draw beside their scan; letters drawn as outlines are hundreds."""
_GRID = 128
"""Cells along each side when covered area is counted: 1 % exact."""


@dataclass(frozen=True, slots=True)
class Ink:
    """One drawn thing."""

    kind: int
    """``FPDF_PAGEOBJ_TEXT``, ``_IMAGE``, ``_PATH`` or ``_SHADING``."""
    span: Rectangle
    """left, top, right, bottom in fractions of the rendered page, not clipped."""
    address: int
    """Pdfium's pointer, by which a character finds the text object it belongs to."""
    seen: bool = True
    """False for text drawn invisibly."""
    pixels: tuple[int, int] = (0, 0)
    """Width and height of a picture's own raster."""
    covers: bool = False
    """True for a picture that hides print painted before it: it spans much of the page and nothing shines through."""

    @property
    def area(self) -> float:
        """Fraction of the page it spans, cropped parts left out."""
        left, top, right, bottom = (min(max(edge, 0.0), 1.0) for edge in self.span)
        return (right - left) * (bottom - top)


def read_inks(page: Any, frame: Frame) -> tuple[Ink, ...]:  # noqa: ANN401 - pypdfium2 publishes no types
    """Everything the page draws, in painting order, forms within forms unfolded."""
    inks: list[Ink] = []
    print_below = False
    for count, found in enumerate(page.get_objects()):
        check_limit(count, LIMITS.page_objects, "drawn things on one page", hint="Send a scan or a screenshot.")
        if found.type == raw.FPDF_PAGEOBJ_FORM or not (corners := corners_on_page(found)):
            continue
        ink = _ink_of(found, frame.span(corners))
        print_below = print_below or (ink.kind == raw.FPDF_PAGEOBJ_TEXT and ink.seen)
        covers = ink.kind == raw.FPDF_PAGEOBJ_IMAGE and ink.area >= _COVERING_SHARE
        # Drawing a picture to learn whether it is see-through is dear: only where that matters.
        inks.append(replace(ink, covers=print_below and covers and _is_opaque(found)))
    return tuple(inks)


def _ink_of(found: Any, span: Rectangle) -> Ink:  # noqa: ANN401
    address = ctypes.cast(found.raw, ctypes.c_void_p).value or 0
    if found.type == raw.FPDF_PAGEOBJ_TEXT:
        return Ink(found.type, span, address, seen=_is_seen(found))
    if found.type == raw.FPDF_PAGEOBJ_IMAGE:
        width, height = found.get_px_size()
        check_limit(width * height, LIMITS.image_pixels, "picture in pixels", hint="Send a scan of at most 600 dpi.")
        return Ink(found.type, span, address, pixels=(width, height))
    return Ink(found.type, span, address)


def _is_opaque(picture: Any) -> bool:  # noqa: ANN401
    """Whether every pixel of the picture, masks applied, is opaque; one that cannot be drawn hides nothing."""
    try:
        pixels = picture.get_bitmap(render=True, scale_to_original=False).to_numpy()
    except pypdfium2.PdfiumError:
        return False
    return pixels.ndim < 3 or pixels.shape[2] < 4 or int(pixels[:, :, 3].min()) == 255


def corners_on_page(found: Any) -> list[tuple[float, float]]:  # noqa: ANN401
    """The object's four corners in page points, through the matrix of every form around it; none when it draws nothing."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(found, left, bottom, right, top):
        return []
    corners = [(x.value, y.value) for x, y in ((left, bottom), (right, bottom), (right, top), (left, top))]
    container = found.container
    while container is not None:
        matrix = container.get_matrix()
        corners = [matrix.on_point(x, y) for x, y in corners]
        container = container.container
    return corners


def _is_seen(text: Any) -> bool:  # noqa: ANN401
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if raw.FPDFPageObj_GetFillColor(text, red, green, blue, alpha) and alpha.value == 0:
        return False
    return raw.FPDFTextObj_GetTextRenderMode(text) not in _INVISIBLE_MODES


def hidden_texts(inks: Sequence[Ink]) -> frozenset[int]:
    """Addresses of the texts no person sees: drawn invisibly, or under a picture that covers the page."""
    hidden = {ink.address for ink in inks if not ink.seen}
    covers: list[Ink] = []
    for ink in reversed(inks):
        if ink.covers:
            covers.append(ink)
        elif ink.kind == raw.FPDF_PAGEOBJ_TEXT and any(_covers(cover, ink) for cover in covers):
            hidden.add(ink.address)
    return frozenset(hidden)


def _covers(cover: Ink, ink: Ink) -> bool:
    x, y = (ink.span[0] + ink.span[2]) / 2, (ink.span[1] + ink.span[3]) / 2
    return cover.span[0] <= x <= cover.span[2] and cover.span[1] <= y <= cover.span[3]


def covered_share(inks: Sequence[Ink]) -> float:
    """Share of the page that pictures cover together, 0 to 1."""
    grid = np.zeros((_GRID, _GRID), dtype=bool)
    for ink in inks:
        if ink.kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = (round(min(max(edge, 0.0), 1.0) * _GRID) for edge in ink.span)
            grid[top:bottom, left:right] = True
    return float(grid.mean())


def has_print(inks: Sequence[Ink], hidden: frozenset[int]) -> bool:
    """Whether a person sees more on the page than its pictures."""
    extras = [ink for ink in inks if ink.kind != raw.FPDF_PAGEOBJ_IMAGE and ink.address not in hidden]
    return len(extras) > _SCAN_EXTRAS


def picture_dpi(inks: Sequence[Ink], width_points: float, height_points: float) -> float:
    """The finest resolution of the pictures that make up most of the page; 0 when there is none."""
    pictures = [ink for ink in inks if ink.kind == raw.FPDF_PAGEOBJ_IMAGE and ink.area > 0 and min(ink.pixels) > 0]
    largest = max((ink.area for ink in pictures), default=0.0)
    return max(
        (_dpi_of(ink, width_points, height_points) for ink in pictures if ink.area >= largest * _MAIN_SHARE),
        default=0.0,
    )


def _dpi_of(picture: Ink, width_points: float, height_points: float) -> float:
    """Square root of pixels by square inches: right for a picture lying on its side, too."""
    width = (picture.span[2] - picture.span[0]) * width_points / 72
    height = (picture.span[3] - picture.span[1]) * height_points / 72
    return float((picture.pixels[0] * picture.pixels[1] / (width * height)) ** 0.5) if width * height else 0.0
