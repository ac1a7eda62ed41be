"""Packaging labels: every make draws every product, and what is marked is there, readable and alone."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import zxingcpp
from stdnum import ean, luhn
from world.chance import SPLITS, Chance
from world.press.label.canvas import Canvas
from world.press.label.labels import FIELDS, arrange, draw_label
from world.press.label.layouts import LAYOUTS, Layout
from world.press.label.values import kind_of
from world.sheet import Drawn, Mark, written
from world.trade.goods import PRODUCTS, Product, serial_of

from verify.contract import parse_truth

pytestmark = pytest.mark.usefixtures("typefaces")
KINDS = {kind_of(product): product for product in reversed(PRODUCTS)}
"""One product of each kind of thing."""
MAKES = [(split, layout) for split in SPLITS for layout in LAYOUTS.of(split)]
INK_LEVELS = 25
"""Between the lightest and the darkest of a mark's pixels there is at least so much."""


def _label(layout: Layout, product: Product, split: str, *, seed: int = 5) -> Drawn:
    chance = Chance.of(seed, split, f"{layout.name}/{product.name}")  # type: ignore[arg-type]
    return draw_label(product, chance, serial=serial_of(product, chance), layout=layout)


@pytest.fixture(scope="module")
def drawn() -> dict[tuple[str, str], Drawn]:
    """Every make, each with another kind of product."""
    kinds = sorted(KINDS)
    return {
        (layout.name, kinds[place % len(kinds)]): _label(layout, KINDS[kinds[place % len(kinds)]], split)
        for place, (split, layout) in enumerate(MAKES)
    }


@pytest.fixture(scope="module")
def arranged() -> dict[tuple[str, str], Canvas]:
    """Every make with every kind of product, not yet printed."""
    every = {}
    for split, layout in MAKES:
        for kind, product in KINDS.items():
            chance = Chance.of(8, split, f"{layout.name}/{kind}")
            every[layout.name, kind] = arrange(product, chance, layout, serial=serial_of(product, chance))[0]
    return every


def _codes(marks: tuple[Mark, ...]) -> list[str]:
    return sorted(mark.text for mark in marks if mark.role.startswith("barcode."))


def _overlap(one: Mark, other: Mark) -> float:
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    return min(across, min(one.box[3], other.box[3]) - max(one.box[1], other.box[1]))


def test_every_barcode_decodes_and_no_other_does(drawn: dict[tuple[str, str], Drawn]) -> None:
    """A reader finds the marked codes on a sheet, each once, and nothing else."""
    _check_codes(drawn)


@pytest.mark.engine
def test_every_barcode_of_every_product_decodes() -> None:
    """The same for every make with every kind of product."""
    _check_codes(
        {
            (one.name, kind): _label(one, product, split, seed=9)
            for split, one in MAKES
            for kind, product in KINDS.items()
        }
    )


def _check_codes(labels: dict[tuple[str, str], Drawn]) -> None:
    for name, label in labels.items():
        found = zxingcpp.read_barcodes(label.sheets[0].pixels, text_mode=zxingcpp.TextMode.Plain)
        assert _codes(label.sheets[0].marks) == sorted(one.text for one in found), name


def test_marks_lie_on_the_sheet_and_hold_ink(drawn: dict[tuple[str, str], Drawn]) -> None:
    """Every mark's box is on its sheet and not empty."""
    for name, label in drawn.items():
        height, width = label.sheets[0].pixels.shape[:2]
        for mark in label.sheets[0].marks:
            left, top, right, low = mark.box
            assert 0 <= left < right <= width, (name, mark)
            assert 0 <= top < low <= height, (name, mark)
            inside = label.sheets[0].pixels[int(top) : int(low) + 1, int(left) : int(right) + 1].mean(2)
            assert inside.max() - inside.min() > INK_LEVELS, (name, mark)


def test_marks_do_not_overlap(arranged: dict[tuple[str, str], Canvas]) -> None:
    """Whatever the product, no two marks share ink, no role is marked twice, and all lie on the sheet."""
    for name, canvas in arranged.items():
        assert not [pair for pair in combinations(canvas.marks, 2) if _overlap(*pair) > 1], name
        assert len(canvas.marks) == len({mark.role for mark in canvas.marks}), name
        assert {"serial", "product"} <= {mark.role for mark in canvas.marks}, name
        assert all(0 <= mark.box[0] and mark.box[2] <= canvas.width for mark in canvas.marks), name
        assert all(0 <= mark.box[1] and mark.box[3] <= canvas.height for mark in canvas.marks), name


def test_truth_is_what_is_marked(drawn: dict[tuple[str, str], Drawn]) -> None:
    """Fields of the truth are the marked ones, a serial among them; the truth parses."""
    for name, label in drawn.items():
        roles = {mark.role for mark in label.sheets[0].marks}
        assert roles & FIELDS == set(label.truth["fields"]), name
        assert {"serial", "product"} <= roles, name
        assert parse_truth(written(label.truth)).kind == "label"


def test_numbers_pass_their_checks(drawn: dict[tuple[str, str], Drawn]) -> None:
    """GTINs and IMEIs have right check digits."""
    fields = [label.truth["fields"] for label in drawn.values()]
    assert all(ean.is_valid(one["gtin"]) for one in fields if "gtin" in one)
    assert all(luhn.is_valid(one["imei"]) for one in fields if "imei" in one)


@pytest.mark.parametrize("split", SPLITS)
def test_every_kind_of_code_comes_up(split: str, drawn: dict[tuple[str, str], Drawn]) -> None:
    """Each part of the world has retail, linear and square codes."""
    names = {layout.name for layout in LAYOUTS.of(split)}  # type: ignore[arg-type]
    seen = {word for (name, _), one in drawn.items() if name in names for word in one.truth["symbology"].split(", ")}
    assert {"EAN13", "Code128"} <= seen
    assert len(seen) >= 5


def test_a_box_may_bear_another_gtin() -> None:
    """Twelve digits are a UPC-A, and the truth has them."""
    label = draw_label(
        PRODUCTS[0], Chance.of(1, "held", "upc"), serial="1234567", gtin="412345678903", layout=LAYOUTS.held[0]
    )
    assert "412345678903" == label.truth["fields"]["gtin"]
    assert "UPCA" in label.truth["symbology"]


def test_same_chance_same_bytes() -> None:
    """A label drawn twice from the same chance is the same."""
    split, layout = MAKES[0]
    product = PRODUCTS[0]
    one, other = (_label(layout, product, split) for _ in range(2))
    assert one.truth == other.truth
    assert np.array_equal(one.sheets[0].pixels, other.sheets[0].pixels)


def test_makes_are_of_one_part() -> None:
    """No make stands in both parts, and each part has six at least."""
    tune, held = ({layout.name for layout in LAYOUTS.of(split)} for split in SPLITS)
    assert not tune & held
    assert min(len(tune), len(held)) >= 6
