"""OcrEngine and BarcodeReader, and the guard that renames foreign errors.

Two seams, each one method wide. *An empty tuple means it looked and saw nothing; trouble is raised.* An engine's
adapter turns what it knows into EngineError or ConfigError; whatever still escapes it, and every answer that cannot
be (a confidence that is none, a box off the page, more words than a page holds), is renamed here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from verify.document import Barcode, Box, PageImage, Word
from verify.errors import EngineError, VerifyError

MOST_WORDS = 8000
"""Words a page can hold (chosen): a dense A4 page has about 1000; more is noise taken for text."""

T = TypeVar("T")


class OcrEngine(Protocol):
    """Reads the text of one image."""

    @property
    def name(self) -> str:
        """One word, as it stands in `made_by.engines`."""

    @property
    def version(self) -> str:
        """Version of the program that reads."""

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """(name, SHA-256) of every model file used."""

    def read(self, image: PageImage) -> tuple[Word, ...]:
        """The words on `image`, boxed in its own frame, in no promised order."""


class BarcodeReader(Protocol):
    """Finds the barcodes of one image, located but undecodable ones included."""

    @property
    def name(self) -> str:
        """One word, as it stands in `made_by.engines`."""

    @property
    def version(self) -> str:
        """Version of the library that reads."""

    def read(self, image: PageImage) -> tuple[Barcode, ...]:
        """The barcodes on `image`, boxed in its own frame; text None for those it could only locate."""


def read_words(engine: OcrEngine, image: PageImage) -> tuple[Word, ...]:
    """What `engine` reads on `image`, checked; EngineError for anything else that happens."""
    words = call_engine(engine.name, lambda: engine.read(image))
    if len(words) > MOST_WORDS:
        raise EngineError(f"{engine.name} reported {len(words)} words on one page", hint="the picture may be noise")
    for word in words:
        _refuse_nonsense(engine.name, word.box, word.confidence)
    return words


def read_codes(reader: BarcodeReader, image: PageImage) -> tuple[Barcode, ...]:
    """What `reader` finds on `image`, checked; EngineError for anything else that happens."""
    codes = call_engine(reader.name, lambda: reader.read(image))
    for code in codes:
        _refuse_nonsense(reader.name, code.box, 1.0)
    return codes


def call_engine(name: str, read: Callable[[], T]) -> T:
    """The answer of a foreign program; whatever it throws carries its name from here on."""
    try:
        return read()
    except VerifyError:
        raise
    except Exception as error:
        raise EngineError(f"{name} failed: {type(error).__name__}: {error}", hint="try the document again") from error


def _refuse_nonsense(name: str, box: Box, confidence: float) -> None:
    """Nothing; EngineError when a confidence is no number from 0 to 1, or a box leaves the page."""
    sides = (box.left, box.top, box.right, box.bottom)
    if not 0.0 <= confidence <= 1.0:
        raise EngineError(f"{name} reported the confidence {confidence}")
    if not (all(0.0 <= side <= 1.0 for side in sides) and box.left <= box.right and box.top <= box.bottom):
        raise EngineError(f"{name} reported a box off the page: {sides}")
