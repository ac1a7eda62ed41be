"""Laws of small pictures of pages."""

from io import BytesIO

import numpy as np
from PIL import Image

from verify.document import Box, PageImage
from verify.load.preview import preview_crop, preview_page


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
