"""Can this page be read, where not, and why: simple and honest.

The best witness is the engine: the mean confidence of its words, by characters, follows the share it reads rightly
(measured on blurred, shrunk, darkened and bleached receipts: sharp ones 0.85 and more, those of which half is wrong
0.5 to 0.65). A page on which it reads next to nothing is another question: blank paper and a picture without text are
legible and say nothing, while smudges without one sharp edge, a picture too small for print, or darkness are ink that
nobody can read.

The score is an estimate, not yet calibrated over devices and papers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from verify.document import Box, IllegibleArea, Legibility, LegibilityState, PageImage, Word, box_around, box_on_page
from verify.recognize.rubbed import find_rubbed_lines
from verify.recognize.shrunk import shrink
from verify.recognize.text_boxes import Pixels

ILLEGIBLE_BELOW = 0.5
"""Score below which half of the page is wrong or more (measured)."""
DEGRADED_BELOW = 0.8
"""Score below which a word in seven is wrong or more (measured: 19 of 20 good scans lie above)."""
FEW_CHARACTERS = 24
"""A page with fewer characters read surely has to explain itself (chosen: a receipt has some hundreds)."""
SURE_WORD = 0.6
WEAK_WORD = 0.4
"""Words read with less are not read (chosen)."""
WEAK_WORDS = 5
"""As many weak words together, and few others among them, are an illegible area (chosen)."""
SLOPE_SAMPLES = 500_000
"""Places of a page at which slopes are weighed, evenly spread: more tell the same (measured: within 0.005)."""
BLURRED_SLOPE = 0.13
"""Steepest slope of edges, in parts of their height a pixel: 0.4 when sharp, this for a blur of about three pixels."""
DARK_LEVEL = 60
"""Grey level that nine tenths of a page too dark do not reach (chosen)."""
BRIGHT_LEVEL = 250
"""Grey level from which light has burnt out the paper."""
MATT_LEVEL = 235
"""Paper darker than this on the whole is no scan's pure white: burnt-out patches on it are glare."""
FAINT_CONTRAST = 45
"""Grey levels between ink and paper below which print is faint (chosen)."""
SHADOW_SHARE = 0.55
"""Paper in the shadow has less than this share of the light elsewhere (chosen)."""
SMALL_PX = 11
"""Lines lower than this are small print for any engine (measured: recall falls from there on)."""
SMALL_SIDE_PX = 400
"""A picture whose long side is shorter holds no readable receipt (measured)."""
ACTIVE_SHARE = 0.02
"""Share of the page that must differ from its surroundings for anything to stand there (chosen)."""
ACTIVE_LEVELS = 8
"""Grey levels by which it differs: above the noise of a camera at reduced size."""
LOOK_SIDE_PX = 700
"""Long side at which light and smudges are looked at."""
GRID = 160
"""Cells along the page's width when weak words are grouped."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A page at reduced size, and its words."""

    grey: Pixels
    small: Pixels
    words: tuple[Word, ...]
    index: int

    @property
    def line_height_px(self) -> float | None:
        """Median height of the words in pixels of the page."""
        heights = [word.box.height * self.grey.shape[0] for word in self.words]
        return float(np.median(heights)) if heights else None


def judge_legibility(image: PageImage, words: Sequence[Word], index: int) -> Legibility:
    """How well page `index` can be read, given all `words` an engine reported on it, the doubtful ones too."""
    look = _look_at(image, tuple(words), index)
    if sum(len(word.text) for word in words if word.confidence >= SURE_WORD) < FEW_CHARACTERS:
        causes = _why_nothing(look)
        if causes:
            return Legibility(0.0, LegibilityState.ILLEGIBLE, causes, _whole_page(look, causes[0]), look.line_height_px)
    score = _mean_confidence(words)
    rubbed = (IllegibleArea(look.index, box, "blur") for box in find_rubbed_lines(look.small, look.words))
    areas = (*_weak_areas(look), *_glare_areas(look), *rubbed)
    causes = tuple(
        dict.fromkeys([*(_why_poor(look) if score < DEGRADED_BELOW else ()), *(area.cause for area in areas)])
    )
    return Legibility(round(score, 4), _state_of(score, areas), causes, areas, look.line_height_px)


