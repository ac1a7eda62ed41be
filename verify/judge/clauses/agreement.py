"""The claim agrees with its proof: product, date, retailer, VAT ID, price and receipt number, each as far as claimed.

The claim is a hypothesis and the proof's ink the witness; ink in another role confirms nothing. What the claim leaves
out is not compared and gives no finding. A number the proof does not print cannot be mended by the claimant, so it is
a reviewer's question; ink that is there and cannot be read is asked for again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, Final, Literal

from verify.claim import Case
from verify.judge.campaign import Campaign, Clause
from verify.judge.clauses.time import is_delivered_later
from verify.judge.compare import Weighed, found_by, same_name, same_number, weigh
from verify.judge.evidence import (
    Read,
    corroborated,
    fails,
    holds,
    proofs,
    read_field,
    read_purchase_date,
    unknown,
)
from verify.judge.lines import ClaimedLine, find_claimed_lines
from verify.judge.names import SAME_NAME, name_likelihood, same_amount, same_id
from verify.receipt import Candidate, Item, Money
from verify.verdict import Finding, Outcome

AgreementField = Literal["product", "purchase_date", "retailer", "vat_id", "price", "receipt_number"]

_SELDOM_PRINTED: Final = frozenset({"vat_id", "price", "receipt_number"})
"""Fields a proof may rightly lack: no other photograph of it would show them."""


@dataclass(frozen=True, slots=True)
class AgreesWithProof:
    """One claimed value is what the proof says."""

    kind: ClassVar[str] = "agrees-with-proof"
    ref: str
    consequence: Literal["reject", "review", "resubmit"]
    field: AgreementField
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding | None:
        """Holds, contradicted or unread; None where the form leaves the value out."""
        finding = _CHECKS[self.field](self, case, campaign)
        if finding and finding.reason == "missing" and self.field in _SELDOM_PRINTED and proofs(case):
            return replace(finding, asks=())
        return finding


def _check_product(clause: Clause, case: Case, campaign: Campaign) -> Finding | None:
    """Every claimed product has its line, for as many pieces; the worst answer of them counts."""
    lines = find_claimed_lines(case, campaign)
    if not lines:
        return None
    claimed = ", ".join(line.claimed.name or line.claimed.model or line.claimed.gtin or "" for line in lines)
    order = ("absent", "ambiguous", "illegible", "missing", "named")
    worst = min(lines, key=lambda line: (order.index(line.answer), line.confidence))
    said = {"claimed": claimed, "read": worst.text, "confidence": worst.confidence, "message": worst.why}
    if worst.answer == "named" and (short := _too_few(lines)):
        counted = f"{short.pieces} on the proof"
        return fails(clause, **said | {"evidence": short.ink, "read": short.text, "message": counted})
    if worst.answer == "named":
        ink = tuple(one for line in lines for one in line.ink)
        sure = _together(line.confidence for line in lines)
        return holds(clause, **said | {"evidence": ink, "confidence": sure, "read": _texts(lines)})
    if worst.reason:
        return unknown(clause, worst.reason, evidence=worst.ink, asks=worst.asks, **said)
    return fails(clause, evidence=worst.ink, **said)


def _too_few(lines: tuple[ClaimedLine, ...]) -> ClaimedLine | None:
    """The first product of which more pieces are claimed, in all, than the proof shows."""
    claimed: defaultdict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        claimed[line.wanted.name] += line.claimed.quantity
    return next((line for line in lines if claimed[line.wanted.name] > line.pieces), None)


def _check_date(clause: Clause, case: Case, campaign: Campaign) -> Finding | None:
    """The claimed date is the printed one, to the day; where an order may have been delivered after the period either is right."""
    claimed = case.claim.purchase.date
    if claimed is None:
        return None
    read, ordered = read_purchase_date(case), read_field(case, "order_date")
    finding = found_by(clause, read, weigh(read, lambda day: day == claimed), claimed=str(claimed))
    if finding.outcome is Outcome.FAILS and is_delivered_later(case, campaign) is not False:
        other = found_by(clause, ordered, weigh(ordered, lambda day: day == claimed), claimed=str(claimed))
        return other if other.outcome is Outcome.HOLDS else finding
    return finding


def _check_retailer(clause: Clause, case: Case, campaign: Campaign) -> Finding | None:
    """The printed name is the claimed one, or another name of the same listed dealer."""
    claimed = case.claim.purchase.retailer
    if not claimed:
        return None
    listed = campaign.retailers.retailers if campaign.retailers else ()
    known = [(one.name, *one.aliases) for one in listed]
    meant = [names for names in known if any(name_likelihood(claimed, name) >= SAME_NAME for name in names)]
    forms = (claimed, *(name for names in meant for name in names))
    read: Read[str] = read_field(case, "retailer")
    return found_by(clause, read, same_name(read, forms), claimed=claimed)


def _check_vat_id(clause: Clause, case: Case, campaign: Campaign) -> Finding | None:
    """The claimed number is one of the seller's; a seller may print several."""
    del campaign
    claimed = case.claim.purchase.vat_id
    if not claimed:
        return None
    read: Read[str] = read_field(case, "vat_id")
    for proof in proofs(case):
        for one in proof.receipt.seller_ids:
            if same_id(claimed, one.value.value):
                sure = corroborated(one.confidence, 1.0 - one.confidence)
                held = Weighed(
                    Outcome.HOLDS, sure, Candidate(claimed, one.text, one.evidence, one.confidence, one.finder)
                )
                return found_by(clause, replace(read, document=proof.document), held, claimed=claimed)
    return found_by(clause, read, weigh(read, lambda printed: same_id(claimed, printed)), claimed=claimed)


