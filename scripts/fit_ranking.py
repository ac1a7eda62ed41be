"""The clues' weights, fitted on labelled documents: makes verify/extract/ranking.toml.

    python scripts/fit_ranking.py --data FOLDER [--folds] [--cache FOLDER] [--out verify/extract/ranking.toml]

FOLDER holds the outside data sets, a folder each (what VERIFY_DATA names for the tests). Documents are read with the
product's own loader and recogniser; what it saw is kept in the cache by the file's digest, so that a second fit takes minutes.

For each field the model is that of ``verify/extract/ranking.py``: a conditional logit over the proposed values and "none of
these". Weights are the maximum a posteriori under normal priors centred on ``ranking_priors.toml``. Then all weights of
a field are stretched and its bias shifted (two numbers) so that confidences on held-out documents are likeliest: a
confidence then means a probability on documents that the fit has not seen.

``--folds`` prints, beside the priors alone, five folds by the folded retailer and each set left out whole: right, wrong,
missing by set, and the expected calibration error. Clues that look at another field's best value (VAT at the total) see the
one that the weights now in the package choose.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verify.bench import equality
from verify.bench.datasets import LabelledDocument, load_dataset
from verify.codec import decode, encode
from verify.config import load_settings
from verify.document import Document
from verify.extract.assemble import extract_reading
from verify.extract.ranking import Proposal, overhear
from verify.load.source import load_pages
from verify.pipeline import Reader, load_source
from verify.recognize.page import recognize_document
from verify.text import fold, likeness, squeeze
from verify.truth import Truth
from verify.wiring import make_reader

SETS = (
    "sroie",
    "my-receipts",
    "vision-data-de",
    "zugferd-facturx",
    "invoice2data",
    "de-rewe-ebon",
    "fi-kuittiskanneri",
)
"""What is fitted on. WildReceipt's test part is measured on, never fitted."""
STRENGTH: dict[str, float | None] = {
    "total": 0.35, "vat": 1.0, "currency": None, "purchase_date": 0.35, "purchase_time": None, "retailer": 1.0, "address": 1.0,
    "receipt_number": None, "vat_id": None,
}  # fmt: skip
"""The prior's precision (1 / variance of a weight) by field. None: the weights keep their priors and are only calibrated, because
five folds showed neither more right nor a better calibration by fitting them (about fifty labels each, or nothing to choose)."""
LARGEST_SHIFT = 1.0
"""Highest shift of a calibration, in log-odds (chosen): every labelled document bears the field, so that the likelihood alone would
unlearn "none of these", which documents without the field need."""
LEAST_GAIN = 0.01
"""A calibration that lowers the held-out error by less is left out (chosen): it would be noise."""
FROZEN = frozenset({
    "order:mdy", "order:dmy", "short_ymd", "order_proved", "order_denied", "order_of_country", "year_first_country",
    "unlikely_year", "negative",
})  # fmt: skip
"""Clues whose weight keeps its prior: most labels are from one country, which would teach its habits as laws."""
LARGE_SET_WEIGHT = 0.5
"""Weight of a document of sroie: 420 of the 543 documents come from one country's tills (chosen)."""
LIKE = 0.85
"""A name or address this alike teaches as the right one: OCR's slips are not the ranking's (chosen)."""
SHORTEST_PART = 3
"""Letters below which being part of a name says nothing (chosen)."""
FOLDS = 5
STEPS = 300
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """One field of one document: the values proposed, each with its occurrences' clues."""

    group: str
    """The data set."""
    fold: int
    clues: tuple[tuple[tuple[str, ...], ...], ...]
    right: tuple[bool, ...]
    """By value: equal to the truth."""
    alike: tuple[bool, ...]
    """By value: equal, OCR's slips aside."""


Weights = dict[str, float]


def is_right(field: str, value: Any, truth: Truth) -> bool:  # noqa: ANN401 - a field's value: text, amount, date or time
    """Whether `value` is what the truth says of `field`, as the benchmark counts, signs aside."""
    if isinstance(value, Decimal):  # a printed minus is the finder's to weigh, not the ranking's to learn
        return abs(value) == abs(Decimal(str(truth.fields[field])))
    return equality.is_right(field, value, truth)


