"""What a till knows of a sale, as the values that its layout's templates name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from world.chance import Chance, Stock
from world.press.fonts import Typeface
from world.press.heads import Head
from world.press.till.layouts import Till
from world.press.till.rows import Span
from world.press.till.templates import Value, spans_of
from world.press.till.words import Words
from world.trade.countries import write_amount, write_date
from world.trade.sale import Article, Sale, VatLine

CASHIERS = Stock(
    ("07", "012", "Ana", "K. L.", "Mia", "OP 3", "Tom", "4411", "S. B."),
    ("21", "104", "Eva", "J. H.", "Noah", "Kasse2", "Lea", "9008", "M. R."),
)
CARDS = (
    ("VISA", "A0000000031010"), ("VISA DEBIT", "A0000000031010"), ("MASTERCARD", "A0000000041010"),
    ("Debit Mastercard", "A0000000041010"), ("MAESTRO", "A0000000043060"),
)  # fmt: skip
"""Schemes and their application identifiers (EMVCo, list of registered identifiers)."""
MASKS = Stock(("************{}", "XXXX XXXX XXXX {}", "****{}"), ("**** **** **** {}", "############{}", "...{}"))
SLIP_DATES = Stock(("%d/%m/%y", "%d.%m.%Y", "%Y-%m-%d"), ("%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y"))
SLIP_TIMES = Stock(("%H:%M:%S", "%H:%M"), ("%H:%M:%S", "%H.%M"))
SIGNS = {"EUR": ("EUR", "€", "EUR"), "RON": ("LEI", "RON", "LEI"), "GBP": ("£", "GBP", "£"), "SEK": ("SEK", "kr"),
         "NOK": ("NOK", "kr"), "DKK": ("DKK", "kr."), "CHF": ("CHF", "Fr."), "AUD": ("$", "AUD")}  # fmt: skip

BEFORE_VALUES = frozenset({
    "number", "date", "time", "till", "cashier", "article", "discount", "reduced", "deposit", "subtotal", "total", "paid",
    "change", "rounding", "vat_sum", "saved", "points", "member", "table", "guests", "slip_card", "slip_amount", "slip_code",
})  # fmt: skip
"""Captions behind which a shop may put a colon."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A shop's till with one sale on it: what its layout is filled from."""

    sale: Sale
    till: Till
    words: Words
    face: Typeface
    head: Head
    shop: Chance
    """Habits of the shop; drawn from by child, so that they are the same on all its papers."""
    chance: Chance
    """What is this paper's own."""
    is_copy: bool = False
    is_slip: bool = False
    """The slip is the whole paper: its amount is the total."""
    undone: Sale | None = None
    """The purchase that this return undoes."""

    def amount(self, amount: Decimal) -> str:
        """As this shop writes amounts."""
        return write_amount(amount, self.sale.dealer.amounts)

    def letter(self, rate: Decimal) -> str:
        """The sign of a VAT rate."""
        signs = self.shop.child("letters").pick(("ABCD", "1234", "ABCD"))
        return signs[[line.rate for line in self.sale.vat_lines].index(rate)]

    @property
    def sign(self) -> str:
        """How the shop writes its currency."""
        return self.shop.child("sign").pick(SIGNS[self.sale.dealer.country.currency])


def common_values(desk: Desk) -> dict[str, Value]:
    """Values of the whole sale, and all captions."""
    return {**_captions(desk), **_dealer(desk), **_clock(desk), **_sums(desk)}


def _captions(desk: Desk) -> dict[str, Value]:
    said = {
        f"{one.name}_": _caption(getattr(desk.words, one.name), desk, before_value=one.name in BEFORE_VALUES)
        for one in fields(Words)
    }
    means = {"card": desk.words.card, "online": desk.words.card, "cash": desk.words.cash}.get(desk.sale.payment.means)
    total = said["total_"]
    values: dict[str, Value] = {
        **said,
        "means_": _caption(means or desk.words.transfer, desk),
        "receipt_discount_": desk.sale.discount_name or said["discount_"],
        "title_": Span(said["title_"], "title"),
        "bill_note": Span(said["bill_note_"], "bill_note"),
    }
    is_signed = any("{cur_mark}" in line for line in desk.till.totals)
    if not is_signed and desk.shop.child("total").happens(0.5):
        values["total_"] = (Span(f"{total} "), Span(desk.sign, "currency"))
    return values


