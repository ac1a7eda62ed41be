"""Claims that complete an earlier one: in time, on the last day, too late, or still not readable.

Sony 5: ten days, late answers go to a person. Sonos R4: seven calendar days from the day the e-mail was sent, then void.
Microsoft 3.5: fifteen days, the day of the e-mail being the first. Windows and limits count from the first submission.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from world.cases.changes import Change, hiding
from world.cases.days import ANSWER_DAYS, CAMPAIGNS, MICROSOFT, SONOS, SONY, zone_of
from world.cases.everywhere import REFS
from world.cases.plan import ACCEPT, RESUBMIT, Answering, Expected, Plan, reject, review
from world.cases.scenario import Scenario, Table, Wish
from world.chance import Chance

_REF: Mapping[str, str] = {SONY: "5", SONOS: "R4", MICROSOFT: "3.5"}
_LATE: Mapping[str, Expected] = {SONY: review("5"), SONOS: reject("R4"), MICROSOFT: reject("3.5")}
_EDGE: Mapping[str, Wish] = {
    SONY: Wish(proof="receipt", on="2019-01-08", moment="2019-01-28T10:00"),
    SONOS: Wish(proof="receipt", on="2019-06-10", moment="2019-07-08T10:00"),
    MICROSOFT: Wish(proof="receipt", on="2019-02-01", moment="2019-03-15T10:00"),
}
"""The first submission is in time; on the last day for an answer the claim's own window is closed."""


def make_scenarios() -> Iterator[Scenario]:
    """The answers of all three campaigns."""
    for campaign in CAMPAIGNS:
        ref, last = _REF[campaign], ANSWER_DAYS[campaign]
        plain = Wish(proof="receipt")
        yield _row(
            campaign,
            "answer",
            ref,
            "What was asked for is sent two days later",
            expected=ACCEPT,
            wish=plain,
            change=_answering(2),
        )
        yield _row(
            campaign,
            "answer-last-day",
            ref,
            "The answer comes on the last day; the first submission's day counts for every window",
            expected=ACCEPT,
            wish=_EDGE[campaign],
            change=_answering(last),
        )
        yield _row(
            campaign,
            "answer-late",
            ref,
            "The answer comes a day too late",
            expected=_LATE[campaign],
            wish=plain,
            change=_answering(last + 1),
        )
        yield _row(
            campaign,
            "answer-late-unsent",
            ref,
            "The answer looks late, but when the e-mail was sent is not known",
            expected=review(),
            wish=plain,
            change=_answering(last + 3, known=False),
        )
        still = f"{ref} 4.3" if campaign == MICROSOFT else ref
        yield _row(
            campaign,
            "answer-illegible",
            still,
            "The answer's picture is as illegible as the first",
            expected=review(),
            wish=plain,
            change=_answering(2, illegible=True),
        )


def _row(campaign: str, name: str, refs: str, why: str, *, expected: Expected, wish: Wish, change: Change) -> Scenario:
    table = Table(campaign, REFS[campaign].short)
    return table.row(name, refs, why, expected, group="counting", wish=wish, change=change)


def _answering(days: int, *, known: bool = True, illegible: bool = False) -> Change:
    """The first submission's date cannot be read; the proof is sent again `days` after the e-mail of the same day."""

    def change(plan: Plan, chance: Chance) -> Plan:
        unread = hiding(plan.proof.draw, "purchase_date")(plan, chance)
        first = replace(unread, expected=RESUBMIT)
        asked = plan.submitted + dt.timedelta(hours=2)
        again = unread.proof if illegible else plan.proof
        return replace(
            plan,
            submitted=_answer_moment(plan, asked, days),
            answering=Answering(asked if known else None),
            papers=(again,),
            before=(first,),
        )

    return change


def _answer_moment(plan: Plan, asked: dt.datetime, days: int) -> dt.datetime:
    """The evening of that day, by the clock that counts."""
    zone = zone_of(plan.campaign, plan.sale.dealer.country.code)
    day = asked.astimezone(zone).date() + dt.timedelta(days=days)
    return dt.datetime.combine(day, dt.time(20, 40), zone)
