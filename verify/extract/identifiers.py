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

from stdnum import ean, imei
from stdnum.ch import uid as ch_uid
from stdnum.de import stnr as de_stnr
from stdnum.dk import cvr as dk_cvr
from stdnum.es import nif as es_nif
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError
from stdnum.fi import ytunnus as fi_ytunnus
from stdnum.fr import siren as fr_siren
from stdnum.fr import siret as fr_siret
from stdnum.gb import vat as gb_vat
from stdnum.it import iva as it_iva
from stdnum.nl import btw as nl_btw
from stdnum.no import orgnr as no_orgnr
from stdnum.ro import cui as ro_cui
from stdnum.se import orgnr as se_orgnr

_LOOK_ALIKES = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "|": "1", "S": "5", "B": "8", "Z": "2", "G": "6"}
_G = r"[0-9OoQIlSBZ|]"
"""A digit, or a capital that OCR takes for one."""
_J = r"[ .\-/]?"
"""What may stand between digits."""


def _digits(count: int) -> str:
    return _J.join([_G] * count)


_BODIES = {
    "AT": rf"U{_J}{_digits(8)}", "BE": rf"[01]{_J}{_digits(9)}", "BG": rf"{_digits(9)}(?:{_J}{_G})?", "CY": rf"{_digits(8)}{_J}[A-Z]",
    "CZ": rf"{_digits(8)}(?:{_J}{_G}){{0,2}}", "DE": _digits(9), "DK": _digits(8), "EE": _digits(9), "EL": _digits(9),
    "ES": rf"(?:[A-Z]{_J}{_digits(7)}{_J}[0-9A-Z]|{_digits(8)}{_J}[A-Z])", "FI": _digits(8), "FR": rf"[0-9A-Z]{_J}[0-9A-Z]{_J}{_digits(9)}",
    "GB": rf"{_digits(9)}(?:{_J}{_digits(3)})?", "HR": _digits(11), "HU": _digits(8), "IE": rf"{_G}{_J}[0-9A-Z+*]{_J}{_digits(5)}{_J}[A-Z]{{1,2}}",
    "IT": _digits(11), "LT": rf"{_digits(9)}(?:{_J}{_digits(3)})?", "LU": _digits(8), "LV": _digits(11), "MT": _digits(8),
    "NL": rf"{_digits(9)}{_J}[B8]{_J}{_digits(2)}", "PL": _digits(10), "PT": _digits(9), "RO": rf"{_G}(?:{_J}{_G}){{3,9}}",
    "SE": _digits(12), "SI": _digits(8), "SK": _digits(10),
}  # fmt: skip
_PREFIXED = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    + "|".join(rf"(?P<{country}>{country}{_J}{body})" for country, body in _BODIES.items())
    + r")(?![0-9A-Za-z])"
)
_SWISS = re.compile(rf"(?<![A-Za-z])CHE{_J}{_digits(9)}(?:\s?(?:MWST|TVA|IVA))?", re.IGNORECASE)
_NORWEGIAN = re.compile(rf"(?<![\w])(?P<no>NO{_J})?(?P<body>{_digits(9)})(?P<mva>\s?{_J}MVA)?(?![\w])", re.IGNORECASE)


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


@dataclass(frozen=True, slots=True)
class _Worded:
    """A national number that a word announces: its shape, its check, and how it is written canonically."""

    country: str
    words: re.Pattern[str]
    shape: re.Pattern[str]
    is_valid: Callable[[str], bool]
    prefix: str | None
    """Put before the number to make a VAT ID; None when the bare number stands for it."""
    written: Callable[[str], str] = str


def _plain(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def _checked(check: Callable[[str], bool]) -> Callable[[str], bool]:
    """`check` as a predicate: some of stdnum's raise on shapes they do not know."""

    def holds(number: str) -> bool:
        try:
            return bool(check(number))
        except ValidationError:
            return False

    return holds


def _shape(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9A-Za-z])(?:{body})(?![0-9A-Za-z])")


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-zÀ-ÿ])(?:{pattern})", re.IGNORECASE)


def _hyphen_at(place: int) -> Callable[[str], str]:
    return lambda number: f"{number[:place]}-{number[place:]}"


