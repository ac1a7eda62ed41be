"""Rows become dots, drawn black or white as a head prints, with a box around everything that is said.

Wide and tall letters are made as printers make them, by repeating dots.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw

from world.press.fonts import Typeface, font_path, loaded
from world.press.heads import Dots, Kind
from world.press.till.fitting import Press, Roll, extent, fitted, moved, press_of
from world.press.till.rows import Code, Line, Logo, Row, Rule, Run, Span
from world.sheet import Mark, Place

CODE_MM = 9.0
"""Height of a linear barcode, chosen."""
MODULE_DOTS = {"Code128": 3, "ITF": 3, "QRCode": 5}
"""Dots a module, where the roll has room; 3 dots of 203 an inch are 0.38 mm."""


@dataclass(frozen=True, slots=True)
class SetPaper:
    """What the head will print."""

    dots: Dots
    marks: tuple[Mark, ...]
    """Boxes in dots."""
    lines: tuple[str, ...]


def set_lines(lines: tuple[Line, ...], roll: Roll, *, face: Typeface, head: Kind) -> SetPaper:
    """`lines` on the end of a roll."""
    press = press_of(roll, face, head)
    parts: list[Dots] = [np.zeros((round(5 * press.down_mm), press.width), np.bool_)]
    marks: list[Mark] = []
    texts: list[str] = []
    for line in lines:
        for one in fitted(line, press) if isinstance(line, Row) else (line,):
            dots, inked = _set(one, press)
            top = sum(len(part) for part in parts)
            marks += [Mark(m.role, m.text, moved(m.box, press.margin, top)) for m in inked]
            parts.append(dots)
            texts += _texts(one)
    parts.append(np.zeros((round(9 * press.down_mm), press.width), np.bool_))
    dots = np.pad(np.concatenate(parts), ((0, 0), (press.margin, press.margin)))
    return SetPaper(dots, tuple(marks), tuple(texts))


def _texts(line: Line) -> tuple[str, ...]:
    if isinstance(line, Row):
        return tuple(run.text.strip() for run in line.runs if run.text.strip())
    if isinstance(line, Logo):
        return (line.text,)
    return (line.text,) if isinstance(line, Code) and line.shown else ()


def _set(line: Line, press: Press) -> tuple[Dots, list[Mark]]:
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


def _set_row(row: Row, press: Press) -> tuple[Dots, list[Mark]]:
    image = Image.new("1", (-(-press.width // row.wide), press.pitch), 0)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"
    base = round(press.pitch * 0.76)
    marks: list[Mark] = []
    for run in row.runs:
        at = extent(run, row, press)[0] / row.wide
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


def _times(box: Place, wide: int, tall: int) -> Place:
    return (box[0] * wide, box[1] * tall, box[2] * wide, box[3] * tall)


def _lead(row: Row, press: Press, tools: tuple[ImageDraw.ImageDraw, int]) -> None:
    """Dots from the last run but one to the last."""
    draw, base = tools
    start = extent(row.runs[-2], row, press)[1] / row.wide + press.cell if len(row.runs) > 1 else 0.0
    end = extent(row.runs[-1], row, press)[0] / row.wide - press.cell / 2
    each = press.advance(row.leader, row)
    count = max(0, int((end - start) / each))
    press.write(draw, (round(end - count * each), base), row.leader * count, row=row)


def _boxed(dots: Dots, marks: list[Mark]) -> tuple[Dots, list[Mark]]:
    """A frame around the row."""
    above, line = 5, 2
    framed = np.pad(dots, ((above, above), (0, 0)))
    framed[:line] = framed[-line:] = True
    framed[:, :line] = framed[:, -line:] = True
    return np.pad(framed, ((3, 3), (0, 0))), [replace(m, box=moved(m.box, 0, above + 3)) for m in marks]


def _set_rule(rule: Rule, press: Press) -> Dots:
    if rule.sign in {"line", "double"}:
        dots = np.zeros((press.pitch // 2, press.width), np.bool_)
        dots[press.pitch // 4 - 1 : press.pitch // 4 + 1] = True
        if rule.sign == "double":
            dots[press.pitch // 4 + 4 : press.pitch // 4 + 6] = True
        return dots
    count = int(press.width / press.length(rule.sign, Row(())))
    return _set_row(Row((Run((Span(rule.sign * count),), 0.5, "m"),)), press)[0]


def _set_code(code: Code, press: Press) -> tuple[Dots, list[Mark]]:
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
        *(replace(m, box=moved(m.box, 0, len(dots[: -above // 2]))) for m in said),
    ]


def _set_logo(logo: Logo, press: Press) -> tuple[Dots, list[Mark]]:
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
