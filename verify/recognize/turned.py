"""Print at a right angle to the rest of a page: the caption of a barcode that stands upright to save room.

Detectors of text are taught lines that run across; of a line that runs up the page they find pieces, or nothing. Makers turn a linear
barcode together with its caption. So where one stands upright (higher than wide, its bars lying), the paper around it is cut
out, laid on its side and read: first as if it ran up, which is how makers set it, then the other way where that
is not read surely. A page without such a code costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from verify.document import Barcode, Box, Line, PageImage, Word, box_on_page, holds_middle, overlap
from verify.recognize.engine import OcrEngine, read_words
from verify.recognize.lines import gather_lines
from verify.recognize.sheet import cut_out
from verify.recognize.upright import turn_box

STANDING = 1.4
"""A linear code this much higher than wide stands upright (chosen; readers may box its middle line only)."""
MOST_CODES = 2
"""Upright codes beside which print is looked for (chosen: it bounds the cost)."""
ROOM = 0.3
"""Paper looked at around such a code, as a share of its length: half of its bars, and a line of print (measured on labels: up to 0.2, more where a reader boxes one edge)."""
SURE = 0.8
"""Confidence of a line's least sure word from which it is print, and read the right way up (chosen: upside down gives below 0.4)."""
FEWEST_GLYPHS = 4
"""A shorter line may be another line's end, or bars taken for letters (chosen)."""
TURNS = (90, 270)
"""Degrees clockwise that lay print flat: what runs up the page first."""
SQUARE = ("QRCode", "DataMatrix", "Aztec", "PDF417", "MicroQRCode")
"""Symbologies whose outline says nothing about how they are turned."""


def read_beside_codes(image: PageImage, codes: Sequence[Barcode], ocr: OcrEngine) -> tuple[Line, ...]:
    """The lines that run up or down the page beside its upright barcodes, boxed on the page; most pages have none."""
    height, width = image.pixels.shape[:2]
    standing = [code.box for code in codes if code.symbology not in SQUARE and _stands(code.box, width, height)]
    found: list[Line] = []
    for box in standing[:MOST_CODES]:
        area = _around(box, width, height)
        fresh = _read_sideways(image, area, ocr)
        found += [line for line in fresh if all(overlap(line.box, other.box) < 0.5 for other in found)]
    return tuple(found)


def without_covered(words: Sequence[Word], lines: Sequence[Line]) -> list[Word]:
    """`words` but for the pieces that were read where one of `lines` stands."""
    return [word for word in words if not any(holds_middle(line.box, word.box) for line in lines)]


def _stands(box: Box, width: int, height: int) -> bool:
    return box.height * height > STANDING * box.width * width


def _around(box: Box, width: int, height: int) -> Box:
    """The paper on which the caption of an upright code may stand."""
    room = ROOM * box.height
    sideways = room * height / width
    return box_on_page(box.left - sideways, box.top - room, box.right + sideways, box.bottom + room)


def _read_sideways(image: PageImage, area: Box, ocr: OcrEngine) -> tuple[Line, ...]:
    """The sure lines in `area`, whichever way they run."""
    paper = cut_out(image.pixels, area, margin=0.0)
    for turn in TURNS:
        laid = np.ascontiguousarray(np.rot90(paper, k=-turn // 90))
        height, width = laid.shape[:2]
        words = [word for word in read_words(ocr, PageImage(laid)) if _runs_across(word, width, height)]
        lines = gather_lines(words, aspect=height / width).lines
        sure = tuple(_onto_page(line, area, turn) for line in lines if _is_sure(line))
        if sure:
            return sure
    return ()


def _runs_across(word: Word, width: int, height: int) -> bool:
    return len(word.text) < 2 or word.box.width * width > word.box.height * height


def _is_sure(line: Line) -> bool:
    return len(line.text) >= FEWEST_GLYPHS and line.confidence >= SURE


def _onto_page(line: Line, area: Box, turn: int) -> Line:
    """`line`, read in `area` turned clockwise by `turn`, as it stands on the page."""
    return Line(tuple(_placed(word, area, turn) for word in line.words))


def _placed(word: Word, area: Box, turn: int) -> Word:
    box = turn_box(word.box, 360 - turn)
    inside = box_on_page(
        area.left + box.left * area.width,
        area.top + box.top * area.height,
        area.left + box.right * area.width,
        area.top + box.bottom * area.height,
    )
    return Word(word.text, inside, word.confidence, word.doubts)
