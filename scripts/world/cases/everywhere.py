"""What every campaign asks for, under each one's own refs: the claim agrees with its proof, and is made once.

CAMPAIGNS, "In every campaign, beside its own rows".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from world.cases.days import CAMPAIGNS, MICROSOFT, SONOS, SONY
from world.cases.earlier import another, late, same_purchase, undecided
from world.cases.plan import ACCEPT, Bought, Copy, CopyManner, Plan, reject, review
from world.cases.scenario import Scenario, Wish
from world.cases.sums import modest_price
from world.chance import Chance
from world.trade.dealers import make_dealer
from world.trade.goods import article_of, products_of, serial_of


@dataclass(frozen=True, slots=True)
class Refs:
    """Where one campaign's text says it."""

    short: str
    product: str
    date: str
    seller: str
    price: str
    once: str
    traces: str


REFS: Mapping[str, Refs] = {
    SONY: Refs("sony", "1.1", "1.1", "1.1", "2", "8", "2"),
    SONOS: Refs("sonos", "P", "V1", "K4", "R1", "G2", "G2"),
    MICROSOFT: Refs("microsoft", "1.1", "3.1", "2.1", "4.1", "6.1", "6.1"),
}


def make_scenarios() -> Iterator[Scenario]:
    """The scenarios of every campaign."""
    for campaign in CAMPAIGNS:
        yield from _agreement(campaign)
        yield from _once(campaign)
        yield from _copies(campaign)


def _agreement(campaign: str) -> Iterator[Scenario]:
    """The form against the proof."""
    refs = REFS[campaign]
    rows: tuple[tuple[str, str, str, Wish, Callable[[Plan, Chance], Plan]], ...] = (
        ("date", refs.date, "The form names another day than the proof", Wish(), _other_date),
        ("price", refs.price, "The form names another price than the line and the total", Wish(), _other_price),
        ("retailer", refs.seller, "The form names another dealer than the proof", Wish(), _other_retailer),
        ("vat-id", refs.seller, "The form names another dealer's number", Wish(printed=("vat_id",)), _other_vat_id),
        (
            "number",
            refs.price,
            "The form names another receipt's number",
            Wish(printed=("receipt_number",)),
            _other_number,
        ),
        ("product", refs.product, "The form names another listed product than the proof", Wish(), _other_product),
    )
    for name, ref, why, wish, change in rows:
        yield Scenario(f"{refs.short}-form-other-{name}", campaign, (ref,), why, review(ref), "form", wish, change)
    yield Scenario(
        f"{refs.short}-form-tells-all",
        campaign,
        (refs.seller, refs.price),
        "The form also names the seller's number, the receipt's number and the price, all as printed",
        ACCEPT,
        "honest",
        Wish(printed=("vat_id", "receipt_number")),
        lambda plan, _: plan.tells(purchase__vat_id=plan.sale.dealer.vat_id, purchase__receipt_number=plan.sale.number),
    )


def _other_date(plan: Plan, chance: Chance) -> Plan:
    """Two to nine days earlier: as easily written by mistake as on purpose."""
    return plan.tells(purchase__date=(plan.sale.on - timedelta(days=chance.whole(2, 9))).isoformat())


def _other_price(plan: Plan, chance: Chance) -> Plan:
    price = plan.sale.articles[plan.first_line].price + plan.sale.total + chance.whole(3, 40)
    return plan.tells(purchase__price={"amount": str(price), "currency": plan.sale.dealer.country.currency})


def _other_retailer(plan: Plan, chance: Chance) -> Plan:
    return plan.tells(purchase__retailer=make_dealer(chance.child("other"), plan.sale.dealer.country).brand)


def _other_vat_id(plan: Plan, chance: Chance) -> Plan:
    return plan.tells(purchase__vat_id=make_dealer(chance.child("other"), plan.sale.dealer.country).vat_id)


def _other_number(plan: Plan, chance: Chance) -> Plan:
    return plan.tells(purchase__receipt_number=f"9{chance.digits(6)}")


def _other_product(plan: Plan, chance: Chance) -> Plan:
    """Another product of the list on the form; what was photographed is the one that was bought."""
    others = [one for one in products_of(plan.campaign) if one.name != plan.goods[0].product.name]
    other = chance.pick(others)
    return plan.tells(products__0__name=f"{other.maker} {other.name}", products__0__model=other.model or None)


