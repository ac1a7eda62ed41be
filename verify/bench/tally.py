"""Counts of right, wrong and missing, the shares they make, and how sure those are; pure.

Precision = right / (right + wrong), recall = right / all, F1 their harmonic mean (van Rijsbergen, *Information Retrieval*,
1979). Intervals are Wilson's (JASA 22, 1927): they hold for small counts and for shares near 0 and 1, where the
usual ± is wrong (Brown, Cai, DasGupta, *Interval estimation for a binomial proportion*, Statistical Science 16, 2001).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from verify.bench.run import FieldScore


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one field over many documents."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """How many true values there were."""
        return self.right + self.wrong + self.missing

    @property
    def precision(self) -> float:
        """Right among the read; 0 when nothing was read."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Right among all."""
        return self.right / self.total if self.total else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; a wrong value counts against both."""
        return 2 * self.right / (2 * self.right + 2 * self.wrong + self.missing) if self.right else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The recall's Wilson interval, 95 %."""
        return wilson(self.right, self.total)


def wilson(right: int, total: int, *, z: float = 1.96) -> tuple[float, float]:
    """The Wilson score interval of a share (95 % at z = 1.96); (0, 1) when nothing was counted.

    >>> tuple(round(bound, 3) for bound in wilson(95, 100))
    (0.888, 0.978)
    """
    if not total:
        return 0.0, 1.0
    share = right / total
    middle = share + z * z / (2 * total)
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = (middle - spread) / (1 + z * z / total), (middle + spread) / (1 + z * z / total)
    return max(low, 0.0), min(high, 1.0)  # the formula stays within but for rounding


def tally(scores: Iterable[FieldScore]) -> dict[str, Tally]:
    """Counts by field, in order of first appearance."""
    counts: dict[str, dict[str, int]] = {}
    for score in scores:
        row = counts.setdefault(score.field, {"right": 0, "wrong": 0, "missing": 0})
        row[score.outcome] += 1
    return {name: Tally(**row) for name, row in counts.items()}
