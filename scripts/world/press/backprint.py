"""Paper that was printed before the till prints on it: a shop's name, pale, again and again, aslant."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from world.chance import Chance
from world.press.fonts import font_path, loaded, typeface
from world.press.heads import Floats

TURNS_DEGREES = (-30.0, 0.0, 24.0)
LETTERS_PX = (44, 90)
STEP = (1.25, 3.4)
"""From name to name: across in lengths, down in heights; chosen."""


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
