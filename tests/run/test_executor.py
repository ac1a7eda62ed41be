"""What only processes can promise: a death or a hang costs one job."""

import itertools

import pytest
from run.crews import moody, stillborn

from verify.errors import EngineError
from verify.run.executor import Done, Failed, Job, Processes, Serial


def outcomes(executor, factory, *payloads):
    """The outcomes by key, of jobs numbered from 0."""
    jobs = (Job(key, payload) for key, payload in enumerate(payloads))
    return {outcome.key: outcome for outcome in executor.run(factory, jobs)}


def test_death_names_the_guilty():
    """A process that is killed takes its own job with it and no other."""
    found = outcomes(Processes(2, attempts=1), moody, 1, "die", 2, 3)
    assert [Done(0, 2), Done(2, 4), Done(3, 6)] == [found[0], found[2], found[3]]
    assert "the process reading it died of SIGKILL" == found[1].error.message


def test_hang_names_the_guilty():
    """A job that takes too long fails alone; its process is replaced."""
    found = outcomes(Processes(1, timeout_seconds=0.2, attempts=1), moody, "hang", 2)
    assert Done(1, 4) == found[1]
    assert "took longer than 0.2 s" == found[0].error.message


def test_deaths_are_counted_as_attempts():
    """A job that kills its process is tried no more often than any other."""
    found = outcomes(Processes(1, attempts=2), moody, "die", 4)
    assert isinstance(found[0], Failed)
    assert Done(1, 8) == found[1]


def test_processes_are_recycled():
    """A process does no more jobs than it may."""
    executor = Processes(1, jobs_a_process=2)
    pids = [outcome.result for outcome in executor.run(moody, (Job(key, "pid") for key in range(3)))]
    assert pids[0] == pids[1] != pids[2]


def test_stillborn_worker():
    """A process that dies before its worker is built ends the run: the next one would fare no better."""
    with pytest.raises(EngineError, match=r"a worker could not be built: .* status 3"):
        outcomes(Processes(1), stillborn, 1)


def test_jobs_are_drawn_when_a_worker_is_free():
    """A million jobs need not be in memory: they are drawn one by one."""
    endless = (Job(key, key) for key in itertools.count())
    run = Processes(1).run(moody, endless)
    assert Done(0, 0) == next(run)
    run.close()
    assert next(endless).key <= 3


def test_attempts_in_one_process():
    """A worker that had trouble is asked again, as often as the executor allows."""
    found = outcomes(Serial(attempts=3), moody, "engine")
    assert "trouble 3" == found[0].error.message
