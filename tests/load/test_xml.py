"""E-invoices laid out as sheets: every value has ink and a box."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from verify.errors import DocumentError
from verify.load.sheet import Cell, draw_rows

from .makers import load
from .test_einvoice import CII, UBL
from .test_words import ink_share, stray_ink

LETTERS = "åäöøæăâîșțşţßéèêëàùûüçôœïñÅÄÖØÆĂÂÎȘȚẞÉÈÜÇŒÑ€£–’„“”«»№°½¡¿áíóúìò"
"""What the eleven languages and their shops print beside ASCII."""


@pytest.mark.parametrize(("witness", "data"), [("cii", CII), ("ubl", UBL)])
def test_an_xml_invoice_is_a_document_of_its_own(witness: str, data: bytes) -> None:
    """Its text is visible, every stated value stands on a sheet, and the statements are the syntax's."""
    loaded = load(data)
    assert ("application/xml", {witness}) == (loaded.media_type, {one.witness for one in loaded.statements})
    drawn = {word.text for image in loaded.images for word in image.layer}
    printed = {word for one in loaded.statements if one.field not in {"kind", "address"} for word in one.text.split()}
    assert set() == printed - drawn
    assert all(image.visible_text for image in loaded.images)


@pytest.mark.parametrize("data", [CII, UBL])
def test_words_are_boxed_where_they_are_drawn(data: bytes) -> None:
    """Every box is full of ink and no ink is outside the boxes."""
    for image in load(data).images:
        assert min(ink_share(image, word) for word in image.layer) > 0.1
        assert 0 == stray_ink(image)


def test_a_credit_note_is_titled_as_one() -> None:
    """The sheet says what the XML is."""
    words = [word.text for word in load(UBL.replace(b">380<", b">381<")).images[0].layer]
    assert "Credit" in words
    assert "Invoice" not in words


def test_the_typeface_has_every_letter() -> None:
    """No letter of the eleven languages is drawn as the box of a missing glyph."""
    missing = _drawn("\U000e0041")
    assert [] == [letter for letter in LETTERS if np.array_equal(missing, _drawn(letter))]


def _drawn(letter: str) -> np.ndarray:
    canvas = np.full((80, 80), 255, dtype=np.uint8)
    cv2.putText(canvas, letter, (10, 60), (0,), cv2.FontFace("sans"), 40, 400)
    return canvas


def test_long_words_and_long_invoices_find_room() -> None:
    """A word wider than its column is cut, a table longer than a sheet runs on, and one without end is refused."""
    (sheet,) = draw_rows([(Cell("X" * 200, 0.0, 0.4),)])
    assert "X" * 200 == "".join(word.text for word in sheet.layer)
    assert max(word.box.right for word in sheet.layer) < 0.45
    assert 2 == len(draw_rows([(Cell("row"),)] * 60))
    with pytest.raises(DocumentError) as refused:
        draw_rows([(Cell("row", scale=20.0),)] * 70)
    assert "too-large" == refused.value.cause
