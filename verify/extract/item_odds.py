"""How surely each part of a product line is read: observations of the line to a probability.

What is observed of a line: its ink, whether its own arithmetic and the document's sum confirm it, how many values the ink allows,
whether its sisters bear such a part too. Each observation has a weight a part in ``item_weights.toml``, fitted on labelled documents by
``scripts/fit_items.py``; the log-odds that a part is right are their sum.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

from verify.document import Evidence

PARTS = ("description", "quantity", "price", "unit_price", "reference", "gtin", "discount", "serial")
"""What has weights; a net price has the price's."""
LEAST_SURE = 0.02
"""An ink's least confidence that is told apart (chosen)."""

Facts = Mapping[str, float]
"""Observations by name: one and nothing for yes and no, else a number of the order of one."""

Listener = Callable[[str, Facts, Evidence], None]
"""Told each part that is weighed, what is observed of it, and its ink."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def overhear(listener: Listener) -> Iterator[None]:
    """Within the block, `listener` is told of everything that is weighed: how the weights' fitting sees the facts."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def odds_of_ink(confidence: float) -> float:
    """How much an ink was doubted: nothing where the recogniser is sure, four where it knows nothing."""
    return -math.log(max(confidence, LEAST_SURE))


def certainty(part: str, facts: Facts, *, ink: Evidence) -> float:
    """The probability that a line's `part`, read from `ink`, is right, given what is observed of it."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(part, facts, ink)
    weights = _weights()[part]
    odds = weights["bias"] + math.fsum(weights.get(name, 0.0) * number for name, number in facts.items())
    return round(1.0 / (1.0 + math.exp(-odds)), 3)


@cache
def _weights() -> dict[str, dict[str, float]]:
    path = files("verify.extract").joinpath("item_weights.toml")
    table: dict[str, dict[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table
