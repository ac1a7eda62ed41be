"""How many barcodes that nobody can decode are located, and how often a location is none.

    python scripts/measure_located.py WORLD... [--labels N] [--without FOLDER... --each N] [--named]

WORLD was made by ``scripts/make_world``: its truths say where each code stands. Of each label on which every code is sound,
one code after the other is spoilt, by a different kind of damage each time (``spoiling.py``), up to N pictures; the label
itself is the twin. A spoilt code that somebody still decodes is counted apart. It is located where an undecoded code is told
of whose middle lies in its place, or that shares half of the smaller of both. What is told of elsewhere is false; so is
everything that is located on a twin, and on each N-th of the papers ``--without`` such codes.

OCR runs once a label: of a spoilt one those words are taken away that the damage covers. Prints Markdown, shares with 95 %
intervals (Wilson's; several pictures of one label are not independent), and milliseconds of the processor for barcodes.
"""

from __future__ import annotations

import argparse
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median

from spoiling import ALL_KINDS, Spoilt, seen_of, spoil
from world.chance import Chance

from verify.bench.barcode_scores import keys_of
from verify.bench.labelled import LabelledDocument
from verify.bench.tally import wilson
from verify.bench.truth_files import find_labelled
from verify.config import load_settings
from verify.document import Box, PageImage, Source, Word, overlap
from verify.load.source import load_pages
from verify.recognize.barcodes import find_barcodes
from verify.recognize.page import read_upright
from verify.recognize.rapidocr import RapidOcr
from verify.recognize.zbar import Zbar
from verify.recognize.zxing import Zxing

READERS = (Zxing(), Zbar())
SHARES = 0.5
"""Share of the smaller of two boxes from which they are one place (chosen)."""
HIDDEN = 0.3
"""Share of a word that a damage covers from which it is not read (chosen)."""
BARCODE = "barcode."
WHOLE = "undamaged labels"
WITHOUT = "papers without"

Upright = Callable[[LabelledDocument], tuple[tuple[Word, ...], PageImage]]
"""Words of a document's first page, and that page upright."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was told of one picture."""

    name: str
    condition: str
    lost: bool
    """One of its codes is spoilt ..."""
    decoded: bool
    """... and was decoded all the same, ..."""
    located: bool
    """... or located."""
    false: tuple[Box, ...]
    wrong: tuple[str, ...]
    """Texts of no code on it."""
    spent_ms: float


def by_ocr() -> Upright:
    """Reads pages as verify does."""
    ocr = RapidOcr(load_settings().cache_folder)

    def read(document: LabelledDocument) -> tuple[tuple[Word, ...], PageImage]:
        image = load_pages(Source(document.path.name, document.path.read_bytes())).images[0]
        words, _, upright = read_upright(image, ocr)
        return words, upright

    return read


def labels_of(world: Path) -> list[LabelledDocument]:
    """The labels on one page on which every code can be decoded and has a place."""
    found = [one for one in find_labelled(world) if one.truth.kind == "label" and one.truth.barcodes]
    return [one for one in found if not _lost_codes(one) and one.path.suffix != ".pdf" and len(places_of(one)) > 0]


def _lost_codes(document: LabelledDocument) -> list[str]:
    return [role for role in document.truth.unreadable_fields if role.startswith(BARCODE)]


def places_of(document: LabelledDocument) -> dict[str, Box]:
    """The place of each code, by its role."""
    known = (document.truth.places or {}).items()
    return {role: Box(*places[0].box) for role, places in known if role.startswith(BARCODE)}


