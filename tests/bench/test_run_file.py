"""Laws of a run's file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.bench.run import ClaimResult, DocumentResult, FieldScore, Run, parse_run, run_json

RUN = Run(
    "set",
    "verify bench set",
    {"python": "3.11"},
    {"verify": "0"},
    (
        DocumentResult("a.jpg", (FieldScore("total", "right", "1", "1", 0.9),)),
        DocumentResult("b.jpg", failure="crashed"),
    ),
    (ClaimResult("c", "C", "test", "accept", failure="not there"),),
    folder="/data/set",
)


@given(st.builds(Run, documents=st.lists(st.builds(DocumentResult), max_size=3).map(tuple)))
def test_a_run_comes_back_whole(run):
    """What is written is read again, every record of it."""
    assert run == parse_run(run_json(run).encode())


def test_a_document_is_one_line():
    """Two runs' files can be held side by side, a line a document or claim."""
    lines = run_json(RUN).splitlines()

    assert ["a.jpg", "b.jpg"] == [json.loads(line.rstrip(","))["document"] for line in lines if '"document":' in line]


def test_unknown_keys_are_refused():
    """A file of another make is not taken for a run."""
    with pytest.raises(ValueError, match=r"wheels: unknown key"):
        parse_run(json.dumps({**json.loads(run_json(RUN)), "wheels": 4}).encode())
    with pytest.raises(ValueError, match="schema"):
        parse_run(b'{"schema": "bench/9"}')


def test_files_of_the_first_benchmark_are_read():
    """A file that an earlier version wrote has fewer keys and is a run all the same."""
    score = {"field": "total", "outcome": "right", "expected": "1", "read": "1", "confidence": 0.9}
    document = {"document": "a.jpg", "pages": 1, "seconds": {"ocr": 1.0}, "failure": None, "scores": [score]}
    old = {
        "schema": "bench/1", "dataset": "set", "command": "verify bench set", "machine": {"python": "3.11"},
        "made_by": {"verify": "0"}, "documents": [document],
    }  # fmt: skip

    assert "right" == parse_run(json.dumps(old).encode()).documents[0].scores[0].outcome


def test_failures_are_those_of_documents_and_claims():
    """Whatever could not be measured is named."""
    assert (("b.jpg", "crashed"), ("c", "not there")) == RUN.failures


def test_documents_lie_in_the_run_s_folder():
    """A page finds the picture by the name that the run calls it."""
    assert "/data/set/x/a.jpg" == RUN.path_of("x/a.jpg").as_posix()
