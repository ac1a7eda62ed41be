"""Smudged codes are found by their likeness to a decoded sibling."""

import cv2
import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from recognize.drawn import as_page, blank
from verify.document import Box
from verify.recognize.barcodes import find_barcodes
from verify.recognize.smudges import find_smudged, stripes_in
from verify.recognize.zbar import Zbar
from verify.recognize.zxing import Zxing

SHARP, HURT = "0123456789AB", "9876543210CD"
READERS = (Zxing(), Zbar())


def label(*, smear_px=0.0, height_px=100, caption="S/N: 9876543210CD"):
    """A label with a sharp code above and a smeared one of `height_px`, with its caption, below."""
    sheet = Image.new("L", (1000, 640), 250)
    bars = zxingcpp.create_barcode(HURT, zxingcpp.BarcodeFormat.Code128).to_image(scale=3)
    ImageDraw.Draw(sheet).text((90, 320 + height_px), caption, fill=20, font=ImageFont.load_default(34))
    grey = np.array(sheet)
    lower = np.repeat(np.asarray(bars)[4:5], height_px, axis=0)
    grey[300 : 300 + height_px, 80 : 80 + lower.shape[1]] = lower
    if smear_px:
        part = grey[290 : 310 + height_px]
        grey[290 : 310 + height_px] = cv2.GaussianBlur(part, (0, 0), smear_px)
    upper = np.asarray(zxingcpp.create_barcode(SHARP, zxingcpp.BarcodeFormat.Code128).to_image(scale=3))
    upper = np.repeat(upper[4:5], 100, axis=0)
    grey[80:180, 80 : 80 + upper.shape[1]] = upper
    return as_page(grey)


def decoded(page):
    """What each located code says, from the top."""
    return [code.text for code in find_barcodes(page, READERS)]


@pytest.mark.parametrize("height_px", [60, 100, 190])
@pytest.mark.parametrize("smear_px", [4, 6, 9])
def test_smeared_sibling_is_located(smear_px, height_px):
    """Smeared by up to three modules, a code beside a sharp one is told of, taller or lower."""
    assert [SHARP, None] == decoded(label(smear_px=smear_px, height_px=height_px))


def test_sharp_siblings_are_all():
    """On an unhurt label nothing else is located."""
    assert [SHARP, HURT] == decoded(label())


@pytest.mark.parametrize("smear_px", [0, 6])
def test_large_print_is_no_code(smear_px):
    """Letters as tall as a code, sharp or smeared, are no bars."""
    sheet = Image.new("L", (1000, 640), 250)
    ImageDraw.Draw(sheet).text((80, 300), "SURFACE LABEL", fill=20, font=ImageFont.load_default(130))
    grey = cv2.GaussianBlur(np.array(sheet), (0, 0), smear_px) if smear_px else np.array(sheet)
    grey[40:220] = label().pixels[40:220, :, 0]
    assert [SHARP] == decoded(as_page(grey))


def test_grown_to_full_height():
    """A code of which a reader boxed only a line is as tall as its bars."""
    grey = np.ascontiguousarray(label().pixels[:, :, 0])
    (code, _) = sorted(Zxing().read(label()), key=lambda one: one.box.top)
    thin = Box(code.box.left, 0.18, code.box.right, 0.19)
    assert 100 == pytest.approx(stripes_in(grey, thin).height, abs=8)


def test_slanted_boxes_say_nothing():
    """A code lying at half a right angle has no length and height in its upright box."""
    grey = np.ascontiguousarray(label().pixels[:, :, 0])
    turn = cv2.getRotationMatrix2D((500, 320), 45, 1)
    assert None is stripes_in(cv2.warpAffine(grey, turn, (1000, 640), borderValue=250), Box(0.2, 0.2, 0.8, 0.8))


def test_taller_than_the_picture():
    """What is looked for must fit the picture."""
    grey = np.ascontiguousarray(label().pixels[80:180, :, 0])
    sibling = stripes_in(np.ascontiguousarray(label().pixels[:, :, 0]), Box(0.1, 0.13, 0.5, 0.27))
    assert () == find_smudged(np.ascontiguousarray(grey[:20]), sibling)


def test_blank_paper_beside():
    """Blank paper holds nothing of any size."""
    sibling = stripes_in(np.ascontiguousarray(label().pixels[:, :, 0]), Box(0.1, 0.13, 0.5, 0.27))
    assert () == find_smudged(np.ascontiguousarray(blank().pixels[:, :, 0]), sibling)
