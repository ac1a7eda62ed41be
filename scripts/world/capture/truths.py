"""The captured document's truth: the drawn one's, with places, damages and what can no longer be read.

All boxes are fractions of the *upright page*: the stored pixels after the camera's tag and then the content's quarter turn
(`Capture.turn`) are undone, as the frame cut them. A sheet that lies a little askew stays so; a box is the least upright one
around its ink's picture. Of what the frame cuts through, the rest that is seen has a box; what lies outside has none.
"""

from __future__ import annotations

from typing import Any

from world.capture.codes import code_readable
from world.capture.readable import is_readable
from world.capture.scale import is_code
from world.capture.seen import Seen
from world.sheet import Place, Truth

DIGITS = 4
"""Of a fraction: a third of a pixel and less."""
ILLEGIBLE_SHARE = 0.5
"""From this share of unreadable values on, the document as a whole is illegible (chosen)."""


def page_truth(pages: tuple[Seen, ...], truth: Truth) -> dict[str, Any]:
    """``places`` and ``damages`` of the truth: what the print already lacked stands first."""
    places: dict[str, list[dict[str, Any]]] = {}
    damages: list[dict[str, Any]] = [*truth.get("damages", ())]
    for page in pages:
        for mark in page.sheet.marks:
            box = in_frame(page.box(mark.box))
            if box is not None:
                places.setdefault(mark.role, []).append({"page": page.page, "box": box})
        for one in page.happened:
            known: dict[str, Any] = {"kind": one.kind, "severity": round(one.severity, 3), "page": page.page}
            box = in_frame(one.box) if one.box is not None else None
            if one.box is None:
                damages.append(known)
            elif box is not None:
                damages.append({**known, "box": box})
    return {"places": places, "damages": damages}


def in_frame(box: Place) -> list[float] | None:
    """What of `box` lies on the page; None outside of it."""
    left, top, right, bottom = (round(min(1.0, max(0.0, value)), DIGITS) for value in box)
    return [left, top, right, bottom] if right > left and bottom > top else None


def judge_readable(pages: tuple[Seen, ...], truth: Truth) -> dict[str, Any]:
    """``unreadable_fields`` (fields and ``barcode.N``), ``legible`` and ``barcodes_unreadable`` of the truth."""
    verdicts: dict[str, bool] = {}
    for page in pages:
        for mark in page.sheet.marks:
            if is_code(mark.role) or is_field(mark.role, truth):
                fine = code_readable(page, mark) if is_code(mark.role) else is_readable(page, mark)
                verdicts[mark.role] = verdicts.get(mark.role, True) and fine
    lost = sorted(role for role, fine in verdicts.items() if not fine)
    codes = [fine for role, fine in verdicts.items() if is_code(role)]
    return {
        "unreadable_fields": lost,
        "legible": len(lost) < max(1, ILLEGIBLE_SHARE * len(verdicts)),
        **({"barcodes_unreadable": codes.count(False)} if codes else {}),
    }


def is_field(role: str, truth: Truth) -> bool:
    """Whether the truth has a value called `role`: ``total``, ``items.0.price``."""
    fields = truth.get("fields", {})
    if role in fields:
        return True
    group, _, rest = role.partition(".")
    place, _, name = rest.partition(".")
    items = fields.get(group)
    if not isinstance(items, list) or not place.isdigit() or int(place) >= len(items):
        return False
    return name in items[int(place)] or f"{name}s" in items[int(place)]
