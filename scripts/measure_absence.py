"""Is a value that nobody can read told as illegible, and only such a one: measured on a grid of damage and severity.

    python scripts/measure_absence.py --grid FOLDER [--documents FOLDER] [--kinds cut,thumb] [--report FILE] [--sheet FILE]

The grid is that of ``scripts/make_grid.py``. What its undamaged picture says is asked of every damaged one. A value *can be read* where the
product reads it, or where an engine does whose eyes are laid on its very place: lines cut out with two margins at three
scales, read by the product's recogniser and by Tesseract. Otherwise it is *unreadable*, and should be told illegible: no value, and an
absence that says so. Told illegible though an engine can read it, or though it was never printed, is a false alarm.

--documents holds what was recognised, to save the time; --sheet writes a picture of fifty unreadable places, for the eye.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from verify.bench.equality import is_right, normalised
from verify.codec import decode
from verify.config import load_settings
from verify.document import Box, Document, LegibilityState, PageImage, box_around
from verify.extract.assemble import extract_reading
from verify.load.source import load_pages
from verify.pipeline import load_source
from verify.receipt import Candidate, Field, Reading, named_fields
from verify.recognize.rapidocr import RapidOcr
from verify.recognize.tesseract import Layout, Tesseract
from verify.recognize.upright import turn_image
from verify.text import likeness, partial_likeness, squeeze
from verify.truth import Truth
from verify.wiring import LANGUAGES, make_reader

Pixels = NDArray[np.uint8]

MARGINS = (0.05, 0.25)
"""Paper around a place, in its heights: cut tightly, and with its surroundings."""
HEIGHTS_PX = (32, 48, 80)
"""Heights to which a place is scaled: about what recognisers are made for, and more."""
SAME_WORDS = 0.9
"""Likeness of letters from which they are read; digits have to be the same (chosen: people guess a letter, not a digit)."""
SHEET = 50
"""Places on the picture for the eye."""
TILE_PX = (420, 70)
UNDAMAGED = "none-0.00.jpg"
DERIVED = frozenset({"legal_name", "language", "country", "currency", "kind"})
"""Fields that are told without ink of their own."""


@dataclass(frozen=True)
class Picture:
    """One picture of the grid."""

    path: Path
    truth: dict[str, Any]
    reading: Reading

    @property
    def kind(self) -> str:
        """What was done to it."""
        return self.path.stem.rpartition("-")[0]


@dataclass(frozen=True)
class Answer:
    """What became of one value, or of a field that was never printed."""

    base: str
    picture: str
    field: str
    can_be_read: bool | None
    """None where nothing was ever printed."""
    outcome: str
    """``right``, ``wrong``, ``illegible`` or ``missing``."""
    place: tuple[float, float, float, float] | None = None
    """The first line of its ink on the picture, if it is there."""


def read_pictures(folder: Path, documents: Path | None) -> Iterator[Picture]:
    """The pictures of one base as the product reads them, the undamaged one first; with `documents`, those recognised there."""
    reader = make_reader(load_settings()) if documents is None else None
    for path in sorted(folder.glob("*.jpg"), key=lambda one: (one.name != UNDAMAGED, one.name)):
        truth = json.loads(path.with_name(path.name + ".truth.json").read_text(encoding="utf-8"))
        kept = documents / folder.parent.name / folder.name / f"{path.name}.json" if documents else None
        if kept is not None and kept.is_file():
            yield Picture(path, truth, extract_reading(decode(Document, kept.read_bytes())))
        elif reader is not None:
            yield Picture(path, truth, reader.read(load_source(path)))


def printed_values(original: Picture) -> Iterator[tuple[str, Candidate[Any]]]:
    """The values that the undamaged picture says, rightly where the truth knows."""
    known = original.truth.get("fields", {})
    truth = Truth(original.truth["kind"], fields=known)
    for name, field in named_fields(original.reading.content) if original.reading.content else ():
        told = field.told
        if told is not None and name not in DERIVED and (name not in known or is_right(name, told.value, truth)):
            yield name, told


def places_of(value: Candidate[Any], original: Picture, damaged: Picture) -> list[tuple[str, Box]] | None:
    """The lines of a value's ink, as printed and where they lie on the damaged picture; None where a part is outside."""
    found = []
    for ink in value.evidence:
        inside = [
            index
            for index, word in enumerate(original.truth["words"])
            if word["box"] and _holds(ink.box, _middle(word["box"]))
        ]
        if not inside or any(damaged.truth["words"][index]["box"] is None for index in inside):
            return None
        for line in _lines_of(inside, original):
            boxes = tuple(Box(*damaged.truth["words"][index]["box"]) for index in line)
            found.append((" ".join(original.truth["words"][index]["text"] for index in line), box_around(boxes)))
    return found


