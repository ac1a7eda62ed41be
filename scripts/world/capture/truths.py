"""The captured document's truth: the drawn one's, with places, damages and what can no longer be read.

All boxes are fractions of the *upright page*: the stored pixels after the camera's tag and the content's quarter turn
are undone, cut as the frame cut them. A sheet that lies a little askew stays so; its boxes are the least upright ones
around the ink. What lies outside the frame has no box.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from world.sheet import Mark, Place

DIGITS = 4
"""Of a fraction: a tenth of a pixel and less."""


@dataclass(frozen=True, slots=True)
class Happened:
    """A damage and where it fell."""

    kind: str
    severity: float
    page: int
    box: Place | None
    """Picture pixels."""

    def told(self, width: int, height: int) -> dict[str, Any] | None:
        """As the truth writes it; None where it fell outside the frame."""
        known: dict[str, Any] = {"kind": self.kind, "severity": round(self.severity, 3), "page": self.page}
        if self.box is None:
            return known
        box = fraction(self.box, width, height)
        return None if box is None else {**known, "box": box}


def fraction(box: Place, width: int, height: int) -> list[float] | None:
    """`box` (pixels) in the frame, as fractions; None outside of it."""
    left, top, right, bottom = box[0] / width, box[1] / height, box[2] / width, box[3] / height
    left, top, right, bottom = max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom)
    if right <= left or bottom <= top:
        return None
    return [round(value, DIGITS) for value in (left, top, right, bottom)]


def add_places(
    places: dict[str, list[dict[str, Any]]], marks: tuple[Mark, ...], *, page: int, size: tuple[int, int]
) -> None:
    """Adds where `marks`, boxes in pixels of a page of `size`, stand."""
    for mark in marks:
        box = fraction(mark.box, *size)
        if box is not None:
            places.setdefault(mark.role, []).append({"page": page, "box": box})
