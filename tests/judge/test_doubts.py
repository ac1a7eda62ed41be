"""Doubted glyphs: a line whose second-likeliest reading names another product names none for sure."""

import pytest
from builders import a_box, a_candidate, a_document, a_page

from verify.document import Evidence, GlyphDoubt, Line, Word
from verify.judge.campaign import ListedProduct, ProductList
from verify.judge.doubts import other_readings
from verify.judge.lines import judge_item
from verify.receipt import Candidate, Field, Item

LISTED = ProductList((ListedProduct("Play:1"), ListedProduct("Play:3")), brand="Sonos")


def line(*doubts):
    """A document and a product line on it: "Sonos Play:3", its last word with these doubts."""
    words = (Word("Sonos", a_box(left=0.1, right=0.2), 0.99), Word("Play:3", a_box(left=0.2, right=0.3), 0.9, doubts))
    page = a_page()
    document = a_document(pages=(type(page)(1000, 1400, (Line(words),)),))
    text = "Sonos Play:3"
    candidate = Candidate(text, text, (Evidence(0, a_box(left=0.1, right=0.3), text),), 0.95, "test")
    return document, candidate


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        (GlyphDoubt(5, 0.7, "1", 0.25), ("Sonos Play:1",)),
        (GlyphDoubt(5, 0.9, "1", 0.05), ()),
        (GlyphDoubt(4, 0.7, "", 0.25), ("Sonos Play3",)),
    ],
)
def test_each_plausible_doubt_is_a_reading(doubt, expected):
    """The second-likeliest character takes the first one's place, where it is likely enough."""
    document, candidate = line(doubt)
    assert expected == other_readings(candidate, document)


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        (GlyphDoubt(5, 0.7, "1", 0.25), "cannot-tell"),
        (GlyphDoubt(5, 0.9, "1", 0.05), "names"),
        (GlyphDoubt(4, 0.7, "", 0.25), "names"),
    ],
)
def test_a_doubted_telling_glyph_cannot_be_told(doubt, expected):
    """A doubt that changes the product is one about the product; a lost colon is none."""
    document, candidate = line(doubt)
    naming, _ = judge_item(Item(Field((candidate,))), LISTED.products[1], LISTED, document=document)
    assert expected == naming.answer


def test_without_the_document_the_text_speaks():
    """Ink elsewhere on the page is no part of the line."""
    document, _ = line(GlyphDoubt(5, 0.7, "1", 0.25))
    elsewhere = a_candidate("Sonos Play:3", top=0.9)
    assert () == other_readings(elsewhere, document)
