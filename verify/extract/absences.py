"""Why a field is not told: its place cannot be read, or it can and nothing stands there.

Three stories explain an empty field: it was never printed; it is printed on legible ground and was overlooked; or its ink is hidden, blurred
or cut off. With how often documents of the kind print it, how often it is overlooked, and how likely its place is lost
(``standing.py``), the odds of the third against the others are

    P(printed) P(lost) / (P(printed) (1 - P(lost)) P(overlooked) + 1 - P(printed))

Their logarithm is one observation of a logistic regression; the others are what the odds do not see: a word that announces the value
and has none beside it, the state of the page. A second regression asks of a value that was read whether the true one is lost and
this is another: its ink runs over a cut edge or was hardly read, or it stands where the field seldom stands while the usual
place is lost. Such a value is withdrawn: kept as a candidate, told no more. Weights are fitted by ``scripts/fit_absence.py``.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, TypeVar

from verify.document import Box, Document, Evidence, holds_middle
from verify.extract.announced import Places, bare_on_label, bare_on_sheet
from verify.extract.ground import Ground
from verify.extract.listening import Telling
from verify.extract.rows import Row
from verify.extract.sheet import Sheet
from verify.extract.standing import Frame, Standing, frame_of, group_of, lost_cells, standing_of
from verify.receipt import TOLD_FROM, Candidate, Field, Label, Receipt, named_fields

T = TypeVar("T")
Content = TypeVar("Content", Receipt, Label)
Facts = Mapping[str, float]

ILLEGIBLE_FROM = 0.5
"""Probability from which an empty field's place is called illegible (likelier than not)."""
WITHDRAWN_FROM = 0.6
"""Probability of being another value from which a value is not told (chosen: two wrong ones go for a right one at most)."""
WITHDRAWN = TOLD_FROM - 0.001
"""The most confidence that a withdrawn candidate keeps."""
ALWAYS_PRINTED = frozenset({"purchase_date", "total"})
"""Fields that every receipt has: their word without a value means that the value was not read, however legible the rest is."""
ANNOUNCED = 0.9
"""How often a value is printed whose word is printed (chosen: words also stand in sentences)."""
MOST_ODDS = 6.0
"""Log-odds beyond which more say nothing (chosen)."""
SUREST = 30.0
"""Log-odds beyond which a chance is as good as certain."""
LEAST_SHARE = 0.001
"""A share of a field's places that is told apart from none (chosen: the smallest that was ever counted)."""
LEAST_CERTAIN = 0.02
"""An ink's certainty that is told apart from none (chosen)."""


@dataclass(frozen=True)
class Scene:
    """A document of one kind: its ground, its frame, and where it announces values that were not read."""

    group: str
    ground: Ground
    frame: Frame
    bare: Places

    @cached_property
    def lost(self) -> dict[tuple[int, int], float]:
        """What is lost of each cell of the frame."""
        return lost_cells(self.frame, self.ground)

    @cached_property
    def poor(self) -> float:
        """How poorly the worst page is read: nothing, or up to one."""
        return 1.0 - self.ground.document.legibility.score

    def bare_loss(self, field: str) -> float:
        """How much of the place is lost that is announced and empty."""
        places = self.bare.get(field, ())
        if any(self.ground.has_scrawl(page, box) for page, box in places):
            return 1.0
        return max((max(self.ground.losses(page, box)) for page, box in places), default=0.0)


_JUDGED: Telling[[Scene, Receipt | Label]] = Telling("judged")
overhear = _JUDGED.overhear
"""Within ``with overhear(listener)`` the listener is told each scene with the content before it is judged: how the fit sees them."""


def tell_absences(sheet: Sheet, receipt: Receipt, *, kind: str | None) -> Receipt:
    """The receipt without the values that stand for lost ones, each empty field saying whether its place was illegible."""
    ground = Ground(sheet.document)
    frame = frame_of(sheet.document, _goods(receipt), ground)
    if frame is None:
        return receipt
    return _judged(receipt, Scene(group_of(kind), ground, frame, bare_on_sheet(sheet)))


def tell_label_absences(document: Document, rows: tuple[Row, ...], label: Label, *, kind: str | None) -> Label:
    """The same of a label or a plate, of which these are the rows."""
    ground = Ground(document)
    frame = frame_of(document, (), ground)
    if frame is None:
        return label
    return _judged(label, Scene(group_of(kind), ground, frame, bare_on_label(rows)))


