"""The proof: attached, legible field by field, unaltered, and agreeing with the claim."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from builders import (
    a_barcode,
    a_business_id,
    a_campaign,
    a_case,
    a_claim,
    a_document,
    a_field,
    a_label,
    a_legibility,
    a_line,
    a_page,
    a_purchase,
    a_reading,
    a_receipt,
    an_item,
    some_money,
)

from verify.claim import Product
from verify.document import Trace
from verify.judge.campaign import ListedRetailer, Period, RetailerList
from verify.judge.clauses.agreement import AgreesWithProof
from verify.judge.clauses.labels import LabelBarcodes
from verify.judge.clauses.proof import (
    LegiblePhotos,
    NoAlteration,
    OrderAndReceipt,
    ProofAttached,
    ProofField,
    SystemMade,
)

CAMPAIGN = a_campaign()


def answer(finding):
    """The outcome, or the reason of an unknown one; None where there is no finding."""
    return finding and (finding.reason or str(finding.outcome))


def codes(finding):
    """What the claimant is asked for."""
    return [ask.code for ask in finding.asks]


def field_of(name, receipt):
    """What the clause about this field of a proof answers."""
    return ProofField("4.1", "resubmit", name).check(a_case(a_reading(receipt)), CAMPAIGN)


@pytest.mark.parametrize(
    "name", ["purchase_date", "product", "price", "retailer", "seller", "vat_id", "contact", "reference"]
)
def test_a_complete_proof_shows_every_field(name):
    """Each field holds by its own ink."""
    finding = field_of(name, a_receipt())
    assert "holds" == answer(finding)
    assert finding.evidence


@pytest.mark.parametrize("name", ["purchase_date", "retailer", "vat_id", "contact"])
@pytest.mark.parametrize("absence", ["illegible", "missing"])
def test_an_unread_field_is_asked_for_by_name(name, absence):
    """Illegible and missing are told apart, and neither is a failure."""
    finding = field_of(name, a_receipt(**{name: a_field(absence=absence)}, address=None))
    assert (absence, [f"field-{absence}"]) == (answer(finding), codes(finding))
    assert (("field", name),) == finding.asks[0].parameters


def test_the_seller_may_be_named_or_numbered():
    """Where the terms ask for name or number, either is enough."""
    assert "holds" == answer(field_of("seller", a_receipt(retailer=None)))
    assert "missing" == answer(field_of("seller", a_receipt(retailer=None, vat_id=None)))


def test_any_one_contact_is_enough():
    """An address is a contact detail too."""
    assert "holds" == answer(field_of("contact", a_receipt(contact=None)))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (an_item("Surface Pro 6", price="1299"), "missing"),
        (an_item("Surface Pro 6 i5-8250U 8GB/128GB", price="1299"), "missing"),
        (an_item("Surface Pro 6 KJT-00004", price="1299"), "holds"),
        (an_item("Surface Pro 6", price="1299", gtin="0889842384345"), "holds"),
        (an_item("Surface Pro 6", price="1299", reference=a_field(absence="illegible")), "illegible"),
    ],
)
def test_a_reference_is_any_article_number_on_the_line(item, expected):
    """An article number, a GTIN, or a model code beside the name."""
    assert expected == answer(field_of("reference", a_receipt(items=(item,))))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Artikelnummer: 80-4410", "holds"),
        ("Tuotenro 804410", "holds"),
        ("SKU 4711/22", "holds"),
        ("Artikelnummer:", "missing"),
        ("Serial 80441022", "missing"),
        ("1 x 1299,00", "missing"),
    ],
)
def test_a_captioned_number_below_the_line_is_its_reference(line, expected):
    """A number behind a caption for article numbers, below the product's line, belongs to it; other numbers do not."""
    page = replace(a_page(), lines=(a_line("Surface Pro 6", top=0.40), a_line(line, top=0.43)))
    receipt = a_receipt(items=(an_item("Surface Pro 6", price="1299"),))
    case = a_case(a_reading(receipt, document=a_document(pages=(page,))))
    assert expected == answer(ProofField("4.1", "resubmit", "reference").check(case, CAMPAIGN))


