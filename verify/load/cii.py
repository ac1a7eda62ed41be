"""UN/CEFACT Cross Industry Invoice D16B: the XML inside Factur-X and ZUGFeRD 2, and one of XRechnung's two syntaxes.

Paths follow CEN/TS 16931-3-3; the comments give their business terms (BT). ZUGFeRD 1 is the elder sister with other
element names, which stand second wherever two are given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.load.elements import amount_at, child_of, date_at, limited, number_at, text_at
from verify.load.invoice import CREDIT_CODES, EInvoice, InvoiceItem, Party, TaxLine

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read_cii(root: Element) -> EInvoice:
    """The invoice whose root element is `root`."""
    header = child_of(root, "ExchangedDocument", "HeaderExchangedDocument")
    trade = child_of(root, "SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction")
    agreement = child_of(trade, "ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement")
    delivery = child_of(trade, "ApplicableHeaderTradeDelivery", "ApplicableSupplyChainTradeDelivery")
    settlement = child_of(trade, "ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement")
    sums = child_of(
        settlement,
        "SpecifiedTradeSettlementHeaderMonetarySummation",
        "SpecifiedTradeSettlementMonetarySummation",
    )
    lines = [] if trade is None else limited(trade.findall("IncludedSupplyChainTradeLineItem"))
    taxes = [] if settlement is None else settlement.findall("ApplicableTradeTax")
    order = "BuyerOrderReferencedDocument"
    return EInvoice(
        syntax="cii",
        kind="credit_note" if text_at(header, "TypeCode") in CREDIT_CODES else "invoice",  # BT-3
        number=text_at(header, "ID"),  # BT-1
        issued=date_at(header, "IssueDateTime/DateTimeString"),  # BT-2
        delivered=date_at(delivery, "ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString"),  # BT-72
        due=date_at(settlement, "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"),  # BT-9
        order_reference=text_at(agreement, f"{order}/IssuerAssignedID", f"{order}/ID"),  # BT-13
        currency=text_at(settlement, "InvoiceCurrencyCode"),  # BT-5
        seller=_cii_party(child_of(agreement, "SellerTradeParty")),
        buyer=_cii_party(child_of(agreement, "BuyerTradeParty")),
        items=tuple(item for item in map(_cii_item, lines) if item.description),
        taxes=tuple(_cii_tax(tax) for tax in taxes),
        net=amount_at(sums, "TaxBasisTotalAmount", "LineTotalAmount"),  # BT-109
        vat=amount_at(sums, "TaxTotalAmount"),  # BT-110
        total=amount_at(sums, "GrandTotalAmount"),  # BT-112
        payable=amount_at(sums, "DuePayableAmount"),  # BT-115
    )


def _cii_party(party: Element | None) -> Party:
    street = text_at(party, "PostalTradeAddress/LineOne")
    city = (
        f"{text_at(party, 'PostalTradeAddress/PostcodeCode')} {text_at(party, 'PostalTradeAddress/CityName')}".strip()
    )
    contact = "DefinedTradeContact"
    return Party(
        name=text_at(party, "SpecifiedLegalOrganization/TradingBusinessName", "Name"),  # BT-28, BT-27
        legal_name=text_at(party, "Name"),
        vat_id=text_at(party, "SpecifiedTaxRegistration/ID[@schemeID='VA']"),  # BT-31
        registration_id=text_at(party, "SpecifiedLegalOrganization/ID", "SpecifiedTaxRegistration/ID[@schemeID='FC']"),
        street=street,
        city=city,
        country=text_at(party, "PostalTradeAddress/CountryID"),
        contact=text_at(
            party,
            f"{contact}/EmailURIUniversalCommunication/URIID",
            f"{contact}/TelephoneUniversalCommunication/CompleteNumber",
        ),
    )


def _cii_item(line: Element) -> InvoiceItem:
    product = child_of(line, "SpecifiedTradeProduct")
    price = "NetPriceProductTradePrice/ChargeAmount"
    settlement = child_of(line, "SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement")
    return InvoiceItem(
        description=text_at(product, "Name", "Description"),  # BT-153
        quantity=number_at(
            child_of(line, "SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery"), "BilledQuantity"
        ),
        unit_price=amount_at(
            child_of(line, "SpecifiedLineTradeAgreement", "SpecifiedSupplyChainTradeAgreement"), price
        ),  # BT-146
        net_price=amount_at(
            settlement,
            "SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount",
            "SpecifiedTradeSettlementMonetarySummation/LineTotalAmount",
        ),  # BT-131
        vat_rate=number_at(
            settlement, "ApplicableTradeTax/RateApplicablePercent", "ApplicableTradeTax/ApplicablePercent"
        ),
        gtin=text_at(product, "GlobalID[@schemeID='0160']"),  # BT-157, scheme 0160 is GS1's
        reference=text_at(product, "SellerAssignedID"),  # BT-155
    )


def _cii_tax(tax: Element) -> TaxLine:
    return TaxLine(
        rate=number_at(tax, "RateApplicablePercent", "ApplicablePercent"),
        net=amount_at(tax, "BasisAmount"),
        vat=amount_at(tax, "CalculatedAmount"),
    )
