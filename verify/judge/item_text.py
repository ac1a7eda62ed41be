"""What is printed on and around a product line: the words that say in which state, and how, it was sold."""

from __future__ import annotations

from collections.abc import Iterator

from verify.document import Evidence, Line
from verify.judge.evidence import Proof
from verify.judge.words import Phrase, find_words, split_words
from verify.receipt import Item

ROWS_BELOW = 3.5
"""Rows below a product line that may still speak of it: article number, serial, condition (chosen)."""

SMALLEST_ROW = 0.005
"""Height of a row where the ink's own box is flatter, as a share of the page (chosen)."""


def lines_of_item(proof: Proof, item: Item) -> tuple[Line, ...]:
    """The text lines of a product line: its own row, and those below it down to the next item or the total."""
    if item.description.best is None:
        return ()
    first = item.description.best.evidence[0]
    if first.page >= len(proof.reading.document.pages):
        return ()
    height = max(first.box.height, SMALLEST_ROW)
    others = (one.box.top for one in _beginnings(proof, item) if one.page == first.page)
    end = min([*(top for top in others if top > first.box.center[1]), first.box.bottom + ROWS_BELOW * height])
    lines = proof.reading.document.pages[first.page].lines
    return tuple(line for line in lines if first.box.top - height / 2 <= line.box.center[1] < end)


def lines_of_goods(proof: Proof) -> Iterator[tuple[int, Line]]:
    """(page, line) of every text line from the first product line to the total, both included."""
    tops = [(one.page, one.box.top) for item in proof.receipt.items for one in _first_ink(item)]
    ends = [
        (one.page, one.box.bottom) for one in (proof.receipt.total.best.evidence if proof.receipt.total.best else ())
    ]
    if not tops:
        return
    begin, end = min(tops), max(ends, default=(len(proof.reading.document.pages), 1.0))
    for number, page in enumerate(proof.reading.document.pages):
        for line in page.lines:
            if begin <= (number, line.box.bottom) and (number, line.box.top) <= end:
                yield number, line


def words_of_item(proof: Proof, item: Item, meaning: str) -> tuple[tuple[Phrase, Evidence], ...]:
    """Words of one meaning (``verify/judge/words.toml``) on a product line, each with its ink."""
    best = item.description.best
    if best is None:
        return ()
    page = best.evidence[0].page
    inked = [(best.text, best.evidence[0])]
    inked += [(line.text, Evidence(page, line.box, line.text)) for line in lines_of_item(proof, item)]
    return tuple((phrase, one) for text, one in inked for phrase in find_words(meaning, split_words(text)))


def _first_ink(item: Item) -> tuple[Evidence, ...]:
    return item.description.best.evidence[:1] if item.description.best else ()


def _beginnings(proof: Proof, item: Item) -> Iterator[Evidence]:
    """Where another thing begins: the other items, and the total."""
    for other in proof.receipt.items:
        if other is not item:
            yield from _first_ink(other)
    if proof.receipt.total.best:
        yield proof.receipt.total.best.evidence[0]
