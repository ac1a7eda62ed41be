"""Rows fitted to a roll: nothing runs off the paper and nothing runs into its neighbour.

A row that is too long is set in single width, then broken in its own column, then set in the small font, then on several
rows. Short values are never broken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from PIL import ImageDraw, ImageFont

from world.press.fonts import Typeface, font_path, loaded
from world.press.heads import PITCH, Kind
from world.press.till.rows import Row, Run, Span
from world.sheet import Place

GAP_CELLS = 1.0
"""Chosen: at least so much stays free between two runs, in letters."""
PROPORTIONAL = 1.12
"""Chosen: by so much a proportional face's mean letter is narrower than a cell, since capitals and digits are wider."""
LEAST_ROOM, LEAST_COLUMN = 0.45, 0.2
"""Chosen: narrower parts of the roll, or columns of a table, are not broken into lines."""
SMALL = 0.75
"""Font B to font A: 9 to 12 dots wide."""
BITMAP_SIZES = {"Terminus": (12, 16, 18, 20, 22, 24, 28, 32), "Unifont": (16, 32)}
"""Pixels high; each letter is half as wide. Other sizes are not drawn."""
WHOLE_LETTERS = 26
"""Chosen: a value up to this length is never broken."""


@dataclass(frozen=True, slots=True)
class Roll:
    """Paper and the part of it that the head reaches."""

    paper_mm: float
    print_mm: float
    columns: int
    """Letters of the usual font across `print_mm`."""


@dataclass(frozen=True, slots=True)
class Press:
    """One roll, face and head, measured in dots."""

    width: int
    margin: int
    cell: int
    pitch: int
    """Dots from row to row."""
    size: int
    face: Typeface
    down_mm: float
    """Dots a millimetre, downwards."""
    is_celled: bool
    """Letters stand in cells, one size and one weight, as pins strike them."""

    def font(self, row: Row) -> ImageFont.FreeTypeFont:
        """The font of `row`, before doubling."""
        if self.is_celled:
            return loaded(font_path(self.face), self.size)
        return loaded(font_path(self.face, bold=row.bold), _small_size(self) if row.small else self.size)

    def advance(self, text: str, row: Row) -> float:
        """How long `text` is before doubling."""
        return float(len(text) * self.cell) if self.is_celled else self.font(row).getlength(text, mode="1")

    def length(self, text: str, row: Row) -> float:
        """How long `text` is in `row`."""
        return self.advance(text, row) * row.wide

    def write(self, draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, *, row: Row) -> Place:
        """`text` drawn with its base line's start at `at`; the box of its ink."""
        font = self.font(row)
        starts = [(at[0] + self.cell * place, at[1]) for place in range(len(text))] if self.is_celled else [at]
        parts = tuple(text) if self.is_celled else (text,)
        boxes: list[Place] = []
        for start, part in zip(starts, parts, strict=True):
            draw.text(start, part, fill=1, font=font, anchor="ls")
            if part.strip():
                boxes.append(moved(font.getbbox(part, mode="1", anchor="ls"), *start))
        return _around(boxes, at)


def press_of(roll: Roll, face: Typeface, head: Kind) -> Press:
    """What a head sets on `roll` in `face`."""
    across, down = PITCH[head]
    width = int(roll.print_mm * across)
    cell = width // roll.columns
    size = _size(face, cell - 1 if head == "matrix" and face.look != "bitmap" else cell)
    pitch = math.ceil(max(1.95 * cell if head != "matrix" else 0, (1.0 if face.look == "bitmap" else 1.16) * size))
    margin = round((roll.paper_mm - roll.print_mm) / 2 * across)
    return Press(width, margin, cell, pitch, size, face, down, head == "matrix")


def _size(face: Typeface, cell: int) -> int:
    """The size at which a letter fills a cell."""
    if face.look == "bitmap":
        return max((one for one in BITMAP_SIZES[face.name] if one <= 2 * cell), default=BITMAP_SIZES[face.name][0])
    trial = loaded(font_path(face), 100)
    share = trial.getlength("0" if face.look in {"mono", "ocr", "typewriter"} else "nebra1 ") / 100
    share = share if face.look in {"mono", "ocr", "typewriter"} else share / 7 * PROPORTIONAL
    return max(8, int(cell / share))


def _small_size(press: Press) -> int:
    return press.size if press.face.look == "bitmap" else max(8, round(press.size * SMALL))


def moved(box: Place, across: float, down: float) -> Place:
    """`box` further right and down."""
    return (box[0] + across, box[1] + down, box[2] + across, box[3] + down)


