"""Sellers: who they are, from where, and who they are not."""

from dataclasses import replace

import pytest
from builders import (
    a_business_id,
    a_campaign,
    a_case,
    a_claim,
    a_claimant,
    a_document,
    a_field,
    a_page,
    a_reading,
    a_receipt,
    an_empty_receipt,
)

from verify.claim import Address, Declarations, RegisterAnswer
from verify.judge.campaign import ListedRetailer, RetailerList
from verify.judge.clauses.seller import (
    AuthorisedSeller,
    ConsumerDealer,
    NoEmployee,
    NotSellersAddress,
    SellerHome,
    SellerIdValid,
    SellerNot,
    SellerRegistered,
    SoldByIssuer,
)

NORDIC = ("FI", "SE", "NO", "DK")
AUTHORISED = AuthorisedSeller("K4", "review")
ONE_SIGN = SellerHome("1.1", "review", ("RO",), "one")
BOTH_SIGNS = SellerHome("1.1", "reject", ("RO",), "both")
SEATED = SellerHome("2.1", "reject", NORDIC, "id")
VALID = SellerIdValid("2.1", "review", NORDIC)
KNOWN = SellerRegistered("2.1", "review")
ISSUER = SoldByIssuer("2.2", "review")
NO_AMAZON = SellerNot("2.4", "reject", ("Amazon", "eBay"), reason="Bought from Amazon or eBay.")
CONSUMERS = ConsumerDealer("1.8", "review")
OWN_ADDRESS = NotSellersAddress("1.7", "reject")
OUTSIDER = NoEmployee("1.6", "review", domains=("microsoft.com",))

FI = a_business_id()
RO = a_business_id("RO123456789", country="RO")
BAD_FI = a_business_id("FI12345670", valid=False)
DE = a_business_id("DE136695976", country="DE")


def answer(finding):
    """The outcome, or the reason of an unknown one."""
    return finding.reason or str(finding.outcome)


def sold(*, claim=None, **receipt):
    """A claim with a receipt that says this."""
    return a_case(a_reading(a_receipt(**receipt)), claim=claim or a_claim())


def listing(**retailer):
    """A campaign that knows one dealer."""
    whole = {"name": "Esimerkki Kodinkoneet", "vat_ids": ("FI12345671",)} | retailer
    return a_campaign(retailers=RetailerList((ListedRetailer(**whole),)))


def test_without_a_list_dealers_are_unsupplied():
    """What the owner left out blocks nothing."""
    assert "unsupplied" == answer(AUTHORISED.check(sold(), a_campaign()))
    assert "unsupplied" == answer(CONSUMERS.check(sold(), a_campaign()))


@pytest.mark.parametrize(
    ("receipt", "listed", "expected"),
    [
        ({}, {}, "holds"),
        ({"retailer": "Tuntematon"}, {}, "holds"),
        ({"seller_ids": ()}, {}, "holds"),
        ({"retailer": "Muu Kauppa", "seller_ids": ()}, {}, "fails"),
        ({}, {"authorised": False}, "fails"),
        ({"retailer": None, "seller_ids": ()}, {}, "missing"),
    ],
)
def test_a_dealer_is_found_by_number_or_name(receipt, listed, expected):
    """One of the two is enough; a dealer listed as not taking part fails."""
    assert expected == answer(AUTHORISED.check(sold(**receipt), listing(**listed)))


@pytest.mark.parametrize(
    ("ids", "address", "one", "both"),
    [
        ((RO,), "Str. Lungă 1, Brașov, România", "holds", "holds"),
        ((RO, DE), "Str. Lungă 1, Brașov", "holds", "holds"),
        ((DE,), "Str. Lungă 1, Brașov, România", "fails", "holds"),
        ((RO,), "Hauptstraße 1, 10115 Berlin, Deutschland", "fails", "holds"),
        ((DE,), "Hauptstraße 1, 10115 Berlin, Deutschland", "fails", "fails"),
        ((), "Hauptstraße 1, 10115 Berlin, Deutschland", "fails", "holds"),
        ((), "Str. Lungă 1, Brașov", "holds", "holds"),
        ((), None, "holds", "holds"),
    ],
)
def test_signs_of_a_foreign_seller(ids, address, one, both):
    """One sign is a reviewer's, both reject; a legible proof without seller's ID is judged by its address alone."""
    case = sold(seller_ids=ids, address=address, country=None)
    assert (one, both) == (answer(ONE_SIGN.check(case, a_campaign())), answer(BOTH_SIGNS.check(case, a_campaign())))


