"""tune and held share no word that tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from world.chance import Chance
from world.trade.countries import COUNTRIES, key_of
from world.trade.dealers import plain
from world.trade.products import PRODUCTS
from world.trade.words import stock, table

FILES = ("decoys", "firms", "people", "products", "remarks", "towns", "wordings")
LANGUAGES = {"ro", "fi", "sv", "no", "da", "de", "fr", "it", "es", "nl", "en"}


def _stocks(found: Any, path: str = "") -> Iterator[tuple[str, list[str], list[str]]]:
    if isinstance(found, dict):
        if {"tune", "held"} <= set(found):
            yield path, found["tune"], found["held"]
        for name, inner in found.items():
            yield from _stocks(inner, f"{path}/{name}")


def _folded(text: str) -> str:
    """The name in `text`: no postal code, house number or accent."""
    name = text.rpartition("|")[2]
    return " ".join(plain(re.sub(r"\{\w+\}|\d+", " ", name)).lower().split())


@pytest.mark.parametrize("file", FILES)
def test_the_parts_of_a_stock_are_full_and_disjoint(file: str) -> None:
    """Both parts of each stock have members, none twice and none in common."""
    for path, tune, held in _stocks(table(file)):
        assert tune, path
        assert held, path
        assert len(tune) + len(held) == len({*tune, *held}), path


@pytest.mark.parametrize("kind", ["towns", "streets"])
def test_no_town_or_street_is_in_both_splits(kind: str) -> None:
    """A town or street of a tune world stands in no held one, in whatever country and spelling."""
    parts = [stock("towns", key, kind) for key in table("towns")]
    tune = {_folded(text) for part in parts for text in part.tune}
    held = {_folded(text) for part in parts for text in part.held}
    assert set() == tune & held


@pytest.mark.parametrize(("file", "kinds"), [("firms", ("names", "trades")), ("people", ("given", "family"))])
def test_no_name_is_in_both_splits(file: str, kinds: tuple[str, ...]) -> None:
    """A name of a shop or person of a tune world stands in no held one, in whatever language and spelling."""
    for kind in kinds:
        parts = [stock(file, language, kind) for language in LANGUAGES]
        tune = {_folded(text) for part in parts for text in part.tune}
        held = {_folded(text) for part in parts for text in part.held}
        assert set() == tune & held, kind


def test_every_language_has_every_word() -> None:
    """All eleven languages have names, people, remarks, decoys, kinds and colours."""
    assert {country.language for country in COUNTRIES.values()} == LANGUAGES
    for language in LANGUAGES:
        for file in ("firms", "people", "remarks", "decoys"):
            assert language in table(file), (file, language)
        for kind, words in table("wordings")["kinds"].items():
            assert len(set(words[language])) == 2, (kind, language)
        assert language in table("wordings")["colours"]


def test_every_country_has_its_own_words() -> None:
    """Every country's key has towns, streets, telephones, legal forms and captions for its numbers."""
    for key, country in COUNTRIES.items():
        assert key == key_of(country)
        assert {"towns", "streets", "phones", "mobiles"} <= set(table("towns")[key])
        assert key in table("firms")["ids"] or country.code in table("firms")["ids"]


def test_every_product_has_wordings_in_both_splits() -> None:
    """A product is worded in tune as it never is in held, and the other way round."""
    for product in PRODUCTS:
        assert product.wordings.tune, product
        assert product.wordings.held, product
        assert set() == set(product.wordings.tune) & set(product.wordings.held)


def test_chance_takes_only_its_own_part() -> None:
    """A held draw never shows a tune word."""
    towns = stock("towns", "RO", "towns")
    assert {Chance.of(seed, "held").pick(towns) for seed in range(50)} <= set(towns.held)
