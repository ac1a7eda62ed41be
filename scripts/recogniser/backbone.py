"""What the recogniser knows of a line before its last layer: the network cut there, run once, its output kept.

The last layer is one matrix, from 120 numbers a step to the glyphs. Everything before it stays as PaddlePaddle trained it, so
a line needs the network but once, and fitting the matrix is a matter of seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from recogniser.lines import DrawnLine
from verify.recognize.glyphs import LINE_HEIGHT_PX, STEP_PX, tensor_of
from verify.recognize.heads import Head

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

SORTED_AT_ONCE = 256
"""Lines among which those of like width are found."""
BATCH = 8


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line as the last layer sees it: steps x 120 numbers; and what it says."""

    steps: Halves
    text: str
    language: str
    type: str


class Backbone:
    """The recogniser without its last layer."""

    def __init__(self, prepared: Path) -> None:
        """Cut the `prepared` model in memory."""
        model = onnx.load_model(prepared)
        self.head, feature = _take_head(model)
        width = self.head.weights.shape[0]
        del model.graph.output[:]
        model.graph.output.append(helper.make_tensor_value_info(feature, TensorProto.FLOAT, ["n", "steps", width]))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 4  # fatal only: it complains of the layer that is no longer used
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name

    def see(self, lines: Iterable[DrawnLine]) -> Iterator[SeenLine]:
        """Each line as the last layer sees it, in another order."""
        source = iter(lines)
        while several := sorted(islice(source, SORTED_AT_ONCE), key=_width):
            for batch in (several[start : start + BATCH] for start in range(0, len(several), BATCH)):
                tensor = tensor_of([(line.pixels, _width(line)) for line in batch])
                for line, steps in zip(batch, self._session.run(None, {self._input: tensor})[0], strict=True):
                    kept = steps[: -(-_width(line) // STEP_PX) + 1].astype(np.float16)
                    yield SeenLine(kept, line.text, line.language, line.type)


def _width(line: DrawnLine) -> int:
    """How wide the line is at the height the network was trained on."""
    height, width = line.pixels.shape[:2]
    return max(round(LINE_HEIGHT_PX * int(width) / int(height)), STEP_PX)


def _take_head(model: onnx.ModelProto) -> tuple[Head, str]:
    """The last layer of the recogniser, and the name of what goes into it."""
    multiplied = [node for node in model.graph.node if node.op_type == "MatMul"][-1]
    added = [node for node in model.graph.node if node.op_type == "Add"][-1]
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    glyphs = next(entry.value for entry in model.metadata_props if entry.key == "character").split("\n")
    return Head(tuple(glyphs), tensors[multiplied.input[1]], tensors[added.input[1]]), multiplied.input[0]
