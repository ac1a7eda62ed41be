"""Laws that every executor obeys."""

import pytest
from run.crews import doubling, moody, unbuildable

from verify.errors import ConfigError, DocumentError, EngineError
from verify.run.executor import Done, Failed, Job, Processes, Serial

EXECUTORS = [
    pytest.param(Serial(attempts=2), id="serial"),
    pytest.param(Processes(2, attempts=2), id="processes"),
]
pytestmark = pytest.mark.parametrize("executor", EXECUTORS)


def outcomes(executor, factory, *payloads):
    """The outcomes by key, of jobs numbered from 0."""
    jobs = (Job(key, payload) for key, payload in enumerate(payloads))
    return {outcome.key: outcome for outcome in executor.run(factory, jobs)}


def test_every_job_has_one_outcome(executor):
    """Each job comes back once, with its result."""
    assert {key: Done(key, 2 * key) for key in range(5)} == outcomes(executor, doubling, *range(5))


def test_no_jobs(executor):
    """No jobs, no outcomes, and no worker is needed for that."""
    assert [] == list(executor.run(doubling, ()))


def test_one_bad_job_leaves_the_others_whole(executor):
    """What a worker raises is that job's failure alone, with message, hint and cause."""
    found = outcomes(executor, moody, 1, "document", 2, "defect", 3)
    assert [Done(0, 2), Done(2, 4), Done(4, 6)] == [found[0], found[2], found[4]]
    assert ("no", "send it again", "encrypted") == (
        found[1].error.message,
        found[1].error.hint,
        found[1].error.cause,
    )
    assert isinstance(found[1].error, DocumentError)
    assert found[3].error.message.startswith("KeyError in crews.py:")


def test_engine_trouble_is_tried_again(executor):
    """A job fails on an engine only after the last attempt."""
    found = outcomes(executor, moody, "engine")
    assert isinstance(found[0], Failed)
    assert isinstance(found[0].error, EngineError)


def test_no_worker_no_jobs(executor):
    """What keeps a worker from being built is raised, not reported job by job."""
    with pytest.raises(ConfigError, match="no model"):
        outcomes(executor, unbuildable, 1)
