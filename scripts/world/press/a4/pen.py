"""A pen for PDF pages: it writes, remembers what it wrote, and where each value stands.

Places are points from the top left edge, as a person measures; PDF counts from the bottom (ISO 32000-1, 8.3.2.3). A value's
box is its advance wide, and as high as capitals with their accents and descenders are.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

import numpy as np
import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from world.press.codes import MATRIX, Code, bars_of
from world.press.fonts import Typeface, font_path
from world.sheet import Mark, Sheet

Colour = tuple[float, float, float]
"""Red, green, blue, 0 to 1."""
Part = str | tuple[str, str]
"""A piece of a line: plain words, or a value and its role; two roles with a space between, where it means two things."""
Align = Literal["left", "right", "centre"]

BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
GREY: Colour = (0.42, 0.42, 0.42)
ASCENT, DESCENT = 0.82, 0.23
"""Of the size: how far a capital with its accent rises above the base line, and a ``g`` hangs below (chosen, all our faces fit)."""
_LEAST_SIZE = 4.5
"""Points: print below is no longer read by anyone (chosen)."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set."""

    size: float = 9.0
    bold: bool = False
    colour: Colour = BLACK
    align: Align = "left"
    face: Typeface | None = None
    """Another typeface than the paper's, as shops have for their names."""


@dataclass(slots=True)
class _Page:
    marks: list[Mark] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes on the pages of one PDF."""

    canvas: Any
    face: Typeface
    width: float
    height: float
    pages: list[_Page] = field(default_factory=lambda: [_Page()])
    roles: set[str] = field(default_factory=set)

    def fresh(self, role: str) -> str:
        """`role`, or where it already stands somewhere a name for its further prints, which are no parts of it."""
        return f"{role}.again" if role in self.roles else role

    def measure(self, text: str, style: Style) -> float:
        """How wide `text` becomes, in points."""
        return float(pdfmetrics.stringWidth(text, self._name(style), style.size))

    def write(self, text: str, x: float, y: float, style: Style = Style(), *, role: str = "", room: float = 0) -> float:
        """`text` with its base line at `y`, set smaller where it would need more than `room`; where it ends."""
        return self.run(((text, role) if role else text,), x, y, style, room=room)

    def run(self, parts: Sequence[Part], x: float, y: float, style: Style = Style(), *, room: float = 0) -> float:
        """Several pieces as one line, each value marked; where the line ends."""
        texts = [text_of(part) for part in parts]
        style = self._fitted("".join(texts), style, room)
        length = self.measure("".join(texts), style)
        at = x - {"left": 0.0, "right": length, "centre": length / 2}[style.align]
        self.canvas.setFont(self._name(style), style.size)
        self.canvas.setFillColorRGB(*style.colour)
        for part, text in zip(parts, texts, strict=True):
            if text:
                self.canvas.drawString(at, self.height - y, text)
            end = at + self.measure(text, style)
            if not isinstance(part, str):
                box = (at, y - ASCENT * style.size, end, y + DESCENT * style.size)
                for role in part[1].split():
                    self.mark(role, text, box)
            at = end
        if line := "".join(texts).strip():
            self.pages[-1].cells.append(line)
        return at

    def mark(self, role: str, text: str, box: tuple[float, float, float, float]) -> None:
        """Notes that `text`, which means `role`, stands in `box` of this page."""
        self.roles.add(role)
        self.pages[-1].marks.append(Mark(role, text, box))

    def _fitted(self, text: str, style: Style, room: float) -> Style:
        length = self.measure(text, style)
        if not room or length <= room:
            return style
        return replace(style, size=max(_LEAST_SIZE, style.size * room / length))

    def _name(self, style: Style) -> str:
        return _font(style.face or self.face, bold=style.bold)

    def wrap(self, text: str, width: float, style: Style) -> tuple[str, ...]:
        """`text` in lines that fit `width`; a word that is too long is cut."""
        lines, line = [], ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if self.measure(longer, style) <= width:
                line = longer
                continue
            lines += [line] if line else []
            line = word
            while self.measure(line, style) > width:
                cut = next(
                    end for end in range(len(line), 0, -1) if end == 1 or self.measure(line[:end], style) <= width
                )
                lines.append(line[:cut])
                line = line[cut:]
        return (*lines, line) if line else tuple(lines)

    def paragraph(self, text: str, x: float, y: float, width: float, *, style: Style, role: str = "") -> float:
        """`text` wrapped into `width`, all of it one value; the base line of the next line."""
        for line in self.wrap(text, width, style):
            self.write(line, x, y, style, role=role)
            y += 1.25 * style.size
        return y

    def line(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.6, colour: Colour = BLACK) -> None:
        """A straight rule."""
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(
        self, x0: float, y0: float, x1: float, y1: float,
        *, fill: Colour | None = None, stroke: Colour | None = None, width: float = 0.6, radius: float = 0,
    ) -> None:  # fmt: skip
        """A rectangle, perhaps with round corners."""
        self.canvas.setLineWidth(width)
        if fill:
            self.canvas.setFillColorRGB(*fill)
        if stroke:
            self.canvas.setStrokeColorRGB(*stroke)
        shape = (x0, self.height - y1, x1 - x0, y1 - y0)
        paint = {"fill": int(fill is not None), "stroke": int(stroke is not None)}
        if radius:
            self.canvas.roundRect(*shape, radius, **paint)
        else:
            self.canvas.rect(*shape, **paint)

    def code(self, code: Code, x: float, y: float, width: float, *, height: float = 0, role: str = "") -> None:
        """A barcode with its left top corner there, without quiet zone; marked as the next barcode unless it has a role."""
        cells = bars_of(code)[0]
        high = width * cells.shape[0] / cells.shape[1] if code.symbology in MATRIX else height
        step_x, step_y = width / cells.shape[1], high / cells.shape[0]
        self.canvas.setFillColorRGB(*BLACK)
        path = self.canvas.beginPath()
        for row, line in enumerate(cells):
            edges = np.flatnonzero(np.diff(line, prepend=0, append=0)).tolist()
            for first, end in zip(edges[::2], edges[1::2], strict=True):
                path.rect(x + first * step_x, self.height - y - (row + 1) * step_y, (end - first) * step_x, step_y)
        self.canvas.drawPath(path, fill=1, stroke=0)
        number = sum(role.startswith("barcode.") for role in self.roles)
        self.mark(role or f"barcode.{number}", code.text, (x, y, x + width, y + high))

    def picture(self, pixels: Any, x: float, y: float, *, width: float, height: float) -> None:  # noqa: ANN401 - an array or a PIL picture
        """A raster with its left top corner there."""
        self.canvas.drawImage(ImageReader(pixels), x, self.height - y - height, width, height)

    def next_page(self) -> None:
        """Ends this page and begins another."""
        self.canvas.showPage()
        self.pages.append(_Page())


@cache
def _font(face: Typeface, *, bold: bool) -> str:
    """The name in reportlab of a typeface's cut."""
    name = f"{face.bold if bold and face.bold else face.regular}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, font_path(face, bold=bold)))
    return name


