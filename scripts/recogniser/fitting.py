"""The last layer's weak rows moved, from where they stood, towards what drawn lines say.

Moved are the signs beyond ASCII and the space. "No glyph" and ASCII stay as they were learnt from millions of real lines:
drawn ones know better about ``Ă`` but not about ``8`` and ``0``, and their words have other commas, codes and capitals than
the next shop's (with all rows moved, drawn lines were read better and real receipts worse). Adam (Kingma and Ba,
ICLR 2015) on the CTC loss, with a pull back to where the rows began. Since drawn lines hold far more letters beyond ASCII
than text does, their odds are lowered afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recogniser.backbone import SeenLine
from recogniser.ctc import loss_and_slopes
from verify.recognize.heads import Head

Floats = NDArray[np.float32]

BATCH = 128
MEAN_DECAY, SQUARE_DECAY, LEAST_SQUARE = 0.9, 0.99, 1e-8
"""Adam's constants; the second is quicker than its authors' 0.999, since a fit is but some hundred batches long (chosen)."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a fit runs."""

    rounds: int
    rate: float
    """Of the first batch; it falls to nothing by half a cosine."""
    pull: float
    """Towards the weights at the beginning: nats a line for a squared distance of two."""
    rarity: float
    """Taken from the bias of letters beyond ASCII afterwards: logarithm of how much rarer they are in text."""


def fit_head(head: Head, lines: Sequence[SeenLine], pace: Pace, *, seed: int = 0) -> Head:
    """`head` after `pace.rounds` rounds over `lines`."""
    classes = {glyph: place + 1 for place, glyph in enumerate(head.glyphs)} | {" ": len(head.glyphs) + 1}
    kept = [line for line in lines if set(line.text) <= classes.keys()]
    start = np.vstack([head.weights, head.bias]).astype(np.float32)
    moved = np.array([False, *(not glyph.isascii() for glyph in head.glyphs), True])
    fitted, means, squares = start.copy(), np.zeros_like(start), np.zeros_like(start)
    batches = [batch for one in range(pace.rounds) for batch in _batches(kept, np.random.default_rng((seed, one)))]
    for count, batch in enumerate(batches, 1):
        slopes = _slopes(fitted, [kept[index] for index in batch], classes) + pace.pull * (fitted - start)
        slopes *= moved
        means += (1 - MEAN_DECAY) * (slopes - means)
        squares += (1 - SQUARE_DECAY) * (slopes * slopes - squares)
        rate = pace.rate * (0.5 + 0.5 * np.cos(np.pi * count / len(batches)))
        stride = np.sqrt(squares / (1 - SQUARE_DECAY**count)) + LEAST_SQUARE
        fitted -= np.float32(rate) * (means / (1 - MEAN_DECAY**count)) / stride
    rare = np.array([0.0, *(pace.rarity * (not glyph.isascii() and glyph.isalpha()) for glyph in head.glyphs), 0.0])
    return Head(head.glyphs, fitted[:-1], np.asarray(fitted[-1] - rare, np.float32))


def _batches(lines: Sequence[SeenLine], rng: np.random.Generator) -> Iterator[list[int]]:
    """Lines of like length together, the batches in chance order."""
    order = sorted(range(len(lines)), key=lambda index: len(lines[index].steps) + 6 * rng.random())
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    rng.shuffle(batches)
    yield from batches


def _slopes(layer: Floats, lines: Sequence[SeenLine], classes: dict[str, int]) -> Floats:
    """The loss's slope by each number of `layer`, whose last row is the bias."""
    lengths = np.array([len(line.steps) for line in lines])
    steps = np.zeros((len(lines), int(lengths.max()), len(layer)), np.float32)
    steps[..., -1] = 1
    for row, line in zip(steps, lines, strict=True):
        row[: len(line.steps), :-1] = line.steps
    _, slopes = loss_and_slopes(steps @ layer, lengths, [[classes[sign] for sign in line.text] for line in lines])
    return np.asarray(steps.reshape(-1, len(layer)).T @ slopes.reshape(-1, layer.shape[1]), np.float32)
