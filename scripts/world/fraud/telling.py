"""What was changed, and how a drawn document and its truth tell of it.

A changed value's box is a mark of its own (``change.0``), so that cameras carry it into the picture as they carry all
marks; `finished` moves it from the truth's places into its changes.
"""

from __future__ import annotations

import copy
import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from world.fraud.values import carried
from world.sheet import Drawn, Made, Mark, Place, Sheet, Truth

CHANGE = "change."


@dataclass(frozen=True, slots=True)
class Edit:
    """One value that is not what it was."""

    kind: str
    role: str
    was: str
    """As it was printed."""
    shown: str
    """As it is printed now; empty where nothing is."""
    page: int
    box: Place
    """All that was touched, in sheet pixels."""
    severity: float = 0.0
    """How clumsily it was done: 0 is hardly seen, 1 at once."""


def tampered(drawn: Drawn, edits: tuple[Edit, ...]) -> Drawn:
    """`drawn` whose truth tells `edits`; their boxes are marks."""
    sheets = list(drawn.sheets)
    for place, edit in enumerate(edits):
        sheet = sheets[edit.page]
        mark = Mark(f"{CHANGE}{place}", edit.shown, edit.box)
        sheets[edit.page] = replace(sheet, marks=(*sheet.marks, mark))
    changes = [
        {"kind": one.kind, "field": one.role, "was": one.was, "shown": one.shown, "page": one.page, "severity": round(one.severity, 2)}
        for one in edits
    ]  # fmt: skip
    return replace(drawn, sheets=tuple(sheets), truth={**drawn.truth, "tampered": True, "changes": changes})


def finished(made: Made) -> Made:
    """`made` with its changes' boxes where truth keeps them."""
    places = {**made.truth.get("places", {})}
    changes = []
    for place, change in enumerate(made.truth.get("changes", ())):
        found = places.pop(f"{CHANGE}{place}", None)
        changes.append({**change, **({"page": found[0]["page"], "box": found[0]["box"]} if found else {})})
    return made.told(places=places, changes=changes)


def reworded(drawn: Drawn, page: int, place: int, shown: str, *, day: dt.date | None = None) -> Drawn:
    """`drawn` whose mark at `place` of `page` says `shown`; `day` is what a changed date means."""
    sheet = drawn.sheets[page]
    mark = sheet.marks[place]
    marks = (*sheet.marks[:place], replace(mark, text=shown), *sheet.marks[place + 1 :])
    at = line_of(sheet, place)
    lines = list(sheet.lines)
    if at is not None:
        lines[at] = lines[at].replace(mark.text, shown, 1)
    sheets = list(drawn.sheets)
    sheets[page] = replace(sheet, marks=marks, lines=tuple(lines))
    truth = _reworded_truth(drawn.truth, mark, shown, day)
    return replace(
        drawn, sheets=tuple(sheets), truth={**truth, "lines": [line for one in sheets for line in one.lines]}
    )


def line_of(sheet: Sheet, place: int) -> int | None:
    """Which of the sheet's lines prints the mark at `place`: both stand in reading order."""
    at = 0
    for number, mark in enumerate(sheet.marks):
        found = next((line for line in range(at, len(sheet.lines)) if mark.text in sheet.lines[line]), None)
        if number == place:
            return found
        at = at if found is None else found
    return None


def _reworded_truth(truth: Truth, mark: Mark, shown: str, day: dt.date | None) -> Truth:
    changed: Truth = copy.deepcopy(truth)
    holder, name = _held(changed, mark.role)
    if holder is not None and name == "serials":
        holder[name] = [shown]
    elif holder is not None:
        holder[name] = day.isoformat() if day else carried(holder[name], mark.text, shown) or shown
    if mark.role in changed.get("texts", {}):
        changed["texts"][mark.role] = shown
    return changed


def _held(truth: Truth, role: str) -> tuple[dict[str, Any] | None, str]:
    """The dictionary of the truth that holds the value `role`, and its key there; None where it is no field."""
    fields = truth.get("fields", {})
    if role in fields:
        return fields, role
    group, _, rest = role.partition(".")
    place, _, name = rest.partition(".")
    items = fields.get(group)
    if isinstance(items, list) and place.isdigit() and int(place) < len(items):
        known = next((key for key in (name, f"{name}s") if key in items[int(place)]), None)
        return (None, role) if known is None else (items[int(place)], known)
    return None, role


def value_of(truth: Truth, role: str) -> str | None:
    """The field's value; None where `role` is no field."""
    holder, name = _held(truth, role)
    return None if holder is None else str(holder[name])
