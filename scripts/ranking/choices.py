"""Labelled documents as choices: the values that were proposed for a field, and which of them are right.

Documents are read with the product's own loader and recogniser; what it saw is kept in a cache by the file's digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from verify.bench import equality
from verify.bench.datasets import LabelledDocument, load_dataset
from verify.codec import decode, encode
from verify.config import load_settings
from verify.document import Document
from verify.extract.assemble import extract_reading
from verify.extract.ranking import Proposal, overhear
from verify.load.source import load_pages
from verify.pipeline import Reader, load_source
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


def collect(
    documents: Iterable[tuple[str, LabelledDocument]], cache: Cache, fields: Iterable[str]
) -> dict[str, list[Choice]]:
    """Every labelled field of every document, by field."""
    choices: dict[str, list[Choice]] = {field: [] for field in fields}
    for group, labelled in documents:
        document = cache.read(labelled.path)
        if document is None:
            continue
        proposed: dict[str, tuple[Proposal[Any], ...]] = {}
        with overhear(proposed.__setitem__):
            extract_reading(document)
        for field, kept in choices.items():
            if is_labelled(field, labelled.truth, group):
                kept.append(_choice(field, proposed.get(field, ()), labelled, group))
    return choices


def is_labelled(field: str, truth: Truth, group: str) -> bool:
    """Whether the truth names a printed value; the hybrid invoices' VAT is the XML's, which need not be printed."""
    if field == "vat" and group == "zugferd-facturx":
        return False
    return bool(truth.fields.get(field)) and equality.is_visible(field, truth)


def is_right(field: str, value: Any, truth: Truth) -> bool:  # noqa: ANN401 - a field's value: text, amount, date or time
    """Whether `value` is what the truth says of `field`, as the benchmark counts, signs aside."""
    if isinstance(value, Decimal):  # a printed minus is the finder's to weigh, not the ranking's to learn
        return abs(value) == abs(Decimal(str(truth.fields[field])))
    return equality.is_right(field, value, truth)


def is_alike(field: str, value: Any, truth: Truth, *, group: str) -> bool:  # noqa: ANN401
    """What teaches as right: what is right, a few misread glyphs in names and addresses aside.

    A retailer's name may be a part of the true one, or hold it; sroie's truth is the printed line itself, and teaches only that:
    the finder would learn to join whatever stands near.
    """
    if field not in {"retailer", "address"}:
        return is_right(field, value, truth)
    both = [truth.fields[field], truth.fields.get("legal_name") if field == "retailer" else None]
    read, names = squeeze(value), [squeeze(str(name)) for name in both if name]
    parts = field == "retailer" and group != "sroie"
    return any(
        likeness(name, read) > LIKE
        or (parts and min(len(name), len(read)) >= SHORTEST_PART and (name in read or read in name))
        for name in names
    )


def fold_of(labelled: LabelledDocument) -> int:
    """The fold: all documents of one retailer share it."""
    key = fold(str(labelled.truth.fields.get("retailer") or "")) or labelled.path.name
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def _choice(field: str, proposals: Iterable[Proposal[Any]], labelled: LabelledDocument, group: str) -> Choice:
    values: dict[Any, list[Place]] = {}
    for proposal in proposals:
        values.setdefault(proposal.value, []).append(_place(proposal))
    return Choice(
        group,
        fold_of(labelled),
        tuple(tuple(places) for places in values.values()),
        tuple(is_right(field, value, labelled.truth) for value in values),
        tuple(is_alike(field, value, labelled.truth, group=group) for value in values),
    )


def _place(proposal: Proposal[Any]) -> Place:
    clues = sorted({clue for clue in proposal.clues if clue})
    return (*((clue, 1.0) for clue in clues), *proposal.measures)
