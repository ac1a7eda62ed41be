"""What is said of a fit: by field and by source, on documents that neither the ranking nor its calibration has seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ranking.calibrating import Answered
from ranking.choices import MADE
from verify.bench.calibration import ABOUT_THE_DOCUMENT, Answer, calibrate
from verify.bench.tally import wilson

INTRODUCTION = """# Ranking and calibration: held-out figures

Made by `scripts/fit_ranking.py --report`, with the files that it writes. *Five folds by retailer*: all documents of a shop share a fold, and
neither the field's weights nor its calibration has seen the fold. *Each source left out whole*: the same of a data set, the made
world being one. Right and wrong are of the likeliest value, whether or not it is sure enough to be told. The calibration error is the
expected one over ten bins of equal count; *left to the machine* is the largest share of all printed values that can be taken, surest
first, with at most 0.5 % wrong. Shares stand with their Wilson intervals (95 %). Pooled are all fields but kind, language and country.
Addresses and, in SROIE, names are as the publisher wrote them, slips included: a wrong value at the top may be the label's.

All fields are ranked by a model linear in its clues. Gradient-boosted trees (LightGBM, custom conditional-logit objective, six leaves,
rate 0.15) were tried as a correction to the linear log-odds, trained on margins held out by fold, each source left out in turn, at
20, 60 and 200 trees. Where the source is unseen they rank no better and are less calibrated, so no field uses them:

| field, source left out | right, linear | right, 20 / 60 / 200 trees | surprise (nats), linear | 20 / 60 / 200 trees |
|---|---|---|---|---|
| total, sroie | 412 of 419 | 412 / 411 / 410 | 0.148 | 0.145 / 0.146 / 0.153 |
| total, my-receipts | 53 of 53 | 53 / 53 / 52 | 0.046 | 0.024 / 0.024 / 0.044 |
| total, made | 661 of 685 | 661 / 658 / 661 | 0.229 | 0.228 / 0.230 / 0.232 |
| purchase_date, sroie | 415 of 418 | 414 / 412 / 412 | 0.067 | 0.087 / 0.091 / 0.096 |
| purchase_date, zugferd-facturx | 16 of 21 | 16 / 16 / 16 | 0.400 | 0.745 / 1.111 / 1.740 |
| purchase_date, made | 619 of 652 | 619 / 619 / 619 | 0.101 | 0.144 / 0.154 / 0.171 |
| vat, my-receipts | 40 of 43 | 40 / 40 / 40 | 0.426 | 0.388 / 0.397 / 0.430 |
| vat, made | 601 of 643 | 601 / 601 / 601 | 0.417 | 0.446 / 0.472 / 0.477 |
| retailer, sroie | 385 of 420 | 381 / 374 / 375 | 0.451 | 0.478 / 0.504 / 0.538 |

(By hand on the clues of one day; addresses were not tried.)
"""

HEAD = (
    "| field | documents | right | wrong | missing | right of told | calibration error | left to the machine at <= 0.5 % wrong |\n"
    "|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class HeldOut:
    """One field's answers, each by numbers that never saw its part."""

    field: str
    by_fold: tuple[Answered, ...]
    by_source: tuple[Answered, ...]
    printed: Mapping[str, int]
    """Documents that print the field, by group."""


def write_report(fits: list[HeldOut], documents: Mapping[str, int]) -> str:
    """The whole report, in Markdown."""
    read = ", ".join(f"{group} {count}" for group, count in documents.items())
    parts = [INTRODUCTION, f"Documents: {read}.", ""]
    for title, made in (("real sets", False), ("made world", True)):
        for way in ("five folds by retailer", "each source left out whole"):
            rows = list(_rows(fits, made=made, folds=way.startswith("five")))
            parts += [f"### {title.capitalize()}, {way}", "", HEAD, *rows, ""]
    parts += ["### By source, each left out whole", "", "| field | " + " | ".join(documents) + " |"]
    parts += ["|---" * (len(documents) + 1) + "|", *_by_source(fits, documents)]
    return "\n".join(parts) + "\n"


def _rows(fits: Iterable[HeldOut], *, made: bool, folds: bool) -> Iterator[str]:
    pooled: list[Answered] = []
    whole = 0
    for fit in fits:
        answered = [one for one in (fit.by_fold if folds else fit.by_source) if (one.belief.group == MADE) is made]
        printed = sum(count for group, count in fit.printed.items() if (group == MADE) is made)
        if printed:
            yield _row(fit.field, answered, printed)
            if fit.field not in ABOUT_THE_DOCUMENT:
                pooled, whole = pooled + answered, whole + printed
    yield _row("**pooled**", pooled, whole)


def _row(name: str, answered: list[Answered], printed: int) -> str:
    right = sum(one.belief.right for one in answered)
    told = len(answered)
    answers = [Answer(one.confidence, one.belief.right) for one in answered]
    measured = calibrate(answers + [Answer(None, right=False)] * (printed - told))
    error = "" if measured.error is None else f"{measured.error:.3f}"
    safe = measured.safe
    covered = round(safe.coverage * printed) if safe is not None else 0
    return (
        f"| {name} | {printed} | {right} | {told - right} | {printed - told} | {_share(right, told)} | {error} |"
        f" {_share(covered, printed)} |"
    )


def _share(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} ({low:.3f} to {high:.3f})" if whole else ""


def _by_source(fits: Iterable[HeldOut], documents: Iterable[str]) -> Iterator[str]:
    """Right of printed and the calibration error, a column for each source."""
    for fit in fits:
        cells = []
        for group in documents:
            answered = [one for one in fit.by_source if one.belief.group == group]
            error = calibrate([Answer(one.confidence, one.belief.right) for one in answered]).error
            count = Counter(one.belief.right for one in answered)[True]
            cells.append(f"{count}/{fit.printed.get(group, 0)}, {error:.2f}" if error is not None else "")
        yield f"| {fit.field} | " + " | ".join(cells) + " |"
