"""Mails from shops: receipts, order confirmations and invoices, printed from a mail program or as a phone's screenshot."""

from __future__ import annotations

import datetime as dt
from functools import partial

from world.chance import Chance, Stock
from world.press.a4_desk import make_brand
from world.press.a4_matter import Money, matter_of
from world.press.a4_pen import Origin, Pen, drawn_pdf, sheets_of
from world.press.a4_words import words_of
from world.press.fonts import typeface
from world.press.mail_body import draw_body
from world.press.mail_client import draw_bottom, draw_margins, draw_top
from world.press.mail_desk import PAGE, PHONES, Form, MailDesk, MailKind
from world.press.mail_looks import LOOKS, MailLook
from world.sheet import Drawn
from world.trade.facts import sale_truth
from world.trade.sale import Sale

_READERS: Stock[str] = Stock(("Alex Muster", "Kim Prov"), ("Sam Esempio", "Robin Voorbeeld"))
"""Whose mailbox it is where the sale names no buyer."""
_DPI = (150, 170, 200)
"""Chosen, as `papers.DPI`."""
_UNMEASURED = 20_000.0
"""Points: higher than any mail, for the first drawing, which only measures."""


def draw_mail(
    sale: Sale, chance: Chance, *, kind: MailKind = "receipt", form: Form = "pdf", look: MailLook | None = None
) -> Drawn:
    """The mail of this `kind` about `sale`; as ``pdf`` its print, as ``screen`` a phone's picture of it."""
    shop = Chance.of(chance.seed, chance.split, f"shops/{sale.dealer.web}").child("mail")
    look = look or shop.pick(LOOKS)
    country = sale.dealer.country
    matter = matter_of(
        sale, "invoice" if kind == "receipt" else kind, chance=chance, shop=shop, marketplace=False, long_dates=False
    )
    letters = "".join(article.description + article.note for article in sale.articles) + sale.dealer.brand + "–·×"
    face = typeface(shop.child("text"), "sans", language=country.language, letters=letters, truetype=True)
    desk = partial(
        MailDesk, matter=matter, kind=kind, form=form, look=look,
        brand=make_brand(shop, language=country.language, letters=sale.dealer.brand),
        words=words_of(country, shop.child("mail"), file="mail_words.toml"),
        money=shop.pick(_MONEY), reader=sale.buyer.name if sale.buyer else chance.pick(_READERS),
        printed=sale.printed or sale.on + dt.timedelta(days=chance.whole(0, 40)),
    )  # fmt: skip
    phone = chance.pick(PHONES)
    draw = partial(_draw, desk=desk, chance=chance)
    origin = Origin(
        f"{country.code} {matter.sale.number}",
        "Mailfenster 7",
        "Mailfenster",
        sale.dealer.brand,
        desk.keywords["printed"],
    )
    size = PAGE if form == "pdf" else (phone[0], _UNMEASURED)
    _, pen, end = drawn_pdf(partial(draw, pages=1), face, size, origin=origin)
    size = size if form == "pdf" else (phone[0], max(phone[1], end))
    pdf, pen, _ = drawn_pdf(partial(draw, pages=len(pen.pages)), face, size, origin=origin)
    scale = phone[2] if form == "screen" else chance.pick(_DPI) / 72
    sheets = sheets_of(pdf, pen, pixels_per_point=scale, paper="screen" if form == "screen" else "a4")
    truth = sale_truth(
        matter.sale, kind=kind, layout=f"mail-{look.name}-{form}", typeface=face.name,
        marks=[mark for sheet in sheets for mark in sheet.marks],
        lines=tuple(line for sheet in sheets for line in sheet.lines),
    )  # fmt: skip
    return Drawn(kind, sheets, truth, pdf if form == "pdf" else None)


_MONEY: tuple[Money, ...] = ("code", "sign", "before")


def _draw(pen: Pen, *, desk: partial[MailDesk], chance: Chance, pages: int) -> float:
    """The whole mail; where it ends."""
    now = chance.child("drawing")  # drawn twice, and the same both times
    here = desk(pen=pen, pages=pages)
    if here.form == "screen":
        pen.box(0, 0, pen.width, pen.height, fill=here.palette.back)
    end = draw_bottom(here, draw_body(here, draw_top(here, now), now))
    if here.form == "pdf":
        draw_margins(here)
    return end
