"""Forgeries of prints and photographs: ink changes where the truth says so, and nowhere else."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from world.capture.how import Capture
from world.chance import SPLITS, Chance, Split
from world.conditions import a_product, a_sale
from world.fraud.forge import FORGERIES, forge
from world.fraud.glyphs import glyphs_of, whole
from world.fraud.telling import Edit
from world.press.label.labels import draw_label
from world.press.mail.mails import draw_mail
from world.press.till.tills import draw_receipt
from world.sheet import Drawn, Made, UnfitError, written
from world.trade.goods import serial_of
from world.trade.sales import discounted

from verify.contract import parse_truth

ON_SHEETS = sorted(kind for kind, one in FORGERIES.items() if one.needs == "sheet")
TRIED = 16
"""Papers looked at for one that can be changed so."""
PHONE = Capture("phone", encoding="jpeg", long_side_px=700)


@cache
def paper_for(kind: str, split: Split, number: int) -> Drawn:
    """A paper that this kind may be done to."""
    chance = Chance.of(11, split, f"fraud/{kind}/{number}")
    if kind == "other-serial":
        product = a_product(chance)
        return draw_label(product, chance, serial=serial_of(product, chance.child("serial")))
    if kind == "screen":
        return draw_mail(a_sale(chance), chance, form="screen")
    sale = a_sale(chance)
    return draw_receipt(discounted(chance, sale) if kind == "removed-line" else sale, chance)


@cache
def changed(kind: str, split: Split, *, keeps: bool, severity: float = 0.6) -> tuple[Drawn, Drawn, tuple[Edit, ...]]:
    """The first paper that can be changed so, the changed one, and its edits."""
    for number in range(TRIED):
        drawn = paper_for(kind, split, number)
        do = FORGERIES[kind].do
        assert do is not None
        try:
            return drawn, *do(drawn, Chance.of(11, split, "hand"), severity=severity, keeps=keeps)
        except UnfitError:
            continue
    raise AssertionError(f"{kind}: no paper will do")


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("kind", ON_SHEETS)
def test_ink_changes_only_in_the_boxes_told(kind: str, split: Split) -> None:
    """Outside the boxes of the edits every pixel is as it was drawn, and inside some are not."""
    drawn, forged, edits = changed(kind, split, keeps=True)
    differs = [(one.pixels != two.pixels).any(2) for one, two in zip(drawn.sheets, forged.sheets, strict=True)]
    assert all(differs[edit.page].any() for edit in edits)
    for edit in edits:
        left, top, right, bottom = whole(edit.box)
        assert differs[edit.page][top:bottom, left:right].any()
        differs[edit.page][top:bottom, left:right] = False
    assert not any(page.any() for page in differs)


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("kind", ["pasted-digits", "moved-date", "renamed-product", "other-serial", "screen"])
def test_the_truth_reads_what_is_shown(kind: str, split: Split) -> None:
    """A value that was set anew stands so in marks and lines; what it was is told beside it."""
    drawn, forged, edits = changed(kind, split, keeps=False)
    for edit in edits:
        marks = [mark.text for mark in forged.sheets[edit.page].marks if mark.role == edit.role]
        assert [edit.shown] == marks
        assert edit.was != edit.shown
        assert edit.was in [mark.text for mark in drawn.sheets[edit.page].marks]
        assert any(edit.shown in line for line in forged.truth["lines"])


def test_changed_figures_are_changed_fields() -> None:
    """The field's value has the digits that are shown, and its text as printed too."""
    _, forged, edits = changed("pasted-digits", "tune", keeps=False)
    for edit in edits:
        if edit.role == "total":
            shown = [letter for letter in edit.shown if letter.isdigit()]
            assert shown == [letter for letter in forged.truth["fields"]["total"] if letter.isdigit()]
            assert edit.shown == forged.truth["texts"]["total"]


def test_a_kept_value_leaves_the_truth_alone() -> None:
    """Where the paper shows what was drawn, fields and lines are as drawn, and only the past is told otherwise."""
    drawn, forged, edits = changed("moved-date", "held", keeps=True)
    assert drawn.truth["fields"] == forged.truth["fields"]
    assert drawn.truth["lines"] == forged.truth["lines"]
    assert edits[0].was != edits[0].shown


def test_a_removed_line_is_told_by_no_mark() -> None:
    """Nothing of a line that was taken out is left among lines or marks."""
    drawn, forged, edits = changed("removed-line", "tune", keeps=True)
    assert edits[0].role not in {mark.role for mark in forged.sheets[0].marks}
    assert len(forged.truth["lines"]) < len(drawn.truth["lines"])
    assert "" == edits[0].shown


def test_clumsiness_shows() -> None:
    """The clumsiest hand changes the picture more than the finest one."""
    amounts = []
    for severity in (0.0, 1.0):
        drawn, forged, _ = changed("pasted-digits", "tune", keeps=True, severity=severity)
        pairs = zip(drawn.sheets, forged.sheets, strict=True)
        amounts.append(sum(float(np.abs(one.pixels.astype(int) - two.pixels).sum()) for one, two in pairs))
    assert amounts[0] < amounts[1]


def test_letters_are_found_one_by_one() -> None:
    """A value's letters stand from left to right inside its box, none over another."""
    drawn = paper_for("pasted-digits", "tune", 0)
    sheet = drawn.sheets[0]
    found = [glyphs_of(sheet.pixels, mark) for mark in sheet.marks if mark.role == "total"]
    glyphs = next(one for one in found if one)
    assert all(one.box[2] <= two.box[0] for one, two in pairwise(glyphs))
    assert all(one.room[2] <= two.room[0] for one, two in pairwise(glyphs))


def made(kind: str = "pasted-digits", *, how: Capture = PHONE) -> Made:
    """A photographed forgery."""
    for number in range(TRIED):
        try:
            return forge(kind, paper_for("pasted-digits", "tune", number), how, Chance.of(11, "tune", "made"))
        except UnfitError:
            continue
    raise AssertionError(kind)


def test_same_chance_same_bytes() -> None:
    """A forgery is the same whenever it is made."""
    assert made("retouched").data == made("retouched").data


@pytest.mark.parametrize("kind", ["pasted-digits", "retouched"])
def test_a_photographed_forgery_tells_its_place(kind: str) -> None:
    """Changes have boxes in the picture, the program reads the truth, and no mark of the forger is left in the places."""
    forged = made(kind)
    truth = parse_truth(written(forged.truth))
    assert truth.tampered
    assert truth.changes
    assert all(one.box is not None and one.severity is not None for one in truth.changes)
    assert not [role for role in truth.places or () if role.startswith("change")]
