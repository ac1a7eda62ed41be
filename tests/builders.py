"""Valid records for tests: a test mentions only what it is about.

Plain values become fields with ink: ``a_receipt(total="12.90")`` is a Receipt whose total is Decimal("12.90"), read with
confidence 0.99 at a box of its own. Give a `Field`, or a tuple of (value, confidence) pairs, where a test needs doubt.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from verify.claim import (
    Address,
    BankAccount,
    Case,
    Claimant,
    ClaimDocument,
    ClaimForm,
    EarlierUse,
    Product,
    Purchase,
    Request,
)
from verify.document import (
    Barcode,
    Box,
    Document,
    Evidence,
    IllegibleArea,
    Legibility,
    LegibilityState,
    Line,
    Page,
    Trace,
    Word,
)
from verify.judge.campaign import Campaign, ListedProduct, ProductList
from verify.receipt import BusinessId, Candidate, Field, Item, Label, Money, Reading, Receipt

SURE = 0.99
"""How surely a value is read where a test does not say."""

SUBMITTED = dt.datetime(2019, 2, 20, 10, 15, tzinfo=dt.UTC)
"""When a claim is submitted where a test does not say."""

_DECIMALS = frozenset({"total", "vat", "price", "unit_price", "net_price", "quantity", "discount"})
_PLACES: dict[str, float] = {
    "retailer": 0.05, "address": 0.08, "vat_id": 0.11, "contact": 0.14, "receipt_number": 0.20, "order_date": 0.23,
    "purchase_date": 0.26, "purchase_time": 0.26, "buyer": 0.32, "buyer_vat_id": 0.34, "items": 0.40, "vat": 0.66,
    "total": 0.70, "currency": 0.70, "delivery_date": 0.80, "due_date": 0.84,
}  # fmt: skip
"""How far down the page a field of a made receipt stands."""


def a_box(top: float = 0.5, *, left: float = 0.1, right: float = 0.9, height: float = 0.02) -> Box:
    """A box one text line high."""
    return Box(left, top, right, top + height)


def an_evidence(text: str = "ink", *, top: float = 0.5, page: int = 0) -> Evidence:
    """Where `text` stands."""
    return Evidence(page, a_box(top), text)


def a_candidate(
    value: Any, confidence: float = SURE, *, text: str | None = None, top: float = 0.5, page: int = 0
) -> Any:
    """One possible value, printed as `text` or as its own words."""
    printed = str(value) if text is None else text
    return Candidate(value, printed, (an_evidence(printed, top=top, page=page),), confidence, "test")


def a_field(*values: Any, top: float = 0.5, absence: str = "missing") -> Any:
    """A field of candidates, best first: each a value, or a pair of value and confidence; none: `absence` says why."""
    pairs = (one if isinstance(one, tuple) else (one, SURE) for one in values)
    return Field(tuple(a_candidate(value, confidence, top=top) for value, confidence in pairs), absence)


def an_item(description: Any = "Esimerkki Surface Pro 6", *, top: float = 0.40, **values: Any) -> Item:
    """A product line; further keywords are its fields."""
    return Item(**{name: _as_field(name, value, top) for name, value in {"description": description, **values}.items()})


def a_business_id(
    value: str = "FI12345671", *, country: str = "FI", valid: bool = True, confidence: float = SURE
) -> Any:
    """A seller's ID as a candidate."""
    return a_candidate(BusinessId(value, country, valid), confidence, text=value, top=_PLACES["vat_id"])


def a_receipt(**values: Any) -> Receipt:
    """A complete, surely read receipt of a Surface Pro 6 bought in Finland on 2019-02-01; keywords replace its fields, None empties one."""
    whole: dict[str, Any] = {
        "retailer": "Esimerkki Kodinkoneet Oy",
        "vat_id": "FI12345671",
        "seller_ids": (a_business_id(),),
        "address": "Kauppakatu 1, 00100 Helsinki",
        "contact": "+358 9 123456",
        "purchase_date": dt.date(2019, 2, 1),
        "receipt_number": "4711",
        "total": "1299.00",
        "currency": "EUR",
        "language": "fi",
        "country": "FI",
        "items": (an_item("Surface Pro 6", price="1299.00", quantity="1", reference="KJT-00004"),),
    }
    return Receipt(**{name: _as_field(name, value, _PLACES.get(name, 0.9)) for name, value in (whole | values).items()})


