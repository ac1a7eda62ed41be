"""Promises about time: when the purchase was made, when the claim came, when an answer came.

Windows are always judged by the ink, never by the claimed date, and every plausible reading of the ink has to pass. A
printed date that lies after the claim is no date of its purchase: it is a misread one, and never rejects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from verify.claim import Case
from verify.judge.campaign import Campaign, Period
from verify.judge.compare import PLAUSIBLE, Weighed, found_by, weigh
from verify.judge.deadlines import last_day_to_answer, nth_day
from verify.judge.evidence import Read, fails, holds, proofs, read_field, read_purchase_date, received_at, unknown
from verify.judge.zones import zone_of_days, zones_of_purchase
from verify.verdict import Ask, Consequence, Finding, Outcome

NIGHT_ENDS = time(6)
"""Nobody buys before this hour: a day of which only the night lies outside a period lies inside it. Chosen."""

_LAST_MINUTE = time(23, 59)
_ZONES_APART_DAYS = 1
"""A purchase late in the evening may be made on the next calendar day of an eastern zone."""


@dataclass(frozen=True, slots=True)
class PurchasePeriod:
    """The purchase was made within the campaign's period."""

    kind: ClassVar[str] = "purchase-period"
    ref: str
    consequence: Consequence
    says: str = ""
    order_date: bool = False
    """In a purchase delivered after the period, the day of the order counts."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Whether every plausible date, with its time where one is printed, lies in the period."""
        period = campaign.period
        if period is None:
            return unknown(self, "unsupplied", message="The campaign's owner named no period.")
        read = read_purchase_date(case)
        if self.order_date and is_delivered_later(case, campaign):
            read = read_field(case, "order_date")
        if period.first_moment is None:
            first, last = period.first_day or date.min, period.last_day or date.max
            weighed = weigh(read, _possible(case, campaign, lambda day: first <= day <= last))
            return found_by(self, read, weighed, **_dates_said(case, f"{first} to {last}"))
        return self._check_moment(case, campaign, period, read)

    def _check_moment(self, case: Case, campaign: Campaign, period: Period, read: Read[date]) -> Finding:
        clock: Read[time] = read_field(case, "purchase_time")
        times = [one.value for one in clock.candidates if one.confidence >= PLAUSIBLE]
        zones = zones_of_purchase(case)
        weighed = weigh(read, _possible(case, campaign, lambda day: is_inside(day, times, zones, period)))
        said = _dates_said(case, f"{_utc(period.first_moment)} to {_utc(period.last_moment)} GMT")
        if weighed.outcome is Outcome.UNKNOWN:
            if weighed.reason == "ambiguous" and not times and clock.reason == "illegible":
                message = "The time decides on this day, and cannot be read."
                return unknown(self, "illegible", asks=clock.asks, message=message, **said)
            return found_by(self, read, weighed, **said)
        day, printed = weighed.candidate, clock.best
        if day and printed and _needs_time(day.value, zones, period):
            plausible = min(sum(one.confidence for one in clock.candidates if one.value in times), 1.0)
            weighed = replace(weighed, confidence=weighed.confidence * plausible)
            ink = read.ink_of(day) + clock.ink_of(printed)
            return found_by(self, read, weighed, **said, evidence=ink)
        return found_by(self, read, weighed, **said)


