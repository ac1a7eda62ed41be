"""An address's words spelt again where glyphs were misread: the same Bayes as for names, over what addresses are made of.

Much of an address stands in closed lists (``Jaian`` is ``Jalan``, ``5trasse`` is ``Strasse``), its town may be printed twice, its words
of letters hold no lone digit and no capital in the middle, and no accent that the language lacks. House numbers, units and postal
codes are left alone: nothing says what a digit should have been. What was read is never edited: the new spelling stands beside it.

>>> from verify.document import Box, Word
>>> from verify.extract.glyph_odds import glyphs_of
>>> box = Box(0, 0, 1, 1)
>>> words = (Word("Jaian", box, 0.9), Word("J1n", box, 0.9), Word("SS4C/5", box, 0.9))
>>> spell_address(glyphs_of(words), Lexicon({}, "en")).text
'Jalan Jln SS4C/5'
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from verify.extract.country import towns
from verify.extract.glyph_odds import (
    LEAST_ODDS,
    LETTER_GAIN,
    LONG_WORD,
    LOOKALIKE_COST,
    MISREAD_COST,
    ODD_GLYPH_GAIN,
    SHORTEST_TWIN,
    Glyph,
    Lexicon,
    Spelling,
    by_length,
    text_of,
)
from verify.extract.places import street_words
from verify.text import fold

LISTED_SHARE = 0.3
"""Share of an address's words of letters that stand in the lists (chosen: a street word and a region among six or seven)."""
SHORTEST_LISTED = 3
"""Letters of the shortest listed word that is looked for (chosen)."""
_LETTER_OF = {"0": "o", "1": "l", "5": "s", "8": "b", "|": "l", "!": "i"}
"""The letter that a glyph in the middle of a word is most often."""
_SCOTS = ("mc", "mac")
"""Beginnings of names that go on with a capital."""


def spell_address(glyphs: tuple[Glyph, ...], lexicon: Lexicon) -> Spelling | None:
    """The likeliest other spelling of an address's line, or None where none is likelier than what was read."""
    text, gains = "", []
    for is_word, run in groupby(glyphs, key=lambda glyph: glyph.text.isalnum() or glyph.text in "|!"):
        word = tuple(run)
        spelt, gain = _spell_word(word, lexicon) if is_word else (text_of(word), 0.0)
        text += spelt
        gains += [gain] if gain > 0.0 else []
    return Spelling(text, min(gains)) if gains else None


def _spell_word(word: tuple[Glyph, ...], lexicon: Lexicon) -> tuple[str, float]:
    """A word's likeliest spelling and its natural log-odds against what was read; 0.0 where it stays."""
    text = text_of(word)
    if sum(glyph.isalpha() for glyph in text) * 2 < len(text) or fold(text) in _listed():
        return _without_accents(word, lexicon)
    known, gain = max((*_listed_words(word), *_twins(word, lexicon), _without_odd_glyphs(word)), key=lambda one: one[1])
    return (_recased(text, known), gain) if gain >= LEAST_ODDS else _without_accents(word, lexicon)


def _listed_words(word: tuple[Glyph, ...]) -> Iterator[tuple[str, float]]:
    """Listed words that the ink may show, with their log-odds."""
    read = fold(text_of(word))
    if len(read) != len(word) or len(read) < SHORTEST_LISTED:
        return
    rarity = math.log(len(_listed()) / LISTED_SHARE)
    for known in by_length(_listed()).get(len(read), ()):
        if _may_be(word, known):
            yield known, LETTER_GAIN * len(read) - rarity + _oddness(word) - _cost(word, known)


