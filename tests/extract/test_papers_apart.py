"""Several papers in one picture: found where each tells of a purchase of its own, and nowhere else."""

from dataclasses import replace

import pytest
from printed import a_print

from verify.extract.assemble import extract_reading
from verify.extract.papers import find_cuts

BESIDE = """
      NORTH SHOP LTD
   12 High Street, London
   VAT No GB292956020              SOUTH STORE OY
Receipt no 4711                    Esimerkkikatu 77, Helsinki
                                   Y-tunnus 2135823-9
{first}  10:15
Sonos Beam          399.00         Kuitti 9022
Cable                 9.00
TOTAL               408.00         {second}  12:06
VAT 20%              68.00         Hiiri                 24,90
CARD                408.00         Laukku                19,90
                                   YHTEENSÄ              44,80
Thank you                          ALV 24%                8,67
                                   KORTTI                44,80
                                   Tervetuloa
"""
RIGHT = 0.5
"""Of the page's width, where the second receipt begins."""


def laid(text):
    """`text` as a print whose right half stands half a line lower: another paper's lines are not the first one's."""
    document = a_print(text)
    page = document.pages[0]
    down = 10 / page.height_px
    lines = tuple(_lowered(line, down) if line.box.left > RIGHT else line for line in page.lines)
    return replace(document, pages=(replace(page, lines=lines),))


def _lowered(line, down):
    boxes = [replace(word.box, top=word.box.top + down, bottom=word.box.bottom + down) for word in line.words]
    return replace(line, words=tuple(replace(word, box=box) for word, box in zip(line.words, boxes, strict=True)))


TABLE = """
Example Ltd, 12 High Street                           INVOICE 4711
Aino Example                                          Date 01.02.2019
Description                                               Amount
Sonos Beam, black                                         399.00
Wall mount                                                 59.00
Cable                                                       9.00
Delivery                                                    5.00
Total due by 28.02.2019                                   472.00
VAT 20%                                                    78.67
Thank you for your purchase                           Total 472.00
"""


def test_two_receipts_side_by_side_are_two_papers():
    """Each is read by itself: its day stands with its own total, and the whole picture's content is the first's."""
    reading = extract_reading(laid(BESIDE.format(first="01/02/2019", second="27.07.2019")))
    told = [(str(one.receipt.purchase_date.value), str(one.receipt.total.value)) for one in reading.papers]
    assert [("2019-02-01", "408.00"), ("2019-07-27", "44.80")] == told
    assert reading.papers[0].receipt == reading.receipt


def test_a_paper_keeps_its_own_lines():
    """No line of one paper is on the other, and none is lost."""
    reading = extract_reading(laid(BESIDE.format(first="01/02/2019", second="27.07.2019")))
    kept = [line for paper in reading.papers for line in paper.document.pages[0].lines]
    assert sorted(line.text for line in reading.document.pages[0].lines) == sorted(line.text for line in kept)


def test_a_table_is_never_cut_between_its_columns():
    """Names and amounts on common lines are one paper."""
    assert () == extract_reading(a_print(TABLE)).papers


SLIP = """
      NORTH SHOP LTD
Receipt no 4711
01/02/2019  10:15
Sonos Beam          399.00
Cable                 9.00
TOTAL               408.00
VAT 20%              68.00



      CARD SLIP
Terminal 0099  Trace 7
01/02/2019  10:15
MASTERCARD ****1234
TOTAL               {paid}
APPROVED
CUSTOMER COPY       {paid}
"""


@pytest.mark.parametrize("paid", ["408.00", "400.00"])
def test_a_slip_below_a_receipt_is_no_second_purchase(paid):
    """What is printed on the same day below is the same purchase, whatever numbers a terminal prints."""
    assert () == extract_reading(a_print(SLIP.format(paid=paid))).papers


def test_a_few_lines_are_one_paper():
    """What is too short for two papers is not even tried."""
    assert [] == list(find_cuts(a_print("SHOP   SHOP\nTOTAL 1.00   TOTAL 2.00")))
