"""Paper that was printed before the till prints on it: a shop's name, pale, again and again, aslant; or a whole text on its back."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from world.chance import Chance
from world.press.fonts import font_path, loaded, typeface
from world.press.heads import Floats

TURNS_DEGREES = (-30.0, 0.0, 24.0)
LETTERS_PX = (44, 90)
STEP = (1.25, 3.4)
"""From name to name: across in lengths, down in heights; chosen."""
THROUGH_PX = 0.9
"""Paper spreads what shines through it (chosen)."""
BACK_LETTERS_PX = (16, 25)
"""Of what is printed on the back: 2 to 3 mm, as flatbed scans show it."""
BACK_BLOCK = (0.35, 0.75)
"""Of the way from one print of the text to the next that is empty, by the text's height; chosen."""


def showing_through(text: str, size: tuple[int, int], chance: Chance) -> Floats:
    """How much of `text`, printed all over the back of paper of this size, is seen from the front: mirrored, 0 to 1."""
    width, height = size
    font = loaded(font_path(typeface(chance, "sans", letters=text), bold=False), chance.whole(*BACK_LETTERS_PX))
    rows = _wrapped(text, width * chance.within(0.8, 0.94), font)
    step = round(1.2 * font.size)
    block = round(step * len(rows) * (1 + chance.within(*BACK_BLOCK)))
    tile = Image.new("L", (width, block))
    draw = ImageDraw.Draw(tile)
    for place, row in enumerate(rows):
        draw.text((round(0.05 * width), place * step), row, fill=255, font=font)
    mirrored = np.asarray(tile)[:, ::-1].astype(np.float32) / 255
    start = chance.whole(0, block - 1)
    again = np.tile(mirrored, (-(-(height + start) // block), 1))[start : start + height]
    return np.asarray(cv2.GaussianBlur(again, (0, 0), THROUGH_PX), np.float32)


def _wrapped(text: str, width: float, font: ImageFont.FreeTypeFont) -> list[str]:
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and font.getlength(longer) > width:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def backprint(name: str, size: tuple[int, int], chance: Chance) -> Floats:
    """Where paper of this width and height has colour, 0 to 1; `chance` is the shop's, as it buys one kind of paper."""
    width, height = size
    font = loaded(font_path(typeface(chance, "sans", "display", letters=name), bold=True), chance.whole(*LETTERS_PX))
    left, top, right, bottom = (round(edge) for edge in font.getbbox(name))
    tile = Image.new("L", (round((right - left) * STEP[0]), round((bottom - top) * STEP[1])))
    draw = ImageDraw.Draw(tile)
    draw.text((-left, -top), name, fill=255, font=font)
    reach = 2 * int(np.hypot(width, min(height, 2 * width)) / 2)
    field = np.tile(np.asarray(tile), (-(-reach // tile.height), -(-reach // tile.width)))
    turned = np.asarray(Image.fromarray(field).rotate(chance.pick(TURNS_DEGREES), Image.Resampling.BILINEAR))
    middle = ((len(turned) - min(height, 2 * width)) // 2, (turned.shape[1] - width) // 2)
    strip = turned[max(0, middle[0]) :][: min(height, 2 * width), max(0, middle[1]) :][:, :width]
    again = np.tile(strip, (-(-height // len(strip)), 1))[:height]
    return np.asarray(again / 255, np.float32)
