"""What addresses are made of: pieces of printed lines, and which follows which.

An address stands on lines of its own, or on one line behind the firm's name, between points, bars and phone numbers; beside it
may stand another column. So lines are cut where something else begins (a register number in brackets, a label, a separator, a
phone number), and each piece knows the one that a reader would read next: the rest of its line, or the line below in its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from verify.document import Box, Evidence, Line, overlap
from verify.extract.places import EMAIL, PHONE, WEB, has_legal_form
from verify.extract.rows import evidence_in
from verify.extract.sheet import Sheet
from verify.text import trimmed

COLUMN_GAP = 1.5
"""White, in line heights, between two cells of a row from which they stand in different columns (chosen)."""
LINE_GAP = 2.0
"""White, in line heights, that may part two lines of one address (chosen: double spacing, tilted slips)."""
NEXT_ROWS = 3
"""Rows below among which a column goes on; rows of other columns stand between."""
SAME_INK = 0.5
"""Share of a box that two readings of one ink cover (chosen: half)."""
PHONE_DIGITS = 7
"""Digits of the shortest telephone number that is looked for (chosen)."""
COLUMN_SHARE = 0.3
"""Share of the narrower line's width by which two lines of one column overlap (chosen)."""

_SEPARATORS = re.compile(r"\s*[·•|∙●■]\s*|\s+[*–—-]+\s+|\s*;\s+")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*\d{4,}[^()\[\]]*[)\]]")
"""A number in brackets: below and behind names, the firm's register number."""
_LABEL = re.compile(r"^(?!\W*(?:no|nr|lot)\b)[^\d:]{2,18}:\s*(?=\S)", re.IGNORECASE)
"""A word that announces what follows; a house number's "No:" belongs to it."""
_STOP = re.compile(r"[^\W_][.] (?=\d)")
"""A point and a space after a digit: "Lot 38. 39 101 Boulevard" holds three numbers, none of them a telephone's."""
_EDGES = " \t,;:|·•*-–—"
_TAIL_EDGES = " \t;|·•*-–—"


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A part of a printed line that may belong to an address."""

    row: int
    line: Line
    """The cells of one column on that row, as one line."""
    cells: tuple[Line, ...]
    start: int
    """Place in the line's text."""
    end: int
    evidence: Evidence
    roles: frozenset[str]
    """Of the role words that stand in it."""
    is_name: bool
    """It is the seller's name, or part of it."""

    @property
    def text(self) -> str:
        """As printed."""
        return self.evidence.text

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.evidence.box


@dataclass(frozen=True, slots=True)
class Order:
    """The pieces of a document in reading order, and which follows which."""

    pieces: tuple[Piece, ...]
    after: dict[int, int]
    """Index of the piece that a reader reads next, by index."""
    before: dict[int, int]


def find_pieces(sheet: Sheet, name: Evidence | None) -> Order:
    """Every piece of the document's lines; `name` is the seller's, whose ink is nobody's address."""
    lines = [list(_pieces(sheet, row, cells, name)) for row, cells in _lines(sheet)]
    lines = [line for line in lines if line]
    pieces = tuple(piece for line in lines for piece in line)
    place = {id(piece): index for index, piece in enumerate(pieces)}
    after = {place[id(one)]: place[id(other)] for line in lines for one, other in pairwise(line)}
    before = {other: one for one, other in after.items()}
    for index, line in enumerate(lines):
        below = _line_below(line, lines[index + 1 :])
        if below is not None:
            after[place[id(line[-1])]] = place[id(below[0])]
            before.setdefault(place[id(below[0])], place[id(line[-1])])
    return Order(pieces, after, before)


def _lines(sheet: Sheet) -> Iterator[tuple[int, tuple[int, ...]]]:
    """(row, cells) of each line: cells that little white parts belong together."""
    for index, row in enumerate(sheet.rows):
        group = [0]
        for cell in range(1, len(row.cells)):
            one, other = row.cells[cell - 1].box, row.cells[cell].box
            if other.left - one.right > COLUMN_GAP * one.height * sheet.document.pages[row.page].aspect:
                yield index, tuple(group)
                group = []
            group.append(cell)
        yield index, tuple(group)


