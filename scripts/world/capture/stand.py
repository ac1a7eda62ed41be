"""Where the camera stands: a pinhole over the table, tilted, turned, and as near as its owner wants the sheet to fill the frame."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from world.capture.geometry import Geometry, Size
from world.capture.relief import Grid, Relief
from world.capture.scale import amount
from world.chance import Chance
from world.sheet import Sheet

Doubles = NDArray[np.float64]

DISTANCE = 1.9
"""Camera to table in long sides of the sheet: a phone's field of view is some 65 degrees over the diagonal."""


@dataclass(frozen=True, slots=True)
class Stance:
    """The camera over the sheet."""

    distance: float = DISTANCE
    """Of the eye, in long sides of the sheet."""
    tilt: float = 0.0
    """Degrees out of the vertical."""
    towards: float = 0.0
    """Degrees: to which side it is tilted."""
    turn: float = 0.0
    """Degrees that the sheet lies turned in the picture."""
    barrel: float = 0.0
    """Share by which the frame's corners are drawn in."""
    long_side_px: int = 2000
    room: tuple[float, float] = (1.1, 1.06)
    """The frame's width and height by those of the sheet in it."""
    shape: float | None = None
    """Least width by height of the frame; None: as the room says."""
    shift: tuple[float, float] = (0.0, 0.0)
    """How far the sheet lies from the frame's middle, in shares of the room left."""


def stand_before(sheet: Sheet, relief: Relief, stance: Stance) -> Geometry:
    """Where `stance` sees each point of `sheet`, which has the shape of `relief`."""
    grid = Grid.over(sheet)
    width, height = grid.width, grid.height
    corners = np.asarray([(0, 0, 0), (width, 0, 0), (width, height, 0), (0, height, 0)], np.float64)
    nodes = np.stack([grid.x + relief.slide[..., 0], grid.y + relief.slide[..., 1], relief.height], -1)
    seen = _project(nodes.reshape(-1, 3).astype(np.float64), (width, height), stance)
    level = _project(corners, (width, height), stance)
    low, high = seen.min(0), seen.max(0)
    scale = min(
        1.0 * max(width, height) / np.abs(level[2] - level[0]).max(),
        stance.long_side_px / max((high - low) * stance.room),
    )
    frame = (high - low) * scale * stance.room
    if stance.shape and frame[0] < stance.shape * frame[1]:
        frame[0] = stance.shape * frame[1]
    picture: Size = round(frame[0]), round(frame[1])
    room = frame - (high - low) * scale
    offset = room * (0.5 + 0.5 * np.asarray(stance.shift)) - low * scale
    level, seen = level * scale + offset, seen * scale + offset
    matrix = np.asarray(
        cv2.getPerspectiveTransform(corners[:, :2].astype(np.float32), level.astype(np.float32)), np.float64
    )
    ideal = cv2.perspectiveTransform(np.stack([grid.x, grid.y], -1).astype(np.float64), matrix)
    bend = _barrelled(seen, picture, stance.barrel).reshape(ideal.shape) - ideal
    return Geometry((width, height), picture, matrix, np.asarray(bend, np.float32))


def stance_of(chance: Chance, *, tilt: float, turn: float, barrel: float, long_side_px: int) -> Stance:
    """A stance of such severities; where else chance decides."""
    tall = chance.happens(0.5)
    return Stance(
        tilt=amount("perspective", tilt),
        towards=chance.within(0, 360),
        turn=amount("rotation", turn) * (1 if chance.happens(0.5) else -1),
        barrel=amount("barrel", barrel),
        long_side_px=long_side_px,
        room=(chance.within(1.06, 1.35), chance.within(1.03, 1.12)),
        shape=chance.pick((0.5625, 0.75)) if tall else None,
        shift=(chance.within(-0.7, 0.7), chance.within(-0.7, 0.7)),
    )


def _project(points: Doubles, sheet: Size, stance: Stance) -> Doubles:
    """Places (n x 2) of `points` (n x 3, sheet pixels, height towards the eye) on a plane through the sheet's middle."""
    tilt, towards, turn = np.radians((stance.tilt, stance.towards, stance.turn))
    cos, sin = np.cos(turn), np.sin(turn)
    centred = points - (sheet[0] / 2, sheet[1] / 2, 0)
    x, y = centred[:, 0] * cos - centred[:, 1] * sin, centred[:, 0] * sin + centred[:, 1] * cos
    axis = np.asarray((np.cos(towards), np.sin(towards)))
    along = x * axis[0] + y * axis[1]
    tilted = along * np.cos(tilt) + centred[:, 2] * np.sin(tilt)
    away = along * np.sin(tilt) - centred[:, 2] * np.cos(tilt)
    x, y = x + (tilted - along) * axis[0], y + (tilted - along) * axis[1]
    distance = stance.distance * max(sheet)
    near = distance / (distance + away)
    return np.stack([x * near, y * near], 1)


def _barrelled(places: Doubles, picture: Size, share: float) -> Doubles:
    """`places` drawn towards the middle, more so far out."""
    if not share:
        return places
    middle = np.asarray(picture) / 2
    out = places - middle
    square = (out**2).sum(1, keepdims=True) / (middle**2).sum()
    return np.asarray(middle + out * (1 - share * square), np.float64)
