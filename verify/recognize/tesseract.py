"""Tesseract, by pytesseract: the witness for doubtful field crops, and the engine of those who have nothing else.

It wants the document's language, glyphs about 32 pixels high and even light; on thermal type it is weak, on clean type
and on Romanian it is a good second opinion. It runs as a program of its own: a time limit ends it, and
``OMP_THREAD_LIMIT=1`` in the environment (set at the door, ``config.py``) keeps it to one core.
Page segmentation modes and languages: https://tesseract-ocr.github.io/tessdoc/
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import IntEnum

import pytesseract
from PIL import Image

from verify.document import PageImage, Word, box_on_page
from verify.errors import ConfigError, EngineError


class Layout(IntEnum):
    """What Tesseract is told to expect (its ``--psm``)."""

    BLOCK = 6
    """One block of lines: a receipt."""
    LINE = 7
    """One line."""
    SPARSE = 11
    """Text anywhere, in no order."""


class Tesseract:
    """An OCR engine that must be told the languages."""

    name = "tesseract"
    models: tuple[tuple[str, str], ...] = ()

    def __init__(
        self, languages: Sequence[str] = ("eng",), *, layout: Layout = Layout.BLOCK, timeout_s: float = 60.0
    ) -> None:
        """Read in `languages` (ISO 639-2 codes); ConfigError when the program or a language pack is missing."""
        self._languages = "+".join(languages)
        self._layout = layout
        self._timeout_s = timeout_s
        try:
            self.version = str(pytesseract.get_tesseract_version())
            installed = pytesseract.get_languages()
        except pytesseract.TesseractNotFoundError as error:
            raise ConfigError("the program tesseract is missing", hint="apt install tesseract-ocr") from error
        for language in languages:
            if language not in installed:
                hint = f"apt install tesseract-ocr-{language.replace('_', '-')}"
                raise ConfigError(f"Tesseract has no language pack {language}", hint=hint)

    def read(self, image: PageImage) -> tuple[Word, ...]:
        """The words on `image`; EngineError when Tesseract fails or takes too long."""
        height, width = image.pixels.shape[:2]
        try:
            table = pytesseract.image_to_data(
                Image.fromarray(image.pixels),
                lang=self._languages,
                config=f"--psm {self._layout.value}",
                timeout=self._timeout_s,
                output_type=pytesseract.Output.DICT,
            )
        except RuntimeError as error:  # pytesseract's word for a timeout; TesseractError is one too
            raise EngineError(f"Tesseract failed: {type(error).__name__}", hint="try the document again") from error
        rows = zip(*(table[key] for key in ("text", "conf", "left", "top", "width", "height")), strict=True)
        return tuple(
            Word(text.strip(), box_on_page(x / width, y / height, (x + w) / width, (y + h) / height), _normalise(conf))
            for text, conf, x, y, w, h in rows
            if text.strip()
        )


def _normalise(confidence: float) -> float:
    """Tesseract's percentage as 0 to 1; it says -1 where it has no opinion."""
    value = float(confidence)
    if math.isnan(value):
        raise EngineError("Tesseract reported a confidence that is none")
    return min(max(value / 100.0, 0.0), 1.0)
