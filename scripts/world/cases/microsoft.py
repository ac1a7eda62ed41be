"""Scenarios of Microsoft's money back in the Nordic countries: each row of its table at its edges, each trap.

Claimed on day 15 to day 45, the purchase being day 1, by the clock of the seller's country. The file names no period and
no dealers, and its product list is an example.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from world.cases.changes import (
    Change,
    adding,
    at_dealer,
    at_known,
    buying_any,
    described,
    hiding,
    in_turn,
    locked,
    mistyped_iban,
    refunded,
    remarking,
    returning,
    selling_any,
    selling_instead,
    sending,
    telling,
    without,
    without_proof,
)
from world.cases.days import MICROSOFT
from world.cases.plan import ACCEPT, RESUBMIT, Bought, Expected, Paper, Plan, no_proof_but, reject, resubmit, review
from world.cases.scenario import Scenario, Table, Wish
from world.cases.words import DISPLAY, REFURBISHED, RETURN_POLICY, USED, Words, said
from world.chance import Chance, Stock
from world.trade.dealers import make_dealer
from world.trade.goods import article_of, products_of, serial_of
from world.trade.sale import Article

NORDIC = ("FI", "SE", "NO", "DK")
_TILL = Wish(proof="receipt")
_BILL = Wish(proof="invoice")
_row = Table(MICROSOFT, "microsoft").row


def make_scenarios() -> Iterator[Scenario]:
    """Every scenario of this campaign, what all campaigns share aside."""
    yield from _HONEST
    yield from _DAYS
    yield from _SELLERS
    yield from _PRODUCTS
    yield from _APPLICANTS
    yield from _FORMS
    yield from _PROOFS
    yield from _LABELS


def _deposits(plan: Plan, chance: Chance) -> Plan:
    """Bottles with a deposit beside the computer."""
    bottle = Article(
        "Vichy 0,5 l",
        Decimal("1.50") * (1 if plan.sale.dealer.country.currency == "EUR" else 10),
        quantity=2,
        deposit=Decimal("0.40") if plan.sale.dealer.country.currency == "EUR" else Decimal(4),
    )
    del chance
    return plan.selling(articles=(*plan.sale.articles, bottle))


def _papers_dates(plan: Plan, _: Chance) -> Plan:
    """Delivered, due and printed on other days."""
    on = plan.sale.on
    return plan.selling(delivered=on + dt.timedelta(days=4), due=on + dt.timedelta(days=14))


_HONEST = (
    *(
        _row(f"honest-{country.lower()}", "3.1 4.1 4.2 2.1 3.4 5.1", "Everything holds", ACCEPT, group="honest", wish=Wish(country=country))
        for country in NORDIC
    ),
    _row("honest-finland-swedish", "4.1", "A shop in Finland that prints Swedish", ACCEPT, group="honest", wish=Wish(country="FI-sv")),
    _row("honest-invoice", "4.1", "An invoice, everything holds", ACCEPT, group="honest", wish=_BILL),
    _row("honest-mail", "4.1", "An e-mailed receipt, everything holds", ACCEPT, group="honest", wish=Wish(proof="mail")),
    _row("honest-screen", "4.1", "An e-mailed receipt on a telephone", ACCEPT, group="honest", wish=Wish(proof="screen")),
    _row("honest-company", "1.3 1.9", "A company claims, to the company's account", ACCEPT, group="honest", wish=Wish(company=True, proof="invoice", printed=("buyer_vat_id",))),
    _row("honest-company-till", "1.9 1.5", "A company claims with a till receipt; companies have no age", ACCEPT, group="honest", wish=Wish(company=True, proof="receipt")),
    _row("honest-unasked", "1.6", "The form did not ask about employees", ACCEPT, group="honest", change=telling(declarations=None)),
    _row("honest-policy", "1.4", "The proof tells its return policy: nothing was returned", ACCEPT, group="honest", change=lambda plan, chance: remarking(lambda one: said(RETURN_POLICY, one, chance))(plan, chance)),
    _row("honest-deposit", "1.4", "A deposit on bottles is no return", ACCEPT, group="honest", wish=_TILL, change=_deposits),
    _row("honest-returned-other", "1.4", "Another product's line is taken back", ACCEPT, group="honest", wish=_TILL.but(others=1), change=returning(claimed=False)),
    _row("honest-dates", "3.1", "Delivery and due dates beside the invoice's", ACCEPT, group="honest", wish=_BILL, change=_papers_dates),
    _row("honest-dealer-list", "1.8", "The owner supplied no list of dealers: none is known to be wholesale", ACCEPT, group="honest"),
    _row("honest-amazon-pay", "2.4", "Paid with Amazon Pay: a means of payment, no seller", ACCEPT, group="honest", wish=Wish(proof="mail"), change=remarking(lambda _: "Amazon Pay")),
    _row("honest-order-date", "4.5 3.1", "Ordered two days before: both dates lie in the window", ACCEPT, group="honest", wish=_BILL.but(days=25), change=lambda plan, _: plan.selling(ordered=plan.sale.on - dt.timedelta(days=2))),
    _row("honest-order-and-receipt", "4.5", "Order confirmation and final receipt are both sent", ACCEPT, group="honest", wish=_BILL.but(days=25), change=lambda plan, _: _with_order(plan, days=2)),
)  # fmt: skip


def _with_order(plan: Plan, *, days: int) -> Plan:
    """The order confirmation is sent too."""
    ordered = plan.sale.on - dt.timedelta(days=days)
    order = replace(plan.sale, on=ordered, ordered=ordered, delivered=None, due=None)
    plan = plan.selling(ordered=ordered)
    return replace(plan, papers=(*plan.papers, Paper("order_confirmation", "order_confirmation", sale=order)))


def _day(number: int, expected: Expected, why: str, *, name: str = "", clock: str = "") -> Scenario:
    """Claimed on this day; `clock` names an hour near midnight."""
    on = "2019-02-01"
    moment = dt.date.fromisoformat(on) + dt.timedelta(days=number - 1)
    wish = Wish(on=on, moment=f"{moment.isoformat()}T{clock or '12:30'}")
    return _row(name or f"day-{number}", "3.1", why, expected, group="edge", wish=wish)


_DAYS = (
    _day(14, reject("3.1"), "1 February is day 1, 14 February day 14: claim again from the 15th"),
    _day(15, ACCEPT, "1 February is day 1, 15 February day 15"),
    _day(45, ACCEPT, "1 February is day 1, 17 March day 45, a Sunday"),
    _day(46, reject("3.1"), "1 February is day 1, 18 March day 46"),
    _day(14, reject("3.1"), "The last minute of day 14 by the seller's clock", name="day-14-last-minute", clock="23:59"),
    _day(15, ACCEPT, "The first minute of day 15 by the seller's clock", name="day-15-first-minute", clock="00:01"),
    _day(45, ACCEPT, "The last minute of day 45 by the seller's clock", name="day-45-last-minute", clock="23:59"),
    _day(46, reject("3.1"), "The first minute of day 46 by the seller's clock", name="day-46-first-minute", clock="00:01"),
    _row("same-day", "3.1", "Claimed on the day of purchase, much too early", reject("3.1"), group="edge", wish=Wish(on="2019-02-04", days=0)),
    _row(
        "easter", "3.4", "Claimed before Easter: holidays are no working days", ACCEPT, group="edge",
        wish=Wish(on="2019-03-25", moment="2019-04-16T10:00"),
    ),
    _row(
        "may", "3.4", "Claimed before the first of May and Norway's seventeenth", ACCEPT, group="edge",
        wish=Wish(on="2019-04-15", moment="2019-05-13T10:00"),
    ),
    _row(
        "order-decides", "3.1 4.5", "Day 45 from the purchase, day 52 from the order, and no period tells which counts",
        review(), wish=_BILL.but(on="2019-02-08", moment="2019-03-24T15:00", printed=("order_date",)),
        change=lambda plan, _: plan.selling(ordered=plan.sale.on - dt.timedelta(days=7)),
    ),
)  # fmt: skip

_AUCTIONS = {
    "FI": Stock(("Huuto.net",), ("Tori.fi",)),
    "SE": Stock(("Tradera",), ("Blocket",)),
    "NO": Stock(("QXL",), ("FINN.no",)),
    "DK": Stock(("Lauritz.com",), ("DBA.dk",)),
}
"""Sites for private auctions and sales that the campaign's file names (2.3)."""


