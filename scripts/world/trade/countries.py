"""The countries of the world: money, VAT, coins, and how their shops write amounts, dates and addresses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Country:
    """One country's habits."""

    code: str
    """ISO 3166 alpha-2."""
    language: str
    """ISO 639-1, of its papers; a second language is another Country of the same code."""
    currency: str
    vat_rate: Decimal
    """The standard rate, per cent."""
    reduced_rates: tuple[Decimal, ...]
    amounts: tuple[str, ...]
    """Ways to write amounts: thousands separator, perhaps none, and decimal sign."""
    dates: tuple[str, ...]
    """strftime patterns."""
    zone: str
    """IANA time zone."""
    cash_coin: Decimal | None = None
    """The smallest coin, where smaller amounts are rounded."""
    place_form: str = "{code} {town}"

    def place(self, postal_code: str, town: str) -> str:
        """Postal code and town as printed."""
        return self.place_form.format(code=postal_code, town=town)


def write_amount(amount: Decimal, style: str) -> str:
    """`amount` with two decimals; `style` is the thousands separator, perhaps none, and the decimal sign.

    >>> write_amount(Decimal("8999"), ".,"), write_amount(Decimal("8999"), ","), write_amount(Decimal("-12.5"), " ,")
    ('8.999,00', '8999,00', '-12,50')
    """
    group, point = style[:-1], style[-1]
    return f"{amount:,.2f}".replace(",", "\0").replace(".", point).replace("\0", group)


def write_date(day: dt.date, pattern: str) -> str:
    """`day` as a till's clock prints it."""
    return day.strftime(pattern)
