"""The public shapes: claims refused with their place, verdicts that fit the published schema."""

import copy
import datetime as dt
import json
from dataclasses import fields
from decimal import Decimal

import pytest
from builders import a_barcode, a_candidate, a_claim, a_document, a_label, a_page, a_reading, a_receipt, an_item
from jsonschema import Draft202012Validator

from verify.claim import ClaimDocument, ClaimForm, EarlierUse
from verify.contract import (
    SCHEMAS,
    error_code,
    failure_json,
    parse_claim,
    parse_claim_truth,
    parse_truth,
    readings_json,
    schema_of,
    shapes,
    verdict_json,
)
from verify.document import Box, Evidence, IllegibleArea, Signature, Statement, Trace
from verify.errors import ClaimError, ConfigError, DocumentError, EngineError
from verify.receipt import Item, Label, Money, Receipt, VatLine
from verify.verdict import Deadlines, Decision, Finding, Ink, Need, NextStep, Outcome, Verdict

CLAIM = {
    "schema": "claim/1", "id": "C-000123", "campaign": "microsoft-moneyback-nordic",
    "submitted_at": "2019-02-20T10:15:00+02:00", "language": "fi", "reference": None, "answers": None, "origin": None,
    "declarations": None,
    "claimant": {
        "kind": "person", "name": "Aino Esimerkki", "company": None, "is_adult": True, "email": "aino@example.com",
        "phone": "+358401234567",
        "address": {"street": "Esimerkkikatu 1", "postal_code": "00100", "city": "Helsinki", "country": "FI"},
        "bank_account": {"iban": "FI2112345600000785", "holder": "Aino Esimerkki"},
    },
    "purchase": {
        "retailer": "Esimerkki Kodinkoneet", "vat_id": None, "date": "2019-02-01", "order_date": None, "country": "FI",
        "price": {"amount": "1299.00", "currency": "EUR"}, "receipt_number": None, "code": None,
    },
    "products": [{"name": "Surface Pro 6", "model": None, "gtin": None, "serial": None, "quantity": 1, "price": None}],
    "documents": [{"path": "receipt.jpg", "kind": "receipt"}, {"path": "label.jpg", "kind": "label"}],
}  # fmt: skip


def changed(place, value):
    """CLAIM with `value` at `place`."""
    claim = copy.deepcopy(CLAIM)
    *path, last = place.split(".")
    inner = claim
    for step in path:
        inner = inner[int(step)] if isinstance(inner, list) else inner.setdefault(step, {}) or inner[step]
    inner[last] = value
    return json.dumps(claim).encode()


def a_verdict():
    """A verdict in which every key of the contract has something to say."""
    ink = Ink(0, Evidence(0, Box(0.1, 0.2, 0.4, 0.25), "01.02.2019 14:33"))
    holds = Finding("claim-window", "3.1", Outcome.HOLDS, "reject", None, "2019-02-01", "2019-02-01", "day 15 to 45", 0.99812, "in time", (ink,))  # fmt: skip
    unknown = Finding("label", "4.2", Outcome.UNKNOWN, "resubmit", "illegible")
    return Verdict(
        claim_id="C-000123",
        judged_at=dt.datetime(2019, 2, 20, 10, 15, tzinfo=dt.timezone(dt.timedelta(hours=2))),
        campaign_id="microsoft-moneyback-nordic",
        campaign_digest="sha256:0",
        decision=Decision.RESUBMIT,
        confidence=0.99349,
        amount=Money(Decimal("100.00"), "EUR"),
        findings=(holds, unknown),
        deadlines=Deadlines(decide_by=dt.date(2019, 2, 27)),
        next_steps=(NextStep("label.jpg", "Send it again.", (IllegibleArea(0, Box(0.1, 0.2, 0.4, 0.25), "blur"),)),),
        earlier_uses=(EarlierUse("C-000007", "receipt", 0.9704),),
        needed_for_accept=(Need("label", "4.2", "all barcodes, legible"),),
    )


