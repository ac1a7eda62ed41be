"""Lint: what a campaign's author left out, and where the file contradicts itself."""

import datetime as dt
from decimal import Decimal

import pytest
from builders import a_campaign, some_money

from verify.judge.campaign import AmountRule, ListedProduct, Period, ProductList
from verify.judge.campaign_file import load_campaign
from verify.judge.clauses.claimant import Invited, ReferenceCode, Residence
from verify.judge.clauses.counting import CashbackAmount, ClaimsLimit
from verify.judge.clauses.goods import ProductEligible
from verify.judge.clauses.proof import ProofAttached
from verify.judge.clauses.seller import AuthorisedSeller
from verify.judge.clauses.time import AnswerDeadline, ClaimWindow, DaysFromPurchase, PurchasePeriod
from verify.judge.clauses.unit import SerialKnown
from verify.judge.lint import lint_campaign

PERIOD = Period(dt.date(2019, 1, 1), dt.date(2019, 1, 31))
PAID = (some_money("10.00"),)
SOUND = (PurchasePeriod("1", "reject"), ProductEligible("1", "reject"), ProofAttached("1", "resubmit"))


def remarks(*clauses, kind, **values):
    """What lint says of a sound campaign with these clauses added and these values changed."""
    listed = ProductList((ListedProduct("Surface Pro 6", cashback=PAID), ListedProduct("Surface Go", cashback=PAID)))
    campaign = a_campaign(*SOUND, *clauses, **{"period": PERIOD, "products": listed, **values})
    return [str(one) for one in lint_campaign(campaign) if one.kind == kind]


def test_a_sound_campaign_has_no_remarks():
    """Nothing is said where nothing is left out."""
    assert ([], []) == (remarks(kind="gap"), remarks(kind="contradiction"))


@pytest.mark.parametrize(
    ("clauses", "values", "words"),
    [
        ((), {"period": None}, "period: none named"),
        ((), {"products": ProductList((ListedProduct("A", cashback=PAID),), example=True)}, "example list"),
        ((AuthorisedSeller("K4", "review"),), {}, "retailers: no list"),
        ((DaysFromPurchase("1.2", "reject", 30, "unresolved"),), {}, "1.2 days-from-purchase: the reading"),
        ((SerialKnown("4", "review"),), {}, "4 serial-known"),
        ((ReferenceCode("1.4", "review"),), {}, "1.4 reference-code"),
        ((Invited("Q1(c)", "review"),), {}, "Q1(c) invited"),
        ((AnswerDeadline("5", "review"),), {}, "deadlines.answer_days: none named"),
        ((), {"products": ProductList((ListedProduct("A"),))}, "no cashback for any of them"),
        (
            (Residence("Q1", "reject", ("FI", "SE")),),
            {"amount": AmountRule(Decimal("0.2"), currencies=(("FI", "EUR"),)), "products": ProductList((ListedProduct("A"),))},
            "no currency for residents of SE",
        ),
    ],
)  # fmt: skip
def test_gaps(clauses, values, words):
    """What the owner left out is named by its key or clause."""
    assert any(words in one for one in remarks(*clauses, kind="gap", **values))


@pytest.mark.parametrize(
    ("clauses", "values", "words"),
    [
        ((ClaimWindow("2", "reject", first_day=dt.date(2019, 3, 1), last_day=dt.date(2019, 2, 1)),), {}, "no claim fits"),
        ((ClaimWindow("2", "reject", from_day_number=45, to_day_number=15),), {}, "no claim fits"),
        ((ClaimWindow("2", "reject", last_day=dt.date(2019, 1, 15)),), {}, "before the last day of purchase"),
        (
            (DaysFromPurchase("1.2", "reject", 30, "after"), ClaimWindow("2", "reject", last_day=dt.date(2019, 1, 31))),
            {},
            "after claims close",
        ),
        (
            (
                ClaimWindow("3", "reject", from_day_number=15, purchase_is_day_one=True),
                ClaimWindow("2", "reject", last_day=dt.date(2019, 2, 10)),
            ),
            {},
            "may be claimed from 2019-02-14",
        ),
        ((), {"products": ProductList((ListedProduct("A1"), ListedProduct("B2", aliases=("A1",))))}, "told apart"),
        ((), {"products": ProductList((ListedProduct("A1", gtins=("12345678",)),))}, "is no GTIN"),
        (
            (),
            {"products": ProductList((ListedProduct("A1", gtins=("5901234123457",)), ListedProduct("B2", gtins=("5901234123457",))))},
            "stands for A1 and B2",
        ),
        ((ProofAttached("1", "resubmit"),), {}, "stands 2 times"),
        ((ClaimsLimit("8", "reject", 3, "person"), ClaimsLimit("9", "reject", 2, "person")), {}, "two limits"),
        ((), {"amount": AmountRule(Decimal("0.2"))}, "both a share"),
        ((CashbackAmount("T2", "review"),), {}, "no share is named"),
        ((), {"zone": "Europe/Nowhere"}, "no IANA zone"),
        ((), {"wanted": frozenset({"price_paid"})}, "price_paid is no field"),
    ],
)  # fmt: skip
def test_contradictions(clauses, values, words):
    """What no claim can satisfy, or what is said in two ways, is named."""
    assert any(words in one for one in remarks(*clauses, kind="contradiction", **values))


def test_sonys_two_readings_are_named():
    """The shipped campaign's open reading is a gap; read as "after" it shuts out the last month's purchases."""
    campaign = load_campaign("sony-ro-cashback-2018")
    assert any("1.2 days-from-purchase" in str(one) for one in lint_campaign(campaign))
    after = [
        DaysFromPurchase(one.ref, one.consequence, one.days, "after") if isinstance(one, DaysFromPurchase) else one
        for one in campaign.clauses
    ]
    changed = a_campaign(*after, period=campaign.period, products=campaign.products)
    assert any("after claims close" in str(one) for one in lint_campaign(changed) if one.kind == "contradiction")
