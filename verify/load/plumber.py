"""A second witness for PDF words: pdfplumber, slow and thorough, asked only where pdfium's words look broken.

Measured on thirteen real invoices pdfium and pdfplumber give the same words on ten, and where they differ pdfium is mostly
right, at a tenth of the time. The second witness pays only where a font's character map is unusual. It is not asked about
turned pages: there it reads some words backwards and misplaces those of cropped ones.
"""

from __future__ import annotations

import io
import logging
from typing import Any

import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from verify.document import box_on_page
from verify.load.words import LayerWord

_LOGGER = logging.getLogger(__name__)
# Its remarks on odd files would reach standard error where nobody configured logging; they are no one's to act on.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

PLUMBER_ERRORS = (
    PSException, PdfminerException, MalformedPDFException,
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError,
)  # fmt: skip
"""What it raises on damaged files: its own kinds, and whatever its unchecked assumptions run into."""

_TOLERANCE_SHARE = 0.15
"""Chosen, of the glyph's size: a wider gap parts words."""


def open_with_plumber(data: bytes, *, pages: list[int] | None = None) -> Any:  # noqa: ANN401 - it publishes no types
    """The document of `data` as pdfplumber opens it, to be closed by the caller; all its pages, or those counted from 1."""
    return pdfplumber.open(io.BytesIO(data), pages=pages)


def read_words_again(data: bytes, page_index: int, *, seen: bool) -> tuple[LayerWord, ...]:
    """The words of one unturned page as pdfplumber sees them; none when it cannot read the file."""
    try:
        with open_with_plumber(data, pages=[page_index + 1]) as pdf:
            return _words_of(pdf.pages[0], seen=seen)
    except PLUMBER_ERRORS as error:
        _LOGGER.info("second witness silent on page %d: %s", page_index, type(error).__name__)
        return ()


def _words_of(page: Any, *, seen: bool) -> tuple[LayerWord, ...]:  # noqa: ANN401 - pdfplumber publishes no types
    left, top, right, bottom = page.cropbox
    width, height = right - left, bottom - top
    words = []
    for word in page.extract_words(x_tolerance_ratio=_TOLERANCE_SHARE):
        x0, x1 = (word["x0"] - left) / width, (word["x1"] - left) / width
        y0, y1 = (word["top"] - top) / height, (word["bottom"] - top) / height
        if 0.0 <= (x0 + x1) / 2 <= 1.0 and 0.0 <= (y0 + y1) / 2 <= 1.0:
            unsound = word["text"].count("(cid:") + word["text"].count("\ufffd")
            words.append(LayerWord(word["text"], box_on_page(x0, y0, x1, y1), seen, unsound))
    return tuple(words)
