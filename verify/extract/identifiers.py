"""VAT IDs and national business numbers, with their check digits.

A number is a VAT ID where it stands with its country's letters (EU: Directive 2006/112/EC art. 215; ``CHE`` … ``MWST``, ``NO`` … ``MVA``,
``GB``) or where a national word makes it one (P.IVA, NIF, BTW, CIF with RO). Where only a business number is printed (Y-tunnus, Org.nr, CVR,
CUI, SIREN, KvK), that number stands for it. Check digits and formats are python-stdnum's.

A wrong ID is worse than a missing one: a glyph that OCR may have mistaken (O for 0, S for 5) is read as the digit only when the
check digits then hold, and the difference between value and text shows it.

>>> [(one.value, one.country, one.valid) for one in parse_ids("VAT FI12345671 / Y-tunnus 1234567-1")]
[('FI12345671', 'FI', True), ('1234567-1', 'FI', True)]
>>> [(one.value, one.valid) for one in parse_ids("USt-IdNr.: DE136695977")]
[('DE136695977', False)]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from stdnum import ean, imei
from stdnum.ch import uid as ch_uid
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError
from stdnum.gb import vat as gb_vat
from stdnum.no import orgnr as no_orgnr

from verify.extract.national_ids import GLYPH, JOINT, NATIONAL_IDS, TELLING_SHAPES, NationalId, digits

_LOOK_ALIKES = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "|": "1", "S": "5", "B": "8", "Z": "2", "G": "6"}
_IRISH = str.maketrans({"0": "O", "1": "I"})
"""An Irish number ends in letters, which OCR may take for digits."""
_BODIES = {
    "AT": rf"U{JOINT}{digits(8)}", "BE": rf"(?:[01]{JOINT})?{digits(9)}", "BG": rf"{digits(9)}(?:{JOINT}{GLYPH})?", "CY": rf"{digits(8)}{JOINT}[A-Z]",
    "CZ": rf"{digits(8)}(?:{JOINT}{GLYPH}){{0,2}}", "DE": digits(9), "DK": digits(8), "EE": digits(9), "EL": digits(9),
    "ES": rf"(?:[A-Z]{JOINT}{digits(7)}{JOINT}[0-9A-Z]|{digits(8)}{JOINT}[A-Z])", "FI": digits(8), "FR": rf"[0-9A-Z]{JOINT}[0-9A-Z]{JOINT}{digits(9)}",
    "GB": rf"{digits(9)}(?:{JOINT}{digits(3)})?", "HR": digits(11), "HU": digits(8), "IE": rf"{GLYPH}{JOINT}[0-9A-Z+*]{JOINT}{digits(5)}{JOINT}[A-Z01]{{1,2}}",
    "IT": digits(11), "LT": rf"{digits(9)}(?:{JOINT}{digits(3)})?", "LU": digits(8), "LV": digits(11), "MT": digits(8),
    "NL": rf"{digits(9)}{JOINT}[B8]{JOINT}{digits(2)}", "PL": digits(10), "PT": digits(9), "RO": rf"{GLYPH}(?:{JOINT}{GLYPH}){{3,9}}",
    "SE": digits(12), "SI": digits(8), "SK": digits(10),
}  # fmt: skip
_PREFIXED = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    + "|".join(rf"(?P<{country}>{country}{JOINT}{body})" for country, body in _BODIES.items())
    + r")(?=[Il|]?(?![0-9A-Za-z]))"
)
_SWISS = re.compile(rf"(?<![A-Za-z])CHE{JOINT}{digits(9)}(?:\s?(?:MWST|TVA|IVA))?", re.IGNORECASE)
_NORWEGIAN = re.compile(
    rf"(?<![\w])(?P<no>NO{JOINT})?(?P<body>{digits(9)})(?P<mva>\s?{JOINT}MVA)?(?![\w])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ReadId:
    """One business number as printed, and what it is."""

    value: str
    country: str
    valid: bool
    is_vat: bool
    """A VAT ID, not a business number that stands for one."""
    text: str
    start: int
    end: int
    repaired: bool
    """A look-alike glyph was read as the digit that makes the check digits hold."""
    kind: str
    """``prefixed`` (with its country's letters), ``formatted`` (a national shape) or ``worded`` (a word beside it says so)."""


def _plain(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


_RULE = re.compile(r"(?<!\S)\|(?!\S)")
"""A stroke with white space around it parts two entries of a line; elsewhere it may be a misread 1."""

LEAST_DIGITS = 4
"""Digits of the shortest number worth a look (a Romanian CUI), look-alikes aside."""


@lru_cache(maxsize=4096)
def parse_ids(text: str, *, before: str = "") -> tuple[ReadId, ...]:
    """Every business number in `text`; `before` is what stands left of it or above, where the word that names it may be."""
    if sum(glyph.isdigit() for glyph in text) < LEAST_DIGITS:
        return ()
    text = _RULE.sub("·", text)
    found: list[ReadId] = []
    for readings in (_prefixed(text), _swiss(text), _norwegian(text, before), _worded(text, before), _formatted(text)):
        for one in readings:
            if not any(other.start < one.end and one.start < other.end for other in found):
                found.append(one)
    return tuple(found)


def _prefixed(text: str) -> Iterator[ReadId]:
    upper = _upper_prefixes(text)
    for match in _PREFIXED.finditer(upper):
        country = match.lastgroup or ""
        plain = _plain(match.group())
        value, valid, repaired = _repair(_ten_digits(plain), _is_vat_id, keep=2)
        as_printed = _plain(text[match.start() : match.end()]) == plain
        if valid or (as_printed and _letters_in_place(plain, 2)):
            yield ReadId(
                value,
                "GR" if country == "EL" else country,
                valid,
                True,
                text[match.start() : match.end()],
                *match.span(),
                repaired,
                "prefixed",
            )


def _upper_prefixes(text: str) -> str:
    """`text` with its country letters made plain: lower case raised (``ro 123``), look-alikes read (``R0``, ``C7``)."""
    raised = re.sub(r"(?<![A-Za-z])(?:[a-z]{2}|[A-Z][a-z])(?=\s?[U\d])", lambda match: match.group().upper(), text)
    raised = re.sub(r"(?<![A-Za-z0-9])1E(?=\s?\d{7}[A-Z])", "IE", raised)
    return re.sub(r"(?<![A-Za-z0-9])C7(?=\d{8})", "CZ", re.sub(r"(?<![A-Za-z0-9])R0(?=\s?\d{4})", "RO", raised))


def _ten_digits(plain: str) -> str:
    """Belgian numbers had nine digits until 2005: a nought before them makes the ten of today."""
    return f"BE0{plain[2:]}" if plain.startswith("BE") and len(plain) == 11 else plain


def _is_vat_id(number: str) -> bool:
    try:
        return bool(gb_vat.is_valid(number)) if number.startswith("GB") else bool(eu_vat.is_valid(number))
    except ValidationError:
        return False


def _repair(plain: str, is_valid: Callable[[str], bool], *, keep: int = 0) -> tuple[str, bool, bool]:
    """(value, valid, repaired): look-alike letters become digits only where the check digits then hold."""
    if _letters_in_place(plain, keep) and is_valid(plain):
        return plain, True, False
    swapped = plain[:keep] + "".join(_LOOK_ALIKES.get(glyph, glyph) for glyph in plain[keep:])
    if swapped != plain and is_valid(swapped):
        return swapped, True, True
    if plain.startswith("NL") and len(plain) == 14 and is_valid(dutch := swapped[:11] + "B" + swapped[12:]):
        return dutch, True, True
    if plain.startswith("IE") and is_valid(irish := plain[:9] + plain[9:].translate(_IRISH)):
        return irish, True, True
    return plain, False, False


def _letters_in_place(plain: str, keep: int) -> bool:
    """Whether a VAT ID has letters only where its country puts them; a Dutch one has a B before its last two digits."""
    body = plain[keep:]
    if not keep or plain[:2] in {"FR", "ES", "IE", "CY"}:
        return True
    return (body[1:] if plain[:2] == "AT" else body[:9] + body[10:] if plain[:2] == "NL" else body).isdigit()


def _swiss(text: str) -> Iterator[ReadId]:
    for match in _SWISS.finditer(text):
        number, valid, repaired = _repair(_plain(match.group())[:12], ch_uid.is_valid, keep=3)
        yield ReadId(number, "CH", valid, True, match.group(), *match.span(), repaired, "prefixed")


def _norwegian(text: str, before: str) -> Iterator[ReadId]:
    for match in _NORWEGIAN.finditer(text):
        if not (match["no"] or match["mva"]):
            continue
        number, valid, repaired = _repair(_plain(match["body"]), no_orgnr.is_valid)
        if valid or (number.isdigit() and (match["mva"] or "org" in before.lower())):
            value = f"NO{number}MVA" if match["mva"] else f"NO{number}"
            yield ReadId(value, "NO", valid, True, match.group().strip(), *match.span(), repaired, "prefixed")


def _worded(text: str, before: str) -> Iterator[ReadId]:
    for national in NATIONAL_IDS:
        for match in _announced(national, text, before):
            context = f"{before[-60:]} {text[: match.start()][-40:]}"
            number, valid, repaired = _repair(_plain(match.group()), national.is_valid)
            if valid or (national.telling and number[1:-1].isdigit() and _names_only(national, match, context)):
                yield _read(national, (number, valid, repaired), match, kind="worded")


def _announced(national: NationalId, text: str, before: str) -> Iterator[re.Match[str]]:
    """Numbers of the nation's shape that its word stands before, however closely."""
    if not national.words.search(f"{before[-60:]} {text}"):
        return
    for match in national.shape.finditer(text):
        if national.words.search(f"{before[-60:]} {text[: match.start()][-40:]}"):
            yield match
    for word in national.words.finditer(text):
        glued = national.glued.match(text, word.end())
        if glued is not None:
            yield glued


def _names_only(national: NationalId, match: re.Match[str], context: str) -> bool:
    """Whether a number with wrong check digits can belong to no other country, by its word and shape."""
    return not any(
        other.country != national.country and other.words.search(context) and other.shape.fullmatch(match.group())
        for other in NATIONAL_IDS
    )


def _formatted(text: str) -> Iterator[ReadId]:
    for national in TELLING_SHAPES:
        for match in national.shape.finditer(text):
            number, valid, repaired = _repair(_plain(match.group()), national.is_valid)
            if valid and not repaired:
                yield _read(national, (number, True, False), match, kind="formatted")


def _read(national: NationalId, repair: tuple[str, bool, bool], match: re.Match[str], *, kind: str) -> ReadId:
    number, valid, repaired = repair
    value = f"{national.prefix}{number}" if national.prefix else national.written(number)
    return ReadId(
        value, national.country, valid, national.prefix is not None, match.group(), *match.span(), repaired, kind
    )


def is_gtin(text: str) -> bool:
    """Whether `text` is a GTIN-8, -12, -13 or -14 in bare digits whose check digit holds (GS1 General Specifications, 7.9)."""
    return text.isascii() and text.isdigit() and bool(ean.is_valid(text))


def has_check_digit(text: str) -> bool:
    """Whether the last of some digits is the check digit of the others, as in GTINs and SSCCs (GS1 General Specifications, 7.9)."""
    return text.isascii() and text.isdigit() and ean.calc_check_digit(text[:-1]) == text[-1]


def is_imei(text: str) -> bool:
    """Whether `text` is an IMEI of fifteen digits whose Luhn digit holds (3GPP TS 23.003, annex B)."""
    return len(text) == 15 and text.isascii() and text.isdigit() and bool(imei.is_valid(text))
