"""The forger: a kind of change, done to an undamaged document, and captured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from world.capture.camera import capture
from world.capture.how import Capture
from world.chance import Chance
from world.fraud.pictures import move_date, paste_digits
from world.fraud.telling import Edit, finished, tampered
from world.sheet import Drawn, Made

Needs = Literal["sheet", "pdf", "xml", "sale"]
OnSheet = Callable[..., tuple[Drawn, tuple[Edit, ...]]]


@dataclass(frozen=True, slots=True)
class Forgery:
    """One kind of change."""

    meaning: str
    needs: Needs
    do: OnSheet


FORGERIES: Mapping[str, Forgery] = {
    "pasted-digits": Forgery("Digits of an amount were exchanged in the print", "sheet", paste_digits),
    "moved-date": Forgery("The date was changed in the print", "sheet", move_date),
}


def forge(kind: str, drawn: Drawn, how: Capture, chance: Chance, *, keeps: bool = True) -> Made:
    """The file of `drawn` as `how` takes it after a change of this `kind`; its truth tells the change."""
    here = chance.child(f"forge/{kind}")
    changed, edits = FORGERIES[kind].do(drawn, here, severity=here.within(0, 1), keeps=keeps)
    return finished(capture(kind, tampered(changed, edits), how, here.child("capture")))
