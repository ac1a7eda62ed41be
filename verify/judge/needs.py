"""What still keeps a claim from being accepted by itself: the fewest facts, in English, for the reviewer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from verify.judge.joint import joint_confidence, weakest_first
from verify.verdict import Ask, Finding, Need, Outcome

_PHRASES: Final[dict[str, str]] = {
    "proof-missing": "a proof of purchase",
    "proof-not-a-proof": "a receipt or invoice instead of the {kind}",
    "field-illegible": "the {field}, legible",
    "field-missing": "a proof that shows the {field}",
    "order-confirmation-missing": "the order confirmation",
    "receipt-missing": "the final receipt",
    "document-illegible": "a legible photograph of the document ({cause})",
    "document-unopenable": "a file that can be opened ({cause})",
    "label-missing": "a photograph of the packaging label",
    "label-barcode-unreadable": "barcode {number} of {count} on the label, legible",
    "label-barcodes-missing": "the label's barcodes",
    "serial-photo-missing": "a photograph of the serial on the product",
    "serial-photo-shows-label": "the serial on the product instead of on the box",
    "serial-illegible": "the serial, legible",
    "form-missing": "on the form: {entries}",
    "iban-invalid": "an IBAN whose check digits hold",
    "iban-country": "a bank account in {country}",
    "bsb-invalid": "a valid BSB",
    "one-product-per-claim": "a claim for each product",
    "claim-later": "a claim on {date} or later",
}
"""Code of an ask to the fact it asks for."""


def find_needs(findings: tuple[Finding, ...], *, wanted: float) -> tuple[Need, ...]:
    """The facts that are lacking, each once; where all hold and only sureness lacks, the fewest that would suffice."""
    lacking = [need for finding in findings for need in _needs_of(finding)] or _weakest(findings, wanted)
    unique = {need.need: need for need in sorted(lacking, key=lambda one: (one.ref, one.clause), reverse=True)}
    return tuple(sorted(unique.values(), key=lambda one: (one.ref, one.clause, one.need)))


def phrase_of(ask: Ask) -> str:
    """The fact that an ask asks for."""
    words = {name: value.replace("_", " ").replace(",", ", ") for name, value in ask.parameters}
    return _PHRASES.get(ask.code, ask.code).format(**words)


def _needs_of(finding: Finding) -> list[Need]:
    """What one finding still lacks: nothing where it holds, does not apply or had nothing to compare with."""
    if finding.outcome is Outcome.HOLDS or finding.reason in {"unsupplied", "not-applicable"}:
        return []
    if finding.asks:
        return [Need(finding.clause, finding.ref, phrase_of(ask)) for ask in finding.asks]
    about = finding.message or finding.read or finding.clause
    return [Need(finding.clause, finding.ref, f"a reviewer's answer: {about}")]


def _weakest(findings: tuple[Finding, ...], wanted: float) -> list[Need]:
    """The fewest findings whose being sure would make the whole sure enough, least sure first."""
    needs: list[Need] = []
    unsure = weakest_first(findings)
    for index, finding in enumerate(unsure):
        if joint_confidence(unsure) >= wanted:
            break
        unsure[index] = replace(finding, confidence=1.0)
        needs.append(Need(finding.clause, finding.ref, f"a surer reading of: {finding.read or finding.clause}"))
    return needs
