"""Receipts that no till has printed: set from a template, perfect to look at, and impossible to reckon.

Each fault is one that such receipts are known for: a total raised without its lines, VAT taken as a share of the gross sum (the tax
stands *on* the net: Directive 2006/112/EC, article 78), change that is not what is left, a line that is not pieces times price, a
rate that the country has not, a seller's number whose check digits fail. The truth's fields say what is printed; `was` is what a
till would have printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from world.chance import Chance, Stock
from world.fraud.telling import Edit, tampered
from world.sheet import Drawn, UnfitError
from world.trade.countries import write_amount
from world.trade.dealers import Dealer
from world.trade.sale import ZERO, Article, Payment, Sale, VatLine, rounded

Fault = Literal["total", "seller-number", "vat", "change", "line", "rate"]
FAULTS: Stock[Fault] = Stock(("total", "vat", "seller-number"), ("change", "line", "rate"))
RAISED = (0.08, 0.4)
"""Share by which a total, a line, the change is off (chosen)."""
WRONG_RATES = tuple(Decimal(rate) for rate in (15, 16, 18, 23))
"""Per cent; of each country's own, one near by is left out."""


@dataclass(frozen=True, slots=True)
class WrongArticle(Article):
    """A line that costs something else than pieces times price."""

    off: Decimal = ZERO

    @property
    def gross(self) -> Decimal:
        """Pieces times unit price, and what is wrong."""
        return self.quantity * self.unit_price + self.off


@dataclass(frozen=True, slots=True)
class WrongSale(Sale):
    """A purchase whose printed sums are impossible."""

    fault: Fault = "total"
    off: Decimal = ZERO

    @property
    def subtotal(self) -> Decimal:
        """The lines' sum, or not."""
        right = sum((one.price + one.deposit for one in self.articles), ZERO)
        return right + self.off if self.fault == "total" else right

    @property
    def vat_lines(self) -> tuple[VatLine, ...]:
        """The rates' shares; of a wrong VAT the rate's share of gross."""
        right = _VAT_LINES(self)
        if self.fault != "vat":
            return right
        wrong = [(one, rounded(one.gross * one.rate / 100)) for one in right]
        return tuple(VatLine(one.rate, one.gross - vat, vat, one.gross) for one, vat in wrong)

    @property
    def change(self) -> Decimal | None:
        """What cash comes back, or not."""
        if self.payment.tendered is None:
            return None
        return self.payment.tendered - self.total + (self.off if self.fault == "change" else ZERO)


_VAT_LINES: Callable[[Sale], tuple[VatLine, ...]] = Sale.vat_lines.fget  # type: ignore[attr-defined]


def draw_made_up(
    sale: Sale, chance: Chance, *, draw: Callable[[Sale, Chance], Drawn], fault: Fault | None = None
) -> Drawn:
    """The paper of `sale` with one impossible value, told in its truth; UnfitError where this shop prints no such value."""
    own = chance.child("made up")
    chosen: Fault = own.pick(FAULTS) if fault is None else fault
    wrong = spoilt(sale, own.child(chosen), chosen)
    drawn = draw(wrong, chance)
    roles = {"total": "total", "vat": "vat", "seller-number": "vat_id", "change": "change", "rate": "vat"}
    role = roles.get(chosen, "items.0.price")
    edits = tuple(
        Edit("generated", role, _right(sale, wrong, role), mark.text, page, mark.box)
        for page, sheet in enumerate(drawn.sheets)
        for mark in sheet.marks
        if mark.role == role
    )
    if not edits:
        raise UnfitError(f"{drawn.truth['layout']}: prints no {role}")
    return tampered(drawn, edits[:1])


def _right(sale: Sale, wrong: WrongSale, role: str) -> str:
    """What a till would have printed in place of the wrong value."""
    if role == "vat_id":
        return sale.dealer.vat_id
    right = {
        "total": wrong.total - wrong.off,
        "vat": sale.vat,
        "items.0.price": wrong.articles[0].quantity * wrong.articles[0].unit_price,
    }
    if role == "change":
        assert wrong.change is not None
        right["change"] = wrong.change - wrong.off
    return write_amount(right[role], sale.dealer.amounts)


def spoilt(sale: Sale, chance: Chance, fault: Fault) -> WrongSale:
    """`sale` with this fault."""
    known = {name: getattr(sale, name) for name in Sale.__dataclass_fields__}
    raised = max(Decimal(1), (sale.subtotal * Decimal(str(round(chance.within(*RAISED), 3)))).quantize(Decimal(1)))
    wrong = WrongSale(**known, fault=fault, off=raised if fault in {"total", "change"} else ZERO)
    if fault == "change":
        notes = (wrong.gross // 50 + 1) * 50
        return replace(wrong, payment=Payment("cash", notes))
    if fault == "line":
        first = sale.articles[0]
        several = {name: getattr(first, name) for name in Article.__dataclass_fields__}
        line = WrongArticle(**{**several, "quantity": max(2, first.quantity)}, off=raised)
        wrong = replace(wrong, articles=(line, *sale.articles[1:]))
    if fault == "rate":
        land = sale.dealer.country
        rate = chance.pick([one for one in WRONG_RATES if abs(one - land.vat_rate) > 1])
        wrong = replace(wrong, dealer=replace(sale.dealer, country=replace(land, vat_rate=rate)))
    if fault == "seller-number":
        wrong = replace(wrong, dealer=_wrong_number(sale.dealer, chance))
    if wrong.payment.tendered is not None:
        wrong = replace(wrong, payment=replace(wrong.payment, tendered=wrong.total))
    return wrong


def _wrong_number(dealer: Dealer, chance: Chance) -> Dealer:
    """`dealer` whose number has one digit exchanged, as a field and on its lines."""
    right = dealer.vat_id
    digits = [place for place, letter in enumerate(right) if letter.isdigit()]
    place = digits[len(digits) // 2]
    other = chance.pick([digit for digit in "0123456789" if digit != right[place]])
    lines = tuple(_respelt(line, right, place, other) for line in dealer.id_lines)
    return replace(dealer, vat_id=right[:place] + other + right[place + 1 :], id_lines=lines)


def _respelt(line: str, number: str, place: int, other: str) -> str:
    """`line` with `other` for the sign at `place` of `number`, where it prints that, perhaps without its country or with dots."""
    start = next(at for at, letter in enumerate(number) if letter.isdigit())
    before = r"\W*".join(re.escape(letter) for letter in number[start:place] if letter.isalnum())
    behind = r"\W*".join(re.escape(letter) for letter in number[place + 1 :] if letter.isalnum())
    return re.sub(rf"({before}\W*){number[place]}(?=\W*{behind})", rf"\g<1>{other}", line)
