"""Marks of conformity, recycling and handling, and a few pictograms, drawn from lines and arcs.

CE: Regulation (EC) 765/2008, annex II; crossed-out bin: Directive 2012/19/EU, annex IX; the handling marks: ISO 780;
the Möbius loop: ISO 7000-1135; double insulation: IEC 60417-5172.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL.ImageDraw import ImageDraw

Spot = Callable[[float, float], tuple[float, float]]


class _Sign:
    """A pen whose unit square is the sign."""

    def __init__(self, pen: ImageDraw, at: tuple[int, int], height: int, ink: int) -> None:
        self.pen, self.at, self.height, self.ink = pen, at, height, ink

    def spot(self, x: float, y: float) -> tuple[float, float]:
        return self.at[0] + x * self.height, self.at[1] + y * self.height

    def line(self, *points: tuple[float, float], thick: float = 0.08) -> None:
        width = max(1, round(thick * self.height))
        self.pen.line([self.spot(*point) for point in points], fill=self.ink, width=width, joint="curve")

    def arc(self, middle: tuple[float, float], radius: float, turns: tuple[float, float], thick: float = 0.12) -> None:
        (x, y), r = self.spot(*middle), radius * self.height
        self.pen.arc((x - r, y - r, x + r, y + r), *turns, fill=self.ink, width=max(1, round(thick * self.height)))

    def shape(self, *points: tuple[float, float]) -> None:
        self.pen.polygon([self.spot(*point) for point in points], fill=self.ink)

    def box(self, a: float, b: float, c: float, d: float, *, thick: float = 0.06) -> None:
        self.pen.rectangle(
            (*self.spot(a, b), *self.spot(c, d)), outline=self.ink, width=max(1, round(thick * self.height))
        )


def _ce(sign: _Sign) -> None:
    sign.arc((0.5, 0.5), 0.5, (90, 270), 0.14)
    sign.arc((1.22, 0.5), 0.5, (90, 270), 0.14)
    sign.line((0.74, 0.5), (1.12, 0.5), thick=0.13)


def _bin(sign: _Sign) -> None:
    sign.line((0.2, 0.22), (0.27, 0.78), (0.6, 0.78), (0.67, 0.22), thick=0.05)
    sign.line((0.14, 0.2), (0.73, 0.2), thick=0.06)
    sign.line((0.36, 0.13), (0.52, 0.13), thick=0.05)
    sign.arc((0.3, 0.8), 0.06, (0, 360), 0.05)
    sign.line((0.02, 0.03), (0.84, 0.82), thick=0.05)
    sign.line((0.84, 0.03), (0.02, 0.82), thick=0.05)
    sign.shape((0.1, 0.92), (0.76, 0.92), (0.76, 1.0), (0.1, 1.0))


def _loop(sign: _Sign) -> None:
    for third in range(3):
        turn = math.radians(120 * third - 90)
        here = (0.5 + 0.42 * math.cos(turn), 0.56 + 0.42 * math.sin(turn))
        turn += math.radians(120)
        there = (0.5 + 0.42 * math.cos(turn), 0.56 + 0.42 * math.sin(turn))
        along = (there[0] - here[0], there[1] - here[1])
        tail = (here[0] + 0.22 * along[0], here[1] + 0.22 * along[1])
        head = (here[0] + 0.72 * along[0], here[1] + 0.72 * along[1])
        sign.line(tail, head, thick=0.13)
        side = (-0.18 * along[1], 0.18 * along[0])
        tip = (head[0] + 0.22 * along[0], head[1] + 0.22 * along[1])
        sign.shape((head[0] + side[0], head[1] + side[1]), (head[0] - side[0], head[1] - side[1]), tip)


def _glass(sign: _Sign) -> None:
    sign.box(0.0, 0.0, 0.8, 1.0)
    sign.shape((0.2, 0.12), (0.6, 0.12), (0.54, 0.5), (0.26, 0.5))
    sign.line((0.4, 0.5), (0.4, 0.8), thick=0.07)
    sign.line((0.22, 0.84), (0.58, 0.84), thick=0.1)


def _up(sign: _Sign) -> None:
    sign.box(0.0, 0.0, 0.8, 1.0)
    for x in (0.25, 0.55):
        sign.line((x, 0.3), (x, 0.78), thick=0.09)
        sign.shape((x - 0.12, 0.36), (x + 0.12, 0.36), (x, 0.12))
    sign.line((0.1, 0.86), (0.7, 0.86), thick=0.08)


def _umbrella(sign: _Sign) -> None:
    sign.box(0.0, 0.0, 0.8, 1.0)
    sign.arc((0.4, 0.56), 0.3, (180, 360), 0.3)
    sign.line((0.4, 0.5), (0.4, 0.86), (0.5, 0.86), thick=0.05)
    for x in (0.15, 0.35, 0.58):
        sign.line((x + 0.05, 0.08), (x, 0.2), thick=0.04)


def _double(sign: _Sign) -> None:
    sign.box(0.0, 0.1, 0.8, 0.9, thick=0.07)
    sign.box(0.2, 0.3, 0.6, 0.7, thick=0.07)


def _house(sign: _Sign) -> None:
    sign.line((0.0, 0.5), (0.45, 0.08), (0.9, 0.5), thick=0.07)
    sign.line((0.14, 0.45), (0.14, 0.92), (0.76, 0.92), (0.76, 0.45), thick=0.07)


def _portrait(sign: _Sign) -> None:
    sign.arc((0.4, 0.36), 0.2, (0, 360), 0.3)
    sign.arc((0.4, 1.0), 0.38, (180, 360), 0.4)


def _camera(sign: _Sign) -> None:
    sign.shape((0.0, 0.22), (0.36, 0.22), (0.46, 0.06), (0.92, 0.06), (1.02, 0.22), (1.4, 0.22), (1.4, 1.0), (0.0, 1.0))
    hole = _Sign(sign.pen, sign.at, sign.height, 255 - sign.ink)
    hole.arc((0.7, 0.6), 0.32, (0, 360), 0.07)
    hole.arc((0.7, 0.6), 0.17, (0, 360), 0.17)


def _speaker(sign: _Sign) -> None:
    sign.box(0.0, 0.0, 0.75, 1.0, thick=0.07)
    sign.arc((0.375, 0.64), 0.25, (0, 360), 0.09)
    sign.arc((0.375, 0.22), 0.1, (0, 360), 0.1)


def _computer(sign: _Sign) -> None:
    sign.box(0.16, 0.06, 1.24, 0.78, thick=0.06)
    sign.shape((0.12, 0.82), (1.28, 0.82), (1.4, 0.98), (0.0, 0.98))


_SIGNS: dict[str, tuple[float, Callable[[_Sign], None]]] = {
    "ce": (1.35, _ce), "bin": (0.88, _bin), "loop": (1.0, _loop), "glass": (0.82, _glass), "up": (0.82, _up),
    "umbrella": (0.82, _umbrella), "double": (0.82, _double), "house": (0.92, _house),
    "portrait": (0.8, _portrait), "camera": (1.4, _camera), "lens": (1.4, _camera), "speaker": (0.75, _speaker), "computer": (1.4, _computer),
}  # fmt: skip


def sign_width(name: str) -> float:
    """How wide the sign is, in its heights."""
    return _SIGNS[name][0]


def draw_sign(pen: ImageDraw, name: str, at: tuple[int, int], *, height_px: int, ink: int = 255) -> None:
    """Draws the sign with its left upper corner at `at`."""
    _SIGNS[name][1](_Sign(pen, at, height_px, ink))