def _caption(word: str, desk: Desk, *, before_value: bool = True) -> str:
    said = word.upper() if desk.till.upper else word
    return f"{said}{desk.till.colon}" if before_value and said and said[-1] not in ".:!?" else said


def _dealer(desk: Desk) -> dict[str, Value]:
    dealer = desk.sale.dealer
    is_named = dealer.legal_name.casefold() != dealer.brand.casefold()
    lines = numbered(dealer.id_lines, (dealer.vat_id, dealer.vat_id[2:], dealer.registration_id))
    return {
        "brand": Span(dealer.brand, "retailer"),
        "legal": Span(dealer.legal_name, "legal_name") if is_named else "",
        "street": Span(dealer.street, "address"),
        "place": Span(dealer.place, "address"),
        "phone": Span(dealer.phone, "contact"),
        "web": Span(dealer.web, "web"),
        "id1": lines[0] if lines else "",
        "id2": lines[1] if len(lines) > 1 else "",
    }


def numbered(lines: tuple[str, ...], numbers: tuple[str, ...]) -> tuple[tuple[Span, ...], ...]:
    """A seller's numbers with the one that counts told from its caption: the first of `numbers` that is printed."""
    told = [(Span(line),) for line in lines]
    for number in numbers:
        for place, line in enumerate(lines):
            start, end = _found(line, _bare(number))
            if end:
                spans = (Span(line[:start]), Span(line[start:end], "vat_id"), Span(line[end:]))
                return (*told[:place], tuple(span for span in spans if span.text), *told[place + 1 :])
    return tuple(told)


def _found(line: str, number: str) -> tuple[int, int]:
    """Where `number` stands in `line`, whatever signs are between its letters; (0, 0) where it does not."""
    words = list(re.finditer(r"\w+", line))
    ends = [(one.start(), two.end()) for one in words for two in words if two.end() > one.start()]
    return next(((start, end) for start, end in ends if number and _bare(line[start:end]) == number), (0, 0))


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).upper()


def _clock(desk: Desk) -> dict[str, Value]:
    sale, own = desk.sale, desk.shop.child("clock")
    seconds = own.happens(0.35)
    moment = f"{sale.at:%H:%M}" if sale.at else ""
    return {
        "number": Span(sale.number, "receipt_number"),
        "date": Span(write_date(sale.on, sale.dealer.dates), "purchase_date"),
        "time": Span(f"{moment}:{desk.chance.child('seconds').whole(0, 59):02}" if moment and seconds else moment, "purchase_time"),
        "till": own.pick((f"{own.whole(1, 9)}", f"{own.whole(1, 14):02}", f"{own.whole(1, 40):03}/{own.whole(1, 9)}")),
        "cashier": desk.chance.child("cashier").pick(CASHIERS) if own.happens(0.75) else "",
        "table": str(desk.chance.child("table").whole(1, 48)),
        "guests": str(desk.chance.child("guests").whole(1, 6)),
    }  # fmt: skip


def _sums(desk: Desk) -> dict[str, Value]:
    sale = desk.sale
    paid = sale.payment.tendered if sale.payment.tendered is not None else sale.total
    saved = sale.discount + sum((one.discount for one in sale.articles), Decimal(0))
    is_steps = len(sale.articles) > 1 or sale.subtotal != sale.total
    return {
        "several": "yes" if len(sale.articles) > 1 else "",
        "cur": desk.sign,
        "cur_mark": Span(desk.sign, "currency"),
        "subtotal": Span(desk.amount(sale.subtotal), "subtotal") if is_steps else "",
        "receipt_discount": Span(desk.amount(sale.discount), "discount") if sale.discount else "",
        "rounding": Span(desk.amount(sale.rounding), "rounding") if sale.rounding else "",
        "total": Span(desk.amount(sale.total), "total"),
        "paid": Span(desk.amount(sale.total), "paid"),
        "tendered": Span(desk.amount(paid), "paid"),
        "change": Span(desk.amount(sale.change), "change") if sale.change is not None else "",
        "count": str(sum(one.quantity for one in sale.articles)),
        "saved": Span(desk.amount(saved), "saved") if saved else "",
    }


