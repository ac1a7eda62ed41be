"""Promises about the proof itself: it is attached, it can be read field by field, nothing on it was altered.

What cannot be read is asked for by name: the claimant is told which field of which document to send again, and nothing
else. A document that proves no purchase leaves the proof missing; one that cannot be opened is asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import takewhile
from math import prod
from typing import Any, ClassVar, Literal

from verify.claim import Case
from verify.judge.campaign import Campaign
from verify.judge.clauses.time import days_of, is_delivered_later
from verify.judge.compare import found_by, weigh
from verify.judge.configuration import without_configuration
from verify.judge.evidence import (
    fails,
    holds,
    ink_on,
    kind_of,
    proofs,
    read_field,
    read_purchase_date,
    unknown,
    unproved,
    unreadable,
)
from verify.judge.item_text import words_of_item
from verify.judge.lines import ClaimedLine, find_claimed_lines
from verify.judge.words import split_words
from verify.receipt import PROOFS, Candidate, Field, Item
from verify.verdict import Ask, Consequence, Finding, Ink, Outcome, Reason

ProofFieldName = Literal["purchase_date", "product", "price", "retailer", "seller", "vat_id", "contact", "reference"]
"""What a proof may have to show; ``seller``: the retailer's name or its number, whichever is printed."""

MARKED = 0.5
"""Strength from which a trace is likelier alteration than chance."""

HANDWRITTEN = "handwritten"
"""The trace of a proof that no till or shop system printed."""

CODE = 0.9
"""Probability that a word of letters and digits on a product's line is an article number. Chosen."""

CAPTIONED = 0.99
"""Probability that a number behind a word such as "SKU" or "Artikelnummer", on or below a product's line, is its article number. Chosen."""

_CODE_LENGTH = 4
"""Glyphs from which a word of letters and digits may be an article number. Chosen."""


@dataclass(frozen=True, slots=True)
class ProofAttached:
    """A document that proves the purchase came with the claim."""

    kind: ClassVar[str] = "proof-attached"
    ref: str
    consequence: Consequence
    says: str = ""
    kinds: tuple[Literal["receipt", "invoice", "order_confirmation"], ...] = (
        "receipt",
        "invoice",
        "order_confirmation",
    )

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Whether a document of one of the kinds is there."""
        del campaign
        expected = ", ".join(self.kinds)
        for proof in proofs(case):
            if proof.kind in self.kinds:
                fitting = [one for one in proof.reading.kind.candidates if one.value in self.kinds]
                sure = min(sum(one.confidence for one in fitting), 1.0) if fitting else 1.0
                ink = ink_on(proof.document, fitting[0].evidence) if fitting else ()
                said = {"message": "A document proves the purchase.", "confidence": sure, "evidence": ink}
                return holds(self, read=proof.kind, expected=expected, **said)
        if proofs(case):
            other = (Ask("receipt-missing"),)
            message = "The terms take no such document for proof."
            return unknown(self, "missing", read=proofs(case)[0].kind, expected=expected, asks=other, message=message)
        reason, _, asks = unproved(case)
        return unknown(self, reason, expected=expected, message="No document proves the purchase.", asks=asks)


@dataclass(frozen=True, slots=True)
class ProofField:
    """The proof shows this, legibly."""

    kind: ClassVar[str] = "proof-field"
    ref: str
    consequence: Consequence
    field: ProofFieldName
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """What is read for the field, or what to ask for."""
        if self.field in {"product", "price", "reference"}:
            return self._check_lines(case, campaign)
        alike = {"seller": ("retailer", "vat_id"), "contact": ("contact", "address")}.get(self.field, (self.field,))
        reads = [read_purchase_date(case) if name == "purchase_date" else read_field(case, name) for name in alike]
        found = [one for one in reads if one.candidates] or reads[:1]
        finding = found_by(self, found[0], weigh(found[0], lambda _: True), expected=self.field)
        if finding.outcome is not Outcome.HOLDS:
            return finding
        return replace(finding, confidence=_any_of(weigh(one, lambda _: True).confidence for one in found))

    def _check_lines(self, case: Case, campaign: Campaign) -> Finding:
        """Each claimed product's line, and on it the price or an article number; which product it is, others judge."""
        lines = find_claimed_lines(case, campaign)
        if not lines:
            entry = Ask("form-missing", None, (("entries", "product"),))
            return unknown(self, "missing", expected=self.field, message="No product is claimed.", asks=(entry,))
        shown: list[Candidate[Any]] = []
        for line in lines:
            if line.item is None or line.answer == "absent":
                said = {"confidence": line.confidence, "message": line.why, "asks": line.asks}
                return unknown(self, line.reason or "missing", expected=self.field, **said)
            value = self._shown(line, line.item, case, alone=len(lines) == 1)
            if value is None:
                return self._unshown(line)
            shown.append(value)
        ink = tuple(one for line, value in zip(lines, shown, strict=True) for one in _ink_of(line, value))
        sure = min(self._surely(line, value) for line, value in zip(lines, shown, strict=True))
        return holds(
            self, read=", ".join(one.text for one in shown), expected=self.field, confidence=sure, evidence=ink
        )

    def _shown(self, line: ClaimedLine, item: Item, case: Case, *, alone: bool) -> Candidate[Any] | None:
        """The reading that shows this field of a line; None where nothing does."""
        if self.field == "product":
            return item.description.best or item.product.best or item.gtin.best
        if self.field == "price":
            return item.price.best or (read_field(case, "total").best if alone else None)
        return item.reference.best or item.gtin.best or _code_in(item) or _captioned(line)

    def _surely(self, line: ClaimedLine, value: Candidate[Any]) -> float:
        """Probability that the line shows the field: of article numbers any one that is printed is enough."""
        if self.field == "product":
            return line.confidence
        if self.field == "price" or line.item is None:
            return value.confidence
        shown = (line.item.reference.best, line.item.gtin.best, _code_in(line.item), _captioned(line))
        codes = [CODE for one in shown[:1] if one and _is_code(one.text)]
        return min(_any_of((*codes, *(one.confidence for one in shown if one))), CAPTIONED)

    def _unshown(self, line: ClaimedLine) -> Finding:
        """The line is there and does not show it: is the place hidden, or empty?"""
        document = line.proof.document if line.proof else None
        item = line.item or Item(Field())
        absence = item.price.absence if self.field == "price" else item.reference.absence
        hidden = absence == "illegible"
        reason: Reason = "illegible" if hidden else "missing"
        ask = Ask(f"field-{reason}", document, (("field", self.field),))
        return unknown(
            self, reason, expected=self.field, message=f"{self.field}: {reason}", evidence=line.ink, asks=(ask,)
        )


