"""Fits what tells a lost value from one that was never printed: ``verify/extract/absence.toml``.

    python scripts/fit_absence.py --data FOLDER --world FOLDER [--cache FOLDER [--seen]] [--folds] [--write]

*Where fields stand* and how often they are printed and overlooked is counted on made documents (--world, of ``scripts/make_world``), whose
truth says where each value stands, by kinds that are laid out alike.

*Ground.* What covers a made document (a thumb, glare, a stain …) is laid over it as an illegible area, where the truth says that it lies: the
numbers then tell what follows from an area, and depend on no state of the finding of areas. Blur, fading and cuts are left to what is seen.

*Weights.* A field without a value is an example of the question "is it lost?"; one with a value, of "is the true one lost and this
another?". What a person can still read is the truth's to say (`unreadable_fields`). The real sets (--data) add what they label, all
of it legible. Two logistic regressions, the most probable weights under normal priors. --folds prints what they would have said of
documents that they were not fitted on, and of each kind of damage when it was left out whole.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from fitted import fit_logistic, sealed
from ranking.choices import MADE, Cache, find_documents, fold_of, open_cache

from verify.bench.beside import Beside
from verify.bench.datasets import LabelledDocument
from verify.bench.equality import is_right, is_scorable, is_visible
from verify.document import Box, IllegibleArea
from verify.extract.absences import Facts, Scene, facts_of_absent, facts_of_told, overhear
from verify.extract.assemble import extract_reading
from verify.extract.ground import Ground
from verify.extract.standing import COLUMNS, PARTS, STEPS, Standing
from verify.receipt import Label, Reading, Receipt, named_fields
from verify.truth import KnownPlace, Truth

TARGET = Path(__file__).parent.parent / "verify" / "extract" / "absence.toml"
DERIVED = frozenset({"legal_name", "language", "country", "currency"})
"""Fields without a place of their own: they follow from others, or are printed in many places."""
COVERS = frozenset({"thumb", "glare", "stain", "smudge", "pen", "staple"})
COVERED_FROM = 0.75
"""Severity from which such a damage hides what lies under it, and the share of its box that it hides each way (chosen)."""
COVERED_SHARE = 0.8
FEWEST = 8
"""Printed values from which a kind's field has a place (chosen)."""
SMOOTH = 0.3
"""Values that each height is taken to have held beforehand (chosen)."""
FOLDS = 5
PRIOR = {"absent": {"bias": -1.0, "odds": 1.0}, "told": {"bias": -3.0, "belief": -0.5, "doubt": 0.5}}
"""Log-odds that the fits begin with; all else begins at nothing (by hand)."""
PRECISION, FIELD_PRECISION = 0.3, 2.0
"""One over the priors' variance: of what is observed, and of what is a field's own (chosen)."""


@dataclass(frozen=True)
class Seen:
    """A labelled document as its absences are judged."""

    group: str
    fold: int
    truth: Truth
    scene: Scene
    content: Receipt | Label
    reading: Reading

    @property
    def damages(self) -> frozenset[str]:
        """What happened to it, what every photograph has aside."""
        return frozenset(one.kind for one in self.truth.damages or ()) - {"jpeg", "noise", "perspective"}


@dataclass(frozen=True)
class Example:
    """One field of one document: what is observed, and whether its true value is lost."""

    question: str
    name: str
    seen: Seen
    facts: Facts
    lost: bool


def look_at(labelled: LabelledDocument, group: str, cache: Cache) -> Iterator[Seen]:
    """The document as judged; nothing where it is neither a receipt nor a label, or not in the cache."""
    document = cache.read(labelled.path)
    heard: list[tuple[Scene, Receipt | Label]] = []
    if document is None:
        return
    with overhear(lambda scene, content: heard.append((scene, content))):
        reading = extract_reading(document)
    if heard and reading.content is not None:
        scene, content = heard[-1]
        yield Seen(group, fold_of(labelled), labelled.truth, covered(scene, labelled.truth), content, reading)


def covered(scene: Scene, truth: Truth) -> Scene:
    """The scene with an illegible area wherever the truth says that something covers the paper."""
    document = scene.ground.document
    pages = list(document.pages)
    for one in truth.damages or ():
        if one.kind in COVERS and one.severity >= COVERED_FROM and one.box is not None:
            legibility = pages[one.page].legibility
            area = IllegibleArea(one.page, _shrunk(one.box), "hidden")
            pages[one.page] = replace(pages[one.page], legibility=replace(legibility, areas=(*legibility.areas, area)))
    return replace(scene, ground=Ground(replace(document, pages=tuple(pages))))


def _shrunk(box: tuple[float, float, float, float]) -> Box:
    across, down = ((1.0 - COVERED_SHARE) / 2 * (box[edge + 2] - box[edge]) for edge in (0, 1))
    return Box(box[0] + across, box[1] + down, box[2] - across, box[3] - down)


