"""What is sold by name: a product as a shop words it on a line.

A wording is a pattern of the shop's own (order, abbreviations, the word for the kind, the colour), filled in the language
of its country and printed as that shop's system prints: as it is, in capitals, or in capitals without accents.
"""

from __future__ import annotations

import re
from decimal import Decimal

from world.chance import Chance, Stock
from world.trade.countries import Country, country_of
from world.trade.prices import price_in
from world.trade.products import MICROSOFT, PRODUCTS, SONOS, SONY, Product, products_of
from world.trade.sale import ZERO, Article
from world.trade.serials import serial_of
from world.trade.setting import GTIN_PRINTED, article_number, habits_of, set_in
from world.trade.sundries import other_articles
from world.trade.words import stock, table

__all__ = [
    "MICROSOFT", "PRODUCTS", "SONOS", "SONY", "Product", "article_of", "other_articles", "products_of",
    "serial_of",
]  # fmt: skip
"""All goods of the world in one place; serials and sundries have modules of their own."""


def article_of(
    product: Product,
    chance: Chance,
    country: Country | str,
    *,
    quantity: int = 1,
    configuration: str = "",
    price: Decimal | None = None,
    discount: Decimal = ZERO,
    serial: str = "",
    note: str = "",
    shop: str = "",
) -> Article:
    """`product` as a shop of `country` sells it; of several configurations the one named, else any.

    How its system sets names, prices and numbers is the habit of the shop with the address `shop`, if it is given.
    """
    land, habits = country_of(country), habits_of(chance, shop)
    chosen = configuration or (chance.pick(product.configurations) if product.configurations else "")
    return Article(
        description=set_in(habits, _description(product, chance, land.language, chosen)),
        unit_price=price if price is not None else _price(product, chance, chosen, (land.currency, habits)),
        reference=_reference(product, chance, habits),
        quantity=quantity,
        discount=discount,
        gtin=product.gtin_of(chosen) if chance.happens(GTIN_PRINTED) else "",
        serial=serial,
        note=note,
    )


def _description(product: Product, chance: Chance, language: str, configuration: str) -> str:
    words = {
        "maker": product.maker,
        "name": product.name,
        "short": product.short,
        "glued": re.sub(r"[ :]", "", product.short),
        "spaced": product.short.replace(":", " "),
        "model": product.model,
        "joined": product.model.replace("-", ""),
        "kind": _kind(product.kind, chance, language),
        "colour": _colour(product, chance, language),
        "for": table("wordings")["for"][language],
        "pair": table("wordings")["pair"][language],
        "conf": _configured(configuration, chance) if configuration else "",
    }
    text = " ".join(chance.pick(product.wordings).format(**words).split())
    return text[0].upper() + text[1:]


def _kind(kind: str, chance: Chance, language: str) -> str:
    words = table("wordings")["kinds"].get(kind, {}).get(language)
    return chance.pick(Stock((words[0],), (words[1],))) if words else ""


def _colour(product: Product, chance: Chance, language: str) -> str:
    """Only the makers of computers sell more than two."""
    words = stock("wordings", "colours", language).of(chance.split)
    return chance.pick(words) if product.campaign == MICROSOFT else words[0]


def _configured(configuration: str, chance: Chance) -> str:
    """``i5/8 GB/128 GB`` as a shop writes it."""
    cpu, ram, disk = configuration.split("/")
    size = int(disk.split()[0]) * (1024 if disk.endswith("TB") else 1)
    return chance.pick(stock("wordings", "configurations")).format(
        cpu=cpu,
        core=cpu if cpu == "Pentium" else f"Core {cpu}",
        ram=ram.split()[0],
        disk=disk,
        disk_glued=disk.replace(" ", ""),
        size=size,
    )


SHOP_DIFFERENCE = 0.06
"""How far a shop's price lies from the usual one; chosen."""
CONFIGURATION_STEP = Decimal("0.22")
"""What the next better configuration costs more, of the first one's price; chosen."""


def _price(product: Product, chance: Chance, configuration: str, shop: tuple[str, Chance]) -> Decimal:
    currency, habits = shop
    step = product.configurations.index(configuration) if configuration in product.configurations else 0
    own = Decimal(str(round(chance.within(1 - SHOP_DIFFERENCE, 1 + SHOP_DIFFERENCE), 3)))
    return price_in(habits, currency, product.euro * (1 + CONFIGURATION_STEP * step) * own)


SHORT_MODEL = 4
"""Glyphs of the longest model code that would be no article number by itself."""


def _reference(product: Product, chance: Chance, habits: Chance) -> str:
    """The article number; some shops take the maker's code, where there is one."""
    if len(product.model) > SHORT_MODEL and habits.child("codes").happens(0.2):
        return product.model
    return article_number(chance, habits)
