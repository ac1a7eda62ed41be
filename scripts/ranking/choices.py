"""Labelled documents as choices: the values that were proposed for a field, and which of them are right.

Documents are read with the product's own loader and recogniser; what it saw is kept in a cache by the file's digest.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from verify.bench import equality
from verify.bench.datasets import LabelledDocument, load_dataset
from verify.codec import decode, encode
from verify.config import load_settings
from verify.document import Document
from verify.extract.assemble import extract_reading
from verify.extract.certainty import Ink
from verify.extract.ranking import Proposal, overhear
from verify.load.source import load_pages
from verify.pipeline import Reader, load_source
from verify.receipt import Candidate, Field, Reading, named_fields
from verify.recognize.page import recognize_document
from verify.text import fold, likeness, squeeze
from verify.truth import Truth
from verify.wiring import make_reader

SETS = (
    "sroie",
    "my-receipts",
    "vision-data-de",
    "zugferd-facturx",
    "invoice2data",
    "de-rewe-ebon",
    "fi-kuittiskanneri",
)
"""The real sets that are fitted on. WildReceipt's test part is measured on, never fitted."""
MADE = "made"
"""The group of all made documents: one source."""
LIKE = 0.85
"""A name or address this alike teaches as the right one: OCR's slips are not the ranking's (chosen)."""
SHORTEST_PART = 3
"""Letters below which being part of a name says nothing (chosen)."""
SPARE_WORDS = 1
"""Words that a right name may have more than the shortest right one and still teach (measured: two teach to join the town below, none to drop the legal form)."""
FOLDS = 5

Place = tuple[tuple[str, float], ...]
"""What was observed at one place: clues as 1, measures as their numbers."""


@dataclass(frozen=True)
class Choice:
    """One field of one document: the values proposed, each with the places it stands at."""

    group: str
    """The data set."""
    fold: int
    places: tuple[tuple[Place, ...], ...]
    right: tuple[bool, ...]
    """By value: equal to the truth."""
    alike: tuple[bool, ...]
    """By value: equal, OCR's slips aside."""
    ink: tuple[tuple[Place, ...], ...] = ()
    """By value and place: what is observed of the ink (``verify/extract/certainty.py``)."""


@dataclass(frozen=True)
class Belief:
    """The likeliest value of one field of one document: how sure its finder is, and whether it is right."""

    group: str
    fold: int
    belief: float
    right: bool
    ink: Place


@dataclass
class Labelled:
    """What was collected: choices by field that is ranked here, beliefs by field of the reading, and how often each was labelled."""

    choices: dict[str, list[Choice]]
    beliefs: dict[str, list[Belief]] = field(default_factory=dict)
    printed: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many documents of a group name a printed value, by (field, group)."""
    documents: Counter[str] = field(default_factory=Counter)
    """How many were read, by group."""

    def add(self, other: Labelled) -> None:
        """Take over what was collected elsewhere."""
        for name, choices in other.choices.items():
            self.choices.setdefault(name, []).extend(choices)
        for name, beliefs in other.beliefs.items():
            self.beliefs.setdefault(name, []).extend(beliefs)
        self.printed.update(other.printed)
        self.documents.update(other.documents)


@dataclass(frozen=True)
class Cache:
    """What the product's recogniser saw, by the digest of the file."""

    folder: Path
    only: bool
    """Whether documents that are not in the cache are passed over, not recognised."""
    reader: Reader

    def read(self, path: Path) -> Document | None:
        """What is seen in `path`."""
        source = load_source(path)
        kept = self.folder / f"{source.digest}.json"
        if not kept.is_file():
            if self.only:
                return None
            seen = recognize_document(source, load_pages(source), ocr=self.reader.ocr, barcodes=self.reader.barcodes)
            kept.write_bytes(encode(seen))
        return decode(Document, kept.read_bytes())


