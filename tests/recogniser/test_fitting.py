"""The last layer moved towards what lines say."""

import numpy as np
from recogniser.backbone import SeenLine
from recogniser.fitting import Pace, fit_head
from recogniser.scoring import read_line, score_lines

from verify.recognize.heads import Head

SIGNS = np.eye(4, dtype=np.float16)
"""What a network sees at a blank, a t, a comma-below t and a space."""


def a_line(text, classes):
    """A line whose steps are seen clearly."""
    return SeenLine(SIGNS[classes], text, "ro", "thermal")


def test_a_letter_never_told_apart_is_learnt_and_the_others_stay():
    """A layer blind to a letter reads it after the fit, and reads what it read before."""
    blind = Head(
        ("t", "ț"),
        np.array([[9, 0, 0, 0], [0, 9, 0, 0], [0, 9, 8, 0], [0, 0, 0, 9]], np.float32),
        np.zeros(4, np.float32),
    )
    lines = [a_line("ț t", [0, 2, 0, 3, 1, 0]), a_line("tț", [0, 1, 0, 2, 0, 0])] * 40
    assert "t t" == read_line(blind, lines[0])
    fitted = fit_head(blind, lines, Pace(rounds=60, rate=0.1, pull=1e-3, rarity=0.0))
    assert ["ț t", "tț"] == [read_line(fitted, line) for line in lines[:2]]
    score = score_lines(fitted, lines)["ro"]
    assert (80, 80, 0) == (score.exact, score.special_right, score.invented)
