"""Hands: a thumb over a value, and the hand that holds a sheet, with its thumb before it and its fingers behind.

A finger is a rounded rod: its breadth changes along it (pad, joint, next joint), its skin is lit from one side, reddens where
it turns away and wrinkles over the joints. Lengths are in radii of a thumb, which is `THUMB_MM`.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.texture import layered
from world.chance import Chance
from world.sheet import Place

Floats = NDArray[np.float32]
Skin = tuple[int, int, int]

THUMB_MM = 10.5
"""Half the width of an adult's thumb (20 to 23 mm at the nail)."""
SKINS: tuple[Skin, ...] = (
    (214, 168, 142), (190, 138, 108), (150, 102, 74), (104, 68, 50), (228, 190, 170), (84, 56, 42),
)  # fmt: skip
BREADTHS = ((0.0, 1.0), (1.2, 1.0), (2.4, 0.9), (3.2, 0.98), (4.6, 0.95), (7.0, 1.3), (12.0, 1.7))
"""Of a thumb, at these distances behind the middle of its pad."""
JOINT = 2.7
"""Where the first joint wrinkles."""
FINGER = 0.82
"""Breadth of a finger by that of the thumb."""
BLURRED = 0.09
"""Radii by which what is behind the sheet is out of focus (chosen)."""

IN_SHADE = 0.86
"""Grey levels of what is behind the sheet, by those before it (chosen)."""


@dataclass(frozen=True, slots=True)
class Digit:
    """One finger in the picture."""

    tip: tuple[float, float]
    radius: float
    degrees: float
    """The way from the tip to the hand."""
    bend: float = 0.0
    """How far it curves aside, in radii at ten radii from the tip."""
    nail: bool = True
    length: float = 40.0
    """In radii; what comes then is hidden by the hand."""


def any_skin(chance: Chance) -> Skin:
    """Somebody's."""
    return chance.pick(SKINS)


def press(pixels: Floats, digit: Digit, skin: Skin, chance: Chance, *, behind: bool = False) -> Place:
    """Draws `digit` with its shadow into `pixels`, and says which box it covers there."""
    view = _part(pixels, digit)
    if view is None:
        x, y = digit.tip
        return x, y, x, y
    rows, columns = view
    part = pixels[rows, columns]
    along, across = _along(digit, rows, columns)
    out = _outness(along, across)
    share = np.clip((1 - out) * digit.radius / 1.8, 0, 1) * (along < digit.length)
    colour = _skin(along, across, out, digit, skin=skin, chance=chance)
    if behind:
        soft = BLURRED * digit.radius + 0.3
        share = np.asarray(cv2.GaussianBlur(share, (0, 0), soft), np.float32)
        colour = np.asarray(cv2.GaussianBlur(colour, (0, 0), soft) * IN_SHADE, np.float32)
    else:
        dark = np.clip(1.3 - _outness(along + 0.1, across - 0.16), 0, 0.55)
        part *= 1 - np.float32(0.5) * cv2.GaussianBlur(dark, (0, 0), 0.08 * digit.radius + 0.3)[..., None]
    part += (colour - part) * share[..., None]
    covered = share > 0.5
    across_x, down_y = np.flatnonzero(covered.any(0)), np.flatnonzero(covered.any(1))
    if not len(across_x):
        x, y = digit.tip
        return x, y, x, y
    left, top = columns.start, rows.start
    return (
        float(left + across_x[0]),
        float(top + down_y[0]),
        float(left + across_x[-1] + 1),
        float(top + down_y[-1] + 1),
    )


def grip(pixels: Floats, edge: tuple[float, float], radius: float, *, right: bool, skin: Skin, chance: Chance) -> None:
    """The palm and the fingers of a hand that reaches behind a sheet whose edge passes through `edge`."""
    x, y = edge
    side = 1.0 if right else -1.0
    lean = chance.within(4, 24)
    palm = (x + side * radius * chance.within(4.2, 6.0), y + radius * chance.within(2.0, 3.2))
    _limb(pixels, palm, radius, side=side, skin=skin, chance=chance)
    count = chance.pick((2, 3, 3, 4))
    for place in reversed(range(count)):
        thick = FINGER * radius * (1 - 0.06 * abs(place - 1))
        tip = x - side * radius * 3, y + radius * (1.62 * FINGER * (place - 0.3) - 0.6)
        degrees = lean - 3 * place if right else 180 - lean + 3 * place
        press(pixels, Digit(tip, thick, degrees, nail=False), skin, chance.child(f"{place}"), behind=True)


def _limb(pixels: Floats, palm: tuple[float, float], radius: float, *, side: float, skin: Skin, chance: Chance) -> None:
    """The palm, and the arm that leaves the frame below it."""
    degrees = chance.within(38, 66)
    arm = Digit(palm, 3.1 * radius, degrees if side > 0 else 180 - degrees, nail=False, bend=-side * 0.4)
    press(pixels, arm, skin, chance.child("palm"), behind=True)


