"""The blocks that labels and plates are built of: text, captioned values, codes, signs, and what puts them side by side.

A layout is a tree of these, plain data. A block draws itself from a top edge downwards into a given width and says where
it ended; so nothing ever overlaps, and a value that a product has not takes no room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from world.press.label.canvas import LINE, POINT_MM, Canvas, Colour, Faces, Panel
from world.press.label.signs import draw_sign, sign_width

Side = Literal["l", "m", "r"]


@dataclass(frozen=True, slots=True)
class Value:
    """Something a label can say."""

    text: str
    role: str = ""
    """The mark's; empty for what is not marked."""
    caption: str = ""
    """The word before it."""
    plain: str = ""
    """As a barcode carries it; empty: `text`."""
    parts: tuple[Value, ...] = ()
    """What stands in its place in print, one behind the other: GS1 elements, each with its bracketed identifier."""

    @property
    def payload(self) -> str:
        """What a barcode of it encodes."""
        return self.plain or self.text


@dataclass(frozen=True, slots=True)
class Area:
    """Where a block may draw: everything below `top`."""

    left: int
    top: int
    width: int

    def inset(self, *, left: int = 0, top: int = 0, right: int = 0) -> Area:
        """The same with margins."""
        return Area(self.left + left, self.top + top, self.width - left - right)


@dataclass(frozen=True, slots=True)
class Draft:
    """A canvas with all that blocks ask for."""

    canvas: Canvas
    values: Mapping[str, Value]
    faces: Faces
    colon: str = ": "
    """Between caption and value."""
    ink: int = 255
    """0 on a printed band: letters are left out of it."""

    def on(self, canvas: Canvas) -> Draft:
        """The same words on another canvas."""
        return replace(self, canvas=canvas)


class Block(Protocol):
    """A part of a label."""

    def draw(self, draft: Draft, area: Area) -> int:
        """Draws into `area`; where it ended."""


@dataclass(frozen=True, slots=True)
class Down:
    """Blocks one below the other."""

    blocks: tuple[Block, ...]
    gap_mm: float = 1.2

    def draw(self, draft: Draft, area: Area) -> int:
        """Empty blocks leave no gap."""
        top = area.top
        for block in self.blocks:
            end = block.draw(draft, Area(area.left, top, area.width))
            top = end + draft.canvas.px(self.gap_mm) if end > top else top
        return max(area.top, top - draft.canvas.px(self.gap_mm)) if top > area.top else area.top


