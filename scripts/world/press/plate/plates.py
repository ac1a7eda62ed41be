"""Serial plates: what is cut, etched, moulded, printed or stuck on the thing itself.

A plate names model and serial beside maker, rating and marks of conformity. It is built of the labels' blocks, then gets its
finish; on round things it is bent.
"""

from __future__ import annotations

import numpy as np

from world.chance import Chance
from world.press.label.blocks import Area, Draft
from world.press.label.canvas import Canvas
from world.press.label.labels import faces_of, thing_truth
from world.press.label.print import Ground, Press, print_label
from world.press.label.values import kind_of, values_of
from world.press.label.words import COLONS
from world.press.plate.bend import barrel, ring
from world.press.plate.finish import around_barrel, around_ring, bay, finished
from world.press.plate.layouts import LAYOUTS, PlateLayout
from world.sheet import Drawn, Pixels, Sheet
from world.trade.products import Product

MARGIN_MM = 3.5
ROW_MM = 6.0
"""How high a half of a lens ring's strip is."""


def draw_plate(product: Product, chance: Chance, *, serial: str, layout: PlateLayout | None = None) -> Drawn:
    """The plate of one piece of `product`."""
    make = layout or _usual(product, chance.child("layout"))
    values = values_of(product, chance.child("values"), serial=serial, gtin=product.gtin)
    faces = faces_of(chance)
    draft = Draft(Canvas(1, 1, make.dots_per_mm), values, faces, chance.pick(COLONS))
    canvas = _strip(make, draft) if make.shape == "ring" else _arranged(make, draft)
    pixels = _material(make, canvas, chance)
    sheet = Sheet(pixels, tuple(canvas.lines), tuple(canvas.marks), "plate")
    return Drawn("serial_photo", (sheet,), thing_truth("serial_photo", make.name, canvas, typeface=faces.name))


def _usual(product: Product, chance: Chance) -> PlateLayout:
    """A make that such a product is likely to bear."""
    kind = kind_of(product)
    return chance.pick([make for make in LAYOUTS.of(chance.split) if not make.suits or kind in make.suits])


def _arranged(make: PlateLayout, draft: Draft) -> Canvas:
    """The plate's blocks, one below the other, as high as they need."""
    rim = make.finish.rim_mm if isinstance(make.finish, Ground) else 0.0
    width = round((make.width_mm + 2 * rim) * make.dots_per_mm)
    canvas = Canvas(width, 3 * width, make.dots_per_mm)
    margin = canvas.px(rim + (MARGIN_MM if not rim else 1.5))
    end = make.block.draw(draft.on(canvas), Area(margin, margin, width - 2 * margin))
    canvas.cropped(end + margin)
    return canvas


def _strip(make: PlateLayout, draft: Draft) -> Canvas:
    """The two halves of a ring, one below the other."""
    canvas = Canvas(round(make.width_mm * make.dots_per_mm), round(2 * ROW_MM * make.dots_per_mm), make.dots_per_mm)
    for place, block in enumerate((make.block, make.lower)):
        if block is not None:
            block.draw(draft.on(canvas), Area(0, canvas.px(place * ROW_MM + 1.2), canvas.width))
    return canvas


def _material(make: PlateLayout, canvas: Canvas, chance: Chance) -> Pixels:
    """The finished surface; a bent one takes the marks with it."""
    wear = chance.within(*make.wear)
    if isinstance(make.finish, Ground):
        return bay(print_label(canvas, make.finish, Press("transfer"), chance.rng), make.finish, make.dots_per_mm)
    letters = np.asarray(np.asarray(canvas.ink(), np.float32) / 255, np.float32)
    if make.shape == "flat":
        return finished(letters, make.finish, chance.rng, wear=wear)
    bend = (
        ring(canvas.width, canvas.px(ROW_MM), rim=canvas.px(3))
        if make.shape == "ring"
        else barrel(canvas.width, canvas.height)
    )
    pixels = finished(bend.letters(letters), make.finish, chance.rng, wear=wear)
    canvas.marks[:] = [bend.mark(one) for one in canvas.marks]
    return around_ring(pixels, bend, chance.rng) if make.shape == "ring" else around_barrel(pixels, chance.rng)
