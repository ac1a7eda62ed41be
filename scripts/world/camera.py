"""What a telephone makes of a sheet: a table behind it, perspective, a shadow, blur, noise, JPEG.

`Shot.severity` runs from 0 (a careful picture) to 1 (a poor one that most people would take again); every damage grows
with it by the factors below, which were chosen by looking at the results.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from world.paper import Pixels, Place

Corners = NDArray[np.float32]

JPEG_QUALITY = 74
CORNER_SHIFT = 0.055
"""Share of the sheet's size by which a corner wanders at severity 1."""
TURN_DEGREES = 5.0
SHADOW = 0.45
"""Share of light lost in the middle of the shadow at severity 1."""
BLUR_PX = 1.1
NOISE_LEVELS = 2.5


_SURFACES = {
    "wood": ((128, 92, 62), 9.0, 400, 9),
    "cloth": ((70, 84, 104), 5.0, 5, 5),
    "stone": ((118, 116, 112), 6.0, 24, 24),
    "carton": ((172, 138, 100), 3.0, 3, 160),
    "desk": ((202, 198, 190), 1.5, 60, 60),
}
"""Colour, depth of the pattern in grey levels, and the pattern's width and height in pixels."""
_USUAL = ("wood", "cloth", "stone", "desk")


@dataclass(frozen=True, slots=True)
class Shot:
    """How the picture is taken."""

    severity: float = 0.3
    long_side_px: int = 1600
    """At most; small things are not enlarged."""
    table: str = "any"
    """``any`` of those that receipts lie on, ``wood``, ``cloth``, ``stone``, ``carton``, ``desk``, or ``scanner``: no table at all."""
    cut_right: float = 0.0
    """Share of the picture's width that is missing at the right: the hand was too near."""


def photograph(sheet: Pixels, shot: Shot, rng: np.random.Generator) -> bytes:
    """The JPEG of `sheet` as `shot` takes it."""
    if shot.table == "scanner":
        return _jpeg(_noisy(cv2.GaussianBlur(sheet, (0, 0), 0.4), 1.0, rng))
    size, matrix = _frame(sheet, shot, rng)
    table = _table(str(rng.choice(_USUAL)) if shot.table == "any" else shot.table, size, rng)
    paper = cv2.warpPerspective(sheet, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(np.full(sheet.shape[:2], 255, np.uint8), matrix, size)
    edge = cv2.GaussianBlur(mask, (0, 0), 0.8).astype(np.float32)[..., None] / 255
    cast = cv2.GaussianBlur(np.roll(mask, (10, 8), (0, 1)), (0, 0), 9).astype(np.float32)[..., None] / 255
    scene = table * (1 - 0.45 * cast) * (1 - edge) + paper * edge
    lit = scene * _light(size, shot.severity, rng)[..., None]
    soft = cv2.GaussianBlur(lit, (0, 0), 0.45 + BLUR_PX * shot.severity)
    soft = soft[:, : round(size[0] * (1 - shot.cut_right))]
    return _jpeg(_noisy(soft, 0.8 + NOISE_LEVELS * shot.severity, rng))


TEXT_SMEAR_PX = 15.0
"""Three strokes of a letter run together."""
BARS_SMEAR_PX = 6.0
"""One and a half modules: wide bars are still seen as such, and no reader can tell them."""


def smudged(sheet: Pixels, place: Place, rng: np.random.Generator, *, smear_px: float) -> Pixels:
    """`sheet` with a wet thumb's mark over `place`: the ink is there, and nobody can read it."""
    x0, y0, x1, y1 = place
    pad = 14
    top, bottom = max(0, y0 - pad), min(sheet.shape[0], y1 + pad)
    start, end = max(0, x0 - pad), min(sheet.shape[1], x1 + pad)
    soft = cv2.GaussianBlur(sheet[top:bottom, start:end].astype(np.float32), (0, 0), smear_px, sigmaY=0.75 * smear_px)
    mask = np.zeros((bottom - top, end - start), np.float32)
    mask[6:-6, 6:-6] = 1
    mask = cv2.GaussianBlur(mask, (0, 0), 5)[..., None]
    stain = soft * np.asarray((0.97, 0.965, 0.94), np.float32) + rng.normal(0, 0.8, soft.shape)
    result = sheet.copy()
    result[top:bottom, start:end] = np.asarray(
        np.clip(stain * mask + sheet[top:bottom, start:end] * (1 - mask), 0, 255), np.uint8
    )
    return result


def _frame(sheet: Pixels, shot: Shot, rng: np.random.Generator) -> tuple[tuple[int, int], NDArray[np.float64]]:
    """The picture's (width, height), and the map from the sheet onto it."""
    height, width = sheet.shape[:2]
    scale = min(1.0, shot.long_side_px * 0.9 / max(height, width))
    w, h = width * scale, height * scale
    size = (round(w * 1.12 + 60), round(h * 1.05 + 60))
    corners = np.asarray([(-w, -h), (w, -h), (w, h), (-w, h)], np.float32) / 2
    corners += rng.uniform(-1, 1, (4, 2)).astype(np.float32) * shot.severity * CORNER_SHIFT * min(w, h)
    angle = np.radians(rng.uniform(-1, 1) * TURN_DEGREES * shot.severity * min(1.0, w / h))
    turn = np.asarray([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]], np.float32)
    target = corners @ turn.T + np.asarray(size, np.float32) / 2
    source = np.asarray([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    return size, np.asarray(cv2.getPerspectiveTransform(source, target.astype(np.float32)), np.float64)


def _table(kind: str, size: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float32]:
    """A surface of `size` that the sheet lies on."""
    width, height = size
    base, depth, across, along = _SURFACES[kind]
    coarse = rng.normal(0, 1, (max(2, height // along), max(2, width // across))).astype(np.float32)
    texture = cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.asarray(base, np.float32) + depth * texture[..., None], np.float32)


def _light(size: tuple[int, int], severity: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """Light falling from one side, and the soft edge of the photographer's shadow."""
    width, height = size
    x, y = np.meshgrid(np.linspace(-1, 1, width, dtype=np.float32), np.linspace(-1, 1, height, dtype=np.float32))
    angle = rng.uniform(0, 2 * np.pi)
    along = x * np.cos(angle) + y * np.sin(angle)
    shadow = 1 / (1 + np.exp(-(along - rng.uniform(0.0, 0.5)) * 9))
    return np.asarray(
        (1 - 0.08 * (x**2 + y**2)) * (1 - SHADOW * severity * shadow) * (1 + 0.05 * severity * along), np.float32
    )


def _noisy(pixels: NDArray[Any], levels: float, rng: np.random.Generator) -> Pixels:
    """Sensor noise as a telephone's denoiser leaves it: coarse and low."""
    height, width = pixels.shape[:2]
    grain = rng.normal(0, levels, (height // 2 + 1, width // 2 + 1)).astype(np.float32)
    return np.asarray(np.clip(pixels + cv2.resize(grain, (width, height))[..., None], 0, 255), np.uint8)


def _jpeg(pixels: Pixels) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return buffer.getvalue()
