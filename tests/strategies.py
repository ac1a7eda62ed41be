"""Hypothesis strategies of valid records: cases as they come, from complete to hopeless."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from builders import (
    SUBMITTED,
    a_barcode,
    a_box,
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
    a_request,
    an_earlier_use,
    an_item,
    some_money,
)
from hypothesis import strategies as st

from verify.claim import Address, Answer, Declarations, Origin, Product
from verify.document import Trace

_CONFIDENCES = st.sampled_from((0.2, 0.45, 0.7, 0.96, 1.0))
_ABSENT = st.sampled_from((a_field(), a_field(absence="illegible")))
_DAYS = st.dates(dt.date(2018, 10, 1), dt.date(2019, 8, 1))


def fields(values):
    """A field: absent for either reason, or with one or two readings."""
    pair = st.tuples(values, _CONFIDENCES)
    return st.one_of(_ABSENT, st.lists(pair, min_size=1, max_size=2).map(lambda pairs: a_field(*pairs)))


def items():
    """A product line, perhaps returned, perhaps without a price."""
    names = st.sampled_from(("Surface Pro 6", "Surface Pro 6 Type Cover", "Surface Go", "Kahvinkeitin", "Play:1"))
    prices = fields(st.decimals("-2000", "2000", places=2))
    return st.builds(lambda name, price: an_item(name, price=price), fields(names), prices)


def receipts():
    """A receipt of which anything may be unread."""
    return st.builds(
        a_receipt,
        retailer=fields(st.sampled_from(("Esimerkki Kodinkoneet Oy", "Amazon", "Toinen Kauppa"))),
        vat_id=fields(st.sampled_from(("FI12345671", "SE556677889901", "DE123456789"))),
        purchase_date=fields(_DAYS),
        purchase_time=fields(st.times()),
        order_date=fields(_DAYS),
        delivery_date=fields(_DAYS),
        total=fields(st.decimals("-2000", "2000", places=2)),
        currency=fields(st.sampled_from(("EUR", "SEK"))),
        country=fields(st.sampled_from(("FI", "AU", "DE"))),
        items=st.lists(items(), max_size=3).map(tuple),
        seller_ids=st.just(()),
    )


def labels():
    """A label of which anything may be unread."""
    return st.builds(
        a_label,
        model=fields(st.just("1796")),
        product=fields(st.sampled_from(("Surface Pro 6", "Surface Go"))),
        serial=fields(st.just("012345678901")),
    )


def legibilities():
    """Legible, degraded or illegible, perhaps with a hidden area."""
    areas = st.lists(st.floats(0, 0.9).map(a_box), max_size=2)
    return st.builds(
        lambda state, some: a_legibility(state, *some), st.sampled_from(("legible", "degraded", "illegible")), areas
    )


def documents():
    """A document: of one page as legible as may be, or one that cannot be opened."""
    barcodes = st.lists(st.sampled_from((a_barcode(), a_barcode(None))), max_size=2).map(tuple)
    page = st.builds(
        lambda legibility, codes: a_page("Kuitti", barcodes=codes, legibility=legibility), legibilities(), barcodes
    )
    opened = page.map(lambda one: a_document(pages=(one,)))
    return st.one_of(opened, st.just(a_document(problem="encrypted")))


def readings():
    """One document and what it says, of any kind."""
    kinds = st.sampled_from(("receipt", "invoice", "order_confirmation", "credit_note", "quote", "other"))
    proof = st.builds(lambda said, kind: (said, kind), receipts(), kinds)
    label = st.builds(lambda said, kind: (said, kind), labels(), st.sampled_from(("label", "serial_photo")))
    traces = st.lists(
        st.builds(Trace, st.sampled_from(("arithmetic", "handwritten")), st.floats(0, 1), st.just("trace")), max_size=1
    )

    def make(content, document, some):
        said, kind = content
        whole = a_reading(said, kind=kind, document=document, traces=tuple(some))
        return whole if document.pages else replace(whole, content=None, kind=a_field())

    return st.builds(make, st.one_of(proof, label), documents(), traces)


def claims():
    """A claim of which the form may lack anything that may be null."""
    purchase = st.builds(
        a_purchase,
        retailer=st.sampled_from((None, "Esimerkki Kodinkoneet")),
        vat_id=st.sampled_from((None, "FI12345671")),
        date=st.one_of(st.none(), _DAYS),
        country=st.sampled_from((None, "FI", "AU")),
        price=st.sampled_from((None, some_money("1299"))),
        receipt_number=st.sampled_from((None, "4711")),
        code=st.sampled_from((None, "AB12")),
    )
    claimant = st.builds(
        a_claimant,
        kind=st.sampled_from((None, "person", "company")),
        is_adult=st.sampled_from((None, True, False)),
        address=st.sampled_from((None, Address(), Address("Katu 1", "00100", "Helsinki", "FI"))),
        bank_account=st.sampled_from((None, a_claimant().bank_account)),
    )
    return st.builds(
        a_claim,
        purchase=purchase,
        claimant=claimant,
        products=st.lists(
            st.sampled_from((Product("Surface Pro 6"), Product(serial="012345678901"), Product())), max_size=2
        ).map(tuple),
        submitted_at=st.datetimes(dt.datetime(2018, 11, 1), dt.datetime(2019, 8, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001 - bounds are naive by hypothesis' rule
        answers=st.sampled_from((None, Answer("C-1"), Answer("C-1", (), SUBMITTED))),
        origin=st.sampled_from((None, Origin(channel="post"))),
        declarations=st.sampled_from((None, Declarations(employee=True))),
    )


def cases():
    """Anything a claimant may send, with or without a store that remembers."""
    uses = st.lists(
        st.builds(
            an_earlier_use,
            st.sampled_from(("receipt", "file", "serial", "account", "person", "code", "device")),
            st.floats(0, 1),
            decided=st.sampled_from((None, "accept", "reject")),
            same_person=st.booleans(),
        ),
        max_size=3,
    ).map(tuple)
    requests = st.sampled_from((None, a_request("proof-field"), a_request(documents=("receipt.jpg",), asked_at=None)))
    return st.builds(
        lambda claim, said, uses, request: a_case(
            *said, claim=replace(claim, documents=()), earlier_uses=uses, request=request
        ),
        claims(),
        st.lists(readings(), min_size=1, max_size=3),
        st.one_of(st.none(), uses),
        requests,
    )
