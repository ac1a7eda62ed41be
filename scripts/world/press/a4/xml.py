"""The invoice as UN/CEFACT Cross Industry Invoice, for the inside of a Factur-X or ZUGFeRD file.

Profile EN 16931 (CEN/TS 16931-3-3; Factur-X 1.0). The standard reckons in net: rows and allowances are net sums, and
the total is net plus VAT, as `trade.sale` splits it. The comments name business terms (BT).
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from world.press.a4.matter import Line, Matter
from world.trade.sale import ZERO, VatLine

_NAMESPACES = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}
_PROFILE = "urn:cen.eu:en16931:2017"
_INVOICE, _CREDIT_NOTE = "380", "381"
"""UNTDID 1001."""
_MEANS = {"card": "48", "cash": "10", "transfer": "58", "online": "68"}
"""UNTDID 4461."""


def invoice_xml(matter: Matter) -> bytes:
    """The CII document of the paper's matter."""
    for prefix, space in _NAMESPACES.items():
        register_namespace(prefix, space)
    root = Element(_name("rsm:CrossIndustryInvoice"))
    context = _add(root, "rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter")
    _add(context, "ram:ID", _PROFILE)
    document = _add(root, "rsm:ExchangedDocument")
    _add(document, "ram:ID", matter.sale.number)  # BT-1
    _add(document, "ram:TypeCode", _CREDIT_NOTE if matter.kind == "credit_note" else _INVOICE)  # BT-3
    _date(document, "ram:IssueDateTime", matter.sale.on)  # BT-2
    trade = _add(root, "rsm:SupplyChainTradeTransaction")
    for line in _rows(matter):
        _line(trade, line)
    _agreement(trade, matter)
    delivery = _add(trade, "ram:ApplicableHeaderTradeDelivery")
    if matter.sale.delivered:
        event = _add(delivery, "ram:ActualDeliverySupplyChainEvent")
        _date(event, "ram:OccurrenceDateTime", matter.sale.delivered)  # BT-72
    _settlement(trade, matter)
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + tostring(root, encoding="unicode").encode()


_Row = tuple[str, str, str, str, int, Decimal, Decimal, Decimal]
"""Number, name, article number, GTIN, pieces, net unit price, net sum, rate."""


def _rows(matter: Matter) -> list[_Row]:
    """The paper's rows; a deposit is one of its own."""
    rows: list[_Row] = []
    for line in matter.lines:
        rows.append(_row_of(line, len(rows) + 1))
        if line.deposit_net:
            name = matter.words["deposit"]
            rows.append((str(len(rows) + 1), name, "", "", 1, line.deposit_net, line.deposit_net, line.rate))
    return rows


def _row_of(line: Line, number: int) -> _Row:
    article = line.article
    unit = line.unit_net if not article.discount else (line.net / article.quantity).quantize(Decimal("0.0001"))
    return (
        str(number),
        article.description,
        article.reference,
        article.gtin,
        article.quantity,
        unit,
        line.net,
        line.rate,
    )


def _line(trade: Element, row: _Row) -> None:
    number, name, reference, gtin, quantity, unit, net, rate = row
    item = _add(trade, "ram:IncludedSupplyChainTradeLineItem")
    _add(item, "ram:AssociatedDocumentLineDocument/ram:LineID", number)
    product = _add(item, "ram:SpecifiedTradeProduct")
    if gtin:
        _add(product, "ram:GlobalID", gtin, schemeID="0160")  # BT-157
    if reference:
        _add(product, "ram:SellerAssignedID", reference)  # BT-155
    _add(product, "ram:Name", name)  # BT-153
    price = _add(item, "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice")
    _add(price, "ram:ChargeAmount", str(unit))  # BT-146
    _add(item, "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity", str(quantity), unitCode="C62")  # BT-129
    settlement = _add(item, "ram:SpecifiedLineTradeSettlement")
    _tax_head(_add(settlement, "ram:ApplicableTradeTax"), rate)
    sums = _add(settlement, "ram:SpecifiedTradeSettlementLineMonetarySummation")
    _add(sums, "ram:LineTotalAmount", str(net))  # BT-131


def _tax_head(tax: Element, rate: Decimal) -> None:
    _add(tax, "ram:TypeCode", "VAT")
    _add(tax, "ram:CategoryCode", "S" if rate else "Z")
    _add(tax, "ram:RateApplicablePercent", f"{rate:.2f}")


