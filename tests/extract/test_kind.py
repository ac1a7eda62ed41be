"""Kinds of documents: titles in eleven languages, build where none is printed, small print that does not count."""

import pytest
from printed import a_code, a_print

from verify.document import Document, Page
from verify.extract.kind import find_kind
from verify.extract.rows import find_rows
from verify.receipt import KINDS

STRIP = """
      SHOP LTD
   12 High Street
{title}
Sonos Beam          399.00
Cable                 9.00
TOTAL               408.00
VAT 20%              68.00
CARD                408.00
{foot}
Thank you for your visit
"""

SHEET = """
Example Ltd, 12 High Street, London                                                     {title}
                                                              Invoice address: Aino Example, Street 1
{line}
Description                                     Quantity            Unit price             Amount
Sonos Beam, black, with a cable of two metres          1                399.00             399.00
Wall mount for a Sonos Beam                            1                 59.00              59.00
                                                     Total incl. VAT                       458.00
                                                     VAT 20%                                76.33
All goods remain our property until they are paid in full, please note our terms and conditions
"""


def kind_of(text, **print_options):
    """The kind of a drawn page."""
    document = a_print(text, **print_options)
    return find_kind(document, find_rows(document))


@pytest.mark.parametrize("title", ["", "BON FISCAL", "KUITTI", "KVITTO", "KVITTERING", "TAX INVOICE", "SCONTRINO"])
def test_a_strip_with_prices_and_payment_is_a_receipt(title):
    """With its title in any language, or with none; tills of some countries print "tax invoice"."""
    assert "receipt" == kind_of(STRIP.format(title=title, foot="")).value


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("INVOICE No. 4711", "invoice"), ("Faktura 4711", "invoice"), ("Rechnung Nr. 4711", "invoice"), ("Lasku", "invoice"),
        ("Order confirmation", "order_confirmation"), ("Tilausvahvistus", "order_confirmation"),
        ("Auftragsbestätigung", "order_confirmation"), ("Conferma d'ordine", "order_confirmation"),
        ("Pro forma invoice", "quote"), ("Angebot", "quote"), ("Devis", "quote"), ("Factură proformă", "quote"),
        ("Credit note", "credit_note"), ("Gutschrift", "credit_note"), ("Avoir", "credit_note"), ("Hyvityslasku", "credit_note"),
        ("Notă de credit", "credit_note"), ("Kreditnota", "credit_note"),
    ],
)  # fmt: skip
def test_a_title_names_the_kind_of_a_sheet(title, kind):
    """Titles of the eleven languages; a pro forma invoice is a quote."""
    assert kind == kind_of(SHEET.format(title=title, line=""), tall={0}).value


@pytest.mark.parametrize("title", ["Lieferschein", "Følgeseddel", "Bon de livraison", "Packing slip"])
def test_a_delivery_note_lists_goods_without_prices(title):
    """Its title and the lack of amounts."""
    text = f"Example Ltd    {title}\nSonos Beam, black    1 pcs\nWall mount    1 pcs\nPlease check the goods on arrival"
    assert "delivery_note" == kind_of(text, tall={0}).value


def test_a_return_policy_makes_no_credit_note():
    """The word inside a sentence of small print weighs next to nothing."""
    foot = "We issue a credit note for\ngoods returned in 30 days"
    kind = kind_of(STRIP.format(title="", foot=foot))
    assert "receipt" == kind.value
    assert kind.best.confidence > 0.8


def test_a_negative_total_is_a_credit_note():
    """Money goes back: no proof of a purchase."""
    text = "     SHOP LTD\nSonos Beam     -399.00\nTOTAL          -399.00\nVAT 20%  -66.50\nCARD      -399.00\nSigned by the customer"
    assert "credit_note" == kind_of(text).value


@pytest.mark.parametrize("words", ["NOTA DE PLATA", "VÄLILASKU", "EJ KVITTO", "ZWISCHENRECHNUNG", "TICKET PROVISOIRE"])
def test_a_provisional_bill_is_no_receipt(words):
    """A table's bill, unpaid, that says so itself."""
    text = (
        f"   RESTAURANT\nTable 12   Covers 2\nPizza       12,00\nPasta       14,00\nTotal       26,00\n*** {words} ***"
    )
    assert "provisional_bill" == kind_of(text).value


