"""A loaded source becomes a Document: upright, words, lines, barcodes, legibility, traces, page by page.

Nothing here depends on any other document. A region in doubt can be read again from a better crop with another engine
(`look_again`): the second look stands beside the first, never in its place.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from verify.document import (
    Box,
    Document,
    LayerState,
    Line,
    LoadedSource,
    Page,
    PageImage,
    Region,
    SecondLook,
    Source,
    Trace,
    Word,
    box_on_page,
    holds_middle,
)
from verify.recognize.barcodes import find_barcodes, on_page
from verify.recognize.engine import BarcodeReader, OcrEngine, read_words
from verify.recognize.layer import judge_layer, judge_scan_layer, unexplained_page
from verify.recognize.legibility import judge_legibility
from verify.recognize.lines import gather_lines
from verify.recognize.turned import read_beside_codes, without_covered
from verify.recognize.upright import find_turn, turn_image

LEAST_CONFIDENCE = 0.1
"""Words read with less are scratches taken for text (chosen)."""


def recognize_document(
    source: Source, loaded: LoadedSource, *, ocr: OcrEngine, barcodes: tuple[BarcodeReader, ...]
) -> Document:
    """What `ocr` and `barcodes` see of `loaded`, without its pixels."""
    pages = []
    traces = list(loaded.traces)
    for index, image in enumerate(loaded.images):
        page, seen = recognize_page(image, index, ocr=ocr, barcodes=barcodes)
        pages.append(page)
        traces += seen
    return Document(
        source.name,
        source.digest,
        loaded.media_type,
        tuple(pages),
        loaded.statements,
        tuple(traces),
        loaded.signatures,
        engines=tuple(sorted([(ocr.name, ocr.version), *((reader.name, reader.version) for reader in barcodes)])),
        models=tuple(sorted(ocr.models)),
    )


def recognize_page(
    image: PageImage, index: int, *, ocr: OcrEngine, barcodes: tuple[BarcodeReader, ...]
) -> tuple[Page, tuple[Trace, ...]]:
    """One page as seen, and the traces of it; `index` is its place in the document."""
    judged = judge_layer(image, index, ocr)
    if judged.state is LayerState.SOUND:
        rest = unexplained_page(image, judged.words)
        words, turn = (*judged.words, *(read_words(ocr, rest) if rest else ())), 0
    else:
        words, turn, image = read_upright(image, ocr)
    state = judged.state
    if image.layer and not image.visible_text:
        state = judge_scan_layer(image.layer, words)
    height, width = image.pixels.shape[:2]
    kept = [word for word in words if word.confidence >= LEAST_CONFIDENCE]
    confirmed = set(judged.words) & set(image.layer)
    codes = find_barcodes(image, barcodes, kept)
    sideways = read_beside_codes(image, codes, ocr)
    gathered = gather_lines(without_covered(kept, sideways), aspect=height / width, layer=confirmed)
    page = Page(
        width,
        height,
        (*gathered.lines, *sideways),
        on_page(codes, index),
        judge_legibility(image, words, index, [code.box for code in codes]),
        turn=turn,
        skew_degrees=gathered.skew_degrees,
        layer=image.layer,
        layer_state=state,
    )
    return page, judged.traces


def read_upright(image: PageImage, ocr: OcrEngine) -> tuple[tuple[Word, ...], int, PageImage]:
    """The words of `image` once it is upright, by how much it was turned, and the turned image."""
    words = read_words(ocr, image)
    turn = find_turn(image, words, ocr)
    if turn:
        image = turn_image(image, turn)
        words = read_words(ocr, image)
    return words, turn, image


GLYPH_HEIGHT_PX = 32
"""Height to which a doubtful line is scaled before it is read again: Tesseract's optimum (its documentation, "Improving the quality of the output")."""
MARGIN = 0.5
"""Paper left around a doubtful region, in line heights: engines want white around text (chosen)."""
LARGEST_SCALE = 4.0
"""Enlarging beyond this invents nothing more (chosen)."""


def look_again(document: Document, loaded: LoadedSource, region: Region, *, witness: OcrEngine) -> Document:
    """`document` with one more SecondLook: `region` cut out, enlarged, evened out, read by `witness`; only what it sees inside."""
    page = document.pages[region.page]
    upright = turn_image(loaded.images[region.page], page.turn)
    line_height = _line_height(page, region.box)
    wider = _widen(region.box, MARGIN * line_height, page.aspect)
    crop = _enhanced_crop(upright, wider, line_height * page.height_px)
    seen = (_onto_page(word, wider) for word in read_words(witness, crop))
    words = [word for word in seen if holds_middle(region.box, word.box)]  # the margin shows parts of other lines
    lines: tuple[Line, ...] = gather_lines(words, aspect=page.aspect).lines
    look = SecondLook(region, witness.name, lines)
    engines = tuple(sorted({*document.engines, (witness.name, witness.version)}))
    models = tuple(sorted({*document.models, *witness.models}))
    return replace(document, second_looks=(*document.second_looks, look), engines=engines, models=models)


def _line_height(page: Page, box: Box) -> float:
    """Median height of the words in `box`, as a fraction of the page; the box's own where none stands there."""
    heights = sorted(word.box.height for line in page.lines for word in line.words if holds_middle(box, word.box))
    return heights[len(heights) // 2] if heights else box.height


def _widen(box: Box, margin: float, aspect: float) -> Box:
    """`box` with `margin` (a fraction of the page's height) more on every side."""
    sideways = margin * aspect
    return box_on_page(box.left - sideways, box.top - margin, box.right + sideways, box.bottom + margin)


def _enhanced_crop(image: PageImage, box: Box, line_height_px: float) -> PageImage:
    """What `box` holds, glyphs scaled to GLYPH_HEIGHT_PX, uneven light and faint ink evened out."""
    height, width = image.pixels.shape[:2]
    top, bottom = int(box.top * height), max(int(np.ceil(box.bottom * height)), int(box.top * height) + 1)
    left, right = int(box.left * width), max(int(np.ceil(box.right * width)), int(box.left * width) + 1)
    grey = cv2.cvtColor(np.ascontiguousarray(image.pixels[top:bottom, left:right]), cv2.COLOR_RGB2GRAY)
    scale = min(GLYPH_HEIGHT_PX / max(line_height_px, 1.0), LARGEST_SCALE)
    scaled = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA)
    background = cv2.GaussianBlur(cv2.dilate(scaled, np.ones((15, 15), np.uint8)), (0, 0), 15)
    even = cv2.divide(scaled, background, scale=255)
    stretched = cv2.normalize(even, None, 0, 255, cv2.NORM_MINMAX)  # type: ignore[call-overload]
    return PageImage(cv2.cvtColor(stretched, cv2.COLOR_GRAY2RGB))


def _onto_page(word: Word, crop: Box) -> Word:
    """`word`, boxed in the crop, as boxed on the page."""
    box = word.box
    return Word(
        word.text,
        box_on_page(
            crop.left + box.left * crop.width,
            crop.top + box.top * crop.height,
            crop.left + box.right * crop.width,
            crop.top + box.bottom * crop.height,
        ),
        word.confidence,
        word.doubts,
    )
