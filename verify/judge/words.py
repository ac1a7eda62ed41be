"""The word table: what the words of a product line mean, in eleven languages.

One TOML file beside this module holds, by meaning and language, the words for accessories, conditions, promotions and
so on. All languages are asked at once: receipts mix them, and a word that means a stand in one of them means no speaker
in another. Whole words count, accents and case do not; an entry "-fäste" also counts where it closes a compound, whose
last part says what the thing is, and "skydds-" where it opens one. What ends like an entry and is none ("transaktion" is no
"aktion") stands beside it as "!transaktion".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from verify.text import fold

SHORTEST_STEM = 3
"""Letters of a compound beside the entry (chosen: "bas" in "basfäste"; not the "o" of "open")."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of letters or a run of digits, and what separates it from the run before."""

    text: str
    before: str
    """The characters between, white space as one space; empty where the two runs touch, and at the beginning."""

    @property
    def glued(self) -> bool:
        """Whether it touches the run before it (or nothing stands before it)."""
        return not self.before


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where a word or phrase of the table stands in a text, in words counted from 0."""

    meaning: str
    first: int
    last: int
    """Index of the last word, included."""
    text: str
    """The table's entry that was found."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """All entries of one meaning, sorted for looking up."""

    words: frozenset[tuple[str, ...]]
    endings: tuple[str, ...]
    openings: tuple[str, ...]
    never: tuple[str, ...]
    """Ends of words that only look like compounds of the entries."""
    longest: int


def split_atoms(text: str) -> tuple[Atom, ...]:
    """The folded text cut at everything that is neither letter nor digit, between letters and digits, and behind "2x"."""
    atoms: list[Atom] = []
    separator = ""
    for glyph in fold(text):
        if not glyph.isalnum():
            separator += glyph
            continue
        last = atoms[-1] if atoms and not separator else None
        times = len(atoms) > 1 and last is not None and last.text == "x" and last.glued and atoms[-2].text.isdigit()
        if last is None or last.text.isdigit() != glyph.isdigit() or times:
            atoms.append(Atom(glyph, separator))
        else:
            atoms[-1] = Atom(last.text + glyph, last.before)
        separator = ""
    return tuple(atoms)


def split_words(text: str) -> tuple[str, ...]:
    """The texts of `split_atoms`.

    >>> split_words("Fäste för PLAY:1 2xONE")
    ('faste', 'for', 'play', '1', '2', 'x', 'one')
    """
    return tuple(atom.text for atom in split_atoms(text))


def find_words(meaning: str, words: tuple[str, ...]) -> tuple[Phrase, ...]:
    """Every entry of `meaning` that stands in `words` (from `split_words`), leftmost and longest first."""
    table = _table()[meaning]
    found: list[Phrase] = []
    index = 0
    while index < len(words):
        length = _length_at(words, index, table)
        if length:
            found.append(Phrase(meaning, index, index + length - 1, " ".join(words[index : index + length])))
        index += max(length, 1)
    return tuple(found)


def is_word(meaning: str, word: str) -> bool:
    """Whether the single folded word `word` has that meaning."""
    return _length_at((word,), 0, _table()[meaning]) == 1


@lru_cache(maxsize=32)
def words_of(meaning: str) -> tuple[str, ...]:
    """The single words of a meaning, ends of compounds aside."""
    return tuple(sorted(one[0] for one in _table()[meaning].words if len(one) == 1))


def _length_at(words: tuple[str, ...], index: int, table: _Meaning) -> int:
    for length in range(min(table.longest, len(words) - index), 0, -1):
        if words[index : index + length] in table.words:
            return length
    return 1 if _is_compound(words[index], table) else 0


def _is_compound(word: str, table: _Meaning) -> bool:
    """Whether an entry closes or opens `word`, with a real stem beside it."""
    parts = chain(filter(word.endswith, table.endings), filter(word.startswith, table.openings))
    return any(len(word) >= len(part) + SHORTEST_STEM for part in parts) and not word.endswith(table.never)


@lru_cache(maxsize=1)
def _table() -> dict[str, _Meaning]:
    plain = tomllib.loads(files("verify.judge").joinpath("words.toml").read_text(encoding="utf-8"))
    return {meaning: _meaning(languages) for meaning, languages in plain.items()}


def _meaning(languages: dict[str, list[str]]) -> _Meaning:
    entries = [entry for words in languages.values() for entry in words]
    words = frozenset(split_words(entry) for entry in entries if not entry.startswith("!"))
    endings = _parts(entry[1:] for entry in entries if entry.startswith("-"))
    openings = _parts(entry[:-1] for entry in entries if entry.endswith("-"))
    never = _parts(entry[1:] for entry in entries if entry.startswith("!"))
    return _Meaning(words, endings, openings, never, max(len(one) for one in words))


def _parts(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({fold(entry) for entry in entries}))
