"""The prepared models: made from the installed rapidocr wheel once, kept by digest.

PP-OCRv6 *small* as shipped is slow and thinks in Chinese. Four changes to its numbers, none to its structure:

- **Subnormal weights are set to zero.** The detector has a quarter of a million weights below 1e-20; each one drives
  the processor into its slow path. Same boxes, three times as quick.
- **The recogniser's last layer is cut** from 18 710 classes to the glyphs of our eleven alphabets: half the size,
  and no Chinese character is ever read from a scratch.
- **Rare letters get +5 on their output bias** (å ä ö ø æ ă â î ș ț): the training data knew few of them, so the
  network's prior is against them. Measured on rendered lines in eleven languages: 0.815 -> 0.86 exact lines, but on small
  or poor print it invents accents.
- **The last layer is replaced** by one fitted from there on drawn lines (``heads.py``): more letters right, fewer invented.

A prepared model is a derived work of an Apache-2.0 model. It is written into the caller's cache folder under a name
that holds the digests of the source and of the fitted layer and the recipe's version, so a changed wheel, fit or recipe
never meets an old file.
``models/manifest.toml`` names each source file with its digest, origin and licence.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from verify.errors import ConfigError
from verify.recognize.heads import HEAD_FILE, load_head, put_head

RECIPE = "1"
"""Version of what this module does to the weights: part of the prepared files' names."""

DETECTOR = "ppocrv6-detector-small"
"""Name of the model that has no fitted layer, as in the manifest."""

SMALLEST_WEIGHT = 1e-20
"""Weights nearer to zero than this are zero (chosen): far above the subnormal range of float32, far below any effect."""

RARE_LETTERS = "åäöøæăâîșțÅÄÖØÆĂÂÎȘȚ"
RARE_BIAS = 5.0
"""Added to the output bias (natural logarithm of odds) of RARE_LETTERS: measured, see above."""

GLYPHS = frozenset(
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    "¢£¤¥§©ª«®°±²³´µ·¹º»¼½¾¿×÷–—‘’“”•…‰€™"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ"
    "ĂăȘșȚțŞşŢţŠšŽžŒœŸĲĳ"
)
"""Letters of the Romanian, Finnish, Swedish, Norwegian, Danish, German, French, Italian, Spanish, Dutch and English
alphabets (Romanian's with the cedilla too, as old fonts print it), digits, punctuation and signs seen on receipts."""


@dataclass(frozen=True, slots=True)
class SourceModel:
    """One entry of the manifest."""

    name: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PreparedModels:
    """Where the two prepared files lie."""

    detector: Path
    recogniser: Path
    digests: tuple[tuple[str, str], ...]
    """(name, SHA-256) of each prepared file, sorted by name."""


def load_manifest() -> tuple[SourceModel, ...]:
    """The manifest's entries; it lies beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).parent.parent
    for folder in (package / "_models", package.parent / "models"):
        path = folder / "manifest.toml"
        if path.is_file():
            entries = tomllib.loads(path.read_text(encoding="utf-8"))["model"]
            return tuple(SourceModel(entry["name"], entry["file"], entry["sha256"]) for entry in entries)
    raise ConfigError("models/manifest.toml is missing", hint="install the package again")


def prepare_models(cache_folder: Path) -> PreparedModels:
    """The prepared detector and recogniser in `cache_folder`, made now where they are not there yet."""
    detector, recogniser = load_manifest()
    paths = (
        _prepare_model(detector, cache_folder, flush_subnormals),
        _prepare_model(recogniser, cache_folder, lambda model: put_head(_without_chinese(model), load_head())),
    )
    digests = tuple((model.name, _digest(path)) for model, path in zip((detector, recogniser), paths, strict=True))
    return PreparedModels(*paths, tuple(sorted(digests)))


def prepare_unfitted(folder: Path) -> Path:
    """The recogniser in `folder` with all changes but the fitted last layer: what a fit begins with."""
    target = folder / "unfitted.onnx"
    _write_atomically(target, _without_chinese(onnx.load_model(_find_source(load_manifest()[1]))).SerializeToString())
    return target


def _without_chinese(model: onnx.ModelProto) -> onnx.ModelProto:
    return cut_to_glyphs(flush_subnormals(model))


def are_prepared(cache_folder: Path) -> bool:
    """Whether the prepared detector and recogniser lie in `cache_folder` already."""
    return all(_target(model, cache_folder).is_file() for model in load_manifest())


def _target(source: SourceModel, cache_folder: Path) -> Path:
    """Where `source` lies once it is prepared."""
    recipe = RECIPE if source.name == DETECTOR else f"{RECIPE}-{_digest(HEAD_FILE)[:8]}"
    return cache_folder / f"{source.name}-{source.sha256[:16]}-{recipe}.onnx"


def _prepare_model(
    source: SourceModel, cache_folder: Path, change: Callable[[onnx.ModelProto], onnx.ModelProto]
) -> Path:
    """The path of `source` after `change`, kept under its digest and the recipe's version."""
    target = _target(source, cache_folder)
    if not target.is_file():
        original = _find_source(source)
        _write_atomically(target, change(onnx.load_model(original)).SerializeToString())
    return target


