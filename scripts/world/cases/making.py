"""Scenarios become claim folders: the tested claim last, the earlier ones that it presupposes before it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from world.cases import answers, everywhere, forged, limits, microsoft, sonos, sony
from world.cases.days import SONOS, deadlines_of
from world.cases.forms import fill_form
from world.cases.honest import honest
from world.cases.legible import Shot
from world.cases.plan import Paper, Plan
from world.cases.scenario import ClaimFolder, Scenario
from world.cases.shots import Forge, shoot
from world.cases.sums import cashback, currency_of, price_paid
from world.chance import Chance
from world.sheet import Made, UnfitError

SCENARIOS: tuple[Scenario, ...] = (
    *sony.make_scenarios(),
    *sonos.make_scenarios(),
    *microsoft.make_scenarios(),
    *everywhere.make_scenarios(),
    *limits.make_scenarios(),
    *answers.make_scenarios(),
)
"""All that can be made without a forger."""
FORGED: tuple[Scenario, ...] = tuple(forged.make_scenarios())
"""Those that need one."""

SHOPS_TRIED = 12
"""Shops whose papers are looked at for one that prints what the terms ask for."""


def make_case(
    scenario: Scenario, chance: Chance, *, name: str = "", forge: Forge | None = None
) -> tuple[ClaimFolder, ...]:
    """The folders of one claim of this kind, called `name` (else as the scenario), the claim itself last.

    Where others come before it, all are numbered in the order in which they were made.
    """
    for attempt in range(SHOPS_TRIED):
        here = chance.child(f"shop/{attempt}")
        plan = make_plan(scenario, here)
        try:
            return _folders(plan, scenario, here, name=name, forge=forge)
        except UnfitError as error:
            last = error
    raise RuntimeError(f"{scenario.name}: no shop of {SHOPS_TRIED} will do: {last}")


def make_plan(scenario: Scenario, chance: Chance) -> Plan:
    """The claim of this kind before anything is drawn."""
    plan = scenario.change(honest(scenario.campaign, chance, scenario.wish), chance.child("change"))
    return replace(plan, expected=scenario.expected)


def random_case(
    chance: Chance, campaign: str, *, honest_share: float = 0.6, name: str = "", forge: Forge | None = None
) -> tuple[ClaimFolder, ...]:
    """Any claim of `campaign`: honest as often as `honest_share` says, otherwise any other scenario."""
    known = [one for one in (*SCENARIOS, *(FORGED if forge else ())) if one.campaign == campaign]
    is_honest = chance.happens(honest_share)
    scenario = chance.pick([one for one in known if one.is_honest is is_honest])
    return make_case(scenario, chance.child(scenario.name), name=name, forge=forge)


def _folders(
    plan: Plan, scenario: Scenario, chance: Chance, *, name: str, forge: Forge | None
) -> tuple[ClaimFolder, ...]:
    plans = (*plan.before, plan)
    stem = name or scenario.name
    names = [f"{stem}-{place + 1}" for place in range(len(plans))] if plan.before else [stem]
    shots: list[tuple[Shot, ...]] = []
    folders = []
    for place, one in enumerate(plans):
        shots.append(
            shoot(one, chance.child(f"claim/{place}"), case=chance.child("papers"), before=tuple(shots), forge=forge)
        )
        files = tuple(_told(shot, paper, names) for shot, paper in zip(shots[-1], one.papers, strict=True))
        answered = names[place - 1] if one.answering else None
        claim = fill_form(one, names[place], files, answered=answered)
        why = scenario.why if one is plan else f"Comes before {names[-1]}"
        truth = tell_plan(one, scenario=scenario.name, why=why, earlier=tuple(names[:place]) if one is plan else ())
        folders.append(ClaimFolder(one.campaign, names[place], claim, files, truth))
    return tuple(folders)


def _told(shot: Shot, paper: Paper, names: list[str]) -> Made:
    """The file; a copy's truth names the folder of the claim whose paper it was, too."""
    if paper.copy is None:
        return shot.made
    return shot.made.told(copy_of=f"{names[paper.copy.before]}/{shot.made.truth['copy_of']}")


def tell_plan(plan: Plan, *, scenario: str, why: str, earlier: tuple[str, ...]) -> dict[str, Any]:
    """``claim-truth/1``."""
    expected = plan.expected
    truth: dict[str, Any] = {
        "schema": "claim-truth/1",
        "decision": expected.decision,
        "acceptable_decisions": [expected.decision, *expected.also],
        "must_fail": list(expected.must_fail),
        "earlier": list(earlier),
        "scenario": scenario,
        "notes": why,
    }
    if plan.campaign == SONOS and expected.decision == "accept":
        currency = currency_of(plan.person.country)
        truth["amount"] = {"amount": str(_amount(plan, currency)), "currency": currency}
    dates = deadlines_of(plan.campaign, expected.decision, plan.submitted, plan.seller_country)
    if plan.answering:  # from which of the two submissions the five working days count, the terms do not say
        dates.pop("decide_by", None)
    if dates:
        truth["deadlines"] = dates
    return truth


def _amount(plan: Plan, currency: str) -> Decimal:
    """What is paid, after what the participant's accepted earlier claims were granted."""
    used = Decimal(0)
    for one in plan.before:
        if one.expected.decision == "accept" and one.person == plan.person:
            used += cashback(_price(one), currency, used=used)
    return cashback(_price(plan), currency, used=used)


def _price(plan: Plan) -> Decimal:
    return price_paid(plan.sale, tuple(bought.place for bought in plan.goods))
