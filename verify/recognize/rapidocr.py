"""PP-OCRv6 *small*, the models of the rapidocr wheel, run by a short pipeline of our own.

RapidOCR's wrapper reads the same, but throws away each character's certainty, brings its own configuration system, and
resizes the page twice. What is left when it is gone: find slanted boxes (``text_boxes.py``), cut each out of the
full-resolution picture and set it straight, read the lines in batches of like width (``glyphs.py``), split them at
their spaces into words with boxes.
"""

from __future__ import annotations

from importlib.metadata import version
from itertools import groupby
from pathlib import Path

import cv2
import numpy as np

from verify.document import PageImage, Word, box_on_page
from verify.recognize.glyphs import Glyph, LineRead, LineRecogniser
from verify.recognize.models import prepare_models
from verify.recognize.text_boxes import Floats, Pixels, TextDetector

UPRIGHT_RATIO = 1.5
"""A box this much taller than wide holds a line that runs downwards (PP-OCR's own setting)."""
MARGIN = 0.06
"""Paper left around a line, as a share of its height (measured on scanned receipts: word recall 0.85 -> 0.87)."""


class RapidOcr:
    """The OCR engine by default."""

    name = "rapidocr"

    def __init__(self, cache_folder: Path, *, side_px: int = 1280, batch_size: int = 8) -> None:
        """Prepare the models in `cache_folder` where they are not; show the detector `side_px` pixels at most."""
        prepared = prepare_models(cache_folder)
        self.version = version("rapidocr")
        self.models = prepared.digests
        self._detector = TextDetector(prepared.detector, side_px=side_px)
        self._recogniser = LineRecogniser(prepared.recogniser, batch_size=batch_size)

    def read(self, image: PageImage) -> tuple[Word, ...]:
        """The words on `image`; lines that run downwards are read from top to bottom."""
        pixels = np.ascontiguousarray(image.pixels[:, :, ::-1])  # the networks were trained on BGR
        quads = [_with_margin(_along_text(quad)) for quad in self._detector.find_quads(pixels)]
        reads = self._recogniser.read([_cut_out(pixels, quad) for quad in quads])
        height, width = pixels.shape[:2]
        scale = np.array([width, height], np.float32)
        return tuple(word for quad, read in zip(quads, reads, strict=True) for word in _words_of(read, quad / scale))

    def read_lines(self, lines: list[Pixels]) -> list[tuple[Word, ...]]:
        """The words on pictures (RGB) of single lines, boxed in each."""
        reads = self._recogniser.read([np.ascontiguousarray(line[:, :, ::-1]) for line in lines])
        return [tuple(_words_of(read, _WHOLE)) for read in reads]


_WHOLE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
"""The corners of a picture, in fractions of it."""


def _along_text(quad: Floats) -> Floats:
    """The corners, starting where reading starts: a tall box is read from its top right corner downwards."""
    across, down = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
    return np.roll(quad, -1, axis=0) if down >= UPRIGHT_RATIO * across else quad


def _with_margin(quad: Floats) -> Floats:
    """The corners with MARGIN more on every side."""
    across, down = quad[1] - quad[0], quad[3] - quad[0]
    width, height = float(np.linalg.norm(across)), float(np.linalg.norm(down))
    margin = MARGIN * min(width, height)
    right, below = across * margin / max(width, 1.0), down * margin / max(height, 1.0)
    return np.asarray(quad + np.stack([-right - below, right - below, right + below, below - right]), np.float32)


def _cut_out(pixels: Pixels, quad: Floats) -> Pixels:
    """The line inside `quad`, set straight."""
    width = max(int(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3]))), 1)
    height = max(int(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1]))), 1)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    transform = cv2.getPerspectiveTransform(quad, corners)
    line = cv2.warpPerspective(
        pixels, transform, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(line, np.uint8)


def _words_of(read: LineRead, quad: Floats) -> list[Word]:
    """The words of one line, boxed on the page; `quad` in fractions of the page."""
    runs = [tuple(run) for is_space, run in groupby(read.glyphs, lambda glyph: glyph.text == " ") if not is_space]
    return [_word_of(run, read, quad) for run in runs]


def _word_of(run: tuple[Glyph, ...], read: LineRead, quad: Floats) -> Word:
    """One word: its box reaches half a character beyond its outer characters' middles, but never past the line."""
    pitch = (run[-1].center - run[0].center) / (len(run) - 1) if len(run) > 1 else 2.0
    left = max(run[0].center - pitch / 2, 0.0) / read.steps
    right = min((run[-1].center + pitch / 2) / read.steps, 1.0)
    top_edge, bottom_edge = quad[1] - quad[0], quad[2] - quad[3]
    corners = np.stack(
        [
            quad[0] + left * top_edge,
            quad[0] + right * top_edge,
            quad[3] + left * bottom_edge,
            quad[3] + right * bottom_edge,
        ]
    )
    box = box_on_page(*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist())
    doubts = tuple(doubt for index, glyph in enumerate(run) if (doubt := glyph.doubt(index)))
    confidence = float(np.prod([glyph.confidence for glyph in run]))
    return Word("".join(glyph.text for glyph in run), box, round(confidence, 4), doubts)
