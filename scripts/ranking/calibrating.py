"""The numbers that turn a belief, held out, into the probability that a value is right: ``verify/extract/calibration/FIELD.toml``.

    P(right) = logistic(stretch * log-odds of the belief + shift) * logistic(ink's bias + weights . ink's measures)

Maximum a posteriori: normal priors hold the stretch at one, the shift at nought and the ink's weights at what doubt should mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ranking.choices import Belief, Choice
from ranking.fitting import Array, Scored, weight_of
from verify.extract.certainty import Calibration

PRIOR = {
    "stretch": 1.0, "shift": 0.0, "bias": 4.0, "slips": -1.0, "least_sure": -0.5, "telling": 0.0, "least_telling": 0.0, "again": 0.0, "length": 0.0, "mixed": 0.0, "layer": 1.0,
    "small": -0.5, "illegible": -1.0,
}  # fmt: skip
"""Where the fit begins, in log-odds: at perfect ink one value in fifty is misread, and a doubt takes from that (by hand)."""
PRECISION = {"stretch": 5.0, "shift": 0.3}
"""One over the prior's variance (chosen); of the ink's weights `INK_PRECISION`."""
INK_PRECISION = 0.5
LARGEST_SHIFT = 1.0
"""Highest shift, in log-odds (chosen): every labelled document bears the field, so that the likelihood alone would
unlearn "none of these", which documents without the field need."""
FEWEST = 40
"""Labelled documents below which a field keeps its finder's belief (chosen: fewer do not tell a belief of 0.9 from one of 0.8)."""
STEPS = 500
NAMES = tuple(PRIOR)
_PRIOR = np.array([PRIOR[name] for name in NAMES])
_PRECISION = np.array([PRECISION.get(name, INK_PRECISION) for name in NAMES])
_LOW = np.array([0.3, -4.0, *[-9.0] * (len(NAMES) - 2)])
_HIGH = np.array([2.0, LARGEST_SHIFT, *[9.0] * (len(NAMES) - 2)])
_SUREST = 12.0


@dataclass(frozen=True)
class Answered:
    """A belief and the probability that it was given in the end, by a calibration that never saw its part."""

    belief: Belief
    confidence: float


def beliefs_of(scored: Scored) -> list[Belief]:
    """What a held-out ranking believes of each document's best value."""
    return [_belief(choice, scores) for choice, scores in scored if choice.places]


def _belief(choice: Choice, scores: Array) -> Belief:
    best = int(np.argmax(scores))
    odds = np.exp(np.minimum(scores, 30.0))
    chance = float(odds[best] / (1.0 + odds.sum()))
    return Belief(choice.group, choice.fold, chance, choice.right[best], choice.ink[best][0])


def calibrate(beliefs: Sequence[Belief]) -> Calibration:
    """The numbers under which what was right is likeliest: Adam on all at once, the same each time."""
    rows, right, weight = _arrays(beliefs)
    at, first, second = _PRIOR.copy(), np.zeros(len(NAMES)), np.zeros(len(NAMES))
    for step in range(1, STEPS + 1):
        slope = _slope(at, rows, right) @ weight - _PRECISION * (at - _PRIOR)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        rate = 0.05 if step < 0.7 * STEPS else 0.01
        at += rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        at = np.clip(at, _LOW, _HIGH)
    numbers = dict(zip(NAMES, at.tolist(), strict=True))
    return Calibration(numbers.pop("stretch"), numbers.pop("shift"), numbers)


def _arrays(beliefs: Sequence[Belief]) -> tuple[Array, Array, Array]:
    """A row of observations for each belief, whether it is right, its weight."""
    rows = np.zeros((len(beliefs), len(NAMES)))
    for row, one in enumerate(beliefs):
        seen = {"stretch": _log_odds(one.belief), "shift": 1.0, "bias": 1.0, **dict(one.ink)}
        rows[row] = [seen[name] for name in NAMES]
    right = np.array([one.right for one in beliefs], dtype=float)
    return rows, right, np.array([weight_of(one.group) for one in beliefs])


def _slope(at: Array, rows: Array, right: Array) -> Array:
    """The log-likelihood's slope, a column for each belief."""
    field, ink = _logistic(rows[:, :2] @ at[:2]), _logistic(rows[:, 2:] @ at[2:])
    chance = np.clip(field * ink, 1e-6, 1 - 1e-6)
    outer = (right - chance) / (1.0 - chance)  # the slope in log(field) and in log(ink)
    slope: Array = np.concatenate([rows[:, :2].T * (outer * (1 - field)), rows[:, 2:].T * (outer * (1 - ink))])
    return slope


def _logistic(odds: Array) -> Array:
    chance: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-odds))
    return chance


def _log_odds(chance: float) -> float:
    return float(np.clip(np.log(max(chance, 1e-9) / max(1.0 - chance, 1e-9)), -_SUREST, _SUREST))


def answer(beliefs: Iterable[Belief], key: Callable[[Belief], object]) -> list[Answered]:
    """Each belief with its probability by numbers that never saw its part (`key`)."""
    beliefs = list(beliefs)
    answered = []
    for part in sorted({key(one) for one in beliefs}, key=str):
        others = [one for one in beliefs if key(one) != part]
        numbers = calibrate(others) if others else None
        for one in (one for one in beliefs if key(one) == part):
            chance = one.belief if numbers is None else numbers.certainty(one.belief, one.ink)
            answered.append(Answered(one, chance))
    return answered


def rounded(calibration: Calibration) -> Calibration:
    """The numbers as they are stored."""
    ink = {name: round(weight, 2) for name, weight in calibration.ink.items()}
    return replace(calibration, stretch=round(calibration.stretch, 2), shift=round(calibration.shift, 2), ink=ink)
