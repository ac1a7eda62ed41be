"""What plates are made of: metal cut or etched, plastic moulded or printed on, foil.

Light falls from the upper left. Letters that are cut, etched or moulded have no ink: a groove shows by what fills it and by
its edges, relief by its shading alone. Contrast is what tells these apart for a reader, so each finish names its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from world.press.label.print import Ground
from world.press.plate.bend import Bend
from world.sheet import Pixels

Floats = NDArray[np.float32]
Finish = Literal["engraved", "dark", "moulded", "etched", "padprint", "foil"]


def finished(letters: Floats, finish: Finish, rng: np.random.Generator, *, wear: float = 0.0) -> Pixels:
    """The surface with `letters` (1 is all letter) in it; `wear` 0 to 1 scratches and dulls it."""
    surface = _FINISHES[finish](letters, rng)
    return _levels(_worn(surface, wear, rng) if wear else surface)


def _levels(surface: Floats) -> Pixels:
    return np.asarray(np.clip(surface, 0, 255), np.uint8)


def _coloured(grey: Floats, tint: tuple[float, float, float]) -> Floats:
    return np.asarray(grey[..., None] * np.asarray(tint, np.float32), np.float32)


def _brushed(shape: tuple[int, int], rng: np.random.Generator, depth: float) -> Floats:
    """Long fine lines from left to right."""
    noise = rng.standard_normal((shape[0], max(2, shape[1] // 60)), np.float32)
    lines = cv2.resize(noise, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray(depth * (0.7 * lines + 0.3 * rng.standard_normal(shape, np.float32)), np.float32)


def _slope(shape: tuple[int, int], rng: np.random.Generator, depth: float) -> Floats:
    """Light that falls off to one side."""
    y, x = np.mgrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    return np.asarray(depth * (x * np.cos(angle) + y * np.sin(angle)), np.float32)


def _shading(letters: Floats, softness_px: float) -> Floats:
    """Light on slopes that face the upper left, shade on those that turn away; about -1 to 1."""
    height = cv2.GaussianBlur(letters, (0, 0), softness_px)
    fall = np.roll(height, (-2, -2), (0, 1)) - np.roll(height, (2, 2), (0, 1))
    return np.asarray(fall, np.float32)


def _engraved(letters: Floats, rng: np.random.Generator) -> Floats:
    """Cut into dark metal and filled with white paint."""
    metal = 44 + _brushed(letters.shape[:2], rng, 5) + _slope(letters.shape[:2], rng, 12)
    groove = cv2.GaussianBlur(letters, (0, 0), 0.9)
    metal = metal * (1 - 0.45 * np.roll(groove, (2, 2), (0, 1)))
    return _coloured(metal * (1 - groove) + (190 + _slope(letters.shape[:2], rng, 10)) * groove, (1.0, 1.0, 1.03))


def _dark(letters: Floats, rng: np.random.Generator) -> Floats:
    """Grey on near-black metal: thirty levels of contrast, no more."""
    metal = 36 + _brushed(letters.shape[:2], rng, 2) + _slope(letters.shape[:2], rng, 10)
    soft = cv2.GaussianBlur(letters, (0, 0), 0.9)
    return _coloured(metal + rng.uniform(30, 42) * soft + 6 * _shading(letters, 1.2), (1.0, 0.99, 0.97))


def _moulded(letters: Floats, rng: np.random.Generator) -> Floats:
    """Raised from plastic of one colour."""
    level = float(rng.choice(np.asarray((62.0, 88.0, 205.0))))
    grain = cv2.GaussianBlur(rng.standard_normal(letters.shape, np.float32), (0, 0), 1.1) * 3.2
    face = level + grain + _slope(letters.shape[:2], rng, 0.07 * level)
    depth = 0.85 if level < 150 else 0.34
    lit = face * (1 + depth * _shading(letters, 1.6)) + 0.05 * level * cv2.GaussianBlur(letters, (0, 0), 1.2)
    return _coloured(lit, (1.0, 0.995, 0.98))


def _etched(letters: Floats, rng: np.random.Generator) -> Floats:
    """A laser's grey on brushed aluminium."""
    metal = 188 + _brushed(letters.shape[:2], rng, 7) + _slope(letters.shape[:2], rng, 16)
    mark = cv2.GaussianBlur(letters, (0, 0), 0.8) * (0.93 + 0.05 * rng.standard_normal(letters.shape, np.float32))
    return _coloured(metal - 105 * mark.clip(0, 1), (1.0, 1.0, 1.015))


def _padprint(letters: Floats, rng: np.random.Generator) -> Floats:
    """White ink on grained black plastic."""
    grain = cv2.GaussianBlur(rng.standard_normal(letters.shape, np.float32), (0, 0), 0.9)
    plastic = 33 + 6 * grain + _slope(letters.shape[:2], rng, 7)
    cover = np.clip(cv2.GaussianBlur(letters, (0, 0), 0.7) * (0.95 + 0.05 * grain), 0, 1)
    return _coloured(plastic + (222 - plastic) * cover, (1.0, 1.0, 1.0))


