"""What a list's lines add up to: which of the values that their ink allows come to a total of the document.

Prices are VAT included unless the table says net, or the lines add up to the net total.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from verify.document import Box
from verify.extract.ink import Part
from verify.extract.money import Amount
from verify.extract.roles import Mark
from verify.extract.rows import Row
from verify.extract.sheet import Sheet
from verify.extract.till_lines import ProductLine

_ROLES = {
    "gross": frozenset({"total", "payable", "gross"}),
    "net": frozenset({"net"}),
    "vat": frozenset({"vat"}),
    "subtotal": frozenset({"subtotal"}),
}
"""Role words by the sort of total they announce."""
_HIGHEST_SHARE = Decimal("0.22")
"""VAT is at most 27 % of the net amount in Europe (Hungary), 21.3 % of the gross one."""
CENT = Decimal("0.01")
_HEAD_REACH = 3
"""Rows beneath the heads of a table of totals (chosen: a VAT table of three rates)."""
_MOST_OPEN = 8
"""Lines with several possible values that are tried together: 2 to the 8th sums (chosen)."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Amounts on rows that a word calls a total of some sort."""

    gross: frozenset[Decimal]
    net: frozenset[Decimal]
    vat: frozenset[Decimal]
    subtotal: frozenset[Decimal]

    def __contains__(self, value: Decimal) -> bool:
        """Whether the document calls `value` a total."""
        return value in self.gross | self.net | self.subtotal

    def with_gross(self, value: Decimal | None) -> Totals:
        """The totals and one more."""
        return self if value is None else replace(self, gross=self.gross | {value})

    def kind_of(self, value: Decimal, kind: str) -> str:
        """What lines that come to `value` are, where the table's head does not say or the total says otherwise.

        Net, where a gross total is `value` and a VAT amount, or `value` lies nearer a net total than any gross one.
        """
        if kind != "amount" and not (
            kind == "net" and value == max(self.gross, default=None) and value not in self.net
        ):
            return kind
        if any(value + vat in self.gross for vat in self.vat if vat * value > 0) or (
            value in self.net and value not in self.gross
        ):
            return "net"
        if value in self.gross:
            return "gross"
        untaxed = {total - vat for total in self.gross for vat in self.vat if 0 < vat < _HIGHEST_SHARE * total}
        to_gross = min((abs(total - value) for total in self.gross), default=Decimal("Infinity"))
        to_net = min((abs(total - value) for total in self.net | untaxed), default=Decimal("Infinity"))
        return "net" if self.gross and to_net <= to_gross else "gross"


@dataclass(frozen=True, slots=True)
class Solved:
    """A reading of the list, with the value chosen for each line."""

    lines: tuple[ProductLine, ...]
    chosen: tuple[Part[Decimal] | None, ...]
    kind: str
    """``gross``, ``net`` or ``amount`` where neither word nor sum says."""
    adds_up: bool
    is_table: bool = False
    totals: Totals | None = None
    """What the lines add up to, where they do."""


def find_totals(amounts: tuple[Amount, ...], roles: tuple[frozenset[str], ...], sheet: Sheet) -> Totals:
    """Amounts on rows called a total, on the nameless row beneath, or under the head of a column of totals."""
    found: dict[str, set[Decimal]] = {name: set() for name in _ROLES}
    heads = _column_heads(amounts, sheet)
    for amount in amounts:
        spoken = roles[amount.row] or _head_over(amount, heads, sheet.rows)
        if not spoken and amount.row and amount.cell == 0 and amount.row - 1 not in heads:
            spoken = roles[amount.row - 1]
        for name, wanted in _ROLES.items():
            if spoken & wanted:
                found[name].update(amount.values)
    return Totals(**{name: frozenset(values) for name, values in found.items()})


def _column_heads(amounts: tuple[Amount, ...], sheet: Sheet) -> dict[int, tuple[Mark, ...]]:
    """Role words in two cells or more of a row without an amount: the heads of columns, by row."""
    with_amounts = {amount.row for amount in amounts if amount.has_cents}
    return {
        row: marks
        for row, marks in sheet.every_mark.items()
        if row not in with_amounts and len({mark.cell for mark in marks}) > 1
    }


