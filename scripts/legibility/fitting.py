"""The fit: log odds of character accuracy as a straight line in the page's measures, each in its own direction only."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from fitted import Array, fit_logistic

from legibility.pictures import Picture
from verify.recognize.legibility_score import DIRECTIONS, score_of

RIDGE = 10.0
"""Examples' worth of belief that a measure says nothing (chosen)."""
LEAST = 0.01
"""Accuracies nearer to 0 and 1 than this count as this: log odds are finite."""


def fit(pictures: Sequence[Picture]) -> dict[str, float]:
    """The weight of each measure that counts in its direction, and the bias."""
    names = list(DIRECTIONS)
    true = np.array([one.accuracy for one in pictures])
    odds = _log_odds(np.clip(true, LEAST, 1.0 - LEAST))
    while True:
        weights = _ridge(names, pictures, odds)
        wrong = {name: abs(weights[name]) for name in names if weights[name] * DIRECTIONS[name] < 0}
        if not wrong:
            return _calibrated(weights, pictures, true)
        names.remove(max(wrong, key=lambda name: wrong[name]))


def predict(weights: dict[str, float], pictures: Sequence[Picture]) -> Array:
    """The score of each picture."""
    return np.array([score_of(one.measures, weights) for one in pictures])


def left_out(pictures: Sequence[Picture], groups: Sequence[str], more: Sequence[Picture]) -> Array:
    """The score of each picture by a fit to `more` and to the pictures of all other groups."""
    scores = np.zeros(len(pictures))
    for group in sorted(set(groups)):
        inside = np.array([one == group for one in groups])
        others = [one for one, out in zip(pictures, inside, strict=True) if not out]
        chosen = [one for one, out in zip(pictures, inside, strict=True) if out]
        scores[inside] = predict(fit([*others, *more]), chosen)
    return scores


def _ridge(names: list[str], pictures: Sequence[Picture], odds: Array) -> dict[str, float]:
    """The least squares of `odds` in the measures `names`, with a pull to nothing in units of each measure's spread."""
    table = np.array([[one.measures[name] for name in names] for one in pictures])
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    design = np.c_[(table - middle) / spread, np.ones(len(table))]
    pull = np.diag([*[RIDGE] * len(names), 0.0])
    weights = np.linalg.solve(design.T @ design + pull, design.T @ odds)
    slopes = weights[:-1] / spread
    return {"bias": float(weights[-1] - slopes @ middle), **dict(zip(names, slopes.tolist(), strict=True))}


def _calibrated(weights: dict[str, float], pictures: Sequence[Picture], true: Array) -> dict[str, float]:
    """`weights` stretched and moved so that the scores are right on the whole; their order stays."""
    odds = _log_odds(np.clip(predict(weights, pictures), 1e-6, 1 - 1e-6))
    rows, ones = np.c_[odds, np.ones(len(odds))], np.ones(len(odds))
    stretch, move = fit_logistic(rows, true, counts=ones, prior=np.array([1.0, 0.0]), precision=np.full(2, 1e-3))
    return {name: value * stretch + (move if name == "bias" else 0.0) for name, value in weights.items()}


def _log_odds(shares: Array) -> Array:
    return np.asarray(np.log(shares / (1.0 - shares)))
