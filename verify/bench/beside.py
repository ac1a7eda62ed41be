"""A reading beside its truth: one value compared, its ink found, and silence told from being told "illegible".

A value that no person can read (`Truth.unreadable_fields`) asks something else of a reader than one that is plainly there.
Silence about it is no fault, and is scored as legibility: rightly *told* illegible, or called *missing* as if nothing stood
there. A value told all the same counts as any other, right or wrong: who guesses is held to it.

Told illegible is a field whose absence says so, one whose true place lies in an area that the reading calls illegible, and
every field of a document that is called illegible as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from verify.bench.equality import Equality, normalised
from verify.bench.run import FieldScore, LegibilityScore, Outcome
from verify.document import Box, LegibilityState, box_on_page, overlap
from verify.receipt import Candidate, Field, Reading
from verify.truth import KnownPlace, Truth

Score = FieldScore | LegibilityScore

COVERED = 0.5
"""Share of a value's box that an illegible area has to cover to speak of it (chosen: half of a date is no date)."""

STAND_INS = {"retailer": "legal_name", "vat_id": "registration_id"}
"""Either is right: who can read the one has read the field."""

_DIGITS = 4
"""Decimals of a box: a third of a pixel on a page of 3500."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A reading and what is known about its document."""

    reading: Reading
    truth: Truth

    def compare(
        self, name: str, expected: str, found: Field[Any], equal: Equality, *, role: str | None = None
    ) -> Iterator[Score]:
        """The scores of one value; `role` is its name in the truth's places and unreadable fields, `name` unless given."""
        place = role or name
        if found.told is None:
            yield self.silence(name, expected, place, told=found.absence == "illegible")
            return
        read = normalised(found.told.value)
        yield self.answer(name, found.told, role=place, expected=expected, right=equal(expected, read))
        if self.is_unreadable(place):
            yield LegibilityScore(name, "read" if equal(expected, read) else "wrong")

    def answer(self, name: str, found: Candidate[Any], *, role: str, expected: str, right: bool) -> FieldScore:
        """The score of a value that was read."""
        outcome: Outcome = "right" if right else "wrong"
        ink, true_ink = places_of(found), self.true_ink(role)
        return FieldScore(name, outcome, expected, normalised(found.value), found.confidence, ink, true_ink)

    def silence(self, name: str, expected: str, role: str, *, told: bool = False) -> Score:
        """The score of a value that was not read."""
        illegible = told or self.is_called_illegible(role)
        if self.is_unreadable(role):
            return LegibilityScore(name, "told" if illegible else "missing")
        return FieldScore(name, "missing", expected, None, true_ink=self.true_ink(role), illegible=illegible)

    def true_ink(self, role: str) -> tuple[KnownPlace, ...]:
        """Where the value stands by the truth; nothing where it does not say."""
        return (self.truth.places or {}).get(role, ())

    def is_unreadable(self, role: str) -> bool:
        """Whether no person can read the value: the truth says so, and of what may stand for it, if that is printed."""
        stand_in = STAND_INS.get(role, role)
        is_printed = stand_in in (self.truth.places or {})
        return self._is_lost(role) and (self._is_lost(stand_in) or not is_printed)

    def _is_lost(self, role: str) -> bool:
        """Whether the truth names it as unreadable, or the whole that it is a part of (``items`` or ``items.0``)."""
        parts = role.split(".")
        wholes = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
        return not wholes.isdisjoint(self.truth.unreadable_fields)

    def is_called_illegible(self, role: str) -> bool:
        """Whether the reading says that nobody can read what stands in the value's true place."""
        legibility = self.reading.document.legibility
        if legibility.state is LegibilityState.ILLEGIBLE:
            return True
        places = self.true_ink(role)
        areas = [(area.page, area.box) for area in legibility.areas]
        return any(page == place.page and _covers(box, place.box) for place in places for page, box in areas)


def places_of(found: Candidate[Any]) -> tuple[KnownPlace, ...]:
    """Where the ink of a read value stands."""
    return tuple(place_of(evidence.page, evidence.box) for evidence in found.evidence)


def place_of(page: int, box: Box) -> KnownPlace:
    """A place as the run's file keeps it."""
    left, top, right, bottom = (round(edge, _DIGITS) for edge in (box.left, box.top, box.right, box.bottom))
    return KnownPlace(page, (left, top, right, bottom))


def only_fields(scores: Iterable[Score]) -> tuple[FieldScore, ...]:
    """Those that count in a field's row."""
    return tuple(one for one in scores if isinstance(one, FieldScore))


def only_legibility(scores: Iterable[Score]) -> tuple[LegibilityScore, ...]:
    """Those that say what was made of the unreadable."""
    return tuple(one for one in scores if isinstance(one, LegibilityScore))


def _covers(area: Box, place: tuple[float, float, float, float]) -> bool:
    """Whether the area holds most of the place; a small area inside a large place does not."""
    value = box_on_page(*place)
    return value.area > 0 and overlap(area, value) * min(area.area, value.area) >= COVERED * value.area
