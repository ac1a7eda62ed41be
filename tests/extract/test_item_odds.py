"""How surely a part of a product line is read: log-odds that add up."""

import math

import pytest

from verify.document import Box, Evidence
from verify.extract.item_odds import PARTS, certainty, odds_of_ink, overhear

INK = Evidence(0, Box(0, 0, 1, 1), "9,90")


def test_observations_add_up_in_log_odds():
    """What two observations do to the log-odds together is the sum of what each does."""
    none, one, other, both = (
        certainty("price", facts, ink=INK)
        for facts in ({}, {"adds_up": 1.0}, {"multiplies": 1.0}, {"adds_up": 1.0, "multiplies": 1.0})
    )
    log_odds = [math.log(chance / (1.0 - chance)) for chance in (none, one, other, both)]
    assert pytest.approx(log_odds[1] + log_odds[2] - log_odds[0], abs=0.2) == log_odds[3]


def test_arithmetic_makes_a_price_surer_and_doubtful_ink_less_sure():
    """The fitted weights say what any clerk would."""
    plain = certainty("price", {}, ink=INK)
    assert certainty("price", {"multiplies": 1.0}, ink=INK) > plain > certainty("price", {"doubt": 1.0}, ink=INK)


def test_ink_that_nobody_doubted_takes_nothing_away():
    """A recogniser that is sure adds no doubt, and none is unbounded."""
    assert odds_of_ink(1.0) == 0.0
    assert odds_of_ink(0.0) == odds_of_ink(0.001)


def test_every_part_has_weights_and_an_unknown_fact_counts_nothing():
    """Weights are there for each part; an observation without one is passed over."""
    for part in PARTS:
        assert certainty(part, {"no such": 5.0}, ink=INK) == certainty(part, {}, ink=INK)


def test_a_listener_hears_what_is_weighed_within_its_block_only():
    """`overhear` tells part, facts and ink, and nothing after the block."""
    heard = []
    with overhear(lambda part, facts, ink: heard.append((part, facts, ink))):
        certainty("gtin", {"table": 1.0}, ink=INK)
    certainty("price", {}, ink=INK)
    assert [("gtin", {"table": 1.0}, INK)] == heard
