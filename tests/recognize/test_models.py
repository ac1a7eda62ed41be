"""The prepared models."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from verify.errors import ConfigError
from verify.recognize import models
from verify.recognize.models import (  # fmt: skip
    GLYPHS,
    RARE_BIAS,
    RARE_LETTERS,
    are_prepared,
    cut_to_glyphs,
    flush_subnormals,
    load_manifest,
    prepare_models,
)


def small_model(glyphs, weights):
    """A last layer of the recogniser's shape over `glyphs`."""
    classes = len(glyphs) + 2
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "w"], ["y"]), helper.make_node("Add", ["y", "b"], ["z"])],
        "last",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", "t", 2])],
        [helper.make_tensor_value_info("z", TensorProto.FLOAT, ["n", "t", classes])],
        [
            numpy_helper.from_array(np.asarray(weights, np.float32), "w"),
            numpy_helper.from_array(np.zeros(classes, np.float32), "b"),
        ],
    )
    model = helper.make_model(graph)
    entry = model.metadata_props.add()
    entry.key, entry.value = "character", "\n".join(glyphs)
    return model


def test_subnormal_weights_become_zero():
    """What is too small to matter is zero; everything else stays as it was."""
    model = flush_subnormals(small_model(["a"], [[1e-30, -1e-25, 1e-3], [2.0, -1e-19, 0.0]]))
    weights = numpy_helper.to_array(model.graph.initializer[0])
    assert [0.0, 0.0, 1e-3, 2.0, -1e-19, 0.0] == pytest.approx(weights.ravel().tolist())
    assert [True, True, False, False, False, True] == (weights == 0).ravel().tolist()


def test_cut_keeps_blank_space_and_our_glyphs():
    """Blank, our glyphs and the space keep their weights; the rest is gone; rare letters are favoured."""
    model = cut_to_glyphs(small_model(["a", "中", "ș"], [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]))
    onnx.checker.check_model(model)
    weights, bias = (numpy_helper.to_array(tensor).tolist() for tensor in model.graph.initializer)
    assert [[0, 1, 3, 4], [5, 6, 8, 9]] == weights
    assert [0, 0, RARE_BIAS, 0] == bias
    assert "a\nș" == model.metadata_props[0].value


def test_alphabets():
    """Every letter of the eleven alphabets is kept."""
    assert set("åäöøæăâîșțéèüßñçÅÄÖØÆĂÂÎȘȚ0123456789.,:;-/%&@#()+*€£$§") <= GLYPHS
    assert set(RARE_LETTERS) <= GLYPHS


def test_prepared_once(tmp_path):
    """Models are made where they are not, and found the next time."""
    assert not are_prepared(tmp_path)
    made = prepare_models(tmp_path)
    assert are_prepared(tmp_path)
    before = made.detector.stat().st_mtime_ns
    assert made == prepare_models(tmp_path)
    assert before == made.detector.stat().st_mtime_ns
    assert [] == [path for path in tmp_path.iterdir() if path.suffix != ".onnx"]


def test_foreign_file_is_refused(tmp_path, monkeypatch):
    """A source file that the manifest does not name is a ConfigError that says what to install."""
    forged = tuple(models.SourceModel(one.name, one.file, "0" * 64) for one in load_manifest())
    monkeypatch.setattr(models, "load_manifest", lambda: forged)
    with pytest.raises(ConfigError) as caught:
        prepare_models(tmp_path)
    assert "rapidocr==3.10.0" in caught.value.hint


def test_unwritable_cache(tmp_path):
    """A cache folder that cannot be is a ConfigError."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError):
        prepare_models(tmp_path / "file" / "cache")
