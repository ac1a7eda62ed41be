"""What ink may say instead of what was read, in natural log-odds: the common ground on which names and addresses are spelt again.

A recogniser tells how sure it is of a glyph and which one comes next (`GlyphDoubt`). A glyph costs what the ink speaks against it; a
word gains by being known: from a closed list, or because the same word is printed elsewhere on the document (`Lexicon`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from verify.document import Line, Word
from verify.text import fold

LETTER_GAIN = 2.0
"""Nats that a letter of a name carries (letters of running text in European languages: 1.5 to 2.5, Shannon 1951 and after)."""
SURE = 0.985
"""Certainty of a glyph about which the recogniser told no doubt (it tells those below 0.98)."""
LOOKALIKE_COST = 3.0
"""Nats for a look-alike that was not told as a doubt (chosen: one misread glyph in twenty)."""
MISREAD_COST = 5.3
"""Nats for any other misread, lost or invented glyph (chosen: one in two hundred)."""
ODD_GLYPH_GAIN = 4.6
"""Nats against a glyph that does not belong into a word of letters: a lone digit, an accent the language lacks (chosen: one word in a hundred has one)."""
UNLISTED_SHARE = 0.1
"""Share of a doubtful glyph's remaining probability that each unlisted glyph has (chosen)."""
SHORTEST_TWIN = 4
"""Letters from which a word printed elsewhere in nearly the same spelling is the same word (chosen)."""
LONG_WORD = 7
"""Letters from which two wrong glyphs leave a word recognisable (chosen)."""
LEAST_ODDS = 0.2
"""Log-odds from which another spelling is proposed."""
_LOOKALIKES = ("0oqd", "1il|!", "5s", "8b3", "6g", "2z", "4a", "9g", "uv", "ce", "[i]", "nmhr")
_ALIKE = frozenset((one, other) for group in _LOOKALIKES for one in group for other in group)
_PLAIN_LANGUAGES = frozenset({"en", "nl"})
"""Languages whose own words bear no accents (loanwords aside)."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as seen: how sure, and what else it may be."""

    text: str
    sure: float = SURE
    other: str = ""
    other_sure: float = 0.0

    def cost(self, other: str) -> float:
        """Nats by which the ink speaks for what was read and against `other` (folded)."""
        if fold(self.text) == other and self.text.isascii():
            return 0.0
        if self.other and fold(self.other) == other:
            return math.log(self.sure / max(self.other_sure, 0.01))
        told = LOOKALIKE_COST if (fold(self.text), other) in _ALIKE else MISREAD_COST
        if self.sure < SURE:
            rest = max(1.0 - self.sure - self.other_sure, 0.01) * UNLISTED_SHARE
            return min(told, math.log(self.sure / rest))
        return told

    @property
    def drop_cost(self) -> float:
        """Nats by which the ink speaks for a glyph here, against none."""
        if self.sure < SURE and not self.other:
            return math.log(self.sure / max(self.other_sure, 0.01))
        return MISREAD_COST


@dataclass(frozen=True, slots=True)
class Spelling:
    """Another spelling of a name, and how much likelier it is."""

    text: str
    odds: float
    """Natural log-odds against the spelling as read: those of its least sure change."""


@dataclass(frozen=True)
class Lexicon:
    """What is known of words: those the document prints, as it prints them, and brands."""

    words: Mapping[str, tuple[tuple[Glyph, ...], ...]]
    """Every occurrence of a folded word of letters, names of web and e-mail domains among them."""
    language: str | None = None
    brands: frozenset[str] = frozenset()
    """Folded words of retailers' names."""

    @cached_property
    def long_words(self) -> dict[int, tuple[str, ...]]:
        """The printed words by their length."""
        return by_length(frozenset(self.words))

    @property
    def has_accents(self) -> bool:
        """Whether the document's language writes accents, or may."""
        return self.language not in _PLAIN_LANGUAGES


def lexicon_of(lines: Iterable[Line], *, language: str | None, brands: frozenset[str]) -> Lexicon:
    """The words of `lines`, by their folded letters."""
    found: dict[str, list[tuple[Glyph, ...]]] = {}
    for line in lines:
        for word in line.words:
            for core in _cores(glyphs_of((word,))):
                found.setdefault(folded_text(core), []).append(core)
    return Lexicon({word: tuple(seen) for word, seen in found.items()}, language, brands)


def _cores(glyphs: tuple[Glyph, ...]) -> Iterator[tuple[Glyph, ...]]:
    """Runs of letters and digits long enough to be known again, most of them letters."""
    for is_core, run in groupby(glyphs, key=lambda glyph: glyph.text.isalnum()):
        core = tuple(run)
        if is_core and len(core) >= SHORTEST_TWIN and sum(glyph.text.isalpha() for glyph in core) * 2 > len(core):
            yield core


def folded_text(glyphs: Iterable[Glyph]) -> str:
    """The glyphs' letters, folded."""
    return "".join(fold(glyph.text) for glyph in glyphs)


def glyphs_of(words: Iterable[Word]) -> tuple[Glyph, ...]:
    """Every glyph of the words, with a sure space between two words."""
    found: list[Glyph] = []
    for word in words:
        if found:
            found.append(_sure(" "))
        start = len(found)
        found += map(_sure, word.text)
        for doubt in word.doubts:
            if doubt.index < len(word.text):
                seen = Glyph(word.text[doubt.index], doubt.confidence, doubt.other, doubt.other_confidence)
                found[start + doubt.index] = seen
    return tuple(found)


@lru_cache(maxsize=1024)
def _sure(text: str) -> Glyph:
    return Glyph(text)


def text_of(glyphs: Iterable[Glyph]) -> str:
    """The glyphs as they were read."""
    return "".join(glyph.text for glyph in glyphs)


@lru_cache(maxsize=64)
def by_length(words: frozenset[str]) -> dict[int, tuple[str, ...]]:
    """The words in the order of the alphabet, by their length."""
    found: dict[int, tuple[str, ...]] = {}
    for word in sorted(words):
        found[len(word)] = (*found.get(len(word), ()), word)
    return found
