"""What stands on one A4 paper: the sale seen as an invoice, a credit note, an order, a delivery or an offer.

A credit note turns the sale it is handed round: what was paid goes back, under a number and a date of its own, and the
sale's number and date become those of the invoice that it credits. Orders, quotes and pro formas have no invoice's number.
Only an invoice has a date of purchase.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from world.chance import Chance, Stock
from world.press.a4.words import Words, words_of
from world.press.small_print import small_print
from world.trade.accounts import Account, make_account
from world.trade.countries import write_amount, write_date
from world.trade.sale import CENT, ZERO, Article, Payment, Sale, rounded
from world.trade.sales import credited

PaperKind = Literal["invoice", "credit_note", "order_confirmation", "delivery_note", "quote", "pro_forma"]
Money = Literal["bare", "code", "sign", "before"]
"""How amounts in the sums are written: alone, with the currency's code behind, its sign behind, its sign before."""

SIGNS = {"EUR": "€", "GBP": "£", "SEK": "kr", "NOK": "kr", "DKK": "kr.", "RON": "lei", "CHF": "CHF", "AUD": "$"}
SMALL_PRINTED = 0.6
"""Chosen: so many shops have consumer law below their papers."""
_NUMBERS = {
    "invoice": "invoice_number", "credit_note": "credit_number", "order_confirmation": "order_number",
    "delivery_note": "delivery_number", "quote": "quote_number", "pro_forma": "quote_number",
}  # fmt: skip
_PREFIXES = {
    "invoice": ("",), "credit_note": ("GS-", "K", "CN-", ""), "order_confirmation": ("", "SO-", "W"),
    "delivery_note": ("", "LS", "D-"), "quote": ("AN-", "Q", "OF-"), "pro_forma": ("PF-", "PRO"),
}  # fmt: skip
SELLERS: Stock[str] = Stock(
    tune=("Nordic Gadget Hub Ltd", "TechnoPoint Trading", "Blue Lantern Commerce", "Mira Digital Store", "Kvadrat Elektronik"),
    held=("Polar Device House", "Astra Import & Export", "Greenleaf Gadgets", "Ponte Digitale", "Lumen Handel"),
)  # fmt: skip
"""Other sellers that trade on a marketplace, where the sale names none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A caption and a value."""

    caption: str
    value: str
    role: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table, in net and in gross."""

    article: Article
    place: int
    rate: Decimal
    net: Decimal
    """The row without VAT; the rows of a rate add up to that rate's net sum."""
    unit_net: Decimal
    """In ten thousandths where pieces times hundredths would not come out."""
    deposit_net: Decimal


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything a paper may print."""

    sale: Sale
    kind: PaperKind
    words: Words
    lines: tuple[Line, ...]
    long_dates: bool
    customer: str
    order: str
    clerk: str
    account: Account
    bank: str
    small_print: str
    """Below everything, above the foot; empty where the shop prints none."""
    sold_by: str
    original: tuple[str, dt.date] | None
    """Number and date of the invoice that a credit note credits."""
    days: dict[str, dt.date]
    """Dates other than the paper's own, by role."""

    @property
    def title(self) -> str:
        """What the paper calls itself."""
        title = self.words[self.kind]
        return f"{title} ({self.words['copy']})" if self.sale.printed and self.kind == "invoice" else title

    @property
    def number_caption(self) -> str:
        """What the paper's own number is called."""
        return self.words[_NUMBERS[self.kind]]

    @property
    def number_role(self) -> str:
        """What the paper's own number is in its truth."""
        return {"invoice": "receipt_number", "credit_note": "receipt_number"}.get(self.kind, "document_number")

    @property
    def date_role(self) -> str:
        """What the paper's own date is in its truth."""
        roles = {
            "invoice": "purchase_date invoice_date",
            "credit_note": "invoice_date",
            "order_confirmation": "order_date",
        }
        return roles.get(self.kind, "document_date")

    @property
    def total_caption(self) -> str:
        """What the sum at the end is called."""
        return self.words["total" if self.kind == "invoice" else "grand_total"]

    @property
    def is_priced(self) -> bool:
        """Whether the paper shows prices."""
        return self.kind != "delivery_note"

    def amount(self, value: Decimal) -> str:
        """`value` as this shop writes it; finer than hundredths where it is finer."""
        value, style = value + 0, self.sale.dealer.amounts  # no till prints a negative nought
        fine = format(value.normalize() % 1, "f")[4:] if value > 0 else ""
        return write_amount(value.quantize(CENT, ROUND_DOWN), style) + fine

    def date(self, day: dt.date) -> str:
        """`day` as this shop writes it."""
        return self.words.long_date(day) if self.long_dates else write_date(day, self.sale.dealer.dates)

    def rate(self, rate: Decimal) -> str:
        """A VAT rate with its sign."""
        point = self.sale.dealer.amounts[-1]
        return f"{rate.normalize():f}".replace(".", point) + (
            " %" if self.sale.dealer.country.language in _SPACED else "%"
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Numbers and dates for the block beside the address, the paper's own first."""
        words, sale = self.words, self.sale
        own = {"invoice": "date", "order_confirmation": "order_date"}.get(self.kind, "document_date")
        rows = [
            Entry(self.number_caption, sale.number, self.number_role),
            Entry(words[own], self.date(sale.on), self.date_role),
        ]
        if self.sale.at and self.kind == "invoice":
            rows.append(Entry(words["time"], f"{self.sale.at:%H:%M}", "purchase_time"))
        if self.order and self.kind != "order_confirmation":
            rows.append(Entry(words["order_number"], self.order, "order_number"))
        rows += [Entry(words[role], self.date(day), role) for role, day in self.days.items()]
        rows.append(Entry(words["customer_number"], self.customer, "customer_number"))
        if self.clerk:
            rows.append(Entry(words["clerk"], self.clerk, "clerk"))
        return tuple(rows)


_SPACED = frozenset({"de", "fi", "sv", "fr", "no", "da"})
"""Languages that put a space before the per cent sign."""


def matter_of(
    sale: Sale, kind: PaperKind, *, chance: Chance, shop: Chance, marketplace: bool, long_dates: bool
) -> Matter:
    """What the paper of this `kind` about `sale` prints; `chance` is the paper's, `shop` the shop's."""
    original = (sale.number, sale.on) if kind == "credit_note" and sale.total > 0 else None
    seen = _as_kind(sale, kind, chance)
    country = sale.dealer.country
    return Matter(
        sale=seen,
        kind=kind,
        words=words_of(country, shop.child("words")),
        lines=_net_lines(seen),
        long_dates=long_dates,
        customer=chance.digits(chance.whole(5, 8)),
        order="" if kind == "quote" else sale.order_number or (chance.digits(8) if chance.happens(0.5) else ""),
        clerk=f"{chance.pick('ABEHIJKLMNPRST')}. {chance.pick('ABCDEFGHKLMNPRSTVW')}." if shop.happens(0.4) else "",
        account=make_account(shop.child("account"), country.code),
        bank=shop.pick(_BANKS),
        small_print=small_print(country.language, own)
        if (own := shop.child("small print")).happens(SMALL_PRINTED)
        else "",
        sold_by=sale.sold_by or (chance.pick(SELLERS) if marketplace else ""),
        original=original,
        days=_days(seen, kind, chance),
    )


_BANKS: Stock[str] = Stock(
    ("Exempelbank", "Bank Example AG", "Muster & Co Bank"), ("Example Banking", "Prima Bank Demo", "Testbanken")
)
"""Invented banks; their codes in the accounts are no bank's."""


def _as_kind(sale: Sale, kind: PaperKind, chance: Chance) -> Sale:
    """The sale with the number and date that this kind of paper bears."""
    if kind == "invoice":
        return sale
    number = chance.pick(_PREFIXES[kind]) + chance.digits(chance.whole(5, 8))
    if kind == "credit_note":
        if sale.total < 0:
            return sale
        back = credited(chance.child("back"), sale, on=sale.on + dt.timedelta(days=chance.whole(2, 25)))
        return replace(back, number=number, ordered=None, delivered=None, printed=None)
    if kind == "order_confirmation":
        ordered = sale.ordered or sale.on
        return replace(sale, number=sale.order_number or number, on=ordered, ordered=ordered, payment=_card(sale))
    if kind == "delivery_note":
        return replace(sale, number=number, on=sale.delivered or sale.on, payment=_card(sale))
    return replace(sale, number=number, payment=_card(sale))


def _card(sale: Sale) -> Payment:
    """Nobody has paid cash before there is an invoice: nothing is rounded."""
    return Payment("online") if sale.payment.means == "cash" else sale.payment


def _days(sale: Sale, kind: PaperKind, chance: Chance) -> dict[str, dt.date]:
    """The paper's other dates."""
    if kind in {"quote", "pro_forma"}:
        return {"valid_until": sale.on + dt.timedelta(days=chance.pick((7, 14, 30)))}
    known = {
        "order_date": sale.ordered,
        "delivery_date": sale.delivered,
        "due_date": sale.due,
        "print_date": sale.printed,
    }
    shown = {"order_confirmation": {"print_date"}, "delivery_note": {"order_date", "print_date"}}.get(kind, set(known))
    return {role: day for role, day in known.items() if day and role in shown}


def _net_lines(sale: Sale) -> tuple[Line, ...]:
    """The rows' net sums: each rounded for itself, the rest of a rate's sum on its last row."""
    standard = sale.dealer.country.vat_rate
    rates = [one.vat_rate if one.vat_rate is not None else standard for one in sale.articles]
    sums = {
        rate: sum(
            (one.price + one.deposit for one, other in zip(sale.articles, rates, strict=True) if other == rate), ZERO
        )
        for rate in rates
    }
    left = {rate: _net(gross, rate) for rate, gross in sums.items()}
    for one, rate in zip(sale.articles, rates, strict=True):
        left[rate] -= _net(one.deposit, rate)
    lines = []
    for place, (one, rate) in enumerate(zip(sale.articles, rates, strict=True)):
        net = left[rate] if rate not in rates[place + 1 :] else _net(one.price, rate)
        left[rate] -= net
        lines.append(Line(one, place, rate, net, _unit_net(one, rate, net), _net(one.deposit, rate)))
    return tuple(lines)


def _unit_net(article: Article, rate: Decimal, net: Decimal) -> Decimal:
    whole = net if not article.discount else _net(article.gross, rate)
    unit = rounded(whole / article.quantity)
    return unit if unit * article.quantity == whole else (whole / article.quantity).quantize(Decimal("0.0001"))


def _net(gross: Decimal, rate: Decimal) -> Decimal:
    return gross - rounded(gross * rate / (100 + rate))
