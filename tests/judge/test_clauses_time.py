"""Time: windows are judged by the ink, at every edge the terms have."""

import datetime as dt

import pytest
from builders import (
    a_campaign,
    a_case,
    a_claim,
    a_document,
    a_field,
    a_legibility,
    a_page,
    a_purchase,
    a_reading,
    a_receipt,
    a_request,
    an_empty_receipt,
)

from verify.claim import Answer
from verify.judge.campaign import DeadlineRules, Period
from verify.judge.clauses.time import AnswerDeadline, ClaimWindow, DaysFromPurchase, PurchasePeriod

SONOS = Period(
    first_moment=dt.datetime(2019, 6, 3, 0, 1, tzinfo=dt.UTC),
    last_moment=dt.datetime(2019, 6, 21, 11, 59, tzinfo=dt.UTC),
    last_moment_otherwise=dt.datetime(2019, 6, 21, 23, 59, tzinfo=dt.UTC),
)
SONY = Period(first_day=dt.date(2018, 11, 1), last_day=dt.date(2019, 1, 31))
PURCHASE = PurchasePeriod("V1", "reject")
DAYS_15_TO_45 = ClaimWindow(
    "3.1", "reject", from_day_number=15, to_day_number=45, purchase_is_day_one=True, order_date=True
)
SONY_CLAIMS = ClaimWindow("1.2", "reject", first_day=dt.date(2018, 11, 1), last_day=dt.date(2019, 1, 31))
WITHIN_30 = ClaimWindow("R2", "reject", to_day_number=30, last_day=dt.date(2019, 7, 21))


