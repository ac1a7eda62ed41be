"""JPEG, PNG, WebP, TIFF and HEIC as 8-bit RGB rasters, the camera's rotation undone.

Cameras store the sensor's picture and a note how it was held: EXIF tag 274, values 1 to 8 (Exif 2.32, 4.6.5), and HEIF
its own ``irot`` and ``imir`` (ISO/IEC 23008-12). What is see-through is laid on white, as paper is. 16-bit greys keep
their upper byte; CMYK, palettes and bilevel scans become RGB. Sizes come from the header and are checked before one
pixel is decoded. Pillow's warnings about odd metadata are silenced: they concern no pixel and are no one's to act on.
"""

from __future__ import annotations

import io
import logging
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pi_heif
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from verify.document import LoadedSource, PageImage, Source
from verify.errors import DocumentError
from verify.load.editors import EDITED_PICTURE_STRENGTH, editor_traces
from verify.load.heif import check_item_texts
from verify.load.limits import LIMITS, check_limit

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

# Its remarks on odd files would reach standard error where nobody configured logging; they are no one's to act on.
logging.getLogger("PIL").addHandler(logging.NullHandler())

_SMALLER = "Send a smaller picture: a photograph of 12 megapixels shows a receipt well."
_AGAIN = "Take or export the picture again; this file is damaged or incomplete."

_SOFTWARE_TAG = 305
"""Exif ``Software``: the program that wrote the file."""

_DEFAULT_DPI = frozenset({0, 1, 72, 96})
"""What cameras and screens write when nothing was measured."""

_PILLOW_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/tiff": "TIFF"}

_DECODER_ERRORS = (
    OSError, ValueError, SyntaxError, EOFError, RuntimeError, struct.error, LookupError, TypeError, ArithmeticError,
    AttributeError,
)  # fmt: skip
"""What Pillow's parsers and libheif run into on damaged files."""


def load_image(source: Source, media_type: str) -> LoadedSource:
    """The picture's page, or the pages of a TIFF; `media_type` says which decoder may look at it."""
    with _foreign_errors_renamed():
        if media_type == "image/heic":
            return _load_heif(source)
        if media_type == "image/png" and 0 in struct.unpack(">II", source.data[16:24].ljust(8, b"\xff")):
            raise DocumentError("a picture without pixels", hint=_AGAIN, cause="empty")
        with Image.open(io.BytesIO(source.data), formats=[_PILLOW_FORMATS[media_type]]) as picture:
            _check_size(*picture.size)  # first of all: looking for a PNG's metadata decodes it
            signed = f"{picture.info.get('Software', '')}\n{picture.getexif().get(_SOFTWARE_TAG, '')}"
            return LoadedSource(
                tuple(_each_page(picture)), media_type, traces=editor_traces(signed, strength=EDITED_PICTURE_STRENGTH)
            )


@contextmanager
def _foreign_errors_renamed() -> Iterator[None]:
    """Turns the decoders' many ways to fail into a DocumentError, and silences their remarks on metadata."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
            raise DocumentError("picture too large to decode", hint=_SMALLER, cause="too-large") from error
        except UnidentifiedImageError as error:
            raise DocumentError("not a readable picture", hint=_AGAIN, cause="corrupt") from error
        except _DECODER_ERRORS as error:
            raise DocumentError("picture damaged or cut short", hint=_AGAIN, cause="corrupt") from error


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise DocumentError("a picture without pixels", hint=_AGAIN, cause="empty")
    check_limit(max(width, height), LIMITS.image_side_px, "picture side in pixels", hint=_SMALLER)
    check_limit(width * height, LIMITS.image_pixels, "picture in pixels", hint=_SMALLER)


def _each_page(picture: Image.Image) -> Iterator[PageImage]:
    """Every frame of a TIFF; the first one of anything else (an animation's other frames show nothing to read)."""
    if picture.format != "TIFF":
        yield _page_of(picture)
        return
    check_limit(getattr(picture, "n_frames", 1), LIMITS.pages, "pages", hint="Send only the pages of this purchase.")
    seen_pixels = 0
    for frame in ImageSequence.Iterator(picture):
        seen_pixels += frame.width * frame.height
        check_limit(seen_pixels, LIMITS.total_pixels, "pixels of all pages", hint=_SMALLER)
        yield _page_of(frame)


def _page_of(picture: Image.Image) -> PageImage:
    _check_size(*picture.size)
    dpi = _stated_dpi(picture)
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    return PageImage(_pixels_of(upright), dpi=dpi)


def _stated_dpi(picture: Image.Image) -> float | None:
    """Dots per inch where the file states a measured value."""
    stated = picture.info.get("dpi")
    if not isinstance(stated, tuple):
        return None
    dpi = float(stated[0])
    return dpi if round(dpi) not in _DEFAULT_DPI and dpi == dpi else None  # noqa: PLR0124 - TIFF can state 0/0


def _pixels_of(picture: Image.Image) -> NDArray[uint8]:
    """Height x width x 3, RGB, 8 bits, on white paper."""
    if picture.mode.startswith(("I", "F")):
        picture = _eight_bits(picture)
    if picture.mode in {"La", "RGBa"}:
        picture = picture.convert({"La": "LA", "RGBa": "RGBA"}[picture.mode])
    if picture.has_transparency_data:
        coloured = picture.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        picture = Image.alpha_composite(paper, coloured)
    return np.array(picture.convert("RGB"))


def _eight_bits(picture: Image.Image) -> Image.Image:
    """A grey picture of 16 or 32 bits in 8: by its upper byte, or stretched where its numbers have no fixed range."""
    grey = np.asarray(picture)
    if picture.mode.startswith("I;16"):
        return Image.fromarray((grey.astype(np.uint16) >> 8).astype(np.uint8))
    finite = np.nan_to_num(grey.astype(np.float64))
    low, high = finite.min(), finite.max()
    return Image.fromarray(((finite - low) * (255.0 / (high - low or 1.0))).astype(np.uint8))


def _load_heif(source: Source) -> LoadedSource:
    """The primary picture of a HEIC file; its rotation is undone by the decoder."""
    check_item_texts(source.data)
    heif = pi_heif.open_heif(source.data, convert_hdr_to_8bit=True)
    _check_size(*heif.size)
    picture = heif.to_pillow()
    signed = str(picture.getexif().get(_SOFTWARE_TAG, ""))
    return LoadedSource(
        (_page_of(picture),), "image/heic", traces=editor_traces(signed, strength=EDITED_PICTURE_STRENGTH)
    )
