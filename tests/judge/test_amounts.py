"""Amounts: a share of the price paid, capped in the currency of residence, rounded half up."""

from decimal import Decimal

import pytest
from builders import (
    a_campaign,
    a_candidate,
    a_case,
    a_claim,
    a_claimant,
    a_field,
    a_reading,
    a_receipt,
    an_earlier_use,
    an_item,
    some_money,
)

from verify.claim import Address, Product
from verify.judge.amounts import find_amount
from verify.judge.campaign import AmountRule, ListedProduct, ProductList
from verify.judge.clauses.counting import CashbackAmount

CAPS = {"AUD": "260", "GBP": "160", "EUR": "200", "SEK": "1650", "DKK": "1250", "NOK": "1620", "CHF": "200"}
RESIDENCE = {"AU": "AUD", "GB": "GBP", "FI": "EUR", "DE": "EUR", "SE": "SEK", "DK": "DKK", "NO": "NOK", "CH": "CHF"}
SONOS_AMOUNT = AmountRule(
    Decimal("0.20"), tuple(some_money(cap, currency) for currency, cap in CAPS.items()), tuple(RESIDENCE.items())
)
SONOS = a_campaign(
    amount=SONOS_AMOUNT,
    products=ProductList((ListedProduct("Play:1"), ListedProduct("Beam", common_word=True)), brand="Sonos"),
)
ONE = (Product("Play:1"),)
CLAUSE = CashbackAmount("T2", "review")


def a_sonos_case(*items, country="FI", products=ONE, uses=None, **receipt):
    """A claim of Sonos products on a proof with these lines."""
    shown = {"items": items, "total": None, "currency": RESIDENCE[country], **receipt}
    claim = a_claim(claimant=a_claimant(address=Address("Street 1", "1", "Town", country)), products=products)
    return a_case(a_reading(a_receipt(**shown)), claim=claim, earlier_uses=uses)


def answer(finding):
    """The outcome, or the reason of an unknown one."""
    return finding.reason or str(finding.outcome)


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ("179.00", "35.80"),
        ("179.03", "35.81"),  # 35.806
        ("179.02", "35.80"),  # 35.804
        ("0.025", "0.01"),  # half up
        ("999.99", "200.00"),
        ("1000.00", "200.00"),
        ("1000.10", "200.00"),
    ],
)
def test_a_fifth_of_the_price_up_to_the_cap_half_up(price, expected):
    """20 % of the price paid, to the cent, at most the cap."""
    assert some_money(expected) == find_amount(a_sonos_case(an_item("Sonos Play:1", price=price)), SONOS)


@pytest.mark.parametrize("country", sorted(RESIDENCE))
def test_each_country_has_its_currency_and_cap(country):
    """The cap is that of the currency of residence."""
    currency = RESIDENCE[country]
    case = a_sonos_case(an_item("Sonos Play:1", price="99999"), country=country)
    assert some_money(CAPS[currency], currency) == find_amount(case, SONOS)


def test_a_proof_in_another_currency_is_a_reviewers():
    """A Norwegian's purchase in euro has no amount that can be computed."""
    case = a_sonos_case(an_item("Sonos Play:1", price="179"), country="NO", currency="EUR")
    finding = CLAUSE.check(case, SONOS)
    assert ("fails", "review", None) == (answer(finding), finding.consequence, find_amount(case, SONOS))


def test_a_discount_on_the_whole_receipt_is_shared_by_price():
    """Lines that add up to the total only less the discount carry their share of it."""
    items = (an_item("Sonos Play:1", price="200"), an_item("Kahvinkeitin", price="100", top=0.44))
    off = (a_candidate(Decimal(-30)),)
    assert some_money("36.00") == find_amount(a_sonos_case(*items, total="270", discounts=off), SONOS)
    assert some_money("40.00") == find_amount(a_sonos_case(*items, total="300", discounts=off), SONOS)  # already inside