@pytest.mark.parametrize(
    ("ids", "expected"),
    [((FI,), "holds"), ((DE, FI), "holds"), ((BAD_FI,), "holds"), ((DE,), "fails"), ((), "missing")],
)
def test_a_nordic_dealer(ids, expected):
    """Rejected only where numbers are read and none is of the four countries."""
    vat_id = ids[0].value.value if ids else None
    assert expected == answer(SEATED.check(sold(seller_ids=ids, vat_id=vat_id), a_campaign()))


def test_a_doubtful_number_of_these_countries_takes_from_the_certainty_that_there_is_none():
    """One number is a German one for sure, the other perhaps a Finnish one: nobody is rejected as surely as without it."""
    doubtful = replace(FI, confidence=0.25)
    alone = SEATED.check(sold(seller_ids=(DE,)), a_campaign())
    beside = SEATED.check(sold(seller_ids=(DE, doubtful)), a_campaign())
    assert ("fails", "fails") == (answer(alone), answer(beside))
    assert 0.75 * alone.confidence == pytest.approx(beside.confidence)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ((FI,), "holds"),
        ((BAD_FI,), "fails"),
        ((BAD_FI, FI), "holds"),
        ((DE,), "not-applicable"),
        ((), "not-applicable"),
    ],
)
def test_check_digits(ids, expected):
    """A wrong number fails only where no valid one stands beside it."""
    assert expected == answer(VALID.check(sold(seller_ids=ids), a_campaign()))


@pytest.mark.parametrize(
    ("answers", "expected"), [((), "unsupplied"), (("unknown",), "unsupplied"), (("valid",), "holds"), (("invalid",), "fails")]
)  # fmt: skip
def test_a_register_that_is_away_blocks_nothing(answers, expected):
    """Valid holds, invalid fails, anything else is unsupplied."""
    told = tuple(RegisterAnswer("FI12345671", one) for one in answers)
    assert expected == answer(KNOWN.check(a_case(a_reading(), register_answers=told), a_campaign()))


@pytest.mark.parametrize(
    ("sold_by", "expected"), [(None, "holds"), ("Esimerkki Kodinkoneet", "holds"), ("Halpamyyjä Trading", "fails")]
)
def test_the_issuer_is_the_seller_unless_words_name_another(sold_by, expected):
    """A marketplace's third-party seller fails; the issuer's own name holds."""
    assert expected == answer(ISSUER.check(sold(sold_by=sold_by), a_campaign()))


@pytest.mark.parametrize(
    ("receipt", "expected"),
    [
        ({}, "holds"),
        ({"retailer": "Amazon EU S.à r.l."}, "fails"),
        ({"retailer": "eBay"}, "fails"),
        ({"contact": "kundservice@amazon.se"}, "fails"),
        ({"sold_by": "Amazon"}, "fails"),
        ({"retailer": "Amazonia Kukat Oy"}, "holds"),
        ({"retailer": a_field(("Esimerkki", 0.6), ("Amazon", 0.3))}, "ambiguous"),
        ({"retailer": None}, "missing"),
    ],
)
def test_excluded_sellers(receipt, expected):
    """The seller's name, mail and web address count as whole words; an unread seller is no other seller."""
    assert expected == answer(NO_AMAZON.check(sold(**receipt), a_campaign()))


def test_amazon_pay_is_no_amazon():
    """Means of payment are no seller."""
    page = a_page("Esimerkki Kodinkoneet Oy", "Surface Pro 6 1299,00", "Amazon Pay 1299,00")
    case = a_case(a_reading(a_receipt(), document=a_document(pages=(page,))))
    assert "holds" == answer(NO_AMAZON.check(case, a_campaign()))


@pytest.mark.parametrize(("sells_to", "expected"), [("consumers", "holds"), ("trade", "fails"), (None, "unsupplied")])
def test_wholesale(sells_to, expected):
    """As the retailer list says."""
    assert expected == answer(CONSUMERS.check(sold(), listing(sells_to=sells_to)))


@pytest.mark.parametrize(
    ("street", "postal_code", "printed", "expected"),
    [
        ("Esimerkkikatu 1", "00100", "Kauppakatu 1, 00100 Helsinki", "holds"),
        ("Kauppakatu 1", "00100", "Kauppakatu 1, 00100 Helsinki", "fails"),
        ("KAUPPAKATU 1", "FI-00100", "Kauppakatu 1, 00100 Helsinki", "fails"),
        ("Kauppakatu 11", "00100", "Kauppakatu 1, 00100 Helsinki", "holds"),
        ("Kauppakatu 1", "00200", "Kauppakatu 1, 00100 Helsinki", "holds"),
        ("Storgatan 5", "111 22", "Storg. 5, 11122 Stockholm", "fails"),
        ("Storgatan 5", "111 22", "Storgatan 5, 11122 Stockholm", "fails"),
        ("Storgatan 5", "11122", "Storgatan 5, 111 22 Stockholm", "fails"),
        (None, None, "Kauppakatu 1, 00100 Helsinki", "missing"),
        ("Kauppakatu 1", "00100", None, "holds"),
    ],
)
def test_a_dealers_address(street, postal_code, printed, expected):
    """Street, number and postal code have to be the same, however they are written."""
    claim = a_claim(claimant=a_claimant(address=Address(street, postal_code, "Helsinki", "FI")))
    assert expected == answer(OWN_ADDRESS.check(sold(claim=claim, address=printed), a_campaign()))


