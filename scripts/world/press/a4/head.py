"""The upper third of a paper: letterhead, addresses, numbers and dates, title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from world.press.a4.desk import LEFT, MM, RIGHT, TITLE_ROOM, WIDTH, Desk, draw_logo, pale, parts_around
from world.press.a4.pen import GREY, WHITE, Part, Style
from world.press.codes import Code


def draw_head(desk: Desk) -> float:
    """The letterhead of the first page; where it ends."""
    return _HEADS[desk.layout.head](desk)


def _name(desk: Desk, x: float, y: float, *, style: Style, room: float) -> None:
    """The shop's name as its sign says it."""
    dealer = desk.matter.sale.dealer
    style = replace(style, face=desk.brand.face, bold=True)
    desk.pen.write(dealer.brand, x, y, style, role=desk.pen.fresh("retailer"), room=room)


def _beside_title(desk: Desk, room: float) -> float:
    """`room` for the name, or less where the title stands at the right of it."""
    return RIGHT - LEFT - TITLE_ROOM - 8 if desk.layout.title == "head" else room


def _contact_lines(desk: Desk, *, with_name: bool = True) -> tuple[tuple[Part, ...], ...]:
    """The seller's address and how to reach it, line by line."""
    dealer, fresh = desk.matter.sale.dealer, desk.pen.fresh
    address, contact, legal = fresh("address"), fresh("contact"), fresh("legal_name")
    lines: list[tuple[Part, ...]] = [((dealer.legal_name, legal),)] if with_name else []
    lines += [((dealer.street, address),), ((dealer.place, address),)]
    lines += [(f"{desk.matter.words['phone']} ", (dealer.phone, contact)), (dealer.email,), (dealer.web,)]
    return tuple(lines)


def _column(desk: Desk, lines: tuple[tuple[Part, ...], ...], x: float, y: float, *, style: Style) -> float:
    for line in lines:
        desk.pen.run(line, x, y, style, room=65 * MM)
        y += 1.28 * style.size
    return y


def _split(desk: Desk) -> float:
    draw_logo(desk.pen, desk.brand, desk.matter.sale.dealer.brand, x=LEFT, y=38, size=34)
    _name(desk, LEFT + 44, 63, style=desk.style(2.1), room=200)
    right = replace(desk.style(0.88), align="right")
    bottom = _column(desk, _contact_lines(desk), RIGHT, 42, style=right)
    desk.pen.line(LEFT, bottom, RIGHT, bottom, colour=desk.accent, width=1.2)
    return bottom


def _left(desk: Desk) -> float:
    draw_logo(desk.pen, desk.brand, desk.matter.sale.dealer.brand, x=LEFT, y=34, size=26)
    _name(desk, LEFT + 34, 54, style=desk.style(1.9, colour=desk.accent), room=_beside_title(desk, 230) - 34)
    return _column(desk, _contact_lines(desk)[:4], LEFT, 76, style=desk.style(0.85, colour=GREY))


def _right(desk: Desk) -> float:
    _name(desk, RIGHT, 56, style=replace(desk.style(2.2, colour=desk.accent), align="right"), room=260)
    return _column(desk, _contact_lines(desk), RIGHT, 74, style=replace(desk.style(0.85), align="right"))


def _centre(desk: Desk) -> float:
    middle = WIDTH / 2
    draw_logo(desk.pen, desk.brand, desk.matter.sale.dealer.brand, x=middle - 14, y=26, size=28)
    _name(desk, middle, 76, style=replace(desk.style(2.2), align="centre"), room=400)
    small = replace(desk.style(0.85), align="centre")
    lines = _contact_lines(desk)
    desk.pen.run(_joined(lines[:3]), middle, 91, small, room=RIGHT - LEFT)
    desk.pen.run(_joined(lines[3:]), middle, 103, small, room=RIGHT - LEFT)
    desk.pen.line(LEFT, 112, RIGHT, 112, width=0.5)
    desk.pen.line(LEFT, 114.5, RIGHT, 114.5, width=1.5)
    return 116