def test_without_its_own_price_a_single_products_total_counts():
    """The total is the price where one product is claimed; of two products it is not."""
    receipt = a_receipt(items=(an_item("Surface Pro 6"), an_item("Surface Go")))
    two = a_case(a_reading(receipt), claim=a_claim(products=(Product("Surface Pro 6"), Product("Surface Go"))))
    clause = ProofField("R1", "resubmit", "price")
    assert "holds" == answer(field_of("price", receipt))
    assert "missing" == answer(clause.check(two, CAMPAIGN))


def test_a_proof_may_come_in_several_photos():
    """A receipt in several photos is one proof: each field is taken where it is read."""
    top = a_reading(a_receipt(total=None, items=()), document=a_document("top.jpg"))
    rest = a_reading(a_receipt(retailer=None, purchase_date=None), document=a_document("rest.jpg"))
    case = a_case(top, rest)
    for name in ("purchase_date", "retailer", "product", "price"):
        assert "holds" == answer(ProofField("2", "resubmit", name).check(case, CAMPAIGN))


def test_the_proof_is_of_a_kind_the_terms_take():
    """Where an order confirmation is not enough, the receipt is asked for."""
    clause = ProofAttached("2", "resubmit", kinds=("receipt", "invoice"))
    assert "holds" == answer(clause.check(a_case(), CAMPAIGN))
    finding = clause.check(a_case(a_reading(kind="order_confirmation")), CAMPAIGN)
    assert ("missing", ["receipt-missing"]) == (answer(finding), codes(finding))


def test_no_document_is_a_missing_proof():
    """A label is no proof."""
    finding = ProofAttached("2", "resubmit").check(a_case(a_reading(a_label())), CAMPAIGN)
    assert ("missing", ["proof-missing"]) == (answer(finding), codes(finding))


def test_a_dark_photograph_is_illegible_not_missing():
    """The ink is there and cannot be read."""
    reading = a_reading(kind=None, document=a_document(pages=(a_page(legibility=a_legibility("illegible")),)))
    case = a_case(type(reading)(reading.document))
    finding = ProofAttached("2", "resubmit").check(case, CAMPAIGN)
    assert ("illegible", ["document-illegible"]) == (answer(finding), codes(finding))


@pytest.mark.parametrize(("strength", "expected"), [(0.8, "fails"), (0.5, "fails"), (0.4, "holds")])
def test_a_trace_counts_when_it_is_likelier_alteration(strength, expected):
    """Weaker signs are shown and change nothing."""
    finding = NoAlteration("6.1", "review").check(
        a_case(a_reading(traces=(Trace("arithmetic", strength, "sums"),))), CAMPAIGN
    )
    assert (expected, "sums") == (answer(finding), finding.message)


def test_handwriting_is_no_alteration():
    """A handwritten proof is a question of its own."""
    case = a_case(a_reading(traces=(Trace("handwritten", 0.9, "by hand"),)))
    assert "holds" == answer(NoAlteration("6.1", "review").check(case, CAMPAIGN))
    assert "fails" == answer(SystemMade("4.1", "review").check(case, CAMPAIGN))


def test_nothing_looked_at_shows_no_absence():
    """Without a page there is no sign, and no absence of signs."""
    case = a_case(a_reading(document=a_document(problem="corrupt")))
    assert "illegible" == answer(NoAlteration("6.1", "review").check(case, CAMPAIGN))


@pytest.mark.parametrize(
    ("barcodes", "expected", "asked"),
    [
        ((a_barcode(), a_barcode("012345", symbology="Code128")), "holds", []),
        ((a_barcode(top=0.2), a_barcode(None, top=0.4), a_barcode(top=0.6)), "illegible", [(("number", "2"), ("count", "3"))]),
        ((a_barcode(None, top=0.8), a_barcode(None, top=0.1)), "illegible", [(("number", "1"), ("count", "2")), (("number", "2"), ("count", "2"))]),
        ((), "missing", [()]),
    ],
)  # fmt: skip
def test_every_barcode_located_must_also_decode(barcodes, expected, asked):
    """An unreadable barcode is asked for by its number, from the top."""
    label = a_reading(a_label(), document=a_document("label.jpg", pages=(a_page("Surface", barcodes=barcodes),)))
    finding = LabelBarcodes("4.2", "resubmit").check(a_case(a_reading(), label), CAMPAIGN)
    assert (expected, asked) == (answer(finding), [ask.parameters for ask in finding.asks])


