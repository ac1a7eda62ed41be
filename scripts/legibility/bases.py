"""The documents that the grid damages: drawn ones of both splits, and real scans laid on a table as flat sheets.

Each is read once as it is, undamaged. Every word of that reading becomes a mark of the sheet, so that the camera tells where it
comes to lie and whether a person can still read it there. What is printed is known from the document's truth where that
has its lines; otherwise from the undamaged reading itself: what is measured is what the damage takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from world.chance import SPLITS, Chance, Split
from world.conditions import a_sale
from world.press.a4.papers import draw_paper
from world.press.label.labels import draw_label
from world.press.till.tills import draw_receipt
from world.sheet import Drawn, Mark, Pixels, Place, Sheet
from world.trade.goods import serial_of
from world.trade.people import make_person
from world.trade.products import PRODUCTS

from verify.bench.datasets import load_dataset
from verify.document import PageImage, Source, Word
from verify.load.source import load_pages
from verify.recognize.engine import OcrEngine
from verify.recognize.lines import gather_lines

WORDS = "words"
"""What the marks of the undamaged reading are called: ``words.0.text``, ``words.1.text``, in reading order."""
SURE = 0.5
"""Confidence below which a word of the undamaged reading is no mark: nobody knows what stands there (chosen)."""
JUDGED = 4
"""Of so many words one is looked at as a person would: that takes most of the time."""
LONGEST_SIDE_PX = 1700
"""A real scan is reduced to this: a sheet need not be sharper than the camera (chosen)."""


@dataclass(frozen=True, slots=True)
class Base:
    """A document to be damaged."""

    stem: str
    origin: str
    """``made`` or ``real``."""
    drawn: Drawn
    chance: Chance


def made_bases(each: int) -> Iterator[Base]:
    """`each` receipts, invoices and labels of each split."""
    for number in range(each):
        for split in SPLITS:
            for kind in ("receipt", "invoice", "label"):
                chance = Chance.of(GRID_SEED, split, f"grid/{kind}/{number}")
                drawn = replace(_drawn(kind, chance.child("drawn")), pdf=None)
                first = replace(drawn, sheets=drawn.sheets[:1])
                yield Base(f"{split}-{kind}-{number}", "made", first, chance)


GRID_SEED = 6
"""Of the grid's chances (chosen)."""


def _drawn(kind: str, chance: Chance) -> Drawn:
    if kind == "receipt":
        return draw_receipt(a_sale(chance), chance)
    if kind == "invoice":
        return draw_paper(a_sale(chance, buyer=lambda land: make_person(chance.child("buyer"), land).buyer()), chance)
    product = chance.pick(PRODUCTS)
    return draw_label(product, chance, serial=serial_of(product, chance.child("serial")))


def real_bases(folders: tuple[Path, ...], each: int) -> Iterator[Base]:
    """The first page of `each` receipts from each of `folders`, evenly spread over its names."""
    found = {folder: _pictures(folder) for folder in folders}
    for number in range(each):
        for folder, pictures in found.items():
            path, lines = pictures[(2 * number + 1) * len(pictures) // (2 * each)]
            split: Split = SPLITS[number % 2]
            sheet = Sheet(_flat_pixels(path), lines, paper="thermal")
            stem = f"{folder.name}-{path.stem}".replace(" ", "_")
            chance = Chance.of(GRID_SEED, split, f"grid/real/{stem}")
            yield Base(stem, "real", Drawn("receipt", (sheet,), {"schema": "truth/1", "kind": "receipt"}), chance)


def _pictures(folder: Path) -> list[tuple[Path, tuple[str, ...]]]:
    """The labelled receipts in `folder`, with their lines where these are known."""
    return [(one.path, one.truth.lines or ()) for one in load_dataset(folder).documents if one.truth.kind == "receipt"]


def _flat_pixels(path: Path) -> Pixels:
    pixels = load_pages(Source(path.name, path.read_bytes())).images[0].pixels
    scale = min(LONGEST_SIDE_PX / max(pixels.shape[:2]), 1.0)
    size = round(pixels.shape[1] * scale), round(pixels.shape[0] * scale)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def with_words(drawn: Drawn, ocr: OcrEngine) -> Drawn:
    """`drawn`, every word that `ocr` reads surely on its undamaged sheet a mark of it; what it reads its lines where none are known."""
    (sheet,) = drawn.sheets
    height, width = sheet.pixels.shape[:2]
    lines = gather_lines(ocr.read(PageImage(sheet.pixels)), aspect=height / width).lines
    words = [word for line in lines for word in line.words if word.confidence >= SURE]
    grey = np.asarray(cv2.cvtColor(sheet.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    marks = tuple(Mark(f"{WORDS}.{index}.text", word.text, _ink_box(grey, word)) for index, word in enumerate(words))
    judged = [{} if index % JUDGED else {"text": word.text} for index, word in enumerate(words)]
    told = {"fields": {**drawn.truth.get("fields", {}), WORDS: judged}}
    marked = replace(sheet, marks=(*sheet.marks, *marks), lines=sheet.lines or tuple(line.text for line in lines))
    return replace(drawn, sheets=(marked,), truth={**drawn.truth, **told})


def _ink_box(grey: Pixels, word: Word) -> Place:
    """The box of the ink inside the word's box, in pixels of the sheet; the word's own where no ink stands out."""
    height, width = grey.shape
    box = word.box
    left, top = int(box.left * width), int(box.top * height)
    part = grey[top : int(box.bottom * height) + 1, left : int(box.right * width) + 1].astype(np.float32)
    low, high = np.percentile(part, (2, 98))
    inked = (part < (low + high) / 2) if np.median(part) > (low + high) / 2 else (part > (low + high) / 2)
    rows, columns = (np.flatnonzero(inked.sum(axis) >= 2) for axis in (1, 0))
    if not len(rows) or not len(columns):
        return left, top, left + part.shape[1], top + part.shape[0]
    return (
        float(left + columns[0]),
        float(top + rows[0]),
        float(left + columns[-1] + 1),
        float(top + rows[-1] + 1),
    )
