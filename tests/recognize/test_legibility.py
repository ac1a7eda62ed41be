"""Whether a page can be read, and why not."""

import hashlib
from importlib.resources import files

import cv2
import numpy as np
import pytest

from recognize.drawn import as_page, blank, page_of, word
from verify.document import LegibilityState, PageImage
from verify.recognize.legibility import judge_legibility
from verify.recognize.legibility_score import DIRECTIONS, shipped

GOOD = tuple(word("tervetuloa", 0.1, 0.05 + 0.04 * row) for row in range(20))


def changed(change):
    """The drawn receipt after `change` of its pixels."""
    return PageImage(np.ascontiguousarray(np.clip(change(page_of().pixels), 0, 255).astype(np.uint8)))


def test_sure_words_are_legible():
    """A page whose words are read surely is legible, without causes."""
    found = judge_legibility(page_of(), GOOD, 0)
    assert (LegibilityState.LEGIBLE, (), ()) == (found.state, found.causes, found.areas)


def test_blank_paper():
    """Blank paper is legible and says nothing: what is asked for is missing, not illegible."""
    assert LegibilityState.LEGIBLE is judge_legibility(blank(), (), 0).state


def test_picture_without_text():
    """A sharp picture without a word is legible."""
    rng = np.random.default_rng(1)
    blocks = cv2.resize(rng.integers(0, 255, (24, 16), np.uint8), (800, 1200), interpolation=cv2.INTER_NEAREST)
    assert LegibilityState.LEGIBLE is judge_legibility(as_page(blocks), (), 0).state


@pytest.mark.parametrize(
    ("cause", "change"),
    [
        ("blur", lambda pixels: cv2.GaussianBlur(pixels, (0, 0), 12)),
        ("blur", lambda pixels: cv2.blur(pixels, (41, 1))),
        ("dark", lambda pixels: pixels * 0.1),
        ("small", lambda pixels: cv2.resize(pixels, None, fx=0.15, fy=0.15, interpolation=cv2.INTER_AREA)),
    ],
    ids=["out of focus", "shaken", "dark", "small"],
)
def test_ink_nobody_reads(cause, change):
    """Ink of which an engine makes nothing is illegible, and the cause is named for the whole page."""
    found = judge_legibility(changed(change), (), 3)
    assert (LegibilityState.ILLEGIBLE, 0.0) == (found.state, found.score)
    assert cause in found.causes
    assert 3 == found.areas[0].page


def test_doubtful_words():
    """The less sure the words, the lower the score and never better the state, and what is not legible has a cause."""
    found = [
        judge_legibility(page_of(), tuple(word("tervetuloa", 0.1, 0.05 + 0.04 * row, confidence=confidence) for row in range(20)), 0)
        for confidence in (0.95, 0.5, 0.1, 0.01)
    ]  # fmt: skip
    scores = [one.score for one in found]
    assert sorted(scores, reverse=True) == scores
    assert all((one.state is LegibilityState.LEGIBLE) == (one.causes == ()) for one in found)
    assert (LegibilityState.LEGIBLE, LegibilityState.ILLEGIBLE) == (found[0].state, found[-1].state)


def test_thumb():
    """What reaches from outside into the print, where words break off, hides it; the same beside the print hides nothing."""
    page = page_of(paper=235)
    height, width = page.pixels.shape[:2]
    top, bottom = int(0.4 * height), int(0.52 * height)
    page.pixels[top:bottom, int(0.45 * width) :] = (150, 110, 90)
    broken = tuple(word("tervetuloa", 0.1, 0.05 + 0.04 * row, width=0.34 if 8 < row < 13 else 0.8) for row in range(20))
    assert "hidden" in {area.cause for area in judge_legibility(page, broken, 0).areas}
    assert () == judge_legibility(page_of(paper=235), broken, 0).areas


def test_cut_edge():
    """Words that the frame cuts, several on one side, are each an area; one word at the frame is chance."""
    at_edge = tuple(word("tervetuloa", 0.7, 0.1 + 0.1 * row, width=0.3) for row in range(4))
    assert ["cut"] * 4 == [area.cause for area in judge_legibility(page_of(), (*GOOD, *at_edge), 0).areas]
    assert () == judge_legibility(page_of(), (*GOOD, at_edge[0]), 0).areas


def test_file_text():
    """A page that says what its file says was read rightly, however it looks."""
    page = page_of(paper=120)
    own = PageImage(page.pixels, layer=GOOD, visible_text=True)
    assert LegibilityState.LEGIBLE is judge_legibility(own, GOOD, 0).state


def test_area_of_weak_words():
    """Weak words that crowd together are an area of their own; the good ones around them are not in it."""
    weak = tuple(word("???????", 0.5, 0.40 + 0.02 * row, confidence=0.1) for row in range(6))
    (area,) = judge_legibility(page_of(), GOOD + GOOD + weak, 0).areas
    assert 0.45 < area.box.left
    assert 0.35 < area.box.top < area.box.bottom < 0.6


def test_glare():
    """A burnt-out patch amid print on matt paper is glare, and its place is told."""
    page = page_of(paper=200)
    page.pixels[180:330, 200:500] = 255
    (area,) = judge_legibility(page, (*GOOD, word("1299,00", 0.8, 0.4)), 0).areas
    assert "glare" == area.cause
    assert 0.2 < area.box.left < area.box.right < 0.65


def test_white_scan_has_no_glare():
    """A scan's pure white paper is no glare."""
    assert () == judge_legibility(page_of(paper=255), GOOD, 0).areas


def test_weights_are_sealed():
    """The fitted weights are those that the fit wrote, and each counts in its own direction."""
    first, _, body = files("verify.recognize").joinpath("legibility.toml").read_text("utf-8").partition("\n")
    assert first.rpartition(" ")[2] == hashlib.sha256(body.encode()).hexdigest()
    assert all(shipped().get(name, 0.0) * sign >= 0 for name, sign in DIRECTIONS.items())