def test_a_terminals_slip_without_goods_is_a_card_slip():
    """Merchant, terminal, AID and approval, an amount and nothing bought."""
    text = (
        "   SHOP LTD\nMID: ****1184\nTID: ****4671\nDEBIT MASTERCARD\nCONTACTLESS\nAID: A0000000041010\nPAN SEQ: 00\nSALE\n"
        "AMOUNT     EUR 5.60\nTOTAL      EUR 5.60\nAUTH CODE: N5XQZE\nCUSTOMER COPY"
    )
    assert "card_slip" == kind_of(text).value


LABEL = "Sound Bar Duo\nModel: SBD-220\nS/N: 4T8812K0C\nMade in China"


def test_barcodes_with_a_serial_and_no_price_are_a_label():
    """A retail code stands on packaging."""
    codes = [a_code("4006381333931", "EAN13", row=3, column=2), a_code("4T8812K0C", "Code128", row=9, column=2)]
    assert "label" == kind_of(LABEL, barcodes=codes).value


def test_a_plate_with_a_serial_and_no_code_is_a_serial_photo():
    """Model, rating, serial: the product itself."""
    assert "serial_photo" == kind_of(LABEL + "\nInput: 100-240V 50/60Hz").value


def test_a_blank_page_is_something_else():
    """No words: no proof; and a document that could not be opened has no kind."""
    blank = Document("blank.png", "0" * 64, pages=(Page(100, 100),))
    assert "other" == find_kind(blank, ()).value
    assert find_kind(Document("broken.pdf", "0" * 64, problem="corrupt"), ()).best is None


def test_probabilities_are_of_known_kinds_and_never_exceed_one():
    """Candidates are kinds of the contract, best first."""
    field = kind_of(STRIP.format(title="INVOICE", foot=""))
    assert {one.value for one in field.candidates} <= set(KINDS)
    assert sum(one.confidence for one in field.candidates) <= 1.001
    assert sorted((one.confidence for one in field.candidates), reverse=True) == [
        one.confidence for one in field.candidates
    ]


@pytest.mark.parametrize(
    "foot",
    [
        "DETTA ÄR INTE ETT KVITTO",
        "IKKE EN KVITTERING",
        "NE VAUT PAS TICKET",
        "NO VÁLIDO COMO FACTURA",
        "Dit is geen kassabon",
    ],
)
def test_a_strip_that_says_it_is_no_receipt_is_a_provisional_bill(foot):
    """What a paper denies to be weighs more than the caption of its number."""
    unpaid = STRIP.replace("CARD                408.00\n", "").format(title="BON 4711", foot=foot)
    assert "provisional_bill" == kind_of(unpaid).value


CARTON = """
MICROSOFT DC West 2, Industriestr. 41
Model Name 1769
Surface Laptop P/N LGT-85956
Weight 0.63 kg
"""


def test_a_cartons_label_is_no_invoice():
    """Weights are no prices; an SSCC stands on cartons only."""
    codes = [
        a_code("00395258291431286770", "Code128", row=6, column=2),
        a_code("0109520000007300", "Code128", row=5, column=2),
    ]
    assert "label" == kind_of(CARTON, barcodes=codes).value


def test_a_lone_price_in_a_note_is_no_receipt():
    """A sentence about a purchase proves none."""
    assert "other" == kind_of("Kabel bought at the market\non 30.04.2019, for 2.590,00 EUR\nPaper lost, sorry!").value


def test_a_serial_that_passes_a_gtins_check_shows_no_goods_code():
    """A plate whose serial has twelve digits is no box label by chance."""
    kind = kind_of("Maker\nModel 1832\nSerial No. 036000291452\nDC 15 V, 44 W\nMade in Thailand")
    assert "serial_photo" == kind.value


def test_a_lone_matrix_code_is_marked_on_the_thing_itself():
    """A plate bears a Data Matrix, a box a linear code."""
    text = "Maker\nModel 1832\nSerial No. 4T8812K0C"
    kinds = [
        kind_of(text, barcodes=[a_code("4T8812K0C", symbology, row=8, column=2)]).value
        for symbology in ("DataMatrix", "EAN13")
    ]
    assert ["serial_photo", "label"] == kinds


def test_a_printed_element_string_is_a_cartons():
    """Whether or not its code was read."""
    assert "label" == kind_of("Maker\nModel SBD-220\n(01)05901234123457(21)4T8812K0C").value
