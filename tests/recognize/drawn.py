"""Drawn pages: what is on them is known exactly."""

import cv2
import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from verify.document import Box, PageImage, Word

RECEIPT = (
    "ESIMERKKI KODINKONEET OY",
    "Mannerheimintie 12",
    "00100 Helsinki",
    "01.02.2019 14:33",
    "Surface Pro 6        1299,00",
    "Laukku                 49,90",
    "YHTEENSA EUR         1348,90",
    "Kiitos ja tervetuloa",
)


def page_of(lines=RECEIPT, *, size_px=34, width=820, ink=20, paper=248):
    """A receipt of `lines`, in a plain typeface."""
    font = ImageFont.load_default(size_px)
    sheet = Image.new("L", (width, int(2.2 * size_px * (len(lines) + 1))), paper)
    pen = ImageDraw.Draw(sheet)
    for row, line in enumerate(lines):
        for column, cell in enumerate(part for part in line.split("  ") if part):
            x = 60 if column == 0 else width - 60 - pen.textlength(cell.strip(), font)
            pen.text((x, int((row + 0.6) * 2.2 * size_px)), cell.strip(), fill=ink, font=font)
    return as_page(np.asarray(sheet))


def as_page(grey):
    """A grey picture as a PageImage."""
    return PageImage(np.ascontiguousarray(np.repeat(np.asarray(grey, np.uint8)[:, :, None], 3, axis=2)))


def blank(width=600, height=900, level=250):
    """Paper."""
    return as_page(np.full((height, width), level))


def rotated(image, degrees):
    """`image` turned clockwise by a few degrees on white."""
    height, width = image.pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return PageImage(cv2.warpAffine(image.pixels, turn, (width, height), borderValue=(248, 248, 248)))


def barcode_page(text, kind=zxingcpp.BarcodeFormat.EAN13, *, module_px=3, width=900, height=700):
    """A page with one barcode in its middle."""
    code = np.asarray(zxingcpp.create_barcode(text, kind).to_image(scale=module_px))
    sheet = np.full((height, width), 250, np.uint8)
    top, left = (height - code.shape[0]) // 2, (width - code.shape[1]) // 2
    sheet[top : top + code.shape[0], left : left + code.shape[1]] = code
    return as_page(sheet)


def word(text, left, top, *, width=None, height=0.02, confidence=0.95):
    """A word whose box is as wide as its text suggests."""
    return Word(text, Box(left, top, left + (width or 0.012 * len(text)), top + height), confidence)
