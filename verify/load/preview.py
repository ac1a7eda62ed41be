"""A page, or a part of one, as a small picture for people to look at: a report shows it under the boxes."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

from verify.document import Box, PageImage

QUALITY = 72
"""JPEG quality (chosen): small print stays readable, a page stays below 300 kB."""

CROP_QUALITIES = (62, 45, 30, 18)
"""WebP qualities of a crop, tried in turn until it is small enough (chosen: 62 looks like the picture, below 18 print falls apart)."""


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
    while True:
        for quality in CROP_QUALITIES:
            target = BytesIO()
            crop.save(target, "WEBP", quality=quality, method=6)
            if target.tell() <= most_bytes or crop.size == (1, 1):
                return target.getvalue()
        crop = crop.reduce(2)


def _upright(image: PageImage, turn: int) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(np.rot90(image.pixels, k=-turn // 90)))