def item_values(desk: Desk, article: Article, place: int) -> dict[str, Value]:
    """Values of one product line; `place` counts from 0."""
    rate = article.vat_rate if article.vat_rate is not None else desk.sale.dealer.country.vat_rate
    role = f"items.{place}"
    point = desk.sale.dealer.amounts[-1]
    is_lettered = len(desk.sale.vat_lines) > 1 or desk.shop.child("lettered").happens(0.5)
    is_inline = any("{gross}" in line for line in desk.till.discount)
    first_price = article.price if is_inline or not article.discount else article.gross
    return {
        "position": str(place + 1),
        "several": "yes" if article.quantity > 1 else "",
        "description": Span(article.description, f"{role}.description"),
        "quantity": Span(str(article.quantity), f"{role}.quantity"),
        "quantity3": Span(f"{article.quantity}{point}000", f"{role}.quantity"),
        "unit_price": Span(desk.amount(article.unit_price), f"{role}.unit_price"),
        "price": Span(desk.amount(first_price), f"{role}.price" if first_price == article.price else f"{role}.gross"),
        "article": article.reference,
        "reference": Span(article.reference, f"{role}.reference") if article.reference else "",
        "in_brackets": (Span(" ("), Span(article.reference, f"{role}.reference"), Span(")"))
        if article.reference
        else "",
        "gtin": Span(article.gtin, f"{role}.gtin") if article.gtin else "",
        "serial": Span(article.serial, f"{role}.serial") if article.serial else "",
        "tax": desk.letter(rate) if is_lettered else "",
        "note": article.note,
        "deposit": desk.amount(article.deposit) if article.deposit else "",
    }


def discount_values(desk: Desk, article: Article, place: int) -> dict[str, Value]:
    """Values of the lines below a product that is sold for less."""
    return {
        "discount": Span(desk.amount(article.discount), f"items.{place}.discount"),
        "percent": f"{article.discount * 100 / article.gross:.0f}" if article.gross else "",
        "price": Span(desk.amount(article.price), f"items.{place}.price"),
        "gross": Span(desk.amount(article.gross), f"items.{place}.gross"),
    }


def vat_values(desk: Desk, line: VatLine, *, role: str) -> dict[str, Value]:
    """Values of one rate's line; `role` is what its VAT is marked as."""
    values: dict[str, Value] = {
        "letter": desk.letter(line.rate),
        "rate": desk.amount(line.rate) if desk.shop.child("rates").happens(0.4) else f"{line.rate:f}".rstrip("0").rstrip(".") if line.rate % 1 else f"{line.rate:.0f}",
        "net": desk.amount(line.net),
        "vat": Span(desk.amount(line.vat), role),
        "gross": desk.amount(line.gross),
    }  # fmt: skip
    return {**values, "included": tuple(spans_of(desk.words.included, values))}


def slip_values(desk: Desk) -> dict[str, Value]:
    """Values of the card terminal's slip, printed a minute later by a clock of its own."""
    sale, chance, shop = desk.sale, desk.chance.child("slip"), desk.shop.child("slip")
    paid = sale.payment.on or sale.on
    moment = dt.datetime.combine(paid, sale.at or dt.time(12)) + dt.timedelta(seconds=chance.whole(20, 100))
    scheme, application = chance.pick(CARDS)
    day = write_date(moment.date(), shop.pick(SLIP_DATES))
    return {
        "scheme": scheme,
        "aid": application,
        "pan": shop.pick(MASKS).format(f"{chance.whole(0, 9999):04}"),
        "tid": shop.digits(8),
        "trace": f"{chance.whole(1, 99999):06}",
        "auth": f"{chance.whole(0, 999999):06}",
        "slip_date": Span(day, "payment_date" if sale.payment.on else "slip_date"),
        "slip_time": Span(moment.strftime(shop.pick(SLIP_TIMES)), "slip_time"),
        "slip_amount": Span(desk.amount(sale.total), "slip_amount"),
    }


def vat_roles(desk: Desk) -> Iterator[tuple[VatLine, str]]:
    """Each rate's line and what its VAT is: the field where it is the only one and no sum follows."""
    lines = desk.sale.vat_lines
    for line in lines:
        yield line, "vat" if len(lines) == 1 and not sums_vat(desk) else "vat_line"


def sums_vat(desk: Desk) -> bool:
    """Whether the rates' VAT is added up on a line of its own."""
    lines = desk.sale.vat_lines
    return bool(desk.till.vat_foot) and (len(lines) > 1 or desk.shop.child("vat sum").happens(0.3))
