"""The makes of packaging labels that only `tune` shows."""

from __future__ import annotations

from world.press.label.blocks import (
    Across,
    Band,
    Down,
    Framed,
    Gap,
    Pairs,
    Rule,
    Signs,
    Text,
    Turned,
)
from world.press.label.coded import Coded
from world.press.label.grounds import (
    BLACK_BOX,
    BLUE_BOX,
    KRAFT_BOX,
    ON_BLACK,
    ON_CARTON,
    ON_ORANGE,
    ON_PALE_CARTON,
    ON_WHITE,
    PEELING,
    WHITE_BOX,
    YELLOW,
)
from world.press.label.make import EAN, Layout, contents, kinds, patch

TUNE: tuple[Layout, ...] = (
    Layout(
        "label/tablet-strip",
        132,
        Down(
            (
                Across(
                    (
                        (4, Down((Text("maker", 7), Text("product", 13, bold=True), Text("configuration", 7), Text("colour", 7), Gap(1), Signs(("ce", "bin", "loop"), 4.5)), 0.8)),
                        (5, Down((Coded("serial", module_mm=0.25, height_mm=7), Coded("part", module_mm=0.25, height_mm=7)), 2.0)),
                        (4, Down((Text("model", 7, captioned=True, side="m"), EAN), 1.5)),
                    ),
                    ruled=True,
                ),
                Across(((5, Text("importer", 4.6)), (2, Text("origin", 4.6, side="r")), (2, Text("fcc", 4.6, captioned=True, side="r")))),
            ),
            2.0,
        ),
        (ON_WHITE, ON_CARTON),
        suits=("computer", "thing"),
    ),
    Layout(
        "label/camera-panel",
        96,
        Down(
            (
                Band(Across(((2, Text("maker", 12, bold=True)), (3, Text("model", 13, bold=True, side="r"))))),
                Across(((3, Down(kinds(5, 5.2), 0.2)), (2, Down((Text("product", 8, bold=True), Text("colour", 8, captioned=True), Text("origin", 6)), 0.6)))),
                Rule(),
                Across(((5, Coded("serial", "Code39", 8, 0.25)), (4, Coded("gtin", "EAN13", 11, side="r")))),
                Across(((3, Text("importer", 4.6, wrapped=True)), (2, Signs(("ce", "bin", "loop", "double"), 4.5, "r")))),
            ),
            1.6,
        ),
        (ON_ORANGE, ON_BLACK, PEELING),
        ("transfer", "laser"),
        suits=("camera", "lens"),
    ),
    Layout(
        "label/speaker-direct",
        104,
        Down(
            (
                Text("maker", 9, bold=True),
                Text("product", 26, bold=True),
                Across(((1, Down(kinds(6, 5), 0.2)), (1, Down(contents(3, 4.6), 0.6)))),
                Gap(1),
                Across(
                    (
                        (2, patch(Coded("gtin", "EAN13", 13, side="m"))),
                        (3, Down((patch(Coded("serial", module_mm=0.17, height_mm=5, points=6)), Text("mac", 6, captioned=True), Text("model", 6, captioned=True)), 0.8)),
                    )
                ),
                Across(((3, Text("importer", 4.6, wrapped=True)), (2, Signs(("bin", "ce", "double", "house"), 4.5, "r")))),
            )
        ),
        (WHITE_BOX, BLUE_BOX),
        ("offset",),
        padding_mm=5,
        suits=("speaker", "thing"),
    ),
    Layout(
        "carton/gs1-logistic",
        102,
        Down(
            (
                Across(((1, Down((Text("maker", 9, bold=True), Text("importer", 6.5, wrapped=True)))), (1, Text("receiver", 7.5, wrapped=True))), ruled=True),
                Rule(0.5),
                Across(((3, Down((Text("product", 13, bold=True), Text("configuration", 8), Text("colour", 8, captioned=True)))), (2, Pairs(("model", "part", "quantity", "weight"), 7.5)))),
                Rule(0.5),
                Coded("piece", "GS1-128", 20, 0.25, points=8, side="m"),
                Rule(0.5),
                Coded("shipment", "GS1-128", 26, 0.5, points=10, side="m"),
            ),
            2.2,
        ),
        (ON_CARTON, ON_PALE_CARTON),
        dots_per_mm=8,
    ),
    Layout(
        "carton/flexo",
        150,
        Down(
            (
                Across(((3, Text("maker", 22, bold=True)), (2, Signs(("up", "glass", "umbrella"), 14, "r")))),
                Across(
                    (
                        (6, Down((Text("product", 24, bold=True), Text("model", 12, captioned=True)))),
                        (5, patch(Down((Coded("serial", module_mm=0.25, height_mm=8), Text("date", 6, captioned=True))), is_sticker=True)),
                    ),
                    5,
                ),
                Across(((4, Coded("carton", "ITF14", 16, 0.56, bearer_mm=2.4, points=11)), (2, Text("handling", 9, bold=True, side="r")))),
                Across(((1, Text("origin", 9)), (1, Signs(("loop", "bin", "ce"), 7, "r")))),
            ),
            3.0,
        ),
        (KRAFT_BOX,),
        ("flexo",),
        dots_per_mm=10,
        padding_mm=6,
    ),
    Layout(
        "label/side-code",
        88,
        Across(
            (
                (
                    6,
                    Down(
                        (
                            Text("product", 12, bold=True), Text("kind.0", 6.5), Text("model", 8, bold=True, captioned=True),
                            Text("configuration", 6.5), Text("mac", 6.5, captioned=True), Gap(0.8), Coded("gtin", "EAN13", 11), Gap(1),
                            Across(((1, Signs(("ce", "bin"), 4.5)), (1, Text("origin", 5.5, side="r")))),
                        ),
                        0.8,
                    ),
                ),
                (2, Turned(Coded("serial", module_mm=0.25, height_mm=8, side="m"), 45)),
            ),
            4,
        ),
        (ON_BLACK, PEELING, ON_PALE_CARTON),
        ("transfer", "laser"),
    ),
    Layout(
        "label/priced-by-dealer",
        150,
        Across(
            (
                (
                    5,
                    patch(
                        Down(
                            (
                                Text("product", 11, bold=True),
                                Across(((1, Down((Text("kind.0", 6), Text("kind.2", 6), Text("kind.1", 6)), 0.2)), (1, Down((Text("model", 8, captioned=True), Text("colour", 6)), 0.2)))),
                                Coded("serial", module_mm=0.25, height_mm=7, digits="above"),
                                Across(((3, Coded("gtin", "EAN13", 10)), (2, Down((Text("part", 6, captioned=True), Text("origin", 5), Signs(("ce", "bin", "loop"), 4))))))
                            )
                        ),
                        is_sticker=True, radius_mm=1.5,
                    ),
                ),
                (
                    3,
                    Down(
                        (
                            Gap(6),
                            Framed(
                                Down((Text("article", 7, captioned=True), Text("price", 24, bold=True, plate="accent", side="m"), Coded("own", "EAN13", 8, 0.26, side="m"))),
                                2.0, 0.0, 0.0, YELLOW, is_sticker=True,
                            ),
                        )
                    ),
                ),
            ),
            6,
        ),
        (BLUE_BOX, WHITE_BOX, BLACK_BOX),
        dots_per_mm=12,
    ),
)  # fmt: skip
