"""Rows become dots: fitted to the roll, drawn black or white as a head prints, with a box around everything that is said.

Nothing runs off the paper and nothing runs into its neighbour: a row that is too long is set in single width, then in the
small font, then on several rows. Wide and tall letters are made as printers make them, by repeating dots.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from world.press.fonts import Typeface, font_path, loaded
from world.press.heads import PITCH, Dots, Kind
from world.press.till_rows import Code, Line, Logo, Row, Rule, Run, Span
from world.sheet import Mark, Place

GAP_CELLS = 1.0
"""Chosen: at least so much stays free between two runs, in letters."""
LEAST_ROOM, LEAST_COLUMN = 0.45, 0.2
"""Chosen: narrower parts of the roll, or columns of a table, are not broken into lines."""
SMALL = 0.75
"""Font B to font A: 9 to 12 dots wide."""
BITMAP_SIZES = {"Terminus": (12, 16, 18, 20, 22, 24, 28, 32), "Unifont": (16, 32)}
"""Pixels high; each letter is half as wide. Other sizes are not drawn."""
WHOLE_LETTERS = 26
"""Chosen: a value up to this length is never broken."""
CODE_MM = 9.0
"""Height of a linear barcode, chosen."""
MODULE_DOTS = {"Code128": 2, "ITF": 2, "QRCode": 5}


@dataclass(frozen=True, slots=True)
class Roll:
    """Paper and the part of it that the head reaches."""

    paper_mm: float
    print_mm: float
    columns: int
    """Letters of the usual font across `print_mm`."""


@dataclass(frozen=True, slots=True)
class SetPaper:
    """What the head will print."""

    dots: Dots
    marks: tuple[Mark, ...]
    """Boxes in dots."""
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Press:
    """The sizes of one roll, face and head."""

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
                boxes.append(_moved(font.getbbox(part, mode="1", anchor="ls"), *start))
        return _around(boxes, at)


def set_lines(lines: tuple[Line, ...], roll: Roll, *, face: Typeface, head: Kind) -> SetPaper:
    """`lines` on the end of a roll."""
    press = _press(roll, face, head)
    parts: list[Dots] = [np.zeros((round(5 * press.down_mm), press.width), np.bool_)]
    marks: list[Mark] = []
    texts: list[str] = []
    for line in lines:
        for one in _fitted(line, press) if isinstance(line, Row) else (line,):
            dots, inked = _set(one, press)
            top = sum(len(part) for part in parts)
            marks += [Mark(m.role, m.text, _moved(m.box, press.margin, top)) for m in inked]
            parts.append(dots)
            texts += _texts(one)
    parts.append(np.zeros((round(9 * press.down_mm), press.width), np.bool_))
    dots = np.pad(np.concatenate(parts), ((0, 0), (press.margin, press.margin)))
    return SetPaper(dots, tuple(marks), tuple(texts))


def _press(roll: Roll, face: Typeface, head: Kind) -> _Press:
    across, down = PITCH[head]
    width = int(roll.print_mm * across)
    cell = width // roll.columns
    size = _size(face, cell - 1 if head == "matrix" and face.look != "bitmap" else cell)
    pitch = math.ceil(max(1.95 * cell if head != "matrix" else 0, (1.0 if face.look == "bitmap" else 1.16) * size))
    margin = round((roll.paper_mm - roll.print_mm) / 2 * across)
    return _Press(width, margin, cell, pitch, size, face, down, head == "matrix")


def _size(face: Typeface, cell: int) -> int:
    """The size at which a letter fills a cell."""
    if face.look == "bitmap":
        return max((one for one in BITMAP_SIZES[face.name] if one <= 2 * cell), default=BITMAP_SIZES[face.name][0])
    trial = loaded(font_path(face), 100)
    share = trial.getlength("0" if face.look in {"mono", "ocr", "typewriter"} else "nebra1 ") / 100
    share = share if face.look in {"mono", "ocr", "typewriter"} else share / 7 * 1.04
    return max(8, int(cell / share))


def _small_size(press: _Press) -> int:
    return press.size if press.face.look == "bitmap" else max(8, round(press.size * SMALL))


def _moved(box: Place, across: float, down: float) -> Place:
    return (box[0] + across, box[1] + down, box[2] + across, box[3] + down)


def _texts(line: Line) -> tuple[str, ...]:
    if isinstance(line, Row):
        return tuple(run.text.strip() for run in line.runs if run.text.strip())
    if isinstance(line, Logo):
        return (line.text,)
    return (line.text,) if isinstance(line, Code) and line.shown else ()


def _fitted(row: Row, press: _Press) -> Iterator[Row]:
    """`row` itself, or what becomes of it where it is too long."""
    if _fits(row, press):
        yield row
    elif row.wide > 1:
        yield from _fitted(replace(row, wide=1), press)
    elif narrowed := _narrowed(row, press):
        yield from narrowed
    elif (len(row.runs) > 2 or _names(row)) and _fits(small := replace(row, small=True), press):
        yield small
    elif len(row.runs) == 1:
        run = row.runs[0]
        room = {"l": 1 - run.at, "m": 1.0, "r": run.at}[run.anchor] * press.width
        yield from (replace(row, runs=(one,)) for one in _wrapped(run, room, (row, press)))
    else:
        yield from _stacked(row, press)


def _names(row: Row) -> bool:
    """Whether `row` is a name, which is rather set small than broken."""
    return any(span.role in {"retailer", "legal_name"} for run in row.runs for span in run.spans)


def _narrowed(row: Row, press: _Press) -> tuple[Row, ...]:
    """`row` with the first run that runs into its neighbour broken in its own column; none where that does not help."""
    extents = [_extent(run, row, press) for run in row.runs]
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


def _stacked(row: Row, press: _Press) -> Iterator[Row]:
    """The first run on rows of its own, then the others, each on its own where they don't fit together."""
    first, *others = row.runs
    rest = replace(row, runs=tuple(others))
    yield from _fitted(replace(row, runs=(first,), leader=""), press)
    if len(others) == 1 or _fits(rest, press):
        yield from _fitted(rest, press)
        return
    rows = (replace(row, runs=(replace(run, at=1.0, anchor="r"),)) for run in others)
    yield from (small for one in rows for small in _fitted(one, press))


