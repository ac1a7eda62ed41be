"""A page as cells: how light its paper is, how much ink stands on it, which cells are paper at all, which words cover.

All is told in line heights: `FINE` cells a line for ink, `COARSE` for paper. Averaging over cells keeps the share of light
that ink takes, however blurred the print is: ink that no word covers is told by its amount, not by its edges. Paper is what has, near
the words, their paper's light and colour, and hangs together with it: a thumb, a table and a burnt-out patch do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verify.document import Box, Word
from verify.recognize.text_boxes import Pixels

Floats = NDArray[np.float32]
Mask = NDArray[np.uint8]

FINE = 4
"""Cells a line height at which ink is weighed: strokes and gaps are averaged, lines and the paper between them are not."""
COARSE = 2
"""Cells a line height at which paper is told from what is none."""
FEWEST, MOST = 80, 360
"""Fine cells of a page's long side, at least and at most (chosen): bounds the cost."""
USUAL_LINES = 60
"""Lines on a page of which no line is known (chosen)."""
DARKEST = 20.0
"""Grey level below which paper is as good as black."""
PAPER_REACH = 13
"""Fine cells within which paper shows between the print: three lines (chosen)."""
AROUND = 0.4
"""Line heights around a word or barcode that are its own: accents, tails, the blur of reduction (chosen)."""
FAR = 6.0
"""Line heights over which a page's light and colour change slowly (chosen)."""
SHADE, TINT = 0.35, 0.12
"""Natural logarithms of light and of colour by which paper differs from the words' paper near by, at most (chosen)."""
CORE = 0.02
"""Share of all words' cells on a patch of paper that is not left out (chosen)."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A page in cells; `ink` fine, the rest coarse."""

    line: float
    """Height of a line as a share of the page's height."""
    light: Pixels
    """Fine: the page, rows x columns x 3."""
    paper: Pixels
    """Fine: what the page would be without print."""
    ink: Floats
    """Fine: the share of the paper's light that is missing, averaged over a line's height."""
    texture: Floats
    """Fine: how much light changes from pixel to pixel, both ways at once, as a share of the paper's light."""
    words: Mask
    """Fine: 1 where words stand."""
    covered: Mask
    """Fine: 1 where words and barcodes stand, and around them."""
    is_paper: Mask
    """Fine: 1 on the words' paper; everywhere where there are no words."""


def ground_of(pixels: Pixels, words: Sequence[Word], codes: Sequence[Box] = ()) -> Ground:
    """The cells of an upright page, reduced before (the grain of a large picture is averaged out), with barcodes in `codes`."""
    height, width = pixels.shape[:2]
    heights = [word.box.height for word in words]
    line = float(np.median(heights)) if heights else 1.0 / USUAL_LINES
    long = min(max(FINE / line * max(height, width) / height, FEWEST), MOST)
    scale = long / max(height, width)
    rows, columns = max(round(height * scale), 8), max(round(width * scale), 8)
    light = np.asarray(cv2.resize(pixels, (columns, rows), interpolation=cv2.INTER_AREA), np.uint8)
    square = np.ones((PAPER_REACH, PAPER_REACH), np.uint8)
    closed = cv2.morphologyEx(light, cv2.MORPH_CLOSE, square, borderType=cv2.BORDER_REPLICATE)
    paper = np.asarray(cv2.blur(closed, (5, 5)), np.uint8)
    boxes = [word.box for word in words]
    inside = _mask(boxes, (rows, columns), 0.0)
    around = _mask([*boxes, *codes], (rows, columns), AROUND * line * rows)
    sheet = _paper(paper, inside, line * rows)
    return Ground(line, light, paper, _ink(light, paper), _texture(pixels, paper), inside, around, sheet)


def _ink(light: Pixels, paper: Pixels) -> Floats:
    grey, ground = (cv2.cvtColor(one, cv2.COLOR_RGB2GRAY).astype(np.float32) for one in (light, paper))
    taken = np.clip(1.0 - grey / np.maximum(ground, 1.0), 0.0, 1.0)
    return np.asarray(cv2.blur(taken, (FINE + 1, FINE - 1)), np.float32)


def _texture(pixels: Pixels, paper: Pixels) -> Floats:
    """Edges across and down: print has both, a rule and a shadow have one."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    cells = paper.shape[1::-1]
    across = cv2.resize(cv2.absdiff(grey[:, 1:], grey[:, :-1]), cells, interpolation=cv2.INTER_AREA)
    down = cv2.resize(cv2.absdiff(grey[1:], grey[:-1]), cells, interpolation=cv2.INTER_AREA)
    both = np.sqrt(across.astype(np.float32) * down.astype(np.float32))
    ground = np.maximum(cv2.cvtColor(paper, cv2.COLOR_RGB2GRAY).astype(np.float32), DARKEST)
    return np.asarray(cv2.blur(both / ground, (FINE + 1, FINE - 1)), np.float32)


def _mask(boxes: Sequence[Box], shape: tuple[int, int], margin: float) -> Mask:
    rows, columns = shape
    mask = np.zeros(shape, np.uint8)
    for box in boxes:
        low = int(box.left * columns - margin), int(box.top * rows - margin)
        high = int(box.right * columns + margin), int(box.bottom * rows + margin)
        cv2.rectangle(mask, low, high, 1, -1)
    return mask


def _paper(paper: Pixels, words: Mask, line: float) -> Mask:
    """1 on cells like the paper under the words near by that hang together with it."""
    if not words.any():
        return np.ones_like(words)
    size = (max(words.shape[1] // 2, 1), max(words.shape[0] // 2, 1))
    level = np.log(np.maximum(cv2.resize(paper, size, interpolation=cv2.INTER_AREA).astype(np.float32), 8.0) / 255.0)
    under = (cv2.resize(words.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0).astype(np.float32)
    shade = level.mean(2)
    field = np.dstack([shade, level - shade[..., None]])
    off = np.abs(field - _nearby(field, under, FAR * line / 2))
    like = ((off[..., 0] < SHADE) & (off[..., 1:].max(2) < TINT)) | (under > 0)
    count, labels = cv2.connectedComponents(like.astype(np.uint8))
    held = np.bincount(labels[under > 0], minlength=count)
    kept = held > CORE * under.sum()
    kept[0] = False
    whole = kept[labels].astype(np.uint8)
    return np.asarray(cv2.resize(whole, words.shape[::-1], interpolation=cv2.INTER_NEAREST), np.uint8)


def _nearby(field: Floats, under: Floats, reach: float) -> Floats:
    """What `field` is `under` the words near by; far from all words what it mostly is."""
    usual = np.median(field[under > 0], axis=0)
    weight = cv2.GaussianBlur(under, (0, 0), reach)
    mean = cv2.GaussianBlur(field * under[..., None], (0, 0), reach) / (weight[..., None] + 1e-6)
    trust = np.clip(weight / CORE, 0.0, 1.0)[..., None]
    return np.asarray(trust * mean + (1.0 - trust) * usual, np.float32)
