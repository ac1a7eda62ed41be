"""What lies ready when a paper is drawn: pen, matter, make, and what the shop looks like.

A4 is 210 by 297 mm (ISO 216), a point 1/72 inch.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from world.chance import Chance, Stock
from world.press.a4.layouts import Layout
from world.press.a4.matter import Matter
from world.press.a4.pen import BLACK, WHITE, Colour, Part, Pen, Style
from world.press.fonts import Typeface, typeface

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 20 * MM, 190 * MM
"""Margins as DIN 5008 has them, nearly."""
TITLE_ROOM = 240.0
"""Points that a title may be wide (chosen)."""

ACCENTS: Stock[Colour] = Stock(
    tune=((0.76, 0.09, 0.13), (0.05, 0.29, 0.55), (0.10, 0.45, 0.29), (0.93, 0.46, 0.07), (0.22, 0.22, 0.25)),
    held=((0.00, 0.45, 0.60), (0.45, 0.10, 0.38), (0.12, 0.16, 0.38), (0.35, 0.50, 0.10), (0.62, 0.30, 0.10)),
)
"""The shops' colours."""


@dataclass(frozen=True, slots=True)
class Brand:
    """A shop's look."""

    accent: Colour
    logo: str
    face: Typeface
    """Of its name."""


def make_brand(shop: Chance, *, language: str, letters: str) -> Brand:
    """The look of the shop whose chance this is."""
    face = typeface(shop.child("name"), "sans", "serif", "condensed", language=language, letters=letters, truetype=True)
    return Brand(shop.pick(ACCENTS), shop.pick(tuple(LOGOS)), face)


@dataclass(frozen=True, slots=True)
class Desk:
    """A paper being drawn."""

    pen: Pen
    matter: Matter
    layout: Layout
    brand: Brand
    pages: int
    """How many pages it will have."""

    @property
    def accent(self) -> Colour:
        """The colour of bars and headings: the shop's, or black ink."""
        return self.brand.accent if self.layout.coloured else (0.15, 0.15, 0.15)

    def style(self, factor: float = 1.0, *, bold: bool = False, colour: Colour = BLACK) -> Style:
        """The running text, larger or smaller by `factor`."""
        return Style(self.layout.size * factor, bold, colour)

    @property
    def leading(self) -> float:
        """From base line to base line."""
        return 1.32 * self.layout.size


def parts_around(line: str, value: str, role: str) -> tuple[Part, ...]:
    """`line` in pieces, the print of `value` in it marked, however it is spaced; without its country's prefix if need be.

    >>> parts_around("Org.nr 556 012-5790", "5560125790", "vat_id")
    ('Org.nr ', ('556 012-5790', 'vat_id'), '')
    """
    for wanted in (value, value[2:]):
        pattern = r"[\s.\-/]*".join(re.escape(glyph) for glyph in wanted if glyph.isalnum())
        found = re.search(pattern, line, re.IGNORECASE) if pattern else None
        if found:
            return (line[: found.start()], (found.group(), role), line[found.end() :])
    return (line,)


def draw_logo(
    pen: Pen, brand: Brand, name: str, *, x: float, y: float, size: float, tint: Colour | None = None
) -> None:
    """The shop's sign in a square of `size` with its left top corner there."""
    LOGOS[brand.logo](pen, name, (x, y, size), tint or brand.accent)


def pale(colour: Colour, share: float = 0.12) -> Colour:
    """`colour` thinned with white."""
    red, green, blue = (1 - share + share * one for one in colour)
    return (red, green, blue)


_Where = tuple[float, float, float]


def _disc(pen: Pen, name: str, where: _Where, colour: Colour) -> None:
    x, y, size = where
    pen.canvas.setFillColorRGB(*colour)
    pen.canvas.circle(x + size / 2, pen.height - y - size / 2, size / 2, fill=1, stroke=0)
    _initial(pen, name, where)


def _square(pen: Pen, name: str, where: _Where, colour: Colour) -> None:
    x, y, size = where
    pen.box(x, y, x + size, y + size, fill=colour, radius=size / 6)
    _initial(pen, name, where)


def _initial(pen: Pen, name: str, where: _Where) -> None:
    x, y, size = where
    if size < 100:  # a watermark bears no letter
        pen.write(name[:1], x + size / 2, y + 0.7 * size, Style(0.58 * size, bold=True, colour=WHITE, align="centre"))


def _bars(pen: Pen, _name: str, where: _Where, colour: Colour) -> None:
    x, y, size = where
    for place, height in enumerate((0.45, 0.75, 1.0, 0.6)):
        left = x + place * size / 4
        pen.box(left, y + size * (1 - height), left + size / 5.5, y + size, fill=colour)


def _rings(pen: Pen, _name: str, where: _Where, colour: Colour) -> None:
    x, y, size = where
    pen.canvas.setStrokeColorRGB(*colour)
    for share in (0.46, 0.3, 0.14):
        pen.canvas.setLineWidth(size / 14)
        pen.canvas.circle(x + size / 2, pen.height - y - size / 2, share * size, fill=0, stroke=1)


def _polygon(*corners: tuple[float, float]) -> Callable[[Pen, str, _Where, Colour], None]:
    def draw(pen: Pen, _name: str, where: _Where, colour: Colour) -> None:
        x, y, size = where
        path = pen.canvas.beginPath()
        for place, (across, down) in enumerate(corners):
            (path.lineTo if place else path.moveTo)(x + across * size, pen.height - y - down * size)
        path.close()
        pen.canvas.setFillColorRGB(*colour)
        pen.canvas.drawPath(path, fill=1, stroke=0)

    return draw


LOGOS: dict[str, Callable[[Pen, str, _Where, Colour], None]] = {
    "disc": _disc,
    "square": _square,
    "bars": _bars,
    "rings": _rings,
    "hexagon": _polygon((0.25, 0.05), (0.75, 0.05), (1, 0.5), (0.75, 0.95), (0.25, 0.95), (0, 0.5)),
    "bolt": _polygon((0.55, 0), (0.1, 0.58), (0.45, 0.58), (0.35, 1), (0.9, 0.38), (0.53, 0.38)),
    "house": _polygon((0.5, 0), (1, 0.45), (0.85, 0.45), (0.85, 1), (0.15, 1), (0.15, 0.45), (0, 0.45)),
    "arrow": _polygon((0, 0.25), (0.55, 0.25), (0.55, 0), (1, 0.5), (0.55, 1), (0.55, 0.75), (0, 0.75)),
}
