"""One page as its file shows it, upright: where each mark is, and what happened."""

from __future__ import annotations

from dataclasses import dataclass

from world.capture.geometry import Geometry, straight
from world.sheet import Pixels, Place, Sheet


@dataclass(frozen=True, slots=True)
class Happened:
    """A damage and where it fell."""

    kind: str
    severity: float
    box: Place | None
    """Fractions of the upright page, perhaps beyond its edges; None: all of it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One page of the file that is sent, before camera tag and quarter turn."""

    sheet: Sheet
    page: int
    pixels: Pixels
    """What goes into the file."""
    decoded: Pixels
    """What comes out of it."""
    geometry: Geometry
    """From the sheet to `pixels`."""
    happened: tuple[Happened, ...] = ()

    @classmethod
    def as_drawn(cls, sheet: Sheet, page: int) -> Seen:
        """The sheet itself, as a PDF shows it."""
        height, width = sheet.pixels.shape[:2]
        return cls(sheet, page, sheet.pixels, sheet.pixels, straight((width, height)))

    def box(self, place: Place) -> Place:
        """`place` (sheet pixels) as fractions of the page."""
        width, height = self.geometry.picture
        left, top, right, bottom = self.geometry.box(place)
        return left / width, top / height, right / width, bottom / height
