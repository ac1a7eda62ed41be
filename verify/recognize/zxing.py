"""zxing-cpp: the first barcode reader, for every symbology a proof of purchase or a package carries.

Its error correction and check digits are obligatory; `return_errors` adds codes it could locate but not decode.
EAN and UPC check digits: GS1 General Specifications, 7.9. A UPC-A is reported with its twelve digits, not as the
EAN-13 with a leading zero that it also is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from importlib.metadata import version

import cv2
import numpy as np
import zxingcpp

from verify.document import Barcode, Box, PageImage, box_on_page, overlap
from verify.recognize.modules import has_modules
from verify.recognize.shrunk import halve
from verify.recognize.text_boxes import Pixels

_FORMAT = zxingcpp.BarcodeFormat

SYMBOLOGIES = {
    _FORMAT.EAN13: "EAN13",
    _FORMAT.EAN8: "EAN8",
    _FORMAT.UPCA: "UPCA",
    _FORMAT.UPCE: "UPCE",
    _FORMAT.Code128: "Code128",
    _FORMAT.Code39: "Code39",
    _FORMAT.Code93: "Code93",
    _FORMAT.Codabar: "Codabar",
    _FORMAT.ITF: "ITF",
    _FORMAT.QRCode: "QRCode",
    _FORMAT.DataMatrix: "DataMatrix",
    _FORMAT.PDF417: "PDF417",
    _FORMAT.Aztec: "Aztec",
}
"""Symbologies on receipts, invoices, packages and serial plates, and our names; others would only invite phantoms."""
MATRIX = frozenset({"QRCode", "DataMatrix", "Aztec"})
"""Square symbologies: zxing-cpp finds their corner marks though it cannot decode them."""
SMALLEST_MATRIX_PX = 20
"""A smaller square is a speck: the smallest Data Matrix has ten modules a side."""
LARGE_PX = 4_000_000
"""Pixels of a page from which only upright dark codes are looked for at full size, and all others at half of it: there
they are large enough, and the page is looked through in half the time (measured on 57 pages: the same codes)."""
SHORTEST = {"ITF": 6, "Codabar": 6}
"""Characters of the shortest text taken for one: they have no check digit, and part of any code reads as a short one (zbar's own
limit for the first)."""
SQUAREST = 1.4
"""Longer over shorter side of the box beyond which an undecoded "matrix" is print (chosen: perspective is allowed)."""


class Zxing:
    """The barcode reader by default."""

    name = "zxing-cpp"

    def __init__(self) -> None:
        """Nothing to prepare."""
        self.version = version("zxing-cpp")

    def read(self, image: PageImage) -> tuple[Barcode, ...]:
        """The codes on `image`; matrix codes located but not decoded have no text."""
        grey = np.asarray(cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
        if grey.size < LARGE_PX:
            return self._look(grey, every_way=True)
        straight = self._look(grey, every_way=False)
        others = self._look(halve(grey), every_way=True)
        return (*straight, *(code for code in others if not _is_among(code, straight)))

    def _look(self, grey: Pixels, *, every_way: bool) -> tuple[Barcode, ...]:
        """The codes on `grey`; those that are turned by a right angle, light on dark or coarse only if `every_way`."""
        found = zxingcpp.read_barcodes(
            grey,
            formats=_FORMATS,
            text_mode=zxingcpp.TextMode.Plain,
            return_errors=True,
            try_rotate=every_way,
            try_invert=every_way,
            try_downscale=every_way,
        )
        codes = (self._barcode(one, grey) for one in found)
        return tuple(code for code in codes if code is not None)

    def _barcode(self, found: zxingcpp.Barcode, grey: Pixels) -> Barcode | None:
        """One find as a Barcode; None for what is no code, or a linear one it cannot decode (mostly table rules)."""
        symbology = SYMBOLOGIES.get(found.format) or SYMBOLOGIES.get(found.symbology, "")
        height, width = grey.shape
        box = _box_of(found.position, width, height)
        if found.valid and len(found.text) < SHORTEST.get(symbology, 0):
            return None
        if found.valid:
            return Barcode(box, *_unify(symbology, found), valid=True, readers=(self.name,))
        sides = sorted((box.width * width, box.height * height))
        square = sides[0] >= SMALLEST_MATRIX_PX and sides[1] <= SQUAREST * sides[0]
        if symbology not in MATRIX or not square:
            return None
        top, left = int(box.top * height), int(box.left * width)
        place = grey[top : math.ceil(box.bottom * height), left : math.ceil(box.right * width)]
        return Barcode(box, symbology) if has_modules(place) else None


_FORMATS = zxingcpp.BarcodeFormats(list(SYMBOLOGIES))


def _is_among(code: Barcode, codes: Sequence[Barcode]) -> bool:
    """Whether one of `codes` says the same or, where `code` says nothing, stands in its place."""
    return any(overlap(code.box, one.box) > 0 if code.text is None else code.text == one.text for one in codes)


def _unify(symbology: str, found: zxingcpp.Barcode) -> tuple[str, str]:
    """A UPC-A by its own name and twelve digits, a UPC-E as printed; line ends as everywhere."""
    text = found.text
    if symbology == "UPCE":
        return symbology, _as_printed(found)
    if symbology in {"EAN13", "UPCA"} and len(text) == 13 and text.startswith("0"):
        return "UPCA", text[1:]
    return symbology, text.replace("\r\n", "\n")


def _as_printed(found: zxingcpp.Barcode) -> str:
    """The eight digits of a UPC-E; the library's text is the thirteen of the EAN it stands for."""
    extra = found.extra
    return str(extra["UPCE"]) if isinstance(extra, dict) and "UPCE" in extra else found.text


def _box_of(position: zxingcpp.Position, width: int, height: int) -> Box:
    """The upright box around the four corners zxing-cpp names."""
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across = [corner.x / width for corner in corners]
    down = [corner.y / height for corner in corners]
    return box_on_page(min(across), min(down), max(across), max(down))