def learn_standings(seen: Iterable[Seen]) -> dict[tuple[str, str], Standing]:
    """Where each field stands, by kinds laid out alike."""
    counts: Counter[str] = Counter()
    printed, unread = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    readable = Counter[tuple[str, str]]()
    down: dict[tuple[str, str], Any] = defaultdict(lambda: np.full(PARTS * STEPS, SMOOTH))
    across: dict[tuple[str, str], Any] = defaultdict(lambda: np.zeros(COLUMNS))
    placed = Counter[tuple[str, str]]()
    for one in seen:
        counts[one.scene.group] += 1
        beside = Beside(one.reading, one.truth)
        for name, field in named_fields(one.content):
            key = one.scene.group, name
            if name in DERIVED or one.truth.fields.get(name) is None:
                continue
            printed[key] += 1
            if not beside.is_unreadable(name):
                readable[key] += 1
                unread[key] += field.told is None
            for place in (one.truth.places or {}).get(name, ())[:1]:
                height, columns = _cells(one.scene, place)
                down[key][height] += 1
                across[key][columns] += 1
                placed[key] += 1
    return {
        key: Standing(
            round((printed[key] + 0.5) / (counts[key[0]] + 1), 4),
            round((unread[key] + 0.5) / (readable[key] + 1), 4),
            tuple((down[key] / down[key].sum()).round(4).tolist()),
            tuple((across[key] / placed[key]).round(3).tolist()),
        )
        for key in sorted(printed)
        if placed[key] >= FEWEST
    }


def _cells(scene: Scene, place: KnownPlace) -> tuple[int, list[int]]:
    """The height at which a value stands, and the columns that it covers."""
    left, top, right, bottom = place.box
    height, first = scene.frame.cell_of(place.page, left, (top + bottom) / 2)
    _, last = scene.frame.cell_of(place.page, right, (top + bottom) / 2)
    return height, list(range(first, last + 1))


def examples_of(seen: Seen, standings: dict[tuple[str, str], Standing]) -> Iterator[Example]:
    """What one document teaches."""
    beside = Beside(seen.reading, seen.truth)
    for name, field in named_fields(seen.content):
        standing = standings.get((seen.scene.group, name))
        if standing is None or name in DERIVED:
            continue
        true = seen.truth.fields.get(name)
        lost = true is not None and beside.is_unreadable(name)
        if field.told is None:
            if seen.group == MADE:
                yield Example("absent", name, seen, facts_of_absent(name, standing, seen.scene), lost)
        elif true is not None and is_scorable(name) and is_visible(name, seen.truth):
            right = is_right(name, field.told.value, seen.truth)
            if right or lost:  # a value misread on legible ground is another question's
                facts = facts_of_told(name, field.told, standing, scene=seen.scene)
                yield Example("told", name, seen, facts, lost and not right)


def fit(question: str, examples: list[Example]) -> dict[str, float]:
    """The question's weights."""
    own = [one for one in examples if one.question == question]
    names = ["bias", *sorted({name for one in own for name in one.facts})]
    prior = np.array([PRIOR[question].get(name, 0.0) for name in names])
    precision = np.array([FIELD_PRECISION if name.startswith("is:") else PRECISION for name in names])
    rows = np.array([[1.0, *(one.facts.get(name, 0.0) for name in names[1:])] for one in own])
    right = np.array([float(one.lost) for one in own])
    weights = fit_logistic(rows, right, counts=np.ones(len(own)), prior=prior, precision=precision)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def chance(weights: dict[str, float], facts: Facts) -> float:
    """What the weights say."""
    odds = weights["bias"] + sum(weights.get(name, 0.0) * number for name, number in facts.items())
    return float(1.0 / (1.0 + np.exp(-odds)))


def held_out(question: str, examples: list[Example]) -> list[tuple[Example, float]]:
    """Each example with what was said of it by weights from other documents."""
    answers = []
    for fold in range(FOLDS):
        weights = fit(question, [one for one in examples if one.seen.fold != fold])
        answers += [
            (one, chance(weights, one.facts)) for one in examples if one.question == question and one.seen.fold == fold
        ]
    return answers


def describe(question: str, answers: list[tuple[Example, float]]) -> Iterator[str]:
    """Recall and precision at several thresholds."""
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        said = [one for one, value in answers if value >= threshold]
        lost = sum(one.lost for one, _ in answers)
        right = sum(one.lost for one in said)
        yield f"{question} at {threshold}: {right} of {lost} lost said, {len(said) - right} others of {len(answers) - lost}"


def write_table(standings: dict[tuple[str, str], Standing], weights: dict[str, dict[str, float]]) -> str:
    """The file's text."""
    lines = []
    for question, table in weights.items():
        lines += [f"[weights.{question}]", *(f'"{name}" = {weight}' for name, weight in table.items()), ""]
    for (group, name), one in standings.items():
        lines += [
            f"[standing.{group}.{name}]",
            f"printed = {one.printed}",
            f"unread = {one.unread}",
            f"down = {list(one.down)}",
            f"across = {list(one.across)}",
            "",
        ]
    return sealed("\n".join(lines), made_by="scripts/fit_absence.py")


def main() -> None:
    """Count, fit, and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder of the outside data sets")
    parser.add_argument("--world", type=Path, nargs="+", required=True, help="folders of made documents")
    parser.add_argument("--cache", type=Path, default=Path(".cache/fit_ranking"), help="what was recognised")
    parser.add_argument("--seen", action="store_true", help="pass over documents that the cache does not hold")
    parser.add_argument("--folds", action="store_true", help="print the held-out figures")
    parser.add_argument("--write", action="store_true", help="replace the file")
    given = parser.parse_args()
    cache = open_cache(given.cache, only=given.seen)
    seen = [
        one for group, labelled in find_documents(given.data, given.world) for one in look_at(labelled, group, cache)
    ]
    standings = learn_standings(one for one in seen if one.group == MADE)
    examples = [example for one in seen for example in examples_of(one, standings)]
    questions = tuple(PRIOR)
    weights = {question: fit(question, examples) for question in questions}
    if given.folds:
        for question in questions:
            print("\n".join(describe(question, held_out(question, examples))))
    if given.write:
        TARGET.write_text(write_table(standings, weights), encoding="utf-8")


if __name__ == "__main__":
    main()
