"""How ink comes to paper: dots of heat, pins through a ribbon, toner, ink jets, each with its own wear.

Direct thermal heads burn 203 or 180 dots an inch into paper whose dye fades with light and years; elements of the head die
and leave pale columns; too much heat makes dots run into each other. Nine-pin printers strike round spots through a
ribbon that is dry at one end, 72 rows an inch, the way back a little out of line with the way there (Epson, TM-T88 and
TM-U220 technical references). Wear is bounded so that no letter becomes another: a thing that cannot be read is missing,
never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from world.chance import Chance
from world.sheet import Pixels

Kind = Literal["thermal", "thermal-180", "matrix", "laser", "inkjet"]
Floats = NDArray[np.float32]
Dots = NDArray[np.bool_]

MM_PER_INCH = 25.4
PIXELS_PER_MM = 11.4
"""Chosen: 290 dots an inch, so that a receipt is some 900 pixels wide and its photograph stays near 1600 long."""
PITCH = {
    "thermal": (8.0, 8.0),
    "thermal-180": (180 / MM_PER_INCH, 180 / MM_PER_INCH),
    "matrix": (4.4, 72 / MM_PER_INCH),
    "laser": (PIXELS_PER_MM, PIXELS_PER_MM),
    "inkjet": (PIXELS_PER_MM, PIXELS_PER_MM),
}
"""Dots a millimetre, across and down; 4.4 makes the 7 dots of a pin printer's letter 1.6 mm wide."""
WORN_INK = 0.4
"""Chosen: what a worn element still burns; less would turn an 8 into a 3, and the truth would be false."""
FADED_MOST = 0.8
"""Chosen: the share of contrast that the worst fading takes."""
BLED_MOST_DOTS = 0.46
"""Chosen: how far the worst bleeding spreads a dot; from 0.55 on barcodes are lost, at 0.8 the holes of 6, 8 and 9."""
SPOT_PX = 1.9
"""A pin is 0.3 mm thick; with the blur of cloth its spot is some 4 pixels wide."""
WORN_COLUMNS_MOST = 26
"""Chosen: as many pale columns has the worst head."""

Colour = tuple[int, int, int]
INKS: dict[Kind, tuple[Colour, ...]] = {
    "thermal": ((38, 36, 44), (28, 27, 30), (52, 46, 66), (44, 50, 78)),
    "thermal-180": ((34, 32, 38), (60, 58, 66), (40, 40, 70)),
    "matrix": ((62, 58, 66), (84, 70, 118), (70, 84, 140), (52, 52, 54)),
    "laser": ((24, 24, 26),),
    "inkjet": ((34, 34, 42), (26, 28, 40)),
}
PAPERS: dict[Kind, tuple[Colour, ...]] = {
    "thermal": ((247, 246, 242), (250, 250, 250), (242, 240, 232), (226, 233, 238), (240, 235, 220)),
    "thermal-180": ((246, 246, 244), (238, 238, 236), (244, 240, 226)),
    "matrix": ((240, 237, 228), (232, 228, 216), (246, 245, 240)),
    "laser": ((250, 250, 248), (247, 247, 250)),
    "inkjet": ((249, 249, 249), (246, 245, 241)),
}


@dataclass(frozen=True, slots=True)
class Head:
    """One printer and its paper; severities run from 0 (none) to 1."""

    kind: Kind = "thermal"
    ink: Colour = (38, 36, 44)
    paper: Colour = (247, 246, 242)
    fade: float = 0.0
    fade_form: Literal["whole", "patches", "edge", "end"] = "whole"
    wear: float = 0.0
    """Of the head's elements, or of the ribbon."""
    bleed: float = 0.0
    tint: Colour = (228, 226, 224)
    """Of what was printed on the paper before, where something was."""

    @property
    def damages(self) -> list[dict[str, object]]:
        """As `truth/1` lists damages."""
        worn = (("faded", self.fade), ("worn-head", self.wear), ("bleeding", self.bleed))
        return [{"kind": kind, "severity": round(severity, 3)} for kind, severity in worn if severity > 0]


def shop_head(chance: Chance, *kinds: Kind) -> Head:
    """A sound printer of one of `kinds`, with the paper that its shop buys."""
    kind = chance.pick(kinds or ("thermal",))
    return Head(kind, chance.pick(INKS[kind]), chance.pick(PAPERS[kind]))


def worn(head: Head, chance: Chance, *, severity: float) -> Head:
    """`head` with one trouble of this severity, of a kind that such printers have."""
    if head.kind in {"laser", "inkjet"}:
        return replace(head, fade=severity, fade_form="edge")
    trouble = chance.pick(("fade", "fade", "wear") if head.kind == "matrix" else ("fade", "fade", "wear", "bleed"))
    if trouble == "wear":
        return replace(head, wear=severity)
    if trouble == "bleed":
        return replace(head, bleed=severity)
    return replace(head, fade=severity, fade_form=chance.pick(("whole", "patches", "edge", "end")))


def paper_size(dots: Dots, head: Head) -> tuple[int, int]:
    """Width and height in pixels of the paper that `dots` cover."""
    across, down = scale(head)
    return round(dots.shape[1] * across), round(dots.shape[0] * down)


