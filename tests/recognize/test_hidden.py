"""A code that nobody decodes is told of by what is left of it and by the print beside."""

import hashlib
from importlib.resources import files

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from recognize.drawn import as_page
from verify.document import Word, box_on_page
from verify.recognize.barcodes import find_barcodes
from verify.recognize.hints import bears_number, is_retail
from verify.recognize.zbar import Zbar
from verify.recognize.zxing import Zxing

READERS = (Zxing(), Zbar())
WIDTH, HEIGHT = 1200, 700
TOP, BOTTOM = "S/N: 0123456789AB", "P/N: 9876543210CD"


def label(*, covered=None):
    """A label with two codes above their captions, and its words; `covered` draws on the lower code's place."""
    sheet = Image.new("L", (WIDTH, HEIGHT), 245)
    pen, face = ImageDraw.Draw(sheet), ImageFont.load_default(30)
    words = []
    for line, (at, text) in enumerate(((60, "Wireless speaker"), (250, TOP), (520, BOTTOM))):
        if line:
            bars = zxingcpp.create_barcode(text[5:], zxingcpp.BarcodeFormat.Code128).to_image(scale=3)
            row = np.repeat(np.asarray(bars)[4:5], 110, axis=0)
            sheet.paste(Image.fromarray(row), (80, at - 125))
        left = 80
        for part in text.split():
            pen.text((left, at), part, fill=20, font=face)
            right = left + pen.textlength(part, font=face)
            words.append(Word(part, box_on_page(left / WIDTH, at / HEIGHT, right / WIDTH, (at + 32) / HEIGHT), 0.99))
            left = right + 10
    if covered:
        covered(pen)
    return as_page(np.array(sheet)), words


def _half_under_a_sticker(pen):
    pen.rectangle((80, 385, 420, 512), fill=200)


def _scribbled(pen):
    for left in range(90, 620, 26):
        pen.line((left, 395, left + 26, 505), fill=30, width=9)
        pen.line((left + 26, 505, left + 30, 395), fill=30, width=9)


@pytest.mark.parametrize("covered", [_half_under_a_sticker, _scribbled])
def test_covered_code_is_located(covered):
    """A code half under a sticker or scribbled over is told of, in its place, beside a sound one."""
    page, words = label(covered=covered)
    first, second = find_barcodes(page, READERS, words)
    assert (TOP[5:], None) == (first.text, second.text)
    assert 395 < second.box.center[1] * HEIGHT < 505


def test_undamaged_label():
    """Where every code is decoded nothing else is told of."""
    assert [TOP[5:], BOTTOM[5:]] == [code.text for code in find_barcodes(*_before_words(*label()))]


def _before_words(page, words):
    return page, READERS, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [("9 520000 000301", True), ("9 520000 000302", False), ("EAN 9520000000301", False), ("12345670", True)],
)
def test_digits_of_a_retail_code(text, expected):
    """Only bare digits of a GTIN's length with the right check digit are what stands below a retail code."""
    assert expected == is_retail(text)


@pytest.mark.parametrize(("text", "expected"), [("S/N 4T8812", True), ("Wireless speaker", False), ("No. 12", False)])
def test_number(text, expected):
    """A code carries a number of some length."""
    assert expected == bears_number(text)


def test_weights_are_sealed():
    """The fitted weights are those that the fit wrote."""
    first, _, body = files("verify.recognize").joinpath("hidden.toml").read_text("utf-8").partition("\n")
    assert first.rpartition(" ")[2] == hashlib.sha256(body.encode()).hexdigest()
