"""One reading as an entry of a verdict's `documents`: fields, barcodes, legibility, traces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from verify.claim import ClaimDocument
from verify.contract import shapes
from verify.document import Barcode, Box, Document, Evidence, IllegibleArea, Legibility, Trace
from verify.receipt import BusinessId, Candidate, Field, Item, Label, Reading, Receipt, VatLine

T = TypeVar("T")


def document_of(reading: Reading, sent: ClaimDocument) -> shapes.DocumentOf:
    """What `reading` says of the file that the claimant sent as `sent`."""
    document = reading.document
    return shapes.DocumentOf(
        path=sent.path,
        sha256=document.digest or None,
        kind=reading.kind.value or sent.kind,
        claimed_kind=sent.kind,
        pages=len(document.pages),
        legibility=_legibility(document.legibility),
        other=reading.other.value,
        fields=_fields(reading.content),
        papers=tuple(shapes.PaperOf(paper.kind.value, _fields(paper.content)) for paper in reading.papers),
        barcodes=tuple(_barcode(barcode) for barcode in document.barcodes),
        traces=tuple(_trace(trace) for trace in (*document.traces, *reading.traces)),
        statements=tuple(shapes.StatementOf(one.witness, one.field, one.text) for one in document.statements),
        signatures=tuple(
            shapes.SignatureOf(one.signer, one.signed_at, one.covers_whole_file) for one in document.signatures
        ),
    )


def lines_of(document: Document) -> tuple[shapes.LineOf, ...]:
    """Every text line, page by page in reading order."""
    return tuple(
        shapes.LineOf(number, corners(line.box), line.text, round_share(line.confidence))
        for number, page in enumerate(document.pages)
        for line in page.lines
    )


def round_share(share: float) -> float:
    """A confidence as it is published: three decimals."""
    return round(share, 3)


def corners(box: Box) -> shapes.Corners:
    """The box as it is published: four decimals, a third of a pixel on a page of 3500."""
    return round(box.left, 4), round(box.top, 4), round(box.right, 4), round(box.bottom, 4)


def document_ink(document: int, evidence: Evidence) -> shapes.DocumentInk:
    """Where the ink stands, with the index of its document."""
    return shapes.DocumentInk(document, evidence.page, corners(evidence.box), evidence.text)


def value_text(value: object) -> str:
    """A field's value as text: dates ISO, times without seconds that are zero, amounts with a point.

    >>> value_text(Decimal("1E+2")), value_text(dt.time(14, 33)), value_text(dt.date(2019, 2, 1))
    ('100', '14:33', '2019-02-01')
    """
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def field_of(field: Field[T]) -> shapes.FieldOf:
    """The best candidate of `field`, and the others; nulls where nothing was read that is likely enough to be told."""
    if field.told is None:
        others = _values(field.candidates)
        return shapes.FieldOf(None, None, None, (), others, "illegible" if field.absence == "illegible" else "missing")
    one = _value(field.told)
    return shapes.FieldOf(one.value, one.text, one.confidence, one.evidence, _values(field.others), None)


def _value(candidate: Candidate[T]) -> shapes.OneValue:
    return shapes.OneValue(
        value_text(candidate.value), candidate.text, round_share(candidate.confidence), _inks(candidate)
    )


def _values(candidates: Iterable[Candidate[T]]) -> tuple[shapes.OneValue, ...]:
    return tuple(_value(candidate) for candidate in candidates)


def _inks(candidate: Candidate[T]) -> tuple[shapes.Ink, ...]:
    return tuple(_ink(evidence) for evidence in candidate.evidence)


def _ink(evidence: Evidence) -> shapes.Ink:
    return shapes.Ink(evidence.page, corners(evidence.box), evidence.text)


def _fields(content: Receipt | Label | None) -> shapes.ProofFields | shapes.LabelFields | shapes.NoFields:
    if isinstance(content, Receipt):
        return _all_of(shapes.ProofFields, content)
    if isinstance(content, Label):
        return _all_of(shapes.LabelFields, content)
    return shapes.NoFields()


def _all_of(shape: Callable[..., T], record: object) -> T:
    """`shape` filled from the attributes of `record`, which have the same names (a test sees to it)."""
    return shape(**{name: _entry(getattr(record, name)) for name in record.__dataclass_fields__})  # type: ignore[attr-defined]


def _entry(value: object) -> object:
    """One attribute of a Receipt, Label or Item as its shape: a field, a candidate, a product line, or several."""
    match value:
        case Field():
            return field_of(value)
        case Item():
            return _all_of(shapes.ItemOf, value)
        case Candidate(value=BusinessId() as one):
            return shapes.SellerId(
                one.value, value.text, one.country, one.valid, round_share(value.confidence), _inks(value)
            )
        case Candidate(value=VatLine() as line):
            return _vat_line(line, value)
        case Candidate():
            return _value(value)
        case tuple():
            return tuple(_entry(one) for one in value)
    raise TypeError(f"no shape for {type(value).__name__}")


def _vat_line(line: VatLine, found: Candidate[VatLine]) -> shapes.VatLineOf:
    rate, net, vat, gross = (
        None if amount is None else value_text(amount) for amount in (line.rate, line.net, line.vat, line.gross)
    )
    return shapes.VatLineOf(rate, net, vat, gross, found.text, round_share(found.confidence), _inks(found))


def _legibility(legibility: Legibility) -> shapes.LegibilityOf:
    height = legibility.glyph_height_px
    return shapes.LegibilityOf(
        score=round_share(legibility.score),
        state=legibility.state.value,
        causes=legibility.causes,
        areas=tuple(area_of(area) for area in legibility.areas),
        glyph_height_px=None if height is None else round(height, 1),
    )


def area_of(area: IllegibleArea) -> shapes.AreaOf:
    """A part of a page that cannot be read."""
    return shapes.AreaOf(area.page, corners(area.box), area.cause)


def _barcode(barcode: Barcode) -> shapes.BarcodeOf:
    ink = shapes.Ink(barcode.page, corners(barcode.box), barcode.text or "")
    return shapes.BarcodeOf(barcode.symbology, barcode.text, barcode.valid, ink)


def _trace(trace: Trace) -> shapes.TraceOf:
    ink = _ink(trace.evidence) if trace.evidence else None
    return shapes.TraceOf(trace.kind, round_share(trace.strength), trace.message, ink)
