"""The clues' and measures' weights, fitted on labelled documents: makes the files in verify/extract/weights.

    python scripts/fit_ranking.py --data FOLDER [--world FOLDER ...] [--fields total,vat] [--cache FOLDER [--seen]] [--folds] [--write]

--data holds the outside data sets, a folder each (what VERIFY_DATA names for the tests); --world are folders that
``scripts/make_world`` wrote (split ``tune``), fitted on beside the real sets as a source of their own, "made". What was recognised is kept
in the cache by the file's digest, so that a second fit takes minutes; with --seen documents that are not in it are passed over.

For each field the model is that of ``verify/extract/ranking.py``: a conditional logit over the proposed values and "none of
these". Weights are the maximum a posteriori under normal priors centred on ``ranking_priors/FIELD.toml``: log-odds set by hand, from what
the words mean; a clue that never occurs in the labelled documents keeps its prior. Then all weights of a field are stretched and its
bias shifted (two numbers) so that confidences on held-out documents are likeliest: a confidence then means a probability on documents
that the fit has not seen.

--folds prints, beside the priors alone, five folds by the folded retailer and each set left out whole: right, wrong,
missing by set, and the expected calibration error. Clues that look at another field's best value (VAT at the total) see the
one that the weights now in the package choose. --write replaces the weights files of the fields that were fitted.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from ranking.calibrating import LEAST_GAIN, apply_calibration, calibrate, describe, error_of
from ranking.choices import Choice, collect, find_documents, open_cache
from ranking.files import Weights, read_priors, write_weights
from ranking.fitting import STRENGTH, fit, hold_out, score_choice

WEIGHTS = Path(__file__).parent.parent / "verify" / "extract" / "weights"


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
        by_set = hold_out(field, choices, prior, lambda one: one.group)
        print(" priors alone", *describe([(one, score_choice(prior, one)) for one in choices]), sep="\n")
        print(" five folds by retailer", *describe(held_out, stretch, shift), sep="\n")
        print(" each set left out", *describe(by_set, stretch, shift), sep="\n")
    return apply_calibration(fit(field, choices, prior), stretch, shift)


def main() -> None:
    """Fit the fields asked for, or every field of STRENGTH; the others' weights are their priors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder of the outside data sets")
    parser.add_argument("--world", type=Path, nargs="+", default=[], help="folders of made documents")
    parser.add_argument("--fields", default=",".join(STRENGTH), help="fields, comma-separated")
    parser.add_argument("--cache", type=Path, default=Path(".cache/fit_ranking"), help="what was recognised")
    parser.add_argument("--seen", action="store_true", help="pass over documents that the cache does not hold")
    parser.add_argument("--folds", action="store_true", help="print held-out figures")
    parser.add_argument("--write", action="store_true", help="replace the weights files")
    given = parser.parse_args()
    priors = read_priors()
    cache = open_cache(given.cache, only=given.seen)
    documents = find_documents(given.data, given.world)
    for field, choices in collect(documents, cache, given.fields.split(",")).items():
        weights = fit_field(field, choices, priors[field], folds=given.folds) if field in STRENGTH else priors[field]
        if given.write:
            write_weights(WEIGHTS, field, weights)


if __name__ == "__main__":
    main()
