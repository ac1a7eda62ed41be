"""The table of a paper: columns as wide as what stands in them, rows as high, carried over to further pages.

What has no column of its own (serial, EAN, note, discount) stands below the description. Where a page is full the rows so
far are summed up and the sum is carried to the next page, as office programs do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from world.press.a4.desk import LEFT, RIGHT, Desk, pale
from world.press.a4.foot import bottom_limit, draw_foot
from world.press.a4.head import draw_next_head
from world.press.a4.matter import Line
from world.press.a4.pen import GREY, WHITE, Part, Style
from world.trade.sale import ZERO

_PRICED = frozenset({"unit_price", "unit_net", "vat_rate", "discount", "sum", "sum_net"})
_RIGHT_ALIGNED = _PRICED | {"quantity"}
_CAPTIONS = {"gtin": "ean"}
_LEAST_DESCRIPTION = 120.0
"""Points: a narrower column breaks names in too many lines; other columns go first (chosen)."""
_GAP = 9.0
"""Points between columns."""
_DISPENSABLE = ("unit", "gtin", "serial", "pos", "discount", "vat_rate", "reference")
"""Columns that a paper leaves out where there is no room, the first first."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One article as it will be drawn."""

    cells: dict[str, tuple[str, str]]
    """Text and role by column."""
    below: tuple[tuple[Part, ...], ...]
    """Further lines below the description."""
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    caption: str
    left: float
    right: float

    @property
    def is_right(self) -> bool:
        return self.key in _RIGHT_ALIGNED


def draw_table(desk: Desk, top: float) -> float:
    """The table, on as many pages as it needs; where it ends on the last one."""
    rows = tuple(_row(desk, line, set(desk.layout.columns)) for line in desk.matter.lines)
    columns = _columns(desk, rows)
    shown = {column.key for column in columns}
    rows = tuple(_row(desk, line, shown) for line in desk.matter.lines)
    start, carried = top + 14, ZERO
    y = _heads(desk, columns, start)
    for place, row in enumerate(rows):
        height = _height(desk, row, columns)
        if y + height > bottom_limit(desk) - desk.leading * 1.6 and place:
            _carry(desk, columns, _close(desk, columns, start, y), carried)
            start = _carry(desk, columns, turn_page(desk), carried) + 4
            y = _heads(desk, columns, start)
        _draw(desk, row, columns, y=y, shade=place % 2 == 1)
        y += height
        carried += row.amount
    return _close(desk, columns, start, y)


def turn_page(desk: Desk) -> float:
    """Ends the page with its foot and begins the next; where its free part begins."""
    draw_foot(desk)
    desk.pen.next_page()
    return draw_next_head(desk)


def _carry(desk: Desk, columns: tuple[_Column, ...], y: float, carried: Decimal) -> float:
    """The sum so far, at the foot of a page or at the head of the next."""
    if not desk.matter.is_priced:
        return y
    style = desk.style(0.95, bold=True)
    desk.pen.write(desk.matter.words["carry"], columns[0].left + 2, y + desk.leading, style)
    edge = next(column.right for column in columns if column.key in {"sum", "sum_net"})
    desk.pen.write(desk.matter.amount(carried), edge, y + desk.leading, replace(style, align="right"))
    return y + 1.6 * desk.leading


def _row(desk: Desk, line: Line, shown: set[str]) -> _Row:
    matter, article, item = desk.matter, line.article, f"items.{line.place}"
    is_net = desk.layout.is_net
    cells = {
        "pos": (str(line.place + 1), ""),
        "reference": (article.reference, f"{item}.reference"),
        "description": (article.description, f"{item}.description"),
        "gtin": (article.gtin, f"{item}.gtin"),
        "serial": (article.serial, f"{item}.serial"),
        "quantity": (str(article.quantity), f"{item}.quantity"),
        "unit": (matter.words["piece"], ""),
        "unit_price": (matter.amount(article.unit_price), f"{item}.unit_price"),
        "unit_net": (matter.amount(line.unit_net), f"{item}.net_unit_price"),
        "vat_rate": (matter.rate(line.rate), f"{item}.vat_rate"),
        "discount": (matter.amount(-_taken(desk, line)) if article.discount else "", f"{item}.discount"),
        "sum": (matter.amount(article.price), f"{item}.price"),
        "sum_net": (matter.amount(line.net), f"{item}.net_price"),
    }
    if not matter.is_priced:
        shown = shown - _PRICED
    amount = line.net + line.deposit_net if is_net else article.price + article.deposit
    return _Row({key: cell for key, cell in cells.items() if key in shown}, tuple(_below(desk, line, shown)), amount)


def _below(desk: Desk, line: Line, shown: set[str]) -> Iterator[tuple[Part, ...]]:
    """What is printed under the description."""
    matter, article, item = desk.matter, line.article, f"items.{line.place}"
    if article.note:
        yield ((article.note, f"{item}.note"),)
    if article.serial and "serial" not in shown:
        yield (f"{matter.words['serial']}: ", (article.serial, f"{item}.serial"))
    if article.gtin and "gtin" not in shown and line.place % 3 != 2:
        yield (f"{matter.words['ean']}: ", (article.gtin, f"{item}.gtin"))
    if article.discount and "discount" not in shown and matter.is_priced:
        yield (f"{matter.words['discount']}: ", (matter.amount(-_taken(desk, line)), f"{item}.discount"))
    if article.deposit and matter.is_priced:
        deposit = line.deposit_net if desk.layout.is_net else article.deposit
        yield (f"{matter.words['deposit']}: ", (matter.amount(deposit), f"{item}.deposit"))


