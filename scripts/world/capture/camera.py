"""The whole way from a drawn document to the file that is sent."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from world.capture.files import SUFFIXES, Writing, write_pictures
from world.capture.geometry import Geometry, warp
from world.capture.how import CAPTURES, Capture
from world.capture.truths import add_places
from world.chance import Chance
from world.sheet import Drawn, Made, Sheet


def capture(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """The file called `stem` that `how` makes of `drawn`, with its truth."""
    places: dict[str, list[dict[str, object]]] = {}
    if how.device == "file":
        if drawn.pdf is None:
            raise ValueError(f"{stem}: was not born as a file")
        for page, sheet in enumerate(drawn.sheets):
            add_places(places, sheet.marks, page=page, size=(sheet.pixels.shape[1], sheet.pixels.shape[0]))
        truth = {**drawn.truth, "capture": "digital_pdf", "places": places, "damages": []}
        return Made(f"{stem}.pdf", drawn.pdf, truth, drawn.kind)
    pictures = []
    for page, sheet in enumerate(drawn.sheets):
        geometry = _stand(sheet, how, chance.child(f"{page}"))
        pictures.append(warp(sheet.pixels, geometry.backward(), outside=(128, 100, 80)))
        marks = tuple(replace(mark, box=geometry.box(mark.box)) for mark in sheet.marks)
        add_places(places, marks, page=page, size=geometry.picture)
    encoding = how.encoding or ("jpeg" if len(pictures) == 1 else "pdf")
    data = write_pictures(tuple(pictures), Writing(encoding))
    truth = {**drawn.truth, "capture": CAPTURES[how.device], "places": places, "damages": []}
    return Made(stem + SUFFIXES[encoding], data, truth, drawn.kind)


def _stand(sheet: Sheet, how: Capture, chance: Chance) -> Geometry:
    height, width = sheet.pixels.shape[:2]
    scale = min(1.0, how.long_side_px * 0.9 / max(height, width))
    w, h = width * scale, height * scale
    size = (round(w * 1.1 + 40), round(h * 1.05 + 40))
    corners = np.asarray([(-w, -h), (w, -h), (w, h), (-w, h)], np.float32) / 2
    corners += chance.rng.uniform(-0.01, 0.01, (4, 2)).astype(np.float32) * min(w, h)
    source = np.asarray([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, (corners + np.asarray(size, np.float32) / 2).astype(np.float32))
    return Geometry((width, height), size, np.asarray(matrix, np.float64), np.zeros((2, 2, 2), np.float32))
