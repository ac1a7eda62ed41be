"""The loss that the recogniser's last layer is fitted by."""

from itertools import groupby, product

import numpy as np
import pytest
from recogniser.ctc import loss_and_slopes

RNG = np.random.default_rng(7)
SCORES = RNG.normal(size=(2, 4, 3)).astype(np.float32)
LENGTHS = np.array([4, 3])
TEXTS = [[1, 1], [2]]


def said_by(way):
    """What a class a step says: repeats once, blanks not at all."""
    return [one for one, _ in groupby(way) if one]


def test_loss_sums_over_every_way_to_say_the_text():
    """The loss is minus the logarithm of the chance that steps drawn one by one say the text."""
    losses = []
    for scores, length, text in zip(SCORES, LENGTHS, TEXTS, strict=True):
        chances = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        ways = [way for way in product(range(3), repeat=int(length)) if said_by(way) == text]
        losses.append(-np.log(sum(np.prod([chances[step, one] for step, one in enumerate(way)]) for way in ways)))
    assert np.mean(losses) == pytest.approx(loss_and_slopes(SCORES, LENGTHS, TEXTS)[0], rel=1e-5)


@pytest.mark.parametrize("place", [(0, 0, 1), (0, 2, 0), (1, 1, 2), (1, 3, 2)])
def test_slope_is_what_a_small_step_changes(place):
    """Each slope is the loss's change by a small change of that score; padding has none."""
    up, down = SCORES.astype(np.float64), SCORES.astype(np.float64)
    up[place] += 1e-4
    down[place] -= 1e-4
    change = (loss_and_slopes(up, LENGTHS, TEXTS)[0] - loss_and_slopes(down, LENGTHS, TEXTS)[0]) / 2e-4
    assert change == pytest.approx(loss_and_slopes(SCORES, LENGTHS, TEXTS)[1][place], abs=1e-5)


def test_a_line_too_short_for_its_text_counts_for_nothing():
    """Where no way says the text, nothing moves."""
    loss, slopes = loss_and_slopes(SCORES[:1], np.array([2]), [[1, 1]])
    assert 0.0 == loss
    assert not slopes.any()
