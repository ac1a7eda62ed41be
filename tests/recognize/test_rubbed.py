"""Which lines of a page are rubbed."""

import cv2
import numpy as np

from recognize.drawn import RECEIPT, page_of, word
from verify.recognize.rubbed import find_rubbed_lines

SIZE_PX = 18
HEIGHT_PX = int(2.2 * SIZE_PX * (len(RECEIPT) + 1))


def a_page(*, rubbed=None, shadow=False):
    """The drawn receipt in grey, one of its lines rubbed, or a soft shadow across it."""
    grey = page_of(size_px=SIZE_PX, width=520).pixels[:, :, 0].copy()
    if rubbed is not None:
        top = int((rubbed + 0.4) * 2.2 * SIZE_PX)
        band = grey[top : top + 2 * SIZE_PX]
        grey[top : top + 2 * SIZE_PX] = cv2.GaussianBlur(band, (0, 0), 7)
    if shadow:
        light = np.ones(grey.shape, np.float32)
        light[80:200] = 0.6
        grey = (grey * cv2.GaussianBlur(light, (0, 0), 25)).astype(np.uint8)
    return grey


def words_but(unread=None):
    """What an engine reads: every line but one, each as a word from edge to edge."""
    height = 1.1 * SIZE_PX / HEIGHT_PX
    rows = [row for row in range(len(RECEIPT)) if row != unread]
    return tuple(word("x", 0.1, (row + 0.6) * 2.2 * SIZE_PX / HEIGHT_PX, width=0.8, height=height) for row in rows) * 2


def test_a_rubbed_line():
    """A line that was rubbed and not read is found where it stands."""
    (box,) = find_rubbed_lines(a_page(rubbed=3), words_but(3))
    assert abs(box.center[1] * HEIGHT_PX - (3 + 0.9) * 2.2 * SIZE_PX) < SIZE_PX


def test_print_that_was_missed_is_sharp():
    """A sharp line that no word covers is no rubbed line: another look may read it."""
    assert () == find_rubbed_lines(a_page(), words_but(3))


def test_shadows_are_no_ink():
    """A soft shadow across the page is no rubbed line."""
    assert () == find_rubbed_lines(a_page(shadow=True), words_but())


def test_too_few_words_to_know_a_line():
    """Without words there is no line height, and nothing is claimed."""
    assert () == find_rubbed_lines(a_page(rubbed=3), words_but(3)[:3])
