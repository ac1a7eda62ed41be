"""Forged PDFs and made-up receipts: files say what the truth says they say, sums are really impossible."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any
from xml.etree.ElementTree import fromstring

import pikepdf
import pypdfium2
import pytest
from stdnum import get_cc_module
from world.capture.how import Capture
from world.chance import SPLITS, Chance, Split
from world.conditions import a_sale
from world.fraud.forge import FORGERIES, forge
from world.fraud.made_up import FAULTS, Fault, WrongSale, draw_made_up, spoilt
from world.fraud.revisions import first_revision
from world.press.a4.papers import draw_paper
from world.press.till.tills import draw_receipt
from world.sheet import Drawn, Made, UnfitError, written
from world.trade.people import make_person
from world.trade.sale import Sale, rounded

from verify.contract import parse_truth

FILE = Capture("file")


def an_invoiced_sale(chance: Chance) -> Sale:
    """A sale to a person who is named."""
    return a_sale(chance, buyer=lambda country: make_person(chance.child("buyer"), country).buyer())


@cache
def forged(kind: str, split: Split, *, keeps: bool = True) -> Made:
    """The first invoice that can be forged so."""
    for number in range(8):
        chance = Chance.of(12, split, f"fraud/{number}")
        try:
            drawn = draw_paper(an_invoiced_sale(chance), chance, xml=kind == "other-xml")
            return forge(kind, drawn, FILE, chance, keeps=keeps, severity=0.2)
        except UnfitError:
            continue
    raise AssertionError(f"{kind}: no invoice of eight will do")


def text_in(pdf: bytes, change: dict[str, Any]) -> str:
    """What the file's text says where the change is."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[change["page"]]
    width, height = page.get_size()
    left, top, right, bottom = change["box"]
    said = page.get_textpage().get_text_bounded(
        left * width - 2, (1 - bottom) * height, right * width + 2, (1 - top) * height
    )
    document.close()
    return str(said).replace("\xa0", " ")


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("keeps", [True, False])
def test_what_was_issued_can_be_had_back(split: Split, *, keeps: bool) -> None:
    """The first revision of an edited PDF says what was issued, the newest one what is shown, by another producer."""
    made = forged("edited-pdf", split, keeps=keeps)
    change = made.truth["changes"][0]
    issued = first_revision(made.data)
    assert made.data.startswith(issued.rstrip(b"\n"))
    assert change["was"] in text_in(issued, change)
    assert change["shown"] in text_in(made.data, change)
    with pikepdf.open(io.BytesIO(issued)) as old, pikepdf.open(io.BytesIO(made.data)) as new:
        assert str(old.docinfo["/Producer"]) != str(new.docinfo["/Producer"])


@pytest.mark.parametrize("split", SPLITS)
def test_the_layer_says_what_it_was(split: Split) -> None:
    """Behind the picture of a value the file's text says another one."""
    made = forged("other-layer", split)
    change = made.truth["changes"][0]
    assert change["was"] in text_in(made.data, change)
    assert change["shown"] not in text_in(made.data, change)


@pytest.mark.parametrize("split", SPLITS)
def test_a_flattened_file_has_no_text(split: Split) -> None:
    """What was edited and printed to a file holds pictures only."""
    made = forged("flattened", split)
    assert "" == text_in(made.data, {"page": 0, "box": (0, 0, 1, 1)}).strip()


@pytest.mark.parametrize("split", SPLITS)
def test_the_xml_adds_up_and_says_another_thing(split: Split) -> None:
    """Inside stands another total or day than the page shows, and the sums there agree with one another."""
    made = forged("other-xml", split)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        root = fromstring(pdf.attachments["factur-x.xml"].get_file().read_bytes())

    def amount(name: str) -> Decimal:
        return sum((Decimal(one.text or 0) for one in root.iterfind(f".//{{*}}{name}")), Decimal(0))

    fields = made.truth["fields"]
    day = root.findtext(".//{*}IssueDateTime/{*}DateTimeString")
    assert (str(amount("GrandTotalAmount")), day) != (fields["total"], fields["invoice_date"].replace("-", ""))
    assert amount("TaxBasisTotalAmount") + amount("TaxTotalAmount") == amount("GrandTotalAmount")
    assert amount("BasisAmount") == amount("TaxBasisTotalAmount")
    assert amount("CalculatedAmount") == amount("TaxTotalAmount")