def test_sums_that_leave_the_discount_open_are_ambiguous():
    """Where the lines and discounts do not add up, nobody can say what was paid."""
    items = (an_item("Sonos Play:1", price="200"), an_item("Kahvinkeitin", price="100", top=0.44))
    case = a_sonos_case(*items, total="250", discounts=(a_candidate(Decimal(-30)),))
    assert ("ambiguous", None) == (answer(CLAUSE.check(case, SONOS)), find_amount(case, SONOS))


def test_only_a_total_for_several_products_is_a_reviewers():
    """No photograph would show a price that is not printed."""
    case = a_sonos_case(an_item("Sonos Play:1"), an_item("Kahvinkeitin", price="100", top=0.44), total="300")
    finding = CLAUSE.check(case, SONOS)
    assert ("ambiguous", ()) == (answer(finding), finding.asks)


def test_the_total_is_a_single_lines_price():
    """One line without a price of its own costs what the receipt costs."""
    assert some_money("35.80") == find_amount(a_sonos_case(an_item("Sonos Play:1"), total="179"), SONOS)


def test_a_hidden_price_is_asked_for():
    """Ink that is there and cannot be read is illegible, not ambiguous."""
    case = a_sonos_case(an_item("Sonos Play:1", price=a_field(absence="illegible")), an_item("Kahvinkeitin", price="1"))
    finding = CLAUSE.check(case, SONOS)
    assert ("illegible", "field-illegible") == (answer(finding), finding.asks[0].code)


def test_a_form_without_product_is_asked_for_it():
    """Nothing is paid for no product, and the claimant can mend that."""
    finding = CashbackAmount("T2", "review").check(a_sonos_case(an_item("Sonos One", price="229"), products=()), SONOS)
    assert ("missing", ["form-missing"]) == (answer(finding), [ask.code for ask in finding.asks])


def test_one_of_two_pieces_is_half_the_line():
    """The line's price is for all its pieces."""
    item = an_item("2 x Sonos Play:1", price="358", quantity="2")
    assert some_money("35.80") == find_amount(a_sonos_case(item), SONOS)
    assert some_money("71.60") == find_amount(
        a_sonos_case(item, products=(Product("Play:1", quantity=Decimal(2)),)), SONOS
    )


def test_pieces_may_stand_on_several_lines():
    """Each claimed piece takes a line of its own; more than the proof shows have no price."""
    items = (an_item("Sonos Play:1", price="179"), an_item("Sonos Play:1", price="150", top=0.44))
    two, three = (Product("Play:1", quantity=Decimal(2)),), (Product("Play:1"),) * 3
    assert some_money("65.80") == find_amount(a_sonos_case(*items, products=two), SONOS)
    assert some_money("65.80") == find_amount(a_sonos_case(*items, products=ONE * 2), SONOS)
    assert find_amount(a_sonos_case(*items, products=three), SONOS) is None


def test_another_products_price_is_nobodys():
    """Where no line names the claimed product there is no price to take a share of."""
    assert find_amount(a_sonos_case(an_item("Sonos Play:3", price="300")), SONOS) is None


def test_accepted_claims_use_up_the_cap():
    """A participant's cap is over all claims; undecided ones take nothing yet."""
    granted = an_earlier_use("person", same_person=True, decided="accept", amount=some_money("180"))
    waiting = an_earlier_use("person", claim_id="C-2", same_person=True)
    case = a_sonos_case(an_item("Sonos Play:1", price="500"), uses=(granted, waiting))
    assert some_money("20.00") == find_amount(case, SONOS)


def test_listed_cashback_is_paid_for_each_piece():
    """The list names an amount a product; two pieces are paid twice."""
    products = ProductList((ListedProduct("Surface Pro 6", cashback=(some_money("100"),)),))
    claim = a_claim(products=(Product("Surface Pro 6", quantity=Decimal(2)),))
    assert some_money("200.00") == find_amount(a_case(claim=claim), a_campaign(products=products))
