"""How the seller can be reached: telephone numbers, e-mail and web addresses.

A telephone number is told by the word left of it, or by its shape (a trunk zero, or a plus and the country's code: ITU-T E.123) near the
seller's name and address; an e-mail or web address by its shape alone. The buyer's stand in the buyer's block; a fax number has its own word.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from verify.document import Evidence, Line
from verify.extract.dates import parse_dates
from verify.extract.identifiers import parse_ids
from verify.extract.parties import Block, in_blocks
from verify.extract.places import EMAIL, PHONE, WEB
from verify.extract.ranking import Proposal
from verify.extract.rows import evidence_in
from verify.extract.sheet import Sheet, marks_left, marks_on_row_above

DIGITS = (6, 15)
"""Digits of a telephone number: short local ones, and the longest that E.164 allows."""
BARE_DIGITS = (8, 15)
"""The same of one that no word announces (chosen)."""
_DIALLED = re.compile(r"^(?:\+|\(?0|1[38]00)")
"""How a number begins that is dialled from elsewhere."""


def propose_contacts(
    sheet: Sheet, blocks: tuple[Block, ...], *, name: Evidence | None, address: Evidence | None
) -> tuple[Proposal[str], ...]:
    """Telephone numbers, e-mail and web addresses, with what tells whose they are; `name` and `address` are the seller's."""
    found = []
    for index, row in enumerate(sheet.rows):
        for number, cell in enumerate(row.cells):
            party = ("buyer_block",) if in_blocks(blocks, cell) else ()
            for kind, start, end in _spans(cell):
                evidence = evidence_in(cell, row.page, start, end)
                left = _left(sheet, index, number, start)
                if kind != "phone" or _may_be_phone(evidence.text, left, cell):
                    text = evidence.text.strip(" .,/-")
                    clues = (kind, *party, *(f"{kind}:{role}" for role in left), *_looks(kind, text), *_where(evidence))
                    found.append(Proposal(text, text, evidence, clues, measures=_distances(evidence, name, address)))
    return tuple(found)


def _spans(cell: Line) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of everything in a cell that has a contact's shape."""
    for kind, pattern in (("email", EMAIL), ("web", WEB), ("phone", PHONE)):
        for match in pattern.finditer(cell.text):
            yield kind, match.start(), match.end()


def _left(sheet: Sheet, row: int, cell: int, start: int) -> tuple[str, ...]:
    """The roles of the nearest word left of a place, or of the words alone above it; ``bare`` where none stands there."""
    marks = marks_left(sheet, row, cell=cell, start=start) or marks_on_row_above(sheet, row)
    return tuple(sorted(marks[0].roles)) if marks else ("bare",)


def _may_be_phone(text: str, left: tuple[str, ...], cell: Line) -> bool:
    digits = sum(glyph.isdigit() for glyph in text)
    if "phone" in left:
        return DIGITS[0] <= digits <= DIGITS[1]
    dialled = _DIALLED.match(text) is not None and BARE_DIGITS[0] <= digits <= BARE_DIGITS[1]
    return dialled and not parse_dates(text) and not any(one.valid for one in parse_ids(cell.text))


def _looks(kind: str, text: str) -> Iterator[str]:
    if kind == "phone":
        yield "dialled" if _DIALLED.match(text) else "local"
        yield "grouped" if re.search(r"\d[ ()/-]+\d", text) else "solid"


def _where(evidence: Evidence) -> Iterator[str]:
    height = evidence.box.center[1]
    tests = {"page0": evidence.page == 0, "upper_third": height < 0.33, "bottom": height > 0.85}
    return (where for where, holds in tests.items() if holds)


def _distances(evidence: Evidence, name: Evidence | None, address: Evidence | None) -> tuple[tuple[str, float], ...]:
    """How far from the seller's name and address, in heights of the line, as a logarithm."""
    return tuple(
        (f"from_{what}", math.log1p(abs(evidence.box.top - known.box.bottom) / max(evidence.box.height, 1e-6)))
        for what, known in (("name", name), ("address", address))
        if known is not None and known.page == evidence.page
    )
