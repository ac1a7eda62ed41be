"""A4 papers: every make in every language, hard sales included."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf
import pypdfium2
import pytest
from defusedxml.ElementTree import fromstring
from hard_prints import a_hard_sale, check_layer, check_roles, check_sheet
from world.chance import SPLITS, Chance
from world.press.a4.layouts import LAYOUTS, Layout
from world.press.a4.matter import PaperKind
from world.press.a4.papers import draw_paper
from world.trade.countries import COUNTRIES
from world.trade.sale import Payment

from verify.document import Source
from verify.errors import DocumentError
from verify.load.pdf import load_pdf

pytestmark = pytest.mark.usefixtures("typefaces")

KINDS: tuple[PaperKind, ...] = ("invoice", "credit_note", "order_confirmation", "delivery_note", "quote", "pro_forma")


def every_paper() -> Iterator[tuple[str, Layout, str, PaperKind]]:
    """Each make with each language once and each kind several times over."""
    cases = [(split, layout) for split in SPLITS for layout in LAYOUTS.of(split)]
    countries = tuple(COUNTRIES)
    for place, (split, layout) in enumerate(cases):
        for step in range(2):
            number = 2 * place + step
            yield split, layout, countries[number % len(countries)], KINDS[(number + place) % len(KINDS)]


@pytest.mark.parametrize("case", tuple(every_paper()), ids=lambda case: f"{case[1].name}-{case[2]}-{case[3]}")
def test_every_make_draws_hard_and_short_sales(case: tuple[str, Layout, str, PaperKind]) -> None:
    """Every make, language and kind prints a long sale and a bare one on the page, each value marked where its ink and its letters are."""
    split, layout, country, kind = case
    long = a_hard_sale(country)
    bare = replace(
        long, articles=long.articles[:1], ordered=None, delivered=None, due=None, printed=None, order_number=""
    )
    for sale in (long, bare):
        drawn = draw_paper(sale, Chance.of(7, split, "paper"), kind=kind, layout=layout, marketplace=sale is long)
        check_roles(drawn)
        for sheet in drawn.sheets:
            check_sheet(sheet)
        check_layer(drawn)


def drawn_of(kind: PaperKind, *, country: str = "DE", **how: Any) -> Any:
    """A paper of two articles."""
    return draw_paper(a_hard_sale(country, articles=2, means="card"), Chance.of(3, "held", "paper"), kind=kind, **how)


def test_a_credit_note_gives_back_what_was_paid() -> None:
    """A credit note's total is the sale's, negative, and it names the invoice that it credits."""
    sale = a_hard_sale("DK", articles=2, means="card")
    drawn = draw_paper(sale, Chance.of(3, "held", "paper"), kind="credit_note")
    assert str(-sale.total) == drawn.truth["fields"]["total"]
    assert sale.number != drawn.truth["fields"]["receipt_number"]
    assert sale.number in [mark.text for mark in drawn.sheets[0].marks if mark.role == "original_number"]


def test_only_an_invoice_states_a_purchase() -> None:
    """No other paper bears a purchase's date, and a delivery note no prices."""
    fields = {kind: drawn_of(kind).truth["fields"] for kind in KINDS}
    assert ["invoice"] == [kind for kind, known in fields.items() if "purchase_date" in known]
    assert "total" not in fields["delivery_note"]
    assert all("price" not in item for item in fields["delivery_note"]["items"])
    assert "quote" == drawn_of("pro_forma").truth["kind"]


def test_a_marketplace_names_another_seller() -> None:
    """A marketplace's invoice names who really sells, beside the issuer."""
    drawn = drawn_of("invoice", marketplace=True)
    assert [True] == [bool(mark.text) for sheet in drawn.sheets for mark in sheet.marks if mark.role == "sold_by"]


