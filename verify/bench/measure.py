"""A labelled dataset read and scored, document by document, on as many workers as asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from verify import __version__
from verify.bench.datasets import Dataset, LabelledDocument
from verify.bench.report import DocumentResult, Report, report_json, report_markdown
from verify.bench.score import score_reading
from verify.document import Document, Source
from verify.pipeline import Reader
from verify.run.executor import Done, Executor, Job

Versions = tuple[tuple[str, str], ...]
"""(name, version or digest) of the engines and models that saw a document."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Reads one labelled document and scores it; lives in a worker's process."""

    reader: Reader

    def __call__(self, labelled: LabelledDocument) -> tuple[DocumentResult, Versions]:
        """The document's scores, seconds by stage, and what saw it."""
        reading = self.reader.read(Source(labelled.path.name, labelled.path.read_bytes()))
        document = reading.document
        scores = score_reading(reading, labelled.truth)
        result = DocumentResult(str(labelled.path), scores, reading.seconds, len(document.pages))
        return result, _versions(document)


@dataclass(frozen=True, slots=True)
class ScorerFactory:
    """Makes a Scorer where it will work: engines cannot be sent between processes."""

    make_reader: Callable[[], Reader]

    def __call__(self) -> Scorer:
        """A Scorer with engines of its own."""
        return Scorer(self.make_reader())


def measure_dataset(
    dataset: Dataset,
    executor: Executor,
    make_reader: Callable[[], Reader],
    *,
    command: str,
    on_result: Callable[[], None],
) -> Report:
    """Every document of `dataset` read and scored, in the dataset's order; `on_result` is called after each."""
    jobs = (Job(key, labelled) for key, labelled in enumerate(dataset.documents))
    results: dict[int, DocumentResult] = {}
    versions: set[tuple[str, str]] = {("verify", __version__)}
    for outcome in executor.run(ScorerFactory(make_reader), jobs):
        if isinstance(outcome, Done):
            results[outcome.key], seen_by = outcome.result
            versions.update(seen_by)
        else:
            path = str(dataset.documents[outcome.key].path)
            results[outcome.key] = DocumentResult(path, (), failure=str(outcome.error))
        on_result()
    return Report(dataset.name, command, tuple(sorted(versions)), tuple(results[key] for key in sorted(results)))


def _versions(document: Document) -> Versions:
    return (*document.engines, *document.models)


def save_report(report: Report, folder: Path) -> None:
    """Write the run's page and file into `folder`, named for the dataset."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{report.dataset}.md").write_text(report_markdown(report), encoding="utf-8")
    (folder / f"{report.dataset}.json").write_text(report_json(report), encoding="utf-8")
