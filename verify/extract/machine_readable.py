"""The machine-readable zone of identity papers (ICAO Doc 9303, parts 3 to 6): found by its build and its check digits.

A passport, an identity card, a residence permit prints two lines of 44 or 36 or three of 30 characters: capitals, digits and the
filler ``<``. Five kinds of field end in a check digit: the weights 7, 3, 1 over the values of the characters (digits as they
are, A = 10 … Z = 35, filler 0), modulo 10. Nothing else that is printed looks so, and what stands in it is nobody's business here:
the zone is only recognised, and its number is kept nowhere.

>>> check_digit("L898902C3"), check_digit("740812"), check_digit("120415")
(6, 2, 9)
>>> is_zone(("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"))
True
>>> is_zone(("TOTAL 12.00", "CARD 12.00"))
False
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

LENGTHS = (30, 36, 44)
"""Characters of a line (Doc 9303: TD1, TD2 and TD3)."""
STRAY = 3
"""Characters that an engine may lose of a row of fillers or add to it (chosen)."""
FILLERS = 3
"""Fillers of a line whose check digits do not tell (chosen)."""
_FILLER = str.maketrans("«‹", "<<")
"""What engines make of a filler."""
_LINE = re.compile(r"[A-Z0-9<]+")
_BORN = re.compile(r"(?P<born>\d{6})(?P<first>\d)[MFX<](?P<ends>\d{6})(?P<second>\d)")
"""Birth, its check digit, sex, expiry, its check digit: beside each other, but for the nationality of one layout."""
_BORN_AFTER_STATE = re.compile(r"[A-Z<]{3}" + _BORN.pattern)


def is_zone(texts: Sequence[str]) -> bool:
    """Whether two of the rows that follow each other are lines of a zone, or one whose check digits hold."""
    lines = [_as_line(text) for text in texts]
    if any(_is_checked(line) for line in lines):
        return True
    filled = [line.count("<") >= FILLERS for line in lines]
    return any(one and other for one, other in pairwise(filled))


def check_digit(characters: str) -> int:
    """The digit that follows `characters` in a zone."""
    values = [0 if one == "<" else int(one, 36) for one in characters]
    return sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10


def _as_line(text: str) -> str:
    """`text` as a line of a zone; empty where it is none."""
    line = "".join(text.split()).translate(_FILLER).upper()
    fits = any(abs(len(line) - length) <= STRAY for length in LENGTHS)
    return line if fits and _LINE.fullmatch(line) else ""


def _is_checked(line: str) -> bool:
    """Whether a line holds a birthday and a day of expiry, each with the check digit that belongs to it."""
    match = _BORN.match(line) or _BORN_AFTER_STATE.search(line)
    if match is None or "<" not in line:
        return False
    return all(check_digit(match[days]) == int(match[digit]) for days, digit in (("born", "first"), ("ends", "second")))
