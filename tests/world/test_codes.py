"""Barcodes: what is drawn is what a reader reports, and the print below says the same."""

from __future__ import annotations

import re

import numpy as np
import pytest
import zxingcpp
from stdnum import ean
from world.press.codes import MATRIX, Code, bars_of, expanded_upce
from world.press.label.canvas import Canvas
from world.trade.numbers import gtin

MODULE_PX, HEIGHT_PX, ROOM_PX = 3, 80, 24

CODES = (
    Code("EAN13", gtin("952123456789")),
    Code("EAN8", gtin("2123456")),
    Code("UPCA", gtin("41234567890")),
    Code("UPCE", "01234505"),
    Code("Code128", "SN-4T8812x"),
    Code("Code128", "00-0E-58-A1-B2-C3:7"),
    Code("GS1-128", "(01)09521234567899(21)AB12(17)190131"),
    Code("GS1-128", "(00)395212345678901238"),
    Code("Code39", "LGP-00091"),
    Code("ITF14", gtin("1952123456789")),
    Code("DataMatrix", "SN:4T8812;PN:LGP-00091"),
    Code("GS1DataMatrix", "(01)09521234567899(21)AB12"),
    Code("QRCode", "https://maker.example/r/123456"),
    Code("PDF417", "395212345678901238|LGP-00091|1|2.10 kg"),
)


def _drawn(code: Code) -> tuple[Canvas, np.ndarray]:
    canvas = Canvas(1400, 400, 12)
    canvas.code(code, (ROOM_PX, ROOM_PX), module_px=MODULE_PX, height_px=HEIGHT_PX)
    return canvas, 255 - np.asarray(canvas.ink())


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.symbology}-{len(code.content)}")
def test_a_code_decodes_to_what_its_mark_says(code: Code) -> None:
    """A reader reports the mark's text, at three pixels a module."""
    canvas, picture = _drawn(code)
    read = [one.text for one in zxingcpp.read_barcodes(picture, text_mode=zxingcpp.TextMode.Plain)]
    assert [code.text] == [text[1:] if code.symbology in {"UPCA", "UPCE"} else text for text in read]
    assert code.text == canvas.marks[0].text


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.symbology}-{len(code.content)}")
def test_print_below_is_the_content(code: Code) -> None:
    """What stands below a linear code are its signs, spaced; below a matrix code nothing."""
    assert ("" if code.symbology in MATRIX else code.content) == code.below.replace(" ", "")


def test_retail_codes_pass_their_check_digit() -> None:
    """Every retail code above is a GTIN."""
    retail = [code.text for code in CODES if re.match("EAN|UPC|ITF", code.symbology)]
    assert retail == [text for text in retail if ean.is_valid(text)]


def test_guard_bars_reach_down() -> None:
    """EAN-13 has six bars that are longer than the others: start, middle and end."""
    assert bars_of(CODES[0])[1].sum() == 6


@pytest.mark.parametrize(
    ("short", "long"), [("04963406", "049000006346"), ("01264904", "012000006494"), ("01234531", "012300000451")]
)
def test_upce_stands_for_a_upca(short: str, long: str) -> None:
    """The eight digits of a UPC-E are twelve with their zeros."""
    assert long == expanded_upce(short)
