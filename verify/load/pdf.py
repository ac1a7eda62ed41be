"""PDF pages rendered, and the witnesses a PDF carries along: its words, its e-invoice, its signatures, its history.

Pdfium draws (ISO 32000-1), crop boxes, page rotation, annotations and filled-in form fields included; its build has no JavaScript
engine, and of all attachments only an e-invoice's XML is opened. A page that is one picture is rendered at that
picture's own resolution, so that long till receipts do not shrink; everything else at 200 dpi or more, where a line of
8-point print is 22 pixels high. A page over the limit of pixels is rendered more coarsely, a document of too many pages
is refused.
"""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
from pypdfium2 import raw

from verify.document import LoadedSource, PageImage, Source, Statement, Trace
from verify.errors import DocumentError
from verify.load.einvoice import parse_einvoice
from verify.load.frame import make_frame
from verify.load.history import history_traces
from verify.load.ink import Ink, covered_share, has_print, hidden_texts, picture_dpi, read_inks
from verify.load.limits import LIMITS, check_limit
from verify.load.plumber import read_words_again
from verify.load.signatures import find_signatures
from verify.load.statements import statements_of
from verify.load.words import LayerWord, brokenness, read_words

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

_LOGGER = logging.getLogger(__name__)

TEXT_DPI = 200.0
_FINEST_TEXT_DPI = 300.0
"""Chosen: pictures beside print are shown this fine at most; letterheads come in 600 dpi and say nothing."""
_PICTURE_COVERAGE = 0.25
"""Chosen: pictures over less of a page are logos."""
_SCAN_COVERAGE = 0.6
"""Chosen: pictures over less of a page are a part of it, and what is beside them may be fine print."""
_PRINT_CHARS = 40
"""Chosen: scanners stamp a date or a page number beside their scan, no more."""
_BROKEN_SHARE = 0.05
"""Chosen: one broken character in twenty, and the second witness is asked."""
_AGAIN = "Save or export the PDF again, or send a screenshot."
_POINTS_AN_INCH = 72
_TAIL_BYTES = 2048
"""The end-of-file mark stands within the last 1024 bytes (ISO 32000-1, implementation note 18); some mailers append a little."""

_EINVOICE_NAMES = frozenset({"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"})
"""Attachment names by Factur-X 1.0 and ZUGFeRD 1 and 2, compared without case."""


def load_pdf(source: Source) -> LoadedSource:
    """Every page rendered, with words, statements, traces and signatures; a DocumentError says why not."""
    pdf = _open_pdf(source.data)
    try:
        return _read_pdf(pdf, source.data)
    except pypdfium2.PdfiumError as error:
        raise DocumentError("damaged PDF", hint=_AGAIN, cause="corrupt") from error
    finally:
        pdf.close()


def _open_pdf(data: bytes) -> Any:  # noqa: ANN401 - pypdfium2 publishes no types
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            hint = "Remove the password, or send a screenshot."
            raise DocumentError("PDF locked with a password", hint=hint, cause="encrypted") from error
        raise DocumentError("damaged PDF or one without pages", hint=_AGAIN, cause="corrupt") from error
    if pdf.get_formtype() in {raw.FORMTYPE_ACRO_FORM, raw.FORMTYPE_XFA_FOREGROUND}:
        pdf.init_forms()
    return pdf


