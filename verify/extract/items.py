"""Product lines: what was bought, how many, for how much, by which article number, GTIN and serials.

A strip and a table are read in two ways (``till_lines.py``, ``table_lines.py``); which reading is right, and which of the
values that a line's ink allows, is decided by arithmetic: the lines must add up to what the document calls a total. Where
they do, every price is all but certain; where nothing adds up, the likelier reading stays, with the confidence that is left.

Prices are VAT included (``price``) unless the table says net, or its lines add up to the net total; then they are
``net_price``, and ``price`` is given only where rate and total confirm it.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.column_cuts import cut_row
from verify.extract.columns import find_table
from verify.extract.item_fields import item_of
from verify.extract.item_sums import Solved, find_totals, multiplies, solve
from verify.extract.line_parts import RowParts, read_row
from verify.extract.money import Amount, find_amounts
from verify.extract.rows import Row
from verify.extract.sheet import Sheet
from verify.extract.table_lines import table_lines
from verify.extract.till_lines import is_compound_total, leading_roles, till_readings
from verify.receipt import Item


def find_items(sheet: Sheet, *, currency: str | None) -> tuple[Item, ...]:
    """The document's product lines in printed order, discounts beneath a line taken into its price.

    Amounts that bear the sign of another currency than the document's are conversions, not prices.
    """
    amounts = tuple(one for one in sheet.amounts if _is_price(one, currency))
    found = _by_row(amounts, len(sheet.rows))
    parts = tuple(
        read_row(row, index, found[index], decimal_comma=sheet.decimal_comma) for index, row in enumerate(sheet.rows)
    )
    roles = _roles_by_row(sheet)
    totals = find_totals(amounts, roles, sheet)
    table, kind = table_lines(_cut_at_columns(parts, sheet, currency=currency), roles)
    strips = (
        solve(lines, "amount", totals.with_gross(closing), is_table=False)
        for lines, closing in till_readings(parts, roles)
    )
    best = _best(solve(table, kind, totals, is_table=True), strips)
    return tuple(item_of(line, price, best) for line, price in zip(best.lines, best.chosen, strict=True))


def _is_price(amount: Amount, currency: str | None) -> bool:
    return currency is None or amount.currency in (None, "kr", "$", currency)


def _cut_at_columns(parts: tuple[RowParts, ...], sheet: Sheet, *, currency: str | None) -> tuple[RowParts, ...]:
    """The rows with those under a table's header read again where cells were parted at its columns."""
    table = find_table(parts)
    if table is None:
        return parts
    cut = [cut_row(part.row, table) if part.index > table.last_row else part.row for part in parts]
    return tuple(
        part if row is part.row else _read_again(row, part.index, sheet, currency=currency)
        for part, row in zip(parts, cut, strict=True)
    )


def _read_again(row: Row, index: int, sheet: Sheet, *, currency: str | None) -> RowParts:
    amounts = find_amounts((row,), decimal_comma=sheet.decimal_comma)
    prices = tuple(one for one in amounts if _is_price(one, currency))
    return read_row(row, index, prices, decimal_comma=sheet.decimal_comma)


def _best(table: Solved, strips: Iterator[Solved]) -> Solved:
    """A table that adds up or multiplies, else a strip that adds up; else the table, or the strip down to the first total."""
    if table.adds_up or (table.lines and 2 * _confirmed(table) >= len(table.lines)):
        return table
    first = next(strips, table)
    adding_up = (strip for strip in (first, *strips) if strip.adds_up)
    return next(adding_up, table if table.lines else first)


def _confirmed(reading: Solved) -> int:
    """Lines whose quantity and unit price give their amount."""
    return sum(1 for line in reading.lines if multiplies(line))


def _by_row(amounts: tuple[Amount, ...], count: int) -> list[tuple[Amount, ...]]:
    found: list[list[Amount]] = [[] for _ in range(count)]
    for amount in amounts:
        found[amount.row].append(amount)
    return [tuple(row) for row in found]


def _roles_by_row(sheet: Sheet) -> tuple[frozenset[str], ...]:
    spoken = [leading_roles(row, list(sheet.every_mark.get(index, ()))) for index, row in enumerate(sheet.rows)]
    return tuple(
        found or (frozenset({"subtotal"}) if is_compound_total(row.text) else found)
        for row, found in zip(sheet.rows, spoken, strict=True)
    )
