"""Our own layout: ``x.jpg.truth.json`` beside each ``x.jpg`` (CONTRACT: Truth). A reviewer's corrections have the same form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from verify.bench.labelled import LabelledDocument
from verify.contract import parse_truth
from verify.errors import ConfigError

SUFFIX = ".truth.json"


def find_labelled(folder: Path) -> tuple[LabelledDocument, ...]:
    """Every labelled document in `folder` and below; ConfigError where a truth is none, or is about a file that is not there."""
    return tuple(_load(path) for path in sorted(folder.rglob(f"*{SUFFIX}")))


def truths_beside(paths: Iterable[Path]) -> tuple[LabelledDocument, ...]:
    """The labelled ones of these documents."""
    truths = (path.with_name(path.name + SUFFIX) for path in paths)
    return tuple(_load(path) for path in truths if path.is_file())


def _load(truth: Path) -> LabelledDocument:
    path = truth.with_name(truth.name.removesuffix(SUFFIX))
    if not path.exists():
        raise ConfigError(f"{path}: labelled, but not there", hint=f"put the document beside {truth.name}")
    try:
        return LabelledDocument(path, parse_truth(truth.read_bytes()))
    except ValueError as error:
        raise ConfigError(f"{truth}: {error}", hint="see `verify schema truth`") from error
