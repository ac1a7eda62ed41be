"""The words of A4 papers: eleven languages, several wordings each, one of which a shop keeps to.

The wordings stand in ``words.toml`` beside this file; the mails' in their own folder.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from world.chance import Chance
from world.press.a4.pen import Part
from world.trade.countries import Country, key_of


@dataclass(frozen=True, slots=True)
class Words:
    """One shop's wording of everything a paper says."""

    chosen: dict[str, str]
    months: tuple[str, ...]

    def __getitem__(self, key: str) -> str:
        """What the shop says for `key`."""
        return self.chosen[key]

    def long_date(self, day: dt.date) -> str:
        """`day` with its month in words."""
        return self.chosen["long_date"].format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def parts(self, key: str, **values: Part) -> tuple[Part, ...]:
        """The sentence `key` in pieces, its gaps filled with `values`."""
        pieces = re.split(r"\{(\w+)\}", self.chosen[key])
        return tuple(values[piece] if place % 2 else piece for place, piece in enumerate(pieces))


_OWN = Path(__file__).with_name("words.toml")


def words_of(country: Country, chance: Chance, *, file: Path = _OWN) -> Words:
    """The wording that a shop in `country` keeps to; `chance` is the shop's."""
    wordings = _wordings(file)
    said = {**wordings[country.language], **wordings.get(key_of(country), {})}
    months = tuple(said.pop("months", ()))
    return Words({key: chance.child(key).pick(several) for key, several in said.items()}, months)


@cache
def _wordings(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        return tomllib.load(stream)