def _fits(row: Row, press: _Press) -> bool:
    """Whether its runs stay on the roll and apart."""
    extents = [_extent(run, row, press) for run in row.runs]
    apart = all(one[1] + GAP_CELLS * press.cell <= two[0] for one, two in pairwise(extents))
    return apart and all(start >= -0.5 and end <= press.width + 0.5 for start, end in extents)


def _extent(run: Run, row: Row, press: _Press) -> tuple[float, float]:
    """Where `run` begins and ends."""
    length = press.length(run.text, row)
    start = run.at * press.width - {"l": 0.0, "m": length / 2, "r": length}[run.anchor]
    return start, start + length


def _wrapped(run: Run, room: float, where: tuple[Row, _Press]) -> list[Run]:
    """`run` in lines no longer than `room`."""
    row, press = where
    lines: list[list[Span]] = [[]]
    for chunk in _chunks(run, room, where):
        so_far = "".join(span.text for span in lines[-1])
        if so_far and press.length((so_far + "".join(span.text for span in chunk)).rstrip(), row) > room:
            lines.append([])
        lines[-1] += chunk
    return [replace(run, spans=_joined(line)) for line in lines]


def _chunks(run: Run, room: float, where: tuple[Row, _Press]) -> Iterator[list[Span]]:
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


def _tokens(run: Run, room: float, where: tuple[Row, _Press]) -> Iterator[Span]:
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


def _set(line: Line, press: _Press) -> tuple[Dots, list[Mark]]:
    """The dots of one line and the marks on it."""
    if isinstance(line, Row):
        return _set_row(line, press)
    if isinstance(line, Rule):
        return _set_rule(line, press), []
    if isinstance(line, Code):
        return _set_code(line, press)
    if isinstance(line, Logo):
        return _set_logo(line, press)
    return np.zeros((round(line.rows * press.pitch), press.width), np.bool_), []


