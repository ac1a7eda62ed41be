"""Forgeries of PDF files: edited after issue, with another text behind the picture, with other figures inside, printed flat.

Programs that read files trust what no person sees: a text layer, an XML, the newest revision. In `tune` an edit covers the
value and a text layer lies behind a scanned page; in `held` an edit takes the value's text out, and a picture lies over it.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pikepdf
from numpy.typing import NDArray
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from world.capture.files import Writing, write_pictures
from world.chance import Chance, Stock
from world.fraud import pages
from world.fraud.glyphs import all_of
from world.fraud.hand import Hand, hand_of, ink_colour, is_bold, paper_colour
from world.fraud.pictures import (
    Spot,
    Switch,
    any_spot,
    is_date,
    is_money,
    move_date,
    paste_digits,
    switch_of,
)
from world.fraud.revisions import revised
from world.fraud.telling import Edit, reworded
from world.press.fonts import font_path, typeface
from world.sheet import Drawn, Pixels, UnfitError

PRODUCERS = Stock(
    ("PagePatch 5.1", "Blattmeister PDF 2", "Type Over 3.0"), ("Sheetwright 8", "PDF-Werkbank 4", "Inkover Online")
)
"""Invented editors of PDFs."""
SCANNERS = Stock(("Textscan 6", "PaperLens OCR 2"), ("ScanLeser 3", "Deskflat 11"))
COVERS = Stock((True,), (False,))
"""Whether the old value stays below a patch, or is taken out of the page."""
BEHIND_SCAN = Stock((True,), (False,))
"""Whether all text lies behind a picture of the page, or a picture lies over one value's text."""
LATEST_DAYS = 60
"""Within how many days people edit what they were sent (chosen)."""
OVERLAY = pikepdf.Name("/Fx0")
A4_WIDTH_INCHES = 8.27


