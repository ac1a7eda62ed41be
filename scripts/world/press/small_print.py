"""What shops have printed small, below their invoices and on the backs of their rolls, and what nobody reads.

The sentences tell no value that a truth knows: no date, no amount, no number.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from world.chance import Chance, Stock


def small_print(language: str, shop: Chance) -> str:
    """Some of the sentences, in an order, that the shop of this chance has chosen."""
    sentences = _stocks()[language].of(shop.split)
    return " ".join(shop.sample(sentences, shop.whole(2, len(sentences))))


@cache
def _stocks() -> dict[str, Stock[str]]:
    with (Path(__file__).parent / "small_print.toml").open("rb") as stream:
        return {
            language: Stock(tune=tuple(parts["tune"]), held=tuple(parts["held"]))
            for language, parts in tomllib.load(stream).items()
        }
