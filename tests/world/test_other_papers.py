"""Papers that prove nothing, receipts that share a sheet, and a receipt in several pictures."""

from __future__ import annotations

import re

import numpy as np
import pytest
import zxingcpp
from world.chance import SPLITS, Chance
from world.press.other.papers import SUBJECTS, Subject, _words, draw_other, in_parts, side_by_side
from world.press.other.scenes import SCENES
from world.sheet import Drawn, Mark, Sheet, written
from world.trade.countries import COUNTRIES

from verify.contract import parse_truth

pytestmark = pytest.mark.usefixtures("typefaces")


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("split", SPLITS)
def test_it_is_no_proof(subject: Subject, split: str) -> None:
    """Whatever the subject, it is of kind other, names no field and bears no code."""
    paper = draw_other(Chance.of(2, split, subject), "FI", subject=subject)  # type: ignore[arg-type]
    truth = parse_truth(written(paper.truth))
    assert ("other", {}, ()) == (truth.kind, truth.fields, truth.barcodes)
    assert not zxingcpp.read_barcodes(paper.sheets[0].pixels)


def test_every_language_has_its_words() -> None:
    """In every language each paper has as many words, and the same gaps to fill, as in English."""
    words = _words()
    assert {country.language for country in COUNTRIES.values()} == set(words)
    for language, papers in words.items():
        assert {name: len(texts) for name, texts in words["en"].items()} == {
            name: len(texts) for name, texts in papers.items()
        }, language
        assert re.findall(r"{\w+}", " ".join(words["en"]["note"])) == re.findall(r"{\w+}", " ".join(papers["note"])), (
            language
        )


def test_a_specimen_says_so() -> None:
    """Nobody can take the identity card for a real one."""
    card = draw_other(Chance.of(4, "held", "id"), "SE", subject="identity")
    assert any("SPECIMEN" in line for line in card.sheets[0].lines)
    assert any("UTO" in line for line in card.sheets[0].lines)


def test_scenes_are_of_one_part() -> None:
    """No scene is shown in both parts."""
    assert not set(SCENES.tune) & set(SCENES.held)


def _receipt(total: str, *, shop: str = "Shop") -> Drawn:
    pixels = np.full((600, 200, 3), 250, np.uint8)
    marks = (
        Mark("retailer", shop, (20, 10, 120, 30)),
        Mark("items.0.description", "Play:5", (20, 280, 90, 300)),
        Mark("items.0.serial", "A1", (20, 305, 90, 320)),
        Mark("total", total, (20, 500, 100, 520)),
        Mark("barcode.0", "123", (20, 540, 100, 580)),
    )
    for mark in marks:
        left, top, right, low = (int(edge) for edge in mark.box)
        pixels[top:low, left:right] = 30
    items = [{"description": "Play:5", "serials": ["A1"]}]
    fields = {"retailer": shop, "total": total, "items": items}
    truth = {"schema": "truth/1", "kind": "receipt", "fields": fields, "texts": {"total": total}, "barcodes": ["123"]}
    return Drawn("receipt", (Sheet(pixels, (shop, "Play:5", "A1", total), marks),), truth)


def test_two_on_one_sheet_keep_what_agrees() -> None:
    """Fields in which two receipts differ are nobody's; all ink stays marked where it is."""
    both = side_by_side(_receipt("10.00"), _receipt("20.00"))
    truth = parse_truth(written(both.truth))
    assert {"retailer": "Shop"} == truth.fields
    assert truth.alternatives is not None
    assert ["10.00", "20.00"] == truth.alternatives["total"]
    for mark in both.sheets[0].marks:
        left, top, right, low = (int(edge) for edge in mark.box)
        assert both.sheets[0].pixels[top:low, left:right].max() == 30


@pytest.mark.parametrize("count", [2, 3])
def test_parts_together_show_everything(count: int) -> None:
    """Each part says what it shows alone, and no value is lost between two."""
    whole = _receipt("10.00")
    parts = in_parts(whole, count)
    assert count == len(parts)
    assert {mark.role for mark in whole.sheets[0].marks} == {
        mark.role for part in parts for mark in part.sheets[0].marks
    }
    assert "total" not in parts[0].truth["fields"]
    assert "10.00" == parts[-1].truth["fields"]["total"]
    assert "retailer" not in parts[-1].truth["fields"]
    assert ["123"] == parts[-1].truth["barcodes"]
    assert [{"description": "Play:5", "serials": ["A1"]}] in [part.truth["fields"].get("items") for part in parts]
    for part in parts:
        parse_truth(written(part.truth))
        for mark in part.sheets[0].marks:
            left, top, right, low = (int(edge) for edge in mark.box)
            assert part.sheets[0].pixels[top:low, left:right].max() == 30
