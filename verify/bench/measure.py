"""A dataset read and scored on as many workers as asked for, document by document and claim by claim.

A worker reads and scores, and sends back small records: readings of documents never leave its process, so that memory stays flat
however many there are. A claim is one piece of work: its documents are read once, for its verdict and for their own scores.
Claims are judged one by one in the order of their submission (``docket.py``).
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from verify.bench.docket import Docket, Heard, campaign_of, in_order, lacks_earlier, pack
from verify.bench.labelled import Dataset, LabelledClaim
from verify.bench.machine import describe_machine, peer_versions
from verify.bench.results import known_claim, known_document, read_document
from verify.bench.run import ClaimResult, DocumentResult, Run
from verify.document import Document
from verify.pipeline import ALL_FIELDS, Reader, load_source
from verify.receipt import Reading
from verify.run.executor import Done, Executor, Job
from verify.store.cases import Store
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
    readings: tuple[bytes, ...] = ()
    """Of a claim's documents, packed."""
    seen_by: tuple[tuple[str, str], ...] = ()
    """(name, version or digest) of the engines and models at work."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Reads, judges and scores; lives in a worker's process."""

    reader: Reader

    def __call__(self, task: Task) -> Scored:
        """The task's scores, and a claim's readings."""
        if isinstance(task, ClaimTask):
            return self._read_claim(task)
        result, reading = self._read(task, task.path.name, ALL_FIELDS)
        return Scored((result,), seen_by=_seen_by(reading.document))

    def _read(self, task: DocumentTask, name: str, wanted: frozenset[str]) -> tuple[DocumentResult, Reading]:
        reading = self.reader.read(load_source(task.path, name), wanted=wanted)
        return read_document(task.known, reading, task.truth, peak_bytes=peak_bytes()), reading

    def _read_claim(self, task: ClaimTask) -> Scored:
        claim = task.labelled.claim
        wanted = campaign_of(claim.campaign).wanted
        pairs = [self._read(one, sent.path, wanted) for one, sent in zip(task.documents, claim.documents, strict=True)]
        seen_by = tuple(dict.fromkeys(pair for _, one in pairs for pair in _seen_by(one.document)))
        return Scored(tuple(one for one, _ in pairs), tuple(pack(one) for _, one in pairs), seen_by)


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
    claims = in_order(dataset.claims)
    documents, tasks = _document_tasks(dataset), tuple(_claim_tasks(dataset, claims))
    gathered = _Gathered()
    began = perf_counter()
    everything: tuple[Task, ...] = (*documents, *tasks)
    jobs = (Job(key, task) for key, task in enumerate(everything))
    with TemporaryDirectory() as folder:
        docket = Docket(claims, Store.at(str(Path(folder, "claims.db"))))
        for outcome in executor.run(ScorerFactory(make_reader), jobs):
            number = outcome.key - len(documents)
            task = everything[outcome.key]
            scored = outcome.result if isinstance(outcome, Done) else Scored(())
            gathered.take(scored)
            if isinstance(task, ClaimTask):
                known = task.known if isinstance(outcome, Done) else replace(task.known, failure=str(outcome.error))
                gathered.claims += docket.hear(number, Heard(known, scored.readings))
            elif not isinstance(outcome, Done):
                gathered.documents.append(replace(task.known, failure=str(outcome.error)))
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


def _document_tasks(dataset: Dataset) -> tuple[DocumentTask, ...]:
    documents = (_task(dataset, one.path, one.truth) for one in dataset.documents)
    return (*documents, *(_task(dataset, path, None) for path in dataset.unlabelled))


def _claim_tasks(dataset: Dataset, claims: Iterable[LabelledClaim]) -> Iterator[ClaimTask]:
    """A task for each of `claims`, in their order."""
    ids = frozenset(one.claim.id for one in dataset.claims)
    for labelled in claims:
        truths = {one.path: one.truth for one in labelled.documents}
        documents = tuple(
            DocumentTask(path, known_document(dataset.name_of(path), truths.get(path)), truths.get(path))
            for path in labelled.paths
        )
        names = tuple(one.known.document for one in documents)
        known = known_claim(dataset.name_of(labelled.folder), labelled, names)
        yield ClaimTask(labelled, replace(known, lacks_earlier=lacks_earlier(labelled, ids)), documents)


def _task(dataset: Dataset, path: Path, truth: Truth | None) -> DocumentTask:
    folder = "" if path.parent == dataset.folder else path.parent.name
    return DocumentTask(path, known_document(dataset.name_of(path), truth, folder=folder), truth)


def _seen_by(document: Document) -> tuple[tuple[str, str], ...]:
    return (*document.engines, *document.models)
