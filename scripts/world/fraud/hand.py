"""A forger's hand: how a value is wiped out and set anew, and how well.

Clumsiness is one number, 0 (hardly seen at once) to 1 (seen by anybody). It grows into the traces that people leave: letters a little
off their line, another blackness, a typeface that only resembles, a ground of another shade, the blocks of a patch that was saved as
JPEG once more. Which tricks a world shows is split: clones and flat grounds in `tune`, inpainted and blurred ones in `held`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from world.chance import Chance, Stock
from world.fraud.glyphs import IS_INK, Glyph, around, ink_of, whole
from world.press.fonts import TYPEFACES, Typeface, font_path, loaded, typeface
from world.sheet import Pixels, Place

Ground = Literal["cloned", "flat", "inpainted", "blurred"]
Floats = NDArray[np.float32]

GROUNDS: Stock[Ground] = Stock(("cloned", "flat"), ("inpainted", "blurred"))
SHIFT = 0.14
"""Of a digit's height: how far off the line the clumsiest hand sets letters (chosen)."""
SHADE = 52.0
"""Grey levels by which the clumsiest hand misses the ink (chosen)."""
GROUND_SHADE = 11.0
"""Grey levels by which the clumsiest patch misses the paper (chosen)."""
SIZE = 0.12
"""By which share the clumsiest letters are too large or too small (chosen)."""
OWN_FACE, NEAR_FACE = 0.25, 0.65
"""Clumsiness up to which the forger has the very typeface, or one of its look."""
LIKE_HIGH, LIKE_BLACK = 0.06, 0.2
"""Shares by which a letter may differ from the one in whose place it is pasted (chosen)."""
LIKE_GROUND = 30.0
"""Grey levels by which its paper may."""
RECOMPRESSED = 0.5
"""How often the patch was saved once more before it was set in (chosen)."""
MODEL_PX = 200
"""Size at which letters are measured."""
PRINT_BLUR = 0.6
"""Pixels: how soft print is at its edges."""
LEAST_BLUR = 0.15
"""Pixels: a softer edge cannot be told from a hard one."""


@dataclass(frozen=True, slots=True)
class Hand:
    """How one forger works."""

    severity: float
    ground: Ground
    face: Typeface
    bold: bool
    shift: float
    """Pixels down (or, negative, up) for a digit one pixel high."""
    shade: float
    """Grey levels that the ink is lighter."""
    ground_shade: float
    size: float
    """Times the height of the old letters."""
    soft: float
    """Pixels for a digit one pixel high: standard deviation of the letters' edge."""
    quality: int | None
    """Of the JPEG that the patch once was."""
    copies: bool
    """Letters are taken from elsewhere on the same print, where they are found there."""


def hand_of(chance: Chance, severity: float, *, face: str, copies: bool) -> Hand:
    """A hand as clumsy as `severity` says, at work on a print in the typeface called `face`."""
    side = chance.pick((-1.0, 1.0))
    return Hand(
        severity,
        chance.pick(GROUNDS),
        _face(chance, severity, face),
        severity > OWN_FACE and chance.happens(0.3),
        side * SHIFT * severity * chance.within(0.3, 1),
        SHADE * severity * chance.within(0.2, 1),
        chance.pick((-1.0, 1.0)) * GROUND_SHADE * severity * chance.within(0.3, 1),
        1 + chance.pick((-1.0, 1.0)) * SIZE * severity * chance.within(0, 1),
        chance.within(0.01, 0.03),
        chance.whole(round(75 - 50 * severity), 85) if chance.happens(RECOMPRESSED) else None,
        copies,
    )


def _face(chance: Chance, severity: float, name: str) -> Typeface:
    own = next((one for one in TYPEFACES.all if one.name == name and one.look != "bitmap"), None)
    if own is None or severity > NEAR_FACE:
        return typeface(chance, "sans", "serif", "mono", letters="0123456789")
    return own if severity <= OWN_FACE else typeface(chance, own.look, letters="0123456789")


def set_anew(
    pixels: Pixels,
    olds: tuple[Glyph, ...],
    letters: tuple[str, ...],
    hand: Hand,
    *,
    chance: Chance,
    donors: Mapping[str, tuple[Glyph, ...]],
) -> tuple[Pixels, Place]:
    """`pixels` with `letters` in the places of `olds`, one for one; and the box of all that was touched."""
    box = around(tuple(one.room for one in olds))
    work = pixels.astype(np.float32)
    pen = Pen(
        hand,
        ink_colour(pixels, olds),
        max(one.box[3] - one.box[1] for one in olds),
        hand.bold or is_bold(pixels, olds, hand),
    )
    for old in olds:
        wipe(work, old.room, hand, chance)
    for old, letter in zip(olds, letters, strict=True):
        source = _donor(pixels, old, donors.get(letter, ()), chance) if hand.copies else None
        if source is not None:
            _paste(work, pixels, source, old, hand=hand)
        else:
            _type(work, letter, old, pen)
    return confined(pixels, work, box, hand), box


