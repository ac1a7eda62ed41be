"""Forgeries of words and whole lines in a print: products renamed, lines taken out, serials exchanged.

What is set anew is as long as the room on its line; of a line that is gone only a cleaner strip of paper is left.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from world.chance import Chance
from world.fraud.glyphs import all_of, around, whole
from world.fraud.hand import confined, hand_of, set_anew, wipe
from world.fraud.pictures import COPIED, Spot, Switch, any_spot, exchanged, is_date, is_money, spots, switch_of
from world.fraud.telling import Edit, line_of, reworded, value_of
from world.fraud.values import other_digits
from world.sheet import Drawn, Place, Sheet, UnfitError
from world.trade.products import PRODUCTS

REMOVED = ("discount", "saved", "print_date", "slip_amount")
"""Ends of roles of lines that a forger does not like to show; none is a field of the truth but the day of a copy."""
SERIAL_DIGITS = 3


def rename(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """A line's words painted over and set anew: another product than was bought."""
    spot = _line(drawn, chance, named=keeps)
    other = _other_name(spot.mark.text, chance, wanted=not keeps)
    switch = Switch(other, spot.mark.text) if keeps else Switch(spot.mark.text, other)
    hand = hand_of(chance.child("hand"), severity, face=drawn.truth["typeface"], copies=False)
    sheet = drawn.sheets[spot.page]
    old = all_of(sheet.pixels, spot.mark)
    pixels, box = set_anew(sheet.pixels, (old,), (switch.shown,), hand, chance=chance, donors={})
    sheets = (*drawn.sheets[: spot.page], replace(sheet, pixels=pixels), *drawn.sheets[spot.page + 1 :])
    drawn = replace(drawn, sheets=sheets)
    if switch.shown != spot.mark.text:
        drawn = reworded(drawn, spot.page, spot.place, switch.shown)
    edit = Edit("renamed-product", spot.mark.role, switch.was, switch.shown, spot.page, box, severity)
    return drawn, (edit,)


def _line(drawn: Drawn, chance: Chance, *, named: bool) -> Spot:
    """A product's line: where the paper tells the lie already, one that names what a campaign wants."""
    if not named:
        return any_spot(drawn, chance, lambda role: role.endswith(".description"))
    found = spots(drawn, lambda role: role.endswith(".description"))
    wanted = [one for one in found if any(name.casefold() in one.mark.text.casefold() for name in _names(wanted=True))]
    if not wanted:
        raise UnfitError(f"{drawn.truth['layout']}: names no product of a campaign on one line")
    return chance.pick(wanted)


def _names(*, wanted: bool) -> tuple[str, ...]:
    """Short names of the campaigns' products, or of what is taken for them."""
    several = [one for one in PRODUCTS if (one.role == "product") is wanted]
    return tuple(sorted({name for one in several for name in (one.short, one.model) if name and name.isascii()}))


def _other_name(text: str, chance: Chance, *, wanted: bool) -> str:
    """Another product, no longer than the line allows: one that a campaign wants, or one that is taken for it."""
    makers = {name: one.maker for one in PRODUCTS for name in (one.short, one.model)}
    names = [name if makers[name] in name else f"{makers[name]} {name}" for name in _names(wanted=wanted)]
    fit = [name for name in names if len(name) <= len(text) + 2 and name.casefold() not in text.casefold()]
    if not fit:
        raise UnfitError(f"{text}: no product has so short a name")
    name = chance.pick(fit)
    return name.upper() if text.isupper() else name


