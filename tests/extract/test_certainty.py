"""Confidences that mean what they say: belief times the certainty of the ink."""

from __future__ import annotations

import pytest

from verify.document import Box, Document, Evidence, GlyphDoubt, Line, Page, Word
from verify.extract.certainty import Calibration, Certainty, Ink
from verify.receipt import Candidate, Field, Receipt

PLAIN = Calibration(stretch=1.0, shift=0.0, ink={"bias": 40.0})
DOUBTING = Calibration(stretch=1.0, shift=0.0, ink={"bias": 3.0, "slips": -1.0, "least_sure": -1.0})
BOX = Box(0.1, 0.1, 0.5, 0.2)


def _document(*doubts: GlyphDoubt) -> Document:
    return Document("a.jpg", "0" * 64, pages=(Page(600, 800, (Line((Word("SHOP", BOX, 0.8, doubts),)),)),))


def _measured(document: Document, box: Box = BOX) -> tuple[tuple[str, float], ...]:
    return Ink(document).measures(Evidence(0, box, "SHOP"))


@pytest.mark.parametrize("belief", [0.01, 0.5, 0.999])
def test_a_belief_about_sure_ink_stays(belief: float) -> None:
    """Stretched by one, shifted by nothing, of ink without doubt, a confidence is the belief."""
    assert pytest.approx(belief) == PLAIN.certainty(belief, _measured(_document()))


def test_doubted_ink_lowers_a_confidence() -> None:
    """The less sure a glyph was, the less sure is the value."""
    sure, unsure, lost = (
        DOUBTING.certainty(0.99, _measured(_document(*doubts)))
        for doubts in ((), (GlyphDoubt(1, 0.8, "N", 0.2),), (GlyphDoubt(1, 0.3, "N", 0.3),))
    )
    assert sure > unsure > lost


def test_a_doubt_that_makes_no_other_word_tells_nothing() -> None:
    """A capital or an accent in doubt leaves the word what it is; another letter does not."""
    same, other = (dict(_measured(_document(GlyphDoubt(1, 0.6, glyph, 0.4))))["telling"] for glyph in ("h", "N"))
    assert same == pytest.approx(0.0)
    assert other > 0.4


def test_a_text_printed_twice_is_told() -> None:
    """How often a text stands on other lines is a measure of its ink."""
    line = Line((Word("SHOP", BOX, 0.8),))
    again = Line((Word("WWW.SHOP.FI", Box(0.1, 0.5, 0.5, 0.6), 0.8),))
    document = Document("a.jpg", "0" * 64, pages=(Page(600, 800, (line, again)),))
    assert dict(_measured(document))["again"] > dict(_measured(_document()))["again"] == 0.0


def test_only_glyphs_in_the_ink_count() -> None:
    """A doubt about the last glyph of a word says nothing of a value that is its first half."""
    document = _document(GlyphDoubt(3, 0.3, "F", 0.3))
    assert _measured(_document(), Box(0.1, 0.1, 0.3, 0.2)) == _measured(document, Box(0.1, 0.1, 0.3, 0.2))


def test_a_field_without_calibration_is_told_as_believed() -> None:
    """No numbers, no change; and none where they are not to be heeded."""
    field = Field((Candidate("A", "A", (Evidence(0, BOX, "A"),), 0.123456, "finder"),))
    receipt = Receipt(total=field)  # type: ignore[arg-type]  # what the value is does not matter here
    assert field == Certainty(_document()).of_field("no_such_field", field)
    assert receipt == Certainty(_document(), calibrated=False).of_content(receipt)
