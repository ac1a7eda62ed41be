"""The sheet in its surroundings: on a table with its shadow, in a hand, on a scanner's glass, on a screen.

`View` is the picture while it is being taken; each later step (light, lens) changes its pixels and notes what happened where.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.geometry import Geometry, union
from world.capture.hand import THUMB_MM, Digit, Skin, any_skin, grip, press
from world.capture.how import Capture, Damage
from world.capture.paper import Paper
from world.capture.relief import Relief
from world.capture.scale import WIDTHS_MM, amount, x_height
from world.capture.tables import any_surface, blurred_room, lay_table, surface_named
from world.capture.things import add_thing
from world.chance import Chance
from world.sheet import Place, Sheet

Floats = NDArray[np.float32]

SHADE_GAMMA = 0.75
"""Light to grey levels, softened: neighbouring facets light one another (chosen by eye)."""
THINGS = (0, 0, 1, 1, 2, 3)
"""How many things lie about (chosen)."""
BEHIND = 3
"""What is out of focus is drawn this much smaller."""
TRIES = 12
"""Places for a harmless thumb that are tried."""
HOLD = (0.03, 0.09)
"""Share of a held sheet's width that its holder's thumb covers: the margin, and a little more where nothing stands."""


@dataclass(slots=True)
class View:
    """A picture being taken."""

    sheet: Sheet
    pixels: Floats
    geometry: Geometry
    happened: list[tuple[Damage, Place | None]]
    """Damages with their boxes in picture pixels; None where all is affected."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.pixels.shape[1], self.pixels.shape[0]

    @property
    def x_height(self) -> float:
        """Of the usual print, in picture pixels."""
        width, height = self.geometry.sheet
        return x_height(self.sheet) * self.geometry.scale((0.45 * width, 0.4 * height, 0.55 * width, 0.6 * height))

    @property
    def on_sheet(self) -> Place:
        """The sheet's box in the picture."""
        return self.geometry.box((0, 0, *self.geometry.sheet))

    @property
    def mm(self) -> float:
        """Picture pixels in a millimetre of the sheet."""
        left, _, right, _ = self.on_sheet
        return (right - left) / WIDTHS_MM.get(self.sheet.paper, 100.0)

    def targets(self, damage: Damage) -> tuple[Place, ...]:
        """The boxes of the value that `damage` is put over, in the picture."""
        places = self.sheet.places(damage.role) if damage.role else ()
        return tuple(self.geometry.box(place) for place in places)


def on_table(paper: Paper, relief: Relief, geometry: Geometry, how: Capture, *, chance: Chance) -> View:
    """`paper` on a surface or in the hand."""
    held = how.behind == "hand" or (how.behind is None and paper.sheet.paper == "thermal" and chance.happens(0.22))
    size = geometry.picture
    skin = any_skin(chance.child("skin"))
    thumb = _holding(paper.sheet, geometry, chance.child("hold")) if held else None
    if held:
        under = _room_and_hand(geometry, thumb, skin, chance)
    else:
        surface = surface_named(how.behind) if how.behind else any_surface(paper.sheet.paper, chance)
        under = lay_table(surface, size, chance.child("table"))
        for place in range(0 if paper.sheet.paper in ("label", "plate") else chance.pick(THINGS)):
            add_thing(under, chance.child(f"thing/{place}"))
    view = _laid(paper, relief, geometry, under, lift=0.0 if held else chance.within(0.3, 1.0))
    thumbs = [damage for damage in how.damages if damage.kind == "thumb"]
    for place, damage in enumerate(thumbs):
        put_thumb(view, damage, chance.child(f"thumb/{place}"))
    if thumb is not None and not thumbs:
        press(view.pixels, thumb, skin, chance.child("thumb"))
    return view


