"""A plausible purchase: what a shop's till adds to the goods that were bought.

Number, time, payment, slip, loyalty and the lines at the foot come from chance; whatever is given stands as given. The
remarks hold dates that are no purchase dates (the last day of a warranty, of a return), as real ones do. Discounts are
never added unasked: they would change what a claim is worth.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import Any

from world.chance import Chance
from world.trade.countries import write_date
from world.trade.dealers import Dealer, filled
from world.trade.prices import EURO
from world.trade.sale import CENT, ZERO, Article, Means, Payment, Sale, rounded
from world.trade.words import common, stock

WARRANTY_YEARS = 2
"""Directive 1999/44/EC, article 5: the seller answers for two years."""
RETURN_DAYS = (14, 28, 30, 60)
CASH_BELOW = Decimal(400)
"""Euros' worth above which hardly anybody pays with notes; chosen."""


def make_sale(chance: Chance, dealer: Dealer, articles: tuple[Article, ...], *, on: dt.date, **known: Any) -> Sale:  # noqa: ANN401 - entries of Sale, each of its own type
    """A purchase of `articles` at `dealer` on day `on`; `known` are further entries of `Sale`, and stand as given.

    With a buyer it is an invoice's: then it has an order number and often dates of order, delivery and payment too.
    """
    is_invoice = known.get("buyer") is not None
    drawn: dict[str, Any] = {
        "number": _number(chance.child("number"), "invoices" if is_invoice else "numbers", on),
        "at": dt.time(chance.whole(9, 20), chance.whole(0, 59)),
        "loyalty": _loyalty(chance.child("loyalty"), dealer),
        "remarks": _remarks(chance.child("remarks"), dealer, on),
    }
    if is_invoice:
        drawn |= _dates(chance.child("dates"), on)
        drawn |= {"order_number": _number(chance.child("order"), "orders", on), "loyalty": (), "at": None}
    sale = Sale(dealer=dealer, articles=articles, on=on, **{**drawn, **known})
    if "payment" in known:
        return sale
    return _paid(chance.child("payment"), sale, is_invoice=is_invoice)


def _number(chance: Chance, kind: str, on: dt.date) -> str:
    return filled(chance, chance.pick(stock("remarks", kind)).replace("{y}", f"{on:%Y}"))


def _dates(chance: Chance, on: dt.date) -> dict[str, Any]:
    """What an invoice's other dates may be: ordered before, delivered after, due later."""
    known: dict[str, Any] = {}
    if chance.happens(0.4):
        known["ordered"] = on - dt.timedelta(days=chance.whole(0, 4))
    if chance.happens(0.4):
        known["delivered"] = on + dt.timedelta(days=chance.whole(0, 5))
    if chance.happens(0.5):
        known["due"] = on + dt.timedelta(days=chance.pick((8, 10, 14, 30)))
    return known


def _paid(chance: Chance, sale: Sale, *, is_invoice: bool) -> Sale:
    """`sale` with a payment that fits it."""
    if is_invoice:
        ways: tuple[Means, ...] = ("transfer", "online", "card") if sale.due else ("online", "card")
        return replace(sale, payment=Payment(chance.pick(ways)))
    small = sale.gross / EURO[sale.dealer.country.currency] < CASH_BELOW
    if sale.gross <= 0 or not chance.happens(0.45 if small else 0.05):
        return replace(sale, payment=Payment("card", slip=chance.happens(0.5)))
    cash = replace(sale, payment=Payment("cash"))
    return replace(cash, payment=Payment("cash", tendered=_tendered(chance, cash.total, sale.dealer.country.currency)))


_NOTES = {
    "EUR": (5, 10, 20, 50, 100), "RON": (1, 10, 50, 100, 200), "NOK": (50, 100, 200, 500, 1000),
    "SEK": (20, 50, 100, 500, 1000), "DKK": (50, 100, 200, 500, 1000), "GBP": (5, 10, 20, 50),
    "CHF": (10, 20, 50, 100, 200), "AUD": (5, 10, 20, 50, 100),
}  # fmt: skip
"""Banknotes."""


def _tendered(chance: Chance, total: Decimal, currency: str) -> Decimal:
    """What is handed over for `total`: the sum itself, or notes that cover it."""
    if chance.happens(0.2):
        return total
    note = Decimal(chance.pick(_NOTES[currency]))
    return ((total / note).to_integral_value(ROUND_CEILING) * note).quantize(CENT)


LOYAL = 0.2
"""How often a customer's card is shown; chosen."""


def _loyalty(chance: Chance, dealer: Dealer) -> tuple[str, ...]:
    if not chance.happens(LOYAL):
        return ()
    lines = stock("remarks", dealer.country.language, "loyalty").of(chance.split)
    card, points = f"****{chance.digits(4)}", chance.whole(10, 2400)
    return tuple(line.format(card=card, points=points) for line in lines)


def _remarks(chance: Chance, dealer: Dealer, on: dt.date) -> tuple[str, ...]:
    """Policy, warranty and thanks as this shop prints them: the wording is the shop's, whatever is bought."""
    shop = Chance.of(chance.seed, chance.split, f"shops/{dealer.web}/remarks")
    days = shop.pick(RETURN_DAYS)
    words = {
        "days": days,
        "returned": write_date(on + dt.timedelta(days=days), dealer.dates),
        "warranty": write_date(_years_on(on, WARRANTY_YEARS), dealer.dates),
        "web": dealer.web,
    }
    kinds = (("policy", 0.7), ("warranty", 0.45), ("thanks", 0.75))
    language = dealer.country.language
    return tuple(
        shop.pick(stock("remarks", language, kind)).format(**words) for kind, likely in kinds if shop.happens(likely)
    )


def _years_on(day: dt.date, years: int) -> dt.date:
    """The same day some years on; of 29 February the day before March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


_DISCOUNTS = (Decimal(5), Decimal(10), Decimal(15), Decimal(20))
"""Per cent."""


def discounted(chance: Chance, sale: Sale) -> Sale:
    """`sale` with a discount on one line or on all of it; paid in a way that still covers it."""
    share = chance.pick(_DISCOUNTS) / 100
    if chance.happens(0.5):
        place = chance.whole(0, len(sale.articles) - 1)
        lines = list(sale.articles)
        lines[place] = replace(lines[place], discount=lines[place].discount + rounded(lines[place].price * share))
        cheaper = replace(sale, articles=tuple(lines))
    else:
        name = chance.pick(common("remarks", sale.dealer.country.language, "discount"))
        cheaper = replace(sale, discount=sale.discount + rounded(sale.subtotal * share), discount_name=name)
    return cheaper if sale.payment.tendered is None else _paid_exactly(cheaper)


def _paid_exactly(sale: Sale) -> Sale:
    return replace(sale, payment=replace(sale.payment, tendered=sale.total))


def credited(chance: Chance, sale: Sale, *, on: dt.date, places: tuple[int, ...] = ()) -> Sale:
    """What the shop prints when goods of `sale` come back: negative lines, all of them or those at `places`."""
    back = tuple(_back(one) for place, one in enumerate(sale.articles) if not places or place in places)
    number = _number(chance.child("number"), "invoices" if sale.buyer else "numbers", on)
    payment = Payment("card" if sale.payment.tendered is None else "cash")
    discount = ZERO if places else -sale.discount
    return replace(sale, articles=back, on=on, number=number, payment=payment, discount=discount, due=None)


def _back(article: Article) -> Article:
    return replace(article, quantity=-article.quantity, discount=-article.discount, deposit=-article.deposit)
