"""Tills: every make prints every language, says where, and says the truth."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import cache

import numpy as np
import pytest
import zxingcpp
from world.chance import SPLITS, Chance
from world.press.fonts import TYPEFACES, font_path, loaded
from world.press.heads import Head, printed
from world.press.till.layouts import Till
from world.press.till.setting import SetPaper
from world.press.till.tills import LAYOUTS, draw_bill, draw_receipt, draw_return, draw_slip, set_receipt
from world.press.till.values import numbered
from world.press.till.words import WORDS, shop_words
from world.sheet import Drawn
from world.trade.countries import COUNTRIES, write_amount, write_date
from world.trade.dealers import make_dealer
from world.trade.sale import Article, Payment, Sale

pytestmark = pytest.mark.usefixtures("typefaces")
EVERY = [(split, layout) for split in SPLITS for layout in LAYOUTS.of(split)]
NAMES = [layout.name for _, layout in EVERY]
PLACES = [(split, place) for split in SPLITS for place in range(len(LAYOUTS.of(split)))]
HARD_COUNTRIES = tuple(COUNTRIES)
FEW = 2
"""Countries a layout is tried with in the quick run; the slow one takes all."""


def a_chance(split: str = "tune", name: str = "a") -> Chance:
    """A chance of one paper."""
    return Chance.of(7, "held" if split == "held" else "tune", name)


def a_hard_sale(country: str = "DE", split: str = "tune") -> Sale:
    """Long names, a discount on a line and one on all, a deposit, several rates, a slip of another day, a remark."""
    dealer = make_dealer(a_chance(split, country), country)
    rates = dealer.country.reduced_rates
    articles = (
        Article("Sony Alpha 7 III ILCE-7M3 Body Full Frame 24.2 MP 4K", Decimal("12299.00"), "118211-B", gtin="9521234567899", serial="3517704"),
        Article("HDMI 2 m", Decimal("24.99"), "20033", quantity=3, discount=Decimal("7.50")),
        Article("Aqua", Decimal("1.29"), quantity=2, vat_rate=rates[0] if rates else None, deposit=Decimal("0.50")),
        Article("Compendium", Decimal("39.90"), "9001", vat_rate=rates[-1] if rates else None, note="2nd edition"),
    )  # fmt: skip
    paid = Payment("card", slip=True, on=dt.date(2019, 6, 15))
    return Sale(
        dealer,
        articles,
        dt.date(2019, 6, 14),
        "004831-77",
        dt.time(11, 22),
        paid,
        Decimal("10.00"),
        remarks=("Remark of the shop.",),
    )


@cache
def a_set_one(split: str, place: int) -> tuple[Sale, SetPaper]:
    """A hard sale, and its receipt on a layout of this part; the countries take turns."""
    sale = a_hard_sale(HARD_COUNTRIES[(place + 7 * (split == "held")) % len(HARD_COUNTRIES)], split)
    return sale, set_receipt(sale, a_chance(split), layout=LAYOUTS.of("held" if split == "held" else "tune")[place])


def a_cash_sale(country: str = "FI") -> Sale:
    """One product, paid with notes."""
    return replace(
        a_hard_sale(country),
        articles=(Article("Sonos One", Decimal("229.37"), "SN1"),),
        discount=Decimal(0),
        payment=Payment("cash", Decimal(250)),
        remarks=(),
    )


def check_paper(paper: SetPaper) -> None:
    """Marks lie on the paper, hold ink and leave one another alone; the edges are white."""
    height, width = paper.dots.shape
    for mark in paper.marks:
        left, top, right, bottom = (round(edge) for edge in mark.box)
        assert left >= 0, mark
        assert top >= 0, mark
        assert right <= width, mark
        assert bottom <= height, mark
        assert paper.dots[top:bottom, left:right].any(), mark
    boxes = np.array([mark.box for mark in paper.marks]) + np.array((2, 2, -2, -2))
    across = np.minimum(boxes[:, None, 2], boxes[None, :, 2]) - np.maximum(boxes[:, None, 0], boxes[None, :, 0])
    down = np.minimum(boxes[:, None, 3], boxes[None, :, 3]) - np.maximum(boxes[:, None, 1], boxes[None, :, 1])
    both = (across > 0) & (down > 0) & ~np.eye(len(boxes), dtype=bool)
    assert [] == [(paper.marks[one], paper.marks[two]) for one, two in np.argwhere(both)]
    assert not paper.dots[:, :4].any()
    assert not paper.dots[:, -4:].any()


@pytest.mark.parametrize(("split", "layout"), EVERY, ids=NAMES)
def test_every_layout(split: str, layout: Till) -> None:
    """A hard sale is set without anything running off the roll or into anything else."""
    start = NAMES.index(layout.name)
    for step in range(FEW):
        country = HARD_COUNTRIES[(start + 7 * step) % len(HARD_COUNTRIES)]
        check_paper(set_receipt(a_hard_sale(country, split), a_chance(split), layout=layout))


@pytest.mark.engine
@pytest.mark.parametrize("country", HARD_COUNTRIES)
@pytest.mark.parametrize(("split", "layout"), EVERY, ids=NAMES)
def test_every_layout_everywhere(split: str, layout: Till, country: str) -> None:
    """The same, in every country."""
    check_paper(set_receipt(a_hard_sale(country, split), a_chance(split), layout=layout))


@pytest.mark.parametrize(("split", "place"), PLACES, ids=NAMES)
def test_truth(split: str, place: int) -> None:
    """What is marked has the sale's value; date, number, total, seller and every product are marked."""
    sale, paper = a_set_one(split, place)
    roles = {mark.role for mark in paper.marks}

    assert {"purchase_date", "purchase_time", "receipt_number", "total", "address", "vat_id", "payment_date"} <= roles
    assert {"retailer", "legal_name"} & roles
    assert {f"items.{line}.description" for line in range(4)} <= roles
    for role, value in (
        ("receipt_number", sale.number),
        ("total", write_amount(sale.total, sale.dealer.amounts)),
        ("purchase_date", write_date(sale.on, sale.dealer.dates)),
    ):
        assert [value] == [mark.text for mark in paper.marks if mark.role == role]
    for line, article in enumerate(sale.articles):
        parts = [mark.text for mark in paper.marks if mark.role == f"items.{line}.description"]
        assert article.description.replace(" ", "") == "".join(parts).replace(" ", "")


