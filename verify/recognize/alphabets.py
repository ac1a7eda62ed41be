"""Whose letters a page writes: how far the odds of a letter beyond ASCII rise or fall there.

The recogniser judges each line alone; but a page that surely says ``Tässä`` may well say ``yhteensä``, and one on which no
such letter is sure has hardly an ``Ö`` in a smudged ``Order``. So the sure letters of the whole page weigh eleven languages
against each other, each by its own letter frequencies (Bayes; a page may mix two), and the page's expected share of a letter
over its share in all of them is the change of its odds, held within bounds: print overrules expectation.

Letter frequencies: rounded from https://en.wikipedia.org/wiki/Letter_frequency and, for Romanian and Norwegian, from newspaper
counts; factors of two between sources do not matter here.

>>> changes = letter_changes({"a": 40.0, "t": 30.0, "ș": 2.0, "ă": 3.0})
>>> changes["ț"] > 0 > changes["ø"]
True
>>> round(letter_changes({})["ø"], 9)
0.0
"""

from __future__ import annotations

import math
from collections.abc import Mapping

PERCENT = {
    "ro": {"ă": 4.1, "â": 0.9, "î": 1.4, "ș": 1.6, "ț": 1.0},
    "fi": {"ä": 3.6, "ö": 0.4, "å": 0.02},
    "sv": {"å": 1.3, "ä": 1.8, "ö": 1.3, "é": 0.05},
    "no": {"æ": 0.2, "ø": 0.9, "å": 1.4, "é": 0.03},
    "da": {"æ": 0.9, "ø": 0.9, "å": 1.2, "é": 0.03},
    "de": {"ä": 0.6, "ö": 0.4, "ü": 1.0, "ß": 0.3},
    "fr": {"à": 0.5, "â": 0.05, "ç": 0.1, "é": 1.5, "è": 0.3, "ê": 0.2, "ë": 0.01, "î": 0.05, "ï": 0.01, "ô": 0.02, "ù": 0.06, "û": 0.06, "œ": 0.02},
    "it": {"à": 0.6, "è": 0.3, "é": 0.05, "ì": 0.03, "ò": 0.03, "ù": 0.2},
    "es": {"á": 0.5, "é": 0.4, "í": 0.7, "ó": 0.8, "ú": 0.2, "ñ": 0.3, "ü": 0.01},
    "nl": {"é": 0.1, "ë": 0.06, "ï": 0.02, "ö": 0.01, "ü": 0.01, "ó": 0.01},
    "en": {"é": 0.01},
}  # fmt: skip
"""Shares of letters beyond ASCII among all letters, of either case."""
STRAY = 3e-5
"""Share of any letter in any language: names, loans and misreadings (chosen)."""
MOST_RAISED, MOST_LOWERED = 2.0, 1.0
"""Bounds of a change, in log-odds (chosen: at two, Romanian lost a letter that its page had but once)."""

LETTERS = tuple(sorted({letter for shares in PERCENT.values() for letter in shares}))
SHARES = {
    language: {letter: shares.get(letter, 0.0) / 100 + STRAY for letter in LETTERS}
    for language, shares in PERCENT.items()
}
EXPECTED = {letter: sum(shares[letter] for shares in SHARES.values()) / len(SHARES) for letter in LETTERS}
"""In a language of which nothing is known."""


def letter_changes(sure: Mapping[str, float]) -> dict[str, float]:
    """By small letter beyond ASCII, the change of its log-odds on a page with so many of each `sure` small letter."""
    weights = _weigh_languages(sure)
    return {
        letter: min(max(math.log(_mean(letter, weights) / EXPECTED[letter]), -MOST_LOWERED), MOST_RAISED)
        for letter in LETTERS
    }


def _mean(letter: str, weights: Mapping[str, float]) -> float:
    """Share of `letter` in languages so weighed."""
    return sum(weight * SHARES[language][letter] for language, weight in weights.items())


def _weigh_languages(sure: Mapping[str, float]) -> dict[str, float]:
    """The probability of each language, all alike before the page is seen."""
    special = {letter: count for letter, count in sure.items() if letter in EXPECTED}
    plain = sum(sure.values()) - sum(special.values())
    logs = {
        language: sum(count * math.log(shares[letter]) for letter, count in special.items())
        + plain * math.log(1 - sum(shares.values()))
        for language, shares in SHARES.items()
    }
    most = max(logs.values())
    total = sum(math.exp(one - most) for one in logs.values())
    return {language: math.exp(one - most) / total for language, one in logs.items()}
