"""What a PDF's page says: its texts found by their marks, exchanged, hidden, covered.

The press writes each value as a text of its own, at a place of its own, in a font whose ASCII letters keep their codes; so
a value is found by where it stands, and its digits can be exchanged in place.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image

from world.fraud.pictures import Spot
from world.sheet import Drawn, Pixels, Place, UnfitError

NEAR_PT = 1.5
"""Points by which a text's start may lie off its mark."""
LAYER_QUALITY = 80
"""Of the JPEG that scanning programs lay over text (chosen)."""
TEXT_ONLY = frozenset({"BT", "ET", "Tm", "Td", "Tf", "TL", "Tj", "T*"})
Instructions = list[pikepdf.ContentStreamInstruction]


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a page's content."""

    at: int
    """Of its showing among the instructions."""
    x: float
    y: float
    """Points from the left and the bottom edge: the start of its base line."""
    size: float
    said: bytes


def scale_of(drawn: Drawn, page: int, pdf: pikepdf.Pdf) -> float:
    """Sheet pixels for one point."""
    return float(drawn.sheets[page].pixels.shape[1]) / float(pdf.pages[page].mediabox[2])


def texts_of(instructions: Instructions) -> Iterator[Text]:
    """Every text with its place."""
    x = y = size = 0.0
    for at, one in enumerate(instructions):
        sign = str(one.operator)
        if sign == "Tm":
            x, y = float(one.operands[4]), float(one.operands[5])
        elif sign == "Tf":
            size = float(one.operands[1])
        elif sign == "Tj":
            yield Text(at, x, y, size, bytes(one.operands[0]))


def found(drawn: Drawn, pdf: pikepdf.Pdf, spot: Spot, instructions: Instructions) -> Text:
    """The text that prints `spot`; UnfitError where none does."""
    scale = scale_of(drawn, spot.page, pdf)
    height = float(pdf.pages[spot.page].mediabox[3])
    left, top, _, bottom = (edge / scale for edge in spot.mark.box)
    digits = [letter for letter in spot.mark.text if letter.isdigit()]
    fit = [
        one
        for one in texts_of(instructions)
        if abs(one.x - left) < NEAR_PT and top < height - one.y < bottom
        if [letter for letter in one.said.decode("latin-1") if letter.isdigit()] == digits
    ]
    if not fit:
        raise UnfitError(f"{spot.mark.role}: {spot.mark.text!r} is no text of its own")
    return fit[0]


def read(pdf: pikepdf.Pdf, page: int) -> Instructions:
    """The page's instructions."""
    return [
        one
        for one in pikepdf.parse_content_stream(pdf.pages[page])
        if isinstance(one, pikepdf.ContentStreamInstruction)
    ]


def respelt(drawn: Drawn, spots: tuple[Spot, ...], said: str) -> bytes:
    """The drawn PDF in which `spots` say `said` instead, digit for digit."""
    assert drawn.pdf is not None
    with pikepdf.open(io.BytesIO(drawn.pdf)) as pdf:
        for spot in spots:
            instructions = read(pdf, spot.page)
            text = found(drawn, pdf, spot, instructions)
            instructions[text.at] = showing(digits_of(text.said, said))
            put(pdf, spot.page, instructions)
        return saved(pdf)


def digits_of(text: bytes, said: str) -> bytes:
    """`text` with its digits replaced by those of `said`."""
    digits = iter([letter for letter in said.encode("ascii", "ignore") if chr(letter).isdigit()])
    return bytes(next(digits) if chr(letter).isdigit() else letter for letter in text)


def showing(text: bytes) -> pikepdf.ContentStreamInstruction:
    """The instruction that shows `text`."""
    return pikepdf.ContentStreamInstruction([pikepdf.String(text)], pikepdf.Operator("Tj"))


def put(pdf: pikepdf.Pdf, page: int, instructions: Instructions, *, first: bytes = b"", last: bytes = b"") -> None:
    """Makes `instructions` the page's content, between what comes `first` and `last`."""
    content = first + b"q\n" + pikepdf.unparse_content_stream(instructions) + b"\nQ\n" + last
    pdf.pages[page].Contents = pdf.make_stream(content)


def hidden_text(instructions: Instructions) -> Instructions:
    """Only the texts of `instructions`, shown to nobody (text rendering mode 3; ISO 32000-1, table 106)."""
    unseen = pikepdf.ContentStreamInstruction([3], pikepdf.Operator("Tr"))
    kept: Instructions = []
    for one in instructions:
        if str(one.operator) in TEXT_ONLY:
            kept += [one, unseen] if str(one.operator) == "BT" else [one]
    return kept


def add_image(pdf: pikepdf.Pdf, page: int, pixels: Pixels, box: Place) -> bytes:
    """The instructions that show `pixels` in `box` (points from the bottom left edge); the picture is in the page's resources."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=LAYER_QUALITY, subsampling=0)
    stream = pikepdf.Stream(pdf, file.getvalue())
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = pixels.shape[1], pixels.shape[0], 8
    stream.ColorSpace, stream.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    name = pikepdf.Name("/Scan0")
    pdf.pages[page].add_resource(pdf.make_indirect(stream), pikepdf.Name.XObject, name)
    left, low, right, high = box
    return f"\nq {right - left:.3f} 0 0 {high - low:.3f} {left:.3f} {low:.3f} cm {name} Do Q\n".encode()


def told_origin(pdf: pikepdf.Pdf, producer: str, date: str) -> None:
    """Writes down by what and when the file was changed."""
    pdf.docinfo["/Producer"] = producer
    pdf.docinfo["/ModDate"] = f"D:{date.replace('-', '')}183412+01'00'"


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file as a whole, the same bytes each time."""
    buffer = io.BytesIO()
    pdf.save(buffer, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return buffer.getvalue()


def rendered(drawn: Drawn, pdf: bytes) -> Drawn:
    """`drawn` as the file `pdf`, its sheets as that looks."""
    document = pypdfium2.PdfDocument(pdf)
    sheets = []
    for page, sheet in zip(document, drawn.sheets, strict=True):
        scale = sheet.pixels.shape[1] / page.get_width()
        picture = page.render(scale=scale, rev_byteorder=True).to_numpy()[
            : sheet.pixels.shape[0], : sheet.pixels.shape[1], :3
        ]
        sheets.append(replace(sheet, pixels=np.array(picture)))
    document.close()
    return replace(drawn, sheets=tuple(sheets), pdf=pdf)
