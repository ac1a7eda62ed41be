"""What a mail program and its phone or browser put around a shop's mail: bars, sender, subject, dates, margins."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from world.chance import Chance
from world.press.a4.desk import HEIGHT
from world.press.a4.pen import WHITE, Part, Style
from world.press.mail.desk import MailDesk


def draw_top(desk: MailDesk, chance: Chance) -> float:
    """Everything above the shop's own mail; where that begins."""
    sent = _sent(desk, chance)
    top = _bars(desk, chance) if desk.form == "screen" else 58.0
    return {"avatar": _avatar, "rows": _rows, "compact": _compact}[desk.look.client](desk, top, sent)


def _sent(desk: MailDesk, chance: Chance) -> str:
    """When the mail came: on the day of the purchase, an hour or so later."""
    at = desk.matter.sale.at or dt.time(chance.whole(8, 20), chance.whole(0, 59))
    moment = dt.datetime.combine(desk.matter.sale.on, at) + dt.timedelta(minutes=chance.whole(1, 60))
    return f"{desk.matter.words.long_date(moment.date())}, {moment:%H:%M}"


def _bars(desk: MailDesk, chance: Chance) -> float:
    """The phone's status bar and the program's own."""
    pen, ink = desk.pen, desk.palette.ink
    pen.write(f"{chance.whole(7, 22)}:{chance.whole(0, 59):02d}", 22, 20, desk.style(13, bold=True), role="clock")
    right = pen.width - 20
    charge = chance.within(0.15, 1.0)
    pen.box(right - 24, 10, right, 21, stroke=ink, radius=2.5, width=1)
    pen.box(right - 22, 12, right - 22 + 20 * charge, 19, fill=ink)
    pen.box(right + 1, 13.5, right + 2.5, 17.5, fill=ink)
    for place in range(4):
        height = 3.5 + 2.4 * place
        pen.box(right - 52 + 5 * place, 21 - height, right - 48.5 + 5 * place, 21, fill=ink)
    y = 54.0
    pen.line(24, y, 17, y - 6, width=1.8, colour=ink)
    pen.line(17, y - 6, 24, y - 12, width=1.8, colour=ink)
    pen.line(17, y - 6, 33, y - 6, width=1.8, colour=ink)
    if chance.happens(0.5):
        pen.write(desk.words["inbox"], 44, y - 1, desk.style(15))
    for place in range(3):
        pen.box(right - 6, y - 14 + 6 * place, right - 3, y - 11 + 6 * place, fill=ink, radius=1.4)
    pen.box(right - 44, y - 13, right - 30, y, stroke=ink, width=1.5, radius=2)
    pen.line(right - 42, y - 9, right - 32, y - 9, width=1.3, colour=ink)
    return 84.0


def _subject(desk: MailDesk, y: float, size: float) -> float:
    return desk.wrapped(desk.subject(), y, desk.style(size, bold=desk.form == "pdf"))


def _avatar(desk: MailDesk, top: float, sent: str) -> float:
    """A coloured initial, sender and date beside it."""
    unit, dealer = desk.unit, desk.matter.sale.dealer
    y = _subject(desk, top, 21) + 14 * unit
    desk.pen.box(desk.left, y, desk.left + 38 * unit, y + 38 * unit, fill=desk.brand.accent, radius=18.9 * unit)
    initial = Style(18 * unit, bold=True, colour=WHITE, align="centre")
    desk.pen.write(dealer.brand[:1], desk.left + 19 * unit, y + 25.5 * unit, initial)
    x = desk.left + 50 * unit
    dated = desk.style(11.5, faint=True, align="right")
    room = desk.right - x - desk.pen.measure(sent, dated) - 8
    desk.pen.write(
        dealer.brand, x, y + 15 * unit, desk.style(15, bold=True), role=desk.pen.fresh("retailer"), room=room
    )
    desk.pen.write(sent, desk.right, y + 15 * unit, dated, role="mail_date")
    desk.pen.write(desk.words["me"], x, y + 32 * unit, desk.style(12, faint=True))
    return y + 56 * unit


