"""Mails from shops: receipts, order confirmations and invoices, printed from a mail program or as a phone's screenshot."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from world.chance import Chance, Stock
from world.press.a4.desk import make_brand
from world.press.a4.file import drawn_of
from world.press.a4.matter import Matter, Money, matter_of
from world.press.a4.pen import Origin, Pen, drawn_pdf, sheets_of
from world.press.a4.words import words_of
from world.press.fonts import Typeface, typeface
from world.press.mail.body import draw_body
from world.press.mail.client import draw_bottom, draw_margins, draw_top
from world.press.mail.desk import PAGE, PHONES, Form, MailDesk, MailKind
from world.press.mail.looks import LOOKS, MailLook
from world.sheet import Drawn
from world.trade.sale import Sale

WORDS = Path(__file__).with_name("words.toml")
_PROGRAMS: Stock[tuple[str, str]] = Stock(
    (("Mailfenster 7", "Mailfenster"), ("Skiff PDF", "Browser 88")),
    (("Postbud 3.2", "Postbud"), ("Inkwell PDF", "Vela 12")),
)
"""Producer and creator: invented programs that people print their mail with."""
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
    matter = matter_of(
        sale, "invoice" if kind == "receipt" else kind, chance=chance, shop=shop, marketplace=False, long_dates=False
    )
    face = _face(sale, shop)
    make_desk = _desk_maker(matter, chance, shop, look=look, kind=kind, form=form)
    origin = Origin(look.name, *chance.pick(_PROGRAMS), sale.dealer.brand, make_desk.keywords["printed"])
    phone = chance.pick(PHONES)
    draw = partial(_draw, make_desk=make_desk, chance=chance)
    size = PAGE if form == "pdf" else (phone[0], _UNMEASURED)
    _, pen, end = drawn_pdf(partial(draw, pages=1), face, size, origin=origin)
    size = size if form == "pdf" else (phone[0], max(phone[1], end))
    pdf, pen, _ = drawn_pdf(partial(draw, pages=len(pen.pages)), face, size, origin=origin)
    scale = phone[2] if form == "screen" else chance.pick(_DPI) / 72
    sheets = sheets_of(pdf, pen, pixels_per_point=scale, paper="screen" if form == "screen" else "a4")
    layout, file = f"mail-{look.name}-{form}", pdf if form == "pdf" else None
    return drawn_of(matter.sale, sheets, kind=kind, layout=layout, typeface=face.name, pdf=file)


def _face(sale: Sale, shop: Chance) -> Typeface:
    letters = "".join(article.description + article.note for article in sale.articles) + sale.dealer.brand + "–·×"
    return typeface(shop.child("text"), "sans", language=sale.dealer.country.language, letters=letters, truetype=True)


def _desk_maker(
    matter: Matter, chance: Chance, shop: Chance, *, look: MailLook, kind: MailKind, form: Form
) -> partial[MailDesk]:
    """All of the desk but its pen."""
    sale = matter.sale
    language = sale.dealer.country.language
    return partial(
        MailDesk,
        matter=matter,
        kind=kind,
        form=form,
        look=look,
        brand=make_brand(shop, language=language, letters=sale.dealer.brand),
        words=words_of(sale.dealer.country, shop.child("mail"), file=WORDS),
        money=shop.pick(_MONEY),
        reader=sale.buyer.name if sale.buyer else chance.pick(_READERS),
        printed=sale.printed or sale.on + dt.timedelta(days=chance.whole(0, 40)),
    )


_MONEY: tuple[Money, ...] = ("code", "sign", "before")


def _draw(pen: Pen, *, make_desk: partial[MailDesk], chance: Chance, pages: int) -> float:
    """The whole mail; where it ends."""
    now = chance.child("drawing")  # drawn twice, and the same both times
    here = make_desk(pen=pen, pages=pages)
    if here.form == "screen":
        pen.box(0, 0, pen.width, pen.height, fill=here.palette.back)
    end = draw_bottom(here, draw_body(here, draw_top(here, now), now))
    if here.form == "pdf":
        draw_margins(here)
    return end
