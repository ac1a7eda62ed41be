"""Does a confidence of 0.9 mean nine right in ten, and how much can be left to the machine? Pure.

*Reliability*: told values sorted by confidence and cut into bins of equal count; in each the mean confidence stands beside
the share that is right. Equal count, not equal width: confidences crowd near 1, and bins of equal width would put nearly
all of them into one. Equal confidences are never parted. *Expected calibration error* is the mean distance of the
two over the bins, weighted by count (Naeini, Cooper, Hauskrecht, AAAI 2015; Guo et al., ICML 2017). It never vanishes by
chance alone: with few values it reads higher than the truth.

*Risk at coverage* (El-Yaniv and Wiener, JMLR 11, 2010): told values taken from the surest down. Coverage is the share of all
true values that are taken so far (what was not read is never covered), risk the share of wrong ones among those taken.

>>> answers = [Answer(0.99, right=True), Answer(0.9, right=True), Answer(0.6, right=False), Answer(None, right=False)]
>>> measured = calibrate(answers)
>>> [(point.coverage, round(point.risk, 2)) for point in measured.curve], measured.safe.coverage
([(0.25, 0.0), (0.5, 0.0), (0.75, 0.33)], 0.5)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from verify.bench.run import ClaimResult, FieldScore, Run
from verify.bench.tally import wilson

BINS = 10
"""Chosen: the usual number."""
SAFE_RISK = 0.005
"""The share of wrong that may be left to the machine (the owner's rule: at most 0.5 %)."""
POOLED = "all fields"
"""The row in which the values of all fields stand together: kind, language and country are about the document, no values of it."""
DECIDED = "decisions"
"""The row of a verdict's own confidence."""
ABOUT_THE_DOCUMENT = frozenset({"kind", "language", "country"})
AS_PRINTED = ".text"
"""Ends the name of a row that compares the text as printed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One value told or not: how sure, and whether it was right."""

    confidence: float | None
    """None: nothing was told."""
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence."""

    count: int
    confidence: float
    """Mean."""
    right: float
    """Share of right ones."""
    interval: tuple[float, float]
    """Of that share (Wilson, 95 %)."""


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """What is left to the machine when it must be at least so sure."""

    threshold: float
    coverage: float
    risk: float
    interval: tuple[float, float]
    """Of the risk (Wilson, 95 %)."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidences can be believed."""

    answers: int
    """True values, told or not."""
    told: int
    bins: tuple[Bin, ...]
    error: float | None
    """Expected calibration error; None where nothing was told."""
    curve: tuple[CoveragePoint, ...]
    """From the surest down, one point a distinct confidence."""

    @property
    def safe(self) -> CoveragePoint | None:
        """The point of largest coverage whose risk is at most `SAFE_RISK`; None where there is none."""
        return max((one for one in self.curve if one.risk <= SAFE_RISK), key=lambda one: one.coverage, default=None)


def calibrate(answers: Sequence[Answer]) -> Calibration:
    """Bins, error and curve of `answers`."""
    told = sorted(((one.confidence, one.right) for one in answers if one.confidence is not None), reverse=True)
    bins = tuple(_bin(part) for part in _parts(told))
    error = sum(one.count * abs(one.confidence - one.right) for one in bins) / len(told) if told else None
    return Calibration(len(answers), len(told), bins, error, tuple(_curve(told, len(answers))))


def calibrate_run(run: Run) -> dict[str, Calibration]:
    """`POOLED`, then `DECIDED` where claims were judged, then each field: as `calibrate_fields`."""
    fields = calibrate_fields(run.scores)
    pooled = {name: one for name, one in fields.items() if name == POOLED}
    decisions = calibrate_decisions(run.claims)
    return pooled | ({DECIDED: decisions} if decisions.told else {}) | fields


def calibrate_fields(scores: Iterable[FieldScore]) -> dict[str, Calibration]:
    """By field, those whose values carry a confidence; `POOLED` first.

    A confidence is about the value. Texts as printed stand in only for fields whose values the truth does not have.
    """
    by_field: dict[str, list[Answer]] = {}
    for score in scores:
        if score.read is None or score.confidence is not None:
            by_field.setdefault(score.field, []).append(Answer(score.confidence, score.outcome == "right"))
    sure = {
        name: found
        for name, found in by_field.items()
        if any(one.confidence is not None for one in found)
        and not (name.endswith(AS_PRINTED) and name.removesuffix(AS_PRINTED) in by_field)
    }
    pooled = [one for name, found in sure.items() if name not in ABOUT_THE_DOCUMENT for one in found]
    rows = {name: calibrate(found) for name, found in sure.items()}
    return {POOLED: calibrate(pooled), **rows} if pooled else rows


def calibrate_decisions(claims: Iterable[ClaimResult]) -> Calibration:
    """Of decisions: right is what the truth accepts; claims whose earlier ones are not in the run are left out."""
    return calibrate([Answer(one.confidence, one.is_acceptable) for one in claims if not one.lacks_earlier])


def _parts(told: Sequence[tuple[float, bool]]) -> list[list[tuple[float, bool]]]:
    """`told` cut into about `BINS` parts of equal count, from the least sure up."""
    parts: list[list[tuple[float, bool]]] = []
    least = len(told) / BINS
    for _, group in groupby(reversed(told), key=lambda one: one[0]):
        if not parts or len(parts[-1]) >= least:
            parts.append([])
        parts[-1].extend(group)
    return parts


def _bin(part: Sequence[tuple[float, bool]]) -> Bin:
    right = sum(is_right for _, is_right in part)
    mean = sum(confidence for confidence, _ in part) / len(part)
    return Bin(len(part), mean, right / len(part), wilson(right, len(part)))


def _curve(told: Sequence[tuple[float, bool]], answers: int) -> Iterable[CoveragePoint]:
    taken = wrong = 0
    for confidence, group in groupby(told, key=lambda one: one[0]):
        rights = [is_right for _, is_right in group]
        taken += len(rights)
        wrong += rights.count(False)
        yield CoveragePoint(confidence, taken / answers, wrong / taken, wilson(wrong, taken))
