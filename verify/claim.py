"""What the claimant says, and everything else a clause may look at.

The records have the shape and the names of ``claim/1`` (CONTRACT), so that the codec needs no translation.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from verify.receipt import Money, Reading

DocumentKind = Literal["receipt", "invoice", "order_confirmation", "label", "serial_photo"]
"""What a claimant may call a document."""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `country` is ISO 3166 alpha-2."""

    street: str | None = None
    postal_code: str | None = None
    city: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where the money goes: an IBAN, or the country's own pair (BSB and account number in Australia)."""

    iban: str | None = None
    holder: str | None = None
    bsb: str | None = None
    account_number: str | None = None


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who claims."""

    kind: Literal["person", "company"] | None = None
    name: str | None = None
    company: str | None = None
    is_adult: bool | None = None
    email: str | None = None
    phone: str | None = None
    address: Address | None = None
    bank_account: BankAccount | None = None


@dataclass(frozen=True, slots=True)
class Purchase:
    """The purchase as the form tells it."""

    retailer: str | None = None
    vat_id: str | None = None
    date: dt.date | None = None
    order_date: dt.date | None = None
    country: str | None = None
    price: Money | None = None
    receipt_number: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """One claimed product."""

    name: str | None = None
    model: str | None = None
    gtin: str | None = None
    serial: str | None = None
    quantity: Decimal = Decimal(1)
    price: Money | None = None


@dataclass(frozen=True, slots=True)
class ClaimDocument:
    """A file the claimant sent, and what they call it."""

    path: str
    kind: DocumentKind | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Says that this submission completes an earlier one."""

    claim_id: str
    replaces: tuple[int, ...] = ()
    asked_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the submission came from, if known."""

    address: str | None = None
    device: str | None = None
    channel: Literal["web", "email", "post"] | None = None


@dataclass(frozen=True, slots=True)
class Declarations:
    """What the form made the claimant declare."""

    employee: bool | None = None


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """The claim as submitted."""

    id: str
    campaign: str
    submitted_at: dt.datetime
    """Aware; compared in the campaign's zone."""
    claimant: Claimant
    purchase: Purchase
    products: tuple[Product, ...]
    documents: tuple[ClaimDocument, ...]
    language: str | None = None
    reference: str | None = None
    answers: Answer | None = None
    origin: Origin | None = None
    declarations: Declarations | None = None

    def __post_init__(self) -> None:
        """Refuse a moment without a zone: nobody could say on which day it falls."""
        if self.submitted_at.tzinfo is None:
            message = "submitted_at: a moment needs its offset, as in 2019-02-20T10:15:00+02:00"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class EarlierUse:
    """What an earlier claim shares with this one, and how surely."""

    claim_id: str
    what: Literal["receipt", "file", "picture", "serial", "account", "person", "code", "address", "device"]
    certainty: float
    decided: str | None = None
    """The earlier claim's decision; None while it is undecided."""
    same_person: bool = False
    submitted_at: dt.datetime | None = None
    same_unit: bool = True
    """False when it is known to be another line of the same receipt, or another serial of a line of several."""
    amount: Money | None = None
    """What the earlier claim was granted: accepted amounts use up a participant's cap."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for before: which clauses and documents, when, and the first submission's moment."""

    clauses: tuple[str, ...]
    documents: tuple[str, ...]
    asked_at: dt.datetime | None
    submitted_at: dt.datetime


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """What a VAT register said of a number."""

    vat_id: str
    answer: Literal["valid", "invalid", "unknown"]


@dataclass(frozen=True, slots=True)
class Joined:
    """Documents that are parts of one paper, and what they say together."""

    documents: tuple[int, ...]
    """Indices into the claim's documents, from the paper's top to its foot."""
    reading: Reading
    """Of all their pages, in that order."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that a clause may look at."""

    claim: ClaimForm
    readings: tuple[Reading, ...]
    """One for each of `claim.documents`, in that order."""
    judged_at: dt.datetime
    request: Request | None = None
    earlier_uses: tuple[EarlierUse, ...] | None = None
    """None when no store was asked: the clauses that count earlier claims then answer `unsupplied`."""
    register_answers: tuple[RegisterAnswer, ...] = ()
    joined: tuple[Joined, ...] = ()
    """Papers that need several of the documents; no document is in two."""
