"""Pictures that are no paper at all, and handwriting.

A scene is drawn from shapes and noise: hills under a sky, a cup on a table, a shelf. `tune` and `held` share none. Handwriting is a
typeface that trembles: each letter is turned, moved and bent by its own chance, along a line that wanders.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from world.chance import Chance, Stock
from world.press.label.canvas import Canvas, face_of
from world.sheet import Mark, Pixels

Floats = NDArray[np.float32]
SCENE_PX = (1200, 900)


def draw_scene(chance: Chance) -> Pixels:
    """A photograph of something else."""
    picture = Image.new("RGB", SCENE_PX)
    chance.pick(SCENES)(picture, chance)
    pixels = np.asarray(picture, np.float32)
    soft = cv2.GaussianBlur(pixels, (0, 0), 1.6)
    grain = cv2.resize(chance.rng.standard_normal((450, 600), np.float32), SCENE_PX)
    light = np.linspace(chance.within(0.85, 1.1), chance.within(0.85, 1.1), SCENE_PX[0], dtype=np.float32)
    return np.asarray(np.clip(soft * light[None, :, None] + 5 * grain[..., None], 0, 255), np.uint8)


def _noise(chance: Chance, cells: tuple[int, int]) -> Floats:
    coarse = chance.rng.random(cells, np.float32)
    return np.asarray(cv2.resize(coarse, SCENE_PX, interpolation=cv2.INTER_CUBIC), np.float32)


def _fill(picture: Image.Image, top: tuple[int, int, int], low: tuple[int, int, int], texture: Floats) -> None:
    """A gradient with a texture of about -1 to 1."""
    share = np.linspace(0, 1, SCENE_PX[1], dtype=np.float32)[:, None, None]
    colour = np.asarray(top, np.float32) * (1 - share) + np.asarray(low, np.float32) * share
    shown = np.clip(colour + 22 * texture[..., None], 0, 255).astype(np.uint8)
    picture.paste(Image.fromarray(shown))


def _hills(picture: Image.Image, chance: Chance) -> None:
    """Three ridges under a clouded sky, a house and trees."""
    _fill(picture, (96, 140, 196), (226, 226, 222), 2 * _noise(chance, (6, 5)) - 1)
    pen, (width, height) = ImageDraw.Draw(picture), SCENE_PX
    for ridge, colour in enumerate(((110, 132, 140), (88, 116, 84), (70, 98, 46))):
        steps = np.cumsum(chance.rng.normal(0, 7, 61)) + height * (0.45 + 0.16 * ridge)
        line = [(width * place / 60, float(step)) for place, step in enumerate(steps)]
        pen.polygon([(0, height), *line, (width, height)], fill=colour)
    x, y, size = chance.within(200, 800), chance.within(600, 680), chance.within(60, 110)
    pen.rectangle((x, y, x + 1.6 * size, y + size), fill=(206, 190, 168))
    pen.polygon(((x - 12, y), (x + 0.8 * size, y - 0.8 * size), (x + 1.6 * size + 12, y)), fill=(142, 66, 50))
    pen.rectangle((x + 0.3 * size, y + 0.4 * size, x + 0.6 * size, y + size), fill=(84, 62, 48))
    for _ in range(14):
        at, foot = chance.within(0, width), chance.within(660, 860)
        tall = chance.within(50, 130)
        pen.rectangle((at - 4, foot - 10, at + 4, foot + 14), fill=(72, 54, 40))
        pen.polygon(
            ((at - 0.3 * tall, foot), (at, foot - tall), (at + 0.3 * tall, foot)),
            fill=(38, 70 + int(chance.within(0, 30)), 44),
        )


def _breakfast(picture: Image.Image, chance: Chance) -> None:
    """A cup and a plate on a wooden table, seen from above."""
    grain = np.asarray(np.sin(_noise(chance, (40, 4)) * 40) * 0.4 + _noise(chance, (90, 6)) - 0.5, np.float32)
    _fill(picture, (158, 112, 70), (140, 96, 60), grain)
    pen = ImageDraw.Draw(picture)
    for x, y, radius, rings in (
        (chance.within(300, 420), chance.within(380, 520), 240, ((1.0, (228, 226, 220)), (0.72, (240, 239, 235)), (0.3, (186, 134, 60)))),
        (chance.within(800, 920), chance.within(360, 520), 150, ((1.0, (60, 88, 120)), (0.86, (244, 244, 240)), (0.76, (64, 40, 26)))),
    ):  # fmt: skip
        pen.ellipse((x - radius + 14, y - radius + 18, x + radius + 14, y + radius + 18), fill=(90, 62, 40))
        for share, colour in rings:
            reach = share * radius
            pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)
    pen.rounded_rectangle((640, 180, 660, 700), 8, fill=(186, 188, 192))


def _street(picture: Image.Image, chance: Chance) -> None:
    """Fronts of houses with windows, a pavement."""
    _fill(picture, (168, 186, 206), (150, 150, 150), _noise(chance, (5, 7)) - 0.5)
    pen, left = ImageDraw.Draw(picture), -40.0
    while left < SCENE_PX[0]:
        width, top = chance.within(150, 260), chance.within(120, 320)
        pen.rectangle(
            (left, top, left + width, 760),
            fill=chance.pick(((190, 152, 120), (214, 204, 180), (150, 96, 84), (176, 182, 170))),
        )
        for row in range(int(top) + 40, 660, 110):
            for column in range(3):
                x = left + width * (0.14 + 0.28 * column)
                pen.rectangle(
                    (x, row, x + 0.17 * width, row + 64),
                    fill=chance.pick(((60, 74, 92), (226, 210, 150), (90, 104, 118))),
                )
        left += width
    pen.rectangle((0, 760, *SCENE_PX), fill=(112, 110, 108))
    pen.line((0, 768, SCENE_PX[0], 768), fill=(190, 188, 182), width=8)


def _shelf(picture: Image.Image, chance: Chance) -> None:
    """Book spines without a word, a plant, a ball."""
    _fill(picture, (206, 198, 186), (190, 180, 166), 0.5 * (_noise(chance, (5, 5)) - 0.5))
    pen = ImageDraw.Draw(picture)
    for board in (430, 850):
        left = 60.0
        while left < chance.within(700, 900):
            width, tall = chance.within(26, 62), chance.within(200, 320)
            colour = tuple(int(chance.within(40, 200)) for _ in range(3))
            pen.rectangle((left, board - tall, left + width, board), fill=colour)
            pen.rectangle(
                (left, board - 0.8 * tall, left + width, board - 0.76 * tall),
                fill=tuple(min(255, tone + 50) for tone in colour),
            )
            left += width + 3
        pen.rectangle((0, board, SCENE_PX[0], board + 34), fill=(132, 98, 66))
    pen.ellipse((960, 280, 1110, 430), fill=(196, 84, 48))
    pen.rectangle((980, 740, 1080, 850), fill=(152, 92, 64))
    for _ in range(26):
        at = (chance.within(900, 1160), chance.within(520, 720))
        pen.line((1030, 745, *at), fill=(60, int(chance.within(96, 140)), 58), width=9)


SCENES: Stock[Callable[[Image.Image, Chance], None]] = Stock(tune=(_hills, _breakfast), held=(_street, _shelf))
"""What else people photograph."""


def write_by_hand(
    canvas: Canvas, text: str, at: tuple[float, float], *, path: str, points: float, chance: Chance, role: str = ""
) -> None:
    """Writes `text` as a hand does; marks its ink where it has a role."""
    size = round(points * canvas.dots * 25.4 / 72)
    face, (left, base) = face_of(path, size), at
    slant, start = chance.within(-0.32, -0.12), left
    boxes = []
    for letter in text:
        tile = Image.new("L", (3 * size, 3 * size), 0)
        ImageDraw.Draw(tile).text(
            (size, 2 * size), letter, fill=255, font=face, anchor="ls", stroke_width=max(1, size // 40)
        )
        turned = tile.rotate(chance.within(-7, 7), Image.Resampling.BILINEAR, center=(size, 2 * size))
        lean = slant + chance.within(-0.06, 0.06)
        bent = turned.transform(
            tile.size,
            Image.Transform.AFFINE,
            (1, -lean, lean * 2 * size, 0, chance.within(0.9, 1.12), 0),
            Image.Resampling.BILINEAR,
        )
        wander = 0.07 * size * np.sin((left - start) / (5 * size)) + chance.within(-0.04, 0.04) * size
        spot = (round(left - size), round(base - 2 * size + wander))
        canvas.ink().paste(255, spot, bent)
        ink = bent.getbbox()
        if ink:
            boxes.append((ink[0] + spot[0], ink[1] + spot[1], ink[2] + spot[0], ink[3] + spot[1]))
        left += face.getlength(letter) * chance.within(0.9, 1.04)
    canvas.lines.append(text)
    if role and boxes:
        edges = np.asarray(boxes, np.float64)
        low, high = edges[:, :2].min(0), edges[:, 2:].max(0)
        canvas.marks.append(Mark(role, text, (float(low[0]), float(low[1]), float(high[0]), float(high[1]))))
