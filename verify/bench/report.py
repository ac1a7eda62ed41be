"""A run's files: a page to look at, Markdown to quote, and the figures for the next run to stand beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from verify.bench.report_html import html_report
from verify.bench.report_markdown import markdown_report
from verify.bench.run import Run, run_json


def save_report(runs: Sequence[Run], folder: Path, *, last: Run | None = None) -> None:
    """Write page, Markdown and files of `runs` over one dataset, one an engine, into `folder`, named for the dataset."""
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
