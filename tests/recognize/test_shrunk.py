"""A picture made smaller by halves."""

import numpy as np
import pytest

from verify.recognize.shrunk import halve, shrink

NOISE = np.random.default_rng(1).integers(0, 256, (801, 403), np.uint8)


@pytest.mark.parametrize("size", [(403, 801), (400, 799), (201, 400), (33, 70)])
def test_size_and_light(size):
    """Whatever the size asked for, the picture has it and its mean light is kept."""
    small = shrink(NOISE, width=size[0], height=size[1])
    assert (size[1], size[0]) == small.shape
    assert float(NOISE.mean()) == pytest.approx(float(small.mean()), abs=2)


def test_nothing_is_enlarged():
    """A picture no larger than asked for stays as it is."""
    assert shrink(NOISE, width=1000, height=1000) is NOISE


def test_half():
    """Each pixel of a half is the mean of four."""
    assert [[25]] == halve(np.array([[10, 20, 0], [30, 40, 0]], np.uint8)).tolist()
