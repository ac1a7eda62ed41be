"""Fits what tells the place of a barcode nobody decodes: the weights of ``verify/recognize/hidden.toml``.

    python scripts/fit_hidden.py WORLD --papers FOLDER... [--each N] [--write]

WORLD was made by scripts/make_world, split tune. Each of its sound labels is an example whole, and ROUNDS times with a code
spoilt (``spoiling.py``), each of those that bear a lost code as it is; each N-th paper of the folders one without lost codes. Every place that ``hidden.py`` proposes is a row: a
code where it stands in the place of one that the readers do not decode, none where it touches none of them. Papers
count PAPER times. Logistic regression with a ridge; in five folds, by the labels' layouts, it prints how many codes are located and
on how many labels and papers there is a false place, at several log odds.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from fitted import fit_logistic, sealed
from measure_located import READERS, Upright, by_ocr, is_one, labels_of, places_of, words_left
from spoiling import ALL_KINDS, seen_of, spoil
from world.chance import Chance

from verify.bench.barcode_scores import keys_of
from verify.bench.labelled import LabelledDocument
from verify.bench.truth_files import find_labelled
from verify.document import Box, PageImage, Word, overlap
from verify.recognize.barcodes import box_of, whole_of
from verify.recognize.engine import read_codes
from verify.recognize.hidden import measured_places, odds_of
from verify.recognize.hints import Sight
from verify.recognize.stripes import weigh_stripes

TARGET = Path(__file__).parents[1] / "verify" / "recognize" / "hidden.toml"
ROUNDS = 4
PAPER = 3.0
"""Examples that a place on a paper without codes stands for (chosen: people send more receipts than labels)."""
RIDGE, FOLDS = 3.0, 5
ODDS = (0.0, 0.5, 1.0, 1.5, 2.0)

Lost = list[tuple[Box, str]]
"""Where codes stand, and their texts."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture and what is known of it."""

    name: str
    kind: str
    words: tuple[Word, ...]
    image: PageImage
    codes: Lost
    spoilt: Box | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture's places."""

    name: str
    """Of its layout; of a paper its own: what is of one name is not parted by folds."""
    kind: str
    """Of damage; ``whole`` and ``paper``."""
    places: tuple[tuple[Box, dict[str, float], bool], ...]
    """Box, what was measured, and whether it is a code."""
    spoilt: Box | None


def sheets_of(
    labels: list[LabelledDocument],
    spoilt_labels: list[LabelledDocument],
    papers: list[LabelledDocument],
    upright: Upright,
) -> Iterator[Sheet]:
    """The examples."""
    for number, document in enumerate(labels):
        words, image = upright(document)
        texts = document.truth.barcodes or ()
        codes = [
            (role, place, texts[int(role.rpartition(".")[2])]) for role, place in sorted(places_of(document).items())
        ]
        yield _sheet(Shown(_layout_of(document), "whole", words, image, [(place, text) for _, place, text in codes]))
        for step in range(ROUNDS):
            kind = ALL_KINDS[(number + step * 7) % len(ALL_KINDS)]
            role, place, _ = codes[(number + step) % len(codes)]
            seed = zlib.crc32(f"{document.path.name} {role} {kind}".encode())
            spoilt = spoil(image.pixels, place, kind, Chance.of(seed, "tune", "spoilt"))
            lost = [(seen_of(box, spoilt.kept), text) for _, box, text in codes]
            left = tuple(words_left(words, spoilt))
            at = seen_of(place, spoilt.kept)
            yield _sheet(Shown(_layout_of(document), kind, left, PageImage(spoilt.pixels), lost, at))
    for document in (*spoilt_labels, *papers):
        words, image = upright(document)
        texts = document.truth.barcodes or ()
        known = {role: (box, texts[int(role.rpartition(".")[2])]) for role, box in places_of(document).items()}
        gone = [known[role][0] for role in document.truth.unreadable_fields if role in known]
        made_lost = gone[0] if document in spoilt_labels and gone else None
        kind = "as made" if made_lost else "paper"
        yield _sheet(Shown(_layout_of(document), kind, words, image, list(known.values()), made_lost))


def _layout_of(document: LabelledDocument) -> str:
    label = document.truth.kind == "label"
    return document.truth.layout if label and document.truth.layout else document.path.name


