"""Barcodes: cheap looks everywhere, dear looks where stripes are."""

import cv2
import numpy as np
import pytest
import zxingcpp

from recognize.drawn import as_page, barcode_page, blank, page_of
from verify.document import Barcode, Box, PageImage
from verify.recognize.barcodes import find_barcodes
from verify.recognize.stripes import find_stripes, weigh_stripes
from verify.recognize.zbar import Zbar
from verify.recognize.zxing import Zxing

EAN = "5901234123457"
READERS = (Zxing(), Zbar())


class Says:
    """A reader that finds one text in the middle of every picture."""

    version = "1"

    def __init__(self, text, name="says", symbology="EAN13"):
        """Say `text`."""
        self.text, self.name, self.symbology = text, name, symbology

    def read(self, _image):
        """The one code."""
        return (Barcode(Box(0.3, 0.4, 0.7, 0.6), self.symbology, self.text, True, (self.name,)),)


def grey(page):
    """The page in grey."""
    return page.pixels[:, :, 0]


def test_readers_agree():
    """A code that two readers decode carries both their names."""
    (code,) = find_barcodes(barcode_page(EAN), READERS)
    assert (EAN, ("zbar", "zxing-cpp")) == (code.text, code.readers)


def test_readers_differ():
    """Where two readers decode different texts in one place, nobody is believed and the place is told."""
    (code,) = find_barcodes(blank(), (Says(EAN, "one"), Says("4006381333931", "other")))
    assert (None, False) == (code.text, code.valid)


def test_undecodable_is_located():
    """A code too blurred to decode is reported without text: unreadable is not absent."""
    page = PageImage(cv2.GaussianBlur(barcode_page(EAN, module_px=2).pixels, (0, 0), 2.2))
    (code,) = find_barcodes(page, READERS)
    assert (None, None, False, ()) == (code.text, code.symbology, code.valid, code.readers)
    assert 0.3 < code.box.center[0] < 0.7


def test_shadow():
    """A code under a strong shadow is decoded all the same."""
    page = barcode_page(EAN)
    light = np.linspace(1.0, 0.12, page.pixels.shape[1])[None, :, None]
    codes = find_barcodes(PageImage((page.pixels * light).astype(np.uint8)), READERS)
    assert [EAN] == [code.text for code in codes]


@pytest.mark.parametrize("degrees", [0, 20, 45, 70, 90])
def test_stripes_in_any_direction(degrees):
    """Stripes are found however the code lies, and laid level."""
    page = barcode_page(EAN, width=900, height=900)
    turn = cv2.getRotationMatrix2D((450, 450), -degrees, 1)
    (found,) = find_stripes(weigh_stripes(cv2.warpAffine(grey(page), turn, (900, 900), borderValue=250)))
    off = (found.angle_degrees - degrees + 90) % 180 - 90
    assert 0 == pytest.approx(off, abs=3)
    assert 450 == pytest.approx(found.center[0], abs=40)


@pytest.mark.parametrize("page", [blank(), page_of()], ids=["blank", "print"])
def test_no_stripes(page):
    """Print and blank paper hold no stripes."""
    assert () == find_stripes(weigh_stripes(grey(page)))


def test_rules_are_no_stripes():
    """A ruled table is no barcode."""
    sheet = np.full((900, 700), 250, np.uint8)
    sheet[100::40, 60:640] = 30
    sheet[100:860, 60:640:96] = 30
    assert () == find_barcodes(as_page(sheet), READERS)


def test_no_readers():
    """Without readers nothing is found."""
    assert () == find_barcodes(barcode_page(EAN), ())


def large(page):
    """`page` on paper of more than LARGE_PX pixels."""
    paper = np.full((2300, 2000, 3), 255, np.uint8)
    height, width = page.pixels.shape[:2]
    paper[500 : 500 + height, 300 : 300 + width] = page.pixels
    return PageImage(paper)


@pytest.mark.parametrize("turns", [0, 1])
def test_large_page(turns):
    """On a large page a code is read once, upright or turned by a right angle."""
    page = barcode_page(EAN, module_px=4)
    turned = PageImage(np.ascontiguousarray(np.rot90(page.pixels, turns)))
    assert [EAN] == [code.text for code in Zxing().read(large(turned))]


@pytest.mark.parametrize(("digits", "expected"), [("9004", []), ("90041234", ["90041234"])])
def test_short_itf(digits, expected):
    """Four digits of Interleaved 2 of 5 are no code: part of any code reads as such."""
    assert expected == [code.text for code in Zxing().read(barcode_page(digits, zxingcpp.BarcodeFormat.ITF))]


def test_others_see_the_place():
    """Those who look after the first reader are shown a code's place, and what they find has its box on the page."""
    (code,) = find_barcodes(large(barcode_page(EAN)), READERS)
    assert ("zbar", "zxing-cpp") == code.readers
