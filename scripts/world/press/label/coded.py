"""A value as a barcode, with its caption and digits where a label puts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from world.press.codes import Code, Symbology, bars_of
from world.press.label.blocks import Area, Draft, Side, Text, Value
from world.press.label.canvas import POINT_MM
from world.sheet import Mark, Place

LEAST_MODULE_PX = 2
"""Narrower bars would not survive their own printer."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A value as a linear or matrix code, with its caption and digits where this label puts them."""

    key: str
    symbology: Symbology = "Code128"
    height_mm: float = 8.0
    module_mm: float = 0.33
    digits: Literal["below", "above", "none"] = "below"
    """Where the captioned value is printed; retail codes print theirs below, always."""
    points: float = 7.0
    side: Side = "l"
    bold: bool = False
    bearer_mm: float = 0.0
    """Thickness of a frame around the bars, as ITF-14 on corrugated board has (GS1 General Specifications, 5.3.2.4)."""

    def draw(self, draft: Draft, area: Area) -> int:
        """Nothing where the product has no such value."""
        value = draft.values.get(self.key)
        if value is None:
            return area.top
        code = Code(_fitting(self.symbology, value.payload), value.payload)
        text = Text(self.key, self.points, self.bold, self.side, captioned=True)
        top, around = area.top, draft.canvas.px(QUIET_MM)
        if self.digits == "above" and not code.digits:
            top = text.draw(draft, area) + around // 2
        end = self._draw_bars(draft, Area(area.left, top, area.width), code, value)
        if self.digits == "below" and not code.digits:
            end = text.draw(draft, Area(area.left, end + around // 2, area.width))
        return end

    def _draw_bars(self, draft: Draft, area: Area, code: Code, value: Value) -> int:
        """The bars, with retail digits below; where they end."""
        canvas, bearer = draft.canvas, draft.canvas.px(self.bearer_mm)
        cells = bars_of(code)[0]
        modules = cells.shape[1] + sum(code.quiet)
        module = min(round(self.module_mm * canvas.dots), (area.width - 2 * bearer) // modules)
        module = max(LEAST_MODULE_PX, module)
        if modules * module + 2 * bearer > area.width + 2:
            raise ValueError(f"{code.symbology} of {len(code.content)} signs has no room in {area.width} pixels")
        width, height = modules * module + 2 * bearer, canvas.px(self.height_mm)
        left = area.left + {"l": 0, "m": (area.width - width) // 2, "r": area.width - width}[self.side]
        at = (left + bearer, area.top + bearer)
        box = canvas.code(code, at, module_px=module, height_px=height)
        end = round(box[3]) + bearer
        if bearer:
            canvas.pen().rectangle((left, area.top, left + width - 1, end - 1), outline=255, width=bearer)
        return _draw_digits(draft, code, value, box=box, module=module) if code.digits else end


QUIET_MM = 1.0
"""Between bars and print above or below (chosen; GS1 General Specifications 5.2.5 asks for half a module at least)."""


def _draw_digits(draft: Draft, code: Code, value: Value, *, box: Place, module: int) -> int:
    """EAN's and UPC's digits in their places, as one mark; where they end."""
    canvas, inks = draft.canvas, []
    face = canvas.face(draft.faces.digits, 9.2 * module / canvas.dots / POINT_MM)
    pen, base = canvas.pen(), box[3] + module - face.getbbox("0", anchor="ls")[1]
    for group, start, stop in code.digits:
        middle = box[0] + (start + stop) / 2 * module
        pen.text((middle, base), group, fill=255, font=face, anchor="ms")
        inks.append(pen.textbbox((middle, base), group, font=face, anchor="ms"))
    place = (
        min(ink[0] for ink in inks),
        min(ink[1] for ink in inks),
        max(ink[2] for ink in inks),
        max(ink[3] for ink in inks),
    )
    canvas.lines.append(code.below)
    canvas.marks.append(Mark(value.role or "digits", code.below, place))
    return round(place[3]) + canvas.px(0.5)


def _fitting(symbology: Symbology, payload: str) -> Symbology:
    """How many digits there are decides on the retail code; Code 39 has few signs, Code 128 takes what it has not."""
    if symbology in {"EAN13", "EAN8", "UPCA"}:
        lengths: dict[int, Symbology] = {13: "EAN13", 12: "UPCA", 8: "EAN8"}
        return lengths[len(payload)]
    return "Code128" if symbology == "Code39" and set(payload) - _CODE_39 else symbology


_CODE_39 = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%")