def _part(pixels: Floats, digit: Digit) -> tuple[slice, slice] | None:
    """Rows and columns of the picture on which `digit` and its shadow may lie."""
    height, width = pixels.shape[:2]
    away = np.asarray((np.cos(np.radians(digit.degrees)), np.sin(np.radians(digit.degrees))))
    tip = np.asarray(digit.tip)
    far = tip + away * min(digit.length * digit.radius, 2.0 * (width + height))
    wide = 2.6 * digit.radius + abs(digit.bend) * 6 * digit.radius
    low, high = np.minimum(tip, far) - wide, np.maximum(tip, far) + wide
    left, top = max(0, int(low[0])), max(0, int(low[1]))
    right, bottom = min(width, int(high[0])), min(height, int(high[1]))
    return (slice(top, bottom), slice(left, right)) if right > left + 1 and bottom > top + 1 else None


def _along(digit: Digit, rows: slice, columns: slice) -> tuple[Floats, Floats]:
    """Of each pixel how far it lies behind the pad's middle and beside the bone, in radii."""
    angle = np.radians(digit.degrees)
    cos, sin = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    x = (np.arange(columns.start, columns.stop, dtype=np.float32) - np.float32(digit.tip[0])) / np.float32(digit.radius)
    y = (np.arange(rows.start, rows.stop, dtype=np.float32) - np.float32(digit.tip[1])) / np.float32(digit.radius)
    along = x[None] * cos + y[:, None] * sin - 1
    across = -x[None] * sin + y[:, None] * cos
    return along, across - np.float32(digit.bend / 100) * np.clip(along, 0, 14) ** 2


def _outness(along: Floats, across: Floats) -> Floats:
    """0 over the bone, 1 at the skin's edge."""
    at, breadth = zip(*BREADTHS, strict=True)
    steps = np.linspace(0, at[-1], 160, dtype=np.float32)
    table = np.interp(steps, at, breadth).astype(np.float32)
    table = np.convolve(np.pad(table, 8, "edge"), np.ones(17, np.float32) / 17, "valid")
    wide = table[np.clip(along * (159 / at[-1]), 0, 159).astype(np.int32)]
    # A pad is blunter than a half circle.
    round_tip = (np.abs(np.minimum(along, 0)) ** 2.3 + np.abs(across) ** 2.3) ** np.float32(1 / 2.3)
    return np.asarray(np.where(along < 0, round_tip, np.abs(across) / wide), np.float32)


def _skin(along: Floats, across: Floats, out: Floats, digit: Digit, *, skin: Skin, chance: Chance) -> Floats:
    """The colour of each pixel, were it all finger."""
    size = along.shape[1], along.shape[0]
    rise = np.sqrt(np.clip(1 - out**2, 0, 1))
    tilt = chance.within(-0.2, 0.2)
    light = 0.5 + 0.46 * rise + np.float32(tilt) * np.clip(across, -1.2, 1.2)
    mottle = layered(size, max(size) / max(2.0, 0.5 * digit.radius), chance.child("mottle"))
    light = light * (0.93 + 0.14 * mottle)
    wavy = along + 0.22 * (mottle - 0.5)
    for place in (JOINT - 0.28, JOINT, JOINT + 0.22):
        fold = np.exp(-(((wavy - place + 0.1 * across**2) / 0.05) ** 2)) * np.clip(1.1 - np.abs(across), 0, 1)
        light = light * (1 - 0.2 * fold)
    # Blood shows more where light grazes: the rim of a finger is redder than its back.
    colour = np.asarray(skin, np.float32) * light[..., None] ** np.asarray((0.8, 1.0, 1.08), np.float32)
    if digit.nail:
        colour += _nail(along, across, skin, colour)
    return np.asarray(colour, np.float32)


def _nail(along: Floats, across: Floats, skin: Skin, colour: Floats) -> Floats:
    """What a nail adds to `colour`: paler, glossy, with a dark fold around it and a white rim at its end."""
    x, y = (along - 0.12) / 0.8, across / 0.66
    out = (np.abs(x) ** 3 + np.abs(y) ** 3) ** np.float32(1 / 3)
    on = np.clip((1 - out) * 14, 0, 1)
    fold = np.exp(-(((out - 1.03) / 0.05) ** 2)) * (along > -0.5)
    plate = np.asarray(skin, np.float32) * np.asarray((1.04, 0.97, 0.95), np.float32) + 8
    curve = (0.72 + 0.3 * np.sqrt(np.clip(1 - y**2, 0, 1)))[..., None]
    white = np.clip((-x - 0.78) * 9, 0, 1)[..., None] * 26
    shine = (34 * np.exp(-(((y + 0.3) / 0.16) ** 2) - ((x / 0.7) ** 4)))[..., None]
    return np.asarray(
        (plate * curve + white + shine - colour) * (0.9 * on)[..., None] - 34 * fold[..., None], np.float32
    )
