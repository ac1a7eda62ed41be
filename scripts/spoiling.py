"""One barcode of a picture made undecodable, as people and light do it: ten kinds of damage, laid on the picture itself.

Sizes are in the code's own: its length runs along the reading direction, its height along the bars. How much was *chosen*,
so that hardly a code withstands: what still decodes is told apart by who measures. A cover hides the print that it lies on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from world.capture.hand import Digit, any_skin, press
from world.chance import Chance

from verify.document import Box

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

STICKERS = ((250, 250, 248), (252, 252, 250), (250, 214, 40), (228, 60, 40), (246, 140, 40), (120, 190, 110))
PENS = ((24, 26, 30), (20, 30, 120), (150, 20, 30))


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A picture after the damage."""

    pixels: Pixels
    hidden: Box | None
    """Where nothing printed can be read any more; None where the damage took the ink's edges of the code alone."""
    kept: Box
    """What of the picture is still in the frame."""


@dataclass(frozen=True, slots=True)
class Target:
    """A code in a picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its center."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def is_upright(self) -> bool:
        """Whether its bars lie on their side: it reads up or down."""
        return self.bottom - self.top > self.right - self.left

    @property
    def length(self) -> float:
        """Across the bars."""
        return max(self.right - self.left, self.bottom - self.top)

    @property
    def height(self) -> float:
        """Along the bars."""
        return min(self.right - self.left, self.bottom - self.top)

    def grown(self, by: float) -> Target:
        """With a margin all around."""
        return Target(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def part(self, pixels: NDArray[np.generic]) -> tuple[slice, slice]:
        """Rows and columns of `pixels` in it."""
        height, width = pixels.shape[:2]
        rows = slice(max(round(self.top), 0), min(round(self.bottom), height))
        return rows, slice(max(round(self.left), 0), min(round(self.right), width))


def target_of(pixels: Pixels, place: Box) -> Target:
    """The code that stands in `place` of the page."""
    height, width = pixels.shape[:2]
    return Target(place.left * width, place.top * height, place.right * width, place.bottom * height)


def spoil(pixels: Pixels, place: Box, kind: str, chance: Chance) -> Spoilt:
    """A copy of `pixels` on which the code in `place` suffered `kind`."""
    code = target_of(pixels, place)
    if kind == "cut":
        return _cut(pixels, code, chance)
    shown = pixels.astype(np.float32)
    covered = KINDS[kind](shown, code, chance)
    height, width = pixels.shape[:2]
    hidden = covered and Box(
        max(covered.left / width, 0.0), max(covered.top / height, 0.0),
        min(covered.right / width, 1.0), min(covered.bottom / height, 1.0),
    )  # fmt: skip
    return Spoilt(np.asarray(np.clip(shown, 0, 255), np.uint8), hidden or None, Box(0.0, 0.0, 1.0, 1.0))


def _cut(pixels: Pixels, code: Target, chance: Chance) -> Spoilt:
    """The frame ends within the code: a quarter to three quarters of its length are left."""
    height, width = pixels.shape[:2]
    share = chance.within(0.25, 0.75)
    top, left, bottom, right = 0, 0, height, width
    if code.is_upright and code.middle[1] > height / 2:
        bottom = round(code.top + share * code.length)
    elif code.is_upright:
        top = round(code.bottom - share * code.length)
    elif code.middle[0] > width / 2:
        right = round(code.left + share * code.length)
    else:
        left = round(code.right - share * code.length)
    kept = Box(left / width, top / height, right / width, bottom / height)
    return Spoilt(np.ascontiguousarray(pixels[top:bottom, left:right]), None, kept)


def _smeared(shown: Floats, code: Target, chance: Chance) -> None:
    """Wet ink wiped along the reading direction, over 7 to 15 modules."""
    long = max(code.length * chance.within(0.07, 0.15), 5)
    size = (1, round(long)) if code.is_upright else (round(long), 1)
    wiped = np.asarray(cv2.blur(shown[code.grown(long / 2).part(shown)], size), np.float32)
    _blend(shown, code, wiped, reach=long / 2)


def _rubbed(shown: Floats, code: Target, chance: Chance) -> None:
    """Ink rubbed off: paper shows through, and what is left is uneven."""
    part = shown[code.grown(2).part(shown)]
    paper = np.percentile(part.reshape(-1, 3), 90, axis=0)
    soft = cv2.GaussianBlur(part, (0, 0), max(code.length * 0.012, 1))
    rows, columns = part.shape[:2]
    patchy = cv2.resize(chance.rng.uniform(0.8, 1.0, (4, 8)).astype(np.float32), (columns, rows))[..., None]
    _blend(shown, code, np.asarray(soft + (paper - soft) * patchy, np.float32), reach=2)


def _blurred(shown: Floats, code: Target, chance: Chance) -> None:
    """Somebody blurred it in a picture editor."""
    size = max(code.length * chance.within(0.02, 0.05), 2)
    soft = np.asarray(cv2.GaussianBlur(shown[code.grown(size).part(shown)], (0, 0), size), np.float32)
    _blend(shown, code, soft, reach=size)


def _squares(shown: Floats, code: Target, chance: Chance) -> None:
    """Somebody made coarse squares of it in a picture editor."""
    part = shown[code.part(shown)]
    side = max(code.length * chance.within(0.03, 0.08), 4)
    few = max(round(part.shape[1] / side), 1), max(round(part.shape[0] / side), 1)
    part[:] = cv2.resize(
        cv2.resize(part, few, interpolation=cv2.INTER_AREA), part.shape[1::-1], interpolation=cv2.INTER_NEAREST
    )


def _blend(shown: Floats, code: Target, changed: Floats, *, reach: float) -> None:
    """`changed` in the place of the code grown by `reach`, softly at its border."""
    part = shown[code.grown(reach).part(shown)]
    mask = np.zeros(part.shape[:2], np.float32)
    edge = max(int(reach / 2), 1)
    mask[edge : -edge or None, edge : -edge or None] = 1
    share = np.asarray(cv2.blur(mask, (2 * edge + 1, 2 * edge + 1)), np.float32)[..., None]
    part += (changed - part) * share


def _glare(shown: Floats, code: Target, chance: Chance) -> Target:
    """A lamp mirrored in a glossy label: white in the middle, a veil around."""
    x, y = code.middle
    along, down = code.length * chance.within(0.25, 0.6), max(code.height * chance.within(0.7, 1.4), code.length * 0.15)
    if code.is_upright:
        along, down = down, along
    x, y = x + along * chance.within(-0.4, 0.4), y + down * chance.within(-0.3, 0.3)
    rows, columns = np.ogrid[: shown.shape[0], : shown.shape[1]]
    out = ((columns - x) / along) ** 2 + ((rows - y) / down) ** 2
    light = chance.within(1.6, 3.0) * 255 * np.exp(-1.6 * out)
    shown += light[..., None].astype(np.float32)
    return Target(x - 0.8 * along, y - 0.8 * down, x + 0.8 * along, y + 0.8 * down)


def _thumb(shown: Floats, code: Target, chance: Chance) -> Target:
    """A thumb, 21 mm broad before a label of some 100 mm, its tip on the code."""
    radius = max(0.105 * shown.shape[1] * chance.within(0.7, 1.1), 0.6 * code.height)
    degrees = chance.within(20, 70) if code.middle[0] > shown.shape[1] / 2 else chance.within(110, 160)
    tip = code.middle[0] + chance.within(-0.2, 0.2) * code.length, code.middle[1] - 0.6 * radius
    return Target(*press(shown, Digit(tip, radius, degrees), any_skin(chance), chance))


def _sticker(shown: Floats, code: Target, chance: Chance) -> Target:
    """A blank sticker, a little askew, with a faint edge."""
    long, high = code.length * chance.within(0.5, 1.15), code.height * chance.within(1.1, 1.6)
    size = (high, long) if code.is_upright else (long, high)
    x, y = code.middle
    corners = cv2.boxPoints(((x + chance.within(-0.1, 0.1) * size[0], y), size, chance.within(-6, 6)))
    mask = np.zeros(shown.shape[:2], np.float32)
    cv2.fillPoly(mask, [corners.astype(np.int32)], 1.0, lineType=cv2.LINE_AA)
    edge = cv2.GaussianBlur(mask, (0, 0), 2) * (1 - mask)
    light = float(np.percentile(shown[code.part(shown)], 90)) / 255
    colour = np.asarray(chance.pick(STICKERS), np.float32) * light
    shown *= 1 - 0.35 * edge[..., None]
    shown += (colour + chance.rng.normal(0, 2, shown.shape).astype(np.float32) - shown) * mask[..., None]
    return Target(*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist())


def _pen(shown: Floats, code: Target, chance: Chance) -> Target:
    """Scribbled over with a pen."""
    ink = np.asarray(chance.pick(PENS), np.float32)
    turns = chance.whole(14, 26)
    along = np.linspace(-0.5, 0.5, turns) + chance.rng.normal(0, 0.03, turns)
    across = np.where(np.arange(turns) % 2, 0.5, -0.5) * chance.rng.uniform(0.9, 1.3, turns)
    thick = max(round(code.length * chance.within(0.018, 0.035)), 2)
    _strokes(shown, code, np.stack([along * code.length, across * code.height], 1), thick=thick, ink=ink)
    return code


def _blackened(shown: Floats, code: Target, chance: Chance) -> Target:
    """Blacked out with a felt pen: strokes along the code, hardly a gap between."""
    rows = chance.whole(3, 5)
    across = np.repeat(np.linspace(-0.45, 0.45, rows), 2) + chance.rng.normal(0, 0.02, 2 * rows)
    along = np.tile([-0.5, 0.5, 0.5, -0.5], rows)[: 2 * rows] * chance.within(0.9, 1.1)
    thick = max(round(code.height * 1.15 / rows), 3)
    points = np.stack([along * code.length, across * code.height], 1)
    _strokes(shown, code, points, thick=thick, ink=np.asarray((22, 22, 26), np.float32))
    return code


def _strokes(shown: Floats, code: Target, points: NDArray[np.float64], *, thick: int, ink: Floats) -> None:
    """A line through `points`, told from the code's middle along and across it."""
    turned = points[:, ::-1] if code.is_upright else points
    mask = np.zeros(shown.shape[:2], np.float32)
    line = np.round(turned + np.asarray(code.middle)).astype(np.int32)
    cv2.polylines(mask, [line], isClosed=False, color=0.95, thickness=thick, lineType=cv2.LINE_AA)
    shown += (np.minimum(ink, shown) - shown) * mask[..., None]


KINDS: dict[str, Callable[[Floats, Target, Chance], Target | None]] = {
    "smeared": _smeared, "rubbed off": _rubbed, "blurred out": _blurred, "coarse squares": _squares, "glare": _glare,
    "thumb": _thumb, "sticker": _sticker, "pen": _pen, "blackened": _blackened,
}  # fmt: skip
"""What lies on the picture; beside it, a code is ``cut`` by the frame."""
ALL_KINDS = (*KINDS, "cut")


def seen_of(box: Box, kept: Box) -> Box:
    """`box` of the whole picture as it stands in what of it was `kept`."""
    return replace(
        box,
        left=min(max((box.left - kept.left) / kept.width, 0.0), 1.0),
        right=min(max((box.right - kept.left) / kept.width, 0.0), 1.0),
        top=min(max((box.top - kept.top) / kept.height, 0.0), 1.0),
        bottom=min(max((box.bottom - kept.top) / kept.height, 0.0), 1.0),
    )
