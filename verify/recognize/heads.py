"""The recogniser's last layer, fitted here: which glyph the network's 120 numbers a step stand for.

PP-OCRv6 has seen little Romanian and Nordic print, least of all from tills and pin printers; but what tells ``ț`` from ``t``
is in its numbers, only its last layer does not ask for it. That layer alone is fitted by ``scripts/fit_recogniser.py`` on
drawn lines in eleven languages, and only its numbers are kept here, in ``recogniser.head``: a text file, a glyph a line
(the first stands for "no glyph", the last is the space): the glyph, its bias, its 120 weights as little-endian float16 in
base64, parted by tabs. ``models/manifest.toml`` says how it was made, ``models/recogniser.md`` what it is worth.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from verify.errors import ConfigError

HEAD_FILE = Path(__file__).parent / "recogniser.head"
BLANK_NAME, SPACE_NAME = "(none)", "(space)"
"""How the file names the two classes that are no glyphs."""


@dataclass(frozen=True, slots=True)
class Head:
    """A last layer: for each class a column of weights and a bias."""

    glyphs: tuple[str, ...]
    """Of the classes between the first, "no glyph", and the last, the space."""
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]


def write_head(head: Head, path: Path, *, made_by: str) -> None:
    """`head` as a file whose first line is the digest of the rest."""
    columns = zip(_classes(head), head.bias, head.weights.T, strict=True)
    lines = [f"{name}\t{float(bias):.4f}\t{_text_of(column)}" for name, bias, column in columns]
    body = "\n".join(lines) + "\n"
    digest = hashlib.sha256(body.encode()).hexdigest()
    path.write_text(f"# sha256 of the lines below, made by {made_by}: {digest}\n{body}", encoding="utf-8")


def load_head(path: Path = HEAD_FILE) -> Head:
    """The head in `path`; ConfigError where it is not what was written there."""
    try:
        first, body = path.read_text(encoding="utf-8").split("\n", 1)
    except OSError as error:
        raise ConfigError(f"{path} is missing", hint="install the package again") from error
    if first.split()[-1] != hashlib.sha256(body.encode()).hexdigest():
        raise ConfigError(f"{path} is not what was fitted", hint="install the package again")
    rows = [line.split("\t") for line in body.splitlines()]
    weights = np.stack([np.frombuffer(base64.b64decode(text), "<f2") for _, _, text in rows], axis=1)
    bias = np.array([float(number) for _, number, _ in rows], np.float32)
    return Head(tuple(name for name, _, _ in rows[1:-1]), weights.astype(np.float32), bias)


def put_head(model: onnx.ModelProto, head: Head) -> onnx.ModelProto:
    """The recogniser `model`, cut to the glyphs of `head`, with its last layer in place of its own."""
    entry = next(entry for entry in model.metadata_props if entry.key == "character")
    if tuple(entry.value.split("\n")) != head.glyphs:
        raise ConfigError("the fitted last layer is of other glyphs", hint="install the package again")
    for tensor in model.graph.initializer:
        if tensor.dims and tensor.dims[-1] == len(head.bias):
            fitted = head.bias if len(tensor.dims) == 1 else head.weights
            tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(fitted, np.float32), tensor.name))
    return model


def _classes(head: Head) -> tuple[str, ...]:
    return (BLANK_NAME, *head.glyphs, SPACE_NAME)


def _text_of(column: NDArray[np.float32]) -> str:
    return base64.b64encode(column.astype("<f2").tobytes()).decode()