def test_one_value_one_place() -> None:
    """A value is marked once: what is said again has another role."""
    once = {"total", "purchase_date", "purchase_time", "receipt_number", "vat", "vat_id", "currency", "payment_date"}
    for split, place in PLACES:
        marked = [mark.role for mark in a_set_one(split, place)[1].marks if mark.role in once]
        assert sorted(set(marked)) == sorted(marked)


def test_apart() -> None:
    """At least nine layouts in each part, and none in both."""
    names = {split: {layout.name for layout in LAYOUTS.of(split)} for split in SPLITS}

    assert min(map(len, names.values())) >= 9
    assert names["tune"].isdisjoint(names["held"])
    assert {one.item for one in LAYOUTS.tune}.isdisjoint({one.item for one in LAYOUTS.held})


def test_same_again() -> None:
    """The same chance prints the same receipt, dot for dot; another one does not."""
    sale = a_cash_sale()
    one, two, other = (draw_receipt(sale, a_chance(name=name)) for name in ("x", "x", "y"))

    assert np.array_equal(one.sheets[0].pixels, two.sheets[0].pixels)
    assert one.truth == two.truth
    assert not np.array_equal(one.sheets[0].pixels, other.sheets[0].pixels)


def test_shop_keeps_its_till() -> None:
    """All receipts of a shop have one layout and one typeface."""
    receipts = [draw_receipt(a_cash_sale(), a_chance(name=str(n))) for n in range(3)]

    assert 1 == len({(one.truth["layout"], one.truth["typeface"]) for one in receipts})


def test_discounts() -> None:
    """A product's marked price is what it costs after its discount, however the layout says so."""
    for split, place in PLACES:
        sale, paper = a_set_one(split, place)
        price = [mark.text for mark in paper.marks if mark.role == "items.1.price"]
        assert price in ([], ["67" + sale.dealer.amounts[-1] + "47"])