def _sheet(shown: Shown) -> Sheet:
    """Every place proposed on one picture, told by where codes stand that the readers do not decode."""
    image = shown.image
    grey = np.asarray(cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    read = [code for reader in READERS for code in read_codes(reader, image) if code.text and code.valid]
    said = {key for code in read for key in keys_of(code.text or "", code.symbology)}
    lost = [box for box, text in shown.codes if not keys_of(text, None) & said]
    sight = Sight(image, shown.words, [whole_of(code, grey) for code in read])
    striped = [(box_of(one, grey), one.odds) for one in weigh_stripes(grey)]
    rows = []
    for box, measures in measured_places(sight, striped):
        right = any(is_one(one, box) for one in lost)
        if right or not any(overlap(box, one) > 0 for one in lost):
            rows.append((box, measures, right))
    return Sheet(shown.name, shown.kind, tuple(rows), shown.spoilt if shown.spoilt in lost else None)


def fit(sheets: list[Sheet]) -> dict[str, float]:
    """The weight of each measure, and the bias."""
    rows = [(measures, right, sheet.kind) for sheet in sheets for _, measures, right in sheet.places]
    names = list(rows[0][0])
    table = np.array([[measures[name] for name in names] for measures, _, _ in rows])
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    design = np.c_[(table - middle) / spread, np.ones(len(table))]
    counts = np.array([PAPER if kind == "paper" else 1.0 for _, _, kind in rows])
    ridge = np.full(design.shape[1], RIDGE)
    truth = np.array([right for _, right, _ in rows], float)
    weights = fit_logistic(design, truth, counts=counts, prior=np.zeros(len(ridge)), precision=ridge)
    slopes = weights[:-1] / spread
    return {"bias": float(weights[-1] - slopes @ middle), **dict(zip(names, slopes.tolist(), strict=True))}


def judge(sheets: list[Sheet]) -> Iterator[str]:
    """What five folds find, at each of ODDS."""
    fold = {sheet.name: zlib.crc32(sheet.name.encode()) % FOLDS for sheet in sheets}
    weights = [fit([one for one in sheets if fold[one.name] != part]) for part in range(FOLDS)]
    spoilt = [sheet for sheet in sheets if sheet.spoilt]
    for least in ODDS:
        told = {id(one): _told(one, weights[fold[one.name]], least) for one in sheets}
        found = sum(any(is_one(one.spoilt, box) for box, _ in told[id(one)]) for one in spoilt if one.spoilt)
        false = dict.fromkeys(("whole", "paper"), 0)
        for one in sheets:
            if one.kind in false:
                false[one.kind] += any(not right for _, right in told[id(one)])
        of = {kind: sum(one.kind == kind for one in sheets) for kind in false}
        yield f"log odds {least}: {found} of {len(spoilt)} located; false on {false} of {of}"


def _told(sheet: Sheet, weights: dict[str, float], least: float) -> list[tuple[Box, bool]]:
    """The places told of, the likeliest first, none touching another."""
    weighed = sorted(((odds_of(measures, weights), box, right) for box, measures, right in sheet.places), key=_by_odds)
    told: list[tuple[Box, bool]] = []
    for odds, box, right in weighed:
        if odds >= least and not any(overlap(box, other) > 0 for other, _ in told):
            told.append((box, right))
    return told


def _by_odds(one: tuple[float, Box, bool]) -> float:
    return -one[0]


def written(weights: dict[str, float]) -> str:
    """The file, its first line the digest of the rest."""
    body = "# Log odds that a barcode nobody decodes stands in a place, by what is measured of it (hints.py).\n\n"
    body += "".join(f"{name} = {value:.4f}\n" for name, value in sorted(weights.items()))
    return sealed(body, made_by="scripts/fit_hidden.py")


def main() -> int:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("world", type=Path)
    parser.add_argument("--papers", nargs="+", type=Path, required=True)
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    papers = [one for folder in asked.papers for one in find_labelled(folder)]
    papers = [one for one in papers if one.path.suffix not in {".pdf", ".xml"}][:: asked.each]
    spoilt = [one for one in find_labelled(asked.world) if one.truth.kind == "label" and one.truth.barcodes_unreadable]
    sheets = list(sheets_of(labels_of(asked.world), spoilt, papers, by_ocr()))
    print(*judge(sheets), sep="\n")
    if asked.write:
        TARGET.write_text(written(fit(sheets)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
