"""Folding of case, accents and look-alike glyphs; likeness of two strings.

Matching happens on folded text, display on what was printed. Three strengths of folding:

>>> fold("  Värmdö   KÖPCENTRUM ș/ş ")
'varmdo kopcentrum s/s'
>>> squeeze("Play:1 – Höyrylä Oy")
'play1hoyrylaoy'
>>> skeleton("S0N0S PLAY:5") == skeleton("sonos play s")
True

`skeleton` merges glyphs that engines confuse (0/O, 1/l/I, 5/S, 8/B, 2/Z). It answers "could this be the same ink?" and is
only for finding key words: a glyph that tells two products or two dates apart is never forgiven by it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})
_SKELETON = str.maketrans({"o": "0", "q": "0", "i": "1", "l": "1", "s": "5", "b": "8", "z": "2"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` in lower case without accents, its white space collapsed; punctuation stays."""
    # Twice: compatibility forms (a bold mathematical capital, say) show their case only once they are taken apart.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(glyph for glyph in decomposed if not unicodedata.combining(glyph))
    return " ".join(plain.translate(_LETTERS).split())


@lru_cache(maxsize=65536)
def squeeze(text: str) -> str:
    """Letters and digits of the folded text, nothing between them: OCR loses and invents spaces and points."""
    return "".join(glyph for glyph in fold(text) if glyph.isalnum())


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """`squeeze`, with look-alike glyphs made one: for finding key words, not for telling values apart."""
    return squeeze(text).translate(_SKELETON)


def likeness(one: str, other: str) -> float:
    """How alike two texts are once folded, 0 to 1: 1 minus the edit distance over the longer length."""
    return Levenshtein.normalized_similarity(fold(one), fold(other))


def edit_distance(one: str, other: str) -> int:
    """How many characters must be inserted, dropped or replaced to make one text the other; nothing is folded."""
    return Levenshtein.distance(one, other)


def partial_likeness(needle: str, haystack: str) -> float:
    """How well the folded `needle` fits its best place in the folded `haystack`, 0 to 1."""
    return fuzz.partial_ratio(fold(needle), fold(haystack)) / 100.0


def best_overlap(one: str, other: str) -> tuple[slice, slice]:
    """The parts of the two texts that fit each other best: the whole of the shorter, and its place in the longer; nothing is folded.

    >>> best_overlap("TOTAL", "TOTAL: 9.00")
    (slice(0, 5, None), slice(0, 5, None))
    """
    found = fuzz.partial_ratio_alignment(one, other)
    if found is None:
        return slice(0, 0), slice(0, 0)
    return slice(found.src_start, found.src_end), slice(found.dest_start, found.dest_end)


def token_likeness(one: str, other: str) -> float:
    """Likeness that ignores word order and repeats: for names of firms and streets."""
    return fuzz.token_set_ratio(fold(one), fold(other)) / 100.0


@lru_cache(maxsize=65536)
def has_phrase(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text` as whole words, however spaced or accented, look-alike glyphs forgiven.

    >>> has_phrase("TOTALTLEI: 12,00", "total lei"), has_phrase("Subtotal", "total"), has_phrase("T0TAL  12,00", "total")
    (False, False, True)
    """
    words = [skeleton(word) for word in _split(text)]
    wanted = skeleton(phrase)
    for start in range(len(words)):
        joined = ""
        for word in words[start:]:
            joined += word
            if joined == wanted:
                return True
            if len(joined) > len(wanted):
                break
    return False


def _split(text: str) -> list[str]:
    """The folded text cut at everything that is neither letter nor digit."""
    return "".join(glyph if glyph.isalnum() else " " for glyph in fold(text)).split()


def trimmed(text: str, start: int, end: int, *, edges: str, tail_edges: str) -> tuple[int, int]:
    """The span of `text` without `edges` at its start and `tail_edges` at its end."""
    while start < end and text[start] in edges:
        start += 1
    while start < end and text[end - 1] in tail_edges:
        end -= 1
    return start, end
