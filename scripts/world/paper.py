"""Rows of text become dots of heat: what a thermal printer puts on its roll.

An 80 mm roll has 576 printable dots a row (8 dots a millimetre); 42 to 48 characters of font A (12 x 24 dots) fill it.
Text is drawn small and made black or white, as the print head does; then every dot is spread a little, as heat does.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from world.fonts import font_path

Pixels = NDArray[np.uint8]
Place = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""

PRINT_WIDTH_DOTS = 576
MARGIN_DOTS = 36
"""The 4.5 mm beside the print head."""
ROW_DOTS = 27
"""Font A and the usual line feed."""
FONT_DOTS = 12
"""Width of a font A character."""
WORN_INK = 0.4
"""Chosen: what a worn element still burns; less would turn an 8 into a 3, and the truth would be false."""
DOTS_PER_PIXEL = 0.7
"""Chosen: a dot becomes 1.43 pixels, so that a receipt's photograph stays near 1600 pixels long."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: pieces of text, each anchored at a fraction of the width."""

    pieces: tuple[tuple[str, float, str], ...] = ()
    """(text, fraction of the print width, anchor ``l``, ``m`` or ``r``)."""
    size: int = 1
    """Characters of double height and width at 2."""
    bold: bool = False
    role: str = ""
    """What the row says, for those who want to hide it."""


def middle(text: str, *, size: int = 1, bold: bool = False, role: str = "") -> Row:
    """`text` in the middle."""
    return Row(((text, 0.5, "m"),), size, bold, role)


def left(text: str, *, role: str = "") -> Row:
    """`text` at the left edge."""
    return Row(((text, 0.0, "l"),), role=role)


def both(start: str, end: str, *, bold: bool = False, role: str = "") -> Row:
    """`start` at the left edge and `end` at the right one."""
    return Row(((start, 0.0, "l"), (end, 1.0, "r")), 1, bold, role)


def table(*texts: str, role: str = "") -> Row:
    """Columns of equal width: the first flush left, the others flush right."""
    width = 1 / len(texts)
    cells = tuple((text, width * (place + 1), "r") for place, text in enumerate(texts) if place)
    return Row(((texts[0], 0.0, "l"), *cells), role=role)


GAP = Row()
RULE = left("-")
"""Dashes from edge to edge."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed thing as seen from straight above, without any damage."""

    pixels: Pixels
    lines: tuple[str, ...]
    """What is printed, cell by cell, in reading order."""
    places: dict[str, Place] = field(default_factory=dict)
    """Where the roles stand."""


@dataclass(frozen=True, slots=True)
class Heat:
    """How well the print head burns, and how old the paper is."""

    ink: tuple[int, int, int] = (38, 36, 44)
    paper: tuple[int, int, int] = (247, 246, 242)
    fade: float = 0.0
    """Share of the ink's contrast that time has taken."""
    streaks: int = 0
    """Columns where the head is worn."""


def print_rows(rows: tuple[Row, ...], *, font: str, heat: Heat, rng: np.random.Generator) -> Sheet:
    """The roll's end with `rows` on it."""
    heights = [ROW_DOTS * row.size if row.pieces else ROW_DOTS // 2 for row in rows]
    canvas = Image.new("L", (PRINT_WIDTH_DOTS + 2 * MARGIN_DOTS, sum(heights) + 5 * ROW_DOTS), 255)
    places: dict[str, Place] = {}
    top = 2 * ROW_DOTS
    for row, height in zip(rows, heights, strict=True):
        place = _draw_row(canvas, row, top, font=font)
        if row.role:
            places[row.role] = _scaled(place)
        top += height
    lines = tuple(text.strip() for row in rows for text, _, _ in row.pieces if text.strip("-*= "))
    return Sheet(_burnt(np.asarray(canvas), heat, rng), lines, places)


def _draw_row(canvas: Image.Image, row: Row, top: int, *, font: str) -> Place:
    face = _face(font_path(font, bold=row.bold), row.size)
    draw = ImageDraw.Draw(canvas)
    boxes = []
    for text, fraction, anchor in row.pieces:
        at = (MARGIN_DOTS + round(fraction * PRINT_WIDTH_DOTS), top + 20 * row.size)
        shown = "-" * int(PRINT_WIDTH_DOTS / face.getlength("-")) if row is RULE else text
        draw.text(at, shown, fill=0, font=face, anchor=f"{anchor}s")
        boxes.append(draw.textbbox(at, shown, font=face, anchor=f"{anchor}s"))
    if not boxes:
        return (0, top, 0, top)
    return (
        int(min(b[0] for b in boxes)), int(min(b[1] for b in boxes)),
        int(max(b[2] for b in boxes)), int(max(b[3] for b in boxes)),
    )  # fmt: skip


def _face(path: str, size: int) -> ImageFont.FreeTypeFont:
    """The typeface at the size at which a digit is as wide as the printer's."""
    trial = ImageFont.truetype(path, 100)
    return ImageFont.truetype(path, round(100 * FONT_DOTS / trial.getlength("0")) * size)


def _scaled(place: Place) -> Place:
    a, b, c, d = (round(value / DOTS_PER_PIXEL) for value in place)
    return a, b, c, d


def _burnt(drawn: NDArray[np.uint8], heat: Heat, rng: np.random.Generator) -> Pixels:
    """Dots spread by heat, thinned by wear and age, on paper that is nowhere quite even."""
    dots = np.asarray(drawn < 140, np.float32)
    for column in rng.integers(MARGIN_DOTS, dots.shape[1] - MARGIN_DOTS, heat.streaks):
        dots[:, column] *= WORN_INK
    size = (round(dots.shape[1] / DOTS_PER_PIXEL), round(dots.shape[0] / DOTS_PER_PIXEL))
    spread = cv2.GaussianBlur(cv2.resize(dots, size, interpolation=cv2.INTER_AREA), (0, 0), 0.65)
    burn = np.clip(spread * 1.25, 0, 1) * (1 - heat.fade * _clouds(size, rng))
    paper = np.asarray(heat.paper, np.float32) - 4 * _clouds(size, rng)[..., None]
    return np.asarray(paper + (np.asarray(heat.ink, np.float32) - paper) * burn[..., None], np.uint8)


def _clouds(size: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float32]:
    """Slow changes over a surface, 0.5 to 1."""
    coarse = rng.random((7, 4), np.float32)
    return np.asarray(0.5 + 0.5 * cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC).clip(0, 1), np.float32)
