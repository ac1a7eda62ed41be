"""Makes ``fixtures/receipts`` anew: labelled documents, claim folders, their truths and their README.

    python scripts/make_fixtures.py [--seed 2019] [--out fixtures/receipts] [--workers N]

Same seed and lock file, same bytes on one machine. Nothing is fetched; the typefaces come from Debian packages
(`world.press.fonts`). Of a few candidates for each place the one is kept whose language has been seen least, among those
small enough for a repository. ``floors.toml`` is written by hand and left alone.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from world.cases.making import SCENARIOS, make_case
from world.cases.scenario import ClaimFolder
from world.chance import SPLITS, Chance, Split
from world.conditions import CONDITIONS
from world.make import describe, save_claim, save_document
from world.press.fonts import fonts_are_here, remedy
from world.sheet import Made

SEED = 2019
FIXTURES = Path(__file__).parent.parent / "fixtures" / "receipts"
CANDIDATES = 5
"""Made for each place."""
LARGEST_BYTES = 300_000
"""Of a document: with 150 of them, mostly smaller, a clone stays below 25 MB."""
SINGLE = frozenset({"long-invoice", "long-receipt", "marketplace", "mail", "e-invoice", "receipt-copy", "two-receipts",
                    "receipt-in-parts", "copies", "dot-matrix", "invoice-pdf", "looks-tampered"})  # fmt: skip
"""Conditions of which one document a split is enough; of the others there are two."""

CLAIMS = (
    "sony-honest-till", "sony-honest-invoice", "sony-honest-mail", "sony-honest-screen", "sony-honest-basket",
    "sony-bought-last-day", "sony-buyer-id-beside", "sony-accessory-beside", "sony-bought-day-after", "sony-seller-abroad",
    "sony-ilce-7m3-for-ilce-7rm3", "sony-accessory-alone", "sony-other-serial", "sony-date-hidden", "sony-box-only",
    "sonos-honest-till", "sonos-honest-invoice", "sonos-honest-screen", "sonos-honest-play-1", "sonos-honest-australia",
    "sonos-cap-gbp-above", "sonos-two-pieces", "sonos-accessory-beside", "sonos-21-june-bare", "sonos-lookalike",
    "sonos-own-shop", "sonos-claimed-day-31", "sonos-account-mistyped", "sonos-price-hidden", "sonos-locked",
    "microsoft-honest-fi", "microsoft-honest-se", "microsoft-honest-no", "microsoft-honest-dk", "microsoft-honest-mail",
    "microsoft-honest-company", "microsoft-honest-amazon-pay", "microsoft-day-15", "microsoft-day-14", "microsoft-type-cover",
    "microsoft-seller-german", "microsoft-marketplace", "microsoft-label-code-0-hidden", "microsoft-without-label",
    "microsoft-date-hidden",
)  # fmt: skip
"""Scenarios that stand alone (no store is needed), honest ones in the majority."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The files that could stand in one place."""

    language: str
    files: tuple[Made, ...]
    claim: ClaimFolder | None = None

    @property
    def largest(self) -> int:
        """Bytes of its largest file."""
        return max((len(made.data) for made in self.files), default=0)


@dataclass(frozen=True, slots=True)
class Place:
    """What is to be made: a document of a condition, or a claim of a scenario."""

    seed: int
    split: Split
    condition: str = ""
    number: int = 0
    scenario: str = ""

    def candidates(self) -> tuple[Candidate, ...]:
        """What could stand here."""
        return tuple(self._claim(trial) if self.scenario else self._document(trial) for trial in range(CANDIDATES))

    def _document(self, trial: int) -> Candidate:
        condition = next(one for one in CONDITIONS if one.name == self.condition)
        chance = Chance.of(self.seed, self.split, f"fixtures/{self.condition}/{self.number}/{trial}")
        files = condition.make(chance, f"{self.condition}-{self.number + 1}")
        return Candidate(
            files[0].truth.get("language", ""), tuple(made.told(condition=self.condition) for made in files)
        )

    def _claim(self, trial: int) -> Candidate:
        scenario = next(one for one in SCENARIOS if one.name == self.scenario)
        chance = Chance.of(self.seed, self.split, f"fixtures/claims/{self.scenario}/{trial}")
        (claim,) = make_case(scenario, chance)
        return Candidate(claim.claim["language"], claim.documents, claim)


