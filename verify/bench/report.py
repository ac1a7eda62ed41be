"""Counts to a table: one Markdown page and one JSON file a run, so that the next run can stand beside it."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

from verify.bench.report_html import html_report
from verify.bench.report_markdown import markdown_report
from verify.bench.run import FieldScore, Run, run_json
from verify.bench.tally import Tally, tally, wilson


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """One labelled document, read and scored."""

    document: str
    scores: tuple[FieldScore, ...]
    seconds: tuple[tuple[str, float], ...] = ()
    """Wall-clock seconds by stage."""
    pages: int = 0
    failure: str | None = None
    """What went wrong, where reading failed; then there are no scores."""


@dataclass(frozen=True, slots=True)
class Report:
    """A run over one dataset."""

    dataset: str
    command: str
    made_by: tuple[tuple[str, str], ...]
    """(name, version) of the program, its engines and models."""
    results: tuple[DocumentResult, ...]

    @property
    def scores(self) -> tuple[FieldScore, ...]:
        """Every document's scores, in order."""
        return tuple(score for result in self.results for score in result.scores)

    @property
    def failures(self) -> tuple[DocumentResult, ...]:
        """Documents whose reading failed; there should be none."""
        return tuple(result for result in self.results if result.failure)


def report_markdown(report: Report) -> str:
    """The run as a Markdown section: a row a field, then seconds a page by stage."""
    lines = [
        f"### {report.dataset} ({len(report.results)} documents, {len(report.failures)} failed)",
        "",
        "| field | n | right | wrong | missing | precision | recall | F1 | recall, 95 % interval |",
        "|---|---|---|---|---|---|---|---|---|",
        *(_row(name, counts) for name, counts in tally(report.scores).items()),
        "",
        *_seconds_rows(report),
    ]
    return "\n".join(lines)


def _row(name: str, counts: Tally) -> str:
    low, high = wilson(counts.right, counts.total)
    figures = f"{counts.precision:.3f} | {counts.recall:.3f} | {counts.f1:.3f} | {low:.3f} to {high:.3f}"
    return f"| {name} | {counts.total} | {counts.right} | {counts.wrong} | {counts.missing} | {figures} |"


def _seconds_rows(report: Report) -> list[str]:
    """Median and 95th percentile of each stage, per page."""
    by_stage: dict[str, list[float]] = {}
    for result in report.results:
        for stage, seconds in result.seconds:
            by_stage.setdefault(stage, []).append(seconds / max(result.pages, 1))
    if not by_stage:
        return []
    rows = [f"| {stage} | {median(values):.3f} | {_percentile_95(values):.3f} |" for stage, values in by_stage.items()]
    return ["| stage | seconds a page, median | 95th |", "|---|---|---|", *rows]


def _percentile_95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def report_json(report: Report) -> str:
    """The run with every document's scores: what a later run compares itself with."""
    body = {
        "schema": "bench/1",
        "dataset": report.dataset,
        "command": report.command,
        "machine": {
            "platform": platform.platform(),
            "processor": platform.machine(),
            "python": platform.python_version(),
        },
        "made_by": dict(report.made_by),
        "documents": [
            {
                "document": result.document,
                "pages": result.pages,
                "seconds": dict(result.seconds),
                "failure": result.failure,
                "scores": [asdict(score) for score in result.scores],
            }
            for result in report.results
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1)


def save_report(runs: Sequence[Run], folder: Path, *, last: Run | None = None) -> None:
    """Write the page, the Markdown and the files of `runs` over one dataset, one an engine, into `folder`, named for the dataset."""
    folder.mkdir(parents=True, exist_ok=True)
    name = file_name(runs[0].dataset)
    for run in runs:
        stem = name if len(runs) == 1 else f"{name}-{file_name(run.engine)}"
        (folder / f"{stem}.json").write_text(run_json(run), encoding="utf-8")
    (folder / f"{name}.md").write_text(markdown_report(runs, last=last) + "\n", encoding="utf-8")
    (folder / f"{name}.html").write_text(html_report(runs, last=last), encoding="utf-8")


def file_name(name: str) -> str:
    """`name` as the name of a file, whatever a dataset calls itself.

    >>> file_name("sroie"), file_name("../Softmatic GmbH, vision-data")
    ('sroie', 'Softmatic-GmbH-vision-data')
    """
    return re.sub(r"[^A-Za-z0-9_.]+", "-", name).strip("-.") or "dataset"
