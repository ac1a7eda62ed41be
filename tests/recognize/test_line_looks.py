"""Single lines in doubt read again from tight cuts."""

import pytest

from recognize.drawn import page_of
from verify.document import Box, Document, Line, LoadedSource, Page, Region, Word
from verify.recognize.line_looks import FIRST_CUTS, LAST_CUTS, read_lines_again

LINE = Box(0.1, 0.2, 0.5, 0.25)
IMAGE = page_of()


class Saying:
    """A reader of lines that says one word of every picture, and remembers what it was shown."""

    name = "saying"

    def __init__(self, *texts):
        """Say `texts`, one a picture, the last one of all that follow."""
        self.texts, self.shown = texts, []

    def read_lines(self, lines):
        """A word on the left half of each picture; none where the text is empty."""
        self.shown += [line.shape for line in lines]
        first = len(self.shown) - len(lines)
        texts = [self.texts[min(first + index, len(self.texts) - 1)] for index in range(len(lines))]
        return [(Word(text, Box(0, 0, 0.5, 1), 0.9),) if text else () for text in texts]


def looks_of(reader, *, skew=0.0):
    """What `reader` sees in LINE, first read as "SON"."""
    height, width = IMAGE.pixels.shape[:2]
    page = Page(width, height, (Line((Word("SON", LINE, 0.5),)),), skew_degrees=skew)
    document = Document("x", "", pages=(page,))
    loaded = LoadedSource((IMAGE,), "image/png")
    return read_lines_again(document, loaded, (Region(0, LINE, "retailer"),), reader=reader).second_looks


def test_confirmed_at_once():
    """A line that the first looks read as before is looked at no more."""
    assert len(FIRST_CUTS) == len(looks_of(Saying("SON")))


def test_read_otherwise():
    """A line that any of the first looks reads otherwise is looked at in every way."""
    assert len(FIRST_CUTS) + len(LAST_CUTS) == len(looks_of(Saying("SON", "SDN")))


def test_nothing_seen():
    """A cut on which nothing is seen makes no look."""
    assert () == looks_of(Saying(""))


def test_place_on_the_page():
    """What is read on a line's picture stands in the line's box on the page."""
    (word,) = looks_of(Saying("SON"))[0].lines[0].words
    seen = (word.box.left, word.box.top, word.box.right, word.box.bottom)
    assert pytest.approx((LINE.left, LINE.top, 0.3, LINE.bottom)) == seen


def test_slanted_lines_are_cut_level():
    """A box around slanted ink is higher than the ink: the picture of the line is lower than its box."""
    level, slanted = Saying("SON"), Saying("SON")
    looks_of(level)
    looks_of(slanted, skew=2.0)
    assert slanted.shown[0][0] < level.shown[0][0]
