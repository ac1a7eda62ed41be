"""Days as the three campaigns count them, reckoned here by hand and by nobody else's code.

* A day of a claim is the local day of the zone that counts: Bucharest for Sony, GMT for Sonos, the seller's country for
  Microsoft.
* "Within N days" is the day itself plus N, that day included. Microsoft counts the purchase, and the day of an e-mail,
  as day 1.
* Working days leave out Saturdays, Sundays and public holidays.

Easter Sunday of 2019 is 21 April, so that Good Friday is the 19th, Easter Monday the 22nd and Ascension Day 30 May.

>>> day_numbered(dt.date(2019, 2, 1), 45)
datetime.date(2019, 3, 17)
>>> after_working_days(dt.date(2019, 4, 17), 5, "DK")
datetime.date(2019, 4, 29)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

SONY, SONOS, MICROSOFT = "sony-ro-cashback-2018", "sonos-welcome-2019", "microsoft-moneyback-nordic"
CAMPAIGNS = (SONY, SONOS, MICROSOFT)

ANSWER_DAYS: Mapping[str, int] = {SONY: 10, SONOS: 7, MICROSOFT: 14}
"""From the day that the e-mail was sent to the last day for an answer; Sony 5, Sonos R4, Microsoft 3.5 (15 days, the
e-mail's day being the first)."""
PAY_DAYS: Mapping[str, int] = {SONY: 28, SONOS: 30, MICROSOFT: 30}
"""From the decision to the last day of payment; Sony 1.5, Sonos R3, Microsoft 5.1."""
WORKING_DAYS_TO_DECIDE = 5
"""Microsoft 3.4."""

_ZONES = {
    SONY: "Europe/Bucharest",
    SONOS: "Etc/GMT",
    "FI": "Europe/Helsinki",
    "SE": "Europe/Stockholm",
    "NO": "Europe/Oslo",
    "DK": "Europe/Copenhagen",
    "DE": "Europe/Berlin",
}

_EASTER = ("2019-04-19", "2019-04-22")
_HOLIDAYS: Mapping[str, tuple[str, ...]] = {
    "FI": ("2019-01-01", *_EASTER, "2019-05-01", "2019-05-30"),
    "SE": ("2019-01-01", *_EASTER, "2019-05-01", "2019-05-30", "2019-06-06"),
    "NO": ("2019-01-01", "2019-04-18", *_EASTER, "2019-05-01", "2019-05-17", "2019-05-30"),
    "DK": ("2019-01-01", "2019-04-18", *_EASTER, "2019-05-17", "2019-05-30"),
    "DE": ("2019-01-01", *_EASTER, "2019-05-01", "2019-05-30"),
}
"""Public holidays that are no Saturday or Sunday, January to 6 June 2019. Finland: laki 388/1937 and the church
calendar; Sweden: lag 1989:253; Norway: lov om helligdager 1995 and lov 1947 nr. 1; Denmark: lov om helligdage (Store
bededag, the fourth Friday after Easter, is 17 May); Germany, of the whole federation: Feiertagsgesetze der Länder."""
FIRST_COUNTED, LAST_COUNTED = dt.date(2019, 1, 1), dt.date(2019, 6, 6)
"""The tables above say nothing of other days."""


def zone_of(campaign: str, country: str) -> ZoneInfo:
    """The zone in which `campaign` counts days; `country` is the seller's."""
    return ZoneInfo(_ZONES[campaign] if campaign in _ZONES else _ZONES.get(country, "Etc/GMT"))


def local_day(moment: dt.datetime, campaign: str, country: str) -> dt.date:
    """The calendar day of `moment` as `campaign` counts it."""
    return moment.astimezone(zone_of(campaign, country)).date()


def day_numbered(first: dt.date, number: int) -> dt.date:
    """The day with this number, `first` being day 1."""
    return first + dt.timedelta(days=number - 1)


def days_later(day: dt.date, count: int) -> dt.date:
    """The last day of "within `count` days"."""
    return day + dt.timedelta(days=count)


def after_working_days(day: dt.date, count: int, country: str) -> dt.date:
    """The `count`-th working day after `day`; ValueError outside the years that the tables cover."""
    free = {dt.date.fromisoformat(text) for text in _HOLIDAYS.get(country, ())}
    while count:
        day += dt.timedelta(days=1)
        if not FIRST_COUNTED <= day <= LAST_COUNTED:
            raise ValueError(f"{day}: no table of holidays")
        count -= day.weekday() < 5 and day not in free
    return day


def deadlines_of(campaign: str, decision: str, moment: dt.datetime, country: str) -> dict[str, str]:
    """The dates that follow from `decision` at `moment`; `country` is the seller's."""
    day = local_day(moment, campaign, country)
    found = {}
    if campaign == MICROSOFT:
        found["decide_by"] = after_working_days(day, WORKING_DAYS_TO_DECIDE, country)
    if decision == "resubmit":
        found["answer_by"] = days_later(day, ANSWER_DAYS[campaign])
    if decision == "accept":
        found["pay_by"] = days_later(day, PAY_DAYS[campaign])
    return {name: one.isoformat() for name, one in found.items()}
