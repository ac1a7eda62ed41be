"""The three shipped campaigns judge claims: sound ones are accepted by themselves, each edge falls where the terms put it."""

import datetime as dt
from dataclasses import replace

import pytest
from builders import (
    a_barcode,
    a_business_id,
    a_case,
    a_claim,
    a_claimant,
    a_document,
    a_field,
    a_label,
    a_legibility,
    a_page,
    a_purchase,
    a_reading,
    a_receipt,
    an_earlier_use,
    an_item,
    some_money,
)

from verify.claim import Address, BankAccount, Declarations, Product, Request
from verify.judge.campaign_file import load_campaign
from verify.judge.decide import judge_case

SONY, SONOS, MICROSOFT = (
    load_campaign(name) for name in ("sony-ro-cashback-2018", "sonos-welcome-2019", "microsoft-moneyback-nordic")
)


DECODED = (a_barcode(),)


def at(text):
    """A moment in UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def a_microsoft_case(*, submitted="2019-02-20T10:15", label=None, barcodes=DECODED, claim=None, **receipt):
    """A Surface Pro 6 bought in Helsinki on 1 February 2019, with its label."""
    page = a_page("Surface Pro 6", barcodes=barcodes)
    box = a_reading(label or a_label(), document=a_document("label.jpg", pages=(page,)))
    whole = a_claim(submitted_at=at(submitted), declarations=Declarations(employee=False), **(claim or {}))
    return a_case(a_reading(a_receipt(**receipt)), box, claim=whole)


def a_sonos_case(*, submitted="2019-06-25T10:00", claimant=None, claim=None, uses=None, **receipt):
    """A Play:5 bought in Norway on 12 June 2019."""
    shown = {
        "retailer": "Eksempel Lyd AS",
        "vat_id": "NO987654325MVA",
        "seller_ids": (a_business_id("NO987654325MVA", country="NO"),),
        "address": "Storgata 1, 0155 Oslo",
        "purchase_date": dt.date(2019, 6, 12),
        "total": "5990",
        "currency": "NOK",
        "country": "NO",
        "items": (an_item("Sonos Play:5 hvit", price="5990", quantity="1"),),
    }
    who = {
        "address": Address("Veien 2", "0155", "Oslo", "NO"),
        "bank_account": BankAccount("NO9386011117947", "Kari Eksempel"),
    }
    bought = a_purchase(retailer="Eksempel Lyd", date=dt.date(2019, 6, 12), country="NO")
    whole = a_claim(
        claimant=a_claimant(name="Kari Eksempel", **(who | (claimant or {}))),
        purchase=bought,
        products=(Product("Sonos Play:5"),),
        submitted_at=at(submitted),
        **(claim or {}),
    )
    return a_case(a_reading(a_receipt(**(shown | receipt))), claim=whole, earlier_uses=uses)


def a_sony_case(*, submitted="2018-12-20T10:00", serial="3418872", claim=None, **receipt):
    """An ILCE-7M3 bought in Romania on 7 December 2018, with the photo of its serial."""
    shown = {
        "retailer": "Foto Exemplu SRL",
        "vat_id": "RO18547290",
        "seller_ids": (a_business_id("RO18547290", country="RO"),),
        "address": "Str. Exemplu 1, Bucuresti",
        "purchase_date": dt.date(2018, 12, 7),
        "total": "8999",
        "currency": "RON",
        "country": "RO",
        "items": (an_item("SONY ILCE-7M3", price="8999", quantity="1"),),
    }
    plate = a_reading(
        a_label(model="ILCE-7M3", product=None, serial=serial), kind="serial_photo", document=a_document("plate.jpg")
    )
    who = a_claimant(
        name="Ana Exemplu",
        address=Address(None, "010101", None, "RO"),
        bank_account=BankAccount("RO49AAAA1B31007593840000", "Ana Exemplu"),
    )
    bought = a_purchase(retailer="Foto Exemplu", date=dt.date(2018, 12, 7), country="RO")
    product = Product("Sony Alpha 7 III", model="ILCE-7M3", serial="3418872")
    whole = a_claim(claimant=who, purchase=bought, products=(product,), submitted_at=at(submitted), **(claim or {}))
    return a_case(a_reading(a_receipt(**(shown | receipt))), plate, claim=whole)


def decided(case, campaign):
    """The decision, and the refs of what does not hold."""
    verdict = judge_case(case, campaign)
    still = [
        one for one in verdict.findings if one.outcome != "holds" and one.reason not in {"unsupplied", "not-applicable"}
    ]
    return str(verdict.decision), sorted({one.ref for one in still})


@pytest.mark.parametrize(
    ("case", "campaign"),
    [(a_microsoft_case(), MICROSOFT), (a_sonos_case(), SONOS), (a_sony_case(), SONY)],
    ids=["microsoft", "sonos", "sony"],
)
def test_a_sound_claim_is_accepted_by_itself(case, campaign):
    """Everything read, everything right: no person needs to look."""
    assert ("accept", []) == decided(case, campaign)


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        ("2019-02-14", ("reject", ["3.1"])),
        ("2019-02-15", ("accept", [])),
        ("2019-03-17", ("accept", [])),
        ("2019-03-18", ("reject", ["3.1"])),
    ],
)
def test_microsoft_claims_come_on_day_15_to_45(submitted, expected):
    """The purchase date is day 1."""
    assert expected == decided(a_microsoft_case(submitted=f"{submitted}T12:00"), MICROSOFT)


def test_microsofts_deadlines():
    """Five working days to decide, thirty to pay, fifteen to answer with the request's day as the first."""
    accepted = judge_case(a_microsoft_case(), MICROSOFT)
    asked = judge_case(a_microsoft_case(barcodes=(a_barcode(None),)), MICROSOFT)
    assert (dt.date(2019, 2, 27), None, dt.date(2019, 3, 22)) == (
        accepted.deadlines.decide_by, accepted.deadlines.answer_by, accepted.deadlines.pay_by,
    )  # fmt: skip
    assert ("resubmit", dt.date(2019, 3, 6)) == (asked.decision, asked.deadlines.answer_by)
    assert ["label.jpg"] == [step.document for step in asked.next_steps]


