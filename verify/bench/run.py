"""A run of the benchmark: what became of each document and each claim, in small records, and their file (``bench/1``).

Everything a page, a table or a later run needs stands here, and nothing else does: no pixels, no words, no readings. A
run over a thousand documents is a few megabytes; crops are cut from the documents themselves when a page is made.

The file is JSON, an object a line inside ``documents`` and ``claims``; a key that has its default is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from verify.codec import adapter_of, refuse_unknown_keys
from verify.contract.strict import parse_object, record_of
from verify.truth import KnownPlace

RUN_SCHEMA = "bench/1"

Outcome = Literal["right", "wrong", "missing"]
"""*Wrong*: a value was read and it is another. *Missing*: none was read. Wrong is worse."""

Telling = Literal["told", "read", "wrong", "missing"]
"""What was made of a value that a person cannot read: *told* to be illegible, *read* rightly all the same, read and *wrong*,
or said to be *missing* as if nothing stood there."""


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One true value against what was read."""

    field: str
    """``total``, ``total.text`` (as printed), ``items.price``, ``barcode``, ``kind`` …"""
    outcome: Outcome
    expected: str
    read: str | None
    confidence: float | None = None
    """The reading's own confidence; None when nothing was read."""
    ink: tuple[KnownPlace, ...] = ()
    """Where the read value stands: boxes on the upright page."""
    true_ink: tuple[KnownPlace, ...] = ()
    """Where the truth says the value stands, if it does."""
    illegible: bool = False
    """Nothing was read, and the reading says that the place is illegible."""


@dataclass(frozen=True, slots=True)
class LegibilityScore:
    """One value that, by the truth, no person can read."""

    field: str
    outcome: Telling


