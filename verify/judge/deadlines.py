"""Decide by, answer by, pay by: days as the campaign counts them.

Working days leave out Saturdays, Sundays and the public holidays of the country whose calendar counts (`holidays`). The
day of the event itself is day 0, unless the terms make it day 1 ("the day of the e-mail is day 1").
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays

from verify.claim import Case
from verify.judge.campaign import Campaign
from verify.judge.zones import country_of_days, zone_of_days
from verify.verdict import Deadlines, Decision

_SATURDAY = 5


def find_deadlines(case: Case, campaign: Campaign, decision: Decision) -> Deadlines:
    """The days that follow from this decision: answer by only when asked, pay by only when accepted."""
    rules, zone = campaign.deadlines, zone_of_days(case, campaign)
    judged = case.judged_at.astimezone(zone).date()
    decide_by = answer_by = pay_by = None
    if rules.decide_working_days is not None:
        received = case.claim.submitted_at.astimezone(zone).date()
        decide_by = add_working_days(received, rules.decide_working_days, country_of_days(case, campaign))
    if decision is Decision.RESUBMIT:
        answer_by = last_day_to_answer(case.judged_at, campaign, zone)
    if decision is Decision.ACCEPT and rules.pay_days is not None:
        pay_by = judged + timedelta(days=rules.pay_days)
    return Deadlines(decide_by, answer_by, pay_by)


def last_day_to_answer(asked_at: datetime, campaign: Campaign, zone: ZoneInfo) -> date | None:
    """The last day on which an answer to a request of `asked_at` is in time; None where the terms name none."""
    rules = campaign.deadlines
    if rules.answer_days is None:
        return None
    return nth_day(asked_at.astimezone(zone).date(), rules.answer_days, first=1 if rules.request_is_day_one else 0)


def nth_day(event: date, number: int, *, first: int) -> date:
    """The day with this `number`, where the event's own day has the number `first`.

    >>> nth_day(date(2019, 2, 1), 15, first=1), nth_day(date(2019, 2, 1), 30, first=0)
    (datetime.date(2019, 2, 15), datetime.date(2019, 3, 3))
    """
    return event + timedelta(days=number - first)


def add_working_days(event: date, count: int, country: str | None) -> date:
    """The `count`-th working day after `event`.

    >>> add_working_days(date(2019, 2, 20), 5, "FI")
    datetime.date(2019, 2, 27)
    """
    free = _public_holidays(country)
    day = event
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY and day not in free
    return day


def _public_holidays(country: str | None) -> holidays.HolidayBase | frozenset[date]:
    """The country's public holidays; none where the country is unknown to the calendar."""
    if country not in holidays.list_supported_countries():
        return frozenset()
    return holidays.country_holidays(country)
