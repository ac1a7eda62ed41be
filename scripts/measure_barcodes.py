"""How many barcodes are decoded, beside zxing-cpp alone and pyzbar alone, on the same pictures in one run.

    python scripts/measure_barcodes.py DATA_FOLDER... [--missed]

A folder holds pictures with their truth beside them (``x.jpg`` and ``x.jpg.truth.json``). Both libraries are called at their
defaults, for every symbology they know, and get the same grey picture. A text that no true code of its picture has is wrong,
whoever says it; UPC-A and the EAN-13 with a leading zero, UPC-E and its long form, line ends and EAN supplements are no
differences. Rows are symbologies, then the folders' conditions, of LEAST_ROW codes and more; fewer are pooled, and so is
what no proof of purchase carries. Prints Markdown: the table, milliseconds of processor time a picture, every wrong text.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from types import ModuleType

import cv2
import numpy as np
import zxingcpp

from verify.bench.barcode_scores import keys_of
from verify.bench.labelled import LabelledDocument
from verify.bench.truth_files import find_labelled
from verify.document import PageImage, Source
from verify.load.source import load_pages
from verify.recognize.barcodes import find_barcodes
from verify.recognize.engine import BarcodeReader
from verify.recognize.zbar import Zbar, load_pyzbar
from verify.recognize.zxing import Zxing

LEAST_ROW = 10
"""Codes from which a symbology or condition has a row of its own."""
POOLED = "fewer, pooled"
OTHER = "no proof's symbology, pooled"
"""Codabar, Code 93, Code 32, pharmacode and the like."""
SYMBOLOGIES = {
    "ean13": "EAN-13", "ean8": "EAN-8", "upca": "UPC-A", "upce": "UPC-E", "code128": "Code 128", "code39": "Code 39",
    "code39vin": "Code 39", "itf": "ITF", "2of5": "ITF", "qrcode": "QR", "datamatrix": "Data Matrix", "pdf417": "PDF417",
}  # fmt: skip
"""What sets call a symbology, without signs between, and its row."""

Said = frozenset[str]
"""The keys of one text: it may go by several."""
Look = Callable[[PageImage], tuple[tuple[str, Said], ...]]
"""What one contender reads: each text and its keys."""


@dataclass(frozen=True, slots=True)
class Result:
    """One contender on one picture."""

    rights: int
    wrongs: tuple[str, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Picture:
    """One labelled picture and what each contender made of it."""

    name: str
    symbology: str
    condition: str
    codes: int
    results: Mapping[str, Result]


def ours() -> Look:
    """The readers as the product wires them."""
    readers: tuple[BarcodeReader, ...] = (Zxing(), Zbar())

    def look(image: PageImage) -> tuple[tuple[str, Said], ...]:
        codes = find_barcodes(image, readers)
        return tuple((code.text, keys_of(code.text, code.symbology)) for code in codes if code.text is not None)

    return look


def zxing_alone(image: PageImage) -> tuple[tuple[str, Said], ...]:
    """What zxing-cpp reads at its defaults, but for brackets and the like added for people."""
    found = zxingcpp.read_barcodes(_grey(image), text_mode=zxingcpp.TextMode.Plain)
    return tuple((one.text, keys_of(one.text, _plain(one.format.name))) for one in found)


def pyzbar_alone() -> Look:
    """What pyzbar reads at its defaults."""
    pyzbar: ModuleType = load_pyzbar()

    def look(image: PageImage) -> tuple[tuple[str, Said], ...]:
        found = pyzbar.decode(_grey(image))
        texts = [(one.data.decode("utf-8", "replace"), one.type) for one in found]
        return tuple((text, keys_of(text, kind)) for text, kind in texts)

    return look


def _grey(image: PageImage) -> np.ndarray:
    return np.asarray(cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _plain(symbology: str) -> str:
    return re.sub(r"[^a-z0-9]", "", symbology.lower())


def measure(document: LabelledDocument, contenders: Mapping[str, Look]) -> Picture:
    """Every contender on one picture."""
    truth = document.truth
    name = _plain(truth.symbology or (truth.condition or "").rsplit("-", 1)[0].removesuffix("-extension"))
    wanted = [_spellings(text, name) for text in truth.barcodes or ()]
    image = load_pages(Source(document.path.name, document.path.read_bytes())).images[0]
    results = {contender: _result(look, image, wanted) for contender, look in contenders.items()}
    condition = f"{document.path.parent.name} {truth.condition}"
    if truth.symbology:
        condition += f" {truth.symbology}"
    return Picture(document.path.name, SYMBOLOGIES.get(name, OTHER), condition, len(wanted), results)


def _spellings(text: str, symbology: str) -> Said:
    """The keys of a true text; before a vehicle's number an importer's I may stand (AIAG B-2), which truths leave out."""
    keys = keys_of(text, symbology)
    return keys | {f"I{text}"} if symbology == "code39vin" else keys


def _result(look: Look, image: PageImage, wanted: Iterable[Said]) -> Result:
    began = time.process_time()
    said = look(image)
    spent = time.process_time() - began
    wrongs = {text for text, keys in said if not any(keys & one for one in wanted)}
    rights = sum(any(keys & one for _, keys in said) for one in wanted)
    return Result(rights, tuple(sorted(wrongs)), spent * 1000)


def rows_of(pictures: Iterable[Picture], name_of: Callable[[Picture], str]) -> Iterator[tuple[str, list[Picture]]]:
    """The pictures by what `name_of` calls them, small groups pooled, all of them last."""
    groups: dict[str, list[Picture]] = {}
    for picture in pictures:
        groups.setdefault(name_of(picture), []).append(picture)
    small = [name for name, group in groups.items() if _codes(group) < LEAST_ROW and name != OTHER]
    pooled = [picture for name in small for picture in groups.pop(name)]
    last = groups.pop(OTHER, [])
    yield from sorted(groups.items())
    if pooled:
        yield POOLED, pooled
    if last:
        yield OTHER, last


def _codes(pictures: Iterable[Picture]) -> int:
    return sum(picture.codes for picture in pictures)


def table(pictures: list[Picture]) -> Iterator[str]:
    """The table's lines."""
    names = tuple(pictures[0].results)
    yield "| | codes | " + " | ".join(f"{name}: right" for name in names) + " | wrong: " + " / ".join(names) + " |"
    yield "|---" * (3 + len(names)) + "|"
    bearing = [picture for picture in pictures if picture.codes]
    proofs = [picture for picture in bearing if picture.symbology != OTHER]
    groups = [*rows_of(bearing, lambda one: one.symbology), *rows_of(proofs, lambda one: one.condition)]
    groups += [("pictures without a code", [one for one in pictures if not one.codes])]
    groups += [("**proofs' symbologies**", proofs), ("**all**", pictures)]
    for row, group in groups:
        rights = [sum(picture.results[name].rights for picture in group) for name in names]
        wrongs = [sum(len(picture.results[name].wrongs) for picture in group) for name in names]
        yield f"| {row} | {_codes(group)} | " + " | ".join(map(str, rights)) + f" | {' / '.join(map(str, wrongs))} |"
    times = [[picture.results[name].milliseconds for picture in pictures] for name in names]
    shown = [f"{median(spent):.1f}, {quantiles(spent, n=20)[-1]:.0f}" for spent in times]
    yield "| ms a picture: median, 95 % | | " + " | ".join(shown) + " | |"


def wrong_texts(pictures: Iterable[Picture]) -> Iterator[str]:
    """Every wrong text, by contender and picture."""
    for picture in pictures:
        for name, result in picture.results.items():
            yield from (f"- {name}: {picture.name} ({picture.symbology}): `{text!r}`" for text in result.wrongs)


def missed(pictures: Iterable[Picture]) -> Iterator[str]:
    """Pictures of which we decoded less than all, and who decoded them."""
    for picture in pictures:
        rights = {name: result.rights for name, result in picture.results.items()}
        if rights["verify"] < picture.codes:
            yield f"- missed: {picture.condition}: {picture.name} {rights}"


def main() -> int:
    """Measure the folders named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--missed", action="store_true", help="name the pictures that were not decoded")
    asked = parser.parse_args()
    contenders: dict[str, Look] = {"verify": ours(), "zxing-cpp": zxing_alone, "pyzbar": pyzbar_alone()}
    documents = [one for folder in asked.folders for one in find_labelled(folder) if one.truth.barcodes is not None]
    pictures = [measure(document, contenders) for document in documents]
    print(*table(pictures), "", *wrong_texts(pictures), *(missed(pictures) if asked.missed else ()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
