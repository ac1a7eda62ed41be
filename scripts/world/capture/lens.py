"""Lens, sensor and what a telephone computes afterwards: blur, smear, bands, grain, sharpening.

Blur is told in x-heights, since it is the letters that it takes. Noise grows with the square root of the light and is coarse
and low after the telephone's denoiser; sharpening draws the light rims that real photographs have around print.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.how import Damage
from world.capture.paper import line_kernel
from world.capture.scale import amount
from world.capture.scene import View
from world.chance import Chance

Floats = NDArray[np.float32]

BEST_BLUR_PX = 0.55
"""Standard deviation of a good lens and a Bayer pattern (chosen)."""
SHARPENING = 0.7
"""Share of the detail that telephones add on top (chosen by looking at real rims)."""
LEAST_NOISE = 0.9
"""Grey levels that a telephone in daylight leaves (chosen by looking at real grey surfaces)."""
READ_NOISE, SHOT_NOISE = 0.5, 0.5
"""Shares of the noise in the dark and in full light."""


def focus(view: View, damages: tuple[Damage, ...], chance: Chance) -> None:
    """Blurs `view` by lens and hand."""
    sigma = BEST_BLUR_PX
    for damage in damages:
        if damage.kind == "focus":
            sigma = float(np.hypot(sigma, amount("focus", damage.severity) * view.x_height))
            view.happened.append((damage, None))
    view.pixels = np.asarray(cv2.GaussianBlur(view.pixels, (0, 0), sigma), np.float32)
    for place, damage in enumerate(damages):
        if damage.kind == "motion":
            length = amount("motion", damage.severity) * view.x_height
            kernel = line_kernel(length, chance.child(f"{place}").within(0, 180))
            view.pixels = np.asarray(cv2.filter2D(view.pixels, -1, kernel, borderType=cv2.BORDER_REPLICATE), np.float32)
            view.happened.append((damage, None))


def bands(view: View, damages: tuple[Damage, ...], chance: Chance) -> None:
    """A screen's pixels sampled by the sensor's: coloured bands, and the grid itself where it is coarse enough."""
    for place, damage in enumerate(damages):
        if damage.kind != "moire":
            continue
        own = chance.child(f"{place}")
        width, height = view.size
        x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
        depth = amount("moire", damage.severity)
        turn = own.within(-0.25, 0.25)
        # Two gratings beat where their pitches nearly agree; bent a little, as lenses do.
        pitch = own.within(14, 34)
        across = x * np.cos(turn) + y * np.sin(turn) + 9 * np.sin(y / height * 3 + own.within(0, 6))
        along = y * np.cos(turn) - x * np.sin(turn) + 9 * np.sin(x / width * 3 + own.within(0, 6))
        grid = 0.5 * depth * (np.sin(across * 2.1) * np.sin(along * 2.1))
        for channel in range(3):
            beat = np.sin(across / pitch * 6.28 + channel * 1.3) + 0.7 * np.sin(along / (1.4 * pitch) * 6.28 + channel)
            view.pixels[..., channel] *= 1 + 0.5 * depth * beat + grid
        view.happened.append((damage, None))


def expose(view: View, damages: tuple[Damage, ...], chance: Chance) -> None:
    """The sensor's grain and limits, and the telephone's sharpening."""
    levels = LEAST_NOISE
    for damage in damages:
        if damage.kind == "noise":
            levels = max(levels, amount("noise", damage.severity))
            view.happened.append((damage, None))
        elif damage.kind == "dark":  # what little light there is, is amplified with its grain
            levels = max(levels, 9.0 * damage.severity)
    height, width = view.pixels.shape[:2]
    pixels = np.clip(view.pixels, 0, 255)
    grain = chance.rng.standard_normal((height, width), np.float32)
    grain = cv2.GaussianBlur(grain, (0, 0), 0.7) * np.float32(1.9)
    blotches = chance.rng.standard_normal(((height + 3) // 4, (width + 3) // 4, 3), np.float32)
    colour = cv2.resize(blotches, (width, height), interpolation=cv2.INTER_LINEAR) * np.float32(0.45)
    strength = np.float32(levels) * (READ_NOISE + SHOT_NOISE * np.sqrt(pixels[..., 1] / np.float32(255)))
    sharper = pixels + np.float32(SHARPENING) * (pixels - cv2.GaussianBlur(pixels, (0, 0), 1.3))
    view.pixels = np.asarray(sharper + (grain[..., None] * np.float32(0.9) + colour) * strength[..., None], np.float32)