def test_the_same_picture_again_is_a_reviewers():
    """An answer that is still illegible was asked for once."""
    case = a_microsoft_case(barcodes=(a_barcode(None),))
    request = judge_case(case, MICROSOFT)
    again = replace(case, request=_asked(request, case))
    assert "review" == judge_case(again, MICROSOFT).decision


def _asked(verdict, case):
    """The request that a verdict sends out."""
    clauses = tuple(sorted({one.clause for one in verdict.findings if one.asks}))
    documents = tuple(step.document for step in verdict.next_steps if step.document)
    return Request(clauses, documents, case.judged_at, case.claim.submitted_at)


@pytest.mark.parametrize(
    ("receipt", "expected"),
    [
        ({"purchase_date": dt.date(2019, 6, 24)}, "reject"),
        ({"purchase_date": a_field(absence="illegible")}, "resubmit"),
        ({"currency": "EUR"}, "review"),
        ({"items": (an_item("Sonos Play:3", price="5990"),)}, "review"),
        ({"items": (an_item("Veggfeste til Sonos Play:5", price="399"),)}, "reject"),
    ],
)
def test_sonos_traps(receipt, expected):
    """Bought too late, date hidden, paid abroad, another product, an accessory."""
    assert expected == decided(a_sonos_case(**receipt), SONOS)[0]


def test_sonos_pays_a_fifth_up_to_the_cap():
    """20 % of NOK 5990, then what is left of NOK 1620."""
    assert some_money("1198.00", "NOK") == judge_case(a_sonos_case(), SONOS).amount
    earlier = an_earlier_use("person", same_person=True, decided="accept", amount=some_money("1000", "NOK"))
    again = judge_case(a_sonos_case(uses=(earlier,)), SONOS)
    assert ("accept", some_money("620.00", "NOK")) == (again.decision, again.amount)


@pytest.mark.parametrize(
    ("submitted", "purchase", "expected"),
    [
        ("2019-01-31T21:59", dt.date(2018, 12, 7), "accept"),
        ("2019-01-31T22:01", dt.date(2018, 12, 7), "reject"),  # 1 February in Bucharest
        ("2018-12-20T10:00", dt.date(2018, 10, 31), "reject"),
    ],
)
def test_sony_windows(submitted, purchase, expected):
    """Bought and claimed within the campaign, in Bucharest's days."""
    case = a_sony_case(submitted=submitted, purchase_date=purchase)
    claim = replace(case.claim, purchase=replace(case.claim.purchase, date=purchase))
    assert expected == decided(replace(case, claim=claim), SONY)[0]


def test_sony_serials():
    """Another serial is a reviewer's, an unread one is asked for."""
    assert "review" == decided(a_sony_case(serial="9918872"), SONY)[0]
    assert "resubmit" == decided(a_sony_case(serial=a_field(absence="illegible")), SONY)[0]


@pytest.mark.parametrize("campaign", [SONY, SONOS, MICROSOFT], ids=lambda one: one.id)
def test_a_dark_receipt_is_asked_for_again(campaign):
    """A poor photograph never rejects, in any campaign."""
    make = {SONY.id: a_sony_case, SONOS.id: a_sonos_case, MICROSOFT.id: a_microsoft_case}[campaign.id]
    case = make()
    dark = a_document("receipt.jpg", pages=(a_page(legibility=a_legibility("illegible")),))
    readings = (replace(case.readings[0], document=dark, content=None, kind=a_field()), *case.readings[1:])
    assert "resubmit" == decided(replace(case, readings=readings), campaign)[0]
