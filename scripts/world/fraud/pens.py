"""Pens, labels and stamps on a paper by people who do nothing wrong.

None of it crosses a value that the truth tells: circles go around, notes and labels find blank paper, what is struck is a
telephone number, a web address, a policy.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from world.capture.camera import capture
from world.capture.how import Capture
from world.capture.scale import mm
from world.chance import Chance, Stock
from world.fraud.pictures import is_date, is_money
from world.fraud.telling import value_of
from world.press.fonts import font_path, loaded, typeface
from world.sheet import Drawn, Made, Pixels, Place, Sheet, UnfitError

Floats = NDArray[np.float32]

PENS = Stock(((34, 48, 140), (170, 30, 40)), ((26, 26, 34), (24, 92, 60)))
STICKERS = Stock(((250, 214, 70), (250, 250, 250)), ((240, 120, 60), (196, 232, 120)))
STAMPS = Stock((("KORR.", (150, 40, 60)), ("OK", (40, 60, 150))), (("CORR.", (50, 50, 130)), ("VISTO", (120, 40, 110))))
HANDS = Stock((cv2.FONT_HERSHEY_SCRIPT_SIMPLEX,), (cv2.FONT_HERSHEY_SCRIPT_COMPLEX,))
"""Stroke letters of A. V. Hershey (1967)."""
INK_SHARE = 0.85
"""How much of the paper a pen's line covers."""
CLEAR = 40.0
"""Grey levels: paper that differs less from its median is blank."""
STICKER_MM = (26.0, 13.0)
STICKER_STEPS = (1.0, 0.75, 0.5)
"""Times that size, as far as there is room."""
TRIES = 60


