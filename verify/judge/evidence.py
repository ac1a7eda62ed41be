"""Which documents prove the purchase, what ink says a field, and what to ask for where none does.

Clauses look at a claim's documents only through these functions, so that all of them agree on what the proof is. A
document that proves no purchase (a quote, a delivery note, a credit note, another photo) is no proof, whatever the
claimant calls it. A value that the form names as well is read the surer for it, but the form never chooses between
readings. What every finding is made of stands here too: `holds`, `fails`, `unknown`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from verify.claim import Case, ClaimForm
from verify.document import Box, Evidence, IllegibleArea, LegibilityState, overlap
from verify.judge.campaign import Clause
from verify.judge.names import SAME_NAME, name_likelihood, same_amount, same_id
from verify.judge.papers import names_claimed, paper_of
from verify.receipt import LABELS, PROOFS, Candidate, Field, Label, Reading, Receipt
from verify.text import squeeze
from verify.verdict import Ask, Finding, Ink, Outcome, Reason

T = TypeVar("T")

RECOGNISED = 0.5
"""From here on a document's recognised kind counts before the claimant's word: likelier than not."""

UNREAD = 0.9
"""Probability that a field nobody found on an opened document is not there to be read. Chosen, near the measured recall."""

AGREES_IF_RIGHT = 0.9
"""How often a claim names the printed value, where it was read right. Chosen; the measured share replaces it."""

AGREES_BY_CHANCE = 0.02
"""How often a misread value is just the claimed one. Chosen; true readings of other values are listed as candidates."""

TOUCHES = 0.2
"""Share of a place that an illegible area may cover before the place counts as hidden. Chosen: a glyph in five."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A document that proves a purchase."""

    document: int
    """Index into the claim's documents."""
    kind: str
    """``receipt``, ``invoice`` or ``order_confirmation``."""
    reading: Reading
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """One field as the claim's documents say it."""

    name: str
    """The field's name in Receipt or Label."""
    document: int | None
    """The document the candidates stand on, or the one to send again; None when there is no document at all."""
    candidates: tuple[Candidate[T], ...] = ()
    """Best first."""
    reason: Reason = "missing"
    """Why there are no candidates."""
    legible: bool = True
    """Whether the best candidate's ink stands on legible ground."""
    asks: tuple[Ask, ...] = ()
    """What would mend it, when nothing was read or what was read is too doubtful."""
    surely: float = 1.0
    """Probability that `reason` is right."""

    @property
    def best(self) -> Candidate[T] | None:
        """The likeliest candidate, or None."""
        return self.candidates[0] if self.candidates else None

    @property
    def value(self) -> T | None:
        """The likeliest value, or None."""
        return self.candidates[0].value if self.candidates else None

    def ink_of(self, candidate: Candidate[T]) -> tuple[Ink, ...]:
        """Where `candidate` stands."""
        return ink_on(self.document, candidate.evidence)


def kind_of(case: Case, document: int) -> str | None:
    """What a document is: as recognised where that is likelier than not, else as claimed, else the best guess."""
    best = case.readings[document].kind.best
    claimed = case.claim.documents[document].kind if document < len(case.claim.documents) else None
    if best is not None and (best.confidence >= RECOGNISED or claimed is None):
        return best.value
    return claimed


def proofs(case: Case) -> tuple[Proof, ...]:
    """The documents that prove a purchase: those that name a claimed product first, order confirmations last."""
    found = []
    for index, reading in enumerate(case.readings):
        paper = paper_of(case, index)
        kind = kind_of(case, index) if paper is reading else paper.kind.value
        if kind in PROOFS and paper.receipt is not None:
            found.append(Proof(index, kind, paper, paper.receipt))
    return tuple(
        sorted(found, key=lambda one: (one.kind == "order_confirmation", not names_claimed(case.claim, one.receipt)))
    )


def labels(case: Case, kind: str = "label") -> tuple[tuple[int, Reading], ...]:
    """(index, reading) of the claim's documents of this kind: ``label`` or ``serial_photo``."""
    return tuple((index, reading) for index, reading in enumerate(case.readings) if kind_of(case, index) == kind)


def label_of(reading: Reading) -> Label:
    """What a label says; an empty one where nothing was read."""
    return reading.label or Label()


def unproved(case: Case) -> tuple[Reason, int | None, tuple[Ask, ...]]:
    """Why a claim without proof has none: the reason, the document concerned, what to ask for."""
    for index in _offered(case):
        if ask := unreadable(case, index):
            return "illegible", index, (ask,)
    for index in _offered(case):
        kind = kind_of(case, index)
        if kind is not None and kind not in PROOFS:
            return "missing", index, (Ask("proof-not-a-proof", index, (("kind", kind),)),)
    return "missing", None, (Ask("proof-missing"),)


def unreadable(case: Case, document: int) -> Ask | None:
    """What to ask for when a document cannot be opened or no page of it can be read; None when it can."""
    seen = case.readings[document].document
    if seen.problem:
        return Ask("document-unopenable", document, (("cause", seen.problem),))
    if all(page.legibility.state is LegibilityState.ILLEGIBLE for page in seen.pages):
        cause = next(iter(seen.legibility.causes), "blur")
        return Ask("document-illegible", document, (("cause", cause),))
    return None


def read_field(case: Case, name: str) -> Read[Any]:
    """A Receipt field as the proofs say it: of the first proof that prints it, with the reason where none does."""
    found = proofs(case)
    for proof in found:
        field: Field[Any] = getattr(proof.receipt, name)
        if field.candidates:
            return corroborate(read_on(proof, name, field), _named_by(case.claim, name))
    if not found:
        reason, document, asks = unproved(case)
        return Read(name, document, reason=reason, asks=asks)
    absent = [read_on(proof, name, getattr(proof.receipt, name)) for proof in found]
    return next((one for one in absent if one.reason == "illegible"), absent[0])