def _selling_as(brand: str) -> Change:
    return at_known(brand, f"{brand.lower()}.example")


def _by_auction(plan: Plan, chance: Chance) -> Plan:
    return _selling_as(chance.pick(_AUCTIONS[plan.sale.dealer.country.code]))(plan, chance)


def _third_party(plan: Plan, chance: Chance) -> Plan:
    """A marketplace's invoice for a seller of its own country."""
    seller = make_dealer(chance.child("seller"), plan.sale.dealer.country)
    return plan.selling(sold_by=seller.brand).proving(marketplace=True)


def _two_numbers(plan: Plan, chance: Chance) -> Plan:
    """A dealer at home here that prints its German number too."""
    german = make_dealer(chance.child("german"), "DE", foreign="DE")
    line = f"DE: {german.vat_id}" if german.vat_id.startswith("DE") else german.id_lines[0]
    return plan.dealing(id_lines=(*plan.sale.dealer.id_lines[:1], line))


_SELLERS = (
    _row("seller-broken-id", "2.1", "The seller's number fails its checksum, and no other is printed", review("2.1"), change=at_dealer(broken_id=True)),
    _row("seller-german", "2.1", "The only seller's number is German", reject("2.1"), change=at_dealer(foreign="DE")),
    _row("seller-abroad", "2.1", "A German shop, number and address", reject("2.1"), wish=Wish(country="DE", home="DK")),
    _row("seller-two-numbers", "2.1", "The seller prints a German number beside its own", ACCEPT, group="honest", change=_two_numbers),
    _row("marketplace", "2.2", "The marketplace's invoice names another seller", review("2.2"), wish=_BILL, change=_third_party),
    _row("auction", "2.3", "Bought through a site for private auctions", reject("2.3"), wish=_BILL, change=_by_auction),
    _row("amazon", "2.4", "The seller is Amazon", reject("2.4"), wish=_BILL, change=_selling_as("Amazon")),
    _row("ebay", "2.4", "The seller is eBay", reject("2.4"), wish=_BILL, change=_selling_as("eBay")),
)  # fmt: skip