def annotate(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """Total or date circled, underlined or ticked by pen, mostly with a note on blank paper."""
    page, box = _target(drawn, chance)
    sheet = drawn.sheets[page]
    work, ink = sheet.pixels.astype(np.float32), chance.pick(PENS)
    _stroke(work, _around(box, chance, chance.pick(("circle", "line", "tick"))), ink, 0.35 * mm(sheet))
    room = _blank(sheet, chance, (14 * mm(sheet), 6 * mm(sheet)))
    if room is not None and chance.happens(0.7):
        _note(
            work,
            f"{chance.whole(1, 28)}/{chance.whole(1, 12)} {chance.pick(('ok', 'pd', 'kopia', 'cb'))}",
            room,
            (ink, chance.pick(HANDS)),
        )
    return _pictured(stem, drawn, page, work, how=how, chance=chance)


def _target(drawn: Drawn, chance: Chance) -> tuple[int, Place]:
    found = [
        (page, mark.box)
        for page, sheet in enumerate(drawn.sheets)
        for mark in sheet.marks
        if is_money(mark.role) or is_date(mark.role)
    ]
    if not found:
        raise UnfitError(f"{drawn.truth['layout']}: prints nothing that anybody would mark")
    return chance.pick(found)


def _around(box: Place, chance: Chance, form: str) -> NDArray[np.float64]:
    """The way of a pen about `box`, never through it."""
    left, top, right, bottom = box
    high, middle = bottom - top, ((left + right) / 2, (top + bottom) / 2)
    if form == "line":
        across = np.linspace(left - 0.3 * high, right + 0.3 * high, 12)
        return np.stack([across, bottom + 0.25 * high + chance.rng.normal(0, 0.03 * high, 12)], 1)
    if form == "tick":
        x, y = right + 0.6 * high, middle[1]
        return np.asarray([(x, y), (x + 0.35 * high, y + 0.5 * high), (x + 1.3 * high, y - 0.9 * high)])
    angle = np.linspace(-0.4, 2 * np.pi + 0.3, 60)
    wobble = 1 + 0.04 * np.cumsum(chance.rng.normal(0, 0.3, 60))
    wide, tall = (right - left) / 2 * 1.25 + 0.8 * high, 1.15 * high
    return np.stack([middle[0] + wide * np.cos(angle) * wobble, middle[1] + tall * np.sin(angle) * wobble], 1)


def _stroke(
    work: Floats,
    points: NDArray[np.float64],
    ink: tuple[int, int, int],
    width: float,
) -> None:
    """A pen's line along `points`; print below it is seen through it."""
    mask = np.zeros(work.shape[:2], np.uint8)
    cv2.polylines(mask, [np.rint(points * 8).astype(np.int32)], False, 255, max(2, round(width)), cv2.LINE_AA, shift=3)
    share = INK_SHARE * mask[..., None].astype(np.float32) / 255
    work += (np.minimum(np.asarray(ink, np.float32), work) - work) * share


def _note(
    work: Floats,
    text: str,
    room: Place,
    tools: tuple[tuple[int, int, int], int],
) -> None:
    """`text` by hand in `room`."""
    ink, hand = tools
    left, top, right, bottom = room
    (wide, _), _ = cv2.getTextSize(text, hand, 1.0, 2)
    scale = min((right - left) / max(1, wide), (bottom - top) / 34)
    layer = np.zeros(work.shape[:2], np.uint8)
    cv2.putText(layer, text, (round(left), round(bottom - 0.25 * (bottom - top))), hand, scale, 255, 2, cv2.LINE_AA)
    share = INK_SHARE * layer[..., None].astype(np.float32) / 255
    work += (np.minimum(np.asarray(ink, np.float32), work) - work) * share


def _blank(sheet: Sheet, chance: Chance, size: tuple[float, float]) -> Place | None:
    """A place of this size without any print; None where none was found."""
    grey = sheet.pixels.mean(2)
    inked = np.abs(grey - float(np.median(grey))) > CLEAR
    height, width = grey.shape
    wide, high = round(size[0]), round(size[1])
    if wide >= width or high >= height:
        return None
    for _ in range(TRIES):
        left, top = chance.whole(0, width - wide), chance.whole(0, height - high)
        if not inked[top : top + high, left : left + wide].any():
            return float(left), float(top), float(left + wide), float(top + high)
    return None


def stick_price(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """A price label on a blank part of the paper, a little askew."""
    sheet = drawn.sheets[0]
    rooms = (
        _blank(sheet, chance, (STICKER_MM[0] * one * mm(sheet), STICKER_MM[1] * one * mm(sheet)))
        for one in STICKER_STEPS
    )
    room = next((one for one in rooms if one is not None), None)
    if room is None:
        raise UnfitError(f"{drawn.truth['layout']}: has no room for a label")
    left, top, right, bottom = (round(edge) for edge in room)
    label = Image.new("RGB", (right - left, bottom - top), chance.pick(STICKERS))
    draw, face = ImageDraw.Draw(label), typeface(chance, "sans", "condensed", letters="0123456789")
    text = f"{chance.whole(1, 299)}{chance.pick('.,')}{chance.pick(('00', '90', '95', '99'))}"
    draw.text(
        (label.width / 2, label.height / 2),
        text,
        fill=(20, 20, 20),
        font=loaded(font_path(face, bold=True), max(8, label.height // 2)),
        anchor="mm",
    )
    draw.rectangle((1, 1, label.width - 2, label.height - 2), outline=(120, 60, 50), width=2)
    mask = Image.new("L", label.size, 255)
    turn = chance.within(-4, 4)
    canvas = Image.fromarray(sheet.pixels)
    canvas.paste(
        label.rotate(turn, Image.Resampling.BICUBIC, expand=False),
        (left, top),
        mask.rotate(turn, Image.Resampling.BICUBIC),
    )
    return _pictured(stem, drawn, 0, np.asarray(canvas, np.float32), how=how, chance=chance)


def correct(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """A line that says no value struck by the shop's own pen, with its stamp beside: a telephone, a policy."""
    sheet = drawn.sheets[0]
    lines = [
        mark
        for mark in sheet.marks
        if value_of(drawn.truth, mark.role) is None
        and not mark.role.startswith("barcode.")
        and mark.role not in _SUMS
        and not mark.role.startswith("items.")
    ]
    if not lines:
        raise UnfitError(f"{drawn.truth['layout']}: every mark is a value")
    left, top, right, bottom = chance.pick(lines).box
    work, (word, colour) = sheet.pixels.astype(np.float32), chance.pick(STAMPS)
    across = np.linspace(left, right, 8)
    middle = (top + bottom) / 2 + chance.rng.normal(0, 0.05 * (bottom - top), 8)
    _stroke(work, np.stack([across, middle], 1), chance.pick(PENS), 0.35 * mm(sheet))
    room = _blank(sheet, chance, (16 * mm(sheet), 8 * mm(sheet)))
    if room is not None:
        _stamp(work, word, room, colour, chance=chance)
    return _pictured(stem, drawn, 0, work, how=how, chance=chance)


_SUMS = frozenset({"paid", "subtotal", "discount", "change", "saved", "rounding", "slip_amount", "vat_line"})
"""No fields, but a reader's arithmetic wants them."""


def _stamp(
    work: Floats,
    word: str,
    room: Place,
    colour: tuple[int, int, int],
    *,
    chance: Chance,
) -> None:
    """A rubber stamp: a frame and a word, unevenly inked."""
    left, top, right, bottom = (round(edge) for edge in room)
    layer = Image.new("L", (right - left, bottom - top))
    draw = ImageDraw.Draw(layer)
    draw.rounded_rectangle((3, 3, layer.width - 4, layer.height - 4), 6, outline=255, width=3)
    font = loaded(font_path(typeface(chance, "sans", letters=word), bold=True), max(8, round(layer.height * 0.45)))
    draw.text((layer.width / 2, layer.height / 2), word, fill=255, font=font, anchor="mm")
    share = np.asarray(layer.rotate(chance.within(-5, 5)), np.float32) / 255
    share *= cv2.GaussianBlur(chance.rng.uniform(0.2, 1.2, share.shape).astype(np.float32), (0, 0), 2.0).clip(0, 1)
    part = work[top:bottom, left:right]
    part += (np.minimum(np.asarray(colour, np.float32), part) - part) * share[..., None]


def _pictured(
    stem: str,
    drawn: Drawn,
    page: int,
    work: Floats,
    *,
    how: Capture,
    chance: Chance,
) -> Made:
    """A picture of `drawn` whose `page` looks like `work`."""
    pixels: Pixels = np.asarray(np.clip(work, 0, 255), np.uint8)
    sheets = (*drawn.sheets[:page], replace(drawn.sheets[page], pixels=pixels), *drawn.sheets[page + 1 :])
    how = replace(how, device="scanner") if how.device == "file" else how
    return capture(stem, replace(drawn, sheets=sheets, pdf=None), how, chance.child("capture"))
