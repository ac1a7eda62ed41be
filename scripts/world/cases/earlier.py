"""Claims that were made before: by the same person, by others, accepted, undecided, refused.

An earlier claim is a whole claim with files and a truth of its own, so that whoever keeps claims reaches its decision too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from world.cases.days import MICROSOFT, SONOS, SONY
from world.cases.honest import SEASONS, honest
from world.cases.plan import Plan, reject, review
from world.cases.scenario import Wish
from world.chance import Chance
from world.trade.people import Person

_LATE: Mapping[str, str] = {SONY: "2019-01-10", SONOS: "2019-06-18", MICROSOFT: "2019-03-11"}
"""When somebody buys whose earlier claims were made in the season's first weeks; chosen."""
_REFUSED: Mapping[str, str] = {SONY: "2018-10-22", SONOS: "2019-05-25", MICROSOFT: ""}
"""A day outside the period; Microsoft's file has none."""


def late(campaign: str, **known: object) -> Wish:
    """A purchase late enough for earlier claims."""
    return replace(Wish(on=_LATE[campaign]), **known)  # type: ignore[arg-type]


def another(
    plan: Plan, chance: Chance, number: int, *, person: Person | None, product: str | None = None, **known: object
) -> Plan:
    """An honest claim made before `plan`, the `number`-th: by `person`, or by somebody else of the same country."""
    season = SEASONS[plan.campaign]
    wish = Wish(
        country=None if person else _key(plan),
        product=product,
        on=(season.first + dt.timedelta(days=2 * number)).isoformat(),
        days=season.soonest + number + (1 if plan.campaign != MICROSOFT else 2),
    )
    return honest(plan.campaign, chance.child(f"before/{number}"), replace(wish, **known), person=person)  # type: ignore[arg-type]


def _key(plan: Plan) -> str:
    return plan.sale.dealer.country.code


def undecided(plan: Plan) -> Plan:
    """The claim waits for a person: its form names another price than its proof."""
    price = plan.sale.articles[plan.first_line].price + plan.sale.total + 7
    ref = {SONY: "2", SONOS: "R1", MICROSOFT: "4.1"}[plan.campaign]
    told = plan.tells(purchase__price={"amount": str(price), "currency": plan.sale.dealer.country.currency})
    return replace(told, expected=review(ref))


def refused(plan: Plan, chance: Chance, number: int, *, person: Person) -> Plan:
    """A claim of `person` that was refused: bought before the period, or claimed on day 14."""
    if plan.campaign == MICROSOFT:
        return replace(another(plan, chance, number, person=person, days=13, on="2018-12-27"), expected=reject("3.1"))
    earlier = another(plan, chance, number, person=person, on=_REFUSED[plan.campaign], days=18)
    return replace(earlier, expected=reject("1.1" if plan.campaign == SONY else "V1"))


def same_purchase(plan: Plan) -> Plan:
    """The same claim a day earlier."""
    return replace(plan, submitted=plan.submitted - dt.timedelta(days=1), before=())
