"""The packaging label: every barcode on it decodes. Whether it is the claimed product's is `goods`' question.

A barcode that was located and could not be decoded is asked for by its number, counted from the top left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from verify.claim import Case
from verify.document import Evidence
from verify.judge.campaign import Campaign, Clause
from verify.judge.evidence import holds, labels, unknown, unreadable
from verify.receipt import Reading
from verify.verdict import Ask, Consequence, Finding, Ink, Reason

DECODED = 0.999
"""Chance that a barcode whose check digits hold says what was read. Chosen; check digits let few errors through."""

_ROW = 1
"""Decimals of a barcode's height on the page: codes in one tenth of it count as one row, left to right."""


@dataclass(frozen=True, slots=True)
class LabelBarcodes:
    """The label photo shows every barcode so that it can be decoded."""

    kind: ClassVar[str] = "label-barcodes"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Each barcode located on the labels is decoded and its check digits hold, or is asked for by its number."""
        del campaign
        found = labels(case)
        if not found:
            return _without_label(self, case)
        asks = tuple(ask for document, reading in found for ask in _asks_for_codes(case, document, reading))
        codes = [(document, code) for document, reading in found for code in reading.document.barcodes]
        inks = tuple(Ink(document, Evidence(code.page, code.box, code.text or "")) for document, code in codes)
        if asks:
            reason: Reason = "missing" if all(one.code == "label-barcodes-missing" for one in asks) else "illegible"
            message = "Not every barcode on the label can be decoded."
            return unknown(self, reason, read=f"{len(codes)} located", asks=asks, evidence=inks, message=message)
        message = "Every barcode on the label is decoded."
        return holds(self, read=f"{len(codes)} decoded", evidence=inks, confidence=DECODED, message=message)


def _asks_for_codes(case: Case, document: int, reading: Reading) -> list[Ask]:
    """What to ask for so that every barcode of a label can be decoded, counted from the top left."""
    codes = sorted(reading.document.barcodes, key=lambda one: (one.page, round(one.box.top, _ROW), one.box.left))
    if not codes:
        return [unreadable(case, document) or Ask("label-barcodes-missing", document)]
    return [
        Ask("label-barcode-unreadable", document, (("number", str(number)), ("count", str(len(codes)))))
        for number, code in enumerate(codes, start=1)
        if not (code.valid and code.text)
    ]


def _without_label(clause: Clause, case: Case) -> Finding:
    """There is no label to look at: none was sent, or the one sent cannot be read."""
    for index, document in enumerate(case.claim.documents[: len(case.readings)]):
        ask = unreadable(case, index)
        if document.kind == "label" and ask:
            return unknown(clause, "illegible", asks=(ask,), message="The label cannot be read.")
    return unknown(clause, "missing", asks=(Ask("label-missing"),), message="No label was sent.")