def _check_price(clause: Clause, case: Case, campaign: Campaign) -> Finding | None:
    """The claimed price is that of the claimed products' lines, or the total; each product's own price its line's."""
    lines = find_claimed_lines(case, campaign)
    own = [(line.claimed.price, _prices_of(line.item)) for line in lines if line.claimed.price is not None]
    whole = case.claim.purchase.price
    asked = ([(whole, _prices_of_purchase(case, lines))] if whole is not None else []) + own
    findings = [_priced(clause, case, price, printed) for price, printed in asked]
    order = (Outcome.FAILS, Outcome.UNKNOWN, Outcome.HOLDS)
    return min(findings, key=lambda one: (order.index(one.outcome), one.confidence), default=None)


def _check_number(clause: Clause, case: Case, campaign: Campaign) -> Finding | None:
    """The claimed receipt number is the printed one, as well as the ink can tell."""
    del campaign
    claimed = case.claim.purchase.receipt_number
    if not claimed:
        return None
    read: Read[str] = read_field(case, "receipt_number")
    document = case.readings[read.document].document if read.document is not None else None
    return found_by(clause, read, same_number(read, claimed, document), claimed=claimed)


_CHECKS: Final[dict[str, Callable[[Clause, Case, Campaign], Finding | None]]] = {
    "product": _check_product,
    "purchase_date": _check_date,
    "retailer": _check_retailer,
    "vat_id": _check_vat_id,
    "price": _check_price,
    "receipt_number": _check_number,
}


def _prices_of(item: Item | None) -> tuple[Candidate[Decimal], ...]:
    return (*item.price.candidates, *item.unit_price.candidates) if item else ()


def _prices_of_purchase(case: Case, lines: tuple[ClaimedLine, ...]) -> tuple[Candidate[Decimal], ...]:
    """The total's readings, and the line's where one product is claimed; any line's where the form names no product."""
    items = [line.item for line in lines[:1] if line.item and len(lines) == 1]
    if not lines:
        items = [item for proof in proofs(case) for item in proof.receipt.items]
    return (*read_field(case, "total").candidates, *(price for item in items for price in _prices_of(item)))


def _priced(clause: Clause, case: Case, price: Money, printed: tuple[Candidate[Decimal], ...]) -> Finding:
    """Whether one of the amounts printed in these roles is the claimed price, in its currency."""
    claimed = f"{price.amount} {price.currency}"
    total, currency = read_field(case, "total"), read_field(case, "currency")
    if not printed:
        return unknown(clause, total.reason, claimed=claimed, asks=total.asks, message="No price is read.")
    read = replace(total, candidates=printed)
    if currency.value and currency.value != price.currency:
        return found_by(clause, currency, weigh(currency, lambda one: one == price.currency), claimed=claimed)
    match = max(
        (one for one in printed if same_amount(one.value, price.amount)), key=lambda one: one.confidence, default=None
    )
    if match:
        sure = corroborated(match.confidence, 1.0 - match.confidence)
        return found_by(clause, read, Weighed(Outcome.HOLDS, sure, match), claimed=claimed)
    return found_by(clause, read, Weighed(Outcome.FAILS, printed[0].confidence, printed[0]), claimed=claimed)


def _texts(lines: tuple[ClaimedLine, ...]) -> str:
    return ", ".join(line.text or line.why for line in lines)


def _together(confidences: Iterable[float]) -> float:
    whole = 1.0
    for one in confidences:
        whole *= one
    return whole
