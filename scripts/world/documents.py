"""The labelled documents: which proofs, labels and plates are made, under which condition.

`tune` may be looked at while working on the reading; `held` only judges it. No dealer's layout, no sale and no random
number is in both, but for what all documents of a country share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from world import dealers
from world.camera import Shot
from world.goods import article, camera_plate, lens_plate, speaker_label, surface_label
from world.paper import Heat
from world.prints import Made, Studio
from world.sale import Buyer, Sale
from world.tongues import invoice_words


@dataclass(frozen=True, slots=True)
class Filed:
    """A made file and the folder it belongs in."""

    split: str
    condition: str
    made: Made
    reason: str
    """Why it is there, for the README."""


CONDITIONS = {
    "thermal": "Till receipts, freshly printed, photographed with ordinary care",
    "faded-thermal": "Till receipts whose print has faded or whose print head is worn",
    "photo-thermal": "Till receipts under perspective, shadow and unsteady hands",
    "invoice-pdf": "A4 invoices as PDF with their own text",
    "invoice-photo": "A4 invoices printed and photographed on a table",
    "box-label": "Packaging labels with several barcodes",
    "other-papers": "What looks like a proof of purchase and is none, and an order confirmation",
    "serial-plate": "Engraved serial plates, light on dark",
}

_FADED = Heat(ink=(92, 94, 122), paper=(244, 240, 226), fade=0.35, streaks=2)
_WORN = Heat(ink=(80, 78, 84), fade=0.25, streaks=4)


def make_documents(seed: int) -> Iterator[Filed]:
    """Every labelled document, in the order of the list below."""
    for split, condition, make, reason in _LIST:
        made = make(Studio(seed, f"{split}/{condition}"))
        truth = {**made.truth, "condition": condition}
        yield Filed(split, condition, Made(made.name, made.data, truth, made.kind), reason)


def _ro_till(studio: Studio) -> Made:
    goods = (article("SONY ILCE-6500 BODY", "5499.00", "118211"), article("CARD SDXC SONY 64GB", "189.90", "20033"))
    sale = Sale(dealers.FOTO_RO, goods, dt.date(2018, 11, 17), "0219", dt.time(12, 41), slip=True)
    return studio.receipt("ro-camera.jpg", sale, shot=Shot(0.25, 1700))


def _no_till(studio: Studio) -> Made:
    goods = (article("Sonos Beam sort", "4490.00", "204417"), article("HDMI-kabel 2 m", "249.00", "310022"))
    sale = Sale(dealers.LYD_NO, goods, dt.date(2019, 6, 8), "003981", dt.time(15, 7), slip=True)
    return studio.receipt("no-speaker.jpg", sale, shot=Shot(0.3, 1600, "cloth"))


def _fi_till(studio: Studio) -> Made:
    goods = (
        article("Surface Go Pentium/8GB/128GB", "629.00", "SG-41582"),
        article('Suojakalvo 10"', "24.90", "SK-1010"),
    )
    sale = Sale(dealers.KODIN_FI, goods, dt.date(2019, 2, 12), "7710-42", dt.time(17, 55))
    return studio.receipt("fi-tablet.jpg", sale, shot=Shot(0.2, 1500, "scanner"))


def _de_till(studio: Studio) -> Made:
    goods = (article("Sonos Play:1 schwarz", "179.00", "445120", quantity=2),)
    sale = Sale(dealers.KLANG_DE, goods, dt.date(2019, 6, 14), "4831", dt.time(11, 22), slip=True)
    return studio.receipt("de-speakers.jpg", sale, shot=Shot(0.3, 1600, "stone"))


def _se_till(studio: Studio) -> Made:
    goods = (article("Surface Pro 6 i5 8GB 128GB", "10990.00", "552081"), article("USB-C-adapter", "299.00", "730114"))
    sale = Sale(dealers.NORRSKEN_SE, goods, dt.date(2019, 1, 26), "118-2204", dt.time(13, 14))
    return studio.receipt("se-faded.jpg", sale, shot=Shot(0.25, 1600), heat=_FADED)


def _it_till(studio: Studio) -> Made:
    goods = (article("SONOS ONE BIANCO", "229.00", "SN1044"), article("CAVO ETHERNET 3M", "12.90", "CV0031"))
    sale = Sale(dealers.SUONO_IT, goods, dt.date(2019, 6, 11), "0187-0042", dt.time(18, 36), tendered=Decimal("250.00"))
    return studio.receipt("it-worn-head.jpg", sale, shot=Shot(0.3, 1600, "cloth"), heat=_WORN)


def _dk_till(studio: Studio) -> Made:
    goods = (
        article("Sonos Playbase hvid", "5999.00", "80-2214"),
        article("Tæppepude", "149.50", "80-0031", discount="50.00"),
    )
    sale = Sale(dealers.VESTERHAV_DK, goods, dt.date(2019, 6, 7), "55810", dt.time(10, 3), slip=True)
    return studio.receipt("dk-shadow.jpg", sale, shot=Shot(0.75, 1700))


def _fr_till(studio: Studio) -> Made:
    goods = (article("SONOS SUB NOIR", "799.00", "SN-7731"),)
    sale = Sale(dealers.SON_FR, goods, dt.date(2019, 6, 15), "A2-30417", dt.time(16, 48), slip=True)
    return studio.receipt("fr-tilted.jpg", sale, shot=Shot(0.65, 1600, "stone"))


def _ro_invoice(studio: Studio) -> Made:
    goods = (
        article("Sony ILCE-7RM3 Body", "14999.00", "FL-20377", code=71, serial="4402817"),
        article("Acumulator Sony NP-FZ100", "379.00", "FL-33102", quantity=2, code=72),
    )
    buyer = Buyer("Studio Exemplu S.R.L.", "Str. Fabricii nr. 3", "400620 Cluj-Napoca", "RO31904020")
    sale = Sale(
        dealers.FOTO_RO,
        goods,
        dt.date(2018, 12, 12),
        "FL 20181204",
        buyer=buyer,
        ordered=dt.date(2018, 12, 10),
        delivered=dt.date(2018, 12, 14),
        due=dt.date(2018, 12, 27),
        remarks=("Garanție 24 de luni de la data livrării.",),
    )
    return studio.invoice("ro-camera.pdf", sale)


def _dk_invoice_photo(studio: Studio) -> Made:
    goods = (article("Surface Laptop 2 i5/8/256 Platin", "8499.00", "80-4471", code=81, serial="016428374653"),)
    sale = Sale(
        dealers.VESTERHAV_DK,
        goods,
        dt.date(2019, 2, 5),
        "F-20190418",
        buyer=Buyer("Mette Eksempel", "Kirkegade 4, 2.", "6700 Esbjerg"),
        ordered=dt.date(2019, 2, 4),
        due=dt.date(2019, 2, 13),
        remarks=("Reklamationsret: 24 måneder",),
    )
    return studio.invoice("dk-laptop.jpg", sale, shot=Shot(0.35, 2000))


def _surface_label(studio: Studio) -> Made:
    label = surface_label(
        "Surface Laptop 2", "Intel Core i7 / 16GB RAM / 512GB SSD", "1769", serial="021846573912", code=91
    )
    return studio.label("surface.jpg", label)


def _plate(studio: Studio) -> Made:
    return studio.plate("camera.jpg", camera_plate("ILCE-7M3", "3517704"))


def _es_till(studio: Studio) -> Made:
    goods = (article("SONOS PLAY:3 BLANCO", "299.00", "7740-21"), article("SOPORTE PARED PLAY:3", "39.95", "7740-88"))
    sale = Sale(dealers.SONIDOS_ES, goods, dt.date(2019, 6, 13), "T004-118823", dt.time(19, 21), slip=True)
    return studio.receipt("es-speaker.jpg", sale, shot=Shot(0.3, 1700, "stone"))


def _nl_till(studio: Studio) -> Made:
    goods = (
        article("Sonos Play:5 wit", "579.00", "118834", discount="30.00"),
        article("Luidsprekerkabel 5 m", "17.50", "220114"),
    )
    sale = Sale(dealers.GELUID_NL, goods, dt.date(2019, 6, 18), "19-004417", dt.time(14, 19))
    return studio.receipt("nl-speaker.jpg", sale, shot=Shot(0.25, 1600))


def _ro_till_held(studio: Studio) -> Made:
    goods = (
        article("Sony DSC-RX100M6", "5299.00", "OD-10442"),
        article("Geanta foto pt. DSC-RX100M6", "149.00", "OD-55010"),
    )
    sale = Sale(dealers.OBIECTIV_RO, goods, dt.date(2019, 1, 14), "0087", dt.time(16, 5), tendered=Decimal(5500))
    return studio.receipt("ro-compact.jpg", sale, shot=Shot(0.3, 1600, "cloth"), heat=_WORN)


def _gb_till(studio: Studio) -> Made:
    goods = (article("Sonos One Black", "199.00", "SON-ONE-B"), article("Sonos Boost", "99.00", "SON-BST"))
    sale = Sale(dealers.HARBOUR_GB, goods, dt.date(2019, 6, 5), "2-118840", dt.time(12, 58), slip=True)
    return studio.receipt("gb-shadow.jpg", sale, shot=Shot(0.7, 1600))


def _nl_invoice(studio: Studio) -> Made:
    goods = (
        article("Sonos Amp", "699.00", "118901", code=75),
        article("Sonos In-Ceiling (paar)", "679.00", "118915", code=76),
    )
    sale = Sale(
        dealers.GELUID_NL,
        goods,
        dt.date(2019, 6, 12),
        "2019-11407",
        buyer=Buyer("Sanne Voorbeeld", "Prinsengracht 4", "1015 DV Amsterdam"),
        ordered=dt.date(2019, 6, 11),
        delivered=dt.date(2019, 6, 14),
        due=dt.date(2019, 6, 26),
    )
    return studio.invoice("nl-amplifier.pdf", sale, font="DejaVuSans")


def _se_invoice_photo(studio: Studio) -> Made:
    goods = (article('Surface Book 2 13,5" i5/8/256', "15990.00", "SB-2-5825", code=77, serial="033815274069"),)
    sale = Sale(
        dealers.SKARGARD_SE,
        goods,
        dt.date(2019, 3, 4),
        "240187",
        buyer=Buyer("Exempelbyrån AB", "Storgatan 12", "352 31 Växjö", "SE559126800701"),
        ordered=dt.date(2019, 3, 1),
        due=dt.date(2019, 4, 3),
        remarks=("Dröjsmålsränta 8 %. Innehar F-skattsedel.",),
    )
    return studio.invoice("se-computer.jpg", sale, shot=Shot(0.45, 2000, "desk"))


def _sonos_label(studio: Studio) -> Made:
    return studio.label(
        "speaker.jpg", speaker_label("Sonos One", "9471F0A1B2C3", code=92), shot=Shot(0.45, 1500, "carton")
    )


def _blurred_label(studio: Studio) -> Made:
    label = surface_label("Surface Go", "Intel Pentium / 8GB RAM / 128GB SSD", "1824", serial="045918273640", code=93)
    return studio.label("part-smudged.jpg", label, hide=("part",), smear_px=15)


def _cut_label(studio: Studio) -> Made:
    label = surface_label(
        "Surface Pro 6", "Intel Core i5 / 8GB RAM / 256GB SSD", "1796", serial="024819364075", code=94
    )
    return studio.label("right-edge-cut.jpg", label, shot=Shot(0.3, 1500, "carton", cut_right=0.24), cut=("gtin",))


def _lens(studio: Studio) -> Made:
    return studio.plate(
        "lens.jpg", lens_plate("SEL24105G", "1904417", "FE 4/24-105 G OSS"), shot=Shot(0.4, 1400, "cloth")
    )


def _credit_note(studio: Studio) -> Made:
    goods = (article("Surface Laptop 2 i5/8/256 Platin", "-8499.00", "80-4471"),)
    buyer = Buyer("Mette Eksempel", "Kirkegade 4, 2.", "6700 Esbjerg")
    sale = Sale(dealers.VESTERHAV_DK, goods, dt.date(2019, 2, 19), "K-20190031", buyer=buyer)
    words = replace(
        invoice_words(sale.dealer.tongue), title="KREDITNOTA", number="Kreditnotanr.", date="Dato",
        total="Total til udbetaling inkl. moms", payment="",
    )  # fmt: skip
    return studio.paper(
        "dk-credit-note.pdf",
        sale,
        kind="credit_note",
        words=words,
        fields=("retailer", "legal_name", "total", "currency"),
    )


def _card_slip(studio: Studio) -> Made:
    sale = Sale(dealers.LYD_NO, (article("Sonos One sort", "2290.00"),), dt.date(2019, 6, 6), "003402", dt.time(14, 8))
    return studio.slip("no-card-slip.jpg", sale)


def _order(studio: Studio) -> Made:
    goods = (article("Surface Go Pentium/8/128", "6290.00", "SG-81285"),)
    buyer = Buyer("Ebba Prov", "Skolgatan 2", "903 22 Umeå")
    sale = Sale(
        dealers.SKARGARD_SE,
        goods,
        dt.date(2019, 2, 14),
        "O-88120",
        buyer=buyer,
        remarks=("Beräknad leverans inom 3 veckor.",),
    )
    words = replace(
        invoice_words(sale.dealer.tongue), title="ORDERBEKRÄFTELSE", number="Ordernummer", date="Orderdatum",
        total="Ordersumma inkl. moms", payment="",
    )  # fmt: skip
    fields = ("retailer", "legal_name", "vat_id", "order_date", "total", "currency")
    return studio.paper("se-order.pdf", sale, kind="order_confirmation", words=words, fields=fields)


def _quote(studio: Studio) -> Made:
    goods = (article("Sonos Sub schwarz", "799.00", "445160"), article("Sonos Beam schwarz", "449.00", "445150"))
    buyer = Buyer("Karin Beispiel", "Lange Reihe 14", "20099 Hamburg")
    sale = Sale(
        dealers.KLANG_DE,
        goods,
        dt.date(2019, 6, 6),
        "AN-2019-118",
        buyer=buyer,
        remarks=("Dieses Angebot gilt 14 Tage.",),
    )
    words = replace(
        invoice_words(sale.dealer.tongue), title="ANGEBOT", number="Angebotsnummer", date="Angebotsdatum",
        buyer="Angebot für", total="Gesamtbetrag", payment="",
    )  # fmt: skip
    return studio.paper(
        "de-quote.pdf", sale, kind="quote", words=words, fields=("retailer", "legal_name", "vat_id", "currency")
    )


_LIST: tuple[tuple[str, str, Callable[[Studio], Made], str], ...] = (
    ("tune", "thermal", _ro_till, "quantity above the line, date at the foot, two VAT totals, card slip"),
    ("tune", "thermal", _no_till, "VAT table in columns, a space for thousands, card slip"),
    ("tune", "thermal", _fi_till, "a scan; a Y-tunnus stands for the VAT ID"),
    ("tune", "thermal", _de_till, "two of one product, unit price beside the article number"),
    ("tune", "faded-thermal", _se_till, "blue-grey print on yellowed paper"),
    ("tune", "faded-thermal", _it_till, "worn print head; cash given is larger than the total; date without a word"),
    ("tune", "photo-thermal", _dk_till, "strong shadow; a discount under a line"),
    ("tune", "photo-thermal", _fr_till, "tilted; day first with slashes"),
    (
        "tune",
        "invoice-pdf",
        _ro_invoice,
        "seller's and buyer's CUI; order, delivery and due dates; Romanian diacritics",
    ),
    ("tune", "invoice-photo", _dk_invoice_photo, "A4 in perspective; only a CVR number"),
    ("tune", "box-label", _surface_label, "three barcodes, all readable"),
    ("tune", "serial-plate", _plate, "seven digits, light on dark"),
    ("held", "thermal", _es_till, "a wall mount that names the speaker, below the speaker"),
    ("held", "thermal", _nl_till, "line discount"),
    ("held", "faded-thermal", _ro_till_held, "a bag that names the camera; cash"),
    ("held", "photo-thermal", _gb_till, "pounds, day first with slashes, shadow"),
    ("held", "invoice-pdf", _nl_invoice, "two products, three other dates"),
    ("held", "invoice-photo", _se_invoice_photo, "a company buys: two VAT numbers; due date a month later"),
    ("held", "box-label", _sonos_label, "two barcodes; the serial is hexadecimal"),
    ("held", "box-label", _blurred_label, "one of three barcodes is a grey blot, with its caption below"),
    ("tune", "box-label", _cut_label, "the GTIN's barcode leaves the picture"),
    ("tune", "other-papers", _credit_note, "money going back: a negative total"),
    ("tune", "other-papers", _card_slip, "a payment without a purchase"),
    ("held", "other-papers", _order, "an order, not yet delivered"),
    ("held", "other-papers", _quote, "an offer nobody has taken"),
    ("held", "serial-plate", _lens, "a lens on dark cloth"),
)
