"""Many claims: their documents read in any order in parallel, judged in input order, one by one.

Who came first is a matter of law, so a claim is judged only when every claim before it was. What is in the batch never
changes a reading: workers share nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

from verify.claim import ClaimForm
from verify.contract import failure_json, verdict_json
from verify.errors import ConfigError, VerifyError
from verify.judge.campaign import Campaign
from verify.pipeline import Judge, Judgement, Reader, judge_alone, load_source, refuse_answers
from verify.receipt import Reading
from verify.run.executor import Done, Executor, Factory, Failed, Job, Worker, attempt
from verify.run.output import Written
from verify.run.source import Entry


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A document to read."""

    path: Path
    name: str
    """As the claim calls it."""
    wanted: frozenset[str]
    """Fields worth a second look."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim of a batch and what became of it."""

    entry: Entry
    judgement: Judgement | None
    """None: see `error`."""
    error: VerifyError | None
    judge_seconds: float = 0.0

    @property
    def line(self) -> dict[str, Any]:
        """``verdict/1`` or ``failure/1``."""
        if self.judgement is None:
            assert self.error is not None
            return failure_json(self.entry.claim_id, self.error)
        case, verdict = self.judgement.case, self.judgement.verdict
        return verdict_json(verdict, case.claim, case.readings, seconds={"judge": self.judge_seconds})


def make_worker(reader: Reader) -> Worker[ReadJob, Reading]:
    """What a process of the batch does with a job: read the document."""

    def read(job: ReadJob) -> Reading:
        return reader.read(load_source(job.path, job.name), wanted=job.wanted)

    return read


def skip_written(entries: Iterable[Entry], written: Sequence[Written]) -> Iterator[Entry]:
    """The entries that an earlier run left; ConfigError where its lines are about other claims than these."""
    rest = iter(entries)
    for number, line in enumerate(written, start=1):
        entry = next(rest, None)
        if entry is None or entry.claim_id != line.claim_id:
            here = "nothing" if entry is None else f"claim {entry.claim_id}"
            raise ConfigError(
                f"line {number} of the output is about claim {line.claim_id}, the source has {here} there",
                hint="--resume continues the same source; name another --out for this one",
            )
    yield from rest


def judge_entries(
    entries: Iterable[Entry],
    *,
    campaign_of: Callable[[str], Campaign],
    executor: Executor,
    factory: Factory[ReadJob, Reading],
    judge: Judge | None = None,
) -> Iterator[Judged]:
    """What becomes of each entry, in their order; entries are drawn only as fast as documents are read.

    `judge` is a store's; without one, claims that complete earlier ones are refused before their documents are read.
    """
    queue = _Queue(entries, cache(campaign_of), has_store=judge is not None)
    for outcome in executor.run(factory, queue.jobs()):
        queue.settle(outcome)
        for claim in queue.completed():
            yield _judge(claim, judge or judge_alone)
    for claim in queue.completed():
        yield _judge(claim, judge or judge_alone)


@dataclass(slots=True)
class _Open:
    """A claim whose documents are being read."""

    entry: Entry
    campaign: Campaign | None = None
    error: VerifyError | None = None
    outcomes: dict[int, Done[Reading] | Failed] = field(default_factory=dict)
    """By index of the document."""
    awaited: int = 0


class _Queue:
    """Claims in input order, the documents they wait for, and which job is which document."""

    def __init__(self, entries: Iterable[Entry], campaign_of: Callable[[str], Campaign], *, has_store: bool) -> None:
        self._entries = iter(entries)
        self._has_store = has_store
        self._campaign_of = campaign_of
        self._open: deque[_Open] = deque()
        self._places: dict[int, tuple[_Open, int]] = {}
        self._last_key = 0

    def jobs(self) -> Iterator[Job[ReadJob]]:
        """A job for each document, claim by claim; a claim that cannot be judged has none."""
        for entry in self._entries:
            claim = _Open(entry)
            self._open.append(claim)
            jobs = self._read_jobs(claim)
            claim.awaited = len(jobs)
            for index, job in enumerate(jobs):
                self._last_key += 1
                self._places[self._last_key] = (claim, index)
                yield Job(self._last_key, job)

    def _read_jobs(self, claim: _Open) -> tuple[ReadJob, ...]:
        form = claim.entry.claim
        if not isinstance(form, ClaimForm):
            claim.error = form
            return ()
        try:
            if not self._has_store:
                refuse_answers(form)
            claim.campaign = self._campaign_of(form.campaign)
        except VerifyError as error:
            claim.error = error
            return ()
        wanted = claim.campaign.wanted
        return tuple(ReadJob(claim.entry.folder / one.path, one.path, wanted) for one in form.documents)

    def settle(self, outcome: Done[Reading] | Failed) -> None:
        """Note what became of a job."""
        claim, index = self._places.pop(outcome.key)
        claim.outcomes[index] = outcome

    def completed(self) -> Iterator[_Open]:
        """The claims at the head of the queue that wait for nothing more."""
        while self._open and len(self._open[0].outcomes) == self._open[0].awaited:
            yield self._open.popleft()


def _judge(claim: _Open, judge: Judge) -> Judged:
    """The claim's verdict, or the first thing that stood in its way."""
    outcomes = [claim.outcomes[index] for index in sorted(claim.outcomes)]
    failures = [outcome.error for outcome in outcomes if isinstance(outcome, Failed)]
    error = claim.error or next(iter(failures), None)
    form, campaign = claim.entry.claim, claim.campaign
    if error is not None or campaign is None or not isinstance(form, ClaimForm):
        return Judged(claim.entry, None, error)
    readings = tuple(outcome.result for outcome in outcomes if isinstance(outcome, Done))
    began = perf_counter()
    # A defect in one clause is this claim's failure: the batch goes on.
    judged = attempt(lambda one: judge(one, readings, campaign), Job(0, form))
    if isinstance(judged, Failed):
        return Judged(claim.entry, None, judged.error)
    return Judged(claim.entry, judged.result, None, perf_counter() - began)
