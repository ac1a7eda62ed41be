"""Which of eleven languages a document speaks.

Language is a matter of many small hints: the till's words, function words, letters that few alphabets use. Each distinct
word that stands in a language's list makes that language likelier by a fixed factor; the sum of the logarithms, made
modest because words of one page are no independent witnesses, is the posterior. A twelfth hypothesis, "none of these",
takes its share where few words are known. Word lists are in ``languages.toml``, written by hand.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from verify.document import Document, Evidence, Line
from verify.receipt import Candidate, Field
from verify.text import fold

_SHORT_WORD = 3
"""Letters up to which a word is short: such words are shared, misread and abbreviated more often (chosen)."""
_WORD_WEIGHT = math.log(20)
"""A listed word is twenty times as frequent in its language as in others (chosen; receipts repeat few words)."""
_SHORT_WEIGHT = math.log(5)
_LETTER_WEIGHT = math.log(6)
"""For each distinct letter; engines invent a diacritic now and then (ENGINES: 8 in 18 568 letters)."""
_MODESTY = 0.5
"""Words of one page depend on each other: the log-odds are halved (chosen, on the labelled receipts)."""
_STRANGER_SHARE = 0.08
"""Share of a page's words that happen to stand in the list of a language it is not written in (measured on those sets)."""
_STRANGER_HEADSTART = 2 * _WORD_WEIGHT
"""Two words alone do not make a language (chosen)."""
_SHOWN_LINES = 3
"""A reviewer needs a few lines, not the whole page."""
_KEPT = 0.01
"""Hypotheses below this probability are not worth showing."""

_WORDS = re.compile(r"[^\W\d_]{2,}")


def find_language(document: Document) -> Field[str]:
    """ISO 639-1 code of the language the page is written in; its candidates' probabilities leave room for "none of these"."""
    lines = tuple(_lines(document))
    scores, ink = _score_languages(lines)
    words = {word for _, line in lines for word in _WORDS.findall(fold(line.text))}
    stranger = _STRANGER_HEADSTART + _STRANGER_SHARE * len(words) * _WORD_WEIGHT
    return _ranked(scores, ink, null=stranger, finder="language")


def _lines(document: Document) -> Iterator[tuple[int, Line]]:
    return ((index, line) for index, page in enumerate(document.pages) for line in page.lines)


def _score_languages(lines: tuple[tuple[int, Line], ...]) -> tuple[dict[str, float], dict[str, list[Evidence]]]:
    """Summed log-odds by language, each distinct word and letter counted once, and the lines that spoke."""
    scores: dict[str, float] = defaultdict(float)
    ink: dict[str, list[tuple[float, Evidence]]] = defaultdict(list)
    seen: set[str] = set()
    for page, line in lines:
        gained: dict[str, float] = defaultdict(float)
        for hint, languages, weight in _language_hints(line.text):
            if hint not in seen:
                seen.add(hint)
                for language in languages:
                    gained[language] += weight
        for language, gain in gained.items():
            scores[language] += gain
            ink[language].append((gain, Evidence(page, line.box, line.text)))
    return scores, {language: _loudest(found) for language, found in ink.items()}


def _loudest(found: list[tuple[float, Evidence]]) -> list[Evidence]:
    """The lines that gained most."""
    return [evidence for _, evidence in sorted(found, key=lambda one: -one[0])[:_SHOWN_LINES]]


def _language_hints(text: str) -> Iterator[tuple[str, tuple[str, ...], float]]:
    """(hint, languages it speaks for, log-odds) of each listed word and telling letter in `text`."""
    words, letters = _language_table()
    for word in _WORDS.findall(fold(text)):
        if word in words:
            yield word, words[word], _SHORT_WEIGHT if len(word) <= _SHORT_WORD else _WORD_WEIGHT
    for letter in text.casefold():
        if letter in letters:
            yield letter, letters[letter], _LETTER_WEIGHT


def _ranked(scores: Mapping[str, float], ink: Mapping[str, list[Evidence]], *, null: float, finder: str) -> Field[str]:
    """Log-odds to a Field: softmax against the null hypothesis, softened by `_MODESTY`."""
    top = max([null, *scores.values()])
    weights = {value: math.exp(_MODESTY * (score - top)) for value, score in scores.items()}
    whole = sum(weights.values()) + math.exp(_MODESTY * (null - top))
    candidates = [
        Candidate(value, value, tuple(ink[value][-_SHOWN_LINES:]), round(weight / whole, 4), finder)
        for value, weight in weights.items()
        if weight / whole >= _KEPT
    ]
    return Field(tuple(sorted(candidates, key=lambda one: (-one.confidence, one.value))))


@lru_cache(maxsize=1)
def _language_table() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Word to languages, letter to languages."""
    table = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
    words = _inverted({language: set(text.split()) for language, text in table["words"].items()})
    letters = _inverted({language: set(text) for language, text in table["letters"].items()})
    return words, letters


def _inverted(members: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    """Member to the names of the sets that hold it, in the order of `members`."""
    owners: dict[str, list[str]] = defaultdict(list)
    for name, group in members.items():
        for member in sorted(group):
            owners[member].append(name)
    return {member: tuple(names) for member, names in owners.items()}
