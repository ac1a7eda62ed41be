"""What happened to the sheet before anybody photographed it: age, spills, rubbing, pens, stamps, staples, tears.

All of it lies on the paper and goes with it through bends and perspective. Thermal paper is blackened by heat and bleached by
oils, plasticisers and alcohol (ISO 11798 excludes it from permanence for that), so a stain here takes the ink's contrast, not
only the paper's brightness.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.how import Damage
from world.capture.relief import Relief
from world.capture.scale import amount, ink_height, mm, x_height
from world.capture.texture import blot, clouds, layered, stroke
from world.chance import Chance
from world.sheet import Place, Sheet

Floats = NDArray[np.float32]

PEN_INKS = ((28, 38, 120), (30, 30, 34), (150, 26, 34), (24, 84, 60))
STAMP_INKS = ((88, 40, 120), (30, 60, 140), (160, 34, 44), (24, 90, 70))
STAMP_WORDS = ("BEZAHLT", "PAGATO", "PAYE", "PAID", "BETALD", "MAKSETTU", "BETALT", "PLATIT", "PAGADO")
MARKERS = ((1.0, 0.98, 0.3), (0.6, 1.0, 0.5), (1.0, 0.65, 0.85), (0.62, 0.9, 1.0))
SPILLS = ((96, 58, 30), (120, 90, 50), (70, 70, 60), (130, 40, 50))
"""Coffee, oil, dirt, wine."""

TOOTHED = 0.65
"""Share of receipts torn at a toothed bar (chosen); the others were cut by a knife."""
TOOTH_MM, TOOTH_DEEP_MM = (1.2, 2.4), (0.4, 0.9)
"""From tooth to tooth, and their depth, on scanned receipts."""
SAW_SLOPE = 0.012
"""How askew people tear, at most."""


@dataclass(slots=True)
class Paper:
    """A sheet with what is on it; grows older in place."""

    sheet: Sheet
    pixels: Floats
    mask: Floats
    """1 where there is paper."""
    happened: list[tuple[Damage, Place | None]]
    """Damages with their boxes in sheet pixels; None where all of it is affected."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.pixels.shape[1], self.pixels.shape[0]

    @property
    def white(self) -> Floats:
        """The paper's own colour."""
        return np.asarray(np.percentile(self.pixels[::9, ::9].reshape(-1, 3), 80, axis=0), np.float32)

    def part(self, place: Place) -> tuple[slice, slice] | None:
        """Rows and columns of `place` on the sheet; None beside it."""
        width, height = self.size
        left, right = max(0, round(place[0])), min(width, round(place[2]))
        top, bottom = max(0, round(place[1])), min(height, round(place[3]))
        return (slice(top, bottom), slice(left, right)) if right > left + 1 and bottom > top + 1 else None


def used(sheet: Sheet, damages: tuple[Damage, ...], relief: Relief, chance: Chance) -> Paper:
    """`sheet` after `damages`, as it is photographed."""
    paper = Paper(sheet, sheet.pixels.astype(np.float32), np.ones(sheet.pixels.shape[:2], np.float32), [])
    if sheet.paper == "thermal":
        _saw(paper, chance.child("saw"))
    for line, width in relief.worn:
        _wear(paper, line, width, chance.child(f"worn/{line[0]:.0f}"))
    for place, damage in enumerate(damages):
        if damage.kind in _ON_PAPER:
            _ON_PAPER[damage.kind](paper, damage, chance.child(f"{place}/{damage.kind}"))
    return paper


def _saw(paper: Paper, chance: Chance) -> None:
    """The ends of a piece off a roll: torn at a till's toothed bar, a little askew, or cut by its knife."""
    width, height = paper.size
    unit = mm(paper.sheet)
    x, rows = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)[:, None]
    toothed = chance.happens(TOOTHED)
    pitch, deep = chance.within(*TOOTH_MM) * unit, chance.within(*TOOTH_DEEP_MM) * unit
    for end in (0, 1):
        slope = chance.within(-1, 1) * SAW_SLOPE
        edge = slope * (x - width / 2) + abs(slope) * width / 2
        if toothed:
            worn = 1 + 0.35 * chance.rng.standard_normal(round(width / pitch) + 2).astype(np.float32)
            teeth = np.abs((x / pitch) % 1 - 0.5) * 2
            edge = edge + deep * teeth * worn[(x / pitch).astype(np.int32)]
        into = rows - edge if end == 0 else (height - 1 - rows) - edge
        near = slice(0, min(height, round(6 * unit))) if end == 0 else slice(max(0, height - round(6 * unit)), height)
        paper.mask[near] *= np.clip(into[near] + 0.5, 0, 1)