@dataclass(frozen=True, slots=True)
class ClaimWindow:
    """The claim was received in time: between two days, or a number of days after the purchase, or both."""

    kind: ClassVar[str] = "claim-window"
    ref: str
    consequence: Consequence
    says: str = ""
    first_day: date | None = None
    last_day: date | None = None
    from_day_number: int | None = None
    to_day_number: int | None = None
    purchase_is_day_one: bool = False
    """True: the purchase date is day 1; False: it is day 0."""
    order_date: bool = False
    """In a purchase delivered after the period, days are counted from the order."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Whether the claim's day lies in the window, counted from every plausible purchase date."""
        received = received_at(case).astimezone(zone_of_days(case, campaign)).date()
        said = {"claimed": str(received), "expected": self._expected}
        if self.first_day is not None and received < self.first_day:
            asks = (Ask("claim-later", None, (("date", str(self.first_day)),)),)
            return fails(self, message=f"Received {received}, before the first day.", asks=asks, **said)
        if self.last_day is not None and received > self.last_day:
            return fails(self, message=f"Received {received}, after the last day.", **said)
        if self.from_day_number is None and self.to_day_number is None:
            return holds(self, message=f"Received {received}.", **said)
        return self._check_number(case, campaign, received)

    @property
    def _expected(self) -> str:
        days = (self.first_day and f"from {self.first_day}", self.last_day and f"until {self.last_day}")
        numbers = (
            self.from_day_number is not None and f"from day {self.from_day_number}",
            self.to_day_number is not None and f"until day {self.to_day_number}",
        )
        return ", ".join(str(one) for one in (*numbers, *days) if one)

    def _check_number(self, case: Case, campaign: Campaign, received: date) -> Finding:
        bought, ordered = read_purchase_date(case), read_field(case, "order_date")
        if self.order_date and ordered.candidates:
            later = is_delivered_later(case, campaign)
            if later:
                return self._counted(case, campaign, received, ordered)
            if later is None and bought.candidates:
                return self._either(case, campaign, received, (bought, ordered))
        return self._counted(case, campaign, received, bought)

    def _counted(self, case: Case, campaign: Campaign, received: date, read: Read[date]) -> Finding:
        weighed = weigh(read, _possible(case, campaign, lambda day: self._holds(received, day)))
        message, asks = self._words(received, weighed)
        said = {"claimed": str(received), "expected": self._expected, "message": message}
        finding = found_by(self, read, weighed, **said)
        return replace(finding, asks=asks) if asks else finding

    def _either(self, case: Case, campaign: Campaign, received: date, reads: Iterable[Read[date]]) -> Finding:
        """With no period nobody can say which of the two dates counts: they have to agree."""
        one, other = (self._counted(case, campaign, received, read) for read in reads)
        if one.outcome is other.outcome or Outcome.UNKNOWN in {one.outcome, other.outcome}:
            return one
        message = "Counted from the purchase and from the order, the window says different things, and no period tells which counts."
        return replace(one, outcome=Outcome.UNKNOWN, reason="ambiguous", message=message, asks=(), evidence=one.evidence + other.evidence)  # fmt: skip

    def _number(self, received: date, bought: date) -> int:
        return (received - bought).days + self.purchase_is_day_one

    def _holds(self, received: date, bought: date) -> bool:
        number = self._number(received, bought)
        early = self.from_day_number is not None and number < self.from_day_number
        late = self.to_day_number is not None and number > self.to_day_number
        return not (early or late)

    def _words(self, received: date, weighed: Weighed[date]) -> tuple[str, tuple[Ask, ...]]:
        """What the reviewer reads, and, for a claim that came too early, from which day on it may come again."""
        if weighed.candidate is None:
            return "", ()
        bought = weighed.candidate.value
        number = self._number(received, bought)
        message = f"Received on day {number}."
        if weighed.outcome is Outcome.FAILS and self.from_day_number is not None and number < self.from_day_number:
            opens = nth_day(bought, self.from_day_number, first=int(self.purchase_is_day_one))
            return f"{message} Too early: may be claimed from {opens}.", (
                Ask("claim-later", None, (("date", str(opens)),)),
            )
        return message, ()


@dataclass(frozen=True, slots=True)
class DaysFromPurchase:
    """Claimed within, or only after, a number of days from the purchase: whichever the owner says the terms mean."""

    kind: ClassVar[str] = "days-from-purchase"
    ref: str
    consequence: Consequence
    days: int
    reading: Literal["unresolved", "within", "after"]
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Judged by the reading chosen; unresolved, it is shown and blocks nothing."""
        if self.reading == "unresolved":
            message = f"The terms can mean within or after {self.days} days; the campaign's owner has not said which."
            return unknown(self, "unsupplied", message=message)
        received = received_at(case).astimezone(zone_of_days(case, campaign)).date()
        read = read_purchase_date(case)
        limit, within = timedelta(days=self.days), self.reading == "within"
        weighed = weigh(read, _possible(case, campaign, lambda day: (received - day <= limit) is within))
        return found_by(self, read, weighed, claimed=str(received), expected=f"{self.reading} {self.days} days")


@dataclass(frozen=True, slots=True)
class AnswerDeadline:
    """What was asked for was sent in time; the campaign's `deadlines` say how days are counted."""

    kind: ClassVar[str] = "answer-deadline"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """A late answer fails; where nobody recorded when the request was sent, that is a reviewer's question."""
        answers, request = case.claim.answers, case.request
        if answers is None and request is None:
            return unknown(self, "not-applicable", message="This claim answers no request.")
        recorded = answers.asked_at if answers else request and request.asked_at
        asked_at = recorded or (request and request.asked_at)
        zone = zone_of_days(case, campaign)
        last = last_day_to_answer(asked_at, campaign, zone) if asked_at else None
        if last is None:
            return unknown(self, "unsupplied", message="Nobody recorded when the request was sent.")
        answered = case.claim.submitted_at.astimezone(zone).date()
        said = {"claimed": str(answered), "expected": f"until {last}"}
        if answered <= last:
            return holds(self, message=f"Answered {answered}.", **said)
        finding = fails(self, message=f"Answered {answered}, after the last day.", **said)
        return finding if recorded else replace(finding, consequence="review")


