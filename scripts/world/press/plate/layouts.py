"""The makes of plates, five that only `tune` shows and five that only `held` shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from world.chance import Stock
from world.press.label.blocks import Across, Block, Down, Gap, Pairs, Rule, Signs, Text
from world.press.label.coded import Coded
from world.press.label.print import Ground
from world.press.label.words import Kind
from world.press.plate.finish import Finish


@dataclass(frozen=True, slots=True)
class PlateLayout:
    """One make of plate."""

    name: str
    width_mm: float
    """Of a bent plate: of the strip before it is bent."""
    block: Block
    finish: Finish | Ground
    """A ground: a sticker in a compartment."""
    shape: Literal["flat", "ring", "barrel"] = "flat"
    wear: tuple[float, float] = (0.0, 0.4)
    """How worn it is, from and to."""
    dots_per_mm: float = 20.0
    """Plates are small, and photographed from near."""
    lower: Block | None = None
    """What stands on the lower half of a ring."""
    suits: tuple[Kind, ...] = ()
    """As of a label's `Layout`."""


_TUNE = (
    PlateLayout(
        "plate/engraved",
        54,
        Down(
            (
                Across(((1, Text("maker", 14, bold=True)), (1, Text("model", 9, side="r", captioned=True)))),
                Text("kind.0", 5),
                Across(((1, Text("rating", 5)), (1, Text("origin", 5, side="r")))),
                Gap(1),
                Across(((5, Text("serial", 9, bold=True, captioned=True)), (2, Signs(("ce", "bin"), 5, "r")))),
            ),
            1.0,
        ),
        "engraved",
    ),
    PlateLayout(
        "plate/pad-printed",
        46,
        Down(
            (
                Text("maker", 9, bold=True),
                Text("product", 6.5),
                Text("model", 6.5, captioned=True),
                Text("rating", 5),
                Signs(("ce", "bin", "double", "house"), 4),
                Text("fcc", 4.5, captioned=True),
                Text("warning", 3.6, wrapped=True),
                Text("origin", 4.5),
                Text("serial", 6.5, captioned=True),
            ),
            0.6,
        ),
        "padprint",
        wear=(0.0, 0.25),
        suits=("speaker", "computer", "thing"),
    ),
    PlateLayout(
        "plate/silver-foil",
        52,
        Down(
            (
                Across(((2, Text("maker", 10, bold=True)), (3, Text("product", 8, side="r")))),
                Rule(0.15),
                Pairs(("model", "serial", "part", "date"), 6, 0.38, bold=True),
                Rule(0.15),
                Across(((3, Down((Text("rating", 5), Text("importer", 3.8, wrapped=True)))), (2, Signs(("ce", "bin", "double"), 4.5, "r")))),
            ),
            1.0,
        ),
        "foil",
    ),
    PlateLayout(
        "plate/battery-bay",
        34,
        Down(
            (
                Across(((1, Text("model", 6, bold=True, captioned=True)), (1, Signs(("ce", "bin"), 3.2, "r")))),
                Coded("serial", height_mm=3.6, module_mm=0.15, points=6, side="m"),
                Text("origin", 4),
            ),
            0.6,
        ),
        Ground("board", (40, 40, 42), sticker=(246, 246, 243), radius_mm=0.6, rim_mm=6),
        suits=("camera", "thing"),
    ),
    PlateLayout(
        "plate/lens-ring",
        78,
        Across(((1, Text("maker", 7, bold=True, side="m")), (2, Text("serial", 6, captioned=True, side="m")), (1, Text("rating", 5, side="m"))), 1),
        "padprint",
        "ring",
        (0.0, 0.1),
        16,
        Across(((1, Text("model", 5, side="m")), (2, Text("product", 6, bold=True, side="m")), (1, Text("origin", 3.6, side="m"))), 1),
        suits=("lens",),
    ),
)  # fmt: skip

_HELD = (
    PlateLayout(
        "plate/dark-metal",
        50,
        Down(
            (
                Text("maker", 11, bold=True, side="m"),
                Text("kind.0", 4.6, side="m"),
                Across(((1, Text("model", 7, captioned=True)), (1, Text("rating", 5, side="r")))),
                Across(((3, Text("serial", 8, captioned=True)), (2, Signs(("bin", "ce"), 4.5, "r")))),
                Text("origin", 4.4, side="m"),
            ),
            1.4,
        ),
        "dark",
        wear=(0.0, 0.15),
    ),
    PlateLayout(
        "plate/moulded",
        48,
        Down(
            (
                Text("product", 11, bold=True),
                Text("model", 8, bold=True, captioned=True),
                Text("serial", 9, bold=True, captioned=True),
                Across(((2, Text("origin", 6)), (1, Signs(("bin", "ce"), 6, "r")))),
            ),
            1.6,
        ),
        "moulded",
        wear=(0.0, 0.2),
    ),
    PlateLayout(
        "plate/laser-etched",
        56,
        Down(
            (
                Across(((3, Text("product", 9)), (2, Text("part", 5, captioned=True, side="r")))),
                Across(((3, Down((Text("model", 6, captioned=True), Text("rating", 5), Text("mac", 5, captioned=True)), 0.3)), (1, Coded("bare", "DataMatrix", module_mm=0.3, digits="none", side="r")))),
                Text("serial", 8, captioned=True),
                Text("warning", 3.6, wrapped=True),
                Signs(("ce", "bin", "loop"), 4),
            ),
            1.0,
        ),
        "etched",
    ),
    PlateLayout(
        "plate/compartment",
        40,
        Down(
            (
                Across(((1, Text("maker", 6, bold=True)), (1, Text("date", 4.5, captioned=True, side="r")))),
                Rule(0.12),
                Across(((4, Down((Text("model", 6, captioned=True), Text("serial", 7, bold=True, captioned=True)), 0.4)), (1, Coded("keyed", "DataMatrix", module_mm=0.2, digits="none", side="r")))),
                Signs(("bin", "ce", "double"), 3.2, "r"),
            ),
            0.7,
        ),
        Ground("board", (58, 56, 52), sticker=(206, 208, 210), radius_mm=0.4, rim_mm=7),
        suits=("camera", "thing"),
    ),
    PlateLayout(
        "plate/barrel",
        70,
        Down(
            (
                Text("maker", 8, bold=True, side="m"),
                Text("product", 7, side="m"),
                Text("serial", 7, captioned=True, side="m"),
                Text("model", 5, captioned=True, side="m"),
                Text("origin", 4.5, side="m"),
            ),
            1.4,
        ),
        "padprint",
        "barrel",
        (0.0, 0.2),
        suits=("lens", "camera"),
    ),
)  # fmt: skip

LAYOUTS: Stock[PlateLayout] = Stock(tune=_TUNE, held=_HELD)
"""Every make, both parts."""
