"""Both syntaxes of EN 16931, and XML that means harm."""

from __future__ import annotations

import pytest

from verify.document import Statement
from verify.errors import DocumentError
from verify.load.einvoice import parse_einvoice
from verify.load.limits import LIMITS
from verify.load.statements import statements_of

CII = """<?xml version='1.0' encoding='UTF-8'?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocument><ram:ID>R-4711</ram:ID><ram:TypeCode>380</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">20190201</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
  <ram:IncludedSupplyChainTradeLineItem>
    <ram:SpecifiedTradeProduct><ram:GlobalID schemeID="0160">4905524000016</ram:GlobalID>
      <ram:SellerAssignedID>A-1</ram:SellerAssignedID><ram:Name>Kamera &amp; Gurt</ram:Name></ram:SpecifiedTradeProduct>
    <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>500.0000</ram:ChargeAmount>
      </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
    <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">2.0000</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
    <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:RateApplicablePercent>19.00</ram:RateApplicablePercent>
      </ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>1000</ram:LineTotalAmount>
      </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
  </ram:IncludedSupplyChainTradeLineItem>
  <ram:ApplicableHeaderTradeAgreement>
    <ram:SellerTradeParty><ram:Name>Händler GmbH</ram:Name>
      <ram:PostalTradeAddress><ram:PostcodeCode>10115</ram:PostcodeCode><ram:LineOne>Weg 1</ram:LineOne>
        <ram:CityName>Berlin</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
      <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">12/345</ram:ID></ram:SpecifiedTaxRegistration>
      <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE136695976</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
    <ram:BuyerTradeParty><ram:Name>Erika Muster</ram:Name></ram:BuyerTradeParty>
    <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-9</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeDelivery/>
  <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
    <ram:ApplicableTradeTax><ram:CalculatedAmount>190.00</ram:CalculatedAmount><ram:BasisAmount>1000.00</ram:BasisAmount>
      <ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
    <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>1000.00</ram:TaxBasisTotalAmount>
      <ram:TaxTotalAmount currencyID="EUR">190.00</ram:TaxTotalAmount><ram:GrandTotalAmount>1190</ram:GrandTotalAmount>
      <ram:DuePayableAmount>1190.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>""".encode()

UBL = """<?xml version='1.0' encoding='UTF-8'?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
<cbc:ID>2019-77</cbc:ID><cbc:IssueDate>2019-02-01</cbc:IssueDate><cbc:DueDate>2019-03-03</cbc:DueDate>
<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>RON</cbc:DocumentCurrencyCode>
<cac:OrderReference><cbc:ID>PO-9</cbc:ID></cac:OrderReference>
<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Foto Șoim</cbc:Name></cac:PartyName>
  <cac:PostalAddress><cbc:StreetName>Strada Țării 1</cbc:StreetName><cbc:CityName>București</cbc:CityName>
    <cbc:PostalZone>010011</cbc:PostalZone><cac:Country><cbc:IdentificationCode>RO</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
  <cac:PartyTaxScheme><cbc:CompanyID>RO18547290</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
  <cac:PartyLegalEntity><cbc:RegistrationName>Foto Șoim SRL</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Ana Pop</cbc:RegistrationName>
  </cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">38.00</cbc:TaxAmount></cac:TaxTotal>
<cac:TaxTotal><cbc:TaxAmount currencyID="RON">190.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount>1000.00</cbc:TaxableAmount>
  <cbc:TaxAmount>190.00</cbc:TaxAmount><cac:TaxCategory><cbc:Percent>19</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount>1000.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount>1190.00</cbc:TaxInclusiveAmount>
  <cbc:PayableAmount>0.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:InvoicedQuantity>1</cbc:InvoicedQuantity><cbc:LineExtensionAmount>1000.00</cbc:LineExtensionAmount>
  <cac:Item><cbc:Name>Aparat foto ILCE-7M3 cu obiectiv și geantă, garanție extinsă de trei ani</cbc:Name>
  <cac:StandardItemIdentification><cbc:ID schemeID="0160">4905524000016</cbc:ID></cac:StandardItemIdentification></cac:Item>
  <cac:Price><cbc:PriceAmount>1000.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>""".encode()


