"""Laws of scoring what no person can read."""

from dataclasses import replace

from builders import a_barcode, a_document, a_field, a_label, a_legibility, a_page, a_reading, a_receipt, an_item

from verify.bench.beside import only_legibility
from verify.bench.legibility import TellingTally, tally_alarms, tally_unreadable
from verify.bench.run import DocumentResult, FieldScore, LegibilityScore
from verify.bench.score import score_all, score_reading
from verify.document import Box
from verify.truth import KnownPlace, Truth

DATE = (0.1, 0.2, 0.4, 0.24)
PLACES = {"purchase_date": (KnownPlace(0, DATE),)}
SMUDGED = Truth("receipt", fields={"purchase_date": "2019-02-01"}, unreadable_fields=("purchase_date",), places=PLACES)
PLAIN = Truth("receipt", fields={"purchase_date": "2019-02-01"}, places=PLACES)


def outcomes(reading, truth):
    """{field: what was made of it} where nobody can read it."""
    return {one.field: one.outcome for one in only_legibility(score_all(reading, truth))}


def counted(reading, truth, field="purchase_date"):
    """The outcomes in the row of a field."""
    return [one.outcome for one in score_reading(reading, truth) if one.field == field]


def without_date(absence="missing", legibility=None):
    """A reading that found no date."""
    document = a_document(pages=(a_page("Kiitos", legibility=legibility),))
    return a_reading(a_receipt(purchase_date=a_field(absence=absence)), document=document)


def test_silence_about_the_unreadable_is_not_missing():
    """Whatever is said of it, a value that nobody can read never counts as not found."""
    assert [] == counted(without_date(), SMUDGED)
    assert ["missing"] == counted(without_date(), PLAIN)


def test_an_absence_that_says_illegible_is_told():
    """A field that calls its place illegible is right about an unreadable value; one that calls it empty is not."""
    assert {"purchase_date": "told"} == outcomes(without_date("illegible"), SMUDGED)
    assert {"purchase_date": "missing"} == outcomes(without_date(), SMUDGED)


def test_an_illegible_area_over_the_value_tells_it():
    """An area that holds most of the value's true place speaks of it; one elsewhere, or a speck inside, does not."""
    over, elsewhere, speck = Box(0.0, 0.1, 0.5, 0.3), Box(0.0, 0.7, 0.5, 0.9), Box(0.2, 0.21, 0.22, 0.22)

    assert {"purchase_date": "told"} == outcomes(without_date(legibility=a_legibility("degraded", over)), SMUDGED)
    assert {"purchase_date": "missing"} == outcomes(
        without_date(legibility=a_legibility("degraded", elsewhere, speck)), SMUDGED
    )


def test_a_document_called_illegible_tells_everything():
    """Who says that nothing can be read has said it of each value."""
    assert {"purchase_date": "told"} == outcomes(without_date(legibility=a_legibility("illegible")), SMUDGED)


def test_a_guess_is_held_to_its_value():
    """Read all the same, the value counts in its row: right where it is right, wrong where it is not."""
    right, wrong = a_reading(), a_reading(a_receipt(purchase_date=a_field("2019-12-01")))

    assert (["right"], {"purchase_date": "read"}) == (counted(right, SMUDGED), outcomes(right, SMUDGED))
    assert (["wrong"], {"purchase_date": "wrong"}) == (counted(wrong, SMUDGED), outcomes(wrong, SMUDGED))


def test_a_name_can_be_read_while_either_of_its_forms_can():
    """Where the brand is lost and the firm's legal name is not, a retailer that was not read is missing."""
    reading = a_reading(a_receipt(retailer=a_field()))
    places = {"retailer": (KnownPlace(0, DATE),), "legal_name": (KnownPlace(0, (0.1, 0.3, 0.4, 0.34)),)}
    fields = {"retailer": "Esimerkki", "legal_name": "Esimerkki Oy"}
    one = Truth("receipt", fields=fields, places=places, unreadable_fields=("retailer",))
    both = Truth("receipt", fields=fields, places=places, unreadable_fields=("legal_name", "retailer"))

    assert ["missing"] == counted(reading, one, "retailer")
    assert [] == counted(reading, both, "retailer")


def test_a_part_of_an_item_may_be_unreadable():
    """The truth names a part of one product line, or the whole line, or all of them."""
    reading = a_reading(a_receipt(items=(an_item("Surface Pro 6", price=a_field(absence="illegible")),)))
    for named in ("items.0.price", "items.0", "items"):
        truth = Truth(
            "receipt",
            fields={"items": [{"description": "Surface Pro 6", "price": "1299.00"}]},
            unreadable_fields=(named,),
        )
        assert outcomes(reading, truth)["items.price"] == "told"
        assert [] == counted(reading, truth, "items.price")