def _worded(name: str, why: str, words: Words) -> Scenario:
    def change(plan: Plan, chance: Chance) -> Plan:
        return described(lambda one: said(words, one, chance))(plan, chance)

    return _row(name, "1.1", why, review("1.1"), change=change)


def _other_configuration(plan: Plan, chance: Chance) -> Plan:
    """The form names the smallest configuration, sold is the largest."""
    product = plan.goods[0].product
    sold = replace(plan.goods[0], configuration=product.configurations[-1])
    article = article_of(product, chance, plan.sale.dealer.country, configuration=sold.configuration)
    plan = plan.selling(
        articles=tuple(article if at == plan.first_line else one for at, one in enumerate(plan.sale.articles))
    )
    name = f"{product.maker} {product.name} {product.configurations[0]}"
    return replace(plan, goods=(sold,)).tells(products__0__name=name)


_PRODUCTS = (
    _row("type-cover", "1.1", "A keyboard for a Surface Pro 6 is no Surface Pro 6; the example list rejects nothing", review("1.1"), wish=Wish(product="Surface Pro 6"), change=selling_instead("1725", "accessory")),
    _row("accessory-alone", "1.1", "An accessory that names the computer is no computer", review("1.1"), change=selling_any("accessory")),
    _row("accessory-beside", "1.1", "An accessory beside the computer", ACCEPT, group="honest", change=adding("accessory")),
    _row("unlisted", "1.1", "Claimed, sold and photographed is a computer that is not on the list; the example list rejects nothing", review("1.1"), change=buying_any("lookalike")),
    _row("pro-4-for-pro-6", "1.1", "Claimed a Surface Pro 6, sold a Surface Pro 4", review("1.1"), wish=Wish(product="Surface Pro 6"), change=selling_instead("Surface Pro 4", "lookalike")),
    _row("laptop-for-laptop-2", "1.1", "Claimed a Surface Laptop 2, sold its predecessor", review("1.1"), wish=Wish(product="Surface Laptop 2"), change=selling_instead("Surface Laptop", "lookalike")),
    _row("other-configuration", "1.1", "The form names i5/8/128, sold is the largest configuration", review("1.1"), wish=Wish(product="Surface Pro 6"), change=_other_configuration),
    _worded("used", "The line says the computer is second-hand", USED),
    _worded("refurbished", "The line says the computer was refurbished", REFURBISHED),
    _worded("display", "The line says the computer stood in the shop", DISPLAY),
)  # fmt: skip


