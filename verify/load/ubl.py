"""UBL 2.1 Invoice and CreditNote (ISO/IEC 19845), the syntax of Peppol.

Paths follow CEN/TS 16931-3-2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verify.load.elements import amount_at, child_of, date_at, limited, number_at, text_at
from verify.load.invoice import CREDIT_CODES, EInvoice, InvoiceItem, Party, TaxLine

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read_ubl(root: Element) -> EInvoice:
    """The invoice whose root element is `root`."""
    credit = root.tag == "CreditNote" or text_at(root, "InvoiceTypeCode") in CREDIT_CODES
    sums = child_of(root, "LegalMonetaryTotal")
    currency = text_at(root, "DocumentCurrencyCode")
    in_currency = f"[@currencyID='{currency}']" if re.fullmatch(r"[A-Z]{3}", currency) else ""
    return EInvoice(
        syntax="ubl",
        kind="credit_note" if credit else "invoice",
        number=text_at(root, "ID"),
        issued=date_at(root, "IssueDate"),
        delivered=date_at(root, "Delivery/ActualDeliveryDate"),
        due=date_at(root, "DueDate", "PaymentMeans/PaymentDueDate"),
        order_reference=text_at(root, "OrderReference/ID"),
        currency=currency,
        seller=_ubl_party(root.find("AccountingSupplierParty/Party")),
        buyer=_ubl_party(root.find("AccountingCustomerParty/Party")),
        items=tuple(
            item
            for line in limited(root.findall("InvoiceLine") + root.findall("CreditNoteLine"))
            if (item := _ubl_item(line)).description
        ),
        taxes=tuple(_ubl_tax(tax) for tax in root.iterfind("TaxTotal/TaxSubtotal")),
        net=amount_at(sums, "TaxExclusiveAmount", "LineExtensionAmount"),
        vat=amount_at(root, f"TaxTotal/TaxAmount{in_currency}", "TaxTotal/TaxAmount"),
        total=amount_at(sums, "TaxInclusiveAmount", "PayableAmount"),
        payable=amount_at(sums, "PayableAmount"),
    )


def _ubl_party(party: Element | None) -> Party:
    vat_id = ""
    for scheme in [] if party is None else party.findall("PartyTaxScheme"):
        if text_at(scheme, "TaxScheme/ID") in {"VAT", ""}:
            vat_id = vat_id or text_at(scheme, "CompanyID")
    city = f"{text_at(party, 'PostalAddress/PostalZone')} {text_at(party, 'PostalAddress/CityName')}".strip()
    return Party(
        name=text_at(party, "PartyName/Name", "PartyLegalEntity/RegistrationName"),
        legal_name=text_at(party, "PartyLegalEntity/RegistrationName", "PartyName/Name"),
        vat_id=vat_id,
        registration_id=text_at(party, "PartyLegalEntity/CompanyID"),
        street=text_at(party, "PostalAddress/StreetName", "PostalAddress/AddressLine/Line"),
        city=city,
        country=text_at(party, "PostalAddress/Country/IdentificationCode"),
        contact=text_at(party, "Contact/ElectronicMail", "Contact/Telephone"),
    )


def _ubl_item(line: Element) -> InvoiceItem:
    return InvoiceItem(
        description=text_at(line, "Item/Name", "Item/Description"),
        quantity=number_at(line, "InvoicedQuantity", "CreditedQuantity"),
        unit_price=amount_at(line, "Price/PriceAmount"),
        net_price=amount_at(line, "LineExtensionAmount"),
        vat_rate=number_at(line, "Item/ClassifiedTaxCategory/Percent"),
        gtin=text_at(line, "Item/StandardItemIdentification/ID"),
        reference=text_at(line, "Item/SellersItemIdentification/ID"),
    )


def _ubl_tax(tax: Element) -> TaxLine:
    return TaxLine(
        rate=number_at(tax, "TaxCategory/Percent"),
        net=amount_at(tax, "TaxableAmount"),
        vat=amount_at(tax, "TaxAmount"),
    )
