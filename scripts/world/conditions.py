"""The labelled documents of a world, sorted by what is hard about them.

A condition names a folder of a data set: what is drawn, how it is captured, and how hard on the reader that may be. Shop,
buyer, goods, layout, typeface and damages come from chance, out of the split's own part of each stock. Shares are *chosen*:
most are papers that people do send, every condition occurs in a world of a hundred.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from world.capture.camera import capture
from world.capture.choose import any_capture, careful
from world.capture.how import GROUPS, KINDS, Capture
from world.cases.copies import copied
from world.cases.legible import hidden, taken
from world.cases.plan import CopyManner
from world.chance import Chance
from world.fraud.documents import honest_file, tampered_file
from world.fraud.made_up import draw_made_up
from world.press.a4.matter import PaperKind
from world.press.a4.papers import draw_paper
from world.press.heads import shop_head, worn
from world.press.label.labels import draw_label
from world.press.mail.desk import MailKind
from world.press.mail.mails import draw_mail
from world.press.other.papers import SUBJECTS, draw_other, in_parts, side_by_side
from world.press.plate.plates import draw_plate
from world.press.till.layouts import LAYOUTS
from world.press.till.tills import draw_bill, draw_receipt, draw_return, draw_slip
from world.sheet import Drawn, Made, UnfitError
from world.trade.countries import COUNTRIES, Country
from world.trade.dealers import make_dealer
from world.trade.goods import article_of, other_articles, serial_of
from world.trade.people import make_company, make_person
from world.trade.products import PRODUCTS, Product
from world.trade.sale import Buyer, Sale
from world.trade.sales import discounted, make_sale

FIRST_DAY, LAST_DAY = dt.date(2018, 10, 1), dt.date(2019, 7, 31)
"""Around the three campaigns: purchases before, in and after them."""
EASY, USUAL, HARD = (0.0, 0.25), (0.2, 0.45), (0.5, 0.85)
"""Hardness of a picture, from and to."""

Make = Callable[[Chance, str], tuple[Made, ...]]


@dataclass(frozen=True, slots=True)
class Condition:
    """One folder of documents."""

    name: str
    meaning: str
    share: int
    """Of a world's documents, in parts of all conditions' sum."""
    make: Make
    """The files (mostly one) from chance and the stem of their names."""


def a_sale(chance: Chance, *, buyer: Callable[[Country], Buyer] | None = None, lines: tuple[int, int] = (0, 4)) -> Sale:
    """Some purchase in some country: mostly one of the campaigns' products or what is taken for it, and other goods."""
    country = COUNTRIES[chance.pick(tuple(COUNTRIES))]
    dealer = make_dealer(chance.child("dealer"), country)
    articles = list(other_articles(chance.child("others"), country, chance.whole(*lines), shop=dealer.web))
    if not articles or chance.happens(0.8):
        product = a_product(chance)
        quantity = chance.pick((1, 1, 1, 1, 2))
        serial = serial_of(product, chance.child("serial")) if quantity == 1 and chance.happens(0.4) else ""
        article = article_of(
            product, chance.child("article"), country, quantity=quantity, shop=dealer.web, serial=serial
        )
        articles.insert(chance.whole(0, len(articles)), article)
    on = FIRST_DAY + dt.timedelta(days=chance.whole(0, (LAST_DAY - FIRST_DAY).days))
    known = {"buyer": buyer(country)} if buyer else {}
    sale = make_sale(chance.child("sale"), dealer, tuple(articles), on=on, **known)
    return discounted(chance.child("discount"), sale) if chance.happens(0.25) else sale


def a_product(chance: Chance) -> Product:
    """One of the campaigns' products, or what is taken for one."""
    return chance.pick(PRODUCTS)


def _invoiced(chance: Chance, *, lines: tuple[int, int] = (0, 4)) -> Sale:
    """A sale with a buyer's block: a person's, or a firm's with its VAT ID."""
    make = make_company if chance.happens(0.3) else make_person
    return a_sale(chance, buyer=lambda country: make(chance.child("buyer"), country).buyer(), lines=lines)


def _taken(chance: Chance, stem: str, drawn: Drawn, hardness: tuple[float, float]) -> tuple[Made, ...]:
    """A picture (or, of what was born as a file, perhaps the file) of `drawn`."""
    how = any_capture(chance.child("how"), drawn, hardness=chance.within(*hardness))
    return (capture(stem, drawn, how, chance.child("capture")),)


