"""A page as a small JPEG, for people to look at: a report shows it under the boxes."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

from verify.document import PageImage

QUALITY = 72
"""JPEG quality (chosen): small print stays readable, a page stays below 300 kB."""


def preview_page(image: PageImage, *, turn: int, longest_px: int) -> bytes:
    """`image` turned clockwise by `turn` degrees, its longer side at most `longest_px`, as JPEG without metadata."""
    upright = Image.fromarray(np.ascontiguousarray(np.rot90(image.pixels, k=-turn // 90)))
    upright.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS)
    target = BytesIO()
    upright.save(target, "JPEG", quality=QUALITY, optimize=True)
    return target.getvalue()
