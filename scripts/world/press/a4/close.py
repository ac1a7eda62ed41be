"""What stands between the address and the table, and below the sums: references, sellers, payment, policy, small print."""

from __future__ import annotations

from dataclasses import replace

from world.press.a4.desk import LEFT, RIGHT, Desk
from world.press.a4.foot import bottom_limit
from world.press.a4.matter import Matter
from world.press.a4.pen import GREY, Part, Pen
from world.press.a4.slip import draw_slip, slip_height
from world.press.a4.table import turn_page
from world.press.codes import Code

_QR_SIZE = 58.0
"""Points: about 20 mm."""
SMALL = 0.68
"""Of the running text: 6 points, as small print mostly is."""


def draw_opening(desk: Desk, top: float) -> float:
    """The lines above the table; where they end."""
    matter = desk.matter
    lines: list[tuple[Part, ...]] = []
    if matter.original:
        number, day = matter.original
        parts = {"number": (number, "original_number"), "date": (matter.date(day), "original_date")}
        lines.append(matter.words.parts("original", **parts))
    if matter.sold_by:
        lines.append((f"{matter.words['sold_by']}: ", (matter.sold_by, "sold_by")))
    if "opening" in desk.layout.extras and matter.kind == "invoice":
        lines.append((matter.words["opening"],))
    y = top + (desk.leading if lines else 0)
    for line in lines:
        desk.pen.run(line, LEFT, y + 2, desk.style(), room=RIGHT - LEFT)
        y += desk.leading
    return y - (4 if lines else 0)


def draw_closing(desk: Desk, top: float) -> float:
    """Everything below the sums, on a further page where this one is full; where it ends."""
    y = top + desk.leading
    for parts, role in _sentences(desk):
        width = RIGHT - LEFT - (_QR_SIZE + 20 if "qr" in desk.layout.extras else 0)
        y = _room(desk, y, 2 * desk.leading)
        if role:
            y = desk.pen.paragraph(str(parts[0]), LEFT, y, width, style=desk.style(), role=role) + 2
        else:
            desk.pen.run(parts, LEFT, y, desk.style(), room=width)
            y += desk.leading + 2
    if "qr" in desk.layout.extras:
        y = _code(desk, y)
    if "terms" in desk.layout.extras:
        small = desk.style(0.72, colour=GREY)
        lines = desk.pen.wrap(desk.matter.words["terms"], RIGHT - LEFT, small)
        y = _room(desk, y + 4, len(lines) * desk.leading)
        y = desk.pen.paragraph(desk.matter.words["terms"], LEFT, y, RIGHT - LEFT, style=small, role="terms")
    if desk.matter.kind == "delivery_note":
        y = _signature(desk, _room(desk, y, 60))
    if "slip" in desk.layout.extras and slip_height(desk):
        _room(desk, y, slip_height(desk) + 10)
        draw_slip(desk, bottom_limit(desk) - slip_height(desk))
    elif desk.matter.small_print:
        y = _small_print(desk, y)
    return y


def _small_print(desk: Desk, y: float) -> float:
    """What consumer law makes the shop say, down above the foot; nothing where the page is full."""
    small = desk.style(SMALL, colour=GREY)
    high = 1.25 * small.size * len(desk.pen.wrap(desk.matter.small_print, RIGHT - LEFT, small))
    top = bottom_limit(desk) - high
    if top < y + desk.leading:
        return y
    return desk.pen.paragraph(desk.matter.small_print, LEFT, top, RIGHT - LEFT, style=small, role="terms")


def _room(desk: Desk, y: float, height: float) -> float:
    """`y`, or where the next page begins if `height` does not fit."""
    return y if y + height <= bottom_limit(desk) else turn_page(desk) + desk.leading


def _sentences(desk: Desk) -> list[tuple[tuple[Part, ...], str]]:
    """Each sentence in pieces, or whole with its role."""
    matter, words, sale = desk.matter, desk.matter.words, desk.matter.sale
    lines: list[tuple[tuple[Part, ...], str]] = []
    if matter.kind == "invoice":
        lines.append((payment_parts(matter, desk.pen), ""))
        if matter.sold_by:
            lines.append(((words["issued_for"],), "issued_for"))
    elif matter.kind == "order_confirmation" and sale.delivered:
        lines.append((words.parts("expected", date=(matter.date(sale.delivered), "expected_date")), ""))
    elif matter.kind in {"quote", "pro_forma"}:
        day = matter.date(matter.days["valid_until"])
        lines.append((words.parts("offer_note", date=(day, "valid_until.again")), ""))
    if matter.kind == "pro_forma":
        lines.append(((words["proforma_note"],), "policy"))
    lines += [((remark,), "remark") for remark in sale.remarks]
    if matter.kind in {"invoice", "delivery_note"}:
        lines.append(((words["policy"],), "policy"))
    if matter.kind == "invoice" and desk.layout.foot != "promo":
        lines.append(((words["thanks"],), "thanks"))
    return lines


def payment_parts(matter: Matter, pen: Pen) -> tuple[Part, ...]:
    """How it was paid, or until when it has to be."""
    sale, words = matter.sale, matter.words
    if sale.payment.means == "transfer" and sale.due:
        return words.parts("transfer", date=(matter.date(sale.due), pen.fresh("due_date")))
    means = {"cash": "paid_cash", "card": "paid_card"}.get(sale.payment.means, "paid_online")
    role = "payment_date" if sale.payment.on else pen.fresh("paid_on")
    return words.parts(means, date=(matter.date(sale.payment.on or sale.on), role))


def _code(desk: Desk, y: float) -> float:
    """A QR code at the right edge, beside the sentences where there is room."""
    dealer = desk.matter.sale.dealer
    if y + _QR_SIZE + 16 > bottom_limit(desk):
        return y
    text = f"https://{dealer.web.removeprefix('www.')}/d/{desk.matter.sale.number}"
    desk.pen.code(Code("QRCode", text), RIGHT - _QR_SIZE, y, _QR_SIZE)
    style = replace(desk.style(0.7, colour=GREY), align="right")
    desk.pen.write(dealer.web, RIGHT, y + _QR_SIZE + 9, style)
    return y + _QR_SIZE + 14


def _signature(desk: Desk, y: float) -> float:
    desk.pen.line(LEFT, y + 40, LEFT + 190, y + 40, width=0.5)
    desk.pen.write(desk.matter.words["received"], LEFT, y + 50, desk.style(0.8, colour=GREY), room=190)
    return y + 60
