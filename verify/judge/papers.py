"""Which paper a document shows: one of several in one picture, or one that goes on in further pictures.

Two receipts on one scan are two purchases, and values of one say nothing of the other: one paper is the proof, and every
clause looks at that one alone. Which it is, the claimant says: the paper on which the claimed product stands, and of several
the one that agrees with more of the form. That chooses between papers, never between readings of one ink. Where the form
fits none, the first is taken, and judged as any other proof that does not fit.

A receipt in parts is one proof: the first part's. Clauses see it as one document of all the parts' pages; only a verdict's ink
names the file and the page that show it (`own_ink`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.claim import Case, ClaimForm
from verify.judge.names import SAME_NAME, name_likelihood, same_amount, same_id
from verify.receipt import PROOFS, Reading, Receipt
from verify.text import partial_likeness, squeeze
from verify.verdict import Ink

NAMES_IT = 0.9
"""Likeness from which a line may name the claimed product: only ranks papers and proofs, decides nothing. Chosen."""


def paper_of(case: Case, document: int) -> Reading:
    """What counts as the proof that a document shows; an empty reading where it is a later part of another one's paper."""
    reading = case.readings[document]
    for joined in case.joined:
        if document in joined.documents:
            return joined.reading if document == joined.documents[0] else Reading(reading.document)
    proving = [paper for paper in reading.papers if paper.receipt is not None and paper.kind.value in PROOFS]
    if not proving:
        return reading
    return max(proving, key=lambda paper: _fit(case.claim, paper.receipt or Receipt()))


def own_ink(case: Case, ink: Ink) -> Ink:
    """`ink` on the document and page that show it, where it was read from several joined ones."""
    parts = next((joined.documents for joined in case.joined if joined.documents[0] == ink.document), ())
    page = ink.evidence.page
    for part in parts:
        pages = len(case.readings[part].document.pages)
        if page < pages:
            return Ink(part, replace(ink.evidence, page=page))
        page -= pages
    return ink


def names_claimed(claim: ClaimForm, receipt: Receipt) -> bool:
    """Whether a line of the receipt may name one of the claimed products."""
    names = [name for product in claim.products for name in (product.name, product.model) if name]
    lines = [item.description.value for item in receipt.items if item.description.value]
    return any(partial_likeness(name, line) >= NAMES_IT for name in names for line in lines)


def _fit(claim: ClaimForm, receipt: Receipt) -> tuple[bool, int]:
    """How well a paper fits the form: the product first, then how much else agrees."""
    return names_claimed(claim, receipt), sum(_agreements(claim, receipt))


def _agreements(claim: ClaimForm, receipt: Receipt) -> Iterator[bool]:
    said = claim.purchase
    if said.date:
        yield said.date in {one.value for one in receipt.purchase_date.candidates}
    if said.retailer:
        yield name_likelihood(said.retailer, receipt.retailer.value or "") >= SAME_NAME
    if said.vat_id:
        yield same_id(said.vat_id, receipt.vat_id.value or "")
    if said.receipt_number:
        yield squeeze(said.receipt_number) == squeeze(receipt.receipt_number.value or "")
    if said.price is not None:
        amounts = [receipt.total.value, *(item.price.value for item in receipt.items)]
        yield any(amount is not None and same_amount(said.price.amount, amount) for amount in amounts)
