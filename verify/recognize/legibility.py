"""Can this page be read, where not, and why.

The page's score is the estimated share of its characters that are read rightly (``legibility_score.py``): of what was read, as sure
as the engine was; of what was printed, as much as no lost print is seen (``ground.py``, ``lost.py``). Causes come from light, edges and
height (``legibility_causes.py``), places from ``illegible_areas.py``. A page on which nearly nothing was read is another question: blank
paper and a picture without text are legible and say nothing, while smudges without one sharp edge, a picture too small for
print, or darkness are ink that nobody can read.

How well score, causes and areas do on documents damaged in known amounts: models/legibility.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verify.document import Box, IllegibleArea, Legibility, LegibilityState, PageImage, Word
from verify.recognize.ground import ground_of
from verify.recognize.illegible_areas import find_areas
from verify.recognize.legibility_causes import SMALL_SIDE_PX, causes_of, light_of
from verify.recognize.legibility_score import measure_page, score_of, shipped
from verify.recognize.lost import find_lost
from verify.recognize.rubbed import find_rubbed_lines
from verify.recognize.shrunk import shrink
from verify.recognize.text_boxes import Pixels

ILLEGIBLE_BELOW = 0.5
"""Score below which more is wrong than right."""
DEGRADED_BELOW = 0.8
"""Score below which a character in five is wrong or lost: a value of several is more likely wrong than not."""
LEAST_CONFIDENCE = 0.1
"""Words read with less are scratches taken for text, as for the page's lines (chosen)."""
FEW_CHARACTERS = 24
"""A page with fewer characters read surely has to explain itself (chosen: a receipt has some hundreds)."""
SURE_WORD = 0.6
"""Words read with less are not surely read (chosen)."""
SLOPE_SAMPLES = 500_000
"""Places of a page at which slopes are weighed, evenly spread: more tell the same (measured: within 0.005)."""
BANDS, BAND_PX = 3, 96
"""One in so many strips of so many rows is looked at for slopes: print is blurred in the same way all over."""
BLURRED_SLOPE = 0.13
"""Steepest slope of edges, in parts of their height a pixel, below which nobody reads: 0.4 when sharp, this for a blur of about three
pixels."""
DARK_LEVEL = 60
"""Grey level that nine tenths of a page too dark do not reach (chosen)."""
ACTIVE_SHARE = 0.02
"""Share of the page that must differ from its surroundings for anything to stand there (chosen)."""
ACTIVE_LEVELS = 8
"""Grey levels by which it differs: above the noise of a camera at reduced size."""
LOOK_SIDE_PX = 700
"""Long side at which smudges are looked at."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page reduced, in colour and in grey, its words and the slope of its edges."""

    colours: Pixels
    small: Pixels
    size_px: tuple[int, int]
    """Height and width of the page as delivered."""
    words: tuple[Word, ...]
    codes: tuple[Box, ...]
    slope: float


def judge_legibility(image: PageImage, words: Sequence[Word], index: int, codes: Sequence[Box] = ()) -> Legibility:
    """How well page `index` can be read, given all `words` an engine reported on it, the doubtful ones too, and its barcodes' boxes."""
    look = look_at(image, tuple(words), tuple(codes))
    height = image.pixels.shape[0]
    line_px = float(np.median([word.box.height * height for word in words])) if words else None
    if sum(len(word.text) for word in words if word.confidence >= SURE_WORD) < FEW_CHARACTERS:
        causes = _why_nothing(look)
        if causes or not words:
            return _with_next_to_nothing(causes, index, line_px)
    if _agrees_with_file(image, words):
        score, causes, areas = _mean_confidence(words), ("blur",), _rubbed(look, index)
    else:
        score, causes, areas = _judge_print(look, index)
    causes = tuple(dict.fromkeys([*(causes if score < DEGRADED_BELOW else ()), *(area.cause for area in areas)]))
    return Legibility(round(score, 4), _state_of(score, areas), causes, areas, line_px)


def _agrees_with_file(image: PageImage, words: Sequence[Word]) -> bool:
    """Whether most of what was read is the file's own text: it stands on the page, and was read rightly."""
    own = set(image.layer) if image.visible_text else set()
    return 2 * sum(len(word.text) for word in words if word in own) > sum(len(word.text) for word in words)


def _mean_confidence(words: Sequence[Word]) -> float:
    """Mean confidence by characters."""
    return sum(len(word.text) * word.confidence for word in words) / sum(len(word.text) for word in words)


