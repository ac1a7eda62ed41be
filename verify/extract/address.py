"""The seller's address: which run of lines it is.

Every run of pieces that follow each other and hold something like a street or a town is proposed. What it looks like at its
first and last piece, just before and just after them, and within, are its clues and measures, so that the fitted ranking (see
`verify.extract.ranking`) decides where the address begins, where it ends, and whose it is: a segment model, whose
boundaries are weighed and not ruled.

Whoever writes an address begins with the building or the street and ends with the town or the country (Universal Postal Union, S42),
and sets it in one type, evenly spaced, flush or centred.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from verify.document import Box, Evidence, box_around
from verify.extract.address_looks import looks_of
from verify.extract.address_pieces import Order, Piece, find_pieces, gap
from verify.extract.address_spelling import spell_address
from verify.extract.glyph_odds import Lexicon, Spelling, glyphs_of, lexicon_of
from verify.extract.parties import Block, in_blocks
from verify.extract.ranking import Proposal
from verify.extract.sheet import Sheet

LONGEST = 9
"""Pieces of the longest address (chosen: seven lines, two of them cut)."""
MOST_LINES = 7
"""Lines of the longest address."""
SURE_SPELLING = 4.0
"""Log-odds of another spelling beyond which it counts no more (chosen: fifty to one)."""
_LIKE_ADDRESS = frozenset({"street", "town", "street_word", "unit_code"})
_NEVER = frozenset({"dated", "web", "prose", "phone"})
"""What no address holds."""
FAR = 4.0
"""White, in line heights, beyond which more says nothing new."""
ALIGNED = 0.8
"""Distance in line heights within which two edges or middles are one (chosen)."""


def propose_addresses(sheet: Sheet, blocks: tuple[Block, ...], *, name: Evidence | None) -> tuple[Proposal[str], ...]:
    """Every run of pieces that could be the seller's address, as read and as it may have to be spelt."""
    page = _Page(sheet, blocks, name, find_pieces(sheet, name))
    return tuple(
        proposal
        for start in range(len(page.order.pieces))
        for run in page.runs(start)
        if any(page.looks[index] & _LIKE_ADDRESS for index in run)
        for proposal in page.proposals(run)
    )