def an_empty_receipt(absence: str = "missing") -> Receipt:
    """A receipt on which nothing was found, every field with the same `absence`."""
    single = (one.name for one in fields(Receipt) if one.name not in {"seller_ids", "vat_lines", "discounts", "items"})
    return Receipt(**{name: Field(absence=absence) for name in single})


def a_label(**values: Any) -> Label:
    """What a box label of a Surface Pro 6 says; keywords replace its fields, None empties one."""
    whole: dict[str, Any] = {"model": "1796", "product": "Surface Pro 6", "serial": "012345678901"}
    return Label(**{name: _as_field(name, value, 0.5) for name, value in (whole | values).items()})


def a_barcode(text: str | None = "5901234123457", *, top: float = 0.6, symbology: str | None = "EAN13") -> Barcode:
    """A located barcode; `text` None: it could not be decoded."""
    decoded = text is not None
    return Barcode(a_box(top, height=0.05), symbology if decoded else None, text, decoded, ("test",) if decoded else ())


def a_line(text: str, *, top: float, confidence: float = SURE) -> Line:
    """A text line across the page, each word with its share of the width."""
    words = text.split()
    step = 0.8 / max(len(words), 1)
    return Line(tuple(Word(word, a_box(top, left=0.1 + i * step, right=0.1 + (i + 0.9) * step), confidence) for i, word in enumerate(words)))  # fmt: skip


def a_page(*lines: str, barcodes: tuple[Barcode, ...] = (), legibility: Legibility | None = None) -> Page:
    """A page of text lines from top to bottom."""
    placed = tuple(a_line(text, top=0.03 + index * 0.9 / max(len(lines), 1)) for index, text in enumerate(lines))
    return Page(1000, 1400, placed, barcodes, legibility or Legibility(1.0, LegibilityState.LEGIBLE))


def a_legibility(state: str = "legible", *areas: Box, cause: str = "blur") -> Legibility:
    """Legibility of a page: its state, and the parts of it that cannot be read."""
    score = {"legible": 0.98, "degraded": 0.75, "illegible": 0.1}[state]
    causes = () if state == "legible" and not areas else (cause,)
    return Legibility(score, LegibilityState(state), causes, tuple(IllegibleArea(0, box, cause) for box in areas))


def a_document(name: str = "receipt.jpg", *, pages: tuple[Page, ...] | None = None, **more: Any) -> Document:
    """A document of one legible page; `problem` in `more` makes it one that could not be opened."""
    if pages is None:
        pages = () if more.get("problem") else (a_page("Esimerkki Kodinkoneet Oy", "Kuitti", "Kiitos"),)
    digest = more.pop("digest", f"{name:0<64}"[:64])
    return Document(name, digest, "image/jpeg", pages, **more)


def a_reading(
    content: Receipt | Label | None = None,
    *,
    kind: Any = None,
    document: Document | None = None,
    traces: tuple[Trace, ...] = (),
) -> Reading:
    """One document and what it says: a complete receipt where a test does not say."""
    said = a_receipt() if content is None and (document is None or document.pages) else content
    if kind is None:
        kind = {Receipt: "receipt", Label: "label"}.get(type(said))
    default = "label.jpg" if isinstance(said, Label) else "receipt.jpg"
    field = Field() if kind is None else _as_field("kind", kind, 0.05)
    return Reading(document or a_document(default), field, content=said, traces=traces)


