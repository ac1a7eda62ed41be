"""Jobs in, outcomes out, as they finish: serially or in local processes.

One worker a process is built once from a picklable factory (spawn, never fork: engines start threads, and a forked
thread's locks stay locked). Each process holds one job at a time, so that a crash, a kill by the system or a hang names
its job by itself and costs no other one anything; the process is then replaced. Only `Job`, `Done`, `Failed` and the
factory cross the line.
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar

from verify.errors import EngineError, VerifyError

P = TypeVar("P")
R = TypeVar("R")

Worker = Callable[[P], R]
Factory = Callable[[], Worker[P, R]]

ATTEMPTS = 3
"""How often a job is tried before an engine's trouble with it is final (CONTRACT: "failed thrice")."""


@dataclass(frozen=True, slots=True)
class Job(Generic[P]):
    """Something to do; `key` says which one it was when the outcome comes back."""

    key: int
    payload: P


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """A job that was done."""

    key: int
    result: R


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that was not, and why."""

    key: int
    error: VerifyError


class Executor(Protocol):
    """Runs jobs."""

    def run(self, factory: Factory[P, R], jobs: Iterable[Job[P]]) -> Iterator[Done[R] | Failed]:
        """The outcome of each job, as they finish; jobs are drawn only when a worker is free.

        An error, a timeout or a dead process is Failed for that job alone. What keeps the factory from building a
        worker is raised: no job could be done.
        """


@dataclass(frozen=True, slots=True)
class Serial:
    """Runs jobs one after another in this process; nothing here can stop a job that hangs."""

    attempts: int = ATTEMPTS

    def run(self, factory: Factory[P, R], jobs: Iterable[Job[P]]) -> Iterator[Done[R] | Failed]:
        """The outcome of each job, in the order given."""
        worker = factory()
        for job in jobs:
            outcome = attempt(worker, job)
            for _ in range(self.attempts - 1):
                if not _is_worth_retrying(outcome):
                    break
                outcome = attempt(worker, job)
            yield outcome


@dataclass(frozen=True, slots=True)
class Processes:
    """Runs jobs in `workers` processes of this machine."""

    workers: int
    timeout_seconds: float = 300.0
    """What one job may take, building the worker not counted."""
    attempts: int = ATTEMPTS
    jobs_a_process: int = 500
    """After so many jobs a process is replaced, so that memory cannot creep (chosen; building a worker takes a second)."""

    def run(self, factory: Factory[P, R], jobs: Iterable[Job[P]]) -> Iterator[Done[R] | Failed]:
        """The outcome of each job, as they finish."""
        crew: list[_Member[P, R]] = []
        waiting: deque[tuple[Job[P], int]] = deque()
        source = iter(jobs)

        def hire() -> _Member[P, R]:
            return _Member(factory, self.timeout_seconds)

        try:
            while True:
                _hand_out(crew, waiting, source, limit=self.workers, hire=hire)
                busy = [member for member in crew if member.job is not None]
                if not busy:
                    return
                for member in _next_to_speak(busy):
                    outcome = member.hear()
                    if outcome is None:
                        continue
                    if member.is_lost or member.jobs_done >= self.jobs_a_process:
                        crew.remove(member)
                        member.dismiss()
                    if _is_worth_retrying(outcome) and member.tries < self.attempts:
                        waiting.append((member.last_job, member.tries + 1))
                    else:
                        yield outcome
        finally:
            for member in crew:
                member.dismiss()


def _hand_out(
    crew: list[_Member[P, R]],
    waiting: deque[tuple[Job[P], int]],
    source: Iterator[Job[P]],
    *,
    limit: int,
    hire: Callable[[], _Member[P, R]],
) -> None:
    """Give every free member a job, hiring up to `limit` members while there are jobs."""
    while True:
        free = next((member for member in crew if member.job is None), None)
        if free is None and len(crew) >= limit:
            return
        if not waiting:
            job = next(source, None)
            if job is None:
                return
            waiting.append((job, 1))
        if free is None:
            free = hire()
            crew.append(free)
        free.take(*waiting.popleft())


def _next_to_speak(busy: list[_Member[P, R]]) -> list[_Member[P, R]]:
    """The members that said something or ran out of time; waits until there is one."""
    soonest = min(member.deadline for member in busy)
    heard = wait([member.line for member in busy], timeout=max(soonest - monotonic(), 0.0))
    now = monotonic()
    return [member for member in busy if member.line in heard or member.deadline <= now]


class _Member(Generic[P, R]):
    """One process, its line, and the job it holds."""

    STARTING_SECONDS = 600.0
    """What building a worker may take: the models are prepared then, on a slow disk and a slow core."""

    def __init__(self, factory: Factory[P, R], timeout_seconds: float) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_serve, args=(theirs, factory), daemon=True)
        self._process.start()
        theirs.close()
        self._timeout_seconds = timeout_seconds
        self._is_ready = False
        self.deadline = monotonic() + self.STARTING_SECONDS
        self.job: Job[P] | None = None
        self.last_job: Job[P]
        self.tries = 0
        self.jobs_done = 0
        self.is_lost = False

    def take(self, job: Job[P], tries: int) -> None:
        """Hold `job`, and send it as soon as the worker is built."""
        self.job = self.last_job = job
        self.tries = tries
        if self._is_ready:
            self._send(job)

    def _send(self, job: Job[P]) -> None:
        self.deadline = monotonic() + self._timeout_seconds
        try:
            self.line.send(job)
        except OSError:
            # Killed while idle: the line's end is heard next, and says which job it held.
            self.deadline = monotonic()

    def hear(self) -> Done[R] | Failed | None:
        """What became of the job; None while the worker only said that it is ready."""
        assert self.job is not None
        try:
            said: Any = self.line.recv() if self.line.poll() else _NOTHING
        except (EOFError, OSError):
            return self._lose(f"the process reading it died{self._last_word()}")
        if said == _NOTHING:
            limit = self._timeout_seconds if self._is_ready else self.STARTING_SECONDS
            return self._lose(f"took longer than {limit:g} s")
        if isinstance(said, VerifyError):
            raise said
        if said == _READY:
            self._is_ready = True
            self._send(self.job)
            return None
        self.job = None
        self.jobs_done += 1
        outcome: Done[R] | Failed = said
        return outcome

    def _lose(self, why: str) -> Failed:
        """The job's failure; this member is of no use any more."""
        assert self.job is not None
        if not self._is_ready:
            raise EngineError(f"a worker could not be built: {why}", hint="see `verify doctor`")
        self.is_lost = True
        failed = Failed(self.job.key, EngineError(why, hint="try the document again, alone"))
        self.job = None
        return failed

    def _last_word(self) -> str:
        """How the process ended, as far as the system says."""
        self._process.join(timeout=1.0)
        code = self._process.exitcode
        if code is None or code >= 0:
            return "" if code is None else f" with status {code}"
        return f" of {signal.Signals(-code).name}"

    def dismiss(self) -> None:
        """End the process; a worker keeps nothing that would be lost."""
        self.line.close()
        self._process.kill()
        self._process.join()
        self._process.close()