def _taken(desk: Desk, line: Line) -> Decimal:
    """What the row's discount takes off it, in net where the rows are net."""
    return line.unit_net * line.article.quantity - line.net if desk.layout.is_net else line.article.discount


def _columns(desk: Desk, rows: tuple[_Row, ...]) -> tuple[_Column, ...]:
    """Columns wide enough for their captions and cells; those without content, and where room is short the dispensable ones, left out."""
    keys = [key for key in desk.layout.columns if any(row.cells.get(key, ("",))[0] for row in rows)]
    widths = {key: _natural(desk, key, rows) for key in keys}
    for key in _DISPENSABLE:
        if (
            sum(widths[one] + _GAP for one in keys if one != "description") + _LEAST_DESCRIPTION > RIGHT - LEFT
            and key in keys
        ):
            keys.remove(key)
    rest = RIGHT - LEFT - sum(widths[one] + _GAP for one in keys if one != "description") - 4
    columns, x = [], LEFT + 2
    for key in keys:
        width = rest if key == "description" else widths[key]
        columns.append(_Column(key, _caption(desk, key), x, x + width))
        x += width + _GAP
    columns[-1] = replace(columns[-1], right=RIGHT - 2)
    return tuple(columns)


def _caption(desk: Desk, key: str) -> str:
    return desk.matter.words[_CAPTIONS.get(key, key)]


def _natural(desk: Desk, key: str, rows: tuple[_Row, ...]) -> float:
    words = _caption(desk, key).split()
    head = max(desk.pen.measure(word, desk.style(0.9, bold=True)) for word in words)
    return max(head, *(desk.pen.measure(row.cells.get(key, ("",))[0], desk.style()) for row in rows)) + 2


def _heads(desk: Desk, columns: tuple[_Column, ...], top: float) -> float:
    """The head row; where the first article begins."""
    rules = desk.layout.rules
    style = desk.style(0.9, bold=True)
    wrapped = [desk.pen.wrap(column.caption, column.right - column.left + 1, style) for column in columns]
    lines = max(len(one) for one in wrapped)
    height = lines * 1.2 * desk.layout.size + 6
    if rules in {"zebra", "head"}:
        desk.pen.box(LEFT, top, RIGHT, top + height, fill=desk.accent if rules == "head" else pale(desk.accent, 0.3))
        style = replace(style, colour=WHITE) if rules == "head" else style
    for column, texts in zip(columns, wrapped, strict=True):
        y = top + 4 + 0.75 * desk.layout.size + (lines - len(texts)) * 1.2 * desk.layout.size
        for text in texts:
            _cell(desk, column, text, y, style=style)
            y += 1.2 * desk.layout.size
    if rules in {"lines", "grid", "outline"}:
        desk.pen.line(LEFT, top, RIGHT, top, width=0.8)
        desk.pen.line(LEFT, top + height, RIGHT, top + height, width=0.8)
    return top + height


def _cell(desk: Desk, column: _Column, text: str, y: float, *, style: Style, role: str = "") -> None:
    room = column.right - column.left + 4
    if column.is_right:
        desk.pen.write(text, column.right, y, replace(style, align="right"), role=role, room=room)
    else:
        desk.pen.write(text, column.left, y, style, role=role, room=room)


def _height(desk: Desk, row: _Row, columns: tuple[_Column, ...]) -> float:
    wide = next(column for column in columns if column.key == "description")
    lines = len(desk.pen.wrap(row.cells["description"][0], wide.right - wide.left, desk.style()))
    return (lines + 0.92 * len(row.below)) * 1.25 * desk.layout.size + _padding(desk)


def _padding(desk: Desk) -> float:
    return {"none": 3.0, "outline": 3.0, "grid": 6.0}.get(desk.layout.rules, 5.0)


def _draw(desk: Desk, row: _Row, columns: tuple[_Column, ...], *, y: float, shade: bool) -> None:
    bottom = y + _height(desk, row, columns)
    if shade and desk.layout.rules == "zebra":
        desk.pen.box(LEFT, y, RIGHT, bottom, fill=pale(desk.accent, 0.08))
    first = y + _padding(desk) / 2 + 0.95 * desk.layout.size
    for column in columns:
        text, role = row.cells[column.key]
        if column.key != "description":
            _cell(desk, column, text, first, style=desk.style(), role=role if text else "")
            continue
        at = desk.pen.paragraph(text, column.left, first, column.right - column.left, style=desk.style(), role=role)
        for parts in row.below:
            desk.pen.run(parts, column.left, at, desk.style(0.88, colour=GREY), room=column.right - column.left)
            at += 1.15 * desk.layout.size
    if desk.layout.rules in {"lines", "grid"}:
        desk.pen.line(LEFT, bottom, RIGHT, bottom, width=0.3, colour=GREY)


def _close(desk: Desk, columns: tuple[_Column, ...], top: float, bottom: float) -> float:
    """The table's end: closing rule, upright rules."""
    rules = desk.layout.rules
    if rules == "outline":
        bottom = max(bottom, min(top + 150, bottom_limit(desk) - 150))
    if rules in {"head", "lines", "outline", "zebra"}:
        desk.pen.line(LEFT, bottom, RIGHT, bottom, width=0.9, colour=desk.accent)
    if rules in {"grid", "outline"}:
        edges = [LEFT, *(column.left - _GAP / 2 for column in columns[1:]), RIGHT]
        for x in edges:
            desk.pen.line(x, top, x, bottom, width=0.4)
    return bottom + 4
