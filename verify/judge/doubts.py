"""Other readings of the same ink: what a text would say where the engine itself was unsure of a glyph.

A recogniser tells, for a glyph it doubts, the second-likeliest character and how likely that is. Where the two readings name
different products nobody can tell which was bought, however sure the line as a whole looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from verify.document import Document, Word, overlap
from verify.receipt import Candidate

PLAUSIBLE = 0.1
"""Confidence from which a second-likeliest character counts (chosen: one reading in ten)."""

SAME_PLACE = 0.5
"""Share of a word's box that lies under the ink for the word to be part of it (chosen)."""


def other_readings(candidate: Candidate[str], document: Document) -> tuple[str, ...]:
    """The candidate's value with one doubtful glyph as the engine else would have read it, one text a doubt."""
    doubted = ((word, doubt) for word in _words_under(candidate, document) for doubt in word.doubts)
    return tuple(
        candidate.value.replace(word.text, word.text[: doubt.index] + doubt.other + word.text[doubt.index + 1 :], 1)
        for word, doubt in doubted
        if doubt.other_confidence >= PLAUSIBLE and word.text in candidate.value
    )


def _words_under(candidate: Candidate[str], document: Document) -> Iterator[Word]:
    """The words whose ink the candidate was read from."""
    for evidence in candidate.evidence:
        lines = document.pages[evidence.page].lines if evidence.page < len(document.pages) else ()
        for word in chain.from_iterable(line.words for line in lines):
            if word.doubts and overlap(word.box, evidence.box) > SAME_PLACE:
                yield word
