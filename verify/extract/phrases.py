"""Key words on a line, in any of eleven languages: where they stand, however spaced, accented or misread.

A table maps a meaning to its phrases. Matching is by `verify.text.skeleton`, word by word, so that ``ZUZAHLEN`` is ``zu
zahlen`` and ``T0TAL`` is ``total``, but ``Subtotal`` is not: only whole words count. Where phrases overlap the longest wins:
``nota de credit`` is not a ``nota``.

>>> table = PhraseTable({"total": ("total", "zu zahlen"), "subtotal": ("sub total",)})
>>> [(one.meaning, one.start, one.end) for one in table.find("SUB-TOTAL 12,00 ZUZAHLEN")]
[('subtotal', 0, 9), ('total', 16, 24)]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from verify.text import skeleton, squeeze

_TOKEN = re.compile(r"[^\W_]+")
_MOST_WORDS = 6
"""The longest phrase of the tables has so many words."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One key phrase found in a text."""

    meaning: str
    start: int
    """Offsets into the text as printed."""
    end: int


class PhraseTable:
    """Meanings and their phrases, made ready for quick matching."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """`phrases`: meaning to the phrases that express it; where two meanings share one, the first keeps it."""
        self._meanings: dict[str, str] = {}
        for meaning, group in phrases.items():
            for phrase in group:
                self._meanings.setdefault(skeleton(phrase), meaning)
        self._longest = max(map(len, self._meanings), default=0)

    def find(self, text: str) -> tuple[Phrase, ...]:
        """Every phrase in `text`, left to right, none overlapping, the longest first served."""
        tokens = [(match.start(), match.end(), skeleton(match[0])) for match in _TOKEN.finditer(text)]
        found = [phrase for first in range(len(tokens)) for phrase in self._from(tokens[first : first + _MOST_WORDS])]
        return _longest_apart([one for one in found if _is_wordy(text[one.start : one.end])])

    def _from(self, tokens: list[tuple[int, int, str]]) -> Iterator[Phrase]:
        """The phrases that begin with the first of the tokens (start, end, skeleton)."""
        joined = ""
        for _, end, token in tokens:
            joined += token
            if len(joined) > self._longest:
                return
            if joined in self._meanings:
                yield Phrase(self._meanings[joined], tokens[0][0], end)

    def meanings(self, text: str) -> frozenset[str]:
        """The meanings that `text` expresses."""
        return frozenset(one.meaning for one in self.find(text))


def _longest_apart(found: list[Phrase]) -> tuple[Phrase, ...]:
    kept: list[Phrase] = []
    for one in sorted(found, key=lambda phrase: (phrase.start - phrase.end, phrase.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda phrase: phrase.start))


def _is_wordy(printed: str) -> bool:
    """Whether letters outnumber digits: ``80N`` in an article number has the skeleton of ``bon`` and is none."""
    glyphs = squeeze(printed)
    return 2 * sum(glyph.isalpha() for glyph in glyphs) > len(glyphs)
