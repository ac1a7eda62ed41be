"""One paper in several pictures: repeated lines count once, parts are joined, and strangers never."""

from dataclasses import replace

import pytest
from printed import a_print

from verify.document import LayerState
from verify.extract.assemble import extract_reading, join_parts
from verify.extract.parts import drop_repeats

HEAD = """
      NORTH SHOP LTD
   12 High Street, London
   VAT No GB292956020
01/02/2019  10:15
Sonos Beam          399.00
Speaker cable         9.00
Wall mount           59.00
Batteries AA 4 pcs    4.19
"""
TAIL = """
Wall mount           59.00
Batteries AA 4 pcs    4.19
Ink cartridge        14.49
TOTAL               485.68
VAT 20%              80.95
CARD                485.68
Thank you for shopping
"""


def joined(*texts):
    """The documents that are joined, of claims with these prints."""
    return [one.documents for one in join_parts(tuple(extract_reading(a_print(text)) for text in texts))]


@pytest.mark.parametrize(("texts", "order"), [((HEAD, TAIL), (0, 1)), ((TAIL, HEAD), (1, 0))])
def test_parts_are_joined_from_top_to_foot(texts, order):
    """However they were sent; the day of one and the total of the other are one receipt's."""
    (whole,) = join_parts(tuple(extract_reading(a_print(text)) for text in texts))
    assert order == whole.documents
    assert ("2019-02-01", "485.68") == (
        str(whole.reading.receipt.purchase_date.value),
        str(whole.reading.receipt.total.value),
    )


def test_what_stands_on_both_parts_was_bought_once():
    """Five products, two of them shown twice."""
    (whole,) = join_parts(tuple(extract_reading(a_print(text)) for text in (HEAD, TAIL)))
    assert 5 == len(whole.reading.receipt.items)


def test_ink_of_a_later_part_names_its_page():
    """The joined reading's pages are the parts', one after another."""
    (whole,) = join_parts(tuple(extract_reading(a_print(text)) for text in (HEAD, TAIL)))
    assert 0 == whole.reading.receipt.purchase_date.best.evidence[0].page
    assert 1 == whole.reading.receipt.total.best.evidence[0].page


def test_two_whole_receipts_are_never_joined():
    """Each has its own day and total: there is nothing to join for, even where lines repeat."""
    assert [] == joined(HEAD + "TOTAL  471.19\n", "01/02/2019\n" + TAIL)


def test_receipts_of_one_shop_are_not_joined_by_its_address():
    """A foot that repeats the head's lines, and another receipt that begins with them."""
    foot = "NORTH SHOP LTD\n12 High Street, London\nVAT No GB292956020\n"
    assert [] == joined(HEAD + foot, foot + TAIL)


def test_parts_without_common_lines_are_not_joined():
    """A guess would be worse than asking for another picture."""
    assert [] == joined(HEAD, TAIL.split("\n", 4)[4])


def test_lines_that_two_pages_share_are_read_once():
    """Of one file's pages; the earlier page keeps them."""
    pages = tuple(a_print(text).pages[0] for text in (HEAD, TAIL))
    whole = drop_repeats(replace(a_print(HEAD), pages=pages))
    assert len(pages[0].lines) == len(whole.pages[0].lines)
    assert "Ink cartridge" == whole.pages[1].lines[0].text


def test_a_files_own_pages_repeat_on_purpose():
    """Pages born as a file are kept as they are."""
    pages = tuple(replace(a_print(text).pages[0], layer_state=LayerState.SOUND) for text in (HEAD, TAIL))
    document = replace(a_print(HEAD), pages=pages)
    assert document == drop_repeats(document)


def test_print_that_reaches_the_pictures_foot_is_read():
    """A part's last line is often cut by the picture's edge."""
    page = a_print(HEAD).pages[0]
    foot = max(line.box.bottom for line in page.lines)
    lines = tuple(
        replace(line, words=tuple(replace(word, box=replace(word.box, top=word.box.top / foot, bottom=word.box.bottom / foot)) for word in line.words))
        for line in page.lines
    )  # fmt: skip
    reading = extract_reading(replace(a_print(HEAD), pages=(replace(page, lines=lines),)))
    assert "GB292956020" == reading.receipt.vat_id.value


def test_sums_of_one_amount_join_nothing():
    """Two purchases of one shop may cost the same: their totals are no common lines."""
    sums = "TOTAL               485.68\nVAT 20%              80.95\nCASH                485.68\n"
    assert [] == joined(
        HEAD + sums, sums + "Ink cartridge        14.49\nReturn within 30 days\nThank you for shopping\n11:02\n"
    )