def _judge_print(look: Look, index: int) -> tuple[float, tuple[str, ...], tuple[IllegibleArea, ...]]:
    """Score, causes and illegible areas of a page with print on it."""
    words = tuple(word for word in look.words if word.confidence >= LEAST_CONFIDENCE)
    ground = ground_of(look.colours, words, look.codes)
    lost = find_lost(ground)
    measures = measure_page(words, ground, lost, slope=look.slope)
    causes = causes_of(light_of(ground, lost, slope=look.slope, size_px=look.size_px))
    areas = find_areas(look.words, ground, lost, index=index, cause=causes[0])
    return score_of(measures, shipped()), causes, (*areas, *_rubbed(look, index))


def _rubbed(look: Look, index: int) -> tuple[IllegibleArea, ...]:
    return tuple(IllegibleArea(index, box, "blur") for box in find_rubbed_lines(look.small, look.words))


def _with_next_to_nothing(causes: tuple[str, ...], index: int, line_px: float | None) -> Legibility:
    """What is said of a page without print: that it is illegible, where `causes` say why, or that nothing stands there."""
    if not causes:
        return Legibility(1.0, LegibilityState.LEGIBLE, (), (), line_px)
    whole = (IllegibleArea(index, Box(0.0, 0.0, 1.0, 1.0), causes[0]),)
    return Legibility(0.0, LegibilityState.ILLEGIBLE, causes, whole, line_px)


def look_at(image: PageImage, words: tuple[Word, ...], codes: tuple[Box, ...]) -> Look:
    """The page as it is looked at."""
    height, width = image.pixels.shape[:2]
    scale = min(LOOK_SIDE_PX / max(height, width), 1.0)
    colours = shrink(image.pixels, width=max(int(width * scale), 1), height=max(int(height * scale), 1))
    grey = np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY), np.uint8)
    return Look(colours, grey, (height, width), words, codes, steepest_slope(image.pixels))


def _state_of(score: float, areas: Sequence[IllegibleArea]) -> LegibilityState:
    if score < ILLEGIBLE_BELOW:
        return LegibilityState.ILLEGIBLE
    return LegibilityState.DEGRADED if score < DEGRADED_BELOW or areas else LegibilityState.LEGIBLE


def _why_nothing(look: Look) -> tuple[str, ...]:
    """Why a page with hardly a word on it may still hold ink; nothing where it is blank, or a sharp picture."""
    if np.percentile(look.small, 90) < DARK_LEVEL:
        return ("dark",)
    around = cv2.blur(look.small, (31, 31))
    active = float(np.mean(cv2.absdiff(look.small, around) > ACTIVE_LEVELS))
    if active < ACTIVE_SHARE:
        return ()
    signs = {"small": max(look.size_px) < SMALL_SIDE_PX, "blur": look.slope < BLURRED_SLOPE}
    return tuple(cause for cause, shown in signs.items() if shown)


def steepest_slope(pixels: Pixels) -> float:
    """Slope of the page's steep edges as a part of their height a pixel, in the direction where they are softer.

    A shaking hand blurs one direction only, and one is enough to make print illegible.
    """
    every = max(int(math.sqrt(pixels.shape[0] * pixels.shape[1] / BANDS / SLOPE_SAMPLES)), 1)
    slopes = np.concatenate([_slopes(band, every) for band in _bands(pixels)], axis=1)
    strong = slopes[0] > max(float(np.percentile(slopes[0], 90)) * 0.6, ACTIVE_LEVELS)
    if not strong.any():
        return 1.0
    return min(float(np.percentile(along[strong] / slopes[0][strong], 97)) for along in slopes[1:])


def _bands(pixels: Pixels) -> list[Pixels]:
    """One in BANDS strips of the page in grey, evenly spread; all of a low page."""
    height = pixels.shape[0]
    tops = range(0, height - BAND_PX, BANDS * BAND_PX)
    strips = [pixels[top : top + BAND_PX] for top in tops] if height >= 2 * BANDS * BAND_PX else [pixels]
    return [np.asarray(cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY), np.uint8) for strip in strips]


def _slopes(grey: Pixels, every: int) -> NDArray[np.float32]:
    """Of each place: the height of the edges around it, the slope across and the slope down, in grey levels (a pixel)."""
    window = np.ones((15, 15), np.uint8)
    rise = cv2.subtract(cv2.dilate(grey, window), cv2.erode(grey, window))[::every, ::every].astype(np.float32)
    across, down = (
        np.abs(cv2.Sobel(grey, cv2.CV_16S, *order)[::every, ::every]) / np.float32(8) for order in ((1, 0), (0, 1))
    )
    return np.stack([one.ravel() for one in (rise, across, down)])
