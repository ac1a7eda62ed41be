"""Ink on stickers, cartons and painted boxes.

A head decides how ink lies at its edges (thermal transfer prints hard dots, toner strays, flexo on carton spreads and
gets mottled), a ground what it lies on (coated paper, kraft, black or glossy white board). Both are drawn with the label's
own chance, so that no two prints of one layout are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from world.press.label.canvas import Canvas, Colour
from world.sheet import Pixels

Floats = NDArray[np.float32]
HeadName = Literal["transfer", "laser", "offset", "flexo"]
Texture = Literal["paper", "kraft", "board", "gloss", "screen"]


@dataclass(frozen=True, slots=True)
class Ground:
    """What carries a label: a box's side and perhaps a sticker on it."""

    texture: Texture
    colour: Colour
    ink: Colour = (24, 22, 24)
    sticker: Colour | None = None
    """The sticker's colour; None: printed on the box itself."""
    radius_mm: float = 0.0
    """Of the sticker's corners."""
    rim_mm: float = 4.0
    """Of the box around the sticker, or around the print."""
    peel_mm: float = 0.0
    """How much of a corner has come off."""


@dataclass(frozen=True, slots=True)
class Press:
    """How it is printed."""

    head: HeadName = "transfer"
    accent: Colour = (196, 30, 40)


def print_label(canvas: Canvas, ground: Ground, press: Press, rng: np.random.Generator) -> Pixels:
    """The picture of the print; the canvas has its rims already."""
    base, ink, stuck = _grounds(canvas, ground, rng)
    for plate, colour in (("main", ink), ("accent", np.asarray(press.accent, np.float32))):
        if plate in canvas.inks:
            mask = np.asarray(canvas.inks[plate], np.float32) / np.float32(255)
            cover = _HEADS[press.head](mask, rng)
            if not ground.sticker and stuck.any():  # a sticker on a printed box comes from another printer
                cover = np.where(stuck > 0, _transfer(mask, rng), cover)
            base += (colour - base) * cover[..., None]
    if ground.texture == "gloss" or (ground.sticker and ground.texture == "board"):
        base += _sheen(base.shape[:2], rng)[..., None]
    if ground.peel_mm:
        base = _peeled(base, ground, round(ground.peel_mm * canvas.dots), rim=round(ground.rim_mm * canvas.dots))
    return np.asarray(np.clip(base, 0, 255), np.uint8)


