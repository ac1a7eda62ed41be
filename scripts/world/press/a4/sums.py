"""What it comes to: net, VAT, total, rounding, paid, due; and the table of rates.

Whatever is printed adds up: rows to the subtotal, less the discount on all to the total; net and VAT to the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from world.press.a4.desk import LEFT, MM, RIGHT, Desk, pale
from world.press.a4.matter import SIGNS
from world.press.a4.pen import GREY, WHITE, Part, text_of
from world.trade.sale import ZERO


@dataclass(frozen=True, slots=True)
class _Sum:
    """One line of the sums."""

    caption: str
    amount: Decimal
    role: str
    is_total: bool = False


def sums_height(desk: Desk) -> float:
    """How much room the sums need."""
    if not desk.matter.is_priced:
        return 0
    table = (1 + len(desk.matter.sale.vat_lines)) * desk.leading + 8 if desk.layout.vat == "table" else 0
    if desk.layout.sums == "row":
        return table + 5.5 * desk.leading + 20
    return max(table, (len(_ladder(desk)) + 1.5) * 1.25 * desk.leading + 12)


def draw_sums(desk: Desk, top: float) -> float:
    """The sums below the table; where they end."""
    if not desk.matter.is_priced:
        return top
    return _SUMS[desk.layout.sums](desk, top)


def _ladder(desk: Desk) -> tuple[_Sum, ...]:
    """The sums in their order, from what the rows come to down to what is left to pay."""
    words, sale = desk.matter.words, desk.matter.sale
    rows = _down_to_total(desk)
    if sale.rounding:
        rows.append(_Sum(words["rounding"], sale.rounding, "rounding"))
    rows.append(_Sum(desk.matter.total_caption, sale.total, "total", is_total=True))
    if desk.layout.vat == "note":
        rows += [
            _Sum(f"{words['of_which']} {desk.matter.rate(one.rate)}", one.vat, _vat_role(desk, place))
            for place, one in enumerate(sale.vat_lines)
        ]
    if "paid" in desk.layout.extras and desk.matter.kind == "invoice" and sale.payment.means != "transfer":
        rows += [_Sum(words["paid"], -sale.total, "paid"), _Sum(words["due"], ZERO, "due")]
    return tuple(rows)


def _down_to_total(desk: Desk) -> list[_Sum]:
    words, sale = desk.matter.words, desk.matter.sale
    rows: list[_Sum] = []
    if desk.layout.is_net:
        listed = sum((line.net + line.deposit_net for line in desk.matter.lines), ZERO)
        if listed != sale.net:
            rows += [_Sum(words["subtotal"], listed, "subtotal"), _discount(desk, sale.net - listed)]
    elif sale.discount:
        rows += [_Sum(words["subtotal"], sale.subtotal, "subtotal"), _discount(desk, -sale.discount)]
    if desk.layout.vat == "rows" or (desk.layout.is_net and desk.layout.vat == "note"):
        rows.append(_Sum(words["net"], sale.net, "net"))
    if desk.layout.vat == "rows":
        rows += [
            _Sum(f"{words['vat']} {desk.matter.rate(one.rate)}", one.vat, _vat_role(desk, place))
            for place, one in enumerate(sale.vat_lines)
        ]
    if desk.layout.vat == "table" and (desk.layout.is_net or desk.layout.sums == "row"):
        rows += [_Sum(words["net"], sale.net, "net"), _Sum(words["vat"], sale.vat, "vat")]
    return rows


def _discount(desk: Desk, amount: Decimal) -> _Sum:
    return _Sum(desk.matter.sale.discount_name or desk.matter.words["discount"], amount, "discount")


def _vat_role(desk: Desk, place: int) -> str:
    return "vat" if len(desk.matter.sale.vat_lines) == 1 else f"vat_lines.{place}.vat"


def _money(desk: Desk, one: _Sum) -> tuple[Part, ...]:
    """The amount, the currency beside it as the shop is used to."""
    code = desk.matter.sale.dealer.country.currency
    value: Part = (desk.matter.amount(one.amount), desk.pen.fresh(one.role))
    sign: Part = SIGNS[code] if desk.layout.money != "code" else code
    if one.is_total:
        sign = (str(sign), desk.pen.fresh("currency"))
    if desk.layout.money == "bare":
        return (value,)
    return (sign, " ", value) if desk.layout.money == "before" else (value, " ", sign)


def _caption(desk: Desk, one: _Sum) -> tuple[Part, ...]:
    code = desk.matter.sale.dealer.country.currency
    if not one.is_total or desk.layout.money != "bare" or code in one.caption:
        return (one.caption,)
    return (f"{one.caption} ", (code, desk.pen.fresh("currency")))


def _row(desk: Desk, one: _Sum, y: float, *, left: float, white: bool = False) -> None:
    style = desk.style(1.12 if one.is_total else 1.0, bold=one.is_total)
    style = replace(style, colour=WHITE) if white else style
    money = _money(desk, one)
    length = desk.pen.measure("".join(map(text_of, money)), style)
    desk.pen.run(_caption(desk, one), left, y, style, room=RIGHT - 5 - left - length - 8)
    desk.pen.run(money, RIGHT - 5, y, replace(style, align="right"))


def _draw_ladder(desk: Desk, top: float, *, band: bool = False) -> float:
    left = 112 * MM
    y = top + desk.leading
    for one in _ladder(desk):
        if one.is_total:
            y += 4
            if band:
                desk.pen.box(left - 6, y - 1.25 * desk.layout.size, RIGHT, y + 0.6 * desk.layout.size, fill=desk.accent)
            else:
                desk.pen.line(left, y - 1.2 * desk.layout.size, RIGHT, y - 1.2 * desk.layout.size)
        _row(desk, one, y, left=left, white=band and one.is_total)
        if one.is_total and not band:
            desk.pen.line(left, y + 3.5, RIGHT, y + 3.5, width=1.2, colour=desk.accent)
        y += 1.25 * desk.leading
    if desk.layout.vat == "table":
        y = max(y, _rates(desk, top + desk.leading, right=left - 14))
    return y


def _draw_band(desk: Desk, top: float) -> float:
    return _draw_ladder(desk, top, band=True)


def _draw_box(desk: Desk, top: float) -> float:
    left, rows = 108 * MM, _ladder(desk)
    tall = 1.25 * desk.leading
    for place, one in enumerate(rows):
        y = top + 4 + place * tall
        desk.pen.box(
            left - 6, y, RIGHT, y + tall, stroke=GREY, width=0.4, fill=pale(desk.accent) if one.is_total else None
        )
        _row(desk, one, y + 0.72 * tall, left=left)
    bottom = top + 4 + len(rows) * tall + 8
    if desk.layout.vat == "table":
        bottom = max(bottom, _rates(desk, top + desk.leading, right=left - 16))
    return bottom


def _draw_row(desk: Desk, top: float) -> float:
    """All sums in one row of fields, as Nordic and Dutch papers have them; the rates' table above."""
    y = _rates(desk, top + desk.leading, right=RIGHT - 60 * MM) + 4 if desk.layout.vat == "table" else top + 8
    rows = _ladder(desk)
    width, tall = (RIGHT - LEFT) / len(rows), 2.9 * desk.layout.size
    desk.pen.box(LEFT, y, RIGHT, y + tall, stroke=desk.accent, width=0.8)
    for place, one in enumerate(rows):
        x = LEFT + place * width
        if one.is_total:
            desk.pen.box(x, y, x + width, y + tall, fill=pale(desk.accent, 0.2))
        desk.pen.run(_caption(desk, one), x + 4, y + desk.layout.size, desk.style(0.75, colour=GREY), room=width - 8)
        style = replace(desk.style(1.1, bold=one.is_total), align="right")
        desk.pen.run(_money(desk, one), x + width - 4, y + 2.4 * desk.layout.size, style, room=width - 8)
    return y + tall + 12


