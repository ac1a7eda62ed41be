"""Things that people forget to clear away: papers, pens, cups, coins, cables, telephones, cartons, the table's end.

Each is a silhouette with a soft shadow, lit from one side and a little uneven; most reach into the frame from its border.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.texture import layered, stroke
from world.chance import Chance

Floats = NDArray[np.float32]
Canvas = NDArray[np.uint8]
Point = NDArray[np.float64]
Colour = tuple[float, float, float]

SOFT_PX = 40
"""How far a thing's shadow reaches."""
OUT_OF_FOCUS = 1.1
"""Pixels: what lies beside the sheet is not what the lens looks at (chosen)."""
BRIGHTER, UNEVEN = 0.16, 0.07
"""How much the lit side of a thing is brighter, and its surface uneven (chosen)."""

STEEL: Colour = (190, 188, 182)


def add_thing(picture: Floats, chance: Chance) -> None:
    """Draws some thing into `picture`, mostly outside its frame."""
    height, width = picture.shape[:2]
    corner = np.asarray((chance.pick((-0.02, 1.02)) * width, chance.within(0.03, 0.97) * height))
    chance.pick(_THINGS)(picture, corner, float(min(height, width)), chance)


def _cast(
    picture: Floats, draw: Callable[[Canvas], object], colour: Colour, chance: Chance, *, shadow: float = 0.5
) -> None:
    """A thing of `colour` with its soft shadow."""
    canvas = np.zeros(picture.shape[:2], np.uint8)
    draw(canvas)
    left, top, wide, high = cv2.boundingRect(canvas)
    if not wide or not high:
        return
    part = slice(max(0, top - SOFT_PX), top + high + SOFT_PX), slice(max(0, left - SOFT_PX), left + wide + SOFT_PX)
    shape, under = canvas[part].astype(np.float32) / np.float32(255), picture[part]
    shape = np.asarray(cv2.GaussianBlur(shape, (0, 0), OUT_OF_FOCUS), np.float32)
    if shadow:
        aside = np.zeros_like(shape)
        aside[9:, 6:] = shape[:-9, :-6]
        dark = cv2.GaussianBlur(aside, (0, 0), SOFT_PX / 4)
        under *= 1 - np.float32(shadow) * dark[..., None]
    size = shape.shape[1], shape.shape[0]
    across = np.linspace(-1, 1, size[0], dtype=np.float32)[None] * chance.pick((-1, 1))
    lit = 1 + BRIGHTER * across + UNEVEN * (layered(size, 4, chance) * 2 - 1)
    under += (np.asarray(colour, np.float32) * lit[..., None] - under) * shape[..., None]


def _shaded(colour: Colour, share: float, more: float = 0.0) -> Colour:
    """`share` of `colour`, and `more` of white."""
    red, green, blue = (min(255.0, share * one + more) for one in colour)
    return red, green, blue


def _polygon(points: NDArray[np.float64]) -> Callable[[Canvas], object]:
    return lambda canvas: cv2.fillPoly(canvas, [np.round(points).astype(np.int32)], 255, cv2.LINE_AA)


def _disc(middle: Point, radius: float) -> Callable[[Canvas], object]:
    at = int(middle[0]), int(middle[1])
    return lambda canvas: cv2.circle(canvas, at, max(2, round(radius)), 255, -1, cv2.LINE_AA)


def _corners(middle: Point, half: tuple[float, float], angle: float) -> NDArray[np.float64]:
    turn = np.asarray(((np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))))
    square = np.asarray(((-1, -1), (1, -1), (1, 1), (-1, 1)), np.float64)
    return np.asarray(square * np.asarray(half) @ turn.T + middle, np.float64)


