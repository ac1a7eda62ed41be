"""What the fits share: a logistic regression, and files whose first line is the digest of what follows it."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

STEPS = 60
"""Newton's steps: far more than a regression of a dozen numbers needs."""
HALVINGS = 20
"""How often a step is halved at most: what is left is a millionth."""
FARTHEST = 30.0
"""Log-odds beyond which a chance is as good as certain: keeps the exponential finite."""


def fit_logistic(rows: Array, right: Array, *, counts: Array, prior: Array, precision: Array) -> Array:
    """The likeliest weights under normal priors: a row of observations for each example, which counts `counts` times.

    A step that Newton's method takes too far, as it does where the one answer is rare, is halved until it is none for the worse.
    """

    def misfit(weights: Array) -> float:
        odds = rows @ weights
        surprise = np.logaddexp(0.0, odds) - right * odds
        return float(counts @ surprise + precision @ (weights - prior) ** 2 / 2.0)

    weights = prior.copy()
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -FARTHEST, FARTHEST)))
        slope = rows.T @ (counts * (right - chance)) - precision * (weights - prior)
        bend = (rows * (counts * chance * (1.0 - chance))[:, None]).T @ rows + np.diag(precision)
        step = np.linalg.solve(bend, slope)
        before = misfit(weights)
        for _ in range(HALVINGS):
            if misfit(weights + step) <= before:
                weights = weights + step
                break
            step = step / 2.0
    return weights


def sealed(body: str, *, made_by: str) -> str:
    """The text of a fitted file: a change by hand shows, for a test compares the digest in its first line."""
    digest = hashlib.sha256(body.encode()).hexdigest()
    return f"# sha256 of the lines below, made by {made_by}: {digest}\n{body}"
