"""How surely a value's ink was read letter for letter, and what that leaves of its confidence.

Ranking says how likely a value is the field's; a confidence must say more: that the value is right as it stands. Hence

    P(value is right) = P(it is the field) x P(its ink was read right)

The second is logistic in a few measures of the ink: how much the recogniser doubted its characters, the least sure of them, how long
the text is, whether the PDF's own text confirms it, how legible its page is. Their weights stand in the table ``[ink]`` of the field's
weights file, fitted on labelled documents with the ranking's (``scripts/fit_ranking.py``); a field without the table is left as it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from verify.document import Document, Evidence, Word
from verify.extract.ranking import ink_weights
from verify.receipt import Candidate, Field, Receipt, named_fields

T = TypeVar("T")

MOST_SLIPS = 3.0
"""Expected misreadings above which more say nothing (chosen: such ink is lost)."""
READABLE_PX = 20.0
"""Glyph height in pixels above which print is as legible as it gets (chosen; ENGINES: recognisers scale lines to 48)."""
LEAST_CHANCE = 1e-4
"""A glyph's least confidence that is told apart (the recogniser's own rounding)."""


def doubt_ink(receipt: Receipt, document: Document) -> Receipt:
    """The receipt, each candidate's confidence lowered by the doubt about its ink, the likeliest first again."""
    changes: dict[str, Any] = {
        name: _doubt(field, weights, document)
        for name, field in named_fields(receipt)
        if field.candidates and (weights := ink_weights(name))
    }
    return replace(receipt, **changes)


def _doubt(field: Field[T], weights: dict[str, float], document: Document) -> Field[T]:
    doubted = [_lowered(candidate, weights, document) for candidate in field.candidates]
    return replace(field, candidates=tuple(sorted(doubted, key=lambda one: -one.confidence)))


def _lowered(candidate: Candidate[T], weights: dict[str, float], document: Document) -> Candidate[T]:
    measures = ink_measures(document, candidate.evidence[0])
    odds = weights.get("bias", 0.0) + math.fsum(weights.get(name, 0.0) * number for name, number in measures)
    return replace(candidate, confidence=round(candidate.confidence / (1.0 + math.exp(-odds)), 3))


def ink_measures(document: Document, ink: Evidence) -> tuple[tuple[str, float], ...]:
    """What is observed of the ink: numbers of the order of one, by name."""
    page = document.pages[ink.page]
    chances = [chance for line in page.lines for word in line.words for chance in _chances(word, ink)]
    height = page.legibility.glyph_height_px or READABLE_PX
    layers = [line.source == "layer" for line in page.lines if any(_touches(word, ink) for word in line.words)]
    return (
        ("slips", min(-math.fsum(map(math.log, chances)), MOST_SLIPS)),
        ("least_sure", 1.0 - min(chances, default=1.0)),
        ("length", math.log(max(len(ink.text), 1))),
        ("layer", float(bool(layers) and all(layers))),
        ("small", max(0.0, math.log(READABLE_PX / max(height, 1.0)))),
        ("illegible", 1.0 - page.legibility.score),
    )


def _chances(word: Word, ink: Evidence) -> Iterator[float]:
    """The confidences of the word's doubted characters that stand in the ink."""
    if word.doubts and _touches(word, ink):
        step = word.box.width / max(len(word.text), 1)
        for doubt in word.doubts:
            if ink.box.left <= word.box.left + step * (doubt.index + 0.5) <= ink.box.right:
                yield max(doubt.confidence, LEAST_CHANCE)


def _touches(word: Word, ink: Evidence) -> bool:
    """Whether the word stands on the ink's level and shares width with it."""
    middle = word.box.center[1]
    level = ink.box.top <= middle <= ink.box.bottom
    return level and word.box.left < ink.box.right and ink.box.left < word.box.right
