"""The seller's address and contact details.

The address is the run of lines below the seller's name, or of a letterhead beside it, that reads as one: from its first street
or town to its last. Whatever carries its own label (phone, VAT ID, date) ends it.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.document import Evidence, box_around, overlap
from verify.extract.dates import parse_dates
from verify.extract.parties import Block, gap_below, in_blocks
from verify.extract.places import EMAIL, PHONE, REGISTRATION, WEB, has_postal_town, has_street, is_address
from verify.extract.ranking import Proposal
from verify.extract.rows import Row, evidence_in
from verify.extract.sheet import Sheet

LINE_GAP = 1.5
"""White, in row heights, that may part two lines of one address."""
LONGEST = 7
"""Lines of the longest address."""
SAME_INK = 0.5
"""Share of a box that two readings of one ink cover (chosen: half)."""
_ENDS = frozenset({"phone", "fax", "email", "web", "vat_id", "business_id", "date", "title", "receipt_number", "invoice_number", "invoice_date", "other_number", "total", "bank", "greeting", "order_number"})  # fmt: skip


def propose_addresses(sheet: Sheet, blocks: tuple[Block, ...], *, name: Evidence | None) -> tuple[Proposal[str], ...]:
    """Runs of lines that read as an address."""
    found, index = [], 0
    while index < len(sheet.rows):
        run = _run(sheet, index, blocks, name)
        if run:
            found.append(_proposal(sheet, run, name))
        index = run[-1] + 1 if run else index + 1
    return tuple(found)


def _run(sheet: Sheet, start: int, blocks: tuple[Block, ...], name: Evidence | None) -> list[int]:
    """Indices of rows that form one address, `start` the first that reads as one; empty where none begins there."""
    if not _may_stand(sheet, start, blocks, name) or not is_address(_beside(sheet, start, name).text):
        return []
    run = [start]
    while run[0] > 0 and _begins_above(sheet, run[0] - 1, blocks, name):
        run.insert(0, run[0] - 1)
    for index in range(start + 1, min(start + LONGEST, len(sheet.rows))):
        if gap_below(sheet.rows, index - 1) > LINE_GAP or not _may_stand(sheet, index, blocks, name):
            break
        run.append(index)
    while len(run) > 1 and not _may_end(_beside(sheet, run[-1], name).text):
        run.pop()
    return run


def _beside(sheet: Sheet, index: int, name: Evidence | None) -> Row:
    """A row without the seller's name where a letterhead prints the address beside it; the whole row otherwise."""
    row = sheet.rows[index]
    if name is None or name.page != row.page:
        return row
    rest = tuple(cell for cell in row.cells if overlap(name.box, cell.box) <= SAME_INK)
    return Row(rest, row.page) if rest else row


def _begins_above(sheet: Sheet, above: int, blocks: tuple[Block, ...], name: Evidence | None) -> bool:
    """Whether the address begins on the row above: a building or unit that no street word gives away, below the name."""
    text = sheet.rows[above].text
    unit = any(glyph.isdigit() for glyph in text) or text.rstrip().endswith(",")
    near = gap_below(sheet.rows, above) <= LINE_GAP
    return (
        name is not None and unit and near and _is_below(sheet, above, name) and _may_stand(sheet, above, blocks, name)
    )


def _is_below(sheet: Sheet, index: int, name: Evidence) -> bool:
    return sheet.rows[index].page == name.page and sheet.rows[index].box.center[1] > name.box.bottom


def _may_stand(sheet: Sheet, index: int, blocks: tuple[Block, ...], name: Evidence | None) -> bool:
    """Whether a row may be part of the seller's address: no label, no name, no amount."""
    row = _beside(sheet, index, name)
    named = name is not None and name.page == row.page and overlap(name.box, row.box) > SAME_INK
    return not named and not REGISTRATION.search(row.text) and _continues(sheet, index, blocks)


def _continues(sheet: Sheet, index: int, blocks: tuple[Block, ...]) -> bool:
    row = sheet.rows[index]
    roles = {role for mark in sheet.marks(index) for role in mark.roles if mark.start < 3 or len(mark.text) > 3}
    cents = any(amount.has_cents and amount.currency for amount in sheet.amounts_by_row.get(index, ()))
    letters, digits = (sum(test(glyph) for glyph in row.text) for test in (str.isalpha, str.isdigit))
    bare_number = digits > 6 and letters < 4
    return not (
        bare_number
        or roles & _ENDS
        or cents
        or parse_dates(row.text)
        or EMAIL.search(row.text)
        or any(in_blocks(blocks, c) for c in row.cells)
    )


def _may_end(text: str) -> bool:
    letters = sum(glyph.isalpha() for glyph in text)
    return is_address(text) or text.rstrip().endswith((".", ",")) or (letters >= 4 and len(text.split()) <= 3)


def _proposal(sheet: Sheet, run: list[int], name: Evidence | None) -> Proposal[str]:
    rows = [_beside(sheet, index, name) for index in run]
    text = " ".join(row.text for row in rows)
    page, box = rows[0].page, box_around(tuple(row.box for row in rows))
    clues = [f"lines:{min(len(run), 4)}"]
    clues += ["street"] if any(has_street(row.text) for row in rows) else []
    clues += ["town"] if any(has_postal_town(row.text) for row in rows) else []
    clues += ["page0"] if page == 0 else []
    clues += ["upper_third"] if box.top < 0.33 else []
    clues += ["priced"] if any(index in sheet.amounts_by_row for index in run) else []
    if name is not None and name.page == page and name.box.bottom - 0.01 <= box.top:
        apart = (box.top - name.box.bottom) / max(sheet.glyph_height, 1e-6)
        clues.append("under_name" if apart < 3 else "below_name")
    return Proposal(text, text, Evidence(page, box, text), tuple(clues))


def propose_contacts(sheet: Sheet, blocks: tuple[Block, ...]) -> tuple[Proposal[str], ...]:
    """Phone numbers, e-mail and web addresses outside the buyer's block."""
    return tuple(proposal for index in range(len(sheet.rows)) for proposal in _row_contacts(sheet, index, blocks))


def _row_contacts(sheet: Sheet, index: int, blocks: tuple[Block, ...]) -> Iterator[Proposal[str]]:
    row = sheet.rows[index]
    roles = {role for mark in sheet.marks(index) for role in mark.roles}
    top = ("upper_third",) if row.box.center[1] < 0.33 else ()
    for cell in row.cells:
        mine = (*top, *(("buyer_block",) if in_blocks(blocks, cell) else ()))
        for kind, pattern in (("email", EMAIL), ("web", WEB), ("phone", PHONE)):
            for match in pattern.finditer(cell.text):
                digits = sum(glyph.isdigit() for glyph in match.group())
                if kind == "phone" and not ("phone" in roles and 6 <= digits <= 15):
                    continue
                text = match.group().strip(" .,/-")
                evidence = evidence_in(cell, row.page, match.start(), match.start() + len(match.group()))
                yield Proposal(text, text, evidence, (kind, *mine))
