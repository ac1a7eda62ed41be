"""When two names mean the same firm, two numbers the same business, two amounts the same money.

A legal form names no firm; a brand, a shop's name and a legal name overlap more often than they are equal. A business
number is the same with its country's prefix, its national suffix ("MVA", "01") and its punctuation, or without.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from verify.text import likeness, squeeze, token_likeness

SAME_NAME = 0.9
"""Likelihood from which a printed name counts as the one the form gives. Chosen."""
_CENT: Final = Decimal("0.01")
_TELLING = 5
"""A name this long inside another names the same firm: shorter ones stand inside too many. Chosen."""
_STRANGE, _ALIKE = 0.6, 0.9
"""Likeness of two names at which they are surely not, and surely, the same. Chosen."""
_ID_DIGITS = 7
"""A number this long inside another is the same number with an affix (country, check, branch). Chosen."""
_FORMS = frozenset(
    ("oy", "oyj", "ab", "abp", "publ", "as", "asa", "aps", "gmbh", "ag", "kg", "ohg", "ug", "co", "srl", "sa", "sas", "sarl", "spa", "sl",
     "bv", "nv", "ltd", "limited", "plc", "inc", "pty", "sc")
)  # fmt: skip
"""Legal forms, folded: they name no firm."""


def name_likelihood(one: str, other: str) -> float:
    """Probability that two names of firms mean the same one, from their likeness.

    >>> name_likelihood("Esimerkki Kodinkoneet", "ESIMERKKI KODINKONEET OY HELSINKI")
    1.0
    >>> name_likelihood("Muu Kauppa Oy", "Esimerkki Kodinkoneet Oy") < 0.2
    True
    """
    first, second = _without_form(one), _without_form(other)
    if not first or not second:
        return 0.0
    short, long = sorted((squeeze(first), squeeze(second)), key=len)
    if len(short) >= _TELLING and short in long:
        return 1.0
    alike = max(likeness(first, second), token_likeness(first, second))
    return min(max((alike - _STRANGE) / (_ALIKE - _STRANGE), 0.0), 1.0)


def same_id(one: str, other: str) -> bool:
    """Whether two business IDs are the same number: with or without country prefix, suffix and punctuation.

    >>> same_id("1234567-1", "FI12345671"), same_id("556677-8899", "SE556677889901"), same_id("12345671", "FI12345672")
    (True, True, False)
    """
    short, long = sorted(("".join(filter(str.isdigit, text)) for text in (one, other)), key=len)
    affixed = len(short) >= _ID_DIGITS and (long.startswith(short) or long.endswith(short))
    return affixed or (bool(short) and short == long)


def same_amount(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are the same to the cent, sign aside."""
    return abs(one).quantize(_CENT) == abs(other).quantize(_CENT)


def _without_form(name: str) -> str:
    words = "".join(glyph if glyph.isalnum() else " " for glyph in name.replace(".", "")).split()
    return " ".join(word for word in words if squeeze(word) not in _FORMS)
