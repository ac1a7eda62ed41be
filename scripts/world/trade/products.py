"""The campaigns' products, and what is taken for them: the list of goods the world sells by name.

Names, model codes and configurations are those of the shipped lists (``verify/campaigns``); look-alikes and accessories
are the traps of the terms: another letter is another product, and a bag that names the camera is no camera. GTINs are
demonstration numbers (GS1 prefix 952): the true ones belong to the makers. Prices are invented near those of the time.

>>> [product.model for product in products_of("sony-ro-cashback-2018", role="lookalike") if product.of == "ILCE-7M3"]
['ILCE-7M3K', 'ILCE-7M3B']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from world.chance import Stock
from world.trade.numbers import made_gtin
from world.trade.prices import EURO, usual_price
from world.trade.words import stock, table

Role = Literal["product", "lookalike", "accessory"]
SONY, SONOS, MICROSOFT = "sony-ro-cashback-2018", "sonos-welcome-2019", "microsoft-moneyback-nordic"
CAMPAIGNS = {"sony": SONY, "sonos": SONOS, "microsoft": MICROSOFT}
"""The shipped campaigns' ids by brand."""


@dataclass(frozen=True, slots=True)
class Product:
    """One thing that is sold under a name."""

    number: int
    """Its place in the list, ten apart: the GTINs of its configurations lie between."""
    maker: str
    name: str
    """As the campaign's list has it; of an accessory the product that it serves."""
    short: str
    """As people say it."""
    model: str
    """The maker's code, if it has one."""
    campaign: str
    role: Role
    category: str
    euro: Decimal
    """A shop's usual price in euros."""
    of: str = ""
    """Name or model of the product that it is taken for."""
    kind: str = ""
    """Which word people have for such goods (`kinds` in ``words/wordings.toml``)."""
    configurations: tuple[str, ...] = ()
    """``i5/8 GB/128 GB``, the cheapest first."""

    @property
    def gtin(self) -> str:
        """Its demonstration GTIN; of the first configuration where there are several."""
        return self.gtin_of("")

    def gtin_of(self, configuration: str) -> str:
        """The demonstration GTIN of `configuration`."""
        place = self.configurations.index(configuration) if configuration in self.configurations else 0
        return made_gtin(self.number + place)

    @property
    def prices(self) -> dict[str, Decimal]:
        """The usual price by currency."""
        return {currency: usual_price(currency, self.euro) for currency in EURO}

    @property
    def wordings(self) -> Stock[str]:
        """How shops word it, as patterns (``words/wordings.toml``).

        A look-alike whose name is that of the product it is taken for is always told with its model code.
        """
        keys = (self.category,) if self.role == "accessory" else (_brand(self.campaign), self.category)
        every = stock("wordings", *keys)
        if self.role == "product" or not self.model.startswith(("ILCE", "DSC", "SEL")):
            return every
        told, kept = (
            tuple(text for text in part if "{model}" in text or "{joined}" in text) for part in (every.tune, every.held)
        )
        return Stock(told, kept)


def _brand(campaign: str) -> str:
    return next(brand for brand, known in CAMPAIGNS.items() if known == campaign)


def _read() -> Iterator[Product]:
    groups = [(brand, group) for brand in CAMPAIGNS for group in table("products")[brand]]
    goods = [(brand, group, one) for brand, group in groups for one in group["goods"]]
    for place, (brand, group, one) in enumerate(goods):
        yield _product(10 * (place + 1), brand, {**group, **one})


def _product(number: int, brand: str, known: dict[str, Any]) -> Product:
    return Product(
        number=number,
        maker=known.get("maker", brand.capitalize()),
        name=known["name"],
        short=known["short"],
        model=known.get("model", ""),
        campaign=CAMPAIGNS[brand],
        role=known.get("role", "product"),
        category=known["category"],
        euro=Decimal(str(known["euro"])),
        of=known.get("of", ""),
        kind=known.get("kind", known["category"]),
        configurations=tuple(known.get("configurations", ())),
    )


PRODUCTS: tuple[Product, ...] = tuple(_read())
"""All of them, the eligible ones of each campaign first."""


def products_of(campaign: str, *, role: Role = "product", of: str = "") -> tuple[Product, ...]:
    """The goods of `campaign` in `role`; of look-alikes and accessories those that are taken for `of`, if it is given."""
    return tuple(
        product
        for product in PRODUCTS
        if product.campaign == campaign and product.role == role and (not of or product.of == of)
    )
