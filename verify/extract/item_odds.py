"""How surely each part of a product line is read: observations of the line to a probability.

What is observed of a line: its ink, whether its own arithmetic and the document's sum confirm it, how many values the ink allows,
whether its sisters bear such a part too. Each observation has a weight a part in ``item_weights.toml``, fitted on labelled documents by
``scripts/fit_items.py``; the log-odds that a part is right are their sum.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from verify.document import Evidence
from verify.extract.listening import Telling

PARTS = ("description", "quantity", "price", "unit_price", "reference", "gtin", "discount", "serial")
"""What has weights; a net price has the price's."""
LEAST_SURE = 0.02
"""An ink's least confidence that is told apart (chosen)."""

Facts = Mapping[str, float]
"""Observations by name: one and nothing for yes and no, else a number of the order of one."""

_WEIGHED: Telling[[str, Facts, Evidence]] = Telling("weighed")
overhear = _WEIGHED.overhear
"""Within ``with overhear(listener)`` the listener is told each part, what is observed of it, and its ink: how the weights' fitting sees the facts."""


def odds_of_ink(confidence: float) -> float:
    """How much an ink was doubted: nothing where the recogniser is sure, four where it knows nothing."""
    return -math.log(max(confidence, LEAST_SURE))


def certainty(part: str, facts: Facts, *, ink: Evidence) -> float:
    """The probability that a line's `part`, read from `ink`, is right, given what is observed of it."""
    _WEIGHED.tell(part, facts, ink)
    return round(chance(_weights()[part], facts), 3)


def chance(weights: Mapping[str, float], facts: Facts) -> float:
    """The probability that these weights give what is observed."""
    odds = weights["bias"] + math.fsum(weights.get(name, 0.0) * number for name, number in facts.items())
    return 1.0 / (1.0 + math.exp(-odds))


@cache
def _weights() -> dict[str, dict[str, float]]:
    path = files("verify.extract").joinpath("item_weights.toml")
    table: dict[str, dict[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table
