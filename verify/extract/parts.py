"""One paper in several pictures: where the next picture goes on, and which documents of a claim are parts of one paper.

A long receipt is photographed from top to bottom, each picture beginning a little above where the last one ended. What stands
on both is one line of the paper, not two: a product shown twice was bought once. Within one file the pages belong together, and
only the repeated lines are dropped. Several files may be several purchases, and joining those is worse than judging a part alone.
So they are joined only where

- one does not say all that a receipt says: its day, or the word for a total with an amount, is missing (what is read as the
  total of a part without one is some price, and counts for nothing here);
- nothing that a purchase has once (day, total, seller's number) is read differently on both; and
- the next goes on where the last one ends: its first lines are the last ones', two at least, or one where only the next has a
  total. Goods, days and numbers tell. What the first part prints at its head as well says nothing, shops repeat name and address
  at the foot and another receipt of theirs begins with them; nor do sums, which two purchases of one amount share.

What is joined is read anew as one document of several pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, permutations
from typing import Any

from verify.document import Document, LayerState, Page, SecondLook
from verify.extract.money import find_amounts
from verify.extract.roles import find_marks
from verify.extract.rows import Row, find_rows
from verify.receipt import LABELS, Field, Reading, Receipt
from verify.text import edit_distance, squeeze

SAME_ROW = 0.8
"""Likeness of two rows from which they are one line of the paper, read twice (chosen: a wrong glyph in five)."""
LONGEST_OVERLAP = 30
"""Rows of the longest overlap looked for (chosen: half of a long picture)."""
CUT_ROWS = 1
"""Rows at a picture's edge that may be cut through and read as rubbish (chosen)."""
LEAST_GLYPHS = 6
"""Letters and digits of the shortest overlap that is no accident within one file (chosen)."""
FAR_GLYPHS = 16
"""The same of two files: of two rows at least (chosen)."""
LEAST_DIGITS = 3
"""Digits of the row that an overlap must have: a price, a day, a number (chosen)."""
LEAST_OWN_ROWS = 3
"""Rows that each part shows alone; with fewer it is another picture of the same part (chosen)."""
HEAD_ROWS = 8
"""Rows of a receipt's head: seller, address, numbers (chosen)."""
SURE = 0.5
"""Confidence from which a value is a part's own: likelier than not."""
_TOTALS = frozenset({"total", "payable", "gross"})
_ANYWHERE = _TOTALS | frozenset(
    ("subtotal", "net", "vat", "cash", "card", "change", "rounding", "title", "greeting", "vat_id",
     "business_id", "phone", "fax", "email", "web", "bank", "seller")
)  # fmt: skip
"""Roles of rows that two receipts of a shop may share: the shop's own, and sums, which repeat one number under several names."""


def drop_repeats(document: Document) -> Document:
    """`document` without the lines at a page's top that the page before it ends with; files' own pages repeat on purpose."""
    if len(document.pages) < 2 or any(page.layer_state is LayerState.SOUND for page in document.pages):
        return document
    rows = _rows_by_page(document)
    pages = [document.pages[0]]
    for (above, below), page in zip(pairwise(rows), document.pages[1:], strict=True):
        repeated = {id(cell) for row in below[: _overlap(above, below)[0]] for cell in row.cells}
        pages.append(replace(page, lines=tuple(line for line in page.lines if id(line) not in repeated)))
    return replace(document, pages=tuple(pages))


def find_followers(readings: tuple[Reading, ...]) -> dict[int, int]:
    """The documents that go on where another ends: index of the earlier part to that of the later; each stands once on a side."""
    followers: dict[int, int] = {}
    if len(readings) < 2:
        return followers
    open_parts = [index for index, one in enumerate(readings) if _may_be_part(one)]
    for one, other in permutations(open_parts, 2):
        if one not in followers and other not in followers.values() and _goes_on(readings[one], readings[other]):
            followers[one] = other
    return {one: other for one, other in followers.items() if followers.get(other) != one}


def chains(followers: dict[int, int]) -> Iterator[tuple[int, ...]]:
    """Parts in their order, from those that follow nothing."""
    for first in sorted(set(followers) - set(followers.values())):
        chain = [first]
        while chain[-1] in followers:
            chain.append(followers[chain[-1]])
        yield tuple(chain)


def one_document(parts: tuple[Document, ...]) -> Document:
    """All pages of `parts` as one document; what was found of a part's file alone (traces, statements) stays with the part."""
    first, pages, looks = parts[0], list[Page](), list[SecondLook]()
    for part in parts:
        shift = len(pages)
        pages += [_moved(page, shift) for page in part.pages]
        looks += [replace(one, region=replace(one.region, page=one.region.page + shift)) for one in part.second_looks]
    digest = hashlib.sha256("".join(part.digest for part in parts).encode()).hexdigest()
    return replace(
        first, digest=digest, pages=tuple(pages), second_looks=tuple(looks), traces=(), statements=(), signatures=()
    )


