"""The seller's name: one line or several, with what the print around it says."""

from printed import a_print

from verify.extract.assemble import extract_reading
from verify.extract.parties import find_buyer_blocks
from verify.extract.retailer import propose_names
from verify.extract.rows import find_rows
from verify.extract.sheet import Sheet


def proposals(text):
    """What is proposed as the retailer of an English print."""
    document = a_print(text)
    sheet = Sheet(document, find_rows(document), "en")
    return propose_names(sheet, find_buyer_blocks(sheet))


def test_a_name_over_three_lines_is_proposed_whole():
    """Up to three lines set close together are proposed as one name, and each of them alone."""
    names = {
        one.value for one in proposals("OLD MILL HARDWARE\nTRADING (SETIA\nALAM) SDN BHD\n12 Mill Street\nTOTAL 9.00")
    }
    assert "OLD MILL HARDWARE TRADING (SETIA ALAM) SDN BHD" in names
    assert "OLD MILL HARDWARE" in names


def test_a_register_number_is_no_part_of_the_name():
    """What follows a name as its register number is cut off, misread digits or not."""
    names = {one.value for one in proposals("FOUR OAKS SDN BHD (1U79369-P)\nTOTAL 9.00")}
    assert "FOUR OAKS SDN BHD" in names


def test_a_foot_line_names_the_firm_before_its_address():
    """A letter's foot line gives the firm up to the first separator."""
    names = {one.value for one in proposals("Invoice\nTOTAL 9.00\nMoulin Vert SARL - 12 rue Haute - 84340 Malaucène")}
    assert "Moulin Vert SARL" in names


def test_a_place_in_brackets_stays_whole():
    """A line in brackets that goes on with a name keeps its opening bracket."""
    found = {one.value: one.clues for one in proposals("OLD MILL BOOKS\n(SOUTH GATE)\n12 Mill Street\nTOTAL 9.00")}
    assert "run_bracketed" in found["OLD MILL BOOKS (SOUTH GATE)"]


def test_a_trademark_in_a_sentence_is_a_name():
    """The capitalised words before the sign of a registered mark are proposed alone."""
    found = {one.value: one.clues for one in proposals("come back to OLD MILL® in town\nTOTAL 9.00")}
    assert "trademark" in found["OLD MILL"]


def test_a_firm_elsewhere_is_known_to_a_brand():
    """A name without legal form knows whether another line names a firm with one."""
    found = {one.value: one.clues for one in proposals("Old Mill\nGreenbank Ltd\n12 Mill Street\nTOTAL 9.00")}
    assert "firm_named" in found["Old Mill"]
    assert "firm_named" not in found["Greenbank Ltd"]


def test_a_drawn_logo_is_named_by_its_domain():
    """A shop whose name no letter shows is proposed as its web domain spells it."""
    assert "oakmill" in {one.value for one in proposals("Receipt\nTOTAL 9.00\nwww.oakmill.ie")}


def test_another_spelling_keeps_the_ink_as_read():
    """A respelt name is a candidate beside the one as read, and both rest on the same ink."""
    found = {one.value: one for one in proposals("0LD MILL SDN BHD\nTOTAL 9.00")}
    assert found["OLD MILL SDN BHD"].evidence == found["0LD MILL SDN BHD"].evidence
    assert found["OLD MILL SDN BHD"].evidence.text == "0LD MILL SDN BHD"


def test_an_unknown_shop_is_read():
    """A name that no list knows is still the retailer."""
    reading = extract_reading(
        a_print("Brandusa Unelte SRL\nStr. Lunga 5\n500123 Brasov\nTOTAL LEI 12,00\nNUMERAR 12,00")
    )
    assert reading.receipt.retailer.value == "Brandusa Unelte SRL"


def test_a_brand_and_its_firm_are_one_seller():
    """Beside a brand the firm's name with its legal form is told too, as surely as if no brand stood there."""
    reading = extract_reading(a_print("BURGER KING\nGreenbank Foods Ltd\n12 Mill Street\nTOTAL 9.00\nCASH 9.00"))
    firm = reading.receipt.legal_name.best
    assert firm is not None
    assert firm.value == "Greenbank Foods Ltd"
    among_all = {one.value: one.confidence for one in reading.receipt.retailer.candidates}
    assert firm.confidence >= among_all[firm.value]


def test_a_shop_without_legal_form_has_no_legal_name():
    """Where no name ends in a legal form none is told."""
    reading = extract_reading(a_print("The Old Mill\n12 Mill Street\nTOTAL 9.00\nCASH 9.00"))
    assert reading.receipt.legal_name.candidates == ()


def test_a_letter_drawn_as_a_picture_is_the_brands():
    """A logo that lacks one inner letter of a brand of its country is proposed as that brand, on the ink as read."""
    document = a_print("RSSMANN\nHauptstraße 5\n33100 Paderborn\nSUMME 9,00")
    sheet = Sheet(document, find_rows(document), "de")
    found = {one.value: one.evidence.text for one in propose_names(sheet, find_buyer_blocks(sheet))}
    assert found["ROSSMANN"] == "RSSMANN"