def _at_sellers_address(plan: Plan, _: Chance) -> Plan:
    dealer = plan.sale.dealer
    person = replace(plan.person, street=dealer.street, postal_code=dealer.postal_code, city=dealer.town)
    buyer = person.buyer() if plan.sale.buyer else None
    return replace(plan.selling(buyer=buyer), person=person)


def _neighbour(plan: Plan, _: Chance) -> Plan:
    """The claimant lives in the seller's town, elsewhere."""
    dealer = plan.sale.dealer
    person = replace(plan.person, postal_code=dealer.postal_code, city=dealer.town)
    return replace(plan.selling(buyer=person.buyer() if plan.sale.buyer else None), person=person)


def _mails_from(domain: str) -> Change:
    """The claimant's mailbox is at `domain`; empty: at the dealer's."""

    def change(plan: Plan, _: Chance) -> Plan:
        host = domain or plan.sale.dealer.web.removeprefix("www.")
        return replace(plan, person=replace(plan.person, email=f"{plan.person.email.split('@')[0]}@{host}"))

    return change


_APPLICANTS = (
    _row("private-account", "1.3", "A company claims to its clerk's private account", review("1.3"), group="form", wish=Wish(company=True), change=lambda plan, _: plan.tells(claimant__bank_account__holder=plan.person.name)),
    _row("minor", "1.5", "The claimant is under 18", reject("1.5"), group="form", change=telling(claimant__is_adult=False)),
    _row("age-unanswered", "1.5", "Whether the claimant is 18 was not answered", RESUBMIT, group="form", change=telling(claimant__is_adult=None)),
    _row("employee", "1.6", "The claimant declares to be an employee", review("1.6"), group="form", change=telling(declarations={"employee": True})),
    _row("dealers-mailbox", "1.6", "The claimant's mailbox is the dealer's", review("1.6"), group="form", change=in_turn(_mails_from(""), remarking(lambda plan: plan.sale.dealer.email))),
    _row("makers-mailbox", "1.6", "The claimant's mailbox is the maker's", review("1.6"), group="form", change=_mails_from("microsoft.com")),
    _row("kind-unsaid", "1.9", "Neither a person nor a company claims", RESUBMIT, group="form", change=telling(claimant__kind=None)),
    _row("sellers-address", "1.7 4.4", "The claimant's address is the seller's", reject("1.7", "4.4"), wish=Wish(printed=("address",)), change=_at_sellers_address),
    _row("sellers-neighbour", "1.7 4.4", "The claimant lives in the seller's town, in another street", ACCEPT, group="honest", change=_neighbour),
    _row("account-mistyped", "5.1 5.2", "The IBAN fails its checksum", resubmit("5.1"), group="form", change=mistyped_iban),
)  # fmt: skip

_ENTRIES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("name", {"claimant__name": None}),
    ("email", {"claimant__email": None}),
    ("street", {"claimant__address__street": None}),
    ("dealer", {"purchase__retailer": None}),
    ("date", {"purchase__date": None}),
    ("product", {"products": []}),
    ("account", {"claimant__bank_account": None}),
)
"""What 3.2 asks for on the form."""

_FORMS = (
    *(
        _row(f"form-without-{name}", "3.2", f"The form lacks the {name}", RESUBMIT, group="form", change=telling(**told))
        for name, told in _ENTRIES
    ),
    _row("company-nameless", "3.2", "A company claims and does not say its name", RESUBMIT, group="form", wish=Wish(company=True), change=telling(claimant__company=None)),
)  # fmt: skip


def _unprinted_id(plan: Plan, _: Chance) -> Plan:
    printed = tuple(role for role in plan.printed if role != "vat_id")
    return replace(plan.dealing(id_lines=(), vat_id="", registration_id=""), printed=printed)