@pytest.mark.parametrize("kind", sorted(kind for kind, one in FORGERIES.items() if one.needs in {"pdf", "xml"}))
def test_forged_files_are_files_with_a_truth(kind: str) -> None:
    """Each is a PDF as it was sent; its truth is tampered, and its changes are placed."""
    made = forged(kind, "tune")
    truth = parse_truth(written(made.truth))
    assert made.name.endswith(".pdf")
    assert "digital_pdf" == truth.capture
    assert truth.tampered
    assert all(one.box for one in truth.changes or ())
    pikepdf.open(io.BytesIO(made.data)).close()


def test_same_chance_same_file() -> None:
    """A forged file is the same whenever it is made."""
    chance = Chance.of(12, "tune", "again")
    drawn = draw_paper(an_invoiced_sale(chance), chance)
    files = [forge("edited-pdf", drawn, FILE, Chance.of(12, "tune", "hand")).data for _ in range(2)]
    assert files[0] == files[1]


def is_unsound(sale: WrongSale, right: Sale) -> bool:
    """Whether the paper's own figures contradict one another or the country's rules."""
    lines = sum((one.price + one.deposit for one in sale.articles), Decimal(0))
    vat = [one.vat for one in sale.vat_lines] != [
        rounded(one.gross * one.rate / (100 + one.rate)) for one in sale.vat_lines
    ]
    change = (
        sale.change is not None
        and sale.payment.tendered is not None
        and sale.payment.tendered - sale.total != sale.change
    )
    each = any(one.gross != one.quantity * one.unit_price for one in sale.articles)
    rate = sale.dealer.country.vat_rate != right.dealer.country.vat_rate
    return sale.subtotal != lines or vat or change or each or rate


@pytest.mark.parametrize("fault", [fault for fault in FAULTS.all if fault != "seller-number"])
def test_made_up_sums_are_impossible(fault: Fault) -> None:
    """Lines, rates and change of a made-up receipt cannot all be true; those of a sale can."""
    chance = Chance.of(12, "tune", f"sale/{fault}")
    sale = a_sale(chance)
    assert is_unsound(spoilt(sale, chance, fault), sale)
    known = {name: getattr(sale, name) for name in Sale.__dataclass_fields__}
    assert not is_unsound(WrongSale(**known), sale)


def test_a_made_up_number_fails_its_check() -> None:
    """The seller's VAT ID on a made-up receipt is none that its register could have given out, and it is printed so."""
    checked = 0
    for number in range(12):
        chance = Chance.of(12, "tune", f"number/{number}")
        sale = a_sale(chance)
        check = get_cc_module(sale.dealer.country.code, "vat")
        wrong = spoilt(sale, chance, "seller-number").dealer
        if check is not None and check.is_valid(sale.dealer.vat_id):
            checked += 1
            assert not check.is_valid(wrong.vat_id)
            assert sale.dealer.id_lines != wrong.id_lines
    assert checked


@pytest.mark.parametrize("split", SPLITS)
def test_a_made_up_receipt_is_told(split: Split) -> None:
    """The print is whole, and the truth says which value is impossible and what a till would have printed."""
    made = first_made_up(
        split, lambda drawn, chance: forge("generated", drawn, Capture("phone", long_side_px=700), chance)
    )
    change = made.truth["changes"][0]
    assert made.truth["tampered"]
    assert "generated" == change["kind"]
    assert change["was"] != change["shown"]
    parse_truth(written(made.truth))


def first_made_up(split: Split, make: Callable[[Drawn, Chance], Made]) -> Made:
    """The first receipt whose shop prints the fault."""
    for number in range(8):
        chance = Chance.of(12, split, f"made up/{number}")
        try:
            return make(draw_made_up(a_sale(chance), chance, draw=draw_receipt), chance)
        except UnfitError:
            continue
    raise AssertionError("no receipt of eight will do")


def test_an_honest_receipt_is_not_made_up() -> None:
    """Nothing that was drawn honestly is passed for a made-up receipt."""
    chance = Chance.of(12, "tune", "honest")
    with pytest.raises(ValueError, match="drawn false"):
        forge("generated", draw_receipt(a_sale(chance), chance), FILE, chance)
