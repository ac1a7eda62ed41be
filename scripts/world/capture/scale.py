"""What severity means: for each kind of damage, its amount at severity 1, in physical numbers.

Amounts grow from nothing at 0 with the severity, in a straight line unless said otherwise. They are told in units of what
is looked at, so that they mean the same on a till receipt and on an A4 page: x-heights of the sheet's usual print, shares of
its width, shares of the light. All were *chosen* by looking at a row of pictures at 0.1 to 1.0: at 1 most people would
take the picture again, at 0.5 some would.
"""

from __future__ import annotations

from statistics import median

from world.sheet import Sheet

AT_ONE: dict[str, tuple[float, str]] = {
    "perspective": (38.0, "degrees that the sheet is tilted away from the camera"),
    "rotation": (14.0, "degrees of turn in the picture"),
    "curl": (66.0, "degrees that the sheet's ends have rolled up"),
    "crease": (40.0, "degrees between the sheet's halves and flat"),
    "crumple": (0.75, "slope of the facets, height by length"),
    "barrel": (0.16, "share by which the frame's corners are drawn in"),
    "cut": (0.35, "share of the sheet's width outside the frame; over a value: share of the value"),
    "tear": (0.35, "share of the sheet's width torn off; over a value: share of the value"),
    "shadow": (0.86, "share of the light that the shadow takes"),
    "glare": (1.6, "light of the spot's middle, in whites; its radius grows to a third of the width"),
    "dark": (0.955, "share of the light that is missing"),
    "gradient": (0.92, "share of the light that is missing at the far end"),
    "cast": (0.55, "share of blue (or red) that the light lacks"),
    "bright": (2.6, "times more light than white paper needs, above 1"),
    "focus": (0.42, "x-heights: standard deviation of the blur"),
    "motion": (1.4, "x-heights: length of the smear"),
    "noise": (50.0, "grey levels of 255: standard deviation"),
    "haze": (0.86, "share of the contrast that a greasy lens takes"),
    "moire": (0.5, "share of the light in the bands' depth"),
    "thumb": (0.42, "share of the sheet's width covered; over a value: share of the value"),
    "stain": (0.97, "share of the ink's contrast taken in the stain's middle"),
    "fade": (0.95, "share of the ink's contrast that age has taken"),
    "pen": (9.0, "strokes"),
    "staple": (3.0, "staples"),
    "smudge": (3.4, "x-heights: length of the rub"),
    "highlighter": (0.85, "share of the light that the stripe takes"),
    "stamp": (0.92, "how opaque the stamp's ink is"),
    "dust": (260.0, "specks and hairs on a page"),
    "wet": (0.95, "x-heights: how far the ink has run"),
    "jpeg": (82.0, "points of JPEG quality below 94"),
    "generations": (9.0, "times saved again, each worse, down to quality 18"),
    "low-resolution": (2.3, "pixels that are left of an x-height; geometric in between"),
    "messenger": (0.75, "share of the pixels' rows left out, at quality 76 falling to 16"),
    "bitonal": (0.78, "share of the rows left out, the threshold drifting by a third of the range"),
}
"""Kind to amount and what it counts."""

X_OF_CAPITAL = 0.72
"""Height of an x by that of a digit: 0.68 to 0.75 in the usual print faces."""
WIDTHS_MM = {"thermal": 80.0, "a4": 210.0, "label": 100.0, "plate": 60.0, "screen": 75.0}
"""How wide things are: rolls of 80 mm, ISO 216 A4; the others chosen."""


def amount(kind: str, severity: float) -> float:
    """How much of `kind` there is at `severity`, in the table's unit."""
    return AT_ONE[kind][0] * severity


def ink_height(sheet: Sheet) -> float:
    """How high a usual digit is, in the sheet's pixels; of a sheet without marks a guess from its width."""
    heights = [box[3] - box[1] for box in (mark.box for mark in sheet.marks if not is_code(mark.role))]
    return max(4.0, float(median(heights))) if heights else sheet.pixels.shape[1] / 45


def x_height(sheet: Sheet) -> float:
    """How high an x of the usual print is, in the sheet's pixels."""
    return X_OF_CAPITAL * ink_height(sheet)


def is_code(role: str) -> bool:
    """Whether the mark is a barcode's."""
    return role.startswith("barcode.")


def mm(sheet: Sheet) -> float:
    """Sheet pixels in a millimetre."""
    return float(sheet.pixels.shape[1] / WIDTHS_MM.get(sheet.paper, 100.0))
