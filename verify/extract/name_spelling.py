"""A seller's name spelt again where glyphs were misread: Bayes over what the recogniser saw and what names are made of.

A recogniser tells how sure it is of a glyph and which one comes next (`GlyphDoubt`). A name is no arbitrary string: its legal form
stands in a closed list (``SON BHD`` is ``SDN BHD``), its trade often is a known word, it is printed again in the head, the foot or
the web domain, its words hold no lone digit, and no accent that the language lacks. Each spelling is weighed in natural
log-odds: what a word gains by being one that is known, less what the ink costs.

What was read is never edited: the new spelling is another candidate, whose evidence keeps the glyphs as the recogniser saw them.

>>> from verify.document import Box, GlyphDoubt, Word
>>> from verify.extract.glyph_odds import glyphs_of
>>> box = Box(0, 0, 1, 1)
>>> words = (Word("SUN", box, 0.9), Word("SON", box, 0.9, (GlyphDoubt(1, 0.6, "D", 0.3),)), Word("BHD", box, 0.9))
>>> spell_name(glyphs_of(words), Lexicon({}, "en")).text
'SUN SDN BHD'
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from verify.extract.glyph_odds import (
    LEAST_ODDS,
    LETTER_GAIN,
    LONG_WORD,
    MISREAD_COST,
    ODD_GLYPH_GAIN,
    SHORTEST_TWIN,
    Glyph,
    Lexicon,
    Spelling,
    by_length,
    folded_text,
    text_of,
)
from verify.extract.places import legal_forms, trade_words
from verify.text import edit_distance, fold

TOLD = 0.1
"""Certainty of a recogniser's next glyph from which it may stand for one that does not belong (chosen)."""
MOST_EDITS = 2
"""Misread glyphs of a legal form that are forgiven (chosen: the longest common one has six)."""

Glyphs = tuple[Glyph, ...]
"""Glyphs side by side, as they were seen."""


@dataclass(frozen=True)
class Speller:
    """Spells the names of one document; a word that stands in several of them is weighed once."""

    lexicon: Lexicon
    _spelt: dict[Glyphs, tuple[str, float]] = field(default_factory=dict)

    def spell(self, glyphs: Glyphs) -> Spelling | None:
        """The likeliest other spelling of a name, or None where none is likelier than what was read."""
        words = _split(glyphs)
        odds: list[float] = []
        for start in range(1, len(words)):
            for count in (2, 1):
                window = tuple(words[start : start + count])
                read = _as_legal_form(window) if len(window) == count else None
                if read is not None:
                    words[start : start + count] = read[0]
                    odds.append(read[1])
                    break
        spelt = [self._word(word) for word in words]
        odds += [gain for _, gain in spelt if gain > 0.0]
        text = " ".join(word for word, _ in spelt)
        return Spelling(text, min(odds)) if odds and min(odds) >= LEAST_ODDS else None

    def _word(self, word: Glyphs) -> tuple[str, float]:
        if word not in self._spelt:
            self._spelt[word] = _spell_word(word, self.lexicon)
        return self._spelt[word]


def spell_name(glyphs: Glyphs, lexicon: Lexicon) -> Spelling | None:
    """One name spelt again, as `Speller.spell` does."""
    return Speller(lexicon).spell(glyphs)


def _split(glyphs: tuple[Glyph, ...]) -> list[tuple[Glyph, ...]]:
    words: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if glyph.text == " ":
            words.append([])
        else:
            words[-1].append(glyph)
    return [tuple(word) for word in words if word]


@lru_cache(maxsize=4096)
def _as_legal_form(words: tuple[Glyphs, ...]) -> tuple[tuple[Glyphs, ...], float] | None:
    """The words as a legal form that one or two misread glyphs hide, and the log-odds of it."""
    inked = [glyph for word in words for glyph in word if glyph.text not in ".,()"]
    read = "".join(fold(glyph.text) for glyph in inked)
    forms = legal_forms()
    if len(inked) < 3 or len(read) != len(inked) or read in forms:
        return None
    odd = ODD_GLYPH_GAIN if any(glyph.isdigit() for glyph in read) else 0.0
    best, odds = "", LEAST_ODDS
    lengths = by_length(forms)
    for form in (one for length in (len(read), len(read) - 1) if length > 2 for one in lengths.get(length, ())):
        if edit_distance(form, read) > MOST_EDITS or (
            len(words) == 1 and len(form) == len(read) and not _is_told(tuple(inked), form)
        ):
            continue
        gain = odd + LETTER_GAIN * len(form) - math.log(len(forms)) - _ink_cost(tuple(inked), form)
        if gain > odds and (len(form) == len(inked) or form == read[: len(form)]):
            best, odds = form, gain
    return (_rewritten(words, best), odds) if best else None


def _rewritten(words: tuple[Glyphs, ...], form: str) -> tuple[Glyphs, ...]:
    """The words with the letters of `form`, their points and their capitals kept."""
    letters_read = [glyph.text for word in words for glyph in word if glyph.text.isalpha()]
    upper = sum(letter.isupper() for letter in letters_read) * 2 > len(letters_read)
    letters = iter(form)
    found = []
    for word in words:
        glyphs = []
        for glyph in word:
            if glyph.text in ".,()":
                glyphs.append(glyph)
                continue
            letter = next(letters, "")
            same = fold(glyph.text) == letter
            glyphs += [glyph if same else Glyph(letter.upper() if upper else letter)] if letter else []
        found.append(tuple(glyphs))
    return tuple(found)


