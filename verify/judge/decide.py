"""From findings to a decision: reject before review before resubmit before accept; the order of findings never matters.

All clauses run, always, so that a reviewer sees every reason at once. Then CONTRACT's rule, strongest first:

1. *reject*: a clause with that consequence fails, surely enough;
2. *review*: a failure that is a person's to judge, or a doubtful one; something ambiguous; something unread that the
   claimant cannot mend, or was asked for before; all holds, but not surely enough together;
3. *resubmit*: the claimant can mend what is missing, illegible or failing, and was not asked yet;
4. *accept*: date, product and proof stand on ink, nothing else is open, and all of it together is sure enough.

A doubtful or ambiguous reading on a document that must be sent again anyway waits for the better picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from verify.claim import Case
from verify.judge.advice import advise
from verify.judge.amounts import find_amount
from verify.judge.campaign import Campaign
from verify.judge.deadlines import find_deadlines
from verify.judge.evidence import proofs
from verify.judge.joint import joint_confidence
from verify.judge.lines import evidence_of_item
from verify.judge.needs import find_needs
from verify.judge.papers import own_ink
from verify.verdict import Decision, Finding, Need, Outcome, Verdict

DECIMALS = 3
"""Of a confidence, so that verdicts are the same byte for byte (CONTRACT)."""

LIKELIER_THAN_NOT = 0.5

DOUBTFUL = 0.8
"""Confidence below which a failure for a person to judge waits for a better picture, where one is asked for. Chosen."""

_BLOCKS_NOTHING = frozenset({"unsupplied", "not-applicable"})
_UNREAD = frozenset({"illegible", "missing"})


def judge_case(case: Case, campaign: Campaign) -> Verdict:
    """The verdict on a claim: every clause's finding, the decision, its amount, its days and what to do next."""
    findings = tuple(_in_print(one, case) for clause in campaign.clauses if (one := clause.check(case, campaign)))
    joint = joint_confidence(findings)
    sides = _sort_findings(findings, case, campaign)
    accepted = _stands_on_ink(findings, case) and not any(_is_open(one) for one in findings)
    decision = _decide(sides, sure=accepted and joint >= campaign.accept_confidence)
    asks = {Decision.RESUBMIT: sides.mend, Decision.REJECT: sides.reject}.get(decision, ())
    return Verdict(
        claim_id=case.claim.id,
        judged_at=case.judged_at,
        campaign_id=campaign.id,
        campaign_digest=campaign.digest,
        decision=decision,
        confidence=round(_confidence(decision, sides, joint), DECIMALS),
        amount=None if decision is Decision.REJECT else find_amount(case, campaign),
        findings=findings,
        deadlines=find_deadlines(case, campaign, decision),
        next_steps=advise(asks, case),
        earlier_uses=case.earlier_uses or (),
        needed_for_accept=_needs(decision, findings, case, campaign),
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """The findings that speak for each decision but accept."""

    reject: tuple[Finding, ...]
    review: tuple[Finding, ...]
    mend: tuple[Finding, ...]
    """What the claimant can mend, for the first time."""


def _sort_findings(findings: tuple[Finding, ...], case: Case, campaign: Campaign) -> _Sides:
    surely = campaign.reject_confidence
    mendable = [one for one in findings if _is_mendable(one)]
    mend = tuple(one for one in mendable if not _was_asked(one, case))
    again = {ask.document for one in mend for ask in one.asks if ask.document is not None}
    reject = tuple(one for one in findings if _fails(one, "reject") and one.confidence >= surely)
    review = tuple(
        one
        for one in findings
        if _is_reviewers(one, surely) and not (_is_doubtful(one, surely) and _stands_only_on(one, again))
    )
    asked = tuple(one for one in mendable if _was_asked(one, case))
    return _Sides(reject, (*review, *asked), mend)


def _decide(sides: _Sides, *, sure: bool) -> Decision:
    if sides.reject:
        return Decision.REJECT
    if sides.review:
        return Decision.REVIEW
    if sides.mend:
        return Decision.RESUBMIT
    return Decision.ACCEPT if sure else Decision.REVIEW


def _confidence(decision: Decision, sides: _Sides, joint: float) -> float:
    """Probability that the decision is right: that of the surest finding that leads to it."""
    if decision is Decision.ACCEPT:
        return joint
    leading = {Decision.REJECT: sides.reject, Decision.REVIEW: sides.review, Decision.RESUBMIT: sides.mend}[decision]
    return max((one.confidence for one in leading), default=1.0 - joint)


def _fails(finding: Finding, consequence: str) -> bool:
    return finding.outcome is Outcome.FAILS and finding.consequence == consequence


def _is_open(finding: Finding) -> bool:
    """Whether the finding keeps the claim from being accepted."""
    return finding.outcome is not Outcome.HOLDS and finding.reason not in _BLOCKS_NOTHING


def _is_mendable(finding: Finding) -> bool:
    """Whether the claimant can mend it: unread with something to ask for, or a failure that is to be sent again."""
    return (finding.reason in _UNREAD and bool(finding.asks)) or _fails(finding, "resubmit")


def _is_reviewers(finding: Finding, surely: float) -> bool:
    """Whether the finding is a person's to judge."""
    if finding.outcome is Outcome.FAILS:
        doubtful = finding.consequence == "reject" and finding.confidence < surely
        return doubtful or (finding.consequence == "review" and finding.confidence >= LIKELIER_THAN_NOT)
    return finding.reason == "ambiguous" or (finding.reason in _UNREAD and not finding.asks)


def _is_doubtful(finding: Finding, surely: float) -> bool:
    """Whether a better picture may well say something else."""
    enough = surely if finding.consequence == "reject" else DOUBTFUL
    return finding.reason == "ambiguous" or (finding.outcome is Outcome.FAILS and finding.confidence < enough)


def _stands_only_on(finding: Finding, documents: set[int]) -> bool:
    """Whether all ink of the finding is on these documents."""
    return bool(finding.evidence) and all(ink.document in documents for ink in finding.evidence)


def _was_asked(finding: Finding, case: Case) -> bool:
    """Whether the claimant was asked for this once before: by its clause, or for its document."""
    if case.request is None:
        return False
    paths = {case.claim.documents[ask.document].path for ask in finding.asks if ask.document is not None}
    return finding.clause in case.request.clauses or bool(paths & set(case.request.documents))


def _stands_on_ink(findings: Iterable[Finding], case: Case) -> bool:
    """Whether purchase date and product of a proof are among the ink that clauses hold by."""
    ink = {
        (one.document, one.evidence)
        for finding in findings
        if finding.outcome is Outcome.HOLDS
        for one in finding.evidence
    }
    found = proofs(case)
    dates = (
        (p.document, e)
        for p in found
        for f in (p.receipt.purchase_date, p.receipt.order_date)
        for c in f.candidates
        for e in c.evidence
    )
    goods = ((proof.document, one) for proof in found for item in proof.receipt.items for one in evidence_of_item(item))
    return bool(ink.intersection(dates)) and bool(ink.intersection(goods))


def _needs(decision: Decision, findings: tuple[Finding, ...], case: Case, campaign: Campaign) -> tuple[Need, ...]:
    """What review and resubmit still lack; where only the ink of date or product does, that."""
    if decision in {Decision.ACCEPT, Decision.REJECT}:
        return ()
    needs = find_needs(findings, wanted=campaign.accept_confidence)
    if not needs and not _stands_on_ink(findings, case):
        return (Need("decision", "", "purchase date and product, by ink"),)
    return needs


def _in_print(finding: Finding, case: Case) -> Finding:
    """`finding` as a verdict prints it: its confidence rounded, its ink on the file that shows it."""
    confidence = round(min(max(finding.confidence, 0.0), 1.0), DECIMALS)
    return replace(finding, confidence=confidence, evidence=tuple(own_ink(case, ink) for ink in finding.evidence))