def _agreement(trade: Element, matter: Matter) -> None:
    agreement = _add(trade, "ram:ApplicableHeaderTradeAgreement")
    dealer, buyer = matter.sale.dealer, matter.sale.buyer
    seller = _add(agreement, "ram:SellerTradeParty")
    _add(seller, "ram:Name", dealer.legal_name)  # BT-27
    legal = _add(seller, "ram:SpecifiedLegalOrganization")
    _add(legal, "ram:ID", dealer.registration_id)  # BT-30
    _add(legal, "ram:TradingBusinessName", dealer.brand)  # BT-28
    contact = _add(seller, "ram:DefinedTradeContact")
    _add(contact, "ram:TelephoneUniversalCommunication/ram:CompleteNumber", dealer.phone)
    _add(contact, "ram:EmailURIUniversalCommunication/ram:URIID", dealer.email)
    place = _add(seller, "ram:PostalTradeAddress")
    _add(place, "ram:PostcodeCode", dealer.postal_code)
    _add(place, "ram:LineOne", dealer.street)
    _add(place, "ram:CityName", dealer.town)
    _add(place, "ram:CountryID", dealer.country.code)
    _add(seller, "ram:SpecifiedTaxRegistration/ram:ID", dealer.vat_id, schemeID=_scheme(dealer.vat_id))  # BT-31, BT-32
    party = _add(agreement, "ram:BuyerTradeParty")
    _add(party, "ram:Name", buyer.name if buyer else "-")  # BT-44
    if buyer:
        place = _add(party, "ram:PostalTradeAddress")
        _add(place, "ram:LineOne", buyer.street)
        _add(place, "ram:CityName", buyer.place)
        _add(place, "ram:CountryID", dealer.country.code)
        if buyer.vat_id:
            _add(party, "ram:SpecifiedTaxRegistration/ram:ID", buyer.vat_id, schemeID=_scheme(buyer.vat_id))  # BT-48
    if matter.order:
        _add(agreement, "ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID", matter.order)  # BT-13


def _scheme(number: str) -> str:
    """UNTDID 1153 of a tax number: a VAT ID begins with its country."""
    return "VA" if number[:2].isalpha() else "FC"


def _settlement(trade: Element, matter: Matter) -> None:
    sale = matter.sale
    settlement = _add(trade, "ram:ApplicableHeaderTradeSettlement")
    _add(settlement, "ram:InvoiceCurrencyCode", sale.dealer.country.currency)  # BT-5
    means = _add(settlement, "ram:SpecifiedTradeSettlementPaymentMeans")
    _add(means, "ram:TypeCode", _MEANS[sale.payment.means])  # BT-81
    if matter.account.iban:
        _add(means, "ram:PayeePartyCreditorFinancialAccount/ram:IBANID", matter.account.iban)  # BT-84
    for one in sale.vat_lines:
        tax = _add(settlement, "ram:ApplicableTradeTax")
        _add(tax, "ram:CalculatedAmount", str(one.vat))  # BT-117
        _add(tax, "ram:TypeCode", "VAT")
        _add(tax, "ram:BasisAmount", str(one.net))  # BT-116
        _add(tax, "ram:CategoryCode", "S" if one.rate else "Z")
        _add(tax, "ram:RateApplicablePercent", f"{one.rate:.2f}")  # BT-119
    for one in sale.vat_lines:
        _allowance(settlement, matter, one)
    if sale.due:
        _date(_add(settlement, "ram:SpecifiedTradePaymentTerms"), "ram:DueDateDateTime", sale.due)  # BT-9
    _summation(settlement, matter)


def _listed(matter: Matter, rate: Decimal | None = None) -> Decimal:
    """The rows' net sum, of one rate or of all."""
    return sum((one.net + one.deposit_net for one in matter.lines if rate is None or one.rate == rate), ZERO)


def _allowance(settlement: Element, matter: Matter, one: VatLine) -> None:
    """What the discount on the whole invoice takes off this rate's net sum."""
    taken = _listed(matter, one.rate) - one.net
    if not taken:
        return
    allowance = _add(settlement, "ram:SpecifiedTradeAllowanceCharge")
    _add(allowance, "ram:ChargeIndicator/udt:Indicator", "false")
    _add(allowance, "ram:ActualAmount", str(taken))  # BT-92
    _add(allowance, "ram:Reason", matter.sale.discount_name or matter.words["discount"])
    _tax_head(_add(allowance, "ram:CategoryTradeTax"), one.rate)


def _summation(settlement: Element, matter: Matter) -> None:
    sale, code = matter.sale, matter.sale.dealer.country.currency
    sums = _add(settlement, "ram:SpecifiedTradeSettlementHeaderMonetarySummation")
    _add(sums, "ram:LineTotalAmount", str(_listed(matter)))  # BT-106
    _add(sums, "ram:AllowanceTotalAmount", str(_listed(matter) - sale.net))  # BT-107
    _add(sums, "ram:TaxBasisTotalAmount", str(sale.net))  # BT-109
    _add(sums, "ram:TaxTotalAmount", str(sale.vat), currencyID=code)  # BT-110
    if sale.rounding:
        _add(sums, "ram:RoundingAmount", str(sale.rounding))  # BT-114
    _add(sums, "ram:GrandTotalAmount", str(sale.gross))  # BT-112
    paid = ZERO if sale.payment.means == "transfer" else sale.total
    _add(sums, "ram:TotalPrepaidAmount", str(paid))  # BT-113
    _add(sums, "ram:DuePayableAmount", str(sale.total - paid))  # BT-115


def _date(parent: Element, path: str, day: dt.date) -> None:
    _add(parent, f"{path}/udt:DateTimeString", f"{day:%Y%m%d}", format="102")


def _add(parent: Element, path: str, text: str = "", **attributes: str) -> Element:
    """The new elements along `path`, the last one with `text`; the last one."""
    for step in path.split("/"):
        parent = SubElement(parent, _name(step))
    parent.text = text or None
    parent.attrib.update(attributes)
    return parent


def _name(prefixed: str) -> str:
    prefix, name = prefixed.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"
