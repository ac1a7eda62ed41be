"""What a place shows that may bear a barcode nobody decoded, and what is printed beside it: numbers, for the fitted odds.

A code that is smeared, cut or covered leaves something: bars that stick out beside the cover, a block of ink taller than
print, a blank or alien patch where its siblings have bars. And makers print what a code carries beside it (GS1 General
Specifications 4.14 demands it of retail codes): a number with its place above or below not filled by print. None of these says enough
alone, receipts have numbers, stamps and thumbs too; ``hidden.py`` sums them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from verify.document import Barcode, Box, PageImage, Word, box_around, box_on_page
from verify.recognize.bars import most_explained
from verify.recognize.lines import gather_lines
from verify.recognize.text_boxes import Floats

SIDE_PX = 900
"""Long side of the picture that places are looked at in (chosen: a line of print has some ten pixels)."""
LINE_PX = 10.0
"""A line's height there where nothing is read."""
PAPER_LINES = 7
"""Paper is the lightest within so many line heights: more than a code is tall (chosen)."""
BURNT, BLACK = 250, 60
"""Grey levels from which paper is burnt out, and below which ink or a cover is black (chosen)."""
ROWS = 12
"""Rows whose variance is explained by columns (chosen)."""
AWAY = 2.0
"""Line heights between a code and the print that belongs to it, at most (measured on labels: up to 1.5)."""
COLUMN = 2.0
"""Line heights between two words from which they stand in two columns (measured: the first digit of an EAN keeps off by up to one and a half)."""
FEWEST_SIGNS, FEWEST_DIGITS = 5, 4
"""Of a value that a code carries (chosen: a lot or a serial has more)."""
NO_BARS, MOST_BARS = -8.0, 6.0
"""Log odds of bars that count for least and most (chosen)."""
_CAPTION = re.compile(
    r"\W*(?:s ?/ ?n|ser\w*(?: ?n\w*)?|p ?/ ?n|part|imei ?\d?|meid|mac|ean|gtin|upc|matric\w*|lot|sscc|art\w*)\b",
    re.IGNORECASE,
)
"""How a line begins that names a number: international abbreviations on packaging."""
_CODED = re.compile(
    r"\W*(?:s ?/ ?n|ser(?:ial|ie|ien|\.)?(?:n\w*)?|p ?/ ?n|imei\d?|meid|mac|ean|gtin|upc|sscc)\b", re.IGNORECASE
)
"""Words that name a number which makers print as a code too; receipts of groceries have none of them."""
STANDING = 1.3
"""Height over length from which a place is looked at as a code that stands upright (chosen)."""
RING = 0.6
"""Line heights of paper around a place: a code keeps its quiet zone (chosen)."""
EDGE = 0.004
"""Share of the page within which a place reaches its edge (chosen)."""
RETAIL = frozenset({8, 12, 13, 14})
"""Digits of a GTIN."""


def names_coded_number(words: Sequence[Word]) -> bool:
    """Whether a word announces what a code carries: a serial, an IMEI, a GTIN."""
    return any(_CODED.match(word.text) for word in words)


