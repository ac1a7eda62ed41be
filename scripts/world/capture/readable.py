"""What a person can no longer read: the rule.

A value is compared with its own ideal ink. The picture as a decoder gives it back is looked at through the known geometry, so
that it lies over the sheet again, letter on letter; then for each window as wide as a glyph four things are asked:

* *Is it on the picture?* A glyph of which less than `LEAST_INSIDE` is in the frame is lost.
* *Is it large enough?* Print whose digits are lower than `LEAST_INK_PX` has strokes and gaps that share pixels; 3, 6 and 8 are one.
* *Is there contrast?* Ink must differ from its paper by `LEAST_CONTRAST` grey levels; the eye wants about 2 % of white.
* *Is it the same shape?* Both are freed of slow changes (shadows, stains, fading do no harm by themselves), and correlated
  after best gain and offset. Blur, smear, grain, glare, strokes of a pen, a thumb, blocks of JPEG all take correlation.

A colour that covers in one channel and not in another (a marker, a stamp, a screen's bands) does not hide from the eye: the
best of grey, red, green, blue and of their lightest (in which only black ink is dark) counts. A value with digits is as readable as its *worst* glyph, since one lost digit makes another value; of
words up to `LOST_OF_WORDS` of the glyphs may be lost, since words are guessed from the rest. Barcodes are read by programs:
see `codes`.

Checked by eye: values of made till receipts and invoices under 24 kinds of damage at severity 0.25 to 1, cut out of the decoded
picture and sorted by their worst glyph. 155 crops around a first threshold set the numbers below (noise and bands were judged
too harshly, small print too mildly); of 80 fresh ones with a worst glyph below 0.86 the rule and the eye agreed on 72. It is
still too harsh where a stamp, a crease or a smear crosses letters that remain, and too mild on a faint single digit.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.seen import Seen
from world.sheet import Mark, Place

Floats = NDArray[np.float32]

LEAST_INSIDE = 0.8
LEAST_INK_PX = 5.5
LEAST_CONTRAST = 8.0
LEAST_LIKENESS = 0.7
LOST_OF_WORDS = 0.2
GLYPH = 0.8
"""Width of a window in ink heights: a digit is 0.55 to 0.65 wide, with its spacing 0.7 to 0.9."""
EYE = 0.045
"""Ink heights: standard deviation of what the eye averages over; a third of a stroke."""
SAMPLES = 30
"""Rows that an ink height is looked at with, at most."""
BACKGROUND = 0.6
"""Ink heights: changes slower than this are light and paper, not print."""
IS_INK = 0.5
"""Share of the strongest window's contrast below which a window holds no glyph."""
NUDGES = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
"""Samples by which the looking is off at most."""


@dataclass(frozen=True, slots=True)
class Look:
    """A value's ink and its picture, one over the other."""

    ideal: Floats
    """Rows x columns x 3."""
    shown: Floats
    inside: Floats
    """1 where the sample lies in the frame."""
    glyph: int
    """Samples that a window is wide."""
    ink_px: float
    """Height of the ink in picture pixels."""
    sample_px: float
    """Picture pixels in a sample."""


def is_readable(page: Seen, mark: Mark) -> bool:
    """Whether a person can read `mark` on `page`."""
    look = look_at(page, mark.box)
    if look is None:
        return False
    scores = likeness(look)
    if look.ink_px < LEAST_INK_PX or not len(scores):
        return False
    if any(letter.isdigit() for letter in mark.text):
        return bool(scores.min() >= LEAST_LIKENESS)
    return bool((scores < LEAST_LIKENESS).mean() <= LOST_OF_WORDS)


