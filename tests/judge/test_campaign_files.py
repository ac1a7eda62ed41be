"""The shipped campaigns: every row of the terms stands in its file."""

from decimal import Decimal

import pytest

from verify.judge.campaign_file import load_campaign, shipped_campaigns
from verify.judge.lint import lint_campaign

ROWS = {
    "sony-ro-cashback-2018": {
        ("1.1", "reject"), ("1.1", "review"), ("6", "review"), ("7", "review"), ("1.2", "reject"), ("1.3", "resubmit"),
        ("1.3", "review"), ("3", "review"), ("1.4", "review"), ("2", "resubmit"), ("4", "review"), ("5", "review"),
        ("6", "resubmit"), ("8", "resubmit"), ("8", "reject"), ("2", "review"),
    },
    "sonos-welcome-2019": {
        ("V1", "reject"), ("K1", "reject"), ("T2", "reject"), ("K4", "review"), ("P", "reject"), ("P", "review"),
        ("Q1(c)", "review"), ("K2", "review"), ("Q1", "reject"), ("Q2", "reject"), ("Q2", "review"), ("Q3", "resubmit"),
        ("Q4", "review"), ("Q5", "reject"), ("R1", "resubmit"), ("R2", "reject"), ("T2", "review"), ("K3", "reject"),
        ("T1", "reject"), ("R5", "resubmit"), ("R4", "reject"), ("G2", "reject"), ("G2", "review"), ("V1", "review"),
        ("R1", "review"),
    },
    "microsoft-moneyback-nordic": {
        ("1.1", "reject"), ("1.1", "review"), ("1.2", "reject"), ("5.2", "reject"), ("1.3", "review"), ("1.4", "reject"),
        ("1.5", "reject"), ("1.6", "review"), ("1.9", "resubmit"), ("1.7", "reject"), ("4.4", "reject"), ("1.8", "review"),
        ("2.1", "review"), ("2.1", "reject"), ("2.2", "review"), ("2.3", "reject"), ("2.4", "reject"), ("3.1", "reject"),
        ("3.2", "resubmit"), ("3.5", "reject"), ("4.1", "resubmit"), ("4.1", "review"), ("4.2", "resubmit"),
        ("4.2", "review"), ("4.3", "resubmit"), ("4.5", "resubmit"), ("5.1", "resubmit"), ("5.2", "resubmit"),
        ("6.1", "reject"), ("6.1", "review"), ("3.1", "review"),
    },
}  # fmt: skip
"""(ref, consequence) of every row, the rows of every campaign among them; rows without a finding are deadlines."""

PRODUCTS = {
    "sony-ro-cashback-2018": {"ILCE-7M3", "ILCE-7RM3", "ILCE-6500", "DSC-RX100M6", "SEL24105G"},
    "sonos-welcome-2019": {
        "Sonos One", "Play:1", "Play:3", "Play:5", "Playbar", "Playbase", "Sub", "Connect", "Connect:Amp", "Amp",
        "In-Ceiling", "In-Wall", "Outdoor", "Boost", "Beam",
    },
    "microsoft-moneyback-nordic": {
        "Surface Pro 6", "Surface Laptop 2", "Surface Go", "Surface Book 2", "Surface Studio 2",
    },
}  # fmt: skip


def test_the_three_campaigns_are_shipped():
    """Their ids are these, and a file's id is its name."""
    assert tuple(sorted(ROWS)) == shipped_campaigns()
    assert all(name == load_campaign(name).id for name in ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_every_row_stands_in_its_file(name):
    """Each row of the terms is a clause with its ref and consequence."""
    found = {(clause.ref, clause.consequence) for clause in load_campaign(name).clauses}
    assert set() == ROWS[name] - found


@pytest.mark.parametrize("name", ROWS)
def test_no_clause_cites_what_no_row_says(name):
    """No clause has a ref or a consequence that the terms do not give it."""
    found = {(clause.ref, clause.consequence) for clause in load_campaign(name).clauses}
    assert found <= ROWS[name] | {("K4", "review"), ("P", "review")}


@pytest.mark.parametrize("name", ROWS)
def test_every_clause_says_what_it_asks(name):
    """A short English sentence stands beside each clause."""
    assert all(clause.says.endswith(".") and len(clause.says) < 120 for clause in load_campaign(name).clauses)


@pytest.mark.parametrize("name", ROWS)
def test_every_named_product_is_listed(name):
    """The lists hold at least the products that the terms, or their reading, name."""
    listed = load_campaign(name).products.products
    assert set() == PRODUCTS[name] - {text for one in listed for text in (one.name, one.model)}


@pytest.mark.parametrize("name", ROWS)
def test_the_owners_secrets_are_not_invented(name):
    """No GTIN, no cashback by product, no dealer list is shipped."""
    campaign = load_campaign(name)
    assert campaign.retailers is None
    assert not any(one.gtins or one.cashback for one in campaign.products.products)


@pytest.mark.parametrize("name", ROWS)
def test_shipped_files_contradict_nothing(name):
    """Lint finds gaps in them, and no contradiction."""
    assert [] == [str(one) for one in lint_campaign(load_campaign(name)) if one.kind == "contradiction"]


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("sony-ro-cashback-2018", (None, 10, False, 28)),
        ("sonos-welcome-2019", (None, 7, False, 30)),
        ("microsoft-moneyback-nordic", (5, 15, True, 30)),
    ],
)
def test_deadlines(name, days):
    """Days to decide, to answer, whether the request's day is day 1, days to pay."""
    rules = load_campaign(name).deadlines
    assert days == (rules.decide_working_days, rules.answer_days, rules.request_is_day_one, rules.pay_days)


def test_caps():
    """20 % of the price, at most so much a participant, in the currency of residence."""
    amount = load_campaign("sonos-welcome-2019").amount
    caps = {"AUD": 260, "GBP": 160, "EUR": 200, "SEK": 1650, "DKK": 1250, "NOK": 1620, "CHF": 200}
    assert Decimal("0.20") == amount.share
    assert caps == {one.currency: one.amount for one in amount.caps}
