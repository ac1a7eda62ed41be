"""Lines of a batch survive a kill at any point."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.errors import ConfigError
from verify.run.output import Written, open_output

LINES = [{"claim_id": f"Ç-{number}", "decision": "accept"} for number in range(4)]


def write(path, lines, *, resume=False):
    """What stood there before, once `lines` were added."""
    with open_output(path, resume=resume) as output:
        for line in lines:
            output.write(line)
        return output.written


def test_begun_anew(tmp_path):
    """Without --resume the file holds this run's lines alone; its folder is made."""
    path = tmp_path / "deep" / "out.jsonl"
    write(path, LINES)
    assert () == write(path, LINES[:1])
    assert LINES[:1] == [json.loads(line) for line in path.read_bytes().splitlines()]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_killed_anywhere(tmp_path_factory, data):
    """Cut at any byte, the file is continued with no line lost and none twice."""
    path = tmp_path_factory.mktemp("out") / "out.jsonl"
    write(path, LINES)
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    with open_output(path, resume=True) as output:
        for line in LINES[len(output.written) :]:
            output.write(line)
    assert whole == path.read_bytes()


def test_zeros_after_a_power_cut(tmp_path):
    """A last line of zero bytes, as some file systems leave after a power cut, is cut off too."""
    path = tmp_path / "out.jsonl"
    write(path, LINES[:2])
    path.write_bytes(path.read_bytes() + b"\0" * 100)
    assert (Written("Ç-0", "accept"), Written("Ç-1", "accept")) == write(path, (), resume=True)


def test_not_ours(tmp_path):
    """A file that holds something else is not continued, and not touched."""
    path = tmp_path / "notes.txt"
    path.write_text("milk\nbread\n")
    with pytest.raises(ConfigError, match="line 1 is no verdict"):
        write(path, LINES, resume=True)
    assert "milk\nbread\n" == path.read_text()


def test_not_writable(tmp_path):
    """A folder in the file's place is the operator's to mend."""
    with pytest.raises(ConfigError, match="directory"):
        write(tmp_path, LINES)


def test_failures_are_outcomes(tmp_path):
    """A failure's line counts as its claim's."""
    path = tmp_path / "out.jsonl"
    write(path, [{"schema": "failure/1", "claim_id": None}])
    assert (Written(None, "failure"),) == write(path, (), resume=True)
