"""extract_reading: a document becomes a reading; the finders run in one fixed order and nothing else happens here.

Each finder takes the draft and gives the receipt back with its own fields filled: later ones may look at earlier ones (the
currency at the total, the address at the name). What a witness says is heard after the ink.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from verify.claim import Joined
from verify.document import Document, Trace
from verify.extract.absences import tell_absences, tell_label_absences
from verify.extract.address import propose_addresses
from verify.extract.arithmetic import Books
from verify.extract.business_ids import find_printed_ids, find_vat_ids
from verify.extract.certainty import Certainty
from verify.extract.contacts import propose_contacts
from verify.extract.contradictions import find_contradictions
from verify.extract.country import find_country
from verify.extract.currency import find_currency
from verify.extract.doubts import find_doubts
from verify.extract.fusion import heed_looks, heed_statements
from verify.extract.items import find_items
from verify.extract.kind import find_kind
from verify.extract.label import find_label
from verify.extract.language import find_language
from verify.extract.mending import mend_lines
from verify.extract.others import name_other
from verify.extract.papers import find_cuts, tell_of_two
from verify.extract.parties import Block, find_buyer_blocks, propose_buyers, propose_sold_by
from verify.extract.parts import chains, drop_repeats, find_followers, one_document
from verify.extract.payment import find_statements
from verify.extract.purchase import find_dates
from verify.extract.ranking import rank
from verify.extract.receipt_number import find_receipt_number
from verify.extract.retailer import legal_name_of, propose_names
from verify.extract.rows import Row, find_rows
from verify.extract.sheet import Sheet
from verify.extract.times import propose_times
from verify.extract.total import find_discounts, propose_totals, propose_vat, vat_line_candidates
from verify.receipt import LABELS, Field, Label, Reading, Receipt


@dataclass(frozen=True)
class _Draft:
    """What the finders share: the prepared document, and the receipt as far as it is filled."""

    sheet: Sheet
    books: Books
    blocks: tuple[Block, ...]
    receipt: Receipt
    kind: str | None
    """What the paper is believed to be."""


def extract_reading(document: Document, *, calibrated: bool = True) -> Reading:
    """What `document` says: its kind, its receipt or label, signs found by reading, and the places in doubt.

    Confidences mean what they say (``certainty.py``); without `calibrated` they are what the finders believe, for the calibration's fit.
    """
    papers = _read_papers(drop_repeats(mend_lines(document)), calibrated=calibrated)
    if len(papers) == 1:
        return replace(papers[0], document=document)
    return Reading(
        document,
        kind=papers[0].kind,
        content=papers[0].content,
        traces=tuple(trace for paper in papers for trace in paper.traces),
        doubts=tuple(doubt for paper in papers for doubt in paper.doubts),
        papers=papers,
    )


def join_parts(readings: tuple[Reading, ...]) -> tuple[Joined, ...]:
    """The papers that several of a claim's documents show in parts, each read as one document."""
    return tuple(
        Joined(chain, extract_reading(one_document(tuple(readings[index].document for index in chain))))
        for chain in chains(find_followers(readings))
    )


def _read_papers(document: Document, *, calibrated: bool) -> tuple[Reading, ...]:
    """What each paper in the picture says, in reading order; mostly there is one."""
    for sides in find_cuts(document):
        papers = tuple(paper for side in sides for paper in _read_papers(side, calibrated=calibrated))
        if all(tell_of_two(one, other) for one, other in combinations(papers, 2)):
            return papers
    return (_read_document(document, calibrated=calibrated),)