def a_claimant(**values: Any) -> Claimant:
    """A grown-up person in Finland with a valid IBAN; keywords replace what they name."""
    whole: dict[str, Any] = {
        "kind": "person",
        "name": "Aino Esimerkki",
        "is_adult": True,
        "email": "aino@example.com",
        "phone": "+358401234567",
        "address": Address("Esimerkkikatu 1", "00100", "Helsinki", "FI"),
        "bank_account": BankAccount("FI2112345600000785", "Aino Esimerkki"),
    }
    return Claimant(**(whole | values))


def a_purchase(**values: Any) -> Purchase:
    """The purchase that `a_receipt` proves; keywords replace what they name."""
    whole: dict[str, Any] = {"retailer": "Esimerkki Kodinkoneet", "date": dt.date(2019, 2, 1), "country": "FI"}
    return Purchase(**(whole | values))


def a_claim(**values: Any) -> ClaimForm:
    """The claim of CONTRACT.md, with one document; keywords replace what they name."""
    whole: dict[str, Any] = {
        "id": "C-000123",
        "campaign": "test",
        "submitted_at": SUBMITTED,
        "claimant": a_claimant(),
        "purchase": a_purchase(),
        "products": (Product(name="Surface Pro 6"),),
        "documents": (ClaimDocument("receipt.jpg", "receipt"),),
        "language": "en",
    }
    return ClaimForm(**(whole | values))


def a_case(*readings: Reading, claim: ClaimForm | None = None, **values: Any) -> Case:
    """A claim with its readings (one complete receipt where a test gives none), called what they are, judged when submitted."""
    read = readings or (a_reading(),)
    said = claim or a_claim()
    if claim is None or len(claim.documents) != len(read):
        said = replace(said, documents=tuple(_called(one) for one in read))
    return Case(said, read, **{"judged_at": said.submitted_at, **values})


def an_earlier_use(what: Any = "receipt", certainty: float = 1.0, **values: Any) -> EarlierUse:
    """What an earlier claim, received the day before, shares with this one."""
    whole: dict[str, Any] = {"claim_id": "C-000007", "submitted_at": SUBMITTED - dt.timedelta(days=1)}
    return EarlierUse(**({"what": what, "certainty": certainty} | whole | values))


def a_request(*clauses: str, documents: tuple[str, ...] = (), **values: Any) -> Request:
    """What was asked for the day after the claim was first submitted, five days before this one."""
    first = SUBMITTED - dt.timedelta(days=5)
    whole: dict[str, Any] = {"asked_at": first + dt.timedelta(days=1), "submitted_at": first}
    return Request(clauses, documents, **(whole | values))


def a_campaign(*clauses: Any, **values: Any) -> Campaign:
    """A campaign in Finland's zone whose example list holds the Surface Pro 6; keywords replace what they name."""
    whole: dict[str, Any] = {
        "id": "test",
        "title": "Test",
        "digest": "sha256:0",
        "zone": "Europe/Helsinki",
        "country": "FI",
        "accept_confidence": 0.9,
        "reject_confidence": 0.95,
        "products": ProductList((ListedProduct("Surface Pro 6"), ListedProduct("Surface Go")), brand="Microsoft"),
    }
    return Campaign(clauses=clauses, **(whole | values))


def some_money(amount: str, currency: str = "EUR") -> Money:
    """An amount."""
    return Money(Decimal(amount), currency)


def _as_field(name: str, value: Any, top: float) -> Any:
    """`value` as the record wants it: fields and tuples of records stay, None is an empty field, pairs are candidates."""
    if isinstance(value, Field) or name in {"items", "seller_ids", "vat_lines", "discounts", "serials"}:
        return value
    if value is None:
        return Field()
    pairs = value if isinstance(value, tuple) else ((value, SURE),)
    typed = ((Decimal(one) if name in _DECIMALS else one, confidence) for one, confidence in pairs)
    return a_field(*typed, top=top)


def _called(reading: Reading) -> ClaimDocument:
    """What the claimant calls the document that was read so."""
    claimable = {"receipt", "invoice", "order_confirmation", "label", "serial_photo"}
    kind = reading.kind.value
    return ClaimDocument(reading.document.name, kind if kind in claimable else "receipt")  # type: ignore[arg-type]
