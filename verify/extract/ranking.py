"""Evidence to probability: which candidate is the field.

A finder proposes values with *clues*: named observations about the ink ("a total word stands left of it", "net and VAT add up
to it"), and *measures*: named numbers. Each has a weight in ``weights/FIELD.toml``, a measure's weight times its number; a value's
log-odds are those of its best occurrence, and a conditional logit with the alternative "none of these" turns them into
probabilities that sum to less than one:

    P(value) = exp(s(value)) / (1 + sum of exp(s(other values)))

The weights are fitted on labelled documents by ``scripts/fit_ranking.py``, which listens to what is proposed (`overhear`), so
that a confidence means what it says; ``models/manifest.toml`` says where they come from. Whatever maps a field's clues and
measures to log-odds can take `weigh`'s place.

>>> from verify.document import Box
>>> def seen(value: str, *clues: str) -> Proposal[str]:
...     return Proposal(value, value, Evidence(0, Box(0, 0, 1, 1), value), clues)
>>> field = rank("total", [seen("9.00", "left:total", "cents"), seen("10.00", "left:cash", "cents")], finder="total")
>>> field.value, field.best.confidence > 0.5
('9.00', True)
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

from verify.document import Evidence
from verify.extract.listening import Telling
from verify.receipt import Candidate, Field

T = TypeVar("T")

KEPT = 8
"""Candidates kept a field (chosen: a reviewer reads no more; the rest have no weight left)."""
LEAST = 0.002
"""Below this probability a value is noise and is dropped, unless it is the only one (chosen)."""


@dataclass(frozen=True, slots=True)
class Proposal(Generic[T]):
    """One place where a value stands, and what was observed about it."""

    value: T
    text: str
    """As printed, as one could cut it out."""
    evidence: Evidence
    clues: tuple[str, ...]
    """Names of observations; a name without a weight counts nothing."""
    also: tuple[Evidence, ...] = ()
    """Further ink that the value rests on: the parts of a sum."""
    measures: tuple[tuple[str, float], ...] = ()
    """Numbers observed, by name, each of the order of one (a share, a ratio, a logarithm); a name without a weight counts nothing."""


_RANKED: Telling[[str, tuple[Proposal[Any], ...]]] = Telling("ranked")
overhear = _RANKED.overhear
"""Within ``with overhear(listener)`` the listener is told each field's name and what was proposed for it: how the weights' fitting sees the clues."""


def weigh(field: str, clues: Iterable[str], measures: Iterable[tuple[str, float]] = ()) -> float:
    """What the clues and measures weigh for this field together: log-odds against "none of these"."""
    weights = _weights(field)
    measured = math.fsum(weights.get(name, 0.0) * number for name, number in measures)
    return weights["bias"] + math.fsum(weights.get(clue, 0.0) for clue in set(clues)) + measured


def rank(field: str, proposals: Iterable[Proposal[T]], *, finder: str, by: str | None = None) -> Field[T]:
    """The field's candidates, likeliest first, from everything that was proposed for it; weighed `by` another field's weights where named."""
    proposals = tuple(proposals)
    _RANKED.tell(field, proposals)
    field = by or field
    places: dict[T, list[tuple[float, Proposal[T]]]] = {}
    for proposal in proposals:
        places.setdefault(proposal.value, []).append((weigh(field, proposal.clues, proposal.measures), proposal))
    if not places:
        return Field()
    scores = {value: _score(field, [score for score, _ in seen]) for value, seen in places.items()}
    odds = {value: math.exp(min(score, 30.0)) for value, score in scores.items()}
    whole = 1.0 + math.fsum(sorted(odds.values()))
    ordered = sorted(places, key=lambda value: -odds[value])
    kept = [value for value in ordered[:KEPT] if odds[value] / whole >= LEAST] or ordered[:1]
    return Field(
        tuple(_candidate(value, places[value], confidence=odds[value] / whole, finder=finder) for value in kept)
    )


def _score(field: str, scores: list[float]) -> float:
    repeats = _weights(field).get("repeats", 0.0)
    return max(scores) + repeats * math.log(len(scores))


def _candidate(value: T, seen: list[tuple[float, Proposal[T]]], *, confidence: float, finder: str) -> Candidate[T]:
    places = [proposal for _, proposal in sorted(seen, key=lambda one: -one[0])]
    evidence = tuple(dict.fromkeys(ink for place in places for ink in (place.evidence, *place.also)))
    return Candidate(value, places[0].text, evidence, round(confidence, 6), finder)


@cache
def _weights(field: str) -> dict[str, float]:
    text = files("verify.extract").joinpath("weights", f"{field}.toml").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text).items()}
