"""What stands on the box and on the thing: packaging labels with their barcodes, and engraved serial plates."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from world.fonts import font_path
from world.paper import Pixels, Place, Sheet

LABEL_PX = (1240, 760)
"""About 105 x 64 mm at 300 dpi."""
PLATE_PX = (1100, 620)
MODULE_PX = 4
"""Width of a barcode's narrowest bar: 0.33 mm at 300 dpi, GS1's nominal size."""


@dataclass(frozen=True, slots=True)
class BoxLabel:
    """The words and codes of one packaging label."""

    maker: str
    product: str
    details: tuple[str, ...]
    model: str
    gtin: str
    serial: str
    part: str = ""
    origin: str = "Made in China"


@dataclass(frozen=True, slots=True)
class SerialPlate:
    """The words of one plate on a product."""

    maker: str
    model: str
    kind: str
    serial: str
    details: tuple[str, ...]


def label_sheet(label: BoxLabel) -> Sheet:
    """The label as it comes from its printer; `places` holds ``serial``, ``part`` and ``gtin``."""
    canvas = Image.new("L", LABEL_PX, 250)
    draw = ImageDraw.Draw(canvas)
    lines = [label.maker, label.product, *label.details]
    draw.text((46, 34), label.maker, fill=15, font=_face(52, bold=True))
    draw.text((46, 106), label.product, fill=15, font=_face(42, bold=True))
    for place, text in enumerate(label.details):
        draw.text((46, 170 + 38 * place), text, fill=25, font=_face(28))
    for place, text in enumerate((f"Model {label.model}", label.origin)):
        draw.text((LABEL_PX[0] - 46, 40 + 40 * place), text, fill=25, font=_face(28), anchor="ra")
        lines.append(text)
    places = _draw_codes(canvas, label, lines)
    draw.rounded_rectangle((8, 8, LABEL_PX[0] - 9, LABEL_PX[1] - 9), 18, outline=120, width=2)
    return Sheet(np.asarray(canvas.convert("RGB"), np.uint8), tuple(lines), places)


def plate_sheet(plate: SerialPlate) -> Sheet:
    """Light letters on dark, faintly brushed metal; `places` holds ``serial``."""
    canvas = Image.new("L", PLATE_PX, 0)
    draw = ImageDraw.Draw(canvas)
    lines = [plate.maker, plate.model, plate.kind, *plate.details, f"No. {plate.serial}"]
    draw.text((70, 60), plate.maker, fill=255, font=_face(84, bold=True, name="LiberationSerif-Regular"))
    draw.text((PLATE_PX[0] - 70, 80), plate.model, fill=255, font=_face(54, bold=True), anchor="ra")
    draw.text((70, 178), plate.kind, fill=220, font=_face(34))
    for place, text in enumerate(plate.details):
        draw.text((70, 260 + 46 * place), text, fill=205, font=_face(30))
    at = (70, PLATE_PX[1] - 120)
    draw.text(at, f"No. {plate.serial}", fill=255, font=_face(58, bold=True))
    box = draw.textbbox(at, f"No. {plate.serial}", font=_face(58, bold=True))
    return Sheet(_engraved(np.asarray(canvas)), tuple(lines), {"serial": tuple(map(int, box))})  # type: ignore[dict-item]


def _draw_codes(canvas: Image.Image, label: BoxLabel, lines: list[str]) -> dict[str, Place]:
    """Draws every code with its caption, appends the captions to `lines`; where each code stands."""
    spots = {"serial": (46, 330), "part": (46, 560), "gtin": (760, 330)}
    texts = {"serial": (f"S/N: {label.serial}", label.serial), "part": (f"P/N: {label.part}", label.part)}
    draw = ImageDraw.Draw(canvas)
    places: dict[str, Place] = {}
    for name, (caption, text) in texts.items():
        if text:
            places[name] = _paste(canvas, _bars("Code128", text, 110), spots[name])
            draw.text((spots[name][0] + 20, places[name][3] + 6), caption, fill=15, font=_face(34))
            lines.append(caption)
    places["gtin"] = _paste(canvas, _bars("EAN13", label.gtin, 200), spots["gtin"])
    digits = f"{label.gtin[0]} {label.gtin[1:7]} {label.gtin[7:]}"
    middle = (places["gtin"][0] + places["gtin"][2]) // 2
    draw.text((middle, places["gtin"][3] + 6), digits, fill=15, font=_face(38), anchor="ma")
    lines.append(digits)
    return places


def _bars(symbology: str, text: str, height_px: int) -> NDArray[np.uint8]:
    """The bars of `text` with their quiet zones, `MODULE_PX` a module (Code 128 narrower where it would not fit)."""
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, symbology))
    row = np.asarray(code.to_image(scale=1))[5:6]
    module = MODULE_PX if row.shape[1] * MODULE_PX <= 680 else MODULE_PX - 1
    return np.repeat(np.repeat(row, height_px, 0), module, 1)


def _paste(canvas: Image.Image, bars: NDArray[np.uint8], at: tuple[int, int]) -> Place:
    soft = np.where(bars > 127, 250, 18).astype(np.uint8)
    canvas.paste(Image.fromarray(soft), at)
    return at[0], at[1], at[0] + bars.shape[1], at[1] + bars.shape[0]


def _engraved(letters: NDArray[np.uint8]) -> Pixels:
    """Letters cut into dark metal: a light groove with a shade on one side."""
    rng = np.random.default_rng(7)
    height, width = letters.shape
    brushed = cv2.GaussianBlur(rng.normal(0, 9, (height, width)).astype(np.float32), (0, 0), 12, sigmaY=0.5)
    metal = 46 + brushed + np.linspace(14, -8, width, dtype=np.float32)
    groove = cv2.GaussianBlur(letters, (0, 0), 0.8).astype(np.float32) / 255
    shade = np.roll(groove, (2, 2), (0, 1))
    surface = metal * (1 - 0.5 * shade) * (1 - groove) + 182 * groove
    return np.asarray(np.clip(surface[..., None] * np.asarray((1.0, 1.0, 1.03)), 0, 255), np.uint8)


def _face(size: int, *, bold: bool = False, name: str = "LiberationSans-Regular") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_path(name, bold=bold), size)
