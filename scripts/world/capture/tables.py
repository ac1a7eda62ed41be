"""What lies under and around a sheet: surfaces made of noise, and rooms out of focus.

A surface has a colour, a depth, and how far its pattern runs each way; some have a regular structure over it (tiles, checks,
planks, keys, print). They are split like everything else.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.geometry import Size
from world.capture.texture import clouds, layered
from world.chance import Chance, Stock

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Surface:
    """One material."""

    name: str
    colour: tuple[int, int, int]
    depth: float
    """Of the pattern, in grey levels."""
    grain: tuple[float, float]
    """Length of the pattern across and down, as shares of the picture's long side."""
    structure: str = ""
    """``planks``, ``tiles``, ``checks``, ``keys``, ``print``, ``weave``, ``speckle``; empty: none."""
    bears: tuple[str, ...] = ("thermal", "a4", "screen")
    """Kinds of sheets that are found on it."""


SURFACES: Stock[Surface] = Stock(
    tune=(
        Surface("oak", (158, 118, 78), 15, (0.5, 0.006), "planks"),
        Surface("walnut", (84, 58, 42), 12, (0.4, 0.005)),
        Surface("desk", (206, 203, 198), 2.5, (0.05, 0.05)),
        Surface("granite", (112, 108, 104), 22, (0.004, 0.004), "speckle"),
        Surface("denim", (66, 82, 112), 9, (0.004, 0.004), "weave"),
        Surface("keyboard", (38, 38, 42), 3, (0.05, 0.05), "keys"),
        Surface("carton", (176, 140, 100), 6, (0.004, 0.2), bears=("thermal", "a4", "label")),
        Surface("grey-box", (128, 130, 134), 3, (0.02, 0.02), bears=("label",)),
        Surface("plastic", (34, 34, 36), 3, (0.003, 0.003), bears=("plate",)),
        Surface("gingham", (196, 190, 184), 5, (0.004, 0.004), "checks"),
    ),
    held=(
        Surface("pine", (206, 166, 112), 12, (0.006, 0.45), "planks"),
        Surface("cherry", (128, 68, 44), 13, (0.006, 0.5)),
        Surface("slate", (66, 68, 74), 8, (0.02, 0.02)),
        Surface("tiles", (188, 182, 172), 7, (0.03, 0.03), "tiles"),
        Surface("leather", (58, 42, 36), 10, (0.007, 0.006)),
        Surface("carpet", (124, 112, 106), 20, (0.003, 0.003)),
        Surface("newspaper", (208, 203, 192), 4, (0.02, 0.02), "print"),
        Surface("steel", (164, 168, 172), 5, (0.6, 0.002), bears=("thermal", "a4", "plate")),
        Surface("white-box", (222, 222, 220), 3, (0.03, 0.03), bears=("label",)),
        Surface("kraft", (150, 116, 82), 9, (0.003, 0.01), bears=("label",)),
    ),
)
GROWN = 6.0
"""From this ratio of its pattern's length to its breadth a surface is wood, unless it is steel: its lines wander."""
FINE = 0.01
"""Share of the picture's long side: coarser patterns are bare without finer ones."""
WANDER = 0.022
"""How far they do, in shares of the picture's long side (chosen by looking)."""
_BY_NAME = {surface.name: surface for surface in SURFACES.all}


def surface_named(name: str) -> Surface:
    """The surface called `name`; ValueError for another."""
    if name not in _BY_NAME:
        raise ValueError(f"nothing is called {name!r} that a sheet lies on: {', '.join(_BY_NAME)}, hand")
    return _BY_NAME[name]


def any_surface(paper: str, chance: Chance) -> Surface:
    """One of the surfaces of this split that `paper` is found on."""
    return chance.pick([surface for surface in SURFACES.of(chance.split) if paper in surface.bears])


