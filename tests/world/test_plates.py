"""Serial plates: every make draws every product; model and serial are marked where they are to be seen."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import zxingcpp
from world.chance import SPLITS, Chance
from world.press.label.values import kind_of
from world.press.plate.bend import barrel, ring
from world.press.plate.layouts import LAYOUTS
from world.press.plate.plates import draw_plate
from world.sheet import Drawn, Mark, written
from world.trade.goods import PRODUCTS, serial_of

from verify.contract import parse_truth

pytestmark = pytest.mark.usefixtures("typefaces")
KINDS = {kind_of(product): product for product in reversed(PRODUCTS)}
MAKES = [(split, layout) for split in SPLITS for layout in LAYOUTS.of(split)]
LEAST_CONTRAST = 12
"""Levels between a mark's lightest and darkest tenth: relief has no more."""


@pytest.fixture(scope="module")
def drawn() -> dict[tuple[str, str], Drawn]:
    """Every make, with two kinds of product."""
    plates, kinds = {}, sorted(KINDS)
    for place, (split, layout) in enumerate(MAKES):
        for kind in (kinds[place % len(kinds)], kinds[(place + 2) % len(kinds)]):
            product = KINDS[kind]
            chance = Chance.of(3, split, f"{layout.name}/{kind}")
            plates[layout.name, kind] = draw_plate(product, chance, serial=serial_of(product, chance), layout=layout)
    return plates


def test_model_and_serial_are_marked(drawn: dict[tuple[str, str], Drawn]) -> None:
    """A plate shows the serial, and the model where the product has one."""
    for (name, kind), plate in drawn.items():
        assert "serial" in plate.truth["fields"], name
        assert ("model" in plate.truth["fields"]) is bool(KINDS[kind].model), name
        assert parse_truth(written(plate.truth)).kind == "serial_photo"


def test_marks_lie_on_the_plate_apart_from_each_other(drawn: dict[tuple[str, str], Drawn]) -> None:
    """Every mark is on its sheet, can be told from its ground, and shares no pixel with another."""
    for name, plate in drawn.items():
        height, width = plate.sheets[0].pixels.shape[:2]
        for mark in plate.sheets[0].marks:
            left, top, right, low = (round(edge) for edge in mark.box)
            assert 0 <= left < right <= width, (name, mark)
            assert 0 <= top < low <= height, (name, mark)
            levels = np.percentile(plate.sheets[0].pixels[top:low, left:right].mean(2), (4, 96))
            assert levels[1] - levels[0] > LEAST_CONTRAST, (name, mark, levels)
        assert not [pair for pair in combinations(plate.sheets[0].marks, 2) if _overlap(*pair) > 1], name


def _overlap(one: Mark, other: Mark) -> float:
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    return min(across, min(one.box[3], other.box[3]) - max(one.box[1], other.box[1]))


def test_codes_decode(drawn: dict[tuple[str, str], Drawn]) -> None:
    """A reader finds a plate's codes and no others."""
    for name, plate in drawn.items():
        found = zxingcpp.read_barcodes(plate.sheets[0].pixels, text_mode=zxingcpp.TextMode.Plain)
        assert sorted(plate.truth["barcodes"]) == sorted(one.text for one in found), name


@pytest.mark.parametrize("bend", [ring(1200, 90, rim=40), barrel(1200, 300)], ids=["ring", "barrel"])
def test_a_bent_mark_holds_its_ink(bend) -> None:
    """Ink in a mark's box on the strip is in the bent mark's box in the picture, and nowhere else."""
    strip = np.zeros((300, 1200), np.float32)
    strip[20:60, 300:700] = 1
    left, top, right, low = (round(edge) for edge in bend.mark(Mark("serial", "1", (300, 20, 700, 60))).box)
    picture = bend.letters(strip)
    inside = picture[max(0, top - 2) : low + 2, left - 2 : right + 2].sum()
    assert inside == pytest.approx(picture.sum(), rel=0.002)
    assert inside > 0


def test_same_chance_same_bytes() -> None:
    """A plate drawn twice from the same chance is the same."""
    one, other = (draw_plate(PRODUCTS[0], Chance.of(1, "tune", "p"), serial="1234567") for _ in range(2))
    assert np.array_equal(one.sheets[0].pixels, other.sheets[0].pixels)


def test_makes_are_of_one_part() -> None:
    """No make stands in both parts, and each part has four at least."""
    tune, held = ({layout.name for layout in LAYOUTS.of(split)} for split in SPLITS)
    assert not tune & held
    assert min(len(tune), len(held)) >= 4
