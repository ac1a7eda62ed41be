"""Which amounts are which, solved together: a receipt is a small system of equations.

    items + charges − discounts = total          net + VAT = total, VAT = net × rate
    paid − change = total                        total + rounding = amount to pay (0.05, or whole kroner)

An amount that several equations agree on is the total, whatever word OCR made of its label; when the equations agree on a
value that differs from a printed total by one glyph, that value is proposed beside the printed one, visibly. VAT rates: those
of EN 16931's VAT category S in the countries read here (European Commission, "VAT rates applied in the Member States"), and the rates
printed on the document itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from verify.extract.money import Amount
from verify.extract.roles import Mark
from verify.extract.sheet import Sheet, header_marks, marks_left, marks_on_row_above
from verify.receipt import VatLine

CENT = Decimal("0.01")
USUAL_RATES = tuple(
    Decimal(rate)
    for rate in (
        "19",
        "7",
        "21",
        "6",
        "20",
        "5.5",
        "10",
        "22",
        "4",
        "5",
        "25",
        "12",
        "15",
        "24",
        "14",
        "13",
        "25.5",
        "16",
        "8.1",
        "7.7",
        "2.6",
        "2.5",
        "9",
        "11",
        "23",
        "8",
        "17",
        "3",
    )
)
"""Per cent."""
COIN = Decimal("0.05")
"""The smallest coin of currencies with cents that round: FI, NL, BE, IE, IT, SK, CH, MY, AU; whole kroner are multiples too."""
SUMMARY = frozenset(
    {
        "total",
        "payable",
        "gross",
        "subtotal",
        "net",
        "vat",
        "cash",
        "card",
        "change",
        "rounding",
        "count",
        "other_amount",
    }
)
"""Roles of amounts below the items."""

TOTALS = frozenset({"total", "payable", "gross"})
"""Roles of the words beside a total."""
COLUMNS = frozenset({"total", "payable", "gross", "subtotal", "net", "vat", "discount", "count", "other_amount"})
"""Roles that a column can have; cash, card and change stand on rows of their own."""

_COUNT_AFTER = re.compile(r"[\s:.=(]*\d{1,3}(?![\d.,])")
_COUNT_BEFORE = re.compile(r"(?<![\d.,])\d{1,3}\s?$")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")


@dataclass(frozen=True)
class Books:
    """The document's amounts by role, and the equations they satisfy."""

    sheet: Sheet

    @cached_property
    def roles(self) -> dict[Amount, frozenset[str]]:
        """What the nearest role word says each amount is; empty where none governs it."""
        return {amount: governing_roles(self.sheet, amount) for amount in self.sheet.amounts}

    @cached_property
    def totals(self) -> tuple[Amount, ...]:
        """Amounts that a total's word governs; beside a word for rounding, one that is no small change is the rounded total."""
        return tuple(
            amount
            for amount, roles in self.roles.items()
            if roles & TOTALS or ("rounding" in roles and amount.value >= 1)
        )

    @cached_property
    def values(self) -> dict[str, tuple[Decimal, ...]]:
        """The values printed in each role."""
        found: dict[str, dict[Decimal, None]] = {}
        for amount, roles in self.roles.items():
            for role in roles:
                found.setdefault(role, {})[amount.value] = None
        return {role: tuple(values) for role, values in found.items()}

    @cached_property
    def rates(self) -> tuple[Decimal, ...]:
        """VAT rates printed, in per cent; the usual ones where none is."""
        return self.printed_rates or USUAL_RATES

    @cached_property
    def printed_rates(self) -> tuple[Decimal, ...]:
        """The usual VAT rates that are printed, in per cent."""
        printed = {
            Decimal(rate.replace(",", ".")).normalize()
            for row in self.sheet.rows
            for rate in _PERCENT.findall(row.text)
        }
        return tuple(rate for rate in USUAL_RATES if rate.normalize() in printed)

    @cached_property
    def equations(self) -> dict[Decimal, frozenset[str]]:
        """By value: the names of the equations whose other side gives it."""
        found: dict[Decimal, set[str]] = {}
        for name, values in (
            ("paid_change", self._paid_minus_change()),
            ("paid_exactly", self._paid_exactly()),
            ("rounded", {after for _, after in self._roundings}),
            ("net_vat", self._net_plus_vat),
            ("items", self._item_sums),
            ("discounted", self._discounted()),
        ):
            for value in values:
                found.setdefault(value, set()).add(name)
        return {value: frozenset(names) for value, names in found.items()}

    def of(self, *roles: str) -> tuple[Decimal, ...]:
        """The values printed in any of these roles, each once."""
        return tuple(dict.fromkeys(value for role in roles for value in self.values.get(role, ())))

    def _paid_exactly(self) -> set[Decimal]:
        """What was paid where nothing was given back."""
        if any(abs(change) > 0 for change in self.of("change")):
            return set()
        return {paid for paid in self.of("cash", "card") if paid > 0}

    def _paid_minus_change(self) -> set[Decimal]:
        return {
            paid - abs(change)
            for paid in self.of("cash", "card")
            for change in self.of("change")
            if paid > abs(change) > 0
        }

    @cached_property
    def _roundings(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """(before, after) of every printed amount and printed rounding that lead to an amount a till can round to."""
        printed = {amount.value for amount in self.sheet.amounts} | self._net_plus_vat
        return tuple(
            (before, after)
            for rounding in self.of("rounding")
            if 0 < abs(rounding) < 1
            for before in printed
            for after in ((before + rounding,) if rounding < 0 else (before + rounding, before - rounding))
            if before > 0 < after and after % COIN == 0 and before % COIN != 0
        )

    @cached_property
    def rounded_away(self) -> frozenset[Decimal]:
        """Amounts that the till rounded: what was paid is another, printed one."""
        printed = {amount.value for amount in self.sheet.amounts}
        return frozenset(before for before, after in self._roundings if after in printed)

    @cached_property
    def _net_plus_vat(self) -> set[Decimal]:
        pairs = {
            (net, vat)
            for net in self.of("net", "subtotal", "total")
            for vat in self.of("vat")
            if net > vat > 0 and fits_rate(net, vat, rates=self.rates)
        }
        whole = {net + vat for net, vat in pairs}
        if len(pairs) > 1:
            whole.add(sum((net + vat for net, vat in pairs), Decimal(0)))
        return whole

    @cached_property
    def item_amounts(self) -> tuple[Amount, ...]:
        """The rightmost amount of each row above the first summary row: what lines cost."""
        found: list[Amount] = []
        for row in sorted(self.sheet.amounts_by_row):
            last = self.sheet.amounts_by_row[row][-1]
            if row_roles(self.sheet, last) & SUMMARY:
                if found:
                    break
                continue
            if last.has_cents:
                found.append(last)
        return tuple(found)

    @cached_property
    def _item_sums(self) -> set[Decimal]:
        """Sums of at least two item amounts that end at the last one: what stands above the first item may be no item."""
        sums, running = set(), Decimal(0)
        for count, amount in enumerate(reversed(self.item_amounts), start=1):
            running += amount.value
            if count > 1:
                sums.add(running)
        return sums

    def _discounted(self) -> set[Decimal]:
        bases = self.of("subtotal", "total") + tuple(self._item_sums)
        taken = self.of("discount")
        added = self.of("charge", "vat")
        less = {base - abs(discount) for base in bases for discount in taken if 0 < abs(discount) < base}
        return less | {base + charge for base in self.of("subtotal") for charge in added if 0 < charge < base}


def governing_roles(sheet: Sheet, amount: Amount) -> frozenset[str]:
    """Roles of the role word that governs an amount: left of it, on the row above, or at the head of its column."""
    beside = row_roles(sheet, amount)
    if beside or sheet.marks(amount.row):
        return beside
    heads = header_marks(sheet, amount.row, amount.evidence.box)
    return heads[0].roles & COLUMNS if heads else frozenset()


def labels_of(sheet: Sheet, amount: Amount) -> tuple[Mark, ...]:
    """Role words left of an amount on its row, nearest first; a count that says its own number is not what the amount is."""
    left = marks_left(sheet, amount.row, cell=amount.cell, start=amount.start)
    return tuple(mark for mark in left if not _is_answered(sheet, mark, amount)) or left


def _is_answered(sheet: Sheet, mark: Mark, amount: Amount) -> bool:
    """Whether a word for a count has its number beside it, as in "Subtotal (3 items)" and "Total (Qty 3)"."""
    if mark.roles != {"count"} or not amount.has_cents:
        return False
    cells = sheet.rows[amount.row].cells
    stretch = [cell.text for cell in cells[mark.end_cell : amount.cell + 1]]
    stretch[-1] = stretch[-1][: amount.start]
    after = " ".join((stretch[0][mark.end :], *stretch[1:]))
    return bool(_COUNT_AFTER.match(after) or _COUNT_BEFORE.search(cells[mark.cell].text[: mark.start]))


def row_roles(sheet: Sheet, amount: Amount) -> frozenset[str]:
    """Roles of the word on an amount's row, or alone on the row above it."""
    left = labels_of(sheet, amount)
    if left:
        return left[0].roles
    if sheet.marks(amount.row):
        return sheet.marks(amount.row)[0].roles
    above = marks_on_row_above(sheet, amount.row) if len(sheet.rows[amount.row].cells) == 1 else ()
    return above[-1].roles if above else frozenset()


def fits_rate(net: Decimal, vat: Decimal, *, rates: tuple[Decimal, ...]) -> bool:
    """Whether `vat` is one of the rates on `net`, to a cent or two of rounding."""
    slack = Decimal("0.02")
    return any(abs(net * rate / 100 - vat) <= slack for rate in rates)


def vat_of(gross: Decimal, rate: Decimal) -> Decimal:
    """The VAT that a gross amount contains at `rate` per cent, to the cent."""
    return (gross * rate / (100 + rate)).quantize(CENT, ROUND_HALF_UP)


def find_vat_lines(books: Books) -> tuple[tuple[VatLine, tuple[Amount, ...]], ...]:
    """Rows of the VAT table whose amounts fit a rate: net, VAT and gross, in any order, with their ink."""
    found = []
    for row, amounts in sorted(books.sheet.amounts_by_row.items()):
        printed = [Decimal(rate.replace(",", ".")) for rate in _PERCENT.findall(books.sheet.rows[row].text)]
        rates = tuple(rate for rate in printed if rate in USUAL_RATES or not rate)  # "19,08 %" is misread
        line = _vat_line(amounts, rates or books.rates, has_rate=bool(printed), books=books)
        if line is not None:
            found.append(line)
    return tuple(found)


def _vat_line(
    amounts: tuple[Amount, ...], rates: tuple[Decimal, ...], *, has_rate: bool, books: Books
) -> tuple[VatLine, tuple[Amount, ...]] | None:
    for vat in amounts:
        for other in amounts:
            if vat is other or not 0 < vat.value < other.value:
                continue
            for rate in rates:
                net = abs(other.value * rate / 100 - vat.value) <= CENT
                gross = abs(vat_of(other.value, rate) - vat.value) <= CENT
                if not (net or gross):
                    continue
                third = next((a for a in amounts if abs(a.value - other.value) == vat.value), None)
                if third is not None or (has_rate and _is_vat_row(vat, books)):
                    low, high = (
                        (other.value, other.value + vat.value)
                        if net and not gross
                        else (other.value - vat.value, other.value)
                    )
                    return VatLine(rate, low, vat.value, high), tuple(a for a in (vat, other, third) if a is not None)
    return None


def _is_vat_row(vat: Amount, books: Books) -> bool:
    """Whether a word for VAT stands on the row or heads one of its columns: the table is one of VAT."""
    sheet = books.sheet
    heads = (mark for cell in sheet.rows[vat.row].cells for mark in header_marks(sheet, vat.row, cell.box))
    return any("vat" in mark.roles for mark in (*sheet.marks(vat.row), *heads))
