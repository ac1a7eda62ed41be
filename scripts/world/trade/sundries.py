"""What else is sold: the lines beside the one that is claimed for.

VAT on food, per cent, stands beside each country's rates (sources as in `countries`); drinks and sweets bear the standard
rate where the law says so (Germany, Italy, Britain, Ireland). Bottles and cans bear a deposit where there is a system.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from world.chance import Chance
from world.trade.countries import Country, country_of
from world.trade.numbers import made_gtin
from world.trade.prices import price_in
from world.trade.sale import ZERO, Article
from world.trade.setting import GTIN_PRINTED, article_number, habits_of, set_in
from world.trade.words import common, stock


def other_articles(chance: Chance, country: Country | str, count: int, *, shop: str = "") -> tuple[Article, ...]:
    """`count` other goods as shops of `country` sell them: cables, batteries, coffee, carrier bags.

    Which they may be, and how they are set, are habits of the shop with the address `shop`, if it is given.
    """
    land, habits = country_of(country), habits_of(chance, shop)
    sold = [_entry(text) for text in stock("decoys", land.language).of(chance.split)]
    if habits.child("range").happens(ELECTRONICS_ONLY):
        sold = [entry for entry in sold if not {"f", "g"} & set(entry.flags)]
    return tuple(_other(chance, habits, land, entry) for entry in chance.sample(sold, count))


ELECTRONICS_ONLY = 0.6
"""How many shops sell nothing to eat or to wash with; chosen."""


@dataclass(frozen=True, slots=True)
class _Entry:
    wording: str
    sizes: tuple[str, ...]
    euro: Decimal
    flags: str


def _entry(text: str) -> _Entry:
    """``wording [size size]|price|flags``; sizes that hold a blank are split where the next number begins."""
    wording, price, *flags = text.split("|")
    sizes = re.search(r"\[(.+?)\]", wording)
    several = re.split(r" (?=[\dx])", sizes[1]) if sizes else []
    return _Entry(re.sub(r" ?\[.+?\]", "", wording), tuple(several), Decimal(price), flags[0] if flags else "")


FOOD_RATES = {
    "RO": "9", "FI": "14", "SE": "12", "NO": "15", "DE": "7", "FR": "5.5", "IT": "10", "ES": "10", "NL": "9",
    "GB": "0", "IE": "0", "AT": "10", "BE": "6", "CH": "2.5", "AU": "0",
}  # fmt: skip
"""VAT on food, per cent, where it is not the standard one (sources as in `countries`)."""


def _other(chance: Chance, habits: Chance, land: Country, entry: _Entry) -> Article:
    size = chance.pick(entry.sizes) if entry.sizes else ""
    wording = entry.wording.format(brand=chance.pick(stock("decoys", "brands")), size=size)
    quantity = chance.pick((1, 1, 1, 2, 3)) if entry.euro < 10 else 1
    own = Decimal(str(round(chance.within(0.8, 1.3), 3)))
    food = "f" in entry.flags and land.code in FOOD_RATES
    return Article(
        description=set_in(habits, wording),
        unit_price=price_in(habits, land.currency, entry.euro * own),
        reference=article_number(chance, habits) if entry.euro >= 5 else "",
        quantity=quantity,
        vat_rate=Decimal(FOOD_RATES[land.code]) if food else None,
        gtin=made_gtin(500_000 + chance.whole(0, 99_999)) if chance.happens(GTIN_PRINTED) else "",
        deposit=_deposit(chance, land, quantity) if "d" in entry.flags else ZERO,
    )


def _deposit(chance: Chance, land: Country, quantity: int) -> Decimal:
    """What is paid for the bottles; nothing where the country has no such thing."""
    amounts = common("decoys", "deposits", land.code)
    return quantity * Decimal(chance.pick(amounts)) if amounts else ZERO
