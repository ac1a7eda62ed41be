"""Light on the scene: what is missing, what is too much, and its colour.

Shares of light are physical; pixels hold light to the power 1/2.2, so half the light is 0.73 of the grey level.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.how import Damage
from world.capture.scale import amount
from world.capture.scene import View
from world.capture.texture import blot
from world.chance import Chance
from world.sheet import Place

Floats = NDArray[np.float32]

GAMMA = 1 / 2.2
"""Of sRGB, about."""
SMALL = 6
"""Light changes slowly: it is reckoned on every sixth pixel."""


def shine(view: View, damages: tuple[Damage, ...], chance: Chance) -> None:
    """Lights `view` as the light `damages` say, above what no room is without: a fall of a tenth and a hue."""
    width, height = view.size
    size = (width + SMALL - 1) // SMALL, (height + SMALL - 1) // SMALL
    x, y = np.meshgrid(np.linspace(-1, 1, size[0], dtype=np.float32), np.linspace(-1, 1, size[1], dtype=np.float32))
    angle = chance.within(0, 2 * np.pi)
    along = (x * np.cos(angle) + y * np.sin(angle)) / 1.42
    light = np.asarray(0.93 + 0.07 * along - 0.06 * (x**2 + y**2), np.float32)
    hue = np.asarray((1.0, 1.0, 1.0), np.float32) + chance.within(-0.09, 0.09) * np.asarray((-0.5, 0, 1), np.float32)
    for place, damage in enumerate(damages):
        own = chance.child(f"{place}/{damage.kind}")
        match damage.kind:
            case "gradient":
                light = light * (1 - amount("gradient", damage.severity) * np.clip(0.5 - 0.62 * along, 0, 1))
            case "shadow":
                light = light * _shadow(view, damage, size, own)
            case "dark":
                light = light * (1 - amount("dark", damage.severity))
            case "bright":
                light = light * (1 + amount("bright", damage.severity))
            case "cast":
                warm = 1 if own.happens(0.6) else -1
                lack = amount("cast", damage.severity)
                hue = hue * np.asarray(
                    (1, 1 - 0.35 * lack, 1 - lack) if warm > 0 else (1 - lack, 1 - 0.25 * lack, 1), np.float32
                )
            case _:
                continue
        if damage.kind != "shadow":
            view.happened.append((damage, None))
    full = cv2.resize(
        np.maximum(light, 0.002).astype(np.float32) ** np.float32(GAMMA), (width, height), interpolation=cv2.INTER_CUBIC
    )
    view.pixels = np.asarray(view.pixels * full[..., None] * hue**GAMMA, np.float32)
    for place, damage in enumerate(damages):
        if damage.kind == "glare":
            _glare(view, damage, chance.child(f"{place}/glare"))


def _shadow(view: View, damage: Damage, size: tuple[int, int], chance: Chance) -> Floats:
    """What is left of the light under a hand, a head or the telephone itself."""
    targets = view.targets(damage)
    canvas = np.zeros((size[1], size[0]), np.uint8)
    if targets:
        for left, top, right, bottom in targets:
            more = max(0.9 * (bottom - top), 4 * view.mm)
            box = (left - more, top - more, right + more, bottom + more)
            corners = [round(value / SMALL) for value in box]
            cv2.rectangle(canvas, (corners[0], corners[1]), (corners[2], corners[3]), 255, -1)
            view.happened.append((damage, box))
        soft = 1.5 * view.mm / SMALL
    else:
        middle = np.asarray(size) * np.asarray((chance.within(0.2, 0.8), chance.within(0.45, 0.9)))
        half = np.asarray(size) * np.asarray((chance.within(0.22, 0.4), chance.within(0.3, 0.55)))
        box_points = cv2.boxPoints((tuple(middle), tuple(2 * half), chance.within(-35, 35)))
        cv2.fillPoly(canvas, [np.round(box_points).astype(np.int32)], 255)
        soft = max(size) * chance.within(0.008, 0.04)
        seen = np.argwhere(canvas)
        (y0, x0), (y1, x1) = (seen.min(0), seen.max(0)) if len(seen) else ((0, 0), (1, 1))
        view.happened.append((damage, (float(x0 * SMALL), float(y0 * SMALL), float(x1 * SMALL), float(y1 * SMALL))))
    dark = cv2.GaussianBlur(canvas.astype(np.float32) / 255, (0, 0), max(0.6, soft))
    return np.asarray(1 - amount("shadow", damage.severity) * dark, np.float32)


def _glare(view: View, damage: Damage, chance: Chance) -> None:
    """A lamp mirrored by glossy paper: white where it is, a veil around it."""
    left, top, right, bottom = view.on_sheet
    peak = amount("glare", damage.severity)
    spots = [
        ((x0 + x1) / 2, (y0 + y1) / 2, 0.62 * (x1 - x0), 1.1 * (y1 - y0)) for x0, y0, x1, y1 in view.targets(damage)
    ]
    if damage.role is None:
        radius = damage.severity * (right - left) / 3
        spots.append((
            left + (right - left) * chance.within(0.15, 0.85), top + (bottom - top) * chance.within(0.1, 0.9),
            radius * chance.within(0.8, 1.6), radius * chance.within(0.5, 1.0),
        ))  # fmt: skip
    columns, rows = np.meshgrid(*(np.arange(0, side, SMALL, dtype=np.float32) for side in view.size))
    for x, y, wide, high in spots:
        out = ((columns - x) / max(wide, 1)) ** 2 + ((rows - y) / max(high, 1)) ** 2
        spot = peak * (np.exp(-(out**1.6) * 0.9) + 0.14 * np.exp(-out / 6))
        full = cv2.resize(spot.astype(np.float32), view.size, interpolation=cv2.INTER_CUBIC)[..., None]
        # White that is added by mirroring: what is dark gets it as well, and the sensor ends at 255.
        view.pixels = np.asarray(view.pixels + full * 250, np.float32)
        box: Place = x - wide, y - high, x + wide, y + high
        view.happened.append((damage, box))


def spill(view: View, damages: tuple[Damage, ...], chance: Chance) -> None:
    """Grease on the lens: a veil of the scene's own light over the contrast."""
    for place, damage in enumerate(damages):
        if damage.kind != "haze":
            continue
        share = amount("haze", damage.severity)
        small = cv2.resize(view.pixels, None, fx=1 / 16, fy=1 / 16, interpolation=cv2.INTER_AREA)
        veil = cv2.GaussianBlur(small, (0, 0), max(small.shape) / 12) * 0.6 + small.mean((0, 1)) * 0.4
        veil = cv2.resize(np.asarray(veil, np.float32), view.size, interpolation=cv2.INTER_CUBIC)
        even = 0.75 + 0.25 * cv2.resize(blot((64, 64), chance.child(f"{place}"), soft=0.8), view.size)
        soft = cv2.GaussianBlur(view.pixels, (0, 0), 0.02 + 0.16 * damage.severity * view.x_height)
        view.pixels = np.asarray(soft + (veil - soft) * (share * even)[..., None], np.float32)
        view.happened.append((damage, None))