def corroborated(confidence: float, unlisted: float) -> float:
    """Confidence of a reading that the claim names as well, where `unlisted` is the chance of a misread value.

    A claim is a second witness of what was misread, never of which listed reading is right: only the share that no
    candidate holds moves.

    >>> round(corroborated(0.9, 0.1), 3), round(corroborated(0.6, 0.0), 3)
    (0.998, 0.6)
    """
    right = confidence * AGREES_IF_RIGHT
    chance = unlisted * AGREES_BY_CHANCE
    return (confidence + unlisted) * right / (right + chance) if right else 0.0


def corroborate(read: Read[T], agrees: Callable[[T], bool]) -> Read[T]:
    """`read`, its candidate that the claim names made surer by that."""
    unlisted = max(1.0 - sum(one.confidence for one in read.candidates), 0.0)
    candidates = tuple(
        replace(one, confidence=min(corroborated(one.confidence, unlisted), 1.0)) if agrees(one.value) else one
        for one in read.candidates
    )
    return replace(read, candidates=candidates)


def read_purchase_date(case: Case) -> Read[date]:
    """The purchase date as the proofs say it; an order confirmation that prints the day of the order alone says that."""
    read: Read[date] = read_field(case, "purchase_date")
    if read.candidates:
        return read
    ordered = [
        read_on(one, "order_date", one.receipt.order_date) for one in proofs(case) if one.kind == "order_confirmation"
    ]
    return next((one for one in ordered if one.candidates), read)


def read_on(proof: Proof, name: str, field: Field[T]) -> Read[T]:
    """One field of one proof, with what to ask for where it cannot be read.

    Why a field has no value is its own to say: damage elsewhere on the proof does not make it illegible.
    """
    reason: Reason = "illegible" if field.absence == "illegible" else "missing"
    grounds = field.best.evidence if field.best else ()
    legible = reason == "missing" and all(is_legible_at(proof.reading, one) for one in grounds)
    code = "field-missing" if reason == "missing" and not field.candidates else "field-illegible"
    ask = Ask(code, proof.document, (("field", name),))
    return Read(name, proof.document, field.candidates, reason, legible, (ask,), UNREAD)


def is_legible_at(reading: Reading, evidence: Evidence) -> bool:
    """Whether the ground under this ink can be read: no illegible area touches it, and the page is not poor as a whole."""
    if evidence.page >= len(reading.document.pages):
        return False
    legibility = reading.document.pages[evidence.page].legibility
    if legibility.areas and legibility.state is not LegibilityState.ILLEGIBLE:
        return not any(touches(area, evidence.box, evidence.page) for area in legibility.areas)
    return legibility.state is LegibilityState.LEGIBLE


def touches(area: IllegibleArea, box: Box, page: int) -> bool:
    """Whether an illegible area covers enough of a place on a page to hide what stands there."""
    return area.page == page and overlap(area.box, box) > TOUCHES


def ink_on(document: int | None, evidence: tuple[Evidence, ...]) -> tuple[Ink, ...]:
    """Evidence with the document it is on."""
    return () if document is None else tuple(Ink(document, one) for one in evidence)


def received_at(case: Case) -> datetime:
    """When the claim was received: an answer and what it answers are one claim, and the first submission counts."""
    return case.request.submitted_at if case.request else case.claim.submitted_at


def holds(clause: Clause, **what: Any) -> Finding:  # noqa: ANN401 - the attributes of Finding
    """The clause holds; keywords are the finding's other attributes."""
    return Finding(clause.kind, clause.ref, Outcome.HOLDS, clause.consequence, **what)


def fails(clause: Clause, **what: Any) -> Finding:  # noqa: ANN401 - the attributes of Finding
    """The clause fails; keywords are the finding's other attributes."""
    return Finding(clause.kind, clause.ref, Outcome.FAILS, clause.consequence, **what)


def unknown(clause: Clause, reason: Reason, **what: Any) -> Finding:  # noqa: ANN401 - the attributes of Finding
    """The clause cannot be judged; keywords are the finding's other attributes."""
    return Finding(clause.kind, clause.ref, Outcome.UNKNOWN, clause.consequence, reason, **what)


def _named_by(claim: ClaimForm, name: str) -> Callable[[Any], bool]:
    """Whether a value of this field is the one that the form names."""
    said = claim.purchase
    known: dict[str, Callable[[Any], bool]] = {
        "purchase_date": lambda day: day == said.date,
        "order_date": lambda day: day == said.order_date,
        "retailer": lambda printed: name_likelihood(said.retailer or "", printed) >= SAME_NAME,
        "vat_id": lambda printed: same_id(said.vat_id or "", printed),
        "receipt_number": lambda printed: (
            bool(said.receipt_number) and squeeze(said.receipt_number or "") == squeeze(printed)
        ),
        "total": lambda amount: said.price is not None and same_amount(said.price.amount, amount),
        "currency": lambda printed: said.price is not None and said.price.currency == printed,
    }
    return known.get(name, lambda _: False)


def _offered(case: Case) -> tuple[int, ...]:
    """Documents that are meant as proof: those called so, and those called nothing that are no label."""
    return tuple(
        index
        for index, document in enumerate(case.claim.documents[: len(case.readings)])
        if document.kind in PROOFS or (document.kind is None and kind_of(case, index) not in LABELS)
    )