def the_readings():
    """A receipt and a label that use every kind of entry."""
    seen = Evidence(0, Box(0.1, 0.2, 0.30001, 0.4), "12,00")
    receipt = a_receipt(
        purchase_time=dt.time(14, 33),
        items=(an_item(price="1299.00", quantity="1E+2"),),
        vat_lines=(a_candidate(VatLine(Decimal(24), Decimal("1047.58"), Decimal("251.42"), None)),),
        discounts=(a_candidate(Decimal("-5.00")),),
    )
    document = a_document(
        statements=(Statement("factur-x", "total", "1299.00"),),
        signatures=(Signature("Esimerkki Oy", "2019-02-01", covers_whole_file=True),),
        traces=(Trace("edited-after-issue", 0.8, "bytes were added", seen),),
        engines=(("rapidocr", "3.10.0"),),
        models=(("detector", "ab" * 32),),
    )
    label = a_document("label.jpg", pages=(a_page("Model 1796", barcodes=(a_barcode(), a_barcode(None, top=0.8))),))
    return a_reading(receipt, document=document), a_reading(a_label(), document=label)


def as_judged():
    """The verdict's JSON."""
    return verdict_json(a_verdict(), parse_claim(json.dumps(CLAIM).encode()), the_readings(), seconds={"judge": 0.001})


def test_the_contracts_claim():
    """The claim of the contract is read into a form with its dates, decimals and zone."""
    claim = parse_claim(json.dumps(CLAIM).encode())
    assert dt.date(2019, 2, 1) == claim.purchase.date
    assert Money(Decimal("1299.00"), "EUR") == claim.purchase.price
    assert dt.timedelta(hours=2) == claim.submitted_at.utcoffset()
    assert ClaimDocument("label.jpg", "label") == claim.documents[1]