def _look_at(image: PageImage, words: tuple[Word, ...], index: int) -> _Look:
    grey = np.asarray(cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    scale = min(LOOK_SIDE_PX / max(grey.shape), 1.0)
    small = shrink(grey, width=max(int(grey.shape[1] * scale), 1), height=max(int(grey.shape[0] * scale), 1))
    return _Look(grey, small, words, index)


def _mean_confidence(words: Sequence[Word]) -> float:
    """Mean confidence by characters; 1 where nothing stands to be misread."""
    characters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / characters if characters else 1.0


def _state_of(score: float, areas: Sequence[IllegibleArea]) -> LegibilityState:
    if score < ILLEGIBLE_BELOW:
        return LegibilityState.ILLEGIBLE
    return LegibilityState.DEGRADED if score < DEGRADED_BELOW or areas else LegibilityState.LEGIBLE


def _why_nothing(look: _Look) -> tuple[str, ...]:
    """Why a page with hardly a word on it may still hold ink; nothing where it is blank, or a sharp picture."""
    if np.percentile(look.small, 90) < DARK_LEVEL:
        return ("dark",)
    around = cv2.blur(look.small, (31, 31))
    active = float(np.mean(cv2.absdiff(look.small, around) > ACTIVE_LEVELS))
    if active < ACTIVE_SHARE:
        return ()
    causes = []
    if max(look.grey.shape) < SMALL_SIDE_PX:
        causes.append("small")
    if _steepest_slope(look.grey) < BLURRED_SLOPE:
        causes.append("blur")
    return tuple(causes)


def _why_poor(look: _Look) -> tuple[str, ...]:
    """What lowers the score of a page with words on it; blur where nothing else is found."""
    paper = np.asarray(cv2.dilate(look.small, np.ones((15, 15), np.uint8)), np.uint8)
    low, high = np.percentile(paper, (5, 95))
    contrasts = [_contrast(look.grey, word.box) for word in look.words[:60]]
    signs = {
        "dark": high < 2 * DARK_LEVEL,
        "small": (look.line_height_px or SMALL_PX) < SMALL_PX,
        "faint": bool(contrasts) and float(np.median(contrasts)) < FAINT_CONTRAST,
        "shadow": low < SHADOW_SHARE * high,
        "blur": _steepest_slope(look.grey) < BLURRED_SLOPE,
    }
    return tuple(cause for cause, shown in signs.items() if shown) or ("blur",)


def _contrast(grey: Pixels, box: Box) -> float:
    """Grey levels between ink and paper inside `box`."""
    height, width = grey.shape
    part = grey[
        int(box.top * height) : int(box.bottom * height) + 1, int(box.left * width) : int(box.right * width) + 1
    ]
    low, high = np.percentile(part, (5, 95))
    return float(high - low)


def _steepest_slope(grey: Pixels) -> float:
    """Slope of the page's steep edges as a part of their height a pixel, in the direction where they are softer.

    A shaking hand blurs one direction only, and one is enough to make print illegible.
    """
    every = max(int(math.sqrt(grey.size / SLOPE_SAMPLES)), 1)
    window = np.ones((15, 15), np.uint8)
    rise = cv2.subtract(cv2.dilate(grey, window), cv2.erode(grey, window))[::every, ::every].astype(np.float32)
    strong = rise > max(float(np.percentile(rise, 90)) * 0.6, ACTIVE_LEVELS)
    if not strong.any():
        return 1.0
    slopes = []
    for across, down in ((1, 0), (0, 1)):
        gradient = np.abs(cv2.Sobel(grey, cv2.CV_32F, across, down, scale=0.125)[::every, ::every])
        slopes.append(float(np.percentile(gradient[strong] / rise[strong], 97)))
    return min(slopes)


def _weak_areas(look: _Look) -> tuple[IllegibleArea, ...]:
    """Places where words crowd that the engine saw but could not read."""
    weak = [word for word in look.words if word.confidence < WEAK_WORD]
    if len(weak) < WEAK_WORDS:
        return ()
    rows = max(round(GRID * look.grey.shape[0] / look.grey.shape[1]), 1)
    mask = np.zeros((rows, GRID), np.uint8)
    for word in weak:
        box = word.box
        cv2.rectangle(
            mask, (int(box.left * GRID), int(box.top * rows)), (int(box.right * GRID), int(box.bottom * rows)), 1, -1
        )
    reach = max(round(1.5 * rows * (look.line_height_px or 1.0) / look.grey.shape[0]), 1)
    _, labels = cv2.connectedComponents(cv2.dilate(mask, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)))
    groups: dict[int, list[Word]] = {}
    for word in weak:
        x, y = word.box.center
        groups.setdefault(int(labels[min(int(y * rows), rows - 1), min(int(x * GRID), GRID - 1)]), []).append(word)
    boxes = [box_around(tuple(word.box for word in group)) for group in groups.values() if len(group) >= WEAK_WORDS]
    return tuple(IllegibleArea(look.index, box, _why_poor(look)[0]) for box in boxes if _mostly_weak(box, look.words))


def _mostly_weak(box: Box, words: Sequence[Word]) -> bool:
    """Whether two thirds of the words inside `box` are weak."""
    inside = [
        word
        for word in words
        if box.left <= word.box.center[0] <= box.right and box.top <= word.box.center[1] <= box.bottom
    ]
    return 3 * sum(word.confidence < WEAK_WORD for word in inside) >= 2 * len(inside)


def _glare_areas(look: _Look) -> tuple[IllegibleArea, ...]:
    """Burnt-out patches amid the text of a page whose paper is otherwise not pure white."""
    if len(look.words) < WEAK_WORDS or np.percentile(look.small, 75) >= MATT_LEVEL:
        return ()
    height, width = look.small.shape
    line = max(round((look.line_height_px or 1.0) * height / look.grey.shape[0]), 2)
    burnt = (look.small >= BRIGHT_LEVEL).astype(np.uint8)
    patches = cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((2 * line, 2 * line), np.uint8))
    text = box_around(tuple(word.box for word in look.words))
    _, _, stats, centers = cv2.connectedComponentsWithStats(patches)
    areas = []
    for (left, top, wide, high, _), (x, y) in zip(stats[1:].tolist(), centers[1:].tolist(), strict=True):
        if text.left * width <= x <= text.right * width and text.top * height <= y <= text.bottom * height:
            box = box_on_page(left / width, top / height, (left + wide) / width, (top + high) / height)
            areas.append(IllegibleArea(look.index, box, "glare"))
    return tuple(areas)


def _whole_page(look: _Look, cause: str) -> tuple[IllegibleArea, ...]:
    return (IllegibleArea(look.index, Box(0.0, 0.0, 1.0, 1.0), cause),)
