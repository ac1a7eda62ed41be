"""A PDF page's characters boxed into words.

Pdfium tells for each character its code point, its ink, its advance, its base line and its slope, and guesses a space
where letters stand apart. A word ends at a space, at a gap, a jump, a new base line or a new direction. Gaps are
measured from advance to advance, in ems: there a torn "Ver kauf" and a lost space differ clearly, while pdfium's guess
follows where text was broken into pieces. The guess is for fonts without metrics and text aslant.
A word's box runs from the base line to the height of a capital even where only small letters stand, so that words of
one line are level.

A character map can be broken or malicious: unmapped glyphs, private code points, letters torn apart. `brokenness` tells
how much of that is there; only then is it worth the price to ask a second witness.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from verify.document import Box, Word
from verify.load.frame import Frame
from verify.load.limits import LIMITS, check_limit

_QUARTER = math.pi / 2
_OBLIQUE_RADIANS = math.radians(5)
"""Chosen: steeper than this from any edge of the page, and boxes along that edge mean little."""
_CAPITAL_EMS = 0.7
"""Height of a capital: 0.66 in Times, 0.72 in Helvetica and Arial, 0.73 in DejaVu."""
_GAP_EMS = 0.14
"""On 30 invoices kerning reaches 0.13 and the narrowest space is 0.15 (of a monospaced colon); poppler takes 0.1."""
_BACK_EMS = 1.0
"""Chosen: the letters of a ligature share one box, up to 0.8 wide; a jump back goes farther."""
_BASELINE_EMS = 0.4
"""Chosen: superscripts stay with their word, the next line does not."""
_TALLEST_INK_EMS = 1.5
"""Chosen: ink higher than this is no letter of a font of that size."""
_HYPHEN = 2
"""Pdfium's code for a hyphen at a line's end."""
_LONE_LETTERS = 0.5
"""Chosen, of all words: no language writes half of its words with one letter."""
_LEAST_WORDS = 10
"""Chosen: below ten words torn letters cannot be told from a column of marks."""


Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character in its writing direction: `along` runs with the text, `up` at right angles to it, in points."""

    text: str
    along: Span
    up: Span
    advance: Span
    """Like `along`, with the space the font keeps around the ink."""
    baseline: float
    em: Span
    """The font's size along the text and across it."""
    turn: int | None
    """Quarter turns counter-clockwise of the writing direction; None for text aslant."""
    seen: bool
    sound: bool
    """False when the font names no code point for it."""
    after_guess: bool = False
    """Pdfium guesses a space before it."""


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word of the text layer, boxed on the rendered page."""

    text: str
    box: Box
    seen: bool
    unsound: int = 0
    """Characters of no or of private meaning."""

    def as_word(self) -> Word:
        """The record that travels: what a file states, it states surely."""
        return Word(self.text, self.box, 1.0)


def read_words(textpage: Any, frame: Frame, hidden: frozenset[int]) -> tuple[LayerWord, ...]:  # noqa: ANN401
    """The words of a pypdfium2 text page in the file's order; `hidden` holds the text objects no person sees."""
    count = textpage.count_chars()
    check_limit(count, LIMITS.page_chars, "characters on one page", hint="Send a scan or a screenshot.")
    words = []
    for glyphs in _gather(_glyphs(textpage, count, hidden)):
        word = _word_of(glyphs, frame)
        if word is not None:
            words.append(word)
    return tuple(words)


def brokenness(words: Sequence[LayerWord]) -> float:
    """Share of the text that looks broken, 0 to 1: glyphs without meaning, or words torn into letters."""
    characters = sum(len(word.text) for word in words)
    if not characters:
        return 0.0
    unsound = sum(word.unsound for word in words) / characters
    lone = sum(len(word.text) == 1 and word.text.isalpha() for word in words) / len(words)
    return max(unsound, lone if len(words) >= _LEAST_WORDS and lone > _LONE_LETTERS else 0.0)


def _glyphs(textpage: Any, count: int, hidden: frozenset[int]) -> Iterator[Glyph | None]:  # noqa: ANN401
    """Every printed character, None for each space that the file itself holds."""
    guessed = False
    for index in range(count):
        if raw.FPDFText_IsGenerated(textpage, index) == 1:
            guessed = True
            continue
        code = raw.FPDFText_GetUnicode(textpage, index)
        yield None if chr(code).isspace() else _glyph(textpage, index, code, hidden=hidden, after_guess=guessed)
        guessed = False


