"""Seller and buyer: whose block a cell stands in, by geometry and words.

An invoice prints two addresses. The buyer's stands under or beside a word for it ("Rechnungsadresse", "Kunde", "Bill to"), and its block
ends where the print leaves a gap. What stands there is never the seller's.
"""

from __future__ import annotations

from dataclasses import dataclass

from verify.document import Box, Evidence, Line
from verify.extract.places import has_legal_form, is_address
from verify.extract.ranking import Proposal
from verify.extract.roles import Mark
from verify.extract.rows import Row, evidence_in
from verify.extract.sheet import Sheet
from verify.text import token_likeness

BLOCK_GAP = 1.6
"""Line heights of white after which a block has ended (chosen: double spacing leaves one)."""
BLOCK_LINES = 8
"""Lines of the longest name and address."""
SAME_FIRM = 0.85
"""Likeness from which two spellings name one firm (chosen)."""
_LOOSE_WORDS = frozenset(
    {"to", "an", "name", "attn", "attention", "client", "customer", "kunde", "kund", "asiakas", "cliente", "klant"}
)
"""Words that open a buyer's block only when a colon or nothing follows."""


@dataclass(frozen=True, slots=True)
class Block:
    """A party's block: the cells that stand in it."""

    page: int
    box: Box
    cells: tuple[tuple[Line, int], ...]
    """(cell, row index), the row of the opening word first."""


def find_buyer_blocks(sheet: Sheet) -> tuple[Block, ...]:
    """Every block that a word for the buyer opens."""
    return tuple(
        _block(sheet, mark)
        for marks in sheet.marks_by_row.values()
        for mark in marks
        if "buyer" in mark.roles and _opens_block(sheet, mark)
    )


def _opens_block(sheet: Sheet, mark: Mark) -> bool:
    text = sheet.rows[mark.row].cells[mark.cell].text
    rest = text[mark.end :].strip() if mark.cell == mark.end_cell else ""
    loose = mark.text.strip(" .:").casefold() in _LOOSE_WORDS
    return mark.start < 3 and (not loose or not rest or rest.startswith(":"))


def _block(sheet: Sheet, mark: Mark) -> Block:
    row = sheet.rows[mark.row]
    head = row.cells[mark.cell]
    right = min((cell.box.left for cell in row.cells[mark.cell + 1 :]), default=1.0)
    left = head.box.left - 0.02
    cells, bottom = [(head, mark.row)], head.box.bottom
    for index in range(mark.row + 1, len(sheet.rows)):
        below = sheet.rows[index]
        inside = [cell for cell in below.cells if left <= cell.box.left < right - 0.01 and below.page == row.page]
        if below.page != row.page or len(cells) > BLOCK_LINES:
            break
        if not inside:
            continue
        if inside[0].box.top - bottom > BLOCK_GAP * head.box.height or any(
            "seller" in one.roles for one in sheet.marks(index)
        ):
            break
        cells += [(cell, index) for cell in inside]
        bottom = max(cell.box.bottom for cell in inside)
    return Block(row.page, Box(max(left, 0.0), head.box.top, max(right, head.box.right), bottom), tuple(cells))


def in_blocks(blocks: tuple[Block, ...], cell: Line) -> bool:
    """Whether a cell stands in one of the blocks."""
    return any(cell is inside for block in blocks for inside, _ in block.cells)


def propose_buyers(sheet: Sheet, blocks: tuple[Block, ...]) -> tuple[Proposal[str], ...]:
    """Names of the buyer: what follows the word, or the first line below it."""
    found = []
    for block in blocks:
        for order, (cell, row) in enumerate(block.cells[:4]):
            mark = next(
                (m for m in sheet.marks(row) if "buyer" in m.roles and sheet.rows[row].cells[m.cell] is cell), None
            )
            text = cell.text[mark.end :] if mark is not None else cell.text
            text = text.strip(" :.-*")
            if sum(glyph.isalpha() for glyph in text) < 3 or is_address(text):
                continue
            labelled = mark is None and any(sheet.rows[row].cells[m.cell] is cell for m in sheet.marks(row))
            clues = (
                f"line:{order}",
                *(("legal",) if has_legal_form(text) else ()),
                *(("labelled",) if labelled else ()),
            )
            found.append(Proposal(text, text, Evidence(block.page, cell.box, text), clues))
    return tuple(found)


def propose_sold_by(sheet: Sheet, *, issuer: str | None) -> tuple[Proposal[str], ...]:
    """Sellers that words name ("sold by …") and that are another than the document's issuer.

    A single word ("seller") mostly names the clerk: it names a firm where that has a legal form, or where the paper says that it is
    issued for another (Directive 2006/112/EC, article 224: in the name and on behalf of the seller).
    """
    behalf = any("behalf" in mark.roles for marks in sheet.marks_by_row.values() for mark in marks)
    found = []
    for row, marks in sheet.marks_by_row.items():
        for mark in marks:
            named = _named_after(sheet, row, mark) if "sold_by" in mark.roles else None
            if named is None or (issuer is not None and token_likeness(named.text, issuer) >= SAME_FIRM):
                continue
            tests = {
                "legal": has_legal_form(named.text), "digits": any(glyph.isdigit() for glyph in named.text),
                "clerk_word": len(mark.text.split()) == 1, "address": is_address(named.text), "behalf": behalf,
            }  # fmt: skip
            if not tests["clerk_word"] or tests["legal"] or behalf:
                clues = tuple(name for name, holds in tests.items() if holds)
                found.append(Proposal(named.text, named.text, named, clues))
    return tuple(found)


def _named_after(sheet: Sheet, row: int, mark: Mark) -> Evidence | None:
    """What follows a word on its line, in its cell or the next."""
    cells, page = sheet.rows[row].cells, sheet.rows[row].page
    rest = cells[mark.end_cell].text[mark.end :]
    text = rest.strip(" :.-")
    if not text and mark.end_cell + 1 < len(cells):
        after = cells[mark.end_cell + 1]
        return Evidence(page, after.box, after.text) if _is_name(after.text) else None
    start = mark.end + rest.find(text)
    return evidence_in(cells[mark.end_cell], page, start, start + len(text)) if _is_name(text) else None


def _is_name(text: str) -> bool:
    return sum(glyph.isalpha() for glyph in text) >= 3


def gap_below(rows: tuple[Row, ...], index: int) -> float:
    """White below a row in its own heights; large at the end of a page."""
    if index + 1 >= len(rows) or rows[index + 1].page != rows[index].page:
        return 99.0
    height = max(rows[index].box.height, 1e-6)
    return (rows[index + 1].box.top - rows[index].box.bottom) / height
