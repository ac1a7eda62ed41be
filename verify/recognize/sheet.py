"""Cut-out words laid on one white sheet and read in one go: cheap where only a few words of a page are in question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from verify.document import Box, PageImage, Word
from verify.recognize.engine import OcrEngine, read_words
from verify.recognize.text_boxes import Pixels

ROW_HEIGHT_PX = 32
"""Height of a word on the sheet: near the 48 of PP-OCR's recogniser, and enough for Tesseract."""
ROW_PITCH_PX = 48
WIDTH_PX = 1200
"""Width of the sheet (chosen: about a page's)."""
GAP_PX = 44
"""White between two words: wider than any engine's idea of a space."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a strip lies on the sheet."""

    strip: Pixels
    row: int
    left: int

    @property
    def right(self) -> int:
        return self.left + int(self.strip.shape[1])


def read_strips(strips: Sequence[Pixels], engine: OcrEngine) -> list[tuple[Word, ...]]:
    """What `engine` reads on each of `strips` (pictures of single words), left to right; empty where it sees nothing."""
    slots = _lay_out([_scale(strip) for strip in strips])
    if not slots:
        return []
    width = max(slot.right for slot in slots) + GAP_PX
    sheet = np.full(((slots[-1].row + 1) * ROW_PITCH_PX, width, 3), 255, np.uint8)
    for slot in slots:
        top = slot.row * ROW_PITCH_PX + (ROW_PITCH_PX - ROW_HEIGHT_PX) // 2
        sheet[top : top + ROW_HEIGHT_PX, slot.left : slot.right] = slot.strip
    words = sorted(read_words(engine, PageImage(sheet)), key=lambda word: word.box.left)
    return [tuple(word for word in words if _lies_in(word, slot, sheet.shape)) for slot in slots]


def cut_out(pixels: Pixels, box: Box, *, margin: float) -> Pixels:
    """What `box` holds, with `margin` (a share of its shorter side) around it."""
    height, width = pixels.shape[:2]
    pad = margin * min(box.width * width, box.height * height)
    top, bottom = int(max(box.top * height - pad, 0)), int(np.ceil(box.bottom * height + pad))
    left, right = int(max(box.left * width - pad, 0)), int(np.ceil(box.right * width + pad))
    return pixels[top : max(bottom, top + 1), left : max(right, left + 1)]


def _scale(strip: Pixels) -> Pixels:
    """`strip` at the sheet's row height."""
    height, width = strip.shape[:2]
    size = (min(max(round(width * ROW_HEIGHT_PX / height), 4), WIDTH_PX - 2 * GAP_PX), ROW_HEIGHT_PX)
    interpolation = cv2.INTER_AREA if height > ROW_HEIGHT_PX else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(np.ascontiguousarray(strip), size, interpolation=interpolation), np.uint8)


def _lay_out(strips: Sequence[Pixels]) -> list[_Slot]:
    """`strips` from left to right, row by row."""
    slots: list[_Slot] = []
    row, left = 0, GAP_PX
    for strip in strips:
        if left > GAP_PX and left + strip.shape[1] + GAP_PX > WIDTH_PX:
            row, left = row + 1, GAP_PX
        slots.append(_Slot(strip, row, left))
        left += strip.shape[1] + GAP_PX
    return slots


def _lies_in(word: Word, slot: _Slot, shape: tuple[int, ...]) -> bool:
    """Whether `word`, read on a sheet of this `shape`, was read on `slot` alone: two strips read as one word tell of neither."""
    left, right = word.box.left * shape[1], word.box.right * shape[1]
    row = int(word.box.center[1] * shape[0] / ROW_PITCH_PX)
    return row == slot.row and slot.left - GAP_PX / 2 <= left and right <= slot.right + GAP_PX / 2
