"""A whole world: every condition in both splits, the same on any machine's processes, consistent in every truth."""

from __future__ import annotations

from pathlib import Path

import pytest
from world.chance import SPLITS, Chance, Split
from world.check import problems
from world.conditions import CONDITIONS, Condition, condition_of
from world.make import Order, make, make_all

pytestmark = pytest.mark.usefixtures("typefaces")


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.engine
@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.name)
@pytest.mark.parametrize("split", SPLITS)
def test_every_condition_makes_consistent_documents(condition: Condition, split: Split) -> None:
    """In both splits: numbers, days and places hold, and the file is one that its name says."""
    for number in range(2):
        for made in condition.make(Chance.of(number, split, f"laws/{condition.name}"), "document"):
            assert [] == list(problems(made.truth))
            assert made.data[:4] in SIGNS[made.name.rpartition(".")[2]]


SIGNS = {
    "jpg": {b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1"}, "png": {b"\x89PNG"}, "pdf": {b"%PDF"}, "webp": {b"RIFF"},
    "tiff": {b"II*\0", b"MM\0*"}, "heic": {b"\0\0\0\x18", b"\0\0\0\x1c", b"\0\0\0 "},
}  # fmt: skip
"""First bytes by ending."""


@pytest.mark.engine
def test_a_world_is_the_same_on_any_number_of_processes(tmp_path: Path) -> None:
    """Same seed, same bytes: made here one by one, or by two processes in any order."""
    alone, together = (
        [
            *(Order(7, "held", number, tmp_path / where) for number in range(6)),
            *(Order(7, "held", number, tmp_path / where, is_claim=True) for number in range(2)),
        ]
        for where in ("alone", "together")
    )
    for order in alone:
        make(order)
    outcomes = [outcome for _, outcome in make_all(together, 2)]
    assert [] == [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert _files(tmp_path / "alone") == _files(tmp_path / "together") != {}


def test_another_seed_is_another_world(tmp_path: Path) -> None:
    """What chance draws hangs on the seed and on the split."""
    for seed, split in ((1, "tune"), (2, "tune"), (1, "held")):
        make(Order(seed, split, 3, tmp_path / f"{seed}{split}"))
    worlds = [sorted(_files(folder).values()) for folder in tmp_path.iterdir()]
    assert all(worlds[one] != worlds[other] for one in range(3) for other in range(one))


def test_a_world_of_a_few_hundred_has_every_condition() -> None:
    """No condition is so rare that a usual world lacks it."""
    drawn = {condition_of(Chance.of(1, "tune", f"documents/{number}/condition")).name for number in range(400)}
    assert {condition.name for condition in CONDITIONS} == drawn
