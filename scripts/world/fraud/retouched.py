"""A finished photograph changed in a picture editor, and saved once more.

The same scene is taken twice, with and without the forged print, by the same chance: all agrees but the ink. Of the second
picture the patch around the change is laid over the first, as a forger gets it from another photograph: smoothed, a little
lighter, with hard edges in `tune` and soft ones in `held`. Saving again gives the field one JPEG and all around it two.
"""

from __future__ import annotations

import io
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from world.capture.camera import capture
from world.capture.how import Capture
from world.chance import Chance, Stock
from world.fraud.pictures import move_date, paste_digits
from world.fraud.telling import finished, tampered
from world.sheet import Drawn, Made, UnfitError

Floats = NDArray[np.float32]

EDGES: Stock[float] = Stock((0.0,), (1.6,))
"""Pixels over which the patch passes into the picture."""
SOFTWARE = 0x0131
EDITORS = Stock(("Pixelbench 12", "Snap Retouch"), ("Bildwerk 9", "FotoFix Go"))
"""Invented editors, as they sign (TIFF 6.0, tag 305)."""
SIGNED = 0.6
"""How often an editor leaves its name (chosen)."""
LIGHTER = 9.0
"""Grey levels by which the clumsiest patch is lighter (chosen)."""
SMOOTHED = 0.5
"""Clumsiness from which on the patch has lost its grain (chosen)."""


def retouch(stem: str, drawn: Drawn, how: Capture, chance: Chance, *, severity: float, keeps: bool) -> Made:
    """The file called `stem` of `drawn`: captured by `how`, then changed as a picture."""
    if len(drawn.sheets) > 1:
        raise UnfitError(f"{drawn.kind}: several pages are no one picture")
    do = move_date if chance.happens(0.5) else paste_digits
    changed, edits = do(drawn, chance, severity=severity / 2, keeps=keeps)
    told = tampered(
        replace(changed, pdf=None), tuple(replace(one, kind="retouched", severity=severity) for one in edits)
    )
    device = "phone" if how.device == "file" else how.device
    camera = replace(how, device=device, encoding="jpeg", turn=0, orientation=1)
    true = replace(
        told, sheets=tuple(replace(one, pixels=old.pixels) for one, old in zip(told.sheets, drawn.sheets, strict=True))
    )
    before, after = (capture(stem, one, camera, chance.child("capture")) for one in (true, told))
    made = finished(after)
    pixels = _pixels(before)
    for change in made.truth["changes"]:
        if "box" in change:
            pixels = _patched(pixels, _pixels(after), change["box"], chance, severity=severity)
    return replace(made, data=_saved(pixels, chance))


def _pixels(made: Made) -> Floats:
    return np.asarray(Image.open(io.BytesIO(made.data)).convert("RGB"), np.float32)


def _patched(
    below: Floats,
    over: Floats,
    box: list[float],
    chance: Chance,
    *,
    severity: float,
) -> Floats:
    """`below` with what `over` shows in `box`."""
    height, width = below.shape[:2]
    left, top, right, bottom = (
        round(edge * size) for edge, size in zip(box, (width, height, width, height), strict=True)
    )
    mask = np.zeros((height, width), np.float32)
    mask[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = 1
    edge = chance.pick(EDGES)
    soft = cv2.GaussianBlur(mask, (0, 0), edge) if edge else mask
    patch = cv2.medianBlur(np.asarray(over, np.uint8), 3).astype(np.float32) if severity > SMOOTHED else over
    return np.asarray(below + soft[..., None] * (patch + LIGHTER * severity - below), np.float32)


def _saved(pixels: Floats, chance: Chance) -> bytes:
    file, exif = io.BytesIO(), Image.Exif()
    if chance.happens(SIGNED):
        exif[SOFTWARE] = chance.pick(EDITORS)
    picture = Image.fromarray(np.asarray(np.clip(np.rint(pixels), 0, 255), np.uint8))
    picture.save(file, "JPEG", quality=chance.whole(80, 95), exif=exif.tobytes())
    return file.getvalue()
