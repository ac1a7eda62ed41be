"""Records of what was seen refuse what cannot be."""

import pytest
from builders import a_box, a_document, a_legibility, a_line, a_page
from hypothesis import given
from hypothesis import strategies as st

from verify.document import Box, LegibilityState, Source, Word, box_around, box_on_page, overlap

ANY = st.floats(allow_nan=False, allow_infinity=False, width=32)


@given(ANY, ANY, ANY, ANY)
def test_clipped_boxes_lie_on_the_page(left, top, right, bottom):
    """Whatever corners an engine reports, the clipped box lies on the page."""
    box = box_on_page(left, top, right, bottom)
    assert 0 <= box.left <= box.right <= 1
    assert 0 <= box.top <= box.bottom <= 1


@pytest.mark.parametrize("corners", [(-0.1, 0, 1, 1), (0, 0, 1.1, 1), (0.5, 0, 0.4, 1), (0, float("nan"), 1, 1)])
def test_impossible_boxes(corners):
    """A box off the page, or inside out, is refused."""
    with pytest.raises(ValueError, match="not a box"):
        Box(*corners)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_impossible_confidences(confidence):
    """A confidence that is no probability is refused."""
    with pytest.raises(ValueError, match="not a confidence"):
        Word("x", a_box(), confidence)


def test_overlap():
    """A box inside another is covered wholly, whichever is asked; boxes apart share nothing."""
    inner, outer = Box(0.2, 0.2, 0.4, 0.4), Box(0.1, 0.1, 0.9, 0.9)
    assert 1.0 == pytest.approx(overlap(inner, outer)) == pytest.approx(overlap(outer, inner))
    assert 0.0 == overlap(Box(0, 0, 0.1, 0.1), Box(0.5, 0.5, 1, 1))
    assert 0.0 == overlap(Box(0, 0, 0, 0), outer)
    assert outer == box_around((inner, outer))


def test_a_source_is_named_by_its_bytes():
    """Two files with the same bytes have the same digest, whatever they are called."""
    assert Source("a", b"ink").digest == Source("b", b"ink").digest != Source("a", b"Ink").digest


def test_a_line_is_its_words():
    """A line's text, box and confidence are those of its words."""
    line = a_line("TOTAL 12,00", top=0.5)
    assert ("TOTAL 12,00", 0.99) == (line.text, line.confidence)
    assert box_around(tuple(word.box for word in line.words)) == line.box


def test_a_document_is_as_legible_as_its_worst_page():
    """A document's legibility is its worst page's, with the causes of all pages."""
    pages = (
        a_page("x", legibility=a_legibility("degraded")),
        a_page("y", legibility=a_legibility("illegible", cause="glare")),
    )
    legibility = a_document(pages=pages).legibility
    assert (LegibilityState.ILLEGIBLE, ("blur", "glare")) == (legibility.state, legibility.causes)


def test_what_cannot_be_opened_is_illegible():
    """A document that cannot be opened is illegible, and the cause is why."""
    legibility = a_document(problem="encrypted").legibility
    assert (0.0, LegibilityState.ILLEGIBLE, ("encrypted",)) == (legibility.score, legibility.state, legibility.causes)
