"""Goods: products are those of the shipped lists, worded as shops do, with serials of their makers' forms."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from stdnum import ean
from world.chance import SPLITS, Chance, Split
from world.trade.countries import COUNTRIES
from world.trade.dealers import plain
from world.trade.goods import article_of, other_articles, serial_of
from world.trade.products import CAMPAIGNS, MICROSOFT, PRODUCTS, SONOS, SONY, products_of
from world.trade.words import table

LISTS = Path(__file__).parents[2] / "verify" / "campaigns"


@pytest.mark.parametrize("campaign", CAMPAIGNS.values())
def test_eligible_products_are_the_shipped_lists(campaign: str) -> None:
    """Names, codes and configurations are those of the campaign's product list, all of them and no other."""
    listed = tomllib.loads((LISTS / f"{campaign}.products.toml").read_text("utf-8"))["products"]
    expected = {(one["name"], tuple(one.get("configurations", ()))) for one in listed}
    assert expected == {(one.name, one.configurations) for one in products_of(campaign)}
    codes = {one.get("model") for one in listed} - {None}
    assert codes <= {one.model for one in products_of(campaign)}


@pytest.mark.parametrize("campaign", CAMPAIGNS.values())
def test_every_campaign_has_its_traps(campaign: str) -> None:
    """Each look-alike and accessory is taken for a product that the campaign does list."""
    listed = {key for one in products_of(campaign) for key in (one.name, one.model) if key}
    for role in ("lookalike", "accessory"):
        traps = products_of(campaign, role=role)
        assert traps
        assert {one.of for one in traps} <= listed


def test_the_terms_traps_are_all_sold() -> None:
    """The confusions that the campaigns' terms invite are goods of this world."""
    assert {"ILCE-7M3K", "ILCE-7M3B"} <= {one.model for one in products_of(SONY, role="lookalike")}
    assert "One SL" in {one.short for one in products_of(SONOS, role="lookalike")}
    assert {"stand", "wall-mount"} <= {one.category for one in products_of(SONOS, role="accessory")}
    assert "cover" in {one.category for one in products_of(MICROSOFT, role="accessory")}
    assert {"bag", "card", "battery"} <= {one.category for one in products_of(SONY, role="accessory")}


def test_gtins_are_each_things_own() -> None:
    """No two things or configurations have one GTIN, and each passes its check digit."""
    gtins = [one.gtin_of(configuration) for one in PRODUCTS for configuration in one.configurations or ("",)]
    assert len(gtins) == len(set(gtins))
    assert all(ean.is_valid(code) for code in gtins)


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("key", sorted(COUNTRIES))
def test_a_line_names_its_product(key: str, split: Split) -> None:
    """However a shop of whatever country words a product, its name or its code is there, and no gap is left unfilled."""
    for place, product in enumerate(PRODUCTS):
        article = article_of(product, Chance.of(place, split, key), key)
        line = re.sub(r"\W", "", plain(article.description)).lower()
        told = {re.sub(r"\W", "", plain(text)).lower() for text in (product.name, product.short, product.model) if text}
        assert any(text in line for text in told), article.description
        assert not set("{}") & set(article.description)
        assert article.unit_price > 0
        assert article.reference


@pytest.mark.parametrize("split", SPLITS)
def test_a_lookalike_is_not_told_by_its_sisters_name_alone(split: Split) -> None:
    """A camera of another code shows that code, so that the line can be judged."""
    for place, product in enumerate(products_of(SONY, role="lookalike")):
        article = article_of(product, Chance.of(place, split), "RO")
        assert product.model.replace("-", "") in article.description.upper().replace("-", "")


@pytest.mark.parametrize("split", SPLITS)
def test_a_line_tells_its_configuration(split: Split) -> None:
    """Processor, memory and disk stand on the line of a computer."""
    for product in products_of(MICROSOFT):
        for place, configuration in enumerate(product.configurations):
            article = article_of(product, Chance.of(place, split), "SE", configuration=configuration)
            cpu, ram, disk = configuration.upper().split("/")
            numbers = re.findall(r"\d+", article.description.removeprefix(product.name))
            size = int(disk.split()[0])
            assert cpu in article.description.upper()
            assert ram.split()[0] in numbers
            assert {str(size), str(size * 1024)} & set(numbers)


def test_one_chance_is_one_shop() -> None:
    """Names that one shop prints are set alike: all in capitals, or none."""
    for seed in range(20):
        lines = other_articles(Chance.of(seed, "tune"), "DE", 6, shop="www.beispiel.example")
        assert len({one.description.isupper() for one in lines}) == 1


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("key", sorted(COUNTRIES))
def test_other_goods_are_many(key: str, split: Split) -> None:
    """There are hundreds of other goods, and food bears a rate of its country."""
    country = COUNTRIES[key]
    lines = [one for seed in range(30) for one in other_articles(Chance.of(seed, split, key), key, 8)]
    rates = {one.vat_rate for one in lines}
    assert len({one.description for one in lines}) > 100
    assert rates - {None} <= set(country.reduced_rates)
    assert len(rates) == (1 if country.code == "DK" else 2)


def test_bottles_bear_a_deposit_where_there_is_a_system() -> None:
    """A deposit is charged only in countries that have one, and is theirs for each bottle."""
    deposits = {code: set(map(Decimal, amounts)) for code, amounts in table("decoys")["deposits"].items()}
    for key, country in COUNTRIES.items():
        lines = [one for seed in range(6) for one in other_articles(Chance.of(seed, "held", key), key, 30)]
        assert {one.deposit / one.quantity for one in lines} - {0} <= deposits.get(country.code, set())
        assert any(one.deposit for one in lines) == (country.code in deposits)


@pytest.mark.parametrize(
    ("campaign", "form"),
    [(SONY, r"\d{7}"), (SONOS, r"(?:[0-9A-F]{2}-){5}[0-9A-F]{2}:[0-9A-F]"), (MICROSOFT, r"\d{12}")],
)
def test_serials_have_their_makers_form(campaign: str, form: str) -> None:
    """A serial number looks like its maker's."""
    for place, product in enumerate(products_of(campaign)):
        assert re.fullmatch(form, serial_of(product, Chance.of(place, "tune")))


def test_every_kind_has_a_word() -> None:
    """Each kind of goods that a wording asks for has a word in every language."""
    asking = {one.kind for one in PRODUCTS if any("{kind}" in text for text in one.wordings.all)}
    assert asking <= set(table("wordings")["kinds"])