def open_cache(folder: Path, *, only: bool) -> Cache:
    """The cache in `folder`, made where it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    return Cache(folder, only, make_reader(load_settings()))


def find_documents(data: Path | None, worlds: Iterable[Path]) -> Iterator[tuple[str, LabelledDocument]]:
    """Every labelled document with its group: the real sets in `data`, the made worlds' folders; a claim's documents count too."""
    folders = [(group, data / group) for group in SETS] if data is not None else []
    for group, folder in [*folders, *((MADE, world) for world in worlds)]:
        dataset = load_dataset(folder)
        claimed = [one for claim in dataset.claims for one in claim.documents]
        yield from ((group, one) for one in (*dataset.documents, *claimed))


def collect(documents: Iterable[tuple[str, LabelledDocument]], cache: Cache, fields: Iterable[str]) -> Labelled:
    """Every labelled field of every document: what was proposed for it, and what was believed in the end."""
    found = Labelled({name: [] for name in fields})
    for group, labelled in documents:
        document = cache.read(labelled.path)
        if document is None:
            continue
        found.documents[group] += 1
        proposed: dict[str, tuple[Proposal[Any], ...]] = {}
        bare = replace(document, statements=(), second_looks=())  # witnesses are heard after the calibration
        with overhear(proposed.__setitem__):
            reading = extract_reading(bare, calibrated=False)
        ink = Ink(document)
        for name, kept in found.choices.items():
            if is_labelled(name, labelled.truth, group):
                kept.append(_choice(name, proposed.get(name, ()), labelled, group=group, ink=ink))
        for name, best, right in _beliefs(reading, labelled.truth, group):
            found.printed[name, group] += 1
            if best is not None:
                belief = Belief(group, fold_of(labelled), best.confidence, right, ink.measures(best.evidence[0]))
                found.beliefs.setdefault(name, []).append(belief)
    return found


def _beliefs(reading: Reading, truth: Truth, group: str) -> Iterator[tuple[str, Candidate[Any] | None, bool]]:
    """Each labelled field with its likeliest candidate, and whether that is right."""
    read: dict[str, Field[Any]] = {"kind": reading.kind}
    read.update(named_fields(reading.content) if reading.content is not None else ())
    for name, told in (("kind", truth.kind), ("language", truth.language), ("country", truth.country)):
        best = read.get(name, Field()).best
        if told and (name == "kind" or reading.receipt is not None):
            yield name, best, best is not None and best.value == told
    for name in truth.fields:
        if equality.is_scorable(name) and is_labelled(name, truth, group):
            best = read.get(name, Field()).best
            yield name, best, best is not None and is_right(name, best.value, truth)


def is_labelled(name: str, truth: Truth, group: str) -> bool:
    """Whether the truth names a printed value; the hybrid invoices' VAT is the XML's, which need not be printed."""
    if name == "vat" and group == "zugferd-facturx":
        return False
    return bool(truth.fields.get(name)) and equality.is_visible(name, truth)


def is_right(name: str, value: Any, truth: Truth) -> bool:  # noqa: ANN401 - a name's value: text, amount, date or time
    """Whether `value` is what the truth says of `name`, as the benchmark counts, signs aside."""
    if isinstance(value, Decimal):  # a printed minus is the finder's to weigh, not the ranking's to learn
        return abs(value) == abs(Decimal(str(truth.fields[name])))
    return equality.is_right(name, value, truth)


def is_alike(name: str, value: Any, truth: Truth, *, group: str) -> bool:  # noqa: ANN401
    """What teaches as right: what is right, a few misread glyphs in names and addresses aside.

    A retailer's name may be a part of the true one, or hold it; sroie's truth is the printed line itself, and teaches only that:
    the finder would learn to join whatever stands near.
    """
    if name not in {"retailer", "address"}:
        return is_right(name, value, truth)
    both = [truth.fields[name], truth.fields.get("legal_name") if name == "retailer" else None]
    read, texts = squeeze(value), [squeeze(str(text)) for text in both if text]
    parts = name == "retailer" and group != "sroie"
    return any(
        likeness(text, read) > LIKE
        or (parts and min(len(text), len(read)) >= SHORTEST_PART and (text in read or read in text))
        for text in texts
    )


def fold_of(labelled: LabelledDocument) -> int:
    """The fold: all documents of one retailer share it."""
    key = fold(str(labelled.truth.fields.get("retailer") or "")) or labelled.path.name
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def _choice(
    name: str, proposals: Iterable[Proposal[Any]], labelled: LabelledDocument, *, group: str, ink: Ink
) -> Choice:
    values: dict[Any, list[Proposal[Any]]] = {}
    for proposal in proposals:
        values.setdefault(proposal.value, []).append(proposal)
    return Choice(
        group,
        fold_of(labelled),
        tuple(tuple(map(_place, places)) for places in values.values()),
        tuple(is_right(name, value, labelled.truth) for value in values),
        _teaching(name, values, labelled.truth, group=group),
        tuple(tuple(ink.measures(place.evidence) for place in places) for places in values.values()),
    )


def _teaching(name: str, values: Mapping[Any, list[Proposal[Any]]], truth: Truth, *, group: str) -> tuple[bool, ...]:
    """By value, whether it teaches as right; of an address only what comes nearest, for its neighbours lack a line or have one too many."""
    alike = tuple(is_alike(name, value, truth, group=group) for value in values)
    if name == "retailer":
        return _names_taught(values, alike, truth, group=group)
    if name != "address" or not any(alike):
        return alike
    near = [likeness(squeeze(str(truth.fields[name])), squeeze(value)) for value in values]
    return tuple(one == max(near) for one in near)


def _names_taught(
    values: Mapping[str, list[Proposal[str]]], alike: tuple[bool, ...], truth: Truth, *, group: str
) -> tuple[bool, ...]:
    """By name, whether it teaches as right: where one is right as it stands none that is merely alike, nor one with half the street joined.

    A name that only a domain spells teaches only where none is printed: it is the shop's too, but never its printed name.
    """
    right = tuple(is_right("retailer", value, truth) for value in values)
    if group == "sroie":
        right = tuple(squeeze(value) == squeeze(str(truth.fields["retailer"])) for value in values)
    if not any(right):
        return alike
    spelt = tuple(all("domain_only" in one.clues for one in places) for places in values.values())
    words = [len(value.split()) for value in values]
    printed = [count for count, good, domain in zip(words, right, spelt, strict=True) if good and not domain]
    if not printed:
        return right
    most = min(printed) + SPARE_WORDS
    return tuple(good and not domain and count <= most for count, good, domain in zip(words, right, spelt, strict=True))


def _place(proposal: Proposal[Any]) -> Place:
    clues = sorted({clue for clue in proposal.clues if clue})
    return (*((clue, 1.0) for clue in clues), *proposal.measures)
