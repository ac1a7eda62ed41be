"""Fits what turns evidence into confidence: the files in verify/extract/weights and verify/extract/calibration.

    python scripts/fit_ranking.py --data FOLDER [--world FOLDER ...] [--fields total,vat] [--cache FOLDER [--seen]]
        [--jobs 2] [--folds] [--report FILE] [--write]

--data holds the outside data sets, a folder each (what VERIFY_DATA names for the tests); --world are folders that
``scripts/make_world`` wrote (split ``tune``), fitted on beside the real sets as a source of their own, "made". What was recognised is kept
in the cache by the file's digest, so that a second fit takes minutes; with --seen documents that are not in it are passed over.

*Ranking.* For each ranked field the model is that of ``verify/extract/ranking.py``: a conditional logit over the proposed values and
"none of these". Weights are the maximum a posteriori under normal priors centred on ``ranking_priors/FIELD.toml``: log-odds set by hand,
from what the words mean; a clue that never occurs in the labelled documents keeps its prior.

*Calibration.* For each field that enough documents print, ranked or not: how its finder's belief, held out, and the measures
of its ink become the probability that the value is right (``verify/extract/certainty.py``).

The report (--folds prints it, --report FILE writes it) gives, for five folds by the folded retailer and for each source left out whole, what was right, wrong and missing, the
calibration error and how much may be left to the machine. Clues that look at another field's best value (VAT at the total)
see the one that the weights now in the package choose. --write replaces the files of the fields that were fitted.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ranking.calibrating import FEWEST, answer, beliefs_of, calibrate, rounded
from ranking.choices import Belief, Choice, Labelled, collect, find_documents, open_cache
from ranking.files import Weights, read_priors, write_calibration, write_weights
from ranking.fitting import STRENGTH, fit, hold_out
from ranking.report import HeldOut, write_report

from verify.bench.datasets import LabelledDocument
from verify.extract.certainty import Calibration

EXTRACT = Path(__file__).parent.parent / "verify" / "extract"
CHUNK = 25
"""Documents handed to a process at once (chosen)."""


@dataclass(frozen=True)
class Fitted:
    """One field's numbers, and its answers where they were not fitted."""

    weights: Weights | None
    """None for a field that is not ranked."""
    calibration: Calibration | None
    """None where too few documents print it."""
    held_out: HeldOut


def fit_field(name: str, found: Labelled) -> Fitted:
    """The field's weights and calibration from everything that was collected, and its answers held out."""
    prior = read_priors().get(name)
    choices = found.choices.get(name, [])
    printed = {group: count for (field, group), count in found.printed.items() if field == name}
    by_fold, by_source = _beliefs(name, choices, found.beliefs.get(name, []), prior)
    calibration = rounded(calibrate(by_fold)) if len(by_fold) >= FEWEST else None
    held_out = HeldOut(
        name,
        tuple(answer(by_fold, lambda one: one.fold)),
        tuple(answer(by_source, lambda one: one.group)),
        printed,
    )
    weights = fit(name, choices, prior) if prior is not None else None
    return Fitted(weights, calibration, held_out)


def _beliefs(
    name: str, choices: list[Choice], told: list[Belief], prior: Weights | None
) -> tuple[list[Belief], list[Belief]]:
    """Beliefs held out by fold and by source; as told where nothing of the field's ranking is fitted."""
    if prior is None or STRENGTH.get(name) is None:
        return told, told
    folds, sources = (hold_out(name, choices, prior, key) for key in (lambda one: one.fold, lambda one: one.group))
    return beliefs_of(folds), beliefs_of(sources)


def read_all(documents: Sequence[tuple[str, LabelledDocument]], cache: Path, *, only: bool, jobs: int) -> Labelled:
    """Everything collected from the documents, in their order."""
    parts = [documents[start : start + CHUNK] for start in range(0, len(documents), CHUNK)]
    found = Labelled({})
    with ProcessPoolExecutor(jobs) as pool:
        for part in pool.map(partial(_read_part, cache=cache, only=only), parts):
            found.add(part)
    return found


def _read_part(documents: Sequence[tuple[str, LabelledDocument]], cache: Path, *, only: bool) -> Labelled:
    return collect(documents, open_cache(cache, only=only), STRENGTH)


def main() -> None:
    """Fit the fields asked for, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder of the outside data sets")
    parser.add_argument("--world", type=Path, nargs="+", default=[], help="folders of made documents")
    parser.add_argument("--fields", help="fields, comma-separated; without it all")
    parser.add_argument("--cache", type=Path, default=Path(".cache/fit_ranking"), help="what was recognised")
    parser.add_argument("--seen", action="store_true", help="pass over documents that the cache does not hold")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--folds", action="store_true", help="print the held-out figures")
    parser.add_argument("--report", type=Path, help="write the held-out figures there")
    parser.add_argument("--write", action="store_true", help="replace the files of weights and calibrations")
    given = parser.parse_args()
    documents = list(find_documents(given.data, given.world))
    found = read_all(documents, given.cache, only=given.seen, jobs=given.jobs)
    names = given.fields.split(",") if given.fields else sorted(found.beliefs)
    with ProcessPoolExecutor(given.jobs) as pool:
        fits = list(pool.map(partial(fit_field, found=found), names))
    if given.write:
        for name, one in zip(names, fits, strict=True):
            write_field(name, one)
    report = write_report([one.held_out for one in fits], found.documents)
    if given.report:
        given.report.write_text(report, encoding="utf-8")
    if given.folds:
        print(report)


def write_field(name: str, fitted: Fitted) -> None:
    """Replace the field's files."""
    if fitted.weights is not None:
        write_weights(EXTRACT / "weights", name, fitted.weights)
    if fitted.calibration is not None:
        write_calibration(EXTRACT / "calibration", name, fitted.calibration)


if __name__ == "__main__":
    main()
