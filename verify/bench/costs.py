"""What reading costs: seconds a page by stage, pages a second, memory; pure.

Seconds are wall clock inside one worker, so they grow when more workers run than there are processors: compare within one
machine and one number of workers. A document's seconds are spread evenly over its pages. The 95th percentile interpolates
between ranks (Hyndman and Fan, The American Statistician 50, 1996, definition 7).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from verify.bench.run import DocumentResult, Run

WHOLE = "all stages"


@dataclass(frozen=True, slots=True)
class StageCost:
    """Seconds a page of one stage."""

    stage: str
    median: float
    percentile_95: float
    share: float
    """Of all seconds."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost."""

    pages: int
    stages: tuple[StageCost, ...]
    """The dearest first; all stages together last."""
    pages_a_second: float
    """Of the whole run with all its workers, building them included."""
    pages_a_worker_second: float
    """Of one worker, while it reads."""
    peak_bytes: int
    """The most that any worker held."""
    median_peak_bytes: int
    """The middle of what workers had held at most, document by document."""


def cost_of(run: Run) -> Cost:
    """The cost of `run`."""
    read = [one for one in run.documents if one.pages and one.seconds]
    pages = sum(one.pages for one in read)
    spent = sum(sum(one.seconds.values()) for one in read)
    peaks = [one.peak_bytes for one in run.documents if one.peak_bytes]
    return Cost(
        pages=pages,
        stages=tuple(_stages(read)),
        pages_a_second=pages / run.seconds if run.seconds else 0.0,
        pages_a_worker_second=pages / spent if spent else 0.0,
        peak_bytes=max(peaks, default=0),
        median_peak_bytes=int(median(peaks)) if peaks else 0,
    )


def _stages(documents: Sequence[DocumentResult]) -> Iterable[StageCost]:
    names = list(dict.fromkeys(stage for one in documents for stage in one.seconds))
    total = sum(sum(one.seconds.values()) for one in documents) or 1.0
    costs = []
    for name in names:
        # A stage that a document did not need cost it nothing: that is a value too.
        a_page = [one.seconds.get(name, 0.0) / one.pages for one in documents]
        share = sum(one.seconds.get(name, 0.0) for one in documents) / total
        costs.append(StageCost(name, median(a_page), percentile_95(a_page), share))
    yield from sorted(costs, key=lambda one: -one.share)
    if names:
        whole = [sum(one.seconds.values()) / one.pages for one in documents]
        yield StageCost(WHOLE, median(whole), percentile_95(whole), 1.0)


def percentile_95(values: Sequence[float]) -> float:
    """The value below which 95 % of `values` (at least one) lie.

    >>> percentile_95([1.0, 2.0]), percentile_95([3.0])
    (1.95, 3.0)
    """
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
