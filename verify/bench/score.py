"""Readings and truth to scores; pure.

Three outcomes a value, never two: *right*, *wrong* (a value was read and it is another) and *missing* (nothing was read).
Wrong is worse. What counts as right stands in ``equality.py``, what no person can read in ``beside.py``. `texts` are scored
as rows of their own, ``total.text``: the field's text as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verify.bench.barcode_scores import score_barcodes
from verify.bench.beside import Beside, Score, only_fields, places_of
from verify.bench.equality import equality_of, is_scorable, is_visible, same_text
from verify.bench.item_scores import score_items
from verify.bench.run import FieldScore, Outcome
from verify.receipt import Field, Reading
from verify.truth import Truth


def score_reading(reading: Reading, truth: Truth) -> tuple[FieldScore, ...]:
    """Every value that `truth` names against `reading`; a key that is absent, or printed nowhere, is not scored."""
    return only_fields(score_all(reading, truth))


def score_all(reading: Reading, truth: Truth) -> tuple[Score, ...]:
    """The same, and what was made of values that nobody can read."""
    beside = Beside(reading, truth)
    return (
        *_score_kind(beside),
        *_score_fields(beside),
        *_score_texts(beside),
        *score_items(beside),
        *score_barcodes(beside),
    )


def _score_kind(beside: Beside) -> Iterator[Score]:
    reading, truth = beside.reading, beside.truth
    yield from beside.compare("kind", truth.kind, reading.kind, str.__eq__)
    for name, expected in (("language", truth.language), ("country", truth.country)):
        if expected and reading.receipt is not None:
            yield from beside.compare(name, expected, getattr(reading.receipt, name), str.__eq__)


def _score_fields(beside: Beside) -> Iterator[Score]:
    for name, expected in beside.truth.fields.items():
        if expected is not None and is_scorable(name) and is_visible(name, beside.truth):
            equal = equality_of(name, beside.truth)
            yield from beside.compare(name, str(expected), _field(beside.reading, name), equal)


def _score_texts(beside: Beside) -> Iterator[Score]:
    """Verbatim strings; lists (item names, prices) are scored as items, not here."""
    spaces = beside.truth.spaces != "absent"
    for name, expected in beside.truth.texts.items():
        if not isinstance(expected, str) or not is_scorable(name):
            continue
        best = _field(beside.reading, name).told
        if best is not None:
            outcome: Outcome = "right" if same_text(expected, best.text, spaces=spaces) else "wrong"
            ink, true_ink = places_of(best), beside.true_ink(name)
            yield FieldScore(f"{name}.text", outcome, expected, best.text, best.confidence, ink, true_ink)
        elif not beside.is_unreadable(name):
            yield FieldScore(f"{name}.text", "missing", expected, None, true_ink=beside.true_ink(name))


def _field(reading: Reading, name: str) -> Field[Any]:
    """The named field of the reading's receipt or label; empty where it has none of that name."""
    found: Field[Any] = getattr(reading.content, name, Field())
    return found
