"""Changes of an honest plan that several campaigns' scenarios make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from world.cases.honest import named
from world.cases.plan import Draw, Paper, Plan
from world.chance import Chance
from world.trade.accounts import make_account
from world.trade.dealers import make_dealer
from world.trade.goods import article_of, products_of, serial_of
from world.trade.products import Product, Role
from world.trade.sale import ZERO

Change = Callable[[Plan, Chance], Plan]


def telling(**entries: Any) -> Change:  # noqa: ANN401
    """The form says this (`Plan.tells`)."""
    return lambda plan, _: plan.tells(**entries)


def in_turn(*changes: Change) -> Change:
    """One change after another."""

    def change(plan: Plan, chance: Chance) -> Plan:
        for place, one in enumerate(changes):
            plan = one(plan, chance.child(f"{place}"))
        return plan

    return change


ECHOES: Mapping[str, tuple[str, ...]] = {
    "purchase_date": ("invoice_date", "mail_date", "slip_date", "paid_on", "payment_date", "printed_on"),
    "total": ("subtotal", "paid", "slip_amount", "change", "net", "vat", "vat_line", "due"),
    "price": ("unit_price", "gross", "net_price", "net_unit_price"),
    "reference": ("gtin",),
}
"""Where a paper says the same again, or what it can be reckoned from."""


def hiding(draw: Draw, *roles: str) -> Change:
    """Nobody can read `roles` on the paper, nor where it says them again; ``line`` in a role is the claimed product's place."""

    def change(plan: Plan, _: Chance) -> Plan:
        hidden: list[str] = []
        for role in roles:
            stem, _joint, last = role.replace("line", str(plan.first_line)).rpartition(".")
            names = [last, *ECHOES.get(last, ())]
            hidden += [f"{stem}.{name}" if stem else name for name in names]
        return plan.showing(draw, hidden=tuple(hidden))

    return change


def without(*draws: Draw) -> Change:
    """These papers are not sent."""

    def change(plan: Plan, _: Chance) -> Plan:
        for draw in draws:
            plan = plan.without(draw)
        return plan

    return change


def without_proof(plan: Plan, _: Chance) -> Plan:
    """No proof is sent; where nothing else would be, a photograph of the thing's box is."""
    rest = plan.papers[1:] or (Paper("label", "label"),)
    return replace(plan, papers=rest, printed=())


def sending(draw: Draw, called: str | None = "receipt") -> Change:
    """Instead of the proof another paper of the same sale is sent."""
    return lambda plan, _: replace(plan.proving(draw=draw, called=called), printed=())


def locked(plan: Plan, chance: Chance) -> Plan:
    """The proof is a PDF behind a password that nobody was told."""
    return plan.proving(password=chance.digits(6))


def refunded(plan: Plan, _: Chance) -> Plan:
    """The proof is the sale's credit note."""
    draw: Draw = "return" if plan.proof.draw == "receipt" else "credit_note"
    return replace(plan.proving(draw=draw), printed=())


def with_account(country: str) -> Change:
    """The account is in `country`."""
    return lambda plan, chance: replace(plan, person=replace(plan.person, account=make_account(chance, country)))


def mistyped_iban(plan: Plan, _: Chance) -> Plan:
    """The IBAN's checksum tells that it is mistyped."""
    wrong = plan.person.account.entries(wrong=True)
    return plan.tells(claimant__bank_account__iban=wrong["iban"])


def at_dealer(**known: Any) -> Change:  # noqa: ANN401
    """Bought from another kind of dealer (`make_dealer`); `country` where it is."""

    def change(plan: Plan, chance: Chance) -> Plan:
        ways = dict(known)
        country = ways.pop("country", None) or plan.sale.dealer.country
        plan = replace(plan, number_of=ways.get("foreign", ""))
        return plan.selling(dealer=make_dealer(chance.child("dealer"), country, **ways))

    return change


def at_known(brand: str, host: str) -> Change:
    """Bought from a shop that the terms name, on one of its web addresses: each prints papers of its own make."""
    return lambda plan, chance: at_dealer(brand=brand, web=f"{chance.pick(_DESKS)}.{host}")(plan, chance)


_DESKS = ("www", "shop", "store", "order", "online", "checkout", "nordic", "eu", "my")


def replacing_line(plan: Plan, chance: Chance, product: Product) -> Plan:
    """The claimed line sells `product`; its serial, if it prints one, is that thing's."""
    article = article_of(product, chance.child("other"), plan.sale.dealer.country)
    articles = tuple(article if place == plan.first_line else one for place, one in enumerate(plan.sale.articles))
    return plan.selling(articles=articles)


def buying(name: str, role: Role = "product") -> Change:
    """Bought, claimed and photographed is this product."""

    def change(plan: Plan, chance: Chance) -> Plan:
        return _bought(plan, chance, named(plan.campaign, name, role=role))

    return change


def buying_any(role: Role) -> Change:
    """Bought, claimed and photographed is any product of this role."""
    return lambda plan, chance: _bought(plan, chance, chance.pick(products_of(plan.campaign, role=role)))


def _bought(plan: Plan, chance: Chance, product: Product) -> Plan:
    goods = replace(plan.goods[0], product=product, serial=serial_of(product, chance.child("serial")))
    return replacing_line(replace(plan, goods=(goods,)), chance, product)


def selling_instead(name: str, role: Role = "product") -> Change:
    """The proof's line is this product; form, box and thing stay."""
    return lambda plan, chance: replacing_line(plan, chance, named(plan.campaign, name, role=role))


def selling_any(role: Role) -> Change:
    """The proof's line is any product of this role; form, box and thing stay."""
    return lambda plan, chance: replacing_line(plan, chance, chance.pick(products_of(plan.campaign, role=role)))


def adding(role: Role) -> Change:
    """Another line of the proof is any product of this role."""

    def change(plan: Plan, chance: Chance) -> Plan:
        product = chance.pick(products_of(plan.campaign, role=role))
        article = article_of(product, chance.child("added"), plan.sale.dealer.country)
        return plan.selling(articles=(*plan.sale.articles, article))

    return change


def described(add: Callable[[Plan], str]) -> Change:
    """The claimed line's text goes on with these words."""

    def change(plan: Plan, _: Chance) -> Plan:
        text = plan.sale.articles[plan.first_line].description
        return plan.lining(plan.first_line, description=f"{text} {add(plan)}")

    return change


def remarking(words: Callable[[Plan], str]) -> Change:
    """The proof bears this remark too."""
    return lambda plan, _: plan.selling(remarks=(*plan.sale.remarks, words(plan)))


def returning(*, claimed: bool) -> Change:
    """One line of the proof is taken back: the claimed product's, or another one's."""

    def change(plan: Plan, _: Chance) -> Plan:
        if claimed:
            back = plan.sale.articles[plan.first_line]
            twin = replace(back, unit_price=-back.unit_price, discount=ZERO, deposit=ZERO)
            return plan.selling(articles=(*plan.sale.articles, twin))
        other = next(place for place in range(len(plan.sale.articles)) if place != plan.first_line)
        price = plan.sale.articles[other].unit_price
        return plan.lining(other, unit_price=-price, discount=ZERO, deposit=ZERO)

    return change
