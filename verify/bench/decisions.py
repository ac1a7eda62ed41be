"""Decisions against the truth, false accepts first; pure.

A claim counts as *right* with exactly the expected decision, as *acceptable* with one that the truth allows too. What
costs most is told first: a *false accept* pays money that is not owed, a *false reject* refuses a buyer their right; a needless review
costs a person's minutes, a needless request the buyer's patience. *Straight through* is a claim that no person had to
look at: decided, and not `review`. Claims whose decision presupposes earlier ones that are not in the run stand apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from verify.bench.run import ClaimResult
from verify.bench.tally import Tally, tally
from verify.verdict import Decision

DECISIONS = tuple(decision.value for decision in Decision)
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class DecisionTally:
    """Counts over claims whose earlier ones, where their decision presupposes any, are in the run too."""

    claims: int
    right: int
    acceptable: int
    false_accepts: int
    false_rejects: int
    straight_through: int
    honest: int
    """Claims that should be accepted."""
    honest_accepted: int
    traps: int
    """Clauses that have to fail, over all claims."""
    traps_found: int
    failures: int
    confusion: dict[tuple[str, str], int]
    """(expected, decided) to claims."""
    lacks_earlier: int
    """Claims beside these whose earlier ones are not in the run."""

    @property
    def wrong(self) -> int:
        """Decided as the truth does not allow."""
        return self.claims - self.acceptable - self.failures


def count_decisions(claims: Iterable[ClaimResult]) -> DecisionTally:
    """The counts over `claims`."""
    given = tuple(claims)
    judged = [one for one in given if not one.lacks_earlier]
    honest = [one for one in judged if one.expected == Decision.ACCEPT]
    return DecisionTally(
        claims=len(judged),
        right=sum(one.is_right for one in judged),
        acceptable=sum(one.is_acceptable for one in judged),
        false_accepts=sum(one.is_false_accept for one in judged),
        false_rejects=sum(one.is_false_reject for one in judged),
        straight_through=sum(one.decided not in {None, Decision.REVIEW} for one in judged),
        honest=len(honest),
        honest_accepted=sum(one.decided == Decision.ACCEPT for one in honest),
        traps=sum(len(one.must_fail) for one in judged),
        traps_found=sum(len(one.traps_found) for one in judged),
        failures=sum(one.decided is None for one in judged),
        confusion=dict(Counter((one.expected, one.decided) for one in judged if one.decided is not None)),
        lacks_earlier=len(given) - len(judged),
    )


def by_campaign(claims: Iterable[ClaimResult]) -> dict[str, DecisionTally]:
    """The counts of each campaign, in order of their names."""
    return _grouped(claims, lambda one: one.campaign)


def by_scenario(claims: Iterable[ClaimResult]) -> dict[str, DecisionTally]:
    """The counts of each scenario that the truth names, in order of their names."""
    return _grouped(claims, lambda one: one.scenario or NOT_STATED)


def worst_first(claims: Iterable[ClaimResult]) -> tuple[ClaimResult, ...]:
    """The claims decided as the truth does not allow, or not at all: false accepts, false rejects, then the others."""
    wrong = (one for one in claims if not one.is_acceptable and not one.lacks_earlier)
    return tuple(sorted(wrong, key=lambda one: (not one.is_false_accept, not one.is_false_reject, one.claim)))


def tally_terms(claims: Iterable[ClaimResult]) -> dict[str, Tally]:
    """Amount and days of the claims whose decision is the expected one, where the truth names them."""
    return tally(score for one in claims if not one.lacks_earlier for score in one.scores)


def lacking_earlier(claims: Iterable[ClaimResult]) -> tuple[ClaimResult, ...]:
    """The claims that cannot be decided as expected, because what they presuppose is not in the run."""
    return tuple(one for one in claims if one.lacks_earlier)


def _grouped(claims: Iterable[ClaimResult], name: Callable[[ClaimResult], str]) -> dict[str, DecisionTally]:
    groups: dict[str, list[ClaimResult]] = {}
    for one in claims:
        groups.setdefault(name(one), []).append(one)
    return {key: count_decisions(groups[key]) for key in sorted(groups)}


def confusion_rows(tally: DecisionTally) -> Sequence[tuple[str, tuple[int, ...]]]:
    """A row an expected decision: how many were decided as each of `DECISIONS`."""
    return tuple((row, tuple(tally.confusion.get((row, column), 0) for column in DECISIONS)) for row in DECISIONS)