@dataclass(frozen=True, slots=True)
class SystemMade:
    """The proof was printed by a till or a shop's system, not written by hand."""

    kind: ClassVar[str] = "system-made"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Fails where reading found handwriting in the place of print."""
        del campaign
        return _without_traces(self, case, lambda kind: kind == HANDWRITTEN)


@dataclass(frozen=True, slots=True)
class NoAlteration:
    """No document shows a sign of alteration."""

    kind: ClassVar[str] = "no-alteration"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Fails by the strongest trace that is likelier alteration than chance; weaker ones are shown."""
        del campaign
        return _without_traces(self, case, lambda kind: kind != HANDWRITTEN)


@dataclass(frozen=True, slots=True)
class LegiblePhotos:
    """The photos that are needed can be read at all; field by field is `ProofField`'s question."""

    kind: ClassVar[str] = "legible-photos"
    ref: str
    consequence: Consequence
    says: str = ""
    documents: tuple[Literal["proof", "label", "serial_photo"], ...] = ("proof",)

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Asks again for a needed document that cannot be opened or read; one that nothing needs is only shown."""
        del campaign
        asks: list[Ask] = []
        for needed in self.documents:
            called = [i for i in range(len(case.readings)) if _is_called(case, i, needed)]
            dark = [(i, ask) for i in called if (ask := unreadable(case, i))]
            if dark and len(dark) == len(called):
                asks += [ask for _, ask in dark]
        if asks:
            return unknown(self, "illegible", message="A document that is needed cannot be read.", asks=tuple(asks))
        if not any(_is_called(case, i, needed) for i in range(len(case.readings)) for needed in self.documents):
            return unknown(self, "not-applicable", message="None of these photos was sent.")
        return holds(self, message="The photos that are needed can be read.")


@dataclass(frozen=True, slots=True)
class OrderAndReceipt:
    """Ordered inside the period and delivered after it: order confirmation and final receipt are both there."""

    kind: ClassVar[str] = "order-and-receipt"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Applies only where a date read on a proof lies after the period."""
        if campaign.period is None:
            return unknown(self, "unsupplied", message="The campaign's owner named no period.")
        if not proofs(case):
            reason, _, asks = unproved(case)
            return unknown(self, reason, message="No document proves the purchase.", asks=asks)
        if not is_delivered_later(case, campaign) and not _ordered_by_the_form(case, campaign):
            return unknown(self, "not-applicable", message="Nothing shows a delivery after the period.")
        kinds = {proof.kind for proof in proofs(case)}
        lacking = []
        if "order_confirmation" not in kinds:
            lacking.append(Ask("order-confirmation-missing"))
        if not kinds & {"receipt", "invoice"}:
            lacking.append(Ask("receipt-missing"))
        said = {"read": ", ".join(sorted(kinds)), "expected": "order confirmation and receipt"}
        if lacking:
            return unknown(self, "missing", asks=tuple(lacking), message="Delivered after the period.", **said)
        return holds(self, **said)


