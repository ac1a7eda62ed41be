"""The XML inside an e-invoice says something else than its page.

Factur-X 1.0 wants both to say the same; programs read the XML, people the page. Which of the two is the lie nobody can see
from the file alone. The other figures are sound in themselves: a price that is lower is lower in its line, its rate's sums
and the totals. Names are those of UN/CEFACT's Cross Industry Invoice.
"""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

import pikepdf

from world.chance import Chance
from world.fraud.pages import saved
from world.fraud.pictures import is_date, spots, switch_of
from world.fraud.telling import Edit, value_of
from world.fraud.values import carried, other_days
from world.sheet import Drawn, UnfitError
from world.trade.sale import rounded

SPACES = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}
SUMS = "ram:SpecifiedTradeSettlementHeaderMonetarySummation"
TEN_THOUSANDTH = Decimal("0.0001")


def change_figures(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """The page says what was drawn, and the XML another total or day; UnfitError where none is inside."""
    del keeps  # whichever of the two is the lie, the file is the same
    inside = _inside(drawn)
    found = [
        one
        for one in spots(drawn, lambda role: role in {"total", "invoice_date"})
        if value_of(drawn.truth, one.mark.role)
    ]
    if not found:
        raise UnfitError(f"{drawn.truth['layout']}: prints no total and no date in one piece")
    spot = chance.pick(found)
    switch = switch_of(drawn, spot, chance, keeps=True)
    value = str(value_of(drawn.truth, spot.mark.role))
    if is_date(spot.mark.role):
        _set_day(inside, _day_of(switch.was, spot.mark.text, dt.date.fromisoformat(value)))
    else:
        was = carried(value, spot.mark.text, switch.was)
        if was is None:
            raise UnfitError(f"{spot.mark.text}: printed with other digits than the total's")
        _lower(inside, Decimal(was) - Decimal(value))
    edit = Edit("other-xml", spot.mark.role, switch.was, switch.shown, spot.page, spot.mark.box, severity)
    return _with(drawn, inside), (edit,)


def _inside(drawn: Drawn) -> Element:
    """The XML of the file."""
    with pikepdf.open(io.BytesIO(drawn.pdf or b"")) if drawn.pdf else pikepdf.new() as pdf:
        names = [name for name in pdf.attachments if name.endswith(".xml")]
        if not names:
            raise UnfitError(f"{drawn.truth['layout']}: holds no XML")
        return fromstring(pdf.attachments[names[0]].get_file().read_bytes())  # noqa: S314 - our own


def _with(drawn: Drawn, inside: Element) -> Drawn:
    """`drawn` whose file holds this XML."""
    assert drawn.pdf is not None
    for prefix, space in SPACES.items():
        register_namespace(prefix, space)
    data = b"<?xml version='1.0' encoding='UTF-8'?>\n" + tostring(inside, encoding="unicode").encode()
    with pikepdf.open(io.BytesIO(drawn.pdf)) as pdf:
        name = next(name for name in pdf.attachments if name.endswith(".xml"))
        pdf.attachments[name].obj.EF.F.write(data)
        return Drawn(drawn.kind, drawn.sheets, drawn.truth, saved(pdf))


def _day_of(said: str, text: str, day: dt.date) -> dt.date:
    """The day that `said` means, in the form in which `text` means `day`."""
    return next(other for other_said, other in other_days(text, day) if other_said == said)


def _set_day(inside: Element, day: dt.date) -> None:
    _one(inside, "rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString").text = f"{day:%Y%m%d}"


def _lower(inside: Element, by: Decimal) -> None:
    """Adds `by` (gross) to the dearest line and to every sum that holds it."""
    trade = _one(inside, "rsm:SupplyChainTradeTransaction")
    line = max(trade.findall("ram:IncludedSupplyChainTradeLineItem", SPACES), key=_net_of)
    rate = _one(line, f"{LINE}/ram:ApplicableTradeTax/ram:RateApplicablePercent").text
    settlement = _one(trade, "ram:ApplicableHeaderTradeSettlement")
    tax = next(
        one for one in settlement.findall("ram:ApplicableTradeTax", SPACES) if one.findtext("ram:RateApplicablePercent", "", SPACES) == rate
    )  # fmt: skip
    net, vat = (_amount(_one(tax, name)) for name in ("ram:BasisAmount", "ram:CalculatedAmount"))
    share = Decimal(rate or 0)
    more_vat = rounded((net + vat + by) * share / (100 + share)) - vat
    more_net = by - more_vat
    pieces = Decimal(_one(line, "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity").text or 1)
    unit = _one(line, "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount")
    unit.text = str((_amount(unit) + more_net / pieces).quantize(TEN_THOUSANDTH))
    sums = _one(settlement, SUMS)
    is_paid = _amount(_one(sums, "ram:TotalPrepaidAmount")) != 0
    for owner, name, more in (
        (line, f"{LINE}/{LINE_SUM}", more_net),
        (tax, "ram:BasisAmount", more_net),
        (tax, "ram:CalculatedAmount", more_vat),
        (sums, "ram:LineTotalAmount", more_net),
        (sums, "ram:TaxBasisTotalAmount", more_net),
        (sums, "ram:TaxTotalAmount", more_vat),
        (sums, "ram:GrandTotalAmount", by),
        (sums, "ram:TotalPrepaidAmount" if is_paid else "ram:DuePayableAmount", by),
    ):
        element = _one(owner, name)
        element.text = str(_amount(element) + more)


LINE = "ram:SpecifiedLineTradeSettlement"
LINE_SUM = "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"


def _net_of(line: Element) -> Decimal:
    return _amount(_one(line, f"{LINE}/{LINE_SUM}"))


def _amount(element: Element) -> Decimal:
    return Decimal(element.text or 0)


def _one(owner: Element, path: str) -> Element:
    """The element at `path`; UnfitError where the invoice has none."""
    found = owner.find(path, SPACES)
    if found is None:
        raise UnfitError(f"the XML has no {path}")
    return found
