"""Which currency the total is in, and what speaks against a printed sign."""

from __future__ import annotations

import pytest
from printed import a_print

from verify.extract.assemble import extract_reading
from verify.receipt import Receipt

BRITISH = "SAMPLE FUELS LTD\n16 Glasgow Road, Edinburgh EH12 8LP\nVAT No: GB123456782\nUnleaded\n"


def currency_of(text: str) -> str | None:
    """The currency that is read."""
    content = extract_reading(a_print(text)).content
    assert isinstance(content, Receipt)
    return content.currency.value


def test_signs_elsewhere_and_the_country_outweigh_one_misread_sign() -> None:
    """A pound sign read as the euro's at the total of a British receipt is a pound sign."""
    assert currency_of(BRITISH + "Total  € 33.59\nMastercard  33.59\nAMOUNT  33.59 GBP\nThank you") == "GBP"


def test_a_word_is_no_currency() -> None:
    """Letters of a code that are written like a word, and at no number, hardly count."""
    text = "SAMPLE STORES SDN BHD\nJALAN CONTOH D U3/D, Sek.U3,\n41050 KLANG SELANGOR\nGST ID: 000584089600\nTAX INVOICE\nTotal  12.00"
    assert currency_of(text) == "MYR"


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        (
            "Qty Omschrijving  Totaal\n1 Frietjes  3,50\nSubtotaal:  3,50\nAlgemeen totaal:  3,50\nOntvangen:  3,50\nBTW  0,29\nBedankt voor uw bezoek en tot ziens\nUw kassabon geldt als bewijs van aankoop",
            "EUR",
        ),
        ("Coffee 2.50\nTotal 2.50", None),
    ],
)
def test_without_a_country_the_language_tells_what_all_its_countries_charge(text: str, currency: str | None) -> None:
    """Dutch is paid in euros wherever it is spoken; English is paid in anything."""
    assert currency == currency_of(text)