@dataclass(frozen=True, slots=True)
class Print:
    """Words that stand close behind one another in a line."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Near:
    """The print that would say what a code in a place carries."""

    line: Print
    side: float
    """1 below the place, -1 above it."""


class Sight:
    """A page at reduced size, its print and what was decoded: what places are measured in."""

    def __init__(self, image: PageImage, words: Sequence[Word], codes: Sequence[Barcode]) -> None:
        """`codes` are those that were found in other ways."""
        height, width = image.pixels.shape[:2]
        scale = min(SIDE_PX / max(height, width), 1.0)
        size = max(int(width * scale), 8), max(int(height * scale), 8)
        self.colour = np.asarray(cv2.resize(image.pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        self.grey = np.asarray(cv2.cvtColor(self.colour, cv2.COLOR_RGB2GRAY), np.uint8)
        self.width, self.height = size
        self.lines = tuple(_runs_of(words, aspect=height / width))
        self.codes = tuple(codes)
        heights = sorted(line.box.height * self.height for line in self.lines)
        self.line_px = max(heights[len(heights) // 2], 4.0) if heights else LINE_PX

    @cached_property
    def ink(self) -> Floats:
        """Share of the paper's light that is missing."""
        side = int(PAPER_LINES * self.line_px) | 1
        paper = cv2.morphologyEx(self.grey, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8)).astype(np.float32)
        return np.asarray(1 - self.grey / np.maximum(paper, 1), np.float32)

    @cached_property
    def slopes(self) -> tuple[Floats, Floats]:
        """How much the light changes across and down."""
        across, down = (np.abs(cv2.Sobel(self.grey, cv2.CV_32F, *step)) / 8 for step in ((1, 0), (0, 1)))
        return np.asarray(across, np.float32), np.asarray(down, np.float32)

    @cached_property
    def tint(self) -> Floats:
        """How coloured each pixel is, against the page as a whole."""
        chroma = (self.colour.max(axis=2) - self.colour.min(axis=2)).astype(np.float32)
        return np.asarray(np.abs(chroma - np.median(chroma)) / 255, np.float32)

    def part(self, box: Box) -> tuple[slice, slice]:
        """Rows and columns of `box`."""
        top, left = min(int(box.top * self.height), self.height - 2), min(int(box.left * self.width), self.width - 2)
        bottom = max(math.ceil(box.bottom * self.height), top + 2)
        return slice(top, bottom), slice(left, max(math.ceil(box.right * self.width), left + 2))

    def printed(self, box: Box) -> float:
        """Share of `box` that lines of print fill."""
        return min(sum(shared(box, line.box) for line in self.lines), 1.0)

    def near(self, box: Box) -> Near | None:
        """The line with a number directly below or above `box`."""
        reach = AWAY * self.line_px / self.height
        found = []
        for line in self.lines:
            beside = min(box.right, line.box.right) - max(box.left, line.box.left)
            if beside < 0.4 * min(box.width, line.box.width) or not bears_number(line.text):
                continue
            below, above = line.box.center[1] - box.bottom, box.top - line.box.center[1]
            if -reach / 2 <= max(below, above) <= reach:
                found.append((abs(max(below, above)), Near(line, 1.0 if below > above else -1.0)))
        return min(found, key=lambda one: one[0])[1] if found else None


def _runs_of(words: Sequence[Word], *, aspect: float) -> Iterator[Print]:
    """The print of a page: its lines, parted where columns part."""
    for line in gather_lines(words, aspect=aspect).lines:
        run: list[Word] = []
        for word in line.words:
            if run and (word.box.left - run[-1].box.right) / aspect > COLUMN * line.box.height:
                yield _print_of(run)
                run = []
            run.append(word)
        yield _print_of(run)


def _print_of(run: Sequence[Word]) -> Print:
    return Print(" ".join(word.text for word in run), box_around(tuple(word.box for word in run)))


def shared(box: Box, other: Box) -> float:
    """Share of `box` that lies in `other`."""
    width = max(min(box.right, other.right) - max(box.left, other.left), 0.0)
    height = max(min(box.bottom, other.bottom) - max(box.top, other.top), 0.0)
    return width * height / max(box.width * box.height, 1e-12)


def bears_number(text: str) -> bool:
    """Whether a line may say what a code carries: its last word, or all of it, is a number of some length."""
    signs = [sign for sign in text if sign.isalnum()]
    return len(signs) >= FEWEST_SIGNS and sum(sign.isdigit() for sign in signs) >= FEWEST_DIGITS


def is_retail(text: str) -> bool:
    """Whether `text` is the digits of a retail code and nothing else, its check digit right (GS1 General Specifications, 7.9)."""
    digits = [sign for sign in text if not sign.isspace() and sign not in "<>|'"]
    if len(digits) not in RETAIL or not all(sign.isdigit() for sign in digits):
        return False
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return total % 10 == 0


def measures_at(sight: Sight, box: Box, *, bars: float) -> dict[str, float]:
    """What `box` and its surroundings show; `bars` are the log odds that bars stand in it."""
    alone = {
        "bars": min(max(bars, NO_BARS), MOST_BARS),
        "has_bars": float(bars > 0),
        **_ink_in(sight, box),
        **_print_beside(sight, box),
        **_beside_codes(sight, box),
    }
    return {**alone, **_together(alone)}


