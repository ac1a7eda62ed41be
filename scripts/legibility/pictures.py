"""What the legibility model is fitted and measured on: pictures whose text is known, as the reader sees them.

Character accuracy is measured with ``verify.bench.characters``, word by word, since a slanted picture's rows may be gathered
otherwise than the truth's. Of a picture that the frame cuts, what is still whole in it counts.
"""

from __future__ import annotations

import json
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from verify.bench.characters import compare_lines
from verify.bench.datasets import load_dataset
from verify.codec import decode
from verify.document import Document, Legibility, Page, PageImage, Source, Word
from verify.load.source import load_pages
from verify.pipeline import Reader
from verify.recognize.ground import ground_of
from verify.recognize.legibility import LEAST_CONFIDENCE, judge_legibility, look_at
from verify.recognize.legibility_score import measure_page
from verify.recognize.lost import find_lost
from verify.recognize.page import recognize_page
from verify.recognize.upright import turn_image

FRAME = 0.003
"""Share of the picture's side within which a word touches the frame (as in illegible_areas)."""


Sight = Callable[[Path], tuple[PageImage, Page]]
"""The upright picture in a file, and its page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture as measured."""

    name: str
    kind: str
    """Damage kind; ``none`` of a picture nobody damaged, ``world`` of a made one with damages of its own."""
    severity: float
    origin: str
    """``made`` or ``real``."""
    base: str
    """The document that it shows."""
    accuracy: float
    confidence: float
    """The engine's mean, by characters."""
    measures: Mapping[str, float]
    legibility: Legibility
    words: tuple[tuple[bool, bool, bool], ...]
    """Of each word that was judged: a person can read it, it was read rightly, it lies in a place called illegible."""


def grid_pictures(grid: Path, sight: Sight) -> Iterator[Picture]:
    """Every picture of a folder that scripts/make_grid.py made."""
    for path in sorted(grid.glob("made/*/*.jpg")) + sorted(grid.glob("real/*/*.jpg")):
        truth = json.loads(path.with_name(f"{path.name}.truth.json").read_bytes())
        kind, _, severity = path.stem.rpartition("-")
        origin, base = path.parts[-3:-1]
        image, page = sight(path)
        if kind == "cut":
            true = [word["text"] for word in truth["words"] if word["box"] and _is_whole(word["box"])]
            read = [word.text for word in _words(page) if _is_whole(_corners(word))]
        else:
            true, read = _split(truth["lines"]), [word.text for word in _words(page)]
        if true:
            yield Picture(
                f"{origin}/{base}/{path.stem}", kind, float(severity), origin, base, _accuracy(true, read), _confidence(page),
                _measures(image, page), page.legibility, tuple(_judged(truth["words"], page)),
            )  # fmt: skip


def labelled_pictures(folder: Path, sight: Sight, *, origin: str, every: int) -> Iterator[Picture]:
    """One in `every` of a labelled set's pictures whose lines are known."""
    for labelled in load_dataset(folder).documents[::every]:
        if not labelled.truth.lines or labelled.path.suffix in {".pdf", ".xml"}:
            continue
        image, page = sight(labelled.path)
        read = [word.text for word in _words(page)]
        kind = "world" if origin == "made" else "none"
        name = f"{folder.name}/{labelled.path.name}"
        accuracy = _accuracy(_split(labelled.truth.lines), read)
        yield Picture(
            name, kind, 0.0, origin, name, accuracy, _confidence(page), _measures(image, page), page.legibility, ()
        )


def kept(cache: Path, name: str, pictures: Iterator[Picture]) -> list[Picture]:
    """`pictures`, from `cache` where they were measured before."""
    file = cache / f"{name}-{zlib.crc32(name.encode()):08x}.pickle"
    if file.exists():
        found: list[Picture] = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
        return found
    found = list(pictures)
    cache.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pickle.dumps(found))
    return found


def read_by(reader: Reader) -> Sight:
    """Sees a picture by recognising it."""

    def sight(path: Path) -> tuple[PageImage, Page]:
        image = load_pages(Source(path.name, path.read_bytes())).images[0]
        page, _ = recognize_page(image, 0, ocr=reader.ocr, barcodes=reader.barcodes)
        return turn_image(image, page.turn), page

    return sight


def read_before(documents: Path, pictures: Path) -> Sight:
    """Sees a picture below `pictures` as the Document below `documents` says it was read; only legibility is judged anew."""

    def sight(path: Path) -> tuple[PageImage, Page]:
        name = path.relative_to(pictures)
        stored = documents / name.with_name(f"{name.name}.json")
        if not stored.exists():
            stored = documents / f"{name.as_posix().replace('/', '__')}.json"
        page = decode(Document, stored.read_bytes()).pages[0]
        image = turn_image(load_pages(Source(path.name, path.read_bytes())).images[0], page.turn)
        codes = tuple(code.box for code in page.barcodes)
        return image, replace(page, legibility=judge_legibility(image, _words(page), 0, codes))

    return sight


def _measures(image: PageImage, page: Page) -> dict[str, float]:
    words = tuple(word for word in _words(page) if word.confidence >= LEAST_CONFIDENCE)
    look = look_at(image, words, tuple(code.box for code in page.barcodes))
    ground = ground_of(look.colours, words, look.codes)
    return measure_page(words, ground, find_lost(ground), slope=look.slope)


def _judged(known: list[dict[str, Any]], page: Page) -> Iterator[tuple[bool, bool, bool]]:
    """Of each word in the picture that was looked at as a person would: readable, read, called illegible."""
    for one in known:
        if one["readable"] is None or one["box"] is None:
            continue
        left, top, right, bottom = one["box"]
        x, y = (left + right) / 2, (top + bottom) / 2
        areas = (area.box for area in page.legibility.areas)
        called = page.legibility.state == "illegible" or any(
            box.left <= x <= box.right and box.top <= y <= box.bottom for box in areas
        )
        here = "".join(word.text for word in _words(page) if _meets(word, (left, top, right, bottom)))
        yield one["readable"], _plain(one["text"]) in _plain(here), called


def _meets(word: Word, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    across = min(word.box.right, right) - max(word.box.left, left)
    return across > 0 and word.box.top <= (top + bottom) / 2 <= word.box.bottom


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _words(page: Page) -> list[Word]:
    return [word for line in page.lines for word in line.words]


def _split(lines: tuple[str, ...] | list[str]) -> list[str]:
    return [word for line in lines for word in line.split()]


def _accuracy(true: list[str], read: list[str]) -> float:
    score = compare_lines(true, read)
    return float(np.clip(1.0 - score.edits / max(score.characters, 1), 0.0, 1.0))


def _corners(word: Word) -> tuple[float, float, float, float]:
    return word.box.left, word.box.top, word.box.right, word.box.bottom


def _confidence(page: Page) -> float:
    words = _words(page)
    total = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / total if total else 1.0


def _is_whole(box: tuple[float, ...] | list[float]) -> bool:
    """Whether a box lies off the frame."""
    return min(box) > FRAME and max(box) < 1.0 - FRAME
