"""Pictures of every kind and mode become upright 8-bit RGB."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from verify.errors import DocumentError
from verify.load.source import LIMITS

from .makers import QUARTERED_HEIC, load, quartered, saved

WHITE, RED, BLACK = (255, 255, 255), (200, 0, 0), (0, 0, 0)


def corner(data: bytes, x: float = 0.1, y: float = 0.1) -> tuple[int, ...]:
    """The colour at a place of the first page, given in fractions."""
    pixels = load(data).images[0].pixels
    assert np.uint8 == pixels.dtype
    assert 3 == pixels.shape[2]
    height, width = pixels.shape[:2]
    return tuple(int(value) for value in pixels[int(y * height), int(x * width)])


def near(expected: tuple[int, ...], actual: tuple[int, ...]) -> bool:
    """Equal as far as lossy compression lets colours be."""
    return all(abs(one - other) <= 12 for one, other in zip(expected, actual, strict=True))


@pytest.mark.parametrize(
    ("kind", "options"), [("JPEG", {"quality": 95}), ("PNG", {}), ("WEBP", {"quality": 95}), ("TIFF", {})]
)
def test_each_format_keeps_its_colours(kind: str, options: dict[str, object]) -> None:
    """Red stays red and top left stays top left."""
    data = saved(quartered(), kind, **options)
    assert near(RED, corner(data))
    assert near(WHITE, corner(data, 0.9, 0.9))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_cameras_rotation_is_undone(orientation: int) -> None:
    """Whatever way the camera was held, the scene's top left corner comes out at the top left."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = quartered() if orientation == 1 else quartered().transpose(undo[orientation])
    exif = Image.Exif()
    exif[274] = orientation
    for kind in ("JPEG", "PNG", "WEBP", "TIFF"):
        data = saved(stored, kind, exif=exif)
        assert (48, 64) == load(data).images[0].pixels.shape[:2]
        assert near(RED, corner(data))


def test_heic_is_turned_once() -> None:
    """A HEIC's rotation is undone by its decoder, and the Exif note beside it does not turn it again."""
    loaded = load(QUARTERED_HEIC)
    assert ("image/heic", (64, 48)) == (loaded.media_type, loaded.images[0].pixels.shape[:2])
    assert near(RED, corner(QUARTERED_HEIC, 0.9, 0.1))
    assert near(WHITE, corner(QUARTERED_HEIC, 0.1, 0.1))


def test_a_heic_whose_items_are_not_named_by_text_never_reaches_its_decoder() -> None:
    """An item's kind that is no text would end the whole process: it is refused as damaged."""
    with pytest.raises(DocumentError) as refused:
        load(QUARTERED_HEIC.replace(b"Exif\0", b"Ex\x91f\0", 1))
    assert "corrupt" == refused.value.cause


def test_what_is_see_through_lies_on_white() -> None:
    """Transparent pixels are paper, half transparent ones are mixed with it."""
    for colour, expected in (((0, 0, 0, 0), WHITE), ((0, 0, 0, 128), (127, 127, 127)), ((0, 0, 0, 255), BLACK)):
        assert near(expected, corner(saved(Image.new("RGBA", (8, 8), colour), "PNG")))
    assert near(WHITE, corner(saved(Image.new("LA", (8, 8), (0, 0)), "PNG")))
    palette = Image.new("P", (8, 8), 0)
    assert near(WHITE, corner(saved(palette, "PNG", transparency=0)))


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK"])
def test_every_colour_model_becomes_rgb(mode: str) -> None:
    """Bilevel, grey, palette and print colours keep light and dark."""
    picture = Image.new("RGB", (8, 8), "black").convert(mode)
    assert near(BLACK, corner(saved(picture, "TIFF")))
    assert near(WHITE, corner(saved(Image.new("RGB", (8, 8), "white").convert(mode), "TIFF")))


def test_sixteen_bits_keep_their_upper_byte() -> None:
    """A 16-bit grey of 0x8000 is a middle grey, not white."""
    grey = Image.fromarray(np.full((8, 8), 0x8000, dtype=np.uint16))
    assert (128, 128, 128) == corner(saved(grey, "PNG"))
    assert (128, 128, 128) == corner(saved(grey, "TIFF"))


def test_numbers_without_a_range_are_stretched() -> None:
    """A floating-point TIFF runs from black to white."""
    ramp = Image.fromarray(np.linspace(-1.0, 7.0, 64, dtype=np.float32).reshape(8, 8))
    pixels = load(saved(ramp, "TIFF")).images[0].pixels
    assert (0, 255) == (pixels.min(), pixels.max())


def test_every_page_of_a_tiff_is_a_page() -> None:
    """Pages keep their order; too many are refused before they are decoded."""
    sheets = [Image.new("L", (8, 8), shade) for shade in (0, 100, 200)]
    data = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:])
    assert [0, 100, 200] == [int(image.pixels[0, 0, 0]) for image in load(data).images]
    many = saved(sheets[0], "TIFF", save_all=True, append_images=[sheets[1]] * LIMITS.pages)
    with pytest.raises(DocumentError) as refused:
        load(many)
    assert "too-large" == refused.value.cause


def test_an_animation_shows_its_first_picture() -> None:
    """A moving WebP or PNG is read as the still it opens with."""
    data = saved(quartered(), "WEBP", save_all=True, append_images=[Image.new("RGB", (64, 48))], quality=95)
    assert 1 == len(load(data).images)
    assert near(RED, corner(data))


def test_a_default_resolution_is_no_statement() -> None:
    """72 dpi is what cameras write when they know nothing; 300 was measured by a scanner."""
    assert load(saved(quartered(), "JPEG", dpi=(72, 72))).images[0].dpi is None
    assert 300 == load(saved(quartered(), "JPEG", dpi=(300, 300))).images[0].dpi


def test_an_editors_name_is_a_faint_trace() -> None:
    """A program that alters pictures is named; a phone's version is not."""
    exif = Image.Exif()
    exif[305] = "Adobe Photoshop 25.0 (Macintosh)"
    (trace,) = load(saved(quartered(), "JPEG", exif=exif)).traces
    assert ("saved-by-editor", True) == (trace.kind, trace.strength <= 0.1)
    exif[305] = "17.1.2"
    assert () == load(saved(quartered(), "JPEG", exif=exif)).traces
    signed = PngImagePlugin.PngInfo()
    signed.add_text("Software", "GIMP 2.10")
    assert 1 == len(load(saved(quartered(), "PNG", pnginfo=signed)).traces)
