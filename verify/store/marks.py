"""What a claim leaves behind for a later one to meet: the same file, print, receipt, serial, account, person, sender.

A mark is a kind, a value and how surely the value is known. Values are brought to one form first, so that what is the same is
written the same: an IBAN without spaces, a telephone by its last digits (with or without the country's prefix), names folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from verify.claim import Case, Claimant, ClaimForm
from verify.receipt import Field, Label, Reading, Receipt
from verify.store.sketch import sketch_of
from verify.text import fold, squeeze

FORM: Final = -1
"""Stands for the form where a mark names the document it is from."""
WORD: Final = "word"
"""The kind of a sketch's words; their strength is the number of words in the sketch."""

PHONE_DIGITS = 8
"""Last digits by which a telephone is known: national numbers of the eleven countries have eight and more (ITU-T E.164)."""
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Mark:
    """One value by which this claim can be met again."""

    what: str
    value: str
    document: int = FORM
    strength: float = 1.0
    """Probability that the value is right; of a word of a sketch, how many thousand words that has."""


def marks_of(case: Case) -> tuple[Mark, ...]:
    """Everything that `case` can be met by, each once, the surest first."""
    found = [*_form_marks(case.claim), *_person_marks(case.claim.claimant)]
    for index, reading in enumerate(case.readings):
        found += _file_marks(index, reading)
        found += _content_marks(index, reading)
    for paper in case.joined:
        found += _content_marks(paper.documents[0], paper.reading)
    found.sort(key=lambda mark: -mark.strength)
    return tuple({(mark.what, mark.value, mark.document): mark for mark in reversed(found)}.values())


def account_of(claimant: Claimant) -> str | None:
    """The bank account as one word; None where the form names none."""
    account = claimant.bank_account
    if account is None:
        return None
    if account.iban:
        return squeeze(account.iban)
    return squeeze(f"{account.bsb}{account.account_number}") if account.bsb and account.account_number else None


def _form_marks(claim: ClaimForm) -> Iterator[Mark]:
    """What the form says beside who claims."""
    for product in claim.products:
        if product.serial:
            yield Mark("serial", squeeze(product.serial))
    if claim.purchase.code:
        yield Mark("code", squeeze(claim.purchase.code))
    if claim.origin and claim.origin.address:
        yield Mark("address", claim.origin.address.strip().lower())
    if claim.origin and claim.origin.device:
        yield Mark("device", claim.origin.device.strip())


def _person_marks(claimant: Claimant) -> Iterator[Mark]:
    """What tells who claims; two people may share any one of these."""
    name, account, home = fold(claimant.name or claimant.company or ""), account_of(claimant), claimant.address
    if account:
        yield Mark("account", account)
        yield Mark("payee", f"{account}|{name}")
    if claimant.email:
        yield Mark("email", claimant.email.strip().casefold())
    if claimant.phone:
        yield Mark("phone", "".join(filter(str.isdigit, claimant.phone))[-PHONE_DIGITS:])
    if name and home and home.street:
        yield Mark("home", f"{name}|{squeeze(home.street)}|{squeeze(home.postal_code or home.city or '')}")


def _file_marks(index: int, reading: Reading) -> Iterator[Mark]:
    """By what one file is known, whatever it says."""
    yield Mark("file", reading.document.digest, index)
    words = sketch_of(reading.document)
    for word in words:
        yield Mark(WORD, word, index, len(words) / THOUSAND)


def _content_marks(index: int, reading: Reading) -> Iterator[Mark]:
    """What a document says; of a picture of several papers what each says."""
    for paper in reading.papers or (reading,):
        if isinstance(paper.content, Receipt):
            yield from _receipt_marks(index, paper.content)
        if isinstance(paper.content, Label):
            yield from (Mark("serial", squeeze(str(value)), index, sure) for value, sure in _told(paper.content.serial))


def _receipt_marks(index: int, receipt: Receipt) -> Iterator[Mark]:
    """Who sold it, when, for how much, under which number, as far as told; a serial on its lines."""
    sellers = [*_told(receipt.vat_id), *_told(receipt.retailer), *_told(receipt.legal_name)]
    for day, day_sure in _told(receipt.purchase_date):
        for seller, seller_sure in sellers:
            for what, (value, sure) in _particulars(receipt):
                told = f"{squeeze(str(seller))}|{day}|{squeeze(str(value))}"
                yield Mark(what, told, index, seller_sure * day_sure * sure)
    for item in receipt.items:
        yield from (Mark("serial", squeeze(one.value), index, one.confidence) for one in item.serials)


def _particulars(receipt: Receipt) -> Iterator[tuple[str, tuple[Any, float]]]:
    """What tells one receipt of a day from the shop's others."""
    yield from (("receipt-number", one) for one in _told(receipt.receipt_number))
    for total, sure in _told(receipt.total):
        yield "receipt-total", (f"{total:.2f}", sure)


def _told(field: Field[Any]) -> list[tuple[Any, float]]:
    """The told value and its probability; nothing where none is told."""
    return [(field.told.value, field.told.confidence)] if field.told else []
