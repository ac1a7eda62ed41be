"""An e-invoice as one plain record, whichever syntax it was written in.

The fields are those business terms of EN 16931-1 that a proof of purchase is judged by.
"""

from __future__ import annotations

from dataclasses import dataclass

CREDIT_CODES = frozenset({"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"})
"""UNTDID 1001 codes of credit notes (BT-3)."""


@dataclass(frozen=True, slots=True)
class Party:
    """Seller or buyer, empty strings where the XML is silent."""

    name: str = ""
    legal_name: str = ""
    vat_id: str = ""
    registration_id: str = ""
    street: str = ""
    city: str = ""
    country: str = ""
    contact: str = ""

    @property
    def address(self) -> str:
        """Street, postal code with city, and country, as far as given."""
        return ", ".join(part for part in (self.street, self.city, self.country) if part)


@dataclass(frozen=True, slots=True)
class InvoiceItem:
    """One invoice line; amounts without VAT, as EN 16931 has them."""

    description: str = ""
    quantity: str = ""
    unit_price: str = ""
    net_price: str = ""
    vat_rate: str = ""
    gtin: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One rate of the VAT breakdown."""

    rate: str
    net: str
    vat: str


@dataclass(frozen=True, slots=True)
class EInvoice:
    """What the XML says, amounts with a point, dates ISO, empty strings where it is silent."""

    syntax: str
    """``cii`` or ``ubl``."""
    kind: str
    """``invoice`` or ``credit_note``."""
    number: str
    issued: str
    delivered: str
    due: str
    order_reference: str
    currency: str
    seller: Party
    buyer: Party
    items: tuple[InvoiceItem, ...]
    taxes: tuple[TaxLine, ...]
    net: str
    vat: str
    total: str
    payable: str
