"""Claims of the three campaigns: what the terms name is there, and every scenario is what it says it is."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from stdnum import iban
from stdnum.exceptions import ValidationError
from world.cases import FORGED, SCENARIOS, make_case, random_case
from world.cases.days import (
    CAMPAIGNS,
    MICROSOFT,
    SONOS,
    SONY,
    after_working_days,
    day_numbered,
    deadlines_of,
    local_day,
)
from world.cases.forms import fill_form
from world.cases.making import make_plan, tell_plan
from world.cases.plan import Plan
from world.cases.sums import CAPS, cashback
from world.chance import SPLITS, Chance
from world.sheet import Made, written

from verify.contract import parse_claim
from verify.contract.truth import parse_claim_truth

REFS = {
    SONY: "1.1 1.2 1.3 1.4 1.5 2 3 4 5 6 7 8",
    SONOS: "V1 K1 K2 K3 K4 T1 T2 P Q1 Q1(c) Q2 Q3 Q4 Q5 R1 R2 R3 R4 R5 G2",
    MICROSOFT: "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 2.1 2.2 2.3 2.4 3.1 3.2 3.4 3.5 4.1 4.2 4.3 4.4 4.5 5.1 5.2 6.1",
}
"""The numbering of each text, as the tables of the terms' reading list it."""

NAMED = {one.name: one for one in SCENARIOS}


def _plan(name: str, split: str = "tune") -> Plan:
    return make_plan(NAMED[name], Chance.of(5, split, name))


def _form(plan: Plan) -> dict:
    files = tuple(Made(f"{place}.jpg", b"", {}, "receipt") for place in range(len(plan.papers)))
    return fill_form(plan, "claim", files, answered="earlier")


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_every_clause_has_a_scenario(campaign):
    """Each number of each text is what some claim is about."""
    about = {ref for one in (*SCENARIOS, *FORGED) if one.campaign == campaign for ref in one.refs}
    assert set(REFS[campaign].split()) == about


def test_scenarios_have_names_of_their_own():
    """No two scenarios are called the same."""
    names = [one.name for one in (*SCENARIOS, *FORGED)]
    assert sorted(set(names)) == sorted(names)


def test_acceptable_decisions_agree():
    """What should be accepted may go to a person; what must be refused or asked for never lists accept."""
    for scenario in (*SCENARIOS, *FORGED):
        expected = scenario.expected
        assert expected.decision not in expected.also
        assert set(expected.must_fail) <= set(scenario.refs), scenario.name
        if expected.decision == "accept":
            assert (("review",), ()) == (expected.also, expected.must_fail), scenario.name
        if expected.decision in {"reject", "resubmit"}:
            assert "accept" not in expected.also, scenario.name


@pytest.mark.parametrize("split", SPLITS)
def test_forms_and_truths_parse(split):
    """Every claim's form and truth are what the contract calls so, in both splits; earlier claims were sent before."""
    for scenario in SCENARIOS:
        plan = make_plan(scenario, Chance.of(11, split, scenario.name))
        moments = [one.submitted for one in (*plan.before, plan)]
        assert sorted(moments) == moments, scenario.name
        for one in (*plan.before, plan):
            form = parse_claim(written(_form(one)))
            truth = parse_claim_truth(written(tell_plan(one, scenario=scenario.name, why="", earlier=())))
            assert scenario.campaign == form.campaign
            assert one.expected.decision == truth.decision


def test_honest_accounts_are_valid():
    """Who has to be paid has an account that can exist, in the country where they live."""
    for scenario in (one for one in SCENARIOS if one.group == "honest"):
        person = _plan(scenario.name).person
        if person.country == "AU":
            assert person.account.bsb
        else:
            assert person.country == iban.validate(person.account.iban)[:2]


@pytest.mark.parametrize("name", ["sony-account-mistyped", "sonos-account-mistyped", "microsoft-account-mistyped"])
def test_mistyped_accounts_fail(name):
    """A mistyped IBAN fails its checksum."""
    with pytest.raises(ValidationError):
        iban.validate(_form(_plan(name))["claimant"]["bank_account"]["iban"])