@lru_cache(maxsize=65536)
def _ink_cost(glyphs: tuple[Glyph, ...], word: str) -> float:
    """The least cost of reading `glyphs` as `word`: an edit distance whose steps are weighed by the ink."""
    row = [MISREAD_COST * count for count in range(len(word) + 1)]
    for glyph in glyphs:
        after = [row[0] + glyph.drop_cost]
        for at, letter in enumerate(word):
            after.append(min(row[at] + glyph.cost(letter), row[at + 1] + glyph.drop_cost, after[at] + MISREAD_COST))
        row = after
    return row[-1]


def _spell_word(word: tuple[Glyph, ...], lexicon: Lexicon) -> tuple[str, float]:
    """A word's likeliest spelling and its log-odds against what was read; 0.0 where it stays."""
    text = text_of(word)
    if sum(glyph.isalpha() for glyph in text) < 2 or fold(text) in trade_words():
        return text, 0.0
    spelt, gain = _without_odd_glyphs(word, lexicon)
    core = tuple(glyph for glyph in word if glyph.text.isalnum())
    known, more = max(_known_words(core, lexicon), key=lambda one: one[1], default=("", 0.0))
    if more > max(gain, LEAST_ODDS):
        return _recased(text, known), more
    return spelt, gain


def _without_odd_glyphs(word: tuple[Glyph, ...], lexicon: Lexicon) -> tuple[str, float]:
    """The word with letters for glyphs that do not belong into it."""
    letters = [glyph.text for glyph in word if glyph.text.isalpha()]
    upper = sum(letter.isupper() for letter in letters) * 2 > len(letters)
    found, gains = [], []
    for at, glyph in enumerate(word):
        letter = _letter_for(glyph, lexicon, upper=upper) if _is_odd(word, at, lexicon, upper=upper) else ""
        gain = ODD_GLYPH_GAIN - glyph.cost(fold(letter)) if letter else 0.0
        gains += [gain] if gain > LEAST_ODDS else []
        found.append(letter if gain > LEAST_ODDS else glyph.text)
    return "".join(found), min(gains, default=0.0)


def _is_odd(word: tuple[Glyph, ...], at: int, lexicon: Lexicon, *, upper: bool) -> bool:
    """Whether a glyph does not belong between its neighbours."""
    glyph = word[at].text
    inside = [word[index].text for index in (at - 1, at + 1) if 0 <= index < len(word)]
    beside_letter = any(one.isalpha() for one in inside)
    initial = inside == [".", "."] and any(glyph.text.isalpha() for glyph in word[:at])
    alone = not any(one.isdigit() for one in inside)
    if glyph.isdigit():
        return initial or (beside_letter and alone)
    if glyph in "[]|!":
        return beside_letter and bool(word[at].other)
    if glyph == "I" and not upper and at > 0:
        return word[at - 1].text.islower()
    return glyph.isalpha() and not glyph.isascii() and not lexicon.has_accents


def _letter_for(glyph: Glyph, lexicon: Lexicon, *, upper: bool) -> str:
    """The letter that stands for a glyph which does not belong: the recogniser's next, the plain one, or a look-alike."""
    if glyph.other.isalpha() and glyph.other_sure >= TOLD and (glyph.other.isascii() or lexicon.has_accents):
        return glyph.other.upper() if upper else glyph.other
    if glyph.text.isalpha() and glyph.text != "I":
        return ""
    letter = {"0": "o", "1": "i" if upper else "l", "5": "s", "8": "b", "6": "g", "I": "l", "|": "i", "!": "i"}.get(
        glyph.text, ""
    )
    return letter.upper() if upper else letter


def _known_words(core: tuple[Glyph, ...], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Words that the ink may show, each with its log-odds: those of trades and brands, and those printed elsewhere."""
    read = folded_text(core)
    if len(read) != len(core) or len(read) < SHORTEST_TWIN:
        return
    for words in (trade_words(), lexicon.brands):
        if read not in words:
            near = (known for known in _near(by_length(words), read) if _is_told(core, known))
            yield from ((known, _gain(known, len(words)) - _ink_cost(core, known)) for known in near)
    for known in _near(lexicon.long_words, read):
        if _gain(known, len(lexicon.words)) > _ink_cost(core, known):
            against = sum(_ink_cost(one, known) for one in lexicon.words.get(read, (core,)))
            yield known, sum(_ink_cost(one, read) for one in lexicon.words[known]) - against


def _is_told(core: tuple[Glyph, ...], known: str) -> bool:
    """Whether the ink itself leaves room for each letter of `known`: a word's other endings are words too."""
    return all(glyph.cost(letter) < MISREAD_COST for glyph, letter in zip(core, known, strict=True))


def _gain(word: str, known: int) -> float:
    """Nats that speak for a word being one of `known` words and no other string of letters."""
    return LETTER_GAIN * len(word) - math.log(known + 1)


def _near(words: dict[int, tuple[str, ...]], read: str) -> Iterator[str]:
    """Words that could be another misread: one glyph wrong, two in a long one."""
    most = 1 + (len(read) >= LONG_WORD)
    return (known for known in words.get(len(read), ()) if 0 < edit_distance(known, read) <= most)


def _recased(text: str, letters: str) -> str:
    """`letters` with the capitals and the punctuation of `text`."""
    upper = sum(glyph.isupper() for glyph in text) * 2 > len(text)
    known = iter(letters)
    found: list[str] = []
    for glyph in text:
        letter = next(known) if glyph.isalnum() else glyph
        capital = upper or (not found and glyph.isupper())
        found.append(glyph if fold(glyph) == letter and glyph.isascii() else letter.upper() if capital else letter)
    return "".join(found)
