"""What is printed before it is printed: masks of ink with marks and lines, for labels, plates and other small papers.

Ink is drawn as a mask (255 is all ink) and becomes a print on its material later (`label_print`, `plate_finish`), so
that one arrangement serves a sticker, a carton and an engraved plate. A mark's box is that of the ink itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from world.press.codes import MATRIX, Code, bars_of
from world.sheet import Mark, Place

Colour = tuple[int, int, int]
Plate = str
"""Which ink: ``main``, or ``accent`` where a second colour is printed."""
POINT_MM = 25.4 / 72
"""A typographer's point."""
LINE = 1.28
"""Line pitch in type sizes (chosen)."""
BASELINE = 0.98
"""From the top of a line to its baseline, in type sizes."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A patch of another material under the ink: a sticker, a coloured band."""

    box: Place
    colour: Colour
    radius_px: float = 0.0
    is_sticker: bool = False
    """Stuck on, with an edge and a faint shadow; else printed."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The typefaces of one print, as files."""

    regular: str
    bold: str
    digits: str
    """Below barcodes."""
    name: str
    """As truth names the typeface."""


@dataclass(slots=True)
class Canvas:
    """Ink, panels, marks and lines of a print in the making; a builder, hence not frozen."""

    width: int
    height: int
    dots: float
    """Pixels a millimetre."""
    marks: list[Mark] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    """Drawn so far; ``barcode.N`` is the N-th."""
    inks: dict[Plate, Image.Image] = field(default_factory=dict)

    def ink(self, plate: Plate = "main") -> Image.Image:
        """The mask of one ink."""
        return self.inks.setdefault(plate, Image.new("L", (self.width, self.height), 0))

    def pen(self, plate: Plate = "main") -> ImageDraw.ImageDraw:
        """A pen with one ink."""
        return ImageDraw.Draw(self.ink(plate))

    def px(self, millimetres: float) -> int:
        """Whole pixels."""
        return round(millimetres * self.dots)

    def face(self, path: str, points: float) -> ImageFont.FreeTypeFont:
        """A typeface at a size."""
        return face_of(path, max(7, round(points * POINT_MM * self.dots)))

    def write(
        self, at: tuple[float, float], text: str, face: ImageFont.FreeTypeFont, *,
        anchor: str = "l", role: str = "", caption: str = "", plate: Plate = "main", ink: int = 255,
    ) -> Place:  # fmt: skip
        """The box of `text`'s ink; `at` is the top of its line, `caption` stands before it and is not marked."""
        whole = caption + text
        left = at[0] - {"l": 0.0, "m": 0.5, "r": 1.0}[anchor] * face.getlength(whole)
        base = at[1] + BASELINE * face.size
        pen = self.pen(plate)
        if caption:
            pen.text((left, base), caption, fill=ink, font=face, anchor="ls")
            left += face.getlength(caption)
        pen.text((left, base), text, fill=ink, font=face, anchor="ls")
        box = tuple(float(edge) for edge in pen.textbbox((left, base), text, font=face, anchor="ls"))
        place: Place = (box[0], box[1], box[2], box[3])
        self.lines.append(whole.strip())
        if role:
            self.marks.append(Mark(role, text, place))
        return place

    def code(self, code: Code, at: tuple[int, int], *, module_px: int, height_px: int, ink: int = 255) -> Place:
        """The box of the drawn bars, whose quiet zone begins at `at`; linear codes are `height_px` high."""
        cells, guards = bars_of(code)
        is_matrix = code.symbology in MATRIX
        bars = np.kron(cells, np.full((module_px, module_px), ink, np.uint8))
        if not is_matrix:
            bars = np.repeat(bars[:1], height_px, 0)
        left, top = at[0] + code.quiet[0] * module_px, at[1]
        self._paste(bars, (left, top))
        if guards.any():
            self._paste(
                np.repeat(np.kron(guards, np.full((1, module_px), ink, np.uint8)), 5 * module_px, 0),
                (left, top + height_px),
            )
        place = (float(left), float(top), float(left + bars.shape[1]), float(top + bars.shape[0]))
        self.marks.append(Mark(f"barcode.{len(self.codes)}", code.text, place))
        self.codes.append(code)
        return place

    def _paste(self, bars: np.ndarray, at: tuple[int, int]) -> None:
        self.ink().paste(Image.fromarray(bars), at)

    def lay(self, other: Canvas, at: tuple[int, int], *, quarter_turns: int = 0) -> None:
        """Puts another canvas down here, turned to the left."""
        for plate, mask in other.inks.items():
            turned = mask.rotate(90 * quarter_turns, expand=True) if quarter_turns else mask
            self.ink(plate).paste(255, at, turned)
        move = _mover(other, at, quarter_turns % 4)
        self.panels += [Panel(move(one.box), one.colour, one.radius_px, one.is_sticker) for one in other.panels]
        for mark in other.marks:
            is_code = mark.role.startswith("barcode.")
            role = f"barcode.{int(mark.role[8:]) + len(self.codes)}" if is_code else mark.role
            self.marks.append(Mark(role, mark.text, move(mark.box)))
        self.codes += other.codes
        self.lines += other.lines

    def cropped(self, height: int) -> None:
        """Cuts the canvas off below."""
        self.height = height
        self.inks = {plate: mask.crop((0, 0, self.width, height)) for plate, mask in self.inks.items()}


def _mover(other: Canvas, at: tuple[int, int], quarter_turns: int) -> Callable[[Place], Place]:
    def moved(box: Place) -> Place:
        a, b, c, d = box
        width, height = float(other.width), float(other.height)
        turned = {
            0: (a, b, c, d),
            1: (b, width - c, d, width - a),
            2: (width - c, height - d, width - a, height - b),
            3: (height - d, a, height - b, c),
        }[quarter_turns]
        return turned[0] + at[0], turned[1] + at[1], turned[2] + at[0], turned[3] + at[1]

    return moved


@lru_cache(maxsize=256)
def face_of(path: str, size_px: int) -> ImageFont.FreeTypeFont:
    """A typeface at a size in pixels."""
    return ImageFont.truetype(path, size_px)
