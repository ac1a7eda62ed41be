"""An address's words spelt again where glyphs were misread: the same Bayes as for names, over what addresses are made of.

Much of an address stands in closed lists (``Jaian`` is ``Jalan``, ``5trasse`` is ``Strasse``), its town may be printed twice, its words
of letters hold no lone digit and no capital in the middle, and no accent that the language lacks; before its first number stands one of few words (``Lut 12`` is ``Lot 12``).
House numbers, units and postal codes are left alone, for nothing says what a digit should have been: only a letter among digits is
one (``B-3O``). What was read is never edited: the new spelling stands beside it.

>>> from verify.document import Box, Word
>>> from verify.extract.glyph_odds import glyphs_of
>>> box = Box(0, 0, 1, 1)
>>> words = (Word("Jaian", box, 0.9), Word("J1n", box, 0.9), Word("SS4C/5", box, 0.9))
>>> spell_address(glyphs_of(words), Lexicon({}, "en")).text
'Jalan Jln SS4C/5'
"""

from __future__ import annotations

import math
import re
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
POSTAL_DIGITS = 5
"""Digits of the postal codes of most countries here (Universal Postal Union, S42)."""
OPENED_SHARE = 0.5
"""Share of the words before an address's first number that are `_OPENERS` (chosen: the rest are streets and names, long ones)."""
_OPENERS = ("lot", "blk", "unit", "shop", "suite", "block", "level")
"""Words that open an address before its first number."""
_LIKE_NOUGHT = "ODQ"
_STROKES = re.compile(r"I[Il1]{1,2}|[l1]I{1,2}")
"""Roman two and three, a stroke of them misread perhaps (``Il``; in Italian an article)."""
_LETTER_OF = {"0": "o", "1": "l", "5": "s", "8": "b", "|": "l", "!": "i"}
"""The letter that a glyph in the middle of a word is most often."""
_SCOTS = ("mc", "mac")
"""Beginnings of names that go on with a capital."""


def spell_address(glyphs: tuple[Glyph, ...], lexicon: Lexicon) -> Spelling | None:
    """The likeliest other spelling of an address's line, or None where none is likelier than what was read."""
    text, gains = "", []
    runs = [tuple(run) for _, run in groupby(glyphs, key=_stands_in_word)]
    for at, word in enumerate(runs):
        opens = at == 0 and len(runs) > 2 and runs[2][0].text.isdigit()
        spelt, gain = _spell_word(word, lexicon, opens=opens) if _stands_in_word(word[0]) else (text_of(word), 0.0)
        text += spelt
        gains += [gain] if gain > 0.0 else []
    return Spelling(text, min(gains)) if gains else None


def _stands_in_word(glyph: Glyph) -> bool:
    return glyph.text.isalnum() or glyph.text in "|!"


def _spell_word(word: tuple[Glyph, ...], lexicon: Lexicon, *, opens: bool) -> tuple[str, float]:
    """A word's likeliest spelling and its natural log-odds against what was read; 0.0 where it stays. `opens`: first, before a number."""
    text = text_of(word)
    if sum(glyph.isalpha() for glyph in text) * 2 <= len(text):
        return _as_number(word)
    if fold(text) in _listed():
        return _without_accents(word, lexicon)
    if lexicon.language != "it" and _STROKES.fullmatch(text) and text != "I" * len(text):
        return "I" * len(text), ODD_GLYPH_GAIN - LOOKALIKE_COST
    openers = _openers_for(word) if opens else ()
    ways = (*_listed_words(word), *openers, *_twins(word, lexicon), _without_odd_glyphs(word))
    known, gain = max(ways, key=lambda one: one[1])
    return (_recased(text, known), gain) if gain >= LEAST_ODDS else _without_accents(word, lexicon)


def _as_number(word: tuple[Glyph, ...]) -> tuple[str, float]:
    """A word of digits with a nought for each O behind a digit, and for the last glyph of a postal code of five (``4600D``)."""
    text = text_of(word)
    odd = {
        at for at in range(1, len(text)) if text[at] == "O" and text[at - 1].isdigit() and not text[at + 1 :].isalpha()
    }
    if len(text) == POSTAL_DIGITS and text[:-1].isdigit() and text[-1] in _LIKE_NOUGHT:
        odd.add(len(text) - 1)
    gains = [ODD_GLYPH_GAIN - word[at].cost("0") for at in odd]
    return "".join("0" if at in odd else glyph for at, glyph in enumerate(text)), max(min(gains, default=0.0), 0.0)


def _openers_for(word: tuple[Glyph, ...]) -> Iterator[tuple[str, float]]:
    """Words that open an address before its first number and that the ink may show, with their log-odds."""
    read = fold(text_of(word))
    rarity = math.log(len(_OPENERS) / OPENED_SHARE)
    for known in _OPENERS:
        if len(known) == len(read) == len(word) and _may_be(word, known):
            yield known, LETTER_GAIN * len(read) - rarity + _oddness(word) - _cost(word, known)


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
    """Where a lone digit or a capital I stands between the letters of a word, or a nought before or after them."""
    text = text_of(word)
    letters = [glyph for glyph in text if glyph.isalpha()]
    inner = range(1, len(text) - 1)
    if sum(glyph.isdigit() for glyph in text) <= 1 and len(letters) > SHORTEST_TWIN:
        between = {at for at in inner if text[at] in _LETTER_OF and text[at - 1].isalpha() and text[at + 1].isalpha()}
    else:
        between = set()
    digits = between | _odd_ends(text)
    plain = text.replace("I", "l")
    titled = plain[:1].isupper() and plain[1:].islower() and not text.lower().startswith(_SCOTS)
    capitals = {at for at in inner if titled and text[at] == "I" and text[at + 1].islower()}
    return frozenset(digits | capitals)


def _odd_ends(text: str) -> set[int]:
    """Where a lone nought begins or ends a word of letters (``0liver``, ``ÅB0``); two plain letters and a nought are a postal district."""
    letters = [glyph for glyph in text if glyph.isalpha()]
    is_word = len(letters) == len(text) - 1 and (len(letters) > len("SS") or not text.isascii())
    return {at for at in (0, len(text) - 1) if is_word and text[at] == "0"}


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
    changed = [at for at, letter in enumerate(known) if fold(word[at].text) != letter]
    few = len(changed) <= 1 + (len(known) >= LONG_WORD)
    return few and all(word[at].cost(known[at]) < MISREAD_COST for at in changed)


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
    upper = (
        sum(glyph.isupper() for glyph in text) * 2 > sum(glyph.isalpha() for glyph in text) and not text[-1].islower()
    )
    cased = (
        old
        if fold(old) == fold(new) and old.isascii()
        else new.upper()
        if upper or (at == 0 and not old.islower())
        else new.lower()
        for at, (old, new) in enumerate(zip(text, letters, strict=True))
    )
    return "".join(cased)