def _once(campaign: str) -> Iterator[Scenario]:
    """A purchase is claimed once."""
    refs = REFS[campaign]
    wish = late(campaign)
    serials = "6.1" if campaign == MICROSOFT else refs.once
    yield Scenario(
        f"{refs.short}-again-same-person", campaign, (refs.once,),
        "The same purchase by the same person, who was paid for it", reject(refs.once), "counting", wish,
        lambda plan, _: plan.after(same_purchase(plan)),
    )  # fmt: skip
    yield Scenario(
        f"{refs.short}-again-undecided", campaign, (refs.once,),
        "The same purchase by the same person; the earlier claim is still with a person",
        review(refs.once), "counting", wish,
        lambda plan, _: plan.after(undecided(same_purchase(plan))),
    )  # fmt: skip
    yield Scenario(
        f"{refs.short}-other-line", campaign, (refs.once,),
        "Another line of a receipt that the same person has claimed for",
        ACCEPT, "counting", wish.but(others=1),
        _other_line,
    )  # fmt: skip
    if campaign == SONOS:
        return
    yield Scenario(
        f"{refs.short}-second-piece", campaign, (serials,),
        "The second piece of a line of two, with a serial of its own, by the same person",
        ACCEPT, "counting", wish.but(quantity=2),
        _second_piece,
    )  # fmt: skip
    yield Scenario(
        f"{refs.short}-serial-again", campaign, (serials,),
        "The same serial on another receipt, by the same person, who was paid for it",
        reject(serials), "counting", wish,
        lambda plan, chance: _serial_again(plan, chance, same_person=True),
    )  # fmt: skip
    yield Scenario(
        f"{refs.short}-serial-of-another", campaign, (serials,),
        "The same serial on another receipt, by another person",
        review(serials), "counting", wish,
        lambda plan, chance: _serial_again(plan, chance, same_person=False),
    )  # fmt: skip


def _other_line(plan: Plan, chance: Chance) -> Plan:
    """Two listed products on one receipt, each claimed by itself."""
    country = plan.sale.dealer.country
    at = next(place for place in range(len(plan.sale.articles)) if place != plan.first_line)
    product = chance.pick([one for one in products_of(plan.campaign) if one.name != plan.goods[0].product.name])
    article = article_of(product, chance.child("second"), country)
    articles = tuple(article if place == at else one for place, one in enumerate(plan.sale.articles))
    plan = plan.selling(articles=articles)
    if plan.campaign == SONOS:  # neither uses up the cap
        price = modest_price(country.currency)
        plan = plan.lining(at, unit_price=price).lining(plan.first_line, unit_price=price)
    first = replace(plan, goods=(Bought(product, at, serial_of(product, chance.child("second"))),))
    return plan.after(same_purchase(first))


def _second_piece(plan: Plan, chance: Chance) -> Plan:
    """A line of two pieces, claimed one by one."""
    bought = replace(plan.goods[0], quantity=1)
    first = replace(bought, serial=serial_of(bought.product, chance.child("first piece")))
    plan = replace(plan, goods=(bought,))
    return plan.after(same_purchase(replace(plan, goods=(first,))))


def _serial_again(plan: Plan, chance: Chance, *, same_person: bool) -> Plan:
    """An earlier claim for the same thing, with another receipt."""
    earlier = another(plan, chance, 0, person=plan.person if same_person else None, product=plan.goods[0].product.name)
    serial = plan.goods[0].serial
    return plan.after(replace(earlier, goods=(replace(earlier.goods[0], serial=serial),)))


def _copies(campaign: str) -> Iterator[Scenario]:
    """Another person sends a paper that was claimed with."""
    refs = REFS[campaign]
    rows: tuple[tuple[CopyManner, str], ...] = (
        ("file", "The very file of another person's proof"),
        ("rotated", "Another person's proof, turned"),
        ("cropped", "Another person's proof, cropped"),
        ("recompressed", "Another person's proof, saved anew"),
        ("rephotographed", "Another person's receipt, photographed again"),
        ("screen", "Another person's proof, photographed off a screen"),
    )
    for manner, why in rows:
        yield Scenario(
            f"{refs.short}-copy-{manner}", campaign, (refs.once,), why, review(refs.once), "copy",
            late(campaign).but(proof="receipt"), _copying(manner),
        )  # fmt: skip


def _copying(manner: CopyManner) -> Callable[[Plan, Chance], Plan]:
    def change(plan: Plan, chance: Chance) -> Plan:
        owner = another(plan, chance, 0, person=None).person
        first = same_purchase(replace(plan, person=owner))
        own = replace(plan.goods[0], serial=serial_of(plan.goods[0].product, chance.child("own")))
        return replace(plan, goods=(own,)).proving(copy=Copy(0, manner)).after(first)

    return change
