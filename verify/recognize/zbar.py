"""zbar, by pyzbar: the second barcode reader, strong at 45 degrees and on low contrast.

It speaks for EAN-13, EAN-8, UPC-A and Code 128, whose check digits it verifies. Damaged UPC-E, Code 39 and Interleaved
2 of 5 codes it misreads too often: of these it only guesses (`valid` is false), and a guess counts for as much as another
reader agrees. QR codes are left to others. It reports a UPC-A as the EAN-13 with a leading zero.
"""

from __future__ import annotations

import importlib
from importlib.metadata import version
from types import ModuleType

import cv2

from verify.document import Barcode, PageImage, box_on_page
from verify.errors import ConfigError

SYMBOLOGIES = {"EAN13": "EAN13", "EAN8": "EAN8", "UPCA": "UPCA", "CODE128": "Code128"}
"""zbar's name of each symbology it may speak for, and ours."""
GUESSED = {"UPCE": "UPCE", "CODE39": "Code39", "I25": "ITF", "CODABAR": "Codabar"}
"""Those it only guesses at; not asked for UPC-E, it would pass its guesses at it off as UPC-A."""


class Zbar:
    """A barcode reader for retail codes and Code 128."""

    name = "zbar"

    def __init__(self) -> None:
        """ConfigError when the library libzbar, which the wheel does not carry, is missing."""
        self._pyzbar = load_pyzbar()
        self._symbols = [self._pyzbar.ZBarSymbol[name] for name in (*SYMBOLOGIES, *GUESSED)]
        self.version = version("pyzbar")

    def read(self, image: PageImage) -> tuple[Barcode, ...]:
        """The codes on `image` that zbar decodes, check digits verified, and its guesses."""
        grey = cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY)
        height, width = grey.shape
        codes = []
        for found in self._pyzbar.decode(grey, symbols=self._symbols):
            x, y, w, h = found.rect
            box = box_on_page(x / width, y / height, (x + w) / width, (y + h) / height)
            symbology, text = _unify((SYMBOLOGIES | GUESSED)[found.type], found.data.decode("utf-8", "replace"))
            codes.append(Barcode(box, symbology, text, found.type in SYMBOLOGIES, (self.name,)))
        return tuple(codes)


def _unify(symbology: str, text: str) -> tuple[str, str]:
    """A UPC-A by its own name and twelve digits, however zbar called it."""
    if symbology in {"EAN13", "UPCA"} and len(text) == 13 and text.startswith("0"):
        return "UPCA", text[1:]
    return symbology, text


def load_pyzbar() -> ModuleType:
    """The module pyzbar.pyzbar, which opens libzbar when it is imported."""
    try:
        return importlib.import_module("pyzbar.pyzbar")
    except ImportError as error:
        raise ConfigError("the library libzbar is missing", hint="apt install libzbar0") from error
