"""Pictures become a file: JPEG, PNG, WebP, TIFF, HEIC, or a PDF that holds nothing but pictures.

HEIC is written by pillow-heif, which carries an encoder under the GPL and therefore only serves the world: the decoder that
the product ships (pi-heif) cannot write, and a file that claims to be HEIC and is not would test nothing. PDFs are what scanners and scan apps write: one JPEG or CCITT
G4 strip a page. Same pictures, same bytes: no clock, no random identifiers.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
import pillow_heif
from PIL import Image, TiffImagePlugin

from world.sheet import Pixels

SUFFIXES = {"jpeg": ".jpg", "png": ".png", "webp": ".webp", "tiff": ".tiff", "heic": ".heic", "pdf": ".pdf"}
UNTAGGED = frozenset({"heic", "pdf"})
"""HEIC turns pictures by a property of its own, which is not written."""
HEIC_EFFORT = {"preset": "ultrafast"}
"""Seven times quicker, and files larger by a twentieth."""
SEVERAL_PAGES = frozenset({"tiff", "pdf"})
ORIENTATION, MAKE, MODEL, SOFTWARE = 0x0112, 0x010F, 0x0110, 0x0131
PHOTOMETRIC, STRIP_OFFSETS, ROWS_PER_STRIP, STRIP_BYTES = 262, 273, 278, 279
"""TIFF 6.0."""
CAMERA_TAGS = {MAKE: "Example Optics", MODEL: "EO-7", SOFTWARE: "1.0"}
"""An invented telephone."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How pictures are written."""

    encoding: str
    quality: int = 88
    """Of JPEG, WebP and HEIC, 1 to 100."""
    fine_colour: bool = False
    """Colour as sharp as brightness (4:4:4); cameras halve it (4:2:0)."""
    dpi: int | None = None
    orientation: int = 1
    camera: bool = False
    """A camera's tags are written, the orientation among them."""
    bitonal: bool = False


def write_pictures(pictures: tuple[Pixels, ...], writing: Writing) -> bytes:
    """The file of `pictures`; ValueError where the encoding holds one only and there are several."""
    if len(pictures) > 1 and writing.encoding not in SEVERAL_PAGES:
        raise ValueError(f"{writing.encoding} holds one picture, not {len(pictures)}: use tiff or pdf")
    if writing.orientation != 1 and writing.encoding in UNTAGGED:
        raise ValueError(f"{writing.encoding} carries no camera tag: its pictures are stored upright")
    images = [_image(pixels, writing) for pixels in pictures]
    match writing.encoding:
        case "jpeg":
            return _jpeg(images[0], writing)
        case "png":
            return _saved(images[0], "PNG", writing, optimize=False, compress_level=6)
        case "webp":
            return _saved(images[0], "WEBP", writing, quality=writing.quality, method=2)
        case "tiff":
            return _tiff(images, writing)
        case "heic":
            return _heic(images[0], writing)
        case "pdf":
            return _pdf(images, writing)
        case other:
            raise ValueError(f"no file is called {other!r}: {', '.join(SUFFIXES)}")


def _image(pixels: Pixels, writing: Writing) -> Image.Image:
    image = Image.fromarray(pixels)
    if writing.bitonal:
        return image.convert("L").point([0] * 128 + [255] * 128, "1")
    return image.convert("L") if image.mode == "RGB" and _is_grey(pixels) else image


def _is_grey(pixels: Pixels) -> bool:
    return bool((pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 1] == pixels[..., 2]).all())


def _exif(writing: Writing) -> Image.Exif:
    exif = Image.Exif()
    if writing.camera or writing.orientation != 1:
        exif.update({**CAMERA_TAGS, ORIENTATION: writing.orientation})
    return exif


def _saved(image: Image.Image, form: str, writing: Writing, **options: object) -> bytes:
    buffer = io.BytesIO()
    exif = _exif(writing)
    if len(exif):
        options["exif"] = exif.tobytes()
    if writing.dpi and form != "WEBP":
        options["dpi"] = (writing.dpi, writing.dpi)
    image.save(buffer, form, **options)
    return buffer.getvalue()


def _jpeg(image: Image.Image, writing: Writing) -> bytes:
    if image.mode == "1":
        image = image.convert("L")
    sampling = {} if image.mode == "L" else {"subsampling": 0 if writing.fine_colour else 2}
    return _saved(image, "JPEG", writing, quality=writing.quality, **sampling)


def _tiff(images: list[Image.Image], writing: Writing) -> bytes:
    buffer = io.BytesIO()
    exif = _exif(writing)
    options: dict[str, object] = {"exif": exif.tobytes()} if len(exif) else {}
    if writing.dpi:
        options["dpi"] = (writing.dpi, writing.dpi)
    form = "group4" if writing.bitonal else "tiff_lzw"
    images[0].save(buffer, "TIFF", save_all=True, append_images=images[1:], compression=form, **options)
    return buffer.getvalue()


def _heic(image: Image.Image, writing: Writing) -> bytes:
    picture = image.convert("RGB")
    buffer = io.BytesIO()
    pillow_heif.encode("RGB", picture.size, picture.tobytes(), buffer, quality=writing.quality, enc_params=HEIC_EFFORT)
    return buffer.getvalue()


def _pdf(images: list[Image.Image], writing: Writing) -> bytes:
    with pikepdf.new() as pdf:
        for image in images:
            _add_page(pdf, image, writing)
        buffer = io.BytesIO()
        pdf.save(buffer, static_id=True, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return buffer.getvalue()


def _add_page(pdf: pikepdf.Pdf, image: Image.Image, writing: Writing) -> None:
    inch = 72 / (writing.dpi or 200)
    width, height = image.width * inch, image.height * inch
    page = pdf.add_blank_page(page_size=(width, height))
    strip, white_is_zero = _g4(image) if image.mode == "1" else (_jpeg(image, Writing("jpeg", writing.quality)), True)
    stream = pikepdf.Stream(pdf, strip)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height = image.width, image.height
    stream.ColorSpace = pikepdf.Name.DeviceRGB if image.mode == "RGB" else pikepdf.Name.DeviceGray
    stream.BitsPerComponent = 1 if image.mode == "1" else 8
    if image.mode == "1":
        stream.Filter = pikepdf.Name.CCITTFaxDecode
        stream.DecodeParms = pikepdf.Dictionary(
            K=-1, Columns=image.width, Rows=image.height, BlackIs1=not white_is_zero
        )
    else:
        stream.Filter = pikepdf.Name.DCTDecode
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(stream)))
    page.Contents = pdf.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Im0 Do Q".encode())


def _g4(image: Image.Image) -> tuple[bytes, bool]:
    """The bare CCITT G4 strip of a black-and-white picture, and whether its runs of white are zeros."""
    buffer = io.BytesIO()
    image.save(buffer, "TIFF", compression="group4", tiffinfo={ROWS_PER_STRIP: image.height})
    with TiffImagePlugin.TiffImageFile(io.BytesIO(buffer.getvalue())) as written:
        start, length = written.tag_v2[STRIP_OFFSETS][0], written.tag_v2[STRIP_BYTES][0]
        white_is_zero = written.tag_v2[PHOTOMETRIC] == 0
    return buffer.getvalue()[start : start + length], white_is_zero
