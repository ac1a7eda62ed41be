"""Lines that may be a seller's name: cut out of their rows, and two or three of them taken together.

A name too long for the paper goes on in the next line, a brand stands above its firm's legal name, and both are set alike, close
together, on one axis. Which lines are one name is not decided here: every run is proposed, with what the eye sees of how
its lines belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise, takewhile

from verify.document import Box, Evidence, Line, box_around
from verify.extract.glyph_odds import Glyph, glyphs_of
from verify.extract.parties import gap_below
from verify.extract.places import EMAIL, PHONE, REGISTRATION, has_legal_form, has_trade_word, is_address, is_legal_form
from verify.extract.roles import is_role_phrase
from verify.extract.rows import Row, evidence_in
from verify.text import fold, trimmed

EDGES = " \t*=-–_.:,;|~#<>\"'«»“”„+()[]{}"
"""Ornaments before a name."""
TAIL_EDGES = " \t*=-–_:,;|~#<>\"'«»“”„+([{"
"""Those after it: a closing point or bracket belongs to the name."""
NEXT_LINE = 1.5
"""White, in row heights, that may part two lines of one name (chosen: single spacing leaves less than one)."""
ONE_CELL_GAP = 1.5
"""White, in cell heights, that parts two cells of one line of large type at most."""
LONGEST_RUN = 3
"""Lines of the longest name (chosen)."""
SAME_AXIS = 0.02
"""Share of the page's width by which the axes of two lines set alike may differ (chosen)."""
_NAME = re.compile(
    r"^(?:[^\W\d]{3,15}(?:\s[^\W\d]{1,6})?\s?:\s*)?(?P<name>.*?[^\W\d_]{2}.*?)(?:\s*,?\s*[(\[]?\s?(?:(?:co|reg)[\w. ]*no[.: ]*)?[A-Z]{0,2}\d{4,}[\d ]*(?:\s?[-·]\s?[A-Z0-9]{1,2}| [A-Z])?\s?[)\]]?(?:\s?\(\w{1,4}\))?[\s,.]*)?$"
)
"""A name between a word that announces it ("Sold by:") and a register number that follows it."""
_REGISTER = re.compile(r"^[(\[]?[A-Z]{0,2}\W?\w{0,2}\d[\dA-Z]{3,}\W?\w?\W*$|^[(\[]\w?$|^\d{2}-\d{2}$")
"""A word that is a register number, some of its digits misread, or the beginning of one."""
_COUNTER = re.compile(r"^0\d{3,}$")
"""A till's counter before a name."""
_FIRM = re.compile(r"^(?P<firm>.+?)(?:\s[-–—|·•*/]\s|\s?[|·•;]\s?|,\s)")
"""What stands before the first separator of a line."""
_BRACKETS = re.compile(r"\s*[(\[][^()]*[)\]]?\s*$")
"""What stands in brackets at the end of a name."""
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]?")
"""A line that is all in brackets: mostly the branch's place."""
FORM_WORDS = 4
"""Words of the longest legal form."""
_UNFINISHED = re.compile(r"(?:&|\+|-|\b(?:and|und|och|og|ja|et|e|y|en|si|of|the|de|du|di))$", re.IGNORECASE)
"""A name that goes on in the next line."""
_BEGINS_LATE = re.compile(r"(?:&|\+|\(|co\b|and\b|und\b|et\b|og\b|och\b|ja\b|y\b)", re.IGNORECASE)
"""A line that cannot begin a name."""


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name, or a part of one, as one line prints it."""

    row: int
    text: str
    box: Box
    glyphs: tuple[Glyph, ...]
    cells: tuple[Line, ...]
    is_cut: bool
    """A register number follows it on its line."""
    is_label: bool
    """A colon follows: it announces a value."""
    sure: float
    """Mean certainty of its words."""
    is_trademark: bool = False
    """A sign after it says that it is one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring lines that may be one name."""

    lines: tuple[NameLine, ...]

    @property
    def text(self) -> str:
        """The lines with one space between them."""
        return " ".join(line.text for line in self.lines)

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """The glyphs of `text`."""
        found: tuple[Glyph, ...] = ()
        for line in self.lines:
            found += (*((Glyph(" "),) if found else ()), *line.glyphs)
        return found

    def evidence(self, page: int) -> Evidence:
        """The ink of all lines."""
        return Evidence(page, box_around(tuple(line.box for line in self.lines)), self.text)


def may_name(text: str) -> bool:
    """Whether letters enough stand in `text`, and no mere role word."""
    name = _NAME.sub(r"\g<name>", text)
    letters = sum(glyph.isalpha() for glyph in name)
    return letters >= 2 and letters * 2 >= len(name.replace(" ", "")) and not is_role_phrase(text.strip(EDGES))


@dataclass(frozen=True)
class NameLines:
    """Lines of a document that may be names; each row is cut once, when it is first asked for."""

    rows: tuple[Row, ...]
    _of_rows: dict[int, tuple[NameLine, ...]] = field(default_factory=dict)
    _below_rows: dict[int, NameLine | None] = field(default_factory=dict)

    def of_row(self, index: int) -> tuple[NameLine, ...]:
        """What of a row may be a name: its cells one by one, and all together where little white parts them."""
        if index not in self._of_rows:
            cut = [_cut(index, cells) for cells in _groups(self.rows[index].cells) if may_name(_joined(cells))]
            parts = (part for line in cut for part in (_firm_of(line), _trademark_of(line)))
            self._of_rows[index] = (*cut, *(part for part in parts if part is not None))
        return self._of_rows[index]

    def runs_from(self, first: NameLine) -> Iterator[Run]:
        """The line alone, and with one or two lines below it."""
        lines = [first]
        yield Run((first,))
        while len(lines) < LONGEST_RUN:
            below = self._below(lines[-1].row)
            if below is None:
                return
            lines.append(below)
            yield Run(tuple(lines))

    def _below(self, index: int) -> NameLine | None:
        if index not in self._below_rows:
            self._below_rows[index] = _line_below(self.rows, index)
        return self._below_rows[index]


def _joined(cells: tuple[Line, ...]) -> str:
    return " ".join(cell.text for cell in cells)


def _groups(cells: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    groups: list[tuple[Line, ...]] = [(cell,) for cell in cells]
    height = max(cell.box.height for cell in cells)
    close = all(after.box.left - before.box.right < ONE_CELL_GAP * height for before, after in pairwise(cells))
    return [*groups, cells] if len(cells) > 1 and close else groups


def _firm_of(line: NameLine) -> NameLine | None:
    """The firm that a line of a letter's foot begins with: its name up to the legal form, before a separator."""
    found = _FIRM.search(line.text)
    if found is None or not has_legal_form(found.group("firm")):
        return None
    return replace(_part(line, *found.span("firm")), is_cut=True)


