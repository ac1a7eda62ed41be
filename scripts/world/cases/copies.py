"""Another file of the same paper: sent again, turned, cropped, saved anew, photographed again, off a screen.

Boxes of a truth are fractions of the upright page: turning leaves them, cropping moves them.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from world.capture.camera import capture
from world.capture.choose import any_capture
from world.cases.plan import CopyManner
from world.chance import Chance
from world.sheet import Drawn, Made

CROP = 0.04
"""Of a side, at most: a careless hand at the cropping frame; chosen."""


def copied(stem: str, made: Made, drawn: Drawn, *, manner: CopyManner, chance: Chance) -> Made:
    """The file called `stem`: `made` again in this manner; its truth says whose copy it is."""
    if manner == "rephotographed":
        again = capture(stem, drawn, any_capture(chance, drawn, hardness=0.2), chance)
    elif manner == "screen":
        again = capture(stem, _on_screen(drawn), any_capture(chance, _on_screen(drawn), hardness=0.2), chance)
    elif manner == "file" or _is_pdf(made):
        again = replace(made, name=stem + PurePosixPath(made.name).suffix)
    else:
        again = _saved(stem, made, manner, chance)
    return again.told(copy_of=made.name)


def _is_pdf(made: Made) -> bool:
    return made.data.startswith(b"%PDF")


def _on_screen(drawn: Drawn) -> Drawn:
    """The same paper, shown by a screen."""
    sheets = tuple(replace(sheet, paper="screen") for sheet in drawn.sheets)
    return replace(drawn, sheets=sheets, pdf=None)


def _saved(stem: str, made: Made, manner: CopyManner, chance: Chance) -> Made:
    """The picture turned, cropped or only saved anew."""
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(made.data))).convert("RGB")
    truth = made.truth
    if manner == "rotated":
        picture = picture.transpose(chance.pick((Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)))
    if manner == "cropped":
        picture, truth = _cropped(picture, truth, chance)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=chance.whole(70, 88))
    return replace(made, name=f"{stem}.jpg", data=file.getvalue(), truth=truth)


def _cropped(picture: Image.Image, truth: dict[str, Any], chance: Chance) -> tuple[Image.Image, dict[str, Any]]:
    """A little less on each side, but never of a value."""
    boxes = [place["box"] for places in truth.get("places", {}).values() for place in places] or [(0, 0, 1, 1)]
    least, most = np.min(boxes, axis=0), np.max(boxes, axis=0)
    left, top = (min(chance.within(0, CROP), float(edge)) for edge in least[:2])
    right, bottom = (max(1 - chance.within(0, CROP), float(edge)) for edge in most[2:])
    wide, high = right - left, bottom - top

    def moved(box: list[float]) -> list[float]:
        return [
            round(min(max((at - start) / size, 0.0), 1.0), 4)
            for at, start, size in zip(box, (left, top, left, top), (wide, high, wide, high), strict=True)
        ]

    width, height = picture.size
    cut = picture.crop((round(left * width), round(top * height), round(right * width), round(bottom * height)))
    places = {
        role: [{**one, "box": moved(one["box"])} for one in several]
        for role, several in truth.get("places", {}).items()
    }
    damages = [{**one, "box": moved(one["box"])} if one.get("box") else one for one in truth.get("damages", ())]
    return cut, {**truth, "places": places, "damages": damages}
