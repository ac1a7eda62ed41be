"""From what a finder believes to what may be said: a confidence that means "this value is right, letter for letter".

A finder says how likely a value is the field's. Two things stand between that and a right value: finders are surer or less sure than
they should be, and ink may have been misread. Hence, for every candidate,

    P(value is right) = P(it is the field) x P(its ink was read right)

The first is the finder's belief, its log-odds stretched and shifted (Platt, 1999); the second is logistic in a few measures of the
ink: how much the recogniser doubted its characters, the least sure of them, the same of what makes another word (a point for a comma
or an accent does not), whether the same text is printed elsewhere too, how long it is, words of letters and digits mixed, a PDF's own text
beneath, how small and how illegible the page is. Both are fitted together on labelled documents, the belief held
out (``scripts/fit_ranking.py``); their numbers stand in ``calibration/FIELD.toml``. A field without a file is told as believed.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from verify.document import Box, Document, Evidence, GlyphDoubt, Page, Word
from verify.receipt import Candidate, Field, Label, Receipt, named_fields
from verify.text import squeeze

T = TypeVar("T")
Content = TypeVar("Content", Receipt, Label)

MOST_SLIPS = 3.0
"""Expected misreadings above which more say nothing (chosen: such ink is lost)."""
READABLE_PX = 20.0
"""Glyph height in pixels above which print is as legible as it gets (chosen)."""
LEAST_CHANCE = 1e-4
"""A glyph's least confidence that is told apart (the recogniser's own rounding)."""
SHORTEST_AGAIN = 4
"""Letters and digits from which a text printed twice is no accident (chosen)."""
SUREST = 12.0
"""Log-odds beyond which beliefs are not told apart (chosen)."""


@dataclass(frozen=True)
class Calibration:
    """One field's numbers: the log-odds of a belief times `stretch` plus `shift`, and the weights of the ink's measures."""

    stretch: float
    shift: float
    ink: Mapping[str, float]

    def certainty(self, belief: float, measures: Iterable[tuple[str, float]]) -> float:
        """The probability that a value so believed, of ink so measured, is right."""
        readable = self.ink["bias"] + math.fsum(self.ink.get(name, 0.0) * number for name, number in measures)
        return _logistic(self.stretch * _log_odds(belief) + self.shift) * _logistic(readable)


class Ink:
    """What the recogniser doubted, page by page."""

    def __init__(self, document: Document) -> None:
        """Gather the doubted words once: most words are sure."""
        self._pages = document.pages
        self._doubted = [[word for line in page.lines for word in line.words if word.doubts] for page in document.pages]
        self._printed = [squeeze(line.text) for page in document.pages for line in page.lines]

    def measures(self, ink: Evidence) -> tuple[tuple[str, float], ...]:
        """What is observed of some ink: numbers of the order of one, by name."""
        page = self._pages[ink.page]
        doubts = [one for word in self._doubted[ink.page] for one in _doubts_in(word, ink.box)]
        chances = [max(doubt.confidence, LEAST_CHANCE) for _, doubt in doubts]
        telling = [max(_chance_of_letter(glyph, doubt), LEAST_CHANCE) for glyph, doubt in doubts]
        height = page.legibility.glyph_height_px or READABLE_PX
        return (
            ("slips", min(-math.fsum(map(math.log, chances)), MOST_SLIPS)),
            ("least_sure", 1.0 - min(chances, default=1.0)),
            ("telling", min(-math.fsum(map(math.log, telling)), MOST_SLIPS)),
            ("least_telling", 1.0 - min(telling, default=1.0)),
            ("again", math.log1p(self._elsewhere(squeeze(ink.text)))),
            ("length", math.log(max(len(ink.text), 1))),
            ("mixed", float(sum(map(_is_mixed, ink.text.split())))),
            ("layer", float(_is_layer(page))),
            ("small", max(0.0, math.log(READABLE_PX / max(height, 1.0)))),
            ("illegible", 1.0 - page.legibility.score),
        )

    def _elsewhere(self, text: str) -> int:
        """On how many lines a text stands besides its own; long texts are broken over lines and found on none."""
        return max(sum(text in line for line in self._printed) - 1, 0) if len(text) >= SHORTEST_AGAIN else 0


class Certainty:
    """Makes the confidences of one document's fields mean what they say."""

    def __init__(self, document: Document, *, calibrated: bool = True) -> None:
        """Without `calibrated` every field stays as its finder believes."""
        self._ink = Ink(document) if calibrated else None

    def of_content(self, content: Content) -> Content:
        """The receipt or label with every field made sure."""
        changes: dict[str, Any] = {name: self.of_field(name, field) for name, field in named_fields(content)}
        return replace(content, **changes)

    def of_field(self, name: str, field: Field[T]) -> Field[T]:
        """The field, its candidates' confidences calibrated, the likeliest first again; as it is where it has no calibration."""
        calibration = calibration_of(name)
        if self._ink is None or calibration is None:
            return field
        ink = (self._ink.measures(one.evidence[0]) for one in field.candidates)
        sure = [
            calibration.certainty(one.confidence, measures) for one, measures in zip(field.candidates, ink, strict=True)
        ]
        whole = max(1.0, math.fsum(sure))  # stretched one by one, they may sum to more than can be
        told = [_with(one, chance / whole) for one, chance in zip(field.candidates, sure, strict=True)]
        return replace(field, candidates=tuple(sorted(told, key=lambda one: -one.confidence)))


def _with(candidate: Candidate[T], confidence: float) -> Candidate[T]:
    return replace(candidate, confidence=round(confidence, 4))


@cache
def calibration_of(field: str) -> Calibration | None:
    """The field's numbers; None where none were fitted."""
    path = files("verify.extract").joinpath("calibration", f"{field}.toml")
    if not path.is_file():
        return None
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Calibration(table["stretch"], table["shift"], table["ink"])


def _doubts_in(word: Word, box: Box) -> Iterator[tuple[str, GlyphDoubt]]:
    """The word's doubted characters that stand in the box, with their doubts."""
    if box.top <= word.box.center[1] <= box.bottom:
        step = word.box.width / max(len(word.text), 1)
        for doubt in word.doubts:
            if box.left <= word.box.left + step * (doubt.index + 0.5) <= box.right:
                yield word.text[doubt.index : doubt.index + 1], doubt


def _chance_of_letter(glyph: str, doubt: GlyphDoubt) -> float:
    """How surely a glyph stands for its letter or digit: no point is one, and an accent or a capital makes no other."""
    read, other = squeeze(glyph), squeeze(doubt.other)
    if read == other:
        return 1.0 if not read else min(doubt.confidence + doubt.other_confidence, 1.0)
    return doubt.confidence


def _is_mixed(word: str) -> bool:
    """Whether letters and digits stand in one word: rare in names, common where a glyph was misread."""
    return any(map(str.isalpha, word)) and any(map(str.isdigit, word))


def _is_layer(page: Page) -> bool:
    return bool(page.lines) and all(line.source == "layer" for line in page.lines)


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, _logistic(-SUREST)), _logistic(SUREST))
    return math.log(bounded / (1.0 - bounded))


def _logistic(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))