def is_alike(field: str, value: Any, truth: Truth, *, group: str) -> bool:  # noqa: ANN401
    """What teaches as right: what is right, a few misread glyphs in names and addresses aside.

    A retailer's name may be a part of the true one, or hold it; sroie's truth is the printed line itself, and teaches only that:
    the finder would learn to join whatever stands near.
    """
    if field not in {"retailer", "address"}:
        return is_right(field, value, truth)
    both = [truth.fields[field], truth.fields.get("legal_name") if field == "retailer" else None]
    read, names = squeeze(value), [squeeze(str(name)) for name in both if name]
    parts = field == "retailer" and group != "sroie"
    return any(
        likeness(name, read) > LIKE
        or (parts and min(len(name), len(read)) >= SHORTEST_PART and (name in read or read in name))
        for name in names
    )


def is_labelled(field: str, truth: Truth, group: str) -> bool:
    """Whether the truth names a printed value; the hybrid invoices' VAT is the XML's, which need not be printed."""
    short = {"purchase_date": "date", "retailer": "seller"}.get(field, field)
    visible = truth.visible or {}
    if field == "vat" and group == "zugferd-facturx":
        return False
    return bool(truth.fields.get(field)) and visible.get(field, visible.get(short, True))


def fold_of(labelled: LabelledDocument) -> int:
    """The fold: all documents of one retailer share it."""
    key = fold(str(labelled.truth.fields.get("retailer") or "")) or labelled.path.name
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def read_document(path: Path, cache: Path, reader: Reader) -> Document:
    """What the product's recogniser sees in `path`, from the cache where it was seen before."""
    source = load_source(path)
    kept = cache / f"{source.digest}.json"
    if not kept.is_file():
        seen = recognize_document(source, load_pages(source), ocr=reader.ocr, barcodes=reader.barcodes)
        kept.write_bytes(encode(seen))
    return decode(Document, kept.read_bytes())


def collect(data: Path, cache: Path) -> dict[str, list[Choice]]:
    """Every labelled field of every document, by field."""
    reader = make_reader(load_settings())
    cache.mkdir(parents=True, exist_ok=True)
    choices: dict[str, list[Choice]] = {field: [] for field in STRENGTH}
    for group in SETS:
        for labelled in load_dataset(data / group).documents:
            proposed: dict[str, tuple[Proposal[Any], ...]] = {}
            with overhear(proposed.__setitem__):
                extract_reading(read_document(labelled.path, cache, reader))
            for field, kept in choices.items():
                if is_labelled(field, labelled.truth, group):
                    kept.append(_choice(field, proposed.get(field, ()), labelled, group))
    return choices


def _choice(field: str, proposals: Iterable[Proposal[Any]], labelled: LabelledDocument, group: str) -> Choice:
    places: dict[Any, list[tuple[str, ...]]] = {}
    for proposal in proposals:
        places.setdefault(proposal.value, []).append(tuple(sorted({clue for clue in proposal.clues if clue})))
    return Choice(
        group,
        fold_of(labelled),
        tuple(tuple(seen) for seen in places.values()),
        tuple(is_right(field, value, labelled.truth) for value in places),
        tuple(is_alike(field, value, labelled.truth, group=group) for value in places),
    )


class Table:
    """Choices as arrays: a row for each occurrence, rows of a value together, values of a document together."""

    def __init__(self, choices: list[Choice], names: list[str]) -> None:
        choices = [one for one in choices if one.clues]
        values = [clues for one in choices for clues in one.clues]
        column = {name: index for index, name in enumerate(names)}
        self.rows = np.zeros((sum(map(len, values)), len(names)))
        self.rows[:, 0] = 1.0
        for row, clues in enumerate(clues for value in values for clues in value):
            self.rows[row, [column[clue] for clue in clues]] = 1.0
        self.owner = np.repeat(np.arange(len(values)), [len(value) for value in values])
        self.value_starts = _starts([len(value) for value in values])
        self.document = np.repeat(np.arange(len(choices)), [len(one.clues) for one in choices])
        self.document_starts = _starts([len(one.clues) for one in choices])
        self.repeats = np.log([len(value) for value in values])
        self.repeats_column = column["repeats"]
        self.alike = np.array([good for one in choices for good in one.alike], dtype=float)
        self.weight = np.array([LARGE_SET_WEIGHT if one.group == "sroie" else 1.0 for one in choices])

    def gradient(self, weights: Array) -> Array:
        """The log-likelihood's slope: of each value's best occurrence, what is right less what is believed."""
        scores = self.rows @ weights
        best_scores = np.maximum.reduceat(scores, self.value_starts)
        candidates = np.flatnonzero(scores == best_scores[self.owner])
        _, first = np.unique(self.owner[candidates], return_index=True)
        clues = self.rows[candidates[first]]
        clues[:, self.repeats_column] += self.repeats
        believed = self._shares(
            best_scores + weights[self.repeats_column] * self.repeats, np.ones(len(self.alike)), none=1.0
        )
        taught = self._shares(best_scores + weights[self.repeats_column] * self.repeats, self.alike, none=0.0)
        slope: Array = ((taught - believed) * self.weight[self.document]) @ clues
        return slope

    def _shares(self, scores: Array, counted: Array, *, none: float) -> Array:
        """Each value's share of its document's odds, among the `counted`."""
        odds = np.exp(np.minimum(scores, 30.0)) * counted
        whole = np.add.reduceat(odds, self.document_starts) + none
        shares: Array = odds / np.maximum(whole, 1e-300)[self.document]
        return shares