def test_null_and_absent():
    """What may be null may be absent: both give the same form."""
    without = {key: value for key, value in CLAIM.items() if value is not None}
    assert parse_claim(json.dumps(CLAIM).encode()) == parse_claim(json.dumps(without).encode())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not JSON: line 1, column 1: Expecting value"),
        (b"\xff{}", "not JSON: byte 0 is no UTF-8"),
        (b"[" * 100_000, "not JSON: nested too deeply"),
        (b"[]", "not a JSON object"),
        (b'{"id": "1", "id": "2"}', "id: stands twice in one object"),
        (b'{"schema": NaN}', "not JSON: NaN is no number"),
        (b"{}", 'schema: has to be "claim/1"'),
        (changed("schema", "claim/2"), 'schema: has to be "claim/1"'),
        (changed("purchase.date", "2019-02-30"), "purchase.date: not a date"),
        (changed("purchase.date", 20190201), "purchase.date: not a date"),
        (changed("submitted_at", "yesterday"), "submitted_at: not a moment"),
        (
            changed("submitted_at", "2019-02-20T10:15:00"),
            "submitted_at: a moment needs its offset, as in 2019-02-20T10:15:00+02:00",
        ),
        (changed("claimant.nickname", "A"), "claimant.nickname: unknown key"),
        (changed("declarations", {"dealer": True}), "declarations.dealer: unknown key"),
        (changed("claimant.is_adult", "yes"), "claimant.is_adult: not true or false"),
        (changed("claimant.kind", "dog"), "claimant.kind: none of 'person' or 'company'"),
        (changed("products.0.name", 6), "products.0.name: not text"),
        (changed("products.0.quantity", 0), "products.0.quantity: not above zero"),
        (changed("products", {}), "products: not a list"),
        (changed("purchase", None), "purchase: not an object"),
        (changed("purchase.country", "FIN"), "purchase.country: not an ISO 3166 alpha-2 country, as in FI"),
        (changed("purchase.price.currency", "€"), "purchase.price.currency: not an ISO 4217 currency, as in EUR"),
        (changed("purchase.price.amount", 1299.0), 'purchase.price.amount: not a decimal string, as in "1299.00"'),
        (changed("purchase.price.amount", "1299,00"), "purchase.price.amount: not a decimal number"),
        (changed("documents.0.path", ""), "documents.0.path: empty"),
        (changed("answers", {"claim_id": "C-000123"}), "answers.claim_id: a claim cannot answer itself"),
        (changed("answers", {"claim_id": "C-1", "replaces": [-1]}), "answers.replaces: an index below zero"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_claim(data, message):
    """A claim that is no claim is refused in one line that begins with the place."""
    with pytest.raises(ClaimError) as caught:
        parse_claim(data)
    assert message == caught.value.message


def test_missing_key():
    """A claim without one of its required keys names the key."""
    without = {key: value for key, value in CLAIM.items() if key != "purchase"}
    with pytest.raises(ClaimError, match=r"^purchase: missing$"):
        parse_claim(json.dumps(without).encode())


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas(name):
    """Every published schema is itself valid 2020-12 and describes each key."""
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False


def test_unknown_schema():
    """A schema that nobody publishes is refused with the names of those that are."""
    with pytest.raises(ConfigError, match="no such schema"):
        schema_of("receipt")


def test_claim_fits_its_schema():
    """The contract's claim is valid by the published schema, and what the parser refuses is not."""
    validator = Draft202012Validator(schema_of("claim"))
    assert [] == list(validator.iter_errors(CLAIM))
    for place, wrong in (("purchase.country", "FIN"), ("purchase.price.amount", 12.5), ("claimant.nickname", "A")):
        assert not validator.is_valid(json.loads(changed(place, wrong)))


def test_verdict_fits_its_schema():
    """A real verdict is valid by the published schema, through JSON and back."""
    verdict = json.loads(json.dumps(as_judged()))
    assert [] == [error.message for error in Draft202012Validator(schema_of("verdict")).iter_errors(verdict)]


def test_readings_fit_their_schema():
    """What `verify read` answers is valid by the published schema, a file that cannot be opened included."""
    unread = a_reading(document=a_document("broken.pdf", problem="encrypted"))
    answer = json.loads(json.dumps(readings_json((*the_readings(), unread), seconds={})))
    assert [] == [error.message for error in Draft202012Validator(schema_of("readings")).iter_errors(answer)]
    assert {"path": "broken.pdf", "pages": 0, "fields": {}, "lines": []}.items() <= answer["documents"][2].items()
    assert {"state": "illegible", "causes": ["encrypted"]}.items() <= answer["documents"][2]["legibility"].items()


def test_verdict_keys():
    """A verdict has the contract's keys, confidences of three decimals, boxes of four, values as text."""
    verdict = as_judged()
    assert [
        "schema", "claim_id", "judged_at", "campaign", "decision", "confidence", "amount", "findings", "documents",
        "deadlines", "next_steps", "earlier_uses", "needed_for_accept", "made_by", "seconds",
    ] == list(verdict)  # fmt: skip
    assert 0.993 == verdict["confidence"]
    assert "2019-02-20T10:15:00+02:00" == verdict["judged_at"]
    assert {"document": 0, "page": 0, "box": [0.1, 0.2, 0.4, 0.25], "text": "01.02.2019 14:33"} == verdict["findings"][
        0
    ]["evidence"][0]
    assert {"claim_id": "C-000007", "what": "receipt", "certainty": 0.97} == verdict["earlier_uses"][0]
    assert {"judge": 0.001} == verdict["seconds"]
    assert [
        {
            "document": "label.jpg",
            "ask": "Send it again.",
            "areas": [{"page": 0, "box": [0.1, 0.2, 0.4, 0.25], "cause": "blur"}],
            "pictures": [],
        }
    ] == verdict["next_steps"]
    proof = verdict["documents"][0]["fields"]
    assert ("2019-02-01", "14:33") == (proof["purchase_date"]["value"], proof["purchase_time"]["value"])
    assert "100" == proof["items"][0]["quantity"]["value"]
    assert (None, "missing") == (proof["due_date"]["value"], proof["due_date"]["absence"])


def test_pictures_are_named_where_they_were_written():
    """A step names the files that show it, and none where nobody wrote any."""
    claim = a_claim(documents=(ClaimDocument("receipt.jpg", "receipt"), ClaimDocument("label.jpg", "label")))
    written = verdict_json(a_verdict(), claim, the_readings(), seconds={}, pictures={0: ("C-1.jpg",)})
    assert ["C-1.jpg"] == written["next_steps"][0]["pictures"]


def test_undecoded_barcode():
    """A barcode that was located but not decoded is an entry without text."""
    barcodes = as_judged()["documents"][1]["barcodes"]
    assert [("EAN13", "5901234123457", True), (None, None, False)] == [
        (one["symbology"], one["text"], one["valid"]) for one in barcodes
    ]


def test_recognised_kind():
    """A document's kind is the recognised one, else the claimed one; both are told."""
    claim = a_claim(documents=(ClaimDocument("a.jpg", "receipt"), ClaimDocument("b.jpg", "label")))
    readings = (a_reading(kind="quote"), a_reading(document=a_document("b.jpg", problem="corrupt")))
    documents = verdict_json(a_verdict(), claim, readings, seconds={})["documents"]
    assert [("quote", "receipt"), ("label", "label")] == [(one["kind"], one["claimed_kind"]) for one in documents]


@pytest.mark.parametrize(
    ("record", "shape"), [(Receipt, shapes.ProofFields), (Label, shapes.LabelFields), (Item, shapes.ItemOf)]
)
def test_every_field_is_published(record, shape):
    """The shapes publish exactly the fields that the records have."""
    assert {one.name for one in fields(record)} == {one.name for one in fields(shape)}


def test_failure():
    """A failure names its claim, a code in one word, the message and the hint; it fits its schema."""
    failure = failure_json(None, DocumentError("a.jpg: no such file", hint="send it", cause="not-there"))
    assert {
        "schema": "failure/1",
        "claim_id": None,
        "error": {"code": "document-not-there", "message": "a.jpg: no such file", "hint": "send it"},
    } == failure
    assert Draft202012Validator(schema_of("failure")).is_valid(failure)
    assert "engine-error" == error_code(EngineError("x"))


def test_truth():
    """Truth is read strictly: its kinds are the contract's, its keys known, what is absent is None or empty."""
    truth = parse_truth(b'{"schema": "truth/1", "kind": "label", "symbology": null, "barcodes": ["4006381333931"]}')
    assert ("label", ("4006381333931",), None) == (truth.kind, truth.barcodes, truth.legible)
    with pytest.raises(ValueError, match="kind: none of"):
        parse_truth(b'{"schema": "truth/1", "kind": "selfie"}')
    with pytest.raises(ValueError, match="mood: unknown key"):
        parse_truth(b'{"schema": "truth/1", "kind": "label", "mood": "good"}')


def test_claim_truth():
    """A claim's truth names one of the four decisions."""
    truth = parse_claim_truth(b'{"schema": "claim-truth/1", "decision": "accept", "must_fail": ["3.1"]}')
    assert ("accept", ("3.1",)) == (truth.decision, truth.must_fail)
    with pytest.raises(ValueError, match="decision: maybe is none of accept, review, resubmit, reject"):
        parse_claim_truth(b'{"schema": "claim-truth/1", "decision": "maybe"}')


def test_seconds_are_summed():
    """Seconds are summed by stage over the documents, and never part of what a reading is."""
    timed = tuple(type(one)(one.document, one.kind, one.content, seconds=(("ocr", 0.25),)) for one in the_readings())
    assert {"ocr": 0.5, "judge": 0.1} == readings_json(timed, seconds={"judge": 0.1})["seconds"]
    assert isinstance(parse_claim(json.dumps(CLAIM).encode()), ClaimForm)
