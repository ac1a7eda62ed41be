"""Which proof, what ink, can the place be read."""

import datetime as dt

import pytest
from builders import (
    a_box,
    a_case,
    a_claim,
    a_document,
    a_field,
    a_label,
    a_legibility,
    a_page,
    a_reading,
    a_receipt,
    a_request,
    an_item,
)

from verify.claim import ClaimDocument
from verify.judge.evidence import kind_of, proofs, read_field, read_purchase_date, received_at
from verify.judge.hidden import hidden_place

ITEMS = tuple(an_item(f"Tuote {number}", top=0.3 + number * 0.05, price="10") for number in range(6))
"""Product lines at 0.30, 0.35 … 0.55 of the page."""


def a_proof(*areas, state="legible", **values):
    """The only proof of a claim, parts of it illegible."""
    page = a_page("Esimerkki", "Kuitti", "Kiitos", legibility=a_legibility(state, *areas))
    return proofs(a_case(a_reading(a_receipt(items=ITEMS, **values), document=a_document(pages=(page,)))))[0]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (0.03, "title"),
        (0.05, "title"),
        (0.70, "total"),
        (0.40, "items"),  # the claimed line
        (0.45, "items"),  # its neighbour
        (0.55, None),  # two lines on
        (0.90, None),  # below the total
    ],
)
def test_only_damage_where_an_unwelcome_word_would_stand_hides_it(top, expected):
    """The title, the seller's block, the claimed line with its neighbours, the total; elsewhere it does not matter."""
    hidden = hidden_place(a_proof(a_box(top)), ITEMS[2])
    assert expected == (hidden and hidden.place)


def test_a_place_whose_ink_was_not_read_is_hidden():
    """A seller or a total that is there and illegible may say anything."""
    assert "retailer" == hidden_place(a_proof(retailer=a_field(absence="illegible"))).place
    assert "total" == hidden_place(a_proof(total=a_field(absence="illegible"))).place
    assert "title" == hidden_place(a_proof(state="illegible")).place
    assert hidden_place(a_proof(state="degraded")) is None


def test_a_surely_recognised_kind_counts_before_the_claimants_word():
    """Less than likely, the claimant's word stands."""
    called = a_claim(documents=(ClaimDocument("receipt.jpg", "receipt"),))
    assert "quote" == kind_of(a_case(a_reading(kind=(("quote", 0.6),)), claim=called), 0)
    assert "receipt" == kind_of(a_case(a_reading(kind=(("quote", 0.4),)), claim=called), 0)


def test_the_proof_of_the_claimed_product_comes_first():
    """Final proofs before order confirmations; among them the one that names the product."""
    other = a_reading(a_receipt(items=(an_item("Kahvi"),), purchase_date=dt.date(2019, 1, 5)))
    ordered = a_reading(kind="order_confirmation")
    case = a_case(ordered, other, a_reading())
    assert [2, 1, 0] == [proof.document for proof in proofs(case)]
    assert dt.date(2019, 2, 1) == read_field(case, "purchase_date").value


def test_an_order_confirmations_own_day_is_the_purchases():
    """Where only the order's day is printed, that is when it was bought."""
    receipt = a_receipt(purchase_date=None, order_date=dt.date(2019, 1, 5))
    assert dt.date(2019, 1, 5) == read_purchase_date(a_case(a_reading(receipt, kind="order_confirmation"))).value
    assert read_purchase_date(a_case(a_reading(receipt))).value is None


def test_labels_prove_no_purchase():
    """A claim with a label alone has no proof."""
    case = a_case(a_reading(a_label()))
    read = read_field(case, "total")
    assert ((), "missing", "proof-missing") == (proofs(case), read.reason, read.asks[0].code)


def test_the_first_submission_is_when_the_claim_was_received():
    """An answer and what it answers are one claim."""
    request = a_request()
    assert request.submitted_at == received_at(a_case(request=request))
    assert a_case().claim.submitted_at == received_at(a_case())
