"""A shop's mail itself: its band, greeting, numbers and dates, the things bought with their pictures, sums, button, foot."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from world.chance import Chance
from world.press.a4.close import payment_parts
from world.press.a4.desk import draw_logo, parts_around
from world.press.a4.pen import WHITE, Part, Style, text_of
from world.press.mail.client import room
from world.press.mail.desk import MailDesk
from world.press.mail.goods import draw_goods
from world.trade.sale import ZERO

_NIGHT = (0.16, 0.17, 0.2)
"""A dark foot's colour."""


def draw_body(desk: MailDesk, top: float, chance: Chance) -> float:
    """The mail's body; where it ends."""
    y = _band(desk, top)
    y = _greeting(desk, y)
    y = _facts(desk, y)
    if desk.matter.sold_by:
        parts: tuple[Part, ...] = (f"{desk.matter.words['sold_by']}: ", (desk.matter.sold_by, "sold_by"))
        y = desk.wrapped(parts, y, desk.style(13))
    y = draw_goods(desk, y + 6 * desk.unit, chance)
    y = _sums(desk, y)
    y = _after(desk, y)
    return _foot(desk, y)


def _brand(desk: MailDesk, x: float, y: float, style: Style) -> None:
    style = replace(style, face=desk.brand.face, bold=True)
    desk.pen.write(
        desk.matter.sale.dealer.brand, x, y, style, role=desk.pen.fresh("retailer"), room=desk.right - desk.left - 60
    )


def _band(desk: MailDesk, top: float) -> float:
    """The shop's head."""
    unit, pen, band = desk.unit, desk.pen, desk.look.band
    left, right = (0.0, pen.width) if desk.form == "screen" else (desk.left, desk.right)
    middle, name = (left + right) / 2, desk.matter.sale.dealer.brand
    if band in {"full", "hero"}:
        tall = (60 if band == "full" else 132) * unit
        pen.box(left, top, right, top + tall, fill=desk.brand.accent)
        _brand(desk, middle, top + 38 * unit, Style(24 * unit, colour=WHITE, align="centre"))
        if band == "hero":
            style = Style(22 * unit, colour=WHITE, align="centre", bold=True)
            pen.write(desk.title, middle, top + 96 * unit, style, role=pen.fresh("title"), room=right - left - 20)
        return top + tall + 32 * unit
    if band == "thin":
        pen.box(left, top, right, top + 5 * unit, fill=desk.brand.accent)
        _brand(desk, desk.left, top + 32 * unit, desk.style(20))
        return top + 62 * unit
    if band == "centre":
        draw_logo(pen, desk.brand, name, x=middle - 18 * unit, y=top, size=36 * unit)
        _brand(desk, middle, top + 62 * unit, desk.style(22, align="centre"))
        return top + 96 * unit
    draw_logo(pen, desk.brand, name, x=desk.left, y=top, size=32 * unit)
    _brand(desk, desk.left + 42 * unit, top + 24 * unit, desk.style(21))
    return top + 66 * unit


def _greeting(desk: MailDesk, y: float) -> float:
    if desk.look.band != "hero":
        style = desk.style(20, bold=True)
        desk.pen.write(desk.title, desk.left, y, style, role=desk.pen.fresh("title"), room=desk.right - desk.left)
        y += 28 * desk.unit
    name: Part = (desk.reader, desk.pen.fresh("buyer_name"))
    y = desk.wrapped(desk.words.parts("greeting", name=name), y, desk.style())
    return desk.wrapped((desk.words[f"intro_{desk.kind}"],), y + 4 * desk.unit, desk.style()) + 8 * desk.unit


