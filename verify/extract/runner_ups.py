"""What else the ink of an amount may say: the readings that the recogniser itself held possible.

Each doubtful glyph kept its runner-up (`Word.doubts`), or "nothing stands here". Taken together they give a few strings beside the one
that was read; those that are amounts are kept, with the bits they cost: how much less likely their glyphs were.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from verify.document import GlyphDoubt
from verify.extract.money import Amount, parse_amount
from verify.extract.sheet import Sheet

MOST_CHANGED = 2
"""Glyphs taken otherwise at once (chosen: three wrong ones are no reading)."""
LEAST_CHANCE = 0.01
"""Probability below which a runner-up is noise (the recogniser keeps some down to a thousandth)."""
STROKE_BITS = 5.0
"""What it costs that a minus is no minus but a stroke or dirt (chosen)."""
_DIGITS = frozenset("0123456789.,")
_MINUS = frozenset("-–—−")


def runner_ups(sheet: Sheet, amount: Amount) -> tuple[tuple[Decimal, float], ...]:
    """Other values of an amount's ink with the bits they cost, the cheapest reading of each."""
    text = sheet.rows[amount.row].cells[amount.cell].text
    doubts = [
        (at, doubt)
        for at, doubt in _doubts(sheet, amount)
        if amount.start <= at < amount.end and doubt.other_confidence >= LEAST_CHANCE and _is_digit(doubt.other)
    ]
    found: dict[Decimal, float] = {}
    for count in range(1, MOST_CHANGED + 1):
        for chosen in combinations(doubts, count):
            value = _value(
                {at: doubt.other for at, doubt in chosen}, text, start=amount.start, end=amount.end, sheet=sheet
            )
            cost = sum(math.log2(max(doubt.confidence, 1e-3) / doubt.other_confidence) for _, doubt in chosen)
            if value is not None and value != amount.value:
                found[value] = min(max(cost, 0.0), found.get(value, math.inf))
    if amount.value < 0:
        found[-amount.value] = min(STROKE_BITS, found.get(-amount.value, math.inf))
    return tuple(found.items())


def _is_digit(glyph: str) -> bool:
    return glyph == "" or glyph in _DIGITS or glyph in _MINUS


def _doubts(sheet: Sheet, amount: Amount) -> Iterator[tuple[int, GlyphDoubt]]:
    """The doubts of the amount's cell, each with its place in the cell's text."""
    at = 0
    for word in sheet.rows[amount.row].cells[amount.cell].words:
        yield from ((at + doubt.index, doubt) for doubt in word.doubts)
        at += len(word.text) + 1


def _value(others: dict[int, str], text: str, *, start: int, end: int, sheet: Sheet) -> Decimal | None:
    """The amount that the text says with some glyphs taken otherwise; None where it is none with cents."""
    said = "".join(others.get(at, text[at]) for at in range(start, end))
    minus = said[:1] in _MINUS
    try:
        value = parse_amount(said[1:] if minus else said, decimal_comma=sheet.decimal_comma)[0]
    except ValueError:
        return None
    return (-value if minus else value) if value == value.quantize(Decimal("0.01")) else None