def _rows(desk: MailDesk, top: float, sent: str) -> float:
    """From, to, date, subject as rows with captions."""
    dealer, words = desk.matter.sale.dealer, desk.words
    edge = desk.left + 8 * desk.unit + max(
        desk.pen.measure(f"{words[key]}:", desk.style(13, faint=True)) for key in ("from", "to", "date", "subject")
    )  # fmt: skip
    sender: tuple[Part, ...] = (
        (dealer.brand, desk.pen.fresh("retailer")),
        f" <noreply@{dealer.web.removeprefix('www.')}>",
    )
    rows: dict[str, tuple[Part, ...]] = {
        "from": sender,
        "to": ((desk.address, "buyer_email"),),
        "date": ((sent, "mail_date"),),
        "subject": (),
    }
    y = top + 6 * desk.unit
    for key, parts in rows.items():
        desk.pen.write(f"{words[key]}:", desk.left, y, desk.style(13, faint=True))
        style = desk.style(13, bold=key == "subject")
        desk.pen.run(parts or desk.subject(), edge, y, style, room=desk.right - edge)
        y += 20 * desk.unit
    desk.pen.line(desk.left, y - 6 * desk.unit, desk.right, y - 6 * desk.unit, colour=desk.palette.rule)
    return y + 8 * desk.unit


def _compact(desk: MailDesk, top: float, sent: str) -> float:
    """Sender and date, the subject below, the reader's address last."""
    dealer, words = desk.matter.sale.dealer, desk.words
    y = top
    desk.pen.write(
        dealer.brand,
        desk.left,
        y,
        desk.style(17, bold=True),
        role=desk.pen.fresh("retailer"),
        room=desk.right - desk.left,
    )
    y = _subject(desk, y + 22 * desk.unit, 15)
    desk.pen.write(sent, desk.left, y, desk.style(12, faint=True), role="mail_date")
    to = (f"{words['to']}: ", (desk.address, "buyer_email"))
    desk.pen.run(to, desk.left, y + 17 * desk.unit, desk.style(12, faint=True), room=desk.right - desk.left)
    desk.pen.line(desk.left, y + 27 * desk.unit, desk.right, y + 27 * desk.unit, colour=desk.palette.rule)
    return y + 44 * desk.unit


def draw_bottom(desk: MailDesk, y: float) -> float:
    """The phone's answer buttons; where the screen ends."""
    if desk.form != "screen":
        return y
    top = max(y + 16, desk.pen.height - 84) if desk.pen.height < _ENDLESS else y + 16
    middle, ink = desk.pen.width / 2, desk.palette
    for left, right, key in ((desk.left, middle - 6, "reply"), (middle + 6, desk.right, "forward")):
        desk.pen.box(left, top, right, top + 40, stroke=ink.rule, radius=19, width=1)
        style = desk.style(14, align="centre")
        desk.pen.write(desk.words[key], (left + right) / 2, top + 25, style, room=right - left - 24)
    desk.pen.box(middle - 54, top + 66, middle + 54, top + 69.5, fill=ink.ink, radius=1.7)
    return top + 84


_ENDLESS = 10_000.0
"""Points: a page this high is only measured."""


def room(desk: MailDesk, y: float, need: float) -> float:
    """`y`, or on paper the head of the next page where `need` points more do not fit."""
    if desk.form == "screen" or y + need <= HEIGHT - 46:
        return y
    draw_margins(desk)
    desk.pen.next_page()
    return 52.0


def draw_margins(desk: MailDesk) -> None:
    """What a browser prints at the edges of a page: when it was printed, the subject, the address, the page."""
    sale = desk.matter.sale
    style = Style(7.2, colour=(0.25, 0.25, 0.25))
    role = "print_date" if sale.printed else "printed_on"
    desk.pen.write(desk.matter.date(desk.printed), 26, 24, style, role=desk.pen.fresh(role))
    subject = desk.words.chosen[f"subject_{desk.kind}"].format(number=sale.number, brand=sale.dealer.brand)
    desk.pen.write(subject, desk.pen.width / 2, 24, replace(style, align="centre"), room=300)
    address = f"https://mail.post.example/u/0/?view=pt&search=all&permmsgid=msg-f%3A1{sale.number}"
    desk.pen.write(address, 26, HEIGHT - 20, style, room=430)
    number = f"{len(desk.pen.pages)}/{desk.pages}"
    desk.pen.write(number, desk.pen.width - 26, HEIGHT - 20, replace(style, align="right"))
