"""A PDF's own words, judged against the ink that a person sees.

No person sees a text layer, so it can lie: white text, a character map that calls a drawn 4 a 9, a picture pasted over
the words, or simply a scanner's bad OCR. What counts is ink:

- A word under which there is no contrast is not there.
- Of a layer drawn as glyphs, every word that a campaign may decide on (with a digit, or on one row with an amount or a
  date: the product's name) and a spread of the others are cut out of the rendered page, laid on one sheet, and read; of a
  small page, all. If they agree, the layer is sound, and its exact words spare the page a full reading; a single word that
  the pixels read otherwise is taken from the pixels. Ink the layer does not explain (a logo, a stamp) is read on its own.
- If they don't, the page is read as a picture, and where a well-formed layer says something else a Trace says so.
- An invisible layer over a scan is never taken: it is someone else's OCR. The page is read as a picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from verify.document import Box, Evidence, LayerState, PageImage, Trace, Word, box_around
from verify.recognize.engine import OcrEngine
from verify.recognize.sheet import cut_out, read_strips
from verify.recognize.text_boxes import Pixels
from verify.text import likeness, skeleton, squeeze

LEAST_CONTRAST = 40
"""Grey levels between the ink and the paper of a word that a person can see (chosen: a pale grey print has 80)."""
MOST_OTHERS = 32
"""Words that decide nothing and are checked, spread evenly over the page (chosen)."""
SMALL_PAGE = 100
"""Words of a page of which all are checked (chosen: half of the invoices at hand have fewer)."""
MOST_CHECKED = 400
"""Words checked in all; a page on which more decide is read as a picture, which costs no more (chosen)."""
SAME_ROW = 0.5
"""Words whose middles differ by less than this share of the taller one's height stand on one row (chosen)."""
OTHER_WORD = 0.6
"""Likeness below which a word without a digit is another word, and not a glyph misread (chosen)."""
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
_DIGIT = re.compile(r"\d")
_VALUE = re.compile(r"\d[.,:/\-]\d")
"""The shape that amounts and dates share."""


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
    return _weigh(inked, checked, _read_twice(strips, engine), index)


def _read_twice(strips: Sequence[Pixels], engine: OcrEngine) -> list[tuple[Word, ...]]:
    """What `engine` reads on each strip; those it did not see are shown to it once more, with other neighbours."""
    reads = read_strips(strips, engine)
    unseen = [index for index, read in enumerate(reads) if not read]
    for index, read in zip(unseen, read_strips([strips[index] for index in unseen], engine), strict=True):
        reads[index] = read
    return reads


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
    """The words to check, those that decide first; empty where these are too many. Words that run downwards are left out."""
    level = [word for word in words if word.box.width > word.box.height * aspect / 2 and squeeze(word.text)]
    telling = [word for word in level if _DIGIT.search(word.text)]
    valued = [word for word in telling if _VALUE.search(word.text)]
    named = [word for word in level if _is_name(word) and any(_on_one_row(word, value) for value in valued)]
    others = [word for word in level if _is_name(word) and word not in named]
    step = 1 if len(level) <= SMALL_PAGE else max(len(others) // MOST_OTHERS, 1)
    deciding = len(telling) + len(named)
    return () if deciding > MOST_CHECKED else tuple((telling + named + others[::step])[:MOST_CHECKED])


def _is_name(word: Word) -> bool:
    """Whether `word` has no digit and letters enough to be read by itself."""
    return len(squeeze(word.text)) > 1 and not _DIGIT.search(word.text)


def _on_one_row(one: Word, other: Word) -> bool:
    apart = abs(one.box.center[1] - other.box.center[1])
    return apart < SAME_ROW * max(one.box.height, other.box.height)


def _weigh(
    inked: tuple[Word, ...], checked: Sequence[Word], reads: Sequence[Sequence[Word]], index: int
) -> LayerJudgement:
    """The judgement, given what an engine `reads` on each of the `checked` words."""
    seen = [(word, read) for word, read in zip(checked, reads, strict=True) if read]
    differing = [(word, read) for word, read in seen if not _agree(word, read)]
    convicting = [word for word, read in differing if _convicts(word, read)]
    if len(seen) < SEEN_SHARE * len(checked) or len(differing) > (1 - GARBAGE_SHARE) * len(seen):
        return LayerJudgement(LayerState.GARBAGE)
    if convicting:
        return LayerJudgement(LayerState.DIFFERS, traces=(_trace(convicting, index),))
    if len(differing) > (1 - SOUND_SHARE) * len(seen):
        return LayerJudgement(LayerState.GARBAGE)
    instead = {word: _as_read(word, read) for word, read in differing}
    return LayerJudgement(LayerState.SOUND, tuple(instead.get(word, word) for word in inked))


def _convicts(word: Word, read: Sequence[Word]) -> bool:
    """Whether the ink surely is another word: any other glyph where there are digits, few glyphs shared where there are none."""
    text = "".join(one.text for one in read)
    other = _DIGIT.search(word.text) or likeness(skeleton(word.text), skeleton(text)) < OTHER_WORD
    return bool(other) and min(one.confidence for one in read) >= SURE


def _as_read(word: Word, read: Sequence[Word]) -> Word:
    """`word` as the pixels say it."""
    return replace(word, text="".join(one.text for one in read), confidence=min(one.confidence for one in read))


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
