"""From a document to a reading: seller's block, witnesses, second looks, absences, several pages."""

import math
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from printed import a_print

from verify.codec import encode
from verify.document import (
    Barcode,
    Box,
    Document,
    Evidence,
    IllegibleArea,
    Legibility,
    LegibilityState,
    Line,
    Page,
    Region,
    SecondLook,
    Statement,
    Word,
)
from verify.extract.assemble import extract_reading
from verify.extract.payment import parse_payment
from verify.extract.ranking import Proposal, rank
from verify.receipt import named_fields

SLIP = """
        KAHVILA ESIMERKKI OY
          Esimerkkikatu 1
          00100 HELSINKI
         puh. 09 1234 5678
        Y-tunnus 1234567-1
Kuitti 4711            01.02.2019 15:02
KAHVI                          2,50
PULLA                          3,50
YHTEENSÄ                       6,00
ALV 14 %                       0,74
KORTTI                         6,00 EUR
"""


def test_the_sellers_block_is_read():
    """Name, address and phone stand in the head, each its own field."""
    receipt = extract_reading(a_print(SLIP)).receipt
    read = (receipt.retailer.value, receipt.address.value, receipt.contact.value, receipt.receipt_number.value)
    assert ("KAHVILA ESIMERKKI OY", "Esimerkkikatu 1 00100 HELSINKI", "09 1234 5678", "4711") == read


def test_the_same_document_gives_the_same_bytes():
    """Nothing depends on the clock or on what was read before."""
    assert encode(extract_reading(a_print(SLIP))) == encode(extract_reading(a_print(SLIP)))


def test_probabilities_of_a_field_sum_to_no_more_than_one():
    """Room is left for none of the candidates."""
    receipt = extract_reading(a_print(SLIP)).receipt
    sums = [math.fsum(one.confidence for one in field.candidates) for _, field in named_fields(receipt)]
    assert all(0.0 <= whole <= 1.01 for whole in sums)


def test_a_witness_raises_what_the_ink_supports():
    """XML that agrees raises the candidate; XML without ink makes none; XML that differs leaves a trace."""
    plain = a_print(SLIP.replace("YHTEENSÄ", "        "))
    agreeing = replace(plain, statements=(Statement("factur-x", "total", "6.00"),))
    differing = replace(a_print(SLIP), statements=(Statement("factur-x", "total", "66.00"),))
    low, high = (extract_reading(one).receipt.total.best.confidence for one in (plain, agreeing))
    reading = extract_reading(differing)
    assert low <= high
    assert (Decimal("6.00"), ["xml-differs"]) == (reading.receipt.total.value, [one.kind for one in reading.traces])
    assert Decimal("66.00") not in {one.value for one in reading.receipt.total.candidates}


def test_a_second_look_joins_the_candidates():
    """Agreement raises a value; what only the second look read stands behind it."""
    document = a_print(SLIP)
    best = extract_reading(document).receipt.total.best
    region = Region(0, best.evidence[0].box, "total")
    looks = [SecondLook(region, "other", (Line((Word(text, region.box, 0.9),)),)) for text in ("6,00", "8,00")]
    same, other = (extract_reading(replace(document, second_looks=(look,))).receipt.total for look in looks)
    assert best.confidence <= same.best.confidence
    assert Decimal("8.00") in {one.value for one in other.candidates[1:]}


def test_an_unread_date_beside_its_word_is_illegible_not_missing():
    """Where the word stands and no value can be read, the place is illegible, and worth a second look."""
    reading = extract_reading(a_print("SHOP LTD\nDate: ## ## ##\nItem  2.00\nTotal  2.00"))
    assert "illegible" == reading.receipt.purchase_date.absence
    assert "purchase_date" in {region.role for region in reading.doubts}


def test_a_hidden_head_makes_the_seller_illegible():
    """An illegible area over the head says why nothing is read there."""
    document = a_print("\n\n\nItem  2.00\nOther  3.00\nTotal  5.00")
    area = IllegibleArea(0, Box(0.0, 0.0, 1.0, 0.3), "glare")
    page = replace(document.pages[0], legibility=Legibility(0.6, LegibilityState.DEGRADED, ("glare",), (area,)))
    receipt = extract_reading(replace(document, pages=(page,))).receipt
    assert ("illegible", "missing") == (receipt.vat_id.absence, receipt.order_date.absence)


