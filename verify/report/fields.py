"""What was read, as rows that both reports show."""

from __future__ import annotations

from collections.abc import Iterator

from verify.contract.documents import value_text
from verify.receipt import Candidate, Field, Reading, named_fields

NOT_NEEDED = "an identity paper: no claim needs it, delete it"
"""What a reviewer is told of one that was sent by mistake: personal data are kept as far as they are needed (GDPR, art. 5(1)(c))."""


def told_kind(reading: Reading) -> str:
    """What kind of document it is, as a reviewer reads it."""
    if reading.other.value == "identity_paper":
        return NOT_NEEDED
    kind = reading.kind.value or "not recognised"
    return f"{kind}: {reading.other.value.replace('_', ' ')}" if reading.other.value else kind


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
