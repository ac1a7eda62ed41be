"""What of a document's print survives turning, cropping, recompression and another photograph: its numbers.

Two pictures of one receipt differ in every pixel, and pictures of two receipts of one till differ in few. What is printed does the
opposite: copies show the same numbers, and another purchase has another number, another minute, another sum. A sketch is therefore
the set of a document's words with digits, look-alike glyphs made one, each as a small hash; of long papers the lowest hashes only
(bottom-k: A. Broder, *On the resemblance and containment of documents*, 1997), so that two sketches still meet. How much of the
smaller sketch stands in the other estimates containment, which a crop leaves alone.

A picture without such words (a photograph of the product) has no sketch: it is known again by its bytes only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from verify.document import Document
from verify.text import skeleton

LEAST_DIGITS = 3
SHORTEST = 4
"""Digits and length of a word that enters: prices from 1.00 up, times, days and all numbers do; quantities do not (chosen)."""
MOST_WORDS = 48
"""Words of one sketch (chosen: a till receipt has 10 to 40)."""
FEWEST_SHARED = 4
"""Fewer words in common say nothing (chosen)."""


def sketch_of(document: Document) -> tuple[str, ...]:
    """The words that stand for `document`, at most MOST_WORDS, the same for every copy of it as far as it was read alike."""
    return tuple(sorted(set(_numbers(document)), key=_order)[:MOST_WORDS])


def likeness(shared: int, one: int, other: int) -> float:
    """Share of the smaller of two sketches of so many words that stands in the other, 0 where too few do."""
    return shared / max(min(one, other), 1) if shared >= FEWEST_SHARED else 0.0


def _numbers(document: Document) -> Iterator[str]:
    for page in document.pages:
        for line in page.lines:
            for word in line.words:
                plain = skeleton(word.text)
                if len(plain) >= SHORTEST and sum(map(str.isdigit, word.text)) >= LEAST_DIGITS:
                    yield plain


def _order(word: str) -> bytes:
    return hashlib.blake2b(word.encode(), digest_size=8).digest()
