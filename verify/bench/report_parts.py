"""A run cut into what a page's tables show: fields in groups, strata, engines side by side; figures become plots here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from verify.bench.calibration import ABOUT_THE_DOCUMENT, AS_PRINTED, DECIDED, POOLED, Calibration
from verify.bench.charts import (
    CURVES,
    characters_chart,
    coverage_chart,
    engines_chart,
    reliability_chart,
    severity_chart,
    stages_chart,
)
from verify.bench.comparison import Comparison, compare_runs
from verify.bench.costs import WHOLE, Cost, cost_of
from verify.bench.results import NO_DAMAGE
from verify.bench.run import FieldScore, Run
from verify.bench.strata import ALL_AXES, Axis, stratify, tally_strata
from verify.bench.summary import BARCODES, is_value, values_of
from verify.bench.tally import Tally, tally

COLUMNS = 8
"""Fields that a table of strata has columns for (chosen: what fits side by side)."""
ROWS = 30
"""Strata that a table shows (chosen): layouts may be as many as documents."""

SEVERITIES = (("none", 0.0), ("to 0.25", 0.25), ("to 0.5", 0.5), ("to 0.75", 0.75), ("to 1", 1.0))
"""What severities are counted together (chosen: quarters)."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """Documents alike in one way."""

    name: str
    documents: int
    counts: tuple[Tally | None, ...]
    """By column."""


@dataclass(frozen=True, slots=True)
class Strata:
    """A set cut one way."""

    axis: Axis
    columns: tuple[str, ...]
    rows: tuple[Stratum, ...]
    """The largest."""
    left_out: int


@dataclass(frozen=True, slots=True)
class Engine:
    """One of several runs over the same documents."""

    name: str
    run: Run
    cost: Cost
    beside: Comparison | None
    """The first engine's run against it; None for the first."""


@dataclass(frozen=True, slots=True)
class Engines:
    """Several runs side by side."""

    engines: tuple[Engine, ...]
    fields: dict[str, tuple[Tally | None, ...]]
    """By engine."""
    chart: Markup


def group_fields(run: Run) -> dict[str, dict[str, Tally]]:
    """Counts by field, fields in the groups that a reader looks for."""
    groups: dict[str, dict[str, Tally]] = {
        name: {} for name in ("fields", "items", "as printed", "barcodes", "the document as a whole")
    }
    for field, counts in tally(run.scores).items():
        groups[_group(field)][field] = counts
    return {name: fields for name, fields in groups.items() if fields}


def _group(field: str) -> str:
    if field in ABOUT_THE_DOCUMENT:
        return "the document as a whole"
    if field.startswith(BARCODES):
        return "barcodes"
    if field.endswith(AS_PRINTED):
        return "as printed"
    return "items" if field.startswith("items.") else "fields"


def cut_strata(run: Run) -> Iterator[Strata]:
    """The set cut by each axis of which the truth says something that tells documents apart."""
    columns = _columns(run)
    for axis in ALL_AXES:
        parts, counts = stratify(run.documents, axis), tally_strata(run.documents, axis)
        if len(counts) > 1:
            largest = sorted(counts, key=lambda name: -len(parts[name]))[:ROWS]
            rows = (
                Stratum(name, len(parts[name]), tuple(counts[name].get(one) for one in columns)) for name in largest
            )
            yield Strata(axis, columns, tuple(rows), len(counts) - len(largest))


def _columns(run: Run) -> tuple[str, ...]:
    """The values that most documents have, barcodes and kind beside them; in the order of their fields."""
    fields = tally(values_of(run))
    most = sorted(fields, key=lambda name: -fields[name].total)[:COLUMNS]
    others = tuple(name for name in (BARCODES, "kind") if name in tally(run.scores))
    return (*(name for name in fields if name in most), *others)


def step_severities(run: Run) -> dict[str, Tally]:
    """Counts of values by the severity of a document's worst damage, from none to the worst; what the truth says nothing of is left out."""
    values = {score.field for score in values_of(run)}
    steps: dict[str, list[FieldScore]] = {name: [] for name, _ in SEVERITIES}
    for one in run.documents:
        severity = 0.0 if one.damage == NO_DAMAGE else one.severity
        if severity is not None:
            name = next(name for name, most in SEVERITIES if severity <= most)
            steps[name] += [replace(score, field="") for score in one.scores if score.field in values]
    return {name: tally(scores)[""] for name, scores in steps.items() if scores}


def chart_severities(run: Run) -> Markup | None:
    """The plot of counts by severity; None where documents do not differ in it."""
    steps = step_severities(run)
    return severity_chart(steps) if len(steps) > 1 else None


def chart_reliability(found: dict[str, Calibration]) -> dict[str, Markup]:
    """The reliability plots of all fields together and of decisions, as far as there are any."""
    return {name: reliability_chart(name.replace(" ", "-"), found[name]) for name in (POOLED, DECIDED) if name in found}


def chart_coverage(found: dict[str, Calibration]) -> Markup | None:
    """The plot of risk at coverage: of all together, of decisions, of the fields with most values; None where there are none."""
    values = [name for name in found if name not in {POOLED, DECIDED} and is_value(name, found)]
    most = sorted(values, key=lambda name: -found[name].answers)
    shown = [name for name in (POOLED, DECIDED, *most) if name in found][: CURVES + 1]
    return coverage_chart({name: found[name] for name in shown}) if shown else None


def chart_characters(run: Run) -> Markup | None:
    """The plot of error rates; None where fewer than two documents have true lines."""
    rates = [one.lines.edits / one.lines.characters for one in run.documents if one.lines and one.lines.characters]
    return characters_chart(rates) if len(rates) > 1 else None


def chart_stages(run: Run, cost: Cost) -> Markup | None:
    """The plot of seconds by stage; None where nothing was timed."""
    stages = [one.stage for one in cost.stages if one.stage != WHOLE]
    return stages_chart(run, stages) if stages else None


def stand_side_by_side(runs: Sequence[Run]) -> Engines | None:
    """The runs beside each other; None where there is one only."""
    if len(runs) < 2:
        return None
    first = runs[0]
    engines = tuple(
        Engine(_name(run, index), run, cost_of(run), compare_runs(first, run) if index else None)
        for index, run in enumerate(runs)
    )
    told = [tally(values_of(run)) for run in runs]
    fields = {
        name: tuple(one.get(name) for one in told) for name in dict.fromkeys(name for one in told for name in one)
    }
    return Engines(engines, fields, engines_chart([one.name for one in engines], fields))


def _name(run: Run, index: int) -> str:
    return run.engine or f"run {index + 1}"


def count_states(run: Run) -> dict[str, int]:
    """Documents by legibility, as the readings say."""
    return dict(Counter(one.state for one in run.documents if one.state).most_common())


def count_causes(run: Run) -> dict[str, int]:
    """Documents by what makes them hard to read, as the readings say."""
    return dict(Counter(cause for one in run.documents for cause in one.causes).most_common())
