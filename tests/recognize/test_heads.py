"""The fitted last layer."""

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper

from verify.errors import ConfigError
from verify.recognize.heads import Head, load_head, put_head, write_head
from verify.recognize.models import GLYPHS

SMALL = Head(("a", "ș"), np.arange(8, dtype=np.float32).reshape(2, 4), np.array([0, 0.5, -1.25, 2], np.float32))


def test_written_and_loaded(tmp_path):
    """What was written is loaded again."""
    write_head(SMALL, tmp_path / "x.head", made_by="a test")
    loaded = load_head(tmp_path / "x.head")
    assert SMALL.glyphs == loaded.glyphs
    assert SMALL.weights.tolist() == loaded.weights.tolist()
    assert SMALL.bias.tolist() == loaded.bias.tolist()


def test_a_change_by_hand_shows(tmp_path):
    """A file that is not what was fitted, or is not there, is a ConfigError."""
    path = tmp_path / "x.head"
    write_head(SMALL, path, made_by="a test")
    path.write_text(path.read_text("utf-8").replace("0.5000", "0.6000"), "utf-8")
    for one in (path, tmp_path / "missing"):
        with pytest.raises(ConfigError):
            load_head(one)


def test_the_layer_is_replaced_for_its_own_glyphs_only():
    """Weights and bias are the head's; a model of other glyphs is refused."""
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "w"], ["y"]), helper.make_node("Add", ["y", "b"], ["z"])],
        "last",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 2])],
        [helper.make_tensor_value_info("z", TensorProto.FLOAT, ["n", 4])],
        [numpy_helper.from_array(np.zeros(shape, np.float32), name) for name, shape in (("w", (2, 4)), ("b", (4,)))],
    )
    model = helper.make_model(graph)
    entry = model.metadata_props.add()
    entry.key, entry.value = "character", "a\nș"
    weights, bias = (numpy_helper.to_array(tensor).tolist() for tensor in put_head(model, SMALL).graph.initializer)
    assert [[0, 1, 2, 3], [4, 5, 6, 7]] == weights
    assert [0, 0.5, -1.25, 2] == bias
    entry.value = "a\nț"
    with pytest.raises(ConfigError):
        put_head(model, SMALL)


def test_the_packaged_layer_knows_glyphs_only():
    """Each of its classes is one of the glyphs that the recogniser is cut to."""
    assert set(load_head().glyphs) <= GLYPHS
