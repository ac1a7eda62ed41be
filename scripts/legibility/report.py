"""models/legibility.md: how far score, causes and places are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from fitted import Array

from legibility.pictures import Picture

CAUSES = {
    "focus": ("blur",), "motion": ("blur",), "smudge": ("blur",), "glare": ("glare",), "shadow": ("shadow", "dark"),
    "dark": ("dark",), "bright": ("bright",), "low-resolution": ("small",), "messenger": ("small",), "fade": ("faint",),
    "haze": ("faint", "blur"), "thumb": ("hidden",), "cut": ("cut",),
}  # fmt: skip
"""What is rightly told of a damage. Crumpled paper, grain and moiré have no code of their own."""
LOST = 0.8
"""Accuracy below which a cause is owed."""
BINS = (0.0, 0.2, 0.5, 0.8, 0.9, 0.95, 1.01)


def rank_correlation(one: Array, other: Array) -> float:
    """Spearman's, ties sharing their mean rank."""
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(values: Array) -> Array:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2.0)[places])


def correlations(grid: Sequence[Picture], scores: Array, by_base: Array, plain: Array) -> Iterator[str]:
    """The table of rank correlations, each kind left out of the fit."""
    true = np.array([one.accuracy for one in grid])
    yield "| left out | n | rank correlation | mean accuracy | mean score | mean error |"
    yield "|---|---|---|---|---|---|"
    for kind in sorted({one.kind for one in grid}):
        inside = np.array([one.kind == kind for one in grid])
        yield _row(kind, true[inside], scores[inside])
    for origin in ("made", "real"):
        inside = np.array([one.origin == origin for one in grid])
        yield _row(f"each kind in turn, {origin}", true[inside], scores[inside])
    yield _row("**each kind in turn, all**", true, scores)
    yield _row("each document in turn (groups of three), all", true, by_base)
    yield _row("before this model: mean confidence", true, plain)
    bases = sorted({one.base for one in grid})
    each = [
        rank_correlation(true[inside], scores[inside])
        for base in bases
        if (inside := np.array([one.base == base for one in grid])).any()
    ]
    yield ""
    yield f"Within one document (median of {len(bases)}; each kind left out): {np.median(each):.3f}."
    read = np.array([one.accuracy for one in grid if one.kind == "none"])
    yield (
        f"Of all pictures {np.mean(true > 0.95):.0%} are read to 0.95 and more, where ranks are told by how the undamaged documents differ "
        f"({read.min():.2f} to {read.max():.2f})."
    )


def _row(name: str, true: Array, scores: Array) -> str:
    rank = rank_correlation(true, scores)
    error = np.abs(true - scores).mean()
    return f"| {name} | {len(true)} | {rank:.3f} | {true.mean():.3f} | {scores.mean():.3f} | {error:.3f} |"


def calibration(grid: Sequence[Picture], scores: Array) -> Iterator[str]:
    """Scores and what they were worth."""
    true = np.array([one.accuracy for one in grid])
    yield "| score | n | mean score | mean accuracy | read worse than 0.5 | read better than 0.8 |"
    yield "|---|---|---|---|---|---|"
    for low, high in pairwise(BINS):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            here = true[inside]
            yield (
                f"| {low:.2f} to {min(high, 1.0):.2f} | {inside.sum()} | {scores[inside].mean():.3f} | {here.mean():.3f} | "
                f"{(here < 0.5).sum()} | {(here > 0.8).sum()} |"
            )


def causes(grid: Sequence[Picture]) -> Iterator[str]:
    """First causes by damage, of pictures that are read badly."""
    yield "| damage | read below 0.8 | cause told | right first | right among all | told first |"
    yield "|---|---|---|---|---|---|"
    for kind in sorted({one.kind for one in grid}):
        bad = [one for one in grid if one.kind == kind and one.accuracy < LOST]
        told = [one.legibility.causes for one in bad if one.legibility.causes]
        owed = CAUSES.get(kind, ())
        first = sum(one[0] in owed for one in told)
        among = sum(any(cause in owed for cause in one) for one in told)
        shown = ", ".join(f"{cause} {count}" for cause, count in Counter(one[0] for one in told).most_common())
        right = f"{first} | {among}" if owed else "- | -"
        yield f"| {kind} | {len(bad)} | {len(told)} | {right} | {shown} |"


def places(grid: Sequence[Picture]) -> Iterator[str]:
    """Words that a person could not read, and words in places called illegible."""
    yield "| damage | words judged | unreadable to a person | of these told | told though readable | and though read |"
    yield "|---|---|---|---|---|---|"
    rows = [*sorted({one.kind for one in grid}), "all"]
    for kind in rows:
        words = [word for one in grid if kind in ("all", one.kind) for word in one.words]
        lost = [word for word in words if not word[0]]
        false = [word for word in words if word[0] and word[2]]
        yield (
            f"| {kind} | {len(words)} | {len(lost)} | {sum(word[2] for word in lost)} | {len(false)} | "
            f"{sum(word[1] for word in false)} |"
        )
    told = [word for one in grid for word in one.words if word[2]]
    lost = [word for one in grid for word in one.words if not word[0]]
    right = sum(not word[0] for word in told)
    yield ""
    yield f"Precision {right / max(len(told), 1):.3f}, recall {right / max(len(lost), 1):.3f}, by words."
    unread = sum(not word[0] and not word[1] for one in grid for word in one.words)
    yield f"Of the {len(lost)} words that the rule calls unreadable the engine reads {len(lost) - unread} all the same."
