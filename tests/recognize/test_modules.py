"""A matrix code turns from dark to light often; a sign of nested squares does not."""

import cv2
import numpy as np
import pytest
import zxingcpp

from verify.recognize.modules import has_modules


def nested_squares():
    """The sign of protection class II."""
    sheet = np.full((120, 120), 240, np.uint8)
    cv2.rectangle(sheet, (10, 10), (110, 110), 20, 8)
    cv2.rectangle(sheet, (38, 38), (82, 82), 20, 8)
    return sheet


@pytest.mark.parametrize("kind", [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix])
@pytest.mark.parametrize("blur_px", [0.0, 2.0])
def test_codes_have_modules(kind, blur_px):
    """Matrix codes have modules, blurred ones too."""
    code = np.asarray(zxingcpp.create_barcode("S/N 123456", kind).to_image(scale=4))
    assert has_modules(cv2.GaussianBlur(code, (0, 0), blur_px) if blur_px else code)


@pytest.mark.parametrize("place", [nested_squares(), np.full((80, 80), 200, np.uint8), np.zeros((0, 5), np.uint8)])
def test_signs_and_paper_have_none(place):
    """Nested squares, paper and nothing at all are no matrix code."""
    assert not has_modules(place)