def _glyph(textpage: Any, index: int, code: int, *, hidden: frozenset[int], after_guess: bool) -> Glyph:  # noqa: ANN401
    turn = _quarter_turns(raw.FPDFText_GetCharAngle(textpage, index))
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    along, up = _turned(left.value, bottom.value, right.value, top.value, turn=turn)
    font = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, font)
    advance, _ = _turned(font.left, font.bottom, font.right, font.top, turn=turn)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    _, (baseline, _) = _turned(x.value, y.value, x.value, y.value, turn=turn)
    owner = ctypes.cast(raw.FPDFText_GetTextObject(textpage, index), ctypes.c_void_p).value or 0
    return Glyph(
        "-" if code == _HYPHEN else chr(code),
        along,
        up,
        advance,
        baseline,
        em=_em(textpage, index, up[1] - up[0]),
        turn=turn,
        seen=owner not in hidden,
        sound=code == _HYPHEN or (raw.FPDFText_HasUnicodeMapError(textpage, index) != 1 and _has_meaning(code)),
        after_guess=after_guess,
    )


def _em(textpage: Any, index: int, ink_height: float) -> Span:  # noqa: ANN401
    """The font's size as drawn: its nominal size times the text's matrix."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    size = raw.FPDFText_GetFontSize(textpage, index)
    across = size * math.hypot(matrix.c, matrix.d)
    # A font program of another scale than its size (a Type 3 font's unit square) is told by its ink.
    if across * _TALLEST_INK_EMS < ink_height:
        return ink_height, ink_height
    return size * math.hypot(matrix.a, matrix.b), across


def _has_meaning(code: int) -> bool:
    """False for nothing, the replacement character, controls, halves of pairs and private use: what no reader can know."""
    return code not in {0, 0xFFFD} and unicodedata.category(chr(code)) not in {"Cc", "Cn", "Co", "Cs"}


def _quarter_turns(radians: float) -> int | None:
    """Quarter turns counter-clockwise of text at pdfium's angle, which runs clockwise; None for text aslant."""
    turns = round(radians / _QUARTER)
    return -turns % 4 if abs(radians - turns * _QUARTER) < _OBLIQUE_RADIANS else None


def _turned(left: float, bottom: float, right: float, top: float, *, turn: int | None) -> tuple[Span, Span]:
    """(start, end) along the writing direction and (foot, head) across it; text aslant is taken as level."""
    if not turn:
        return (left, right), (bottom, top)
    if turn == 1:
        return (bottom, top), (-right, -left)
    if turn == 2:
        return (-right, -left), (-top, -bottom)
    return (-top, -bottom), (left, right)


def _gather(glyphs: Iterator[Glyph | None]) -> Iterator[list[Glyph]]:
    """Runs of glyphs that make up one word each."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (glyph is None or _parts(run[-1], glyph)):
            yield run
            run = []
        if glyph is not None:
            run.append(glyph)
    if run:
        yield run


def _parts(last: Glyph, following: Glyph) -> bool:
    """Whether a word ends between these two."""
    if last.turn != following.turn or last.seen != following.seen:
        return True
    has_metrics = following.advance != following.along  # where a font has none, pdfium gives the ink's box for both
    if following.turn is None or not has_metrics:
        return following.after_guess
    em_along, em_up = max(last.em[0], following.em[0]), max(last.em[1], following.em[1])
    gap = (following.advance[0] - last.advance[1]) / em_along if em_along else 0.0
    climb = abs(last.baseline - following.baseline)
    return gap > _GAP_EMS or gap < -_BACK_EMS or climb > _BASELINE_EMS * em_up


def _word_of(glyphs: list[Glyph], frame: Frame) -> LayerWord | None:
    """The run as a word; None when nothing is left of its text or its place is cropped away."""
    text = _readable("".join(glyph.text for glyph in glyphs))
    if not text:
        return None
    start, end = min(glyph.along[0] for glyph in glyphs), max(glyph.along[1] for glyph in glyphs)
    foot, head = min(glyph.up[0] for glyph in glyphs), max(glyph.up[1] for glyph in glyphs)
    if glyphs[0].turn is not None:
        foot = min(foot, *(glyph.baseline for glyph in glyphs))
        head = max(head, *(glyph.baseline + _CAPITAL_EMS * glyph.em[1] for glyph in glyphs))
    box = frame.box(*_turned_back(start, end, foot, head, turn=glyphs[0].turn))
    if box is None:
        return None
    return LayerWord(text, box, glyphs[0].seen, sum(not glyph.sound for glyph in glyphs))


def _turned_back(
    start: float, end: float, foot: float, head: float, *, turn: int | None
) -> tuple[float, float, float, float]:
    """left, bottom, right, top in page points: `_turned` undone."""
    if not turn:
        return start, foot, end, head
    if turn == 1:
        return -head, start, -foot, end
    if turn == 2:
        return -end, -head, -start, -foot
    return foot, -end, head, -start


def _readable(text: str) -> str:
    """`text` as a reader would type it: ligatures spelt out, accents joined to their letters, controls dropped."""
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    spelt = "".join(unicodedata.normalize("NFKC", one) if "\ufb00" <= one <= "\ufb06" else one for one in joined)
    return "".join(one for one in unicodedata.normalize("NFC", spelt) if unicodedata.category(one) not in {"Cc", "Cf"})
