"""Print that runs up the page beside an upright barcode."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from recognize.drawn import as_page
from verify.document import Barcode, Box, Word
from verify.recognize.turned import read_beside_codes, without_covered

PAGE = as_page(np.full((400, 600), 250))
STANDING = Barcode(Box(0.7, 0.2, 0.8, 0.8), "Code128", "4T8812K0C", valid=True)
"""60 pixels wide, 240 high."""
CAPTION = Word("S/N:4T8812K0C", Box(0.2, 0.8, 0.8, 0.9), 0.98)
"""As read on the paper laid flat."""


@dataclass
class Looking:
    """Sees its words at each look in turn, and counts the looks."""

    seen: tuple[tuple[Word, ...], ...]
    name: str = "looking"
    version: str = "1"
    models: tuple[tuple[str, str], ...] = ()
    sizes: list[tuple[int, int]] = field(default_factory=list)

    def read(self, image):
        """The next look's words."""
        self.sizes.append(image.pixels.shape[:2])
        return self.seen[len(self.sizes) - 1]


def test_a_page_without_an_upright_code_costs_no_look():
    """A code that lies, or a square one, has its caption beneath."""
    lying = Barcode(Box(0.1, 0.1, 0.6, 0.2), "EAN13", "5901234123457", valid=True)
    square = Barcode(Box(0.1, 0.1, 0.2, 0.4), "QRCode", "x", valid=True)
    ocr = Looking(())
    assert () == read_beside_codes(PAGE, (lying, square), ocr)
    assert [] == ocr.sizes


def test_print_that_runs_up_is_read_and_placed_on_the_page():
    """The paper is laid flat; what stands beneath the code there stands right of it on the page."""
    ocr = Looking(((CAPTION,),))
    (line,) = read_beside_codes(PAGE, (STANDING,), ocr)
    assert "S/N:4T8812K0C" == line.text
    assert STANDING.box.center[0] < line.box.left
    assert line.box.height * 400 > line.box.width * 600
    assert 1 == len(ocr.sizes)


def test_print_that_runs_down_is_read_the_other_way():
    """Where the first look reads nothing surely, the second turns the paper round."""
    (line,) = read_beside_codes(PAGE, (STANDING,), Looking(((), (CAPTION,))))
    assert line.box.right < STANDING.box.center[0]


@pytest.mark.parametrize(
    "word", [Word("S/N:4T8812K0C", Box(0.2, 0.8, 0.8, 0.9), 0.5), Word("K0C", Box(0.2, 0.8, 0.4, 0.9), 0.98)]
)
def test_what_is_not_surely_print_is_left_alone(word):
    """Bars taken for letters, and ends of other lines."""
    assert () == read_beside_codes(PAGE, (STANDING,), Looking(((word,), (word,))))


def test_pieces_read_before_give_way():
    """Words where such a line stands were parts of it; the others stay."""
    (line,) = read_beside_codes(PAGE, (STANDING,), Looking(((CAPTION,),)))
    piece, other = Word("88", line.box, 0.6), Word("Duo", Box(0.1, 0.1, 0.2, 0.2), 0.9)
    assert [other] == without_covered((piece, other), (line,))