def _starts(lengths: list[int]) -> NDArray[np.intp]:
    return np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.intp)


def fit(field: str, choices: list[Choice], prior: Weights) -> Weights:
    """The likeliest weights given `choices` and the prior: Adam on all documents at once, the same each time."""
    strength = STRENGTH[field]
    if strength is None or not any(one.clues for one in choices):
        return prior
    seen = {clue for one in choices for value in one.clues for clues in value for clue in clues}
    names = ["bias", *sorted(seen | {"repeats"} - {"bias"})]
    table = Table(choices, names)
    start = np.array([prior.get(name, 0.0) for name in names])
    free = np.array([name not in FROZEN for name in names], dtype=float)
    weights, first, second = start.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        slope = (table.gradient(weights) - strength * (weights - start)) * free
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        rate = 0.05 if step < 0.7 * STEPS else 0.015
        weights += rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {**prior, **dict(zip(names, weights.tolist(), strict=True))}


def score_choice(weights: Weights, choice: Choice) -> Array:
    """Each value's log-odds, as the product ranks it."""
    places = [
        max(weights["bias"] + sum(weights.get(c, 0.0) for c in clues) for clues in value) for value in choice.clues
    ]
    repeats = [weights.get("repeats", 0.0) * np.log(len(value)) for value in choice.clues]
    scores: Array = np.array(places) + np.array(repeats)
    return scores


Scored = list[tuple[Choice, Array]]


def hold_out(field: str, choices: list[Choice], prior: Weights, key: Callable[[Choice], object]) -> Scored:
    """Each choice with its values' scores by weights that never saw its part (`key`)."""
    scored: Scored = []
    for part in sorted({key(one) for one in choices}, key=str):
        weights = fit(field, [one for one in choices if key(one) != part], prior)
        scored += [(one, score_choice(weights, one)) for one in choices if key(one) == part]
    return scored


def calibrate(scored: Scored) -> tuple[float, float]:
    """Stretch and shift of the scores under which what was right in held-out documents is likeliest."""
    filled = [(np.array(one.right), scores) for one, scores in scored if one.clues]
    grid = [
        (stretch, shift)
        for stretch in np.arange(0.3, 1.55, 0.05)
        for shift in np.arange(-3.0, LARGEST_SHIFT + 0.05, 0.1)
    ]

    def surprise(at: tuple[float, float]) -> float:
        stretch, shift = at
        return float(-sum(np.log(max(_best_is(right, stretch * scores + shift), 1e-9)) for right, scores in filled))

    stretch, shift = min(grid, key=surprise)
    return round(float(stretch), 2), round(float(shift), 2)


def _best_is(right: NDArray[np.bool_], scores: Array) -> float:
    """The probability given to what happened to the best value: right or not."""
    best = int(np.argmax(scores))
    chance = confidence(scores)
    return chance if right[best] else 1.0 - chance


def confidence(scores: Array) -> float:
    """The best value's probability."""
    odds = np.exp(np.minimum(scores, 30.0))
    return float(odds.max() / (1.0 + odds.sum()))


def apply_calibration(weights: Weights, stretch: float, shift: float) -> Weights:
    """Weights whose scores are `stretch` times the old ones plus `shift`: a score is linear in its weights."""
    return {name: stretch * weight + (shift if name == "bias" else 0.0) for name, weight in weights.items()}


