"""The decision: reject before review before resubmit before accept, and never by the order of findings."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest
from builders import (
    a_campaign,
    a_candidate,
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
    an_item,
    some_money,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.claim import ClaimDocument
from verify.judge.campaign import ListedProduct, Period, ProductList
from verify.judge.clauses.agreement import AgreesWithProof
from verify.judge.clauses.proof import LegiblePhotos, ProofAttached, ProofField
from verify.judge.clauses.time import PurchasePeriod
from verify.judge.decide import judge_case
from verify.judge.joint import joint_confidence
from verify.receipt import Field
from verify.verdict import Ask, Decision, Finding, Ink, Outcome

JANUARY_TO_MARCH = Period(dt.date(2019, 1, 1), dt.date(2019, 3, 31))


@dataclass(frozen=True)
class Says:
    """A clause that always says the same."""

    finding: Finding

    def check(self, case, campaign):  # noqa: ARG002 - what a clause looks at; this one looks at nothing
        """The finding it was given."""
        return self.finding


def says(outcome, consequence="review", confidence=1.0, **more):
    """A clause with this answer; an unknown one's outcome is its reason."""
    known = outcome in {"holds", "fails"}
    reason = None if known else outcome
    return Says(
        Finding(
            "test", "1", Outcome(outcome if known else "unknown"), consequence, reason, confidence=confidence, **more
        )
    )


SOUND = (
    PurchasePeriod("1", "reject"),
    ProofAttached("2", "resubmit"),
    ProofField("2", "resubmit", "product"),
    AgreesWithProof("1", "review", "product"),
    AgreesWithProof("1", "review", "purchase_date"),
    AgreesWithProof("1", "review", "retailer"),
)
MEND = (Ask("field-illegible", 0, (("field", "total"),)),)
"""Asks for the receipt again."""


def judged(*clauses, case=None, **values):
    """The verdict of a sound claim under these further clauses."""
    campaign = a_campaign(*SOUND, *clauses, period=JANUARY_TO_MARCH, **values)
    return judge_case(case or a_case(), campaign)


def ink(document=0):
    """Ink somewhere on a document."""
    return (Ink(document, a_candidate("x", top=0.9).evidence[0]),)


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ((), "accept"),
        ((says("fails", "reject"),), "reject"),
        ((says("fails", "reject"), says("fails", "review"), says("missing", asks=MEND)), "reject"),
        ((says("fails", "reject", 0.94),), "review"),
        ((says("fails", "review", 0.6),), "review"),
        ((says("fails", "review"), says("missing", asks=MEND)), "review"),
        ((says("ambiguous"),), "review"),
        ((says("missing"),), "review"),  # nobody can mend it
        ((says("illegible"),), "review"),
        ((says("missing", asks=MEND),), "resubmit"),
        ((says("illegible", "reject", asks=MEND),), "resubmit"),  # whatever the consequence
        ((says("fails", "resubmit"),), "resubmit"),
        ((says("unsupplied"), says("not-applicable")), "accept"),
        ((says("holds", confidence=0.5),), "review"),
    ],
)
def test_the_strongest_of_the_four_decides(clauses, expected):
    """Reject before review before resubmit before accept."""
    assert expected == judged(*clauses).decision


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (says("ambiguous", evidence=ink()), "resubmit"),
        (says("fails", "review", 0.7, evidence=ink()), "resubmit"),
        (says("fails", "reject", 0.7, evidence=ink()), "resubmit"),
        (says("fails", "review", 0.99, evidence=ink()), "review"),  # surely read
        (says("ambiguous", evidence=ink(1)), "review"),  # on another document
        (says("ambiguous"), "review"),  # on none
    ],
)
def test_a_doubt_on_a_document_sent_again_anyway_waits(clause, expected):
    """What the better picture will tell is no reviewer's question yet."""
    assert expected == judged(says("illegible", asks=MEND), clause).decision


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (a_request("test"), "review"),
        (a_request("another", documents=("receipt.jpg",)), "review"),
        (a_request("another", documents=("label.jpg",)), "resubmit"),
    ],
)
def test_what_was_asked_for_once_is_not_asked_again(request_, expected):
    """Still illegible, missing or failing after a request is a reviewer's question."""
    assert expected == judged(says("illegible", asks=MEND), case=a_case(request=request_)).decision
    assert "review" == judged(says("fails", "resubmit"), case=a_case(request=a_request("test"))).decision


def test_nothing_is_accepted_because_nothing_was_looked_at():
    """Accept asks for date and product by ink, whatever the clauses say."""
    verdict = judge_case(a_case(), a_campaign(says("holds")))
    assert "review" == verdict.decision
    assert "purchase date and product, by ink" == verdict.needed_for_accept[0].need


def test_a_piece_of_ink_counts_once():
    """Two clauses that read the same date are no surer and no less sure than the date."""
    date, other = ink(0), ink(1)
    findings = [
        replace(says("holds", confidence=0.9).finding, evidence=date),
        replace(says("holds", confidence=0.95).finding, evidence=date),
        replace(says("holds", confidence=0.8).finding, evidence=other),
        says("fails", confidence=0.1).finding,
    ]
    assert pytest.approx(0.72) == joint_confidence(findings)


_ANSWERS = st.builds(
    says,
    st.sampled_from(("holds", "fails", "illegible", "missing", "ambiguous", "unsupplied", "not-applicable")),
    st.sampled_from(("reject", "review", "resubmit")),
    st.floats(0, 1),
    asks=st.sampled_from(((), MEND)),
    evidence=st.sampled_from(((), ink(), ink(1))),
)


