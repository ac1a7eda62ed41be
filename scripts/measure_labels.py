"""How labels and serial plates are read under camera damage: exact, wrong or missing, of what a person can still read.

    PYTHONPATH=scripts python scripts/measure_labels.py FOLDER [--make 300] [--split tune|held] [--seed 5] [--list serial,model]

With ``--make`` that many plates and as many labels are drawn first, half of them at the usual hardness and half of them hard
(`world.conditions`); pictures that stand in FOLDER already are kept. The capture's own rule says what a person cannot read
(truth `unreadable_fields`): such values are counted apart, by what was told of them all the same. Prints Markdown: every
field, the codes by make of plate or label and by damage, with Wilson intervals of the share that is exact.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from world.capture.camera import capture
from world.capture.choose import any_capture
from world.chance import SPLITS, Chance, Split
from world.conditions import HARD, USUAL, a_product
from world.make import save_document
from world.press.label.labels import draw_label
from world.press.plate.plates import draw_plate
from world.sheet import Drawn
from world.trade.goods import serial_of

from verify.bench.labelled import LabelledDocument
from verify.bench.run import FieldScore, Outcome
from verify.bench.score import score_reading
from verify.bench.tally import Tally, tally
from verify.bench.truth_files import find_labelled
from verify.document import Source
from verify.pipeline import Reader
from verify.truth import Truth
from verify.wiring import default_reader

FIELDS = ("kind", "serial", "model", "product", "gtin", "imei", "mac")
CODES = ("serial", "model")
"""The fields of the rows by make and by damage."""
SHOWN_DAMAGE = 0.15
"""Severity from which a damage is seen, and its picture counted in its row (chosen: every photograph has a little noise)."""
HARDNESSES = {"usual": USUAL, "hard": HARD}
DRAW: dict[str, Callable[..., Drawn]] = {"plate": draw_plate, "label": draw_label}


@dataclass(frozen=True, slots=True)
class Measured:
    """One picture: what is known of it and how its values were read."""

    document: LabelledDocument
    scores: tuple[FieldScore, ...]
    unreadable: tuple[tuple[str, Outcome], ...]
    """Each field that a person cannot read, and what was told of it all the same."""

    @property
    def truth(self) -> Truth:
        """The picture's truth."""
        return self.document.truth


def make_pictures(folder: Path, count: int, *, split: Split, seed: int) -> None:
    """`count` plates and as many labels in `folder`, one folder for each hardness; what stands there is kept."""
    for number in range(count):
        hardness = tuple(HARDNESSES)[number % len(HARDNESSES)]
        for thing in DRAW:
            stem, home = f"{number:04d}", folder / f"{thing}-{hardness}"
            if not list(home.glob(f"{stem}.*.truth.json")):
                _make_one(home, stem, thing, Chance.of(seed, split, f"{thing}/{number}"))


def _make_one(home: Path, stem: str, thing: str, chance: Chance) -> None:
    """One drawn thing, captured as its home's hardness says, saved with its truth."""
    product = a_product(chance)
    drawn = DRAW[thing](product, chance, serial=serial_of(product, chance.child("serial")))
    hardness = chance.within(*HARDNESSES[home.name.rpartition("-")[2]])
    how = any_capture(chance.child("how"), drawn, hardness=hardness)
    save_document(capture(stem, drawn, how, chance.child("capture")).told(condition=home.name), home)


def measure(document: LabelledDocument, reader: Reader) -> Measured:
    """What `reader` makes of one picture."""
    reading = reader.read(Source(document.path.name, document.path.read_bytes()))
    scores = [one for one in score_reading(reading, document.truth) if one.field in FIELDS]
    lost = frozenset(document.truth.unreadable_fields)
    told = {one.field: one.outcome for one in scores}
    silent: Outcome = "missing"
    return Measured(
        document,
        tuple(one for one in scores if one.field not in lost),
        tuple((name, told.get(name, silent)) for name in FIELDS if name in lost),
    )


def report(measured: list[Measured]) -> Iterator[str]:
    """The tables' lines."""
    yield "| | n | exact | wrong | missing | exact, 95 % |"
    yield "|---|---|---|---|---|---|"
    for group, part in _groups(measured, lambda one: (one.truth.condition or "",)):
        yield from _rows(group, part, FIELDS)
    yield from _rows("**all**", measured, FIELDS)
    for group, part in _groups(measured, lambda one: (one.truth.layout or "",)):
        yield from _rows(group, part, CODES)
    for group, part in _groups(measured, _damages):
        yield from _rows(group, part, CODES)
    lost = [outcome for one in measured for _, outcome in one.unreadable]
    right, wrong = lost.count("right"), lost.count("wrong")
    yield f"\nNo person can read {len(lost)} values: {right} were told rightly all the same, {wrong} wrongly, the rest not."


def _damages(one: Measured) -> tuple[str, ...]:
    """The damages that are seen on a picture."""
    seen = {damage.kind for damage in one.truth.damages or () if damage.severity >= SHOWN_DAMAGE}
    return tuple(sorted(seen))


def _groups(
    measured: Iterable[Measured], names_of: Callable[[Measured], tuple[str, ...]]
) -> list[tuple[str, list[Measured]]]:
    """The pictures by the names they go under, sorted."""
    groups: dict[str, list[Measured]] = {}
    for one in measured:
        for name in names_of(one):
            groups.setdefault(name, []).append(one)
    return sorted(groups.items())


def _rows(group: str, part: list[Measured], fields: tuple[str, ...]) -> Iterator[str]:
    """A row for each field that occurs in the group."""
    counts = tally(score for one in part for score in one.scores)
    for name in fields:
        if name in counts:
            yield f"| {group}: {name} | {_cells(counts[name])} |"


def _cells(counted: Tally) -> str:
    low, high = counted.interval
    shares = f"{100 * counted.recall:.1f} % ({100 * low:.1f}–{100 * high:.1f})"
    return f"{counted.total} | {counted.right} | {counted.wrong} | {counted.missing} | {shares}"


def failures(measured: Iterable[Measured], fields: frozenset[str]) -> Iterator[str]:
    """Every value of `fields` that was not read exactly."""
    for one in measured:
        for score in one.scores:
            if score.field in fields and score.outcome != "right":
                where = f"{one.truth.condition}/{one.document.path.name} ({one.truth.layout})"
                yield f"- {score.field} {score.outcome}: {where}: `{score.expected}`, read `{score.read}`"


def main() -> int:
    """Measure the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--make", type=int, default=0, help="plates, and as many labels, to be drawn first (none)")
    parser.add_argument("--split", choices=SPLITS, default="tune")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--list", default="", help="fields whose failures are named, with commas between")
    asked = parser.parse_args()
    make_pictures(asked.folder, asked.make, split=asked.split, seed=asked.seed)
    reader = default_reader()
    measured = [measure(document, reader) for document in find_labelled(asked.folder)]
    print(*report(measured), "", *failures(measured, frozenset(asked.list.split(","))), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