def _pieces(sheet: Sheet, row: int, cells: tuple[int, ...], name: Evidence | None) -> Iterator[Piece]:
    """The pieces of one line, left to right."""
    page = sheet.rows[row].page
    printed = tuple(sheet.rows[row].cells[cell] for cell in cells)
    line = Line(tuple(word for cell in printed for word in cell.words))
    marks = _marks(sheet, row, cells)
    named = _named(line, page, name)
    borders = accumulate(len(cell.text) + 1 for cell in printed[:-1])
    cuts = {0, len(line.text), *named, *borders, *(start for start, _, _ in marks), *_cuts(line.text)}
    for start, end in pairwise(sorted(cuts)):
        first, last = trimmed(line.text, start, end, edges=_EDGES, tail_edges=_TAIL_EDGES)
        if any(glyph.isalnum() for glyph in line.text[first:last]):
            roles = frozenset(role for at, _, found in marks if start <= at < end for role in found)
            is_name = bool(named) and named[0] <= first < named[1]
            yield Piece(row, line, printed, first, last, evidence_in(line, page, first, last), roles, is_name)


def _marks(sheet: Sheet, row: int, cells: tuple[int, ...]) -> list[tuple[int, int, frozenset[str]]]:
    """(start, end, roles) of the role words, placed in the joined line; two letters within a line are too little to cut at."""
    found, offset = [], 0
    for cell in cells:
        found += [
            (mark.start + offset, mark.end + offset, mark.roles)
            for mark in sheet.marks(row)
            if mark.cell == mark.end_cell == cell and (mark.start < 3 or len(mark.text) > 2)
        ]
        offset += len(sheet.rows[row].cells[cell].text) + 1
    return found


def _named(line: Line, page: int, name: Evidence | None) -> tuple[int, ...]:
    """Start and end of the seller's name in the line; nothing where it stands elsewhere."""
    if name is None or name.page != page:
        return ()
    at = line.text.find(name.text)
    whole = evidence_in(line, page, 0, len(line.text)).box
    if at >= 0 and overlap(name.box, whole) > 0:
        return at, at + len(name.text)
    return (0, len(line.text)) if overlap(name.box, whole) > SAME_INK else ()


def _cuts(text: str) -> Iterator[int]:
    """Places where something else may begin or end."""
    for pattern in (_SEPARATORS, _BRACKETED, _LABEL, EMAIL, WEB, PHONE):
        for match in pattern.finditer(text):
            if pattern is not PHONE or is_phone(match.group()):
                yield match.start()
                yield match.end()
    for match in re.finditer(r",\s+", text):
        if has_legal_form(text[: match.start()]):
            yield match.end()


def is_phone(text: str) -> bool:
    """Whether a telephone number stands in `text`: digits enough for one, house numbers have fewer, and no stop between them."""
    return any(
        sum(glyph.isdigit() for glyph in found.group()) >= PHONE_DIGITS and _STOP.search(found.group()) is None
        for found in PHONE.finditer(text)
    )


def _line_below(line: list[Piece], others: list[list[Piece]]) -> list[Piece] | None:
    """The next line of the column, if it is near."""
    last = line[-1]
    whole = _whole(line)
    for other in others:
        if other[0].evidence.page != last.evidence.page or other[0].row > last.row + NEXT_ROWS:
            return None
        if other[0].row > last.row and _shares_column(whole, _whole(other)):
            return other if gap(whole, _whole(other)) <= LINE_GAP else None
    return None


def _whole(line: list[Piece]) -> Box:
    first, last = line[0].box, line[-1].box
    return Box(first.left, min(first.top, last.top), last.right, max(first.bottom, last.bottom))


def _shares_column(one: Box, other: Box) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > COLUMN_SHARE * min(one.width, other.width)


def gap(one: Box, other: Box) -> float:
    """White between a line and the one below, in heights of the higher of the two."""
    return (other.top - one.bottom) / max(one.height, other.height, 1e-6)
