"""Receipts that share a sheet, and one receipt that needs several.

Both are drawn documents again, with truths that say only what the new sheets show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np

from world.sheet import Drawn, Mark, Pixels, Sheet, Truth

MARGIN_PX = 70
"""Around and between two receipts on one sheet."""
OVERLAP = 0.08
"""Of a part's length, that the next part shows again: people photograph so (chosen)."""
SEEN = 0.98
"""Of a mark's height: less of it, and the value is not on this part."""


def side_by_side(first: Drawn, second: Drawn) -> Drawn:
    """Both first sheets on one, as a copier shows them.

    Its truth is of the first's kind and names the fields in which both agree; where they differ, `alternatives` has both
    values. Marks of the second bear ``second.`` before their role.
    """
    one, two = first.sheets[0], second.sheets[0]
    height = max(one.pixels.shape[0], two.pixels.shape[0]) + 2 * MARGIN_PX
    left = one.pixels.shape[1] + 2 * MARGIN_PX
    bed: Pixels = np.full((height, left + two.pixels.shape[1] + MARGIN_PX, 3), 246, np.uint8)
    low = (height - 2 * MARGIN_PX - two.pixels.shape[0]) // 3 + MARGIN_PX
    _lay(bed, one.pixels, (MARGIN_PX, MARGIN_PX))
    _lay(bed, two.pixels, (left, low))
    marks = (
        *(_moved(mark, MARGIN_PX, MARGIN_PX) for mark in one.marks),
        *(replace(_moved(mark, left, low), role=f"second.{mark.role}") for mark in two.marks),
    )
    sheet = Sheet(bed, (*one.lines, *two.lines), marks, "a4")
    return Drawn(first.kind, (sheet,), _both(first.truth, second.truth, sheet))


def _lay(bed: Pixels, pixels: Pixels, at: tuple[int, int]) -> None:
    height, width = pixels.shape[:2]
    window = bed[at[1] : at[1] + height + 6, at[0] : at[0] + width + 6]
    shadow = np.zeros(window.shape[:2], np.float32)
    shadow[4 : height + 3, 4 : width + 3] = 0.3
    window[:] = np.asarray(window * (1 - cv2.GaussianBlur(shadow, (0, 0), 2.5)[..., None]), np.uint8)
    bed[at[1] : at[1] + height, at[0] : at[0] + width] = pixels


def _moved(mark: Mark, x: float, y: float) -> Mark:
    a, b, c, d = mark.box
    return Mark(mark.role, mark.text, (a + x, b + y, c + x, d + y))


def _both(first: Truth, second: Truth, sheet: Sheet) -> Truth:
    ours, theirs = first.get("fields", {}), second.get("fields", {})
    agreed = {name: value for name, value in ours.items() if theirs.get(name) == value and name != "items"}
    differing = {name: [ours[name], theirs[name]] for name in ours if name in theirs and name not in agreed}
    return {
        **first,
        "fields": agreed,
        "texts": {name: text for name, text in first.get("texts", {}).items() if name in agreed},
        "lines": list(sheet.lines),
        "barcodes": [*first.get("barcodes", ()), *second.get("barcodes", ())],
        "alternatives": differing,
        "notes": "two papers on one sheet",
    }


def in_parts(drawn: Drawn, count: int) -> tuple[Drawn, ...]:
    """The first sheet cut into `count`, from top to bottom, each beginning a little above where the last one ended."""
    sheet = drawn.sheets[0]
    height = sheet.pixels.shape[0]
    cuts = [0, *(_quiet_row(sheet.pixels, round(height * place / count)) for place in range(1, count)), height]
    again = round(OVERLAP * height / count)
    return tuple(
        _part(drawn, max(0, top - (again if place else 0)), low) for place, (top, low) in enumerate(pairwise(cuts))
    )


def _quiet_row(pixels: Pixels, near: int) -> int:
    """The row with the least ink within two lines or so of `near`."""
    reach = max(8, pixels.shape[0] // 40)
    rows = np.asarray(pixels[near - reach : near + reach].mean(2).std(1), np.float64)
    quiet: int = near - reach + int(rows.argmin())
    return quiet


def _part(drawn: Drawn, top: int, low: int) -> Drawn:
    sheet = drawn.sheets[0]
    marks = tuple(_moved(mark, 0, -top) for mark in sheet.marks if _is_within(mark, top, low))
    kept = {mark.role for mark in marks}
    lost = {mark.role for mark in sheet.marks if not _is_within(mark, top, low)}
    part = Sheet(np.ascontiguousarray(sheet.pixels[top:low]), (), marks, sheet.paper)
    return Drawn(drawn.kind, (part,), _partial(drawn.truth, kept - lost, sheet.marks))


def _is_within(mark: Mark, top: int, low: int) -> bool:
    shown = min(mark.box[3], low) - max(mark.box[1], top)
    return shown >= SEEN * (mark.box[3] - mark.box[1])


def _partial(truth: Truth, kept: set[str], marks: Iterable[Mark]) -> Truth:
    """The truth of what `kept` marks show; text lines are not told apart, so none are."""
    fields = {name: value for name, value in truth.get("fields", {}).items() if name in kept}
    if "retailer" in truth.get("fields", {}) and "legal_name" in kept:
        fields.setdefault("retailer", truth["fields"]["retailer"])
    everywhere = sorted({int(mark.role.split(".")[1]) for mark in marks if mark.role.startswith("items.")})
    items = [
        {key: value for key, value in item.items() if f"items.{place}.{_ROLES.get(key, key)}" in kept}
        for place, item in zip(everywhere, truth.get("fields", {}).get("items", ()), strict=True)
    ]
    if any(items):
        fields["items"] = [item for item in items if item]
    codes = [mark.text for mark in marks if mark.role.startswith("barcode.") and mark.role in kept]
    texts = {name: text for name, text in truth.get("texts", {}).items() if name in kept}
    rest = {key: value for key, value in truth.items() if key != "lines"}
    return {**rest, "fields": fields, "texts": texts, "barcodes": codes}


_ROLES = {"serials": "serial"}
"""Items' keys that bear another name than their marks."""
