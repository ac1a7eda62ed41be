"""Hands, frames and small print: what makes a made paper look like one that somebody photographed hides no value."""

from __future__ import annotations

import numpy as np
import pytest
from world.capture.camera import capture
from world.capture.hand import Digit, any_skin, press
from world.capture.how import Capture
from world.chance import SPLITS, Chance, Split
from world.conditions import a_sale
from world.press.backprint import showing_through
from world.press.small_print import small_print
from world.press.till.tills import draw_receipt
from world.trade.countries import COUNTRIES

LANGUAGES = sorted({country.language for country in COUNTRIES.values()})


@pytest.mark.parametrize("behind", ["hand", None])
@pytest.mark.parametrize("split", SPLITS)
def test_hands_and_near_frames_hide_no_value(split: Split, behind: str | None) -> None:
    """Who holds a receipt, or steps near, leaves its total, date and shop readable."""
    for number in range(2):
        chance = Chance.of(4, split, f"held/{number}")
        drawn = draw_receipt(a_sale(chance), chance)
        made = capture("x", drawn, Capture(behind=behind), chance.child("capture"))
        assert set() == {"total", "purchase_date", "retailer"} & set(made.truth["unreadable_fields"])


def test_a_finger_covers_what_it_says() -> None:
    """The box that `press` returns is where the picture has changed most."""
    picture = np.full((400, 500, 3), 240, np.float32)
    chance = Chance.of(1, "tune", "finger")
    left, top, right, bottom = press(picture, Digit((200.0, 200.0), 40.0, 0.0), any_skin(chance), chance)
    changed = np.abs(picture - 240).max(2) > 20
    assert changed[int(top) + 30 : int(bottom) - 30, int(left) + 30 : int(right)].mean() > 0.95
    assert changed[:, : max(0, int(left) - 60)].mean() < 0.01


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_print_tells_no_value(language: str) -> None:
    """No split's small print has a figure in it, and the splits share no sentence."""
    texts = [small_print(language, Chance.of(seed, split, "shop")) for split in SPLITS for seed in range(4)]
    assert not any(glyph.isdigit() for text in texts for glyph in text)
    sentences = [set(text.split(". ")) for text in texts]
    assert set() == set.union(*sentences[:4]) & set.union(*sentences[4:])


def test_the_back_shines_through_mirrored() -> None:
    """A text that begins at the left of the back ends at the right of the front."""
    seen = showing_through("II " * 3, (400, 300), Chance.of(1, "tune", "back"))
    assert seen[:, 200:].sum() > 10 * seen[:, :200].sum()