def test_copy() -> None:
    """A copy says that it is one, and when it was printed."""
    drawn = draw_receipt(a_cash_sale(), a_chance(), copy=True)

    assert drawn.truth["fields"]["print_date"] > drawn.truth["fields"]["purchase_date"]
    assert drawn.sheets[0].places("copy")


def test_return() -> None:
    """A return is a credit note with negative sums."""
    drawn = draw_return(a_cash_sale(), a_chance())

    assert "credit_note" == drawn.kind
    assert drawn.truth["fields"]["total"].startswith("-")
    assert drawn.sheets[0].places("undone")


def test_slip_and_bill() -> None:
    """A card slip names the payment and no goods; a bill names goods and says that it is no receipt."""
    slip, bill = draw_slip(a_cash_sale(), a_chance()), draw_bill(a_cash_sale(), a_chance())

    assert ("card_slip", "provisional_bill") == (slip.kind, bill.kind)
    assert {"total", "payment_date"} <= slip.truth["fields"].keys()
    assert "items" not in slip.truth["fields"]
    assert "items" in bill.truth["fields"]
    assert bill.sheets[0].places("bill_note")


def decoded(drawn: Drawn) -> list[str]:
    """The barcodes that a reader finds."""
    return [code.text for code in zxingcpp.read_barcodes(drawn.sheets[0].pixels)]


@pytest.mark.parametrize("name", ["chain-table", "counted", "inverse"])
def test_codes(name: str) -> None:
    """A printed barcode says what the truth says."""
    layout = next(one for one in LAYOUTS.tune if one.name == name)
    drawn = draw_receipt(a_cash_sale("SE"), a_chance(), layout=layout, head=Head())

    assert 1 == len(drawn.truth["barcodes"])
    assert drawn.truth["barcodes"] == decoded(drawn)


@pytest.mark.parametrize("head", [Head(wear=1.0), Head(bleed=1.0), Head(fade=1.0), Head("matrix", wear=1.0)], ids=str)
def test_digits_stay(head: Head) -> None:
    """However worn the head, a digit looks more like itself than like any other."""
    font = loaded(font_path(TYPEFACES.tune[0]), 20)
    dots = [
        np.pad(np.array(font.getmask(digit, mode="1")).reshape(font.getmask(digit, mode="1").size[::-1]) > 0, 4)
        for digit in "0123456789"
    ]
    size = (max(len(one) for one in dots), max(one.shape[1] for one in dots))
    cells = [np.pad(one, ((0, size[0] - len(one)), (0, size[1] - one.shape[1]))) for one in dots]
    clean = [255.0 - printed(cell, Head(head.kind), a_chance())[..., 1] for cell in cells]
    shown = [255.0 - printed(cell, head, a_chance(name=str(n)))[..., 1] for n, cell in enumerate(cells)]
    alike = [[float(np.corrcoef(one.ravel(), other.ravel())[0, 1]) for other in clean] for one in shown]

    assert list(range(10)) == [int(np.argmax(row)) for row in alike]


def test_wear_is_told() -> None:
    """The truth says what is wrong with the print, and how badly."""
    assert [] == draw_receipt(a_cash_sale(), a_chance()).truth["damages"]
    assert [0.7] == [one["severity"] for one in draw_receipt(a_cash_sale(), a_chance(), wear=0.7).truth["damages"]]


def test_words() -> None:
    """A shop has one wording of each word, whatever its language."""
    for language in WORDS:
        words = shop_words(language, a_chance())
        assert "|" not in "".join(getattr(words, name) for name in words.__dataclass_fields__)


def test_vat_id_without_its_caption() -> None:
    """Of a line of numbers the one that counts is marked, without its caption."""
    lines = numbered(("St.-Nr. 811234567", "USt-IdNr. DE 811 234 567"), ("DE811234567", "811234567"))

    assert [("vat_id", "DE 811 234 567")] == [(one.role, one.text) for line in lines for one in line if one.role]
