"""Pictures of one place where a linear code may stand, the cheapest and likeliest to be readable first.

Each undoes another hurt: an even light undoes shadows, enlarging small modules, local contrast (CLAHE) fading and glare,
sharpening blur, and the mean of neighbouring rows noise and scratches, because the rows of a code all say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np

from verify.document import Box, PageImage
from verify.recognize.stripes import Stripes, cut_straight
from verify.recognize.text_boxes import Floats, Pixels

MARGIN = 0.08
"""Quiet zone left around a cut-out code, as a share of its length (GS1 asks for about a tenth)."""
LENGTH_PX = 600
"""Length a cut-out code is enlarged to: six pixels a module of an EAN-13 (chosen) ..."""
LARGEST_SCALE = 3.0
"""... but not more than this: there is nothing between the pixels."""
TALLEST = 0.4
"""Of a code taller than this share of its length only the middle is shown: its rows all say the same (chosen)."""
CLIP, TILES = 3.0, (4, 4)
"""How far local contrast is raised, and over which part of the picture (OpenCV's customary values)."""
BLUR_PX = 1.5
"""Standard deviation, in pixels of the page, of the blur that is undone (chosen: about a module of a code that just fails)."""
STRENGTHS = (2.0, 4.0)
"""How much of what that blur took is given back (chosen)."""
PLAIN_SCALES = (1.0, 1.5, 2.0)
"""Sizes of plain looks (chosen)."""
PAPER = 1.2
"""Paper around a place in them, as a share of its longer side (chosen: also for places of which only a part was seen)."""
BANDS = 3
"""Neighbouring rows are averaged over a third of the height shown: more, and a slight slant smears the bars ..."""
BAND_ROWS = 24
"""... and shown this tall, more than any reader needs to cross."""


def looks_at(grey: Pixels, stripes: Stripes) -> Iterator[PageImage]:
    """Pictures of the place `stripes` of `grey`, laid level."""
    band = replace(stripes, height=min(stripes.height, TALLEST * stripes.length))
    scale = min(LENGTH_PX / stripes.length, LARGEST_SCALE)
    plain = cut_straight(grey, band, margin=MARGIN)
    yield _as_page(plain)
    yield _as_page(even_out(plain))
    sized = cut_straight(grey, band, margin=MARGIN, scale=scale)
    yield _as_page(sized)
    evened = even_out(sized)
    yield _as_page(evened)
    yield _as_page(np.asarray(cv2.createCLAHE(CLIP, TILES).apply(sized), np.uint8))
    blur = BLUR_PX * max(scale, 1.0)
    for strength in STRENGTHS:
        yield _as_page(_sharpen(evened, blur, strength))
    means = _means_of_rows(even_out(_long(grey, band, scale)))
    for strength in STRENGTHS:
        yield _as_page(_sharpen(means, blur, strength))


def plain_looks(grey: Pixels, box: Box) -> Iterator[PageImage]:
    """`box` of the page `grey` as it lies, with paper around, at several sizes, sharp and a little blurred: a true code outlasts both."""
    height, width = grey.shape
    pad = PAPER * max(box.width * width, box.height * height)
    rows = slice(max(int(box.top * height - pad), 0), int(box.bottom * height + pad) + 1)
    place = grey[rows, max(int(box.left * width - pad), 0) : int(box.right * width + pad) + 1]
    for scale in PLAIN_SCALES:
        sized = cv2.resize(place, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        yield _as_page(np.asarray(sized, np.uint8))
        yield _as_page(np.asarray(cv2.GaussianBlur(sized, (0, 0), 1), np.uint8))


def _long(grey: Pixels, band: Stripes, scale: float) -> Pixels:
    """`band` with its quiet zones to the left and right only, and only rows that hold bars."""
    return cut_straight(
        grey, replace(band, length=band.length * (1 + 2 * MARGIN), height=band.height * 0.8), scale=scale
    )


def _means_of_rows(grey: Pixels) -> Pixels:
    """Each of BANDS parts of `grey` as its mean row."""
    parts = np.array_split(grey.astype(np.float32), BANDS)
    return np.concatenate(
        [np.repeat(part.mean(axis=0, keepdims=True), BAND_ROWS, axis=0) for part in parts if len(part)]
    ).astype(np.uint8)


def _sharpen(grey: Pixels, blur_px: float, strength: float) -> Pixels:
    """`grey` with what a blur of `blur_px` would take from it given back `strength` times."""
    level: Floats = grey.astype(np.float32)
    lost = level - cv2.GaussianBlur(level, (0, 0), blur_px)
    return np.asarray(np.clip(level + strength * lost, 0, 255), np.uint8)


def even_out(grey: Pixels) -> Pixels:
    """`grey` with its background made white: shadows and slow changes of light go."""
    size = max(min(grey.shape) // 4, 3) | 1
    background = cv2.blur(cv2.dilate(grey, np.ones((size, size), np.uint8)), (size, size))
    return np.asarray(cv2.divide(grey, background, scale=255), np.uint8)


def _as_page(grey: Pixels) -> PageImage:
    return PageImage(np.repeat(grey[:, :, None], 3, axis=2))
