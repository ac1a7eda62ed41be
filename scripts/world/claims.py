"""Whole claims over the shipped campaigns: a form, its documents, and what must be decided.

The decisions, amounts and deadlines in the truths were reckoned by hand from the terms; none comes from the program
they test. Where a careful judge may also hand the claim to a person, `acceptable_decisions` says so: a person in place
of a sure answer is a cost, a wrong answer is a fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from world.people import Person
from world.prints import Made
from world.sale import Article, Sale
from world.tongues import language_of


@dataclass(frozen=True, slots=True)
class ClaimFolder:
    """One claim folder: the form, the files, the truth."""

    campaign: str
    name: str
    claim: dict[str, Any]
    documents: tuple[Made, ...]
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out."""

    decision: str
    reason: str
    """Why, in a sentence: for the README and the reviewer of these fixtures."""
    also: tuple[str, ...] = ()
    """Other decisions that a careful judge may reach."""
    must_fail: tuple[str, ...] = ()
    """Refs of the clauses that have to fail."""
    amount: tuple[str, str] | None = None
    deadlines: tuple[tuple[str, str], ...] = ()

    def truth(self) -> dict[str, Any]:
        """As ``claim-truth/1``."""
        truth: dict[str, Any] = {
            "schema": "claim-truth/1",
            "decision": self.decision,
            "acceptable_decisions": [self.decision, *self.also],
            "must_fail": list(self.must_fail),
            "notes": self.reason,
        }
        if self.amount:
            truth["amount"] = {"amount": self.amount[0], "currency": self.amount[1]}
        if self.deadlines:
            truth["deadlines"] = dict(self.deadlines)
        return truth


def product(name: str, article: Article, *, model: str | None = None, serial: str | None = None) -> dict[str, Any]:
    """A claimed product."""
    return {"name": name, "model": model, "gtin": None, "serial": serial, "quantity": article.quantity, "price": None}


def form(
    identity: str,
    campaign: str,
    *,
    person: Person,
    sale: Sale,
    submitted_at: str,
    products: tuple[dict[str, Any], ...],
    documents: tuple[Made, ...],
    wrong_iban: bool = False,
    declarations: dict[str, bool] | None = None,
) -> dict[str, Any]:
    """``claim/1`` as the claimant of `sale` fills it in."""
    dealer = sale.dealer
    return {
        "schema": "claim/1",
        "id": identity,
        "campaign": campaign,
        "submitted_at": submitted_at,
        "language": language_of(person.country),
        "declarations": declarations,
        "claimant": person.form(wrong_iban=wrong_iban),
        "purchase": {
            "retailer": dealer.legal_name,
            "vat_id": None,
            "date": sale.on.isoformat(),
            "country": dealer.tongue.country,
            "price": {"amount": str(sale.articles[0].price), "currency": dealer.tongue.currency},
            "receipt_number": None,
        },
        "products": list(products),
        "documents": [{"path": made.name, "kind": made.kind} for made in documents],
    }
