"""What was read, as rows that both reports show."""

from __future__ import annotations

from collections.abc import Iterator

from verify.contract.documents import value_text
from verify.receipt import Candidate, Reading, named_fields


def told_fields(reading: Reading) -> Iterator[tuple[str, str, Candidate[object], tuple[str, ...]]]:
    """(name, value, best candidate, other values) of every field that was read, product lines numbered."""
    if reading.content is None:
        return
    named = list(named_fields(reading.content))
    for number, item in enumerate(reading.receipt.items if reading.receipt else (), start=1):
        named += [(f"item {number} {name}", field) for name, field in named_fields(item)]
    for name, field in named:
        if field.told is not None:
            yield name, value_text(field.told.value), field.told, tuple(value_text(one.value) for one in field.others)
