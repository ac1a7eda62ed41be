"""The seller's and the buyer's VAT IDs and business numbers, told apart.

Both parties' numbers may stand on an invoice. The buyer's stands in the buyer's block or beside a word for the buyer; everything else is
the seller's. A seller may print several (a VAT ID and a register number); the VAT ID with right check digits is named first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.document import Evidence, Line
from verify.extract.identifiers import ReadId, parse_ids
from verify.extract.parties import Block, in_blocks
from verify.extract.ranking import Proposal, rank
from verify.extract.rows import confidence_in, evidence_in
from verify.extract.sheet import Sheet, marks_left
from verify.receipt import BusinessId, Candidate, Field


@dataclass(frozen=True, slots=True)
class PrintedId:
    """A business number where it stands."""

    read: ReadId
    evidence: Evidence
    clues: tuple[str, ...]
    is_buyers: bool


def find_printed_ids(sheet: Sheet, blocks: tuple[Block, ...]) -> tuple[PrintedId, ...]:
    """Every business number on the document."""
    return tuple(
        _printed(sheet, blocks, (index, number), read)
        for index, row in enumerate(sheet.rows)
        for number, cell in enumerate(row.cells)
        if any(glyph.isdigit() for glyph in cell.text)
        for read in parse_ids(cell.text, before=_before(sheet, index, number))
    )


def _before(sheet: Sheet, index: int, number: int) -> str:
    """What stands left of a cell, or above it where it begins its row."""
    row = sheet.rows[index]
    if number:
        return " ".join(cell.text for cell in row.cells[:number])
    cell = row.cells[0]
    if index == 0 or sheet.rows[index - 1].page != row.page:
        return ""
    return " ".join(
        c.text for c in sheet.rows[index - 1].cells if _above(c, cell) and not any(g.isdigit() for g in c.text)
    )


def _above(one: Line, other: Line) -> bool:
    return min(one.box.right, other.box.right) > max(one.box.left, other.box.left)


def _printed(sheet: Sheet, blocks: tuple[Block, ...], place: tuple[int, int], read: ReadId) -> PrintedId:
    index, number = place
    row = sheet.rows[index]
    cell = row.cells[number]
    evidence = evidence_in(cell, row.page, read.start, read.end)
    near = marks_left(sheet, index, cell=number, start=read.start)
    buyer_word = any(mark.roles & {"buyer", "buyer_id"} for mark in near)
    buyer_block = in_blocks(blocks, cell)
    tests = {
        "valid": read.valid, "invalid": not read.valid, "is_vat": read.is_vat, read.kind: True, "repaired": read.repaired,
        "buyer_block": buyer_block, "buyer_word": buyer_word, "tax_number": "/" in read.text, "foot": row.box.center[1] > 0.8,
        "head": row.box.center[1] < 0.3, "bank_word": any("bank" in mark.roles for mark in near),
        "unsure_ink": confidence_in(cell, read.start, read.end) < 0.8,
    }  # fmt: skip
    clues = tuple(name for name, holds in tests.items() if holds)
    return PrintedId(read, evidence, clues, buyer_word or buyer_block)


def find_vat_ids(printed: tuple[PrintedId, ...]) -> tuple[Field[str], Field[str], tuple[Candidate[BusinessId], ...]]:
    """The seller's VAT ID, the buyer's, and every ID in the seller's role."""
    sellers = tuple(one for one in printed if not one.is_buyers)
    seller = rank("vat_id", map(_proposal, sellers), finder="identifiers")
    buyers = (_proposal(one, drop="buyer") for one in printed if one.is_buyers)
    buyer = rank("buyer_vat_id", buyers, finder="identifiers", by="vat_id")
    return seller, buyer, tuple(_seller_ids(sellers))


def _proposal(one: PrintedId, drop: str = "") -> Proposal[str]:
    clues = tuple(clue for clue in one.clues if not drop or not clue.startswith(drop))
    return Proposal(one.read.value, one.read.text, one.evidence, clues)


def _seller_ids(sellers: tuple[PrintedId, ...]) -> Iterator[Candidate[BusinessId]]:
    """Each number of the seller's, by itself: a tax number is seldom what stands for the VAT ID, but no less the seller's."""
    seen: set[str] = set()
    for one in sorted(sellers, key=lambda one: (not one.read.valid, not one.read.is_vat)):
        if one.read.value not in seen:
            seen.add(one.read.value)
            alone = [_proposal(one, drop="tax_number")]
            best = rank("seller_ids", alone, finder="identifiers", by="vat_id").best
            confidence = best.confidence if best is not None else 0.0
            value = BusinessId(one.read.value, one.read.country, one.read.valid)
            yield Candidate(value, one.read.text, (one.evidence,), confidence, "identifiers")