def lay_table(surface: Surface, size: Size, chance: Chance) -> Floats:
    """A picture of `surface`, drawn at half the sharpness of `size`, as the depth of field leaves it."""
    half: Size = (size[0] + 1) // 2, (size[1] + 1) // 2
    long_side = max(half)
    lengths = surface.grain[0] * long_side, surface.grain[1] * long_side
    grown = max(lengths) > GROWN * min(lengths) and surface.name != "steel"
    pattern = _wood(half, lengths, chance) if grown else _grain(half, lengths, chance)
    if not grown and min(lengths) > FINE * long_side:  # what has no grain of its own is still rubbed and dusty
        pattern = 0.45 * pattern + 2.2 * (layered(half, 90, chance.child("rubbed")) - 0.5)
    light = surface.depth * pattern + 5 * (layered(half, 3, chance) - 0.5)
    bare = np.asarray(np.asarray(surface.colour, np.float32) * (1 + light / 128)[..., None], np.float32)
    picture = _STRUCTURES[surface.structure](bare, chance) if surface.structure else bare
    return np.asarray(cv2.resize(np.clip(picture, 0, 255), size, interpolation=cv2.INTER_LINEAR), np.float32)


def blurred_room(size: Size, chance: Chance) -> Floats:
    """A room behind a sheet held in the hand: patches of colour out of focus."""
    small = np.zeros((48, 36, 3), np.float32)
    tint = np.asarray(
        chance.pick(((96, 92, 90), (64, 66, 72), (120, 104, 88), (52, 48, 46), (88, 98, 100))), np.float32
    )
    small += tint
    for _ in range(chance.whole(5, 12)):
        x, y = chance.whole(0, 35), chance.whole(0, 47)
        wide, high = chance.whole(4, 18), chance.whole(4, 24)
        small[y : y + high, x : x + wide] = tint * chance.within(0.4, 1.6) + chance.rng.normal(0, 14, 3)
    soft = cv2.GaussianBlur(small, (0, 0), 1.6)
    return np.asarray(np.clip(cv2.resize(soft, size, interpolation=cv2.INTER_CUBIC), 0, 255), np.float32)


def _grain(size: Size, lengths: tuple[float, float], chance: Chance) -> Floats:
    """Noise that is alike over `lengths` pixels across and down, of about unit deviation."""
    width, height = size
    shape = max(2, round(height / max(1, lengths[1]))) + 1, max(2, round(width / max(1, lengths[0]))) + 1
    coarse = chance.rng.standard_normal(shape, np.float32)
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), np.float32)


def _wood(size: Size, lengths: tuple[float, float], chance: Chance) -> Floats:
    """Grain whose lines wander, part round knots and are broken up by pores, of about unit deviation."""
    upright = lengths[1] > lengths[0]
    wide = min(lengths)
    rings = _grain(size, (2.2 * lengths[0], 2.2 * lengths[1]), chance)
    lines = _grain(size, lengths, chance)
    fibres = _grain(size, (max(1.0, 0.16 * lengths[0]), max(1.0, 0.5 * wide)) if not upright else
                    (max(1.0, 0.5 * wide), max(1.0, 0.16 * lengths[1])), chance)  # fmt: skip
    x, y = np.meshgrid(np.arange(size[0], dtype=np.float32), np.arange(size[1], dtype=np.float32))
    away = WANDER * max(size) * (2 * layered(size, 2.2, chance.child("wander")) - 1)
    for _ in range(chance.pick((0, 0, 1, 1, 2))):
        at = chance.within(0, size[0]), chance.within(0, size[1])
        along, across = (y - at[1], x - at[0]) if upright else (x - at[0], y - at[1])
        knot = chance.within(0.012, 0.03) * max(size)
        away = away - 1.6 * across * np.exp(-((along / (4 * knot)) ** 2) - (across / (1.6 * knot)) ** 2)
    moved = (x + away, y) if upright else (x, y + away)
    both = np.asarray(0.7 * rings + 0.6 * lines, np.float32)
    warped = cv2.remap(both, moved[0].astype(np.float32), moved[1].astype(np.float32), cv2.INTER_LINEAR,
                       borderMode=cv2.BORDER_REFLECT)  # fmt: skip
    return np.asarray(warped + 0.45 * fibres, np.float32)


