"""Fits how surely each part of a product line is read: ``verify/extract/item_weights.toml`` from labelled documents.

    python scripts/fit_items.py --data FOLDER --world FOLDER [--cache FOLDER] [--folds] [--write]

Documents are read with the product's own loader and recogniser. Each true item is looked for among those read; what was observed of
a part (``verify/extract/item_odds.py``) and whether the part is right make one example. Weights are the most probable ones under normal
priors, a logistic regression of about a dozen numbers a part. `--folds` prints the error of calibration of five folds, each
predicted from the four others; a shop's documents stay together.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from fitted import fit_logistic, sealed
from ranking.choices import MADE, Cache, find_documents, fold_of, open_cache

from verify.bench.calibration import Answer, calibrate
from verify.bench.equality import same_amount, same_code
from verify.bench.labelled import LabelledDocument
from verify.document import Evidence
from verify.extract.assemble import extract_reading
from verify.extract.item_odds import PARTS, Facts, chance, overhear
from verify.receipt import Candidate, Item
from verify.text import likeness, partial_likeness, squeeze

TARGET = Path(__file__).parent.parent / "verify" / "extract" / "item_weights.toml"
PRIOR = {"bias": 2.0, "doubt": -0.5}
"""Log-odds that a fit begins with; all else begins at nothing (by hand)."""
PRECISION = {"bias": 0.1, "doubt": 0.5}
"""One over the prior's variance (chosen)."""
OTHER_PRECISION = 0.5
FOLDS = 5
ALIKE, WHOLE_NAME = 0.8, 6
"""As the benchmark finds a true item (verify/bench/item_scores.py)."""


@dataclass(frozen=True)
class Example:
    """One part of one line."""

    part: str
    fold: int
    facts: Facts
    right: bool


def examples_of(labelled: LabelledDocument, cache: Cache, *, is_whole: bool) -> Iterator[Example]:
    """What is learned from one document; `is_whole` says that its truth names every product line."""
    document, expected = cache.read(labelled.path), labelled.truth.fields.get("items") or ()
    if document is None or not expected:
        return
    heard: dict[tuple[str, Evidence], Facts] = {}
    with overhear(lambda part, facts, ink: heard.__setitem__((part, ink), facts)):
        receipt = extract_reading(document).receipt
    left = list(receipt.items) if receipt else []
    fold = fold_of(labelled)
    for true in expected:
        found = max(left, key=lambda item: alike(item, true["description"]), default=None)
        if found is not None and alike(found, true["description"]) >= ALIKE:
            left.remove(found)
            for part, candidate, right in _parts(found, true):
                if facts := heard.get((part, candidate.evidence[0])):
                    yield Example(part, fold, facts, right)
    if is_whole:
        for item in left:
            best = item.description.best
            if best and (facts := heard.get(("description", best.evidence[0]))):
                yield Example("description", fold, facts, right=False)


def alike(item: Item, name: str) -> float:
    """How much a read item's description is the true one, or holds it."""
    read = item.description.value or ""
    inside = partial_likeness(name, read) if len(squeeze(name)) >= WHOLE_NAME else 0.0
    return max(likeness(read, name), inside)


def _parts(item: Item, true: dict[str, object]) -> Iterator[tuple[str, Candidate[Any], bool]]:
    """(part, what was read, whether it is right) of each part that the truth names."""
    if item.description.best:
        yield "description", item.description.best, True
    equalities = dict.fromkeys(("quantity", "price", "unit_price", "net_price"), same_amount)
    for name, equal in (*equalities.items(), ("reference", same_code), ("gtin", same_code)):
        best = getattr(item, name).best
        if best is not None and true.get(name) is not None:
            yield name.removeprefix("net_"), best, equal(str(true[name]), _plain(best.value))
    serials = {squeeze(str(serial)) for serial in true.get("serials") or ()}  # type: ignore[attr-defined]
    for serial in item.serials if serials else ():
        yield "serial", serial, squeeze(serial.value) in serials


def _plain(value: object) -> str:
    return str(Decimal(value)) if isinstance(value, Decimal) else str(value)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The likeliest weights, by Newton's steps on the penalised likelihood."""
    names = ["bias", *sorted({name for one in examples for name in one.facts})]
    rows = np.array([[1.0, *(one.facts.get(name, 0.0) for name in names[1:])] for one in examples]).reshape(
        -1, len(names)
    )
    right = np.array([float(one.right) for one in examples])
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    precision = np.array([PRECISION.get(name, OTHER_PRECISION) for name in names])
    weights = fit_logistic(rows, right, counts=np.ones(len(right)), prior=prior, precision=precision)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def held_out(examples: Sequence[Example]) -> list[tuple[float, bool]]:
    """(confidence, right) of every example, predicted from the other folds."""
    found = []
    for fold in range(FOLDS):
        weights = fit([one for one in examples if one.fold != fold])
        found += [(chance(weights, one.facts), one.right) for one in examples if one.fold == fold]
    return found


def written(weights: dict[str, dict[str, float]]) -> str:
    """The file, its first line the digest of the rest."""
    tables = [
        f"[{part}]\n" + "".join(f"{name} = {number}\n" for name, number in weights[part].items()) for part in PARTS
    ]
    body = "# Log-odds that a part of a product line is right, by what is observed of it.\n\n" + "\n".join(tables)
    return sealed(body, made_by="scripts/fit_items.py")


def main() -> None:
    """Fit every part."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder of the outside data sets")
    parser.add_argument("--world", type=Path, nargs="+", default=[], help="folders of made documents")
    parser.add_argument("--cache", type=Path, default=Path(".cache/fit_ranking"), help="what was recognised")
    parser.add_argument("--seen", action="store_true", help="pass over documents that the cache does not hold")
    parser.add_argument("--folds", action="store_true", help="print the held-out error of calibration")
    parser.add_argument("--write", action="store_true", help="replace the file of weights")
    given = parser.parse_args()
    cache = open_cache(given.cache, only=given.seen)
    examples = [
        example
        for source, labelled in find_documents(given.data, given.world)
        for example in examples_of(labelled, cache, is_whole=source == MADE)
    ]
    by_part = {part: [one for one in examples if one.part == part] for part in PARTS}
    if given.write:
        TARGET.write_text(written({part: fit(found) for part, found in by_part.items()}), encoding="utf-8")
    for part, found in by_part.items() if given.folds else ():
        error = calibrate([Answer(confidence, right) for confidence, right in held_out(found)]).error
        right = sum(one.right for one in found)
        print(f"{part:12} {len(found):5} examples, {right:5} right, calibration error {error or 0.0:.3f}")


if __name__ == "__main__":
    main()