def _lines_of(words: list[int], picture: Picture) -> list[list[int]]:
    """Words that stand in one line, line by line."""
    lines: list[list[int]] = []
    for index in words:
        box = picture.truth["words"][index]["box"]
        last = picture.truth["words"][lines[-1][-1]]["box"] if lines else None
        if last is not None and last[1] < _middle(box)[1] < last[3]:
            lines[-1].append(index)
        else:
            lines.append([index])
    return lines


def _middle(box: list[float]) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


class Eyes:
    """Engines laid on the very place of a value; what they could read is kept in a file."""

    def __init__(self, kept: Path | None) -> None:
        """Know what the file `kept` holds."""
        self._kept = kept
        self._known: dict[str, bool] = json.loads(kept.read_text()) if kept and kept.is_file() else {}

    def can_read(self, text: str, box: Box, picture: Picture) -> bool:
        """Whether an engine reads `text` there."""
        key = f"{picture.path.parent.name}/{picture.path.name}/{text}/{box.left:.3f},{box.top:.3f}"
        if key not in self._known:
            self._known[key] = is_read(text, box, picture)
        return self._known[key]

    def save(self) -> None:
        """Keep what is known."""
        if self._kept:
            self._kept.write_text(json.dumps(self._known))


def is_read(text: str, box: Box, picture: Picture) -> bool:
    """Whether an engine reads `text` in its very place."""
    looks = [look for margin in MARGINS for look in cut_out(picture, box, margin)]
    by_lines = (" ".join(word.text for word in words) for words in lines_reader().read_lines(looks))
    if any(_same(text, read) for read in by_lines):
        return True
    tesseract = tesseract_for(picture.truth.get("language"))
    seen = (tesseract.read(PageImage(look)) for look in looks[1::3])
    return any(_same(text, " ".join(word.text for word in words)) for words in seen)


def _same(text: str, read: str) -> bool:
    """Whether what stands there was read: every digit, and nearly every letter."""
    wanted, seen = squeeze(text), squeeze(read)
    digits = "".join(filter(str.isdigit, wanted))
    if digits and digits not in "".join(filter(str.isdigit, seen)):
        return False
    letters = "".join(filter(str.isalpha, wanted))
    return not letters or max(likeness(text, read), partial_likeness(text, read)) >= SAME_WORDS


@cache
def lines_reader() -> RapidOcr:
    """The product's recogniser of lines."""
    return RapidOcr(load_settings().cache_folder)


@cache
def tesseract_for(language: str | None) -> Tesseract:
    """Tesseract in the document's language."""
    return Tesseract((LANGUAGES.get(language or "", "eng"),), layout=Layout.LINE)


@cache
def pixels_of(path: Path, turn: int) -> Pixels:
    """The upright picture."""
    return np.asarray(turn_image(load_pages(load_source(path)).images[0], turn).pixels, np.uint8)