def at(text, zone=dt.UTC):
    """A moment, in UTC where a test does not say."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


def answer(finding):
    """The outcome, or the reason of an unknown one."""
    return finding.reason or str(finding.outcome)


def bought(day, clock=None, *, country="DE", address=None, received="2019-07-01T12:00"):
    """A claim of a purchase printed so."""
    receipt = a_receipt(
        purchase_date=dt.date.fromisoformat(day),
        purchase_time=dt.time.fromisoformat(clock) if clock else None,
        country=country,
        address=address,
        seller_ids=(),
    )
    return a_case(a_reading(receipt), claim=a_claim(submitted_at=at(received)))


@pytest.mark.parametrize(
    ("day", "clock", "country", "expected"),
    [
        ("2019-06-02", None, "DE", "fails"),
        ("2019-06-03", None, "DE", "holds"),
        ("2019-06-03", None, "FI", "holds"),
        ("2019-06-03", None, "GB", "holds"),
        ("2019-06-03", None, "AU", "ambiguous"),
        ("2019-06-02", None, "AU", "fails"),
        ("2019-06-04", None, "AU", "holds"),
        ("2019-06-20", None, "DE", "holds"),
        ("2019-06-20", None, "AU", "holds"),
        ("2019-06-21", None, "DE", "ambiguous"),
        ("2019-06-21", None, "AU", "ambiguous"),
        ("2019-06-22", None, "DE", "fails"),
        ("2019-06-22", None, "AU", "ambiguous"),
        ("2019-06-23", None, "AU", "fails"),
        ("2019-06-21", "13:59", "DE", "holds"),  # 11:59 GMT
        ("2019-06-21", "13:59:59", "DE", "holds"),
        ("2019-06-21", "14:00", "DE", "ambiguous"),  # 12:00 GMT
        ("2019-06-21", "23:59", "DE", "ambiguous"),  # 21:59 GMT
        ("2019-06-22", "01:59", "DE", "ambiguous"),  # 23:59 GMT
        ("2019-06-22", "02:00", "DE", "fails"),  # 22 June 00:00 GMT
        ("2019-06-21", "12:59", "GB", "holds"),
        ("2019-06-21", "13:00", "GB", "ambiguous"),
        ("2019-06-21", "14:59", "FI", "holds"),
        ("2019-06-21", "15:00", "FI", "ambiguous"),
        ("2019-06-03", "02:00", "DE", "fails"),  # 00:00 GMT
        ("2019-06-03", "02:01", "DE", "holds"),
    ],
)
def test_sonos_moments_are_compared_in_the_zone_of_the_purchase(day, clock, country, expected):
    """A printed time is a moment; a bare day counts whole, its night aside."""
    finding = PURCHASE.check(bought(day, clock, country=country), a_campaign(PURCHASE, zone="UTC", period=SONOS))
    assert expected == answer(finding)


@pytest.mark.parametrize(
    ("address", "clock", "expected"),
    [
        ("1 George St, Sydney NSW 2000", "09:30", "fails"),  # 2 June 23:30 GMT
        ("1 George St, Sydney NSW 2000", "10:01", "holds"),
        ("1 Hay St, Perth", "10:01", "holds"),
        ("1 Hay St, Perth", "08:30", "holds"),
        ("Somewhere", "09:00", "ambiguous"),  # Perth would hold, Sydney would not
        ("Somewhere", "11:00", "holds"),
    ],
)
def test_in_australia_the_printed_town_names_the_zone(address, clock, expected):
    """Without a town every zone of the country has to pass."""
    case = bought("2019-06-03", clock, country="AU", address=address)
    assert expected == answer(PURCHASE.check(case, a_campaign(PURCHASE, zone="UTC", period=SONOS)))


@pytest.mark.parametrize(
    ("address", "expected"),
    [("Calle Mayor 1, 28013 Madrid", "holds"), ("Calle Mayor 1, Las Palmas", "ambiguous"), (None, "holds")],
)
def test_few_peoples_islands_count_where_they_are_printed(address, expected):
    """13:30 in Madrid is 11:30 GMT, in the Canaries 12:30."""
    case = bought("2019-06-21", "13:30", country="ES", address=address)
    assert expected == answer(PURCHASE.check(case, a_campaign(PURCHASE, zone="UTC", period=SONOS)))


def test_a_hidden_time_on_the_last_day_is_asked_for():
    """Where the time decides and cannot be read, the answer is illegible, not ambiguous."""
    receipt = a_receipt(purchase_date=dt.date(2019, 6, 21), purchase_time=a_field(absence="illegible"), country="DE")
    case = a_case(a_reading(receipt), claim=a_claim(submitted_at=at("2019-07-01T12:00")))
    finding = PURCHASE.check(case, a_campaign(PURCHASE, zone="UTC", period=SONOS))
    assert ("illegible", "field-illegible") == (answer(finding), finding.asks[0].code)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2018-10-31", "fails"), ("2018-11-01", "holds"), ("2019-01-31", "holds"), ("2019-02-01", "fails")],
)
def test_both_ends_of_a_period_are_included(day, expected):
    """Between A and B includes A and B."""
    assert expected == answer(PURCHASE.check(bought(day), a_campaign(PURCHASE, period=SONY)))


def test_without_a_period_the_clause_is_unsupplied():
    """What the owner left out blocks nothing."""
    assert "unsupplied" == answer(PURCHASE.check(a_case(), a_campaign(PURCHASE)))


def test_an_ambiguous_date_passes_only_when_every_plausible_reading_does():
    """03/04/19 is two dates until something decides."""
    both = ((dt.date(2018, 11, 12), 0.6), (dt.date(2018, 12, 11), 0.39))
    torn = ((dt.date(2018, 11, 10), 0.6), (dt.date(2018, 10, 11), 0.39))
    campaign = a_campaign(PURCHASE, period=SONY)
    assert "holds" == answer(PURCHASE.check(a_case(a_reading(a_receipt(purchase_date=both))), campaign))
    assert "ambiguous" == answer(PURCHASE.check(a_case(a_reading(a_receipt(purchase_date=torn))), campaign))


def test_a_date_after_the_claim_never_fails():
    """Nobody claims what they have yet to buy: such a date is a misread one."""
    case = bought("2091-06-10", received="2019-07-01T12:00")
    assert "ambiguous" == answer(PURCHASE.check(case, a_campaign(PURCHASE, period=SONY)))


def test_a_doubtful_date_on_bad_ground_is_illegible():
    """A guess on blurred ink is no reading."""
    document = a_document(pages=(a_page("x", legibility=a_legibility("degraded")),))
    reading = a_reading(a_receipt(purchase_date=((dt.date(2018, 10, 1), 0.4),)), document=document)
    finding = PURCHASE.check(a_case(reading), a_campaign(PURCHASE, period=SONY))
    assert ("illegible", "field-illegible") == (answer(finding), finding.asks[0].code)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2019-02-14T21:59:59", "fails"),  # still the 14th in Helsinki
        ("2019-02-14T22:00:00", "holds"),  # the 15th there
        ("2019-02-15T10:00:00", "holds"),  # day 15
        ("2019-03-17T10:00:00", "holds"),  # day 45
        ("2019-03-17T21:59:59", "holds"),
        ("2019-03-17T22:00:00", "fails"),  # day 46
    ],
)
def test_the_purchase_is_day_one(received, expected):
    """Day 15 to day 45 is purchase + 14 to purchase + 44, in the zone of the campaign."""
    finding = DAYS_15_TO_45.check(bought("2019-02-01", received=received), a_campaign(DAYS_15_TO_45))
    assert expected == answer(finding)


def test_too_early_says_from_which_day_on():
    """A claim that comes too early may come again."""
    finding = DAYS_15_TO_45.check(bought("2019-02-01", received="2019-02-10T10:00"), a_campaign(DAYS_15_TO_45))
    assert (("date", "2019-02-15"),) == finding.asks[0].parameters


@pytest.mark.parametrize(
    ("first_submitted", "expected"), [("2019-03-17T10:00", "holds"), ("2019-03-18T10:00", "fails")]
)
def test_the_first_submission_counts_for_a_window(first_submitted, expected):
    """An answer and what it answers are one claim."""
    case = a_case(
        request=a_request(submitted_at=at(first_submitted)), claim=a_claim(submitted_at=at("2019-03-25T10:00"))
    )
    assert expected == answer(DAYS_15_TO_45.check(case, a_campaign(DAYS_15_TO_45)))


def _ordered(order, purchase, period, received, *, delivery=None):
    receipt = a_receipt(
        order_date=dt.date.fromisoformat(order),
        purchase_date=dt.date.fromisoformat(purchase),
        delivery_date=dt.date.fromisoformat(delivery) if delivery else None,
    )
    case = a_case(a_reading(receipt), claim=a_claim(submitted_at=at(received)))
    return answer(DAYS_15_TO_45.check(case, a_campaign(DAYS_15_TO_45, period=period)))


def test_delivered_after_the_period_days_count_from_the_order():
    """In 4.5's case the window starts with the order."""
    period = Period(dt.date(2019, 1, 1), dt.date(2019, 1, 31))
    assert "holds" == _ordered("2019-01-30", "2019-02-10", period, "2019-02-15T10:00")
    assert "holds" == _ordered("2019-01-30", "2019-01-30", period, "2019-02-15T10:00", delivery="2019-02-10")