def _paper(picture: Floats, corner: Point, unit: float, chance: Chance) -> None:
    """Another sheet, with words that nobody reads."""
    wide = unit * chance.within(0.2, 0.36)
    half, angle = (wide, wide * chance.within(0.7, 1.6)), chance.within(-0.7, 0.7)
    tint: Colour = chance.pick(((236, 234, 229), (228, 231, 236), (238, 232, 214)))
    _cast(picture, _polygon(_corners(corner, half, angle)), tint, chance, shadow=0.4)
    turn = np.asarray(((np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))))
    canvas = np.zeros(picture.shape[:2], np.uint8)
    for row in np.arange(-0.88, 0.9, chance.within(0.05, 0.085)):
        if chance.happens(0.14):
            continue
        at, end = -0.84, chance.within(-0.2, 0.84)
        while at < end:
            word = chance.within(0.04, 0.2)
            ends = [np.asarray((x, row)) * np.asarray(half) @ turn.T + corner for x in (at, min(end, at + word))]
            start, stop = ((int(one[0]), int(one[1])) for one in ends)
            cv2.line(canvas, start, stop, 255, max(1, round(wide / 70)), cv2.LINE_AA)
            at += word + 0.035
    ink = cv2.GaussianBlur(canvas, (0, 0), OUT_OF_FOCUS).astype(np.float32)[..., None] / 255
    picture *= 1 - np.float32(0.55) * ink


def _pen(picture: Floats, corner: Point, unit: float, chance: Chance) -> None:
    colour: Colour = chance.pick(((30, 40, 120), (26, 26, 28), (190, 60, 40), (210, 208, 200)))
    angle = chance.within(0, 6.3)
    away = np.asarray((np.cos(angle), np.sin(angle)))
    aside = np.asarray((-away[1], away[0]))
    long, thick = unit * chance.within(0.45, 0.65), unit * chance.within(0.011, 0.017)
    for start, end, broad, ink in (
        (0.0, 0.94, 1.0, colour), (0.0, 0.3, 1.12, _shaded(colour, 0.6)), (0.94, 1.0, 0.5, STEEL),
    ):  # fmt: skip
        middle = corner + away * long * (start + end) / 2
        half = (long * (end - start) / 2, thick * broad)
        _cast(picture, _polygon(_corners(middle, half, angle)), ink, chance, shadow=0.5 if not start else 0.0)
    shine = _corners(corner + away * long / 2 - aside * 0.4 * thick, (long / 2.1, 0.12 * thick), angle)
    _cast(picture, _polygon(shine), _shaded(colour, 1.2, 60), chance, shadow=0.0)


def _cup(picture: Floats, corner: Point, unit: float, chance: Chance) -> None:
    colour: Colour = chance.pick(((230, 228, 224), (60, 70, 90), (170, 60, 50), (206, 196, 178)))
    radius = unit * chance.within(0.14, 0.22)
    if chance.happens(0.5):
        _cast(picture, _disc(corner, 1.6 * radius), _shaded(colour, 0.96), chance)
        _cast(picture, _disc(corner, 1.1 * radius), _shaded(colour, 0.88), chance, shadow=0.0)
    away = corner + radius * 1.2 * np.asarray((np.cos(a := chance.within(0, 6.3)), np.sin(a)))
    _cast(picture, _polygon(_corners(away, (0.34 * radius, 0.1 * radius), a)), colour, chance)
    _cast(picture, _disc(corner, radius), colour, chance)
    _cast(picture, _disc(corner, 0.9 * radius), _shaded(colour, 0.72), chance, shadow=0.0)
    drink: Colour = chance.pick(((50, 32, 22), (140, 100, 66), (120, 62, 24), (88, 60, 40)))
    _cast(picture, _disc(corner + 0.03 * radius, 0.84 * radius), drink, chance, shadow=0.0)


def _coin(picture: Floats, corner: Point, unit: float, chance: Chance) -> None:
    metal: Colour = chance.pick(((176, 156, 96), (168, 168, 166), (164, 106, 70)))
    inward = corner + (np.asarray(picture.shape[1::-1]) / 2 - corner) * chance.within(0.04, 0.14)
    radius = unit * chance.within(0.03, 0.045)
    _cast(picture, _disc(inward, radius), _shaded(metal, 0.8), chance)
    _cast(picture, _disc(inward, 0.88 * radius), metal, chance, shadow=0.0)
    _cast(picture, _disc(inward - 0.1 * radius, 0.5 * radius), _shaded(metal, 0.86), chance, shadow=0.0)