def places_for(
    paper: Paper, damage: Damage, around: float, somewhere: Callable[[], Place], *, least: float = 0.0
) -> tuple[Place, ...]:
    """Where `damage` goes: its value's boxes with `around` of their height more on each side and `least` pixels high, or `somewhere`."""
    boxes = paper.sheet.places(damage.role) if damage.role else ()
    if not boxes:
        return (somewhere(),) if damage.role is None else ()
    more = [(around * (b[3] - b[1]), max(around * (b[3] - b[1]), (least - b[3] + b[1]) / 2)) for b in boxes]
    return tuple((b[0] - x, b[1] - y, b[2] + x, b[3] + y) for b, (x, y) in zip(boxes, more, strict=True))


def _anywhere(paper: Paper, chance: Chance, wide: float, high: float) -> Place:
    width, height = paper.size
    x, y = chance.within(0, max(1.0, width - wide)), chance.within(0, max(1.0, height - high))
    return x, y, x + wide, y + high


def _wear(paper: Paper, line: Place, wide: float, chance: Chance) -> None:
    """Ink broken along a crease."""
    if wide < 0.2:
        return
    canvas = np.zeros((paper.size[1], paper.size[0]), np.uint8)
    start, end = (round(line[0]), round(line[1])), (round(line[2]), round(line[3]))
    cv2.line(canvas, start, end, 255, max(1, round(wide)), cv2.LINE_AA)
    share = canvas.astype(np.float32) / 255 * (0.35 + 0.65 * clouds(paper.size, 60, chance)) * min(1.0, wide)
    paper.pixels += (paper.white + 3 - paper.pixels) * share[..., None]


def _fade(paper: Paper, damage: Damage, chance: Chance) -> None:
    left = 1 - amount("fade", damage.severity) * (0.8 + 0.2 * clouds(paper.size, 5, chance))
    paper.pixels = np.asarray(paper.white + (paper.pixels - paper.white) * left[..., None], np.float32)
    paper.happened.append((damage, None))


def _stain(paper: Paper, damage: Damage, chance: Chance) -> None:
    side = mm(paper.sheet) * chance.within(14, 32)
    colour = np.asarray(chance.pick(SPILLS), np.float32)
    for place in places_for(
        paper,
        damage,
        1.1,
        lambda: _anywhere(paper, chance, side, side * chance.within(0.7, 1.2)),
        least=7 * mm(paper.sheet),
    ):
        part = paper.part(place)
        if part is None:
            continue
        old = paper.pixels[part]
        shape = blot((old.shape[1], old.shape[0]), chance)
        ring = np.clip(shape * (1 - shape) * 4, 0, 1)
        taken = (amount("stain", damage.severity) * np.clip(shape * 1.3, 0, 1))[..., None]
        size = old.shape[1], old.shape[0]
        uneven = layered(size, 5, chance.child("dried"))
        tint = damage.severity * (0.5 * shape * (0.35 + 0.9 * uneven) + 0.34 * ring)
        bleached = old + (paper.white - old) * (taken * (0.86 + 0.14 * np.clip(3 * uneven - 0.6, 0, 1)[..., None]))
        # What dries is a dye: it takes light from the paper, and stands on the ink only where it is thick.
        dyed = bleached * (0.25 + 0.75 * colour / 255)
        paper.pixels[part] = bleached + (dyed - bleached) * np.clip(1.5 * tint, 0, 1)[..., None]
        paper.happened.append((damage, place))


def _wet(paper: Paper, damage: Damage, chance: Chance) -> None:
    side = mm(paper.sheet) * chance.within(20, 40)
    sigma = amount("wet", damage.severity) * x_height(paper.sheet)
    for place in places_for(
        paper, damage, 1.3, lambda: _anywhere(paper, chance, side, side), least=8 * mm(paper.sheet)
    ):
        part = paper.part(place)
        if part is None:
            continue
        old = paper.pixels[part]
        run = cv2.GaussianBlur(old, (0, 0), sigma + 0.05)
        shape = np.clip(blot((old.shape[1], old.shape[0]), chance, soft=0.25) * 1.6, 0, 1)
        dim = 1 - 0.10 * damage.severity * np.clip(shape * (1 - shape) * 4, 0, 1) - 0.05 * damage.severity * shape
        paper.pixels[part] = (old + (run - old) * shape[..., None]) * dim[..., None]
        paper.happened.append((damage, place))


