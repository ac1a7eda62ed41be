"""Forgeries on a print: done before the camera sees it, as with scissors and glue or a scan that is printed again.

Either the drawn value is the lie (`keeps`: the paper says what the claim says, and what it said before is told), or the
print is made to say something else than was drawn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from world.chance import Chance
from world.fraud.glyphs import Glyph, all_of, glyphs_of
from world.fraud.hand import Hand, hand_of, set_anew
from world.fraud.telling import Edit, reworded, value_of
from world.fraud.values import other_amount, other_date
from world.sheet import Drawn, Mark, Pixels, UnfitError


@dataclass(frozen=True, slots=True)
class Spot:
    """A value's print."""

    page: int
    place: int
    """Among the page's marks."""
    mark: Mark


@dataclass(frozen=True, slots=True)
class Switch:
    """What a value said and what it says."""

    was: str
    shown: str
    day: dt.date | None = None
    """What a changed date means now, where `shown` is not what was drawn."""


def spots(drawn: Drawn, wanted: Callable[[str], bool]) -> tuple[Spot, ...]:
    """Prints of the values whose roles are `wanted`, of those that are printed in one piece."""
    found = [
        Spot(page, place, mark)
        for page, sheet in enumerate(drawn.sheets)
        for place, mark in enumerate(sheet.marks)
        if wanted(mark.role)
    ]
    roles = [one.mark.role for one in found]
    return tuple(one for one in found if roles.count(one.mark.role) == 1)


def is_money(role: str) -> bool:
    """Whether a forger would raise it."""
    return role == "total" or role.endswith(".price")


ALSO = ("total", "paid", "slip_amount", "subtotal", ".price", ".unit_price")
"""Where the same amount may stand too."""
WORTHY = 0.3
"""Share of the largest amount from which on one is worth a forger's while (chosen)."""
THOROUGH, COPIED = 0.5, 0.6
"""How often all its prints are changed, and how often letters are copied, not typed (chosen)."""


def paste_digits(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """Digits of the total or a price exchanged; by a thorough forger wherever the same amount stands."""
    spot = any_spot(drawn, chance, is_money)
    switch = switch_of(drawn, spot, chance, keeps=keeps)
    several: tuple[Spot, ...] = (spot,)
    if chance.happens(THOROUGH):
        same = spots(drawn, lambda role: role.split(".again")[0].endswith(ALSO))
        several = tuple(one for one in same if one.mark.text == spot.mark.text)
    hand = hand_of(chance.child("hand"), severity, face=drawn.truth["typeface"], copies=chance.happens(COPIED))
    return exchanged(drawn, several, switch, hand, kind="pasted-digits", chance=chance)


def move_date(drawn: Drawn, chance: Chance, *, severity: float, keeps: bool) -> tuple[Drawn, tuple[Edit, ...]]:
    """The day, month or year of the purchase exchanged."""
    spot = any_spot(drawn, chance, is_date)
    switch = switch_of(drawn, spot, chance, keeps=keeps)
    hand = hand_of(chance.child("hand"), severity, face=drawn.truth["typeface"], copies=chance.happens(COPIED))
    return exchanged(drawn, (spot,), switch, hand, kind="moved-date", chance=chance)


def is_date(role: str) -> bool:
    """Whether a forger would move it."""
    return role in {"purchase_date", "invoice_date"}


def switch_of(drawn: Drawn, spot: Spot, chance: Chance, *, keeps: bool) -> Switch:
    """Another amount or day for the one at `spot`: worse for the forger before, or better now."""
    text = spot.mark.text
    if is_date(spot.mark.role):
        day = dt.date.fromisoformat(str(value_of(drawn.truth, spot.mark.role)))
        other = other_date(text, day, chance)
        if other is None:
            raise UnfitError(f"{text}: not plain which number is the day")
        return Switch(other[0], text) if keeps else Switch(text, *other)
    amount = other_amount(text, chance, higher=not keeps)
    if amount is None:
        raise UnfitError(f"{spot.mark.role}: {text} has no digits that could be others")
    return Switch(amount, text) if keeps else Switch(text, amount)


def any_spot(drawn: Drawn, chance: Chance, wanted: Callable[[str], bool]) -> Spot:
    """One of the wanted values, of amounts a large one; better one whose letters can be told apart."""
    found = [one for one in spots(drawn, wanted) if value_of(drawn.truth, one.mark.role) is not None]
    if not found:
        raise UnfitError(f"{drawn.truth['layout']}: nothing of that kind is printed in one piece")
    largest = max(map(_worth, found))
    worthy = [one for one in found if not is_money(one.mark.role) or _worth(one) >= largest * WORTHY]
    apart = [one for one in worthy if glyphs_of(drawn.sheets[one.page].pixels, one.mark)]
    return chance.pick(apart or worthy)


def _worth(spot: Spot) -> int:
    """An amount in its coins; 0 of what is none."""
    digits = "".join(letter for letter in spot.mark.text if letter.isdigit())
    return int(digits or 0) if is_money(spot.mark.role) else 0


def exchanged(
    drawn: Drawn, several: tuple[Spot, ...], switch: Switch, hand: Hand, *, kind: str, chance: Chance
) -> tuple[Drawn, tuple[Edit, ...]]:
    """`drawn` on which `several` say what `switch` shows, by this hand."""
    edits = []
    for spot in several:
        sheet = drawn.sheets[spot.page]
        olds, letters = _parts(sheet.pixels, spot.mark, switch)
        pixels, box = set_anew(sheet.pixels, olds, letters, hand, chance=chance, donors=_donors(drawn, spot.page))
        sheets = list(drawn.sheets)
        sheets[spot.page] = replace(sheet, pixels=pixels)
        drawn = replace(drawn, sheets=tuple(sheets))
        if switch.shown != spot.mark.text:
            drawn = reworded(drawn, spot.page, spot.place, switch.shown, day=switch.day)
        edits.append(Edit(kind, spot.mark.role, switch.was, switch.shown, spot.page, box, hand.severity))
    return drawn, tuple(edits)


def _parts(pixels: Pixels, mark: Mark, switch: Switch) -> tuple[tuple[Glyph, ...], tuple[str, ...]]:
    """The letters that go and those that come: the differing ones, or all where they cannot be told apart."""
    shown = [letter for letter in switch.shown if not letter.isspace()]
    was = [letter for letter in switch.was if not letter.isspace()]
    olds = glyphs_of(pixels, mark)
    if not olds or len(was) != len(shown):
        return (all_of(pixels, mark),), (switch.shown,)
    at = [place for place, pair in enumerate(zip(was, shown, strict=True)) if pair[0] != pair[1]]
    return tuple(olds[place] for place in at), tuple(shown[place] for place in at)


def _donors(drawn: Drawn, page: int) -> dict[str, tuple[Glyph, ...]]:
    """Where each digit stands on the page."""
    sheet = drawn.sheets[page]
    found: dict[str, tuple[Glyph, ...]] = {}
    for mark in sheet.marks:
        if any(letter.isdigit() for letter in mark.text) and not mark.role.startswith("barcode."):
            for glyph in glyphs_of(sheet.pixels, mark):
                if glyph.letter.isdigit():
                    found[glyph.letter] = (*found.get(glyph.letter, ()), glyph)
    return found
