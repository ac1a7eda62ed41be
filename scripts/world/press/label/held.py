"""The makes of packaging labels that only `held` shows."""

from __future__ import annotations

from world.press.label.blocks import (
    Across,
    Band,
    Down,
    Framed,
    Gap,
    Pairs,
    Rule,
    Scale,
    Signs,
    Text,
    Turned,
)
from world.press.label.coded import Coded
from world.press.label.grounds import (
    BLACK_BOX,
    CREAM,
    PALE_BOX,
    WHITE,
)
from world.press.label.make import Layout, contents, kinds, patch
from world.press.label.print import Ground

HELD: tuple[Layout, ...] = (
    Layout(
        "label/spine",
        96,
        Across(
            (
                (2, Turned(Coded("gtin", "EAN13", 9, side="m"), 42, 3)),
                (
                    5,
                    Down(
                        (
                            Band(Text("product", 12, bold=True)), Text("kind.0", 6.5), Text("configuration", 6.5),
                            Pairs(("model", "part", "lot", "origin"), 6.5, 0.36), Coded("serial", height_mm=6, module_mm=0.25, digits="above"),
                            Across(((2, Text("importer", 4.4, wrapped=True)), (1, Signs(("bin", "ce"), 4.5, "r")))),
                        ),
                        1.0,
                    ),
                ),
            ),
            3, ruled=True,
        ),
        (Ground("board", (196, 32, 38), sticker=(253, 253, 253), radius_mm=1), Ground("gloss", (242, 242, 243), rim_mm=2)),
        ("laser", "transfer"),
    ),
    Layout(
        "label/laptop-stack",
        92,
        Down(
            (
                Across(((4, Down((Text("product", 11, bold=True), Text("configuration", 7), Text("model", 7, captioned=True)), 0.4)), (1, Coded("keyed", "DataMatrix", module_mm=0.42, digits="none", side="r")))),
                Rule(0.2),
                Coded("serial", height_mm=5.5, module_mm=0.25, digits="above"),
                Coded("imei", height_mm=5.5, module_mm=0.25, digits="above"),
                Coded("imei2", height_mm=5.5, module_mm=0.25, digits="above"),
                Coded("mac", height_mm=5.5, module_mm=0.25, digits="above"),
                Across(((3, Coded("gtin", "EAN13", 10)), (2, Down((Text("part", 7, captioned=True), Text("lot", 7, captioned=True), Text("date", 7, captioned=True), Signs(("ce", "bin"), 4.5)), 0.4)))),
            ),
            1.4,
        ),
        (Ground("board", (236, 236, 234), sticker=(253, 253, 253)), Ground("kraft", (170, 132, 94), sticker=CREAM, radius_mm=2)),
        suits=("computer", "speaker"),
    ),
    Layout(
        "label/dark-box",
        118,
        Down(
            (
                Text("product", 22, bold=True),
                Text("kind.0", 9),
                Rule(0.3),
                Across(
                    (
                        (4, Down((Text("model", 8, captioned=True), Text("colour", 8, captioned=True), Text("mac", 7, captioned=True), Text("origin", 6), Text("importer", 5, wrapped=True)), 0.5)),
                        (5, patch(Down((Coded("serial", height_mm=7, module_mm=0.25, points=7), Coded("gtin", "EAN13", 9)), 2))),
                    ),
                    5,
                ),
                Signs(("bin", "ce", "loop", "double"), 5),
            ),
            1.8,
        ),
        (BLACK_BOX, Ground("gloss", (70, 20, 34), ink=(238, 232, 226), rim_mm=3)),
        ("offset",),
        padding_mm=5,
    ),
    Layout(
        "label/many-tongues",
        112,
        Across(
            (
                (5, Down((Text("product", 10, bold=True), *kinds(11, 4.6), Gap(0.6), *contents(6, 4.6), Text("warning", 4.2, wrapped=True)), 0.25)),
                (4, Down((Text("model", 13, bold=True, side="m"), Coded("gtin", "EAN13", 12, side="m"), Coded("serial", "Code39", 6, 0.17, points=7, side="m"), Text("importer", 4.4, wrapped=True), Signs(("ce", "bin", "loop"), 5, "m")), 2.2)),
            ),
            4, ruled=True,
        ),
        (Ground("gloss", (244, 244, 243), rim_mm=2), Ground("board", (224, 205, 40), sticker=WHITE)),
        ("offset", "laser"),
        suits=("camera", "lens", "thing", "speaker"),
    ),
    Layout(
        "carton/manifest",
        104,
        Down(
            (
                Band(Across(((2, Text("maker", 11, bold=True)), (1, Text("quantity", 9, captioned=True, side="r"))))),
                Across(((3, Down((Text("receiver", 8, wrapped=True), Text("product", 11, bold=True)))), (2, Coded("piece", "GS1DataMatrix", module_mm=0.6, digits="none", side="r")))),
                Framed(Across(((1, Text("model", 9, captioned=True)), (1, Text("weight", 9, captioned=True)), (1, Text("date", 9, captioned=True))))),
                Coded("serial", height_mm=14, module_mm=0.38, points=9, side="m"),
                Coded("manifest", "PDF417", module_mm=0.38, digits="none", side="m"),
                Across(((1, Text("gtin", 9, captioned=True)), (1, Text("part", 9, captioned=True, side="r")))),
                Text("handling", 13, bold=True, side="m"),
            ),
            2.4,
        ),
        (Ground("kraft", (188, 150, 106), sticker=WHITE, radius_mm=3), Ground("kraft", (150, 116, 82), sticker=CREAM, peel_mm=12)),
        dots_per_mm=8,
    ),
    Layout(
        "label/tag",
        50,
        Down(
            (
                Text("maker", 14, bold=True, side="m"),
                Text("product", 10, bold=True, side="m"),
                Text("colour", 7, side="m"),
                Rule(0.2),
                Coded("page", "QRCode", module_mm=0.5, digits="none", side="m"),
                Coded("gtin", "EAN13", 11, side="m"),
                Coded("serial", height_mm=6, module_mm=0.17, points=7, side="m"),
                Text("model", 7, captioned=True, side="m"),
                Signs(("bin", "loop", "ce"), 5, "m"),
                Text("origin", 5.5, side="m"),
            ),
            1.5,
        ),
        (Ground("board", (60, 74, 70), sticker=CREAM, radius_mm=3), Ground("board", (214, 214, 210), sticker=(252, 252, 252), radius_mm=2)),
        ("transfer", "laser"),
    ),
    Layout(
        "label/ruled-table",
        108,
        Framed(
            Down(
                (
                    Across(((1, Text("maker", 11, bold=True)), (2, Text("product", 11, bold=True, side="r")))),
                    Rule(0.2),
                    Across(
                        (
                            (5, Pairs(("model", "part", "colour", "lot", "date", "weight", "origin", "fcc"), 7.5, bold=True)),
                            (3, Down((Scale(), Text("rating", 6)))),
                        ),
                        ruled=True,
                    ),
                    Rule(0.2),
                    Across(((1, Coded("gtin", "EAN13", 11, side="m")), (1, Coded("serial", height_mm=8, module_mm=0.17, points=7, side="m"))), ruled=True),
                    Rule(0.2),
                    Signs(("ce", "bin", "double", "house", "loop"), 5),
                ),
                1.6,
            ),
            2.5, 0.35,
        ),
        (Ground("board", (238, 238, 240), rim_mm=2), Ground("kraft", (190, 154, 112), sticker=WHITE)),
        ("laser", "transfer"),
    ),
    Layout(
        "label/shelf-edge",
        140,
        Across(
            (
                (3, Framed(Down((Text("price", 26, bold=True, plate="accent"), Text("article", 8, captioned=True), Coded("own8", "EAN8", 9)), 1.0), 2.5, 0.0, 1.0, WHITE, is_sticker=True)),
                (
                    5,
                    Down(
                        (
                            Text("product", 15, bold=True), Text("kind.0", 7),
                            patch(Across(((1, Coded("gtin", "EAN13", 10)), (1, Down((Text("model", 7, captioned=True), Text("part", 7, captioned=True)))))), radius_mm=1),
                            patch(Coded("serial", height_mm=7, module_mm=0.25, points=7), is_sticker=True),
                        ),
                        2.4,
                    ),
                ),
            ),
            6,
        ),
        (PALE_BOX, Ground("board", (30, 60, 52), ink=(238, 240, 236), rim_mm=3)),
        ("flexo", "offset"),
        dots_per_mm=12,
        padding_mm=5,
    ),
)  # fmt: skip