def test_delivered_within_the_period_days_count_from_the_purchase():
    """Without a delivery after the period the purchase date is day 1."""
    period = Period(dt.date(2019, 1, 1), dt.date(2019, 3, 31))
    assert "fails" == _ordered("2019-01-30", "2019-02-10", period, "2019-02-15T10:00")


def test_without_a_period_two_dates_that_decide_differently_are_ambiguous():
    """Nobody can say which of two dates counts before the owner names the period."""
    assert "ambiguous" == _ordered("2019-01-30", "2019-02-10", None, "2019-02-15T10:00")
    assert "holds" == _ordered("2019-01-30", "2019-02-01", None, "2019-02-20T10:00")
    assert "fails" == _ordered("2019-01-30", "2019-02-10", None, "2019-02-11T10:00")


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2018-10-31T21:59:59", "fails"),
        ("2018-10-31T22:00:00", "holds"),  # 1 November in Bucharest
        ("2019-01-31T21:59:59", "holds"),
        ("2019-01-31T22:00:00", "fails"),
    ],
)
def test_sony_claims_are_received_in_bucharest(received, expected):
    """A claim's moment of receipt is compared in the campaign's zone."""
    campaign = a_campaign(SONY_CLAIMS, zone="Europe/Bucharest")
    assert expected == answer(SONY_CLAIMS.check(a_case(claim=a_claim(submitted_at=at(received))), campaign))


@pytest.mark.parametrize(
    ("day", "received", "expected"),
    [
        ("2019-06-10", "2019-07-10T23:59:59", "holds"),
        ("2019-06-10", "2019-07-11T00:00:00", "fails"),
        ("2019-06-21", "2019-07-21T23:59:59", "holds"),
        ("2019-06-21", "2019-07-22T00:00:00", "fails"),
        ("2019-06-30", "2019-07-22T00:00:00", "fails"),  # within 30 days, after the last day
    ],
)
def test_within_thirty_days_and_not_after_the_last_day(day, received, expected):
    """Purchase date + 30 days, end included, and never after the last day."""
    campaign = a_campaign(WITHIN_30, zone="UTC")
    assert expected == answer(WITHIN_30.check(bought(day, received=received), campaign))


