"""What a label says without a caption: digits and addresses that their shape tells, and makers' codes.

Such values are weaker than captioned ones (``label.py``): nothing but look and place speaks for them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median

from verify.document import Box, Evidence
from verify.extract.barcode_content import RETAIL_PRINT, trim_gtin
from verify.extract.identifiers import is_gtin
from verify.extract.phrases import Phrase, PhraseTable
from verify.extract.rows import Row, evidence_in
from verify.text import edit_distance, skeleton

DIGITS = re.compile(r"(?<![\w.,-])\d(?: ?\d){7,13}(?![\w.,-]?\d)")
_MODEL_CODE = re.compile(r"(?<![\w/-])(?=[A-Z0-9-]*\d)[A-Z]{1,6}-?(?=[A-Z0-9-]*\d)[A-Z0-9]+(?:[-/][A-Z0-9]+)*(?![\w-])")
_BARE_DIGITS = 0.6
"""Thirteen digits with a valid check digit and no word beside them: one in ten numbers has one."""
_IN_STORE, _IN_STORE_PREFIXES = 0.05, ("02", "04", "2")
"""The same of a number that shops give to their own goods (GS1 General Specifications, 1.4: restricted circulation)."""
_SHORT_GTIN, _IN_STORE_SHORT = 8, ("0", "2")
"""The same of eight digits (GS1 General Specifications, 1.4.3: RCN-8)."""
UNANNOUNCED_MODEL = 0.35
"""A maker's code that no word announces, in type of the usual size (chosen)."""
_NO_MODEL = re.compile(r"[BCLPS]R\d{2,4}[A-Z]?$|(?:[0-9A-F]{2}-){3}")
"""A round battery's designation (IEC 60086-1, annex C): what a plate says of its power; pairs of a network address (IEEE 802)."""
_HEAD, _LONG_WORD = re.compile(r"[^\W\d_][^\d:]*[^\W\d_]"), 8
"""What stands before a value's first digit or mark, and the glyphs from which such a word bears a misread one (chosen)."""
_EDGE = 0.004
"""Share of the picture's width within which ink at its edge is cut off (chosen: less than a glyph of small print)."""
_CUT = 0.05
"""Share of its strength that is left to a value whose ink the picture's edge cuts (chosen)."""
_MAC = re.compile(r"(?<![0-9A-F:-])[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}(?![0-9A-F:-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """One value in one place, for one role."""

    role: str
    value: str
    text: str
    evidence: Evidence
    strength: float


def is_in_store(gtin: str) -> bool:
    """Whether a shop gave this number to its own goods or prices: no maker's GTIN begins so."""
    if len(gtin) == _SHORT_GTIN:
        return gtin.startswith(_IN_STORE_SHORT)
    return gtin.zfill(13).startswith(_IN_STORE_PREFIXES)


def gtin_strength(gtin: str, strength: float) -> float:
    """`strength`, unless the number is a shop's own."""
    return _IN_STORE if is_in_store(gtin) else strength


def patterned(rows: tuple[Row, ...]) -> Iterator[Seen]:
    """Values whose shape alone says what they are: digits with a GTIN's check digit, a MAC address with its marks."""
    for row in rows:
        for match in (*DIGITS.finditer(row.text), *RETAIL_PRINT.finditer(row.text)):
            digits = digits_of(match[0])
            if len(digits) >= 12 and is_gtin(digits):  # eight digits pass by chance too often
                strength = gtin_strength(digits, _BARE_DIGITS)
                yield Seen("gtin", trim_gtin(digits), match[0], _row_evidence(row, match), strength)
        for match in _MAC.finditer(row.text):
            yield Seen("mac", match[0], match[0], _row_evidence(row, match), 0.75)


def _row_evidence(row: Row, match: re.Match[str]) -> Evidence:
    """The ink of a match on a row's text; the row's box where it runs across cells."""
    at = 0
    for cell in row.cells:
        if at <= match.start() and match.end() <= at + len(cell.text):
            return evidence_in(cell, row.page, match.start() - at, match.end() - at)
        at += len(cell.text) + 1
    return Evidence(row.page, row.box, match[0])


def model_codes(rows: tuple[Row, ...]) -> Iterator[Seen]:
    """Capitals and digits that look like a maker's code, larger type first; lines about other things are passed over."""
    usual = usual_height(rows)
    for row in rows:
        for cell in row.cells:
            if label_words().find(cell.text):
                continue
            for match in _MODEL_CODE.finditer(cell.text):
                if 4 <= len(match[0]) <= 18 and not _NO_MODEL.match(match[0]):
                    size = min(cell.box.height / usual, 2.0) if _runs_across(cell.box) else 1.0
                    evidence = evidence_in(cell, row.page, match.start(), match.end())
                    yield Seen("model", match[0], match[0], evidence, UNANNOUNCED_MODEL * size * wholeness(evidence))


def wholeness(ink: Evidence) -> float:
    """What a value's strength is multiplied by: little where the picture's edge cuts through its ink."""
    return _CUT if ink.box.left < _EDGE or ink.box.right > 1.0 - _EDGE else 1.0


def _runs_across(box: Box) -> bool:
    return box.width > box.height


def usual_height(rows: Iterable[Row]) -> float:
    """The middle height of a label's cells."""
    heights = [cell.box.height for row in rows for cell in row.cells]
    return max(median(heights), 1e-6) if heights else 1.0


@lru_cache(maxsize=1)
def label_words() -> PhraseTable:
    """Words before a value on a label, by the value's role."""
    return PhraseTable({role: [word.strip() for word in text.split(",")] for role, text in _table().items()})


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Each role's words, with commas between."""
    table: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("label.toml").read_text(encoding="utf-8"))
    return table["words"]


def find_captions(text: str) -> tuple[Phrase, ...]:
    """The words in `text` that announce a value; where none do, a long word for a serial at its head with one glyph misread."""
    found = label_words().find(text)
    if found:
        return found
    head = _HEAD.match(text)
    word = skeleton(head[0]) if head else ""
    if head and len(word) >= _LONG_WORD and any(edit_distance(word, one) == 1 for one in _serial_words()):
        return (Phrase("serial", head.start(), head.end()),)
    return ()


@lru_cache(maxsize=1)
def _serial_words() -> tuple[str, ...]:
    """The skeletons of the long words for a serial: no other word of a label is one glyph away from them."""
    words = (skeleton(word) for word in _table()["serial"].split(","))
    return tuple(word for word in words if len(word) >= _LONG_WORD)


def digits_of(text: str) -> str:
    """The digits of a text alone."""
    return "".join(glyph for glyph in text if glyph.isdigit())
