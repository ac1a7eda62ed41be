"""A value and the ink it was read from, cut out of a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from verify.document import Evidence, box_around
from verify.extract.rows import Row, confidence_in, evidence_in

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A value and its ink."""

    value: T
    text: str
    evidence: Evidence
    confidence: float
    """That of the least sure word."""


def part_of(row: Row, start: int, end: int) -> Part[str]:
    """The ink of characters `start` to `end` of a row's text, across cells if need be."""
    pieces, doubts, at = [], [], 0
    for cell in row.cells:
        first, last = max(start - at, 0), min(end - at, len(cell.text))
        if first < last:
            pieces.append(evidence_in(cell, row.page, first, last))
            doubts.append(confidence_in(cell, first, last))
        at += len(cell.text) + 1
    box = box_around(tuple(piece.box for piece in pieces))
    text = row.text[start:end]
    return Part(text, text, Evidence(row.page, box, text), min(doubts))


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with `spans` made spaces: offsets stay."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def fills_cell(row: Row, span: tuple[int, int]) -> bool:
    """Whether characters `span` of a row's text are one whole cell."""
    at = 0
    for cell in row.cells:
        if (at, at + len(cell.text)) == span:
            return True
        at += len(cell.text) + 1
    return False