def edit_pdf(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """A value rewritten in a later revision; what the file said when it was issued stays in its first one."""
    spot = any_spot(_born(drawn), chance, is_value)
    switch = switch_of(drawn, spot, chance, keeps=keeps)
    issued = pages.respelt(drawn, (spot,), switch.was)
    hand = hand_of(chance.child("hand"), severity, face=drawn.truth["typeface"], copies=False)
    work = Work(drawn, spot, switch, hand, covers=chance.pick(COVERS))
    pdf = revised(issued, partial(_rewrite, work=work, chance=chance))
    return _as_file(work, pdf, "edited-pdf")


@dataclass(frozen=True, slots=True)
class Work:
    """One value of a file and what is done to it."""

    drawn: Drawn
    spot: Spot
    switch: Switch
    hand: Hand
    covers: bool

    @property
    def pixels(self) -> Pixels:
        """The page as it was drawn."""
        return self.drawn.sheets[self.spot.page].pixels


def is_value(role: str) -> bool:
    """Whether a forger would change it."""
    return is_money(role) or is_date(role)


def _born(drawn: Drawn) -> Drawn:
    if drawn.pdf is None:
        raise UnfitError(f"{drawn.kind}: was not born as a file")
    return drawn


def _rewrite(pdf: pikepdf.Pdf, *, work: Work, chance: Chance) -> None:
    """The value covered or taken out, and set anew in another font."""
    page = work.spot.page
    instructions = pages.read(pdf, page)
    before = replace(work.spot, mark=replace(work.spot.mark, text=work.switch.was))
    text = pages.found(work.drawn, pdf, before, instructions)
    if not work.covers:
        instructions[text.at] = pages.showing(b"")
    with pikepdf.open(io.BytesIO(_overlay(pdf, work, text, chance))) as over:
        form = pdf.copy_foreign(over.pages[0].as_form_xobject())
        pdf.pages[page].add_resource(form, pikepdf.Name.XObject, OVERLAY)
    pages.put(pdf, page, instructions, last=f"{OVERLAY} Do\n".encode())
    day = dt.date.fromisoformat(_day(work.drawn)) + dt.timedelta(days=chance.whole(1, LATEST_DAYS))
    pages.told_origin(pdf, chance.pick(PRODUCERS), day.isoformat())


def _day(drawn: Drawn) -> str:
    fields = drawn.truth["fields"]
    return str(fields.get("invoice_date") or fields.get("purchase_date") or "2019-01-07")


def _overlay(pdf: pikepdf.Pdf, work: Work, text: pages.Text, chance: Chance) -> bytes:
    """A page with nothing on it but the new value, over its patch."""
    box = pdf.pages[work.spot.page].mediabox
    scale = pages.scale_of(work.drawn, work.spot.page, pdf)
    buffer, hand = io.BytesIO(), work.hand
    canvas = Canvas(buffer, pagesize=(float(box[2]), float(box[3])), invariant=1)
    left, _, right, _ = (edge / scale for edge in work.spot.mark.box)
    if work.covers:
        ground = paper_colour(work.pixels, work.spot.mark.box) + hand.ground_shade
        _fill(canvas, ground)
        canvas.rect(left - 1, text.y - 0.22 * text.size, right - left + 2, 1.02 * text.size, stroke=0, fill=1)
    old = all_of(work.pixels, work.spot.mark)
    _fill(canvas, ink_colour(work.pixels, (old,)) + hand.shade)
    bold = hand.bold or is_bold(work.pixels, (old,), hand)
    canvas.setFont(_font(hand, chance, bold=bold), text.size * hand.size)
    at = text.y - hand.shift * text.size
    if is_date(work.spot.mark.role):
        canvas.drawString(text.x, at, work.switch.shown)
    else:
        canvas.drawRightString(right, at, work.switch.shown)
    canvas.save()
    return buffer.getvalue()


def _fill(canvas: Canvas, colour: NDArray[np.float32]) -> None:
    canvas.setFillColorRGB(*(min(1.0, max(0.0, float(part) / 255)) for part in colour))


def _font(hand: Hand, chance: Chance, *, bold: bool) -> str:
    """The name in reportlab of the hand's typeface, or of one that a PDF can carry."""
    face = hand.face if hand.face.is_truetype else typeface(chance, "sans", letters="0123456789", truetype=True)
    name = f"edit {face.name}{' bold' if bold else ''}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, font_path(face, bold=bold)))
    return name


def _as_file(work: Work, pdf: bytes, kind: str) -> tuple[Drawn, tuple[Edit, ...]]:
    """The drawn paper as the file `pdf`, and what it tells."""
    drawn, spot, switch = pages.rendered(work.drawn, pdf), work.spot, work.switch
    if switch.shown != spot.mark.text:
        drawn = reworded(drawn, spot.page, spot.place, switch.shown, day=switch.day)
    return drawn, (Edit(kind, spot.mark.role, switch.was, switch.shown, spot.page, spot.mark.box, work.hand.severity),)


def change_layer(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """The picture says what was drawn, and the text behind it something else."""
    del keeps  # whichever of the two is the lie, the file is the same
    spot = any_spot(_born(drawn), chance, is_value)
    switch = switch_of(drawn, spot, chance, keeps=True)
    with pikepdf.open(io.BytesIO(pages.respelt(drawn, (spot,), switch.was))) as pdf:
        if chance.pick(BEHIND_SCAN):
            _scan_over(pdf, drawn)
            pages.told_origin(pdf, chance.pick(SCANNERS), _day(drawn))
        else:
            _patch_over(pdf, drawn, spot)
        data = pages.saved(pdf)
    shown = pages.rendered(drawn, data)
    return shown, (Edit("other-layer", spot.mark.role, switch.was, switch.shown, spot.page, spot.mark.box, severity),)


def _scan_over(pdf: pikepdf.Pdf, drawn: Drawn) -> None:
    """Pages as pictures, their texts invisible."""
    for number, sheet in enumerate(drawn.sheets):
        box = pdf.pages[number].mediabox
        hidden = pages.hidden_text(pages.read(pdf, number))
        image = pages.add_image(pdf, number, sheet.pixels, (0, 0, float(box[2]), float(box[3])))
        pages.put(pdf, number, hidden, first=image)


def _patch_over(pdf: pikepdf.Pdf, drawn: Drawn, spot: Spot) -> None:
    """A picture of the value over the value's text."""
    scale = pages.scale_of(drawn, spot.page, pdf)
    height = float(pdf.pages[spot.page].mediabox[3])
    left, top, right, bottom = (round(edge) for edge in spot.mark.box)
    pixels = drawn.sheets[spot.page].pixels[top:bottom, left:right]
    place = (left / scale, height - bottom / scale, right / scale, height - top / scale)
    instructions = pages.read(pdf, spot.page)
    pages.put(pdf, spot.page, instructions, last=pages.add_image(pdf, spot.page, pixels, place))


def flatten(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """Edited, then printed to a PDF that holds nothing but pictures."""
    do = move_date if chance.happens(0.5) else paste_digits
    changed, edits = do(drawn, chance, severity=severity, keeps=keeps)
    dpi = round(drawn.sheets[0].pixels.shape[1] / A4_WIDTH_INCHES)
    pictures = tuple(sheet.pixels for sheet in changed.sheets)
    pdf = write_pictures(pictures, Writing("pdf", chance.whole(78, 92), dpi=dpi))
    return replace(changed, pdf=pdf), tuple(replace(one, kind="flattened") for one in edits)
