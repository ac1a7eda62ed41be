"""Labels and plates: values by their words, barcodes that confirm them, shapes that refuse the wrong ones."""

import pytest
from printed import a_code, a_print

from verify.document import Box, Document, Line, Page, Word
from verify.extract.barcode_content import parse_content
from verify.extract.label import find_label


@pytest.mark.parametrize(
    "word",
    [
        "S/N", "SN", "Serial No.", "Serial Number", "Seriennummer", "Serienummer", "Serienr.", "Sarjanumero",
        "Numéro de série", "Numero di serie", "Número de serie", "Nr. serie", "Serie",
    ],
)  # fmt: skip
def test_a_serial_follows_its_word_in_every_language(word):
    """On the same line, with a colon."""
    assert "4T8812K0C" == find_label(a_print(f"Sound Bar\n{word}: 4T8812K0C\nMade in China")).serial.value


@pytest.mark.parametrize("text", ["Serial No.      4T8812K0C", "Serial No.\n4T8812K0C"])
def test_a_serial_stands_in_the_next_cell_or_beneath(text):
    """A word alone on its line looks right, then down."""
    assert "4T8812K0C" == find_label(a_print(text)).serial.value


def test_a_barcode_that_repeats_the_serial_raises_its_confidence():
    """Print and code that agree are all but certain, and both are evidence."""
    text = "Sound Bar\n\nS/N: 4T8812K0C"
    alone = find_label(a_print(text)).serial.best
    both = find_label(a_print(text, barcodes=[a_code("4T8812K0C", "Code128", row=4, column=2)])).serial.best
    assert both.confidence > 0.98 > alone.confidence
    assert 2 == len(both.evidence)


def test_a_barcode_corrects_look_alike_glyphs_of_the_print():
    """OCR reads O for 0; the code has a checksum and is right."""
    codes = [a_code("S4T88120C", "Code128", row=8, column=2), a_code("4T88120C7", "Code39", row=4, column=2)]
    assert "4T88120C7" == find_label(a_print("S/N: 4T88l2OC7", barcodes=codes)).serial.value


def test_the_data_identifier_before_a_serial_is_no_part_of_it():
    """``S4T8812K0C`` in the code is the serial 4T8812K0C of the print."""
    label = find_label(a_print("(S) Serial No. 4T8812K0C", barcodes=[a_code("S4T8812K0C", "Code128", row=3, column=2)]))
    assert "4T8812K0C" == label.serial.value
    assert label.serial.best.confidence > 0.98


def test_a_serial_that_only_a_barcode_shows_is_read_beside_its_word():
    """Word without a value, code right beneath."""
    label = find_label(
        a_print("Sound Bar\nS/N\n\n\n\n", barcodes=[a_code("4T8812K0C", "Code128", row=3, column=0, rows=6)])
    )
    assert "4T8812K0C" == label.serial.value


def test_several_retail_codes_are_candidates_of_one_field():
    """Two GTINs on one box: both are kept, none is certain."""
    codes = [a_code("4006381333931", "EAN13", row=3, column=2), a_code("5901234123457", "EAN13", row=9, column=2)]
    gtin = find_label(a_print("Sound Bar", barcodes=codes)).gtin
    assert {"4006381333931", "5901234123457"} == {one.value for one in gtin.candidates}
    assert gtin.best.confidence < 0.6


def test_printed_digits_confirm_a_retail_code():
    """The GTIN that print and bars share outweighs another code on the label."""
    codes = [a_code("4006381333931", "EAN13", row=3, column=2), a_code("5901234123457", "EAN13", row=9, column=2)]
    gtin = find_label(a_print("Sound Bar\n5 901234 123457", barcodes=codes)).gtin
    assert "5901234123457" == gtin.value


def test_digits_with_a_wrong_check_digit_are_no_gtin():
    """The word EAN does not help a number that fails its check."""
    assert find_label(a_print("EAN: 5901234123458")).gtin.best is None


def test_an_imei_needs_its_luhn_digit():
    """Fifteen digits after the word, checked."""
    assert "490154203237518" == find_label(a_print("IMEI: 49 015420 323751 8")).imei.value
    assert find_label(a_print("IMEI: 490154203237519")).imei.best is None


def test_a_mac_address_is_no_serial():
    """Six pairs behind MAC, and the serial behind its own word; a serial may look like a MAC address."""
    label = find_label(a_print("MAC: 00:0E:58:12:34:56\nS/N: 00-0E-58-12-34-57:5"))
    assert ("00:0E:58:12:34:56", "00-0E-58-12-34-57:5") == (label.mac.value, label.serial.value)


def test_a_date_or_a_word_after_serial_is_no_serial():
    """Nothing is better than something wrong."""
    assert find_label(a_print("Serial Number\nMade in China\n12.03.2018")).serial.best is None


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Model: WH-1000XM3 5V 1.5A", "WH-1000XM3"),
        ("Malli: Surface Pro 6", "Surface Pro 6"),
        ("Modèle  ILCE-7M3", "ILCE-7M3"),
        ("Digital Camera\nILCE-7RM3", "ILCE-7RM3"),
    ],
)
def test_a_model_is_a_code_or_a_name(text, model):
    """A code ends at a space, a name does not; without its word a maker's code is still a candidate."""
    assert model == find_label(a_print(text)).model.value


