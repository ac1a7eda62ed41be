"""`verify bench`: accuracy and time on labelled documents."""

from __future__ import annotations

import shlex
import sys
from functools import partial
from pathlib import Path

import click

from verify.bench.datasets import load_dataset
from verify.bench.measure import measure_dataset, save_report
from verify.bench.report import report_markdown
from verify.cli.options import announce_models, profile_option
from verify.config import load_settings
from verify.errors import EngineError
from verify.run.executor import Processes
from verify.wiring import make_reader


@click.command("bench")
@click.argument(
    "datasets",
    metavar="DATASET…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--report", type=click.Path(path_type=Path), metavar="DIR", help="Write each run's page and file.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read (VERIFY_WORKERS; one a processor).")
@profile_option
def command(*, datasets: tuple[Path, ...], report: Path | None, workers: int | None, profile: str | None) -> None:
    """Read every labelled document of each DATASET and count right, wrong and missing by field."""
    settings = load_settings(profile=profile, workers=workers)
    announce_models(settings)
    executor = Processes(settings.workers, timeout_seconds=settings.timeout_seconds)
    told = shlex.join(("verify", *sys.argv[1:]))
    failures = 0
    for folder in datasets:
        dataset = load_dataset(folder)
        with click.progressbar(length=len(dataset.documents), label=dataset.name, file=sys.stderr) as bar:
            run = measure_dataset(
                dataset, executor, partial(make_reader, settings), command=told, on_result=partial(bar.update, 1)
            )
        click.echo(report_markdown(run) + "\n")
        for failed in run.failures:
            click.echo(f"{failed.document}: {failed.failure}", err=True)
        failures += len(run.failures)
        if report:
            save_report(run, report)
    if failures:
        raise EngineError(f"{failures} documents could not be read", hint="each is named above")