@dataclass(frozen=True, slots=True)
class Origin:
    """What a PDF says of where it comes from."""

    title: str
    producer: str
    creator: str
    author: str
    made: dt.date


def drawn_pdf(
    draw: Callable[[Pen], float], face: Typeface, size: tuple[float, float], *, origin: Origin
) -> tuple[bytes, Pen, float]:
    """A PDF of pages of `size` points, the pen that drew it, and where on its last page the drawing ended."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    canvas.setDateFormatter(lambda *_: f"D:{origin.made:%Y%m%d}101500+01'00'")
    canvas.setTitle(origin.title)
    canvas.setProducer(origin.producer)
    canvas.setCreator(origin.creator)
    canvas.setAuthor(origin.author)
    pen = Pen(canvas, face, *size)
    end = draw(pen)
    canvas.save()
    return buffer.getvalue(), pen, end


def sheets_of(pdf: bytes, pen: Pen, *, pixels_per_point: float, paper: str) -> tuple[Sheet, ...]:
    """The PDF's pages as sheets, marks in pixels."""
    document = pypdfium2.PdfDocument(pdf)
    sheets = []
    for number, page in enumerate(pen.pages):
        picture = document[number].render(scale=pixels_per_point, rev_byteorder=True).to_numpy()[:, :, :3]
        marks = tuple(_scaled(mark, pixels_per_point) for mark in page.marks)
        sheets.append(Sheet(np.array(picture), tuple(page.cells), marks, paper))
    document.close()
    return tuple(sheets)


def text_of(part: Part) -> str:
    """What a piece of a line prints."""
    return part if isinstance(part, str) else part[0]


def _scaled(mark: Mark, scale: float) -> Mark:
    left, top, right, bottom = mark.box
    return Mark(mark.role, mark.text, (left * scale, top * scale, right * scale, bottom * scale))