@dataclass(frozen=True)
class _Page:
    """The document as the segment model sees it."""

    sheet: Sheet
    blocks: tuple[Block, ...]
    name: Evidence | None
    order: Order
    spelt: dict[int, Spelling | None] = field(default_factory=dict)

    @cached_property
    def looks(self) -> tuple[frozenset[str], ...]:
        """What each piece looks like."""
        return tuple(looks_of(piece) for piece in self.order.pieces)

    @cached_property
    def barred(self) -> frozenset[int]:
        """Pieces that stand in no address: prices, dates, names."""
        priced = {
            row
            for row, amounts in self.sheet.amounts_by_row.items()
            if any(a.has_cents and a.currency for a in amounts)
        }
        return frozenset(
            index for index, piece in enumerate(self.order.pieces) if self.looks[index] & _NEVER or piece.row in priced
        )

    def runs(self, start: int) -> Iterator[tuple[int, ...]]:
        """Every run that begins at piece `start`."""
        run: list[int] = []
        at: int | None = start
        while at is not None and at not in self.barred and len(run) < LONGEST:
            run.append(at)
            if len({self.order.pieces[index].row for index in run}) > MOST_LINES:
                return
            yield tuple(run)
            at = self.order.after.get(at)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that the document prints."""
        cells = [cell for row in self.sheet.rows for cell in row.cells]
        return lexicon_of(cells, language=self.sheet.language, brands=frozenset())

    def spelling(self, index: int) -> Spelling | None:
        """How a piece may have to be spelt; weighed when it is first asked for."""
        if index not in self.spelt:
            piece = self.order.pieces[index]
            self.spelt[index] = spell_address(glyphs_of(piece.line.words)[piece.start : piece.end], self.lexicon)
        return self.spelt[index]

    def proposals(self, run: tuple[int, ...]) -> Iterator[Proposal[str]]:
        """The run as printed and as it may have to be spelt, and what was observed about it."""
        pieces = [self.order.pieces[index] for index in run]
        text = _printed(pieces, [piece.text for piece in pieces])
        evidence = Evidence(pieces[0].evidence.page, box_around(tuple(piece.box for piece in pieces)), text)
        clues = (*self._edges(run), *self._whole(run), *self._place(run, evidence))
        measures = (*self._counts(run), *self._distances(run, evidence))
        spelt = [self.spelling(index) for index in run]
        odds = min((min(one.odds, SURE_SPELLING) for one in spelt if one is not None), default=0.0)
        yield Proposal(text, text, evidence, clues, measures=(*measures, ("spelling", -odds)))
        if odds > 0.0:
            words = [one.text if one is not None else piece.text for one, piece in zip(spelt, pieces, strict=True)]
            told = _printed(pieces, words)
            yield Proposal(told, text, evidence, clues, measures=(*measures, ("spelling", odds)))

    def _edges(self, run: tuple[int, ...]) -> Iterator[str]:
        """What stands first, last, before and after."""
        before, after = self.order.before.get(run[0]), self.order.after.get(run[-1])
        for where, index in (("first", run[0]), ("last", run[-1]), ("before", before), ("after", after)):
            if index is None:
                yield f"{where}:nothing"
                continue
            yield from (f"{where}:{look}" for look in self.looks[index])
        for where, one, other in (("before", before, run[0]), ("after", run[-1], after)):
            if one is None or other is None:
                continue
            first, second = self.order.pieces[one], self.order.pieces[other]
            yield f"{where}:same_line" if first.line is second.line else f"{where}:line"
            if first.line is not second.line and not self._is_aligned(first, second):
                yield f"{where}:askew"

    def _whole(self, run: tuple[int, ...]) -> Iterator[str]:
        """What the run is as a whole."""
        looks = [self.looks[index] for index in run]
        towns = [at for at, found in enumerate(looks) if "town" in found]
        streets = [at for at, found in enumerate(looks) if "street" in found]
        yield f"pieces:{min(len(run), 6)}"
        yield f"streets:{min(len(streets), 2)}"
        yield f"towns:{min(len(towns), 2)}"
        if towns and streets and streets[0] <= towns[-1]:
            yield "street_then_town"
        if towns:
            yield f"after_town:{min(len(run) - 1 - towns[-1], 2)}"
        elif any("code" in found for found in looks):
            yield "code_without_town"
        if any(index in self.sheet.amounts_by_row for index in {self.order.pieces[at].row for at in run}):
            yield "priced"

    def _place(self, run: tuple[int, ...], evidence: Evidence) -> Iterator[str]:
        """Where the run stands."""
        box = evidence.box
        tests = {
            "page0": evidence.page == 0, "upper_third": box.top < 0.33, "bottom": box.top > 0.85, "right": box.left > 0.5,
            "buyer_block": any(in_blocks(self.blocks, cell) for index in run for cell in self.order.pieces[index].cells),
            "below_name": self._is_named(evidence) and self.name is not None and self.name.box.bottom - 0.01 <= box.top,
        }  # fmt: skip
        return (name for name, holds in tests.items() if holds)

    def _is_aligned(self, one: Piece, other: Piece) -> bool:
        aspect = self.sheet.document.pages[one.evidence.page].aspect
        return _is_aligned(one.line.box, other.line.box, aspect=aspect)

    def _is_named(self, evidence: Evidence) -> bool:
        return self.name is not None and self.name.page == evidence.page

    def _counts(self, run: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        """How many of the run's pieces look like each thing."""
        counts: dict[str, int] = {}
        for index in run:
            for look in self.looks[index]:
                counts[look] = counts.get(look, 0) + 1
            if not self.looks[index] & {*_LIKE_ADDRESS, "code"}:
                counts["plain"] = counts.get("plain", 0) + 1
        return ((f"within:{look}", float(count)) for look, count in counts.items())

    def _distances(self, run: tuple[int, ...], evidence: Evidence) -> Iterator[tuple[str, float]]:
        """White around and within, evenness of type, distance from the name."""
        before, after = self.order.before.get(run[0]), self.order.after.get(run[-1])
        pieces = [self.order.pieces[index] for index in run]
        if before is not None:
            yield "white_before", _white(self.order.pieces[before], pieces[0])
            yield "type_before", _unevenness(self.order.pieces[before], pieces[0])
        if after is not None:
            yield "white_after", _white(pieces[-1], self.order.pieces[after])
            yield "type_after", _unevenness(pieces[-1], self.order.pieces[after])
        if len(pieces) > 1:
            yield "white_within", max(_white(one, other) for one, other in pairwise(pieces))
            yield "type_within", max(_unevenness(one, other) for one, other in pairwise(pieces))
            askew = sum(not self._is_aligned(one, other) for one, other in pairwise(pieces))
            yield "askew_within", float(askew)
        if self.name is not None and self._is_named(evidence):
            apart = abs(evidence.box.top - self.name.box.bottom) / max(self.sheet.glyph_height, 1e-6)
            yield "from_name", math.log1p(apart)


def _printed(pieces: list[Piece], words: list[str]) -> str:
    """The pieces' words joined: what parts two of one line stays between them."""
    text = words[0]
    for (one, other), word in zip(pairwise(pieces), words[1:], strict=True):
        text += one.line.text[one.end : other.start] if one.line is other.line else " "
        text += word
    return text


def _is_aligned(one: Box, other: Box, *, aspect: float) -> bool:
    """Whether two lines share their left edge, their middle or their right edge."""
    reach = ALIGNED * max(one.height, other.height) * aspect
    edges = (one.left - other.left, one.center[0] - other.center[0], one.right - other.right)
    return any(abs(apart) < reach for apart in edges)


def _white(one: Piece, other: Piece) -> float:
    return 0.0 if one.line is other.line else min(max(gap(one.line.box, other.line.box), -1.0), FAR)


def _unevenness(one: Piece, other: Piece) -> float:
    """How much two lines differ in height: the logarithm of their ratio."""
    return abs(math.log(max(one.line.box.height, 1e-6) / max(other.line.box.height, 1e-6)))