def _around(boxes: list[Place], at: tuple[int, int]) -> Place:
    """The box around `boxes`."""
    if not boxes:
        return (at[0], at[1], at[0], at[1])
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def fitted(row: Row, press: Press) -> Iterator[Row]:
    """`row` itself, or what becomes of it where it is too long."""
    if _fits(row, press):
        yield row
    elif row.wide > 1:
        yield from fitted(replace(row, wide=1), press)
    elif narrowed := _narrowed(row, press):
        yield from narrowed
    elif (len(row.runs) > 2 or _names(row)) and _fits(small := replace(row, small=True), press):
        yield small
    elif len(row.runs) > 2 and (narrowed := _narrowed(small, press)):
        yield from narrowed
    elif len(row.runs) == 1:
        run = row.runs[0]
        room = {"l": 1 - run.at, "m": 1.0, "r": run.at}[run.anchor] * press.width
        yield from (replace(row, runs=(one,)) for one in _wrapped(run, room, (row, press)))
    else:
        yield from _stacked(row, press)


def _names(row: Row) -> bool:
    """Whether `row` is a name, which is rather set small than broken."""
    return any(span.role in {"retailer", "legal_name"} for run in row.runs for span in run.spans)


def _narrowed(row: Row, press: Press) -> tuple[Row, ...]:
    """`row` with the first run that runs into its neighbour broken in its own column; none where that does not help."""
    extents = [extent(run, row, press) for run in row.runs]
    ends = [start - GAP_CELLS * press.cell for start, _ in extents[1:]]
    place = next((i for i, (end, (_, own)) in enumerate(zip(ends, extents, strict=False)) if own > end), None)
    if place is None or row.runs[place].anchor != "l":
        return ()
    room = ends[place] - extents[place][0]
    if room < (LEAST_ROOM if len(row.runs) == 2 else LEAST_COLUMN) * press.width:
        return ()
    first, *more = _wrapped(row.runs[place], room, (row, press))
    whole = replace(row, runs=(*row.runs[:place], first, *row.runs[place + 1 :]))
    return (whole, *(replace(row, runs=(line,), leader="") for line in more)) if _fits(whole, press) else ()


def _stacked(row: Row, press: Press) -> Iterator[Row]:
    """The first run on rows of its own, then the others, each on its own where they don't fit together."""
    first, *others = row.runs
    rest = replace(row, runs=tuple(others))
    yield from fitted(replace(row, runs=(first,), leader=""), press)
    if len(others) == 1 or _fits(rest, press):
        yield from fitted(rest, press)
        return
    rows = (replace(row, runs=(replace(run, at=1.0, anchor="r"),)) for run in others)
    yield from (small for one in rows for small in fitted(one, press))


def _fits(row: Row, press: Press) -> bool:
    """Whether its runs stay on the roll and apart."""
    extents = [extent(run, row, press) for run in row.runs]
    apart = all(one[1] + GAP_CELLS * press.cell <= two[0] for one, two in pairwise(extents))
    return apart and all(start >= -0.5 and end <= press.width + 0.5 for start, end in extents)


def extent(run: Run, row: Row, press: Press) -> tuple[float, float]:
    """Where `run` begins and ends."""
    length = press.length(run.text, row)
    start = run.at * press.width - {"l": 0.0, "m": length / 2, "r": length}[run.anchor]
    return start, start + length


def _wrapped(run: Run, room: float, where: tuple[Row, Press]) -> list[Run]:
    """`run` in lines no longer than `room`."""
    row, press = where
    lines: list[list[Span]] = [[]]
    for chunk in _chunks(run, room, where):
        so_far = "".join(span.text for span in lines[-1])
        if so_far and press.length((so_far + "".join(span.text for span in chunk)).rstrip(), row) > room:
            lines.append([])
        lines[-1] += chunk
    return [replace(run, spans=_joined(line)) for line in lines]


def _chunks(run: Run, room: float, where: tuple[Row, Press]) -> Iterator[list[Span]]:
    """Tokens that stand together without a space, as far as they fit on a line together."""
    row, press = where
    chunk: list[Span] = []
    for token in _tokens(run, room, where):
        is_apart = not chunk or chunk[-1].text.endswith(" ")
        if chunk and (is_apart or press.length("".join(span.text for span in (*chunk, token)).rstrip(), row) > room):
            yield chunk
            chunk = []
        chunk.append(token)
    yield chunk


def _tokens(run: Run, room: float, where: tuple[Row, Press]) -> Iterator[Span]:
    """What is not broken: words, short values; letters of what is longer than a line."""
    row, press = where
    for span in run.spans:
        is_whole = span.role and not span.role.endswith("description") and len(span.text) <= WHOLE_LETTERS
        for word in [span.text] if is_whole else re.findall(r"\S+\s*|\s+", span.text):
            is_long = press.length(word.rstrip(), row) > room
            yield from (Span(part, span.role) for part in (word if is_long else [word]))


def _joined(line: list[Span]) -> tuple[Span, ...]:
    """Neighbours of one role as one span; no space at the edges."""
    spans: list[Span] = []
    for span in line:
        if spans and spans[-1].role == span.role:
            spans[-1] = Span(spans[-1].text + span.text, span.role)
        else:
            spans.append(span)
    spans[0] = replace(spans[0], text=spans[0].text.lstrip())
    spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
    return tuple(spans)