def _pictured(chance: Chance, stem: str, drawn: Drawn, hardness: tuple[float, float]) -> tuple[Made, ...]:
    """A picture of `drawn`, never its own file."""
    return _taken(chance, stem, replace(drawn, pdf=None), hardness)


def _file(chance: Chance, stem: str, drawn: Drawn) -> tuple[Made, ...]:
    return (capture(stem, drawn, Capture("file"), chance.child("capture")),)


def _thermal(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _taken(chance, stem, draw_receipt(a_sale(chance), chance), EASY)


def _photo_thermal(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _taken(chance, stem, draw_receipt(a_sale(chance), chance), HARD)


def _faded(chance: Chance, stem: str) -> tuple[Made, ...]:
    head = worn(shop_head(chance, "thermal", "thermal-180"), chance, severity=chance.within(0.4, 1.0))
    thermal = tuple(one for one in LAYOUTS.of(chance.split) if head.kind in one.heads)
    drawn = draw_receipt(a_sale(chance), chance, layout=chance.pick(thermal), head=head)
    return _taken(chance, stem, drawn, EASY)


def _dot_matrix(chance: Chance, stem: str) -> tuple[Made, ...]:
    pinned = tuple(one for one in LAYOUTS.of(chance.split) if "matrix" in one.heads)
    head = shop_head(chance, "matrix")
    if chance.happens(0.5):
        head = worn(head, chance, severity=chance.within(0.1, 0.8))
    drawn = draw_receipt(a_sale(chance), chance, layout=chance.pick(pinned), head=head)
    return _taken(chance, stem, drawn, USUAL)


def _long(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _taken(chance, stem, draw_receipt(a_sale(chance, lines=(12, 24)), chance), EASY)


def _crumpled(chance: Chance, stem: str) -> tuple[Made, ...]:
    drawn = draw_receipt(a_sale(chance), chance)
    bends = tuple(kind for kind in KINDS.of(chance.split) if GROUPS[kind] in {"geometry", "dirt"})
    how = any_capture(chance.child("how"), drawn, hardness=chance.within(*HARD), kinds=(*bends, "perspective", "jpeg"))
    return (capture(stem, drawn, how, chance.child("capture")),)


def _hidden(chance: Chance, stem: str) -> tuple[Made, ...]:
    """A value that a claim needs cannot be read."""
    return _spoilt(chance, stem, lambda here: draw_receipt(a_sale(here), here), _NEEDED)


_NEEDED = ("purchase_date", "total", "retailer", "vat_id")
SPOILT_TRIES = 12
"""Papers tried until one is found whose value can be covered: big logos and print on a dark ground withstand thumbs."""


def _spoilt(chance: Chance, stem: str, draw: Callable[[Chance], Drawn], roles: tuple[str, ...]) -> tuple[Made, ...]:
    """A picture on which one printed value of those that `roles` begin cannot be read, and the rest mostly can."""
    for attempt in range(SPOILT_TRIES):
        here = chance.child(f"try/{attempt}")
        drawn = draw(here)
        marks = [mark.role for sheet in drawn.sheets for mark in sheet.marks]
        printed = [role for role in marks if role.startswith(roles)]
        try:
            return (hidden(stem, drawn, here, roles=(here.pick(printed),), needs=tuple(printed)).made,)
        except UnfitError as error:
            last = error
    raise RuntimeError(f"{stem}: nothing could be covered on {SPOILT_TRIES} papers: {last}")


def _copy(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _taken(chance, stem, draw_receipt(a_sale(chance), chance, copy=True), USUAL)


def _invoice_file(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _file(chance, stem, draw_paper(_invoiced(chance), chance))


def _e_invoice(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _file(chance, stem, draw_paper(_invoiced(chance), chance, xml=True))


def _long_invoice(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _taken(chance, stem, draw_paper(_invoiced(chance, lines=(16, 40)), chance), EASY)


def _invoice_picture(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _pictured(chance, stem, draw_paper(_invoiced(chance), chance), USUAL)


def _marketplace(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _taken(chance, stem, draw_paper(_invoiced(chance), chance, marketplace=True), EASY)


def _mail(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _taken(chance, stem, draw_mail(_invoiced(chance), chance, kind=chance.pick(_MAILED)), EASY)


_MAILED: tuple[MailKind, ...] = ("receipt", "invoice")
_SHOWN: tuple[MailKind, ...] = ("receipt", "receipt", "order_confirmation")


def _screen(chance: Chance, stem: str) -> tuple[Made, ...]:
    kind = chance.pick(_SHOWN)
    return _taken(chance, stem, draw_mail(_invoiced(chance), chance, kind=kind, form="screen"), USUAL)


_NO_PROOFS: tuple[PaperKind, ...] = ("order_confirmation", "quote", "pro_forma", "delivery_note", "credit_note")
_TILL_PAPERS = (draw_slip, draw_bill, draw_return)


def _no_proof(chance: Chance, stem: str) -> tuple[Made, ...]:
    """What looks like a proof of purchase and is none, or is one of an order only."""
    if chance.happens(0.4):
        return _taken(chance, stem, chance.pick(_TILL_PAPERS)(a_sale(chance), chance), EASY)
    return _taken(chance, stem, draw_paper(_invoiced(chance), chance, kind=chance.pick(_NO_PROOFS)), EASY)


def _label(chance: Chance, stem: str) -> tuple[Made, ...]:
    return _taken(chance, stem, _drawn_label(chance), USUAL)


def _drawn_label(chance: Chance) -> Drawn:
    product = a_product(chance)
    return draw_label(product, chance, serial=serial_of(product, chance.child("serial")))


def _spoilt_label(chance: Chance, stem: str) -> tuple[Made, ...]:
    """One of its barcodes cannot be read."""
    return _spoilt(chance, stem, _drawn_label, ("barcode.",))


def _plate(chance: Chance, stem: str) -> tuple[Made, ...]:
    product = a_product(chance)
    return _taken(chance, stem, draw_plate(product, chance, serial=serial_of(product, chance.child("serial"))), USUAL)


def _something_else(chance: Chance, stem: str) -> tuple[Made, ...]:
    country = COUNTRIES[chance.pick(tuple(COUNTRIES))]
    return _taken(
        chance, stem, draw_other(chance, country, subject=chance.pick(SUBJECTS), product=a_product(chance)), EASY
    )


def _two(chance: Chance, stem: str) -> tuple[Made, ...]:
    first, second = (draw_receipt(a_sale(chance.child(side)), chance.child(side)) for side in ("left", "right"))
    return (capture(stem, side_by_side(first, second), Capture("scanner"), chance.child("capture")),)


def _parts(chance: Chance, stem: str) -> tuple[Made, ...]:
    """One receipt as several photographs in one file."""
    drawn = draw_receipt(a_sale(chance, lines=(6, 14)), chance)
    sheets = tuple(part.sheets[0] for part in in_parts(drawn, chance.whole(2, 3)))
    whole = replace(drawn, sheets=sheets)
    how = replace(careful(chance.child("how"), whole), encoding="pdf", orientation=1)
    return (capture(stem, whole, how, chance.child("capture")),)


MANNERS: tuple[CopyManner, ...] = (
    "rotated", "cropped", "recompressed", "resized", "grey", "messenger", "rephotographed", "screen",
)  # fmt: skip


def _copies(chance: Chance, stem: str) -> tuple[Made, ...]:
    """A receipt and another file of the same receipt."""
    drawn = draw_receipt(a_sale(chance), chance)
    first = taken(stem, drawn, careful(chance.child("how"), drawn), chance.child("capture"))
    again = copied(f"{stem}-again", first, manner=chance.pick(MANNERS), chance=chance.child("again"))
    return first.made, again


def _tampered(chance: Chance, stem: str) -> tuple[Made, ...]:
    """Somebody changed it, or made it up."""
    made = tampered_file(chance, FORGED_PAPERS)
    return (made.called(stem),)


def _looks_tampered(chance: Chance, stem: str) -> tuple[Made, ...]:
    """Nobody changed a value, but it looks so."""
    made = honest_file(chance, (_a_receipt, _an_invoice), (_an_invoice, _a_mail))
    return (made.called(stem),)


def _a_receipt(chance: Chance) -> Drawn:
    return draw_receipt(a_sale(chance), chance)


def _a_reduced_receipt(chance: Chance) -> Drawn:
    return draw_receipt(discounted(chance.child("reduced"), a_sale(chance)), chance)


def _a_made_up_receipt(chance: Chance) -> Drawn:
    return draw_made_up(a_sale(chance), chance, draw=draw_receipt)


def _an_invoice(chance: Chance) -> Drawn:
    return draw_paper(_invoiced(chance), chance)


def _an_e_invoice(chance: Chance) -> Drawn:
    return draw_paper(_invoiced(chance), chance, xml=True)


def _a_mail(chance: Chance) -> Drawn:
    return draw_mail(_invoiced(chance), chance)


def _a_screen(chance: Chance) -> Drawn:
    return draw_mail(_invoiced(chance), chance, form="screen")


def _a_plate(chance: Chance) -> Drawn:
    product = a_product(chance)
    return draw_plate(product, chance, serial=serial_of(product, chance.child("serial")))


FORGED_PAPERS: dict[str, tuple[Callable[[Chance], Drawn], ...]] = {
    "pasted-digits": (_a_receipt, _a_receipt, _an_invoice),
    "moved-date": (_a_receipt, _a_receipt, _an_invoice),
    "renamed-product": (_a_receipt, _an_invoice),
    "removed-line": (_a_reduced_receipt,),
    "other-serial": (_drawn_label, _a_plate),
    "screen": (_a_screen,),
    "retouched": (_a_receipt,),
    "edited-pdf": (_an_invoice, _a_mail),
    "other-layer": (_an_invoice, _a_mail),
    "flattened": (_an_invoice, _a_mail),
    "other-xml": (_an_e_invoice,),
    "generated": (_a_made_up_receipt,),
}
"""What each kind of forgery is done to."""


CONDITIONS = (
    Condition("thermal", "Till receipts, freshly printed, taken with care", 16, _thermal),
    Condition("photo-thermal", "Till receipts in poor light, by unsteady hands", 8, _photo_thermal),
    Condition("faded-thermal", "Till receipts whose print has faded, bled, or comes from a worn head", 5, _faded),
    Condition("dot-matrix", "Till receipts struck by nine pins through a ribbon", 4, _dot_matrix),
    Condition("crumpled", "Till receipts creased, curled, torn, stained or written on", 6, _crumpled),
    Condition("long-receipt", "Till receipts of a dozen lines and more", 3, _long),
    Condition("hidden-value", "Till receipts on which a value that a claim needs cannot be read", 5, _hidden),
    Condition("receipt-copy", "Copies that a till printed later", 2, _copy),
    Condition("invoice-pdf", "A4 invoices as PDF with their own text", 7, _invoice_file),
    Condition("e-invoice", "Factur-X: A4 invoices as PDF with their figures as XML inside", 3, _e_invoice),
    Condition("long-invoice", "Invoices of several pages", 2, _long_invoice),
    Condition("invoice-photo", "A4 invoices photographed or scanned", 7, _invoice_picture),
    Condition("marketplace", "Invoices on which one firm issues and another one sells", 2, _marketplace),
    Condition("mail", "Receipts and invoices as printed mails", 4, _mail),
    Condition("screenshot", "Mailed receipts and orders on a telephone's screen", 4, _screen),
    Condition("other-papers", "What looks like a proof of purchase and is none, or only of an order", 6, _no_proof),
    Condition("box-label", "Packaging labels with several barcodes", 6, _label),
    Condition("label-spoilt", "Packaging labels with a barcode that cannot be read", 3, _spoilt_label),
    Condition("serial-plate", "Serial plates: engraved, moulded, etched, printed, bent", 4, _plate),
    Condition("not-a-receipt", "Other pictures and papers: no proof of anything", 3, _something_else),
    Condition("two-receipts", "Two receipts on one scan", 1, _two),
    Condition("receipt-in-parts", "One receipt as several photographs in one file", 1, _parts),
    Condition("tampered", "Papers and files that somebody changed, and receipts made up", 5, _tampered),
    Condition("looks-tampered", "Papers and files that look changed and are not", 2, _looks_tampered),
    Condition("copies", "A receipt and another file of the same receipt", 2, _copies),
)
"""Every condition, the plain ones first."""


def condition_of(chance: Chance) -> Condition:
    """Any condition, as often as its share says."""
    place = chance.whole(1, sum(one.share for one in CONDITIONS))
    for one in CONDITIONS:
        place -= one.share
        if place <= 0:
            return one
    raise AssertionError("shares add up")