def _grounds(canvas: Canvas, ground: Ground, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """The bare surface; which colour the main ink has where: always the one that shows; where stickers are."""
    size = (canvas.width, canvas.height)
    base = Image.new("RGB", size, ground.colour)
    ink = Image.new("RGB", size, ground.ink)
    edge = Image.new("L", size, 0)
    texture = _TEXTURES[ground.texture](canvas.height, canvas.width, rng)
    pen, ink_pen, edge_pen = ImageDraw.Draw(base), ImageDraw.Draw(ink), ImageDraw.Draw(edge)
    patches = [(one.box, one.colour, one.radius_px, one.is_sticker) for one in canvas.panels]
    if ground.sticker:
        rim = ground.rim_mm * canvas.dots
        whole = (rim, rim, canvas.width - 1 - rim, canvas.height - 1 - rim)
        patches.insert(0, (whole, ground.sticker, ground.radius_mm * canvas.dots, True))
    for box, colour, radius, is_sticker in patches:
        pen.rounded_rectangle(box, radius, fill=colour)
        ink_pen.rounded_rectangle(box, radius, fill=(20, 20, 22) if sum(colour) > 330 else (246, 246, 244))
        if is_sticker:
            edge_pen.rounded_rectangle(box, radius, fill=255)
    rough = np.asarray(edge, np.float32) / np.float32(255)
    surface = np.asarray(base, np.float32) + texture[..., None] * (1 - 0.85 * rough[..., None])
    if rough.any():
        shadow = cv2.GaussianBlur(np.roll(rough, (3, 2), (0, 1)), (0, 0), 3.0) * (1 - rough)
        surface *= 1 - 0.35 * shadow[..., None]
    return np.asarray(surface, np.float32), np.asarray(ink, np.float32), rough


def _grain(height: int, width: int, rng: np.random.Generator, *, down: int, across: int) -> Floats:
    """Smooth noise with cells of the given size, about -2 to 2."""
    cells = (max(2, height // down), max(2, width // across))
    return np.asarray(
        cv2.resize(rng.standard_normal(cells, np.float32), (width, height), interpolation=cv2.INTER_LINEAR), np.float32
    )


def _paper(height: int, width: int, rng: np.random.Generator) -> Floats:
    return 1.2 * _grain(height, width, rng, down=2, across=2) + 2 * _grain(height, width, rng, down=200, across=200)


def _kraft(height: int, width: int, rng: np.random.Generator) -> Floats:
    """Fibres, the flutes' faint stripes, clouds."""
    flutes = 2.5 * np.sin(np.arange(height, dtype=np.float32) * (2 * np.pi / rng.uniform(28, 48)))[:, None]
    return np.asarray(
        flutes
        + 4 * _grain(height, width, rng, down=2, across=9)
        + 3 * _grain(height, width, rng, down=7, across=2)
        + 6 * _grain(height, width, rng, down=140, across=220),
        np.float32,
    )


def _board(height: int, width: int, rng: np.random.Generator) -> Floats:
    return 2 * _grain(height, width, rng, down=3, across=3) + 3 * _grain(height, width, rng, down=160, across=160)


def _gloss(height: int, width: int, rng: np.random.Generator) -> Floats:
    return 1.5 * _grain(height, width, rng, down=260, across=260)


def _screen(height: int, width: int, _: np.random.Generator) -> Floats:
    """Nothing: no light falls on a screenshot."""
    return np.zeros((height, width), np.float32)


_TEXTURES = {"screen": _screen, "paper": _paper, "kraft": _kraft, "board": _board, "gloss": _gloss}


def _transfer(mask: Floats, rng: np.random.Generator) -> Floats:
    """Hard dots, here and there one that the ribbon left out."""
    dots = (mask > 0.5).astype(np.float32)
    holes = rng.random((mask.shape[0] // 2 + 1, mask.shape[1] // 2 + 1), np.float32) < 0.0006
    dots *= 1 - cv2.resize(holes.astype(np.float32), mask.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.asarray(0.97 * cv2.GaussianBlur(dots, (0, 0), 0.55), np.float32)


def _laser(mask: Floats, rng: np.random.Generator) -> Floats:
    """Soft edges and stray toner."""
    specks = rng.random(mask.shape, np.float32) < 0.00025
    soft = cv2.GaussianBlur(np.maximum(mask, specks), (0, 0), 0.7)
    return np.asarray(
        soft * (0.95 + 0.012 * _grain(mask.shape[0], mask.shape[1], rng, down=24, across=24)), np.float32
    ).clip(0, 1)


def _offset(mask: Floats, rng: np.random.Generator) -> Floats:
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), 0.5) * rng.uniform(0.94, 0.99), np.float32)


def _flexo(mask: Floats, rng: np.random.Generator) -> Floats:
    """Ink that spreads (gain), rough edges, mottled areas."""
    spread = cv2.GaussianBlur(mask, (0, 0), 1.15)
    rough = spread + 0.06 * _grain(mask.shape[0], mask.shape[1], rng, down=2, across=3)
    cover = np.clip((rough - 0.36) * 3.4, 0, 1)
    mottle = 0.88 + 0.05 * _grain(mask.shape[0], mask.shape[1], rng, down=3, across=5)
    return np.asarray(cover * mottle.clip(0.6, 1.0), np.float32)


_HEADS = {"transfer": _transfer, "laser": _laser, "offset": _offset, "flexo": _flexo}


def _sheen(shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    """A lamp's broad reflection, running aslant."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    angle = rng.uniform(0.2, 1.3)
    along = (x * np.cos(angle) + y * np.sin(angle)) / max(shape)
    return np.asarray(16 * np.exp(-(((along - rng.uniform(0.1, 0.9)) / 0.22) ** 2)) - 5, np.float32)


def _peeled(base: Floats, ground: Ground, size: int, *, rim: int) -> Floats:
    """The lower right corner folded over: the box shows, then the sticker's grey back and the shadow it throws."""
    height, width = base.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    right, low = width - rim, height - rim
    beyond = (x + y - (right + low - size)) / size
    corner = (x >= right - size) & (y >= low - size) & (x < right) & (y < low)
    back = corner & (beyond <= 0)
    shadow = cv2.GaussianBlur(np.roll(back.astype(np.float32), (-size // 10, -size // 10), (0, 1)), (0, 0), size / 9)
    base = base * (1 - 0.4 * shadow * (beyond <= 0))[..., None]
    bare = np.asarray(ground.colour, np.float32) * (0.78 + 0.2 * np.clip(beyond, 0, 1))[..., None]
    base = np.where((corner & (beyond > 0))[..., None], bare, base)
    curl = np.asarray((224, 222, 212), np.float32) * (0.86 + 0.16 * np.cos(2.6 * beyond))[..., None]
    return np.asarray(np.where(back[..., None], curl, base), np.float32)