_READY = "ready"
"""A worker's first word."""
_NOTHING = "nothing"
"""What is heard from a process that is still at work when its time is over."""


def _serve(line: Connection, factory: Factory[P, R]) -> None:
    """Build the worker once and do jobs until the line ends; runs in the process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the driver's to answer
    try:
        worker = factory()
    except VerifyError as error:
        line.send(error)
        return
    try:
        line.send(_READY)
        while True:
            line.send(attempt(worker, line.recv()))
    except (EOFError, OSError):
        return  # the driver is gone, and nobody waits for this job any more


def attempt(worker: Worker[P, R], job: Job[P]) -> Done[R] | Failed:
    """What became of `job`; whatever a worker throws is that job's failure alone."""
    try:
        return Done(job.key, worker(job.payload))
    except VerifyError as error:
        return Failed(job.key, error)
    except Exception as error:  # noqa: BLE001 - one bad job must leave the others whole
        described = EngineError(f"{_where(error)}: {error}", hint="this is a defect of verify: please report it")
        described.__cause__ = error
        return Failed(job.key, described)


def _where(error: Exception) -> str:
    """The error's class, and the file and line that raised it: ``KeyError in total.py:120``."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"


def _is_worth_retrying(outcome: Done[R] | Failed) -> bool:
    """Engines' trouble may pass; a document that cannot be opened stays so."""
    return isinstance(outcome, Failed) and isinstance(outcome.error, EngineError)