def spoilt_labels(labels: list[LabelledDocument], upright: Upright, most: int) -> Iterator[Seen]:
    """Twins first, then each with a code spoilt, kinds and codes by turns."""
    rounds = -(-most // max(len(labels), 1))
    count = 0
    for number, document in enumerate(labels):
        words, image = upright(document)
        yield _look(document, WHOLE, words, image)
        places = sorted(places_of(document).items())
        for step in range(rounds):
            kind = ALL_KINDS[(number + step * 7) % len(ALL_KINDS)]
            role, place = places[(number + step) % len(places)]
            if count < most:
                yield _look_spoilt(document, words, image, role=role, place=place, kind=kind)
            count += 1


def _look_spoilt(
    document: LabelledDocument, words: tuple[Word, ...], image: PageImage, *, role: str, place: Box, kind: str
) -> Seen:
    seed = zlib.crc32(f"{document.path.name} {role} {kind}".encode())
    spoilt = spoil(image.pixels, place, kind, Chance.of(seed, "held", "spoilt"))
    left = tuple(words_left(words, spoilt))
    index = int(role.removeprefix(BARCODE))
    shown = PageImage(spoilt.pixels)
    return _look(document, kind, left, shown, lost=index, place=seen_of(place, spoilt.kept), kept=spoilt.kept)


def words_left(words: Iterable[Word], spoilt: Spoilt) -> Iterator[Word]:
    """Those that are still to be read, where they stand now."""
    for word in words:
        box = seen_of(word.box, spoilt.kept)
        whole = box.width * spoilt.kept.width >= (1 - HIDDEN) * word.box.width
        if whole and box.height > 0 and not (spoilt.hidden and _share(word.box, spoilt.hidden) > HIDDEN):
            yield replace(word, box=box)


def _share(box: Box, other: Box) -> float:
    """Share of `box` that lies in `other`."""
    width = max(min(box.right, other.right) - max(box.left, other.left), 0.0)
    height = max(min(box.bottom, other.bottom) - max(box.top, other.top), 0.0)
    return width * height / max(box.width * box.height, 1e-9)


def _look(
    document: LabelledDocument, condition: str, words: tuple[Word, ...], image: PageImage, *,
    lost: int | None = None, place: Box | None = None, kept: Box | None = None,
) -> Seen:  # fmt: skip
    began = time.process_time()
    codes = find_barcodes(image, READERS, words)
    spent = (time.process_time() - began) * 1000
    truth = document.truth.barcodes or ()
    said = {key for code in codes if code.text for key in keys_of(code.text, code.symbology)}
    known = {key for text in truth for key in keys_of(text, None)}
    silent = [code.box for code in codes if code.text is None]
    decoded = lost is not None and bool(keys_of(truth[lost], None) & said)
    open_places = _open_places(document, said, kept)
    wrong = [code.text for code in codes if code.text and not keys_of(code.text, code.symbology) & known]
    return Seen(
        f"{document.path.parent.name}/{document.path.name}",
        condition,
        lost is not None,
        decoded,
        place is not None and any(is_one(place, box) for box in silent),
        tuple(box for box in silent if not any(overlap(box, one) > 0 for one in open_places)),
        tuple(wrong) if document.truth.barcodes is not None else (),
        spent,
    )


def _open_places(document: LabelledDocument, said: set[str], kept: Box | None) -> list[Box]:
    """Where the codes stand that nobody decoded."""
    texts = document.truth.barcodes or ()
    places = {int(role.removeprefix(BARCODE)): box for role, box in places_of(document).items()}
    silent = [box for index, box in places.items() if not keys_of(texts[index], None) & said]
    return [seen_of(box, kept) if kept else box for box in silent]


def is_one(place: Box, found: Box) -> bool:
    """Whether what was `found` is the code in `place`."""
    x, y = found.center
    inside = place.left <= x <= place.right and place.top <= y <= place.bottom
    return inside or overlap(place, found) >= SHARES


def table(pictures: list[Seen]) -> Iterator[str]:
    """The table's lines."""
    yield "| | pictures | decoded all the same | not decoded | located | % | 95 % | with a false location | % | 95 % |"
    yield "|---" * 10 + "|"
    spoilt = [one for one in pictures if one.lost]
    groups = [(kind, [one for one in spoilt if one.condition == kind]) for kind in ALL_KINDS]
    groups += [("**one code spoilt**", spoilt)]
    groups += [(kind, [one for one in pictures if one.condition == kind]) for kind in (WHOLE, WITHOUT)]
    for name, group in groups:
        if group:
            open_codes = [one for one in group if one.lost and not one.decoded]
            located = sum(one.located for one in open_codes)
            recall = _rate(located, len(open_codes)) if open_codes else " | "
            false = sum(bool(one.false) for one in group)
            decoded = sum(one.decoded for one in group)
            yield f"| {name} | {len(group)} | {decoded} | {len(open_codes)} | {located} | {recall} | {false} | {_rate(false, len(group))} |"


def _rate(hits: int, of: int) -> str:
    low, high = wilson(hits, of)
    return f"{100 * hits / of:.1f} | {100 * low:.1f} to {100 * high:.1f}"


def names(pictures: Iterable[Seen]) -> Iterator[str]:
    """Every code not located, every false location, every wrong text."""
    for one in pictures:
        if one.lost and not (one.decoded or one.located):
            yield f"- not located: {one.condition}: {one.name}"
        yield from (f"- false: {one.condition}: {one.name} {box}" for box in one.false)
        yield from (f"- wrong: {one.condition}: {one.name} {text!r}" for text in one.wrong)


def main() -> int:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", nargs="*", type=Path)
    parser.add_argument("--labels", type=int, default=300, help="pictures with a spoilt code")
    parser.add_argument("--without", nargs="*", type=Path, default=[], help="papers without codes")
    parser.add_argument("--each", type=int, default=1, help="of those papers look at each N-th")
    parser.add_argument("--named", action="store_true", help="name what was not located, and what was located in vain")
    asked = parser.parse_args()
    upright = by_ocr()
    labels = [one for world in asked.worlds for one in labels_of(world)]
    pictures = list(spoilt_labels(labels, upright, asked.labels))
    papers = [
        one for folder in asked.without for one in find_labelled(folder) if one.path.suffix not in {".pdf", ".xml"}
    ]
    pictures += [_look(one, WITHOUT, *upright(one)) for one in papers[:: asked.each]]
    print(*table(pictures), *(names(pictures) if asked.named else ()), sep="\n")
    spent = [one.spent_ms for one in pictures]
    print(f"\nmilliseconds for barcodes, median and mean: {median(spent):.0f}, {mean(spent):.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
