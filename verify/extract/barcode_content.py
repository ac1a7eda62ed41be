"""What a decoded barcode carries: a GTIN, a serial, an IMEI, a MAC address, a part number.

Retail symbologies carry a GTIN. GS1-128, GS1 DataMatrix and GS1 QR codes carry element strings, each value announced by an
application identifier (GS1 General Specifications, section 3); other industrial codes put a data identifier before the value
(ANSI MH10.8.2: ``S`` serial number, ``1P`` supplier's part number); makers' QR codes write ``SN:…;MAC:…``. Whatever announces nothing
is a bare text: a printed word beside it must say what it is.

>>> parse_content("(01)05901234123457(21)AB12", "Code128")
(Content(role='gtin', value='5901234123457'), Content(role='serial', value='AB12'))
>>> parse_content("5901234123457", "EAN13")
(Content(role='gtin', value='5901234123457'),)
>>> parse_content("SN:4T8812;MAC:00:0E:58:12:34:56", "QRCode")
(Content(role='serial', value='4T8812'), Content(role='mac', value='00:0E:58:12:34:56'))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.extract.identifiers import is_gtin, is_imei

_RETAIL = frozenset({"EAN13", "EAN8", "UPCA", "UPCE", "DataBar", "ITF14"})
_SEPARATOR = "\x1d"
"""FNC1, as readers report it between element strings of variable length."""

_FIXED = {"00": 18, "01": 14, "02": 14, "11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6, "20": 2}
"""Application identifiers of predefined length and their digits (GS1 General Specifications, figure 7.8.5-2, those labels carry)."""
_VARIABLE = {"10": 20, "21": 20, "22": 20, "30": 8, "37": 8, "240": 30, "241": 30, "250": 30, "8200": 70}
"""Application identifiers of variable length and their longest value."""
_ROLES = {"01": "gtin", "02": "gtin", "21": "serial", "241": "part", "240": "part"}

_KEYED = re.compile(
    r"(?:^|[\s;,&?|{\"'/])(?P<key>s/?n|ser(?:ial)?(?:[ _-]?(?:no|nr|number))?|imei\d?|mac(?:[ _-]?addr(?:ess)?)?|p/?n|model|mod|ean|gtin|upc)"
    r"[\"']?\s*[:=#]\s*[\"']?(?P<value>[A-Z0-9][A-Z0-9:./_-]{3,39})",
    re.IGNORECASE,
)
_KEYS = {"s": "serial", "i": "imei", "p": "part", "e": "gtin", "g": "gtin", "u": "gtin"}


_GUARD = "(?: ?[\"'|:;\u00b4\u201c\u201d\u2033]{1,2})?"
"""What an engine reads where the guard bars of a retail code reach down between its digits."""
RETAIL_PRINT = re.compile(rf"(?<![\w.,-])\d{_GUARD} ?\d{{6}}{_GUARD} ?\d{{6}}(?![\w.,-]?\d)")
"""The digits below an EAN-13, in their groups (GS1 General Specifications, 5.2.5)."""


@dataclass(frozen=True, slots=True)
class Content:
    """One value and what the code says it is."""

    role: str
    """``gtin``, ``serial``, ``imei``, ``mac``, ``model``, ``part`` or ``text`` where the code says nothing."""
    value: str


def parse_content(text: str, symbology: str | None) -> tuple[Content, ...]:
    """Everything the code's `text` announces; its bare text where it announces nothing."""
    plain = text.strip()
    if symbology in _RETAIL or (symbology == "ITF" and len(plain) == _FIXED["01"]):
        return (Content("gtin", trim_gtin(plain)),) if is_gtin(plain) else ()
    elements = tuple(_elements(plain))
    if elements:
        return elements
    keyed = tuple(Content(_role_of(match["key"]), match["value"].rstrip(".,;:/")) for match in _KEYED.finditer(plain))
    if keyed:
        return keyed
    if is_imei(plain):
        return (Content("imei", plain),)
    return (Content("text", plain),) if plain else ()


def trim_gtin(digits: str) -> str:
    """A GTIN-14 that only pads a shorter one (indicator 0), as the package prints it."""
    return digits[1:] if len(digits) == _FIXED["01"] and digits[0] == "0" else digits


def _role_of(key: str) -> str:
    folded = key.casefold()
    if folded.startswith("mac"):
        return "mac"
    return "model" if folded.startswith("mod") else _KEYS[folded[0]]


def _elements(text: str) -> Iterator[Content]:
    """Values of the element strings whose role we know; nothing unless the whole text parses."""
    pairs = _bracketed(text) if text.startswith("(") else _concatenated(text.removeprefix("]C1").removeprefix("]d2"))
    for identifier, value in pairs:
        role = _ROLES.get(identifier)
        if role == "gtin" and is_gtin(value):
            yield Content(role, trim_gtin(value))
        elif role in ("serial", "part"):
            yield Content(role, value)


def _bracketed(text: str) -> list[tuple[str, str]]:
    """Element strings as readers show them to people: ``(01)…(21)…``."""
    return re.findall(r"\((\d{2,4})\)([^()]+)", text)


def _concatenated(text: str) -> list[tuple[str, str]]:
    """Element strings as they are encoded; empty unless they begin with a valid GTIN and every byte is accounted for."""
    pairs: list[tuple[str, str]] = []
    rest = text.removeprefix(_SEPARATOR)
    while rest:
        identifier = next((ai for ai in (*_FIXED, *_VARIABLE) if rest.startswith(ai)), None)
        if identifier is None:
            return []
        body = rest[len(identifier) :]
        if identifier in _FIXED:
            value, rest = body[: _FIXED[identifier]], body[_FIXED[identifier] :].removeprefix(_SEPARATOR)
        else:
            value, _, rest = body.partition(_SEPARATOR)
        pairs.append((identifier, value))
        if pairs[0][0] not in ("01", "02") or not is_gtin(pairs[0][1]):
            return []
    return pairs
