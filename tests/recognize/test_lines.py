"""Words become lines by geometry alone."""

import math
from dataclasses import replace

import pytest

from recognize.drawn import word
from verify.document import Box
from verify.recognize.lines import gather_lines

RECEIPT = (
    word("Surface", 0.1, 0.10),
    word("Pro", 0.192, 0.10),
    word("1299,00", 0.75, 0.101),
    word("Laukku", 0.1, 0.14),
    word("49,90", 0.77, 0.14),
    word("YHTEENSA", 0.1, 0.18),
    word("EUR", 0.21, 0.18),
    word("1348,90", 0.75, 0.18),
    word("Kiitos", 0.1, 0.22),
    word("ja", 0.18, 0.22),
    word("tervetuloa", 0.212, 0.22),
)


def texts(words, aspect=1.5):
    """The lines' texts in reading order."""
    return [line.text for line in gather_lines(words, aspect=aspect).lines]


def tilted(one, degrees, aspect=1.5):
    """The word as it lies after its page was turned clockwise by `degrees`."""
    slope = math.tan(math.radians(degrees)) / aspect
    box, rise = one.box, abs(slope) * one.box.width / 2
    shift = slope * (box.center[0] - 0.5)
    return replace(one, box=Box(box.left, box.top + shift - rise, box.right, box.bottom + shift + rise))


def test_cells():
    """Words close together are one cell, a wide gap parts cells, rows go from the top, cells from the left."""
    assert ["Surface Pro", "1299,00", "Laukku", "49,90", "YHTEENSA EUR", "1348,90", "Kiitos ja tervetuloa"] == texts(
        RECEIPT
    )


def test_order_of_words_never_matters():
    """However an engine orders its words, the lines are the same."""
    assert texts(RECEIPT) == texts(tuple(reversed(RECEIPT)))


@pytest.mark.parametrize("degrees", [-6, -2, 3, 6])
def test_tilt(degrees):
    """A tilted page has the same lines, and its slope is told."""
    words = tuple(tilted(one, degrees) for one in RECEIPT)
    assert texts(RECEIPT) == texts(words)
    assert degrees == pytest.approx(gather_lines(words, aspect=1.5).skew_degrees, abs=1.5)


def test_source_of_lines():
    """A line is the layer's only where every word of it is."""
    lines = gather_lines(RECEIPT, aspect=1.5, layer=RECEIPT[:1] + RECEIPT[3:4]).lines
    assert ["pixels", "pixels", "layer"] == [line.source for line in lines[:3]]


def test_nothing():
    """No words, no lines, no slope."""
    assert ((), 0.0) == (gather_lines((), aspect=1.0).lines, gather_lines((), aspect=1.0).skew_degrees)
