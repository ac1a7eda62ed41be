"""An e-invoice as statements: what the XML says of each field of a Receipt, under that field's name.

EN 16931 knows no purchase date; the issue date (BT-2) is said of both ``purchase_date`` and ``invoice_date``, and it is
for the ink to tell which it prints. Only amounts that a Receipt knows are stated: a line's amount here is without VAT.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.document import Statement
from verify.load.invoice import EInvoice, InvoiceItem


def statements_of(invoice: EInvoice, witness: str) -> tuple[Statement, ...]:
    """A Statement by `witness` (``factur-x``, ``ubl`` or ``cii``) for every field the invoice speaks of."""
    said = (*_said_of_document(invoice), *_said_of_items(invoice.items))
    return tuple(Statement(witness, field, text) for field, text in said if text)


def _said_of_document(invoice: EInvoice) -> Iterator[tuple[str, str]]:
    yield "kind", invoice.kind
    yield "retailer", invoice.seller.name
    if invoice.seller.legal_name != invoice.seller.name:
        yield "retailer", invoice.seller.legal_name
    yield "vat_id", invoice.seller.vat_id or invoice.seller.registration_id
    yield "address", invoice.seller.address
    yield "country", invoice.seller.country
    yield "contact", invoice.seller.contact
    yield "buyer", invoice.buyer.name
    yield "buyer_vat_id", invoice.buyer.vat_id
    yield "receipt_number", invoice.number
    yield "order_reference", invoice.order_reference
    yield "purchase_date", invoice.issued
    yield "invoice_date", invoice.issued
    yield "delivery_date", invoice.delivered
    yield "due_date", invoice.due
    yield "total", invoice.total
    yield "vat", invoice.vat
    yield "currency", invoice.currency


def _said_of_items(items: tuple[InvoiceItem, ...]) -> Iterator[tuple[str, str]]:
    for index, item in enumerate(items):
        yield f"items.{index}.description", item.description
        yield f"items.{index}.quantity", item.quantity
        yield f"items.{index}.net_price", item.net_price
        yield f"items.{index}.gtin", item.gtin
        yield f"items.{index}.reference", item.reference
