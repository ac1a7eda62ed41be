"""Settings to Reader: the only file that names concrete engines.

By default RapidOCR's prepared models read, and Tesseract is the second witness for regions in doubt; zxing-cpp and zbar
read barcodes together, because they fail on different photographs. Those who have only Tesseract may let it read alone.
"""

from __future__ import annotations

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

LANGUAGES = ("ron", "fin", "swe", "nor", "dan", "deu", "fra", "ita", "spa", "nld", "eng")
"""Tesseract's names (ISO 639-2) of the campaigns' languages."""

WITNESS_LANGUAGES = ("eng",)
"""Second looks are at dates, amounts and numbers; every further language costs the witness accuracy (measured)."""


def make_reader(settings: Settings) -> Reader:
    """The reader that `settings` describe; its models are prepared in the cache folder where they are not yet.

    ConfigError says what is missing and how to get it.
    """
    witness = Tesseract(WITNESS_LANGUAGES) if settings.second_looks else None
    return Reader(_make_ocr(settings), (Zxing(), Zbar()), witness, settings.second_looks)


def default_reader() -> Reader:
    """The reader that the environment describes: what a program that uses this package needs."""
    return make_reader(load_settings())


def make_read_worker(settings: Settings) -> Worker[ReadJob, Reading]:
    """What a process of a batch does with a job."""
    return make_worker(make_reader(settings))


def are_models_prepared(settings: Settings) -> bool:
    """Whether nothing has to be made before reading."""
    return settings.engine is not EngineName.RAPIDOCR or are_prepared(settings.cache_folder)


def _make_ocr(settings: Settings) -> OcrEngine:
    if settings.engine is EngineName.TESSERACT:
        return Tesseract(LANGUAGES, layout=Layout.BLOCK)
    return RapidOcr(settings.cache_folder, side_px=settings.profile.side_px)
