"""Single lines of text as a recogniser meets them: the made world's words, typefaces and printers, seen by a camera, cut out.

The words are the lines that a made world's truths list (`scripts/make_world`), so that `tune` and `held` share neither words
nor typefaces. Half of the lines are chosen for their letters beyond ASCII, since those are rare in any text; some are
shuffled into nonsense or into codes, so that shapes are learnt and not words.
"""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw
from world.chance import Chance, Split
from world.press.fonts import ALPHABETS, TYPEFACES, Typeface
from world.press.heads import Dots, Kind, printed, scale, shop_head, worn
from world.press.till.fitting import Press, Roll, press_of
from world.press.till.rows import Row
from world.sheet import Pixels, Place

TYPES: dict[str, tuple[Kind, ...]] = {
    "clean": ("laser", "inkjet"),
    "thermal": ("thermal", "thermal-180"),
    "dot-matrix": ("matrix",),
    "small": ("thermal", "laser"),
}
"""The types that are told apart in the report, and the printers that make them; ``small`` is also photographed from afar."""
HEIGHTS_PX = {"clean": (18, 44), "thermal": (18, 44), "dot-matrix": (20, 44), "small": (11, 15)}
"""Height of a line's ink in the picture (chosen: what receipts at 900 to 1600 pixels have; small ones at 640)."""
COLUMNS = (32, 40, 42, 48)
"""Letters across an 80 mm roll."""
MARGINS = (0.12, 0.50)
"""Paper around a line's ink, in heights of the ink: what the detector's boxes leave (looked at on scans and made pages)."""
NEIGHBOURS = 0.6
"""Share of lines with another one above, and below: bits of its letters reach into the box, and look like accents (chosen)."""
STEEPEST_DEGREES = 4.0
"""Two thirds of the lines lean less than half of this (chosen)."""
LONGEST = 40
"""Letters of a line at most (chosen: what a roll holds)."""
SPECIAL = "".join(sorted({letter for letters in ALPHABETS.values() for letter in letters if letter.isalpha()}))


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One picture of a line, and what it says."""

    pixels: Pixels
    text: str
    language: str
    type: str


def world_lines(folder: Path) -> dict[str, tuple[str, ...]]:
    """By language, each different line that the truths below `folder` list."""
    found: dict[str, dict[str, None]] = {language: {} for language in ALPHABETS}
    for path in sorted(folder.rglob("*.truth.json")):
        truth = json.loads(path.read_text("utf-8"))
        if truth.get("language") in found:
            found[truth["language"]].update(dict.fromkeys(_pieces(truth.get("lines", ()))))
    return {language: tuple(lines) for language, lines in found.items()}


def _pieces(lines: list[str]) -> Iterator[str]:
    for line in lines:
        text = " ".join(line.split()).replace("ş", "ș").replace("ţ", "ț").replace("Ş", "Ș").replace("Ţ", "Ț")
        if len(text) > LONGEST:
            text = text[:LONGEST].rsplit(" ", 1)[0]
        if text:
            yield text


def draw_lines(texts: dict[str, tuple[str, ...]], count: int, *, seed: int, split: Split) -> Iterator[DrawnLine]:
    """`count` lines, languages and types in turn."""
    kinds = cycle((language, kind) for kind in TYPES for language in texts)
    for index, (language, kind) in zip(range(count), kinds, strict=False):
        chance = Chance.of(seed, split, f"lines/{index}")
        pixels, text = _drawn(_text(texts[language], language, chance), texts[language], kind, chance)
        yield DrawnLine(pixels, text, language, kind)


def plain_lines(texts: dict[str, tuple[str, ...]], count: int, *, seed: int, split: Split) -> Iterator[DrawnLine]:
    """As `draw_lines`, but words as they stand: half of the lines with a letter beyond ASCII, none made up; to measure with."""
    kinds = cycle((language, kind) for kind in TYPES for language in texts)
    for index, (language, kind) in zip(range(count), kinds, strict=False):
        chance = Chance.of(seed, split, f"plain/{index}")
        some = [text for text in texts[language] if set(text) & set(SPECIAL)] if index % 2 else ()
        pixels, text = _drawn(chance.pick(some or texts[language]), texts[language], kind, chance)
        yield DrawnLine(pixels, text, language, kind)


def _text(lines: tuple[str, ...], language: str, chance: Chance) -> str:
    """A line to be learnt: as it stands, with its letters dressed up or shuffled, or a code."""
    way = chance.within(0, 1)
    if way < 0.12:
        return _code(chance)
    letters = [letter for letter in ALPHABETS[language] if letter.isalpha()]
    some = [line for line in lines if set(line) & set(letters)] if way < 0.6 else ()
    text = chance.pick(some or lines)
    if 0.3 < way < 0.45:
        text = "".join(_dressed(letter, letters, chance) for letter in text)
    if chance.happens(0.3):
        text = text.upper().replace("ẞ", "SS")
    return text


def _dressed(letter: str, letters: list[str], chance: Chance) -> str:
    """`letter`, at times replaced by one of the language's own: nonsense that teaches the shape alone."""
    return chance.pick(letters) if letter.isalpha() and chance.happens(0.2) else letter