def _head_over(amount: Amount, heads: dict[int, tuple[Mark, ...]], rows: tuple[Row, ...]) -> frozenset[str]:
    """Roles of the head whose column the amount stands in, up to three rows above."""
    for above in range(amount.row - 1, max(amount.row - 1 - _HEAD_REACH, -1), -1):
        if above in heads and rows[above].page == rows[amount.row].page:
            boxes = [(rows[above].cells[mark.cell].box, mark.roles) for mark in heads[above]]
            box = amount.evidence.box
            under = [(_shared(box, head), said) for head, said in boxes if _shared(box, head) > 0]
            return max(under, key=lambda one: one[0])[1] if under else frozenset()
    return frozenset()


def _shared(one: Box, other: Box) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def solve(lines: tuple[ProductLine, ...], kind: str, totals: Totals, *, is_table: bool) -> Solved:
    """The values of the lines that add up to a total, else the likeliest of each.

    Discounts that seem to be in the prices already are tried outside them too, where only that adds up.
    """
    solved = _solve(lines, kind, totals, is_table=is_table)
    if solved.adds_up or not any(line.includes_discounts for line in lines):
        return solved
    opened = tuple(replace(line, includes_discounts=False) for line in lines)
    again = _solve(opened, kind, totals, is_table=is_table)
    return again if again.adds_up else solved


def _solve(lines: tuple[ProductLine, ...], kind: str, totals: Totals, *, is_table: bool) -> Solved:
    options = [_options(line) for line in lines]
    likeliest = tuple(found[0] if found else None for found in options)
    if not lines or any(not found for found in options):
        return Solved(lines, likeliest, kind, adds_up=False, is_table=is_table)
    discounts = -sum((_open_discounts(line) for line in lines), Decimal(0))
    for chosen in _combinations(options):
        total = sum((part.value for part in chosen), Decimal(0))
        for value in dict.fromkeys((total + discounts, total)):
            if value and value in totals:
                after = _after_discounts(lines, chosen, applied=value != total)
                said = totals.kind_of(value, kind)
                return Solved(lines, after, said, adds_up=True, is_table=is_table, totals=totals)
    total = sum((part.value for part in likeliest if part), discounts)
    said = totals.kind_of(total, kind) if is_table else "gross"  # tills print what is paid
    return Solved(lines, _after_discounts(lines, likeliest, applied=True), said, adds_up=False, is_table=is_table)


def _options(line: ProductLine) -> tuple[Part[Decimal], ...]:
    """What the line's amount may be; quantity times unit price decides where they multiply to one of them."""
    if line.amount is None:
        return ()
    confirmed = [option for option in line.amount.options if multiplies(line, option.value)]
    return tuple(confirmed[:1]) or line.amount.options


def multiplies(line: ProductLine, amount: Decimal | None = None) -> bool:
    """Whether quantity times unit price is the line's amount, or `amount`."""
    if line.count is None or line.unit_price is None or line.amount is None:
        return False
    wanted = line.amount.value if amount is None else amount
    return any(abs(line.count.value * unit.value - wanted) < CENT for unit in line.unit_price.options)


def _combinations(options: list[tuple[Part[Decimal], ...]]) -> Iterable[tuple[Part[Decimal], ...]]:
    """Every choice of values, the likeliest first; only the likeliest where too many lines are open."""
    if sum(1 for found in options if len(found) > 1) > _MOST_OPEN:
        return [tuple(found[0] for found in options)]
    return itertools.product(*options)


def _after_discounts(
    lines: tuple[ProductLine, ...], chosen: tuple[Part[Decimal] | None, ...], *, applied: bool
) -> tuple[Part[Decimal] | None, ...]:
    """Each price less the discount beneath it, where the discounts are not yet in the prices."""
    return tuple(
        Part(part.value - _open_discounts(line), part.text, part.evidence, part.confidence)
        if applied and line.discounts and part
        else part
        for line, part in zip(lines, chosen, strict=True)
    )


def taken_off(line: ProductLine) -> Decimal:
    """The sum of a line's discounts, above nothing."""
    return sum((abs(discount.value) for discount in line.discounts), Decimal(0))


def _open_discounts(line: ProductLine) -> Decimal:
    """The part of them that is not yet in the line's amount; of a returned product they are given back."""
    if line.includes_discounts:
        return Decimal(0)
    is_return = line.amount is not None and line.amount.value < 0
    return -taken_off(line) if is_return else taken_off(line)
