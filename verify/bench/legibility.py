"""Is it said what cannot be read, and only that? Pure.

Of a value that nobody can read the reader may say so (*told*), guess it rightly (*read*) or wrongly (*wrong*), or report that
nothing stands there (*missing*), which is the harmful one: a claimant is then refused for what a better picture would
show. The other way round a legible document called illegible sends an honest claimant back to the camera for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from verify.bench.run import DocumentResult
from verify.bench.tally import wilson
from verify.document import LegibilityState


@dataclass(frozen=True, slots=True)
class TellingTally:
    """What was made of one field where nobody can read it."""

    told: int = 0
    read: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """How many such values there were."""
        return self.told + self.read + self.wrong + self.missing

    @property
    def interval(self) -> tuple[float, float]:
        """Of the share told or read rightly (Wilson, 95 %)."""
        return wilson(self.told + self.read, self.total)


@dataclass(frozen=True, slots=True)
class AlarmTally:
    """Documents and values called illegible, against the truth."""

    legible: int
    """Documents that the truth calls legible."""
    false_alarms: int
    """Of these, called illegible."""
    illegible: int
    """Documents that the truth calls illegible."""
    noticed: int
    """Of these, called illegible."""
    degraded: int
    """Documents called degraded, of both."""
    legible_values: int
    """Values that can be read and were not."""
    false_value_alarms: int
    """Of these, called illegible: it was the reader, not the ink."""


def tally_unreadable(documents: Iterable[DocumentResult]) -> dict[str, TellingTally]:
    """Counts by field, in order of their names."""
    counts: dict[str, Counter[str]] = {}
    for document in documents:
        for one in document.unreadable:
            counts.setdefault(one.field, Counter())[one.outcome] += 1
    return {name: TellingTally(**counts[name]) for name in sorted(counts)}


def tally_alarms(documents: Iterable[DocumentResult]) -> AlarmTally:
    """The counts over documents of which the truth says whether they are legible; values of all."""
    given = tuple(documents)
    known = [one for one in given if one.legible is not None and one.state is not None]
    called = [one for one in known if one.state == LegibilityState.ILLEGIBLE]
    silent = [score for one in given for score in one.scores if score.outcome == "missing"]
    return AlarmTally(
        legible=sum(one.legible is True for one in known),
        false_alarms=sum(one.legible is True for one in called),
        illegible=sum(one.legible is False for one in known),
        noticed=sum(one.legible is False for one in called),
        degraded=sum(one.state == LegibilityState.DEGRADED for one in known),
        legible_values=len(silent),
        false_value_alarms=sum(score.illegible for score in silent),
    )
