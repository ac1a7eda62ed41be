"""The run in a dozen figures, what costs most first, each with its interval and how it moved since the last run.

False accepts pay money that is not owed; wrong values mislead without a sign; what was not found costs a person's minutes.
*Values* are a document's fields and items. A text as printed counts where the truth has no value for the same field;
kind, language and country are no values of a claim; barcodes have a figure of their own.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from verify.bench.calibration import ABOUT_THE_DOCUMENT, AS_PRINTED, POOLED, SAFE_RISK, calibrate_fields
from verify.bench.costs import WHOLE, cost_of
from verify.bench.decisions import count_decisions
from verify.bench.run import FieldScore, Run
from verify.bench.tally import Tally, tally, wilson
from verify.report.wording import per_cent

BARCODES = "barcode"


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the figures that a run comes down to."""

    name: str
    told: str
    """As shown: a count, a share, a time."""
    detail: str
    """Of how many, and the interval."""
    value: float
    """What the next run's stands beside."""
    anchor: str
    """The section that says more."""
    tone: str = "plain"
    """``wrong``, ``missing``, ``right`` or ``plain``."""
    less_is_better: bool = True
    moved: str = ""
    """Since the last run; empty where there was none, or nothing moved."""
    is_better: bool = True
    """Whether it moved the right way."""


def summarise(run: Run, last: Run | None = None) -> tuple[Figure, ...]:
    """The figures of `run`, beside those of `last`; what the run has nothing of has no figure."""
    before = {figure.name: figure for figure in _figures(last)} if last else {}
    return tuple(_moved(figure, before.get(figure.name)) for figure in _figures(run))


def values_of(run: Run) -> tuple[FieldScore, ...]:
    """The scores of values."""
    fields = {score.field for score in run.scores}
    return tuple(score for score in run.scores if is_value(score.field, fields))


def is_value(field: str, fields: Container[str]) -> bool:
    """Whether `field` is a value, among all `fields` of a run."""
    if field in ABOUT_THE_DOCUMENT or field.startswith(BARCODES):
        return False
    return not field.endswith(AS_PRINTED) or field.removesuffix(AS_PRINTED) not in fields


def _moved(now: Figure, before: Figure | None) -> Figure:
    if before is None or now.told == before.told:
        return now
    is_better = (now.value < before.value) == now.less_is_better
    return replace(now, moved=f"was {before.told}", is_better=is_better)


def _figures(run: Run) -> Iterator[Figure]:
    yield from _decisions(run)
    yield from _values(run)
    yield from _barcodes(run)
    yield from _characters(run)
    yield from _calibration(run)
    yield from _costs(run)


def _decisions(run: Run) -> Iterator[Figure]:
    told = count_decisions(run.claims)
    if not told.claims:
        return
    yield replace(_count("false accepts", told.false_accepts, told.claims, "claims"), tone="wrong")
    yield _kept("claims decided rightly", told.acceptable, told.claims, "claims")
    if told.traps:
        yield _kept("traps found", told.traps_found, told.traps, "traps")
    yield replace(_kept("straight through", told.straight_through, told.claims, "claims"), tone="plain")


def _values(run: Run) -> Iterator[Figure]:
    counts = tally(replace(score, field="") for score in values_of(run)).get("")
    if counts is None:
        return
    yield replace(_count("wrong values", counts.wrong, counts.total, "values"), tone="wrong")
    yield replace(_count("not found", counts.missing, counts.total, "values"), tone="missing")
    yield _kept("right", counts.right, counts.total, "values")


def _barcodes(run: Run) -> Iterator[Figure]:
    counts = tally(run.scores).get(BARCODES, Tally())
    if counts.total:
        yield _kept("barcodes read", counts.right, counts.total, "codes")


def _characters(run: Run) -> Iterator[Figure]:
    lines = [one.lines for one in run.documents if one.lines]
    characters, edits = sum(one.characters for one in lines), sum(one.edits for one in lines)
    if characters:
        rate = edits / characters
        yield Figure("character errors", per_cent(rate), f"{edits} of {characters} characters", rate, "characters")


def _calibration(run: Run) -> Iterator[Figure]:
    found = calibrate_fields(run.scores).get(POOLED)
    if found is None or found.error is None:
        return
    yield Figure(
        "calibration error",
        f"{found.error:.3f}",
        f"expected, over {found.told} told values",
        found.error,
        "calibration",
    )
    covered = found.safe.coverage if found.safe else 0.0
    detail = f"of values could be taken unseen at {per_cent(SAFE_RISK)} wrong"
    yield Figure("safe coverage", per_cent(covered), detail, covered, "calibration", "right", less_is_better=False)


def _costs(run: Run) -> Iterator[Figure]:
    cost = cost_of(run)
    whole = next((stage for stage in cost.stages if stage.stage == WHOLE), None)
    if whole:
        yield Figure(
            "seconds a page",
            f"{whole.median:.2f}",
            f"median; 95 % below {whole.percentile_95:.2f}",
            whole.median,
            "cost",
        )
    if cost.peak_bytes:
        yield Figure("peak memory", mebibytes(cost.peak_bytes), "the largest of any worker", cost.peak_bytes, "cost")


def mebibytes(count: int) -> str:
    """`count` bytes as MiB.

    >>> mebibytes(3 << 20)
    '3 MiB'
    """
    return f"{count / (1 << 20):.0f} MiB"


_SECTIONS = {"claims": "decisions", "traps": "decisions", "codes": "barcodes", "values": "fields"}


def _kept(name: str, count: int, total: int, what: str) -> Figure:
    """A figure of which more is better."""
    detail = f"{count} of {total} {what}; {_interval(count, total)}"
    return Figure(name, per_cent(count / total), detail, count / total, _SECTIONS[what], "right", less_is_better=False)


def _count(name: str, count: int, total: int, what: str) -> Figure:
    """A figure of which less is better."""
    detail = f"of {total} {what}: {per_cent(count / total)}; {_interval(count, total)}"
    return Figure(name, str(count), detail, count / total, _SECTIONS[what])


def _interval(count: int, total: int) -> str:
    low, high = wilson(count, total)
    return f"{100 * low:.1f} to {100 * high:.1f} %"
