"""zxing-cpp: the first barcode reader, for every symbology a proof of purchase or a package carries.

Its error correction and check digits are obligatory; `return_errors` adds codes it could locate but not decode.
EAN and UPC check digits: GS1 General Specifications, 7.9. A UPC-A is reported with its twelve digits, not as the
EAN-13 with a leading zero that it also is.
"""

from __future__ import annotations

from importlib.metadata import version

import cv2
import zxingcpp

from verify.document import Barcode, Box, PageImage, box_on_page

FORMATS = zxingcpp.BarcodeFormats(
    [
        zxingcpp.BarcodeFormat.EAN13,
        zxingcpp.BarcodeFormat.EAN8,
        zxingcpp.BarcodeFormat.UPCA,
        zxingcpp.BarcodeFormat.UPCE,
        zxingcpp.BarcodeFormat.Code128,
        zxingcpp.BarcodeFormat.Code39,
        zxingcpp.BarcodeFormat.ITF,
        zxingcpp.BarcodeFormat.QRCode,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.PDF417,
        zxingcpp.BarcodeFormat.Aztec,
    ]
)
"""Symbologies on receipts, invoices, packages and serial plates; others would only invite phantoms."""


class Zxing:
    """The barcode reader by default."""

    name = "zxing-cpp"

    def __init__(self) -> None:
        """Nothing to prepare."""
        self.version = version("zxing-cpp")

    def read(self, image: PageImage) -> tuple[Barcode, ...]:
        """The codes on `image`; those located but not decoded have no text."""
        grey = cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY)
        found = zxingcpp.read_barcodes(grey, formats=FORMATS, text_mode=zxingcpp.TextMode.Plain, return_errors=True)
        height, width = grey.shape
        return tuple(self._barcode(one, width, height) for one in found)

    def _barcode(self, found: zxingcpp.Barcode, width: int, height: int) -> Barcode:
        symbology = str(found.format).removeprefix("BarcodeFormat.")
        box = _box_of(found.position, width, height)
        if not found.valid:
            return Barcode(box, symbology)
        return Barcode(box, symbology, found.text.replace("\r\n", "\n"), valid=True, readers=(self.name,))


def _box_of(position: zxingcpp.Position, width: int, height: int) -> Box:
    """The upright box around the four corners zxing-cpp names."""
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across = [corner.x / width for corner in corners]
    down = [corner.y / height for corner in corners]
    return box_on_page(min(across), min(down), max(across), max(down))
