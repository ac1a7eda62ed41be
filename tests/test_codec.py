"""Records to bytes and back."""

import datetime as dt

import pytest
from builders import (
    a_barcode,
    a_box,
    a_case,
    a_claim,
    a_document,
    a_label,
    a_legibility,
    a_line,
    a_page,
    a_reading,
    a_receipt,
    a_request,
    an_earlier_use,
    an_item,
    some_money,
)
from hypothesis import given
from hypothesis import strategies as st

from verify.claim import Case, Origin, RegisterAnswer
from verify.codec import decode, encode
from verify.document import GlyphDoubt, Region, SecondLook, Signature, Statement, Trace, Word
from verify.receipt import Money
from verify.truth import Truth
from verify.verdict import Ask, Decision, Finding, Outcome, Verdict

SEEN = a_document(
    pages=(a_page("Esimerkki", barcodes=(a_barcode(), a_barcode(None)), legibility=a_legibility("degraded", a_box())),),
    statements=(Statement("ubl", "total", "12.00"),),
    signatures=(Signature("Esimerkki", "2019", covers_whole_file=False),),
    traces=(Trace("screen", 0.5, "a grid of pixels"),),
    second_looks=(SecondLook(Region(0, a_box(), "total"), "tesseract", (a_line("12,00", top=0.5),)),),
    engines=(("rapidocr", "3.10.0"),),
)
FAILS = Finding("period", "1.1", Outcome.FAILS, "reject", asks=(Ask("date-illegible", 0, (("place", "top"),)),))
RECORDS = [
    Word("1O", a_box(), 0.5, (GlyphDoubt(1, 0.6, "0", 0.3),)),
    SEEN,
    a_reading(a_receipt(purchase_time=dt.time(14, 33), items=(an_item(price="12.00"),)), document=SEEN),
    a_reading(a_label()),
    a_claim(origin=Origin(channel="web")),
    a_case(
        request=a_request("period"),
        earlier_uses=(an_earlier_use(),),
        register_answers=(RegisterAnswer("FI12345671", "valid"),),
    ),
    Verdict("C-1", a_claim().submitted_at, "test", "sha256:0", Decision.REJECT, 0.9, some_money("100.00"), (FAILS,)),
    Truth("receipt", fields={"total": "12.00"}),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: type(one).__name__)
def test_round_trip(record):
    """Every record comes back as it went, and the same record gives the same bytes."""
    data = encode(record)
    assert record == decode(type(record), data)
    assert data == encode(decode(type(record), data))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_amounts_are_never_rounded(amount):
    """Money keeps every digit."""
    assert Money(amount, "EUR") == decode(Money, encode(Money(amount, "EUR")))


def test_unknown_keys_are_refused():
    """A key that a record has not is refused, also deep inside."""
    with pytest.raises(ValueError, match="colour"):
        decode(Money, b'{"amount": "1", "currency": "EUR", "colour": "red"}')
    with pytest.raises(ValueError, match="colour"):
        decode(Case, encode(a_case()).replace(b'"claim":{', b'"claim":{"colour":"red",', 1))
