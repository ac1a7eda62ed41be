"""What was read, as rows that both reports show."""

from __future__ import annotations

from collections.abc import Iterator

from verify.contract.documents import value_text
from verify.receipt import Candidate, Field, Reading, named_fields


def told_fields(reading: Reading) -> Iterator[tuple[str, str, Candidate[object], tuple[str, ...]]]:
    """(name, value, best candidate, other values) of every field that was read, product lines and papers numbered."""
    for number, paper in enumerate(reading.papers or (reading,), start=1):
        before = f"paper {number} " if reading.papers else ""
        for name, field in _named(paper):
            if field.told is not None:
                others = tuple(value_text(one.value) for one in field.others)
                yield before + name, value_text(field.told.value), field.told, others


def _named(paper: Reading) -> Iterator[tuple[str, Field[object]]]:
    """(name, Field) of everything that one paper may say."""
    if paper.content is not None:
        yield from named_fields(paper.content)
    for number, item in enumerate(paper.receipt.items if paper.receipt else (), start=1):
        yield from ((f"item {number} {name}", field) for name, field in named_fields(item))
