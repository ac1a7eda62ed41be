"""What is sold: a product as a shop words it on a line, its serial, and whatever else is bought with it.

A wording is a pattern of the shop's own (order, abbreviations, the word for the kind, the colour), filled in the language
of its country and printed as that shop's system prints: as it is, in capitals, or in capitals without accents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from world.chance import Chance, Stock
from world.trade.countries import Country, country_of
from world.trade.dealers import filled, without_marks
from world.trade.numbers import luhn, made_gtin
from world.trade.prices import price_in
from world.trade.products import MICROSOFT, PRODUCTS, SONOS, SONY, Product, products_of
from world.trade.sale import ZERO, Article
from world.trade.words import common, stock, table

__all__ = [
    "MICROSOFT", "PRODUCTS", "SONOS", "SONY", "Product", "article_of", "other_articles", "products_of", "serial_of",
]  # fmt: skip

GTIN_PRINTED = 0.2
"""How often a line shows a GTIN; chosen."""


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
    land, habits = country_of(country), _habits(chance, shop)
    chosen = configuration or (chance.pick(product.configurations) if product.configurations else "")
    return Article(
        description=_set(habits, _description(product, chance, land.language, chosen)),
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
        "conf": written_configuration(configuration, chance) if configuration else "",
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


def _habits(chance: Chance, shop: str) -> Chance:
    """Where a shop's habits are drawn from; without a shop, one of chance's own, the same for all it draws."""
    return Chance.of(chance.seed, chance.split, f"shops/{shop}/goods" if shop else f"{chance.path}/goods")


def _set(habits: Chance, text: str) -> str:
    """As this shop's system prints it."""
    manner = habits.child("setting").within(0, 1)
    if manner < 0.6:
        return text
    return text.upper() if manner < 0.85 else without_marks(text).upper()


def written_configuration(configuration: str, chance: Chance) -> str:
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
_REFERENCES = Stock(("#####", "######", "##-####", "1######"), ("#######", "###-###", "#####-##", "A#####"))
"""Article numbers; # is a digit."""


def _reference(product: Product, chance: Chance, habits: Chance) -> str:
    """The article number; some shops take the maker's code, where there is one."""
    if len(product.model) > SHORT_MODEL and habits.child("codes").happens(0.2):
        return product.model
    return filled(chance, habits.child("reference").pick(_REFERENCES))


def serial_of(product: Product, chance: Chance) -> str:
    """A serial number of the form its maker uses."""
    return _SERIALS.get(product.maker, _other_serial)(chance)


def _sonos_serial(chance: Chance) -> str:
    """The unit's network address and a check digit, as on the maker's labels; a locally administered address."""
    octets = [f"{chance.pick('0123456789ABCDEF')}{chance.pick('26AE')}"]
    octets += [f"{chance.whole(0, 255):02X}" for _ in range(5)]
    return f"{'-'.join(octets)}:{sum(int(octet, 16) for octet in octets) % 16:X}"


def _microsoft_serial(chance: Chance) -> str:
    """Twelve digits, the first one nought, the last one Luhn's."""
    stem = f"0{chance.digits(10)}"
    return stem + luhn(stem)


def _other_serial(chance: Chance) -> str:
    return f"{chance.pick('ABCDEFGHJKLMNPRSTUVWXYZ')}{chance.digits(9)}"


_SERIALS: dict[str, Callable[[Chance], str]] = {
    "Sony": lambda chance: chance.digits(7),
    "Sonos": _sonos_serial,
    "Microsoft": _microsoft_serial,
}


def other_articles(chance: Chance, country: Country | str, count: int, *, shop: str = "") -> tuple[Article, ...]:
    """`count` other goods as shops of `country` sell them: cables, batteries, coffee, carrier bags; `shop` as above."""
    land, habits = country_of(country), _habits(chance, shop)
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
        description=_set(habits, wording),
        unit_price=price_in(habits, land.currency, entry.euro * own),
        reference=filled(chance, habits.child("reference").pick(_REFERENCES)) if entry.euro >= 5 else "",
        quantity=quantity,
        vat_rate=Decimal(FOOD_RATES[land.code]) if food else None,
        gtin=made_gtin(500_000 + chance.whole(0, 99_999)) if chance.happens(GTIN_PRINTED) else "",
        deposit=_deposit(chance, land, quantity) if "d" in entry.flags else ZERO,
    )


def _deposit(chance: Chance, land: Country, quantity: int) -> Decimal:
    """What is paid for the bottles; nothing where the country has no such thing."""
    known = common("decoys", "deposits", land.language) if land.code in _DEPOSIT_COUNTRIES else ()
    return quantity * Decimal(chance.pick(known[1:])) if known else ZERO


_DEPOSIT_COUNTRIES = {"SE", "NO", "FI", "DK", "DE", "NL"}


def deposit_word(country: Country | str) -> str:
    """What the deposit's line says; empty where there is none."""
    known = common("decoys", "deposits", country_of(country).language)
    return known[0] if known else ""
