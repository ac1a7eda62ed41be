"""Laws of the command: what it refuses, before anything is read."""

import json

import pytest
from click.testing import CliRunner

from verify.bench.run import Run, run_json
from verify.cli.bench import command
from verify.errors import ConfigError


@pytest.fixture
def dataset(tmp_path):
    """A labelled set of one document that nobody will read."""
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(b"pixels")
    (folder / "a.jpg.truth.json").write_text(json.dumps({"schema": "truth/1", "kind": "receipt"}))
    return folder


def refused(*arguments):
    """The error with which the command ends."""
    return CliRunner().invoke(command, [str(one) for one in arguments], catch_exceptions=True)


def test_an_unknown_engine_is_a_mistake_of_usage(dataset):
    """Engines are those that the settings know; the message names them."""
    result = refused(dataset, "--engines", "rapidocr,magic")

    assert 2 == result.exit_code
    assert "magic is none of rapidocr, tesseract" in result.output


def test_a_run_of_another_dataset_is_no_last_run(dataset, tmp_path):
    """Held against another set's run, every figure would mislead."""
    last = tmp_path / "last.json"
    last.write_text(run_json(Run("other", "verify bench other", {}, {}, ())))

    error = refused(dataset, "--against", last).exception

    assert isinstance(error, ConfigError)
    assert "a run of other" in error.message


def test_a_file_that_is_no_run_is_refused(dataset, tmp_path):
    """The file is named, and what would have been one."""
    last = tmp_path / "last.json"
    last.write_text("{}")

    error = refused(dataset, "--against", last).exception

    assert isinstance(error, ConfigError)
    assert "last.json" in error.message


def test_two_sets_of_one_name_are_refused(dataset):
    """Their reports would overwrite each other, and a last run would belong to both."""
    error = refused(dataset, dataset).exception

    assert isinstance(error, ConfigError)
    assert "set: two datasets are called so" in error.message
