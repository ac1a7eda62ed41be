"""Labelled documents: a folder with ``x.jpg.truth.json`` beside each ``x.jpg`` (CONTRACT: Truth)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from verify.contract import parse_truth
from verify.errors import ConfigError
from verify.truth import Truth

SUFFIX = ".truth.json"


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document and what is known about it."""

    path: Path
    truth: Truth


@dataclass(frozen=True, slots=True)
class Dataset:
    """A named set of labelled documents, in order of their names."""

    name: str
    documents: tuple[LabelledDocument, ...]


def load_dataset(folder: Path) -> Dataset:
    """Every labelled document in `folder` and below; ConfigError where there is none, or a file is missing."""
    truths = sorted(folder.rglob(f"*{SUFFIX}"))
    if not truths:
        raise ConfigError(
            f"{folder}: no labelled documents", hint=f"a dataset holds NAME.jpg with NAME.jpg{SUFFIX} beside it"
        )
    documents = tuple(_load(path) for path in truths)
    return Dataset(_name(folder), documents)


def _load(truth: Path) -> LabelledDocument:
    path = truth.with_name(truth.name.removesuffix(SUFFIX))
    if not path.exists():
        raise ConfigError(f"{path}: labelled, but not there", hint=f"put the document beside {truth.name}")
    try:
        return LabelledDocument(path, parse_truth(truth.read_bytes()))
    except ValueError as error:
        raise ConfigError(f"{truth}: {error}", hint="see `verify schema truth`") from error


def _name(folder: Path) -> str:
    """The name in ``dataset.toml``, or the folder's."""
    described = folder / "dataset.toml"
    if described.exists():
        return str(tomllib.loads(described.read_text()).get("name", folder.name))
    return folder.resolve().name