def _joined(lines: tuple[tuple[Part, ...], ...], joint: str = " · ") -> tuple[Part, ...]:
    parts: list[Part] = []
    for line in lines:
        parts += [joint, *line] if parts else line
    return tuple(parts)


def _bar(desk: Desk) -> float:
    desk.pen.box(0, 0, WIDTH, 66, fill=desk.accent)
    _name(desk, LEFT, 43, style=desk.style(2.5, colour=WHITE), room=260)
    desk.pen.write(desk.matter.sale.dealer.web, RIGHT, 42, replace(desk.style(1.1, colour=WHITE), align="right"))
    lines = _contact_lines(desk)
    desk.pen.run(_joined(lines[:4]), LEFT, 80, desk.style(0.82, colour=GREY), room=RIGHT - LEFT)
    return 84


def _side(desk: Desk) -> float:
    desk.pen.box(0, 0, 9 * MM, desk.pen.height, fill=desk.accent)
    _name(desk, LEFT, 58, style=desk.style(2.4), room=_beside_title(desk, 300))
    _column(desk, _contact_lines(desk)[:3], LEFT, 74, style=desk.style(0.85, colour=GREY))
    return 104


def _chain(desk: Desk) -> float:
    """A retail chain's: its sign on colour, the branch below, the paper's number as a barcode."""
    matter = desk.matter
    desk.pen.box(LEFT, 32, LEFT + 190, 72, fill=desk.accent, radius=4)
    _name(desk, LEFT + 95, 59, style=replace(desk.style(2.3, colour=WHITE), align="centre"), room=176)
    till = f"{matter.words['cash_desk']} {1 + len(matter.customer)}"
    lines = _contact_lines(desk)
    desk.pen.run((*_joined(lines[:3], ", "), f"   {till}"), LEFT, 86, desk.style(0.85), room=330)
    if "barcode" in desk.layout.extras and matter.sale.number.isascii():
        desk.pen.code(Code("Code128", matter.sale.number), RIGHT - 120, 34, 120, height=32)
    return 90


def _plain(desk: Desk) -> float:
    dealer = desk.matter.sale.dealer
    desk.pen.write(
        dealer.legal_name, LEFT, 48, desk.style(1.15, bold=True), role=desk.pen.fresh("legal_name"), room=260
    )
    lines = _contact_lines(desk, with_name=False)
    bottom = _column(desk, lines[:3], LEFT, 62, style=desk.style(0.95))
    for place, line in enumerate(dealer.id_lines):
        parts = parts_around(line, dealer.vat_id, desk.pen.fresh("vat_id"))
        desk.pen.run(parts, LEFT, bottom + place * desk.leading, desk.style(0.95), room=250)
    return bottom + len(dealer.id_lines) * desk.leading


_HEADS: dict[str, Callable[[Desk], float]] = {
    "split": _split,
    "left": _left,
    "right": _right,
    "centre": _centre,
    "bar": _bar,
    "side": _side,
    "chain": _chain,
    "plain": _plain,
}


def draw_next_head(desk: Desk) -> float:
    """The short head of a further page; where it ends."""
    matter, dealer = desk.matter, desk.matter.sale.dealer
    if desk.layout.head == "side":
        desk.pen.box(0, 0, 9 * MM, desk.pen.height, fill=desk.accent)
    style = desk.style(0.9)
    desk.pen.write(dealer.brand, LEFT, 44, replace(style, bold=True), role=desk.pen.fresh("retailer"), room=200)
    number = (f"{matter.number_caption}: ", (matter.sale.number, desk.pen.fresh(matter.number_role)))
    desk.pen.run(number, RIGHT, 44, replace(style, align="right"), room=260)
    desk.pen.line(LEFT, 50, RIGHT, 50, colour=pale(desk.accent, 0.6))
    return 58
