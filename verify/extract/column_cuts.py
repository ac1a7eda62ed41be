"""Cells that a recogniser took together although two columns part them: ``1 529.95 529.95`` is a quantity, a price and an amount.

Words are parted where a table's heads say so. A number begins a cell of its own where it stands under another head than the word
before it, with more white between them than a space needs; a name does where it begins at its head's left edge and a code or
a position stands before.
"""

from __future__ import annotations

import re
from itertools import pairwise

from verify.document import Line
from verify.extract.columns import MONEY, Table, column_of
from verify.extract.rows import Row

_SPACE = 1.5
"""Glyph widths of white beyond which no mere space parts two words (chosen: a space is half to a whole glyph wide)."""
_EDGE = 0.02
"""Page widths by which a name may begin beside its head's left edge (chosen: skew and curl)."""
_NUMBER = re.compile(r"[-−+(]?[€£$]?\d[\d.,'’ ]*[%)-]?")
_THOUSANDS, _GROUP = re.compile(r"\d{1,3}"), re.compile(r"\d{3}[.,]\d{2}")
_OF_NUMBERS = frozenset({*MONEY, "quantity", "unit_price", "rate", "discount", "vat_amount"})
"""Heads of columns that hold numbers."""


def cut_row(row: Row, table: Table) -> Row:
    """The row with its cells parted at the table's columns; the same row where none spans two."""
    cells = tuple(piece for cell in row.cells for piece in _cut(cell, table))
    return row if len(cells) == len(row.cells) else Row(cells, row.page)


def _cut(cell: Line, table: Table) -> list[Line]:
    tokens = _with_thousands([Line((word,), cell.source) for word in cell.words], table)
    pieces = [list(tokens[0].words)] if tokens else []
    for before, token in pairwise(tokens):
        after_code = before is tokens[0] and _begins_name(before, token, table)
        if after_code or _begins_number(before, token, table):
            pieces.append([])
        pieces[-1] += token.words
    return [cell] if len(pieces) == 1 else [Line(tuple(words), cell.source) for words in pieces]


def _with_thousands(words: list[Line], table: Table) -> list[Line]:
    """The words, three digits and cents joined to the thousands before them: two numbers do not stand under one head."""
    tokens: list[Line] = []
    for word in words:
        if len(tokens) > 1 and _is_group(tokens[-1].text, word.text) and _NUMBER.fullmatch(tokens[-2].text):
            first, second = (column_of(token.box, table) for token in tokens[-2:])
            if first is second:
                tokens[-1] = Line((*tokens[-1].words, *word.words), word.source)
                continue
        tokens.append(word)
    return tokens


def _is_group(before: str, text: str) -> bool:
    return _THOUSANDS.fullmatch(before) is not None and _GROUP.fullmatch(text) is not None


def _begins_number(before: Line, token: Line, table: Table) -> bool:
    """Whether a number stands in a column of its own."""
    if not _NUMBER.fullmatch(token.text):
        return False
    head = column_of(token.box, table)
    last = before.words[-1]
    glyph = (last.box.width + token.box.width) / (len(last.text) + len(token.text))
    apart = token.box.left - last.box.right > _SPACE * glyph
    return apart and head.meaning in _OF_NUMBERS and column_of(before.box, table) is not head


def _begins_name(before: Line, token: Line, table: Table) -> bool:
    """Whether a word begins at the left edge of the names, and a code or a number ends before it in another column."""
    head = table.head("description")
    if head is None or not any(map(str.isdigit, before.text)) or column_of(before.box, table) is head:
        return False
    return before.box.right < head.box.left + _EDGE and abs(token.box.left - head.box.left) < _EDGE
