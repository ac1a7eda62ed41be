"""Words and signs for outcomes and decisions, the same in a terminal and on a page. Never colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verify.document import LegibilityState
from verify.verdict import Decision, Finding, Outcome


@dataclass(frozen=True, slots=True)
class Sign:
    """How something is shown: an icon, a word, and a tone that a terminal or a page turns into colour."""

    icon: str
    word: str
    tone: str
    """``good``, ``bad``, ``doubtful`` or ``quiet``."""


DECISIONS = {
    Decision.ACCEPT: Sign("✓", "accepted", "good"),
    Decision.REVIEW: Sign("◐", "needs a reviewer", "doubtful"),
    Decision.RESUBMIT: Sign("↻", "claimant has to send something", "doubtful"),
    Decision.REJECT: Sign("✗", "rejected", "bad"),
}

LEGIBILITIES = {
    LegibilityState.LEGIBLE: Sign("✓", "legible", "good"),
    LegibilityState.DEGRADED: Sign("◐", "degraded", "doubtful"),
    LegibilityState.ILLEGIBLE: Sign("✗", "illegible", "bad"),
}

_HOLDS = Sign("✓", "holds", "good")
_FAILS = Sign("✗", "fails", "bad")

_BLOCKS_NOTHING = frozenset({"unsupplied", "not-applicable"})
_ORDER = {"bad": 0, "doubtful": 1, "good": 2, "quiet": 3}


def sign_of(finding: Finding) -> Sign:
    """How a finding is shown; an unknown one by its reason."""
    if finding.outcome is Outcome.HOLDS:
        return _HOLDS
    if finding.outcome is Outcome.FAILS:
        return _FAILS
    reason = finding.reason or "unknown"
    return Sign("–", reason, "quiet") if reason in _BLOCKS_NOTHING else Sign("?", reason, "doubtful")


def by_weight(findings: Iterable[Finding]) -> tuple[int, ...]:
    """Places of the findings in the order a reader wants them: what fails, what is unknown, what holds, what blocks nothing."""
    told = tuple(findings)
    return tuple(sorted(range(len(told)), key=lambda index: (_ORDER[sign_of(told[index]).tone], index)))


def per_cent(share: float) -> str:
    """A probability with as many digits as it was measured to.

    >>> per_cent(0.99349), per_cent(1.0), per_cent(0.5)
    ('99.3 %', '100 %', '50 %')
    """
    return f"{100 * round(share, 3):.3g} %"


def clean(text: str | None) -> str:
    r"""Text from a document without what would steer a terminal: control characters become spaces.

    >>> clean("TOTAL\x1b[31m 12,00")
    'TOTAL [31m 12,00'
    """
    return "".join(glyph if glyph.isprintable() else " " for glyph in text or "")
