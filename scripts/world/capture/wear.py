"""What sending does to a finished picture: saved again and again, made small, sent by messenger, faxed."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image

from world.capture.how import Damage
from world.capture.scale import amount
from world.chance import Chance
from world.sheet import Pixels

BEST_QUALITY = 94
"""JPEG quality of a careful telephone."""


def quality_of(severity: float) -> int:
    """The JPEG quality of damage ``jpeg`` at `severity`."""
    return round(BEST_QUALITY - amount("jpeg", severity))


def send(picture: Pixels, damages: tuple[Damage, ...], x_height_px: float, chance: Chance) -> Pixels:
    """`picture` after the file `damages`, in the order in which they are named."""
    for damage in damages:
        match damage.kind:
            case "low-resolution":
                left = (amount("low-resolution", 1) / max(x_height_px, 0.1)) ** damage.severity
                picture = shrunk(picture, min(1.0, left))
                x_height_px *= min(1.0, left)
            case "messenger":
                left = 1 - amount("messenger", damage.severity)
                picture = saved_again(shrunk(picture, left), round(76 - 60 * damage.severity))
                x_height_px *= left
            case "generations":
                times = round(amount("generations", damage.severity))
                for time in range(times):
                    picture = saved_again(picture, round(84 - 66 * damage.severity * (time + 1) / times))
            case "bitonal":
                picture = faxed(picture, damage.severity, chance.child("fax"))
            case _:
                continue
    return picture


def shrunk(picture: Pixels, share: float) -> Pixels:
    """`picture` with `share` of its rows and columns."""
    size = max(8, round(picture.shape[1] * share)), max(8, round(picture.shape[0] * share))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def saved_again(picture: Pixels, quality: int) -> Pixels:
    """`picture` as a JPEG of `quality` gives it back."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=max(1, quality), subsampling=2)
    with Image.open(io.BytesIO(buffer.getvalue())) as image:
        return np.asarray(image.convert("RGB"), np.uint8)


def faxed(picture: Pixels, severity: float, chance: Chance) -> Pixels:
    """Black and white only, with fewer rows, and a threshold that suits another paper."""
    grey = np.asarray(picture.mean(2), np.float32)
    height, width = grey.shape
    rows = max(8, round(height * (1 - amount("bitonal", severity) * 0.75)))
    small = cv2.resize(
        grey, (max(8, round(width * (1 - 0.45 * amount("bitonal", severity)))), rows), interpolation=cv2.INTER_AREA
    )
    local = cv2.GaussianBlur(small, (0, 0), max(small.shape) / 30)
    drift = 60 * severity * (1 if chance.happens(0.5) else -0.8)
    black = small + chance.rng.normal(0, 2 + 6 * severity, small.shape) < np.clip(local * 0.8 - drift * 0.55, 12, 248)
    return np.repeat(
        cv2.resize(np.where(black, 0, 255).astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)[
            ..., None
        ],
        3,
        2,
    )


def greyed(picture: Pixels) -> Pixels:
    """`picture` without colour."""
    return np.repeat(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[..., None], 3, 2).astype(np.uint8)
