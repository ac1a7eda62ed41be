"""Packaging labels: the box's sticker or side, with the product's numbers as print and as barcodes.

A `Layout` is a tree of blocks with a size, grounds and heads it may be printed by; the blocks ask for values by name.
What a maker's label says beside the truth (part number, lot, weight, a dealer's price) is there to be mistaken for it.
"""

from __future__ import annotations

from world.chance import Chance
from world.press.fonts import font_path, typeface
from world.press.label.blocks import Area, Draft
from world.press.label.canvas import Canvas, Faces
from world.press.label.layouts import LAYOUTS, Layout
from world.press.label.print import Ground, Press, print_label
from world.press.label.values import kind_of, values_of
from world.press.label.words import COLONS, LETTERS
from world.sheet import Drawn, Sheet, Truth
from world.trade.products import Product


def draw_label(
    product: Product, chance: Chance, *, serial: str, gtin: str | None = None, layout: Layout | None = None
) -> Drawn:
    """The label of one piece of `product`; `gtin` where its box bears another than the product's own."""
    make = layout or _usual(product, chance.child("layout"))
    canvas, ground, face = arrange(product, chance, make, serial=serial, gtin=gtin)
    pixels = print_label(canvas, ground, Press(chance.pick(make.heads)), chance.rng)
    sheet = Sheet(pixels, tuple(canvas.lines), tuple(canvas.marks), "label")
    return Drawn("label", (sheet,), thing_truth("label", make.name, canvas, typeface=face))


def _usual(product: Product, chance: Chance) -> Layout:
    """A make that such a product is likely to bear."""
    kind = kind_of(product)
    return chance.pick([make for make in LAYOUTS.of(chance.split) if not make.suits or kind in make.suits])


def arrange(
    product: Product, chance: Chance, layout: Layout, *, serial: str, gtin: str | None = None
) -> tuple[Canvas, Ground, str]:
    """The label before it is printed, what it will be printed on, and its typeface's name."""
    values = values_of(product, chance.child("values"), serial=serial, gtin=gtin or product.gtin)
    faces = faces_of(chance)
    ground = chance.pick(layout.grounds)
    draft = Draft(Canvas(1, 1, layout.dots_per_mm), values, faces, chance.pick(COLONS))
    return _arranged(layout, ground, draft), ground, faces.name


MONO_DIGITS = 0.4
"""How often the digits below a code come from another typeface than the words (chosen)."""


def faces_of(chance: Chance) -> Faces:
    """The typefaces of one label or plate."""
    words = typeface(chance.child("face"), "sans", "condensed", letters=LETTERS)
    digits = typeface(chance.child("digits"), "mono", "ocr") if chance.happens(MONO_DIGITS) else words
    return Faces(font_path(words), font_path(words, bold=True), font_path(digits), words.name)


def _arranged(layout: Layout, ground: Ground, draft: Draft) -> Canvas:
    """The layout's blocks on a canvas as high as they need."""
    width = round((layout.width_mm + 2 * ground.rim_mm) * layout.dots_per_mm)
    canvas = Canvas(width, 3 * width, layout.dots_per_mm)
    margin = canvas.px(ground.rim_mm + layout.padding_mm)
    end = layout.block.draw(draft.on(canvas), Area(margin, margin, width - 2 * margin))
    canvas.cropped(end + margin + canvas.px(ground.peel_mm))
    return canvas


def thing_truth(kind: str, layout: str, canvas: Canvas, *, typeface: str) -> Truth:
    """``truth/1`` of a label or plate: what its marks say is printed."""
    fields: dict[str, str] = {}
    for mark in canvas.marks:
        if mark.role in FIELDS:
            fields[mark.role] = _plain(mark.role, mark.text)
    symbologies = sorted({code.symbology for code in canvas.codes})
    truth: Truth = {
        "schema": "truth/1",
        "kind": kind,
        "fields": fields,
        "lines": list(canvas.lines),
        "barcodes": [code.text for code in canvas.codes],
        "barcodes_unreadable": 0,
        "legible": True,
        "unreadable_fields": [],
        "tampered": False,
        "layout": layout,
        "typeface": typeface,
    }
    return {**truth, "symbology": ", ".join(symbologies)} if symbologies else truth


def _plain(role: str, text: str) -> str:
    """The value of what is printed: a GTIN without its spaces and without the zero that makes fourteen of thirteen."""
    if role != "gtin":
        return text
    digits = text.replace(" ", "")
    return digits[1:] if len(digits) == 14 and digits[0] == "0" else digits


FIELDS = frozenset({"model", "product", "gtin", "serial", "imei", "mac"})
"""Of labels and serial photos (CONTRACT: Verdict)."""
