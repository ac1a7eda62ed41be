"""The countries of the world: money, VAT, coins, and how their shops write amounts, dates and addresses.

VAT: standard and reduced rates in force from January 2019 (European Commission, "VAT rates applied in the Member States
of the European Union", situation at 1 January 2019; Norway: Skatteetaten; Switzerland: MWSTG article 25; Australia: A New
Tax System (Goods and Services Tax) Act 1999). Dutch food had 6 % until the last day of 2018.

Cash: where the smallest coins are gone, cash sums are rounded to what is left: Sweden, Norway one krone (2010, 2012),
Denmark 50 øre (2008), Finland 5 cents (2002, by law), the Netherlands and Belgium 5 cents (2004 by custom; Belgium from
December 2019 by law), Ireland 5 cents (2015), Italy 5 cents (2018, little heeded), Switzerland 5 Rappen (2007), Australia
5 cents (1992).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
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
    """Ways to write amounts: thousands separator, perhaps none, and decimal sign. The usual one first."""
    dates: tuple[str, ...]
    """strftime patterns, the usual one first."""
    zone: str
    """IANA time zone."""
    cash_coin: Decimal | None = None
    """The smallest coin, where smaller amounts are rounded."""
    place_form: str = "{code} {town}"

    def place(self, postal_code: str, town: str) -> str:
        """Postal code and town as printed."""
        return self.place_form.format(code=postal_code, town=town).strip()


def _rates(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(rate) for rate in text.split())


def _country(
    code: str,
    language: str,
    currency: str,
    rates: str,
    *,
    amounts: tuple[str, ...],
    dates: tuple[str, ...],
    zone: str,
    coin: str = "",
    place_form: str = "{code} {town}",
) -> Country:
    standard, *reduced = _rates(rates)
    cash_coin = Decimal(coin) if coin else None
    return Country(code, language, currency, standard, tuple(reduced), amounts, dates, zone, cash_coin, place_form)


_DOTS = ("%d.%m.%Y", "%d.%m.%y")
_SLASHES = ("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y")
_DASHES = ("%d-%m-%Y", "%d/%m/%Y", "%d-%m-%y")
_ENGLISH = ("%d/%m/%Y", "%d/%m/%y", "%d %b %Y", "%d-%b-%Y")
_COMMA = (".,", ",")
_SPACE = (" ,", ",")
_POINT = (",.", ".")
_TOWN_FIRST = "{town} {code}"

_FINLAND = _country(
    "FI", "fi", "EUR", "24 14 10", amounts=_SPACE, dates=("%d.%m.%Y", "%-d.%-m.%Y"), zone="Europe/Helsinki", coin="0.05"
)
_BELGIUM = _country("BE", "nl", "EUR", "21 12 6", amounts=_COMMA, dates=_SLASHES, zone="Europe/Brussels", coin="0.05")
_SWITZERLAND = _country(
    "CH", "de", "CHF", "7.7 3.7 2.5", amounts=("'.", "."), dates=_DOTS, zone="Europe/Zurich", coin="0.05"
)

COUNTRIES: dict[str, Country] = {
    "RO": _country(
        "RO", "ro", "RON", "19 9 5",
        amounts=(".,", ",", "."), dates=("%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"), zone="Europe/Bucharest",
    ),
    "FI": _FINLAND,
    "FI-sv": replace(_FINLAND, language="sv"),
    "SE": _country(
        "SE", "sv", "SEK", "25 12 6",
        amounts=_SPACE, dates=("%Y-%m-%d", "%Y-%m-%d", "%y-%m-%d"), zone="Europe/Stockholm", coin="1.00",
    ),
    "NO": _country(
        "NO", "no", "NOK", "25 15 12",
        amounts=(" ,", ",", ".,"), dates=(*_DOTS, "%d/%m/%Y"), zone="Europe/Oslo", coin="1.00",
    ),
    "DK": _country(
        "DK", "da", "DKK", "25",
        amounts=_COMMA, dates=("%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%y"), zone="Europe/Copenhagen", coin="0.50",
    ),
    "DE": _country("DE", "de", "EUR", "19 7", amounts=_COMMA, dates=_DOTS, zone="Europe/Berlin"),
    "FR": _country("FR", "fr", "EUR", "20 10 5.5", amounts=_SPACE, dates=_SLASHES, zone="Europe/Paris"),
    "IT": _country("IT", "it", "EUR", "22 10 4", amounts=_COMMA, dates=_DASHES, zone="Europe/Rome", coin="0.05"),
    "ES": _country("ES", "es", "EUR", "21 10 4", amounts=_COMMA, dates=_SLASHES, zone="Europe/Madrid"),
    "NL": _country("NL", "nl", "EUR", "21 9", amounts=_COMMA, dates=_DASHES, zone="Europe/Amsterdam", coin="0.05"),
    "GB": _country(
        "GB", "en", "GBP", "20 5 0", amounts=_POINT, dates=_ENGLISH, zone="Europe/London", place_form=_TOWN_FIRST
    ),
    "IE": _country(
        "IE", "en", "EUR", "23 13.5 9 0",
        amounts=_POINT, dates=_ENGLISH, zone="Europe/Dublin", coin="0.05", place_form=_TOWN_FIRST,
    ),
    "AT": _country("AT", "de", "EUR", "20 13 10", amounts=_COMMA, dates=_DOTS, zone="Europe/Vienna"),
    "BE": _BELGIUM,
    "BE-fr": replace(_BELGIUM, language="fr"),
    "CH": _SWITZERLAND,
    "CH-fr": replace(_SWITZERLAND, language="fr"),
    "CH-it": replace(_SWITZERLAND, language="it"),
    "AU": _country(
        "AU", "en", "AUD", "10 0",
        amounts=_POINT, dates=_ENGLISH, zone="Australia/Sydney", coin="0.05", place_form=_TOWN_FIRST,
    ),
}  # fmt: skip
"""By ISO code; a second language of a country by code, hyphen and language."""


def country_of(country: Country | str) -> Country:
    """The country itself, or that of its key."""
    return COUNTRIES[country] if isinstance(country, str) else country


def key_of(country: Country) -> str:
    """The country's key in `COUNTRIES`."""
    return (
        country.code if COUNTRIES[country.code].language == country.language else f"{country.code}-{country.language}"
    )


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
