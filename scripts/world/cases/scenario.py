"""What a claim is made for: a row of the terms at its edge, a trap, or just an honest claim.

The decision of a scenario is stated by its author from the terms, in a sentence; nothing here asks the program that is
measured.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from world.cases.plan import ACCEPT, Draw, Expected, Plan
from world.chance import Chance
from world.sheet import Made

Group = Literal["honest", "edge", "trap", "form", "illegible", "counting", "copy", "forged"]


@dataclass(frozen=True, slots=True)
class ClaimFolder:
    """One claim folder: the form, the files, the truth."""

    campaign: str
    name: str
    claim: dict[str, Any]
    documents: tuple[Made, ...]
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a scenario asks of the honest plan that it changes; None: whatever chance brings."""

    country: str | tuple[str, ...] | None = None
    """Where it is bought: a key of `COUNTRIES`, or several to choose from."""
    home: str | None = None
    """Where the claimant lives; None: where it is bought."""
    company: bool = False
    proof: Draw | None = None
    product: str | None = None
    """Its model, else its name."""
    price: Decimal | None = None
    """Of one piece."""
    quantity: int = 1
    others: int | None = None
    """How many other articles are bought along."""
    on: str | None = None
    """The purchase date, ISO."""
    at: str | None = None
    """The printed time; empty: none is printed."""
    moment: str | None = None
    """The claim's local moment in the zone that counts, ISO without an offset."""
    days: int | None = None
    """From purchase to claim; the day of purchase itself is 0."""
    printed: tuple[str, ...] = ()
    """Roles that the proof has to print, beside what the campaign asks for."""

    def but(self, **known: Any) -> Wish:  # noqa: ANN401
        """The same wish with something more."""
        return replace(self, **known)


def unchanged(plan: Plan, chance: Chance) -> Plan:
    """The honest plan."""
    del chance
    return plan


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of claim."""

    name: str
    campaign: str
    refs: tuple[str, ...]
    """Clauses, by the terms' numbering, that this claim is about."""
    why: str
    expected: Expected = ACCEPT
    group: Group = "trap"
    wish: Wish = Wish()
    change: Callable[[Plan, Chance], Plan] = unchanged

    @property
    def is_honest(self) -> bool:
        """Whether it has to be accepted."""
        return self.expected.decision == "accept"


@dataclass(frozen=True, slots=True)
class Table:
    """Writes a campaign's scenarios, a row each."""

    campaign: str
    short: str
    """What their names begin with."""

    def row(
        self,
        name: str,
        refs: str,
        why: str,
        expected: Expected,
        *,
        group: Group = "trap",
        wish: Wish = Wish(),
        change: Callable[[Plan, Chance], Plan] = unchanged,
    ) -> Scenario:
        """The scenario of this name; `refs` are parted by blanks."""
        return Scenario(f"{self.short}-{name}", self.campaign, tuple(refs.split()), why, expected, group, wish, change)