def test_an_unreadable_code_is_told_by_being_located():
    """A code that nobody can decode is told by an entry without text in its place."""
    truth = Truth(
        "label",
        barcodes=("5901234123457",),
        unreadable_fields=("barcode.0",),
        places={"barcode.0": (KnownPlace(0, (0.1, 0.6, 0.9, 0.65)),)},
    )
    located = a_document("label.jpg", pages=(a_page("Label", barcodes=(a_barcode(None, top=0.6),)),))
    elsewhere = a_document("label.jpg", pages=(a_page("Label", barcodes=(a_barcode(None, top=0.2),)),))

    assert {"barcode": "told"} == outcomes(a_reading(a_label(), document=located), truth)
    assert {"barcode": "missing"} == outcomes(a_reading(a_label(), document=elsewhere), truth)


def test_located_codes_are_counted_against_the_undecodable_ones():
    """As many as there are is right, more is wrong, fewer is missing; without the number nothing is scored."""
    document = a_document("label.jpg", pages=(a_page("Label", barcodes=(a_barcode(None, top=0.2),)),))
    reading = a_reading(a_label(), document=document)

    assert ["right"] == counted(reading, Truth("label", barcodes_unreadable=1), "barcode.located")
    assert ["wrong"] == counted(reading, Truth("label", barcodes_unreadable=0), "barcode.located")
    assert ["right", "missing"] == counted(reading, Truth("label", barcodes_unreadable=2), "barcode.located")
    assert [] == counted(reading, Truth("label"), "barcode.located")


def test_scores_point_at_both_inks():
    """A score knows where the read value stands and where the true one does."""
    truth = replace(PLAIN, texts={"purchase_date": "1.2.2019"})
    value, text = (one for one in score_reading(a_reading(), truth) if one.field.startswith("purchase_date"))

    assert (KnownPlace(0, DATE),) == value.true_ink == text.true_ink
    assert [0] == [place.page for place in value.ink] == [place.page for place in text.ink]


def test_what_was_made_of_the_unreadable_is_counted_by_field():
    """Told, read, wrong and missing are counted apart."""
    documents = (
        DocumentResult("a", unreadable=(LegibilityScore("total", "told"), LegibilityScore("vat", "wrong"))),
        DocumentResult("b", unreadable=(LegibilityScore("total", "missing"),)),
    )

    assert {"total": TellingTally(told=1, missing=1), "vat": TellingTally(wrong=1)} == tally_unreadable(documents)


def test_false_alarms_are_legible_documents_called_illegible():
    """Only documents of which the truth speaks count; degraded is no alarm."""
    documents = (
        DocumentResult("a", legible=True, state="illegible"),
        DocumentResult("b", legible=True, state="degraded"),
        DocumentResult("c", legible=False, state="illegible"),
        DocumentResult("d", legible=False, state="legible"),
        DocumentResult("e", state="illegible", scores=(FieldScore("total", "missing", "1", None, illegible=True),)),
    )

    alarms = tally_alarms(documents)

    assert (2, 1) == (alarms.legible, alarms.false_alarms)
    assert (2, 1) == (alarms.illegible, alarms.noticed)
    assert (1, 1) == (alarms.legible_values, alarms.false_value_alarms)


def test_where_places_are_known_a_code_is_looked_for_where_it_stands():
    """Found in its place is right, elsewhere it is missing and a false alarm; what was decoded after all is not asked for."""
    truth = Truth(
        "label",
        barcodes=("5901234123457",),
        barcodes_unreadable=1,
        unreadable_fields=("barcode.0",),
        places={"barcode.0": (KnownPlace(0, (0.1, 0.6, 0.9, 0.65)),)},
    )

    def located(*codes):
        document = a_document("label.jpg", pages=(a_page("Label", barcodes=codes),))
        return counted(a_reading(a_label(), document=document), truth, "barcode.located")

    assert ["right"] == located(a_barcode(None, top=0.6))
    assert ["missing", "wrong"] == located(a_barcode(None, top=0.2))
    assert [] == located(a_barcode(top=0.6))


def test_a_upce_is_right_in_either_form():
    """Zeros suppressed or not, it is the same number, whichever of the two the truth has."""
    code = a_barcode("05096893", symbology="UPCE")
    reading = a_reading(a_label(), document=a_document("label.jpg", pages=(a_page("Label", barcodes=(code,)),)))

    for form in ("05096893", "050968000093", "0050968000093"):
        assert ["right"] == counted(reading, Truth("label", barcodes=(form,)), "barcode")
        assert [] == counted(reading, Truth("label", barcodes=(form,)), "barcode.extra")