def _facts(desk: MailDesk, y: float) -> float:
    """Numbers and dates."""
    entries, unit = desk.entries, desk.unit
    if desk.look.facts == "sentence":
        parts: list[Part] = []
        for entry in entries:
            parts += [f"{entry.caption}: ", (entry.value, desk.pen.fresh(entry.role)), "   "]
        return desk.wrapped(parts, y, desk.style(13)) + 4 * unit
    if desk.look.facts == "list":
        edge = desk.right if desk.form == "screen" else desk.left + 0.5 * (desk.right - desk.left)
        for entry in entries:
            end = desk.pen.write(f"{entry.caption}:", desk.left, y, desk.style(13, faint=True))
            role, room = _fresh(desk, entry.role), edge - end - 8
            desk.pen.write(entry.value, edge, y, desk.style(13, align="right"), role=role, room=room)
            y += 20 * unit
        return y + 6 * unit
    across = 2 if desk.form == "screen" else 3
    width, tall = (desk.right - desk.left) / across, 42 * unit
    rows = -(-len(entries) // across)
    desk.pen.box(
        desk.left, y - 10 * unit, desk.right, y - 10 * unit + rows * tall, fill=desk.palette.card, radius=6 * unit
    )
    for place, entry in enumerate(entries):
        x, line = desk.left + place % across * width + 10 * unit, y + place // across * tall + 8 * unit
        desk.pen.write(entry.caption, x, line, desk.style(11, faint=True), room=width - 14 * unit)
        role = _fresh(desk, entry.role)
        desk.pen.write(entry.value, x, line + 16 * unit, desk.style(13.5, bold=True), role=role, room=width - 14 * unit)
    return y + rows * tall + 14 * unit


def _fresh(desk: MailDesk, roles: str) -> str:
    return " ".join(desk.pen.fresh(role) for role in roles.split())


def _sums(desk: MailDesk, y: float) -> float:
    """From what the things come to down to the total, VAT beside or below."""
    sale, words, unit = desk.matter.sale, desk.matter.words, desk.unit
    rows: list[tuple[str, Decimal, str]] = []
    if sale.discount:
        rows += [
            (words["subtotal"], sale.subtotal, "subtotal"),
            (sale.discount_name or words["discount"], -sale.discount, "discount"),
        ]
    if desk.kind != "receipt":
        rows.append((desk.words["shipping"], ZERO, "shipping"))
    if sale.rounding:
        rows.append((words["rounding"], sale.rounding, "rounding"))
    if desk.look.has_net:
        rows.append((words["net"], sale.net, "net"))
        rows += _vat_rows(desk, words["vat"])
    y = room(desk, y, (len(rows) + 4) * 22 * unit) + 16 * unit
    left = desk.left if desk.form == "screen" else desk.left + 0.45 * (desk.right - desk.left)
    for caption, amount, role in rows:
        y = _sum(desk, (caption, desk.amount(amount, role)), y, left=left, style=desk.style(13.5))
    desk.pen.line(left, y - 12 * unit, desk.right, y - 12 * unit, colour=desk.palette.rule)
    total = desk.amount(sale.total, desk.pen.fresh("total"), is_total=True)
    y = _sum(desk, (desk.total_caption, total), y + 6 * unit, left=left, style=desk.style(17, bold=True))
    if not desk.look.has_net:
        for caption, amount, role in _vat_rows(desk, words["of_which"]):
            y = _sum(desk, (caption, desk.amount(amount, role)), y, left=left, style=desk.style(12, faint=True))
    return y + 6 * unit


def _vat_rows(desk: MailDesk, caption: str) -> list[tuple[str, Decimal, str]]:
    lines = desk.matter.sale.vat_lines
    return [
        (f"{caption} {desk.matter.rate(one.rate)}", one.vat, "vat" if len(lines) == 1 else f"vat_lines.{place}.vat")
        for place, one in enumerate(lines)
    ]


def _sum(desk: MailDesk, row: tuple[str, tuple[Part, ...]], y: float, *, left: float, style: Style) -> float:
    caption, money = row
    length = desk.pen.measure("".join(map(text_of, money)), style)
    desk.pen.write(caption, left, y, style, room=desk.right - left - length - 10)
    desk.pen.run(money, desk.right, y, replace(style, align="right"))
    return y + 1.55 * style.size


def _after(desk: MailDesk, y: float) -> float:
    """Button, payment, address, policy."""
    unit, words, sale = desk.unit, desk.matter.words, desk.matter.sale
    if desk.look.has_button:
        y = room(desk, y, 60 * unit)
        middle, half = (desk.left + desk.right) / 2, 100 * unit
        desk.pen.box(middle - half, y, middle + half, y + 40 * unit, fill=desk.brand.accent, radius=6 * unit)
        style = Style(14 * unit, bold=True, colour=WHITE, align="centre")
        desk.pen.write(desk.words["button"], middle, y + 25 * unit, style, room=2 * half - 20)
        y += 64 * unit
    y = room(desk, y, 150 * unit)
    if desk.kind != "order_confirmation":
        y = desk.wrapped(payment_parts(desk.matter, desk.pen), y, desk.style(13))
    elif sale.delivered:
        date = (desk.matter.date(sale.delivered), "expected_date")
        y = desk.wrapped(words.parts("expected", date=date), y, desk.style(13))
    if sale.buyer:
        desk.pen.write(
            words["ship_to" if desk.kind == "order_confirmation" else "bill_to"],
            desk.left,
            y + 6 * unit,
            desk.style(13, bold=True),
        )
        y += 25 * unit
        values = (
            ("buyer_name", sale.buyer.name),
            ("buyer_street", sale.buyer.street),
            ("buyer_place", sale.buyer.place),
        )
        for role, value in values:
            desk.pen.write(value, desk.left, y, desk.style(13), role=desk.pen.fresh(role), room=desk.right - desk.left)
            y += 18 * unit
        if sale.buyer.vat_id:
            y = desk.wrapped((f"{words['buyer_vat']}: ", (sale.buyer.vat_id, "buyer_vat_id")), y, desk.style(13))
    for remark in sale.remarks:
        y = desk.pen.paragraph(
            remark, desk.left, y + 4 * unit, desk.right - desk.left, style=desk.style(13), role="remark"
        )
    policy = desk.style(12, faint=True)
    return desk.pen.paragraph(
        words["policy"], desk.left, y + 8 * unit, desk.right - desk.left, style=policy, role="policy"
    )


def _foot(desk: MailDesk, y: float) -> float:
    """The seller's name, address and numbers, small."""
    unit, dealer = desk.unit, desk.matter.sale.dealer
    lines: list[tuple[Part, ...]] = [((dealer.legal_name, desk.pen.fresh("legal_name")),)]
    address = desk.pen.fresh("address")
    lines.append(((dealer.street, address), ", ", (dealer.place, address)))
    lines.append((f"{desk.matter.words['phone']} ", (dealer.phone, desk.pen.fresh("contact")), f" · {dealer.email}"))
    marked = False
    for line in dealer.id_lines:
        parts: tuple[Part, ...] = (line,) if marked else parts_around(line, dealer.vat_id, desk.pen.fresh("vat_id"))
        marked = marked or len(parts) > 1
        lines.append(parts)
    style = desk.style(11, faint=True, align="centre")
    said = desk.pen.wrap(desk.words["foot"], desk.right - desk.left - 20, style)
    tall = (len(lines) + len(said)) * 16 * unit + 30 * unit
    y = room(desk, y, tall) + 10 * unit
    left, right = (0.0, desk.pen.width) if desk.form == "screen" else (desk.left, desk.right)
    is_dark = desk.look.foot == "dark"
    desk.pen.box(left, y, right, y + tall, fill=_NIGHT if is_dark else desk.palette.card)
    style = replace(style, colour=(0.85, 0.86, 0.88)) if is_dark else style
    at = y + 24 * unit
    for row in [*lines, *((text,) for text in said)]:
        desk.pen.run(row, (left + right) / 2, at, style, room=desk.right - desk.left - 8)
        at += 16 * unit
    return y + tall