def look_at(page: Seen, box: Place, *, samples: int = SAMPLES, eye: float = EYE) -> Look | None:
    """`box` of the sheet, ideal and as shown, with at most `samples` rows averaged over `eye` of the height; None where it has no extent."""
    left, top, right, bottom = box
    high = bottom - top
    if high < 2 or right - left < 2:
        return None
    step = max(1.0, high / samples)
    pad = 0.12 * high
    x, y = np.meshgrid(
        np.arange(left - pad, right + pad, step, dtype=np.float32),
        np.arange(top - pad, bottom + pad, step, dtype=np.float32),
    )
    scale = page.geometry.scale(box)
    ideal = _sampled(page.sheet.pixels, x, y, blur=max(eye * high, 0.45 * step))
    seen = page.geometry.points(np.stack([x, y], -1))
    shown = _sampled(page.decoded, seen[..., 0], seen[..., 1], blur=max(eye * high, 0.45 * step) * scale)
    width, height = page.geometry.picture
    inside = (seen[..., 0] >= 0) & (seen[..., 0] < width) & (seen[..., 1] >= 0) & (seen[..., 1] < height)
    return Look(ideal, shown, inside.astype(np.float32), max(3, round(GLYPH * high / step)), high * scale, step * scale)


def likeness(look: Look) -> Floats:
    """Of each glyph-wide window with ink, how far it is its ideal self: correlation, 0 where cut off or without contrast."""
    background = BACKGROUND * look.glyph / GLYPH
    ideal = _detail(look.ideal.mean(2), background)
    strength = np.sqrt(np.maximum(_windows(ideal**2, look.glyph) - _windows(ideal, look.glyph) ** 2, 0))
    has_ink = strength > IS_INK * strength.max()
    best = np.zeros_like(strength)
    for channel in (look.shown.mean(2), look.shown.max(2), *np.moveaxis(look.shown, 2, 0)):
        shown = _detail(channel, background)
        for across, down in NUDGES:
            best = np.maximum(best, _correlated(ideal, np.roll(shown, (down, across), (0, 1)), look.glyph))
        if best[has_ink].min(initial=1.0) >= LEAST_LIKENESS:
            break
    best[_windows(look.inside, look.glyph) < LEAST_INSIDE] = 0
    return np.asarray(best[has_ink], np.float32)


def _sampled(pixels: NDArray[np.uint8], x: Floats, y: Floats, *, blur: float) -> Floats:
    """`pixels` at (x, y), averaged over `blur` pixels."""
    left, top = max(0, int(x.min()) - 4), max(0, int(y.min()) - 4)
    part = pixels[top : int(y.max()) + 5, left : int(x.max()) + 5]
    if not part.size:
        return np.zeros((*x.shape, 3), np.float32)
    soft = cv2.GaussianBlur(part.astype(np.float32), (0, 0), max(0.05, blur)) if blur > 0.3 else part.astype(np.float32)
    return np.asarray(cv2.remap(soft, x - left, y - top, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)


def _detail(grey: Floats, background: float) -> Floats:
    return np.asarray(grey - cv2.GaussianBlur(grey, (0, 0), max(1.0, background)), np.float32)


def _windows(values: Floats, width: int) -> Floats:
    """The mean of `values` in each window of `width` columns, all rows, a quarter of the width apart."""
    columns = values.mean(0)
    width = min(width, len(columns))
    sums = np.convolve(columns, np.ones(width, np.float32) / width, "valid")
    return np.asarray(sums[:: max(1, width // 4)], np.float32)


def _correlated(ideal: Floats, shown: Floats, width: int) -> Floats:
    """Correlation in each window after best gain and offset; 0 where the ink's contrast is too low to see."""
    mean_i, mean_s = _windows(ideal, width), _windows(shown, width)
    spread_i = np.maximum(_windows(ideal**2, width) - mean_i**2, 1e-6)
    spread_s = np.maximum(_windows(shown**2, width) - mean_s**2, 1e-6)
    both = _windows(ideal * shown, width) - mean_i * mean_s
    gain = both / spread_i
    contrast = gain * 2 * np.sqrt(spread_i)  # ink and paper in about equal parts differ by two deviations
    return np.asarray(np.where(contrast < LEAST_CONTRAST, 0, both / np.sqrt(spread_i * spread_s)), np.float32)