@dataclass(frozen=True, slots=True)
class Across:
    """Blocks side by side, with their shares of the width."""

    blocks: tuple[tuple[float, Block], ...]
    gap_mm: float = 3.0
    ruled: bool = False
    """Hairlines between them."""

    def draw(self, draft: Draft, area: Area) -> int:
        """As high as the highest."""
        gap = draft.canvas.px(self.gap_mm)
        free = area.width - gap * (len(self.blocks) - 1)
        whole = sum(share for share, _ in self.blocks)
        left, end, seams = area.left, area.top, []
        for share, block in self.blocks:
            width = round(free * share / whole)
            end = max(end, block.draw(draft, Area(left, area.top, width)))
            left += width + gap
            seams.append(left - gap // 2)
        if self.ruled:
            for seam in seams[:-1]:
                draft.canvas.pen().line((seam, area.top, seam, end), fill=255, width=2)
        return end


@dataclass(frozen=True, slots=True)
class Text:
    """One value, or one of its own words, in a size; shrunk where it would not fit."""

    key: str
    points: float = 8.0
    bold: bool = False
    side: Side = "l"
    captioned: bool = False
    plate: str = "main"
    mono: bool = False
    """In the typeface of the digits below codes."""
    wrapped: bool = False
    """Broken into lines instead of shrunk; only for what is not marked."""

    def draw(self, draft: Draft, area: Area) -> int:
        """Nothing where the product has no such value."""
        value = draft.values.get(self.key)
        if value is None:
            return area.top
        caption = f"{value.caption}{draft.colon}" if self.captioned and value.caption else ""
        path = draft.faces.digits if self.mono else draft.faces.bold if self.bold else draft.faces.regular
        if self.wrapped:
            return _draw_wrapped(draft, area, value.text, path=path, points=self.points)
        pieces = tuple((one.caption, one) for one in value.parts) or ((caption, value),)
        whole, points = "".join(before + one.text for before, one in pieces), self.points
        while (face := draft.canvas.face(path, points)).getlength(whole) > area.width and points > LEAST_POINTS:
            points *= 0.95
        free = area.width - face.getlength(whole)
        left = area.left + {"l": 0.0, "m": free / 2, "r": free}[self.side]
        for before, one in pieces:
            at = (left, area.top)
            draft.canvas.write(at, one.text, face, role=one.role, caption=before, plate=self.plate, ink=draft.ink)
            left += face.getlength(before + one.text)
        return area.top + round(LINE * face.size)


LEAST_POINTS = 3.0
"""Chosen: smaller print is none."""


def _draw_wrapped(draft: Draft, area: Area, text: str, *, path: str, points: float) -> int:
    face, top, line = draft.canvas.face(path, points), area.top, ""
    for word in (*text.split(), ""):
        longer = f"{line} {word}".strip()
        if not word or face.getlength(longer) > area.width:
            if line:
                draft.canvas.write((area.left, top), line, face, ink=draft.ink)
                top += round(LINE * face.size)
            line = word
        else:
            line = longer
    return top


@dataclass(frozen=True, slots=True)
class Pairs:
    """Captions in one column, their values in another."""

    keys: tuple[str, ...]
    points: float = 7.0
    share: float = 0.42
    """Of the width, for the captions."""
    bold: bool = False

    def draw(self, draft: Draft, area: Area) -> int:
        """A row for each value there is."""
        top, stop = area.top, round(area.width * self.share)
        for key in self.keys:
            value = draft.values.get(key)
            if value is not None:
                word = {**draft.values, "caption": Value(value.caption)}
                end = Text("caption", self.points).draw(replace(draft, values=word), Area(area.left, top, stop - 8))
                beside = Area(area.left + stop, top, area.width - stop)
                top = max(end, Text(key, self.points, bold=self.bold).draw(draft, beside))
        return top


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of coloured bars with letters, as energy labels have; says nothing about the product here."""

    letters: str = "ABCDEFG"
    bar_mm: float = 3.2

    def draw(self, draft: Draft, area: Area) -> int:
        """Each bar is longer than the one above."""
        canvas, height, top = draft.canvas, draft.canvas.px(self.bar_mm), area.top
        face = canvas.face(draft.faces.bold, 0.62 * self.bar_mm / POINT_MM)
        for place, letter in enumerate(self.letters):
            share = place / (len(self.letters) - 1)
            colour = (round(30 + 210 * min(1, 2 * share)), round(150 - 110 * max(0.0, 2 * share - 1)), 40)
            right = area.left + area.width * (0.35 + 0.5 * share)
            canvas.panels.append(Panel((area.left, top, right, top + height - 3), colour))
            canvas.write((area.left + 8, top), letter, face)
            top += height
        return top


@dataclass(frozen=True, slots=True)
class Signs:
    """Marks of conformity, recycling and handling, side by side."""

    names: tuple[str, ...]
    height_mm: float = 5.0
    side: Side = "l"

    def draw(self, draft: Draft, area: Area) -> int:
        """As many as fit."""
        height, gap = draft.canvas.px(self.height_mm), draft.canvas.px(0.35 * self.height_mm)
        widths = [round(sign_width(name) * height) for name in self.names]
        while widths and sum(widths) + gap * (len(widths) - 1) > area.width:
            widths.pop()
        free = area.width - sum(widths) - gap * max(0, len(widths) - 1)
        left = area.left + {"l": 0, "m": free // 2, "r": free}[self.side]
        for name, width in zip(self.names, widths, strict=False):
            draw_sign(draft.canvas.pen(), name, (left, area.top), height_px=height, ink=draft.ink)
            left += width + gap
        return area.top + height if widths else area.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from edge to edge."""

    thickness_mm: float = 0.3

    def draw(self, draft: Draft, area: Area) -> int:
        """As high as it is thick."""
        thick = max(1, draft.canvas.px(self.thickness_mm))
        box = (area.left, area.top, area.left + area.width - 1, area.top + thick - 1)
        draft.canvas.pen().rectangle(box, fill=draft.ink)
        return area.top + thick


@dataclass(frozen=True, slots=True)
class Gap:
    """Room."""

    height_mm: float

    def draw(self, draft: Draft, area: Area) -> int:
        """Nothing but its height."""
        return area.top + draft.canvas.px(self.height_mm)


@dataclass(frozen=True, slots=True)
class Band:
    """A block whose letters are left out of a band of ink."""

    block: Block
    padding_mm: float = 1.2

    def draw(self, draft: Draft, area: Area) -> int:
        """Drawn twice: once to see how high the band is."""
        canvas, pad = draft.canvas, draft.canvas.px(self.padding_mm)
        inner = area.inset(left=pad, top=pad, right=pad)
        trial = Canvas(canvas.width, canvas.height, canvas.dots)
        end = self.block.draw(draft.on(trial), inner)
        if end == inner.top:
            return area.top
        canvas.pen().rectangle(
            (area.left, area.top, area.left + area.width - 1, end + pad), fill=255 - 255 * (draft.ink == 0)
        )
        self.block.draw(replace(draft, ink=255 - draft.ink), inner)
        return end + pad


@dataclass(frozen=True, slots=True)
class Framed:
    """A block with a line around it, or on a patch of another colour."""

    block: Block
    padding_mm: float = 1.5
    line_mm: float = 0.25
    radius_mm: float = 0.0
    panel: Colour | None = None
    is_sticker: bool = False

    def draw(self, draft: Draft, area: Area) -> int:
        """Nothing around an empty block."""
        canvas, pad = draft.canvas, draft.canvas.px(self.padding_mm)
        inner = area.inset(left=pad, top=pad, right=pad)
        end = self.block.draw(draft, inner)
        if end == inner.top:
            return area.top
        box = (area.left, area.top, area.left + area.width - 1, end + pad)
        if self.line_mm:
            thick = max(1, canvas.px(self.line_mm))
            canvas.pen().rounded_rectangle(box, canvas.px(self.radius_mm), outline=255, width=thick)
        if self.panel is not None:
            edges = (float(box[0]), float(box[1]), float(box[2]), float(box[3]))
            canvas.panels.append(Panel(edges, self.panel, canvas.px(self.radius_mm), self.is_sticker))
        return end + pad


@dataclass(frozen=True, slots=True)
class Turned:
    """A block a quarter turned to the left, as vertical codes are."""

    block: Block
    length_mm: float
    quarter_turns: Literal[1, 3] = 1

    def draw(self, draft: Draft, area: Area) -> int:
        """As high as `length_mm`; its own height must fit the width."""
        canvas = Canvas(draft.canvas.px(self.length_mm), 4 * area.width, draft.canvas.dots)
        end = self.block.draw(draft.on(canvas), Area(0, 0, canvas.width))
        if end == 0:
            return area.top
        canvas.cropped(end + 1)
        draft.canvas.lay(canvas, (area.left, area.top), quarter_turns=self.quarter_turns)
        return area.top + canvas.width