def is_delivered_later(case: Case, campaign: Campaign) -> bool | None:
    """Whether the purchase was ordered inside the period and delivered, or billed, after it.

    None while there is no period and an order date is read: then nobody can say.
    """
    ordered = read_field(case, "order_date").value
    if ordered is None:
        return False
    if campaign.period is None:
        return None
    first, last = days_of(campaign.period)
    return first <= ordered <= last and any(day > last for day in _later_days(case))


def days_of(period: Period) -> tuple[date, date]:
    """First and last calendar day of a period, those of its moments where it has such."""
    first = period.first_day or (period.first_moment.date() if period.first_moment else date.min)
    last = period.last_day or (period.last_moment.date() if period.last_moment else date.max)
    return first, last


def is_inside(day: date, times: Iterable[time], zones: Iterable[ZoneInfo], period: Period) -> bool | None:
    """Whether a printed day, with its time if any, lies between the period's moments; None where readings of them differ.

    The time may be read in several ways, the zone may be one of several, the period's end may be meant in two ways.
    """
    clocks: list[time | None] = [*times] or [None]
    ends = {period.last_moment, period.last_moment_otherwise or period.last_moment}
    answers = {
        _answer(day, clock, zone, (period.first_moment, end)) for clock in clocks for zone in zones for end in ends
    }
    return answers.pop() if len(answers) == 1 else None


def _answer(
    day: date, clock: time | None, zone: ZoneInfo, period: tuple[datetime | None, datetime | None]
) -> bool | None:
    """Inside, outside, or (None) a waking day that is partly both."""
    begins = datetime.combine(day, NIGHT_ENDS if clock is None else clock.replace(second=0, microsecond=0), zone)
    ends = datetime.combine(day, _LAST_MINUTE, zone) if clock is None else begins
    first, last = period
    assert first is not None
    assert last is not None
    if first <= begins and ends <= last:
        return True
    return False if ends < first or begins > last else None


def _needs_time(day: date, zones: Iterable[ZoneInfo], period: Period) -> bool:
    """Whether the day alone leaves the question open: some minute of it may lie in and some outside the period."""
    moments = [datetime.combine(day, clock, zone) for zone in zones for clock in (time.min, _LAST_MINUTE)]
    ends = {period.last_moment, period.last_moment_otherwise or period.last_moment}
    return len({period.first_moment <= moment <= end for moment in moments for end in ends}) > 1  # type: ignore[operator]


def _possible(case: Case, campaign: Campaign, test: Callable[[date], bool | None]) -> Callable[[date], bool | None]:
    """`test`, with no answer for a day after this submission: nobody sends a proof of what they have yet to buy."""
    sent = case.claim.submitted_at.astimezone(zone_of_days(case, campaign)).date()
    latest = sent + timedelta(days=_ZONES_APART_DAYS)
    return lambda day: test(day) if day <= latest else None


def _later_days(case: Case) -> list[date]:
    """The days of delivery, billing and purchase printed on the proofs."""
    found = []
    for proof in proofs(case):
        receipt = proof.receipt
        dates = [receipt.delivery_date, receipt.invoice_date]
        if proof.kind != "order_confirmation":
            dates.append(receipt.purchase_date)
        found += [field.value for field in dates if field.value is not None]
    return found


def _dates_said(case: Case, expected: str) -> dict[str, str | None]:
    claimed = case.claim.purchase.date
    return {"claimed": str(claimed) if claimed else None, "expected": expected}


def _utc(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}" if moment else ""