def remove_line(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """A line of a till receipt whitened: a discount, a voucher, the mark of a copy."""
    del keeps  # what is gone is gone
    if drawn.sheets[0].paper != "thermal":
        raise UnfitError(f"{drawn.kind}: lines are only taken out of till receipts")
    found = [one for one in spots(drawn, lambda role: role.endswith(REMOVED)) if _is_alone(drawn, one)]
    if not found:
        raise UnfitError(f"{drawn.truth['layout']}: prints no line that a forger would miss")
    spot = chance.pick(found)
    hand = hand_of(chance.child("hand"), severity, face=drawn.truth["typeface"], copies=False)
    sheet = drawn.sheets[spot.page]
    _, top, _, bottom = whole(spot.mark.box)
    margin = sheet.pixels.shape[1] // 40
    box = around(((margin, top, sheet.pixels.shape[1] - margin, bottom),), by=round(0.18 * (bottom - top)))
    work = sheet.pixels.astype(np.float32)
    wipe(work, box, hand, chance)
    gone = _row(sheet, spot)
    lines = tuple(line for place, line in enumerate(sheet.lines) if place not in gone)
    marks = tuple(mark for mark in sheet.marks if not _inside(mark.box, box))
    blank = replace(sheet, pixels=confined(sheet.pixels, work, box, hand), lines=lines, marks=marks)
    sheets = (*drawn.sheets[: spot.page], blank, *drawn.sheets[spot.page + 1 :])
    fields = {name: value for name, value in drawn.truth["fields"].items() if name != spot.mark.role}
    truth = {**drawn.truth, "fields": fields, "lines": [line for one in sheets for line in one.lines]}
    edit = Edit("removed-line", spot.mark.role, spot.mark.text, "", spot.page, box, severity)
    return replace(drawn, sheets=sheets, truth=truth), (edit,)


def _is_alone(drawn: Drawn, spot: Spot) -> bool:
    """Whether no other value that counts stands on the same line."""
    _, top, _, bottom = spot.mark.box
    sheet = drawn.sheets[spot.page]
    others = [mark for mark in sheet.marks if mark is not spot.mark and mark.box[1] < bottom and mark.box[3] > top]
    return all(value_of(drawn.truth, mark.role) is None and not mark.role.startswith("barcode.") for mark in others)


def _inside(box: Place, strip: Place) -> bool:
    return box[1] < strip[3] and box[3] > strip[1] and strip[1] <= (box[1] + box[3]) / 2 <= strip[3]


def _row(sheet: Sheet, spot: Spot) -> tuple[int, ...]:
    """The cells of the line of `spot`: its value's, and its caption's where that is another one."""
    at = line_of(sheet, spot.place)
    if at is None:
        return ()
    others = {line_of(sheet, place) for place in range(len(sheet.marks)) if place != spot.place}
    has_caption = len(sheet.lines[at]) > len(spot.mark.text) + 1
    return (at,) if has_caption or not at or at - 1 in others else (at - 1, at)


def change_serial(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """Digits of the serial number exchanged; where a barcode tells it too, that goes on telling the true one."""
    spot = any_spot(drawn, chance, lambda role: role == "serial" or role.endswith(".serial"))
    other = other_digits(spot.mark.text, chance, count=chance.whole(1, SERIAL_DIGITS))
    if other is None:
        raise UnfitError(f"{spot.mark.text}: has no digits")
    is_coded = any(spot.mark.text in code for code in drawn.truth.get("barcodes", ()))
    switch = Switch(other, spot.mark.text) if keeps and not is_coded else Switch(spot.mark.text, other)
    hand = hand_of(chance.child("hand"), severity, face=drawn.truth["typeface"], copies=chance.happens(COPIED))
    return exchanged(drawn, (spot,), switch, hand, kind="other-serial", chance=chance)


def edit_screen(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """A value in a mail set anew, as anybody can in a browser or on a picture of the screen: no paper, no grain."""
    if drawn.sheets[0].paper != "screen":
        raise UnfitError(f"{drawn.kind}: stands on no screen")
    spot = any_spot(drawn, chance, lambda role: is_money(role) or is_date(role))
    switch = switch_of(drawn, spot, chance, keeps=keeps)
    hand = hand_of(chance.child("hand"), severity, face=drawn.truth["typeface"], copies=False)
    hand = replace(hand, ground="flat", quality=None, soft=0.0)
    return exchanged(drawn, (spot,), switch, hand, kind="screen", chance=chance)
