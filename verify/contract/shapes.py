"""What the outside sees of a verdict and of a reading (CONTRACT: ``verdict/1``, ``readings/1``, ``failure/1``).

Each class is one JSON object, its attributes the keys. Values are normalised text (dates ISO, amounts with a point),
confidences are rounded to three decimals, boxes are [left, top, right, bottom] as fractions of the upright page.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from verify.codec import refuse_unknown_keys
from verify.verdict import Consequence, Decision, Outcome, Reason

Corners = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a value stands, and the text there, verbatim."""

    page: int
    box: Corners
    text: str


@dataclass(frozen=True, slots=True)
class DocumentInk:
    """The same, with the index of the document."""

    document: int
    page: int
    box: Corners
    text: str


@dataclass(frozen=True, slots=True)
class OneValue:
    """One possible value, as printed and normalised, with its ink."""

    value: str
    text: str
    confidence: float
    evidence: tuple[Ink, ...]


@dataclass(frozen=True, slots=True)
class FieldOf:
    """The likeliest value of a field, and the others; `value` is null where none was read."""

    value: str | None
    text: str | None
    confidence: float | None
    evidence: tuple[Ink, ...]
    others: tuple[OneValue, ...]
    absence: Literal["missing", "illegible"] | None
    """Why there is no value: the place is legible and empty, or it cannot be read."""


@dataclass(frozen=True, slots=True)
class SellerId:
    """A VAT ID or business number in the seller's role."""

    value: str
    text: str
    country: str
    valid: bool
    """The check digits hold."""
    confidence: float
    evidence: tuple[Ink, ...]


@dataclass(frozen=True, slots=True)
class VatLineOf:
    """One rate of the VAT table."""

    rate: str | None
    net: str | None
    vat: str | None
    gross: str | None
    text: str
    confidence: float
    evidence: tuple[Ink, ...]


@dataclass(frozen=True, slots=True)
class ItemOf:
    """A product line."""

    description: FieldOf
    quantity: FieldOf
    price: FieldOf
    unit_price: FieldOf
    net_price: FieldOf
    discount: FieldOf
    gtin: FieldOf
    reference: FieldOf
    product: FieldOf
    serials: tuple[OneValue, ...]


@dataclass(frozen=True, slots=True)
class ProofFields:
    """What a receipt, an invoice or their like says."""

    retailer: FieldOf
    legal_name: FieldOf
    vat_id: FieldOf
    seller_ids: tuple[SellerId, ...]
    buyer_vat_id: FieldOf
    buyer: FieldOf
    sold_by: FieldOf
    address: FieldOf
    contact: FieldOf
    purchase_date: FieldOf
    purchase_time: FieldOf
    order_date: FieldOf
    invoice_date: FieldOf
    delivery_date: FieldOf
    due_date: FieldOf
    print_date: FieldOf
    payment_date: FieldOf
    receipt_number: FieldOf
    total: FieldOf
    currency: FieldOf
    vat: FieldOf
    vat_lines: tuple[VatLineOf, ...]
    discounts: tuple[OneValue, ...]
    language: FieldOf
    country: FieldOf
    items: tuple[ItemOf, ...]


@dataclass(frozen=True, slots=True)
class LabelFields:
    """What a packaging label or a serial photo says."""

    model: FieldOf
    product: FieldOf
    gtin: FieldOf
    serial: FieldOf
    imei: FieldOf
    mac: FieldOf


@dataclass(frozen=True, slots=True)
class NoFields:
    """What is neither a proof nor a label says nothing."""


@dataclass(frozen=True, slots=True)
class AreaOf:
    """A part of a page that cannot be read, and why."""

    page: int
    box: Corners
    cause: str


@dataclass(frozen=True, slots=True)
class LegibilityOf:
    """How well the document can be read."""

    score: float
    state: Literal["legible", "degraded", "illegible"]
    causes: tuple[str, ...]
    areas: tuple[AreaOf, ...]
    glyph_height_px: float | None


@dataclass(frozen=True, slots=True)
class BarcodeOf:
    """A barcode that was located; `text` is null where it could not be decoded."""

    symbology: str | None
    text: str | None
    valid: bool
    evidence: Ink


@dataclass(frozen=True, slots=True)
class TraceOf:
    """A sign that something is not as it seems."""

    kind: str
    strength: float
    message: str
    evidence: Ink | None


@dataclass(frozen=True, slots=True)
class StatementOf:
    """What a machine-readable witness (e-invoice XML, payment QR code) says a field is."""

    witness: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class SignatureOf:
    """A PDF's electronic signature, shown and not validated."""

    signer: str
    signed_at: str
    covers_whole_file: bool