@dataclass(frozen=True, slots=True)
class LineScore:
    """A document's true text lines against the read ones (`characters.py` says how they are matched)."""

    characters: int
    """In the true lines."""
    edits: int
    """Characters replaced, dropped or put in."""
    words: int
    """In the true lines."""
    words_found: int


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page as it was read: what one needs to cut a box out of the delivered picture."""

    width_px: int
    """Upright."""
    height_px: int
    turn: int = 0
    """Degrees clockwise by which the delivered picture was turned to become upright."""


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """One document, read and scored."""

    document: str
    """Path relative to the run's folder, with slashes."""
    scores: tuple[FieldScore, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    """Wall-clock seconds by stage."""
    pages: int = 0
    failure: str | None = None
    """What went wrong, where reading failed; then there are no scores."""
    kind: str | None = None
    """As the truth has it, like all down to `legible`; None where it says nothing, or there is none."""
    language: str | None = None
    country: str | None = None
    condition: str | None = None
    """What is hard about it; the name of its folder where the truth says nothing."""
    capture: str | None = None
    layout: str | None = None
    damage: str | None = None
    """The kind of the worst known damage; ``none`` where the truth says that there is none."""
    severity: float | None = None
    """Of that damage, 0 to 1."""
    symbology: str | None = None
    legible: bool | None = None
    """By the truth."""
    legibility: float | None = None
    """The reading's score, 0 to 1; None where reading failed."""
    state: str | None = None
    """The reading's ``legible``, ``degraded`` or ``illegible``."""
    causes: tuple[str, ...] = ()
    """Why it is not legible, as the reading says; for what could not be opened, that."""
    unreadable: tuple[LegibilityScore, ...] = ()
    lines: LineScore | None = None
    """None where the truth has no lines."""
    seen: tuple[PageSeen, ...] = ()
    peak_bytes: int = 0
    """The most memory that the reading process had held when it was done with this document."""
    labelled: bool = True
    """False: read for time, failures and legibility; nothing is known about it."""


@dataclass(frozen=True, slots=True)
class FindingNote:
    """A clause's answer in short."""

    ref: str
    clause: str
    outcome: str
    reason: str | None = None
    consequence: str = "review"
    confidence: float = 1.0
    claimed: str | None = None
    read: str | None = None
    expected: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """One claim, judged."""

    claim: str
    """Path of its folder relative to the run's, with slashes."""
    claim_id: str
    campaign: str
    expected: str
    """The decision by the truth."""
    acceptable: tuple[str, ...] = ()
    """Decisions that are no error either; holds `expected`."""
    decided: str | None = None
    """None: see `failure`."""
    confidence: float | None = None
    scenario: str | None = None
    must_fail: tuple[str, ...] = ()
    """Refs of clauses that have to fail."""
    failed: tuple[str, ...] = ()
    """Refs of clauses that did."""
    findings: tuple[FindingNote, ...] = ()
    """Those that do not hold, `not-applicable` and `unsupplied` ones aside."""
    scores: tuple[FieldScore, ...] = ()
    """Amount and days, where the truth names them and the decision is the expected one."""
    lacks_earlier: bool = False
    """The decision presupposes earlier claims that are not in this run: it is no error to miss it."""
    documents: tuple[str, ...] = ()
    """Paths of its documents, each a `DocumentResult` too."""
    judge_seconds: float = 0.0
    failure: str | None = None

    @property
    def is_right(self) -> bool:
        """Exactly the expected decision."""
        return self.decided == self.expected

    @property
    def is_acceptable(self) -> bool:
        """The expected decision or one as good."""
        return self.decided is not None and self.decided in (self.expected, *self.acceptable)

    @property
    def is_false_accept(self) -> bool:
        """Accepted, and the truth does not allow it: the worst error there is."""
        return self.decided == "accept" and not self.is_acceptable

    @property
    def is_false_reject(self) -> bool:
        """Rejected, and the truth does not allow it."""
        return self.decided == "reject" and not self.is_acceptable

    @property
    def traps_found(self) -> tuple[str, ...]:
        """Those of `must_fail` that failed."""
        return tuple(ref for ref in self.must_fail if ref in self.failed)


@dataclass(frozen=True, slots=True)
class Run:
    """One dataset read by one engine."""

    dataset: str
    command: str
    machine: dict[str, str]
    """Platform, processor, how many processors, memory, Python."""
    made_by: dict[str, str]
    """Versions of the program, its engines, models (digests) and the packages it stands on."""
    documents: tuple[DocumentResult, ...]
    """In order of their paths; those of claims among them."""
    claims: tuple[ClaimResult, ...] = ()
    folder: str = ""
    """Where the dataset lay."""
    engine: str = ""
    profile: str = ""
    seed: int | None = None
    """What the sample was drawn with; None where nothing was drawn."""
    population: int = 0
    """How many documents and claims the dataset has, drawn or not."""
    workers: int = 1
    seconds: float = 0.0
    """Wall clock of the whole run, building the workers included."""

    @property
    def scores(self) -> tuple[FieldScore, ...]:
        """Every document's scores, in order."""
        return tuple(score for document in self.documents for score in document.scores)

    @property
    def failures(self) -> tuple[tuple[str, str], ...]:
        """(path, what went wrong) of each document and claim that failed; there should be none."""
        documents = ((one.document, one.failure) for one in self.documents if one.failure)
        claims = ((one.claim, one.failure) for one in self.claims if one.failure)
        return (*documents, *claims)

    def path_of(self, document: str) -> Path:
        """Where the document lies, by the path that the run calls it."""
        return Path(self.folder) / document


refuse_unknown_keys(FieldScore, LegibilityScore, LineScore, PageSeen, DocumentResult, FindingNote, ClaimResult, Run)


def run_json(run: Run) -> str:
    """The run as the text of its file."""
    plain = adapter_of(Run).dump_python(run, mode="json", exclude_defaults=True)
    return "{\n" + ",\n".join(_lines_of({"schema": RUN_SCHEMA, **plain})) + "\n}\n"


def parse_run(data: bytes) -> Run:
    """The run that a file holds; ValueError names the place of what is wrong."""
    return record_of(Run, parse_object(data, RUN_SCHEMA))


def _lines_of(plain: dict[str, Any]) -> Iterator[str]:
    """The object's entries, lists of objects with one object a line."""
    for key, value in plain.items():
        if key in {"documents", "claims"}:
            yield f"{_plain(key)}: [\n" + ",\n".join(_plain(one) for one in value) + "\n]"
        else:
            yield f"{_plain(key)}: {_plain(value)}"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
