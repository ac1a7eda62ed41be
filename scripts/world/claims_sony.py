"""Claims on the Romanian cashback of 2018: bought and claimed between 2018-11-01 and 2019-01-31.

Each needs a proof and a photograph of the serial number on the product. Days: ten to answer, 28 from validation to
payment, plain calendar days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from world import dealers, people
from world.claims import ClaimFolder, Expected, form, product
from world.goods import article, camera_label, camera_plate, lens_plate
from world.people import Person
from world.prints import Made, Studio
from world.sale import Article, Buyer, Sale

CAMPAIGN = "sony-ro-cashback-2018"


def make_claims(seed: int) -> Iterator[ClaimFolder]:
    """Every claim of this campaign."""
    for make in (_till, _invoice, _blurred_date, _other_serial, _too_early, _bag, _box_only):
        yield make(seed)


def _studio(seed: int, name: str) -> Studio:
    return Studio(seed, f"claims/{CAMPAIGN}/{name}")


def _folder(
    name: str,
    person: Person,
    sale: Sale,
    *,
    moment: str,
    goods: tuple[str, str, Article],
    documents: tuple[Made, ...],
    expected: Expected,
) -> ClaimFolder:
    model, serial, bought = goods
    claimed = product(f"Sony {model}", bought, model=model, serial=serial)
    claim = form(
        name, CAMPAIGN, person=person, sale=sale, submitted_at=moment, products=(claimed,), documents=documents
    )
    return ClaimFolder(CAMPAIGN, name, claim, documents, expected.truth())


def _till(seed: int) -> ClaimFolder:
    name = "sony-accept-till"
    studio = _studio(seed, name)
    body = article("SONY ILCE-7M3 BODY", "8999.00", "118204")
    sale = Sale(
        dealers.FOTO_RO,
        (body, article("CARD SDXC SONY 64GB", "189.90", "20033")),
        dt.date(2018, 11, 24),
        "0042",
        dt.time(14, 32),
        slip=True,
    )
    documents = (studio.receipt("bon.jpg", sale), studio.plate("serie.jpg", camera_plate("ILCE-7M3", "3418872")))
    expected = Expected(
        "accept",
        "Everything holds: bought on 24 November, claimed ten days later, serial as on the form",
        also=("review",),
        deadlines=(("pay_by", "2018-12-31"),),
    )
    return _folder(
        name,
        people.IOANA,
        sale,
        moment="2018-12-03T11:20:00+02:00",
        goods=("ILCE-7M3", "3418872", body),
        documents=documents,
        expected=expected,
    )


def _invoice(seed: int) -> ClaimFolder:
    name = "sony-accept-invoice"
    studio = _studio(seed, name)
    lens = article("Obiectiv Sony SEL24105G FE 24-105mm F4 G", "5499.00", "OD-20418", code=61, serial="1874402")
    buyer = Buyer("Mihai Model", "Str. Unirii 40", "310123 Arad")
    sale = Sale(
        dealers.OBIECTIV_RO, (lens,), dt.date(2018, 12, 7), "ODG 004182", buyer=buyer, due=dt.date(2018, 12, 21)
    )
    plate = studio.plate("serie.jpg", lens_plate("SEL24105G", "1874402", "FE 4/24-105 G OSS"))
    expected = Expected(
        "accept",
        "An invoice as PDF and the lens's own serial; 14 December and 28 days is 11 January",
        also=("review",),
        deadlines=(("pay_by", "2019-01-11"),),
    )
    return _folder(
        name,
        people.MIHAI,
        sale,
        moment="2018-12-14T09:30:00+02:00",
        goods=("SEL24105G", "1874402", lens),
        documents=(studio.invoice("factura.pdf", sale), plate),
        expected=expected,
    )


def _blurred_date(seed: int) -> ClaimFolder:
    name = "sony-resubmit-date-blurred"
    studio = _studio(seed, name)
    body = article("Sony ILCE-6500 Body", "5299.00", "OD-20388")
    sale = Sale(dealers.OBIECTIV_RO, (body,), dt.date(2018, 12, 15), "0311", dt.time(13, 9))
    documents = (
        studio.receipt("bon.jpg", sale, hide=("purchase_date",)),
        studio.plate("serie.jpg", camera_plate("ILCE-6500", "4026118")),
    )
    expected = Expected(
        "resubmit",
        "The date is printed and smudged: asked for again, never rejected; 20 December and ten days",
        deadlines=(("answer_by", "2018-12-30"),),
    )
    return _folder(
        name,
        people.ELENA,
        sale,
        moment="2018-12-20T18:45:00+02:00",
        goods=("ILCE-6500", "4026118", body),
        documents=documents,
        expected=expected,
    )


def _other_serial(seed: int) -> ClaimFolder:
    name = "sony-review-other-serial"
    studio = _studio(seed, name)
    compact = article("SONY DSC-RX100M6", "5199.00", "118230")
    sale = Sale(dealers.FOTO_RO, (compact,), dt.date(2018, 11, 30), "0108", dt.time(17, 26), slip=True)
    documents = (studio.receipt("bon.jpg", sale), studio.plate("serie.jpg", camera_plate("DSC-RX100M6", "4471206")))
    expected = Expected("review", "The form says 5530917, the camera says 4471206", must_fail=("1.3",))
    return _folder(
        name,
        people.RADU,
        sale,
        moment="2018-12-10T10:00:00+02:00",
        goods=("DSC-RX100M6", "5530917", compact),
        documents=documents,
        expected=expected,
    )


def _too_early(seed: int) -> ClaimFolder:
    name = "sony-reject-bought-in-october"
    studio = _studio(seed, name)
    body = article("SONY ILCE-7RM3 BODY", "14999.00", "118207")
    sale = Sale(dealers.FOTO_RO, (body,), dt.date(2018, 10, 29), "0377", dt.time(11, 48), slip=True)
    documents = (studio.receipt("bon.jpg", sale), studio.plate("serie.jpg", camera_plate("ILCE-7RM3", "4410093")))
    expected = Expected("reject", "Bought three days before the campaign began", also=("review",), must_fail=("1.1",))
    return _folder(
        name,
        people.ANDREI,
        sale,
        moment="2018-11-05T12:15:00+02:00",
        goods=("ILCE-7RM3", "4410093", body),
        documents=documents,
        expected=expected,
    )


def _bag(seed: int) -> ClaimFolder:
    name = "sony-review-bag"
    studio = _studio(seed, name)
    bag = article("GEANTA FOTO PENTRU ILCE-7M3", "349.00", "33018")
    sale = Sale(dealers.FOTO_RO, (bag,), dt.date(2018, 12, 1), "0512", dt.time(12, 20), slip=True)
    documents = (studio.receipt("bon.jpg", sale), studio.plate("serie.jpg", camera_plate("ILCE-7M3", "3420551")))
    expected = Expected(
        "review", "A bag that names the camera is no camera; the example list rejects nothing", must_fail=("1.1",)
    )
    return _folder(
        name,
        people.DOINA,
        sale,
        moment="2018-12-08T16:30:00+02:00",
        goods=("ILCE-7M3", "3420551", bag),
        documents=documents,
        expected=expected,
    )


def _box_only(seed: int) -> ClaimFolder:
    name = "sony-resubmit-box-only"
    studio = _studio(seed, name)
    body = article("Sony ILCE-7M3 Body", "8899.00", "OD-20391")
    sale = Sale(dealers.OBIECTIV_RO, (body,), dt.date(2019, 1, 8), "0023", dt.time(15, 51))
    documents = (
        studio.receipt("bon.jpg", sale),
        studio.label("cutie.jpg", camera_label("ILCE-7M3", "3425519", code=62)),
    )
    expected = Expected(
        "resubmit",
        "The serial stands on the box's label only; its photograph on the product is asked for; 15 January and ten days",
        deadlines=(("answer_by", "2019-01-25"),),
    )
    return _folder(
        name,
        people.VLAD,
        sale,
        moment="2019-01-15T09:05:00+02:00",
        goods=("ILCE-7M3", "3425519", body),
        documents=documents,
        expected=expected,
    )
