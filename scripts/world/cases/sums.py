"""What the Sonos campaign pays: 20 % of the price, up to the cap of the currency of residence (T2).

A share of a discount on the whole receipt falls on each line by its price.

>>> cashback(Decimal("998.00"), "GBP"), cashback(Decimal("2290.00"), "NOK", used=Decimal("1300.00"))
(Decimal('160.00'), Decimal('320.00'))
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from world.trade.sale import CENT, ZERO, Sale, rounded

SHARE = Decimal("0.20")
CAPS: Mapping[str, Decimal] = {
    "AUD": Decimal(260), "GBP": Decimal(160), "EUR": Decimal(200), "SEK": Decimal(1650), "DKK": Decimal(1250),
    "NOK": Decimal(1620), "CHF": Decimal(200),
}  # fmt: skip
"""A participant's most, over all claims, by currency."""

_CURRENCIES = {"AU": "AUD", "GB": "GBP", "SE": "SEK", "DK": "DKK", "NO": "NOK", "CH": "CHF"}


def currency_of(country: str) -> str:
    """The currency of residence; elsewhere among the campaign's countries it is the euro."""
    return _CURRENCIES.get(country, "EUR")


def cashback(price: Decimal, currency: str, *, used: Decimal = ZERO) -> Decimal:
    """What is paid for `price`, where `used` was granted to the participant before."""
    return min(rounded(SHARE * price), CAPS[currency] - used).quantize(CENT)


def price_paid(sale: Sale, places: tuple[int, ...]) -> Decimal:
    """What the articles at `places` cost, their share of the receipt's discount taken off."""
    lines = sum((sale.articles[place].price for place in places), ZERO)
    return lines - rounded(sale.discount * lines / sale.subtotal) if sale.discount else lines


def price_for(amount: Decimal) -> Decimal:
    """The price of which `amount` is the share."""
    return (amount / SHARE).quantize(CENT)


def modest_price(currency: str) -> Decimal:
    """A price of which two do not use up the cap."""
    return (CAPS[currency] * 2 - Decimal("0.10")).quantize(CENT)
