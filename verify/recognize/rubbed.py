"""Rubbed lines: ink that runs like a line of print but has no sharp edge and was read as no word.

A wet thumb, a fold rubbed bare or a strip of blur hides one line on a page that is sharp elsewhere: no engine reports a
word there, weak or not. On paper whose light is evened out, ink is what is darker than its surroundings; what is left
once the words that were read are taken away, is as high as a line, several characters long, and soft where the page's
print is steep, is such a line. Shadows and creases are fainter than print or higher than a line.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from verify.document import Box, Word, box_around, box_on_page
from verify.recognize.text_boxes import Pixels

LEAST_WORDS = 8
"""With fewer, nobody can say how high a line is (chosen)."""
PAPER_LINES = 3
"""Paper is the brightest within so many line heights: further than a smudge is high (chosen)."""
LEAST_INK = 18
"""Grey levels below the paper, averaged over half a line, from which something stands there (chosen)."""
LEAST_CONTRAST = 40
"""Grey levels of its darkest tenth: print that is smudged has 60, the edge of a shadow 25 (measured on made receipts)."""
SOFTEST_PRINT = 0.25
"""Slope of edges, in parts of their height a pixel, that print reduced to 700 pixels a page exceeds (measured)."""
AROUND_WORDS = 0.35
"""Line heights around a word that are its own: accents, tails, the blur of reduction (chosen)."""
LOWEST, HIGHEST, SHORTEST = 0.6, 3.0, 3.0
"""Height and length of a smudged line, in line heights (chosen). Measured on 237 scanned receipts: one false place; on
100 small blurred photographs: five."""


def find_rubbed_lines(grey: Pixels, words: Sequence[Word]) -> tuple[Box, ...]:
    """Boxes of smudged lines on the reduced page `grey`, of which `words` were read; from the top down."""
    if len(words) < LEAST_WORDS:
        return ()
    line = float(np.median([word.box.height for word in words])) * grey.shape[0]
    ink = _ink(grey, line)
    places = _places_without_words(ink, words, line)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(places)
    text = box_around(tuple(word.box for word in words))
    slopes = _slopes(grey)
    boxes = [
        box
        for index in range(1, count)
        if _has_form_of_line(stats[index].tolist(), line)
        and _lies_in(box := _box_of(stats[index].tolist(), grey), text)
        and _is_soft_print(ink[labels == index], slopes[labels == index])
    ]
    return tuple(sorted(boxes, key=lambda box: box.top))


def _ink(grey: Pixels, line: float) -> Pixels:
    """How much darker than its paper each pixel is."""
    reach = int(PAPER_LINES * line) | 1
    brightest = cv2.dilate(grey, np.ones((reach, reach), np.uint8))
    paper = cv2.GaussianBlur(brightest, (reach, reach), 0)
    return np.asarray(255 - cv2.divide(grey, paper, scale=255), np.uint8)


def _places_without_words(ink: Pixels, words: Sequence[Word], line: float) -> Pixels:
    """1 where ink stands that no word covers, gaps of two line heights along a line closed."""
    half = max(int(line / 2), 3)
    places = (np.asarray(cv2.blur(ink, (half, half))) > LEAST_INK).astype(np.uint8)
    height, width = ink.shape
    margin = AROUND_WORDS * line
    for word in words:
        box = word.box
        low = (int(box.left * width - margin), int(box.top * height - margin))
        high = (int(box.right * width + margin), int(box.bottom * height + margin))
        cv2.rectangle(places, low, high, 0, -1)
    least = max(int(LOWEST * line), 2)
    places = np.asarray(cv2.morphologyEx(places, cv2.MORPH_OPEN, np.ones((least, least), np.uint8)), np.uint8)
    bridge = np.ones((1, int(2 * line) | 1), np.uint8)
    return np.asarray(cv2.morphologyEx(places, cv2.MORPH_CLOSE, bridge), np.uint8)


def _slopes(grey: Pixels) -> np.ndarray:
    """The steepest of both directions at each pixel, in grey levels a pixel."""
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=0.125)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=0.125)
    return np.maximum(np.abs(across), np.abs(down))


def _has_form_of_line(stats: Sequence[int], line: float) -> bool:
    """Whether a patch is as high as a line or two, several characters long, and mostly filled."""
    _, _, wide, high, area = stats
    return wide >= SHORTEST * line and LOWEST * line <= high <= HIGHEST * line and 2 * area >= wide * high


def _box_of(stats: Sequence[int], grey: Pixels) -> Box:
    left, top, wide, high, _ = stats
    height, width = grey.shape
    return box_on_page(left / width, top / height, (left + wide) / width, (top + high) / height)


def _lies_in(box: Box, text: Box) -> bool:
    """Whether the middle of `box` lies where the page's text lies."""
    x, y = box.center
    return text.left <= x <= text.right and text.top <= y <= text.bottom


def _is_soft_print(ink: np.ndarray, slopes: np.ndarray) -> bool:
    """Whether a patch is as dark as smudged print and has no edge as steep as sharp print."""
    contrast = float(np.percentile(ink, 90))
    return contrast >= LEAST_CONTRAST and float(np.percentile(slopes, 97)) < SOFTEST_PRINT * contrast
