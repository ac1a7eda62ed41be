"""How unlikely a line's text is, and which way each step's scores should move: connectionist temporal classification.

The sum over all ways in which a text can be spread over the steps, blanks between, by the forward-backward recursion, for a
batch of lines at once (Graves et al., *Connectionist Temporal Classification*, ICML 2006, equations 6 to 16).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

NEVER = -1e30
"""Logarithm of a chance that is none; finite, so that differences of two stay numbers."""
SMALLEST = 1e-30


def loss_and_slopes(scores: Floats, lengths: Whole, texts: Sequence[Sequence[int]]) -> tuple[float, Floats]:
    """Mean loss of the lines, in nats, and its slope by each of `scores` (lines x steps x classes).

    `lengths` are the steps of each line, the rest is padding; `texts` are classes. A line that is too short for its text
    counts for nothing.
    """
    chances = np.exp(scores - scores.max(axis=2, keepdims=True))
    chances /= chances.sum(axis=2, keepdims=True)
    spread, sizes = _spread(texts)
    states = np.broadcast_to(spread[:, None, :], (*scores.shape[:2], spread.shape[1]))
    logs = np.log(np.take_along_axis(chances, states, axis=2) + SMALLEST)
    logs = np.where((np.arange(spread.shape[1]) < sizes[:, None])[:, None], logs, NEVER)
    forward, likely = _forward(logs, lengths, sizes, _may_skip(spread))
    backward = _backward(logs, lengths, sizes, _may_skip(spread))
    inside = (np.arange(scores.shape[1]) < lengths[:, None])[:, :, None]
    shares = np.exp(np.minimum(forward + backward - likely[:, None, None], 0.0)) * inside
    slopes = chances * inside
    rows = np.arange(scores.shape[0])[:, None, None], np.arange(scores.shape[1])[None, :, None], states
    np.subtract.at(slopes, rows, shares.astype(np.float32))
    possible = likely > NEVER / 2
    count = max(int(possible.sum()), 1)
    return float(-likely[possible].sum()) / count, np.asarray(slopes * possible[:, None, None] / count, np.float32)


def _spread(texts: Sequence[Sequence[int]]) -> tuple[Whole, Whole]:
    """The texts with blanks before, between and after their classes, and how long each is."""
    sizes = np.array([2 * len(text) + 1 for text in texts])
    spread = np.zeros((len(texts), int(sizes.max())), np.int64)
    for row, text in zip(spread, texts, strict=True):
        row[1 : 2 * len(text) : 2] = text
    return spread, sizes


def _may_skip(spread: Whole) -> Flags:
    """Where the blank before a class may be left out: it is another class than the one before."""
    skips = np.zeros(spread.shape, np.bool_)
    skips[:, 2:] = (spread[:, 2:] != 0) & (spread[:, 2:] != spread[:, :-2])
    return skips


def _forward(logs: Floats, lengths: Whole, sizes: Whole, skips: Flags) -> tuple[Floats, Floats]:
    """Logarithms of the chance of each beginning, lines x steps x states, and of the whole text."""
    steps = np.full(logs.shape, NEVER)
    steps[:, 0, :2] = logs[:, 0, :2]
    for step in range(1, logs.shape[1]):
        before = steps[:, step - 1]
        moved = _sum_of(before, _shifted(before, 1), np.where(skips, _shifted(before, 2), NEVER)) + logs[:, step]
        steps[:, step] = np.where(np.greater(lengths, step)[:, None], np.maximum(moved, NEVER), before)
    lines = np.arange(len(logs))
    return steps, np.logaddexp(steps[lines, -1, sizes - 1], steps[lines, -1, np.maximum(sizes - 2, 0)])


def _backward(logs: Floats, lengths: Whole, sizes: Whole, skips: Flags) -> Floats:
    """Logarithms of the chance of each ending, what stands at the step itself left out."""
    lines = np.arange(len(logs))
    ended = np.full((len(logs), logs.shape[2]), NEVER)
    ended[lines, sizes - 1] = ended[lines, np.maximum(sizes - 2, 0)] = 0.0
    steps = np.full(logs.shape, NEVER)
    skipped = np.zeros(skips.shape, np.bool_)
    skipped[:, :-2] = skips[:, 2:]
    after = np.full(ended.shape, NEVER)
    for step in range(logs.shape[1] - 1, -1, -1):
        is_last, is_inside = (np.equal(lengths - 1, step)[:, None], np.greater(lengths, step)[:, None])
        steps[:, step] = np.where(is_last, ended, np.where(is_inside, after, NEVER))
        now = steps[:, step] + logs[:, step]
        after = np.maximum(_sum_of(now, _shifted(now, -1), np.where(skipped, _shifted(now, -2), NEVER)), NEVER)
    return steps


def _shifted(states: Floats, by: int) -> Floats:
    """`states` moved `by` places, NEVER where nothing comes from."""
    moved = np.full(states.shape, NEVER)
    if by > 0:
        moved[:, by:] = states[:, :-by]
    else:
        moved[:, :by] = states[:, -by:]
    return moved


def _sum_of(one: Floats, other: Floats, third: Floats) -> Floats:
    """Logarithm of the sum of three chances."""
    most = np.maximum(np.maximum(one, other), third)
    return np.asarray(most + np.log(np.exp(one - most) + np.exp(other - most) + np.exp(third - most)))
