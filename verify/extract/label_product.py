"""What the thing on a label is called: its name stands in large type near the top, seldom with a caption.

Larger still may be the maker's name, a colour, a sign or a caption printed upright beside a code. So every cell that may be a name
is proposed with what is seen of it, and the weights (``ranking.py``) decide: size and rank of its type, its place among the other
cells, how many words, whether they are numbered, whether the one above is a lone word, whether it is the model's code.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verify.document import Document, Evidence, Line
from verify.extract.label_loose import Seen, label_words, usual_height
from verify.extract.ranking import Proposal
from verify.extract.rows import Row
from verify.text import squeeze

_LARGEST = 8
"""Cells in the largest type that are proposed (chosen)."""
_MOST_NAME_WORDS = 8
"""Words from which a cell is a sentence or an address (chosen)."""
_MOST_SIGN_LETTERS = 6
"""Letters from which several words are a name though each is short ("AB 20-50mm F2.8 CD"); signs and ratings have fewer (chosen)."""
_LARGEST_TYPE = 1.5
"""Log of a type's size against the usual one, above which it tells no more (chosen)."""
_SHORT_NAME = re.compile(r"(?<![A-Z])[A-Z]{2}\d{2}")
"""A name of capitals and digits ("HX99"); a mark of conformity has fewer digits."""
_NO_NAME = re.compile(r", |: |[.,]\d\d(?!\d)|\d,-|^CE\w{0,2}$")
"""An address, a captioned value, a price, a mark of conformity."""
_FEWEST_WRAPPED = 3
"""Words of a line that may have been wrapped, but for one (chosen: captioned values are shorter)."""
_MARKS = (":", "=", "#", ".")
"""What stands between a caption and its value."""
_NUMBER = re.compile(r"\d|\b[IVX]{1,4}\b")
"""A digit or a Roman numeral."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that may be a name, with its page."""

    line: Line
    page: int
    page_aspect: float

    @property
    def size(self) -> float:
        return self.line.box.height

    @property
    def is_lone(self) -> bool:
        """Whether it is one word without a number."""
        return " " not in self.line.text and not _NUMBER.search(self.line.text)

    @property
    def is_turned(self) -> bool:
        """Whether three glyphs and more stand higher than wide: print at a right angle to the rest."""
        box = self.line.box
        return box.height * self.page_aspect > box.width and len(squeeze(self.line.text)) > 2


def propose_products(document: Document, rows: tuple[Row, ...], found: Iterable[Seen]) -> Iterator[Proposal[str]]:
    """Every name a caption announces, and the cells in the largest type; `found` are the values of all roles."""
    found = tuple(found)
    for one in found:
        if one.role == "product":
            yield Proposal(one.value, one.text, one.evidence, ("caption",), measures=(("strength", one.strength),))
    codes = {squeeze(one.value) for one in found if one.role == "model"}
    usual = usual_height(rows)
    cells = [
        _Cell(cell, row.page, document.pages[row.page].aspect)
        for row in rows
        for cell in row.cells
        if _may_be_a_name(cell.text)
    ]
    lines = [(row.page, cell) for row in rows for cell in row.cells]
    cells = [cell for cell in cells if not _is_of_another(cell, cells, lines)]
    largest = sorted(cells, key=lambda one: -one.size)[:_LARGEST]
    for at, cell in enumerate(cells):
        if cell in largest:
            clues = (*_look(cell, codes), *_place(cells, at), f"largest:{min(largest.index(cell), 3)}")
            size = min(math.log(max(cell.size / usual, 0.1)), _LARGEST_TYPE)
            ink = Evidence(cell.page, cell.line.box, cell.line.text)
            yield Proposal(cell.line.text, cell.line.text, ink, clues, measures=(("size", size),))


def _look(cell: _Cell, codes: set[str]) -> Iterator[str]:
    """What is seen of the cell alone."""
    text = cell.line.text
    words = text.split()
    if len(words) == 1:
        yield "one_word" if cell.is_lone else "one_word_numbered"
    elif _NUMBER.search(text):
        yield "numbered"
    elif text.isupper():
        yield "capitals"
    if text[0].isdigit():
        yield "number_first"
    if cell.is_turned:
        yield "turned"
    if text.endswith(".") or " /" in text or "/ " in text:
        yield "sentence"
    if any(code in squeeze(text) for code in codes):
        yield "model"


def _place(cells: list[_Cell], at: int) -> Iterator[str]:
    """What is seen of its place among the cells that may be names: the maker's lone word stands above the product's name, or before it."""
    yield f"place:{min(at, 3)}"
    if at == 1 and cells[0].is_lone:
        yield "under_lone_word"
    if at == 0 and len(cells) > 1 and cells[0].is_lone:
        yield "above_numbered" if _NUMBER.search(cells[1].line.text) else "above_words"


def _is_of_another(cell: _Cell, cells: list[_Cell], lines: list[tuple[int, Line]]) -> bool:
    """Whether other print holds it: a maker's word stands once more at the head of the name, a wrapped sentence goes on in the next line."""
    head = cell.line.text.casefold() + " "
    return (cell.is_lone and any(other.line.text.casefold().startswith(head) for other in cells)) or any(
        page == cell.page and _goes_on(line, cell.line) for page, line in lines
    )


def _goes_on(above: Line, line: Line) -> bool:
    """Whether `line` is a wrapped text's next: `above` is no name itself, ends right over it, begins where it begins, in like type."""
    high = above.box.height
    return (
        0.7 < line.box.height / max(high, 1e-6) < 1.4
        and -0.5 * high < line.box.top - above.box.bottom < 0.6 * high
        and abs(line.box.left - above.box.left) < 0.8 * high
        and not _may_be_a_name(above.text)
        and len(above.text.split()) > _FEWEST_WRAPPED
    )


def _may_be_a_name(text: str) -> bool:
    """Whether a cell may say what a thing is called: a word of three letters, few words, no caption, no price, no address."""
    words, letters = len(text.split()), sum(glyph.isalpha() for glyph in text)
    spelt = re.search(r"[^\W\d_]{3}", text) or _SHORT_NAME.search(text)
    if not spelt and not (words > 1 and letters >= _MOST_SIGN_LETTERS):
        return False
    if words > _MOST_NAME_WORDS or 3 * letters < len(squeeze(text)) or _is_captioned(text):
        return False
    return _NO_NAME.search(text) is None


def _is_captioned(text: str) -> bool:
    """Whether a word that announces a value leads the text, or a mark follows it ("Type Cover" within a name announces nothing)."""
    phrases = label_words().find(text)
    return any(
        not text[: phrase.start].strip(" (*#|") or text[phrase.end :].lstrip()[:1] in _MARKS for phrase in phrases
    )
