"""A run as Markdown: the tables that ``BENCHMARKS.md`` quotes and a terminal shows; the HTML page has plots and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verify.bench.calibration import SAFE_RISK, calibrate_run
from verify.bench.characters import tally_text
from verify.bench.comparison import Comparison, compare_runs
from verify.bench.costs import cost_of
from verify.bench.decisions import DECISIONS, confusion_rows, count_decisions, tally_terms, worst_first
from verify.bench.run import Run
from verify.bench.summary import mebibytes
from verify.bench.tally import Tally, tally
from verify.report.wording import per_cent

COUNTS = ("n", "right", "wrong", "not found", "precision", "recall", "F1", "recall, 95 % interval")


def markdown_report(runs: Sequence[Run], *, last: Run | None = None) -> str:
    """The first of `runs` as a section: a row a field, then whatever else there is to tell of it; then the other engines."""
    run = runs[0]
    parts = (
        [f"### {run.dataset} ({_size(run)})"],
        _fields(run),
        _decisions(run),
        _text(run),
        _calibration(run),
        _cost(run),
        *(_comparison(compare_runs(run, other, names=(run.engine, other.engine))) for other in runs[1:]),
        _comparison(compare_runs(last, run, names=("the last run", "this one"))) if last else [],
    )
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines)


def _size(run: Run) -> str:
    claims = f", {len(run.claims)} claims" if run.claims else ""
    sample = "" if run.seed is None else f", a sample of {run.population} by seed {run.seed}"
    return f"{len(run.documents)} documents{claims}{sample}, {len(run.failures)} failed"


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """The lines of a table; none where it has no rows."""
    told, lines = tuple(heads), [_row(row) for row in rows]
    return [_row(told), "|" + "---|" * len(told), *lines] if lines else []


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _fields(run: Run) -> list[str]:
    return _table(("field", *COUNTS), ((name, *_counts(one)) for name, one in tally(run.scores).items()))


def _counts(one: Tally) -> Iterator[object]:
    yield from (one.total, one.right, one.wrong, one.missing)
    yield from (f"{share:.3f}" for share in (one.precision, one.recall, one.f1))
    yield "{:.3f} to {:.3f}".format(*one.interval)


def _decisions(run: Run) -> list[str]:
    told = count_decisions(run.claims)
    if not run.claims:
        return []
    sums = (
        f"Of {told.claims} claims: false accepts {told.false_accepts}, false rejects {told.false_rejects}, "
        f"decided as the truth allows {told.acceptable}, straight through {told.straight_through}, "
        f"traps found {told.traps_found} of {told.traps}."
    )
    if told.lacks_earlier:
        sums += f" {told.lacks_earlier} more presuppose claims that are not in this run."
    wrong = [
        f"- `{one.claim}`: expected {one.expected}, decided {one.decided or one.failure}"
        for one in worst_first(run.claims)
    ]
    table = _table(("expected", *DECISIONS), ((expected, *row) for expected, row in confusion_rows(told)))
    terms = ", ".join(f"{name} {one.right} of {one.total}" for name, one in tally_terms(run.claims).items())
    told_rightly = ["", f"Where the decision is the expected one: {terms}."] if terms else []
    return [sums, "", *table, *told_rightly, *(["", *wrong] if wrong else [])]


def _text(run: Run) -> list[str]:
    told = tally_text(run.documents)
    if not told.characters:
        return []
    words = f", words found {told.words_found} of {told.words}" if told.words else ""
    return [f"Text of {told.documents} documents: character error rate {per_cent(told.error_rate)}{words}."]


def _calibration(run: Run) -> list[str]:
    rows = (
        (
            name,
            one.told,
            "–" if one.error is None else f"{one.error:.3f}",
            per_cent(one.safe.coverage) if one.safe else "none",
        )
        for name, one in calibrate_run(run).items()
    )
    return _table(("field", "told", "calibration error", f"taken at {per_cent(SAFE_RISK)} wrong"), rows)


def _cost(run: Run) -> list[str]:
    cost = cost_of(run)
    rows = ((one.stage, f"{one.median:.3f}", f"{one.percentile_95:.3f}", per_cent(one.share)) for one in cost.stages)
    table = _table(("stage", "seconds a page, median", "95th", "of all seconds"), rows)
    memory = f"; peak memory {mebibytes(cost.peak_bytes)}" if cost.peak_bytes else ""
    return (
        [*table, "", f"{cost.pages} pages, {cost.pages_a_worker_second:.2f} a second and worker{memory}."]
        if table
        else []
    )


def _comparison(found: Comparison) -> list[str]:
    rows = (
        (one.field, f"{one.before.recall:.3f}", f"{one.after.recall:.3f}", one.mended, one.broken, f"{one.p:.2g}")
        for one in found.fields
        if one.mended or one.broken
    )
    heads = ("field", f"recall, {found.before}", f"recall, {found.after}", "mended", "broken", "p")
    table = _table(heads, rows) or ["No field moved."]
    return [f"{found.after} beside {found.before}, {found.documents} documents:", "", *table]