def _planks(picture: Floats, chance: Chance) -> Floats:
    height, width = picture.shape[:2]
    wide = chance.within(0.16, 0.3) * max(height, width)
    across = chance.happens(0.5)
    along = np.arange(height if across else width, dtype=np.float32) + chance.within(0, wide)
    board = (along // wide).astype(int)
    tone = chance.rng.uniform(0.86, 1.1, int(board.max()) + 1)[board]
    tone[np.abs(along % wide) < 2.2] *= 0.45
    return np.asarray(picture * (tone[:, None, None] if across else tone[None, :, None]), np.float32)


def _lattice(picture: Floats, share: float, chance: Chance) -> tuple[Floats, Floats, float]:
    """Turned coordinates over `picture`, and the length of one cell."""
    height, width = picture.shape[:2]
    angle = chance.within(-0.5, 0.5)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    along, across = x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)
    return np.asarray(along, np.float32), np.asarray(across, np.float32), share * max(height, width)


def _tiles(picture: Floats, chance: Chance) -> Floats:
    along, across, cell = _lattice(picture, chance.within(0.2, 0.35), chance)
    joint = np.minimum(np.abs(along % cell - cell / 2), np.abs(across % cell - cell / 2))
    return np.asarray(picture * (1 - 0.35 * np.clip(1.6 - joint / 2, 0, 1))[..., None], np.float32)


def _checks(picture: Floats, chance: Chance) -> Floats:
    along, across, cell = _lattice(picture, chance.within(0.025, 0.05), chance)
    colour = np.asarray(chance.pick(((170, 30, 36), (40, 60, 130), (50, 110, 70))), np.float32)
    share = ((along % (2 * cell) < cell) * 0.42 + (across % (2 * cell) < cell) * 0.42)[..., None]
    return np.asarray(picture * (1 - share) + colour * share, np.float32)


def _keys(picture: Floats, chance: Chance) -> Floats:
    along, across, cell = _lattice(picture, chance.within(0.07, 0.1), chance)
    edge = np.maximum(np.abs(along % cell - cell / 2), np.abs(across % cell - cell / 2)) / cell
    return np.asarray(picture * (1.25 - 0.7 * np.clip((edge - 0.4) * 25, 0, 1))[..., None], np.float32)


def _print(picture: Floats, chance: Chance) -> Floats:
    """Columns of unreadable small print."""
    along, across, cell = _lattice(picture, 0.011, chance)
    size = picture.shape[1], picture.shape[0]
    letters = clouds(size, max(size) / 4.5, chance) > 0.45
    inked = (across % cell < 0.55 * cell) & letters & (along % (cell * 26) > 2 * cell)
    return np.asarray(picture * (1 - 0.5 * inked.astype(np.float32))[..., None], np.float32)


def _weave(picture: Floats, chance: Chance) -> Floats:
    along, across, _ = _lattice(picture, 1, chance)
    return np.asarray(picture * (1 + 0.10 * np.sin((along + across) * 0.9))[..., None], np.float32)


def _speckle(picture: Floats, chance: Chance) -> Floats:
    size = picture.shape[1], picture.shape[0]
    coarse, fine = layered(size, 110, chance), layered(size, 260, chance.child("fine"))
    light, dark = np.clip((coarse - 0.58) * 16, 0, 1), np.clip((0.4 - fine) * 16, 0, 1)
    tint = np.asarray((1.06, 1.0, 0.95), np.float32) * 0.3 * light[..., None] - 0.42 * dark[..., None]
    return np.asarray(picture * (1 + tint + 0.16 * (fine[..., None] - 0.5)), np.float32)


_STRUCTURES = {
    "planks": _planks,
    "tiles": _tiles,
    "checks": _checks,
    "keys": _keys,
    "print": _print,
    "weave": _weave,
    "speckle": _speckle,
}
