"""Laws of scoring."""

from datetime import date
from decimal import Decimal

import pytest

from verify.bench.score import score_reading
from verify.bench.tally import Tally, tally, wilson
from verify.document import Barcode, Box, Document, Evidence, Page
from verify.receipt import Candidate, Field, Item, Reading, Receipt
from verify.truth import Truth

INK = (Evidence(0, Box(0.1, 0.1, 0.2, 0.2), "ink"),)


def read(value, text="ink"):
    """A field with one sure candidate."""
    return Field((Candidate(value, text, INK, 0.9, "test"),))


def scored(receipt, truth, **document):
    """{field: outcome} of a receipt against a truth."""
    reading = Reading(Document("x.jpg", "00", **document), read("receipt"), receipt)
    return {score.field: score.outcome for score in score_reading(reading, truth)}


def test_wrong_and_missing_are_told_apart():
    """A value that differs is wrong; a value that was not read is missing."""
    truth = Truth("receipt", fields={"total": "12.90", "purchase_date": "2019-02-01", "vat_id": "FI12345671"})

    outcomes = scored(Receipt(total=read(Decimal("12.9")), purchase_date=read(date(2019, 1, 2))), truth)

    assert {"kind": "right", "total": "right", "purchase_date": "wrong", "vat_id": "missing"} == outcomes


@pytest.mark.parametrize(
    ("value", "outcome"),
    [("Esimerkki", "right"), ("ESIMERKKI OY", "right"), ("Esimerkki Oy Helsinki", "right"), ("Toinen Oy", "wrong")],
)
def test_brand_and_legal_name_are_one_retailer(value, outcome):
    """A retailer is right when the brand or the legal name is read."""
    truth = Truth("receipt", fields={"retailer": "Esimerkki", "legal_name": "Kauppa Oy"})

    assert outcome == scored(Receipt(retailer=read(value)), truth)["retailer"]


def test_registration_id_stands_for_the_vat_id():
    """The bare business number is as right as the VAT ID."""
    truth = Truth("receipt", fields={"vat_id": "FI12345671", "registration_id": "1234567-1"})

    assert scored(Receipt(vat_id=read("1234567-1")), truth)["vat_id"] == "right"


def test_texts_are_compared_verbatim_but_for_case_and_space():
    """A text is right as printed; with `spaces: absent` all white space is removed on both sides."""
    strict = Truth("receipt", texts={"total": "1 299,00"})
    spaceless = Truth("receipt", texts={"total": "1299,00"}, spaces="absent")
    receipt = Receipt(total=read(Decimal(1299), "1 299,00"))

    assert scored(receipt, strict)["total.text"] == "right"
    assert scored(receipt, spaceless)["total.text"] == "right"


@pytest.mark.parametrize(
    ("expected", "outcome"),
    [
        ("$12.90", "right"),
        ("12.90 12.90", "right"),
        ("Total12.90EUR", "right"),
        ("112.90", "wrong"),
        ("12.905", "wrong"),
    ],
)
def test_what_is_glued_to_a_number_is_forgiven_without_spaces(expected, outcome):
    """A truth without spaces glues currency and repeats to an amount; further digits are another amount."""
    truth = Truth("receipt", texts={"total": expected}, spaces="absent")

    assert outcome == scored(Receipt(total=read(Decimal("12.90"), "12.90")), truth)["total.text"]


def test_invisible_fields_are_not_scored():
    """What the truth says is printed nowhere counts for nothing."""
    truth = Truth("invoice", fields={"purchase_date": "2019-02-01"}, visible={"date": False})

    assert "purchase_date" not in scored(Receipt(), truth)


def test_items_are_found_by_description_then_compared():
    """An item found by a like description has its price compared; an unfound one is missing."""
    truth = Truth(
        "receipt", fields={"items": [{"description": "Surface Pro 6", "price": "1299.00"}, {"description": "Kassi"}]}
    )
    receipt = Receipt(items=(Item(read("Surface Pro 6 "), price=read(Decimal(1299))),))
    reading = Reading(Document("x.jpg", "00"), read("receipt"), receipt)

    counts = tally(score_reading(reading, truth))

    assert Tally(right=1, missing=1) == counts["items.description"]
    assert Tally(right=1) == counts["items.price"]


def test_barcodes_decoded_beyond_the_truth_are_wrong():
    """UPC-A equals its EAN-13, and a text that no true code has counts as wrong."""
    page = Page(
        10, 10, barcodes=(Barcode(INK[0].box, "EAN13", "0036000291452"), Barcode(INK[0].box, "EAN13", "4006381333931"))
    )
    truth = Truth("label", barcodes=("036000291452", "5901234123457"))
    reading = Reading(Document("x.jpg", "00", pages=(page,)), read("label"), None)

    counts = tally(score_reading(reading, truth))

    assert Tally(right=1, missing=1) == counts["barcode"]
    assert Tally(wrong=1) == counts["barcode.extra"]


def test_a_wrong_value_counts_against_precision_and_recall():
    """F1 falls more for a wrong value than for a missing one."""
    assert Tally(right=8, wrong=2).f1 < Tally(right=8, missing=2).f1


def test_wilson_of_nothing_is_everything():
    """An interval from no documents says nothing."""
    assert wilson(0, 0) == (0.0, 1.0)
