"""How much of the text is read: character error rate and word recall, whatever the reading order; pure.

Lines cannot be compared one by one: publishers cut a row of a receipt into cells, engines join cells into rows, and no order
of columns is the right one. A plain edit distance over the whole page would count a column read before its neighbour as
hundreds of errors. So lines are matched piece by piece, as in the *flexible character accuracy* of Clausner, Pletschacher
and Antonacopoulos (Pattern Recognition Letters 131, 2020): the longest true line first, each takes its best place in what
was read and is still free; what is left over on either side of a match becomes a piece of its own and is matched later. True text
that finds no place counts as dropped, read text that nobody takes as put in. Thus nothing read is free of charge, and an
invented line costs as much as a lost one.

White space, case and compatibility forms are no differences: where one cell ends is the question above, and several sets
are written in capitals or without spaces. *Word recall* counts true words that stand among the read ones, each once, as they
are cut by white space; with ``spaces: absent`` there are no words to count.

>>> compare_lines(("Milk 2.50", "TOTAL"), ("TOTAL", "Mi1k", "2.50"))
LineScore(characters=13, edits=1, words=3, words_found=2)
>>> compare_lines(("TOTAL:", "9.00"), ("TOTAL: 9.00 X",)).edits
1
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from verify.bench.run import DocumentResult, LineScore
from verify.bench.tally import wilson
from verify.text import best_overlap, edit_distance

HALF = 0.5
"""Two pieces of which more than half differs are not the same ink (chosen): each counts by itself."""


def compare_lines(true: Iterable[str], read: Iterable[str], *, spaces: bool = True) -> LineScore:
    """How many of the true characters and words were read."""
    given, found = tuple(true), tuple(read)
    wanted = [piece for piece in map(_plain, given) if piece]
    words = Counter(_words(given)) if spaces else Counter[str]()
    taken = words & Counter(_words(found))
    return LineScore(
        characters=sum(map(len, wanted)),
        edits=_edits(wanted, [piece for piece in map(_plain, found) if piece]),
        words=words.total(),
        words_found=taken.total(),
    )


@dataclass(frozen=True, slots=True)
class TextTally:
    """Text lines over many documents."""

    documents: int
    characters: int
    edits: int
    words: int
    words_found: int

    @property
    def error_rate(self) -> float:
        """Edits a true character: 0 is perfect, above 1 more was invented than was there."""
        return self.edits / self.characters if self.characters else 0.0

    @property
    def word_recall(self) -> float:
        """Share of true words that were read."""
        return self.words_found / self.words if self.words else 0.0

    @property
    def word_interval(self) -> tuple[float, float]:
        """Of the word recall (Wilson, 95 %); words of one document are not independent, so it is narrower than it should be."""
        return wilson(self.words_found, self.words)


def tally_text(documents: Iterable[DocumentResult]) -> TextTally:
    """The text lines of all documents whose truth has them, pooled."""
    lines = [one.lines for one in documents if one.lines is not None]
    return TextTally(
        documents=len(lines),
        characters=sum(one.characters for one in lines),
        edits=sum(one.edits for one in lines),
        words=sum(one.words for one in lines),
        words_found=sum(one.words_found for one in lines),
    )


def _edits(wanted: list[str], found: list[str]) -> int:
    """The characters to replace, drop and put in, pieces matched greedily."""
    same = Counter(wanted) & Counter(found)
    true, free = _without(wanted, same), _without(found, same)
    edits = 0
    while true:
        # Ties by the text itself: the count must not depend on the order of the lines.
        piece = true.pop(max(range(len(true)), key=lambda index: (len(true[index]), true[index])))
        match = max((_match(piece, other, index) for index, other in enumerate(free)), default=None)
        if match is None or match.saved <= 0:
            edits += len(piece)
            continue
        edits += match.edits
        true += match.rest_true
        free[match.index : match.index + 1] = match.rest_free
    return edits + sum(map(len, free))


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    """A piece of true text and its place in a free piece; the greatest is the best."""

    saved: int
    """Edits that it spares, against dropping the one and putting in the other; 0 where they are not the same ink."""
    text: str
    index: int
    edits: int
    rest_true: tuple[str, ...]
    rest_free: tuple[str, ...]


def _match(true: str, free: str, index: int) -> _Match:
    """The better of two: whole against whole, or the shorter against its best place in the longer."""
    whole = edit_distance(true, free)
    here, there = best_overlap(true, free)
    part = edit_distance(true[here], free[there])
    rest_true, rest_free = _rests(true, here), _rests(free, there)
    if whole < part + sum(map(len, (*rest_true, *rest_free))):
        return _Match(_saved(true, free, whole), free, index, whole, (), ())
    return _Match(_saved(true[here], free[there], part), free, index, part, rest_true, rest_free)


def _saved(one: str, other: str, edits: int) -> int:
    longer = max(len(one), len(other))
    return len(one) + len(other) - edits if edits <= HALF * longer else 0


def _rests(text: str, taken: slice) -> tuple[str, ...]:
    return tuple(rest for rest in (text[: taken.start], text[taken.stop :]) if rest)


def _without(pieces: Iterable[str], taken: Counter[str]) -> list[str]:
    left = Counter(pieces) - taken
    return sorted(left.elements())


def _plain(line: str) -> str:
    """The line's glyphs, without white space, case and compatibility forms."""
    return "".join(unicodedata.normalize("NFKC", line).casefold().split())


def _words(lines: Iterable[str]) -> Iterable[str]:
    return (word for line in lines for word in unicodedata.normalize("NFKC", line).casefold().split())
