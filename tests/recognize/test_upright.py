"""A page is turned upright by its content."""

import numpy as np
import pytest

from recognize.drawn import blank, page_of, rotated
from verify.document import Box, PageImage, Word
from verify.recognize.page import recognize_page
from verify.recognize.rapidocr import RapidOcr
from verify.recognize.upright import find_turn, turn_box, turn_image


@pytest.fixture(scope="module")
def ocr(tmp_path_factory):
    """The default engine."""
    return RapidOcr(tmp_path_factory.mktemp("models"))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pixels_and_boxes_turn_alike(turn):
    """What a box held before a turn it holds after it."""
    page = blank(600, 900)
    page.pixels[90:180, 60:300] = 0
    box = Box(0.1, 0.1, 0.5, 0.2)
    turned = turn_image(PageImage(page.pixels, layer=(Word("ink", box, 1.0),)), turn)
    height, width = turned.pixels.shape[:2]
    there = turned.layer[0].box
    part = turned.pixels[round(there.top * height) : round(there.bottom * height), round(there.left * width) : round(there.right * width)]  # fmt: skip
    assert 0 == part.max()
    assert part.size == int(np.count_nonzero(turned.pixels == 0))


def test_four_turns_are_none():
    """Turning four times is turning not at all."""
    box = Box(0.1, 0.2, 0.4, 0.3)
    for turn in (90, 270):
        there = box
        for _ in range(4):
            there = turn_box(there, turn)
        assert (box.left, box.top, box.right, box.bottom) == pytest.approx(
            (there.left, there.top, there.right, there.bottom)
        )


def test_no_words_no_turn():
    """A page without words stays as it was sent, and no engine is asked."""
    assert 0 == find_turn(blank(), (), None)


def test_confident_page_costs_nothing():
    """A page read with confidence is upright, and no engine is asked."""
    assert 0 == find_turn(blank(), (Word("YHTEENSA", Box(0.1, 0.1, 0.4, 0.15), 0.97),), None)


@pytest.mark.engine
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_every_direction(ocr, turn):
    """However a page was sent, it is read upright."""
    page, _ = recognize_page(turn_image(page_of(), turn), 0, ocr=ocr, barcodes=())
    assert -turn % 360 == page.turn
    assert "ESIMERKKI KODINKONEET OY" == page.lines[0].text


@pytest.mark.engine
@pytest.mark.parametrize("degrees", [-4, 5])
def test_skew_is_told(ocr, degrees):
    """A small tilt stays in the boxes and is told."""
    page, _ = recognize_page(rotated(page_of(), degrees), 0, ocr=ocr, barcodes=())
    assert degrees == pytest.approx(page.skew_degrees, abs=1.0)
