"""How surely everything that holds, holds together.

Readings of different ink go wrong independently; two clauses that read the same ink go wrong together. So each piece of
ink counts once, by its least sure finding. What holds without ink (the form, the store, an absence) counts by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from verify.document import Evidence
from verify.verdict import Finding, Outcome


def joint_confidence(findings: Iterable[Finding]) -> float:
    """Probability that all findings that hold are right together; 1 where none holds."""
    seen: set[tuple[int, Evidence]] = set()
    whole = 1.0
    for finding in weakest_first(findings):
        ink = {(one.document, one.evidence) for one in finding.evidence}
        if not ink or not ink <= seen:
            whole *= finding.confidence
        seen |= ink
    return whole


def weakest_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that hold, least sure first, in an order that does not depend on where they stand in the campaign."""
    return sorted((one for one in findings if one.outcome is Outcome.HOLDS), key=_order)


def _order(finding: Finding) -> tuple[float, str, str, str, str]:
    return finding.confidence, finding.ref, finding.clause, finding.read or "", repr(finding.evidence)
