"""The forger: a kind of change, done to an undamaged document, and captured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from world.capture.camera import capture
from world.capture.how import Capture
from world.chance import Chance
from world.fraud.figures import change_figures
from world.fraud.files import change_layer, edit_pdf, flatten
from world.fraud.pictures import move_date, paste_digits
from world.fraud.retouched import retouch
from world.fraud.telling import Edit, finished, tampered
from world.fraud.words import change_serial, edit_screen, remove_line, rename
from world.sheet import Drawn, Made

Needs = Literal["sheet", "picture", "pdf", "xml", "sale"]
"""What it works on: the print, its photograph, a file, a file with an XML inside, or the sale before it is drawn."""
Change = Callable[..., tuple[Drawn, tuple[Edit, ...]]]


@dataclass(frozen=True, slots=True)
class Forgery:
    """One kind of change."""

    meaning: str
    needs: Needs
    do: Change | None = None
    """None: a photograph is changed after it is taken, a made-up receipt before it is drawn."""


FORGERIES: Mapping[str, Forgery] = {
    "pasted-digits": Forgery("Digits of an amount were exchanged in the print", "sheet", paste_digits),
    "moved-date": Forgery("The date was changed in the print", "sheet", move_date),
    "renamed-product": Forgery("A product's name was painted over and set anew", "sheet", rename),
    "removed-line": Forgery("A line was taken out of the print", "sheet", remove_line),
    "other-serial": Forgery("Digits of a serial number were exchanged", "sheet", change_serial),
    "screen": Forgery("A value was set anew on a screen", "sheet", edit_screen),
    "retouched": Forgery("A value was changed in the finished photograph", "picture"),
    "edited-pdf": Forgery("A value was rewritten in the PDF after it was issued", "pdf", edit_pdf),
    "other-layer": Forgery("The PDF's text says something else than its picture", "pdf", change_layer),
    "flattened": Forgery("Edited, then printed to a PDF of pictures", "pdf", flatten),
    "other-xml": Forgery("The invoice's XML says something else than its page", "xml", change_figures),
    "generated": Forgery("A made-up receipt whose sums are impossible", "sale"),
}
"""Every kind of change."""


def forge(
    kind: str, drawn: Drawn, how: Capture, chance: Chance, *, keeps: bool = True, severity: float | None = None
) -> Made:
    """The file of `drawn` as `how` takes it after a change of this `kind`; its truth tells the change.

    With `keeps` the paper says what was drawn, and what it said before is told; else it says something new. Without
    `severity` any clumsiness. UnfitError where this paper cannot be changed so.
    """
    here, forgery = chance.child(f"forge/{kind}"), FORGERIES[kind]
    clumsy = here.within(0, 1)
    clumsy = clumsy if severity is None else severity
    if forgery.needs == "picture":
        return retouch(kind, drawn, how, here, severity=clumsy, keeps=keeps)
    if forgery.do is None:
        if not drawn.truth["tampered"]:
            raise ValueError("a made-up receipt is drawn false: draw it with made_up.draw_made_up")
        return finished(capture(kind, drawn, how, here.child("capture")))
    changed, edits = forgery.do(drawn, here, severity=clumsy, keeps=keeps)
    how = Capture("file") if forgery.needs in {"pdf", "xml"} else how
    if forgery.needs == "sheet":  # the print was changed, not the file
        changed = replace(changed, pdf=None)
        how = replace(how, device="scanner") if how.device == "file" else how
    return finished(capture(kind, tampered(changed, edits), how, here.child("capture")))
