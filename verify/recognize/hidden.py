"""Barcodes that nobody decodes and that are hardly there: located by what is left of them and by the print beside.

Places come from three sides: patches of stripes, blocks of ink taller than print, and the room above and below each line
that bears a number. Each is measured (``hints.py``) and weighed by log odds fitted on made labels with one code spoilt, their
undamaged twins and papers without codes (``hidden.toml``, made by ``scripts/fit_hidden.py``). Of places that touch, the likeliest stands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import cv2
import numpy as np

from verify.document import Barcode, Box, PageImage, Word, box_on_page, overlap
from verify.recognize.hints import NO_BARS, Sight, bears_number, measures_at, names_coded_number, shared

Place = tuple[Box, float]
"""A box, and the log odds that bars stand in it."""

SURE = 3.0
"""Log odds from which a place is told of: an honest claimant is asked for another picture by each that is false (measured on 82 sound
labels of unseen layouts: false on 15 at 1.0, on 11 at 2.2, on 4 at 3.0 and beyond; of 8 labels with a lost code 6, 5 and 5 are told of)."""
SURE_BARS = 2.0
"""Log odds of bars from which a place is told of on a page without print (measured: false on one page in seventy)."""
ROOMS = (2.2, 4.0)
"""Heights of a line that are looked at above and below it (measured: codes of serials two, retail codes four)."""
MOST_PRINTED = 0.4
"""Share of a place that print fills, above which nothing else stands there (chosen)."""
TAKEN = 0.15
"""Share of a place, or of a decoded code, in the other from which the place is that code (chosen)."""
LEAST_INKS = (0.3, 0.07)
"""Of the paper's light, in a block of ink: of black print, and of what was rubbed off (chosen)."""
BLOCK_LINES = (1.4, 9.0)
"""Height of a block of ink, in lines of print (chosen)."""
WIDEST = 0.8
"""Share of the page's width beyond which a block is none of a code's (chosen)."""
MOST_PLACES = 160
"""Looked at on one page (chosen: it bounds the time)."""


def find_hidden(
    image: PageImage, words: Sequence[Word], codes: Sequence[Barcode], striped: Sequence[Place]
) -> tuple[Box, ...]:
    """Where codes stand of which nothing is decoded; `striped` are the patches of stripes, `codes` those that were found.

    A page of print with neither a code nor a word that names a coded number is a receipt of the plainest kind: it is passed over.
    """
    if words and not codes and not names_coded_number(words):
        return ()
    sight = Sight(image, words, codes)
    if sight.lines:
        weighed = [(odds_of(measures) - SURE, box) for box, measures in measured_places(sight, striped)]
    else:  # where no print is known, all print would be taken for codes
        weighed = [(odds - SURE_BARS, box) for box, odds in striped]
    told: list[Box] = []
    for odds, box in sorted(weighed, key=lambda one: -one[0]):
        if odds >= 0 and not any(overlap(box, other) > 0 for other in told):
            told.append(box)
    return tuple(told)


def measured_places(sight: Sight, striped: Sequence[Place]) -> Iterator[tuple[Box, dict[str, float]]]:
    """The places of a page that may bear a code, and what each shows."""
    taken = [code.box for code in sight.codes]
    places = [*striped, *((box, _bars_in(box, striped)) for box in (*_blocks(sight), *_rooms(sight)))]
    free = [(box, bars) for box, bars in places if box.width > 0 and box.height > 0 and not _is_taken(box, taken)]
    for box, bars in free[:MOST_PLACES]:
        if bars > NO_BARS or (sight.printed(box) <= MOST_PRINTED and (sight.codes or sight.near(box))):
            yield box, measures_at(sight, box, bars=bars)


def _is_taken(box: Box, codes: Sequence[Box]) -> bool:
    return any(max(shared(box, code), shared(code, box)) > TAKEN for code in codes)


def _bars_in(box: Box, striped: Sequence[Place]) -> float:
    """The best odds of bars that stand mostly in `box`."""
    return max((odds for one, odds in striped if shared(one, box) > 0.5), default=NO_BARS)


def _rooms(sight: Sight) -> Iterator[Box]:
    """The room above and below each line with a number, as far as print leaves it."""
    for line in sight.lines:
        if bears_number(line.text):
            high = line.box.height
            for times in ROOMS:
                yield box_on_page(line.box.left, line.box.top - times * high, line.box.right, line.box.top - 0.2 * high)
                yield box_on_page(
                    line.box.left, line.box.bottom + 0.2 * high, line.box.right, line.box.bottom + times * high
                )


def _blocks(sight: Sight) -> Iterator[Box]:
    """Blocks of ink that are taller than print."""
    line, seen = sight.line_px, set()
    ink = cv2.blur(sight.ink, (int(line) | 1, 1))
    least = np.ones((max(int(BLOCK_LINES[0] * line), 3), max(int(line), 3)), np.uint8)
    for least_ink in LEAST_INKS:
        bodies = np.asarray(cv2.morphologyEx(np.asarray(ink > least_ink, np.uint8), cv2.MORPH_OPEN, least), np.uint8)
        for left, top, width, height, _ in cv2.connectedComponentsWithStats(bodies)[2][1:].tolist():
            fits = min(width, height) <= BLOCK_LINES[1] * line and width <= WIDEST * sight.width
            if fits and (left, top, width, height) not in seen:
                seen.add((left, top, width, height))
                right, bottom = (left + width) / sight.width, (top + height) / sight.height
                yield box_on_page(left / sight.width, top / sight.height, right, bottom)


def odds_of(measures: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """Log odds that a code stands there, by the fitted weights or by others."""
    weights = _weights() if weights is None else weights
    return float(weights["bias"] + sum(weights[name] * value for name, value in measures.items()))


@cache
def _weights() -> dict[str, float]:
    return dict(tomllib.loads(files("verify.recognize").joinpath("hidden.toml").read_text("utf-8")))
