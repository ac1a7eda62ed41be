"""Whether a square could be a matrix code that nobody decoded, or is a sign drawn of a few lines; from its light and dark alone.

A matrix code is a chessboard of chance: of its ten modules a side and more, about half differ from their neighbours, in
every row and column outside the finder patterns. Signs made of nested squares (the double square of protection class II,
IEC 60417-5172) look like a finder pattern to a reader, and have four edges in a row.
"""

from __future__ import annotations

import cv2
import numpy as np

from verify.recognize.text_boxes import Pixels

SIDE_PX = 96
"""A place is looked at in this size (chosen: two pixels and more a module of what a telephone resolves)."""
FEWEST_EDGES = 5
"""Median edges of its rows, and of its columns, that a code has at least: its smallest has ten modules, of which it turns
at half (ISO/IEC 16022); nested frames have four, and lose some to a camera (measured: signs up to 3, codes that were not
decoded 9 and more)."""
LEAST_SPREAD = 12.0
"""Standard deviation in grey levels below which there is nothing but paper (chosen)."""


def has_modules(place: Pixels) -> bool:
    """Whether `place` turns from dark to light as often as a matrix code does, across and down."""
    if min(place.shape) == 0:
        return False
    level = cv2.resize(place, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA).astype(np.float32)
    if float(level.std()) < LEAST_SPREAD:
        return False
    dark = cv2.threshold(level.astype(np.uint8), 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    across = np.count_nonzero(np.diff(dark, axis=1), axis=1)
    down = np.count_nonzero(np.diff(dark, axis=0), axis=0)
    return float(np.median(across)) >= FEWEST_EDGES and float(np.median(down)) >= FEWEST_EDGES
