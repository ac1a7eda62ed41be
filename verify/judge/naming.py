"""The answer to "does this ink name that product?", and how sure each way of answering is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Answer = Literal["names", "another", "cannot-tell"]

# Probabilities that an answer is right, given the ink was read right. Chosen; the measured curve replaces them.
SURE = 0.997
"""The name stands there in full, or a listed GTIN."""
BARE = 0.993
"""The name in full, without its maker's."""
LIKELY = 0.95
"""A name with a slip of the engine, or a sign that speaks against it in most receipts."""
WEAK = 0.8
"""A sign that often means something else."""
DOUBT = 0.6
"""Little better than a coin's toss."""
BLANK = 0.5
"""The family's name without the member's: it says nothing either way."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a piece of ink says about one product."""

    answer: Answer
    probability: float
    """That the answer is right, given the text is."""
    why: str
    """English, for the reviewer."""
    related: bool = True
    """False where nothing there has to do with the product: such ink contradicts nothing."""
    named: bool = False
    """True where the product's own name stands there in full, whatever makes it another: ink is seldom misread into a name."""
