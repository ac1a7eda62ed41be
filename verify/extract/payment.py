r"""Payment QR codes as witnesses: EPC069-12 ("BCD", SEPA credit transfer) and the Swiss QR bill ("SPC", IG QR-bill).

They say who is paid, how much and in which currency. No person sees what they say, so they raise what the ink supports and never
stand in its place.

>>> [(one.field, one.text) for one in parse_payment("BCD\n002\n1\nSCT\n\nHöyrylä Oy\nFI2112345600000785\nEUR12.9")]
[('retailer', 'Höyrylä Oy'), ('total', '12.90'), ('currency', 'EUR')]
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.document import Document, Statement

_EPC_NAME, _EPC_AMOUNT = 5, 7
"""Lines of the beneficiary's name and of the amount (EPC069-12, counted from 0)."""
_SWISS_NAME, _SWISS_AMOUNT, _SWISS_CURRENCY = 5, 18, 19
"""Lines of the creditor's name, amount and currency (IG QR-bill 4.2.2, counted from 0)."""


def find_statements(document: Document) -> tuple[Statement, ...]:
    """What every machine-readable witness says: the document's own and its payment codes."""
    codes = (statement for barcode in document.barcodes if barcode.text for statement in parse_payment(barcode.text))
    return (*document.statements, *codes)


def parse_payment(text: str) -> tuple[Statement, ...]:
    """Statements of a payment code; empty where the text is none."""
    lines = [line.strip() for line in text.splitlines()]
    if lines[:1] == ["BCD"] and len(lines) > _EPC_NAME:
        amount = lines[_EPC_AMOUNT] if len(lines) > _EPC_AMOUNT else ""
        return _statements("epc-qr", name=lines[_EPC_NAME], amount=amount[3:], currency=amount[:3])
    if lines[:1] == ["SPC"] and len(lines) > _SWISS_CURRENCY:
        return _statements(
            "swiss-qr", name=lines[_SWISS_NAME], amount=lines[_SWISS_AMOUNT], currency=lines[_SWISS_CURRENCY]
        )
    return ()


def _statements(witness: str, *, name: str, amount: str, currency: str) -> tuple[Statement, ...]:
    found = [("retailer", name)] if name else []
    if re.fullmatch(r"\d+(?:\.\d{1,2})?", amount):
        found.append(("total", f"{Decimal(amount):.2f}"))
    if re.fullmatch(r"[A-Z]{3}", currency):
        found.append(("currency", currency))
    return tuple(Statement(witness, field, value) for field, value in found)