def _room_and_hand(geometry: Geometry, thumb: Digit | None, skin: Skin, chance: Chance) -> Floats:
    """What is behind a sheet in the hand: drawn small, as all of it is out of focus."""
    width, height = geometry.picture
    under = blurred_room((width // BEHIND + 1, height // BEHIND + 1), chance.child("room"))
    if thumb is not None:
        left, _, right, _ = geometry.box((0, 0, *geometry.sheet))
        from_right = thumb.tip[0] > (left + right) / 2
        at = (right if from_right else left) / BEHIND, thumb.tip[1] / BEHIND
        grip(under, at, thumb.radius / BEHIND, right=from_right, skin=skin, chance=chance.child("grip"))
    return np.asarray(cv2.resize(under, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


def on_screen(paper: Paper, relief: Relief, geometry: Geometry, *, chance: Chance) -> View:
    """`paper` shown by a screen: a dark bezel, light of its own."""
    under = blurred_room(geometry.picture, chance.child("room")) * 0.35
    left, top, right, bottom = geometry.box((0, 0, *geometry.sheet))
    bezel = 0.025 * (right - left)
    outer = np.clip((left - bezel, top - bezel, right + bezel, bottom + 1.6 * bezel), -1e4, 1e4).astype(int)
    cv2.rectangle(under, (int(outer[0]), int(outer[1])), (int(outer[2]), int(outer[3])), (16.0, 16.0, 18.0), -1)
    return _laid(paper, relief, geometry, np.asarray(under, np.float32), lift=0.0)


def on_glass(paper: Paper, relief: Relief, geometry: Geometry, *, chance: Chance) -> View:
    """`paper` under a scanner's lid, with its edge's shadow."""
    lid = chance.pick(((246.0, 246.0, 245.0), (232.0, 233.0, 234.0), (40.0, 38.0, 38.0), (252.0, 252.0, 252.0)))
    width, height = geometry.picture
    under = np.zeros((height, width, 3), np.float32) + np.asarray(lid, np.float32)
    if chance.happens(0.35):  # the lid ends before the glass does
        end = round(width * chance.within(0.004, 0.02))
        under[:, : end if chance.happens(0.5) else -end] *= 0.5
    return _laid(paper, relief, geometry, under, lift=0.15)


def put_thumb(view: View, damage: Damage, chance: Chance) -> None:
    """A thumb over the value, from the nearer side, or over the sheet's edge."""
    skin = any_skin(chance)
    targets = view.targets(damage)
    sheet_left, _, sheet_right, _ = view.on_sheet
    if damage.role is None:
        deep = amount("thumb", damage.severity) * (sheet_right - sheet_left)
        digit = _from_side(view.on_sheet, THUMB_MM * view.mm, deep, chance)
        view.happened.append((damage, press(view.pixels, digit, skin, chance)))
        return
    for left, top, right, bottom in targets:
        from_right = (left + right) / 2 > (sheet_left + sheet_right) / 2
        share = damage.severity * (right - left)
        radius = max(THUMB_MM * view.mm, 0.75 * (bottom - top))
        # The tip is round: it covers the value's height only a little behind its foremost point.
        behind = radius - np.sqrt(max(0.0, radius**2 - (0.5 * (bottom - top)) ** 2))
        tip = (right - share - behind) if from_right else (left + share + behind)
        digit = Digit((tip, (top + bottom) / 2), radius, 0.0 if from_right else 180.0, chance.within(-1.5, 1.5))
        view.happened.append((damage, press(view.pixels, digit, skin, chance)))


def cut_frame(view: View, damage: Damage, chance: Chance) -> None:
    """The frame moved so that it leaves out a side of the sheet, or of the value."""
    width, height = view.size
    sheet = view.on_sheet
    targets = view.targets(damage)
    middle = (sheet[0] + sheet[2]) / 2
    if targets:
        left, _, right, _ = union(targets)
        from_right = (left + right) / 2 > middle
        gone = damage.severity * (right - left)
        edge = right - gone if from_right else left + gone
    else:
        from_right = chance.happens(0.5)
        gone = amount("cut", damage.severity) * (sheet[2] - sheet[0])
        edge = sheet[2] - gone if from_right else sheet[0] + gone
    kept = round(float(np.clip(edge, 0.05 * width, 0.95 * width)))
    start, end = (0, kept) if from_right else (kept, width)
    view.pixels = view.pixels[:, start:end]
    view.geometry = view.geometry.moved(start, 0, (end - start, height))
    view.happened = [(one, box and (box[0] - start, box[1], box[2] - start, box[3])) for one, box in view.happened]
    at = float(end - 2 if from_right else 0)
    view.happened.append((damage, (at, max(0.0, sheet[1]), at + 2, min(float(height), sheet[3]))))


def _laid(paper: Paper, relief: Relief, geometry: Geometry, under: Floats, *, lift: float) -> View:
    """The bent sheet over what lies `under` it."""
    where = geometry.backward()
    shade = cv2.resize(relief.shade ** np.float32(SHADE_GAMMA), paper.size, interpolation=cv2.INTER_LINEAR)[..., None]
    zoom = float(np.abs(where[1:, :, 1] - where[:-1, :, 1]).mean())
    lit = np.asarray(np.clip(paper.pixels, 0, 255) * shade, np.float32)
    if zoom > 1.1:  # remap takes single pixels: the lens averages first
        lit = np.asarray(cv2.GaussianBlur(lit, (0, 0), 0.42 * zoom), np.float32)
    seen = cv2.remap(lit, where[..., 0], where[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.remap(
        paper.mask, where[..., 0], where[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0
    )
    mask = cv2.GaussianBlur(mask, (0, 0), 0.8)[..., None]
    if lift:
        small = cv2.resize(mask, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
        aside = np.zeros_like(small)
        aside[3:, 2:] = small[:-3, :-2]
        soft = cv2.GaussianBlur(aside, (0, 0), 3.5)
        under = under * (1 - 0.5 * lift * cv2.resize(soft, (under.shape[1], under.shape[0])))[..., None]
    pixels = under + (seen - under) * mask
    happened = [(damage, None if box is None else geometry.box(box)) for damage, box in paper.happened]
    return View(paper.sheet, np.asarray(pixels, np.float32), geometry, happened)


def _holding(sheet: Sheet, geometry: Geometry, chance: Chance) -> Digit | None:
    """A thumb on the margin, where it hides no value; None where there is no such place: the hand is below the frame."""
    on_sheet = geometry.box((0, 0, *geometry.sheet))
    wide = on_sheet[2] - on_sheet[0]
    radius = THUMB_MM * wide / WIDTHS_MM.get(sheet.paper, 100.0)
    values = [geometry.box(mark.box) for mark in sheet.marks]
    for _ in range(TRIES):
        thumb = _from_side(on_sheet, radius, chance.within(*HOLD) * wide, chance)
        (x, y), far = thumb.tip, 2.2 * radius
        clear = (
            (x - 0.1 * radius, on_sheet[2] + far)
            if x > (on_sheet[0] + on_sheet[2]) / 2
            else (on_sheet[0] - far, x + 0.1 * radius)
        )
        if all(right < clear[0] or left > clear[1] or bottom < y - 1.3 * radius or top > y + far
               for left, top, right, bottom in values):  # fmt: skip
            return thumb
    return None


def _from_side(on_sheet: Place, radius: float, deep: float, chance: Chance) -> Digit:
    """A thumb that reaches `deep` pixels over the sheet, from the left or the right, its hand below it."""
    left, top, right, bottom = on_sheet
    height = top + (bottom - top) * chance.within(0.35, 0.9)
    bend = chance.within(-1.5, 1.5)
    if chance.happens(0.6):
        return Digit((left + deep, height), radius, 180 - chance.within(2, 38), bend)
    return Digit((right - deep, height), radius, chance.within(2, 38), bend)
