"""Counting: one purchase once, so many claims a person, so much money a participant."""

import datetime as dt

import pytest
from builders import SUBMITTED, a_campaign, a_case, a_claim, a_purchase, an_earlier_use, some_money
from test_amounts import SONOS_AMOUNT

from verify.judge.clauses.counting import CapPerPerson, ClaimedOnce, ClaimsLimit, CodeOnce, OwnClaim

CAMPAIGN = a_campaign(amount=SONOS_AMOUNT)
ONCE = ClaimedOnce("8", "reject")
PERSON = ClaimsLimit("8", "reject", limit=3, per="person")
ACCOUNT = ClaimsLimit("5.2", "reject", limit=3, per="account")
CODE = CodeOnce("K3", "reject")
OWN = OwnClaim("Q4", "review")
CAP = CapPerPerson("T2", "review")
LATER = SUBMITTED + dt.timedelta(days=1)


def judged(clause, *uses, **purchase):
    """(outcome or reason, consequence) under these earlier uses."""
    case = a_case(claim=a_claim(purchase=a_purchase(**purchase)), earlier_uses=uses)
    finding = clause.check(case, CAMPAIGN)
    answer = finding.reason or str(finding.outcome)
    return f"{answer}/{finding.consequence}" if answer == "fails" else answer


def mine(number, what="person", **values):
    """An accepted earlier claim of the same person."""
    return an_earlier_use(what, **({"claim_id": f"C-{number}", "same_person": True, "decided": "accept"} | values))


@pytest.mark.parametrize("clause", [ONCE, PERSON, ACCOUNT, OWN, CAP], ids=lambda one: one.kind)
def test_without_a_store_nothing_is_counted(clause):
    """Where no store was asked the answer is unsupplied; where it knows nothing the clause holds."""
    assert "unsupplied" == clause.check(a_case(), CAMPAIGN).reason
    assert "holds" == judged(clause)


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        (mine(1, "receipt"), "fails/reject"),
        (mine(1, "file"), "fails/reject"),
        (mine(1, "serial"), "fails/reject"),
        (mine(1, "picture"), "fails/review"),  # likeness alone never rejects
        (mine(1, "receipt", certainty=0.9), "fails/review"),  # only likely
        (mine(1, "receipt", certainty=0.4), "holds"),
        (mine(1, "receipt", decided=None), "fails/review"),  # still undecided
        (mine(1, "receipt", decided="review"), "fails/review"),
        (mine(1, "receipt", same_person=False), "fails/review"),  # by another person
        (mine(1, "receipt", decided="reject"), "holds"),
        (mine(1, "receipt", decided="void"), "holds"),
        (mine(1, "receipt", same_unit=False), "holds"),  # another line of the same receipt
        (mine(1, "receipt", same_unit=False, same_person=False), "fails/review"),
        (mine(1, "receipt", decided=None, submitted_at=LATER), "holds"),  # that one is second
        (mine(1, "receipt", submitted_at=LATER), "fails/reject"),  # and was accepted first
        (mine(1, "account"), "holds"),
    ],
)
def test_a_purchase_is_claimed_once(use, expected):
    """The same unit, surely, by the same person, in an accepted claim: reject; anything less is a question."""
    assert expected == judged(ONCE, use)


def three(**values):
    """Three earlier claims of the same person, the last with these values."""
    return mine(1), mine(2), mine(3, **values)


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ((mine(1), mine(2)), "holds"),
        (three(), "fails/reject"),
        (three(decided=None), "fails/review"),
        (three(decided="reject"), "holds"),
        (three(decided="void"), "holds"),
        (three(submitted_at=LATER), "fails/review"),  # a later one was accepted first
        (three(submitted_at=LATER, decided=None), "holds"),
        ((mine(1), mine(1, "account"), mine(2)), "holds"),  # two things shared with one claim
        (three(same_person=False, certainty=0.6), "fails/review"),  # perhaps somebody else
        (three(same_person=False, what="account"), "fails/review"),  # one account, two names
    ],
)
def test_the_fourth_claim_of_a_person_is_over_the_limit(uses, expected):
    """A limit rejects only on accepted claims that are surely the same person's."""
    assert expected == judged(PERSON, *uses)


def test_an_account_counts_fully_under_any_name():
    """The account's own limit does not ask whose it is."""
    uses = [mine(number, "account", same_person=False) for number in (1, 2, 3)]
    assert "fails/reject" == judged(ACCOUNT, *uses)
    assert "holds" == judged(ACCOUNT, *uses[:2])


def test_a_code_is_used_once_where_there_is_one():
    """The absence of a code is not missing."""
    assert "unsupplied" == judged(CODE, mine(1, "code"))
    assert "fails/reject" == judged(CODE, mine(1, "code"), code="AB12")
    assert "fails/review" == judged(CODE, mine(1, "code", decided=None), code="AB12")
    assert "holds" == judged(CODE, code="AB12")


@pytest.mark.parametrize("what", ["device", "address", "account"])
def test_claims_of_several_people_from_one_sender_are_a_question(what):
    """An agent sends from one device; a family may live at one address."""
    assert "fails/review" == judged(OWN, an_earlier_use(what))
    assert "holds" == judged(OWN, an_earlier_use(what, same_person=True))


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ((mine(1, amount=some_money("120")),), "holds"),
        ((mine(1, amount=some_money("200")),), "fails/review"),
        ((mine(1, amount=some_money("120")), mine(2, amount=some_money("80"))), "fails/review"),
        ((mine(1, decided=None),), "fails/review"),
        ((mine(1, decided="reject"),), "holds"),
        ((mine(1, amount=None),), "fails/review"),
    ],
)
def test_a_cap_with_nothing_left_or_something_undecided_is_a_question(uses, expected):
    """Only accepted amounts use up a cap."""
    assert expected == judged(CAP, *uses)