_WORDED = (
    _Worded("FI", _word(r"y[- .]?tunn|ly[- ]?(?:tunn|:)|ly\b|alv[- ]?(?:nro|num|tunn|rek)|business id"), _shape(rf"{_digits(7)}\s?-?\s?{_G}"), _checked(fi_ytunnus.is_valid), None, _hyphen_at(7)),
    _Worded("SE", _word(r"org(?:anisations)?\.?[- ]?(?:nr|nummer|no)|org\b"), _shape(rf"{_digits(6)}\s?-?\s?{_digits(4)}"), _checked(se_orgnr.is_valid), None, _hyphen_at(6)),
    _Worded("NO", _word(r"org(?:anisasjons)?\.?[- ]?(?:nr|nummer|no)|foretaks"), _shape(_digits(9)), _checked(no_orgnr.is_valid), None),
    _Worded("DK", _word(r"cvr|se[- ]?nr|moms"), _shape(_digits(8)), _checked(dk_cvr.is_valid), None),
    _Worded("RO", _word(r"c\.?\s?u\.?\s?i|c\.?\s?i\.?\s?f|cod(?:ul)? (?:unic|fiscal|de identificare|identificare|inreg)"), _shape(rf"{_G}{{4,10}}"), _checked(ro_cui.is_valid), None),
    _Worded("IT", _word(r"p(?:art(?:ita)?)?\.?\s?i\.?v\.?a|piva|iva\b"), _shape(_digits(11)), _checked(it_iva.is_valid), "IT"),
    _Worded("ES", _word(r"n\.?\s?i\.?\s?f|c\.?\s?i\.?\s?f|iva\b"), _shape(rf"[A-Z]{_J}{_digits(7)}{_J}[0-9A-Z]|{_digits(8)}{_J}[A-Z]"), _checked(es_nif.is_valid), "ES"),
    _Worded("FR", _word(r"siret"), _shape(_digits(14)), _checked(fr_siret.is_valid), None),
    _Worded("FR", _word(r"siren|r\.?c\.?s|siret"), _shape(_digits(9)), _checked(fr_siren.is_valid), None),
    _Worded("NL", _word(r"btw|b\.t\.w|ob[- ]?num"), _shape(rf"{_digits(9)}{_J}[B8]{_J}{_digits(2)}"), _checked(nl_btw.is_valid), "NL"),
    _Worded("NL", _word(r"k\.?v\.?k"), _shape(_digits(8)), lambda number: len(number) == 8, None),
    _Worded("GB", _word(r"vat"), _shape(rf"{_digits(9)}"), _checked(gb_vat.is_valid), "GB"),
    _Worded("DE", _word(r"ust|umsatzsteuer|uid"), _shape(_digits(9)), _checked(lambda number: eu_vat.is_valid("DE" + number)), "DE"),
    _Worded("DE", _word(r"steuer[- .]?n|st\.?[- ]?nr"), _shape(r"\d{2,3}\s?/\s?\d{3,4}\s?/\s?\d{4,5}"), _checked(de_stnr.is_valid), None),
    _Worded("AT", _word(r"uid|atu"), _shape(rf"U{_J}{_digits(8)}"), _checked(lambda number: eu_vat.is_valid("AT" + number)), "AT"),
    _Worded("BE", _word(r"btw|tva|ond(?:ernemings)?\.?n"), _shape(rf"[01]{_J}{_digits(9)}"), _checked(lambda number: eu_vat.is_valid("BE" + number)), "BE"),
    _Worded("PL", _word(r"nip"), _shape(_digits(10)), _checked(lambda number: eu_vat.is_valid("PL" + number)), "PL"),
)  # fmt: skip
_FORMATTED = (
    _Worded("FI", _word(""), _shape(rf"{_digits(7)}-{_G}"), _checked(fi_ytunnus.is_valid), None, _hyphen_at(7)),
    _Worded("SE", _word(""), _shape(r"(?:55[6-9]|16\s?55[6-9]|7[0-9]{2}|9[0-9]{2})\d{3}-\d{4}"), _checked(se_orgnr.is_valid), None, _hyphen_at(6)),
)  # fmt: skip


def parse_ids(text: str, *, before: str = "") -> tuple[ReadId, ...]:
    """Every business number in `text`; `before` is what stands left of it or above, where the word that names it may be."""
    found: list[ReadId] = []
    for readings in (_prefixed(text), _swiss(text), _norwegian(text, before), _worded(text, before), _formatted(text)):
        for one in readings:
            if not any(other.start < one.end and one.start < other.end for other in found):
                found.append(one)
    return tuple(found)


