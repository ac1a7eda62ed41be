"""Several papers in one picture: where one ends and the next begins, and whether both are papers of their own.

People lay two receipts on one scanner. Read as one page, the total of one stands beside the date of the other, and the rows
of both run into each other. Between two papers lies a band without print, upright where they lie side by side, level where
one lies above the other, a little slanted where they were laid down carelessly. But a price column, the two columns of a
sheet and the slip below a receipt are set off by such bands too, and cutting one paper in two is worse than not cutting two
apart. So a band only proposes a cut, where both sides are narrow and, side by side, stand on lines of
their own: the cells of a table stand on common ones. Each side is then read for itself, and it is a cut only where both are
whole papers, with their own kind, day and total, and *tell of different purchases*: the receipt and the terminal's slip,
the customer's and the shop's copy tell of one. A page born as a file is one paper.

>>> from verify.document import Box, Document, Line, Page, Word
>>> def cell(text: str, left: float, top: float) -> Line:
...     return Line((Word(text, Box(left, top, left + 0.15, top + 0.02), 1.0),))
>>> strip = ("SHOP", "TEA 1.00", "CAKE 2.00", "TOTAL 3.00", "CASH 3.00", "1.2.2019")
>>> lines = tuple(cell(text, left, left / 7 + row * 0.03) for left in (0.1, 0.6) for row, text in enumerate(strip))
>>> [tuple(len(half.pages[0].lines) for half in cut) for cut in find_cuts(Document("x", "y", pages=(Page(900, 900, lines),)))]
[(6, 6)]
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from verify.document import Box, Document, LayerState, Line, Page, box_around
from verify.extract.dates import parse_dates
from verify.extract.kind import glyphs_across
from verify.extract.money import find_amounts
from verify.extract.roles import find_marks
from verify.extract.rows import Row
from verify.receipt import Field, Reading

SLANTS = (0.0, -0.02, 0.02, -0.04, 0.04, -0.07, 0.07, -0.1, 0.1)
"""Slopes that a band is looked for at: papers laid down by hand lie within six degrees of upright (chosen)."""
LEAST_BAND = 1.5
"""Width of a band in heights of a usual line: two margins of a till's strip (chosen; the narrowest seen is 2)."""
LEAST_LINES = 6
"""Lines of the shortest paper that has a seller, a good, a day and a total (chosen)."""
LEAST_AMOUNTS = 2
MOST_CUTS = 4
"""Bands of a page that are tried, the widest first (chosen: each is two readings)."""
WHOLE = 0.5
"""Confidence from which a side's day and total are its own: likelier than not."""
PAPERS = frozenset({"receipt", "invoice", "order_confirmation", "credit_note", "provisional_bill"})
"""What has a day, goods and a total of its own."""
LISTED = 0.05
"""Confidence from which a reading is plausible enough to agree with another paper's (chosen)."""
LEAST_CONTRADICTIONS = 2
"""Of day, number, seller's number and seller's name: one alone is misread more easily (chosen)."""
_TOTALS = frozenset({"total", "payable", "gross"})

COMMON = 0.6
"""Share of a side's lines on a level with one of the other's, from which both may stand on common lines (chosen)."""
BY_CHANCE = 1.5
"""How many times oftener than half a line higher and lower they must meet: dense lines meet anywhere (chosen)."""
ON_A_LEVEL = 0.25
"""Heights of a line by which two middles may differ on one printed line (chosen)."""
HALF_A_LINE = 0.6
"""Heights of a line between a printed line and the white above it (lines are about 1.2 heights apart)."""
MOST_GLYPHS = 80.0
"""Glyphs side by side on the widest paper that is looked for: a half sheet from a desk's printer; whole sheets do not lie
side by side in one picture that can be read (measured: strips 20 to 54, half sheets to 75)."""

Cut = tuple[Document, Document]


@dataclass(frozen=True, slots=True)
class _Band:
    """A band without print."""

    width: float
    before: frozenset[int]
    """Identities of the lines on its left, or above it."""
    is_upright: bool


@dataclass(frozen=True, slots=True)
class _Span:
    """How far a line reaches across the direction in which a band is looked for."""

    low: float
    high: float
    line: Line


def find_cuts(document: Document) -> Iterator[Cut]:
    """The two sides of every band that may part papers on a document's only page, the widest band first."""
    if len(document.pages) != 1 or document.pages[0].layer_state is LayerState.SOUND:
        return
    page = document.pages[0]
    lines = [line for line in page.lines if line.words]
    if len(lines) < 2 * LEAST_LINES:
        return
    tried: set[frozenset[int]] = set()
    proposed = 0
    for band in _bands(lines, page.aspect):
        if band.before in tried:
            continue
        tried.add(band.before)
        before, after = ([line for line in lines if (id(line) in band.before) is side] for side in (True, False))
        if _may_be_two(before, after, beside=band.is_upright) and not (
            band.is_upright and _are_common(page, before, after)
        ):
            yield _side(document, before), _side(document, after)
            proposed += 1
        if proposed == MOST_CUTS:
            return


def _may_be_two(one: list[Line], other: list[Line], *, beside: bool) -> bool:
    """Whether each side has what no paper lacks, and its own day where one lies below the other; nothing is read for that."""
    days = [{read.value for line in side for read in parse_dates(line.text)} for side in (one, other)]
    if not all(days) or not (beside or (days[0] - days[1] and days[1] - days[0])):
        return False
    return _may_be_whole(one) and _may_be_whole(other)