def test_without_a_label_its_barcodes_are_missing():
    """A label that was not sent is asked for."""
    finding = LabelBarcodes("4.2", "resubmit").check(a_case(), CAMPAIGN)
    assert ("missing", ["label-missing"]) == (answer(finding), codes(finding))


def test_legible_photos_look_only_at_what_is_needed():
    """A second, dark photo of a proof that can be read elsewhere is only shown."""
    dark = a_reading(document=a_document("dark.jpg", pages=(a_page(legibility=a_legibility("illegible")),)))
    clause = LegiblePhotos("4.3", "resubmit", documents=("proof", "label"))
    assert "illegible" == answer(clause.check(a_case(dark), CAMPAIGN))
    assert "holds" == answer(clause.check(a_case(a_reading(), dark), CAMPAIGN))
    assert "not-applicable" == answer(clause.check(a_case(a_reading(a_label(), kind="serial_photo")), CAMPAIGN))


JANUARY = Period(dt.date(2019, 1, 1), dt.date(2019, 1, 31))


@pytest.mark.parametrize(
    ("kinds", "delivered", "expected"),
    [
        (("receipt",), None, "not-applicable"),
        (("receipt",), dt.date(2019, 1, 31), "not-applicable"),
        (("receipt",), dt.date(2019, 2, 1), "missing"),
        (("order_confirmation",), dt.date(2019, 2, 1), "missing"),
        (("order_confirmation", "receipt"), dt.date(2019, 2, 1), "holds"),
    ],
)
def test_delivered_after_the_period_both_papers_are_needed(kinds, delivered, expected):
    """Order confirmation and final receipt, only where a delivery after the period is shown."""
    receipt = a_receipt(order_date=dt.date(2019, 1, 20), purchase_date=dt.date(2019, 1, 20), delivery_date=delivered)
    readings = [a_reading(receipt, kind=kind, document=a_document(f"{kind}.jpg")) for kind in kinds]
    clause = OrderAndReceipt("4.5", "resubmit")
    assert expected == answer(clause.check(a_case(*readings), a_campaign(period=JANUARY)))
    assert "unsupplied" == answer(clause.check(a_case(*readings), CAMPAIGN))


CLAIMED = (Product("Surface Pro 6"),)


def agrees(name, *, receipt=None, campaign=CAMPAIGN, products=CLAIMED, **purchase):
    """What the clause about this claimed value answers."""
    claim = a_claim(purchase=a_purchase(**purchase), products=products)
    return AgreesWithProof("1.1", "review", name).check(a_case(a_reading(receipt), claim=claim), campaign)


@pytest.mark.parametrize("name", ["purchase_date", "retailer", "vat_id", "price", "receipt_number"])
def test_what_is_not_claimed_is_not_compared(name):
    """An optional claimed value that is null gives no finding."""
    assert agrees(name, date=None, retailer=None) is None


@pytest.mark.parametrize(
    ("name", "claimed", "expected"),
    [
        ("purchase_date", dt.date(2019, 2, 1), "holds"),
        ("purchase_date", dt.date(2019, 2, 7), "fails"),  # one glyph, and never forgiven
        ("retailer", "Esimerkki Kodinkoneet", "holds"),
        ("retailer", "Toinen Kauppa", "fails"),
        ("vat_id", "1234567-1", "holds"),
        ("vat_id", "FI12345689", "fails"),
        ("price", some_money("1299"), "holds"),
        ("price", some_money("1299.01"), "fails"),
        ("price", some_money("1299", "SEK"), "fails"),
        ("receipt_number", "47-11", "holds"),
        ("receipt_number", "4712", "fails"),
    ],
)
def test_a_claimed_value_is_the_printed_one(name, claimed, expected):
    """Forms differ, values do not."""
    key = {"purchase_date": "date"}.get(name, name)
    assert expected == answer(agrees(name, **{key: claimed}))


def test_ink_in_another_role_confirms_nothing():
    """A claimed date that is the due date's is not the purchase date."""
    receipt = a_receipt(due_date=dt.date(2019, 3, 1), delivery_date=dt.date(2019, 3, 1))
    assert "fails" == answer(agrees("purchase_date", receipt=receipt, date=dt.date(2019, 3, 1)))