def _trademark_of(line: NameLine) -> NameLine | None:
    """The brand in a line of text: the capitalised words before the sign of a registered or claimed mark (ISO/IEC 10646: 00AE, 2122)."""
    end = min((at for at in map(line.text.find, "®™") if at >= 0), default=0)
    words = list(takewhile(lambda word: word[:1].isupper(), reversed(line.text[:end].split())))
    brand = " ".join(reversed(words))
    start = line.text.find(brand)
    if not may_name(brand) or start < 0:
        return None
    return replace(_part(line, start, start + len(brand)), is_trademark=True)


def _part(line: NameLine, start: int, end: int) -> NameLine:
    """The line from one character to another, its box cut by their share."""
    left, step = line.box.left, line.box.width / len(line.text)
    box = Box(left + start * step, line.box.top, left + end * step, line.box.bottom)
    return replace(line, text=line.text[start:end], box=box, glyphs=line.glyphs[start:end])


def _line_below(rows: tuple[Row, ...], index: int) -> NameLine | None:
    """The one line under a row that may go on with its name; None where there is none, or no telling which."""
    below = index + 1
    if below >= len(rows) or rows[below].page != rows[index].page or gap_below(rows, index) > NEXT_LINE:
        return None
    cells = tuple(cell for cell in rows[below].cells if any(glyph.isalnum() for glyph in cell.text))
    if not cells or len(cells) > 1:
        return None
    text = cells[0].text
    if ":" in text or EMAIL.search(text) or PHONE.search(text) or REGISTRATION.search(text):
        return None
    return _cut(below, cells) if may_name(text) or is_legal_form(text) else None


def _cut(index: int, cells: tuple[Line, ...]) -> NameLine:
    """The name without what stands before and after it."""
    line = Line(tuple(word for cell in cells for word in cell.words))
    printed = line.text
    name = _NAME.search(printed)
    start, end = trimmed(
        printed, *(name.span("name") if name is not None else (0, len(printed))), edges=EDGES, tail_edges=TAIL_EDGES
    )
    start, end = _without_numbers(printed, start, end)
    if start > 0 and printed[start - 1] in "([" and _closes_more(printed[start:end]):
        start -= 1
    box = evidence_in(line, 0, start, end).box
    sure = sum(word.confidence for word in line.words) / len(line.words)
    is_cut = end < len(printed.rstrip(EDGES))
    is_label = printed[end:].lstrip().startswith(":")
    glyphs = glyphs_of(line.words)[start:end]
    return NameLine(index, printed[start:end], box, glyphs, cells, is_cut=is_cut, is_label=is_label, sure=sure)