@settings(max_examples=40)
@given(st.lists(_ANSWERS, max_size=5), st.randoms())
def test_the_order_of_findings_never_matters(answers, random):
    """The same findings in another order give the same verdict."""
    shuffled = list(answers)
    random.shuffle(shuffled)
    one, other = judged(*answers), judged(*shuffled)
    assert replace(one, findings=()) == replace(other, findings=())


@settings(max_examples=40)
@given(st.lists(_ANSWERS, max_size=4), st.sampled_from(("reject", "review", "resubmit")), st.floats(0, 1))
def test_an_added_failure_never_makes_an_accept(answers, consequence, confidence):
    """Whatever else was found, a failure more is not accepted."""
    assert Decision.ACCEPT is not judged(*answers, says("fails", consequence, confidence)).decision


@settings(max_examples=40)
@given(st.lists(_ANSWERS, max_size=4))
def test_confidences_are_rounded_probabilities(answers):
    """Three decimals, between 0 and 1."""
    verdict = judged(*answers)
    for confidence in (verdict.confidence, *(one.confidence for one in verdict.findings)):
        assert 0.0 <= confidence == round(confidence, 3) <= 1.0


@pytest.mark.parametrize("state", ["degraded", "illegible"])
def test_a_poor_photograph_never_rejects(state):
    """Whatever little is read on a document that cannot be read, the claimant may send it again."""
    page = a_page(legibility=a_legibility(state))
    receipt = a_receipt(
        **{name: a_field(absence="illegible") for name in ("purchase_date", "retailer", "total")}, items=()
    )
    reading = a_reading(receipt, document=a_document(pages=(page,)))
    assert "resubmit" == judged(LegiblePhotos("4.3", "resubmit"), case=a_case(reading)).decision


def test_a_file_that_cannot_be_opened_is_asked_for_where_it_is_needed():
    """The only proof is needed; a second file beside a good proof is only shown."""
    broken = a_reading(document=a_document("broken.pdf", problem="encrypted"))
    alone = a_case(broken, claim=a_claim(documents=(ClaimDocument("broken.pdf", "receipt"),)))
    beside = a_case(
        a_reading(), broken, claim=a_claim(documents=(ClaimDocument("receipt.jpg"), ClaimDocument("broken.pdf")))
    )
    asked, shown = (
        judged(LegiblePhotos("4.3", "resubmit"), case=alone),
        judged(LegiblePhotos("4.3", "resubmit"), case=beside),
    )
    assert ("resubmit", "broken.pdf") == (asked.decision, asked.next_steps[0].document)
    assert ("accept", ()) == (shown.decision, shown.next_steps)


@pytest.mark.parametrize("kind", ["quote", "delivery_note", "credit_note", "other"])
def test_a_document_that_proves_no_purchase_leaves_the_proof_missing(kind):
    """What the claimant calls a receipt is one only if it is."""
    case = a_case(a_reading(kind=kind), claim=a_claim())
    verdict = judged(case=case)
    attached = next(one for one in verdict.findings if one.clause == "proof-attached")
    assert ("resubmit", "missing", "proof-not-a-proof") == (verdict.decision, attached.reason, attached.asks[0].code)


def test_a_contradicted_claim_is_a_reviewers():
    """Claimed date, product or retailer that the ink contradicts."""
    other_day = a_claim(purchase=a_purchase(date=dt.date(2019, 2, 2)))
    other_shop = a_claim(purchase=a_purchase(retailer="Toinen Kauppa"))
    other_goods = a_reading(a_receipt(items=(an_item("Kahvinkeitin", price="49.00"),)))
    assert "review" == judged(case=a_case(claim=other_day)).decision
    assert "review" == judged(case=a_case(claim=other_shop)).decision
    assert "review" == judged(case=a_case(other_goods)).decision


def test_each_thing_is_asked_for_once():
    """Three clauses that lack the date ask for it once; a document sent again is not picked to pieces."""
    receipt = a_receipt(purchase_date=a_field(absence="illegible"))
    verdict = judged(ProofField("2", "resubmit", "purchase_date"), case=a_case(a_reading(receipt)))
    assert ("resubmit", 1) == (verdict.decision, len(verdict.next_steps))
    assert ["the purchase date, legible"] == [need.need for need in verdict.needed_for_accept]


def test_form_entries_are_asked_for_in_one_sentence():
    """Several clauses may lack something on the form; the claimant gets one line."""
    lacking = [says("missing", asks=(Ask("form-missing", None, (("entries", word),)),)) for word in ("iban", "email")]
    assert 1 == len(judged(*lacking).next_steps)


def test_what_lacks_sureness_names_the_fewest_readings():
    """When all holds but not surely enough, only the weakest readings are needed."""
    verdict = judged(says("holds", confidence=0.8, read="17,90"), says("holds", confidence=0.99))
    assert ["a surer reading of: 17,90"] == [need.need for need in verdict.needed_for_accept]


def test_the_amount_is_the_listed_cashback_and_none_when_rejected():
    """What is granted stands in the verdict of every claim that may still be paid."""
    products = ProductList((ListedProduct("Surface Pro 6", cashback=(some_money("100"), some_money("900", "SEK"))),))
    assert some_money("100.00") == judged(products=products).amount
    assert judged(says("fails", "reject"), products=products).amount is None
    assert judged().amount is None


def test_a_verdict_is_the_same_twice():
    """Same case, same campaign, same verdict."""
    assert judged(says("ambiguous", confidence=0.4)) == judged(says("ambiguous", confidence=0.4))


def test_an_unread_kind_is_taken_as_claimed():
    """Where nothing says what a document is, the claimant's word counts."""
    assert "accept" == judged(case=a_case(replace(a_reading(), kind=Field()))).decision