def _set_row(row: Row, press: _Press) -> tuple[Dots, list[Mark]]:
    image = Image.new("1", (-(-press.width // row.wide), press.pitch), 0)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"
    base = round(press.pitch * 0.76)
    marks: list[Mark] = []
    for run in row.runs:
        at = _extent(run, row, press)[0] / row.wide
        for span in run.spans:
            text = span.text.strip()
            start = at + press.advance(span.text[: len(span.text) - len(span.text.lstrip())], row)
            if text:
                box = press.write(draw, (round(start), base), text, row=row)
                marks += [Mark(span.role, text, box)] if span.role else []
            at += press.advance(span.text, row)
    if row.leader:
        _lead(row, press, (draw, base))
    dots = np.asarray(image, np.bool_).repeat(row.tall, 0).repeat(row.wide, 1)[:, : press.width]
    marks = [replace(m, box=_times(m.box, row.wide, row.tall)) for m in marks]
    if row.inverse:
        dots = ~dots
    return _boxed(dots, marks) if row.boxed else (dots, marks)


def _around(boxes: list[Place], at: tuple[int, int]) -> Place:
    """The box around `boxes`."""
    if not boxes:
        return (at[0], at[1], at[0], at[1])
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _times(box: Place, wide: int, tall: int) -> Place:
    return (box[0] * wide, box[1] * tall, box[2] * wide, box[3] * tall)


def _lead(row: Row, press: _Press, tools: tuple[ImageDraw.ImageDraw, int]) -> None:
    """Dots from the last run but one to the last."""
    draw, base = tools
    start = _extent(row.runs[-2], row, press)[1] / row.wide + press.cell if len(row.runs) > 1 else 0.0
    end = _extent(row.runs[-1], row, press)[0] / row.wide - press.cell / 2
    each = press.advance(row.leader, row)
    count = max(0, int((end - start) / each))
    press.write(draw, (round(end - count * each), base), row.leader * count, row=row)


def _boxed(dots: Dots, marks: list[Mark]) -> tuple[Dots, list[Mark]]:
    """A frame around the row."""
    above, line = 5, 2
    framed = np.pad(dots, ((above, above), (0, 0)))
    framed[:line] = framed[-line:] = True
    framed[:, :line] = framed[:, -line:] = True
    return np.pad(framed, ((3, 3), (0, 0))), [replace(m, box=_moved(m.box, 0, above + 3)) for m in marks]


def _set_rule(rule: Rule, press: _Press) -> Dots:
    if rule.sign in {"line", "double"}:
        dots = np.zeros((press.pitch // 2, press.width), np.bool_)
        dots[press.pitch // 4 - 1 : press.pitch // 4 + 1] = True
        if rule.sign == "double":
            dots[press.pitch // 4 + 4 : press.pitch // 4 + 6] = True
        return dots
    count = int(press.width / press.length(rule.sign, Row(())))
    return _set_row(Row((Run((Span(rule.sign * count),), 0.5, "m"),)), press)[0]


def _set_code(code: Code, press: _Press) -> tuple[Dots, list[Mark]]:
    kind = getattr(zxingcpp.BarcodeFormat, code.symbology)
    bars = np.asarray(zxingcpp.create_barcode(code.text, kind).to_image(add_quiet_zones=False), np.uint8) < 128
    module = max(1, min(MODULE_DOTS[code.symbology], int(press.width * 0.92 / bars.shape[1])))
    grown = bars.repeat(module, 1)
    is_square = code.symbology == "QRCode"
    grown = grown.repeat(module, 0) if is_square else grown[:1].repeat(round(CODE_MM * press.down_mm), 0)
    start, above = (press.width - grown.shape[1]) // 2, press.pitch // 2
    dots = np.zeros((grown.shape[0] + 2 * above, press.width), np.bool_)
    dots[above : above + grown.shape[0], start : start + grown.shape[1]] = grown
    mark = Mark("barcode.0", code.text, (start, above, start + grown.shape[1], above + grown.shape[0]))
    if not code.shown or is_square:
        return dots, [mark]
    below, said = _set_row(Row((Run((Span(code.text, "barcode_text"),), 0.5, "m"),)), press)
    return np.concatenate((dots[: -above // 2], below)), [
        mark,
        *(replace(m, box=_moved(m.box, 0, len(dots[: -above // 2]))) for m in said),
    ]


def _set_logo(logo: Logo, press: _Press) -> tuple[Dots, list[Mark]]:
    """The name in its own letters, as large as the roll lets it be, with what its form adds."""
    path = font_path(logo.face, bold=True)
    size = next(
        s for s in range(int(press.pitch * 2.6), 7, -1) if loaded(path, s).getlength(logo.text) < 0.8 * press.width
    )
    font = loaded(path, size)
    left, top, right, bottom = font.getbbox(logo.text, anchor="ls", mode="1")
    height, badge = round(bottom - top) + size, size if logo.form in {"disc", "bars"} else 0
    image = Image.new("1", (press.width, height), 0)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"
    start, base = round((press.width - (right - left) + badge * 1.3) / 2 - left), round(size / 2 - top)
    _adorn(draw, logo, (start + left, base + top, start + right, base + bottom))
    draw.text((start, base), logo.text, fill=0 if logo.form == "banner" else 1, font=font, anchor="ls")
    box = (start + left, base + top, start + right, base + bottom)
    return np.asarray(image, np.bool_), [Mark(logo.role, logo.text, box)]


def _adorn(draw: ImageDraw.ImageDraw, logo: Logo, box: Place) -> None:
    """What stands around or beside the name."""
    left, top, right, bottom = box
    high = bottom - top
    if logo.form in {"banner", "frame"}:
        around = (left - high * 0.6, top - high * 0.4, right + high * 0.6, bottom + high * 0.4)
        draw.rectangle(around, fill=1 if logo.form == "banner" else 0, outline=1, width=3)
    if logo.form == "disc":
        draw.ellipse((left - 1.5 * high, top, left - 0.5 * high, bottom), outline=1, width=max(3, int(high / 6)))
    if logo.form == "bars":
        for place, tall in enumerate((0.4, 0.7, 1.0)):
            x = left - high * (1.5 - 0.35 * place)
            draw.rectangle((x, bottom - high * tall, x + high * 0.22, bottom), fill=1)
