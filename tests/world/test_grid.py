"""The grid of damage, and what is said of it."""

import numpy as np
from legibility.bases import made_bases
from legibility.fitting import fit, predict
from legibility.pictures import Picture
from legibility.report import rank_correlation
from make_grid import KINDS, SEVERITIES, cells

from verify.document import Legibility, LegibilityState
from verify.recognize.legibility_score import DIRECTIONS


def a_picture(accuracy, **measures):
    """A picture read so well, of which so much is measured."""
    known = dict.fromkeys(DIRECTIONS, 0.0) | measures
    fine = Legibility(1.0, LegibilityState.LEGIBLE)
    return Picture("x", "focus", 0.5, "made", "x", accuracy, 1.0, known, fine, ())


def test_cells_fill_the_grid_evenly():
    """Every base comes once under every kind and severity, undamaged ones first."""
    bases = list(made_bases(1))
    found = list(cells(bases))
    assert (
        len(bases) * (1 + len(KINDS) * len(SEVERITIES)) == len(found) == len({(one.stem, name) for one, name in found})
    )
    assert {"none-0.00"} == {name for _, name in found[: len(bases)]}


def test_a_measure_counts_in_its_own_direction_only():
    """A measure that seems to help though it is damage gets no weight; one that lowers accuracy does."""
    rng = np.random.default_rng(1)
    pictures = [a_picture(1 - 0.9 * x, left=x, hidden=-x) for x in rng.random(60)]
    weights = fit(pictures)
    assert weights["left"] < 0
    assert "hidden" not in weights
    assert rank_correlation(predict(weights, pictures), np.array([one.accuracy for one in pictures])) > 0.99


def test_ranks_share_ties():
    """Two orders that agree but for ties correlate fully where the ties are the same."""
    assert 1.0 == rank_correlation(np.array([1.0, 2.0, 2.0, 5.0]), np.array([0.1, 0.4, 0.4, 0.9]))
