"""Which country's shop printed it, and when nobody can say."""

from __future__ import annotations

import pytest
from printed import a_print

from verify.extract.country import find_country
from verify.extract.language import find_language
from verify.extract.parties import find_buyer_blocks
from verify.extract.rows import find_rows
from verify.extract.sheet import Sheet


def country_of(text: str) -> str | None:
    """The country that is read."""
    document = a_print(text)
    return find_country(document, find_language(document)).value


MALAYSIAN = "SAMPLE STORES SDN BHD\nJALAN CONTOH 1C, 41050 KLANG\nGST ID: 000584089600\nTAX INVOICE\nTotal  RM 12.00"
SWEDISH = "Exempel Butik\nStorgatan 5\n222 22 Lund\nKVITTO\nATT BETALA  SEK 55,00\nvarav moms 25%  11,00"
DANISH = "Eksempel Butik\nMøllevej 118\n8000 Aarhus C\nI ALT  DKK 55,00\nheraf moms 25%  11,00\nTak for besøget"
IRISH = "Sample Stores\n84 Grafton Arcade\nCork T12 W8KP\nTotal  EUR 12.00\nincl. VAT 23%  2.24"
AUSTRIAN = "Beispiel e.U.\nA-1010 Wien\nRechnung\nzu zahlen EUR 12,00\ninkl. 20% MwSt 2,00"
SWISS = "Beispiel AG\n8001 Zürich\nQuittung\nTotal CHF 12.00\ninkl. 8.1% MwSt 0.90"


@pytest.mark.parametrize(
    ("text", "country"),
    [(MALAYSIAN, "MY"), (SWEDISH, "SE"), (DANISH, "DK"), (IRISH, "IE"), (AUSTRIAN, "AT"), (SWISS, "CH")],
)
def test_several_hints_tell_a_country(text: str, country: str) -> None:
    """Currency, tax, legal form, postal code and language together, though each alone fits several."""
    assert country == country_of(text)


@pytest.mark.parametrize("text", ["Receipt\nCoffee 2.50\nTotal 2.50", "www.beispiel.de", "EUR 12,00"])
def test_too_few_hints_tell_none(text: str) -> None:
    """A wrong country is worse than none."""
    assert country_of(text) is None


def test_a_buyer_abroad_moves_no_seller() -> None:
    """On an invoice to another country, the seller's postal code and telephone count and the buyer's don't."""
    text = (
        "Beispiel GmbH\nMusterweg 5\n10115 Berlin\nTel. +49 30 1234567\n\n\nRechnungsadresse\nMarie Exemple\n1010 Lausanne\n"
        "CH-1010 Lausanne\nTel. +41 21 1234567\n\n\nRechnung\nGesamtbetrag  119,00 EUR\ninkl. 19% MwSt  19,00"
    )
    document = a_print(text)
    language = find_language(document)
    rows = find_rows(document)
    assert (
        "DE" == find_country(document, language, buyers=find_buyer_blocks(Sheet(document, rows, language.value))).value
    )