@dataclass(frozen=True, slots=True)
class Pen:
    """A hand at work on one value."""

    hand: Hand
    colour: Floats
    height: float
    """Of the value's highest letter."""
    bold: bool


def is_bold(pixels: Pixels, olds: tuple[Glyph, ...], hand: Hand) -> bool:
    """Whether the old letters are as black as the bold cut; clumsy people do not look."""
    if hand.severity > OWN_FACE or not hand.face.bold:
        return False
    old = olds[0]
    share = float(ink_of(pixels, old.box).mean())
    shares = [
        _blackness(old.letter, font_path(hand.face, bold=bold), old.box[3] - old.box[1]) for bold in (False, True)
    ]
    return abs(share - shares[1]) < abs(share - shares[0])


def _blackness(text: str, path: str, high: float) -> float:
    """The share of ink in the box of `text`, printed so high and looked at as `ink_of` does."""
    _, top, _, low = loaded(path, MODEL_PX).getbbox(text, anchor="ls")
    font = loaded(path, max(5, round(MODEL_PX * high / max(1.0, low - top))))
    left, top, right, low = font.getbbox(text, anchor="ls")
    image = Image.new("L", (int(right - left) + 8, int(low - top) + 8))
    ImageDraw.Draw(image).text((4 - left, 4 - top), text, fill=255, font=font, anchor="ls")
    ink = cv2.GaussianBlur(np.asarray(image, np.float32) / 255, (0, 0), PRINT_BLUR) > IS_INK
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    return float(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean()) if len(rows) else 0.0


def confined(pixels: Pixels, work: Floats, box: Place, hand: Hand) -> Pixels:
    """`pixels` with what `work` shows inside of `box`, saved as JPEG once more where the hand does."""
    left, top, right, bottom = whole(box)
    patch = np.asarray(np.clip(work[top:bottom, left:right], 0, 255), np.uint8)
    if hand.quality is not None and patch.size:
        file = io.BytesIO()
        Image.fromarray(patch).save(file, "JPEG", quality=hand.quality)
        patch = np.asarray(Image.open(file).convert("RGB"))
    result = pixels.copy()
    result[top:bottom, left:right] = patch
    return result


def ink_colour(pixels: Pixels, olds: tuple[Glyph, ...]) -> Floats:
    """What colour the print of `olds` has."""
    inside = []
    for old in olds:
        left, top, right, bottom = whole(old.box)
        part = pixels[top:bottom, left:right]
        ink = ink_of(pixels, old.box)
        inside.append(part[ink] if ink.any() else part.reshape(-1, 3))
    return np.asarray(np.median(np.concatenate(inside), 0), np.float32)


def paper_colour(pixels: Floats | Pixels, box: Place) -> Floats:
    """What colour the ground of `box` has: that of its rim."""
    left, top, right, bottom = whole(box)
    rim = pixels[max(0, top - 3) : bottom + 3, max(0, left - 3) : right + 3]
    edge = np.concatenate((rim[0], rim[-1], rim[:, 0], rim[:, -1]))
    return np.asarray(np.median(edge, 0), np.float32)


def wipe(work: Floats, box: Place, hand: Hand, chance: Chance) -> None:
    """Takes the print out of `box`, so that its ground is left."""
    left, top, right, bottom = whole(box)
    right, bottom = min(right, work.shape[1]), min(bottom, work.shape[0])
    part = work[top:bottom, left:right]
    paper = paper_colour(work, box)
    if hand.ground == "inpainted":
        mask = (np.abs(part - paper).max(2) > 18).astype(np.uint8)
        source = np.asarray(np.clip(work[max(0, top - 6) : bottom + 6, max(0, left - 6) : right + 6], 0, 255), np.uint8)
        full = np.zeros(source.shape[:2], np.uint8)
        y, x = top - max(0, top - 6), left - max(0, left - 6)
        full[y : y + part.shape[0], x : x + part.shape[1]] = cv2.dilate(mask, np.ones((3, 3), np.uint8))
        filled = cv2.inpaint(source, full, 3, cv2.INPAINT_TELEA)
        part[:] = filled[y : y + part.shape[0], x : x + part.shape[1]]
    elif hand.ground == "cloned":
        part[:] = _blank_near(work, (left, top, right, bottom), paper)
    else:
        part[:] = paper
        if hand.ground == "blurred":
            grain = chance.rng.normal(0, 2.0, part.shape[:2]).astype(np.float32)
            part += cv2.GaussianBlur(grain, (0, 0), 1.2)[..., None]
    part += hand.ground_shade


