"""Fits and measures what the reader says of a page's legibility: weights, and the report models/legibility.md.

    python scripts/fit_legibility.py --grid FOLDER --data FOLDER... --world FOLDER [--documents FOLDER] --cache FOLDER [--write]

The grid is one that scripts/make_grid.py made; a world one of scripts/make_world, split tune. Of labelled data sets whose lines are known every
other picture counts as undamaged. Each kind of damage is left out of the fit in turn, and each document of the grid; the weights
written are fitted to all. ``--documents`` holds Documents recognised before, ``SET/NAME.json``; without them pictures are read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from fitted import sealed
from legibility import report
from legibility.fitting import fit, left_out
from legibility.pictures import Picture, Sight, grid_pictures, kept, labelled_pictures, read_before, read_by

from verify.config import load_settings
from verify.recognize.legibility_score import WEIGHTS
from verify.wiring import make_reader

REPORT = Path(__file__).parents[1] / "models" / "legibility.md"
TOGETHER = 3
"""Documents of the grid that are left out at a time."""


def main() -> int:
    """Fit, print, and write if asked to."""
    asked = _arguments()
    grid = kept(asked.cache, "grid", grid_pictures(asked.grid, _sight(asked.documents, asked.grid, "grid")))
    more: list[Picture] = []
    for folder, origin in (*((one, "real") for one in asked.data), *((one, "made") for one in asked.world)):
        sight = _sight(asked.documents, folder, folder.name)
        more += kept(asked.cache, folder.name, labelled_pictures(folder, sight, origin=origin, every=2))
    weights = fit([*grid, *more])
    if asked.write:
        body = "# Log odds of the share of print that is read rightly, by what is measured of a page (legibility_score.py).\n\n"
        body += "".join(f"{name} = {value:.4f}\n" for name, value in weights.items())
        WEIGHTS.write_text(sealed(body, made_by="scripts/fit_legibility.py"))
    text = "\n".join(_report(grid, more))
    print(text)
    if asked.write:
        REPORT.write_text(text + "\n")
    return 0


def _sight(documents: Path | None, pictures: Path, name: str) -> Sight:
    return read_before(documents / name, pictures) if documents else read_by(make_reader(load_settings()))


def _report(grid: list[Picture], more: list[Picture]) -> list[str]:
    """The lines of the report."""
    by_kind = left_out(grid, [one.kind for one in grid], more)
    bases = sorted({one.base for one in grid})
    by_base = left_out(grid, [str(bases.index(one.base) // TOGETHER) for one in grid], more)
    plain = np.array([one.confidence for one in grid])
    return [
        "# Legibility",
        "",
        "How well a page can be read: the share of its characters that is read rightly, estimated by `verify/recognize/legibility_score.py`.",
        "Made by `python scripts/make_grid.py --data FOLDER... --out GRID --made 2 --real 3` and",
        "`python scripts/fit_legibility.py --grid GRID --data SROIE --world WORLD --cache FOLDER --write`.",
        "",
        f"The grid: {len(grid)} photographs of {len(bases)} documents ({len({one.base for one in grid if one.origin == 'made'})} made, of both",
        "splits; the others real scans laid on a table), sixteen kinds of damage at four severities. Beside it the fit sees",
        f"{len(more)} pictures: every other one of SROIE and of a made world (split tune).",
        "",
        "## Rank correlation with measured character accuracy",
        *report.correlations(grid, by_kind, by_base, plain),
        "",
        "## What a score is worth (each kind left out)",
        *report.calibration(grid, by_kind),
        "",
        "## Causes",
        *report.causes(grid),
        "",
        "## What a person could not read (`scripts/world/capture/readable.py`), word by word",
        *report.places(grid),
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grid", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="*", default=[])
    parser.add_argument("--world", type=Path, nargs="*", default=[])
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