def _code(chance: Chance) -> str:
    """Letters and digits as serials and product codes mix them."""
    signs = chance.pick(
        (string.digits, string.ascii_uppercase + string.digits * 2, string.ascii_letters + string.digits)
    )
    groups = ["".join(chance.pick(signs) for _ in range(chance.whole(2, 8))) for _ in range(chance.whole(1, 4))]
    return chance.pick((" ", "-", "/", "")).join(groups)


def _drawn(text: str, others: tuple[str, ...], kind: str, chance: Chance) -> tuple[Pixels, str]:
    """`text` printed by a printer of this kind between two of `others`, photographed and cut out."""
    head = shop_head(chance, *TYPES[kind])
    if chance.happens(0.5):
        head = worn(head, chance, severity=chance.within(0.1, 0.8))
    press = press_of(Roll(80, 72, chance.pick(COLUMNS)), _face(text, chance), head.kind)
    around = tuple(chance.pick(others) if chance.happens(NEIGHBOURS) else "" for _ in range(2))
    dots, box = _dots((around[0], text, around[1]), press, bold=chance.happens(0.2))
    across, down = scale(head)
    inked = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    return _seen(printed(dots, head, chance), inked, kind, chance), text


def _face(text: str, chance: Chance) -> Typeface:
    """A typeface that has every letter of `text`; tills print with cells more than with proportional letters."""
    fit = [face for face in TYPEFACES.of(chance.split) if face.look != "display" and face.has(text)]
    cells = [face for face in fit if face.look in {"mono", "bitmap", "ocr", "typewriter"}]
    return chance.pick(cells if cells and chance.happens(0.6) else fit)


def _dots(rows: tuple[str, str, str], press: Press, *, bold: bool) -> tuple[Dots, Place]:
    """The dots of three rows, paper all around, and the box of the middle one's ink."""
    row = Row((), bold=bold)
    image = Image.new("1", (round(press.advance(rows[1], row)) + 4 * press.cell, 4 * press.pitch), 0)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"
    start = 2 * press.cell
    for place, text in ((0, rows[0]), (2, rows[2])):
        if text and press.face.has(text):
            press.write(draw, (start, round((place + 1.5) * press.pitch)), text, row=row)
    box = press.write(draw, (start, round(2.5 * press.pitch)), rows[1], row=row)
    return np.asarray(image, np.bool_), box


def _seen(sheet: Pixels, inked: Place, kind: str, chance: Chance) -> Pixels:
    """The line at `inked`, as a camera or scanner saw it and the detector's box cut it out."""
    shrink = chance.within(*HEIGHTS_PX[kind]) / max(inked[3] - inked[1], 1.0)
    turn = np.tan(np.radians(chance.rng.normal(0, STEEPEST_DEGREES / 2)))
    size = (max(round(sheet.shape[1] * shrink), 8), max(round(sheet.shape[0] * shrink), 8))
    # Shear stands for a page held askew: the box follows the line, the letters lean.
    lean = np.array([[shrink, turn * shrink, 0], [0, shrink, 0]], np.float32)
    small = cv2.resize(sheet, size, interpolation=cv2.INTER_AREA) if shrink < 1 else cv2.resize(sheet, size)
    lean[:, :2] /= shrink
    small = cv2.warpAffine(small, lean, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    left, top, right, bottom = (value * shrink for value in inked)
    high = bottom - top
    edges = [chance.within(*MARGINS) * high for _ in range(4)]
    slant = turn * (top + bottom) / 2
    rows = slice(max(round(top - edges[0]), 0), round(bottom + edges[1]))
    columns = slice(max(round(left + slant - edges[2]), 0), round(right + slant + edges[3]))
    return _lit(np.asarray(small[rows, columns], np.uint8), chance)


def _lit(line: Pixels, chance: Chance) -> Pixels:
    """`line` with its share of blur, shade, grain and compression."""
    picture = cv2.GaussianBlur(line, (0, 0), chance.within(0.3, 0.3 + line.shape[0] / 40)).astype(np.float32)
    shade = np.linspace(chance.within(0.55, 1.0), chance.within(0.55, 1.0), line.shape[1], dtype=np.float32)
    picture *= shade[None, :, None]
    picture += chance.within(0, 7) * chance.rng.standard_normal(picture.shape, np.float32)
    pixels = np.clip(picture, 0, 255).astype(np.uint8)
    if chance.happens(0.6):
        quality = [cv2.IMWRITE_JPEG_QUALITY, chance.whole(30, 95)]
        pixels = np.asarray(cv2.imdecode(cv2.imencode(".jpg", pixels, quality)[1], cv2.IMREAD_COLOR), np.uint8)
    return pixels
