"""Codes on a product's rows: GTIN, the retailer's article number, serials and IMEIs.

An article number is announced by a word ("Art.-Nr.", "Varenr."), leads its row, or fills a cell of its own; a serial is announced, or
stands alone in brackets. Codes inside a product's name stay in the name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from verify.extract.identifiers import is_gtin, is_imei
from verify.extract.ink import Part, blanked, fills_cell, part_of
from verify.extract.phrases import PhraseTable
from verify.extract.rows import Row

_CODE = re.compile(r"(?<![\w,.])(?:\d{4,18}|(?=[A-Z0-9./-]*\d)[A-Z0-9]+(?:[-/.][A-Z0-9]+)+)(?![\w,]|[-/.][A-Z0-9])")
BARE_CODE = re.compile(r"(?=[A-Z0-9./-]*\d)(?=[A-Z0-9./-]*[A-Z])[A-Z0-9]+(?:[-/.][A-Z0-9]+)*")
"""A code of letters and digits, as models are called."""
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")
_BRACKETED = re.compile(r"^(?=\(|.*\)$)\(? ?(?P<codes>[A-Z0-9]{8,20}(?:[,; ]+[A-Z0-9]{8,20})*) ?\)?$")
_SERIAL = re.compile(r"(?=[A-Z0-9/-]*\d[A-Z0-9/-]*\d)[A-Z0-9](?:[A-Z0-9]|[-/:](?=[A-Z0-9])){4,29}", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"\d{5,10}|(?=(?:\d[-.]?){5})\d{2,6}(?:[-.]\d{2,6})+")
"""An article number before a name on a row of its own: no house number, year or size has so many digits."""
_SHORTEST_GTIN = 8
"""Eight digits pass the check one time in ten: a GTIN-8 must lead its row."""
_ANNOUNCED = re.compile(
    r"[ .:#]*(?P<code>(?=[A-Z0-9./-]*\d)[A-Z0-9]+(?:[-/.][A-Z0-9]+)*|[A-Z0-9]{2,}(?:-[A-Z0-9]+)+)(?![\w,])"
)
"""An article number right behind its word."""


def find_codes(row: Row, rest: str, *, bare: bool) -> tuple[Part[str] | None, Part[str] | None, str]:
    """GTIN, article number, and the text without them; `bare` says that the row bears a price or a quantity."""
    gtin = None
    reference, rest = _announced(row, rest)
    leads = len(rest) - len(rest.lstrip())
    for match in list(_CODE.finditer(rest)):
        if _DATE.fullmatch(match[0]):
            continue
        leading, alone = match.start() == leads, fills_cell(row, match.span())
        if gtin is None and is_gtin(match[0]) and (len(match[0]) > _SHORTEST_GTIN or leading):
            gtin = part_of(row, *match.span())
        elif reference is None and (alone or (leading and (bare or _LEADING_NUMBER.fullmatch(match[0])))):
            reference = part_of(row, *match.span())
        else:
            continue
        rest = blanked(rest, [match.span()])
    return gtin, reference, rest


def _announced(row: Row, rest: str) -> tuple[Part[str] | None, str]:
    """The article number behind its word where the word begins a cell, and the text without both; a GTIN's word goes too."""
    starts = {sum(len(cell.text) + 1 for cell in row.cells[:at]) for at in range(len(row.cells))}
    for phrase in _code_words().find(rest):
        code = _ANNOUNCED.match(rest, phrase.end)
        if code is None or (phrase.start not in starts and rest[: phrase.start].strip()):
            continue
        if is_gtin(code["code"]):
            return None, blanked(rest, [(phrase.start, code.start("code"))])
        return part_of(row, *code.span("code")), blanked(rest, [(phrase.start, code.end())])
    return None, rest


def article_number(codes: Sequence[Part[str]]) -> Part[str] | None:
    """Which of a product's codes is the article number: where some are digits only, those with letters name the model."""
    numbers = [code for code in codes if not BARE_CODE.fullmatch(code.text)]
    return next(iter(numbers or codes), None)


def find_serials(row: Row) -> tuple[Part[str], ...]:
    """Serials and IMEIs that a word announces, and codes that stand alone in brackets under a line."""
    bracketed = _BRACKETED.match(row.text)
    if bracketed:
        codes = re.compile(r"[A-Z0-9]{8,20}").finditer(row.text, *bracketed.span("codes"))
        return tuple(part_of(row, *match.span()) for match in codes if any(glyph.isdigit() for glyph in match[0]))
    phrases = serial_words().find(row.text)
    if not phrases or not (phrases[0].start <= 2 or row.text[phrases[0].end :].lstrip()[:1] in (":", "#")):
        return ()
    found = _SERIAL.finditer(row.text, phrases[0].end)
    return tuple(
        part_of(row, *match.span()) for match in found if "imei" not in phrases[0].meaning or is_imei(match[0])
    )


@lru_cache(maxsize=1)
def serial_words() -> PhraseTable:
    """Words that announce a serial or an IMEI."""
    words = _table("label.toml")["words"]
    return PhraseTable({role: _listed(words[role]) for role in words if role == "serial" or "imei" in role})


@lru_cache(maxsize=1)
def _code_words() -> PhraseTable:
    """Words that announce an article number or a GTIN."""
    return PhraseTable(
        {
            "article": _listed(_table("columns.toml")["codes"]["article"]),
            "gtin": _listed(_table("label.toml")["words"]["gtin"]),
        }
    )


def _table(name: str) -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return table


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]
