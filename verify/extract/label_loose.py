"""What a label says without a caption: digits and addresses that their shape tells, makers' codes, and the largest type.

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

from verify.document import Evidence
from verify.extract.barcode_content import trim_gtin
from verify.extract.identifiers import is_gtin
from verify.extract.phrases import PhraseTable
from verify.extract.rows import Row, evidence_in
from verify.text import squeeze

DIGITS = re.compile(r"(?<![\w.,-])\d(?: ?\d){7,13}(?![\w.,-]?\d)")
_MODEL_CODE = re.compile(r"(?<![\w/-])(?=[A-Z0-9-]*\d)[A-Z]{1,6}-?(?=[A-Z0-9-]*\d)[A-Z0-9]+(?:[-/][A-Z0-9]+)*(?![\w-])")
_BARE_DIGITS = 0.6
"""Thirteen digits with a valid check digit and no word beside them: one in ten numbers has one."""
_UNANNOUNCED_MODEL, LARGE_TYPE = 0.35, 0.5
_ONE_WORD = 0.6
"""A single word in large type is as often the maker's name."""
_LARGEST = 4
"""Cells in large type that are kept as a product's name (chosen)."""
_MOST_NAME_WORDS = 8
"""Words from which a cell is a sentence or an address (chosen)."""
_MAC = re.compile(r"(?<![0-9A-F:-])[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}(?![0-9A-F:-])", re.IGNORECASE)
_SHORT_NAME = re.compile(r"(?<![A-Z])[A-Z]{2}\d{2}")
"""A name of capitals and digits ("HX99"); a mark of conformity has fewer digits."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One value in one place, for one role."""

    role: str
    value: str
    text: str
    evidence: Evidence
    strength: float


def patterned(rows: tuple[Row, ...]) -> Iterator[Seen]:
    """Values whose shape alone says what they are: digits with a GTIN's check digit, a MAC address with its marks."""
    for row in rows:
        for match in DIGITS.finditer(row.text):
            digits = digits_of(match[0])
            if len(digits) >= 12 and is_gtin(digits):  # eight digits pass by chance too often
                yield Seen("gtin", trim_gtin(digits), match[0], _row_evidence(row, match), _BARE_DIGITS)
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
    usual = _usual_height(rows)
    for row in rows:
        for cell in row.cells:
            if label_words().find(cell.text):
                continue
            for match in _MODEL_CODE.finditer(cell.text):
                if 4 <= len(match[0]) <= 18:
                    size = min(cell.box.height / usual, 2.0)
                    evidence = evidence_in(cell, row.page, match.start(), match.end())
                    yield Seen("model", match[0], match[0], evidence, _UNANNOUNCED_MODEL * size)


def large_type(rows: tuple[Row, ...]) -> Iterator[Seen]:
    """The cells in the largest type that may be a name: what a box is called stands there."""
    usual = _usual_height(rows)
    cells = [(row, cell) for row in rows for cell in row.cells if _may_be_a_name(cell.text)]
    cells.sort(key=lambda one: -one[1].box.height)
    for row, cell in cells[:_LARGEST]:
        strength = min(LARGE_TYPE * cell.box.height / usual / 1.5, 0.8) * (1.0 if " " in cell.text else _ONE_WORD)
        yield Seen("product", cell.text, cell.text, Evidence(row.page, cell.box, cell.text), strength)


def _may_be_a_name(text: str) -> bool:
    """Whether a cell may say what a thing is called: a word of three letters, few words, no caption, no price, no address."""
    words = text.split()
    letters = sum(glyph.isalpha() for glyph in text)
    longest = max((len(word) for word in re.findall(r"[^\W\d_]+", text)), default=0)
    if (
        (longest < 3 and not _SHORT_NAME.search(text))
        or len(words) > _MOST_NAME_WORDS
        or 3 * letters < len(squeeze(text))
        or label_words().find(text)
    ):
        return False
    return not re.search(r", |: |[.,]\d\d(?!\d)|^CE\w{0,2}$", text)


def _usual_height(rows: Iterable[Row]) -> float:
    heights = [cell.box.height for row in rows for cell in row.cells]
    return max(median(heights), 1e-6) if heights else 1.0


@lru_cache(maxsize=1)
def label_words() -> PhraseTable:
    """Words before a value on a label, by the value's role."""
    table = tomllib.loads(Path(__file__).with_name("label.toml").read_text(encoding="utf-8"))
    return PhraseTable({role: [word.strip() for word in text.split(",")] for role, text in table["words"].items()})


def digits_of(text: str) -> str:
    """The digits of a text alone."""
    return "".join(glyph for glyph in text if glyph.isdigit())
