"""Deadlines: days as the campaign counts them."""

import datetime as dt

import pytest
from builders import a_campaign, a_case, a_claim

from verify.judge.campaign import DeadlineRules
from verify.judge.deadlines import add_working_days, find_deadlines
from verify.verdict import Deadlines, Decision

RULES = DeadlineRules(decide_working_days=5, answer_days=15, request_is_day_one=True, pay_days=30)


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("FI", "2019-04-26"),  # Good Friday and Easter Monday are free
        ("NO", "2019-04-29"),  # Maundy Thursday as well
        ("DK", "2019-04-29"),
        ("SE", "2019-04-26"),
        (None, "2019-04-24"),
        ("XX", "2019-04-24"),
    ],
)
def test_working_days_leave_out_the_countrys_holidays(country, expected):
    """Five working days from the Wednesday before Easter."""
    assert expected == str(add_working_days(dt.date(2019, 4, 17), 5, country))


def test_each_decision_has_its_days():
    """An answer is due only when asked, a payment only when accepted."""
    case, campaign = a_case(), a_campaign(deadlines=RULES)
    decide = dt.date(2019, 2, 27)
    assert Deadlines(decide) == find_deadlines(case, campaign, Decision.REVIEW)
    assert Deadlines(decide, dt.date(2019, 3, 6)) == find_deadlines(case, campaign, Decision.RESUBMIT)
    assert Deadlines(decide, None, dt.date(2019, 3, 22)) == find_deadlines(case, campaign, Decision.ACCEPT)


def test_days_begin_in_the_campaigns_zone():
    """A claim late in the evening in London is the next day's in Helsinki."""
    late = dt.datetime(2019, 2, 20, 22, 30, tzinfo=dt.UTC)
    case = a_case(claim=a_claim(submitted_at=late))
    assert dt.date(2019, 2, 28) == find_deadlines(case, a_campaign(deadlines=RULES), Decision.REVIEW).decide_by
    assert (
        dt.date(2019, 2, 27) == find_deadlines(case, a_campaign(deadlines=RULES, zone="UTC"), Decision.REVIEW).decide_by
    )


def test_terms_without_days_give_none():
    """What the campaign does not name is null."""
    assert Deadlines() == find_deadlines(a_case(), a_campaign(), Decision.RESUBMIT)
