"""Rows of text drawn on A4 sheets, each word boxed where it was drawn.

OpenCV carries a scalable typeface (Rubik) that has the letters of all eleven languages, so that a sheet looks the same
on every machine; the fonts of the system are never asked, and Pillow's own one lacks å, ș and their like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verify.document import PageImage, Word, box_on_page
from verify.load.limits import LIMITS, check_limit

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

SHEET_DPI = 200
_WIDTH_PX, _HEIGHT_PX = 1654, 2339
"""A4 at 200 dpi."""
_MARGIN_PX = 120
_TEXT_PX = 30
"""Em of the body text: 11 points."""
_LEADING = 1.5
_SPACE = 0.3
"""Of an em: the width between two words."""
_REGULAR, _BOLD = 400, 700
"""Weights as CSS counts them."""
_INK = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a column from `left` to `right`, fractions of the printable width."""

    text: str
    left: float = 0.0
    right: float = 1.0
    flush_right: bool = False
    bold: bool = False
    scale: float = 1.0
    """Of the body text's size."""


Row = tuple[Cell, ...]
"""Cells side by side; long texts run on below, each in its own column. An empty row is a blank line."""


@dataclass(slots=True)
class _Sheet:
    pixels: NDArray[uint8] = field(default_factory=lambda: np.full((_HEIGHT_PX, _WIDTH_PX, 3), 255, dtype=np.uint8))
    words: list[Word] = field(default_factory=list)
    y: float = _MARGIN_PX


def draw_rows(rows: Iterable[Row]) -> tuple[PageImage, ...]:
    """The sheets that `rows` fill, their words as the layer."""
    face = cv2.FontFace("sans")
    sheets = [_Sheet()]
    for row in rows:
        for line in _lines_of(row, face):
            height = _LEADING * _TEXT_PX * max((cell.scale for cell in line), default=1.0)
            if sheets[-1].y + height > _HEIGHT_PX - _MARGIN_PX:
                check_limit(len(sheets) + 1, LIMITS.pages, "pages", hint="Send the invoice as PDF or picture.")
                sheets.append(_Sheet())
            sheet = sheets[-1]
            for cell in line:
                _draw_cell(sheet, cell, face, baseline=round(sheet.y + height / _LEADING))
            sheet.y += height
    return tuple(
        PageImage(sheet.pixels, layer=tuple(sheet.words), visible_text=True, dpi=float(SHEET_DPI)) for sheet in sheets
    )


def _lines_of(row: Row, face: cv2.FontFace) -> Iterator[Row]:
    """The row cut into lines that fit their columns."""
    wrapped = [[_with_text(cell, text) for text in _wrap(cell, face)] for cell in row]
    for index in range(max((len(cells) for cells in wrapped), default=1)):
        yield tuple(cells[index] for cells in wrapped if index < len(cells))


def _with_text(cell: Cell, text: str) -> Cell:
    return Cell(text, cell.left, cell.right, cell.flush_right, cell.bold, cell.scale)


def _wrap(cell: Cell, face: cv2.FontFace) -> Iterator[str]:
    """The cell's text in pieces no wider than its column; a word wider than that is cut."""
    room = (cell.right - cell.left) * (_WIDTH_PX - 2 * _MARGIN_PX)
    line = ""
    for word in cell.text.split():
        for piece in _cut(word, room, cell, face):
            longer = f"{line} {piece}".strip()
            if line and _width(longer, cell, face) > room:
                yield line
                longer = piece
            line = longer
    if line:
        yield line


def _cut(word: str, room: float, cell: Cell, face: cv2.FontFace) -> Iterator[str]:
    """The word, or pieces of it where it is wider than the column."""
    while len(word) > 1 and _width(word, cell, face) > room:
        keep = max(1, int(len(word) * room / _width(word, cell, face)) - 1)
        yield word[:keep]
        word = word[keep:]
    yield word


def _size(cell: Cell) -> int:
    return round(_TEXT_PX * cell.scale)


def _weight(cell: Cell) -> int:
    return _BOLD if cell.bold else _REGULAR


def _width(text: str, cell: Cell, face: cv2.FontFace) -> float:
    """Width of a line in pixels, as `_draw_cell` draws it."""
    words = text.split()
    gaps = _SPACE * _size(cell) * (len(words) - 1)
    return sum(_extent(word, cell, face)[2] for word in words) + gaps


def _extent(word: str, cell: Cell, face: cv2.FontFace) -> tuple[int, int, int, int]:
    """left, top, width, height of the word drawn at the origin."""
    left, top, width, height = cv2.getTextSize((0, 0), word, (0, 0), face, _size(cell), _weight(cell))
    return left, top, width, height


def _draw_cell(sheet: _Sheet, cell: Cell, face: cv2.FontFace, *, baseline: int) -> None:
    """Draws the words of a cell's line and notes their boxes."""
    room = _WIDTH_PX - 2 * _MARGIN_PX
    x = _MARGIN_PX + cell.left * room
    if cell.flush_right:
        x = _MARGIN_PX + cell.right * room - _width(cell.text, cell, face)
    for word in cell.text.split():
        left, top, width, height = _extent(word, cell, face)
        start = round(x) - left
        cv2.putText(sheet.pixels, word, (start, baseline), _INK, face, _size(cell), _weight(cell))
        box = box_on_page(
            round(x) / _WIDTH_PX,
            (baseline + top) / _HEIGHT_PX,
            (round(x) + width) / _WIDTH_PX,
            (baseline + top + height) / _HEIGHT_PX,
        )
        sheet.words.append(Word(word, box, 1.0))
        x += width + _SPACE * _size(cell)
