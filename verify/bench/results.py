"""Readings and verdicts to the small records of a run; pure.

>>> single_refs("3.1, 3.2"), single_refs("Q2")
(('3.1', '3.2'), ('Q2',))
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from verify.bench.beside import only_fields, only_legibility
from verify.bench.characters import compare_lines
from verify.bench.labelled import LabelledClaim
from verify.bench.run import ClaimResult, DocumentResult, FieldScore, FindingNote, LineScore, PageSeen
from verify.bench.score import score_all
from verify.receipt import Money, Reading
from verify.truth import ClaimTruth, Truth
from verify.verdict import Finding, Outcome, Verdict

NO_DAMAGE = "none"
NO_MATTER = frozenset({"not-applicable", "unsupplied"})
"""Reasons of an unknown outcome that block nothing."""


def known_document(name: str, truth: Truth | None, *, folder: str = "") -> DocumentResult:
    """What is known of the document that the run calls `name` before it is read; `folder` is its condition where the truth has none."""
    if truth is None:
        return DocumentResult(name, condition=folder or None, labelled=False)
    worst = max(truth.damages or (), key=lambda one: one.severity, default=None)
    unharmed = NO_DAMAGE if truth.damages == () else None
    return DocumentResult(
        name,
        kind=truth.kind,
        language=truth.language,
        country=truth.country,
        condition=truth.condition or folder or None,
        capture=truth.capture,
        layout=truth.layout,
        symbology=truth.symbology,
        damage=worst.kind if worst else unharmed,
        severity=worst.severity if worst else None,
        legible=truth.legible,
    )


def read_document(known: DocumentResult, reading: Reading, truth: Truth | None, *, peak_bytes: int) -> DocumentResult:
    """The `known` document once it was read: scored where there is a truth."""
    document = reading.document
    legibility = document.legibility
    scores = score_all(reading, truth) if truth else ()
    return replace(
        known,
        scores=only_fields(scores),
        unreadable=only_legibility(scores),
        lines=_lines(reading, truth) if truth else None,
        seconds=dict(reading.seconds),
        pages=len(document.pages),
        legibility=round(legibility.score, 3),
        state=legibility.state.value,
        causes=legibility.causes,
        seen=tuple(PageSeen(page.width_px, page.height_px, page.turn) for page in document.pages),
        peak_bytes=peak_bytes,
    )


def _lines(reading: Reading, truth: Truth) -> LineScore | None:
    if truth.lines is None:
        return None
    read = (line.text for page in reading.document.pages for line in page.lines)
    return compare_lines(truth.lines, read, spaces=truth.spaces != "absent")


def known_claim(name: str, labelled: LabelledClaim, documents: tuple[str, ...]) -> ClaimResult:
    """What is known of the claim that the run calls `name` before it is judged."""
    claim, truth = labelled.claim, labelled.truth
    return ClaimResult(
        claim=name,
        claim_id=claim.id,
        campaign=claim.campaign,
        expected=truth.decision,
        acceptable=truth.acceptable_decisions,
        scenario=truth.scenario,
        must_fail=truth.must_fail,
        documents=documents,
    )


def judged_claim(known: ClaimResult, verdict: Verdict, truth: ClaimTruth, *, seconds: float) -> ClaimResult:
    """The `known` claim once it was judged."""
    failed = (ref for one in verdict.findings if one.outcome is Outcome.FAILS for ref in single_refs(one.ref))
    return replace(
        known,
        decided=verdict.decision.value,
        confidence=round(verdict.confidence, 3),
        failed=tuple(dict.fromkeys(failed)),
        findings=tuple(_note(one) for one in verdict.findings if _matters(one)),
        scores=tuple(_terms(verdict, truth)) if verdict.decision == truth.decision else (),
        judge_seconds=seconds,
    )


def single_refs(ref: str) -> tuple[str, ...]:
    """The numbers that a clause of several paragraphs names together."""
    return tuple(ref.split(", "))


def _matters(finding: Finding) -> bool:
    return finding.outcome is not Outcome.HOLDS and finding.reason not in NO_MATTER


def _note(finding: Finding) -> FindingNote:
    return FindingNote(
        ref=finding.ref,
        clause=finding.clause,
        outcome=finding.outcome.value,
        reason=finding.reason,
        consequence=finding.consequence,
        confidence=round(finding.confidence, 3),
        claimed=finding.claimed,
        read=finding.read,
        expected=finding.expected,
        message=finding.message,
    )


def _terms(verdict: Verdict, truth: ClaimTruth) -> Iterator[FieldScore]:
    """Amount and days against the truth, where it names them."""
    if truth.amount is not None:
        granted = None if verdict.amount is None else _money(verdict.amount)
        yield _term("amount", _money(Money(Decimal(truth.amount["amount"]), truth.amount["currency"])), granted)
    for name, day in (truth.deadlines or {}).items():
        told = getattr(verdict.deadlines, name, None)
        yield _term(name, day or "none", None if told is None else told.isoformat())


def _money(money: Money) -> str:
    """The amount with its cents: 160 and 160.00 are one."""
    return f"{money.amount:.2f} {money.currency}"


def _term(name: str, expected: str, told: str | None) -> FieldScore:
    if told is None:
        return FieldScore(name, "right" if expected == "none" else "missing", expected, None)
    return FieldScore(name, "right" if told == expected else "wrong", expected, told)
