"""The same counts for parts of a set: by language, kind, condition, capture; what is read as what; pure.

A share over a whole set hides what it is made of. Each document stands in one stratum of each axis, `NOT_STATED` where the
truth says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

from verify.bench.run import DocumentResult
from verify.bench.tally import Tally, tally

Axis = Literal["language", "kind", "condition", "capture", "damage", "country", "layout", "symbology"]

ALL_AXES: tuple[Axis, ...] = get_args(Axis)
NOT_STATED = "not stated"
NOTHING = "nothing"
"""What stands in a confusion table for a value that was not read."""


def stratify(documents: Iterable[DocumentResult], axis: Axis) -> dict[str, tuple[DocumentResult, ...]]:
    """The labelled documents of each stratum, strata in order of their names."""
    strata: dict[str, list[DocumentResult]] = {}
    for one in documents:
        if one.labelled:
            strata.setdefault(getattr(one, axis) or NOT_STATED, []).append(one)
    return {name: tuple(strata[name]) for name in sorted(strata)}


def tally_strata(documents: Iterable[DocumentResult], axis: Axis) -> dict[str, dict[str, Tally]]:
    """Counts by stratum and field; what has no score has no row."""
    counted = {
        name: tally(score for one in part for score in one.scores) for name, part in stratify(documents, axis).items()
    }
    return {name: counts for name, counts in counted.items() if counts}


def tally_symbologies(documents: Iterable[DocumentResult]) -> dict[str, dict[str, Tally]]:
    """Counts of barcodes by the symbology that the truth names."""
    counted = tally_strata((one for one in documents if one.symbology), "symbology")
    barcodes = {
        name: {field: one for field, one in counts.items() if field.startswith("barcode")}
        for name, counts in counted.items()
    }
    return {name: counts for name, counts in barcodes.items() if counts}


def confusion(documents: Iterable[DocumentResult], field: str) -> dict[tuple[str, str], int]:
    """(expected, read) to documents for a field with few values, ``kind`` or ``language``; most frequent first."""
    scores = (score for one in documents for score in one.scores if score.field == field)
    return dict(Counter((one.expected, one.read or NOTHING) for one in scores).most_common())
