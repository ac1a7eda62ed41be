"""Till receipts, card slips, provisional bills and returns: a sale as a shop's till prints it.

A shop has one till: its layout, words, typeface, printer and paper come from the shop's own chance, so that all its
receipts look alike; what changes from paper to paper comes from the paper's chance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from world.chance import Chance, Stock
from world.press.backprint import backprint, showing_through
from world.press.fonts import TYPEFACES, Typeface, typeface
from world.press.heads import Head, paper_size, printed, scale, shop_head, worn
from world.press.small_print import small_print
from world.press.till import foot
from world.press.till.layouts import LAYOUTS, Till
from world.press.till.rows import Line, Logo, Row, Rule, Run, Span, says
from world.press.till.setting import SetPaper, set_lines
from world.press.till.templates import all_filled, filled
from world.press.till.values import (
    Desk,
    common_values,
    discount_values,
    item_values,
    slip_values,
    sums_vat,
    vat_roles,
    vat_values,
)
from world.press.till.words import Words, in_two, shop_words, with_tax
from world.sheet import Drawn, Mark, Pixels, Sheet
from world.trade.facts import sale_truth
from world.trade.sale import Sale

__all__ = ["LAYOUTS", "draw_bill", "draw_receipt", "draw_return", "draw_slip", "set_receipt"]

SECOND_LANGUAGES = {"BE": ("fr", "nl"), "CH": ("de", "fr", "it"), "FI": ("fi", "sv")}
"""What shops say twice, where people speak two languages."""
BILINGUAL = 0.3
"""Chosen: so many shops of such countries say it twice."""
BACKPRINTED = 0.12
"""Chosen: so many shops buy rolls with their name on them."""
TEXT_BEHIND, SEEN_THROUGH = 0.28, 17
"""Chosen: so many shops have a text on the back of their rolls; grey levels by which it darkens the front (seen on scans)."""
TINTS = Stock(((226, 224, 222), (250, 226, 184), (208, 223, 236)), ((230, 226, 214), (244, 216, 208), (212, 230, 212)))
PIN_FACES = Stock(("DejaVu Sans Mono", "Hack", "Unifont"), ("Liberation Mono", "Noto Sans Mono", "Terminus"))
"""Legible at a dozen dots: with good hints, or drawn dot by dot."""
BILL_ORDER = (
    "logo", "head", "", "bill", "table", "clock", "----", "columns", "items", "----", "totals", "", "bill_note", "notes",
)  # fmt: skip


def draw_receipt(
    sale: Sale,
    chance: Chance,
    *,
    layout: Till | None = None,
    head: Head | None = None,
    copy: bool = False,
    wear: float = 0.0,
) -> Drawn:
    """The till receipt of `sale`; without `layout` and `head`, those of its shop.

    A copy says so and when it was printed. `wear` is the severity of a trouble with the head or the paper, 0 to 1.
    """
    if copy and sale.printed is None:
        sale = replace(sale, printed=sale.on + dt.timedelta(days=chance.child("copied").whole(1, 90)))
    desk = replace(_desk(sale, chance, layout=layout, head=head), is_copy=copy)
    if wear:
        desk = replace(desk, head=worn(desk.head, chance.child("wear"), severity=wear))
    return _drawn(desk, "receipt", desk.till.order)


def set_receipt(sale: Sale, chance: Chance, *, layout: Till | None = None) -> SetPaper:
    """The receipt before any ink: its dots and marks."""
    desk = _desk(sale, chance, layout=layout, head=None)
    return _set(desk, desk.till.order)


def draw_return(sale: Sale, chance: Chance, *, layout: Till | None = None, head: Head | None = None) -> Drawn:
    """The receipt of a return that undoes all of `sale`, some days later; its sums are negative."""
    own = chance.child("return")
    undoing = replace(
        sale,
        articles=tuple(replace(one, quantity=-one.quantity, discount=-one.discount, deposit=-one.deposit) for one in sale.articles),
        discount=-sale.discount,
        payment=replace(sale.payment, tendered=None, on=None),
        on=sale.on + dt.timedelta(days=own.whole(1, 25)),
        number=own.digits(len(sale.number)) if sale.number.isdigit() and sale.number[0] != "0" else f"R{sale.number}",
    )  # fmt: skip
    desk = _desk(undoing, chance, layout=layout, head=head)
    words = replace(desk.words, title=desk.words.returned)
    rest = (part for part in desk.till.order if part not in {"logo", "head", "title", "code"})
    order = ("logo", "head", "", "title", "undone", *rest)
    return _drawn(replace(desk, words=words, undone=sale), "credit_note", order)


def draw_slip(sale: Sale, chance: Chance, *, head: Head | None = None) -> Drawn:
    """The card terminal's slip alone: it shows a payment, and no purchase of anything."""
    paid = replace(sale, payment=replace(sale.payment, means="card", on=sale.payment.on or sale.on))
    desk = _desk(paid, chance, layout=None, head=head)
    return _drawn(replace(desk, is_slip=True), "card_slip", ("brand", "", "slip_alone", "", "slip_copy"))


