"""Receipt, invoice and order numbers: what a word for one announces, right of it or below it.

There is no check digit to lean on: only the word, the place and the shape say so. Dates, amounts, times and phone numbers
are none; a number that merely counts by the day (``AB 20250131``) is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.document import Evidence
from verify.extract.dates import parse_dates
from verify.extract.ranking import Proposal, rank
from verify.extract.roles import Mark
from verify.extract.rows import evidence_in
from verify.extract.sheet import Sheet
from verify.receipt import Field

_NUMBER = re.compile(r"(?<![\w])#?[A-Za-z0-9](?:[A-Za-z0-9\-/._#]|\s(?=\d{2,}(?!\d*[.,:/]\d)))*")
LEAST_DIGITS = 2
"""Digits that a number has (chosen: tills count from 1, but a single digit is more often a misread frame or a count)."""
_ROLES = ("receipt_number", "invoice_number", "order_number")
_NUMBER_WORDS = re.compile(
    r"^(?:\s?\(\d{1,4}\))?[\s.:;#\-–]*(?:numero|nummer|number|numéro|num|nro|nr|no|n[°ºo]?)?[\s.:;°º#\-–]*(?=\S)",
    re.IGNORECASE,
)


def find_receipt_number(sheet: Sheet) -> Field[str]:
    """The number of this receipt, invoice or, where it has no other, order."""
    return rank("receipt_number", _proposals(sheet), finder="receipt_number")


def _proposals(sheet: Sheet) -> Iterator[Proposal[str]]:
    for marks in sheet.marks_by_row.values():
        for mark in marks:
            for role in _ROLES:
                if role in mark.roles:
                    yield from _beside(sheet, mark, role)
                    yield from _below(sheet, mark, role)


def _beside(sheet: Sheet, mark: Mark, role: str) -> Iterator[Proposal[str]]:
    row = sheet.rows[mark.row]
    rest = row.cells[mark.end_cell].text[mark.end :]
    skipped = _NUMBER_WORDS.match(rest)
    start = mark.end + (skipped.end() if skipped else 0)
    numbered = bool(skipped and re.search(r"[nN#:°º]", skipped.group())) or bool(
        re.search(r"n[or]|num|id\b|no\b", mark.text, re.IGNORECASE)
    )
    clues = (f"role:{role}", *(("numbered",) if numbered else ()))
    yield from _first_number(sheet, (mark.row, mark.end_cell), start, (*clues, "same_cell"))
    if mark.end_cell + 1 < len(row.cells):
        yield from _first_number(sheet, (mark.row, mark.end_cell + 1), 0, (*clues, "next_cell"))


def _below(sheet: Sheet, mark: Mark, role: str) -> Iterator[Proposal[str]]:
    box = sheet.mark_box(mark)
    below = mark.row + 1
    if below < len(sheet.rows) and sheet.rows[below].page == sheet.rows[mark.row].page:
        for number, cell in enumerate(sheet.rows[below].cells):
            if min(cell.box.right, box.right) - max(cell.box.left, box.left) > 0.3 * min(cell.box.width, box.width):
                yield from _first_number(sheet, (below, number), 0, (f"role:{role}", "below"))


def may_be_number(text: str) -> bool:
    """Whether `text` has a receipt number's form: digits, and neither a date nor an amount.

    >>> [may_be_number(text) for text in ("T004-118823", "AB 20250131", "20250131", "31-01-2025", "12.50", "FACTURA")]
    [True, True, False, False, False, False]
    """
    if sum(glyph.isdigit() for glyph in text) < LEAST_DIGITS or re.fullmatch(r"\d+[.,]\d{2}", text):
        return False
    return all(date.order == "compact" and any(map(str.isalpha, text)) for date in parse_dates(text))


def _first_number(sheet: Sheet, place: tuple[int, int], start: int, clues: tuple[str, ...]) -> Iterator[Proposal[str]]:
    row, number = place
    cell = sheet.rows[row].cells[number]
    match = _NUMBER.search(cell.text, start)
    if match is None or match.start() - start > 3:
        return
    text = match.group().rstrip("-/._ ")
    if not may_be_number(text) or re.match(r"\d{1,2}:\d{2}", cell.text[match.start() :]):
        return
    digits = sum(glyph.isdigit() for glyph in text)
    looks = (
        *(("long",) if len(text) > 5 else ()),
        *(("short",) if len(text) < 4 else ()),
        *(("letters",) if digits < len(text) else ()),
    )
    top = ("upper_half",) if sheet.rows[row].box.center[1] < 0.5 else ()
    evidence: Evidence = evidence_in(cell, sheet.rows[row].page, match.start(), match.start() + len(text))
    yield Proposal(text, text, evidence, (*clues, *looks, *top))
