"""Which way up a page is, from its content; no extra model, and next to nothing to pay when it is upright.

A recogniser that is sure of what it reads has the page upright: nothing else is asked. Otherwise text boxes say
whether lines run across or down (tall boxes), and the longest words, cut out and laid on one small sheet, are read
both ways up: the way the recogniser is surer of wins.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from verify.document import Box, PageImage, Word
from verify.recognize.engine import OcrEngine
from verify.recognize.sheet import cut_out, read_strips

SURE_READING = 0.75
"""Mean confidence, by characters, from which a page of wide boxes is upright (measured: upside down gives below 0.4)."""
TALL = 1.5
"""A word of several characters this much taller than wide runs downwards (chosen)."""
LONGEST_WORDS = 8
"""Words laid on the sheet that is read both ways up (measured: eight decide)."""


def turn_image(image: PageImage, turn: int) -> PageImage:
    """`image` turned clockwise by `turn` degrees (0, 90, 180 or 270), its layer with it."""
    if not turn:
        return image
    pixels = np.ascontiguousarray(np.rot90(image.pixels, k=-turn // 90))
    layer = tuple(Word(word.text, turn_box(word.box, turn), word.confidence, word.doubts) for word in image.layer)
    return PageImage(pixels, layer, image.visible_text, image.image_coverage, image.dpi)


def turn_box(box: Box, turn: int) -> Box:
    """`box` as it lies after the page was turned clockwise by `turn` degrees."""
    match turn % 360:
        case 90:
            return Box(1 - box.bottom, box.left, 1 - box.top, box.right)
        case 180:
            return Box(1 - box.right, 1 - box.bottom, 1 - box.left, 1 - box.top)
        case 270:
            return Box(box.top, 1 - box.right, box.bottom, 1 - box.left)
        case _:
            return box


def find_turn(image: PageImage, words: Sequence[Word], engine: OcrEngine) -> int:
    """Degrees clockwise that make `image` upright, given the words `engine` read on it as it is."""
    telling = [word for word in words if len(word.text) > 1]
    if not telling:
        return 0
    height, width = image.pixels.shape[:2]
    tall = [word for word in telling if word.box.height * height > TALL * word.box.width * width]
    runs_down = _characters(tall) > _characters(telling) / 2
    if not runs_down and _sureness(telling) >= SURE_READING:
        return 0
    longest = sorted(tall if runs_down else telling, key=lambda word: (-len(word.text), word.box.top))[:LONGEST_WORDS]
    turns = (270, 90) if runs_down else (0, 180)
    # max keeps the first of equals: a page nobody can read stays as it was sent.
    return max(turns, key=lambda turn: _legible_that_way(image, longest, turn, engine))


def _legible_that_way(image: PageImage, words: Sequence[Word], turn: int, engine: OcrEngine) -> float:
    """How much of the cut-out `words` the engine reads, and how surely, once they are turned clockwise by `turn`."""
    strips = [np.rot90(cut_out(image.pixels, word.box, margin=0.1), k=-turn // 90) for word in words]
    return sum(_sum_of_sureness(read) for read in read_strips(strips, engine))


def _characters(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _sum_of_sureness(words: Sequence[Word]) -> float:
    return sum(len(word.text) * word.confidence for word in words)


def _sureness(words: Sequence[Word]) -> float:
    """Mean confidence, each word weighing as much as it has characters."""
    return _sum_of_sureness(words) / _characters(words)
