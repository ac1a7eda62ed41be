"""A PDF's own words, judged against the ink that a person sees.

No person sees a text layer, so it can lie: white text, a character map that calls a drawn 4 a 9, a picture pasted over
the words, or simply a scanner's bad OCR. What counts is ink:

- A word under which there is no contrast is not there.
- Of a layer drawn as glyphs, every word with a digit (dates, amounts, numbers: what campaigns decide on) and a spread
  of the others are cut out of the rendered page, laid on one sheet, and read. If they agree, the layer is sound, and its
  exact words spare the page a full reading. Ink the layer does not explain (a logo, a stamp) is read on its own.
- If they don't, the page is read as a picture, and where a well-formed layer says something else a Trace says so.
- An invisible layer over a scan is never taken: it is someone else's OCR. The page is read as a picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from verify.document import Box, Evidence, LayerState, PageImage, Trace, Word, box_around
from verify.recognize.engine import OcrEngine
from verify.recognize.sheet import cut_out, read_strips
from verify.recognize.text_boxes import Pixels
from verify.text import skeleton, squeeze

LEAST_CONTRAST = 40
"""Grey levels between the ink and the paper of a word that a person can see (chosen: a pale grey print has 80)."""
MOST_OTHERS = 32
"""Words without a digit that are checked, spread evenly over the page (chosen)."""
MOST_CHECKED = 160
"""Words checked in all; a page with more is read as a picture where it matters (chosen)."""
SOUND_SHARE = 0.9
"""Share of the checked words that must agree (measured on rendered invoices: 0.95 and more)."""
SEEN_SHARE = 0.7
"""Share of the checked words that the engine must see at all."""
GARBAGE_SHARE = 0.5
"""Below this share the layer is no text at all: broken character maps."""
SURE = 0.9
"""Confidence from which one differing word convicts a layer."""
SAME_WORDS_SHARE = 0.8
"""Share of a scan's OCR words that its layer must also have to be called sound (chosen)."""
DIFFERS_STRENGTH = 0.9
"""How strongly a layer that contradicts its page points to alteration (chosen: producers don't do that by accident)."""
PAINTED_MARGIN = 0.3
"""Painted over around an explained word, as a share of its height: descenders and accents."""
PAPER_PERCENTILE = 90
"""Of a word's pixels, the one that is paper."""
USUAL_DPI = 200.0
POINTS_AN_INCH = 72
GLYPH_COUNT = 6
"""Specks of glyph size the layer does not explain, from which the rest of the page is read too (chosen)."""


@dataclass(frozen=True, slots=True)
class LayerJudgement:
    """What a layer is worth, the words of it that stand in ink, and a Trace where it differs."""

    state: LayerState
    words: tuple[Word, ...] = ()
    """Taken as read; empty unless the layer is sound and drawn."""
    traces: tuple[Trace, ...] = ()


def judge_layer(image: PageImage, index: int, engine: OcrEngine) -> LayerJudgement:
    """The layer of `image`, page `index`, judged by a sheet of its words as `engine` reads them."""
    if not image.layer:
        return LayerJudgement(LayerState.NONE)
    if not image.visible_text:
        return LayerJudgement(LayerState.GARBAGE)
    grey = np.asarray(cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    inked = tuple(word for word in image.layer if _contrast(grey, word.box) >= LEAST_CONTRAST)
    checked = _choose(inked, image.pixels.shape[0] / image.pixels.shape[1])
    if not checked:
        return LayerJudgement(LayerState.GARBAGE)
    strips = [cut_out(image.pixels, word.box, margin=0.15) for word in checked]
    return _weigh(inked, checked, read_strips(strips, engine), index)


def judge_scan_layer(layer: Sequence[Word], read: Sequence[Word]) -> LayerState:
    """An invisible layer, judged by how many of the words `read` from the pixels it has too."""
    known = {squeeze(word.text) for word in layer}
    wanted = [squeeze(word.text) for word in read if len(squeeze(word.text)) > 1]
    shared = sum(word in known for word in wanted)
    return LayerState.SOUND if wanted and shared >= SAME_WORDS_SHARE * len(wanted) else LayerState.GARBAGE


def _contrast(grey: Pixels, box: Box) -> float:
    """Grey levels between the dark and the light of what `box` holds."""
    low, high = np.percentile(cut_out(grey, box, margin=0.0), (5, 95))
    return float(high - low)


def _choose(words: Sequence[Word], aspect: float) -> tuple[Word, ...]:
    """The words to check: all with a digit, and others spread evenly; words that run downwards are left out."""
    level = [word for word in words if word.box.width > word.box.height * aspect / 2 and squeeze(word.text)]
    telling = [word for word in level if any(glyph.isdigit() for glyph in word.text)]
    others = [word for word in level if len(word.text) > 2 and not any(glyph.isdigit() for glyph in word.text)]
    step = max(len(others) // MOST_OTHERS, 1)
    return tuple((telling + others[::step])[:MOST_CHECKED])


def _weigh(
    inked: tuple[Word, ...], checked: Sequence[Word], reads: Sequence[Sequence[Word]], index: int
) -> LayerJudgement:
    """The judgement, given what an engine `reads` on each of the `checked` words."""
    seen = [(word, read) for word, read in zip(checked, reads, strict=True) if read]
    differing = [(word, read) for word, read in seen if not _agree(word, read)]
    convicting = [word for word, read in differing if min(one.confidence for one in read) >= SURE]
    if len(seen) < SEEN_SHARE * len(checked) or len(differing) > (1 - GARBAGE_SHARE) * len(seen):
        return LayerJudgement(LayerState.GARBAGE)
    if convicting:
        return LayerJudgement(LayerState.DIFFERS, traces=(_trace(convicting, index),))
    if len(differing) > (1 - SOUND_SHARE) * len(seen):
        return LayerJudgement(LayerState.GARBAGE)
    return LayerJudgement(LayerState.SOUND, inked)


def _agree(word: Word, read: Sequence[Word]) -> bool:
    """Whether the ink can be this word: glyphs that engines confuse are one here."""
    return skeleton(word.text) == skeleton("".join(one.text for one in read))


def _trace(words: Sequence[Word], index: int) -> Trace:
    box = box_around(tuple(word.box for word in words))
    message = f"The PDF's hidden text says something else than the page shows, at {len(words)} of the places compared."
    return Trace("layer-differs", DIFFERS_STRENGTH, message, Evidence(index, box, ""))


def unexplained_page(image: PageImage, words: Sequence[Word]) -> PageImage | None:
    """`image` with the ink of `words` painted over; None when nothing like glyphs is left."""
    pixels = image.pixels.copy()
    for word in words:
        part = cut_out(pixels, word.box, margin=PAINTED_MARGIN)
        part[:] = np.percentile(part.reshape(-1, 3), PAPER_PERCENTILE, axis=0).astype(np.uint8)
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    return PageImage(pixels, dpi=image.dpi) if _count_glyphs(grey, image.dpi or USUAL_DPI) >= GLYPH_COUNT else None


def _count_glyphs(grey: Pixels, dpi: float) -> int:
    """Specks of ink as high as letters of 5 to 40 points."""
    paper = cv2.medianBlur(cv2.dilate(grey, np.ones((9, 9), np.uint8)), 31)
    ink = (cv2.absdiff(grey, paper) > LEAST_CONTRAST).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    width, height = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    like = (height > dpi * 4 / POINTS_AN_INCH) & (height < dpi * 40 / POINTS_AN_INCH) & (width < 3 * height)
    return int(np.count_nonzero(like & (height < 8 * width)))