@pytest.mark.parametrize(
    ("name", "number"),
    [("day-14", 14), ("day-15", 15), ("day-45", 45), ("day-46", 46), ("day-45-last-minute", 45), ("day-14-last-minute", 14)],
)  # fmt: skip
def test_days_are_counted_from_one(name, number):
    """Microsoft's claim comes on the day that its name says, the purchase being day 1."""
    plan = _plan(f"microsoft-{name}")
    assert day_numbered(plan.sale.on, number) == local_day(plan.submitted, MICROSOFT, plan.sale.dealer.country.code)


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("3-june-first-minute", "2019-06-03T00:01"),
        ("3-june-minute-early", "2019-06-03T00:00"),
        ("21-june-last-minute", "2019-06-21T11:59"),
        ("21-june-minute-late", "2019-06-21T12:00"),
        ("21-june-london", "2019-06-21T11:59"),
        ("21-june-helsinki", "2019-06-21T12:00"),
        ("22-june-by-night", "2019-06-21T23:59"),
        ("22-june-too-late", "2019-06-22T00:00"),
        ("sydney-3-june-first-minute", "2019-06-03T00:01"),
        ("sydney-21-june", "2019-06-21T11:59"),
    ],
)
def test_printed_times_are_the_moments_meant(name, moment):
    """The local time on the proof is, in GMT, the edge that the scenario is about."""
    sale = _plan(f"sonos-{name}").sale
    bought = dt.datetime.combine(sale.on, sale.at, ZoneInfo(sale.dealer.country.zone))
    assert dt.datetime.fromisoformat(f"{moment}+00:00") == bought


def test_working_days_leave_out_holidays():
    """Easter of 2019 costs Denmark three working days and Finland two."""
    before = dt.date(2019, 4, 17)
    assert dt.date(2019, 4, 29) == after_working_days(before, 5, "DK")
    assert dt.date(2019, 4, 26) == after_working_days(before, 5, "FI")


def test_deadlines_by_campaign():
    """Ten, seven and fifteen days to answer, the last ones counted from the day of the e-mail itself."""
    asked = dt.datetime(2019, 3, 4, 12, tzinfo=dt.UTC)
    assert {"answer_by": "2019-03-14"} == deadlines_of(SONY, "resubmit", asked, "RO")
    assert {"answer_by": "2019-03-11"} == deadlines_of(SONOS, "resubmit", asked, "NO")
    assert {"answer_by": "2019-03-18", "decide_by": "2019-03-11"} == deadlines_of(MICROSOFT, "resubmit", asked, "SE")


@pytest.mark.parametrize("currency", CAPS)
def test_caps_just_below_at_and_above(currency):
    """A cent below the cap is paid as it is; at the cap and above it the cap is paid."""
    names = [f"sonos-cap-{currency.lower()}-{edge}" for edge in ("below", "at", "above")]
    paid = [tell_plan(_plan(name), scenario="", why="", earlier=())["amount"] for name in names]
    cap = CAPS[currency]
    assert [cap - Decimal("0.01"), cap, cap] == [Decimal(one["amount"]) for one in paid]
    assert {currency} == {one["currency"] for one in paid}


def test_what_is_left_of_a_cap():
    """Earlier grants leave the rest."""
    assert Decimal("20.00") == cashback(Decimal("799.00"), "EUR", used=Decimal(180))


@pytest.mark.parametrize("split", SPLITS)
def test_same_chance_same_bytes(split):
    """A claim made twice is the same to the byte, and its copies' truths say whose they are."""
    scenario = NAMED["sonos-copy-cropped"]
    one, other = (make_case(scenario, Chance.of(3, split, "twice"), name="C") for _ in range(2))
    assert one == other
    first, second = one
    assert f"C-1/{first.documents[0].name}" == second.documents[0].truth["copy_of"]
    assert ["C-1"] == second.truth["earlier"]
    assert [document.name for document in second.documents] == [
        entry["path"] for entry in json.loads(written(second.claim))["documents"]
    ]


def test_forged_papers_come_from_the_forger_handed_in():
    """A forged proof is what the forger made of the drawn one; where nobody forges, none is made."""
    scenario = next(one for one in FORGED if one.name == "sonos-forged-pasted-digits")
    asked = []

    def forge(kind, drawn, how, chance):
        asked.append(kind)
        return Made("forged.jpg", b"other digits", {**drawn.truth, "tampered": True}, drawn.kind)

    (folder,) = make_case(scenario, Chance.of(1, "tune", "forged"), forge=forge)
    assert ["pasted-digits"] == asked
    assert b"other digits" == folder.documents[0].data
    with pytest.raises(ValueError, match="nobody forges"):
        make_case(scenario, Chance.of(1, "tune", "forged"))


def test_random_cases_are_mostly_honest():
    """Any campaign's claims can be drawn; with a share of 1 all are to be accepted."""
    folders = random_case(Chance.of(1, "held", "any"), SONOS, honest_share=1.0, name="C7")
    assert "accept" == folders[-1].truth["decision"]
    assert all(folder.name.startswith("C7") for folder in folders)