@pytest.mark.parametrize("kind", ["invoice", "credit_note"])
@pytest.mark.parametrize("country", ["DE", "FR", "AT", "SE"])
def test_the_invoice_inside_says_what_is_printed(kind: PaperKind, country: str) -> None:
    """The XML in the PDF is found by the program, and its figures are those of the sale."""
    sale = a_hard_sale(country, means="card")
    drawn = draw_paper(sale, Chance.of(3, "tune", "paper"), kind=kind, xml=True)
    statements = {one.field: one.text for one in load_pdf(Source("invoice.pdf", drawn.pdf)).statements}
    assert statements
    fields = drawn.truth["fields"]
    assert sale.dealer.vat_id == statements["vat_id"]
    assert fields["total"] == statements["total"]


def test_the_invoice_inside_adds_up() -> None:
    """Net rows less allowances are the net sum, net and VAT the total, and the rates' shares their sums (EN 16931, BR-CO-10 to 15)."""
    drawn = draw_paper(a_hard_sale("DE", means="card"), Chance.of(3, "tune", "paper"), xml=True)
    with pikepdf.open(io.BytesIO(drawn.pdf)) as document:
        root = fromstring(document.attachments["factur-x.xml"].get_file().read_bytes())
        assert "/Alternative" == str(document.Root.AF[0].AFRelationship)

    def amounts(name: str, within: str = "") -> list[Decimal]:
        elements: list[Element] = root.findall(f".//{within}{{*}}{name}")
        return [Decimal(one.text or "0") for one in elements]

    rows, header = amounts("LineTotalAmount")[:-1], amounts("LineTotalAmount")[-1]
    assert sum(rows) == header
    assert header - amounts("AllowanceTotalAmount")[0] == amounts("TaxBasisTotalAmount")[0]
    assert sum(amounts("CalculatedAmount")) == amounts("TaxTotalAmount")[0]
    assert sum(amounts("BasisAmount")) == amounts("TaxBasisTotalAmount")[0]
    assert amounts("TaxBasisTotalAmount")[0] + amounts("TaxTotalAmount")[0] == amounts("GrandTotalAmount")[0]


def test_a_locked_paper_opens_with_its_password_only() -> None:
    """Without its password a locked PDF is refused, with it the pages are there."""
    drawn = drawn_of("invoice", password="sesam")
    with pytest.raises(DocumentError, match="password"):
        load_pdf(Source("invoice.pdf", drawn.pdf))
    document = pypdfium2.PdfDocument(drawn.pdf, password="sesam")
    assert len(drawn.sheets) == len(document)
    document.close()


@pytest.mark.parametrize("how", [{}, {"xml": True}, {"password": "sesam"}])
def test_the_same_chance_draws_the_same_paper(how: dict[str, Any]) -> None:
    """Same seed, same bytes."""
    one, other = drawn_of("invoice", **how), drawn_of("invoice", **how)
    assert one.pdf == other.pdf
    assert one.truth == other.truth


def test_a_shop_keeps_to_its_make() -> None:
    """All papers of one shop have one make and one typeface."""
    sale = a_hard_sale("IT", articles=1)
    papers = [draw_paper(sale, Chance.of(3, "tune", f"paper/{place}")) for place in range(3)]
    assert 1 == len({(paper.truth["layout"], paper.truth["typeface"]) for paper in papers})


def test_no_make_stands_on_both_sides() -> None:
    """What is seen in `tune` is never seen in `held`, and no two makes are built alike."""
    assert not {layout.name for layout in LAYOUTS.tune} & {layout.name for layout in LAYOUTS.held}
    plain = [replace(layout, name="", size=0, money="bare") for layout in LAYOUTS.all]
    assert len(plain) == len(set(plain))
    assert len(LAYOUTS.tune) >= 8 <= len(LAYOUTS.held)


def test_what_is_paid_leaves_nothing_due() -> None:
    """Where a paper tells what was paid, it comes to the total and nothing is left."""
    layout = next(one for one in LAYOUTS.held if "paid" in one.extras)
    sale = replace(a_hard_sale("NL", articles=1), payment=Payment("card"))
    drawn = draw_paper(sale, Chance.of(3, "held", "paper"), layout=layout)
    texts = {mark.role: mark.text for sheet in drawn.sheets for mark in sheet.marks}
    assert f"-{texts['total']}" == texts["paid"]
    assert "0,00" == texts["due"]
