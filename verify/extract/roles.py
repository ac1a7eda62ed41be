"""Role words: what the ink beside them means ("Total", "Förfallodatum", "Y-tunnus"), in eleven languages.

The words stand in ``roles.toml``. They are found on folded, space-free text with look-alike glyphs made one, because OCR drops
spaces and takes O for 0; the longest phrase at a place wins, so that "Sub Total" is never "Total". Long words may carry one
wrong glyph. A word found here is a hint for ranking, never a value.

>>> from verify.document import Box, Line, Word
>>> from verify.extract.rows import Row
>>> row = Row((Line((Word("SUB", Box(0, 0, 0.1, 0.1), 1.0), Word("T0TAL:", Box(0.1, 0, 0.2, 0.1), 1.0))),), 0)
>>> [(sorted(mark.roles), mark.text) for mark in find_marks((row,))]
[(['subtotal'], 'SUB T0TAL')]
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from verify.extract.rows import Row
from verify.text import skeleton

FUZZY_FROM = 7
"""Glyphs a phrase needs before one wrong glyph is forgiven (chosen: shorter words have neighbours that mean something else)."""
WHOLE_WORD = 4
"""Letters of a last word that may make a phrase longer although a glyph is wrong (chosen: "Facture FA…" is no "facturé à")."""
SHORTEST = 2
"""Letters up to which a phrase stands inside names and codes too often ("le", "HT", "an")."""
LONGEST_PHRASE = 6
"""Words of the longest phrase that is looked for; printed abbreviations such as ``c.u.i.`` count a word a letter."""
WIDEST_SPACE = 4.0
"""Glyph widths of white that still part words of one phrase when OCR took them for two cells (chosen: captions set wide)."""

_TOKEN = re.compile(
    r"[01](?=[^\W\d_]{3})[^\W\d_]+|[^\W\d_]+(?:[01358](?=[^\W\d_])[^\W\d_]+)*(?:(?<=[^\W\d_]{4})0(?!\w))?|\d+"
)
_ANNOUNCES = re.compile(r"\.?\s?(?::|[\d+(]|$)")
_CURRENCY_TAIL = re.compile(r"(?<=...)(rm|eur|euro|kr|sek|nok|dkk|lei|ron|chf|usd|gbp)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One role word where it stands."""

    roles: frozenset[str]
    """Every role the phrase can give; "faktura" is a title and announces an invoice number."""
    row: int
    """Index into the document's rows."""
    cell: int
    start: int
    """Place in the text of the row's cell `cell`."""
    end_cell: int
    end: int
    text: str
    """The words as printed."""


@dataclass(frozen=True, slots=True)
class _Token:
    cell: int
    start: int
    end: int
    skeleton: str
    """Empty for numbers: no phrase runs across one."""
    is_cut_off: bool = False
    """A closing bracket, or white as between two columns, parts it from the word before."""


def find_marks(rows: tuple[Row, ...]) -> tuple[Mark, ...]:
    """Every role word of the document, in reading order."""
    return tuple(mark for index, row in enumerate(rows) for mark in _row_marks(row, index))


def _row_marks(row: Row, index: int) -> list[Mark]:
    tokens = [
        replace(token, is_cut_off=True) if at == 0 and _stands_apart(row, cell) else token
        for cell, line in enumerate(row.cells)
        for at, token in enumerate(_tokens(line.text, cell))
    ]
    marks, at = [], 0
    while at < len(tokens):
        found = _longest(tokens, at)
        if found is None:
            at += 1
            continue
        roles, count = found
        first, last = tokens[at], tokens[at + count - 1]
        text = row.cells[first.cell].text
        if first.cell == last.cell and not _may_mean(text, first, last):
            at += 1
            continue
        text = text[first.start : last.end] if first.cell == last.cell else text[first.start :]
        marks.append(Mark(roles, index, first.cell, first.start, last.cell, last.end, text))
        at += count
    return marks


def _stands_apart(row: Row, cell: int) -> bool:
    """Whether more white than a wide space parts a cell from the one before: the heads of two columns are not one phrase."""
    if cell == 0:
        return False
    before = row.cells[cell - 1]
    glyph = before.box.width / max(len(before.text), 1)
    return row.cells[cell].box.left - before.box.right > WIDEST_SPACE * glyph


def _may_mean(text: str, first: _Token, last: _Token) -> bool:
    """Whether a phrase is a word in its own right: two letters are one only before a colon, a number or nothing."""
    if sum(glyph.isalpha() for glyph in text[first.start : last.end]) > SHORTEST:
        return True
    begins = first.start == 0 or text[first.start - 1] in " (/"
    return begins and _ANNOUNCES.match(text, last.end) is not None


def _tokens(text: str, cell: int) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        tail = _CURRENCY_TAIL.search(word)
        if tail is not None and skeleton(word) not in _phrases():
            found.append(_Token(cell, start, start + tail.start(), skeleton(word[: tail.start()])))
            word, start = tail.group(), start + tail.start()
        cut_off = ")" in text[found[-1].end : start] if found else False
        found.append(_Token(cell, start, match.end(), "" if word.isdigit() else skeleton(word), cut_off))
    return found


def _longest(tokens: list[_Token], at: int) -> tuple[frozenset[str], int] | None:
    """Roles and word count of the longest phrase that begins at token `at`; a misread one must end in a whole word."""
    found, joined = None, ""
    for count, token in enumerate(tokens[at : at + LONGEST_PHRASE], start=1):
        if not token.skeleton or (count > 1 and token.is_cut_off):
            break
        joined += token.skeleton
        roles = _phrases().get(joined)
        near = token.cell == tokens[at].cell  # words of two cells are hardly one phrase, and misread ones never
        if roles is None and near and (found is None or len(token.skeleton) >= WHOLE_WORD):
            roles = _nearly(joined)
        if roles is not None:
            found = (roles, count)
    return found


@cache
def _nearly(joined: str) -> frozenset[str] | None:
    """Roles of a long phrase that differs from `joined` by one glyph."""
    if len(joined) < FUZZY_FROM:
        return None
    shortened = _shortened_phrases()
    for key in (joined, *_shortenings(joined)):
        if key in shortened:
            return shortened[key]
    return None


def _shortenings(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


@cache
def _phrases() -> dict[str, frozenset[str]]:
    """Roles by the skeleton of their phrases."""
    table = tomllib.loads(files("verify.extract").joinpath("roles.toml").read_text(encoding="utf-8"))
    roles: dict[str, set[str]] = {}
    for role, languages in table.items():
        for phrases in languages.values():
            for phrase in phrases:
                roles.setdefault(skeleton(phrase), set()).add(role)
    return {phrase: frozenset(found) for phrase, found in roles.items()}


@cache
def _shortened_phrases() -> dict[str, frozenset[str]]:
    """Roles by the skeleton of long phrases with one glyph left out; what two phrases share tells nothing and is dropped."""
    roles: dict[str, frozenset[str]] = {}
    for phrase, found in _phrases().items():
        if len(phrase) >= FUZZY_FROM:
            for key in {phrase, *_shortenings(phrase)}:
                roles[key] = found if roles.get(key, found) == found else frozenset()
    return {key: found for key, found in roles.items() if found}


def is_role_phrase(text: str) -> bool:
    """Whether all of `text` is one role phrase ("Tax Invoice", "Kassenbon")."""
    return skeleton(text) in _phrases()