def _blank_near(work: Floats, box: tuple[int, int, int, int], paper: Floats) -> Floats:
    """A piece as large as `box` from above or below it with as little print as can be; the bare ground where all have some."""
    left, top, right, bottom = box
    high = bottom - top
    best, least = None, 14.0  # grey levels: a whiter piece bears no print
    for distance in range(2, 3 * high):
        for start in (top - distance, top + distance):
            if start >= 0 and start + high <= work.shape[0]:
                piece = work[start : start + high, left:right]
                off = float(np.abs(piece - paper).max())
                if off < least:
                    best, least = piece, off
    return np.broadcast_to(paper, (high, right - left, 3)).copy() if best is None else best.copy()


def _donor(pixels: Pixels, old: Glyph, several: tuple[Glyph, ...], chance: Chance) -> Glyph | None:
    """One of `several` that is as high and, nearly, as black as the old letter, on the same ground."""
    high, black, ground = old.box[3] - old.box[1], _stroke(pixels, old), paper_colour(pixels, old.box)
    fit = [
        one
        for one in several
        if one.box != old.box
        and abs(one.box[3] - one.box[1] - high) <= max(1.0, LIKE_HIGH * high)
        and abs(_stroke(pixels, one) - black) <= LIKE_BLACK * black
        and float(np.abs(paper_colour(pixels, one.box) - ground).max()) <= LIKE_GROUND
    ]
    return chance.pick(fit) if fit else None


def _stroke(pixels: Pixels, one: Glyph) -> float:
    """How thick its strokes are, about: pixels of ink for one of its edge."""
    ink = ink_of(pixels, one.box)
    edge = int(np.count_nonzero(np.diff(np.pad(ink, 1).astype(np.int8), axis=1)))
    return float(ink.sum()) / max(1, edge)


def _paste(work: Floats, pixels: Pixels, source: Glyph, target: Glyph, *, hand: Hand) -> None:
    """Sets a copy of `source` where `target` was, its ground with it."""
    left, top, right, bottom = whole(source.room)
    piece = pixels[top:bottom, left:right].astype(np.float32)
    x = round((target.box[0] + target.box[2] + left + right - source.box[0] - source.box[2]) / 2 - piece.shape[1] / 2)
    y = round(target.box[3] - (source.box[3] - top) + hand.shift * (target.box[3] - target.box[1]))
    height, width = work.shape[:2]
    x, y = min(max(0, x), width - piece.shape[1]), min(max(0, y), height - piece.shape[0])
    work[y : y + piece.shape[0], x : x + piece.shape[1]] = piece


def _type(work: Floats, text: str, old: Glyph, pen: Pen) -> None:
    """Writes `text` on the line of `old`: a letter into the middle of its place, words from its start."""
    hand, path = pen.hand, font_path(pen.hand.face, bold=pen.bold)
    is_digit = len(text) == 1 and text.isdigit()
    model = "0" if is_digit else old.letter
    tall = pen.height if is_digit else old.box[3] - old.box[1]
    _, top, _, low = loaded(path, MODEL_PX).getbbox(model, anchor="ls")
    size = MODEL_PX * tall * hand.size / max(1.0, low - top)
    left, _, right, _ = loaded(path, MODEL_PX).getbbox(text, anchor="ls")
    size = max(5, round(min(size, MODEL_PX * (old.room[2] - old.room[0]) / max(1.0, right - left))))
    left, _, right, _ = loaded(path, size).getbbox(text, anchor="ls")
    x = (old.box[0] + old.box[2] - left - right) / 2 if len(text) == 1 else old.box[0] - left
    base = old.box[3] if is_digit else old.box[1] - top * size / MODEL_PX
    at = (x, base + hand.shift * pen.height)
    stamp(work, text, at, loaded(path, size), colour=pen.colour + hand.shade, soft=hand.soft * pen.height)


def stamp(
    work: Floats, text: str, at: tuple[float, float], font: ImageFont.FreeTypeFont, *, colour: Floats, soft: float
) -> None:
    """Writes `text` with its base line's start at `at`; letters soft at their edges."""
    left, top, right, low = font.getbbox(text, anchor="ls")
    pad = 4  # room for the soft edge
    image = Image.new("L", (int(right - left) + 2 * pad + 1, int(low - top) + 2 * pad + 1))
    ImageDraw.Draw(image).text((pad - left, pad - top), text, fill=255, font=font, anchor="ls")
    ink = np.asarray(np.asarray(image, np.float32) / 255, np.float32)
    if soft > LEAST_BLUR:
        ink = np.asarray(cv2.GaussianBlur(ink, (0, 0), soft), np.float32)
    x, y = round(at[0] + left) - pad, round(at[1] + top) - pad
    x0, y0 = max(0, x), max(0, y)
    x1, y1 = min(work.shape[1], x + ink.shape[1]), min(work.shape[0], y + ink.shape[0])
    if x1 > x0 and y1 > y0:
        shown = ink[y0 - y : y1 - y, x0 - x : x1 - x, None]
        work[y0:y1, x0:x1] += shown * (colour - work[y0:y1, x0:x1])