def draw_bill(sale: Sale, chance: Chance, *, layout: Till | None = None, head: Head | None = None) -> Drawn:
    """A bill before payment, which says that it is none."""
    return _drawn(_desk(sale, chance, layout=layout, head=head), "provisional_bill", BILL_ORDER)


def _desk(sale: Sale, chance: Chance, *, layout: Till | None, head: Head | None) -> Desk:
    """The shop's till with `sale` on it."""
    shop = Chance.of(chance.seed, chance.split, f"shops/{sale.dealer.web}").child("till")
    till = layout or shop.child("layout").pick(LAYOUTS)
    country = sale.dealer.country
    texts = (one.description + one.note for one in sale.articles)
    letters = "".join(
        (sale.dealer.brand, sale.dealer.legal_name, sale.dealer.street, sale.dealer.town, *texts, *sale.remarks)
    )
    face = _face(till, shop.child(f"face of {till.name}"), (country.language, letters))
    return Desk(
        sale,
        till,
        _words(sale, shop.child("words")),
        face,
        head or shop_head(shop.child(f"head of {till.name}"), *till.heads),
        shop,
        chance.child("till"),
    )  # fmt: skip


def _face(till: Till, chance: Chance, needs: tuple[str, str]) -> Typeface:
    language, letters = needs
    if till.heads == ("matrix",):
        name = chance.pick(PIN_FACES)
        return next(face for face in TYPEFACES.all if face.name == name)
    return typeface(chance, *till.looks, language=language, letters=letters + "€£")


def _words(sale: Sale, chance: Chance) -> Words:
    """The shop's words, in two languages where it is one of those."""
    country = sale.dealer.country
    words = shop_words(country.language, chance)
    others = [one for one in SECOND_LANGUAGES.get(country.code, ()) if one != country.language]
    if country.code == "AU":
        return with_tax(words, "GST")
    if others and chance.child("second").happens(BILINGUAL):
        words = in_two(words, shop_words(others[0], chance.child("other words")))
    return words


def _drawn(desk: Desk, kind: str, order: tuple[str, ...]) -> Drawn:
    """The paper with its sections in this order."""
    paper = _set(desk, order)
    across, down = scale(desk.head)
    marks = tuple(
        Mark(m.role, m.text, (m.box[0] * across, m.box[1] * down, m.box[2] * across, m.box[3] * down))
        for m in paper.marks
    )
    truth = sale_truth(
        desk.sale, kind=kind, layout=desk.till.name, typeface=desk.face.name, marks=marks, lines=paper.lines
    )
    pixels = _inked(paper, desk)
    lies_like = "a4" if desk.till.roll.paper_mm > 120 else "thermal"
    sheet = Sheet(pixels, paper.lines, marks, lies_like)
    return Drawn(kind, (sheet,), {**truth, "damages": desk.head.damages})