def _judged(content: Content, scene: Scene) -> Content:
    _JUDGED.tell(scene, content)
    changes: dict[str, Any] = {name: _judge_field(name, field, scene) for name, field in named_fields(content)}
    return replace(content, **changes)


def _judge_field(name: str, field: Field[T], scene: Scene) -> Field[T]:
    """The field as it is told: its value kept or withdrawn, its absence explained."""
    standing = standing_of(scene.group, name)
    if standing is None:
        return field
    told = field.told
    if told is not None:
        facts = facts_of_told(name, told, standing, scene=scene)
        return field if _chance("told", facts) < WITHDRAWN_FROM else withdrawn(field)
    if name in ALWAYS_PRINTED and scene.bare.get(name):
        return replace(field, absence="illegible")
    chance = _chance("absent", facts_of_absent(name, standing, scene))
    return replace(field, absence="illegible") if chance >= ILLEGIBLE_FROM else field


def withdrawn(field: Field[T]) -> Field[T]:
    """The field without a value, its candidates kept for whoever looks."""
    scale = WITHDRAWN / max(one.confidence for one in field.candidates)
    kept = tuple(replace(one, confidence=round(one.confidence * scale, 4)) for one in field.candidates)
    return Field(kept, "illegible")


def facts_of_absent(name: str, standing: Standing, scene: Scene) -> Facts:
    """What is observed of a field that has no value."""
    bare, bare_loss = bool(scene.bare.get(name)), scene.bare_loss(name)
    hidden = max(standing.hidden(scene.lost), bare_loss)
    printed = max(standing.printed, ANNOUNCED) if bare else standing.printed
    lost = printed * hidden
    others = printed * (1.0 - hidden) * standing.unread + 1.0 - printed
    return {
        f"is:{name}": 1.0,
        "odds": _bounded(math.log(max(lost, 1e-9) / max(others, 1e-9))),
        "hidden": hidden,
        "bare": float(bare),
        "bare_loss": bare_loss,
        "poor": scene.poor,
        "cut": float(any(map(any, scene.ground.cut_sides))),
    }


def facts_of_told(name: str, told: Candidate[Any], standing: Standing, *, scene: Scene) -> Facts:
    """What is observed of a field's value."""
    ink = told.evidence[0]
    height, _ = scene.frame.cell_of(ink.page, *ink.box.center)
    cut_off = float(any(scene.ground.is_cut_off(one.page, one.box) for one in told.evidence))
    hidden, far = standing.hidden(scene.lost), standing.strangeness(height)
    return {
        f"is:{name}": 1.0,
        "belief": _bounded(_log_odds(told.confidence)),
        "doubt": -math.log(max(_least_certain(ink, scene), LEAST_CERTAIN)),
        "on_lost": max(scene.ground.losses(ink.page, ink.box, areas_only=True)),
        "cut_off": cut_off,
        "cut_number": cut_off * any(map(str.isdigit, told.text)),
        "hidden": hidden,
        "far": far,
        "rival": _bounded(math.log((hidden + LEAST_SHARE) / (standing.down[height] + LEAST_SHARE))),
        "bare_loss": scene.bare_loss(name),
        "poor": scene.poor,
    }


def _least_certain(ink: Evidence, scene: Scene) -> float:
    """The certainty of the least sure word whose middle lies in the ink."""
    page = scene.ground.document.pages[ink.page]
    words = (word for line in page.lines for word in line.words)
    return min((word.confidence for word in words if holds_middle(ink.box, word.box)), default=1.0)


def _goods(receipt: Receipt) -> tuple[tuple[int, Box], ...]:
    """Where the product lines stand."""
    inks = (item.description.best.evidence for item in receipt.items if item.description.best)
    return tuple((one.page, one.box) for ink in inks for one in ink)


def _chance(question: str, facts: Facts) -> float:
    weights = _weights()[question]
    odds = weights["bias"] + math.fsum(weights.get(name, 0.0) * number for name, number in facts.items())
    return 1.0 / (1.0 + math.exp(-min(max(odds, -SUREST), SUREST)))


@cache
def _weights() -> dict[str, dict[str, float]]:
    table = tomllib.loads(files("verify.extract").joinpath("absence.toml").read_text(encoding="utf-8"))
    weights: dict[str, dict[str, float]] = table["weights"]
    return weights


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 1e-4), 1.0 - 1e-4)
    return math.log(bounded / (1.0 - bounded))


def _bounded(odds: float) -> float:
    return min(max(odds, -MOST_ODDS), MOST_ODDS)
