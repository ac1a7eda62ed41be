"""Laws of small pictures of pages."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from verify.document import Box, PageImage
from verify.load.preview import preview_crop, preview_marked, preview_page


def a_page():
    """A page of 200 x 100 pixels whose right half is black."""
    pixels = np.full((100, 200, 3), 255, np.uint8)
    pixels[:, 100:] = 0
    return PageImage(pixels)


def opened(data):
    """The picture that `data` holds."""
    return Image.open(BytesIO(data)).convert("L")


def test_a_page_is_turned_upright():
    """A page turned by 90 degrees clockwise shows what was right below, within its longest side."""
    picture = opened(preview_page(a_page(), turn=90, longest_px=100))

    assert (50, 100) == picture.size
    assert picture.getpixel((25, 10)) > 200
    assert picture.getpixel((25, 90)) < 50


def test_a_crop_is_of_the_upright_page():
    """A crop's box is in fractions of the page as it was turned."""
    picture = opened(preview_crop(a_page(), Box(0, 0.5, 1, 1), turn=90, longest_px=100, most_bytes=10_000))

    assert (100, 100) == picture.size
    assert picture.getpixel((50, 50)) < 50


def test_a_crop_of_nothing_is_a_pixel():
    """A box without area still gives a picture."""
    assert (1, 1) == opened(preview_crop(a_page(), Box(1, 1, 1, 1), turn=0, longest_px=9, most_bytes=999)).size


def test_a_crop_stays_small():
    """Quality falls until the crop has the bytes it may have."""
    noise = PageImage(np.random.default_rng(7).integers(0, 255, (300, 300, 3), np.uint8))

    assert len(preview_crop(noise, Box(0, 0, 1, 1), turn=0, longest_px=300, most_bytes=25_000)) <= 25_000


def test_a_marked_part_is_bright_and_the_rest_is_dimmed():
    """What is marked is shown as it is, in a frame; around it the page can still be recognised."""
    page = PageImage(np.full((400, 400, 3), 200, np.uint8))
    picture = opened(preview_marked(page, [Box(0.25, 0.5, 0.75, 0.75)], turn=0, most_bytes=100_000))

    assert (400, 400) == picture.size
    assert picture.getpixel((200, 250)) > 190
    assert 50 < picture.getpixel((200, 100)) < 120


def test_marks_lie_on_the_upright_page():
    """A mark's box is in fractions of the page as it was turned."""
    picture = opened(preview_marked(a_page(), [Box(0, 0, 1, 0.5)], turn=90, most_bytes=100_000))

    assert (100, 200) == picture.size
    assert picture.getpixel((50, 50)) > 200
    assert picture.getpixel((50, 150)) < 50


def test_a_frame_is_seen_without_colours():
    """Its two lines differ in brightness from each other, whatever lies below."""
    page = PageImage(np.full((900, 900, 3), 128, np.uint8))
    picture = opened(preview_marked(page, [Box(0.4, 0.4, 0.6, 0.6)], turn=0, most_bytes=100_000))
    across = [picture.getpixel((x, 450)) for x in range(330, 380)]

    assert max(across) - min(across) > 120


@pytest.mark.parametrize("box", [Box(0, 0, 0, 0), Box(1, 1, 1, 1), Box(0, 0, 1, 1), Box(0.5, 0, 0.5, 1)])
def test_any_box_can_be_marked(box):
    """Boxes without area and boxes at the edge give a picture too."""
    assert (200, 100) == opened(preview_marked(a_page(), [box], turn=0, most_bytes=100_000)).size


def test_a_marked_page_stays_small():
    """However large and noisy the page, the picture has the bytes that it may have."""
    noise = PageImage(np.random.default_rng(7).integers(0, 255, (1600, 1200, 3), np.uint8))

    assert len(preview_marked(noise, [Box(0, 0, 0.5, 0.5)], turn=0, most_bytes=60_000)) <= 60_000