def test_after_the_last_day_no_date_is_needed():
    """What the claim's own moment decides is decided without ink."""
    case = a_case(a_reading(an_empty_receipt("illegible")), claim=a_claim(submitted_at=at("2019-08-01T00:00")))
    assert "fails" == answer(WITHIN_30.check(case, a_campaign(WITHIN_30, zone="UTC")))


@pytest.mark.parametrize(
    ("reading", "received", "expected"),
    [
        ("unresolved", "2019-03-20T10:00", "unsupplied"),
        ("within", "2019-03-03T10:00", "holds"),
        ("within", "2019-03-04T10:00", "fails"),
        ("after", "2019-03-03T10:00", "fails"),
        ("after", "2019-03-04T10:00", "holds"),
    ],
)
def test_an_unresolved_term_blocks_nothing(reading, received, expected):
    """The owner chooses between within and after; until then the clause only shows itself."""
    clause = DaysFromPurchase("1.2", "reject", 30, reading)
    assert expected == answer(clause.check(bought("2019-02-01", received=received), a_campaign(clause)))


def _answered(asked, answered, rules, *, recorded=True):
    clause = AnswerDeadline("R4", "reject")
    moment = at(asked)
    claim = a_claim(submitted_at=at(answered), answers=Answer("C-1", (), moment if recorded else None))
    case = a_case(claim=claim, request=a_request(asked_at=moment))
    return clause.check(case, a_campaign(clause, zone="UTC", deadlines=rules))


@pytest.mark.parametrize(
    ("rules", "last", "late"),
    [
        (DeadlineRules(answer_days=7), "2019-07-08T23:59", "2019-07-09T00:00"),
        (DeadlineRules(answer_days=10), "2019-07-11T23:59", "2019-07-12T00:00"),
        (DeadlineRules(answer_days=15, request_is_day_one=True), "2019-07-15T23:59", "2019-07-16T00:00"),
    ],
)
def test_an_answer_is_late_after_its_last_day(rules, last, late):
    """Days are counted from the request, which is day 0 or, where the terms say so, day 1."""
    assert "holds" == answer(_answered("2019-07-01T12:00", last, rules))
    assert ("fails", "reject") == (answer(finding := _answered("2019-07-01T12:00", late, rules)), finding.consequence)


def test_a_late_answer_to_an_undated_request_is_a_reviewers_question():
    """Where nobody recorded when the request was sent, lateness never rejects."""
    finding = _answered("2019-07-01T12:00", "2019-08-01T12:00", DeadlineRules(answer_days=7), recorded=False)
    assert ("fails", "review") == (answer(finding), finding.consequence)


def test_a_first_claim_answers_nothing():
    """Without a request the answer's period does not apply."""
    clause = AnswerDeadline("R4", "reject")
    assert "not-applicable" == answer(clause.check(a_case(), a_campaign(clause)))


def test_days_are_those_of_the_sellers_country():
    """A campaign of several countries counts in the zone of the seller's ID, else of the purchase."""
    campaign = a_campaign(DAYS_15_TO_45, zone="seller-country")
    finnish = a_case(claim=a_claim(submitted_at=at("2019-02-14T22:30:00")))
    bare = a_receipt(seller_ids=(), vat_id=None)
    danish = a_case(
        a_reading(bare), claim=a_claim(submitted_at=at("2019-02-14T22:30:00"), purchase=a_purchase(country="DK"))
    )
    assert "holds" == answer(DAYS_15_TO_45.check(finnish, campaign))
    assert "fails" == answer(DAYS_15_TO_45.check(danish, campaign))


def test_a_time_of_its_own_confidence_counts_where_it_decides():
    """Where the time decides, the answer is no surer than the time."""
    receipt = a_receipt(
        purchase_date=dt.date(2019, 6, 21), purchase_time=a_field((dt.time(10, 0), 0.7)), country="DE", seller_ids=()
    )
    case = a_case(a_reading(receipt), claim=a_claim(submitted_at=at("2019-07-01T12:00")))
    finding = PURCHASE.check(case, a_campaign(PURCHASE, zone="UTC", period=SONOS))
    assert 0.7 > finding.confidence