def _smudge(paper: Paper, damage: Damage, chance: Chance) -> None:
    length = amount("smudge", damage.severity) * x_height(paper.sheet)
    wide = mm(paper.sheet) * chance.within(18, 30)
    for place in places_for(paper, damage, 0.7, lambda: _anywhere(paper, chance, wide, 0.5 * wide)):
        part = paper.part(place)
        if part is None:
            continue
        old = paper.pixels[part]
        rubbed = cv2.filter2D(old, -1, line_kernel(length, chance.within(-35, 35)), borderType=cv2.BORDER_REPLICATE)
        rubbed = cv2.GaussianBlur(rubbed, (0, 0), 0.12 * length + 0.05)
        size = old.shape[1], old.shape[0]
        shape = np.clip(_patch(old.shape[:2]) * (0.72 + 0.6 * clouds(size, 7, chance.child("rubbed"))), 0, 1)
        streaks = cv2.filter2D(
            clouds(size, max(12.0, max(size) / 5), chance), -1, line_kernel(0.2 * max(size), chance.within(-20, 20))
        )
        veil = 1 - 0.2 * damage.severity * shape * np.clip(3 * (streaks - 0.3), 0, 1)
        paper.pixels[part] = (old + (rubbed - old) * shape[..., None]) * veil[..., None]
        paper.happened.append((damage, place))


def _patch(shape: tuple[int, int]) -> Floats:
    """1 over a rectangle, softly 0 at its border."""
    y, x = np.ogrid[-1 : 1 : complex(shape[0]), -1 : 1 : complex(shape[1])]
    return np.asarray(np.clip((1 - np.abs(x)) / 0.08, 0, 1) * np.clip((1 - np.abs(y)) / 0.3, 0, 1), np.float32)