def test_an_order_delivered_after_the_period_agrees_by_either_date():
    """In 4.5's case the form may name the order's day or the receipt's."""
    receipt = a_receipt(order_date=dt.date(2019, 1, 20), purchase_date=dt.date(2019, 2, 10))
    campaign = a_campaign(period=JANUARY)
    assert "holds" == answer(agrees("purchase_date", receipt=receipt, campaign=campaign, date=dt.date(2019, 1, 20)))
    assert "holds" == answer(agrees("purchase_date", receipt=receipt, campaign=campaign, date=dt.date(2019, 2, 10)))
    assert "fails" == answer(agrees("purchase_date", receipt=receipt, campaign=campaign, date=dt.date(2019, 1, 21)))


def test_a_seller_may_print_several_numbers():
    """The claimed number is one of the seller's, not the buyer's."""
    ids = (a_business_id(), a_business_id("SE556677889901", country="SE"))
    assert "holds" == answer(agrees("vat_id", receipt=a_receipt(seller_ids=ids), vat_id="556677-8899"))
    assert "fails" == answer(agrees("vat_id", receipt=a_receipt(buyer_vat_id="FI87654321"), vat_id="FI87654321"))


def test_a_listed_dealers_other_names_agree():
    """Brand and legal name of a dealer on the campaign's list are one dealer."""
    listed = RetailerList((ListedRetailer("Koneketju", aliases=("Esimerkki Kodinkoneet Oy",)),))
    assert "fails" == answer(agrees("retailer", retailer="Koneketju"))
    assert "holds" == answer(agrees("retailer", campaign=a_campaign(retailers=listed), retailer="Koneketju"))


def test_a_number_that_is_not_printed_cannot_be_mended():
    """No other photograph would show it: it is a reviewer's question. Hidden ink is asked for."""
    absent = agrees("receipt_number", receipt=a_receipt(receipt_number=None), receipt_number="4711")
    hidden = agrees(
        "receipt_number", receipt=a_receipt(receipt_number=a_field(absence="illegible")), receipt_number="4711"
    )
    assert ("missing", []) == (answer(absent), codes(absent))
    assert ("illegible", ["field-illegible"]) == (answer(hidden), codes(hidden))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Microsoft Surface Pro 6", "holds"),
        ("Surface Pro 6 Type Cover", "fails"),
        ("Surface Pro 7", "fails"),
        ("Kahvinkeitin", "fails"),
    ],
)
def test_the_claimed_product_has_its_line(line, expected):
    """An accessory that names the product is not the product."""
    receipt = a_receipt(items=(an_item(line, price="99.00"), an_item("Muovikassi", price="0.20", top=0.44)))
    assert expected == answer(agrees("product", receipt=receipt))


@pytest.mark.parametrize(("count", "expected"), [(1, "holds"), (2, "holds"), (3, "fails")])
def test_no_more_pieces_are_claimed_than_were_bought(count, expected):
    """Two entries of one product and one entry of two pieces are the same claim."""
    receipt = a_receipt(items=(an_item("Surface Pro 6", price="2598", quantity="2"),))
    assert expected == answer(agrees("product", receipt=receipt, products=CLAIMED * count))
    assert expected == answer(
        agrees("product", receipt=receipt, products=(Product("Surface Pro 6", quantity=Decimal(count)),))
    )


def test_a_product_price_is_its_lines():
    """Of two products each has its own price; the purchase's is the total."""
    receipt = a_receipt(
        total="1898", items=(an_item("Surface Pro 6", price="1299"), an_item("Surface Go", price="599", top=0.44))
    )
    claimed = (Product("Surface Pro 6", price=some_money("1299")), Product("Surface Go", price=some_money("599")))
    assert "holds" == answer(agrees("price", receipt=receipt, products=claimed, price=some_money("1898")))
    wrong = (claimed[0], Product("Surface Go", price=some_money("1299")))
    assert "fails" == answer(agrees("price", receipt=receipt, products=wrong))


def test_a_form_without_product_may_give_any_lines_price():
    """Which line's price the form means cannot be told before it names its product."""
    receipt = a_receipt(
        total="1898", items=(an_item("Surface Pro 6", price="1299"), an_item("Leipä", price="599", top=0.44))
    )
    assert "holds" == answer(agrees("price", receipt=receipt, products=(), price=some_money("1299")))
    assert "fails" == answer(agrees("price", receipt=receipt, products=(), price=some_money("1300")))