def _twins(word: tuple[Glyph, ...], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The same word where it is printed again in nearly the same spelling, with the log-odds of that one in both places."""
    read = fold(text_of(word))
    if len(read) != len(word) or len(read) < SHORTEST_TWIN:
        return
    for known in lexicon.long_words.get(len(read), ()):
        if known.isalpha() and known != read and _may_be(word, known):
            other = math.fsum(_cost(seen, read) for seen in lexicon.words[known])
            against = math.fsum(_cost(seen, known) for seen in lexicon.words.get(read, (word,)))
            yield known, other - against


def _without_odd_glyphs(word: tuple[Glyph, ...]) -> tuple[str, float]:
    """The word with letters for lone digits and capitals in its middle: ``Ta1pan``, ``BIk``."""
    odd = _odd_places(word)
    letters = [_LETTER_OF.get(glyph.text, "l") if at in odd else glyph.text for at, glyph in enumerate(word)]
    return "".join(letters), (ODD_GLYPH_GAIN - LOOKALIKE_COST if odd else 0.0)


def _odd_places(word: tuple[Glyph, ...]) -> frozenset[int]:
    """Where a lone digit or a capital I stands between the letters of a word."""
    text = text_of(word)
    letters = [glyph for glyph in text if glyph.isalpha()]
    inner = range(1, len(text) - 1)
    if sum(glyph.isdigit() for glyph in text) <= 1 and len(letters) > SHORTEST_TWIN:
        digits = {at for at in inner if text[at] in _LETTER_OF and text[at - 1].isalpha() and text[at + 1].isalpha()}
    else:
        digits = set()
    plain = text.replace("I", "l")
    titled = plain[:1].isupper() and plain[1:].islower() and not text.lower().startswith(_SCOTS)
    capitals = {at for at in inner if titled and text[at] == "I" and text[at + 1].islower()}
    return frozenset(digits | capitals)


def _oddness(word: tuple[Glyph, ...]) -> float:
    """Nats against the word as read: for each digit between its letters and each capital in its middle."""
    text = text_of(word)
    digits = sum(glyph.isdigit() for glyph in text)
    return ODD_GLYPH_GAIN * (digits + len({at for at in _odd_places(word) if text[at].isalpha()}))


def _without_accents(word: tuple[Glyph, ...], lexicon: Lexicon) -> tuple[str, float]:
    """The word without accents, where the language writes none."""
    text = text_of(word)
    plain = "".join(_plain(glyph) for glyph in text)
    if lexicon.has_accents or plain == text:
        return text, 0.0
    return plain, ODD_GLYPH_GAIN - LOOKALIKE_COST


def _plain(glyph: str) -> str:
    folded = fold(glyph)
    if glyph.isascii() or not folded.isalpha() or len(folded) != 1:
        return glyph
    return folded.upper() if glyph.isupper() else folded


def _may_be(word: tuple[Glyph, ...], known: str) -> bool:
    """Whether few glyphs differ, and the ink leaves room for each: a town one or two letters away is another town."""
    changes = [glyph.cost(letter) for glyph, letter in zip(word, known, strict=True) if fold(glyph.text) != letter]
    return len(changes) <= 1 + (len(known) >= LONG_WORD) and all(cost < MISREAD_COST for cost in changes)


def _cost(glyphs: tuple[Glyph, ...], word: str) -> float:
    """Nats by which the ink speaks against `word`, glyph by glyph."""
    return math.fsum(glyph.cost(letter) for glyph, letter in zip(glyphs, word, strict=True))


@cache
def _listed() -> frozenset[str]:
    """Words that addresses are made of, folded: those of streets and buildings, towns and regions that tell a country."""
    words = {word for phrase in (*street_words(), *towns()) for word in phrase.split()}
    return frozenset(word for word in words if len(word) >= SHORTEST_LISTED and word.isalpha())


def _recased(text: str, letters: str) -> str:
    """`letters` with the capitals of `text`."""
    upper = sum(glyph.isupper() for glyph in text) * 2 > sum(glyph.isalpha() for glyph in text) and text[-1].isupper()
    cased = (
        old
        if fold(old) == fold(new) and old.isascii()
        else new.upper()
        if upper or (at == 0 and not old.islower())
        else new.lower()
        for at, (old, new) in enumerate(zip(text, letters, strict=True))
    )
    return "".join(cased)