def cut_out(picture: Picture, box: Box, margin: float) -> list[Pixels]:
    """A place at all its scales."""
    page = picture.reading.document.pages[0]
    pixels = pixels_of(picture.path, page.turn)
    height, width = pixels.shape[:2]
    pad = margin * box.height * height
    top, bottom = max(int(box.top * height - pad), 0), min(int(box.bottom * height + pad) + 1, height)
    left, right = max(int(box.left * width - pad), 0), min(int(box.right * width + pad) + 1, width)
    crop = pixels[top:bottom, left:right]
    return [
        np.asarray(cv2.resize(crop, (max(crop.shape[1] * high // crop.shape[0], 1), high), interpolation=cv2.INTER_CUBIC), np.uint8)
        for high in HEIGHTS_PX
    ]  # fmt: skip


def outcome_of(field: Field[Any], expected: object | None, reading: Reading) -> str:
    """What the product says of a field."""
    if field.told is not None:
        return "right" if normalised(field.told.value) == normalised(expected) else "wrong"
    whole = reading.document.legibility.state is LegibilityState.ILLEGIBLE and reading.content is None
    return "illegible" if whole or field.absence == "illegible" else "missing"


def ask(original: Picture, damaged: Picture, eyes: Eyes) -> Iterator[Answer]:
    """What became of every field of the undamaged picture on a damaged one."""
    values = dict(printed_values(original))
    where = damaged.path.parent.name, damaged.path.stem
    for name, value in values.items():
        field: Field[Any] = getattr(damaged.reading.content, name, Field())
        outcome = outcome_of(field, value.value, damaged.reading)
        lines = places_of(value, original, damaged)
        fine = outcome == "right" or (
            lines is not None and all(eyes.can_read(text, box, damaged) for text, box in lines)
        )
        box = lines[0][1] if lines else None
        yield Answer(*where, name, fine, outcome, (box.left, box.top, box.right, box.bottom) if box else None)
    content = original.reading.content
    silent = (
        named_fields(content) if content and damaged.reading.content else ()
    )  # a page that says nothing is no alarm
    for name, field in silent:
        if field.told is None and name not in original.truth.get("fields", {}) and name not in DERIVED:
            found: Field[Any] = getattr(damaged.reading.content, name, Field())
            yield Answer(*where, name, None, outcome_of(found, None, damaged.reading))


def report(answers: list[Answer]) -> str:
    """The counts, by kind of damage, severity and field, as Markdown tables."""
    lines = ["| | unreadable | told illegible | wrong value | called missing | false alarms: could be read | never printed | recall | precision |"]  # fmt: skip
    lines.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    lines.append(_row("**all**", answers))
    for title, key in (("damage", _kind), ("severity", _severity), ("field", lambda one: one.field)):
        lines += [_row(f"{title} {name}", [one for one in answers if key(one) == name]) for name in sorted({key(one) for one in answers})]  # fmt: skip
    return "\n".join(lines)


def _kind(one: Answer) -> str:
    return one.picture.rpartition("-")[0]


def _severity(one: Answer) -> str:
    return one.picture.rpartition("-")[2]


def _row(title: str, answers: list[Answer]) -> str:
    lost = Counter(one.outcome for one in answers if one.can_be_read is False)
    alarms = sum(one.can_be_read is True and one.outcome == "illegible" for one in answers)
    never = sum(one.can_be_read is None and one.outcome == "illegible" for one in answers)
    told, total = lost["illegible"], lost.total()
    recall = f"{told / total:.3f}" if total else ""
    precision = f"{told / (told + alarms + never):.3f}" if told + alarms + never else ""
    return f"| {title} | {total} | {told} | {lost['wrong']} | {lost['missing']} | {alarms} | {never} | {recall} | {precision} |"


def draw_sheet(answers: list[Answer], grid: Path) -> Pixels:
    """Fifty unreadable places, evenly taken, each with its number."""
    rows = []
    for index, one in enumerate(sheet_of(answers)):
        path = next(grid.glob(f"*/{one.base}/{one.picture}.jpg"))
        tile = np.full((TILE_PX[1], TILE_PX[0], 3), 255, np.uint8)
        crop = _around(pixels_of(path, 0), one.place or (0.0, 0.0, 1.0, 1.0))
        scale = min(TILE_PX[0] / crop.shape[1], (TILE_PX[1] - 14) / crop.shape[0])
        small = cv2.resize(crop, (max(int(crop.shape[1] * scale), 1), max(int(crop.shape[0] * scale), 1)))
        tile[14 : 14 + small.shape[0], : small.shape[1]] = small
        cv2.putText(tile, f"{index} {one.field} {one.picture} {one.outcome}", (2, 11), 0, 0.4, (200, 0, 0), 1)
        rows.append(tile)
    rows += [np.full_like(rows[0], 255)] * (-len(rows) % 2)
    return np.vstack([np.hstack(rows[at : at + 2]) for at in range(0, len(rows), 2)])


def sheet_of(answers: list[Answer]) -> list[Answer]:
    """The unreadable values that are shown: those with ink on the picture, evenly taken."""
    lost = [one for one in answers if one.can_be_read is False and one.place is not None]
    return lost[:: max(len(lost) // SHEET, 1)][:SHEET]


def _around(pixels: Pixels, place: tuple[float, float, float, float]) -> Pixels:
    """The place with half its height of paper around it."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = place
    pad = int((bottom - top) * height / 2)
    rows = slice(max(int(top * height) - pad, 0), int(bottom * height) + pad + 1)
    return pixels[rows, max(int(left * width) - pad, 0) : int(right * width) + pad + 1]


def main() -> None:
    """Ask every picture of the grid."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--grid", type=Path, required=True)
    parser.add_argument("--documents", type=Path, help="recognised documents, laid out as the grid")
    parser.add_argument("--kinds", help="kinds of damage, comma-separated; without it all")
    parser.add_argument("--report", type=Path, help="write the tables there")
    parser.add_argument("--answers", type=Path, help="write every answer there, a JSON line each")
    parser.add_argument("--kept", type=Path, help="what engines could read, kept from run to run")
    parser.add_argument("--sheet", type=Path, help="a picture of unreadable places, for the eye")
    given = parser.parse_args()
    kinds = given.kinds.split(",") if given.kinds else None
    answers: list[Answer] = []
    eyes = Eyes(given.kept)
    for folder in sorted(one for one in given.grid.glob("*/*") if (one / UNDAMAGED).is_file()):
        pictures = read_pictures(folder, given.documents)
        original = next(pictures, None)
        if original is not None and original.path.name == UNDAMAGED:
            answers += [
                one
                for damaged in pictures
                if not kinds or damaged.kind in kinds
                for one in ask(original, damaged, eyes)
            ]
        eyes.save()
    text = report(answers)
    print(text)
    if given.report:
        given.report.write_text(text + "\n", encoding="utf-8")
    if given.answers:
        given.answers.write_text("".join(json.dumps(asdict(one)) + "\n" for one in answers), encoding="utf-8")
    if given.sheet:
        cv2.imwrite(str(given.sheet), draw_sheet(answers, given.grid)[:, :, ::-1])


if __name__ == "__main__":
    main()
