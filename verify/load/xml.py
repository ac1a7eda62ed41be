"""A UBL or CII file laid out as an invoice, so that each of its values has ink and a box.

People who receive a bare XML invoice see it through some viewer; this is ours, as plain as can be: seller, buyer, number
and dates, lines, VAT by rate, totals, with English labels. It is then read like any other invoice, while its
statements stand beside it. A computed figure is never added: what the XML leaves out stays blank.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.document import LoadedSource, Source
from verify.load.einvoice import parse_einvoice
from verify.load.invoice import EInvoice, InvoiceItem, Party
from verify.load.sheet import Cell, Row, draw_rows
from verify.load.statements import statements_of

_TITLES = {"invoice": "Invoice", "credit_note": "Credit note"}
_BLANK: Row = ()
_LABEL, _VALUE = 0.0, 0.3
"""Where the labels and the values of the document's head begin."""
_COLUMNS = ((0.0, 0.46), (0.46, 0.58), (0.58, 0.74), (0.74, 0.84), (0.84, 1.0))
"""Description, quantity, unit price, VAT rate, net amount."""


def load_xml(source: Source) -> LoadedSource:
    """The invoice as sheets with its words as their layer, and as statements; a DocumentError where it is none."""
    invoice = parse_einvoice(source.data)
    images = draw_rows(_invoice_rows(invoice))
    return LoadedSource(images, "application/xml", statements_of(invoice, invoice.syntax))


def _invoice_rows(invoice: EInvoice) -> Iterator[Row]:
    yield from _seller_rows(invoice.seller)
    yield _BLANK
    yield (Cell(_TITLES[invoice.kind], bold=True, scale=1.6),)
    yield _BLANK
    yield from _head_rows(invoice)
    yield _BLANK
    yield from _buyer_rows(invoice.buyer)
    yield _BLANK
    yield from _item_rows(invoice)
    yield _BLANK
    yield from _tax_rows(invoice)
    yield _BLANK
    yield from _total_rows(invoice)


def _seller_rows(seller: Party) -> Iterator[Row]:
    yield (Cell(seller.name, bold=True, scale=1.3),)
    if seller.legal_name != seller.name:
        yield (Cell(seller.legal_name),)
    yield from _lines(seller.street, seller.city, seller.country, seller.contact)
    yield from _labelled("VAT ID:", seller.vat_id)
    yield from _labelled("Registration number:", seller.registration_id)


def _head_rows(invoice: EInvoice) -> Iterator[Row]:
    title = _TITLES[invoice.kind]
    yield from _labelled(f"{title} number:", invoice.number)
    yield from _labelled(f"{title} date:", invoice.issued)
    yield from _labelled("Delivery date:", invoice.delivered)
    yield from _labelled("Due date:", invoice.due)
    yield from _labelled("Order reference:", invoice.order_reference)


def _buyer_rows(buyer: Party) -> Iterator[Row]:
    yield (Cell("Bill to:", bold=True),)
    yield from _lines(buyer.name, buyer.street, buyer.city, buyer.country)
    yield from _labelled("Customer VAT ID:", buyer.vat_id)


def _item_rows(invoice: EInvoice) -> Iterator[Row]:
    yield _table_row("Description", "Quantity", "Unit price", "VAT %", "Net amount", bold=True)
    for item in invoice.items:
        yield _table_row(item.description, item.quantity, item.unit_price, item.vat_rate, item.net_price)
        yield from _item_details(item)


def _item_details(item: InvoiceItem) -> Iterator[Row]:
    if item.reference:
        yield (Cell(f"Item number: {item.reference}", *_COLUMNS[0], scale=0.9),)
    if item.gtin:
        yield (Cell(f"GTIN: {item.gtin}", *_COLUMNS[0], scale=0.9),)


def _table_row(*texts: str, bold: bool = False) -> Row:
    first, *others = texts
    numbers = zip(others, _COLUMNS[1:], strict=True)
    return (
        Cell(first, *_COLUMNS[0], bold=bold),
        *(Cell(text, left, right, flush_right=True, bold=bold) for text, (left, right) in numbers),
    )


def _tax_rows(invoice: EInvoice) -> Iterator[Row]:
    yield _table_row("VAT", "Rate %", "Net amount", "", "VAT amount", bold=True)
    for tax in invoice.taxes:
        yield _table_row("VAT", tax.rate, tax.net, "", tax.vat)


def _total_rows(invoice: EInvoice) -> Iterator[Row]:
    sums = (("Total without VAT", invoice.net), ("VAT total", invoice.vat), ("Total with VAT", invoice.total))
    for label, amount in sums:
        if amount:
            yield _sum_row(label, amount, invoice.currency)
    if invoice.payable and invoice.payable != invoice.total:
        yield _sum_row("Amount due", invoice.payable, invoice.currency)


def _sum_row(label: str, amount: str, currency: str) -> Row:
    bold = label == "Total with VAT"
    return (Cell(label, 0.46, 0.74, bold=bold), Cell(f"{amount} {currency}", 0.74, 1.0, flush_right=True, bold=bold))


def _lines(*texts: str) -> Iterator[Row]:
    for text in texts:
        if text:
            yield (Cell(text),)


def _labelled(label: str, value: str) -> Iterator[Row]:
    """A row of label and value; none where the XML is silent."""
    if value:
        yield (Cell(label, _LABEL, _VALUE), Cell(value, _VALUE, 1.0))