@dataclass(frozen=True, slots=True)
class LineOf:
    """A text line."""

    page: int
    box: Corners
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PaperOf:
    """One of several papers in one picture."""

    kind: str | None
    fields: ProofFields | LabelFields | NoFields


@dataclass(frozen=True, slots=True)
class DocumentOf:
    """One document and what it says; `pages` is 0 for what could not be opened."""

    path: str
    sha256: str | None
    kind: str | None
    """As recognised; as claimed where it could not be."""
    claimed_kind: str | None
    pages: int
    legibility: LegibilityOf
    other: str | None
    """What a document of kind `other` was recognised as: `identity_paper`, `leaflet`, `claim_form` …"""
    fields: ProofFields | LabelFields | NoFields
    papers: tuple[PaperOf, ...]
    """Where one picture shows several papers: what each says by itself; `kind` and `fields` are the first's. Else empty."""
    barcodes: tuple[BarcodeOf, ...]
    traces: tuple[TraceOf, ...]
    statements: tuple[StatementOf, ...]
    signatures: tuple[SignatureOf, ...]


@dataclass(frozen=True, slots=True)
class ReadDocumentOf:
    """The same with its text lines, as `verify read` gives it."""

    path: str
    sha256: str | None
    kind: str | None
    claimed_kind: str | None
    pages: int
    legibility: LegibilityOf
    other: str | None
    fields: ProofFields | LabelFields | NoFields
    papers: tuple[PaperOf, ...]
    barcodes: tuple[BarcodeOf, ...]
    traces: tuple[TraceOf, ...]
    statements: tuple[StatementOf, ...]
    signatures: tuple[SignatureOf, ...]
    lines: tuple[LineOf, ...]


@dataclass(frozen=True, slots=True)
class MoneyOf:
    """An amount as a decimal string, and its ISO 4217 currency."""

    amount: str
    currency: str


@dataclass(frozen=True, slots=True)
class CampaignOf:
    """The promise that was judged by."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class FindingOf:
    """One clause's answer."""

    clause: str
    ref: str
    outcome: Outcome
    reason: Reason | None
    consequence: Consequence
    claimed: str | None
    read: str | None
    expected: str | None
    confidence: float
    message: str
    evidence: tuple[DocumentInk, ...]


@dataclass(frozen=True, slots=True)
class DeadlinesOf:
    """Days as the campaign counts them."""

    decide_by: dt.date | None
    answer_by: dt.date | None
    pay_by: dt.date | None


@dataclass(frozen=True, slots=True)
class StepOf:
    """One thing for the claimant to do, in the claim's language; all that is asked for of one document is one step."""

    document: str | None
    ask: str
    areas: tuple[AreaOf, ...]
    """The parts of the document that cannot be read, as far as their places are known; cause `unclear` where only the place is."""
    pictures: tuple[str, ...]
    """Pictures of its pages with these parts marked: files beside the verdict, where `--out` writes it."""


@dataclass(frozen=True, slots=True)
class EarlierUseOf:
    """What an earlier claim shares with this one."""

    claim_id: str
    what: Literal["receipt", "file", "picture", "serial", "account", "person", "code", "address", "device"]
    certainty: float


@dataclass(frozen=True, slots=True)
class NeedOf:
    """A fact that still keeps the claim from being accepted by itself."""

    clause: str
    ref: str
    need: str


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What saw the documents: name and version of each engine, name and SHA-256 of each model."""

    version: str
    engines: dict[str, str]
    models: dict[str, str]


@dataclass(frozen=True, slots=True)
class VerdictOf:
    """The answer to one claim."""

    schema: Literal["verdict/1"]
    claim_id: str
    judged_at: dt.datetime
    campaign: CampaignOf
    decision: Decision
    confidence: float
    amount: MoneyOf | None
    findings: tuple[FindingOf, ...]
    documents: tuple[DocumentOf, ...]
    deadlines: DeadlinesOf
    next_steps: tuple[StepOf, ...]
    earlier_uses: tuple[EarlierUseOf, ...]
    needed_for_accept: tuple[NeedOf, ...]
    made_by: MadeBy
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class ReadingsOf:
    """What documents say, without a claim."""

    schema: Literal["readings/1"]
    documents: tuple[ReadDocumentOf, ...]
    made_by: MadeBy
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class ErrorOf:
    """What happened, and what to do about it."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class FailureOf:
    """A claim of a batch that could not be judged."""

    schema: Literal["failure/1"]
    claim_id: str | None
    error: ErrorOf


refuse_unknown_keys(*(kind for kind in list(vars().values()) if isinstance(kind, type) and kind.__module__ == __name__))