def _are_common(page: Page, one: list[Line], other: list[Line]) -> bool:
    """Whether most lines of the side with fewer of them are on a level with one of the other side's."""
    slope = math.tan(math.radians(page.skew_degrees)) / page.aspect

    def middle(line: Line) -> float:
        x, y = line.box.center
        return y - slope * (x - 0.5)

    few, many = sorted((one, other), key=len)
    levels = sorted(middle(line) for line in many)

    def met(lines_off: float) -> int:
        """How many lines of the smaller side meet one of the other, moved by so many of their heights."""
        heights = [(middle(line), line.box.height) for line in few]
        return sum(_is_near(levels, level + lines_off * height, ON_A_LEVEL * height) for level, height in heights)

    return met(0) >= max(COMMON * len(few), BY_CHANCE * (met(HALF_A_LINE) + met(-HALF_A_LINE)) / 2)


def _is_near(levels: list[float], level: float, reach: float) -> bool:
    at = bisect_left(levels, level - reach)
    return at < len(levels) and levels[at] <= level + reach


def _upright(aspect: float) -> Callable[[Line, float], _Span]:
    """Spans across the page, in its widths, for bands that run from top to bottom."""

    def span(line: Line, slant: float) -> _Span:
        shift = slant * (line.box.center[1] - 0.5) * aspect
        return _Span(line.box.left - shift, line.box.right - shift, line)

    return span


def _level(aspect: float) -> Callable[[Line, float], _Span]:
    """Spans down the page, in its widths, for bands that run from left to right."""

    def span(line: Line, slant: float) -> _Span:
        shift = slant * (line.box.center[0] - 0.5)
        return _Span(line.box.top * aspect - shift, line.box.bottom * aspect - shift, line)

    return span


def _bands(lines: list[Line], aspect: float) -> list[_Band]:
    """Every wide band without print that has enough lines on both sides, the widest first."""
    height = aspect * median(line.box.height for line in lines)
    found = [
        _Band(width, before, is_upright)
        for is_upright, span in ((True, _upright(aspect)), (False, _level(aspect)))
        for slant in SLANTS
        for width, before in _gaps([span(line, slant) for line in lines], LEAST_BAND * height)
    ]
    return sorted(found, key=lambda band: -band.width)


def _gaps(spans: list[_Span], least: float) -> Iterator[tuple[float, frozenset[int]]]:
    """(width, identities of the lines before it) of the gaps between spans that are `least` wide and have enough lines around."""
    spans = sorted(spans, key=lambda one: one.low)
    reach = spans[0].high
    for place, (one, after) in enumerate(pairwise(spans), start=1):
        reach = max(reach, one.high)
        if after.low - reach >= least and LEAST_LINES <= place <= len(spans) - LEAST_LINES:
            yield after.low - reach, frozenset(id(before.line) for before in spans[:place])


def _may_be_whole(lines: list[Line]) -> bool:
    """Whether a side is narrow and has a word for a total and several amounts: what no paper lacks."""
    if glyphs_across(lines) > MOST_GLYPHS:
        return False
    rows = tuple(Row((line,), 0) for line in lines)
    return len(find_amounts(rows, decimal_comma=None)) >= LEAST_AMOUNTS and any(
        mark.roles & _TOTALS for mark in find_marks(rows)
    )


def _side(document: Document, lines: list[Line]) -> Document:
    """`document` as if only `lines`, and the codes among them, were on its page."""
    around = box_around(tuple(line.box for line in lines))
    page = document.pages[0]
    kept = {id(line) for line in lines}
    codes = tuple(code for code in page.barcodes if _lies_in(code.box, around))
    return replace(
        document,
        pages=(replace(page, lines=tuple(line for line in page.lines if id(line) in kept), barcodes=codes),),
        second_looks=tuple(look for look in document.second_looks if _lies_in(look.region.box, around)),
    )


def _lies_in(box: Box, around: Box) -> bool:
    x, y = box.center
    return around.left <= x <= around.right and around.top <= y <= around.bottom


def tell_of_two(one: Reading, other: Reading) -> bool:
    """Whether two sides are whole papers, and of different purchases."""
    return _is_whole(one) and _is_whole(other) and _differ(one, other)


def _is_whole(reading: Reading) -> bool:
    """Whether a reading has its own kind, day and total, each likelier than not."""
    receipt, kind = reading.receipt, reading.kind.best
    if receipt is None or kind is None or kind.value not in PAPERS:
        return False
    return _sure(receipt.purchase_date) and _sure(receipt.total)


def _sure(field: Field[Any]) -> bool:
    return field.best is not None and field.best.confidence >= WHOLE


def _differ(one: Reading, other: Reading) -> bool:
    """Whether the totals differ, and two things more that one purchase has once, the day among them if one lies below the other.

    A strip's foot prints numbers of its own: the terminal's, the till's maker's. What it prints again is the day.
    """
    ours, theirs = one.receipt, other.receipt
    if ours is None or theirs is None or ours.total.value == theirs.total.value:
        return False
    names = ("purchase_date", "receipt_number", "vat_id", "retailer")
    differing = [name for name in names if _contradict(getattr(ours, name), getattr(theirs, name))]
    return len(differing) >= LEAST_CONTRADICTIONS and ("purchase_date" in differing or _lie_beside(one, other))


def _lie_beside(one: Reading, other: Reading) -> bool:
    """Whether half of the shorter paper is as high up on the page as the other."""
    ours, theirs = (box_around(tuple(line.box for line in paper.document.pages[0].lines)) for paper in (one, other))
    shared = min(ours.bottom, theirs.bottom) - max(ours.top, theirs.top)
    return shared > min(ours.height, theirs.height) / 2


def _contradict(one: Field[Any], other: Field[Any]) -> bool:
    """Whether both were read surely, and no reading of one is one of the other."""
    if not (_sure(one) and _sure(other)):
        return False
    return not _plausible(one) & _plausible(other)


def _plausible(field: Field[Any]) -> set[object]:
    return {one.value for one in field.candidates if one.confidence >= LISTED}
