"""Claims on the Nordic money back: claimed on day 15 to 45, where the day of purchase is day 1.

Days: five working days to decide, 15 to answer where the day of the e-mail is day 1, 30 to pay. Each claim needs a
proof and a photograph of the packaging label with all its barcodes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from world import dealers, people
from world.camera import Shot
from world.claims import ClaimFolder, Expected, form, product
from world.goods import article, surface_label
from world.label import BoxLabel
from world.people import Person
from world.prints import Made, Studio
from world.sale import Buyer, Sale

CAMPAIGN = "microsoft-moneyback-nordic"

_PRO = ("Surface Pro 6", "Intel Core i5 / 8GB RAM / 128GB SSD", "1796")
_LAPTOP = ("Surface Laptop 2", "Intel Core i5 / 8GB RAM / 256GB SSD", "1769")
_GO = ("Surface Go", "Intel Pentium / 8GB RAM / 128GB SSD", "1824")
_BOOK = ("Surface Book 2", "Intel Core i7 / 16GB RAM / 512GB SSD", "1832")
_STUDIO = ("Surface Studio 2", "Intel Core i7 / 16GB RAM / 1TB SSD", "1707")


def make_claims(seed: int) -> Iterator[ClaimFolder]:
    """Every claim of this campaign."""
    for make in (_day_20, _day_45, _day_14, _day_46, _smudged_code, _cut_label, _used, _cover, _abroad):
        yield make(seed)


def _studio(seed: int, name: str) -> Studio:
    return Studio(seed, f"claims/{CAMPAIGN}/{name}")


def _folder(
    name: str,
    person: Person,
    sale: Sale,
    *,
    moment: str,
    label: BoxLabel,
    documents: tuple[Made, ...],
    expected: Expected,
) -> ClaimFolder:
    claimed = product(f"Microsoft {label.product}", sale.articles[0], serial=label.serial)
    claim = form(
        name,
        CAMPAIGN,
        person=person,
        sale=sale,
        submitted_at=moment,
        products=(claimed,),
        documents=documents,
        declarations={"employee": False},
    )
    return ClaimFolder(CAMPAIGN, name, claim, documents, expected.truth())


def _label(words: tuple[str, str, str], serial: str, code: int) -> BoxLabel:
    return surface_label(*words, serial=serial, code=code)


def _day_20(seed: int) -> ClaimFolder:
    name, label = "microsoft-accept-day-20", _label(_PRO, "024681357953", 31)
    sale = Sale(
        dealers.KODIN_FI,
        (article("Surface Pro 6 i5/8GB/128GB", "1299.00", "SP6-41530"),),
        dt.date(2019, 2, 1),
        "7702-18",
        dt.time(14, 33),
        slip=True,
    )
    studio = _studio(seed, name)
    expected = Expected(
        "accept",
        "1 February is day 1, 20 February is day 20; five working days from Wednesday the 20th is Wednesday the 27th",
        also=("review",),
        deadlines=(("decide_by", "2019-02-27"), ("pay_by", "2019-03-22")),
    )
    return _folder(
        name,
        people.AINO,
        sale,
        moment="2019-02-20T10:15:00+02:00",
        label=label,
        documents=(studio.receipt("kuitti.jpg", sale), studio.label("tarra.jpg", label)),
        expected=expected,
    )


def _day_45(seed: int) -> ClaimFolder:
    name, label = "microsoft-accept-day-45", _label(_STUDIO, "018364529107", 32)
    bought = article("Surface Studio 2 i7/16GB/1TB", "39990.00", "SS2-71610", code=32, serial="018364529107")
    sale = Sale(
        dealers.SKARGARD_SE,
        (bought,),
        dt.date(2019, 2, 1),
        "240033",
        buyer=Buyer("Astrid Exempel", "Storgatan 31", "753 31 Uppsala"),
        due=dt.date(2019, 3, 3),
    )
    studio = _studio(seed, name)
    expected = Expected(
        "accept",
        "1 February and 44 days is 17 March, a Sunday: the last day; decided by Friday the 22nd, paid by 16 April",
        also=("review",),
        deadlines=(("decide_by", "2019-03-22"), ("pay_by", "2019-04-16")),
    )
    return _folder(
        name,
        people.ASTRID,
        sale,
        moment="2019-03-17T15:00:00+01:00",
        label=label,
        documents=(studio.invoice("faktura.jpg", sale, shot=Shot(0.3, 2000)), studio.label("etikett.jpg", label)),
        expected=expected,
    )


def _day_14(seed: int) -> ClaimFolder:
    name, label = "microsoft-reject-day-14", _label(_GO, "041827365409", 33)
    sale = Sale(
        dealers.VESTERHAV_DK,
        (article("Surface Go Pentium 8GB/128GB", "4299.00", "80-4410"),),
        dt.date(2019, 2, 4),
        "50117",
        dt.time(17, 31),
        slip=True,
    )
    studio = _studio(seed, name)
    expected = Expected(
        "reject",
        "4 February is day 1, 17 February is day 14: claim again from 18 February",
        also=("review",),
        must_fail=("3.1",),
        deadlines=(("decide_by", "2019-02-22"),),
    )
    return _folder(
        name,
        people.MADS,
        sale,
        moment="2019-02-17T12:00:00+01:00",
        label=label,
        documents=(studio.receipt("bon.jpg", sale), studio.label("maerkat.jpg", label)),
        expected=expected,
    )


def _day_46(seed: int) -> ClaimFolder:
    name, label = "microsoft-reject-day-46", _label(_GO, "041827399216", 33)
    sale = Sale(
        dealers.LYD_NO,
        (article("Surface Go Pentium 8GB/128GB", "5490.00", "330118"),),
        dt.date(2019, 2, 1),
        "001882",
        dt.time(12, 12),
        slip=True,
    )
    studio = _studio(seed, name)
    expected = Expected(
        "reject", "1 February is day 1, 18 March is day 46: one day too late", also=("review",), must_fail=("3.1",)
    )
    return _folder(
        name,
        people.LARS,
        sale,
        moment="2019-03-18T09:00:00+01:00",
        label=label,
        documents=(studio.receipt("kvittering.jpg", sale), studio.label("etikett.jpg", label)),
        expected=expected,
    )


def _smudged_code(seed: int) -> ClaimFolder:
    name, label = "microsoft-resubmit-barcode", _label(_LAPTOP, "029384756110", 34)
    sale = Sale(
        dealers.NORRSKEN_SE,
        (article("Surface Laptop 2 i5 8GB 256GB", "12490.00", "552094"),),
        dt.date(2019, 3, 1),
        "131-0417",
        dt.time(15, 45),
        slip=True,
    )
    studio = _studio(seed, name)
    expected = Expected(
        "resubmit",
        "The serial's barcode is smudged: the label is asked for again; 20 March is day 1 of 15",
        deadlines=(("answer_by", "2019-04-03"), ("decide_by", "2019-03-27")),
    )
    return _folder(
        name,
        people.EBBA,
        sale,
        moment="2019-03-20T11:30:00+01:00",
        label=label,
        documents=(studio.receipt("kvitto.jpg", sale), studio.label("etikett.jpg", label, hide=("serial",))),
        expected=expected,
    )


def _cut_label(seed: int) -> ClaimFolder:
    name, label = "microsoft-resubmit-label-cut", _label(_PRO, "024681377218", 31)
    sale = Sale(
        dealers.KODIN_FI,
        (article("Surface Pro 6 i5/8GB/128GB", "1249.00", "SP6-41530"),),
        dt.date(2019, 3, 1),
        "7740-88",
        dt.time(19, 4),
        slip=True,
    )
    studio = _studio(seed, name)
    shot = Shot(0.3, 1500, "carton", cut_right=0.24)
    expected = Expected(
        "resubmit",
        "The picture's edge cuts the GTIN's barcode: the label is asked for again; 21 March is day 1 of 15",
        deadlines=(("answer_by", "2019-04-04"), ("decide_by", "2019-03-28")),
    )
    return _folder(
        name,
        people.TUULA,
        sale,
        moment="2019-03-21T12:30:00+02:00",
        label=label,
        documents=(studio.receipt("kuitti.jpg", sale), studio.label("tarra.jpg", label, shot=shot, cut=("gtin",))),
        expected=expected,
    )


def _used(seed: int) -> ClaimFolder:
    name, label = "microsoft-review-used", _label(_BOOK, "033918274650", 35)
    bought = article("Surface Book 2 i7/16/512 BEGAGNAD", "14990.00", "SB2-71651")
    sale = Sale(dealers.SKARGARD_SE, (bought,), dt.date(2019, 2, 20), "20-1187", dt.time(16, 20), slip=True)
    studio = _studio(seed, name)
    expected = Expected(
        "review",
        "The line says the computer is second-hand; new products only, and words lead to a person",
        must_fail=("1.1",),
    )
    return _folder(
        name,
        people.NILS,
        sale,
        moment="2019-03-12T13:00:00+01:00",
        label=label,
        documents=(studio.receipt("kvitto.jpg", sale), studio.label("etikett.jpg", label)),
        expected=expected,
    )


def _cover(seed: int) -> ClaimFolder:
    name, label = "microsoft-review-type-cover", _label(_PRO, "024681399802", 31)
    sale = Sale(
        dealers.KODIN_FI,
        (article("Surface Pro 6 Type Cover musta", "149.90", "TC-1040"),),
        dt.date(2019, 2, 6),
        "7711-03",
        dt.time(18, 9),
        slip=True,
    )
    studio = _studio(seed, name)
    expected = Expected(
        "review",
        "A keyboard for a Surface Pro 6 is no Surface Pro 6; the example list rejects nothing",
        must_fail=("1.1",),
    )
    return _folder(
        name,
        people.VEIKKO,
        sale,
        moment="2019-02-26T08:50:00+02:00",
        label=label,
        documents=(studio.receipt("kuitti.jpg", sale), studio.label("tarra.jpg", label)),
        expected=expected,
    )


def _abroad(seed: int) -> ClaimFolder:
    name, label = "microsoft-reject-german-dealer", _label(_PRO, "024681322417", 31)
    sale = Sale(
        dealers.KLANG_DE,
        (article("Surface Pro 6 i5/8GB/128GB", "1049.00", "447710"),),
        dt.date(2019, 2, 8),
        "4402",
        dt.time(10, 37),
        slip=True,
    )
    studio = _studio(seed, name)
    expected = Expected("reject", "The only seller's number is German", also=("review",), must_fail=("2.1",))
    return _folder(
        name,
        people.HILKKA,
        sale,
        moment="2019-02-27T17:25:00+02:00",
        label=label,
        documents=(studio.receipt("kassenbon.jpg", sale), studio.label("tarra.jpg", label)),
        expected=expected,
    )
