"""A page, or a part of one, as a small picture for people to look at: a report shows it under the boxes.

A page with parts marked shows them as they are and everything else dimmed, so that they stand out by brightness: whoever sees
no colours sees them too. Pictures carry no metadata, whatever the file they come from held.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import sqrt
from typing import Any, Final, Literal

import numpy as np
from PIL import Image, ImageDraw

from verify.document import Box, PageImage

QUALITY = 72
"""JPEG quality (chosen): small print stays readable, a page stays below 300 kB."""

CROP_QUALITIES = (62, 45, 30, 18)
"""WebP qualities of a crop, tried in turn until it is small enough (chosen: 62 looks like the picture, below 18 print falls apart)."""

MARKED_QUALITIES = (80, 65, 50, 35)
"""JPEG qualities of a page with marks, tried in turn (chosen: below 35 print falls apart)."""

MARKED_PIXELS = 800_000
"""Size of a page with marks (chosen: A4 at 90 dots an inch; a long till receipt keeps enough width to be recognised)."""

DIMMED = 0.55
"""Share of darkness over what is not marked (chosen: the page stays recognisable, the part is seen at a glance)."""

AROUND = 0.015
"""Width of the margin around a marked part, in shares of the page's longer side (chosen: a frame on the ink would hide it)."""

FRAME = ("black", "#ffb000")
"""Colours of a frame's outer and inner line: they differ in brightness from each other and from any page."""

FRAME_SHARE = 300
"""A frame's line is this part of the page's longer side (chosen: 3 pixels of 1000)."""

_SAVED: Final[dict[str, dict[str, Any]]] = {"JPEG": {"optimize": True}, "WEBP": {"method": 6}}
"""How each format is written smallest."""


def preview_page(image: PageImage, *, turn: int, longest_px: int) -> bytes:
    """`image` turned clockwise by `turn` degrees, its longer side at most `longest_px`, as JPEG without metadata."""
    upright = _upright(image, turn)
    upright.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS)
    target = BytesIO()
    upright.save(target, "JPEG", quality=QUALITY, optimize=True)
    return target.getvalue()


def preview_crop(image: PageImage, box: Box, *, turn: int, longest_px: int, most_bytes: int) -> bytes:
    """What `box` of the upright page shows, its longer side at most `longest_px`, as WebP of at most `most_bytes`.

    What is too large loses quality first, then size.
    """
    upright = _upright(image, turn)
    left, right = round(box.left * upright.width), round(box.right * upright.width)
    top, bottom = round(box.top * upright.height), round(box.bottom * upright.height)
    crop = upright.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    crop.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS)
    return _encode(crop, "WEBP", qualities=CROP_QUALITIES, most_bytes=most_bytes)


def preview_marked(image: PageImage, boxes: Sequence[Box], *, turn: int, most_bytes: int) -> bytes:
    """The upright page with the parts in `boxes` framed and the rest dimmed, as JPEG of at most `most_bytes`."""
    upright = _upright(image, turn)
    scale = min(1.0, sqrt(MARKED_PIXELS / (upright.width * upright.height)))
    page = upright.resize(
        (max(round(scale * upright.width), 1), max(round(scale * upright.height), 1)), Image.Resampling.LANCZOS
    )
    marked = Image.blend(page, Image.new("RGB", page.size), DIMMED)
    parts = [_part(box, page.size) for box in boxes]
    for part in parts:
        marked.paste(page.crop(part), part[:2])
    for part in parts:
        _frame(marked, part)
    return _encode(marked, "JPEG", qualities=MARKED_QUALITIES, most_bytes=most_bytes)


def _part(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The pixels of `box` with the margin around it, as far as the page goes."""
    width, height = size
    around = AROUND * max(size)
    left, top = max(round(box.left * width - around), 0), max(round(box.top * height - around), 0)
    right, bottom = min(round(box.right * width + around), width), min(round(box.bottom * height + around), height)
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _frame(page: Image.Image, part: tuple[int, int, int, int]) -> None:
    """Draw both lines of a frame just inside `part`, as far as there is room."""
    left, top, right, bottom = part
    line = max(max(page.size) // FRAME_SHARE, 2)
    for colour, inset in zip(FRAME, (0, line), strict=True):
        if min(right - left, bottom - top) > 2 * inset:
            inner = (left + inset, top + inset, right - inset - 1, bottom - inset - 1)
            ImageDraw.Draw(page).rectangle(inner, outline=colour, width=line)


def _encode(picture: Image.Image, kind: Literal["JPEG", "WEBP"], *, qualities: Sequence[int], most_bytes: int) -> bytes:
    """`picture` in at most `most_bytes`: what is too large loses quality first, then size."""
    while True:
        for quality in qualities:
            target = BytesIO()
            picture.save(target, kind, quality=quality, **_SAVED[kind])
            if target.tell() <= most_bytes or picture.size == (1, 1):
                return target.getvalue()
        picture = picture.reduce(2)


def _upright(image: PageImage, turn: int) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(np.rot90(image.pixels, k=-turn // 90)))