def error_of(scored: Scored, stretch: float = 1.0, shift: float = 0.0) -> float:
    """The calibration error of the scores so mapped."""
    filled = [(one, stretch * scores + shift) for one, scores in scored if one.clues]
    return calibration_error([(confidence(scores), one.right[int(np.argmax(scores))]) for one, scores in filled])


def describe(scored: Scored, stretch: float = 1.0, shift: float = 0.0) -> Iterator[str]:
    """Right, wrong and missing by set, and the calibration error over ten equal bins."""
    counts: dict[str, Counter[str]] = {}
    sure = []
    for one, scores in scored:
        row = counts.setdefault(one.group, Counter())
        if not one.clues:
            row["missing"] += 1
            continue
        good = one.right[int(np.argmax(scores))]
        row["right" if good else "wrong"] += 1
        sure.append((confidence(stretch * scores + shift), good))
    for group, row in counts.items():
        yield f"  {group:18} right {row['right']:4} wrong {row['wrong']:3} missing {row['missing']:3}"
    whole = sum(counts.values(), Counter[str]())
    yield f"  {'all':18} right {whole['right']:4} wrong {whole['wrong']:3} missing {whole['missing']:3}  ECE {calibration_error(sure):.3f}"


def calibration_error(sure: list[tuple[float, bool]], bins: int = 10) -> float:
    """The mean distance between confidence and share right, over bins of equally many."""
    parts = np.array_split(np.array(sorted(sure), dtype=float), bins)
    return float(sum(len(part) / len(sure) * abs(part[:, 0].mean() - part[:, 1].mean()) for part in parts if len(part)))


def write_weights(path: Path, weights: dict[str, Weights]) -> None:
    """The weights as TOML, rounded; its digest belongs into models/manifest.toml."""
    lines = ["# Made by scripts/fit_ranking.py; not to be edited by hand (models/manifest.toml has the digest, a test compares).",
             "# Weights of the clues, in log-odds, by field. `repeats` weighs the logarithm of how often a value is printed; `bias` is",
             "# the log-odds of a value about which nothing was observed."]  # fmt: skip
    for field, table in weights.items():
        lines += ["", f"[{field}]", f"bias = {table['bias']:.2f}"]
        kept = sorted(
            (name, round(weight, 2)) for name, weight in table.items() if name != "bias" and abs(weight) >= 0.05
        )
        lines += [f"{name if re.fullmatch('[A-Za-z0-9_-]+', name) else json.dumps(name)} = {w}" for name, w in kept]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


def fit_field(field: str, choices: list[Choice], prior: Weights, *, folds: bool) -> Weights:
    """The field's calibrated weights; with `folds` also says how they do where they were not fitted."""
    held_out = hold_out(field, choices, prior, lambda one: one.fold)
    stretch, shift = calibrate(held_out)
    before, after = error_of(held_out), error_of(held_out, stretch, shift)
    if after > before - LEAST_GAIN:
        stretch, shift = 1.0, 0.0
    print(f"{field}: calibration error {before:.3f}, after calibration {after:.3f}")
    print(f"{field}: {len(choices)} labelled; scores times {stretch} plus {shift}")
    if folds:
        print(" priors alone", *describe([(one, score_choice(prior, one)) for one in choices]), sep="\n")
        print(" five folds by retailer", *describe(held_out, stretch, shift), sep="\n")
        print(
            " each set left out",
            *describe(hold_out(field, choices, prior, lambda one: one.group), stretch, shift),
            sep="\n",
        )
    return apply_calibration(fit(field, choices, prior), stretch, shift)


def main() -> None:
    """Fit every field of STRENGTH; the others keep their priors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the outside data sets")
    parser.add_argument(
        "--cache", type=Path, default=Path(".cache/fit_ranking"), help="what was recognised is kept here"
    )
    parser.add_argument("--folds", action="store_true", help="print held-out figures")
    parser.add_argument("--out", type=Path, help="the file to write; without it nothing is written")
    given = parser.parse_args()
    priors = tomllib.loads(Path(__file__).with_name("ranking_priors.toml").read_text(encoding="utf-8"))
    weights: dict[str, Weights] = dict(priors)
    for field, choices in collect(given.data, given.cache).items():
        weights[field] = fit_field(field, choices, priors[field], folds=given.folds)
    if given.out:
        write_weights(given.out, weights)


if __name__ == "__main__":
    main()