def _inked(paper: SetPaper, desk: Desk) -> Pixels:
    """The print, on plain paper or on the shop's own."""
    shop, head = desk.shop.child("paper"), desk.head
    on_paper = desk.chance.child("head")
    if head.kind == "thermal" and shop.happens(BACKPRINTED):
        own = replace(head, tint=shop.pick(TINTS))
        behind = backprint(desk.sale.dealer.brand, paper_size(paper.dots, own), shop)
        return printed(paper.dots, own, on_paper, behind=behind)
    if head.kind.startswith("thermal") and shop.happens(TEXT_BEHIND):
        bare = head.paper
        own = replace(head, tint=(bare[0] - SEEN_THROUGH, bare[1] - SEEN_THROUGH, bare[2] - SEEN_THROUGH + 2))
        text = small_print(desk.sale.dealer.country.language, shop)
        behind = showing_through(text, paper_size(paper.dots, own), shop)
        return printed(paper.dots, own, on_paper, behind=behind)
    return printed(paper.dots, head, on_paper)


def _set(desk: Desk, order: tuple[str, ...]) -> SetPaper:
    return set_lines(tuple(_lines(desk, order)), desk.till.roll, face=desk.face, head=desk.head.kind)


def _lines(desk: Desk, order: tuple[str, ...]) -> Iterator[Line]:
    if desk.is_copy:
        yield from foot.copy_lines(desk)
    for name in order:
        if name in SECTIONS:
            yield from SECTIONS[name](desk)
        else:
            yield from (line for line in (filled(name, {}),) if line)
    if desk.is_copy and desk.shop.child("copy").happens(0.6):
        yield from foot.copy_lines(desk, dated=False)


def _logo(desk: Desk) -> Iterator[Line]:
    brand, own = desk.sale.dealer.brand, desk.shop.child("logo")
    if not desk.till.logo:
        return
    if desk.head.kind == "matrix":
        yield Row((Run(says(brand, "retailer"), 0.5, "m"),), wide=2)
        return
    face = typeface(
        own, "sans", "serif", "display", "condensed", language=desk.sale.dealer.country.language, letters=brand
    )
    yield Logo(brand.upper() if own.happens(0.3) else brand, face, desk.till.logo)


def _from(name: str) -> Callable[[Desk], Iterator[Line]]:
    """The section whose templates the layout keeps under `name`."""
    return lambda desk: all_filled(getattr(desk.till, name), common_values(desk))


def _items(desk: Desk) -> Iterator[Line]:
    common = common_values(desk)
    for place, article in enumerate(desk.sale.articles):
        values = {**common, **item_values(desk, article, place)}
        yield from all_filled(desk.till.item, values)
        yield from all_filled(("  {note}", "  S/N {serial}"), values)
        if article.discount:
            yield from all_filled(desk.till.discount, {**values, **discount_values(desk, article, place)})
        yield from all_filled(("  {deposit_}|{deposit}",), values)


def _vat(desk: Desk) -> Iterator[Line]:
    common = common_values(desk)
    yield from all_filled(desk.till.vat_head, common)
    for line, role in vat_roles(desk):
        yield from all_filled(desk.till.vat_line, {**common, **vat_values(desk, line, role=role)})
    if sums_vat(desk):
        yield from all_filled(desk.till.vat_foot, {**common, "vat_sum": Span(desk.amount(desk.sale.vat), "vat")})


def _slip(desk: Desk) -> Iterator[Line]:
    if desk.sale.payment.slip or desk.sale.payment.on:
        yield Rule()
        yield from _slip_alone(desk)


def _slip_alone(desk: Desk) -> Iterator[Line]:
    values = {**common_values(desk), **slip_values(desk)}
    if desk.is_slip:
        values["slip_amount"] = values["total"]
    yield from all_filled(desk.till.slip, values)


def _title(desk: Desk) -> Iterator[Line]:
    yield from all_filled(("<mb>{title_}",), common_values(desk))


SECTIONS: dict[str, Callable[[Desk], Iterator[Line]]] = {
    "logo": _logo,
    "title": _title,
    "items": _items,
    "vat": _vat,
    "slip": _slip,
    "slip_alone": _slip_alone,
    **{name: _from(name) for name in ("head", "clock", "columns", "totals", "pay")},
    **foot.SECTIONS,
}
