"""Chance from a seed, and the wall between `tune` and `held`.

Every made thing has a path (``documents/thermal/17``); its random numbers come from the seed, the split and that path
alone. So it is the same whatever else is made, before it or beside it, and on however many processes; and no random
number of a `tune` world is drawn in a `held` one.

What is chosen from (layouts, typefaces, names, wordings, damages) stands in a `Stock` of two parts that share nothing:
a `held` world shows nothing that a `tune` world has shown.

>>> Chance.of(7, "held", "a").whole(0, 9) == Chance.of(7, "held", "a").whole(0, 9)
True
>>> Chance.of(7, "held").pick(Stock(("ink",), ("toner",)))
'toner'
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import numpy as np

T = TypeVar("T")
Split = Literal["tune", "held"]
SPLITS: tuple[Split, ...] = ("tune", "held")


@dataclass(frozen=True, slots=True)
class Stock(Generic[T]):
    """What may be chosen from, in two parts without a common member."""

    tune: tuple[T, ...]
    held: tuple[T, ...]

    def of(self, split: Split) -> tuple[T, ...]:
        """The part that belongs to `split`."""
        return self.tune if split == "tune" else self.held

    @property
    def all(self) -> tuple[T, ...]:
        """Both parts."""
        return self.tune + self.held


@dataclass(frozen=True, slots=True)
class Chance:
    """A source of random choices for one made thing; every draw moves it on."""

    seed: int
    split: Split
    path: str
    rng: np.random.Generator
    """For noise and textures; choices are better drawn by the methods."""

    @classmethod
    def of(cls, seed: int, split: Split, path: str = "") -> Chance:
        """The chance of the thing at `path`."""
        digest = hashlib.sha256(f"{seed}/{split}/{path}".encode()).digest()
        return cls(seed, split, path, np.random.default_rng(int.from_bytes(digest[:16])))

    def child(self, name: str) -> Chance:
        """The chance of a part of this thing: independent of how much was drawn here before."""
        return Chance.of(self.seed, self.split, f"{self.path}/{name}")

    def pick(self, choices: Stock[T] | Sequence[T]) -> T:
        """One of `choices`; of a stock, one of this split's part."""
        several = choices.of(self.split) if isinstance(choices, Stock) else choices
        return several[int(self.rng.integers(len(several)))]

    def sample(self, choices: Stock[T] | Sequence[T], count: int) -> tuple[T, ...]:
        """`count` different ones of `choices`, in chance order; all of them where there are fewer."""
        several = choices.of(self.split) if isinstance(choices, Stock) else choices
        order = self.rng.permutation(len(several))[:count]
        return tuple(several[int(place)] for place in order)

    def whole(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""
        return int(self.rng.integers(least, most, endpoint=True))

    def within(self, least: float, most: float) -> float:
        """A number between `least` and `most`."""
        return float(self.rng.uniform(least, most))

    def happens(self, probability: float) -> bool:
        """True as often as `probability` says."""
        return bool(self.rng.random() < probability)

    def digits(self, count: int) -> str:
        """`count` digits, the first one not zero."""
        return str(self.whole(10 ** (count - 1), 10**count - 1))