def _rates(desk: Desk, y: float, *, right: float) -> float:
    """The table of rates: rate, net, VAT, gross; where it ends."""
    words, matter = desk.matter.words, desk.matter
    step = (right - LEFT - 40) / 3
    edges = (LEFT + 36, LEFT + 36 + step, LEFT + 36 + 2 * step, right)
    head = replace(desk.style(0.85, bold=True), align="right")
    for x, caption in zip(edges, ("vat_rate", "net", "vat", "gross"), strict=True):
        desk.pen.write(words[caption], x, y, head, room=step - 5)
    desk.pen.line(LEFT, y + 3, right, y + 3, width=0.4)
    style = replace(desk.style(0.9), align="right")
    for place, one in enumerate(matter.sale.vat_lines):
        y += desk.leading
        prefix = f"vat_lines.{place}"
        desk.pen.write(matter.rate(one.rate), edges[0], y, style, role=f"{prefix}.rate")
        for x, name, value in zip(edges[1:], ("net", "vat", "gross"), (one.net, one.vat, one.gross), strict=True):
            role = _vat_role(desk, place) if name == "vat" else f"{prefix}.{name}"
            desk.pen.write(matter.amount(value), x, y, style, role=desk.pen.fresh(role))
    return y + 6


_SUMS: dict[str, Callable[[Desk, float], float]] = {
    "ladder": _draw_ladder,
    "band": _draw_band,
    "box": _draw_box,
    "row": _draw_row,
}