def said(data: bytes) -> dict[str, str]:
    """Field and text of every statement; the first one counts."""
    statements = statements_of(parse_einvoice(data), "cii")
    return {one.field: one.text for one in reversed(statements)}


def test_cii_speaks_of_a_receipts_fields() -> None:
    """Every term that a Receipt knows is stated under its name, normalised."""
    expected = {
        "kind": "invoice", "retailer": "Händler GmbH", "vat_id": "DE136695976", "address": "Weg 1, 10115 Berlin, DE",
        "country": "DE", "buyer": "Erika Muster", "receipt_number": "R-4711", "order_reference": "PO-9",
        "purchase_date": "2019-02-01", "invoice_date": "2019-02-01", "total": "1190.00", "vat": "190.00", "currency": "EUR",
        "items.0.description": "Kamera & Gurt", "items.0.quantity": "2", "items.0.net_price": "1000.00",
        "items.0.gtin": "4905524000016", "items.0.reference": "A-1",
    }  # fmt: skip
    assert expected == said(CII)


def test_ubl_says_the_same_in_its_own_words() -> None:
    """The VAT is that of the document's currency, the total that before payments; brand and legal name are both said."""
    fields = said(UBL)
    assert ("190.00", "1190.00", "RON") == (fields["vat"], fields["total"], fields["currency"])
    assert ("2019-02-01", "2019-03-03") == (fields["purchase_date"], fields["due_date"])
    names = {one.text for one in statements_of(parse_einvoice(UBL), "ubl") if one.field == "retailer"}
    assert {"Foto Șoim", "Foto Șoim SRL"} == names


@pytest.mark.parametrize(
    "data",
    [
        CII.replace(b">380<", b">381<"),
        UBL.replace(b">380<", b">381<"),
        UBL.replace(b"<Invoice ", b"<CreditNote ").replace(b"</Invoice>", b"</CreditNote>"),
    ],
)
def test_a_credit_note_says_so(data: bytes) -> None:
    """A credit note is never taken for an invoice."""
    assert "credit_note" == said(data)["kind"]


def test_what_is_no_date_or_number_is_not_stated() -> None:
    """A value that cannot be normalised is left out, never passed on as it stands."""
    fields = said(CII.replace(b"20190201", b"20190231").replace(b">1190<", b">NaN<").replace(b">190.00<", b">1e999<"))
    assert set() == {"purchase_date", "total", "vat"} & set(fields)


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Invoice>&b;</Invoice>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/hostname"><Invoice/>'


@pytest.mark.parametrize(
    ("cause", "data"),
    [
        ("unsupported", BOMB),
        ("unsupported", OUTSIDE),
        ("unsupported", b"<note/>"),
        ("corrupt", b"<Invoice"),
        ("corrupt", b"<?xml version='1.0' encoding='nonsense'?><Invoice/>"),
        ("too-large", b"<Invoice>" + b" " * LIMITS.xml_bytes + b"</Invoice>"),
        ("too-large", b"<Invoice>" + b"<InvoiceLine/>" * (LIMITS.xml_items + 1) + b"</Invoice>"),
    ],
)
def test_harmful_and_foreign_xml_is_refused(cause: str, data: bytes) -> None:
    """No entity unfolds, nothing outside is fetched, nothing else is read."""
    with pytest.raises(DocumentError) as refused:
        parse_einvoice(data)
    assert cause == refused.value.cause


def test_an_empty_invoice_says_only_what_it_is() -> None:
    """Silence gives no statement."""
    assert (Statement("ubl", "kind", "invoice"),) == statements_of(parse_einvoice(b"<Invoice/>"), "ubl")
