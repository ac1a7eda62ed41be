"""Two runs over the same documents: what moved, what was mended, what broke, and whether it may be chance; pure.

The unit is a *cell*: one field of one document, right when all its scores are right (an invoice's twelve item prices stand or
fall together, because they are not independent). Over cells right in one run and not in the other stands McNemar's
exact test (Psychometrika 12, 1947; exact: Liddell, The Statistician 25, 1976): if neither run were better, each such cell would
be a coin's toss. Documents and claims that only one of the runs has are left out and counted.

>>> round(exact_p(1, 9), 4), exact_p(0, 0)
(0.0215, 1.0)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb
from typing import TypeVar

from verify.bench.run import ClaimResult, DocumentResult, FieldScore, Outcome, Run
from verify.bench.tally import Tally, tally

T = TypeVar("T")

_WORST_FIRST: tuple[Outcome, ...] = ("wrong", "missing", "right")
_RIGHT_WHEN_ABSENT = frozenset({"barcode.extra", "barcode.located"})
"""Fields whose scores are complaints: none is as it should be."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field over all documents that both runs have."""

    field: str
    before: Tally
    after: Tally
    mended: int
    """Documents in which it is right only after."""
    broken: int
    """Documents in which it was right only before."""

    @property
    def difference(self) -> float:
        """How much the recall rose."""
        return self.after.recall - self.before.recall

    @property
    def p(self) -> float:
        """The chance of a split at least so uneven, if neither run were better."""
        return exact_p(self.mended, self.broken)


@dataclass(frozen=True, slots=True)
class CellChange:
    """A field of a document whose outcome is another now."""

    document: str
    field: str
    before: Outcome
    after: Outcome
    expected: str
    read_before: str | None
    read_after: str | None

    @property
    def is_mended(self) -> bool:
        """Right now, and was not."""
        return self.after == "right" and self.before != "right"

    @property
    def is_broken(self) -> bool:
        """Was right, and is not."""
        return self.before == "right" and self.after != "right"


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that is decided otherwise now."""

    claim: str
    expected: str
    before: str | None
    after: str | None
    was_acceptable: bool
    is_acceptable: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """One run beside another."""

    before: str
    """What the runs are called: an engine's name, a file."""
    after: str
    documents: int
    """That both runs have."""
    left_out: int
    """Documents and claims that only one has."""
    fields: tuple[FieldChange, ...]
    cells: tuple[CellChange, ...]
    """What broke first, then what was mended, then what is wrong in another way."""
    claims: tuple[ClaimChange, ...]

    @property
    def claims_p(self) -> float:
        """As `FieldChange.p`, of acceptable decisions."""
        mended = sum(one.is_acceptable and not one.was_acceptable for one in self.claims)
        broken = sum(one.was_acceptable and not one.is_acceptable for one in self.claims)
        return exact_p(mended, broken)


def compare_runs(before: Run, after: Run, *, names: tuple[str, str] = ("before", "after")) -> Comparison:
    """What moved from one run to the other."""
    pairs = _paired({one.document: one for one in before.documents}, {one.document: one for one in after.documents})
    claims = _paired({one.claim: one for one in before.claims}, {one.claim: one for one in after.claims})
    cells = tuple(change for one, other in pairs for change in _cells(one, other))
    changed = [one for one in cells if one.before != one.after or one.read_before != one.read_after]
    known = len(before.documents) + len(after.documents) + len(before.claims) + len(after.claims)
    return Comparison(
        before=names[0],
        after=names[1],
        documents=len(pairs),
        left_out=known - 2 * (len(pairs) + len(claims)),
        fields=tuple(_fields(pairs, cells)),
        cells=tuple(sorted(changed, key=lambda one: (not one.is_broken, not one.is_mended, one.document))),
        claims=tuple(_claim_change(one, other) for one, other in claims if one.decided != other.decided),
    )


def exact_p(mended: int, broken: int) -> float:
    """The two-sided exact probability of a split at least so uneven by tosses of a coin."""
    tosses = mended + broken
    tail = sum(comb(tosses, heads) for heads in range(min(mended, broken) + 1))
    return min(1.0, 2 * tail / (1 << tosses))


def _paired(before: Mapping[str, T], after: Mapping[str, T]) -> list[tuple[T, T]]:
    return [(before[key], after[key]) for key in before if key in after]


def _fields(
    pairs: Iterable[tuple[DocumentResult, DocumentResult]], cells: Iterable[CellChange]
) -> Iterable[FieldChange]:
    given = tuple(pairs)
    befores = tally(score for one, _ in given for score in one.scores)
    afters = tally(score for _, other in given for score in other.scores)
    mended: dict[str, int] = {}
    broken: dict[str, int] = {}
    for one in cells:
        mended[one.field] = mended.get(one.field, 0) + one.is_mended
        broken[one.field] = broken.get(one.field, 0) + one.is_broken
    for name in dict.fromkeys((*befores, *afters)):
        yield FieldChange(
            name, befores.get(name, Tally()), afters.get(name, Tally()), mended.get(name, 0), broken.get(name, 0)
        )


def _cells(before: DocumentResult, after: DocumentResult) -> Iterable[CellChange]:
    """Every field of a document that either run scored."""
    befores, afters = _by_field(before.scores), _by_field(after.scores)
    for name in dict.fromkeys((*befores, *afters)):
        one, other = _worst(name, befores.get(name, ())), _worst(name, afters.get(name, ()))
        told = other if other.outcome != "right" or not other.expected else one
        yield CellChange(after.document, name, one.outcome, other.outcome, told.expected, one.read, other.read)


def _by_field(scores: Iterable[FieldScore]) -> dict[str, tuple[FieldScore, ...]]:
    found: dict[str, tuple[FieldScore, ...]] = {}
    for score in scores:
        found[score.field] = (*found.get(score.field, ()), score)
    return found


def _worst(name: str, scores: tuple[FieldScore, ...]) -> FieldScore:
    """The worst of a cell's scores; what was not scored is missing, a complaint that was not made is right."""
    absent = FieldScore(name, "right" if name in _RIGHT_WHEN_ABSENT else "missing", "", None)
    return min(scores, key=lambda one: _WORST_FIRST.index(one.outcome), default=absent)


def _claim_change(before: ClaimResult, after: ClaimResult) -> ClaimChange:
    return ClaimChange(
        claim=after.claim,
        expected=after.expected,
        before=before.decided,
        after=after.decided,
        was_acceptable=before.is_acceptable,
        is_acceptable=after.is_acceptable,
    )
