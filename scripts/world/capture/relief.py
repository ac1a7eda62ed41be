"""The shape of a sheet that is no longer flat: heights over a grid, with the shading they get from a light at the side.

Thermal rolls keep their curl along the paper's run; A4 is folded once or twice to fit an envelope; whatever was in a pocket
is crumpled into facets. Rolled ends are cylinders (a point t behind the bend lies at R sin(t/R)), creases are tents, crumples are
many short folds laid over one another. Heights are in sheet pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.how import Damage
from world.capture.scale import amount, ink_height
from world.chance import Chance
from world.sheet import Place, Sheet

Floats = NDArray[np.float32]

LONG_SIDE_NODES = 120
ROLLED_SHARE = (0.22, 0.45)
"""Share of the length that has rolled up (chosen)."""
FACETS = 34
"""Folds of a crumpled sheet (chosen by eye)."""
REST_SLOPE = 0.035
"""Paper is never quite flat: slope of its slow waves (chosen)."""
ROLL_KEPT = (0.06, 0.42)
"""Severity of curl that every till receipt has left when it lies free (chosen by looking)."""
BOW = (0.02, 0.09)
"""Height of the bow across a receipt, by its width."""
FOLDED, FOLD_DEGREES = 0.45, (3.0, 11.0)
"""Share of A4 sheets that came in an envelope, and how far their folds still stand (chosen)."""
AMBIENT = 0.55
"""Share of light that comes from everywhere in a room (chosen)."""


@dataclass(frozen=True, slots=True)
class Relief:
    """The paper's shape over a grid of rows x columns."""

    height: Floats
    slide: Floats
    """Rows x columns x 2: how far a point has moved along the flat, in sheet pixels."""
    shade: Floats
    """Light on each node, 1 where the sheet lies flat."""
    worn: tuple[tuple[Place, float], ...] = ()
    """Crease lines (x0, y0, x1, y1) with the width in pixels where ink is rubbed off."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the nodes lie, in sheet pixels."""

    x: Floats
    y: Floats
    width: int
    height: int

    @classmethod
    def over(cls, sheet: Sheet) -> Grid:
        """Nodes about as far apart in both directions."""
        height, width = sheet.pixels.shape[:2]
        step = max(height, width) / LONG_SIDE_NODES
        x, y = np.meshgrid(
            np.linspace(0, width, max(8, round(width / step)), dtype=np.float32),
            np.linspace(0, height, max(8, round(height / step)), dtype=np.float32),
        )
        return cls(x, y, width, height)


def flat(sheet: Sheet) -> Relief:
    """A sheet pressed onto glass."""
    zeros = np.zeros_like(Grid.over(sheet).x)
    return Relief(zeros, np.zeros((*zeros.shape, 2), np.float32), zeros + 1)


def bent(
    sheet: Sheet, damages: tuple[Damage, ...], chance: Chance, *, rest: float = REST_SLOPE, lies_free: bool = False
) -> Relief:
    """`sheet` as the `damages` among curl, crease and crumple left it, on a hand or a table.

    What `lies_free`, with no glass upon it, keeps something of the roll that it came from, or of the envelope.
    """
    grid = Grid.over(sheet)
    height = _waves(grid, chance.child("waves"), rest)
    slide = np.zeros((*height.shape, 2), np.float32)
    if lies_free and sheet.paper == "thermal":
        rolled, slide = _rolled(grid, chance.child("roll").within(*ROLL_KEPT), chance.child("roll"), lengthwise=True)
        height = height + rolled + _bowed(grid, chance.child("bow"))
    elif lies_free and sheet.paper == "a4" and chance.child("folded").happens(FOLDED):
        height = height + _folded(grid, chance.child("folds"))
    worn: list[tuple[Place, float]] = []
    for place, damage in enumerate(damages):
        own = chance.child(f"{place}/{damage.kind}")
        if damage.kind == "curl":
            rolled, moved = _rolled(grid, damage.severity, own, lengthwise=sheet.paper != "a4")
            height, slide = height + rolled, slide + moved
        elif damage.kind == "crease":
            raised, lines = _creased(grid, sheet, damage, own)
            height, worn = height + raised, worn + lines
        elif damage.kind == "crumple":
            height = height + _crumpled(grid, damage.severity, own)
    return Relief(height, slide, _shade(grid, height, chance.child("light")), tuple(worn))


def _waves(grid: Grid, chance: Chance, slope: float) -> Floats:
    """Slow waves of at most about `slope`."""
    coarse = chance.rng.normal(0, 1, (6, 4)).astype(np.float32)
    size = grid.x.shape[1], grid.x.shape[0]
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC) * slope * grid.width / 8, np.float32)


def _bowed(grid: Grid, chance: Chance) -> Floats:
    """A roll's paper is hollow along its run, more so at one end."""
    across = 2 * grid.x / grid.width - 1
    fall = chance.within(0.3, 1.0) + (1 - 0.3) * (
        grid.y / grid.height if chance.happens(0.5) else 1 - grid.y / grid.height
    )
    sign = 1 if chance.happens(0.7) else -1
    return np.asarray(sign * chance.within(*BOW) * grid.width * (1 - across**2) * fall, np.float32)