def main() -> int:
    """Writes everything; 5 where a typeface is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=FIXTURES)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    wanted = parser.parse_args()
    if not fonts_are_here():
        print(f"A typeface is missing. {remedy()}", file=sys.stderr)
        return 5
    places = tuple(places_of(wanted.seed))
    kept = tuple(choose(places, wanted.workers))
    for folder in (*SPLITS, "claims"):
        shutil.rmtree(wanted.out / folder, ignore_errors=True)
    filed = tuple(save(kept, wanted.out))
    (wanted.out / "README.md").write_text(readme(filed, seed=wanted.seed))
    claims = sum(place.scenario != "" for place, _ in kept)
    print(
        f"{sum(len(one.files) for place, one in kept if place.condition)} documents and {claims} claims in {wanted.out}"
    )
    return 0


def places_of(seed: int) -> Iterator[Place]:
    """Every place, documents first; claims change splits from one to the next."""
    for split in SPLITS:
        for condition in CONDITIONS:
            for number in range(1 if condition.name in SINGLE else 2):
                yield Place(seed, split, condition.name, number)
    for number, scenario in enumerate(CLAIMS):
        yield Place(seed, SPLITS[number % len(SPLITS)], scenario=scenario)


def choose(places: tuple[Place, ...], workers: int) -> Iterator[tuple[Place, Candidate]]:
    """Of each place's candidates one that is small enough, in the language seen least so far."""
    spawn = multiprocessing.get_context("spawn")
    seen: Counter[tuple[bool, str]] = Counter()
    with ProcessPoolExecutor(workers, mp_context=spawn) as pool:
        for place, candidates in zip(places, pool.map(Place.candidates, places), strict=True):
            is_claim = place.scenario != ""
            best = min(candidates, key=lambda one: (max(one.largest, LARGEST_BYTES), seen[is_claim, one.language]))
            seen[is_claim, best.language] += 1
            yield place, best


@dataclass(frozen=True, slots=True)
class Filed:
    """A document or claim and where it lies."""

    path: str
    condition: str
    reason: str


def save(kept: Iterable[tuple[Place, Candidate]], out: Path) -> Iterator[Filed]:
    """Every file written."""
    for place, candidate in kept:
        if candidate.claim:
            claim = candidate.claim
            save_claim(claim, out / "claims")
            yield Filed(
                f"claims/{claim.campaign}/{claim.name}", "", f"**{claim.truth['decision']}**. {claim.truth['notes']}"
            )
            continue
        folder = out / place.split / place.condition
        for made in candidate.files:
            save_document(made, folder)
            yield Filed(f"{place.split}/{place.condition}/{made.name}", place.condition, described(made.truth))
        describe(folder, place.split, by="scripts/make_fixtures.py")


def described(truth: dict[str, Any]) -> str:
    """What the document is, in a line: language, layout, typeface, damages, what cannot be read, what was changed."""
    what = [truth["kind"], truth.get("language") or "", truth.get("layout", ""), truth.get("typeface", "")]
    seen = (f"{one['kind']} {one['severity']:.1f}" for one in truth.get("damages", ()) if one["severity"] >= SEEN)
    damages = dict.fromkeys(seen)  # each once, however many pages or places
    changes = [f"{one['kind']} {one.get('field') or ''}".strip() for one in truth.get("changes", ())]
    parts = (", ".join(filter(None, what)), ", ".join(damages), ", ".join(changes))
    unread = ", ".join(truth.get("unreadable_fields", ())[:4])
    return "; ".join(filter(None, (*parts, unread and f"unreadable: {unread}")))


SEEN = 0.15
"""Severity from which a damage is worth a word."""


def readme(filed: tuple[Filed, ...], *, seed: int) -> str:
    """Origin, licence and the reason of each file."""
    lines = [
        "# Fixtures",
        "",
        f"Made by `python scripts/make_fixtures.py --seed {seed}` (anything larger: `scripts/make_world`); licence CC0-1.0. Dealers,",
        "people, addresses and numbers are invented; VAT IDs, business numbers, IBANs and GTINs pass their check digits, GTINs begin",
        "with 952 (GS1's prefix for examples). Names of makers and products appear as they would on a real proof.",
        "`tune` may be looked at while working on the reading; only `held` is quoted as accuracy: the two share no layout, typeface,",
        "shop, wording or kind of damage. `floors.toml` holds the least right, the most wrong and the most false accepts per condition.",
        "Each truth says where every value stands (`places`), what happened to the picture (`damages`, 0 to 1) and what a person can no",
        "longer read (`unreadable_fields`; the rule: `scripts/world/capture/readable.py`).",
        "",
        "## Documents",
        "",
    ]
    for condition in CONDITIONS:
        lines += [f"**{condition.name}**: {condition.meaning}.", ""]
        lines += [f"- `{one.path}`: {one.reason}" for one in filed if one.condition == condition.name]
        lines.append("")
    lines += ["## Claims", ""]
    lines += [f"- `{one.path}`: {one.reason}." for one in filed if not one.condition]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
