"""Papers and pictures that prove no purchase: named where their signs come together, and never a receipt's."""

import pytest
from printed import a_print

from verify.document import Document, Page
from verify.extract.assemble import extract_reading
from verify.extract.others import find_others
from verify.extract.rows import find_rows

CARD = """
UTOPIA      IDENTITY CARD
Surname           ERIKSSON
Given names       ANNA MARIA
Date of birth     12.08.1974
I<UTOD231458907<<<<<<<<<<<<<<<
7408122F1204159UTO<<<<<<<<<<<6
ERIKSSON<<ANNA<MARIA<<<<<<<<<<
"""
PRINTS = {
    "identity_paper": CARD,
    "claim_form": "Cashback beantragen\nName\nAino Esimerkki\nHändler\nShop\nKaufdatum\n04.01.2019\nKaufpreis\n229,00 EUR\nAbsenden",
    "note": "Bought Sonos Beam at Shop\non 3 May 2019 paid 399.00\nReceipt is lost, sorry",
    "bank_statement": "Sparbank\nTiliote\nPäivä   Selite   Määrä\n03.02.2019   Korttiosto KAUPPA   -787,33\n04.02.2019   Korttiosto LIIKE   -93,44\nSaldo   4548,18",
    "warranty_card": "Sony      Garantibevis\nProdukt   Alpha 7\nSerienummer   6216214\nKöpdatum   2019-05-08   Butikens stämpel",
    "product_page": "Sonos Beam\nnoir, avec câble\n449,00 EUR\nEn stock\nAjouter au panier\nAvis clients (12)",
    "basket": "Winkelwagen\nSonos Beam   449,00\nVerwijderen\nSubtotaal   449,00\nVerder winkelen",
}


@pytest.mark.parametrize("name", PRINTS)
def test_a_thing_is_named_where_its_signs_come_together(name):
    """Its kind is ``other``, and what it is is said."""
    reading = extract_reading(a_print(PRINTS[name]))
    assert ("other", name) == (reading.kind.value, reading.other.value)


@pytest.mark.parametrize(("large", "name"), [("This week only", "leaflet"), ("Jämförpris 12,90/kg", "price_tag")])
def test_an_amount_as_a_headline_advertises(large, name):
    """Its largest print is a price; no total is printed."""
    reading = extract_reading(a_print(f"Shop\n{large}\nSonos Beam\n449,00\nwww.shop.example", tall={3}))
    assert ("other", name) == (reading.kind.value, reading.other.value)


def test_an_identity_papers_data_are_not_kept_as_fields():
    """It is said to be one; it has no content, and no word of it is kept as the reason."""
    reading = extract_reading(a_print(CARD))
    assert reading.content is None
    assert {""} == {ink.text for ink in reading.other.best.evidence}


def test_a_picture_without_text_is_called_so():
    """Nothing can be said of it but that nothing is written there."""
    reading = extract_reading(Document("x.png", "0" * 64, pages=(Page(100, 100),)))
    assert ("other", "without_text") == (reading.kind.value, reading.other.value)


@pytest.mark.parametrize(
    "foot",
    ["Two years warranty: keep this receipt", "Offer valid until 1.1.2020", "Balance 0.00  Debit", "Date of birth 1.1.1990", "Cart 7  In stock"],
)  # fmt: skip
def test_one_such_word_makes_no_receipt_another_thing(foot):
    """Each of them is printed on receipts too."""
    text = f"     SHOP LTD\n12 High Street\nSonos Beam     399.00\nTOTAL     399.00\nVAT 20%   66.50\nCARD     399.00\n{foot}"
    assert () == find_others(find_rows(a_print(text)))
    assert "receipt" == extract_reading(a_print(text)).kind.value
