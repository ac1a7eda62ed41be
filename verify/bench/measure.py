"""A dataset read and scored on as many workers as asked for, document by document and claim by claim.

A worker reads, judges and scores, and sends back small records only: readings never leave its process, so that memory stays
flat however many documents there are. A claim is one piece of work: its documents are read once, for its verdict and for their
own scores.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from time import perf_counter

from verify.bench.labelled import Dataset, LabelledClaim
from verify.bench.machine import describe_machine, peer_versions
from verify.bench.results import judged_claim, known_claim, known_document, read_document
from verify.bench.run import ClaimResult, DocumentResult, Run
from verify.document import Document
from verify.judge.campaign_file import load_campaign
from verify.judge.decide import judge_case
from verify.pipeline import ALL_FIELDS, Reader, load_source, recall_nothing
from verify.receipt import Reading
from verify.run.executor import Done, Executor, Job
from verify.truth import Truth

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss: Linux counts kibibytes (getrusage(2)), macOS bytes."""


@dataclass(frozen=True, slots=True)
class DocumentTask:
    """One document to read and score."""

    path: Path
    known: DocumentResult
    truth: Truth | None


@dataclass(frozen=True, slots=True)
class ClaimTask:
    """One claim to judge, and its documents in the claim's order, each with the name that the claim gives it."""

    labelled: LabelledClaim
    known: ClaimResult
    documents: tuple[DocumentTask, ...]


Task = DocumentTask | ClaimTask


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of one piece of work."""

    documents: tuple[DocumentResult, ...]
    claim: ClaimResult | None = None
    seen_by: tuple[tuple[str, str], ...] = ()
    """(name, version or digest) of the engines and models at work."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Reads, judges and scores; lives in a worker's process."""

    reader: Reader

    def __call__(self, task: Task) -> Scored:
        """The task's scores."""
        if isinstance(task, ClaimTask):
            return self._judge(task)
        result, document = self._read(task, task.path.name, ALL_FIELDS)
        return Scored((result,), None, _seen_by(document.document))

    def _read(self, task: DocumentTask, name: str, wanted: frozenset[str]) -> tuple[DocumentResult, Reading]:
        reading = self.reader.read(load_source(task.path, name), wanted=wanted)
        return read_document(task.known, reading, task.truth, peak_bytes=peak_bytes()), reading

    def _judge(self, task: ClaimTask) -> Scored:
        claim = task.labelled.claim
        campaign = _campaign(claim.campaign)
        pairs = [
            self._read(one, sent.path, campaign.wanted)
            for one, sent in zip(task.documents, claim.documents, strict=True)
        ]
        results, readings = tuple(one for one, _ in pairs), tuple(one for _, one in pairs)
        seen_by = tuple(dict.fromkeys(pair for one in readings for pair in _seen_by(one.document)))
        if claim.answers is not None:  # only a store knows what it answers
            return Scored(results, task.known, seen_by)
        began = perf_counter()
        verdict = judge_case(recall_nothing(claim, readings, claim.submitted_at), campaign)
        seconds = perf_counter() - began
        return Scored(results, judged_claim(task.known, verdict, task.labelled.truth, seconds=seconds), seen_by)


_campaign = cache(load_campaign)


@dataclass(frozen=True, slots=True)
class ScorerFactory:
    """Makes a Scorer where it will work: engines cannot be sent between processes."""

    make_reader: Callable[[], Reader]

    def __call__(self) -> Scorer:
        """A Scorer with engines of its own."""
        return Scorer(self.make_reader())


@dataclass(frozen=True, slots=True)
class Setup:
    """How a run is made: recorded with it."""

    command: str
    engine: str = ""
    profile: str = ""
    seed: int | None = None
    """What the sample was drawn with; None where nothing was drawn."""
    population: int = 0
    """Of the whole dataset."""
    workers: int = 1


@dataclass(slots=True)
class _Gathered:
    """Results as they come in, in any order."""

    documents: list[DocumentResult] = field(default_factory=list)
    claims: list[ClaimResult] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=peer_versions)

    def take(self, scored: Scored) -> None:
        self.documents += scored.documents
        self.claims += () if scored.claim is None else (scored.claim,)
        self.versions.update(scored.seen_by)


def measure_dataset(
    dataset: Dataset,
    executor: Executor,
    make_reader: Callable[[], Reader],
    *,
    setup: Setup,
    on_result: Callable[[], None],
) -> Run:
    """Everything in `dataset` read, judged and scored; `on_result` is called after each document or claim."""
    tasks = tuple(_tasks(dataset))
    gathered = _Gathered()
    began = perf_counter()
    for outcome in executor.run(ScorerFactory(make_reader), (Job(key, task) for key, task in enumerate(tasks))):
        if isinstance(outcome, Done):
            gathered.take(outcome.result)
        else:
            gathered.take(_failed(tasks[outcome.key], str(outcome.error)))
        on_result()
    return Run(
        dataset=dataset.name,
        command=setup.command,
        machine=describe_machine(),
        made_by=dict(sorted(gathered.versions.items())),
        documents=tuple(sorted(gathered.documents, key=lambda one: one.document)),
        claims=tuple(sorted(gathered.claims, key=lambda one: one.claim)),
        folder=str(dataset.folder),
        engine=setup.engine,
        profile=setup.profile,
        seed=setup.seed,
        population=setup.population or dataset.population,
        workers=setup.workers,
        seconds=perf_counter() - began,
    )


def peak_bytes() -> int:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT


def _tasks(dataset: Dataset) -> list[Task]:
    documents = [_task(dataset, one.path, one.truth) for one in dataset.documents]
    unlabelled = [_task(dataset, path, None) for path in dataset.unlabelled]
    return [*documents, *unlabelled, *(_claim_task(dataset, one) for one in dataset.claims)]


def _task(dataset: Dataset, path: Path, truth: Truth | None) -> DocumentTask:
    folder = "" if path.parent == dataset.folder else path.parent.name
    return DocumentTask(path, known_document(dataset.name_of(path), truth, folder=folder), truth)


def _claim_task(dataset: Dataset, labelled: LabelledClaim) -> ClaimTask:
    truths = {one.path: one.truth for one in labelled.documents}
    documents = tuple(
        DocumentTask(path, known_document(dataset.name_of(path), truths.get(path)), truths.get(path))
        for path in labelled.paths
    )
    known = known_claim(dataset.name_of(labelled.folder), labelled, tuple(one.known.document for one in documents))
    return ClaimTask(labelled, known, documents)


def _failed(task: Task, why: str) -> Scored:
    """The task's results, with nothing but what went wrong."""
    if isinstance(task, ClaimTask):
        return Scored((), replace(task.known, failure=why))
    return Scored((replace(task.known, failure=why),))


def _seen_by(document: Document) -> tuple[tuple[str, str], ...]:
    return (*document.engines, *document.models)