def line_kernel(length: float, degrees: float) -> Floats:
    """A smear of `length` pixels."""
    side = max(3, 2 * int(np.ceil(length / 2)) + 1)
    fine = np.zeros((side * 4, side * 4), np.float32)
    middle, half = side * 2 - 0.5, length * 2
    dx, dy = half * np.cos(np.radians(degrees)), half * np.sin(np.radians(degrees))
    ends = np.round(np.asarray([(middle - dx, middle - dy), (middle + dx, middle + dy)]) * 8).astype(np.int32)
    cv2.polylines(fine, [ends], isClosed=False, color=1.0, thickness=4, lineType=cv2.LINE_8, shift=3)
    kernel = cv2.resize(fine, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(kernel / kernel.sum(), np.float32)


def _pen(paper: Paper, damage: Damage, chance: Chance) -> None:
    ink = np.asarray(chance.pick(PEN_INKS), np.float32)
    line = 0.16 * ink_height(paper.sheet) + 0.1 * mm(paper.sheet)
    strokes = max(1, round(amount("pen", damage.severity)))
    wide = mm(paper.sheet) * chance.within(15, 40)
    for place in places_for(paper, damage, 0.2, lambda: _anywhere(paper, chance, wide, 0.3 * wide)):
        left, top, right, bottom = place
        for _ in range(strokes):
            if damage.role:
                across = np.linspace(left, right, 9)
                points = np.stack([across, chance.rng.uniform(top, bottom, 9)], 1)
            else:
                points = np.stack([chance.rng.uniform(left, right, 5), chance.rng.uniform(top, bottom, 5)], 1)
            share = stroke(paper.size, points.astype(np.float32), line)[..., None] * 0.88
            paper.pixels += (np.minimum(ink, paper.pixels) - paper.pixels) * share
        paper.happened.append((damage, place))


def _highlighter(paper: Paper, damage: Damage, chance: Chance) -> None:
    colour = np.asarray(chance.pick(MARKERS), np.float32)
    height = ink_height(paper.sheet) * 1.6
    wide = paper.size[0] * chance.within(0.3, 0.7)
    for left, top, right, bottom in places_for(paper, damage, 0.3, lambda: _anywhere(paper, chance, wide, height)):
        middle = (top + bottom) / 2
        points = np.asarray([(left, middle), ((left + right) / 2, middle + 0.1 * height), (right, middle)], np.float32)
        share = stroke(paper.size, points, max(height, bottom - top))[..., None]
        taken = amount("highlighter", damage.severity) ** 2
        veil = 1 + (colour * (1 - 0.9 * taken) - 1) * min(1.0, 2.5 * damage.severity)
        lit = paper.pixels * veil
        run = 0.75 * taken * share  # a wet marker takes the ink along
        paper.pixels += (lit - paper.pixels) * share
        paper.pixels += (cv2.GaussianBlur(paper.pixels, (0, 0), 0.35 * height) - paper.pixels) * run
        paper.happened.append((damage, (left, top, right, bottom)))


def _stamp(paper: Paper, damage: Damage, chance: Chance) -> None:
    wide = mm(paper.sheet) * chance.within(26, 38)
    ink = np.asarray(chance.pick(STAMP_INKS), np.float32)
    for place in places_for(paper, damage, 1.5, lambda: _anywhere(paper, chance, wide, 0.42 * wide)):
        x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
        canvas = _stamp_face(max(64, round(wide)), chance)
        tall, across = canvas.shape
        part = paper.part((x - across / 2, y - tall / 2, x + across / 2, y + tall / 2))
        if part is None:
            continue
        rows, columns = part
        at = canvas[: rows.stop - rows.start, : columns.stop - columns.start]
        rows, columns = slice(rows.start, rows.start + len(at)), slice(columns.start, columns.start + at.shape[1])
        part, share = (rows, columns), (at * amount("stamp", damage.severity))[..., None]
        old = paper.pixels[part]
        paper.pixels[part] = old * (1 - share) + (0.25 * np.minimum(old, ink) + 0.75 * ink) * share
        where = float(columns.start), float(rows.start), float(columns.stop), float(rows.stop)
        paper.happened.append((damage, where))


def _stamp_face(wide: int, chance: Chance) -> Floats:
    """A rubber stamp's print: a frame, a word and a date, unevenly inked, a little turned."""
    canvas = np.zeros((round(wide * 0.5), wide), np.uint8)
    line = max(2, wide // 60)
    cv2.rectangle(canvas, (line * 2, line * 2), (wide - line * 3, canvas.shape[0] - line * 3), 255, line)
    date = f"{chance.whole(1, 28):02d}.{chance.whole(1, 12):02d}.{chance.whole(2015, 2025)}"
    for text, at, size in ((chance.pick(STAMP_WORDS), 0.5, 0.78), (date, 0.8, 0.6)):
        (length, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, 1, 1)
        scale = size * wide / length
        where = (round(wide * (1 - size) / 2), round(canvas.shape[0] * at))
        cv2.putText(canvas, text, where, cv2.FONT_HERSHEY_DUPLEX, scale, 255, max(1, round(2.2 * scale)), cv2.LINE_AA)
    turn = cv2.getRotationMatrix2D((wide / 2, canvas.shape[0] / 2), chance.within(-8, 8), 0.95)
    face = cv2.warpAffine(canvas, turn, (wide, canvas.shape[0])).astype(np.float32) / 255
    return np.asarray(face * (0.55 + 0.45 * layered((wide, canvas.shape[0]), 9, chance)), np.float32)


def _staple(paper: Paper, damage: Damage, chance: Chance) -> None:
    length, line = 11.5 * mm(paper.sheet), max(2, round(0.55 * mm(paper.sheet)))
    for _ in range(max(1, round(amount("staple", damage.severity)))):
        x, y = chance.within(0.05, 0.8) * paper.size[0], chance.within(0.01, 0.06) * paper.size[1]
        angle = np.radians(chance.within(-40, 40))
        end = (x + length * np.cos(angle), y + length * np.sin(angle))
        points = np.asarray([(x, y), ((x + end[0]) / 2, (y + end[1]) / 2), end], np.float32)
        shadow = stroke(paper.size, points + 1.2 * line, 1.6 * line)[..., None]
        bar = stroke(paper.size, points, line)[..., None]
        paper.pixels *= 1 - 0.4 * cv2.GaussianBlur(shadow, (0, 0), line)[..., None]
        paper.pixels += (np.asarray((172, 174, 178), np.float32) - paper.pixels) * bar
        box = min(x, end[0]), min(y, end[1]) - line, max(x, end[0]), max(y, end[1]) + line
        paper.happened.append((damage, (float(box[0]), float(box[1]), float(box[2]), float(box[3]))))


def _dust(paper: Paper, damage: Damage, chance: Chance) -> None:
    """Specks and hairs on the scanner's glass or the sheet."""
    rng, canvas = chance.rng, np.zeros((paper.size[1], paper.size[0]), np.uint8)
    unit = mm(paper.sheet)
    for _ in range(round(amount("dust", damage.severity))):
        x, y = rng.uniform(0, paper.size[0]), rng.uniform(0, paper.size[1])
        if rng.random() < 0.05:
            points = np.cumsum(np.vstack([[(x, y)], rng.normal(0, 1.6 * unit, (5, 2))]), 0)
            cv2.polylines(
                canvas, [np.round(points).astype(np.int32)], False, 190, max(1, round(0.12 * unit)), cv2.LINE_AA
            )
        else:
            cv2.circle(
                canvas,
                (round(x), round(y)),
                max(1, round(unit * rng.gamma(1.2, 0.09))),
                int(rng.integers(110, 255)),
                -1,
                cv2.LINE_AA,
            )
    share = canvas.astype(np.float32)[..., None] / 255
    paper.pixels += (np.asarray((70, 66, 62), np.float32) - paper.pixels) * share
    paper.happened.append((damage, None))


def _tear(paper: Paper, damage: Damage, chance: Chance) -> None:
    """A piece torn off the nearest side edge, or a corner."""
    width, height = paper.size
    if damage.role:
        for left, top, right, bottom in paper.sheet.places(damage.role):
            from_right = (left + right) / 2 > width / 2
            depth = (width - right if from_right else left) + damage.severity * (right - left) + 1
            _rip(paper, (top - 0.6 * (bottom - top), bottom + 0.6 * (bottom - top)), depth, chance, right=from_right)
            place = (width - depth, top, float(width), bottom) if from_right else (0.0, top, depth, bottom)
            paper.happened.append((damage, place))
        return
    depth = amount("tear", damage.severity) * width
    from_right, middle = chance.happens(0.5), chance.pick((0.0, 1.0)) * height
    reach = chance.within(0.8, 1.6) * depth
    _rip(paper, (middle - reach, middle + reach), depth, chance, right=from_right)
    left, right = (width - depth, float(width)) if from_right else (0.0, depth)
    paper.happened.append((damage, (left, max(0.0, middle - reach), right, min(float(height), middle + reach))))


def _rip(paper: Paper, rows: tuple[float, float], depth: float, chance: Chance, *, right: bool) -> None:
    """Takes paper away between `rows`, `depth` deep in their middle, with a white fibrous edge."""
    width, height = paper.size
    y = np.arange(height, dtype=np.float32)
    middle, half = (rows[0] + rows[1]) / 2, (rows[1] - rows[0]) / 2
    across = np.abs(y - middle) / half
    rough = chance.rng.normal(0, 1, height + 80)
    coarse, fine = (np.convolve(rough, np.ones(many) / many, "valid")[:height] for many in (81, 9))
    # A hand tears a bite: full depth over the middle, running out steeply on one side and far out on the other.
    long_side = (y > middle) == chance.happens(0.5)
    run_out = np.where(long_side, chance.within(0.5, 0.8), chance.within(1.6, 2.6))
    left = np.clip(1 - np.clip(across - 0.85, 0, None) * run_out, 0, 1)
    edge = (depth * left**0.8 + (0.05 * coarse + 0.006 * fine) * width) * (left > 0)
    x = np.arange(width, dtype=np.float32)
    inside = (width - 1 - x if right else x)[None] - edge[:, None]
    paper.mask *= np.clip(inside + 0.5, 0, 1)
    fibre = np.clip(1 - inside / (0.6 * mm(paper.sheet)), 0, 1) * (edge > 1)[:, None]
    paper.pixels += (250 - paper.pixels) * (0.8 * fibre)[..., None]


_ON_PAPER: dict[str, Callable[[Paper, Damage, Chance], None]] = {
    "fade": _fade,
    "stain": _stain,
    "wet": _wet,
    "smudge": _smudge,
    "pen": _pen,
    "highlighter": _highlighter,
    "stamp": _stamp,
    "staple": _staple,
    "dust": _dust,
    "tear": _tear,
}
