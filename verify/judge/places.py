"""Countries and addresses in text: which country a text names, and whether two addresses are one.

An address is the same when street, number and postal code are (CAMPAIGNS: a dealer's address). Streets are compared folded
and without the words for "street", since one side abbreviates what the other writes out.

>>> named_country("Hauptstraße 1, 10115 Berlin, Deutschland"), named_country("Str. Lungă 1, Brașov")
('DE', None)
>>> same_address("Esimerkkikatu 1", "00100", "Esimerkkikatu 1, FI-00100 HELSINKI")
True
>>> same_address("Esimerkkikatu 1", "00100", "Esimerkkikatu 11, 00100 Helsinki")
False
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from verify.text import fold, squeeze

_STREET = re.compile(
    r"(strasse|strada|street|str|road|rd|avenue|ave|gatan|gata|gaten|gate|gade|katu|tie|vagen|vag|vej|vei|straat|laan|via|rue|calle)\.?$"
)
_NUMBER = re.compile(r"\d+\s?[a-z]?(?![a-z0-9])")

_PREFIX = re.compile(r"^[a-z]{1,2}(?=\d{4})")
"""Letters of the country before a postal code: "FI-00100"."""


def named_country(text: str) -> str | None:
    """The country (ISO 3166 alpha-2) that `text` names in words, the last one where it names several."""
    words = f" {' '.join(_words(text))} "
    found = [(words.rfind(f" {name} "), code) for name, code in _names() if f" {name} " in words]
    return max(found)[1] if found else None


def same_address(street: str, postal_code: str, printed: str) -> bool:
    """Whether the printed address has this street with its number, and this postal code."""
    name, number = _street_and_number(street)
    if not name or not number:
        return False
    here = fold(printed)
    if _PREFIX.sub("", squeeze(postal_code)) not in _joined_pairs(_words(printed)):
        return False
    return name in squeeze(here) and any(squeeze(one) == number for one in _NUMBER.findall(here))


def _street_and_number(street: str) -> tuple[str, str]:
    """The street's telling name and its house number, squeezed."""
    folded = fold(street)
    number = _NUMBER.search(folded)
    name = folded.replace(number[0], " ") if number else folded
    stems = [_STREET.sub("", word) for word in re.sub(r"[^a-z0-9 ]", " ", name).split()]
    return squeeze("".join(stem for stem in stems if stem)), squeeze(number[0]) if number else ""


def _joined_pairs(words: list[str]) -> set[str]:
    """Words, and pairs of neighbours: "111 22" and "FI-00100" are postal codes."""
    return set(words) | {one + other for one, other in pairwise(words)}


def _words(text: str) -> list[str]:
    return "".join(glyph if glyph.isalnum() else " " for glyph in fold(text)).split()


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, str], ...]:
    plain = tomllib.loads(files("verify.judge").joinpath("countries.toml").read_text(encoding="utf-8"))
    return tuple((" ".join(_words(name)), code) for code, names in plain.items() for name in names)
