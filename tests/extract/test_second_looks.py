"""Second looks: they confirm, doubt or fill, and rubbish never becomes a value."""

from dataclasses import replace
from decimal import Decimal

import pytest
from printed import a_print

from verify.document import Box, Line, Region, SecondLook, Word
from verify.extract.assemble import extract_reading

SLIP = """
ESIMERKKI OY
Kuitti ####
Kahvi            4,00
Pulla            2,00
YHTEENSÄ EUR     6,00
"""


def read_with(document, text, role, box, *, confidence=0.9):
    """The receipt of `document` once a second look saw `text` in `box`."""
    words = tuple(
        Word(word, Box(box.left + 0.02 * at, box.top, min(box.left + 0.02 * at + 0.02, 1.0), box.bottom), confidence)
        for at, word in enumerate(text.split())
    )
    look = SecondLook(Region(0, box, role), "other", (Line(words),))
    return extract_reading(replace(document, second_looks=(look,))).receipt


BARE = Box(0.1, 0.3, 0.6, 0.4)


@pytest.mark.parametrize("rubbish", ["FACTURĂ", "FAKTURA |", "a e di o te dl FACTURA SIMPLIFICADA p", "31.01.2025"])
def test_rubbish_is_no_receipt_number(rubbish):
    """What has no digits, or is a date, is no receipt number however sure the look was."""
    assert read_with(a_print(SLIP), rubbish, "receipt_number", BARE).receipt_number.value is None


def test_a_number_beside_its_word_fills_a_gap():
    """A number that a look reads beside its role word becomes a candidate, with little weight."""
    best = read_with(a_print(SLIP), "Kuitti T004-118823", "receipt_number", BARE).receipt_number.best
    assert ("T004-118823", True) == (best.value, best.confidence < 0.5)


def test_a_number_that_counts_by_the_day_is_no_date():
    """Letters before eight digits that a calendar allows make a number."""
    receipt = extract_reading(a_print("SHOP LTD\nInvoice no: AB 20250131\nItem  2.00\nTotal  2.00")).receipt
    assert "AB 20250131" == receipt.receipt_number.value


@pytest.mark.parametrize("text", ["8,00", "5,00 7,00", "nothing"])
def test_a_look_never_takes_the_first_readings_place(text):
    """Another value read at the same ink lowers the first one and stands behind it; no value, or several, change nothing."""
    document = a_print(SLIP)
    before = extract_reading(document).receipt.total.best
    after = read_with(document, text, "total", before.evidence[0].box).total
    assert Decimal("6.00") == after.value
    assert (text == "8,00") == (after.best.confidence < before.confidence)
    assert (text == "8,00") == (Decimal("8.00") in {one.value for one in after.others})


def test_what_was_read_for_sure_is_not_read_again():
    """Unsure glyphs are a doubt; a sure reading is none, whatever its role."""
    sure, unsure = (extract_reading(a_print(SLIP, confidence=confidence)) for confidence in (0.98, 0.6))
    assert "total" not in {region.role for region in sure.doubts}
    assert "total" in {region.role for region in unsure.doubts}


def test_a_vat_number_is_doubted_for_its_digits():
    """Beside the word for a VAT number, letters that were hardly read are no doubt; digits are, and their line is named."""
    document = a_print("SHOP OY\nALV-tunnus FI1234567 kassa\nYHTEENSÄ EUR 6,00", confidence=0.98)
    page, line = document.pages[0], document.pages[0].lines[1]

    def doubts(blurred):
        words = tuple(replace(word, confidence=0.5 if word.text == blurred else 0.98) for word in line.words)
        lines = tuple(replace(one, words=words) if one is line else one for one in page.lines)
        reading = extract_reading(replace(document, pages=(replace(page, lines=lines),)))
        return {region.box for region in reading.doubts if region.role == "vat_id"}

    assert set() == doubts("kassa")
    assert {line.box} == doubts("FI1234567")


def test_an_address_beside_the_name_keeps_its_town():
    """A letterhead that prints the address right of the seller's name loses no line of it."""
    letterhead = "\n                              Str. Exemplului nr. 4\nFIRMA EXEMPLU SRL             030055 Bucuresti\n                              Tel 021 555 01 42\n\nTotal                         20,00 RON"
    receipt = extract_reading(a_print(letterhead)).receipt
    assert receipt.address.value is not None
    assert receipt.address.value.endswith("030055 Bucuresti")
