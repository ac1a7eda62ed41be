"""Product lines: what was bought, how many, for how much, by which article number, GTIN and serials.

A strip and a table are read in two ways (``till_lines.py``, ``table_lines.py``); which reading is right, and which of the
values that a line's ink allows, is decided by arithmetic: the lines must add up to what the document calls a total. Where
they do, every price is all but certain; where nothing adds up, the likelier reading stays, with the confidence that is left.

Prices are VAT included (``price``) unless the table says net, or its lines add up to the net total; then they are
``net_price``, and ``price`` is given only where rate and total confirm it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from verify.document import Box
from verify.extract.ink import Part
from verify.extract.line_parts import names_something, read_row
from verify.extract.money import Amount, find_amounts
from verify.extract.roles import Mark, find_marks
from verify.extract.rows import Row
from verify.extract.table_lines import table_lines
from verify.extract.till_lines import ProductLine, is_compound_total, leading_roles, till_readings
from verify.receipt import Candidate, Field, Item

T = TypeVar("T")

_ROLES = {
    "gross": frozenset({"total", "payable", "gross"}),
    "net": frozenset({"net"}),
    "vat": frozenset({"vat"}),
    "subtotal": frozenset({"subtotal"}),
}
"""Role words by the sort of total they announce."""
_HIGHEST_SHARE = Decimal("0.22")
"""VAT is at most 27 % of the net amount in Europe (Hungary), 21.3 % of the gross one."""
_CENT = Decimal("0.01")
_HEAD_REACH = 3
"""Rows beneath the heads of a table of totals (chosen: a VAT table of three rates)."""
_MOST_OPEN = 8
"""Lines with several possible values that are tried together: 2 to the 8th sums (chosen)."""

_SUMMED = 0.985
"""A price of lines that add up to the total. This and the next are chosen; calibration is the reading's later work."""
_MULTIPLIED = 0.95
"""A price that quantity and unit price confirm."""
_ALONE = 0.85
"""A price nothing confirms and nothing contradicts."""
_OPEN = 0.6
"""The likelier of several values that the ink allows, unconfirmed."""
_NAMED = 0.93
"""A description: OCR and wrapping leave some wrong."""
_NO_TOTAL = 0.8
"""Factor where lines do not add up to any total printed: one was missed, or one is none."""
_CHECKED_CODE = 0.98
"""A GTIN whose check digit holds."""
_REFERENCE, _ANNOUNCED_SERIAL = 0.85, 0.93
_COUNTED, _COUNT_ALONE = 0.97, 0.8
"""A quantity or unit price that multiplies to the amount, and one that nothing confirms."""
_MODEL_CODE = re.compile(
    r"(?<![\w/-])(?=[A-Z0-9/-]*\d)[A-Z]{2,6}-?(?=[A-Z0-9-]*\d)[A-Z0-9]+(?:[-/][A-Z0-9]+)*(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class _Totals:
    """Amounts on rows that a word calls a total of some sort."""

    gross: frozenset[Decimal]
    net: frozenset[Decimal]
    vat: frozenset[Decimal]
    subtotal: frozenset[Decimal]

    def __contains__(self, value: Decimal) -> bool:
        """Whether the document calls `value` a total."""
        return value in self.gross | self.net | self.subtotal

    def with_gross(self, value: Decimal | None) -> _Totals:
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
class _Solved:
    """A reading of the list, with the value chosen for each line."""

    lines: tuple[ProductLine, ...]
    chosen: tuple[Part[Decimal] | None, ...]
    kind: str
    """``gross``, ``net`` or ``amount`` where neither word nor sum says."""
    adds_up: bool
    totals: _Totals | None = None
    """What the lines add up to, where they do."""


def find_items(rows: tuple[Row, ...], *, currency: str | None, decimal_comma: bool | None) -> tuple[Item, ...]:
    """The document's product lines in printed order, discounts beneath a line taken into its price.

    Amounts that bear the sign of another currency than the document's are conversions, not prices.
    """
    amounts = tuple(
        amount
        for amount in find_amounts(rows, decimal_comma=decimal_comma)
        if currency is None or amount.currency in (None, "kr", "$", currency)
    )
    parts = tuple(
        read_row(row, index, found, decimal_comma=decimal_comma)
        for (index, row), found in zip(enumerate(rows), _by_row(amounts, len(rows)), strict=True)
    )
    roles = _roles_by_row(rows)
    totals = _totals(amounts, roles, rows)
    table, kind = table_lines(parts, roles)
    strips = [_solve(lines, "amount", totals.with_gross(closing)) for lines, closing in till_readings(parts, roles)]
    best = _best(_solve(table, kind, totals), strips)
    return tuple(_item(line, price, best) for line, price in zip(best.lines, best.chosen, strict=True))


def _best(table: _Solved, strips: list[_Solved]) -> _Solved:
    """A table that adds up or multiplies, else a strip that adds up; else the table, or the strip down to the first total."""
    if table.adds_up or (table.lines and 2 * _confirmed(table) >= len(table.lines)):
        return table
    for strip in strips:
        if strip.adds_up:
            return strip
    return table if table.lines or not strips else strips[0]


def _confirmed(reading: _Solved) -> int:
    """Lines whose quantity and unit price give their amount."""
    return sum(1 for line in reading.lines if _multiplies(line))


def _by_row(amounts: tuple[Amount, ...], count: int) -> list[tuple[Amount, ...]]:
    found: list[list[Amount]] = [[] for _ in range(count)]
    for amount in amounts:
        found[amount.row].append(amount)
    return [tuple(row) for row in found]


def _roles_by_row(rows: tuple[Row, ...]) -> tuple[frozenset[str], ...]:
    marks: list[list[Mark]] = [[] for _ in rows]
    for mark in find_marks(rows):
        marks[mark.row].append(mark)
    spoken = [leading_roles(row, found) for row, found in zip(rows, marks, strict=True)]
    return tuple(
        found or (frozenset({"subtotal"}) if is_compound_total(row.text) else found)
        for row, found in zip(rows, spoken, strict=True)
    )


def _totals(amounts: tuple[Amount, ...], roles: tuple[frozenset[str], ...], rows: tuple[Row, ...]) -> _Totals:
    """Amounts on rows called a total, on the nameless row beneath, or under the head of a column of totals."""
    found: dict[str, set[Decimal]] = {name: set() for name in _ROLES}
    heads = _column_heads(amounts, rows)
    for amount in amounts:
        spoken = roles[amount.row] or _head_over(amount, heads, rows)
        if not spoken and amount.row and amount.cell == 0 and amount.row - 1 not in heads:
            spoken = roles[amount.row - 1]
        for name, wanted in _ROLES.items():
            if spoken & wanted:
                found[name].update(amount.values)
    return _Totals(**{name: frozenset(values) for name, values in found.items()})


def _column_heads(amounts: tuple[Amount, ...], rows: tuple[Row, ...]) -> dict[int, list[Mark]]:
    """Role words in two cells or more of a row without an amount: the heads of columns, by row."""
    with_amounts = {amount.row for amount in amounts if amount.has_cents}
    found: dict[int, list[Mark]] = {}
    for mark in find_marks(rows):
        if mark.row not in with_amounts:
            found.setdefault(mark.row, []).append(mark)
    return {row: marks for row, marks in found.items() if len({mark.cell for mark in marks}) > 1}


def _head_over(amount: Amount, heads: dict[int, list[Mark]], rows: tuple[Row, ...]) -> frozenset[str]:
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


def _solve(lines: tuple[ProductLine, ...], kind: str, totals: _Totals) -> _Solved:
    """The values of the lines that add up to a total, else the likeliest of each."""
    options = [_options(line) for line in lines]
    likeliest = tuple(found[0] if found else None for found in options)
    if not lines or any(not found for found in options):
        return _Solved(lines, likeliest, kind, adds_up=False)
    discounts = -sum((_open_discounts(line) for line in lines), Decimal(0))
    for chosen in _combinations(options):
        total = sum((part.value for part in chosen), Decimal(0))
        for value in dict.fromkeys((total + discounts, total)):
            if value and value in totals:
                after = _after_discounts(lines, chosen, applied=value != total)
                return _Solved(lines, after, totals.kind_of(value, kind), adds_up=True, totals=totals)
    total = sum((part.value for part in likeliest if part), discounts)
    return _Solved(lines, _after_discounts(lines, likeliest, applied=True), totals.kind_of(total, kind), adds_up=False)


def _options(line: ProductLine) -> tuple[Part[Decimal], ...]:
    """What the line's amount may be; quantity times unit price decides where they multiply to one of them."""
    if line.amount is None:
        return ()
    confirmed = [option for option in line.amount.options if _multiplies(line, option.value)]
    return tuple(confirmed[:1]) or line.amount.options


def _multiplies(line: ProductLine, amount: Decimal | None = None) -> bool:
    if line.count is None or line.unit_price is None or line.amount is None:
        return False
    wanted = line.amount.value if amount is None else amount
    return any(abs(line.count.value * unit.value - wanted) < _CENT for unit in line.unit_price.options)


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


def _taken_off(line: ProductLine) -> Decimal:
    """The sum of a line's discounts, above nothing."""
    return sum((abs(discount.value) for discount in line.discounts), Decimal(0))


def _open_discounts(line: ProductLine) -> Decimal:
    """The part of them that is not yet in the line's amount; of a returned product they are given back."""
    if line.includes_discounts:
        return Decimal(0)
    is_return = line.amount is not None and line.amount.value < 0
    return -_taken_off(line) if is_return else _taken_off(line)


def _item(line: ProductLine, price: Part[Decimal] | None, solved: _Solved) -> Item:
    """The line as an Item, each value with its ink."""
    sure = _price_confidence(line, solved)
    description = _description(line)
    net = solved.kind == "net"
    return Item(
        description=description,
        product=_product(description),
        quantity=_quantity(line),
        price=_gross_price(line, price, solved) if net else _paid(line, price, sure),
        net_price=_field(price, sure) if net else Field(),
        unit_price=_field(line.unit_price.options[0], _MULTIPLIED if _multiplies(line) else _COUNT_ALONE)
        if line.unit_price
        else Field(),
        discount=_discount(line),
        gtin=_field(line.gtin, _CHECKED_CODE),
        reference=_field(line.reference, _REFERENCE),
        serials=tuple(_candidate(serial, _ANNOUNCED_SERIAL) for serial in line.serials),
    )


def _paid(line: ProductLine, price: Part[Decimal] | None, confidence: float) -> Field[Decimal]:
    """The price, with the ink of the discounts that are in it."""
    field = _field(price, confidence)
    if field.best is None or line.amount is None or field.best.value in {one.value for one in line.amount.options}:
        return field
    discounts = tuple(discount.options[0].evidence for discount in line.discounts)
    return Field((replace(field.best, evidence=(*field.best.evidence, *discounts)),))


def _price_confidence(line: ProductLine, solved: _Solved) -> float:
    if solved.adds_up:
        return _SUMMED
    if _multiplies(line):
        return _MULTIPLIED
    open_ink = line.amount is not None and len(line.amount.options) > 1
    return (_OPEN if open_ink else _ALONE) * _NO_TOTAL


def _gross_price(line: ProductLine, net: Part[Decimal] | None, solved: _Solved) -> Field[Decimal]:
    """The price with VAT: printed in a second column, or net and rate where the total confirms them."""
    if line.gross is not None:
        return _field(line.gross.options[0], _ALONE)
    if net is None or line.rate is None or not _gross_total_confirmed(solved):
        return Field()
    value = (net.value * (1 + line.rate.value / 100)).quantize(_CENT, ROUND_HALF_UP)
    evidence = (net.evidence, line.rate.evidence)
    return Field((Candidate(value, net.text, evidence, round(_ALONE * net.confidence, 3), "items"),))


def _gross_total_confirmed(solved: _Solved) -> bool:
    """Whether the lines with their VAT add up to a gross total, a cent a line forgiven."""
    if solved.totals is None or not all(line.rate for line in solved.lines):
        return False
    gross = sum(
        (
            part.value * (1 + line.rate.value / 100)
            for line, part in zip(solved.lines, solved.chosen, strict=True)
            if part and line.rate
        ),
        Decimal(0),
    )
    return any(abs(gross - total) <= _CENT * len(solved.lines) for total in solved.totals.gross)


def _description(line: ProductLine) -> Field[str]:
    pieces = [piece for piece in line.name if piece.text]
    if not any(names_something(piece.text) for piece in pieces):
        return Field()
    text = " ".join(piece.text for piece in pieces)
    return Field((Candidate(text, text, tuple(pieces), _NAMED, "items"),))


def _product(description: Field[str]) -> Field[str]:
    """The name as printed; maker's codes within it are further candidates."""
    if description.best is None:
        return Field()
    best = description.best
    codes = [
        Candidate(match[0], match[0], (piece,), 0.5, "items")
        for piece in best.evidence
        for match in _MODEL_CODE.finditer(piece.text)
    ]
    return Field((best, *codes[:3]))


def _quantity(line: ProductLine) -> Field[Decimal]:
    if line.count is None:
        return Field()
    confirmed = _multiplies(line)
    return _field(line.count, _COUNTED if confirmed else _COUNT_ALONE)


def _discount(line: ProductLine) -> Field[Decimal]:
    if not line.discounts:
        return Field()
    evidence = tuple(discount.options[0].evidence for discount in line.discounts)
    doubt = min(discount.options[0].confidence for discount in line.discounts)
    text = " ".join(piece.text for piece in evidence)
    return Field((Candidate(-_taken_off(line), text, evidence, round(_ALONE * doubt**0.5, 3), "items"),))


def _field(part: Part[T] | None, confidence: float) -> Field[T]:
    return Field() if part is None else Field((_candidate(part, confidence),))


def _candidate(part: Part[T], confidence: float) -> Candidate[T]:
    """The part as a candidate: never surer than its ink."""
    return Candidate(part.value, part.text, (part.evidence,), round(confidence * part.confidence**0.5, 3), "items")