def _folded(grid: Grid, chance: Chance) -> Floats:
    """Folds that an envelope has left: in thirds, in half, or in quarters."""
    lines = chance.pick(((1 / 3, 2 / 3), (1 / 3, 2 / 3), (0.5,)))
    height, reach = np.zeros_like(grid.y), 0.3 * grid.height
    for place, line in enumerate(lines):
        slope = np.tan(np.radians(chance.within(*FOLD_DEGREES))) * (1 if place % 2 else -1)
        off = np.abs(grid.y - (line + chance.within(-0.012, 0.012)) * grid.height)
        height += slope * reach * np.exp(-off / reach)
    return np.asarray(height, np.float32)


def _rolled(grid: Grid, severity: float, chance: Chance, *, lengthwise: bool) -> tuple[Floats, Floats]:
    """One end, or both, rolled towards or away from the eye."""
    along, length = (grid.y, grid.height) if lengthwise else (grid.x, grid.width)
    angle = np.radians(amount("curl", severity))
    sign = -1.0 if chance.happens(0.35) else 1.0
    height, moved = np.zeros_like(along), np.zeros_like(along)
    ends = (0, 1) if chance.happens(0.4) else (chance.whole(0, 1),)
    for end in ends:
        part = min(chance.within(*ROLLED_SHARE) * length, 1.6 * grid.width)
        behind = np.clip((part - along) if end == 0 else (along - (length - part)), 0, None)
        radius = part / angle
        height += sign * radius * (1 - np.cos(behind / radius))
        moved += (1 if end == 0 else -1) * (behind - radius * np.sin(behind / radius))
    slide = np.stack([np.zeros_like(moved), moved] if lengthwise else [moved, np.zeros_like(moved)], -1)
    return np.asarray(height, np.float32), np.asarray(slide, np.float32)


def _creased(grid: Grid, sheet: Sheet, damage: Damage, chance: Chance) -> tuple[Floats, list[tuple[Place, float]]]:
    """Tents along lines, and the lines themselves, where print is rubbed off."""
    targets = sheet.places(damage.role) if damage.role else ()
    count = len(targets) or 1 + round(2 * damage.severity * chance.rng.random())
    height, lines = np.zeros_like(grid.x), []
    for place in range(count):
        upright = not targets and grid.height < 2.2 * grid.width and chance.happens(0.3)
        tilt = np.radians(chance.within(-4, 4) + (90 if upright else 0))
        share = chance.within(0.3, 0.7) if count == 1 else (place + chance.within(0.35, 0.65)) / count
        x0, y0 = grid.width * (share if upright else 0.5), grid.height * (0.5 if upright else share)
        if targets:
            left, top, right, bottom = targets[place]
            x0, y0 = (left + right) / 2, (top + bottom) / 2
        across = (grid.x - x0) * -np.sin(tilt) + (grid.y - y0) * np.cos(tilt)
        reach = 0.35 * grid.width
        slope = np.tan(np.radians(amount("crease", damage.severity))) * (1 if chance.happens(0.6) else -1)
        height += 0.5 * slope * reach * np.exp(-np.abs(across) / reach)
        far = grid.width + grid.height
        line = (x0 - far * np.cos(tilt), y0 - far * np.sin(tilt), x0 + far * np.cos(tilt), y0 + far * np.sin(tilt))
        wide = ink_height(sheet) * damage.severity * (0.9 if targets else 0.16)
        lines.append(((float(line[0]), float(line[1]), float(line[2]), float(line[3])), float(wide)))
    return np.asarray(height, np.float32), lines


def _crumpled(grid: Grid, severity: float, chance: Chance) -> Floats:
    """Facets: short folds in all directions, each fading out with the distance."""
    rng, height = chance.rng, np.zeros_like(grid.x)
    for _ in range(FACETS):
        x0, y0 = rng.uniform(0, grid.width), rng.uniform(0, grid.height)
        angle = rng.uniform(0, np.pi)
        reach = rng.uniform(0.12, 0.5) * grid.width
        dx, dy = grid.x - x0, grid.y - y0
        across = np.abs(dx * np.sin(angle) + dy * np.cos(angle))
        along = dx * np.cos(angle) - dy * np.sin(angle)
        near = np.exp(-((along / reach) ** 2))
        height += rng.choice((-1.0, 1.0)) * rng.uniform(0.3, 1) * reach * 0.5 * np.exp(-2 * across / reach) * near
    steep = np.hypot(*_slopes(grid, np.asarray(height, np.float32)))
    return np.asarray(height * amount("crumple", severity) / max(1e-6, float(np.percentile(steep, 92))), np.float32)


def _slopes(grid: Grid, height: Floats) -> tuple[Floats, Floats]:
    down, across = np.gradient(height, float(grid.y[1, 0] - grid.y[0, 0]), float(grid.x[0, 1] - grid.x[0, 0]))
    return np.asarray(across, np.float32), np.asarray(down, np.float32)


def _shade(grid: Grid, height: Floats, chance: Chance) -> Floats:
    """Lambert's law for a lamp at the side, beside the light that comes from everywhere."""
    angle, rise = chance.within(0, 2 * np.pi), np.radians(chance.within(38, 65))
    across, down = _slopes(grid, height)
    facing = (np.sin(rise) - (across * np.cos(angle) + down * np.sin(angle)) * np.cos(rise)) / np.sqrt(
        1 + across**2 + down**2
    )
    return np.asarray(AMBIENT + (1 - AMBIENT) * np.clip(facing / np.sin(rise), 0, 1.5), np.float32)