def test_a_dealer_known_by_its_legal_name():
    """A legal name beside a brand speaks for itself: as surely as it is read, not as surely as the brand leaves room."""
    both = {
        "retailer": a_field(("Lamppu", 0.9), ("Esimerkki Kodinkoneet Oy", 0.1)),
        "legal_name": a_field(("Esimerkki Kodinkoneet Oy", 0.8)),
    }
    finding = AUTHORISED.check(sold(seller_ids=(), **both), listing())
    assert ("holds", 0.8) == (answer(finding), finding.confidence)


def test_a_listed_dealers_address():
    """An address of the campaign's own list counts as the dealer's."""
    campaign = listing(addresses=(Address("Esimerkkikatu 1", "00100", "Helsinki", "FI"),))
    assert "fails" == answer(OWN_ADDRESS.check(sold(), campaign))


@pytest.mark.parametrize(
    ("declared", "email", "contact", "expected"),
    [
        (False, "aino@example.com", "www.esimerkki.fi", "holds"),
        (None, "aino@example.com", "www.esimerkki.fi", "unsupplied"),
        (True, "aino@example.com", "www.esimerkki.fi", "fails"),
        (False, "aino@microsoft.com", None, "fails"),
        (None, "aino@esimerkki.fi", "www.esimerkki.fi", "fails"),
        (None, "aino@esimerkki.fi", "myymala@esimerkki.fi", "fails"),
        (False, "aino@gmail.com", "kauppa@gmail.com", "holds"),
    ],
)
def test_employees(declared, email, contact, expected):
    """Declared, or by the mail domain; a mail service that anyone uses says nothing."""
    claim = a_claim(claimant=a_claimant(email=email), declarations=Declarations(declared))
    assert expected == answer(OUTSIDER.check(sold(claim=claim, contact=contact), a_campaign()))


@pytest.mark.parametrize(
    ("email", "contacts", "expected"),
    [
        ("aino.virtanen@virtaset.fi", ("www.kauppanen.fi", "aino.virtanen@virtaset.fi"), "holds"),
        ("aino.virtanen@virtaset.fi", ("aino.virtanen@virtaset.fi",), "holds"),
        ("posti@virtaset.fi", ("www.kauppanen.fi", "posti@virtaset.fi"), "holds"),
        ("posti@virtaset.fi", ("posti@virtaset.fi",), "fails"),
        ("aino77@virtaset.fi", ("www.kauppanen.fi", "aino.virtanen@virtaset.fi"), "holds"),
        ("aino77@kauppanen.fi", ("www.kauppanen.fi", "aino.virtanen@kauppanen.fi"), "fails"),
        ("aino77@virtaset.fi", ("aino.laine@virtaset.fi",), "fails"),
        ("aino@kauppanen.fi", ("aino@kauppanen.fi", "www.kauppanen.fi"), "fails"),
        ("aino@kodinkoneet.fi", ("www.kauppanen.fi", "aino@kodinkoneet.fi"), "fails"),
        ("aino@hotmail.fi", ("www.kauppanen.fi", "kauppa@hotmail.fi"), "holds"),
    ],
)
def test_the_buyers_mailbox_is_not_the_dealers(email, contacts, expected):
    """A proof that prints the claimant's own mailbox shows no employee, unless its domain is the dealer's for all that is seen."""
    claim = a_claim(claimant=a_claimant(email=email, name="Aino Virtanen"), declarations=Declarations(employee=False))
    case = sold(claim=claim, contact=a_field(*contacts), retailer="Kodinkoneet Oy")
    assert expected == answer(OUTSIDER.check(case, a_campaign()))


@pytest.mark.parametrize("clause", [AUTHORISED, ONE_SIGN, SEATED, ISSUER, NO_AMAZON, OWN_ADDRESS])
def test_an_empty_receipt_says_nothing_of_its_seller(clause):
    """Where nothing was read no seller is right or wrong."""
    case = a_case(a_reading(an_empty_receipt(), document=a_document(pages=(a_page(),))))
    assert answer(clause.check(case, listing())) in {"missing", "illegible"}
