"""Scenarios of Sony's cashback in Romania, winter 2018: each row of its table at its edges, each trap.

Bought and claimed between 1 November 2018 and 31 January 2019, by Bucharest's clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from world.cases.changes import (
    adding,
    at_dealer,
    buying,
    described,
    hiding,
    in_turn,
    locked,
    mistyped_iban,
    remarking,
    selling_any,
    selling_instead,
    sending,
    telling,
    with_account,
    without,
    without_proof,
)
from world.cases.days import SONY
from world.cases.plan import ACCEPT, RESUBMIT, Bought, Expected, Paper, Plan, reject, resubmit, review
from world.cases.scenario import Scenario, Table, Wish
from world.cases.words import FOREIGN_WARRANTY
from world.chance import Chance
from world.trade.goods import article_of, products_of, serial_of

_TILL = Wish(proof="receipt")
_row = Table(SONY, "sony").row


def make_scenarios() -> Iterator[Scenario]:
    """Every scenario of this campaign, what all campaigns share aside."""
    yield from _HONEST
    yield from _DAYS
    yield from _SELLERS
    yield from _PRODUCTS
    yield from _FORMS
    yield from _PROOFS
    yield from _SERIALS


_HONEST = (
    _row("honest-till", "1.1 2 1.5", "A till receipt, everything holds", ACCEPT, group="honest", wish=_TILL),
    _row("honest-invoice", "1.1 2 1.5", "An invoice, everything holds", ACCEPT, group="honest", wish=Wish(proof="invoice")),
    _row("honest-mail", "1.1 2", "An e-mailed receipt, everything holds", ACCEPT, group="honest", wish=Wish(proof="mail")),
    _row("honest-screen", "1.1 2", "An e-mailed receipt on a telephone", ACCEPT, group="honest", wish=Wish(proof="screen")),
    _row("honest-basket", "1.1 8", "Bought among other things", ACCEPT, group="honest", wish=Wish(others=3)),
    _row(
        "honest-postal-code-only", "1.3", "Of the address the form asks for the postal code alone", ACCEPT, group="honest",
        change=telling(claimant__address__street=None, claimant__address__city=None),
    ),
    _row(
        "honest-code", "1.4", "Registered before: the code has eight digits", ACCEPT, group="honest",
        change=lambda plan, chance: plan.tells(reference=chance.digits(8)),
    ),
    _row(
        "honest-reply", "7", "Sent as a reply to the confirmation e-mail", ACCEPT, group="honest",
        change=lambda plan, chance: plan.tells(reference=chance.digits(8), origin={"channel": "email"}),
    ),
    _row(
        "honest-any-serial", "4", "No list of serials was supplied: none can be unknown", ACCEPT, group="honest",
    ),
    _row(
        "honest-with-box", "1.3 3", "The box's label is photographed beside the serial on the product", ACCEPT,
        group="honest", change=lambda plan, _: replace(plan, papers=(*plan.papers, Paper("label", "label"))),
    ),
)  # fmt: skip


def _day(name: str, why: str, expected: Expected, *, on: str, moment: str | None, refs: str = "1.1") -> Scenario:
    return _row(name, refs, why, expected, group="edge", wish=Wish(on=on, moment=moment))


_DAYS = (
    _day("bought-day-before", "Bought the day before the campaign began", reject("1.1"), on="2018-10-31", moment=None),
    _day("bought-first-day", "Bought on the first day", ACCEPT, on="2018-11-01", moment=None),
    _day(
        "bought-last-day", "Bought and claimed on the last day", ACCEPT, on="2019-01-31", moment="2019-01-31T20:15",
        refs="1.1 1.2",
    ),
    _day(
        "bought-day-after", "Bought and claimed a day too late", reject("1.1", "1.2"), on="2019-02-01",
        moment="2019-02-01T12:00", refs="1.1 1.2",
    ),
    _day(
        "claimed-first-day", "Bought and claimed on the first day", ACCEPT, on="2018-11-01", moment="2018-11-01T18:30",
        refs="1.2",
    ),
    _day(
        "claimed-day-before", "Claimed, and bought, before the campaign began", reject("1.1", "1.2"), on="2018-10-31",
        moment="2018-10-31T18:30", refs="1.1 1.2",
    ),
    _day(
        "claimed-last-minute", "Claimed on 31 January at 23:59 by Bucharest's clock", ACCEPT, on="2019-01-12",
        moment="2019-01-31T23:59", refs="1.2",
    ),
    _day(
        "claimed-minute-late", "Claimed at midnight: 31 January by GMT, 1 February in Bucharest", reject("1.2"),
        on="2019-01-12", moment="2019-02-01T00:00", refs="1.2",
    ),
    _day(
        "claimed-day-30", "The 30th day after purchase: the clause has two readings and decides nothing", ACCEPT,
        on="2018-11-20", moment="2018-12-20T11:00", refs="1.2",
    ),
    _day(
        "claimed-day-31", "The 31st day after purchase: the clause has two readings and decides nothing", ACCEPT,
        on="2018-11-20", moment="2018-12-21T11:00", refs="1.2",
    ),
)  # fmt: skip


def _nameless_number(plan: Plan, _: Chance) -> Plan:
    return plan.dealing(id_lines=(), vat_id="", registration_id="")


_SELLERS = (
    _row("seller-broken-id", "1.1", "The CUI fails its checksum", review("1.1"), wish=Wish(printed=("vat_id",)), change=at_dealer(broken_id=True)),
    _row(
        "seller-foreign-id", "1.1", "A Romanian address, but only a German number: one sign of a foreign seller",
        review("1.1"), wish=Wish(printed=("vat_id",)), change=at_dealer(foreign="DE"),
    ),
    _row(
        "seller-foreign-address", "1.1", "A Romanian number, but an address in Germany: one sign of a foreign seller",
        review("1.1"), wish=Wish(country="DE", home="RO", printed=("vat_id", "address")),
        change=at_dealer(country="DE", foreign="RO"),
    ),
    _row(
        "seller-abroad", "1.1", "A German shop, number and address", reject("1.1"),
        wish=Wish(country="DE", home="RO", printed=("vat_id", "address")),
    ),
    _row("seller-without-id", "1.1", "The proof prints no seller's number: name and address are enough", ACCEPT, group="honest", change=_nameless_number),
    _row(
        "buyer-id-beside", "1.1", "A firm buys: its CUI stands beside the seller's", ACCEPT, group="honest",
        wish=Wish(company=True, proof="invoice", printed=("buyer_vat_id",)),
    ),
    _row(
        "foreign-warranty", "6", "The proof names another country's warranty", review("6"),
        change=lambda plan, chance: remarking(lambda _: chance.pick(FOREIGN_WARRANTY))(plan, chance),
    ),
    _row("post", "7", "Sent by post without registering first", review("7"), change=telling(origin={"channel": "post"})),
    _row(
        "post-registered", "7 1.4", "Sent by post, registered before", ACCEPT, group="honest",
        change=lambda plan, chance: plan.tells(reference=chance.digits(8), origin={"channel": "post"}),
    ),
    _row("code-short", "1.4", "The registration code has seven digits", review("1.4"), group="form", change=lambda plan, chance: plan.tells(reference=chance.digits(7))),
    _row("code-letters", "1.4", "The registration code has letters", review("1.4"), group="form", change=lambda plan, chance: plan.tells(reference=f"SC{chance.digits(6)}")),
)  # fmt: skip

_LOOKALIKES = (
    ("ILCE-7M3", "ILCE-7RM3", "One letter apart, and both on the list"),
    ("ILCE-7RM3", "ILCE-7M3", "One letter apart, and both on the list"),
    ("SEL2470GM", "SEL2470Z", "Two lenses of one zoom, and both on the list"),
    ("SEL24105G", "SEL2470GM", "Two lenses of the list"),
)
"""Form, proof, why."""


def _lookalike(claimed: str, sold: str, why: str) -> Scenario:
    name = f"{claimed}-for-{sold}".lower()
    return _row(
        name,
        "1.1",
        f"{why}: claimed {claimed}, sold {sold}",
        review("1.1"),
        wish=Wish(product=claimed),
        change=selling_instead(sold),
    )


def _two_products(plan: Plan, chance: Chance) -> Plan:
    """Two products of the list on one receipt and on one form."""
    product = chance.pick([one for one in products_of(SONY) if one.name != plan.goods[0].product.name])
    second = Bought(product, len(plan.sale.articles), serial_of(product, chance))
    plan = plan.selling(articles=(*plan.sale.articles, article_of(product, chance, plan.sale.dealer.country)))
    return replace(
        plan, goods=(*plan.goods, second), papers=(*plan.papers, Paper("plate", "serial_photo", goods=second))
    )


_PRODUCTS = (
    *(_lookalike(*row) for row in _LOOKALIKES),
    _row("accessory-alone", "1.1", "A bag, card or battery that names the camera is no camera; the example list rejects nothing", review("1.1"), wish=_TILL, change=selling_any("accessory")),
    _row("accessory-beside", "1.1", "A bag, card or battery beside the camera", ACCEPT, group="honest", change=adding("accessory")),
    _row("two-products", "8", "Two products on one form: one product per claim", resubmit("8"), change=_two_products),
    _row("quantity-two", "8", "Two of one product on one form: one product per claim", resubmit("8"), wish=Wish(quantity=2)),
)  # fmt: skip

_ENTRIES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("model", {"products__0__model": None, "products__0__name": None}),
    ("serial", {"products__0__serial": None}),
    ("date", {"purchase__date": None}),
    ("retailer", {"purchase__retailer": None}),
    ("name", {"claimant__name": None}),
    ("email", {"claimant__email": None}),
    ("postal-code", {"claimant__address__postal_code": None}),
    ("account", {"claimant__bank_account": None}),
    ("phone", {"claimant__phone": None}),
)
"""What 1.3 asks for on the form."""

_FORMS = (
    *(
        _row(
            f"form-without-{name}", "1.3", f"The form lacks the {name}", RESUBMIT, group="form", change=telling(**told)
        )
        for name, told in _ENTRIES
    ),
    _row("account-mistyped", "6", "The IBAN fails its checksum", resubmit("6"), group="form", change=mistyped_iban),
    _row("account-abroad", "6", "A German account", resubmit("6"), group="form", change=with_account("DE")),
)

_PROOFS = (
    _row("without-proof", "1.3 2", "No receipt or invoice is attached", RESUBMIT, group="form", change=without_proof),
    _row("without-serial-photo", "1.3", "No photograph of the serial", RESUBMIT, group="form", change=without("plate")),
    _row("slip-for-proof", "2", "A card slip is no proof of purchase", RESUBMIT, wish=_TILL, change=sending("slip")),
    _row("bill-for-proof", "2", "A provisional bill is no proof of purchase", RESUBMIT, wish=_TILL, change=sending("bill")),
    _row("quote-for-proof", "2", "A quote proves no purchase", RESUBMIT, wish=Wish(proof="invoice"), change=sending("quote", "invoice")),
    _row("locked", "2", "The only proof is a PDF behind a password", RESUBMIT, group="illegible", wish=Wish(proof="invoice"), change=locked),
    _row("delivery-note-for-proof", "2", "A delivery note proves no purchase", RESUBMIT, wish=Wish(proof="invoice"), change=sending("delivery_note", "invoice")),
    _row("box-for-proof", "2", "A photograph of the box sent as the receipt", RESUBMIT, change=sending("label")),
    _row("date-hidden", "2", "The date is there and cannot be read", RESUBMIT, group="illegible", wish=_TILL, change=hiding("receipt", "purchase_date")),
    _row("product-hidden", "2", "The product's line cannot be read", RESUBMIT, group="illegible", wish=_TILL, change=hiding("receipt", "items.line.description")),
    _row(
        "invoice-date-hidden", "2", "The invoice's date is there and cannot be read", RESUBMIT, group="illegible",
        wish=Wish(proof="invoice"), change=hiding("invoice", "purchase_date"),
    ),
)  # fmt: skip


def _other_piece(plan: Plan, chance: Chance) -> Plan:
    """The photograph shows another piece of the same model."""
    product = plan.goods[0].product
    return plan.showing("plate", goods=Bought(product, serial=serial_of(product, chance.child("other piece"))))


def _other_model(plan: Plan, chance: Chance) -> Plan:
    """The photograph shows a thing of another model, its serial as on the form."""
    product = chance.pick([one for one in products_of(SONY) if one.name != plan.goods[0].product.name])
    return plan.showing("plate", goods=Bought(product, serial=plan.goods[0].serial))


_SERIALS = (
    _row("other-serial", "1.3 3", "The form's serial is another than the product's", review("1.3"), change=_other_piece),
    _row("plate-of-other-model", "1.3", "The photographed thing is another model than claimed", review("1.3"), change=_other_model),
    _row("serial-hidden", "1.3 3", "The serial in the photograph cannot be read", RESUBMIT, group="illegible", change=hiding("plate", "serial")),
    _row(
        "box-only", "1.3 3", "The serial stands on the box's label only: it has to be shown on the product", RESUBMIT,
        change=in_turn(without("plate"), lambda plan, _: replace(plan, papers=(*plan.papers, Paper("label", "serial_photo")))),
    ),
    _row(
        "alias-kit", "1.1", "A kit code that the list does not hold as an alias is another product; the example list rejects nothing",
        review("1.1"), wish=Wish(product="ILCE-7M3"), change=selling_instead("ILCE-7M3K", "lookalike"),
    ),
    _row(
        "colour-code", "1.1", "A colour code that the list does not hold as an alias is another product; the example list rejects nothing",
        review("1.1"), wish=Wish(product="ILCE-7M3"), change=selling_instead("ILCE-7M3B", "lookalike"),
    ),
    _row(
        "unlisted", "1.1", "Claimed, sold and photographed is a camera that is not on the list; the example list rejects nothing",
        review("1.1"), wish=Wish(product="ILCE-7M3"), change=buying("ILCE-7M3K", "lookalike"),
    ),
    _row(
        "black-body", "1.1", "Words for colour and what is in the box make no other product", ACCEPT, group="honest",
        wish=Wish(product="ILCE-7M3"), change=described(lambda _: "negru"),
    ),
)  # fmt: skip
