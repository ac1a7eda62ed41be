"""What a line of text says: PP-OCR's recogniser, and its output decoded with every character's certainty kept.

The network looks at a line 48 pixels high and answers, every eight pixels, which glyph stands there or that none does
(CTC: Graves et al., *Connectionist Temporal Classification*, ICML 2006). Runs of one glyph are one character. Where a
run peaks is where the character stands: that gives words their boxes. The second-likeliest glyph at the peak is kept
wherever the first is not sure, because judging asks "how likely is this ink if the claimed value is true?". All lines of a
page are looked at before any is decoded for good: the letters that are sure say whose alphabet the page writes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from verify.document import GlyphDoubt
from verify.recognize.alphabets import letter_changes
from verify.recognize.text_boxes import Floats, Pixels, make_session

LINE_HEIGHT_PX = 48
"""Height of a line as the network was trained on it."""
STEP_PX = 8
"""Pixels of such a line per step of the output."""
WIDTH_STEP_PX = 32
"""Widths of batches are rounded up to this, so that few shapes occur and memory is reused."""
NARROWEST_LINE_PX = 64
"""Narrower lines are padded to this (PP-OCR pads to 320; measured: 64 reads the same)."""
WIDEST_SPREAD = 1.3
"""A batch ends where the next line is this much wider than its narrowest: padding costs as much as ink (chosen)."""
SURE = 0.98
"""Characters at least this certain carry no doubt (chosen: 19 of 20 characters are)."""
SURE_LETTER = 0.8
"""Letters at least this certain speak for their language (chosen)."""
BLANK = 0
"""Class of "no glyph here"."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a line, and where its run of steps begins and ends (in steps, the end excluded)."""

    text: str
    confidence: float
    other: str
    other_confidence: float
    first: int
    last: int

    @property
    def center(self) -> float:
        """Middle of the run, in steps."""
        return (self.first + self.last) / 2

    def doubt(self, index: int) -> GlyphDoubt | None:
        """The doubt about this character at `index` of its word; None where it is sure."""
        if self.confidence >= SURE:
            return None
        return GlyphDoubt(index, round(self.confidence, 4), self.other, round(self.other_confidence, 4))


@dataclass(frozen=True, slots=True)
class LineRead:
    """The characters of one line, and how many steps the line is long."""

    glyphs: tuple[Glyph, ...]
    steps: float


class LineRecogniser:
    """Reads pictures of single lines."""

    def __init__(self, path: Path, *, batch_size: int) -> None:
        """Read up to `batch_size` lines of like width at once."""
        self._session = make_session(path)
        self._input = self._session.get_inputs()[0].name
        self._batch_size = batch_size
        self._classes = ("", *self._session.get_modelmeta().custom_metadata_map["character"].split("\n"), " ")

    def read(self, lines: Sequence[Pixels]) -> list[LineRead]:
        """What each picture says, in the order given; all are lines of one page."""
        widths = [max(round(LINE_HEIGHT_PX * line.shape[1] / line.shape[0]), STEP_PX) for line in lines]
        outputs: dict[int, Floats] = {}
        for batch in self._batches(widths):
            output = self._session.run(None, {self._input: tensor_of([(lines[i], widths[i]) for i in batch])})[0]
            outputs.update(zip(batch, output, strict=True))
        factors = self._page_factors(outputs.values())
        return [
            LineRead(self._decode(_reweighed(outputs[index], factors)), width / STEP_PX)
            for index, width in enumerate(widths)
        ]

    def _page_factors(self, outputs: Iterable[Floats]) -> Floats:
        """By class, what its chance is worth on the page of these lines (`alphabets.py`)."""
        counts = sum((_sure_runs(chances) for chances in outputs), np.zeros(len(self._classes), np.int64))
        sure: Counter[str] = Counter()
        for sign, count in zip(self._classes, counts.tolist(), strict=True):
            if sign.isalpha():
                sure[sign.lower()] += count
        changes = letter_changes(sure)
        return np.array([math.exp(changes.get(sign.lower(), 0.0)) for sign in self._classes], np.float32)

    def _batches(self, widths: list[int]) -> list[list[int]]:
        """Indices grouped so that each group's widths are alike."""
        batches: list[list[int]] = []
        for index in sorted(range(len(widths)), key=lambda one: (widths[one], one)):
            batch = batches[-1] if batches else []
            if (
                batch
                and len(batch) < self._batch_size
                and widths[index] <= WIDEST_SPREAD * max(widths[batch[0]], NARROWEST_LINE_PX)
            ):
                batch.append(index)
            else:
                batches.append([index])
        return batches

    def _decode(self, chances: Floats) -> tuple[Glyph, ...]:
        """The characters of one line from its steps x classes chances."""
        classes = chances.argmax(axis=1)
        borders = np.flatnonzero(np.diff(classes, prepend=-1, append=-1))
        runs = zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True)
        return tuple(self._glyph(chances, first, last) for first, last in runs if classes[first] != BLANK)

    def _glyph(self, chances: Floats, first: int, last: int) -> Glyph:
        """The character of one run: certainty and rival as they stand at the run's peak."""
        kind = int(chances[first].argmax())
        peak = chances[first + int(chances[first:last, kind].argmax())].copy()
        confidence = min(float(peak[kind]), 1.0)
        peak[kind] = 0
        rival = int(peak.argmax())
        return Glyph(self._classes[kind], confidence, self._classes[rival], float(peak[rival]), first, last)


def _sure_runs(chances: Floats) -> NDArray[np.int64]:
    """By class, how many runs of it are sure somewhere."""
    classes = chances.argmax(axis=1)
    starts = np.flatnonzero(np.diff(classes, prepend=-1))
    sure = np.maximum.reduceat(chances.max(axis=1), starts) >= SURE_LETTER
    return np.bincount(classes[starts][sure], minlength=chances.shape[1])


def _reweighed(chances: Floats, factors: Floats) -> Floats:
    """`chances`, steps x classes, each class worth its factor; they sum to one again."""
    weighed = chances * factors
    return np.asarray(weighed / weighed.sum(axis=1, keepdims=True), np.float32)


def tensor_of(lines: Sequence[tuple[Pixels, int]]) -> NDArray[np.float32]:
    """The batch as the network wants it: n x 3 x 48 x width, -1 to 1, grey beside the shorter lines."""
    widest = max(NARROWEST_LINE_PX, *(width for _, width in lines))
    padded = -(-widest // WIDTH_STEP_PX) * WIDTH_STEP_PX
    tensor = np.zeros((len(lines), 3, LINE_HEIGHT_PX, padded), np.float32)
    for row, (line, width) in zip(tensor, lines, strict=True):
        scaled = cv2.resize(line, (width, LINE_HEIGHT_PX), interpolation=cv2.INTER_LINEAR)
        row[:, :, :width] = scaled.transpose(2, 0, 1) / np.float32(127.5) - np.float32(1)
    return tensor
