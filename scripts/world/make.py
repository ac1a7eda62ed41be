"""A world of labelled documents and claims, written to a folder by several processes.

    scripts/make_world --n 2000 --claims 500 --seed 7 --out DIR [--split tune|held] [--workers N]

Every document and every case is drawn from a chance of its own, so the world is the same on one process or eight, and the
first hundred documents of a world of a thousand are the world of a hundred. Below DIR stand ``<split>/<condition>/`` and
``<split>/claims/<campaign>/<claim>/``; each of these folders is a data set for `verify bench`, and so is ``<split>``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from world.cases.days import CAMPAIGNS
from world.cases.making import random_case
from world.cases.scenario import ClaimFolder
from world.chance import SPLITS, Chance, Split
from world.conditions import condition_of
from world.fraud.forge import forge
from world.press.fonts import fonts_are_here, remedy
from world.sheet import Made, written


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to make."""

    seed: int
    split: Split
    number: int
    out: Path
    is_claim: bool = False
    """A case, one claim or several that belong together; otherwise a labelled document."""

    @property
    def path(self) -> str:
        """Where its chance comes from."""
        return f"{'cases' if self.is_claim else 'documents'}/{self.number}"


def make(order: Order) -> Counter[str]:
    """Writes what `order` asks for; how many documents and claims that was."""
    chance = Chance.of(order.seed, order.split, order.path)
    if order.is_claim:
        campaign = CAMPAIGNS[order.number % len(CAMPAIGNS)]
        claims = random_case(chance, campaign, name=f"{order.split[0]}{order.number:05d}", forge=forge)
        for claim in claims:
            save_claim(claim, order.out / order.split / "claims")
        return Counter(claims=len(claims))
    condition = condition_of(chance.child("condition"))
    files = condition.make(chance, f"{order.number:05d}")
    folder = order.out / order.split / condition.name
    for made in files:
        save_document(made.told(condition=condition.name), folder)
    describe(folder, order.split, by="scripts/make_world")
    return Counter(documents=len(files))


def save_document(made: Made, folder: Path) -> None:
    """The file with its truth beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / made.name).write_bytes(made.data)
    (folder / f"{made.name}.truth.json").write_bytes(written(made.truth))


def save_claim(claim: ClaimFolder, out: Path) -> None:
    """The claim with its documents, their truths and its own, in a folder of its campaign."""
    folder = out / claim.campaign / claim.name
    for made in claim.documents:
        save_document(made, folder)
    (folder / "claim.json").write_bytes(written(claim.claim))
    (folder / "truth.json").write_bytes(written(claim.truth))


def describe(folder: Path, split: str, *, by: str) -> None:
    """The folder's ``dataset.toml``."""
    (folder / "dataset.toml").write_text(
        f'name = "{split}-{folder.name}"\norigin = "made by {by}"\nlicence = "CC0-1.0"\nsplit = "{split}"\n'
    )


def make_all(orders: list[Order], workers: int) -> Iterator[tuple[Order, Counter[str] | Exception]]:
    """What came of each order, as they are done."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn) as pool:
        waiting = {pool.submit(make, order): order for order in orders}
        for done in as_completed(waiting):
            error = done.exception()
            if error is not None and not isinstance(error, Exception):
                raise error
            yield waiting[done], error or done.result()


def main() -> int:
    """Makes the world; 1 where a part of it failed, 5 where a typeface is missing."""
    wanted = _arguments()
    if not fonts_are_here():
        print(f"A typeface is missing. {remedy()}", file=sys.stderr)
        return 5
    numbers = [(number, False) for number in range(wanted.n)] + [(number, True) for number in range(wanted.claims)]
    orders = [Order(wanted.seed, wanted.split, number, wanted.out, is_claim=is_claim) for number, is_claim in numbers]
    made: Counter[str] = Counter()
    failures = 0
    for done, (order, outcome) in enumerate(make_all(orders, wanted.workers), start=1):
        if isinstance(outcome, Exception):
            failures += 1
            print(f"{order.path}: {type(outcome).__name__}: {outcome}", file=sys.stderr)
        else:
            made += outcome
        if sys.stderr.isatty():
            print(f"\r{done} of {len(orders)} ", end="", file=sys.stderr, flush=True)
    print(f"{made['documents']} documents and {made['claims']} claims in {wanted.out}, {failures} failures")
    return 1 if failures else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("make_world", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--n", type=int, default=100, help="labelled documents (100)")
    parser.add_argument("--claims", type=int, default=0, help="cases of one claim or more (none)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--split", choices=SPLITS, default="tune", help="which part of every stock is drawn from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
