"""What tells bars from print."""

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from verify.recognize.bars import measures_of, odds_of

PATCH = {"filled": 0.7, "coherence": 0.95, "gradient": 20.0}


def bars():
    """The bars of an EAN-13, three pixels a module."""
    code = np.asarray(zxingcpp.create_barcode("5901234123457", zxingcpp.BarcodeFormat.EAN13).to_image(scale=3))
    return np.repeat(code[20:21], 90, axis=0)


def print_of(text="SURFACE PRO 6"):
    """Letters as tall as a code."""
    sheet = Image.new("L", (560, 90), 248)
    ImageDraw.Draw(sheet).text((5, 0), text, fill=20, font=ImageFont.load_default(78))
    return np.asarray(sheet)


def test_bars_are_likely():
    """Bars are a code, and letters of their size are none."""
    assert odds_of(measures_of(bars(), **PATCH)) > 2
    measured = measures_of(print_of(), **PATCH)
    assert measured is None or odds_of(measured) < 0


def test_faint_bars_are_as_likely():
    """What a stain leaves of the bars' contrast is enough."""
    faint = np.asarray(90 + bars() * 0.08, np.uint8)
    assert odds_of(measures_of(faint, **PATCH)) > 2


@pytest.mark.parametrize("place", [np.full((40, 200), 128, np.uint8), np.zeros((3, 90), np.uint8), bars()[:, :12]])
def test_nothing_to_measure(place):
    """Paper, a line and a scrap say nothing."""
    assert None is measures_of(place, **PATCH)
