"""How much a place looks like a linear barcode: what is measured of it, and the log odds fitted on made documents.

Bars are many edges in one row, and the same edges in the rows above and below; a code is longer than tall, fills its
rectangle, and its columns explain what varies in it (analysis of variance). Print, table rules, grain of wood and edges of
sheets fail one or another. No threshold on one of these tells a smeared code from such things; a logistic sum does. Its
weights stand in ``bars.toml``, made by ``scripts/fit_bars.py``; pixels of no document are in it.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise

import cv2
import numpy as np

from verify.recognize.text_boxes import Floats, Pixels

PROFILES = 5
"""Rows compared."""
SHEAR = 0.08
"""Share of a code's height by which its bars may lean from one row compared to the next: curl, or two degrees of error."""
LEANS = 9
"""Leans of the bars tried, between -SHEAR and SHEAR: a picture taken aslant turns each code differently (chosen: half a pixel a step)."""
LEVELLING = 6
"""Light is evened out over this part of a row (chosen: a code has more than six bars)."""
CLEAR = 0.4
"""Standard deviations from the mean beyond which a bar is dark or light, not noise (chosen)."""
SHORTEST_PX, LOWEST_PX = 20, 6
"""Smaller places show no bars (chosen)."""
LONGEST, TALLEST = 20.0, 4.0
"""Length by height, and height by length, beyond which not even a part of a code is seen (chosen)."""
FEWEST_EDGES = 4
"""Two bars (chosen)."""
LEAST_ALIKE = 0.3
"""Correlation of neighbouring rows without which there are no bars (measured: of spoilt codes, one in ten has less)."""
ROWS = 16
"""Rows whose variance is explained, each the mean of its neighbours: noise goes, and it is soon done (chosen)."""
RIM = 4
"""Of the height, one part in this many is left out above and below: captions touch."""


def measures_of(place: Pixels, *, filled: float, coherence: float, gradient: float) -> dict[str, float] | None:
    """What `place`, laid level, shows of bars; None for what cannot be one. The rest is what its patch told already."""
    height, length = place.shape
    if length < SHORTEST_PX or height < LOWEST_PX or not 1 / LONGEST < height / length < TALLEST:
        return None
    bands = [np.asarray(band, np.float32) for band in np.array_split(place, PROFILES)]
    edges = count_edges(contrast_of(bands[PROFILES // 2].mean(axis=0)))
    if edges < FEWEST_EDGES:
        return None
    rows = [contrast_of(band.mean(axis=0)) for band in bands]
    lag = math.ceil(SHEAR * height)
    alike = float(np.median([rows_likeness(one, other, lag) for one, other in pairwise(rows)]))
    if alike < LEAST_ALIKE:
        return None
    rim = height // RIM
    middle = place[rim : height - rim].astype(np.float32)
    fewer = cv2.resize(middle, (length, min(ROWS, len(middle))), interpolation=cv2.INTER_AREA)
    explained = most_explained(np.asarray(fewer, np.float32))
    return {
        "shape": math.log(height / length),
        "edges": math.log(edges),
        "rows_alike": min(alike, 1.0),
        "explained": explained,
        "explained_squared": explained**2,
        "clear": float(np.abs(rows[PROFILES // 2]).mean()),
        "filled": filled,
        "coherence": coherence,
        "gradient": math.log(max(gradient, 1.0)),
        "length": math.log(length),
    }


def odds_of(measures: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """Log odds that what was measured is a linear code, by the fitted weights or by others."""
    weights = _weights() if weights is None else weights
    return float(weights["bias"] + sum(weights[name] * value for name, value in measures.items()))


@cache
def _weights() -> dict[str, float]:
    return dict(tomllib.loads(files("verify.recognize").joinpath("bars.toml").read_text("utf-8")))


def most_explained(level: Floats) -> float:
    """Share of the variance of `level` that its columns explain, at the lean that suits them best."""
    return max(explained_at(level, lean) for lean in np.linspace(-SHEAR, SHEAR, LEANS).tolist())


def explained_at(level: Floats, lean: float) -> float:
    """Share of the variance that the columns explain once they are set upright by `lean` (a share of their height)."""
    height, width = level.shape
    shear = np.array([[1, lean, -lean * height / 2], [0, 1, 0]], np.float32)
    upright = cv2.warpAffine(level, shear, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    spread = float(upright.var())
    return float(upright.mean(axis=0).var()) / spread if spread > 0 else 0.0


def rows_likeness(one: Floats, other: Floats, lag: int) -> float:
    """The best correlation of two rows when one may slide by `lag` pixels: paper curls, and angles are not exact."""
    inner = one[lag : len(one) - lag]
    return float(np.correlate(other, inner, mode="valid").max() / len(inner)) if len(inner) > lag else 0.0


def contrast_of(row: Floats) -> Floats:
    """`row` without its slow changes of light, its spread made 1; zeros where nothing changes."""
    level = np.asarray(cv2.blur(row[None], (max(len(row) // LEVELLING, 9), 1)), np.float32)[0]
    spread = float((row - level).std())
    return np.asarray((row - level) / spread if spread > 0 else np.zeros_like(row), np.float32)


def count_edges(row: Floats) -> int:
    """How often `row` goes from clearly dark to clearly light or back."""
    clear = row[np.abs(row) > CLEAR]
    return int(np.count_nonzero(np.diff(clear > 0)))
