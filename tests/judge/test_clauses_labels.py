"""The label: a code that its caption tells of is asked for, though nobody located it."""

import pytest
from builders import a_campaign, a_case, a_document, a_label, a_reading, a_receipt

from verify.document import Barcode, Box, Line, Page, Word
from verify.judge.clauses.labels import LabelBarcodes

SERIAL, PART = "012345678901", "LGP-00034"
LEFT = 0.1


def printed(text, top, *, left=LEFT):
    """A line of print."""
    return Line((Word(text, Box(left, top, left + 0.3, top + 0.03), 0.99),))


def code(text, top, *, left=LEFT):
    """A decoded code."""
    return Barcode(Box(left, top, left + 0.4, top + 0.1), "Code128", text, valid=True, readers=("test",))


def asked(lines, codes):
    """The (number, count) of every code asked for; None where the clause holds."""
    page = Page(1400, 900, tuple(lines), tuple(codes))
    label = a_reading(a_label(), document=a_document("label.jpg", pages=(page,)))
    finding = LabelBarcodes("4.2", "resubmit").check(a_case(a_reading(a_receipt()), label), a_campaign())
    return None if finding.outcome == "holds" else [tuple(value for _, value in ask.parameters) for ask in finding.asks]


CAPTIONS = (printed(f"S/N: {SERIAL}", 0.32), printed(f"P/N: {PART}", 0.62))
CODES = (code(SERIAL, 0.2), code(PART, 0.5))


def test_every_caption_has_its_code():
    """A label whose captions all stand under their codes holds."""
    assert None is asked(CAPTIONS, CODES)


@pytest.mark.parametrize(("kept", "expected"), [(0, ("2", "2")), (1, ("1", "2"))])
def test_caption_without_its_code(kept, expected):
    """Where one caption has its code and another only blank paper, the other's code is asked for in its place."""
    assert [expected] == asked(CAPTIONS, CODES[kept : kept + 1])


def test_retail_digits_without_their_code():
    """The digits under a retail code tell of it without a caption."""
    digits = printed("9 520000 000349", 0.42, left=0.6)
    assert [("2", "2")] == asked((CAPTIONS[0], digits), CODES[:1])


@pytest.mark.parametrize("text", ["Model 1769-B", "Made in China 2019", "P/N: none", f"S/N: {SERIAL}", "REV 123456789"])
def test_other_print_tells_of_no_code(text):
    """Makers print models and origins without codes, and a value that some code holds needs no second."""
    assert None is asked((CAPTIONS[0], printed(text, 0.62)), CODES[:1])


@pytest.mark.parametrize(("text", "holds"), [("00395223678519656450", False), ("0109520000006624", True)])
def test_a_parcels_number_is_no_goods_code(text, holds):
    """A label on which only the parcel's number decodes does not show the codes of the goods."""
    assert holds == (None is asked((), (code(text, 0.2),)))


def test_print_leaves_no_room():
    """A caption under other print never had a code there."""
    assert None is asked((*CAPTIONS, printed("Intel Core i5 / 8 GB", 0.55)), CODES[:1])


def test_no_pattern_no_code():
    """Where no caption has its code, captions tell of none."""
    assert None is asked(CAPTIONS, (code("5901234123457", 0.8),))