def _together(m: dict[str, float]) -> dict[str, float]:
    """What two measures say that neither says alone, and what is not the more the better."""
    codes, ink, contrast = min(m["codes"], 1.0), min(m["ink"], 0.5), m["ink"] - m["outside"]
    across = max(m["one_way"], 0.0)
    return {
        "number_and_ink": m["number"] * ink,
        "number_and_outside": m["number"] * m["outside"],
        "number_and_explained": m["number"] * m["explained"],
        "number_and_bars": m["number"] * m["bars"],
        "number_as_wide": m["number"] * m["as_wide"],
        "below_and_aligned": m["number_below"] * m["aligned"],
        "retail_below": m["retail"] * m["number_below"],
        "retail_and_ink": m["retail"] * ink,
        "captioned_and_ink": m["captioned"] * ink,
        "pattern_and_ink": m["pattern"] * ink,
        "pattern_and_burnt": m["pattern"] * m["burnt"],
        "codes_and_bars": codes * m["bars"],
        "codes_and_black": codes * m["black"],
        "codes_and_crowded": codes * m["crowded"],
        "as_tall_and_ink": m["as_tall"] * m["ink"],
        "explained_squared": m["explained"] ** 2,
        "explained_and_ink": m["explained"] * ink,
        "explained_and_across": m["explained"] * across,
        "ink_squared": m["ink"] ** 2,
        "tall_squared": (m["tall"] - 1.2) ** 2,
        "outside_little": min(m["outside"], 0.2),
        "contrast": contrast,
        "contrast_squared": max(contrast, 0.0) ** 2,
        "across_squared": across**2,
        "one_way_and_busy": m["one_way"] * m["busy"],
        "printed_little": min(m["printed"], 0.1),
        "printed_and_bars": m["printed"] * m["bars"],
        "printed_and_one_way": m["printed"] * m["one_way"],
        "edge_and_codes": m["edge"] * codes,
        "edge_and_across": m["edge"] * across,
    }


def _ink_in(sight: Sight, box: Box) -> dict[str, float]:
    """What stands in `box`; of one that stands upright as if it lay."""
    part = sight.part(box)
    ink, grey = sight.ink[part], sight.grey[part]
    across, down = (float(slope[part].mean()) for slope in sight.slopes)
    high, wide = ink.shape
    if high > STANDING * wide:
        across, down, grey, high, wide = down, across, grey.T, wide, high
    few = cv2.resize(grey, (grey.shape[1], min(ROWS, len(grey))), interpolation=cv2.INTER_AREA)
    around = sight.ink[sight.part(_grown(box, RING * sight.line_px, sight))]
    outside = (float(around.sum()) - float(ink.sum())) / max(around.size - ink.size, 1)
    return {
        "ink": float(ink.mean()),
        "ink_spread": float(ink.std()),
        "one_way": (across - down) / (across + down + 1),
        "busy": math.log(across + down + 1),
        "explained": most_explained(np.asarray(few, np.float32)),
        "tint": float(sight.tint[part].mean()),
        "burnt": float((grey >= BURNT).mean()),
        "black": float((grey < BLACK).mean()),
        "outside": outside,
        "tall": math.log(high / sight.line_px),
        "shape": abs(math.log(wide / high) - 1.0),
        "standing": float(wide != ink.shape[1]),
    }


def _grown(box: Box, by: float, sight: Sight) -> Box:
    across, down = by / sight.width, by / sight.height
    return box_on_page(box.left - across, box.top - down, box.right + across, box.bottom + down)


def _print_beside(sight: Sight, box: Box) -> dict[str, float]:
    """What print stands in `box` and beside it."""
    near = sight.near(box)
    text, where = (near.line.text, near.line.box) if near else ("", box)
    return {
        "printed": sight.printed(box),
        "number": float(near is not None),
        "number_below": float(near is not None and near.side > 0),
        "captioned": float(_CAPTION.match(text) is not None),
        "retail": float(is_retail(text)),
        "aligned": math.exp(-abs(where.left - box.left) * sight.width / sight.line_px) if near else 0.0,
        "as_wide": math.exp(-abs(math.log(where.width / box.width))) if near else 0.0,
        "edge": float(min(box.left, box.top, 1 - box.right, 1 - box.bottom) < EDGE),
        "crowded": math.log(len(sight.lines) + 1),
    }


def _beside_codes(sight: Sight, box: Box) -> dict[str, float]:
    """How `box` stands to the decoded codes of its page."""
    near = sight.near(box)
    linear = [code for code in sight.codes if code.box.width * sight.width > code.box.height * sight.height]
    same = [code for code in linear if _captioned_alike(sight, code, near)]
    alike = [abs(math.log(max(code.box.height, 1e-4) / max(box.height, 1e-4))) for code in linear]
    return {
        "codes": min(float(len(sight.codes)), 3.0),
        "pattern": float(bool(same)),
        "as_tall": math.exp(-min(alike)) if alike else 0.0,
    }


def _captioned_alike(sight: Sight, code: Barcode, near: Near | None) -> bool:
    """Whether print stands to the decoded `code` as it does to the place."""
    other = sight.near(code.box) if near else None
    return other is not None and near is not None and other.side == near.side and other.line != near.line
