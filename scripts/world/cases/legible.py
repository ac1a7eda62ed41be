"""Pictures on which the needed can be read, and pictures on which one thing cannot.

An honest claimant takes the picture again until it can be read; so does this module, with a gentler hand each time. The
capture's own rule (truth `unreadable_fields`, `barcodes_unreadable`) says what a person can still read. A need is a role,
or several with a bar between them of which one is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from world.capture.camera import capture
from world.capture.choose import any_capture, careful
from world.capture.how import KINDS, LOCAL_KINDS, Capture, Damage
from world.capture.truths import is_field
from world.chance import Chance
from world.sheet import Drawn, Made, UnfitError

HARDEST = 0.6
"""Honest claimants' first try, at most; chosen."""
TRIES = 4
"""Pictures of one paper, each half as hard as the one before, until it is taken with all care."""
AGAIN = ".again"
"""What the press marks a value's second place with."""
BARCODES = "barcode"
"""The need that every barcode can be decoded."""
_COVERS = frozenset({"cut", "tear", "glare", "thumb", "stain", "smudge", "wet", "stamp"}) & LOCAL_KINDS
"""Damages that can make a value unreadable, put over it as strong as they come."""
_NOT_OF_BARS = "stamp"
"""Bars stay readable through its ink (0 of 20 were lost)."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One file, the paper it shows, and how it was taken."""

    made: Made
    drawn: Drawn
    how: Capture


def readable(stem: str, drawn: Drawn, chance: Chance, *, needs: tuple[str, ...]) -> Shot:
    """A picture of `drawn` on which all `needs` can be read."""
    hardness = chance.within(0, HARDEST)
    for step in range(TRIES):
        here = chance.child(f"try/{step}")
        shot = taken(stem, drawn, any_capture(here, drawn, hardness=hardness / 2**step), here)
        if not lost(shot.made, drawn, needs):
            return shot
    here = chance.child("careful")
    shot = taken(stem, drawn, careful(here, drawn), here)
    gone = lost(shot.made, drawn, needs)
    if gone:
        raise UnfitError(f"{stem}: {', '.join(gone)} unreadable on a careful picture of {drawn.truth['layout']}")
    return shot


def taken(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Shot:
    """`drawn` captured in this way."""
    return Shot(capture(stem, drawn, how, chance), drawn, how)


def hidden(stem: str, drawn: Drawn, chance: Chance, *, roles: tuple[str, ...], needs: tuple[str, ...]) -> Shot:
    """A picture of `drawn` on which none of `roles` can be read, but, where that can be, all else of `needs`."""
    marked = {mark.role for sheet in drawn.sheets for mark in sheet.marks}
    printed = tuple(sorted(role for role in marked if role.removesuffix(AGAIN) in roles))
    judged = tuple(role for role in printed if role.startswith(BARCODES) or is_field(role, drawn.truth))
    others = tuple(need for need in needs if not set(need.split("|")) & {*roles, BARCODES})
    covers = _COVERS - {_NOT_OF_BARS} if any(role.startswith(BARCODES) for role in printed) else _COVERS
    kinds = sorted(covers & set(KINDS.of(chance.split)))
    best: Shot | None = None
    for step in range(TRIES):
        here = chance.child(f"hide/{step}")
        how = careful(here, drawn)
        over = tuple(Damage(here.pick(kinds), 1.0, role) for role in printed)
        shot = taken(stem, drawn, replace(how, damages=(*how.damages, *over)), here)
        if not judged or not all(_is_lost(role, shot.made) for role in judged):
            continue
        if not lost(shot.made, drawn, others):
            return shot
        best = best or shot
    if best is None:
        raise UnfitError(f"{stem}: {', '.join(roles)} could not be hidden on {drawn.truth['layout']}")
    return best


def lost(made: Made, drawn: Drawn, needs: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `needs` that are printed on `drawn` and of which nothing can be read on `made`."""
    return tuple(need for need in needs if _is_gone(need, made, drawn))


def _is_gone(need: str, made: Made, drawn: Drawn) -> bool:
    if need == BARCODES:
        return bool(made.truth.get("barcodes_unreadable"))
    printed = [role for role in need.split("|") if any(sheet.places(role) for sheet in drawn.sheets)]
    return bool(printed) and all(_is_lost(role, made) for role in printed)


def _is_lost(role: str, made: Made) -> bool:
    return role in made.truth["unreadable_fields"]
