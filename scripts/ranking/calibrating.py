"""Two numbers a field that make its held-out confidences likeliest, and what is said of them: right, wrong, missing, error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ranking.files import Weights
from ranking.fitting import Array, Scored

LARGEST_SHIFT = 1.0
"""Highest shift of a calibration, in log-odds (chosen): every labelled document bears the field, so that the likelihood alone would
unlearn "none of these", which documents without the field need."""
LEAST_GAIN = 0.01
"""A calibration that lowers the held-out error by less is left out (chosen): it would be noise."""


def calibrate(scored: Scored) -> tuple[float, float]:
    """Stretch and shift of the scores under which what was right in held-out documents is likeliest."""
    filled = [(np.array(one.right), scores) for one, scores in scored if one.places]
    grid = [
        (stretch, shift)
        for stretch in np.arange(0.3, 1.55, 0.05)
        for shift in np.arange(-3.0, LARGEST_SHIFT + 0.05, 0.1)
    ]

    def surprise(at: tuple[float, float]) -> float:
        stretch, shift = at
        return float(-sum(np.log(max(_best_is(right, stretch * scores + shift), 1e-9)) for right, scores in filled))

    stretch, shift = min(grid, key=surprise)
    return round(float(stretch), 2), round(float(shift), 2)


def _best_is(right: NDArray[np.bool_], scores: Array) -> float:
    """The probability given to what happened to the best value: right or not."""
    best = int(np.argmax(scores))
    chance = confidence(scores)
    return chance if right[best] else 1.0 - chance


def confidence(scores: Array) -> float:
    """The best value's probability."""
    odds = np.exp(np.minimum(scores, 30.0))
    return float(odds.max() / (1.0 + odds.sum()))


def apply_calibration(weights: Weights, stretch: float, shift: float) -> Weights:
    """Weights whose scores are `stretch` times the old ones plus `shift`: a score is linear in its weights."""
    return {name: stretch * weight + (shift if name == "bias" else 0.0) for name, weight in weights.items()}


def error_of(scored: Scored, stretch: float = 1.0, shift: float = 0.0) -> float:
    """The calibration error of the scores so mapped."""
    filled = [(one, stretch * scores + shift) for one, scores in scored if one.places]
    return calibration_error([(confidence(scores), one.right[int(np.argmax(scores))]) for one, scores in filled])


def describe(scored: Scored, stretch: float = 1.0, shift: float = 0.0) -> Iterator[str]:
    """Right, wrong and missing by set, and the calibration error over ten equal bins."""
    counts: dict[str, Counter[str]] = {}
    sure: dict[str, list[tuple[float, bool]]] = {}
    for one, scores in scored:
        row = counts.setdefault(one.group, Counter())
        if not one.places:
            row["missing"] += 1
            continue
        good = one.right[int(np.argmax(scores))]
        row["right" if good else "wrong"] += 1
        sure.setdefault(one.group, []).append((confidence(stretch * scores + shift), good))
    for group, row in counts.items():
        yield _line(group, row, sure.get(group, []))
    yield _line("all", sum(counts.values(), Counter[str]()), [one for part in sure.values() for one in part])


def _line(name: str, row: Counter[str], sure: list[tuple[float, bool]]) -> str:
    error = f"  ECE {calibration_error(sure):.3f}" if sure else ""
    return f"  {name:18} right {row['right']:4} wrong {row['wrong']:3} missing {row['missing']:3}{error}"


def calibration_error(sure: list[tuple[float, bool]], bins: int = 10) -> float:
    """The mean distance between confidence and share right, over bins of equally many."""
    parts = np.array_split(np.array(sorted(sure), dtype=float), bins)
    return float(sum(len(part) / len(sure) * abs(part[:, 0].mean() - part[:, 1].mean()) for part in parts if len(part)))
