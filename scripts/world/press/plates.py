"""Serial plates: what is cut, etched, moulded or printed on the thing itself.

A plate names model and serial beside maker, rating and marks of conformity. A `PlateLayout` is a tree of the labels'
blocks with a finish.
"""

from __future__ import annotations

from dataclasses import dataclass

from world.chance import Chance, Stock
from world.press.fonts import font_path, typeface
from world.press.label_blocks import Across, Area, Block, Down, Draft, Signs, Text
from world.press.label_canvas import Canvas, Faces
from world.press.label_values import Labelled, values_of
from world.press.label_words import COLONS, LETTERS
from world.press.labels import thing_truth
from world.press.plate_finish import Finish, finish_plate
from world.sheet import Drawn, Sheet


@dataclass(frozen=True, slots=True)
class PlateLayout:
    """One make of plate."""

    name: str
    width_mm: float
    block: Block
    finish: Finish
    wear: tuple[float, float] = (0.0, 0.3)
    """How worn it is, from and to."""


LAYOUTS: Stock[PlateLayout] = Stock(
    tune=(
        PlateLayout(
            "plate/engraved",
            52,
            Down((
                Across(((1, Text("maker", 13, bold=True)), (1, Text("model", 9, side="r", captioned=True)))),
                Text("kind.0", 5),
                Text("rating", 5),
                Across(((2, Text("serial", 9, bold=True, captioned=True)), (1, Signs(("ce", "bin"), 5, "r")))),
                Text("origin", 4.5),
            )),
            "engraved",
        ),
    ),
    held=(
        PlateLayout(
            "plate/etched",
            48,
            Down((
                Text("maker", 11, bold=True),
                Text("model", 7, captioned=True),
                Text("serial", 8, captioned=True),
                Signs(("ce", "bin", "double"), 4),
            )),
            "etched",
        ),
    ),
)  # fmt: skip
DOTS_PER_MM = 20.0
"""Plates are small, and photographed from near."""


def draw_plate(product: Labelled, chance: Chance, *, serial: str, layout: PlateLayout | None = None) -> Drawn:
    """The plate of one piece of `product`."""
    make = layout or chance.child("layout").pick(LAYOUTS)
    values = values_of(product, chance.child("values"), serial=serial, gtin=product.gtin)
    face = typeface(chance.child("face"), "sans", "condensed", letters=LETTERS)
    faces = Faces(font_path(face), font_path(face, bold=True), font_path(face), face.name)
    canvas = Canvas(round(make.width_mm * DOTS_PER_MM), round(2 * make.width_mm * DOTS_PER_MM), DOTS_PER_MM)
    margin = canvas.px(4)
    end = make.block.draw(
        Draft(canvas, values, faces, chance.pick(COLONS)), Area(margin, margin, canvas.width - 2 * margin)
    )
    canvas.cropped(end + margin)
    pixels = finish_plate(canvas, make.finish, chance.rng, wear=chance.within(*make.wear))
    sheet = Sheet(pixels, tuple(canvas.lines), tuple(canvas.marks), "plate")
    return Drawn("serial_photo", (sheet,), thing_truth("serial_photo", make.name, canvas, typeface=face.name))