def _unprinted_reference(plan: Plan, _: Chance) -> Plan:
    line = f"items.{plan.first_line}"
    printed = tuple(role for role in plan.printed if not role.startswith(f"{line}.reference"))
    return replace(plan.lining(plan.first_line, reference="", gtin=""), printed=printed)


_PROOFS = (
    _row("without-proof", "3.2 4.1", "No proof is attached", RESUBMIT, group="form", change=without_proof),
    _row("slip-for-proof", "4.1", "A card slip is no proof of purchase", RESUBMIT, wish=_TILL, change=sending("slip")),
    _row("bill-for-proof", "4.1", "A provisional bill is no proof of purchase", RESUBMIT, wish=_TILL, change=sending("bill")),
    _row("quote-for-proof", "4.1", "A quote proves no purchase", RESUBMIT, wish=_BILL, change=sending("quote", "invoice")),
    _row("locked", "4.1", "The only proof is a PDF behind a password", RESUBMIT, group="illegible", wish=Wish(proof="invoice"), change=locked),
    _row("pro-forma-for-proof", "4.1", "A pro forma invoice proves no purchase", RESUBMIT, wish=_BILL, change=sending("pro_forma", "invoice")),
    _row("delivery-note-for-proof", "4.1", "A delivery note proves no purchase", RESUBMIT, wish=_BILL, change=sending("delivery_note", "invoice")),
    _row("handwritten", "4.1", "The receipt is written by hand", review("4.1", also=("resubmit",)), wish=_TILL, change=sending("handwritten")),
    _row("id-unprinted", "4.1", "The proof prints no seller's number", RESUBMIT, change=_unprinted_id),
    _row("reference-unprinted", "4.1", "The proof prints no article number", RESUBMIT, wish=_TILL, change=_unprinted_reference),
    _row("credit-note", "1.4", "The proof is the credit note of the purchase", no_proof_but("1.4"), wish=_BILL, change=refunded),
    _row("return-slip", "1.4", "The proof is the till's slip of the return", no_proof_but("1.4"), wish=_TILL, change=refunded),
    _row("returned", "1.4", "The product's line is taken back on the same receipt", reject("1.4"), wish=_TILL.but(others=2), change=returning(claimed=True)),
    *(
        _row(f"{name}-hidden", "4.1 4.3", f"The {name} cannot be read", RESUBMIT, group="illegible", wish=_TILL, change=hiding("receipt", *roles))
        for name, roles in (
            ("date", ("purchase_date",)),
            ("retailer", ("retailer", "legal_name")),
            ("number", ("vat_id", "registration_id")),
            ("product", ("items.line.description",)),
            ("reference", ("items.line.reference",)),
        )
    ),
    _row("price-hidden", "4.1 4.3", "Neither the line's price nor the total can be read", RESUBMIT, group="illegible", wish=_TILL.but(others=0), change=hiding("receipt", "items.line.price", "total")),
)  # fmt: skip


def _label_of_other(plan: Plan, chance: Chance) -> Plan:
    """The label is another eligible product's."""
    product = chance.pick([one for one in products_of(MICROSOFT) if one.name != plan.goods[0].product.name])
    return plan.showing("label", goods=Bought(product, serial=serial_of(product, chance)))


_LABELS = (
    _row("without-label", "4.2", "No photograph of the label", RESUBMIT, group="form", change=without("label")),
    *(
        _row(f"label-code-{place}-hidden", "4.2 4.3", "One of the label's barcodes cannot be read", RESUBMIT, group="illegible", change=hiding("label", f"barcode.{place}"))
        for place in range(2)
    ),
    _row("label-model-hidden", "4.2 4.3", "Neither the model nor the product's name on the label can be read", RESUBMIT, group="illegible", change=hiding("label", "model", "product")),
    _row("label-of-other", "4.2", "The label is another computer's", review("4.2"), change=_label_of_other),
    _row("plate-for-label", "4.2", "The label's photograph shows the computer's plate", RESUBMIT, change=lambda plan, _: plan.showing("label", draw="plate")),
)  # fmt: skip
