"""Records to the public shapes: a verdict, a batch's failure, what `verify read` answers.

The same records give the same JSON, `seconds` aside: nothing here looks at a clock, orders by hash or rounds by float.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from verify import __version__
from verify.claim import ClaimDocument, ClaimForm
from verify.codec import adapter_of
from verify.contract import shapes
from verify.contract.documents import area_of, document_ink, document_of, lines_of, round_share
from verify.errors import DocumentError, VerifyError
from verify.receipt import Reading
from verify.verdict import Finding, NextStep, Verdict


def verdict_json(
    verdict: Verdict,
    claim: ClaimForm,
    readings: tuple[Reading, ...],
    *,
    seconds: Mapping[str, float],
    pictures: Mapping[int, tuple[str, ...]] = MappingProxyType({}),
) -> dict[str, Any]:
    """``verdict/1``; `seconds` are the stages beside those that the readings name (``judge``).

    `pictures` are the names of the files that show what a next step is about, by the step's place, where they were written.
    """
    amount = verdict.amount
    shape = shapes.VerdictOf(
        schema="verdict/1",
        claim_id=verdict.claim_id,
        judged_at=verdict.judged_at,
        campaign=shapes.CampaignOf(verdict.campaign_id, verdict.campaign_digest),
        decision=verdict.decision,
        confidence=round_share(verdict.confidence),
        amount=shapes.MoneyOf(format(amount.amount, "f"), amount.currency) if amount else None,
        findings=tuple(_finding(finding) for finding in verdict.findings),
        documents=tuple(document_of(*pair) for pair in zip(readings, claim.documents, strict=True)),
        deadlines=shapes.DeadlinesOf(
            verdict.deadlines.decide_by, verdict.deadlines.answer_by, verdict.deadlines.pay_by
        ),
        next_steps=tuple(_step(step, pictures.get(index, ())) for index, step in enumerate(verdict.next_steps)),
        earlier_uses=tuple(
            shapes.EarlierUseOf(use.claim_id, use.what, round_share(use.certainty)) for use in verdict.earlier_uses
        ),
        needed_for_accept=tuple(shapes.NeedOf(need.clause, need.ref, need.need) for need in verdict.needed_for_accept),
        made_by=_made_by(readings),
        seconds=_seconds(readings, seconds),
    )
    return _plain(shape)


def readings_json(readings: tuple[Reading, ...], *, seconds: Mapping[str, float]) -> dict[str, Any]:
    """``readings/1``: one entry a file, in the order given, each with its text lines."""
    documents = tuple(_read_document(reading) for reading in readings)
    return _plain(shapes.ReadingsOf("readings/1", documents, _made_by(readings), _seconds(readings, seconds)))


def failure_json(claim_id: str | None, error: VerifyError) -> dict[str, Any]:
    """``failure/1``: why this claim of a batch could not be judged."""
    detail = shapes.ErrorOf(error_code(error), error.message, error.hint)
    return _plain(shapes.FailureOf("failure/1", claim_id, detail))


def error_code(error: VerifyError) -> str:
    """The error's kind in one word: its class, or the cause where a document could not be opened.

    >>> from verify.errors import ClaimError
    >>> error_code(ClaimError("no")), error_code(DocumentError("no", cause="not-there"))
    ('claim-error', 'document-not-there')
    """
    if isinstance(error, DocumentError):
        return f"document-{error.cause}"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__).lower()


def _plain(shape: object) -> dict[str, Any]:
    plain: dict[str, Any] = adapter_of(type(shape)).dump_python(shape, mode="json")
    return plain


def _finding(finding: Finding) -> shapes.FindingOf:
    return shapes.FindingOf(
        clause=finding.clause,
        ref=finding.ref,
        outcome=finding.outcome,
        reason=finding.reason,
        consequence=finding.consequence,
        claimed=finding.claimed,
        read=finding.read,
        expected=finding.expected,
        confidence=round_share(finding.confidence),
        message=finding.message,
        evidence=tuple(document_ink(ink.document, ink.evidence) for ink in finding.evidence),
    )


def _step(step: NextStep, pictures: tuple[str, ...]) -> shapes.StepOf:
    return shapes.StepOf(step.document, step.ask, tuple(area_of(area) for area in step.areas), pictures)


def _read_document(reading: Reading) -> shapes.ReadDocumentOf:
    document = document_of(reading, ClaimDocument(reading.document.name))
    return shapes.ReadDocumentOf(
        path=document.path,
        sha256=document.sha256,
        kind=document.kind,
        claimed_kind=document.claimed_kind,
        pages=document.pages,
        legibility=document.legibility,
        other=document.other,
        fields=document.fields,
        papers=document.papers,
        barcodes=document.barcodes,
        traces=document.traces,
        statements=document.statements,
        signatures=document.signatures,
        lines=lines_of(reading.document),
    )


def _made_by(readings: Iterable[Reading]) -> shapes.MadeBy:
    """Every engine and model that saw one of the documents, sorted by name."""
    seen = [reading.document for reading in readings]
    engines = sorted({pair for document in seen for pair in document.engines})
    models = sorted({pair for document in seen for pair in document.models})
    return shapes.MadeBy(__version__, dict(engines), dict(models))


def _seconds(readings: Iterable[Reading], beside: Mapping[str, float]) -> dict[str, float]:
    """Seconds by stage, summed over the documents, in the order of the path."""
    total: dict[str, float] = {}
    for stage, spent in (*(pair for reading in readings for pair in reading.seconds), *beside.items()):
        total[stage] = total.get(stage, 0.0) + spent
    return {stage: round(spent, 4) for stage, spent in total.items()}
