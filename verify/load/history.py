"""Signs in a PDF's own history that what it shows was changed after it was made.

A PDF is changed by appending: new objects, a new cross-reference table and another ``%%EOF`` after the old ones (ISO 32000-1,
7.5.6), so an earlier state is a prefix of the file. Appending is mostly innocent: scanners add their hidden text, archives their
metadata, signatures and their time stamps are always appended, linearised files end twice. Hence neither the number of
endings nor a modification date is a sign. A sign is that *a page drew something else before*: both states are opened
and what they draw is compared. Something gone or replaced weighs more than something added (a stamp, a letterhead).

An annotation that hides print is a sign as well: the print is there when the page is drawn without annotations.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
from pypdfium2 import raw

from verify.document import Box, Evidence, PageImage, Trace, box_on_page
from verify.load.editors import EDITED_PDF_STRENGTH, editor_traces
from verify.load.ink import corners_on_page

if TYPE_CHECKING:
    from numpy import bool_, uint8
    from numpy.typing import NDArray

REPLACED_STRENGTH = 0.8
"""Chosen: print that an earlier state showed is gone."""
ADDED_STRENGTH = 0.3
"""Chosen: print was added; stamps and letterheads are added as well."""
COVERED_STRENGTH = 0.6
"""Chosen: an annotation hides print; a reviewer's highlighter does not, it lets print through."""

_COMPARED_PAGES = 5
"""Chosen: the pages that carry date, products and total."""
_COMPARED_DPI = 100
"""Chosen: a digit of 8-point print is ten pixels high."""
_COMPARED_PIXELS = 4_000_000
"""Chosen: A3 at 100 dpi has half of it; larger pages are compared more coarsely."""
_GREY_STEP = 64
"""Of 255: the same ink drawn twice is equal, changed ink differs by more."""
_LEAST_PIXELS = 12
"""At 100 dpi: less than the smallest digit of print."""
_DARK_GREY = 128
"""Chosen: darker is print."""
_REVISION_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")

_HIDING_KINDS = frozenset(
    {
        raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON,
        raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_REDACT,
    }
)  # fmt: skip
"""Annotations that can paint over print; form fields, links and notes are for other uses."""


def history_traces(pdf: Any, data: bytes, images: Sequence[PageImage]) -> tuple[Trace, ...]:  # noqa: ANN401
    """Every sign of a change, the strongest kinds first; `pdf` is pypdfium2's document of `data`."""
    metadata = pdf.get_metadata_dict()
    return (
        *_revision_traces(pdf, data, images),
        *_annotation_traces(pdf, images),
        *editor_traces(metadata.get("Producer", ""), metadata.get("Creator", ""), strength=EDITED_PDF_STRENGTH),
    )


def _revision_traces(pdf: Any, data: bytes, images: Sequence[PageImage]) -> Iterator[Trace]:  # noqa: ANN401
    """A Trace for each page that the file's first state drew otherwise."""
    prefix = first_state(data)
    if not prefix:
        return
    # A first state that no longer opens was never one that a person saw: it says nothing.
    with suppress(pypdfium2.PdfiumError), closing(pypdfium2.PdfDocument(prefix)) as earlier:
        for index in range(min(len(earlier), len(pdf), _COMPARED_PAGES)):
            before, after = _drawn_things(earlier[index]), _drawn_things(pdf[index])
            if before == after:
                continue
            changed = _changed_box(_grey(earlier[index]), _grey(pdf[index]))
            if changed is not None:
                yield _revision_trace(images, index, changed, replaced=bool(before - after))


def _revision_trace(images: Sequence[PageImage], index: int, box: Box, *, replaced: bool) -> Trace:
    evidence = Evidence(index, box, _words_in(images[index], box))
    if replaced:
        message = "The file holds an earlier state of this page: print was replaced after it was made."
        return Trace("edited-after-issue", REPLACED_STRENGTH, message, evidence)
    message = "The file holds an earlier state of this page: print was added after it was made."
    return Trace("added-after-issue", ADDED_STRENGTH, message, evidence)