def _ink_of(line: ClaimedLine, value: Candidate[Any]) -> tuple[Ink, ...]:
    return ink_on(line.proof.document if line.proof else None, value.evidence)


def _code_in(item: Item) -> Candidate[str] | None:
    """The line's words, where one of them mixes letters and digits as model codes and article numbers do."""
    best = item.product.best or item.description.best
    return best if best and _is_code(best.text) else None


def _captioned(line: ClaimedLine) -> Candidate[str] | None:
    """The number behind a caption for article numbers, on the product's line or on those below that belong to it."""
    if line.proof is None or line.item is None:
        return None
    for phrase, evidence in words_of_item(line.proof, line.item, "article"):
        behind = split_words(evidence.text)[phrase.last + 1 :]
        number = "".join(takewhile(lambda word: any(map(str.isdigit, word)), behind))
        if len(number) >= _CODE_LENGTH:
            return Candidate(number, evidence.text, (evidence,), CAPTIONED, "caption")
    return None


def _is_code(text: str) -> bool:
    """Whether a word mixes letters and digits as codes do; processors and sizes ("128GB") are none."""
    told = without_configuration(text).replace("-", "")
    words = "".join(glyph if glyph.isalnum() else " " for glyph in told).split()
    mixed = (word for word in words if any(map(str.isdigit, word)) and any(map(str.isalpha, word)))
    return any(len(word) >= _CODE_LENGTH for word in mixed)


def _any_of(confidences: Iterable[float]) -> float:
    """Probability that at least one of several readings is right."""
    return 1.0 - prod(1.0 - one for one in confidences)


def _is_called(case: Case, document: int, needed: str) -> bool:
    """Whether the claimant sent a document as a proof, a label or a serial photo."""
    called = case.claim.documents[document].kind or kind_of(case, document)
    return called is None or called in PROOFS if needed == "proof" else called == needed


def _ordered_by_the_form(case: Case, campaign: Campaign) -> bool:
    """Whether the form names an order inside the period for a purchase printed after it."""
    ordered, bought = case.claim.purchase.order_date, read_field(case, "purchase_date").value
    if ordered is None or bought is None or campaign.period is None:
        return False
    first, last = days_of(campaign.period)
    return bool(first <= ordered <= last < bought)


def _without_traces(clause: SystemMade | NoAlteration, case: Case, counts: Callable[[str], bool]) -> Finding:
    """Fails by the strongest trace of the kinds that count; there has to be something to look at."""
    seen = [(i, trace) for i, one in enumerate(case.readings) for trace in (*one.document.traces, *one.traces)]
    traces = sorted((one for one in seen if counts(one[1].kind)), key=lambda one: -one[1].strength)
    if not any(reading.document.pages for reading in case.readings):
        reason, _, asks = unproved(case)
        return unknown(clause, reason, message="Nothing could be looked at.", asks=asks)
    message = "; ".join(trace.message for _, trace in traces)
    evidence = tuple(Ink(i, trace.evidence) for i, trace in traces if trace.evidence)
    if traces and traces[0][1].strength >= MARKED:
        read = ", ".join(dict.fromkeys(trace.kind for _, trace in traces))
        return fails(clause, read=read, confidence=traces[0][1].strength, message=message, evidence=evidence)
    return holds(clause, message=message or "No sign was found, which proves no absence.", evidence=evidence)
