"""What things cost: a euro's worth in every currency, and the endings that shops like.

>>> usual_price("SEK", Decimal(1059)), usual_price("EUR", Decimal("1.23")), usual_price("CHF", Decimal("4.79"))
(Decimal('11090.00'), Decimal('1.19'), Decimal('5.35'))
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from world.chance import Chance

EURO = {
    "EUR": Decimal(1),
    "RON": Decimal("4.7"),
    "NOK": Decimal("9.8"),
    "SEK": Decimal("10.5"),
    "DKK": Decimal("7.46"),
    "GBP": Decimal("0.88"),
    "CHF": Decimal("1.12"),
    "AUD": Decimal("1.62"),
}
"""A euro's worth, about the rates of early 2019 (European Central Bank)."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How prices end in a currency."""

    step: Decimal
    """Of small prices."""
    off: Decimal
    """Taken off a small price after rounding to `step`."""
    endings: tuple[Decimal, ...]
    """Added to great prices, which are whole numbers that end in nine."""


def _manner(step: str, off: str, *endings: str) -> Manner:
    return Manner(Decimal(step), Decimal(off), tuple(Decimal(ending) for ending in endings))


_WHOLE_CROWNS = _manner("0.5", "0", "0", "0", "0", "0.90")
_MANNERS = {
    "EUR": _manner("0.10", "0.01", "0", "0", "0.99", "0.90", "0.95"),
    "RON": _manner("0.10", "0.01", "0", "0.99", "0.90"),
    "NOK": _WHOLE_CROWNS,
    "SEK": _WHOLE_CROWNS,
    "DKK": _manner("0.5", "0.05", "0", "0", "0.95"),
    "GBP": _manner("0.10", "0.01", "0", "0.99", "0.95"),
    "CHF": _manner("0.05", "0", "0", "0.90", "0.95"),
    "AUD": _manner("0.05", "0", "0", "0.95"),
}
SMALL = 20
"""Below this many units of its currency a price ends in cents."""
GREAT = 2000
"""From this many on it ends in ninety."""


def usual_price(currency: str, euro: Decimal) -> Decimal:
    """What costs `euro` elsewhere, as most shops would price it."""
    return _priced(currency, euro, Decimal(0))


def price_in(habits: Chance, currency: str, euro: Decimal) -> Decimal:
    """What costs `euro` elsewhere, as the shop with these habits prices it."""
    return _priced(currency, euro, habits.child("endings").pick(_MANNERS[currency].endings))


def _priced(currency: str, euro: Decimal, ending: Decimal) -> Decimal:
    amount, manner = euro * EURO[currency], _MANNERS[currency]
    if amount < SMALL:
        return max(manner.step, _nearest(amount, manner.step) - manner.off).quantize(Decimal("0.01"))
    step, less = (Decimal(100), Decimal(10)) if amount >= GREAT else (Decimal(10), Decimal(1))
    return (_nearest(amount, step) - less + ending).quantize(Decimal("0.01"))


def _nearest(amount: Decimal, step: Decimal) -> Decimal:
    return (amount / step).to_integral_value(ROUND_HALF_UP) * step
