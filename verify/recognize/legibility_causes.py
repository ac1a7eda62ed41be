"""Why a page cannot be read: what lowers print, told from its light, its edges and its height.

A cause is shown where a measure lies beyond what good pictures have; several may be. The first is the one a person is told. That
bounds tell one damage from another was measured on the grid of scripts/make_grid.py, among pictures of which less than 0.8 is
read. Grain and moiré have no word of their own in the closed list (``letters/codes.py``): they count as blur.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np

from verify.recognize.ground import Ground
from verify.recognize.lost import Lost

DARK_LEVEL = 150.0
"""Grey level of paper that is dark (measured: pictures in too little light 60 to 155, others 190 and more)."""
EVEN = 0.55
"""Darkest paper amid the text by the lightest, below which a shadow lies on it (chosen)."""
BURNT_LEVEL, BURNT_EVEN, BURNT_SHARE = 250.0, 0.99, 0.5
"""Paper's grey level, its evenness, and the share of the sheet burnt white, from which the whole picture is too bright; less even,
it is glare (measured: 20 of 20, and 14 of 17)."""
GLARE_SHARE = 0.05
"""Share of the text's outline burnt white, from which glare lies on matt paper (chosen)."""
MATT_LEVEL = 235.0
"""Paper lighter than this on the whole may be a scan's pure white: white places on it are no glare."""
WASHED, FAINT = 0.25, 0.155
"""Light that print takes on burnt-out paper, and on other paper, below which it is faint (measured: faded 0.03 to 0.06, hazy 0.08
to 0.15, others 0.17 and more)."""
SMALL_PX = 20.5
"""Height of a line's box below which print is small (measured: 13 to 20 where a picture was reduced, others 25 and more)."""
SMALL_SIDE_PX = 420
"""A picture whose long side is shorter holds no readable receipt (measured)."""
SOFT = 0.175
"""Slope of edges, in parts of their height a pixel (measured: out of focus or shaken 0.10 to 0.17, others 0.19 and more)."""
HIDDEN_SHARE = 0.02
"""Share of the text's outline that is hidden (measured: with a thumb 0.03 to 0.18, without 0 to 0.01)."""


@dataclass(frozen=True, slots=True)
class Light:
    """A page's light and print, as far as it tells of causes."""

    level: float
    """Grey level of the paper amid the text."""
    even: float
    """Its darkest place by its lightest."""
    white: float
    """Share of the sheet burnt white."""
    contrast: float
    """Share of the paper's light that print takes."""
    burnt: float
    hidden: float
    """Shares of the text's outline."""
    line_px: float | None
    side_px: int
    slope: float


def light_of(ground: Ground, lost: Lost, *, slope: float, size_px: tuple[int, int]) -> Light:
    """The light of a page of `size_px` (height, width), whose edges have `slope`."""
    grey = cv2.cvtColor(ground.paper, cv2.COLOR_RGB2GRAY)
    sheet = ground.is_paper > 0
    amid = (lost.text > 0) & sheet
    levels = grey[amid] if amid.any() else grey.ravel()
    low, middle, high = np.percentile(levels, (5, 50, 95))
    inks = ground.ink[ground.words > 0]
    text = float(lost.text.sum()) + 1.0
    return Light(
        level=float(middle),
        even=float(low / max(high, 1.0)),
        white=float((ground.light.min(2)[sheet] >= BURNT_LEVEL).mean()),
        contrast=float(np.percentile(inks, 90)) if inks.size else 1.0,
        burnt=float(lost.burnt.sum()) / text,
        hidden=float((lost.hidden & lost.text).sum()) / text,
        line_px=ground.line * size_px[0] if inks.size else None,
        side_px=max(size_px),
        slope=slope,
    )


def signs_of(light: Light) -> Mapping[str, bool]:
    """Each cause and whether it is shown, what explains the others first."""
    white = light.level >= BURNT_LEVEL and light.white > BURNT_SHARE and light.contrast < WASHED
    bright = white and light.even > BURNT_EVEN
    return {
        "small": (light.line_px or SMALL_PX) < SMALL_PX or light.side_px < SMALL_SIDE_PX,
        "bright": bright,
        "dark": light.level < DARK_LEVEL,
        "blur": light.slope < SOFT,
        "glare": not bright and light.burnt > GLARE_SHARE and (light.even < BURNT_EVEN or light.level < MATT_LEVEL),
        "hidden": light.hidden > HIDDEN_SHARE,
        "faint": not bright and light.contrast < FAINT,
        "shadow": light.even < EVEN,
    }


def causes_of(light: Light) -> tuple[str, ...]:
    """What lowers the print of a page that is read badly; blur where nothing else is found."""
    return tuple(cause for cause, shown in signs_of(light).items() if shown) or ("blur",)