def first_state(data: bytes) -> bytes:
    """The file as it first was, where it was appended to later; empty where it never was.

    An ending counts when it points at a cross-reference table before it. The first ending of a linearised file, which
    closes its first page's table, points at the main table after it or at none.
    """
    endings = [match for match in _REVISION_END.finditer(data) if _points_at_table(data, match)]
    return data[: endings[0].end()] if len(endings) > 1 else b""


def _points_at_table(data: bytes, ending: re.Match[bytes]) -> bool:
    offset = int(ending.group(1))
    return offset < ending.start() and bool(re.match(rb"\s*(xref|\d+\s+\d+\s+obj)", data[offset : offset + 40]))


def _drawn_things(page: Any) -> Counter[tuple[object, ...]]:  # noqa: ANN401
    """What the page draws, invisible text left out: kind, place, content."""
    textpage = page.get_textpage()
    return Counter(
        (found.type, tuple((round(x, 1), round(y, 1)) for x, y in corners_on_page(found)), _content(found, textpage))
        for found in page.get_objects(textpage=textpage)
        if found.type != raw.FPDF_PAGEOBJ_FORM
        and raw.FPDFTextObj_GetTextRenderMode(found) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
    )


def _content(found: Any, textpage: Any) -> bytes:  # noqa: ANN401
    if found.type == raw.FPDF_PAGEOBJ_TEXT:
        length = raw.FPDFTextObj_GetText(found, textpage, None, 0)
        units = (ctypes.c_ushort * (length // 2))()
        raw.FPDFTextObj_GetText(found, textpage, units, length)
        return bytes(units)
    if found.type == raw.FPDF_PAGEOBJ_IMAGE:
        length = raw.FPDFImageObj_GetImageDataRaw(found, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFImageObj_GetImageDataRaw(found, buffer, length)
        return buffer.raw
    return b""


def _annotation_traces(pdf: Any, images: Sequence[PageImage]) -> Iterator[Trace]:  # noqa: ANN401
    """A Trace for each page where an annotation hides dark print."""
    for index in range(min(len(pdf), _COMPARED_PAGES)):
        page = pdf[index]
        if not _has_hiding_annotation(page):
            continue
        bare, shown = _grey(page), _grey(page, annotations=True)
        box = _box_of((bare < _DARK_GREY) & (shown.astype(int) - bare > _GREY_STEP))
        if box is not None:
            message = "An annotation hides print that lies below it."
            yield Trace("print-covered", COVERED_STRENGTH, message, Evidence(index, box, _words_in(images[index], box)))


def _has_hiding_annotation(page: Any) -> bool:  # noqa: ANN401
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _HIDING_KINDS:
            return True
    return False


def _grey(page: Any, *, annotations: bool = False) -> NDArray[uint8]:  # noqa: ANN401
    width, height = page.get_size()
    scale = min(_COMPARED_DPI / 72, (_COMPARED_PIXELS / (width * height)) ** 0.5, _COMPARED_PIXELS / max(width, height))
    bitmap = page.render(scale=scale, grayscale=True, draw_annots=annotations, may_draw_forms=False)
    grey: NDArray[uint8] = np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width)
    return grey


def _changed_box(before: NDArray[uint8], after: NDArray[uint8]) -> Box | None:
    """Where two drawings of a page differ; the whole page when its size changed."""
    if before.shape != after.shape:
        return Box(0.0, 0.0, 1.0, 1.0)
    return _box_of(np.abs(before.astype(int) - after) > _GREY_STEP)


def _box_of(mask: NDArray[bool_]) -> Box | None:
    """The box around what is set; None when that is less than a digit."""
    rows, columns = np.nonzero(mask)
    if len(rows) < _LEAST_PIXELS:
        return None
    height, width = mask.shape
    return box_on_page(
        columns.min() / width, rows.min() / height, (columns.max() + 1) / width, (rows.max() + 1) / height
    )


def _words_in(image: PageImage, box: Box) -> str:
    """The layer's words whose middle lies in `box`."""
    inside = [
        word.text
        for word in image.layer
        if box.left <= word.box.center[0] <= box.right and box.top <= word.box.center[1] <= box.bottom
    ]
    return " ".join(inside)