def _moved(page: Page, shift: int) -> Page:
    """`page` with everything on it that names its number naming the one `shift` later."""
    areas = tuple(replace(area, page=area.page + shift) for area in page.legibility.areas)
    codes = tuple(replace(code, page=code.page + shift) for code in page.barcodes)
    return replace(page, legibility=replace(page.legibility, areas=areas), barcodes=codes)


def _may_be_part(reading: Reading) -> bool:
    """Whether a document was opened, is a picture, no label, and one paper."""
    pages, kind = reading.document.pages, reading.kind.value
    born = any(page.layer_state is LayerState.SOUND for page in pages)
    return bool(pages) and not born and kind not in LABELS and not reading.papers


def _goes_on(one: Reading, other: Reading) -> bool:
    """Whether `other` is the same paper, further down."""
    upper, lower = _Part(one), _Part(other)
    if (upper.is_whole and lower.is_whole) or upper.contradicts(lower):
        return False
    above, below = upper.rows[-1], lower.rows[0]
    repeated, matched = _overlap(above, below)
    head = above[: max(len(above) - matched - CUT_ROWS, 0)][:HEAD_ROWS]
    telling = _telling(below[repeated - matched : repeated], head)
    if min(len(above), len(below)) - repeated < LEAST_OWN_ROWS or sum(map(len, telling)) < FAR_GLYPHS:
        return False
    return len(telling) > 1 or (lower.says_total and not upper.says_total)


def _telling(shared: list[Row], head: list[Row]) -> list[str]:
    """Those of the shared rows that another receipt of the shop would not print: goods, days, numbers; none without a number."""
    spoken = {mark.row for mark in find_marks(tuple(shared)) if mark.roles & _ANYWHERE}
    known = [squeeze(row.text) for row in head]
    texts = [squeeze(row.text) for index, row in enumerate(shared) if index not in spoken]
    telling = [text for text in texts if not any(_alike(text, other) for other in known)]
    return telling if any(sum(map(str.isdigit, text)) >= LEAST_DIGITS for text in telling) else []


class _Part:
    """A document as a part of a paper: what it says of what a purchase has once."""

    def __init__(self, reading: Reading) -> None:
        self._receipt = reading.receipt or Receipt()
        self.rows = _rows_by_page(reading.document)
        flat = tuple(row for rows in self.rows for row in rows)
        priced = {amount.row for amount in find_amounts(flat, decimal_comma=None) if amount.has_cents}
        self.says_total = any(mark.roles & _TOTALS and mark.row in priced for mark in find_marks(flat))
        self.is_whole = self.says_total and self._receipt.purchase_date.told is not None

    def contradicts(self, other: _Part) -> bool:
        """Whether something that a purchase has once was read differently, and surely."""
        names = ("purchase_date", "vat_id", *(("total",) if self.says_total and other.says_total else ()))
        return any(_differ(getattr(self._receipt, name), getattr(other._receipt, name)) for name in names)


def _differ(one: Field[Any], other: Field[Any]) -> bool:
    ours, theirs = one.best, other.best
    if ours is None or theirs is None or min(ours.confidence, theirs.confidence) < SURE:
        return False
    return bool(ours.value != theirs.value)


def _rows_by_page(document: Document) -> list[list[Row]]:
    rows: list[list[Row]] = [[] for _ in document.pages]
    for row in find_rows(document):
        rows[row.page].append(row)
    return rows


def _overlap(above: list[Row], below: list[Row]) -> tuple[int, int]:
    """(rows at the head of `below` that `above` ends with, how many of them match); a row cut through at an edge may not."""
    ends, begins = [squeeze(row.text) for row in above], [squeeze(row.text) for row in below]
    for count in range(min(len(ends), len(begins), LONGEST_OVERLAP), 0, -1):
        for cut_above in range(CUT_ROWS + 1):
            for cut_below in range(CUT_ROWS + 1):
                stop = len(ends) - cut_above
                last, first = ends[max(stop - count, 0) : stop], begins[cut_below : cut_below + count]
                if _all_alike(last, first, count):
                    return cut_below + count, count
    return 0, 0


def _all_alike(last: list[str], first: list[str], count: int) -> bool:
    """Whether `count` rows are the same ones, of enough glyphs."""
    if len(last) != count or len(first) != count or sum(map(len, last)) < LEAST_GLYPHS:
        return False
    return all(_alike(one, other) for one, other in zip(last, first, strict=True))


def _alike(one: str, other: str) -> bool:
    longest = max(len(one), len(other), 1)
    return edit_distance(one, other) <= (1 - SAME_ROW) * longest
