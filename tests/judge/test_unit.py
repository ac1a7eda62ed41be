"""The unit: its label, its plate, its serial."""

import pytest
from builders import a_barcode, a_campaign, a_case, a_claim, a_document, a_field, a_label, a_page, a_reading

from verify.claim import Product
from verify.judge.campaign import ListedProduct, ProductList
from verify.judge.clauses.unit import LabelAgrees, SerialAgrees, SerialKnown

SERIAL = SerialAgrees("1.3", "review")
LABEL = LabelAgrees("4.2", "review")
PLATE = LabelAgrees("1.3", "review", document="serial_photo", required=False)


def answer(finding):
    """The outcome, or the reason of an unknown one."""
    return finding.reason or str(finding.outcome)


def claimed(**product):
    """A claim for one product."""
    return a_claim(products=(Product(**{"name": "Surface Pro 6", **product}),))


def photo(*barcodes, kind="serial_photo", **label):
    """A photo of a plate or label, with its barcodes."""
    document = a_document("photo.jpg", pages=(a_page("S/N", barcodes=barcodes),))
    return a_reading(a_label(**label), kind=kind, document=document)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("012345678901", "holds"),
        ((("0123456789O1", 0.9),), "holds"),
        ("012345678902", "fails"),
        ("999999999999", "fails"),
        (None, "missing"),
    ],
)
def test_the_serial_in_the_photo_is_the_forms(printed, expected):
    """The same number holds, look-alike glyphs forgiven; another fails; an unread one is asked for."""
    case = a_case(photo(serial=printed), claim=claimed(serial="012345678901"))
    assert expected == answer(SERIAL.check(case, a_campaign()))


def test_a_barcode_may_hold_the_serial():
    """Where the printed serial is unread its barcode speaks."""
    code = a_barcode("012345678901", symbology="Code128")
    case = a_case(photo(code, serial=None), claim=claimed(serial="012345678901"))
    assert "holds" == answer(SERIAL.check(case, a_campaign()))


def test_another_barcode_contradicts_no_serial():
    """A part's number in bars says nothing of the serial: it stays unread."""
    code = a_barcode("KBW8032012345", symbology="Code128")
    case = a_case(photo(code, serial=None), claim=claimed(serial="012345678901"))
    assert "missing" == answer(SERIAL.check(case, a_campaign()))


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        (("012345678901",), "holds"),
        (("0123456789O1",), "holds"),
        (("998877665544",), "fails"),
        (("998877665544", "012345678901"), "holds"),
        ((None,), "holds"),
    ],
)
def test_box_and_photo_tell_one_serial(boxes, expected):
    """A box of another unit is a finding with both inks; look-alike glyphs, and a box that shows none, contradict nothing."""
    labels = [photo(kind="label", serial=serial) for serial in boxes]
    case = a_case(photo(serial="012345678901"), *labels, claim=claimed(serial="012345678901"))
    finding = SERIAL.check(case, a_campaign())
    assert expected == answer(finding)
    assert ({0, 1} if expected == "fails" else {0}) == {ink.document for ink in finding.evidence}


def test_a_box_label_shows_no_product():
    """A label alone leaves the serial photo missing, and says what to photograph instead."""
    finding = SERIAL.check(a_case(photo(kind="label"), claim=claimed(serial="012345678901")), a_campaign())
    assert ("missing", "serial-photo-shows-label") == (answer(finding), finding.asks[0].code)


def test_no_serial_claimed_is_not_compared():
    """A form without a serial gives no finding where the photo shows one: the form's completeness is another clause."""
    assert None is SERIAL.check(a_case(photo(), claim=claimed()), a_campaign())


@pytest.mark.parametrize(
    ("clause", "serial", "expected"),
    [
        (SerialKnown("4", "review"), "1234567", "unsupplied"),
        (SerialKnown("4", "review", pattern=r"\d{7}"), "1234567", "holds"),
        (SerialKnown("4", "review", pattern=r"\d{7}"), "12345678", "fails"),
        (SerialKnown("4", "review", serials=("123-4567",)), "1234567", "holds"),
        (SerialKnown("4", "review", serials=("1234568",)), "1234567", "fails"),
    ],
)
def test_serials_that_take_part(clause, serial, expected):
    """Judged by pattern and list as far as the owner gave them."""
    assert expected == answer(clause.check(a_case(photo(serial=serial), claim=claimed(serial=serial)), a_campaign()))


def test_a_products_own_pattern_counts_first():
    """A list's serial pattern stands before the clause's."""
    listed = ProductList((ListedProduct("Surface Pro 6", serial_pattern=r"[A-Z]\d{3}"),))
    clause = SerialKnown("4", "review", pattern=r"\d{7}")
    assert "holds" == answer(clause.check(a_case(photo(serial="A123"), claim=claimed()), a_campaign(products=listed)))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ({"product": "Microsoft Surface Pro 6"}, "holds"),
        ({"product": "Surface Go"}, "fails"),
        ({"product": "Surface Pro 7"}, "fails"),
        ({"product": None, "model": "1796"}, "unsupplied"),
        ({"product": "Surface Pro 8"}, "ambiguous"),
        ({"product": None, "model": None}, "missing"),
        ({"product": None, "model": a_field(absence="illegible")}, "illegible"),
    ],
)
def test_the_label_is_the_claimed_products(label, expected):
    """Another product's label fails; one whose model no list holds is neither match nor mismatch."""
    case = a_case(photo(kind="label", **label), claim=claimed())
    assert expected == answer(LABEL.check(case, a_campaign()))


@pytest.mark.parametrize(
    ("code", "expected"), [("5901234123457", "holds"), ("4006381333931", "fails"), ("0012345678905", "unsupplied")]
)
def test_a_listed_gtin_decides(code, expected):
    """A GTIN of the list speaks before any text; one that the list does not hold says nothing."""
    listed = ProductList(
        (
            ListedProduct("Surface Pro 6", gtins=("5901234123457",)),
            ListedProduct("Surface Go", gtins=("4006381333931",)),
        )
    )
    case = a_case(photo(a_barcode(code), kind="label", product=None), claim=claimed())
    assert expected == answer(LABEL.check(case, a_campaign(products=listed)))


def test_a_label_of_another_configuration():
    """Processor and sizes may stand on other lines of the label than the name."""
    listed = ProductList((ListedProduct("Surface Pro 6", configurations=("i5/8/128", "i7/16/512")),), brand="Microsoft")
    page = a_page("Microsoft", "Surface Pro 6", "Intel Core i7 / 16GB RAM / 512GB SSD")
    label = a_reading(a_label(), document=a_document("label.jpg", pages=(page,)))
    for name, expected in (("Surface Pro 6 i5/8/128", "fails"), ("Surface Pro 6 i7/16/512", "holds")):
        case = a_case(label, claim=claimed(name=name))
        assert expected == answer(LABEL.check(case, a_campaign(products=listed)))


def test_a_makers_address_is_no_other_product():
    """What else a label prints of its maker contradicts nothing."""
    page = a_page("Microsoft", "Microsoft Corporation, One Microsoft Way, Redmond", "Made in China")
    label = a_reading(a_label(product=None, model=None), document=a_document("label.jpg", pages=(page,)))
    assert "missing" == answer(LABEL.check(a_case(label, claim=claimed()), a_campaign()))


def test_a_missing_label_is_asked_for():
    """No label: missing, with a request for one; where none is required it does not apply."""
    case = a_case(claim=claimed())
    assert "label-missing" == LABEL.check(case, a_campaign()).asks[0].code
    assert "not-applicable" == answer(PLATE.check(case, a_campaign()))