def test_what_is_printed_largest_names_the_product():
    """The name of the box stands in large type."""
    label = find_label(a_print("Made in China\nSound Bar Duo\nModel: SBD-220\nInput 5V", tall={1}))
    assert "Sound Bar Duo" == label.product.value


def test_signs_prices_and_addresses_in_large_type_name_no_product():
    """A mark of conformity, a price tag or an importer's address may be larger than the name."""
    text = "CEX\nImporter B.V., Havenweg 12, 3088 GZ\nEUR 399.99\nSound Bar Duo\nModel: SBD-220"
    assert "Sound Bar Duo" == find_label(a_print(text, tall={0, 1, 2})).product.value


@pytest.mark.parametrize("name", ["HX 20-50mm F2.8 GT", "Desk Pro 6 Type Cover"])
def test_the_makers_lone_word_above_is_not_what_the_thing_is_called(name):
    """A maker prints its own name larger than the product's."""
    label = find_label(a_print(f"Tonwerk\n{name}\nModel: SBD-220\nMade in China\nInput 5V", tall={0}))
    assert name == label.product.value


def test_a_number_that_a_shop_gave_is_not_the_makers():
    """A shop's own price code stands beside the maker's GTIN and never for it."""
    codes = [a_code(text, "EAN13", row=row, column=2) for text, row in (("2379092931003", 3), ("5901234123457", 6))]
    assert "5901234123457" == find_label(a_print("Sound Bar Duo", barcodes=codes)).gtin.value
    assert find_label(a_print("Sound Bar Duo", barcodes=codes[:1])).gtin.best.confidence < 0.1


def test_a_month_is_no_serial():
    """A date of making may stand under a plate's bare number."""
    assert find_label(a_print("No.: 2018-12")).serial.value is None


def test_a_lone_barcode_that_nothing_explains_may_be_the_serial():
    """One linear code without a caption: a serial with a doubt; two of them, or a shipping unit's number, say nothing."""
    lone, other = (a_code(text, "Code128", row=row, column=2) for text, row in (("4T8812K0C", 4), ("9Q2217X0D", 9)))
    long = a_code("00395242654246142645", "Code128", row=4, column=2)
    found = [find_label(a_print("Sound Bar Duo", barcodes=codes)).serial for codes in ([lone], [lone, other], [long])]
    assert ["4T8812K0C", None, None] == [serial.value for serial in found]
    assert found[0].best.confidence < 0.6


def test_gs1_element_strings_carry_gtin_and_serial():
    """(01) and (21), bracketed or concatenated, mean what GS1 says."""
    raw = parse_content("0105901234123457" + "21AB12" + "\x1d" + "10LOT7", "Code128")
    shown = parse_content("(01)05901234123457(21)AB12", "DataMatrix")
    assert [("gtin", "5901234123457"), ("serial", "AB12")] == [(one.role, one.value) for one in raw]
    assert [("gtin", "5901234123457"), ("serial", "AB12")] == [(one.role, one.value) for one in shown]


def test_printed_element_strings_stand_for_the_code_above_them():
    """Under a GS1 code that nobody decoded its brackets still say what follows."""
    label = find_label(a_print("Sound Bar Duo\n(01)05901234123457(21)4T8812K0C"))
    assert ("5901234123457", "4T8812K0C") == (label.gtin.value, label.serial.value)


def test_a_part_number_is_no_model():
    """What is called a part number is not told as the model; a maker's reference is."""
    assert find_label(a_print("P/N: KBW-80320")).model.best.confidence < 0.2
    assert "SBD-220" == find_label(a_print("REF SBD-220\nSKU KBW-80320")).model.value


def test_a_part_of_the_models_code_is_no_other_model():
    """The name in large type often ends like the code."""
    assert "DSC-HX90V" == find_label(a_print("HX90V\nREF DSC-HX90V", tall={0})).model.value


def test_the_first_imei_names_a_telephone_of_two():
    """The second radio's number is told apart by its caption, whatever its place."""
    text = "IMEI 2: 356938035643809\nIMEI 1: 490154203237518"
    assert ["490154203237518"] == [one.value for one in find_label(a_print(text)).imei.candidates]


def test_a_caption_within_a_name_announces_nothing():
    """Goods may be called a type of something."""
    assert "1725" == find_label(a_print("Desk Pro 6 Type Cover\nM/N: 1725")).model.value


def test_a_serial_that_passes_a_gtins_check_is_no_gtin():
    """One number of twelve digits in ten does."""
    label = find_label(a_print("S/N: 036000291452"))
    assert ("036000291452", None) == (label.serial.value, label.gtin.value)


def test_eight_digits_that_a_shop_gave_are_not_the_makers():
    """A short number for restricted circulation begins with 0 or 2."""
    code = a_code("20123451", "EAN8", row=3, column=2)
    assert find_label(a_print("Sound Bar Duo", barcodes=[code])).gtin.best.confidence < 0.1


def test_a_code_that_the_pictures_edge_cuts_is_not_told():
    """What is left of it is another code."""
    word = Word("FW50", Box(0.0, 0.2, 0.1, 0.25), 0.98)
    page = Page(1000, 1000, (Line((word,)),))
    assert find_label(Document("x.png", "0" * 64, pages=(page,))).model.best.confidence < 0.2


def test_a_blank_label_says_nothing():
    """No words, no codes, no values."""
    label = find_label(a_print("."))
    assert [None] * 5 == [field.value for field in (label.model, label.gtin, label.serial, label.imei, label.mac)]
