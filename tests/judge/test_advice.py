"""Advice: what findings lack becomes one request a document, in the claim's language."""

from dataclasses import replace

import pytest
from builders import a_box, a_case, a_claim, a_document, a_field, a_legibility, a_page, a_reading, a_receipt

from verify.claim import ClaimDocument, Joined
from verify.judge.advice import advise
from verify.verdict import Ask, Finding, Outcome


def lacking(*asks):
    """One finding a thing that is asked for."""
    return tuple(Finding("test", "1", Outcome.UNKNOWN, "review", "illegible", asks=(ask,)) for ask in asks)


def unread(field, document=0):
    """A field that is there and cannot be read."""
    return Ask("field-illegible", document, (("field", field),))


def missing(field, document=0):
    """A field that is not there."""
    return Ask("field-missing", document, (("field", field),))


def barcode(number):
    """One of three barcodes that cannot be decoded."""
    return Ask("label-barcode-unreadable", 0, (("number", str(number)), ("count", "3")))


def the_case(*areas, cause="blur", language="en", documents=1, **fields):
    """A claim with receipts damaged in `areas`, each of them alike."""
    page = a_page(*(f"line {number}" for number in range(30)), legibility=a_legibility("legible", *areas, cause=cause))
    reading = a_reading(a_receipt(**fields), document=a_document(pages=(page,)))
    sent = tuple(ClaimDocument(f"{number}.jpg", "receipt") for number in range(documents))
    return a_case(*(reading for _ in sent), claim=a_claim(documents=sent, language=language))


def test_fields_in_one_damaged_place_are_one_request():
    """Five unread fields under one blur are one step with one area."""
    fields = ("retailer", "vat_id", "address", "purchase_date", "receipt_number")
    (step,) = advise(lacking(*(unread(field) for field in fields)), the_case(a_box(0.03, height=0.26)))
    assert step.ask.startswith("The picture is blurred at the top: we cannot read the seller's name, ")
    assert step.ask.endswith("Please photograph this part again: closer and with a steady hand.")
    assert [("blur", 0.03)] == [(area.cause, area.box.top) for area in step.areas]


def test_each_damaged_place_is_marked():
    """A blurred date and a blurred total are one request with two areas."""
    (step,) = advise(lacking(unread("purchase_date"), unread("total")), the_case(a_box(0.25), a_box(0.7)))
    assert "blurred at the top and at the bottom: we cannot read the purchase date and the total" in step.ask
    assert 2 == len(step.areas)


def test_unread_and_missing_of_one_document_are_one_step():
    """All that is asked for of one document is told together, what cannot be read first."""
    (step,) = advise(lacking(missing("contact"), unread("total"), missing("vat_id")), the_case(a_box(0.7)))
    first, _, second = step.ask.partition(" This is missing from your document: ")
    assert "the total including VAT" in first
    assert second.startswith("the seller's VAT or business number and the seller's contact details. ")


def test_what_is_there_is_not_missing():
    """A clause that misses what another found unreadable asks for nothing more."""
    (step,) = advise(lacking(unread("total"), missing("total")), the_case(a_box(0.7)))
    assert "missing" not in step.ask


def test_a_part_is_not_asked_for_beside_its_whole():
    """Who can read the product's line can read its name."""
    (step,) = advise(lacking(unread("items"), unread("product"), unread("price")), the_case(a_box(0.4)))
    assert "we cannot read the line with the product." in step.ask


def test_a_title_is_told_only_where_nothing_else_is_lacking():
    """Its place is marked all the same."""
    case = the_case(a_box(0.05), a_box(0.7))
    (both,) = advise(lacking(unread("title"), unread("total")), case)
    (alone,) = advise(lacking(unread("title")), case)
    assert ("title" in both.ask, 2) == (False, len(both.areas))
    assert "the document's title" in alone.ask


def test_each_document_has_its_step():
    """Two documents with the same damage are two steps, each with its path."""
    steps = advise(lacking(unread("total", 1), unread("total", 0)), the_case(a_box(0.7), documents=2))
    assert ["0.jpg", "1.jpg"] == [step.document for step in steps]


def test_of_a_paper_in_two_pictures_the_damaged_one_is_asked_for():
    """A total that is hidden on the second photograph is asked for there, on that photograph's own page."""
    whole, lower = the_case(documents=2), the_case(a_box(0.7))
    upper, damaged = whole.readings[0], lower.readings[0]
    pages = (*upper.document.pages, replace(damaged.document.pages[0], legibility=moved(damaged)))
    total = a_receipt(total=a_field())
    both = replace(upper, document=a_document(pages=pages), content=total)
    case = replace(whole, readings=(upper, damaged), joined=(Joined((0, 1), both),))
    (step,) = advise(lacking(unread("total")), case)
    assert "1.jpg" == step.document
    assert [(0, 0.7)] == [(area.page, area.box.top) for area in step.areas]


def moved(reading):
    """The legibility of a reading's page as the second of two."""
    legibility = reading.document.pages[0].legibility
    return replace(legibility, areas=tuple(replace(area, page=1) for area in legibility.areas))


def test_a_document_to_replace_is_not_picked_to_pieces():
    """Who must send another file need not know what the old one lacked."""
    whole = Ask("document-illegible", 0, (("cause", "blur"),))
    (step,) = advise(lacking(unread("total"), whole, missing("contact")), the_case())
    assert "we cannot read the document" in step.ask
    assert "total" not in step.ask
    assert () == step.areas


def test_a_claimant_is_told_what_they_sent():
    """A paper that proves nothing is called by its name where it has one."""
    case = the_case()
    note = replace(case, readings=(replace(case.readings[0], other=a_field("note")),))
    asked = Ask("proof-not-a-proof", 0, (("kind", "other"),))
    assert "It is: another document." in advise(lacking(asked), case)[0].ask
    assert "It is: a note." in advise(lacking(asked), note)[0].ask


def test_barcodes_are_asked_for_in_one_request():
    """Numbers of one label are listed."""
    (step,) = advise(lacking(barcode(3), barcode(1)), the_case())
    assert "barcode no. 1 and 3 of 3" in step.ask


def test_things_of_no_document_stand_for_themselves():
    """A form's entries are one step without a document; the proof is told before the form."""
    form = tuple(Ask("form-missing", None, (("entries", entry),)) for entry in ("iban", "email"))
    steps = advise(lacking(*form, Ask("proof-missing")), the_case())
    assert [None, None] == [step.document for step in steps]
    assert "receipt or invoice" in steps[0].ask
    assert "your e-mail address and the IBAN" in steps[1].ask


@pytest.mark.parametrize("language", ["fi", "de", "pl", None])
def test_the_claims_language_is_spoken(language):
    """A step is worded in the claim's language, in English where there is no catalogue."""
    (step,) = advise(lacking(unread("total")), the_case(a_box(0.7), language=language))
    begins = {"fi": "Alhaalla kuva on epätarkka.", "de": "Das Bild ist unten unscharf."}
    assert step.ask.startswith(begins.get(language or "", "The picture is blurred at the bottom"))


def test_no_place_is_told_where_none_is_known():
    """A field that is nowhere to be seen on a sound page is asked for without a place or a mark."""
    (step,) = advise(lacking(unread("total")), the_case(total=a_field(absence="illegible")))
    assert step.ask.startswith("The picture is not clear enough: we cannot read the total")
    assert () == step.areas