def _find_source(source: SourceModel) -> Path:
    """The file in the installed rapidocr package, its digest checked; ConfigError otherwise."""
    package = importlib.util.find_spec("rapidocr")
    if package is None or not package.submodule_search_locations:
        raise ConfigError("the package rapidocr is not installed", hint="pip install rapidocr==3.10.0")
    path = Path(package.submodule_search_locations[0]) / "models" / source.file
    if not path.is_file():
        raise ConfigError(f"rapidocr carries no {source.file}", hint="pip install rapidocr==3.10.0")
    if _digest(path) != source.sha256:
        raise ConfigError(f"{path} is not the file models/manifest.toml names", hint="pip install rapidocr==3.10.0")
    return path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write_atomically(target: Path, data: bytes) -> None:
    """Leave `data` at `target`, whole or not at all: several processes may prepare at once."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part:
            part.write(data)
        os.replace(part.name, target)  # noqa: PTH105 - the one call whose atomicity is documented
    except OSError as error:
        raise ConfigError(f"cannot write {target}: {error.strerror}", hint="name a writable cache folder") from error


def flush_subnormals(model: onnx.ModelProto) -> onnx.ModelProto:
    """`model` with every weight nearer to zero than SMALLEST_WEIGHT set to zero."""
    constants = (node.attribute for node in model.graph.node if node.op_type == "Constant")
    tensors = [
        *model.graph.initializer,
        *(one.t for attributes in constants for one in attributes if one.HasField("t")),
    ]
    for tensor in tensors:
        weights = numpy_helper.to_array(tensor)
        if weights.dtype == np.float32:
            flushed = np.where(np.abs(weights) < SMALLEST_WEIGHT, np.float32(0), weights)
            tensor.CopyFrom(numpy_helper.from_array(flushed, tensor.name))
    return model


def cut_to_glyphs(model: onnx.ModelProto) -> onnx.ModelProto:
    """The recogniser `model` with only the classes of GLYPHS left, the bias of rare letters raised.

    Class 0 is CTC's blank, the last one is the space, between them stand the glyphs in the order of the metadata's
    ``character``, one a line.
    """
    entry = next(entry for entry in model.metadata_props if entry.key == "character")
    glyphs = entry.value.split("\n")
    kept = [index for index, glyph in enumerate(glyphs) if glyph in GLYPHS]
    rows = np.array([0, *(index + 1 for index in kept), len(glyphs) + 1])
    entry.value = "\n".join(glyphs[index] for index in kept)
    bias = np.zeros(len(rows), np.float32)
    bias[1:-1] = [RARE_BIAS if glyphs[index] in RARE_LETTERS else 0.0 for index in kept]
    for tensor in model.graph.initializer:
        weights = numpy_helper.to_array(tensor)
        if weights.shape[-1:] == (len(glyphs) + 2,):
            cut = weights[..., rows] + (bias if weights.ndim == 1 else 0)
            tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(cut, np.float32), tensor.name))
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(rows)
    del model.graph.value_info[:]  # shapes noted for the wide layer: only hints, and wrong now
    return model