def _read_pdf(pdf: Any, data: bytes) -> LoadedSource:  # noqa: ANN401
    count = len(pdf)
    check_limit(count, LIMITS.pages, "pages", hint="Send only the pages of this purchase.")
    budget = min(LIMITS.page_pixels, LIMITS.total_pixels // count)
    images = tuple(_load_page(pdf, data, index=index, budget_px=budget) for index in range(count))
    if b"%%EOF" not in data[-_TAIL_BYTES:] and all(not image.layer and image.pixels.min() == 255 for image in images):
        raise DocumentError("PDF cut short: nothing is left to see", hint=_AGAIN, cause="corrupt")
    statements, xml_traces = _read_einvoice(pdf)
    return LoadedSource(
        images,
        "application/pdf",
        statements,
        (*history_traces(pdf, data, images), *xml_traces),
        find_signatures(pdf, data),
    )


def _load_page(pdf: Any, data: bytes, *, index: int, budget_px: int) -> PageImage:  # noqa: ANN401
    page = pdf[index]
    frame = make_frame(page)
    inks = read_inks(page, frame)
    hidden = hidden_texts(inks)
    words = read_words(page.get_textpage(), frame, hidden)
    if brokenness(words) > _BROKEN_SHARE and page.get_rotation() == 0:
        words = _less_broken(words, data, index)
    # A glyph without any meaning (an icon, a broken map) is no word for those who read on.
    words = tuple(word for word in words if word.unsound < len(word.text))
    seen = tuple(word for word in words if word.seen)
    visible = 2 * _length(seen) >= _length(words) > 0
    print_too = has_print(inks, hidden) or _length(seen) > _PRINT_CHARS
    dpi = _dpi_for(page, inks, print_too=print_too, budget_px=budget_px)
    return PageImage(
        _render(page, dpi),
        layer=tuple(word.as_word() for word in (seen if visible else words)),
        visible_text=visible,
        image_coverage=covered_share(inks),
        dpi=dpi,
    )


def _less_broken(words: tuple[LayerWord, ...], data: bytes, index: int) -> tuple[LayerWord, ...]:
    """The second witness's words where they are sounder by half, else `words`."""
    seen = 2 * _length(tuple(word for word in words if word.seen)) >= _length(words)
    others = read_words_again(data, index, seen=seen)
    enough = 2 * _length(others) >= _length(words)
    return others if enough and brokenness(others) < brokenness(words) / 2 else words


def _length(words: tuple[LayerWord, ...]) -> int:
    return sum(len(word.text) for word in words)


def _dpi_for(page: Any, inks: tuple[Ink, ...], *, print_too: bool, budget_px: int) -> float:  # noqa: ANN401
    """A scan's own resolution, at least `TEXT_DPI` for anything else; less where the page would be too large."""
    width, height = page.get_size()
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise DocumentError("a PDF page without a size", hint=_AGAIN, cause="corrupt")
    coverage = covered_share(inks)
    own = picture_dpi(inks, width, height) if coverage >= _PICTURE_COVERAGE else 0.0
    if print_too:
        wanted = max(TEXT_DPI, min(own, _FINEST_TEXT_DPI))
    elif coverage >= _SCAN_COVERAGE:
        wanted = own or TEXT_DPI
    else:
        wanted = max(TEXT_DPI, own)
    square_inches = width * height / _POINTS_AN_INCH**2
    side_inches = max(width, height) / _POINTS_AN_INCH
    return float(min(wanted, (budget_px / square_inches) ** 0.5, LIMITS.image_side_px / side_inches))


def _render(page: Any, dpi: float) -> NDArray[uint8]:  # noqa: ANN401
    """Height x width x 3, RGB, annotations and form fields drawn."""
    bitmap = page.render(scale=dpi / _POINTS_AN_INCH, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGR)
    pixels: NDArray[uint8] = np.array(bitmap.to_numpy())
    bitmap.close()
    return pixels


def _read_einvoice(pdf: Any) -> tuple[tuple[Statement, ...], tuple[Trace, ...]]:  # noqa: ANN401
    """What the embedded e-invoice states; a faint Trace where it is there and cannot be read."""
    for index in range(pdf.count_attachments()):
        attachment = pdf.get_attachment(index)
        if attachment.get_name().casefold() not in _EINVOICE_NAMES:
            continue
        try:
            return statements_of(parse_einvoice(bytes(attachment.get_data())), "factur-x"), ()
        except (DocumentError, pypdfium2.PdfiumError) as error:
            _LOGGER.info("embedded e-invoice unread: %s", type(error).__name__)
            message = "The e-invoice inside this PDF cannot be read; it was left out."
            return (), (Trace("xml-unread", 0.05, message),)
    return (), ()
