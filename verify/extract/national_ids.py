"""National business numbers: the word that announces each, its shape, its check digits, and how it is written.

Where a country prints its VAT ID without letters (P.IVA, NIF, BTW, VAT No) the word makes it one; elsewhere the bare number stands
for the firm (Y-tunnus, Org.nr, CVR, CUI, SIREN, KvK, Steuernummer, ABN). Check digits are python-stdnum's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from stdnum.au import abn as au_abn
from stdnum.cz import dic as cz_dic
from stdnum.de import stnr as de_stnr
from stdnum.dk import cvr as dk_cvr
from stdnum.es import nif as es_nif
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError
from stdnum.fi import ytunnus as fi_ytunnus
from stdnum.fr import siren as fr_siren
from stdnum.fr import siret as fr_siret
from stdnum.gb import vat as gb_vat
from stdnum.ie import vat as ie_vat
from stdnum.it import iva as it_iva
from stdnum.nl import btw as nl_btw
from stdnum.no import orgnr as no_orgnr
from stdnum.ro import cui as ro_cui
from stdnum.se import orgnr as se_orgnr

GLYPH = r"[0-9OoQIlSBZ|]"
"""A digit, or a capital that OCR takes for one."""
JOINT = r"[ .\-/]?"
"""What may stand between digits."""


def digits(count: int) -> str:
    """Pattern of `count` digits, however grouped."""
    return JOINT.join([GLYPH] * count)


@dataclass(frozen=True, slots=True)
class NationalId:
    """A national number that a word announces: its shape, its check, and how it is written canonically."""

    country: str
    words: re.Pattern[str]
    body: str
    """Pattern of the number."""
    is_valid: Callable[[str], bool]
    prefix: str | None
    """Put before the number to make a VAT ID; None when the bare number stands for it."""
    written: Callable[[str], str] = str
    telling: bool = False
    """The word leaves no doubt what the number is: with wrong check digits it is still one, and read as invalid."""

    @property
    def shape(self) -> re.Pattern[str]:
        """The number standing by itself: digits behind a letter (``B-58634726``) are part of a longer one, but for Romania's R."""
        return _compiled(rf"(?<![0-9A-Za-z])(?<!\b[A-QS-Z][- ])(?:{self.body})(?![0-9A-Za-z])")

    @property
    def glued(self) -> re.Pattern[str]:
        """The number where its word ends: OCR drops the space and the colon."""
        return _compiled(rf"(?:{self.body})(?![0-9A-Za-z])")


_compiled = cache(re.compile)


def _checked(check: Callable[[str], bool]) -> Callable[[str], bool]:
    """`check` as a predicate: some of stdnum's raise on shapes they do not know."""

    def holds(number: str) -> bool:
        try:
            return bool(check(number))
        except ValidationError:
            return False

    return holds


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-zÀ-ÿ])(?:{pattern})", re.IGNORECASE)


def _hyphen_at(place: int) -> Callable[[str], str]:
    return lambda number: f"{number[:place]}-{number[place:]}"


NATIONAL_IDS = (
    NationalId("FI", _word(r"y[- .]?tunn|ly[- ]?(?:tunn|:)|ly\b|alv[- ]?(?:nro|num|tunn|rek)|business id"), rf"{digits(7)}\s?-?\s?{GLYPH}", _checked(fi_ytunnus.is_valid), None, _hyphen_at(7), telling=True),
    NationalId("SE", _word(r"org(?:anisations)?\.?[- ]?(?:nr|nummer|no)|org\b"), rf"{digits(6)}\s?-?\s?{digits(4)}", _checked(se_orgnr.is_valid), None, _hyphen_at(6), telling=True),
    NationalId("NO", _word(r"org(?:anisasjons)?\.?[- ]?(?:nr|nummer|no)|foretaks"), digits(9), _checked(no_orgnr.is_valid), None, telling=True),
    NationalId("DK", _word(r"cvr|se[- ]?nr|moms"), digits(8), _checked(dk_cvr.is_valid), None, telling=True),
    NationalId("RO", _word(r"c\.?\s?u\.?\s?i|c\.?\s?i\.?\s?f|cod(?:ul)? (?:unic|fiscal|de identificare|identificare|inreg)"), rf"{GLYPH}{{4,10}}", _checked(ro_cui.is_valid), None, telling=True),
    NationalId("IT", _word(r"p(?:art(?:ita)?)?\.?\s?i\.?v\.?a|piva|iva\b"), digits(11), _checked(it_iva.is_valid), "IT", telling=True),
    NationalId("ES", _word(r"n\.?\s?i\.?\s?f|c\.?\s?i\.?\s?f|iva\b"), rf"[A-Z]{JOINT}{digits(7)}{JOINT}[0-9A-Z]|{digits(8)}{JOINT}[A-Z]", _checked(es_nif.is_valid), "ES", telling=True),
    NationalId("FR", _word(r"siret"), digits(14), _checked(fr_siret.is_valid), None),
    NationalId("FR", _word(r"siren|r\.?c\.?s|siret"), digits(9), _checked(fr_siren.is_valid), None),
    NationalId("NL", _word(r"btw|b\.t\.w|ob[- ]?num"), rf"{digits(9)}{JOINT}[B8]{JOINT}{digits(2)}", _checked(nl_btw.is_valid), "NL"),
    NationalId("AU", _word(r"a\.?\s?b\.?\s?n(?![a-z])"), digits(11), _checked(au_abn.is_valid), None, telling=True),
    NationalId("NL", _word(r"k\.?v\.?k"), digits(8), lambda number: len(number) == 8, None),
    NationalId("GB", _word(r"vat"), rf"{digits(9)}", _checked(gb_vat.is_valid), "GB"),
    NationalId("DE", _word(r"ust|umsatzsteuer|uid"), digits(9), _checked(lambda number: eu_vat.is_valid("DE" + number)), "DE"),
    NationalId("DE", _word(r"steuer[- .]?n|st\.?[- ]?nr"), r"\d{2,3}\s?/\s?\d{3,4}\s?/\s?\d{4,5}", _checked(de_stnr.is_valid), None),
    NationalId("AT", _word(r"uid|atu"), rf"U{JOINT}{digits(8)}", _checked(lambda number: eu_vat.is_valid("AT" + number)), "AT"),
    NationalId("BE", _word(r"btw|tva|ond(?:ernemings)?\.?n"), rf"[01]{JOINT}{digits(9)}", _checked(lambda number: eu_vat.is_valid("BE" + number)), "BE"),
    NationalId("IE", _word(r"vat|tax reg"), rf"{GLYPH}[0-9A-Z+*]{digits(5)}[A-W][A-I]?", _checked(ie_vat.is_valid), "IE"),
    NationalId("CZ", _word(r"di[cč]"), rf"{GLYPH}{{8,10}}", _checked(cz_dic.is_valid), "CZ"),
    NationalId("PL", _word(r"nip"), digits(10), _checked(lambda number: eu_vat.is_valid("PL" + number)), "PL"),
)  # fmt: skip
TELLING_SHAPES = (
    NationalId("FI", _word(""), rf"{digits(7)}-{GLYPH}", _checked(fi_ytunnus.is_valid), None, _hyphen_at(7)),
    NationalId("SE", _word(""), r"(?:55[6-9]|16\s?55[6-9]|7[0-9]{2}|9[0-9]{2})\d{3}-\d{4}", _checked(se_orgnr.is_valid), None, _hyphen_at(6)),
)  # fmt: skip
