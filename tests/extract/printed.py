"""A page drawn from text: each line a printed line, two spaces or more between cells, every glyph equally wide."""

import re

from verify.document import Barcode, Box, Document, Line, Page, Word

MARGIN = 1


def a_print(text, *, barcodes=(), confidence=0.98, tall=()):
    """The document that prints `text`; lines whose number is in `tall` in type twice as high."""
    rows = text.strip("\n").split("\n")
    width = max(len(row) for row in rows) + 2 * MARGIN
    height = len(rows) + 2 * MARGIN
    lines = tuple(
        _cell(match, number, (width, height), confidence, tall=number in tall)
        for number, row in enumerate(rows)
        for match in re.finditer(r"\S+(?: \S+)*", row)
    )
    return Document("print.png", "0" * 64, pages=(Page(10 * width, 20 * height, lines, tuple(barcodes)),))


def a_code(text, symbology, *, row, column, rows=20, columns=40, readers=("zxing",)):
    """A decoded barcode, a line high and ten glyphs wide, at a place on a page of `rows` lines and `columns` glyphs."""
    box = Box(column / columns, row / rows, min((column + 10) / columns, 1.0), (row + 1) / rows)
    return Barcode(box, symbology, text, valid=True, readers=readers)


def _cell(match, number, size, confidence, *, tall):
    width, height = size
    top = (number + MARGIN + (0.0 if tall else 0.2)) / height
    bottom = (number + MARGIN + (1.0 if tall else 0.7)) / height
    words = []
    for word in re.finditer(r"\S+", match[0]):
        left = match.start() + word.start() + MARGIN
        words.append(Word(word[0], Box(left / width, top, (left + len(word[0])) / width, bottom), confidence))
    return Line(tuple(words))
