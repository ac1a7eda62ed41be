"""Fits what tells a linear barcode from other stripes: the weights of ``verify/recognize/bars.toml``.

    python scripts/fit_bars.py --world FOLDER... [--write]

A folder is one that scripts/make_world made, split tune: its truths say where each code stands. Every patch the structure
tensor proposes is an example: a code where most of it lies in the place of one, none where it lies in none. The few spoilt
codes count SPOILT times. Logistic regression by Newton's method with a ridge; in five folds, by document, it prints how many
documents show a false place and how many spoilt codes are found, by what was done to them, at several log odds.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from fitted import fit_logistic, sealed

from verify.bench.barcode_scores import keys_of
from verify.bench.truth_files import find_labelled
from verify.document import Source
from verify.load.source import load_pages
from verify.recognize.bars import odds_of
from verify.recognize.stripes import COARSER, LONGEST_SIDE_PX, propose_stripes
from verify.recognize.text_boxes import Pixels
from verify.recognize.upright import turn_image
from verify.recognize.zxing import Zxing
from verify.truth import Truth

TARGET = Path(__file__).parents[1] / "verify" / "recognize" / "bars.toml"
SPOILT = 6.0
"""Examples that a patch of a spoilt code stands for (chosen: there are five sound ones for each)."""
RIDGE, FOLDS = 1.0, 5
INSIDE, APART = 0.5, 0.3
"""Share of a patch that lies in a code's place from which it is one; below which it is none; between, it is left out."""
ODDS = (1.0, 1.5, 2.0, 2.25, 2.5, 3.0)

Square = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Example:
    """One patch."""

    document: str
    measures: dict[str, float]
    code: str | None
    """The role of the code it is, ``barcode.1``."""
    spoilt: bool


def examples_of(world: Path) -> Iterator[tuple[str, Truth, list[Example]]]:
    """Each document of one page whose codes' places are known, by name, with its patches."""
    for document in find_labelled(world):
        if document.path.suffix in {".pdf", ".xml"} or document.truth.places is None:
            continue
        grey = _upright(document.path, document.truth)
        places = {role: found[0].box for role, found in document.truth.places.items() if role.startswith("barcode.")}
        name = f"{world.name} {document.path.parent.name}/{document.path.name}"
        yield name, document.truth, list(_patches(name, grey, places, document.truth.unreadable_fields))


def _upright(path: Path, truth: Truth) -> Pixels:
    """The picture in grey, turned so that a code that can be read stands in its true place."""
    image = load_pages(Source(path.name, path.read_bytes())).images[0]
    wanted = {key: index for index, text in enumerate(truth.barcodes or ()) for key in keys_of(text, None)}
    for turn in (0, 90, 180, 270):
        turned = turn_image(image, turn)
        for code in Zxing().read(turned) if wanted else ():
            index = next((wanted[key] for key in keys_of(code.text or "", code.symbology) if key in wanted), None)
            known = (truth.places or {}).get(f"barcode.{index}")
            x, y = code.box.center
            if known and known[0].box[0] <= x <= known[0].box[2] and known[0].box[1] <= y <= known[0].box[3]:
                return np.asarray(cv2.cvtColor(turned.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    return np.asarray(cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _patches(name: str, grey: Pixels, places: dict[str, Square], spoilt: tuple[str, ...]) -> Iterator[Example]:
    """What the structure tensor proposes, told from the truth; what is neither in a code nor apart from all is left out."""
    sharp = min(LONGEST_SIDE_PX / max(grey.shape), 1.0)
    for scale in (sharp, sharp * COARSER):
        for one, measures in propose_stripes(grey, scale):
            corners = one.corners() / scale / np.array([grey.shape[1], grey.shape[0]])
            box: Square = (*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist())
            shares = {role: _share(box, place) for role, place in places.items()}
            role = max(shares, key=lambda role: shares[role], default=None)
            share = shares[role] if role else 0.0
            if measures and (share >= INSIDE or share < APART):
                yield Example(name, measures, role if share >= INSIDE else None, share >= INSIDE and role in spoilt)


def _share(box: Square, place: Square) -> float:
    """Share of `box` that lies in `place`."""
    width = max(min(box[2], place[2]) - max(box[0], place[0]), 0.0)
    height = max(min(box[3], place[3]) - max(box[1], place[1]), 0.0)
    return width * height / ((box[2] - box[0]) * (box[3] - box[1]))


def fit(examples: list[Example]) -> dict[str, float]:
    """The weight of each measure, and the bias."""
    names = list(examples[0].measures)
    table = np.array([[one.measures[name] for name in names] for one in examples])
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    design = np.c_[(table - middle) / spread, np.ones(len(table))]
    truth = np.array([one.code is not None for one in examples], float)
    counts = np.array([SPOILT if one.spoilt else 1.0 for one in examples])
    ridge = np.full(design.shape[1], RIDGE)
    weights = fit_logistic(design, truth, counts=counts, prior=np.zeros(len(ridge)), precision=ridge)
    slopes = weights[:-1] / spread
    return {"bias": float(weights[-1] - slopes @ middle), **dict(zip(names, slopes.tolist(), strict=True))}


def judge(examples: list[Example], kinds: dict[tuple[str, str], str], documents: int) -> Iterator[str]:
    """What five folds find, at each of ODDS."""
    fold = {one.document: zlib.crc32(one.document.encode()) % FOLDS for one in examples}
    weights = [fit([one for one in examples if fold[one.document] != part]) for part in range(FOLDS)]
    odds = [odds_of(one.measures, weights[fold[one.document]]) for one in examples]
    yield f"spoilt codes: {dict(Counter(kinds.values()))}"
    for least in ODDS:
        told = [one for one, its in zip(examples, odds, strict=True) if its >= least]
        false = {one.document for one in told if one.code is None}
        found = Counter(kinds[hit] for hit in {(one.document, one.code) for one in told if one.spoilt and one.code})
        yield f"log odds {least}: false on {len(false)} of {documents} documents; spoilt codes found {dict(found)}"


def written(weights: dict[str, float]) -> str:
    """The file, its first line the digest of the rest."""
    body = "# Log odds that a patch of stripes is a linear barcode, by what is measured of it (bars.py).\n\n"
    body += "".join(f"{name} = {value:.3f}\n" for name, value in sorted(weights.items()))
    return sealed(body, made_by="scripts/fit_bars.py")


def main() -> int:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--world", nargs="+", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    examples: list[Example] = []
    kinds: dict[tuple[str, str], str] = {}
    documents = 0
    for name, truth, patches in (one for world in asked.world for one in examples_of(world)):
        documents += 1
        examples += patches
        spoilt = [
            role for role in truth.unreadable_fields if role in (truth.places or {}) and role.startswith("barcode.")
        ]
        kinds |= {(name, role): truth.damages[0].kind if truth.damages else "" for role in spoilt}
    print(*judge(examples, kinds, documents), sep="\n")
    if asked.write:
        TARGET.write_text(written(fit(examples)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
