"""A fixed grid of damage: documents of which everything is known, each under every kind of damage, ever worse.

    python scripts/make_grid.py --data FOLDER... --out FOLDER [--made N] [--real N]

Of each base (`legibility.bases`: 6 N drawn ones, N real scans from each data set) stands below ``OUT/made/STEM`` or
``OUT/real/STEM`` one photograph ``none-0.00.jpg`` with nothing but what every photograph has, and one ``KIND-SEVERITY.jpg`` for
each kind and severity, its truth beside it. A truth's ``words`` are the undamaged reading: of each word the text, the box where it
lies in the picture (none where the frame cut it off) and whether a person can read it there
(``world.capture.readable``; null where nobody looked). Places of values, ``damages`` and ``unreadable_fields`` are as in any made truth.

Pictures of real documents are derived from them: keep them out of the repository.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legibility.bases import WORDS, Base, made_bases, real_bases, with_words
from world.capture.camera import capture
from world.capture.grid import LEAST, grid
from world.capture.how import BASE_KINDS, Capture, Damage
from world.capture.truths import is_field
from world.make import save_document
from world.sheet import Drawn, Made

from verify.config import load_settings
from verify.wiring import make_reader

KINDS = ("focus", "glare", "low-resolution", "thumb", "dark", "fade", "cut", "motion", "shadow", "messenger", "bright", "crumple",
         "noise", "haze", "smudge", "moire")  # fmt: skip
SEVERITIES = (0.85, 0.55, 1.0, 0.3)
"""0.55: some would take the picture again; 1.0: most (`world.capture.scale`). The telling ones first."""

LONG_SIDE_PX = {"thermal": 1600, "a4": 2000, "label": 1200}
"""Of a picture, by what is on it: print is read well, and no pixel more is worth its time (chosen)."""


def main() -> int:
    """Make what is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="*", type=Path, default=[], help="labelled data sets of real receipts")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--made", type=int, default=2, help="documents of each kind and split (2)")
    parser.add_argument("--real", type=int, default=4, help="documents of each data set (4)")
    asked = parser.parse_args()
    ocr = make_reader(load_settings()).ocr
    bases = [*made_bases(asked.made), *real_bases(tuple(asked.data), asked.real)]
    marked = {base.stem: with_words(base.drawn, ocr) for base in bases}
    for base, name in cells(bases):
        folder = asked.out / base.origin / base.stem
        if not (folder / f"{name}.jpg").exists():
            save_document(told(photographed(base, marked[base.stem], name), marked[base.stem]), folder)
    return 0


def cells(bases: list[Base]) -> Iterator[tuple[Base, str]]:
    """Every picture's base and name, in an order that fills the grid evenly."""
    yield from ((base, "none-0.00") for base in bases)
    for severity in SEVERITIES:
        for turn in range(len(bases)):
            for place, kind in enumerate(KINDS):
                yield bases[(turn + place) % len(bases)], f"{kind}-{severity:.2f}"


def photographed(base: Base, drawn: Drawn, name: str) -> Made:
    """`drawn` under the damage that `name` tells."""
    kind, _, severity = name.rpartition("-")
    side = LONG_SIDE_PX[drawn.sheets[0].paper]
    if kind == "none":
        how = Capture("phone", tuple(Damage(one, LEAST) for one in BASE_KINDS), long_side_px=side)
        return capture(name, drawn, how, base.chance.child(kind))
    (made,) = grid(drawn, (kind,), (float(severity),), base.chance, long_side_px=side)
    return made


def told(made: Made, drawn: Drawn) -> Made:
    """`made`, its words moved from the fields to a list of their own."""
    truth: dict[str, Any] = dict(made.truth)
    fields, places = dict(truth["fields"]), dict(truth["places"])
    del fields[WORDS]
    lost = set(truth["unreadable_fields"])
    words = [
        {
            "text": mark.text,
            "box": next((place["box"] for place in places.pop(mark.role, ())), None),
            "readable": mark.role not in lost if is_field(mark.role, made.truth) else None,
        }
        for mark in drawn.sheets[0].marks
        if mark.role.startswith(f"{WORDS}.")
    ]
    kept = sorted(role for role in lost if not role.startswith(f"{WORDS}."))
    lines = truth.get("lines") or drawn.sheets[0].lines
    truth |= {"fields": fields, "places": places, "unreadable_fields": kept, "words": words, "lines": list(lines)}
    return Made(made.name, made.data, truth, made.kind)


if __name__ == "__main__":
    sys.exit(main())
