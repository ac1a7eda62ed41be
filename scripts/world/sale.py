"""A purchase: what was bought, when, for how much, and the arithmetic that any till does.

Prices include VAT. VAT is taken out of the gross sum, rate / (100 + rate), rounded half up to 0.01, and net is the
rest, so that net + VAT = gross to the last coin.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from world.dealers import Dealer

CENT = Decimal("0.01")


def rounded(amount: Decimal) -> Decimal:
    """`amount` rounded half up to the cent."""
    return amount.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Article:
    """One product line."""

    description: str
    unit_price: Decimal
    reference: str = ""
    """The dealer's article number."""
    quantity: int = 1
    discount: Decimal = Decimal(0)
    """Taken off this line, as a positive amount."""
    gtin: str = ""
    serial: str = ""

    @property
    def price(self) -> Decimal:
        """What the line costs, VAT included, after its discount."""
        return self.quantity * self.unit_price - self.discount


@dataclass(frozen=True, slots=True)
class Buyer:
    """The recipient block of an invoice."""

    name: str
    street: str
    place: str
    vat_id: str = ""


@dataclass(frozen=True, slots=True)
class Sale:
    """One purchase at one dealer."""

    dealer: Dealer
    articles: tuple[Article, ...]
    on: dt.date
    number: str
    at: dt.time | None = None
    by_card: bool = True
    slip: bool = False
    """A card slip is printed under the receipt, with a date of its own."""
    tendered: Decimal | None = None
    """Cash handed over; None for card payments."""
    buyer: Buyer | None = None
    ordered: dt.date | None = None
    delivered: dt.date | None = None
    due: dt.date | None = None
    remarks: tuple[str, ...] = ()
    """Further printed lines, as they stand."""

    @property
    def total(self) -> Decimal:
        """What was paid, VAT included."""
        return sum((article.price for article in self.articles), Decimal(0))

    @property
    def vat(self) -> Decimal:
        """The VAT in the total."""
        rate = self.dealer.tongue.vat_rate
        return rounded(self.total * rate / (100 + rate))

    @property
    def net(self) -> Decimal:
        """The total without VAT."""
        return self.total - self.vat