def _closes_more(text: str) -> bool:
    """Whether a bracket is closed in `text` that is not opened there: it belongs to a place or a name in brackets before."""
    return text.count(")") + text.count("]") > text.count("(") + text.count("[")


def _without_numbers(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a counter before the name and misread register numbers after it."""
    first, _, rest = text[start:end].partition(" ")
    if _COUNTER.match(first) and rest:
        start += len(first) + 1
    while (at := text.rfind(" ", start, end)) > start and _REGISTER.match(text[at + 1 : end]):
        start, end = trimmed(text, start, at, edges=EDGES, tail_edges=TAIL_EDGES)
    return start, end


def run_clues(run: Run) -> tuple[str, ...]:
    """How the lines of a run belong together; nothing for one line."""
    if len(run.lines) == 1:
        return ()
    pairs = tuple(pairwise(run.lines))
    boxes = [line.box for line in run.lines]
    heights = [box.height for box in boxes]
    texts = [line.text for line in run.lines]
    head, tail = " ".join(texts[:-1]), texts[-1]
    tests = {
        "run_same_type": min(heights) > 0.8 * max(heights), "run_other_type": min(heights) < 0.62 * max(heights),
        "run_close": all(_gap(one.box, two.box) < 0.5 for one, two in pairs), "run_centred": _is_on_axis([box.center[0] for box in boxes]),
        "run_flush": _is_on_axis([box.left for box in boxes]), "run_other_case": len({text.isupper() for text in texts}) > 1,
        "run_open": any(line.count("(") > line.count(")") for line in texts[:-1]), "run_unfinished": any(_UNFINISHED.search(text) for text in texts[:-1]),
        "run_bracketed": _BRACKETED.fullmatch(tail) is not None,
        "run_begins_late": any(_BEGINS_LATE.match(text) for text in texts[1:]), "run_form_alone": is_legal_form(tail),
        "run_legal_ends": has_legal_form(f"x {tail}") and not has_legal_form(head), "run_legal_inside": has_legal_form(head),
        "run_trade_tail": has_trade_word(tail), "run_trade_head": has_trade_word(head), "run_address": any(is_address(text) for text in texts[1:]),
        "run_digits": any(glyph.isdigit() for glyph in tail), "run_shared": _share_a_word(head, tail), "run_cut_inside": any(line.is_cut for line in run.lines[:-1]),
        "run_nameless_tail": is_nameless(tail), "run_one_word_tail": len(tail.split()) == 1, "run_long": len(run.text.split()) > 7,
        "run_comma": any(text.rstrip().endswith(",") for text in texts), "run_wide": boxes[0].width > 1.25 * boxes[-1].width,
    }  # fmt: skip
    return (f"run:{len(run.lines)}", *(name for name, holds in tests.items() if holds))


def run_measures(run: Run) -> tuple[tuple[str, float], ...]:
    """The same as numbers."""
    measures = [("sure", sum(line.sure for line in run.lines) / len(run.lines))]
    if len(run.lines) > 1:
        heights = [line.box.height for line in run.lines]
        measures.append(("run_heights", min(heights) / max(*heights, 1e-6)))
        measures.append(("run_gap", max(_gap(one.box, two.box) for one, two in pairwise(run.lines))))
    return tuple(measures)


def _gap(upper: Box, lower: Box) -> float:
    """White between two lines, in heights of the smaller."""
    return (lower.top - upper.bottom) / max(min(upper.height, lower.height), 1e-6)


def _is_on_axis(places: list[float]) -> bool:
    return max(places) - min(places) < SAME_AXIS


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{3,}", fold(text))


def _share_a_word(head: str, tail: str) -> bool:
    return bool(set(_words(head)) & set(_words(tail)))


@lru_cache(maxsize=4096)
def ends_in_form(text: str) -> bool:
    """Whether a name ends in its legal form, what stands in brackets after it aside: within a name short forms are words too."""
    words = _BRACKETS.sub("", text).split()
    counts = range(1, min(len(words) - 1, FORM_WORDS) + 1)
    return any(is_legal_form(" ".join(words[-count:])) for count in counts)


@lru_cache(maxsize=4096)
def is_nameless(text: str) -> bool:
    """Whether nothing but trade words and legal forms stands in `text`: no firm is called so, a name's end is."""
    words = text.split()
    kept = [word for word in words if not has_trade_word(word) and not is_legal_form(word)]
    rest = " ".join(kept)
    return bool(words) and (not kept or is_legal_form(rest))
