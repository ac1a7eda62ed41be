"""Witnesses fused with ink: what an e-invoice's XML, a payment code or a second look says of a field.

A witness that agrees multiplies a candidate's odds by how much likelier its word is if the candidate is right (Bayes); the rest,
"none of these" included, shrinks accordingly. A statement without ink makes no candidate. A second look is ink: what it
reads in the field's region joins the candidates.

>>> from verify.document import Box, Evidence
>>> from verify.receipt import Candidate
>>> ink = (Evidence(0, Box(0, 0, 1, 1), "9.00"),)
>>> field = Field((Candidate("9.00", "9.00", ink, 0.5, "total"), Candidate("8.00", "8.00", ink, 0.3, "total")))
>>> [round(one.confidence, 2) for one in agree(field, {"8.00"}, ratio=10).candidates]
[0.81, 0.14]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from verify.document import Document, Evidence, SecondLook, Statement, Trace, box_around
from verify.extract.dates import parse_dates
from verify.extract.identifiers import parse_ids
from verify.extract.money import find_amounts
from verify.extract.rows import Row
from verify.receipt import Candidate, Field, Receipt
from verify.text import squeeze, token_likeness

T = TypeVar("T")

STATEMENT_RATIO = 20.0
"""How much likelier an XML value is if the ink's candidate is right (chosen: 1 in 20 e-invoices disagrees with its page)."""
LOOK_RATIO = 8.0
"""The same for another engine on a better crop (chosen: its character accuracy on single fields, ENGINES: 0.8 to 0.95)."""
NEW_SHARE = 0.25
"""Probability that a value only a second look read is right, of what the first look left open (chosen)."""
SAME_NAME = 0.85
"""Likeness from which two spellings are one firm's name (chosen)."""
XML_DIFFERS = 0.6
"""Strength of the trace that XML and ink disagree (chosen: editions and languages differ honestly)."""


def agree(field: Field[T], values: set[T], *, ratio: float) -> Field[T]:
    """`field` after a witness named one of `values`."""
    if not any(candidate.value in values for candidate in field.candidates):
        return field
    weights = [candidate.confidence * (ratio if candidate.value in values else 1.0) for candidate in field.candidates]
    rest = max(0.0, 1.0 - sum(candidate.confidence for candidate in field.candidates))
    whole = sum(weights) + rest
    raised = [
        replace(one, confidence=round(weight / whole, 3)) for one, weight in zip(field.candidates, weights, strict=True)
    ]
    return replace(field, candidates=tuple(sorted(raised, key=lambda one: -one.confidence)))


def heed_statements(receipt: Receipt, statements: Iterable[Statement]) -> tuple[Receipt, tuple[Trace, ...]]:
    """The receipt with its candidates raised where witnesses agree, and a trace for each field where XML and ink differ."""
    traces = []
    for statement in statements:
        field = getattr(receipt, statement.field, None)
        if not isinstance(field, Field):
            continue
        values = {candidate.value for candidate in field.candidates if _says(statement, candidate.value)}
        receipt = _with_field(receipt, statement.field, agree(field, values, ratio=STATEMENT_RATIO))
        best = field.best
        if (
            not values
            and best is not None
            and best.confidence > 0.9
            and statement.field in {"total", "purchase_date", "vat_id"}
        ):
            message = f"the {statement.witness} witness gives another {statement.field} than the page"
            traces.append(Trace("xml-differs", XML_DIFFERS, message, best.evidence[0]))
    return receipt, tuple(traces)


def _with_field(receipt: Receipt, name: str, field: Field[Any]) -> Receipt:
    changes: dict[str, Any] = {name: field}
    return replace(receipt, **changes)


def _says(statement: Statement, value: object) -> bool:
    if isinstance(value, Decimal):
        try:
            return Decimal(statement.text) == value
        except InvalidOperation:
            return False
    if isinstance(value, date):
        return statement.text[:10] == value.isoformat()
    if statement.field in {"retailer", "buyer", "address"}:
        return token_likeness(statement.text, str(value)) >= SAME_NAME
    return squeeze(statement.text) == squeeze(str(value))


def heed_looks(receipt: Receipt, document: Document) -> Receipt:
    """The receipt with second looks heard: agreement raises a candidate, a new value joins the others."""
    for look in document.second_looks:
        read = _PARSERS.get(look.region.role)
        field = getattr(receipt, look.region.role, None)
        if read is not None and isinstance(field, Field):
            receipt = _with_field(receipt, look.region.role, _heed_look(field, look, read(look)))
    return receipt


def _heed_look(field: Field[object], look: SecondLook, read: dict[object, Evidence]) -> Field[object]:
    known = {candidate.value for candidate in field.candidates}
    agreed = agree(field, known & set(read), ratio=LOOK_RATIO)
    if known & set(read):
        return agreed
    rest = max(0.0, 1.0 - sum(candidate.confidence for candidate in field.candidates))
    share = round(NEW_SHARE * rest / max(len(read), 1), 3)
    new = tuple(Candidate(value, ink.text, (ink,), share, f"second look: {look.engine}") for value, ink in read.items())
    return replace(field, candidates=tuple(sorted((*agreed.candidates, *new), key=lambda one: -one.confidence)))


def _rows(look: SecondLook) -> tuple[Row, ...]:
    return tuple(Row((line,), look.region.page) for line in look.lines if line.words)


def _amounts(look: SecondLook) -> dict[object, Evidence]:
    amounts = find_amounts(_rows(look), decimal_comma=None)
    return {amount.value: amount.evidence for amount in amounts if amount.has_cents}


def _dates(look: SecondLook) -> dict[object, Evidence]:
    """The likeliest reading of each date: ambiguity is the first look's to keep."""
    found: dict[object, Evidence] = {}
    for row in _rows(look):
        for read in parse_dates(row.text, compact=True):
            found.setdefault(read.value, Evidence(row.page, row.box, read.text))
    return found


def _ids(look: SecondLook) -> dict[object, Evidence]:
    return {
        read.value: Evidence(row.page, row.box, read.text)
        for row in _rows(look)
        for read in parse_ids(row.text)
        if read.valid
    }


def _text(look: SecondLook) -> dict[object, Evidence]:
    rows = _rows(look)
    if not rows:
        return {}
    text = " ".join(row.text for row in rows)
    return {text: Evidence(look.region.page, box_around(tuple(row.box for row in rows)), text)}


_Parser = Callable[[SecondLook], dict[object, Evidence]]
_PARSERS: dict[str, _Parser] = {
    "total": _amounts, "vat": _amounts, "purchase_date": _dates, "order_date": _dates, "invoice_date": _dates,
    "delivery_date": _dates, "due_date": _dates, "vat_id": _ids, "buyer_vat_id": _ids, "retailer": _text, "receipt_number": _text,
}  # fmt: skip
