"""A purchase: what was bought, when, for how much, and the arithmetic that any till does.

Prices include VAT. VAT is taken out of each rate's gross sum, rate / (100 + rate), rounded half up to the coin, and net
is the rest: net + VAT = gross to the last coin (Directive 2006/112/EC leaves the rounding to the countries; per rate
and receipt is what tills do). A discount on the whole receipt is shared among the rates by their gross sums.
Cash is rounded to the smallest coin where a country has given up smaller ones; the rounding is a line of its own and
changes what is paid, not what VAT is reckoned from.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from world.trade.dealers import Dealer

CENT = Decimal("0.01")
ZERO = Decimal(0)
Means = Literal["card", "cash", "transfer", "online"]


def rounded(amount: Decimal, coin: Decimal = CENT) -> Decimal:
    """`amount` rounded half up to a multiple of `coin`, with two decimals.

    >>> rounded(Decimal("12.345")), rounded(Decimal("12.37"), Decimal("0.05"))
    (Decimal('12.35'), Decimal('12.35'))
    """
    return ((amount / coin).quantize(Decimal(1), ROUND_HALF_UP) * coin).quantize(CENT)


@dataclass(frozen=True, slots=True)
class Article:
    """One product line."""

    description: str
    unit_price: Decimal
    """VAT included."""
    reference: str = ""
    """The dealer's article number."""
    quantity: int = 1
    discount: Decimal = ZERO
    """Taken off this line, as a positive amount."""
    vat_rate: Decimal | None = None
    """Per cent; None: the country's standard rate."""
    gtin: str = ""
    serial: str = ""
    deposit: Decimal = ZERO
    """Of all pieces together, printed as a line below."""
    note: str = ""
    """A further printed line: colour, condition, imei, guarantee."""

    @property
    def gross(self) -> Decimal:
        """Pieces times unit price, before the discount."""
        return self.quantity * self.unit_price

    @property
    def price(self) -> Decimal:
        """What the line costs, VAT included, after its discount, without the deposit."""
        return self.gross - self.discount


@dataclass(frozen=True, slots=True)
class Buyer:
    """The recipient block of an invoice."""

    name: str
    street: str
    place: str
    vat_id: str = ""


@dataclass(frozen=True, slots=True)
class VatLine:
    """One rate's share of the receipt."""

    rate: Decimal
    net: Decimal
    vat: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class Payment:
    """How it was paid."""

    means: Means = "card"
    tendered: Decimal | None = None
    """Cash handed over; None for other means."""
    slip: bool = False
    """The card terminal's slip is printed below, with a date and a time of its own."""
    on: dt.date | None = None
    """When it was paid, where that is another day than the purchase."""


@dataclass(frozen=True, slots=True)
class Sale:
    """One purchase at one dealer."""

    dealer: Dealer
    articles: tuple[Article, ...]
    on: dt.date
    number: str
    """Of the receipt or invoice."""
    at: dt.time | None = None
    payment: Payment = Payment()
    discount: Decimal = ZERO
    """Taken off the whole receipt, as a positive amount."""
    discount_name: str = ""
    buyer: Buyer | None = None
    order_number: str = ""
    ordered: dt.date | None = None
    delivered: dt.date | None = None
    due: dt.date | None = None
    printed: dt.date | None = None
    """The day of a copy's print."""
    sold_by: str = ""
    """Another seller than the issuer, as a marketplace prints it; empty: the issuer sells."""
    loyalty: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """Further printed lines, as they stand."""

    @property
    def subtotal(self) -> Decimal:
        """The lines' sum, deposits included, before the receipt's own discount."""
        return sum((one.price + one.deposit for one in self.articles), ZERO)

    @property
    def gross(self) -> Decimal:
        """What it costs, VAT included."""
        return self.subtotal - self.discount

    @property
    def rounding(self) -> Decimal:
        """What rounding cash to the smallest coin adds (or, negative, takes off)."""
        coin = self.dealer.country.cash_coin
        return rounded(self.gross, coin) - self.gross if coin and self.payment.means == "cash" else ZERO

    @property
    def total(self) -> Decimal:
        """What is paid."""
        return self.gross + self.rounding

    @property
    def change(self) -> Decimal | None:
        """What cash comes back."""
        return None if self.payment.tendered is None else self.payment.tendered - self.total

    @property
    def vat_lines(self) -> tuple[VatLine, ...]:
        """The rates' shares, the highest rate first; their gross sums add up to `gross`."""
        sums: dict[Decimal, Decimal] = {}
        for one in self.articles:
            rate = one.vat_rate if one.vat_rate is not None else self.dealer.country.vat_rate
            sums[rate] = sums.get(rate, ZERO) + one.price + one.deposit
        left, lines = self.discount, []
        for place, rate in enumerate(sorted(sums)):
            is_last = place == len(sums) - 1
            share = left if is_last or not self.subtotal else rounded(self.discount * sums[rate] / self.subtotal)
            left -= share
            lines.append(_vat_line(rate, sums[rate] - share))
        return tuple(reversed(lines))

    @property
    def vat(self) -> Decimal:
        """All VAT in the total."""
        return sum((line.vat for line in self.vat_lines), ZERO)

    @property
    def net(self) -> Decimal:
        """What it costs without VAT."""
        return self.gross - self.vat


def _vat_line(rate: Decimal, gross: Decimal) -> VatLine:
    vat = rounded(gross * rate / (100 + rate))
    return VatLine(rate, gross - vat, vat, gross)
