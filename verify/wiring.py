"""Settings to Reader: the only file that names concrete engines.

RapidOCR's prepared models read, and read regions in doubt again from an enlarged, evened crop. Tesseract, in the document's
language, is the second witness of the thorough profile: its errors are its own, so that it may settle what the first
left open (``config.py`` has the numbers). zxing-cpp and zbar read barcodes together, because they fail on different
photographs. Those who have only Tesseract may let it read alone.
"""

from __future__ import annotations

from functools import cache

from verify.config import EngineName, Settings, load_settings
from verify.pipeline import Reader
from verify.receipt import Reading
from verify.recognize.engine import OcrEngine
from verify.recognize.models import are_prepared
from verify.recognize.rapidocr import RapidOcr
from verify.recognize.tesseract import Layout, Tesseract
from verify.recognize.zbar import Zbar
from verify.recognize.zxing import Zxing
from verify.run.batch import ReadJob, make_worker
from verify.run.executor import Worker
from verify.store.cases import Store

LANGUAGES = {
    "da": "dan", "de": "deu", "en": "eng", "es": "spa", "fi": "fin", "fr": "fra",
    "it": "ita", "nl": "nld", "no": "nor", "ro": "ron", "sv": "swe",
}  # fmt: skip
"""The campaigns' languages: ISO 639-1 to Tesseract's names (ISO 639-2)."""


def make_reader(settings: Settings) -> Reader:
    """The reader that `settings` describe; its models are prepared in the cache folder where they are not yet.

    ConfigError says what is missing and how to get it.
    """
    ocr = _make_ocr(settings)
    by_tesseract = settings.engine is EngineName.TESSERACT
    return Reader(
        ocr,
        (Zxing(), Zbar()),
        witness=None if by_tesseract else ocr,
        second_looks=settings.second_looks,
        line_reader=ocr if isinstance(ocr, RapidOcr) else None,
        witness_of=_make_witness if by_tesseract or settings.profile.asks_tesseract else None,
    )


@cache
def _make_witness(language: str | None) -> OcrEngine:
    """Tesseract for one language alone, English where it is not known: every further one would cost it accuracy (measured)."""
    return Tesseract((LANGUAGES.get(language or "", "eng"),))


def default_reader() -> Reader:
    """The reader that the environment describes: what a program that uses this package needs."""
    return make_reader(load_settings())


def make_read_worker(settings: Settings) -> Worker[ReadJob, Reading]:
    """What a process of a batch does with a job."""
    return make_worker(make_reader(settings))


def make_store(url: str) -> Store:
    """The store at `url`, made where there is none; StoreError says what keeps it from being one."""
    return Store.at(url)


def are_models_prepared(settings: Settings) -> bool:
    """Whether nothing has to be made before reading."""
    return settings.engine is not EngineName.RAPIDOCR or are_prepared(settings.cache_folder)


def _make_ocr(settings: Settings) -> OcrEngine:
    if settings.engine is EngineName.TESSERACT:
        return Tesseract(tuple(LANGUAGES.values()), layout=Layout.BLOCK)
    return RapidOcr(settings.cache_folder, side_px=settings.profile.side_px)
