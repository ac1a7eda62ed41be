"""Receipt, invoice and order numbers: what a word for one announces, right of it or below it.

There is no check digit to lean on: only the word, the place and the shape say so. Dates, amounts, times and phone numbers
are none; a number that merely counts by the day (``AB 20250131``) is one. What stands behind "refund of receipt …" is the number
of that other receipt. Tills also print ``# 12345`` beside the date, break a line between the word and its number, and put the number
into the barcode at the foot, which speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract.dates import parse_dates, parse_times
from verify.extract.ranking import Proposal, rank
from verify.extract.roles import Mark
from verify.extract.rows import confidence_in, evidence_in
from verify.extract.sheet import Sheet
from verify.receipt import Field

_NUMBER = re.compile(
    r"(?<![\w])#?(?:[A-Z]{1,4}\s(?=\d{3}))?[A-Za-z0-9](?:[A-Za-z0-9\-/._#]|(?<=\d)\s(?=\d{2,}(?!\d*[.,:/]\d)))*"
)
"""A letter series may stand before the digits, parted by a space (Romanian invoices: ``AB 0123``); digits may be grouped."""
LEAST_DIGITS = 2
"""Digits that a number has (chosen: tills count from 1, but a single digit is more often a misread frame or a count)."""
MOST_LETTERS = 6
"""Letters in a row that a number may have (chosen: longer ones are words)."""
_ROLES = ("receipt_number", "invoice_number", "order_number", "voucher_number")
_NUMBER_WORDS = re.compile(
    r"^(?:\s?\(\d{1,4}\))?[\s.:;#\-–]*(?:numero|nummer|number|numéro|num|núm|nro|nr|no|n[°ºo]?)?[\s.:;°º#\-–]*(?=\S)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"n[or]|n[uú]m|id\b|no\b", re.IGNORECASE)
_BARE = re.compile(r"(?:^|(?<=\s))(?:#|(?:nr|no|n[°º'’]|núm)\s?[.:])\s?(?=[A-Za-z]{0,3}\d)", re.IGNORECASE)
"""A sign for "number" that does not say of what."""
_GLUED_WORD = re.compile(r"(?<=\d)[^\W\d_]{3,}$")
_LIKE_A_DATE = re.compile(r"\d{1,2}([./])\d{1,2}\1\d{2,4}")
LEAST_ENCODED = 5
"""Digits of a number that are not met by chance in the twenty of a till's barcode (chosen: one in five thousand)."""
LEAST_CODE_DIGITS = 12
"""Digits in a row that are a code, not a number that somebody reads out (chosen: GTIN-13 and longer, check digit aside)."""
_MARKS = " .:;#°º-–"
_SEEN_BELOW = 0.3
"""Share of the narrower cell that a number below its word must have in common with it (chosen)."""


def find_receipt_number(sheet: Sheet) -> Field[str]:
    """The number of this receipt, invoice or, where it has no other, order."""
    return rank("receipt_number", _proposals(sheet), finder="receipt_number")


def _proposals(sheet: Sheet) -> Iterator[Proposal[str]]:
    for marks in sheet.marks_by_row.values():
        for mark in marks:
            for role in _ROLES:
                if role in mark.roles:
                    yield from _announced(sheet, mark, role)
    yield from _bare(sheet)
    yield from _encoded(sheet)


def _announced(sheet: Sheet, mark: Mark, role: str) -> Iterator[Proposal[str]]:
    """The number behind its word; only where none stands there, that of the next cell, the next row or below."""
    clues = (f"role:{role}", *_word_clues(sheet, mark))
    beside = [*_beside(sheet, mark, clues)]
    yield from beside
    if not beside:
        yield from _wrapped(sheet, mark, clues)
        yield from _below(sheet, mark, clues)


def _word_clues(sheet: Sheet, mark: Mark) -> Iterator[str]:
    """What the word itself tells: that it speaks of a number, of another document, that it stands at the foot."""
    rest = sheet.rows[mark.row].cells[mark.end_cell].text[mark.end :]
    skipped = _NUMBER_WORDS.match(rest)
    if _NUMBERED.search(mark.text) or (skipped and re.search(r"[nN#:°º]", skipped.group())):
        yield "numbered"
    if "other_document" in mark.roles:
        yield "other_document"
    roles = {role for other in sheet.marks(mark.row) for role in other.roles}
    if any("date" in role for role in roles) or parse_dates(sheet.rows[mark.row].text):
        yield "date_on_row"
    if "title" in mark.roles:
        yield "title"


def _beside(sheet: Sheet, mark: Mark, clues: tuple[str, ...]) -> Iterator[Proposal[str]]:
    row = sheet.rows[mark.row]
    found = [*_first_number(sheet, (mark.row, mark.end_cell), mark.end, (*clues, "same_cell"))]
    yield from found
    after = [at for at in range(mark.end_cell + 1, len(row.cells)) if row.cells[at].text.strip(_MARKS)][:1]
    if not found and after:
        near = not row.cells[mark.end_cell].text[mark.end :].strip(_MARKS)
        yield from _first_number(sheet, (mark.row, after[0]), 0, (*clues, "next_cell" if near else "later_cell"))


