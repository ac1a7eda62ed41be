"""VAT IDs and business numbers: check digits, look-alikes, and whose they are."""

import pytest
from printed import a_print

from verify.extract.assemble import extract_reading
from verify.extract.identifiers import parse_ids


def ids_of(text):
    """(value, country, valid) of the numbers in a text."""
    return [(one.value, one.country, one.valid) for one in parse_ids(text)]


@pytest.mark.parametrize(
    ("printed", "value", "country"),
    [
        ("Y-tunnus 1234567-1", "1234567-1", "FI"),
        ("VAT FI12345671", "FI12345671", "FI"),
        ("Org.nr 556036-0793", "556036-0793", "SE"),
        ("Momsreg.nr SE556036079301", "SE556036079301", "SE"),
        ("Org.nr. 974 760 673 MVA", "NO974760673MVA", "NO"),
        ("Org.nr. 974760673", "974760673", "NO"),
        ("CVR-nr. 13585628", "13585628", "DK"),
        ("CUI: RO 14399840", "RO14399840", "RO"),
        ("C.I.F. 14399840", "14399840", "RO"),
        ("USt-IdNr.: DE 136 695 976", "DE136695976", "DE"),
        ("TVA intracommunautaire FR 40 303 265 045", "FR40303265045", "FR"),
        ("SIREN 303 265 045", "303265045", "FR"),
        ("P.IVA 00743110157", "IT00743110157", "IT"),
        ("CIFB98650757", "ESB98650757", "ES"),
        ("BTW NL810433941B01", "NL810433941B01", "NL"),
        ("CHE-116.281.710 MWST", "CHE116281710", "CH"),
        ("VAT No 221 8680 15", "GB221868015", "GB"),
        ("UID: ATU13585627", "ATU13585627", "AT"),
        ("BTW BE 885 463 114", "BE0885463114", "BE"),
    ],
)
def test_a_number_of_each_country_is_read(printed, value, country):
    """VAT IDs carry their country's letters, business numbers stand bare, spaces and points are no part of them."""
    assert (value, country, True) in ids_of(printed)


def test_a_stroke_between_entries_is_no_digit():
    """A line that parts its numbers by strokes holds those numbers, each by itself."""
    assert [("974760673", "NO", True), ("DE136695976", "DE", True)] == sorted(
        ids_of("Org nr 974760673  |  DE: DE136695976")
    )


def test_wrong_check_digits_are_read_as_invalid():
    """A number that a word announces is an ID even when it is a wrong one."""
    assert [("RO14399841", "RO", False)] == ids_of("CIF RO14399841")


def test_a_look_alike_is_repaired_only_where_the_check_digits_then_hold():
    """O for 0 is read as the digit when the number is then valid; value and text show it. Otherwise nothing is invented."""
    good, bad = parse_ids("NL81O433941B01"), parse_ids("NL81O433942B01")
    assert ("NL810433941B01", "NL81O433941B01", True, ()) == (good[0].value, good[0].text, good[0].repaired, bad)


@pytest.mark.parametrize(
    "printed", ["Tel 040 1234567", "9556939040118", "Bon 4471 12345674", "IBAN FI2112345600000785"]
)
def test_other_numbers_are_no_ids(printed):
    """Phones, barcodes, receipt numbers and accounts are not taken for business numbers."""
    assert [] == ids_of(printed)


INVOICE = """
Lieferant Beispiel GmbH                                          RECHNUNG
Musterstraße 1, 10115 Berlin
Rechnungsadresse:                                                Nr. RE-2019-0042
Andere Firma AG                                                  Datum 05.03.2019
Seestraße 5
80331 München
USt-IdNr. DE212829784

Artikel                                                          Betrag
Sonos Beam                                                       449,00
Gesamtbetrag                                                     449,00 EUR
enthaltene MwSt 19%                                               71,69

Lieferant Beispiel GmbH    USt-IdNr. DE136695976    Steuernummer 201/113/40209
"""


def test_seller_and_buyer_are_told_apart():
    """The number in the buyer's block is the buyer's; the footer's is the seller's, and a tax number does not displace it."""
    receipt = extract_reading(a_print(INVOICE)).receipt
    assert ("DE136695976", "DE212829784") == (receipt.vat_id.value, receipt.buyer_vat_id.value)
    assert {"DE136695976", "20111340209"} == {one.value.value for one in receipt.seller_ids}


def test_the_buyer_is_not_the_retailer():
    """The firm in the recipient's block is the buyer; the letterhead's is the retailer."""
    receipt = extract_reading(a_print(INVOICE)).receipt
    assert ("Lieferant Beispiel GmbH", "Andere Firma AG") == (receipt.retailer.value, receipt.buyer.value)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("A.B.N. 51 824 753 556", "51824753556"), ("ABN51 824 753 556", "51824753556"), ("CIF B-58378431", "ESB58378431"),
        ("C.I.F.: B 58378431", "ESB58378431"), ("CIF: R 18547290", "18547290"), ("VAT Reg 1E6433435F", "IE6433435F"),
    ],
)  # fmt: skip
def test_letters_that_belong_to_a_number_stay_with_it(printed, value):
    """A Spanish CIF is not the Romanian of its digits; a word glued on announces; I may be read as 1."""
    assert [(value, True)] == [(one.value, one.valid) for one in parse_ids(printed)]
