"""What a document says: fields with every plausible candidate, each pointing at its ink.

Names follow the field's terms (EN 16931): seller, VAT ID, line item, VAT line. Money is `Decimal`, always.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

from verify.document import Document, Evidence, Region, Trace

T = TypeVar("T")

KINDS = (
    "receipt", "invoice", "order_confirmation", "label", "serial_photo",
    "credit_note", "quote", "delivery_note", "card_slip", "provisional_bill", "other",
)  # fmt: skip
"""What a document can be recognised as (CONTRACT: `documents[].kind`)."""

OTHERS = (
    "without_text", "identity_paper", "claim_form", "note", "bank_statement", "leaflet", "warranty_card", "price_tag",
    "product_page", "basket",
)  # fmt: skip
"""What a document of kind ``other`` can be recognised as: a picture or page without text, and papers that prove no purchase."""

TOLD_FROM = 0.2
"""Confidence below which a candidate is not told as a field's value, only among the others: a wrong value is worse than a
missing one. Measured on 327 receipts (my-receipts, vision-data-de, WildReceipt): of 55 values below it 8 were right."""

PROOFS = frozenset({"receipt", "invoice", "order_confirmation"})
"""The kinds that can prove a purchase."""

LABELS = frozenset({"label", "serial_photo"})
"""The kinds that show a product itself."""


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """One possible value of a field, with the ink it was read from."""

    value: T
    text: str
    """As printed, as one could cut it out: a date without its time, a total without its currency."""
    evidence: tuple[Evidence, ...]
    confidence: float
    """Probability that this value is the field's, 0 to 1."""
    finder: str
    """Which finder proposed it (``dates``, ``reviewer`` …)."""

    def __post_init__(self) -> None:
        """No value without ink, no confidence outside 0 to 1."""
        if not self.evidence:
            message = "a candidate without evidence"
            raise ValueError(message)
        if not 0.0 <= self.confidence <= 1.0:
            message = f"not a confidence: {self.confidence}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """All candidates of one field, best first, perhaps none; and why there is none."""

    candidates: tuple[Candidate[T], ...] = ()
    absence: str = "missing"
    """Where nothing was read: ``missing`` (the place is legible and nothing stands there) or ``illegible`` (the place is hidden, blurred or cut off)."""

    @property
    def best(self) -> Candidate[T] | None:
        """The likeliest candidate, or None."""
        return self.candidates[0] if self.candidates else None

    @property
    def told(self) -> Candidate[T] | None:
        """The likeliest candidate where it is likely enough to be told as the field's value, or None."""
        return self.candidates[0] if self.candidates and self.candidates[0].confidence >= TOLD_FROM else None

    @property
    def value(self) -> T | None:
        """The likeliest value, or None."""
        return self.candidates[0].value if self.candidates else None

    @property
    def others(self) -> tuple[Candidate[T], ...]:
        """Every candidate but the best."""
        return self.candidates[1:]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount and its currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class BusinessId:
    """A VAT ID or national business number printed as the seller's or the buyer's."""

    value: str
    """Canonical: with its country's prefix for a VAT ID (``FI12345671``), the bare number for a business number that stands for it."""
    country: str
    """ISO 3166 alpha-2."""
    valid: bool
    """The check digits hold."""


@dataclass(frozen=True, slots=True)
class VatLine:
    """One rate of the VAT table."""

    rate: Decimal | None
    """Per cent."""
    net: Decimal | None
    vat: Decimal | None
    gross: Decimal | None


@dataclass(frozen=True, slots=True)
class Item:
    """A product line: what was bought, how many, for how much."""

    description: Field[str]
    quantity: Field[Decimal] = Field()
    price: Field[Decimal] = Field()
    """What the line costs, VAT included, after line discounts; negative for a returned product."""
    unit_price: Field[Decimal] = Field()
    net_price: Field[Decimal] = Field()
    discount: Field[Decimal] = Field()
    """What was taken off this line, as a negative amount."""
    gtin: Field[str] = Field()
    reference: Field[str] = Field()
    """The retailer's article number or SKU on or beside the line."""
    product: Field[str] = Field()
    """The product's name or model code, as printed."""
    serials: tuple[Candidate[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a proof of purchase says."""

    retailer: Field[str] = Field()
    """The seller's name: brand and legal name are candidates of one field when both are printed."""
    legal_name: Field[str] = Field()
    """The same seller's name with its legal form, where one is printed: it may be `retailer`'s best or stand beside a brand."""
    vat_id: Field[str] = Field()
    """The seller's, with its country's prefix; a bare business number where only that is printed."""
    seller_ids: tuple[Candidate[BusinessId], ...] = ()
    """Every ID in the seller's role, those with wrong check digits too; a seller may print several."""
    buyer_vat_id: Field[str] = Field()
    buyer: Field[str] = Field()
    """The buyer's name as an invoice's recipient block prints it."""
    sold_by: Field[str] = Field()
    """The seller that words name, where it is another than the issuer ("sold by …", "säljs av …")."""
    address: Field[str] = Field()
    contact: Field[str] = Field()
    purchase_date: Field[date] = Field()
    purchase_time: Field[time] = Field()
    order_date: Field[date] = Field()
    invoice_date: Field[date] = Field()
    delivery_date: Field[date] = Field()
    due_date: Field[date] = Field()
    print_date: Field[date] = Field()
    payment_date: Field[date] = Field()
    receipt_number: Field[str] = Field()
    total: Field[Decimal] = Field()
    currency: Field[str] = Field()
    vat: Field[Decimal] = Field()
    vat_lines: tuple[Candidate[VatLine], ...] = ()
    discounts: tuple[Candidate[Decimal], ...] = ()
    """Discounts on the whole receipt, as negative amounts."""
    language: Field[str] = Field()
    country: Field[str] = Field()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """What a packaging label or a serial plate says."""

    model: Field[str] = Field()
    product: Field[str] = Field()
    gtin: Field[str] = Field()
    serial: Field[str] = Field()
    imei: Field[str] = Field()
    mac: Field[str] = Field()


@dataclass(frozen=True, slots=True)
class Reading:
    """One document and what it says."""

    document: Document
    kind: Field[str] = Field()
    """One of `KINDS`, as recognised from the document itself."""
    content: Receipt | Label | None = None
    """None for what is neither a proof nor a label, and for what could not be opened."""
    traces: tuple[Trace, ...] = ()
    """Signs found by reading: arithmetic, XML or text layer against ink. The document's own traces are beside them."""
    doubts: tuple[Region, ...] = ()
    """Places worth a second look, most valuable first."""
    other: Field[str] = Field()
    """One of `OTHERS` where the kind is ``other`` and that can be said."""
    papers: tuple[Reading, ...] = ()
    """Where one picture shows several papers: each by itself, with its own lines; `kind` and `content` are the first's. Else empty."""
    seconds: tuple[tuple[str, float], ...] = field(default=(), compare=False)
    """Wall-clock seconds by stage (``load``, ``ocr``, ``barcodes``, ``extract`` …): no part of what was read."""

    @property
    def receipt(self) -> Receipt | None:
        """The content, where it is a receipt's."""
        return self.content if isinstance(self.content, Receipt) else None

    @property
    def label(self) -> Label | None:
        """The content, where it is a label's."""
        return self.content if isinstance(self.content, Label) else None


def named_fields(content: Receipt | Label | Item) -> Iterator[tuple[str, Field[object]]]:
    """(name, Field) of every single-valued field, in the order declared."""
    for one in fields(content):
        value = getattr(content, one.name)
        if isinstance(value, Field):
            yield one.name, value
