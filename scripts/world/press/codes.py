r"""Barcodes as bars, and the digits that belong below them.

Bars come from zxing-cpp's writer, one pixel a module; how wide a module becomes is the label's affair. Quiet zones and the
usual print below: EAN and UPC by GS1 General Specifications 5.2 (guard bars reach down between the digits, the first
and, in UPC, the last digit stands outside), GS1-128 and ITF-14 by 5.4 and 5.3 (brackets around application identifiers, in print
only), Code 39 by ISO/IEC 16388, Code 128 by 15417, Data Matrix by 16022, QR by 18004, PDF417 by 15438.

>>> Code("EAN13", "9520000000912").text, Code("GS1-128", "(01)09520000000912(21)AB(17)250101").text
('9520000000912', '010952000000091221AB\x1d17250101')
>>> Code("UPCE", "01234505").text
'012000003455'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import zxingcpp
from numpy.typing import NDArray

Symbology = Literal[
    "EAN13", "EAN8", "UPCA", "UPCE", "Code128", "GS1-128", "Code39", "ITF14",
    "DataMatrix", "GS1DataMatrix", "QRCode", "PDF417",
]  # fmt: skip
Modules = NDArray[np.uint8]
"""One cell a module: 1 is a bar."""

_FORMAT = zxingcpp.BarcodeFormat
_FORMATS = {
    "EAN13": _FORMAT.EAN13, "EAN8": _FORMAT.EAN8, "UPCA": _FORMAT.UPCA, "UPCE": _FORMAT.UPCE,
    "Code128": _FORMAT.Code128, "GS1-128": _FORMAT.Code128, "Code39": _FORMAT.Code39, "ITF14": _FORMAT.ITF,
    "DataMatrix": _FORMAT.DataMatrix, "GS1DataMatrix": _FORMAT.DataMatrix, "QRCode": _FORMAT.QRCode,
    "PDF417": _FORMAT.PDF417,
}  # fmt: skip
MATRIX = frozenset({"DataMatrix", "GS1DataMatrix", "QRCode", "PDF417"})
"""Symbologies whose height is their own."""
_GS1 = frozenset({"GS1-128", "GS1DataMatrix"})
_QUIET = {
    "EAN13": (11, 7), "EAN8": (7, 7), "UPCA": (9, 9), "UPCE": (9, 7), "Code128": (10, 10), "GS1-128": (10, 10),
    "Code39": (10, 10), "ITF14": (13, 13), "DataMatrix": (1, 1), "GS1DataMatrix": (1, 1), "QRCode": (4, 4),
    "PDF417": (2, 2),
}  # fmt: skip
"""Modules left and right that stay empty: the least that each standard allows; of ITF-14 more, for on carton ink spreads into it."""
_PREDEFINED = frozenset(
    {"00", "01", "02", "03", "04", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "41"}
)
"""First two digits of application identifiers whose length is predefined, so that no FNC1 follows (GS1 General Specifications, 7.8.5)."""
_ELEMENT = re.compile(r"\((\d{2,4})\)([^()]+)")


@dataclass(frozen=True, slots=True)
class Code:
    """One barcode to be drawn."""

    symbology: Symbology
    content: str
    """Digits with their check digit, free text, or GS1 element strings with bracketed identifiers."""

    @property
    def text(self) -> str:
        r"""What a reader reports: GS1 elements run together with FNC1 as ``\x1d``, a UPC-E as the UPC-A it stands for."""
        if self.symbology in _GS1:
            return _run_together(self.content)
        return expanded_upce(self.content) if self.symbology == "UPCE" else self.content

    @property
    def quiet(self) -> tuple[int, int]:
        """Modules that stay empty on the left and on the right."""
        return _QUIET[self.symbology]

    @property
    def below(self) -> str:
        """The usual print below; empty for matrix codes."""
        if self.symbology in MATRIX:
            return ""
        return " ".join(part for part, _, _ in self.digits) if self.digits else _spaced(self)

    @property
    def digits(self) -> tuple[tuple[str, float, float], ...]:
        """EAN's and UPC's digits in groups, each with the modules between which it is centred; empty for others."""
        if self.symbology not in _GROUPS:
            return ()
        groups, at = [], 0
        for count, left, right in _GROUPS[self.symbology]:
            groups.append((self.content[at : at + count], left, right))
            at += count
        return tuple(groups)


_GROUPS: dict[str, tuple[tuple[int, float, float], ...]] = {
    "EAN13": ((1, -9, -2), (6, 3, 45), (6, 50, 92)),
    "EAN8": ((4, 3, 31), (4, 36, 64)),
    "UPCA": ((1, -9, -2), (5, 10, 45), (5, 50, 85), (1, 97, 104)),
    "UPCE": ((1, -9, -2), (6, 3, 45), (1, 53, 60)),
}


def bars_of(code: Code) -> tuple[Modules, Modules]:
    """The code's modules without quiet zone, and one row of those that reach down as guard bars (zeros for most).

    Linear codes are one row high.
    """
    cells = _written(code.symbology, code.content)
    if code.symbology in MATRIX:
        return cells, np.zeros_like(cells[:1])
    if code.symbology in _GROUPS:
        return cells[:1], cells[-1:]
    return cells[cells.shape[0] // 2][None], np.zeros_like(cells[:1])


@lru_cache(maxsize=512)
def _written(symbology: str, content: str) -> Modules:
    more = {"gs1": symbology in _GS1, "force_square": symbology.endswith("DataMatrix")}
    if symbology == "UPCE":
        content = content[:7]  # the writer wants to reckon its check digit itself
    code = zxingcpp.create_barcode(content, _FORMATS[symbology], **more)
    return np.asarray(np.asarray(code.to_image(scale=1, add_quiet_zones=False)) < 128, np.uint8)


def _run_together(elements: str) -> str:
    parts = _ELEMENT.findall(elements)
    text = ""
    for place, (identifier, value) in enumerate(parts):
        is_open = identifier[:2] not in _PREDEFINED and place < len(parts) - 1
        text += f"{identifier}{value}" + ("\x1d" if is_open else "")
    return text


def _spaced(code: Code) -> str:
    if code.symbology == "ITF14":  # indicator, prefix, company, item, check (GS1 General Specifications, 5.3.2.6)
        digits = code.content
        return f"{digits[0]} {digits[1:3]} {digits[3:8]} {digits[8:13]} {digits[13]}"
    return code.content


def expanded_upce(code: str) -> str:
    """The UPC-A that the eight digits of a UPC-E stand for (GS1 General Specifications, 5.2.2.4)."""
    system, digits, check = code[0], code[1:7], code[7]
    last = digits[5]
    if last in "012":
        body = digits[:2] + last + "0000" + digits[2:5]
    elif last in "34":
        body = digits[: int(last)] + "00000" + digits[int(last) : 5]
    else:
        body = digits[:5] + "0000" + last
    return system + body + check
