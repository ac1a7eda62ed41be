"""Single lines in doubt read again: the line cut out tightly, in two or four ways, without looking for text once more.

A line that was found but read unsurely is mostly cut badly: the detector's box has grown into its neighbours, or its glyphs stand
closer than those the network was trained on. The same recogniser sees the same line with less paper around it, wider and narrower;
whoever decides takes what these looks agree on (``extract/mending.py``). Measured on 165 lines of names and addresses of scanned
receipts, 50 of them misread: cut tightly, 13 become right and 5 wrong; enlarged and its light evened out, which helps other engines,
10 and 20; read by Tesseract 3 and 86. No single look is to be trusted, therefore, but three or four that agree are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import cv2
import numpy as np

from verify.document import Box, Document, Line, LoadedSource, Page, Region, SecondLook, Word, box_on_page
from verify.recognize.engine import call_engine
from verify.recognize.stripes import Stripes, cut_straight
from verify.recognize.text_boxes import Pixels
from verify.recognize.upright import turn_image


@dataclass(frozen=True, slots=True)
class _Cut:
    """One way of cutting out a line."""

    margin: float
    """Paper above, below and beside the box, as a share of its height; less than 0 cuts into it."""
    stretch: float
    """Width of the picture over that of the ink."""


FIRST_CUTS = (_Cut(0.0, 1.0), _Cut(-0.05, 1.0))
LAST_CUTS = (_Cut(0.06, 1.2), _Cut(0.06, 0.85))
"""The looks; the last ones only where the first two do not both say what was read before (measured: more of them, or more
paper beside the line, mend no more)."""


class LineReader(Protocol):
    """Reads pictures of single lines, whose boxes are known."""

    @property
    def name(self) -> str:
        """One word, as it stands in `made_by.engines`."""

    def read_lines(self, lines: list[Pixels]) -> list[tuple[Word, ...]]:
        """The words of each picture (RGB), boxed in it, left to right."""


def read_lines_again(
    document: Document, loaded: LoadedSource, regions: Sequence[Region], *, reader: LineReader
) -> Document:
    """`document` with each of `regions`, the boxes of single lines, looked at again: two SecondLooks, or four where those differ."""
    first = _looks(document, loaded, regions, cuts=FIRST_CUTS, reader=reader)
    differing = {look.region for look in first if _text(look.lines) != _text(_lines_in(document, look.region))}
    still_open = [region for region in regions if region in differing]
    last = _looks(document, loaded, still_open, cuts=LAST_CUTS, reader=reader)
    return replace(document, second_looks=(*document.second_looks, *first, *last))


def _looks(
    document: Document, loaded: LoadedSource, regions: Sequence[Region], *, cuts: Sequence[_Cut], reader: LineReader
) -> tuple[SecondLook, ...]:
    """What `reader` sees in `regions`, cut out in each of `cuts`; nothing for a cut on which it sees nothing."""
    pictures = [_Picture.of(document, loaded, region) for region in regions]
    tasks = [(region, picture.cut_out(cut)) for region, picture in zip(regions, pictures, strict=True) for cut in cuts]
    reads = call_engine(reader.name, lambda: reader.read_lines([picture for _, picture in tasks]))
    return tuple(
        SecondLook(region, reader.name, (Line(_on_line(words, region.box)),))
        for (region, _), words in zip(tasks, reads, strict=True)
        if words
    )


def _lines_in(document: Document, region: Region) -> tuple[Line, ...]:
    """The line that was first read in the box of `region`."""
    return tuple(line for line in document.pages[region.page].lines if line.box == region.box)


def _text(lines: Sequence[Line]) -> str:
    return "".join(word.text for line in lines for word in line.words)


@dataclass(frozen=True, slots=True)
class _Picture:
    """A page's pixels, and where a line stands on it."""

    pixels: Pixels
    place: Stripes

    @classmethod
    def of(cls, document: Document, loaded: LoadedSource, region: Region) -> _Picture:
        """The line in `region`, on its page set upright."""
        page = document.pages[region.page]
        pixels = turn_image(loaded.images[region.page], page.turn).pixels
        return cls(pixels, _place_of(region.box, page))

    def cut_out(self, cut: _Cut) -> Pixels:
        """The line, level, with the paper and in the width that `cut` says."""
        paper = 2 * cut.margin * self.place.height
        wider = replace(self.place, length=self.place.length + paper, height=self.place.height + paper)
        line = cut_straight(self.pixels, wider)
        if cut.stretch == 1:
            return line
        size = (max(round(line.shape[1] * cut.stretch), 1), line.shape[0])
        return np.asarray(cv2.resize(line, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _place_of(box: Box, page: Page) -> Stripes:
    """The slanted rectangle of a line's ink in pixels: an upright box around it is higher by its width times the slope."""
    width, height = box.width * page.width_px, box.height * page.height_px
    level = max(height - width * abs(math.tan(math.radians(page.skew_degrees))), height / 2, 1.0)
    center = (box.center[0] * page.width_px, box.center[1] * page.height_px)
    return Stripes(center, max(width, 1.0), level, page.skew_degrees)


def _on_line(words: tuple[Word, ...], box: Box) -> tuple[Word, ...]:
    """`words`, boxed in the picture of a line, as standing along the line's `box` on the page."""
    return tuple(
        replace(
            word,
            box=box_on_page(
                box.left + word.box.left * box.width, box.top, box.left + word.box.right * box.width, box.bottom
            ),
        )
        for word in words
    )
