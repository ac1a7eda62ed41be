"""The things bought, as a mail lists them: cards with pictures, a table, or plain lines."""

from __future__ import annotations

from collections.abc import Callable

from world.chance import Chance
from world.press.a4.matter import Line
from world.press.a4.pen import Colour, Part, Pen
from world.press.mail.client import room
from world.press.mail.desk import MailDesk


def draw_goods(desk: MailDesk, y: float, chance: Chance) -> float:
    """All rows; where they end."""
    if desk.look.items == "table":
        y = _table_head(desk, y)
    for line in desk.matter.lines:
        picture = chance.child(f"picture/{line.place}").pick(tuple(_PICTURES)) if desk.look.items == "cards" else ""
        y = _row(desk, line, y, picture=picture)
    return y


def _table_head(desk: MailDesk, y: float) -> float:
    words, unit = desk.matter.words, desk.unit
    style = desk.style(12, bold=True)
    right = desk.style(12, bold=True, align="right")
    desk.pen.write(words["description"], desk.left, y + 10 * unit, style, room=0.5 * (desk.right - desk.left))
    desk.pen.write(words["quantity"], _count_edge(desk), y + 10 * unit, right, room=60 * unit)
    desk.pen.write(words["sum"], desk.right, y + 10 * unit, right, room=80 * unit)
    desk.pen.line(desk.left, y + 17 * unit, desk.right, y + 17 * unit, width=1, colour=desk.brand.accent)
    return y + 20 * unit


def _count_edge(desk: MailDesk) -> float:
    return desk.right - 108 * desk.unit


def _row(desk: MailDesk, line: Line, y: float, *, picture: str) -> float:
    """One article: picture, name, what belongs below it, its price at the right."""
    unit, article, item = desk.unit, line.article, f"items.{line.place}"
    name, small = desk.style(14, bold=desk.look.items == "cards"), desk.style(12, faint=True)
    price = desk.amount(article.price, f"{item}.price")
    x = desk.left + (64 * unit if picture else 0)
    is_table = desk.look.items == "table"
    edge = (_count_edge(desk) - 44 * unit) if is_table else desk.right - 96 * unit
    names, below = desk.pen.wrap(article.description, edge - x, name), _below(desk, line)
    tall = max((len(names) * 1.3 * 14 + len(below) * 17 + 16) * unit, 72 * unit if picture else 0)
    y = room(desk, y, tall)
    if picture:
        desk.pen.box(
            desk.left, y + 8 * unit, desk.left + 52 * unit, y + 60 * unit, fill=(0.95, 0.95, 0.96), radius=5 * unit
        )
        _PICTURES[picture](desk.pen, desk.left + 8 * unit, y + 16 * unit, 36 * unit)
    at = first = y + 21 * unit
    for text in names:
        desk.pen.write(text, x, at, name, role=f"{item}.description")
        at += 1.3 * name.size
    for parts in below:
        desk.pen.run(parts, x, at + unit, small, room=edge - x)
        at += 17 * unit
    if is_table:
        count = desk.style(14, align="right")
        desk.pen.write(str(article.quantity), _count_edge(desk), first, count, role=f"{item}.quantity")
    desk.pen.run(price, desk.right, first, desk.style(14, bold=True, align="right"), room=90 * unit)
    desk.pen.line(desk.left, y + tall, desk.right, y + tall, width=0.5, colour=desk.palette.rule)
    return y + tall


def _below(desk: MailDesk, line: Line) -> list[tuple[Part, ...]]:
    """What is printed under the name."""
    matter, article, item = desk.matter, line.article, f"items.{line.place}"
    rows: list[tuple[Part, ...]] = []
    if desk.look.items != "table":
        quantity = (str(article.quantity), f"{item}.quantity")
        rows.append((quantity, " × ", (matter.amount(article.unit_price), f"{item}.unit_price")))
    if article.reference:
        rows.append((f"{matter.words['reference']}: ", (article.reference, f"{item}.reference")))
    if article.note:
        rows.append(((article.note, f"{item}.note"),))
    if article.serial:
        rows.append((f"{matter.words['serial']}: ", (article.serial, f"{item}.serial")))
    if article.discount:
        rows.append((f"{matter.words['discount']}: ", (matter.amount(-article.discount), f"{item}.discount")))
    if article.deposit:
        rows.append((f"{matter.words['deposit']}: ", (matter.amount(article.deposit), f"{item}.deposit")))
    return rows


_BODY: Colour = (0.2, 0.21, 0.23)
_SHINE: Colour = (0.55, 0.58, 0.62)


def _circle(pen: Pen, x: float, y: float, radius: float, *, colour: Colour) -> None:
    pen.canvas.setFillColorRGB(*colour)
    pen.canvas.circle(x, pen.height - y, radius, fill=1, stroke=0)


def _speaker(pen: Pen, x: float, y: float, size: float) -> None:
    pen.box(x + 0.2 * size, y, x + 0.8 * size, y + size, fill=_BODY, radius=size / 8)
    _circle(pen, x + 0.5 * size, y + 0.3 * size, 0.12 * size, colour=_SHINE)
    _circle(pen, x + 0.5 * size, y + 0.66 * size, 0.22 * size, colour=_SHINE)


def _camera(pen: Pen, x: float, y: float, size: float) -> None:
    pen.box(x, y + 0.25 * size, x + size, y + 0.85 * size, fill=_BODY, radius=size / 10)
    pen.box(x + 0.3 * size, y + 0.12 * size, x + 0.7 * size, y + 0.3 * size, fill=_BODY)
    _circle(pen, x + 0.5 * size, y + 0.55 * size, 0.23 * size, colour=_SHINE)
    _circle(pen, x + 0.5 * size, y + 0.55 * size, 0.13 * size, colour=_BODY)


def _laptop(pen: Pen, x: float, y: float, size: float) -> None:
    pen.box(x + 0.12 * size, y + 0.15 * size, x + 0.88 * size, y + 0.68 * size, fill=_BODY, radius=size / 20)
    pen.box(x + 0.17 * size, y + 0.2 * size, x + 0.83 * size, y + 0.62 * size, fill=_SHINE)
    pen.box(x, y + 0.7 * size, x + size, y + 0.78 * size, fill=_BODY)


def _carton(pen: Pen, x: float, y: float, size: float) -> None:
    pen.box(x + 0.08 * size, y + 0.2 * size, x + 0.92 * size, y + 0.9 * size, fill=(0.76, 0.6, 0.42))
    pen.box(x + 0.42 * size, y + 0.2 * size, x + 0.58 * size, y + 0.9 * size, fill=(0.86, 0.74, 0.58))


_PICTURES: dict[str, Callable[[Pen, float, float, float], None]] = {
    "speaker": _speaker,
    "camera": _camera,
    "laptop": _laptop,
    "carton": _carton,
}