def _foil(letters: Floats, rng: np.random.Generator) -> Floats:
    """Black on silver foil that mirrors bands of the room."""
    height, width = letters.shape[:2]
    stops = rng.uniform(150, 244, 9).astype(np.float32)
    angle = rng.uniform(-0.35, 0.35)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    along = (x + np.tan(angle) * y) / (width * 1.4) + 0.2
    bands = np.interp(along.ravel(), np.linspace(0, 1.2, len(stops)), stops).reshape(height, width)
    foil = cv2.GaussianBlur(bands.astype(np.float32), (0, 0), 15) + _brushed((height, width), rng, 1.5)
    return _coloured(foil * (1 - 0.88 * cv2.GaussianBlur(letters, (0, 0), 0.6)), (1.0, 1.0, 1.01))


_FINISHES: dict[Finish, Callable[[Floats, np.random.Generator], Floats]] = {
    "engraved": _engraved, "dark": _dark, "moulded": _moulded, "etched": _etched, "padprint": _padprint, "foil": _foil,
}  # fmt: skip


def _worn(surface: Floats, wear: float, rng: np.random.Generator) -> Floats:
    """Fine scratches in all directions, a few deep ones, dull patches."""
    height, width = surface.shape[:2]
    scratches = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(scratches)
    for _ in range(round(60 * wear)):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        angle, length = rng.uniform(0, np.pi), rng.uniform(0.05, 0.4) * width
        end = (x + length * np.cos(angle), y + length * np.sin(angle))
        pen.line((x, y, *end), fill=int(rng.integers(30, 120)), width=1)
    lines = cv2.GaussianBlur(np.asarray(scratches, np.float32) / 255, (0, 0), 0.7)[..., None]
    patches = cv2.resize(rng.random((5, 8), np.float32), (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
    middle = surface.mean()
    dull = 0.3 * wear * patches.clip(0, 1)
    return np.asarray((surface + (middle - surface) * dull) + (215 - surface) * lines * 0.8, np.float32)


def around_ring(pixels: Pixels, bend: Bend, rng: np.random.Generator) -> Pixels:
    """A lens around and inside of its ring: knurled rim, black baffles, coated glass with a window mirrored in it."""
    band = bend.down > 0
    side = bend.size[0]
    thick = float(np.argmax(band[side // 2])) / side  # where the band begins, seen from the left
    scenery = _lens(side // 2, rng, outer=1 - 2 * thick)
    soft = cv2.GaussianBlur(band.astype(np.float32), (0, 0), 1.0)[..., None]
    whole = cv2.resize(scenery, bend.size, interpolation=cv2.INTER_LINEAR)
    return _levels(np.asarray(whole * (1 - soft) + pixels * soft, np.float32))


GLASS = 0.5
"""Radius of the front element, of the lens's own (chosen)."""


def _lens(side: int, rng: np.random.Generator, *, outer: float) -> Floats:
    """The front of a lens; `outer` is where the lettered ring ends, of its radius."""
    y, x = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j].astype(np.float32)
    radius, turn = np.hypot(x, y), np.arctan2(y, x)
    knurl = 26 + 16 * (np.sin(turn * 150) > 0) * (0.6 + 0.4 * np.cos(turn - 2.2))
    baffle = 15 + 7 * np.sin(radius * 240)
    grey = np.where(radius > outer, knurl, baffle)[..., None] * np.ones(3, np.float32)
    tint = np.asarray(((26, 20, 44), (18, 34, 30))[int(rng.integers(2))], np.float32)
    coated = tint * (0.5 + 1.3 * np.clip(1 - radius / GLASS, 0, 1))[..., None]
    across, down = (x + 0.15 - 0.5 * y**2) / 0.11, (y + 0.2 + 0.4 * x**2) / 0.09
    window = 1 / (1 + np.maximum(np.abs(across), np.abs(down)) ** 8) * (1 - np.exp(-((across / 0.06) ** 2)))
    coated += window[..., None] * np.asarray((92, 82, 118), np.float32)
    coated += 60 * np.exp(-(((x - 0.18) / 0.05) ** 2 + ((y - 0.21) / 0.05) ** 2))[..., None]
    picture = np.where((radius < GLASS)[..., None], coated, grey)
    edge = np.clip((radius - 0.985) * side / 4, 0, 1)[..., None]
    return np.asarray(picture * (1 - edge) + np.asarray((196, 190, 182)) * edge, np.float32)


def around_barrel(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """A cylinder's light: a bright stripe, dark flanks."""
    x = np.linspace(-1, 1, pixels.shape[1], dtype=np.float32)
    flank = np.sqrt(np.clip(1 - x**2, 0, 1))
    stripe = np.exp(-(((x - rng.uniform(-0.5, 0.5)) / 0.16) ** 2))
    lit = pixels * (0.35 + 0.75 * flank)[None, :, None] + 26 * stripe[None, :, None]
    return _levels(np.asarray(lit, np.float32))


def bay(pixels: Pixels, ground: Ground, dots: float) -> Pixels:
    """A sticker at the bottom of a battery compartment: walls in shadow, spring contacts at one end."""
    height, width = pixels.shape[:2]
    wall = round(0.45 * ground.rim_mm * dots)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    inside = np.minimum(np.minimum(x, width - 1 - x), np.minimum(y, height - 1 - y))
    shade = np.where(inside < wall, 1.25, 0.82 + 0.18 * np.clip((inside - wall) / (1.6 * wall), 0, 1))
    lit = pixels * shade[..., None]
    lit[np.abs(inside - wall) < 2] *= 0.4
    for place in (0.3, 0.43, 0.56, 0.69):
        left, top = round(0.28 * wall), round(place * height)
        lit[top : top + round(0.06 * height), left : left + round(0.55 * wall)] = (198, 160, 84)
    return _levels(np.asarray(lit, np.float32))