def _prefixed(text: str) -> Iterator[ReadId]:
    upper = text if text.isupper() else _upper_prefixes(text)
    for match in _PREFIXED.finditer(upper):
        country = match.lastgroup or ""
        plain = _plain(match.group())
        value, valid, repaired = _repair(plain, _is_vat_id, keep=2)
        if valid or (not repaired and _shape_of_digits(plain)):
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
    """`text` with lower-case country letters raised before digits: ``ro 123``, ``atU12345678``."""
    return re.sub(r"(?<![A-Za-z])(?:[a-z]{2}|[A-Z][a-z])(?=\s?[U\d])", lambda match: match.group().upper(), text)


def _shape_of_digits(plain: str) -> bool:
    """Whether the number is all digits but for the letters its country gives it: an unchecked letter is no ID."""
    return sum(glyph.isalpha() for glyph in plain[2:]) <= (
        2 if plain[:2] in {"FR", "ES", "IE", "NL", "AT", "CY"} else 0
    )


def _is_vat_id(number: str) -> bool:
    try:
        return bool(gb_vat.is_valid(number)) if number.startswith("GB") else bool(eu_vat.is_valid(number))
    except ValidationError:
        return False


def _repair(plain: str, is_valid: Callable[[str], bool], *, keep: int = 0) -> tuple[str, bool, bool]:
    """(value, valid, repaired): look-alike letters become digits only where the check digits then hold."""
    if is_valid(plain):
        return plain, True, False
    swapped = plain[:keep] + "".join(_LOOK_ALIKES.get(glyph, glyph) for glyph in plain[keep:])
    if swapped != plain and is_valid(swapped):
        return swapped, True, True
    if plain.startswith("NL") and len(plain) == 14 and is_valid(dutch := plain[:11] + "B" + swapped[12:]):
        return dutch, True, True
    return plain, False, False


def _swiss(text: str) -> Iterator[ReadId]:
    for match in _SWISS.finditer(text):
        number, valid, repaired = _repair(_plain(match.group())[:12], _checked(ch_uid.is_valid), keep=3)
        yield ReadId(number, "CH", valid, True, match.group(), *match.span(), repaired, "prefixed")


def _norwegian(text: str, before: str) -> Iterator[ReadId]:
    for match in _NORWEGIAN.finditer(text):
        if not (match["no"] or match["mva"]):
            continue
        number, valid, repaired = _repair(_plain(match["body"]), _checked(no_orgnr.is_valid))
        if valid or (number.isdigit() and (match["mva"] or "org" in before.lower())):
            value = f"NO{number}MVA" if match["mva"] else f"NO{number}"
            yield ReadId(value, "NO", valid, True, match.group().strip(), *match.span(), repaired, "prefixed")


def _worded(text: str, before: str) -> Iterator[ReadId]:
    for national in _WORDED:
        for match in national.shape.finditer(text):
            context = f"{before[-60:]} {text[: match.start()][-40:]}"
            if not national.words.search(context):
                continue
            number, valid, repaired = _repair(_plain(match.group()), national.is_valid)
            if valid or (
                national.country in {"RO", "FI", "SE", "DK", "IT", "ES"}
                and number[1:-1].isdigit()
                and _names_only(national, context)
            ):
                yield _read(national, (number, valid, repaired), match, kind="worded")


def _names_only(national: _Worded, context: str) -> bool:
    """Whether the word beside a number with wrong check digits belongs to one country alone."""
    others = [other for other in _WORDED if other.country != national.country and other.words.search(context)]
    return not others


def _formatted(text: str) -> Iterator[ReadId]:
    for national in _FORMATTED:
        for match in national.shape.finditer(text):
            number, valid, repaired = _repair(_plain(match.group()), national.is_valid)
            if valid and not repaired:
                yield _read(national, (number, True, False), match, kind="formatted")


def _read(national: _Worded, repair: tuple[str, bool, bool], match: re.Match[str], *, kind: str) -> ReadId:
    number, valid, repaired = repair
    value = f"{national.prefix}{number}" if national.prefix else national.written(number)
    return ReadId(
        value, national.country, valid, national.prefix is not None, match.group(), *match.span(), repaired, kind
    )


def is_gtin(text: str) -> bool:
    """Whether `text` is a GTIN-8, -12, -13 or -14 in bare digits whose check digit holds (GS1 General Specifications, 7.9)."""
    return text.isascii() and text.isdigit() and bool(ean.is_valid(text))


def is_imei(text: str) -> bool:
    """Whether `text` is an IMEI of fifteen digits whose Luhn digit holds (3GPP TS 23.003, annex B)."""
    return len(text) == 15 and text.isascii() and text.isdigit() and bool(imei.is_valid(text))
