"""Spots: which part of a document keeps a thing from being read, and how a person is told where it is."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import a_box, a_document, a_field, a_legibility, a_page, a_reading, a_receipt

from verify.document import Box, IllegibleArea, Legibility, LegibilityState, Region
from verify.judge.spots import WHOLE, find_spots, name_place, place_of
from verify.letters.codes import PLACES
from verify.verdict import Ask

LINES = tuple(f"line {number}" for number in range(30))
UNREAD = a_field(absence="illegible")


def ask(field):
    """The field of the first document cannot be read."""
    return Ask("field-illegible", 0, (("field", field),))


def a_proof(receipt, *areas, state="legible", cause="blur", doubts=()):
    """A reading of a receipt whose page is full of lines and damaged in `areas`."""
    page = a_page(*LINES, legibility=a_legibility(state, *areas, cause=cause))
    return replace(a_reading(receipt, document=a_document(pages=(page,))), doubts=doubts)


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (Box(0.1, 0.0, 0.9, 0.2), "top"),
        (Box(0.1, 0.8, 0.9, 1.0), "bottom"),
        (Box(0.1, 0.4, 0.9, 0.5), "middle"),
        (Box(0.0, 0.1, 0.2, 0.9), "left"),
        (Box(0.8, 0.1, 1.0, 0.9), "right"),
        (Box(0.0, 0.4, 0.2, 0.6), "left"),
        (Box(0.7, 0.0, 1.0, 0.2), "top-right"),
        (Box(0.0, 0.8, 0.3, 1.0), "bottom-left"),
        (Box(0.4, 0.1, 0.6, 0.9), "middle"),
        (Box(0.1, 0.1, 0.9, 0.9), None),
    ],
)
def test_a_place_has_the_name_people_give_it(box, expected):
    """A band is at the top or bottom, a strip left or right, a spot in a corner, most of it nowhere in particular."""
    assert expected == name_place(box, WHOLE)
    assert expected is None or expected in PLACES


def test_places_are_counted_from_the_print():
    """A receipt that lies in the lower half of the picture has its top there."""
    page = a_page(*LINES)
    document = a_document(pages=(replace(page, lines=tuple(line for line in page.lines if line.box.top > 0.5)),))
    assert "top" == place_of(IllegibleArea(0, a_box(0.53), "blur"), document)
    assert "middle" == place_of(IllegibleArea(0, a_box(0.53), "cut"), document)  # of the picture's edge


def test_the_area_over_badly_read_ink_is_the_spot():
    """Of two damaged areas, the one that touches the field's own ink."""
    over, elsewhere = a_box(0.24, height=0.06), a_box(0.8, height=0.1)
    (spot,) = find_spots(a_proof(a_receipt(), elsewhere, over), ask("purchase_date"))
    assert (over, "blur") == (spot.box, spot.cause)


def test_a_weak_candidate_is_not_the_spot():
    """Ink too doubtful to be told may be other ink: damage where the field mostly stands comes before it."""
    weak = a_receipt(total=a_field((Decimal("1.00"), 0.1), top=0.1, absence="illegible"))
    damage = a_box(0.7, height=0.08)
    assert damage == find_spots(a_proof(weak, damage), ask("total"))[0].box
    assert 0.1 == find_spots(a_proof(weak), ask("total"))[0].box.top


def test_of_a_large_area_only_the_ink_is_shown():
    """Where most of the page is damaged, the spot is the line that is needed."""
    receipt = a_receipt()
    (spot,) = find_spots(a_proof(receipt, Box(0.0, 0.0, 1.0, 0.9)), ask("total"))
    assert receipt.total.best.evidence[0].box == spot.box


@pytest.mark.parametrize(("field", "expected"), [("retailer", 0.05), ("total", 0.85)])
def test_what_was_not_found_is_hidden_by_the_area_where_it_mostly_stands(field, expected):
    """A missing seller by damage at the top, a missing total by damage at the bottom."""
    areas = tuple(a_box(top, height=0.08) for top in (0.05, 0.45, 0.85))
    (spot,) = find_spots(a_proof(a_receipt(**{field: UNREAD}), *areas), ask(field))
    assert expected == spot.box.top


def test_where_reading_looked_in_vain_is_the_spot():
    """A caption without its value says where the value stands, as far as the print goes; why it is unread nobody knows."""
    looked = Region(0, Box(0.3, 0.7, 1.0, 0.73), "purchase_date")
    (spot,) = find_spots(a_proof(a_receipt(purchase_date=UNREAD), doubts=(looked,)), ask("purchase_date"))
    assert ("unclear", 0.7) == (spot.cause, spot.box.top)
    assert spot.box.right < 1.0


def test_damage_is_sought_near_where_reading_looked():
    """Of two areas, that on the line where the value was expected; where none is near, the line itself, for no known cause."""
    looked = Region(0, Box(0.3, 0.7, 0.8, 0.73), "purchase_date")
    near, far = a_box(0.72, height=0.05), a_box(0.1, height=0.2)
    receipt = a_receipt(purchase_date=UNREAD)
    (spot,) = find_spots(a_proof(receipt, far, near, doubts=(looked,)), ask("purchase_date"))
    assert near == spot.box
    (spot,) = find_spots(a_proof(receipt, far, doubts=(looked,)), ask("purchase_date"))
    assert (looked.box, "unclear") == (spot.box, spot.cause)


def test_without_any_place_none_is_told():
    """A poor page without areas gives its cause and no place; a sound one gives neither."""
    poor = a_proof(a_receipt(total=UNREAD), state="degraded", cause="dark")
    sound = a_proof(a_receipt(total=UNREAD))
    assert (IllegibleArea(0, WHOLE, "dark"),) == find_spots(poor, ask("total"))
    assert (IllegibleArea(0, WHOLE, "unclear"),) == find_spots(sound, ask("total"))
    assert place_of(IllegibleArea(0, WHOLE, "dark"), poor.document) is None


def test_a_clause_may_know_the_place():
    """A barcode stands where it was located, unread for what damages the picture there."""
    code, glare = a_box(0.6, height=0.05), a_box(0.58, height=0.1)
    asked = Ask("label-barcode-unreadable", 0, (("number", "1"), ("count", "2")), Region(0, code, "barcode"))
    assert (IllegibleArea(0, glare, "glare"),) == find_spots(a_proof(a_receipt(), glare, cause="glare"), asked)
    assert (IllegibleArea(0, code, "unclear"),) == find_spots(a_proof(a_receipt()), asked)


def test_a_document_that_cannot_be_read_at_all_tells_all_its_causes():
    """As a whole, not in places."""
    page = a_page(legibility=Legibility(0.1, LegibilityState.ILLEGIBLE, ("dark", "blur")))
    spots = find_spots(
        a_reading(document=a_document(pages=(page,))), Ask("document-illegible", 0, (("cause", "dark"),))
    )
    assert (IllegibleArea(0, WHOLE, "dark"), IllegibleArea(0, WHOLE, "blur")) == spots


def test_product_lines_are_hidden_by_what_lies_over_them():
    """Of the items the damaged one is the spot; where none is, the damage in the middle of the print."""
    over = a_box(0.39, height=0.05)
    (spot,) = find_spots(a_proof(a_receipt(), a_box(0.02), over), ask("items"))
    assert over == spot.box
