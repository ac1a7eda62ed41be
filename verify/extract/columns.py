"""The header of an invoice's table: which column holds what.

Heads are words (``columns.toml``); what stands under them is found by geometry, because columns are aligned left in one table and
right in another. A header may wrap over several rows, and its amount column may say beneath whether VAT is in it ("amount" over
"excl. VAT").
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median

from verify.document import Box
from verify.extract.line_parts import RowParts
from verify.extract.phrases import PhraseTable
from verify.extract.rows import Row, evidence_in

MONEY = ("gross", "amount", "net")
"""Heads of the column that says what a line costs, the most welcome first."""
FEWEST_HEADS = 3
"""Heads that make a header: fewer stand side by side by chance (chosen)."""
_TELLING = ("gross", "net", "vat_amount", "unit_price", "amount", "quantity", "rate", "discount", "reference", "description", "position", "unit")  # fmt: skip
"""Meanings of heads, the most telling first: also the order in which a phrase that two share is given away."""
_NAMES = frozenset({"description", "reference", "quantity", "position"})
_TWINS = {"description": "reference", "net": "unit_price", "gross": "unit_price", "amount": "unit_price"}
"""What the left of two heads means: "Artikel | Artikelbezeichnung" is number and name, "netto | netto" under "Einzelpreis | Betrag" each and all."""
_STACKED_REACH = 2.2
"""Line heights between the rows of one header."""
_STACKED_ROWS = 3
"""Rows under a header's last that may still belong to its heads."""


@dataclass(frozen=True, slots=True)
class Head:
    """One head and where it stands."""

    meaning: str
    """Its key in ``columns.toml``."""
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """A header found: its columns left to right, and the rows it occupies."""

    heads: tuple[Head, ...]
    first_row: int
    last_row: int

    def head(self, *meanings: str) -> Head | None:
        """The rightmost head of the first meaning that the table has."""
        for meaning in meanings:
            found = [head for head in self.heads if head.meaning == meaning]
            if found:
                return found[-1]
        return None


def find_table(parts: tuple[RowParts, ...]) -> Table | None:
    """The first header: enough heads side by side, one that names and one that counts money."""
    for at, part in enumerate(parts):
        heads = [head for row in _stacked(parts, at) for head in heads_of(row)]
        meanings = {head.meaning for head in heads}
        if (
            len(meanings) >= FEWEST_HEADS
            and meanings & {*MONEY, "unit_price"}
            and meanings & _NAMES
            and heads_of(part.row)
        ):
            return Table(_told_apart(_side_by_side(heads)), at, at + len(_stacked(parts, at)) - 1)
    return None


def _told_apart(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """The heads, the left one of two that say the same taken for what a table of goods has beside it (`_TWINS`)."""
    meanings = [head.meaning for head in heads]
    return tuple(
        Head(_TWINS[head.meaning], head.box)
        if head.meaning in meanings[at + 1 :] and _TWINS.get(head.meaning, head.meaning) not in meanings
        else head
        for at, head in enumerate(heads)
    )


def _side_by_side(heads: list[Head]) -> tuple[Head, ...]:
    """The heads left to right; of those that stand above each other the one that tells most ("Price/" over "unit")."""
    kept: list[Head] = []
    for head in sorted(heads, key=lambda one: _TELLING.index(one.meaning)):
        covered = any(
            min(head.box.right, one.box.right) - max(head.box.left, one.box.left)
            > 0.5 * min(head.box.width, one.box.width)
            for one in kept
        )
        if not covered:
            kept.append(head)
    return tuple(sorted(kept, key=lambda one: one.box.center[0]))


def _stacked(parts: tuple[RowParts, ...], at: int) -> list[Row]:
    """The row and those right under it that hold heads only."""
    rows = [parts[at].row]
    if parts[at].price or parts[at].amounts:
        return []
    for part in parts[at + 1 : at + 5]:
        apart = part.row.box.top - rows[-1].box.bottom
        height = median(cell.box.height for cell in rows[-1].cells)
        if (
            part.row.page != rows[0].page
            or apart > _STACKED_REACH * height
            or part.price
            or part.amounts
            or not heads_of(part.row)
        ):
            break
        rows.append(part.row)
    return rows


def heads_of(row: Row) -> list[Head]:
    """Heads on a row whose cells say little else; what begins with a digit is a value and its unit ("20 Stk")."""
    found = []
    for cell in row.cells:
        if cell.text[:1].isdigit():
            continue
        phrases = _head_words().find(cell.text)
        spoken = sum(one.end - one.start for one in phrases)
        if 2 * spoken >= sum(glyph.isalnum() for glyph in cell.text):
            found += [Head(one.meaning, evidence_in(cell, row.page, one.start, one.end).box) for one in phrases]
    return found


def repeats(again: set[str], table: Table) -> bool:
    """Whether a later header is the table's own, printed anew on the next page, and not another table's."""
    return len(again & {head.meaning for head in table.heads}) >= FEWEST_HEADS and "description" in again


def amount_kind(parts: tuple[RowParts, ...], table: Table) -> str:
    """What the amount column holds by its head, or by the words stacked under the head ("amount" over "excl. VAT")."""
    head = table.head(*MONEY, "unit_price")
    if head is None or head.meaning in ("net", "gross"):
        return head.meaning if head else "amount"
    words = " ".join(
        cell.text
        for part in parts[table.first_row : table.last_row + 1 + _STACKED_ROWS]
        if not part.price and not part.amounts
        for cell in part.row.cells
        if min(cell.box.right, head.box.right) > max(cell.box.left, head.box.left)
    )
    said = _tax_words().meanings(words)
    return next(iter(said)) if len(said) == 1 else "amount"


def column_of(box: Box, table: Table) -> Head:
    """The head a box stands under: the one it overlaps most, else the nearest by its edges."""

    def distance(head: Head) -> float:
        shared = min(head.box.right, box.right) - max(head.box.left, box.left)
        edges = min(
            abs(head.box.left - box.left), abs(head.box.right - box.right), abs(head.box.center[0] - box.center[0])
        )
        return edges - max(shared, 0.0)

    return min(table.heads, key=distance)


@lru_cache(maxsize=1)
def _head_words() -> PhraseTable:
    table = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
    return PhraseTable({name: [word.strip() for word in table["heads"][name].split(",")] for name in _TELLING})


@lru_cache(maxsize=1)
def _tax_words() -> PhraseTable:
    table = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
    return PhraseTable({name: [word.strip() for word in text.split(",")] for name, text in table["tax"].items()})