def scale(head: Head) -> tuple[float, float]:
    """Pixels a dot, across and down."""
    across, down = PITCH[head.kind]
    return PIXELS_PER_MM / across, PIXELS_PER_MM / down


def printed(dots: Dots, head: Head, chance: Chance, *, behind: Floats | None = None) -> Pixels:
    """The paper with `dots` on it; `behind` says where the paper has the head's tint, 0 to 1."""
    size = paper_size(dots, head)
    ink = _struck(dots, head, (size, chance)) if head.kind == "matrix" else _laid(dots, head, (size, chance))
    if head.fade:
        ink = ink * (1 - FADED_MOST * head.fade * _fading(head.fade_form, size, chance))
    grain = 0.8 * chance.rng.standard_normal((size[1], size[0]), np.float32) - 4 * _clouds(size, chance)
    sheet = np.empty((size[1], size[0], 3), np.uint8)
    for channel, (full, bare, tint) in enumerate(zip(head.ink, head.paper, head.tint, strict=True)):
        shade = grain + np.float32(bare)
        if behind is not None:
            shade += behind * np.float32(min(0, tint - bare))
        shade += ink * (np.float32(full) - shade)
        sheet[..., channel] = np.rint(np.clip(shade, 0, 255, out=shade), out=shade)
    return sheet


def _laid(dots: Dots, head: Head, place: tuple[tuple[int, int], Chance]) -> Floats:
    """Ink of heads that lay dots side by side."""
    size, chance = place
    inked = dots.astype(np.float32)
    if head.kind.startswith("thermal"):
        inked = inked * _elements(dots.shape[1], head.wear, chance)
    if head.bleed:
        inked = _bled(inked, head.bleed)
    spread = 0.65 if head.kind.startswith("thermal") else 0.45
    softened = cv2.GaussianBlur(cv2.resize(inked, size, interpolation=cv2.INTER_AREA), (0, 0), spread)
    if head.kind == "inkjet":
        softened = np.multiply(softened, 1 - 0.25 * chance.rng.random(softened.shape, np.float32))
    return np.asarray(np.clip(softened * 1.25, 0, 1), np.float32)


def _elements(count: int, wear: float, chance: Chance) -> Floats:
    """How well each element of the head burns."""
    burns = np.asarray(1 - 0.06 * chance.rng.random(count, np.float32), np.float32)
    if wear:
        for column in chance.rng.integers(0, count, 1 + round((WORN_COLUMNS_MOST - 1) * wear)):
            burns[column] = WORN_INK + 0.3 * (1 - wear)
    return burns


def _bled(inked: Floats, severity: float) -> Floats:
    """Dots that run towards their neighbours."""
    around = cv2.dilate(inked, np.ones((3, 3), np.uint8))
    soft = cv2.GaussianBlur(around, (0, 0), 0.6)
    return np.asarray(np.maximum(inked, soft * BLED_MOST_DOTS * severity), np.float32)


def _struck(dots: Dots, head: Head, place: tuple[tuple[int, int], Chance]) -> Floats:
    """Ink of pins: a round spot a dot, rows of the way back a little aside, darker where the ribbon is wet."""
    (width, height), chance = place
    across, down = scale(head)
    rows, cells = np.nonzero(dots)
    aside = chance.within(0.0, 0.35) * across
    x = (cells + 0.5) * across + np.where(rows // 9 % 2, aside, -aside) / 2 + chance.rng.normal(0, 0.15, len(cells))
    y = (rows + 0.5) * down + chance.rng.normal(0, 0.15, len(rows))
    ribbon = 1 - (0.15 + 0.45 * head.wear) * chance.rng.random(len(rows), np.float32)
    spots = np.zeros((height, width), np.float32)
    np.maximum.at(spots, (y.astype(int).clip(0, height - 1), x.astype(int).clip(0, width - 1)), ribbon)
    struck = cv2.GaussianBlur(cv2.dilate(spots, np.ones((3, 3), np.uint8)), (0, 0), SPOT_PX / 2)
    return np.asarray(np.clip(struck * 1.3, 0, 1), np.float32)


def _fading(form: str, size: tuple[int, int], chance: Chance) -> Floats:
    """Where fading is at work, 0 to 1."""
    width, height = size
    clouds = _clouds(size, chance)
    ramp = np.linspace(0, 1, width if form == "edge" else height, dtype=np.float32)
    if chance.happens(0.5):
        ramp = ramp[::-1]
    if form == "patches":
        share = (clouds - 0.62) * 5
    elif form == "edge":
        share = clouds * np.clip(ramp[None, :] * 1.3, 0, 1)
    elif form == "end":
        share = clouds * np.clip(ramp[:, None] * 1.4 - 0.2, 0, 1)
    else:
        share = 0.6 + 0.4 * clouds
    return np.asarray(np.clip(share, 0, 1), np.float32)


def _clouds(size: tuple[int, int], chance: Chance) -> Floats:
    """Slow changes over a surface, 0.5 to 1."""
    coarse = chance.rng.random((7, 4), np.float32)
    return np.asarray(0.5 + 0.5 * cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC).clip(0, 1), np.float32)
