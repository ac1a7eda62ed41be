"""Witnesses fused with ink: what an e-invoice's XML, a payment code or a second look says of a field.

A witness that agrees multiplies a candidate's odds by how much likelier its word is if the candidate is right (Bayes); the rest,
"none of these" included, shrinks accordingly. A statement without ink makes no candidate. A second look is ink, but it answers
only "what is printed there?", never "what does it mean?": it confirms a value, casts doubt on it, or stands in for one that was
not read, and what it reads must have the form of its role. It never takes the place of a value that the first look read.
(Lines that were read again by themselves are mended before anyone extracts: ``mending.py``.)

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

from verify.document import Document, Evidence, SecondLook, Statement, Trace, overlap
from verify.extract.dates import parse_dates
from verify.extract.identifiers import parse_ids
from verify.extract.receipt_number import find_receipt_number, may_be_number
from verify.extract.rows import Row, evidence_in
from verify.extract.sheet import Sheet
from verify.receipt import Candidate, Field, Receipt
from verify.text import squeeze, token_likeness

T = TypeVar("T")

STATEMENT_RATIO = 20.0
"""How much likelier an XML value is if the ink's candidate is right (chosen: 1 in 20 e-invoices disagrees with its page)."""
LOOK_RATIO = 2.7
"""How much likelier a value is that a second look reads again. Measured on unsure ink of scans, photographs and made documents: of 52
right values 48 were read again, 2 otherwise; of 7 wrong ones 2 and 3. (48+1)/(52+2) over (2+1)/(7+2), by Laplace's rule."""
DOUBTED_RATIO = 0.125
"""How much less likely one is where a second look reads another: (2+1)/(52+2) over (3+1)/(7+2), rounded (the same counts)."""
NEW_SHARE = 0.375
"""Probability that a value only a second look read is right, of what the first look left open: of 6 two were, (2+1)/(6+2)."""
BEHIND = 0.9
"""Share of the first look's probability that a value of the second look has at most: it never comes first (chosen)."""
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
    """The receipt with second looks heard: each confirms or doubts what was read, or fills what was not."""
    for look in document.second_looks:
        parse = _PARSERS.get(look.region.role)
        field = getattr(receipt, look.region.role, None)
        rows = _rows(look)
        if parse is not None and isinstance(field, Field) and rows:
            read = parse(Sheet(document, rows))
            receipt = _with_field(receipt, look.region.role, _heed_look(field, look, read))
    return receipt


def _heed_look(field: Field[object], look: SecondLook, read: dict[object, Evidence]) -> Field[object]:
    known = {candidate.value for candidate in field.candidates} & set(read)
    if known:
        return agree(field, known, ratio=LOOK_RATIO)
    if len(read) != 1:  # nothing, or one cannot tell what: not found is not false
        return field
    ((value, ink),) = read.items()
    best = field.best
    if best is None:
        return Field((_seen_by(look, value, ink, NEW_SHARE * min(line.confidence for line in look.lines)),))
    if overlap(best.evidence[0].box, ink.box) == 0.0:
        return field
    doubted = agree(field, {best.value}, ratio=DOUBTED_RATIO)
    left = max(0.0, 1.0 - sum(one.confidence for one in doubted.candidates))
    first = max(one.confidence for one in doubted.candidates)
    new = _seen_by(look, value, ink, min(NEW_SHARE * left, BEHIND * first))
    return replace(field, candidates=tuple(sorted((*doubted.candidates, new), key=lambda one: -one.confidence)))


def _seen_by(look: SecondLook, value: object, ink: Evidence, confidence: float) -> Candidate[object]:
    return Candidate(value, ink.text, (ink,), round(confidence, 3), f"second look: {look.engine}")


def _rows(look: SecondLook) -> tuple[Row, ...]:
    return tuple(Row((line,), look.region.page) for line in look.lines if line.words)


def _amounts(sheet: Sheet) -> dict[object, Evidence]:
    return {amount.value: amount.evidence for amount in sheet.amounts if amount.has_cents}


def _dates(sheet: Sheet) -> dict[object, Evidence]:
    """Every reading of every date: one that may be two days is two, and so confirms but never fills."""
    return {
        read.value: evidence_in(row.cells[0], row.page, read.start, read.end)
        for row in sheet.rows
        for read in reversed(parse_dates(row.text, compact=True))
    }


def _ids(sheet: Sheet) -> dict[object, Evidence]:
    return {
        read.value: Evidence(row.page, row.box, read.text)
        for row in sheet.rows
        for read in parse_ids(row.text)
        if read.valid
    }


def _numbers(sheet: Sheet) -> dict[object, Evidence]:
    """Numbers beside their role word; where the crop shows no word, whatever has a number's form."""
    beside = find_receipt_number(sheet).candidates
    if beside or sheet.marks_by_row:
        return {candidate.value: candidate.evidence[0] for candidate in beside[:1]}
    words = ((word, row.page) for row in sheet.rows for cell in row.cells for word in cell.words)
    texts = ((word.text.strip(":;,.#"), Evidence(page, word.box, word.text)) for word, page in words)
    return {text: ink for text, ink in texts if may_be_number(text)}


_Parser = Callable[[Sheet], dict[object, Evidence]]
_PARSERS: dict[str, _Parser] = {
    "total": _amounts, "vat": _amounts, "purchase_date": _dates, "order_date": _dates, "invoice_date": _dates,
    "delivery_date": _dates, "due_date": _dates, "vat_id": _ids, "buyer_vat_id": _ids, "receipt_number": _numbers,
}  # fmt: skip