def _read_document(document: Document, *, calibrated: bool) -> Reading:
    """The same of a document whose lines are to be believed as they stand."""
    rows = find_rows(document)
    if document.problem or not rows:
        empty: Field[str] = find_kind(document, rows) if document.pages else Field(absence="illegible")
        return Reading(document, kind=empty, other=name_other(empty, rows))
    certainty = Certainty(document, calibrated=calibrated)
    believed = find_kind(document, rows)
    kind = certainty.of_field("kind", believed)
    if believed.value in LABELS:
        return Reading(document, kind=kind, content=_read_label(document, rows, certainty, kind=believed.value))
    language = find_language(document)
    sheet = Sheet(document, rows, language.value)
    buyers = find_buyer_blocks(sheet)
    begun = Receipt(language=language, country=find_country(document, language, buyers=buyers))
    receipt, traces = _read_receipt(_Draft(sheet, Books(sheet), buyers, begun, believed.value), certainty)
    if believed.value == "other":
        return Reading(document, kind=kind, other=name_other(kind, rows), traces=traces)
    return Reading(document, kind=kind, content=receipt, traces=traces, doubts=find_doubts(sheet, receipt))


def _read_label(document: Document, rows: tuple[Row, ...], certainty: Certainty, *, kind: str | None) -> Label:
    return tell_label_absences(document, rows, certainty.of_content(find_label(document)), kind=kind)


def _read_receipt(draft: _Draft, certainty: Certainty) -> tuple[Receipt, tuple[Trace, ...]]:
    for finder in FINDERS:
        draft = replace(draft, receipt=finder(draft))
    document = draft.sheet.document
    receipt, traces = heed_statements(certainty.of_content(draft.receipt), find_statements(document))
    receipt = heed_looks(receipt, document)
    receipt = replace(receipt, legal_name=legal_name_of(receipt.retailer))
    return tell_absences(draft.sheet, receipt, kind=draft.kind), (
        *traces,
        *find_contradictions(draft.books, receipt.total.best),
    )


def _with_seller(draft: _Draft) -> Receipt:
    names = rank("retailer", propose_names(draft.sheet, draft.blocks), finder="retailer")
    buyers = rank("buyer", propose_buyers(draft.sheet, draft.blocks), finder="parties")
    others = rank("sold_by", propose_sold_by(draft.sheet, issuer=names.value), finder="parties")
    return replace(draft.receipt, retailer=names, buyer=buyers, sold_by=others)


def _with_ids(draft: _Draft) -> Receipt:
    seller, buyer, ids = find_vat_ids(find_printed_ids(draft.sheet, draft.blocks))
    return replace(draft.receipt, vat_id=seller, buyer_vat_id=buyer, seller_ids=ids)


def _with_address(draft: _Draft) -> Receipt:
    best = draft.receipt.retailer.best
    name = best.evidence[0] if best is not None else None
    addresses = rank("address", propose_addresses(draft.sheet, draft.blocks, name=name), finder="address")
    place = addresses.best.evidence[0] if addresses.best is not None else None
    contacts = rank("contact", propose_contacts(draft.sheet, draft.blocks, name=name, address=place), finder="address")
    return replace(draft.receipt, address=addresses, contact=contacts)


def _with_dates(draft: _Draft) -> Receipt:
    dates: dict[str, Any] = {**find_dates(draft.sheet, country=draft.receipt.country.value, kind=draft.kind)}
    receipt = replace(draft.receipt, **dates)
    times = propose_times(draft.sheet, receipt.purchase_date)
    return replace(receipt, purchase_time=rank("purchase_time", times, finder="dates"))


def _with_number(draft: _Draft) -> Receipt:
    return replace(draft.receipt, receipt_number=find_receipt_number(draft.sheet))


def _with_money(draft: _Draft) -> Receipt:
    total = rank("total", propose_totals(draft.books), finder="total")
    vat = rank("vat", propose_vat(draft.books, total.value), finder="total")
    return replace(
        draft.receipt,
        total=total,
        vat=vat,
        currency=find_currency(draft.sheet, total, draft.receipt.country, draft.receipt.language),
        vat_lines=vat_line_candidates(draft.books),
        discounts=find_discounts(draft.books, total.value),
    )


def _with_items(draft: _Draft) -> Receipt:
    currency = draft.receipt.currency.value
    items = find_items(draft.sheet, currency=currency)
    return replace(draft.receipt, items=items)


FINDERS: tuple[Callable[[_Draft], Receipt], ...] = (
    _with_seller,
    _with_ids,
    _with_address,
    _with_dates,
    _with_number,
    _with_money,
    _with_items,
)
