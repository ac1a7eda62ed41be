"""What of a page's print is read rightly: an estimate from what was read, and from what is lost.

The engine's own certainty tells how much of what it read is wrong; it tells nothing of print it never saw. So the page is looked at
too: print that no word covers, paper that is hidden or burnt out, edges that are soft, lines that are low. Log odds of the
share are a straight line in these measures; each may count only in the direction that stands beside it in `DIRECTIONS`.
Weights: ``legibility.toml``, fitted by scripts/fit_legibility.py; how well they do: models/legibility.md.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from verify.document import Word
from verify.recognize.ground import Ground
from verify.recognize.lost import Lost

WEIGHTS = Path(__file__).with_name("legibility.toml")

DIRECTIONS: dict[str, int] = {
    "doubt": -1, "worst": -1, "few": 1, "left": -1, "hidden": -1, "burnt": -1, "washed": -1, "read_ink": 1,
    "ink_around": -1, "steep": 1,
}  # fmt: skip
"""Each measure, and whether more of it is better (1) or worse (-1)."""
FEW, ENOUGH = 15.0, 1.5
"""Characters by which a page's are counted, and the logarithm from which there are enough (chosen)."""
FULL = 0.3
"""Share of the light that print takes where it stands as dark as it was printed (measured: scans 0.2 to 0.4)."""
STEEP = 0.35
"""Slope of edges from which print is as sharp as it gets (measured: recall is level from there on)."""
ANY_INK = 0.03
"""Share of the light that anything printed takes (chosen)."""
WHITE = 250
"""Paper as light as this all over is a scan's or a file's: white places on it are not burnt out."""


@cache
def shipped() -> Mapping[str, float]:
    """The fitted weights."""
    return {name: float(value) for name, value in tomllib.loads(WEIGHTS.read_text()).items()}


def score_of(measures: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Estimated share of the page's characters that are read rightly, 0 to 1."""
    odds = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in measures.items())
    return 1.0 / (1.0 + math.exp(-max(min(odds, 30.0), -30.0)))


def measure_page(words: Sequence[Word], ground: Ground, lost: Lost, *, slope: float) -> dict[str, float]:
    """The measures of a page, by name; `slope` is that of its edges."""
    return {**_of_words(words), **_of_ground(ground, lost, bool(words)), "steep": min(slope, STEEP)}


def _of_words(words: Sequence[Word]) -> dict[str, float]:
    """How sure the engine was, character by character."""
    if not words:
        return {"doubt": math.log(1.02), "worst": 0.0, "few": 0.0}
    counts = np.array([max(len(word.text), 1) for word in words], float)
    certain = np.clip([word.confidence for word in words], 1e-4, 0.999)
    glyphs = np.clip(certain ** (1.0 / counts), 1e-3, 0.999)
    total = counts.sum()
    return {
        "doubt": math.log(1.02 - float(counts @ glyphs / total)),
        "worst": math.log(float(np.percentile(1.0 - glyphs, 90)) + 0.002),
        "few": min(math.log1p(total / FEW), ENOUGH),
    }


def _of_ground(ground: Ground, lost: Lost, read: bool) -> dict[str, float]:
    """What is lost, by how much was read."""
    words = float(ground.words.sum()) + 1.0
    sheet = float(ground.is_paper.sum()) + 1.0
    text = float(lost.text.sum()) + 1.0
    hidden, burnt = float(lost.hidden.sum()), float(lost.burnt.sum()) / text
    inks = ground.ink[ground.words > 0]
    contrast = float(np.percentile(inks, 90)) if read and inks.size else 0.0
    pure = np.percentile(cv2.cvtColor(ground.paper, cv2.COLOR_RGB2GRAY)[ground.is_paper > 0], 5) >= WHITE
    stands = (ground.ink > ANY_INK) & (ground.is_paper > 0)
    around = float(np.minimum(ground.ink, 0.3)[ground.covered == 0].sum())
    return {
        "left": math.log(float((lost.left & lost.text).sum()) / words + 0.05),
        "hidden": math.log(hidden / (sheet + hidden) + 0.03),
        "burnt": math.log((0.0 if pure else burnt) + 0.03),
        "washed": burnt * max(1.0 - contrast / FULL, 0.0),
        "read_ink": math.log(
            (float(ground.ink[stands & (ground.covered > 0)].sum()) + 0.1) / (float(ground.ink[stands].sum()) + 1.0)
            + 0.02
        ),
        "ink_around": math.log(around / (float(inks.sum()) + 1.0) + 0.2),
    }
