"""Another file of the same paper: sent again, turned, cropped, saved anew, smaller, grey, by messenger, photographed, off a screen.

Boxes of a truth are fractions of the upright page: turning leaves them, cropping moves them.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import numpy as np
import pi_heif
import pypdfium2
from PIL import Image, ImageOps

from world.capture.camera import capture
from world.capture.choose import any_capture
from world.cases.legible import Shot
from world.cases.plan import CopyManner
from world.chance import Chance
from world.sheet import Drawn, Made, Mark

pi_heif.register_heif_opener()

GENTLE = 0.2
"""Hardness of a copy's capture: who copies wants it read; chosen."""
DPI = 200
"""Of a PDF's page made a picture; chosen."""
CROP = 0.2
"""Of a side, at most: what lies around the paper goes, and some of its margins; chosen."""
RESIZED = (0.6, 0.9)
"""Times the sides (chosen): print that could be read still can."""
MESSENGER_LONG_SIDE_PX = 1600
MESSENGER_QUALITY = (55, 72)
"""As messengers send pictures since about 2016; measured by their users, documented nowhere."""
QUALITY = (70, 88)


def copied(stem: str, of: Shot, *, manner: CopyManner, chance: Chance) -> Made:
    """The file called `stem`: what `of` shows again in this manner; its truth says whose copy it is."""
    made, drawn = of.made, of.drawn
    if manner == "rephotographed":
        again = capture(stem, drawn, any_capture(chance, drawn, hardness=GENTLE), chance)
    elif manner == "screen":
        shown = _on_screen(of)
        calm = any_capture(chance, shown, hardness=GENTLE, kinds=())
        again = capture(stem, shown, replace(calm, device="screen-photo"), chance)
    elif manner == "file" or len(drawn.sheets) > 1:
        again = replace(made, name=stem + PurePosixPath(made.name).suffix)
    else:
        again = _saved(stem, of, manner=manner, chance=chance)
    return again.told(copy_of=made.name)


def _on_screen(of: Shot) -> Drawn:
    """The picture as a screen shows it, its values marked where its truth has them; of several pages the papers themselves."""
    made, drawn = of.made, of.drawn
    if len(drawn.sheets) > 1:
        return replace(drawn, pdf=None)
    pixels = np.asarray(_opened(of), np.uint8)
    height, width = pixels.shape[:2]
    marks: list[Mark] = []
    for role, places in made.truth["places"].items():
        texts = [mark.text for sheet in drawn.sheets for mark in sheet.marks if mark.role == role]
        for text, place in zip(texts, places, strict=False):  # what lies outside the frame has a text and no place
            left, top, right, bottom = place["box"]
            marks.append(Mark(role, text, (left * width, top * height, right * width, bottom * height)))
    sheet = replace(drawn.sheets[0], pixels=pixels, marks=tuple(marks), paper="screen")
    return replace(drawn, sheets=(sheet,), pdf=None)


def _opened(of: Shot) -> Image.Image:
    """The upright picture: the camera's tag and the content's quarter turns undone."""
    if of.made.data.startswith(b"%PDF"):
        picture: Image.Image = pypdfium2.PdfDocument(of.made.data)[0].render(scale=DPI / 72).to_pil().convert("RGB")
    else:
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(of.made.data))).convert("RGB")
    return picture.rotate(of.how.turn, expand=True)


def _saved(stem: str, of: Shot, *, manner: CopyManner, chance: Chance) -> Made:
    """The picture turned, cropped, smaller, grey, or only saved anew."""
    picture, truth = _opened(of), of.made.truth
    if manner == "rotated":
        picture = picture.transpose(chance.pick((Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)))
    if manner == "cropped":
        picture, truth = _cropped(picture, truth, chance)
    if manner == "resized":
        picture = _smaller(picture, chance.within(*RESIZED))
    if manner == "grey":
        picture = picture.convert("L")
    if manner == "messenger":
        picture = _smaller(picture, min(1.0, MESSENGER_LONG_SIDE_PX / max(picture.size)))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=chance.whole(*(MESSENGER_QUALITY if manner == "messenger" else QUALITY)))
    return replace(of.made, name=f"{stem}.jpg", data=file.getvalue(), truth=truth)


def _smaller(picture: Image.Image, share: float) -> Image.Image:
    width, height = picture.size
    return picture.resize((round(width * share), round(height * share)), Image.Resampling.LANCZOS)


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
