"""A4 papers: invoices, credit notes, order confirmations, delivery notes, quotes, pro formas, as PDF and as print.

A shop keeps to one make, one typeface, one wording, one colour: they are drawn from the shop's chance, not the paper's.
"""

from __future__ import annotations

from functools import partial

from world.chance import Chance, Stock
from world.press.a4.blocks import draw_blocks
from world.press.a4.close import draw_closing, draw_opening
from world.press.a4.desk import HEIGHT, WIDTH, Brand, Desk, draw_logo, make_brand, pale
from world.press.a4.file import drawn_of, finished
from world.press.a4.foot import bottom_limit, draw_foot
from world.press.a4.head import draw_head
from world.press.a4.layouts import LAYOUTS, Layout
from world.press.a4.matter import Matter, PaperKind, matter_of
from world.press.a4.pen import Origin, Pen, drawn_pdf, sheets_of
from world.press.a4.slip import slip_height
from world.press.a4.sums import draw_sums, sums_height
from world.press.a4.table import draw_table, turn_page
from world.press.fonts import Typeface, typeface
from world.sheet import Drawn
from world.trade.sale import Sale

DPI = (150, 170, 200)
"""Chosen: office scanners' and printers' drivers' usual ones; a letter of 9 points is 19 to 25 pixels high."""
_CLOSING = 118.0
"""Points that the sentences below the sums take, where the sums stand at the foot of the page (chosen)."""
SYSTEMS: Stock[tuple[str, str]] = Stock(
    tune=(
        ("Kontor 4.2", "Kontor"),
        ("Faktura Plus PDF 2.1", "Faktura Plus"),
        ("Shopline Renderer 11", "Shopline"),
        ("PrintKit 3", ""),
    ),
    held=(
        ("Ledgerline 9.0", "Ledgerline"),
        ("ErpDruck 7", "ErpDruck Beleg"),
        ("Webkassa PDF", "Webkassa"),
        ("TypePress 1.8", ""),
    ),
)
"""Producer and creator: invented systems that shops write their papers with."""


def draw_paper(
    sale: Sale,
    chance: Chance,
    *,
    kind: PaperKind = "invoice",
    layout: Layout | None = None,
    password: str = "",
    xml: bool = False,
    marketplace: bool = False,
) -> Drawn:
    """The paper of this `kind` about `sale`; its PDF locked with `password`, or with the e-invoice's XML in it."""
    shop = Chance.of(chance.seed, chance.split, f"shops/{sale.dealer.web}").child("a4")
    layout = layout or shop.pick(LAYOUTS)
    matter = matter_of(sale, kind, chance=chance, shop=shop, marketplace=marketplace, long_dates=layout.long_dates)
    face = _face(matter, layout, shop)
    brand = make_brand(shop, language=sale.dealer.country.language, letters=sale.dealer.brand)
    plain, pen = _printed(matter, layout, face, brand, system=shop.pick(SYSTEMS))
    pdf = finished(plain, matter, password=password, xml=xml)
    sheets = sheets_of(plain, pen, pixels_per_point=chance.pick(DPI) / 72, paper="a4")
    shown = {"pro_forma": "quote"}.get(kind, kind)
    return drawn_of(matter.sale, sheets, kind=shown, layout=f"a4-{layout.name}", typeface=face.name, pdf=pdf)


def _face(matter: Matter, layout: Layout, shop: Chance) -> Typeface:
    sale = matter.sale
    letters = "".join(article.description + article.note for article in sale.articles) + sale.dealer.brand + "–·"
    return typeface(
        shop.child("text"), layout.look, language=sale.dealer.country.language, letters=letters, truetype=True
    )


def _printed(
    matter: Matter, layout: Layout, face: Typeface, brand: Brand, *, system: tuple[str, str]
) -> tuple[bytes, Pen]:
    """The PDF and its pen; drawn again where it has more pages than its page numbers say."""
    origin = Origin(f"{matter.title} {matter.sale.number}", *system, matter.sale.dealer.brand, matter.sale.on)
    draw = partial(_draw, matter=matter, layout=layout, brand=brand)
    pdf, pen, _ = drawn_pdf(partial(draw, pages=1), face, (WIDTH, HEIGHT), origin=origin)
    if len(pen.pages) > 1:
        pdf, pen, _ = drawn_pdf(partial(draw, pages=len(pen.pages)), face, (WIDTH, HEIGHT), origin=origin)
    return pdf, pen


def _draw(pen: Pen, *, matter: Matter, layout: Layout, brand: Brand, pages: int) -> float:
    """The whole paper; where it ends."""
    desk = Desk(pen, matter, layout, brand, pages)
    if "watermark" in layout.extras:
        draw_logo(pen, brand, "", x=WIDTH / 2 - 150, y=HEIGHT / 2 - 120, size=300, tint=pale(brand.accent, 0.06))
    y = draw_blocks(desk, draw_head(desk))
    y = draw_table(desk, draw_opening(desk, y))
    if y + sums_height(desk) > bottom_limit(desk):
        y = turn_page(desk)
    if "low" in layout.extras:
        y = max(y, bottom_limit(desk) - sums_height(desk) - _CLOSING - slip_height(desk))
    y = draw_closing(desk, draw_sums(desk, y))
    draw_foot(desk)
    return y