@pytest.mark.parametrize(
    "document", [Document("x", "0" * 64, problem="encrypted"), Document("x", "0" * 64, pages=(Page(10, 10),))]
)
def test_nothing_read_gives_no_content(document):
    """A document that could not be opened, or a blank page, is no receipt and raises nothing."""
    assert extract_reading(document).receipt is None


def test_the_second_page_is_read_too():
    """A total on page two is the document's total, its evidence on that page."""
    first = a_print(
        "BEISPIEL GMBH\nMusterstraße 1\n10115 Berlin\nRechnung Nr. 4711\nRechnungsdatum 05.03.2019\nSonos Beam  449,00\nSeite 1 von 2"
    )
    second = a_print("Seite 2 von 2\nSonos Sub  799,00\nGesamtbetrag  1.248,00 EUR\nMwSt 19%  199,26")
    receipt = extract_reading(replace(first, pages=first.pages + second.pages)).receipt
    best = receipt.total.best
    assert (date(2019, 3, 5), Decimal("1248.00"), 1) == (receipt.purchase_date.value, best.value, best.evidence[0].page)


def test_a_payment_code_is_a_witness():
    """EPC and Swiss codes state payee, amount and currency; other codes state nothing."""
    swiss = "\r\n".join(["SPC", "0200", "1", "CH9300762011623852957", "K", "Muster AG", *[""] * 12, "199.95", "CHF"])
    assert [("retailer", "Muster AG"), ("total", "199.95"), ("currency", "CHF")] == [
        (s.field, s.text) for s in parse_payment(swiss)
    ]
    assert () == parse_payment("https://example.com")


def test_a_payment_code_on_the_page_raises_the_total():
    """The code on the page is heard like an e-invoice's XML."""
    code = Barcode(
        Box(0.1, 0.9, 0.2, 0.95), "QRCode", "BCD\n002\n1\nSCT\n\nX Oy\nFI2112345600000785\nEUR7.00", valid=True
    )
    reading = extract_reading(a_print(SLIP, barcodes=(code,)))
    assert "xml-differs" in {trace.kind for trace in reading.traces}


def test_repetition_and_rivals_move_probability():
    """A value printed twice is likelier than one printed once; rivals take from each other."""

    def seen(value, *clues):
        return Proposal(value, value, Evidence(0, Box(0, 0, 1, 1), value), clues)

    alone = rank("total", [seen("1.00", "left:total", "cents")], finder="x").best.confidence
    twice = rank("total", [seen("1.00", "left:total", "cents")] * 2, finder="x").best.confidence
    rivalled = rank("total", [seen(v, "left:total", "cents") for v in ("1.00", "2.00")], finder="x").best.confidence
    assert rivalled < alone < twice


@pytest.mark.parametrize(
    ("line", "seller"),
    [
        ("Sold by: Third Party Trading Ltd", "Third Party Trading Ltd"),
        ("Säljs av Andra Handlarn AB", "Andra Handlarn AB"),
        ("Myyjä: Toinen Kauppa Oy", "Toinen Kauppa Oy"),
        ("Sold by: Market Place Ltd", None),
    ],
)
def test_a_seller_that_words_name_is_told_from_the_issuer(line, seller):
    """A marketplace's other seller is its own field; the issuer named as seller is none."""
    text = f"MARKET PLACE LTD\n12 High Street\nInvoice 4411\n05/03/2019\n{line}\nSonos Beam  399.00\nTotal  399.00"
    assert seller == extract_reading(a_print(text)).receipt.sold_by.value


def test_a_clerk_is_no_likely_seller():
    """A till's "myyjä: name" is the person behind it."""
    field = extract_reading(a_print(SLIP.replace("KAHVI    ", "Myyjä Matti\nKAHVI    "))).receipt.sold_by
    assert field.best is None or field.best.confidence < 0.5