def _cable(picture: Floats, corner: Point, unit: float, chance: Chance) -> None:
    colour: Colour = chance.pick(((32, 32, 34), (226, 226, 224), (120, 122, 126)))
    steps = np.cumsum(np.vstack([corner[None], chance.rng.normal(0, 0.16 * unit, (6, 2))]), 0)
    size = picture.shape[1], picture.shape[0]
    line = (stroke(size, steps.astype(np.float32), unit * 0.011) * 255).astype(np.uint8)

    def draw(canvas: Canvas) -> None:
        canvas[:] = line

    _cast(picture, draw, colour, chance)


def _telephone(picture: Floats, corner: Point, unit: float, chance: Chance) -> None:
    half, angle = (unit * 0.16, unit * 0.33), chance.within(-0.9, 0.9)
    case: Colour = chance.pick(((24, 24, 27), (206, 206, 208), (60, 34, 40)))
    for share, colour in ((1.0, case), (0.93, (13, 14, 17))):
        inner = (half[0] * share, half[1] * (1 - (1 - share) / 2))
        corners = _corners(corner, (inner[0] * 0.86, inner[1] * 0.92), angle)
        broad = round(2 * 0.14 * inner[0])

        def draw(canvas: Canvas, corners: NDArray[np.float64] = corners, broad: int = broad) -> None:
            points = [np.round(corners).astype(np.int32)]
            cv2.fillPoly(canvas, points, 255, cv2.LINE_AA)
            cv2.polylines(canvas, points, True, 255, broad, cv2.LINE_AA)

        _cast(picture, draw, colour, chance, shadow=0.5 if share > 0.95 else 0.0)


def _carton(picture: Floats, corner: Point, unit: float, chance: Chance) -> None:
    """A box with its side in the shade and something printed on its lid."""
    colour: Colour = chance.pick(((176, 140, 100), (236, 236, 234), (40, 42, 48), (30, 78, 140), (150, 40, 44)))
    half, angle = (unit * chance.within(0.2, 0.34), unit * chance.within(0.16, 0.4)), chance.within(-0.5, 0.5)
    lid = _corners(corner, half, angle)
    deep = np.asarray((unit * chance.within(-0.03, 0.03), unit * chance.within(0.03, 0.08)))
    body = cv2.convexHull(np.concatenate([lid, lid + deep]).astype(np.float32))[:, 0]
    _cast(picture, _polygon(np.asarray(body, np.float64)), _shaded(colour, 0.62), chance)
    _cast(picture, _polygon(lid), colour, chance, shadow=0.0)
    patch = _corners(corner + 0.2 * (lid[2] - corner), (0.55 * half[0], 0.3 * half[1]), angle)
    _cast(picture, _polygon(patch), _shaded(colour, -0.5, 240), chance, shadow=0.0)


def _end(picture: Floats, corner: Point, unit: float, chance: Chance) -> None:
    """The table ends, and the floor is far below."""
    height, width = picture.shape[:2]
    floor: Colour = chance.pick(((74, 66, 60), (112, 106, 98), (58, 60, 66), (140, 122, 100)))
    room = unit * chance.within(0.02, 0.1)
    tilt = chance.within(-0.06, 0.06) * width
    corners = ((-9.0, -9.0), (width + 9.0, -9.0), (width + 9.0, room + tilt), (-9.0, room - tilt))
    shape = np.asarray(corners)
    if corner[1] > height / 2:
        shape = np.asarray((width, height)) - shape
    _cast(picture, _polygon(shape), floor, chance, shadow=0.25)


_THINGS = (_paper, _paper, _paper, _pen, _pen, _cup, _coin, _cable, _telephone, _carton, _end)