def _wrapped(sheet: Sheet, mark: Mark, clues: tuple[str, ...]) -> Iterator[Proposal[str]]:
    """The number that begins the next row, where the word ends its own."""
    row, below = sheet.rows[mark.row], mark.row + 1
    ends = mark.end_cell == len(row.cells) - 1 and not row.cells[-1].text[mark.end :].strip(_MARKS)
    if ends and below < len(sheet.rows) and sheet.rows[below].page == row.page:
        cells = sheet.rows[below].cells
        yield from _first_number(sheet, (below, 0), 0, (*clues, "wrapped", *(("alone",) if len(cells) == 1 else ())))


def _below(sheet: Sheet, mark: Mark, clues: tuple[str, ...]) -> Iterator[Proposal[str]]:
    box = sheet.mark_box(mark)
    below = mark.row + 1
    if below < len(sheet.rows) and sheet.rows[below].page == sheet.rows[mark.row].page:
        for number, cell in enumerate(sheet.rows[below].cells):
            shared = min(cell.box.right, box.right) - max(cell.box.left, box.left)
            if shared > _SEEN_BELOW * min(cell.box.width, box.width):
                yield from _first_number(sheet, (below, number), 0, (*clues, "below"))


def _bare(sheet: Sheet) -> Iterator[Proposal[str]]:
    """Numbers that only a sign for "number" announces."""
    for index, row in enumerate(sheet.rows):
        dated = ("date_on_row",) if parse_dates(row.text) else ()
        for number, cell in enumerate(row.cells):
            for match in _BARE.finditer(cell.text):
                yield from _first_number(sheet, (index, number), match.end(), ("bare", *dated))


def _encoded(sheet: Sheet) -> Iterator[Proposal[str]]:
    """Numbers that nothing announces, whose digits the till's code holds."""
    if codes_of(sheet):
        for index, row in enumerate(sheet.rows):
            for number in range(len(row.cells)):
                for proposal in _first_number(sheet, (index, number), 0, ("unannounced",)):
                    if "encoded" in proposal.clues:
                        yield proposal


def codes_of(sheet: Sheet) -> tuple[str, ...]:
    """The digits of every long code, as bars or as print below them: tills put the receipt's number into theirs."""
    read = [code.text or "" for code in sheet.document.barcodes]
    printed = [
        match for row in sheet.rows for match in re.findall(rf"(?<!\d)\d{{{LEAST_CODE_DIGITS},}}(?!\d)", row.text)
    ]
    return tuple(digits for text in (*read, *printed) if len(digits := re.sub(r"\D", "", text)) >= LEAST_CODE_DIGITS)


def _is_encoded(sheet: Sheet, text: str) -> bool:
    """Whether a code holds the number's digits among others."""
    digits = re.sub(r"\D", "", text)
    return len(digits) >= LEAST_ENCODED and any(digits in code and digits != code for code in codes_of(sheet))


def may_be_number(text: str) -> bool:
    """Whether `text` has a receipt number's form: digits, no word, and neither a date nor an amount.

    >>> [may_be_number(text) for text in ("T004-118823", "AB 20250131", "20250131", "31-01-2025", "12.50", "FACTURA")]
    [True, True, False, False, False, False]
    """
    if sum(glyph.isdigit() for glyph in text) < LEAST_DIGITS or re.fullmatch(r"\d+[.,]\d{2}", text):
        return False
    if re.search(rf"[^\W\d_]{{{MOST_LETTERS + 1}}}|[^\W\d_]{{4}}\w* ", text) or _LIKE_A_DATE.fullmatch(text):
        return False
    return all(date.order == "compact" and any(map(str.isalpha, text)) for date in parse_dates(text))


def _first_number(sheet: Sheet, place: tuple[int, int], start: int, clues: tuple[str, ...]) -> Iterator[Proposal[str]]:
    """The number that begins at `start` of a cell, words for "number" passed over."""
    row, number = place
    cell = sheet.rows[row].cells[number]
    skipped = _NUMBER_WORDS.match(cell.text[start:])
    start += skipped.end() if skipped else 0
    match = _NUMBER.match(cell.text, start)
    if match is None:
        return
    text = _GLUED_WORD.sub("", match.group().rstrip("-/._ ").lstrip("#"))
    begin = match.end() - len(match.group().lstrip("#"))
    if not may_be_number(text) or any(time.start == begin for time in parse_times(cell.text)):
        return
    evidence = evidence_in(cell, sheet.rows[row].page, begin, begin + len(text))
    unsure = ("unsure_ink",) if confidence_in(cell, begin, begin + len(text)) < 0.8 else ()
    yield Proposal(text, text, evidence, (*clues, *_looks(sheet, text, row), *unsure))


def _looks(sheet: Sheet, text: str, row: int) -> Iterator[str]:
    digits = sum(glyph.isdigit() for glyph in text)
    tests = {
        "long": len(text) > 5,
        "short": len(text) < 4,
        "letters": any(map(str.isalpha, text)),
        "joined": digits < len(text) and any(mark in text for mark in "-/"),
        "longer": digits > 10,
        "encoded": _is_encoded(sheet, text),
        "upper_half": sheet.rows[row].box.center[1] < 0.5,
        "foot": sheet.rows[row].box.center[1] > 0.9,
        "item_row": bool(sheet.amounts_by_row.get(row)) and any(a.has_cents for a in sheet.amounts_by_row.get(row, ())),
    }
    yield from (name for name, holds in tests.items() if holds)
