"""`verify bench`: accuracy, calibration, decisions, time and memory on labelled documents and claims."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import click

from verify.bench.datasets import Dataset, load_dataset
from verify.bench.measure import Setup, measure_dataset
from verify.bench.plots import require_matplotlib
from verify.bench.report import save_report
from verify.bench.report_markdown import markdown_report
from verify.bench.run import Run, parse_run
from verify.cli.options import announce_models, profile_option
from verify.config import EngineName, Settings, load_settings
from verify.errors import ConfigError, EngineError
from verify.run.executor import Processes
from verify.wiring import make_reader


def _parse_engines(_: click.Context, __: click.Parameter, text: str | None) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in (text or "").split(",") if name.strip()))
    for name in names:
        if name not in tuple(EngineName):
            raise click.BadParameter(f"{name} is none of {', '.join(EngineName)}")
    return names


@click.command("bench")
@click.argument(
    "datasets",
    metavar="DATASET…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--against",
    multiple=True,
    metavar="LAST.json",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Say what moved since this run of the same dataset; may be repeated.",
)
@click.option("--engines", metavar="A,B", callback=_parse_engines, help=f"Side by side: {', '.join(EngineName)}.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Only N documents and claims of each DATASET.")
@click.option("--seed", type=int, default=0, show_default=True, help="What the sample is drawn with.")
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="DIR", help="Write each run's page, tables and file."
)
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read (VERIFY_WORKERS; one a processor).")
@profile_option
def command(
    *,
    datasets: tuple[Path, ...],
    against: tuple[Path, ...],
    engines: tuple[str, ...],
    sample: int | None,
    seed: int,
    report: Path | None,
    workers: int | None,
    profile: str | None,
) -> None:
    """Read every document and judge every claim of each DATASET, and hold the answers against their truth.

    A DATASET is a folder of labelled documents, of claim folders with truth.json, of SROIE's or CORD's layout, or of documents
    of which nothing is known: these are read for time, failures and legibility.
    """
    if report:
        require_matplotlib()
    chosen = tuple(load_settings(profile=profile, workers=workers, engine=name) for name in engines or (None,))
    loaded = tuple(load_dataset(folder) for folder in datasets)
    _refuse_namesakes(loaded)
    lasts = _load_lasts(against, loaded)
    failures = 0
    for dataset in loaded:
        runs = tuple(_measure(dataset, settings, sample=sample, seed=seed) for settings in chosen)
        click.echo(markdown_report(runs, last=lasts.get(dataset.name)) + "\n")
        failures += sum(_tell_failures(run) for run in runs)
        if report:
            save_report(runs, report, last=lasts.get(dataset.name))
    if failures:
        raise EngineError(f"{failures} documents or claims failed", hint="each is named above")


def _refuse_namesakes(datasets: Iterable[Dataset]) -> None:
    """Nothing; ConfigError where two sets have one name: their reports would be one file."""
    names = [dataset.name for dataset in datasets]
    for name in names:
        if names.count(name) > 1:
            raise ConfigError(f"{name}: two datasets are called so", hint="give one a dataset.toml with another name")


def _load_lasts(files: Iterable[Path], datasets: Iterable[Dataset]) -> dict[str, Run]:
    """By dataset, the run that it is held against; ConfigError where a file holds no run, or one of another dataset."""
    names = {dataset.name for dataset in datasets}
    lasts: dict[str, Run] = {}
    for path in files:
        try:
            run = parse_run(path.read_bytes())
        except ValueError as error:
            raise ConfigError(f"{path}: {error}", hint="name a file that --report wrote") from error
        if run.dataset not in names:
            raise ConfigError(f"{path}: a run of {run.dataset}", hint=f"this run reads {', '.join(sorted(names))}")
        lasts[run.dataset] = run
    return lasts


def _measure(dataset: Dataset, settings: Settings, *, sample: int | None, seed: int) -> Run:
    """One engine's run; progress goes to stderr."""
    announce_models(settings)
    drawn = dataset.sample(sample, seed) if sample else dataset
    setup = Setup(
        command=shlex.join(("verify", *sys.argv[1:])),
        engine=settings.engine.value,
        profile=settings.profile.name,
        seed=seed if sample else None,
        population=dataset.population,
        workers=settings.workers,
    )
    executor = Processes(settings.workers, timeout_seconds=settings.timeout_seconds)
    label = f"{dataset.name}, {settings.engine}"
    with click.progressbar(length=drawn.population, label=label, file=sys.stderr) as bar:
        return measure_dataset(
            drawn, executor, partial(make_reader, settings), setup=setup, on_result=partial(bar.update, 1)
        )


def _tell_failures(run: Run) -> int:
    """How many documents and claims failed, each named on stderr."""
    for path, why in run.failures:
        click.echo(f"{path}: {why}", err=True)
    return len(run.failures)
