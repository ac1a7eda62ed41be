"""The straight path, nothing else.

    Source -load-> PageImages -recognize-> Document -extract-> Receipt or Label  = Reading  (anywhere, in parallel)
    Readings + ClaimForm + earlier uses                                          = Case
    Case -clause by clause-> Findings -decide-> Verdict                          (one place, milliseconds)

Second looks are why reading is a loop: `extract` names the regions in doubt, `recognize` reads them again, from another crop
or with another engine, `extract` decides anew. Which fields are worth one comes from the campaign.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from time import perf_counter

from verify.claim import Case, ClaimForm
from verify.document import Barcode, Document, LoadedSource, PageImage, Region, Source, Word
from verify.errors import ConfigError, DocumentError
from verify.extract.assemble import extract_reading, join_parts
from verify.extract.mending import NAMES, is_line
from verify.judge.campaign import Campaign
from verify.judge.decide import judge_case
from verify.load.source import LIMITS, load_pages
from verify.receipt import Item, Label, Reading, Receipt
from verify.recognize.engine import BarcodeReader, OcrEngine
from verify.recognize.line_looks import LineReader, read_lines_again
from verify.recognize.page import look_again, recognize_document
from verify.verdict import Verdict

ALL_FIELDS = frozenset(one.name for record in (Receipt, Item, Label) for one in fields(record))
"""Every field that a second look could mend."""

Recall = Callable[[ClaimForm, tuple[Reading, ...], dt.datetime], Case]
"""Claim, its readings and the moment of judging to a Case: what is remembered is the caller's to look up."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents, one at a time, each by itself."""

    ocr: OcrEngine
    barcodes: tuple[BarcodeReader, ...] = ()
    witness: OcrEngine | None = None
    """Reads regions in doubt again."""
    second_looks: int = 0
    """The most regions of a document that are read again."""
    witness_of: Callable[[str | None], OcrEngine] | None = None
    """The witness for a document's language (ISO 639-1; None where it is not known), asked where `witness` left a doubt."""
    line_reader: LineReader | None = None
    """Reads single lines in doubt again."""

    def read(self, source: Source, *, wanted: frozenset[str] = ALL_FIELDS) -> Reading:
        """What `source` says; a Reading of no pages, with the cause, for what cannot be opened."""
        try:
            return self.read_opened(source, wanted=wanted)
        except DocumentError as error:
            return unread(source, error)

    def read_opened(self, source: Source, *, wanted: frozenset[str] = ALL_FIELDS) -> Reading:
        """What `source` says; DocumentError for what cannot be opened."""
        clock = _Stopwatch()
        with clock.stage("load"):
            loaded = load_pages(source)
        with clock.stage("recognize"):
            document = recognize_document(
                source,
                loaded,
                ocr=_TimedOcr(self.ocr, clock),
                barcodes=tuple(_TimedBarcodes(reader, clock) for reader in self.barcodes),
            )
        with clock.stage("extract"):
            reading = extract_reading(document)
        return replace(self._read_doubts(reading, loaded, wanted, clock=clock), seconds=clock.seconds)

    def _read_doubts(
        self, reading: Reading, loaded: LoadedSource, wanted: frozenset[str], *, clock: _Stopwatch
    ) -> Reading:
        """`reading` decided anew after at most `second_looks` regions in doubt were read again."""
        witnesses = self._witnesses_for(reading)
        doubts = tuple(region for region in reading.doubts if region.role in wanted)[: self.second_looks]
        lines = self._lines_of(reading.document, doubts)
        reading = self._read_lines_again(reading, loaded, lines, clock=clock)
        for region in doubts:
            if region.role in NAMES or any((region.page, region.box) == (line.page, line.box) for line in lines):
                continue
            for witness in witnesses:
                with clock.stage("second-looks"):
                    document = look_again(reading.document, loaded, region, witness=witness)
                with clock.stage("extract"):
                    reading = extract_reading(document)
                if not any(doubt.role == region.role for doubt in reading.doubts):
                    break
        return reading

    def _lines_of(self, document: Document, doubts: tuple[Region, ...]) -> tuple[Region, ...]:
        """Those of `doubts` that are single lines, each once; none where nobody reads lines."""
        if self.line_reader is None:
            return ()
        by_place = {(region.page, region.box): region for region in reversed(doubts) if is_line(document, region)}
        return tuple(region for region in doubts if by_place.get((region.page, region.box)) is region)

    def _read_lines_again(
        self, reading: Reading, loaded: LoadedSource, lines: tuple[Region, ...], *, clock: _Stopwatch
    ) -> Reading:
        """`reading` decided anew after `lines` were read again; as it is where there are none, or nobody to read them."""
        if not lines or self.line_reader is None:
            return reading
        with clock.stage("second-looks"):
            document = read_lines_again(reading.document, loaded, lines, reader=self.line_reader)
        with clock.stage("extract"):
            return extract_reading(document)

    def _witnesses_for(self, reading: Reading) -> tuple[OcrEngine, ...]:
        """Who looks at a region in doubt, one after another until the doubt is gone."""
        language = reading.receipt.language.value if reading.receipt else None
        speaking = (self.witness_of(language),) if self.witness_of else ()
        return (*((self.witness,) if self.witness else ()), *speaking)


def unread(source: Source, error: DocumentError) -> Reading:
    """The reading of what could not be opened: no pages, and the cause."""
    return Reading(Document(source.name, source.digest, problem=error.cause))


def verify_claim(  # noqa: PLR0913 - what a verdict depends on, no more
    claim: ClaimForm,
    sources: Iterable[Source],
    campaign: Campaign,
    reader: Reader,
    *,
    judged_at: dt.datetime | None = None,
    recall: Recall | None = None,
) -> Verdict:
    """The answer to `claim`, whose documents are `sources` in the claim's order; judged when submitted unless told otherwise."""
    readings = tuple(reader.read(source, wanted=campaign.wanted) for source in sources)
    return judge_case((recall or recall_nothing)(claim, readings, judged_at or claim.submitted_at), campaign)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim as it was judged, and the answer."""

    case: Case
    """With what a store knew: earlier uses, and the documents taken over from a claim that this one completes."""
    verdict: Verdict


Judge = Callable[[ClaimForm, tuple[Reading, ...], Campaign], Judgement]
"""Answers a claim whose documents were read, at the moment of its submission: with a store, or without."""


def judge_alone(claim: ClaimForm, readings: tuple[Reading, ...], campaign: Campaign) -> Judgement:
    """The answer without a store."""
    case = recall_nothing(claim, readings, claim.submitted_at)
    return Judgement(case, judge_case(case, campaign))


def recall_nothing(claim: ClaimForm, readings: tuple[Reading, ...], judged_at: dt.datetime) -> Case:
    """The case as it stands without a store: the clauses that count earlier claims answer `unsupplied`.

    Documents that are parts of one paper are joined here, before judging, which knows no extraction; it takes milliseconds.
    """
    refuse_answers(claim)
    return Case(claim, readings, judged_at, joined=join_parts(readings))


def refuse_answers(claim: ClaimForm) -> None:
    """Nothing; ConfigError where the claim completes an earlier one, which only a store knows."""
    if claim.answers is not None:
        raise ConfigError(
            f"{claim.id}: answers {claim.answers.claim_id}, and no store is there that knows it",
            hint="send the complete claim with all its documents and without `answers`",
        )


def load_source(path: Path, name: str | None = None) -> Source:
    """The file at `path`, called `name` in messages; DocumentError of cause ``not-there`` where there is none to read.

    Never more than one byte above the limit is read: that is enough for `load_pages` to refuse it.
    """
    called = str(path) if name is None else name
    try:
        with path.open("rb") as file:
            return Source(called, file.read(LIMITS.file_bytes + 1))
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        hint = "look at the path; in a claim it is relative to the claim's file"
        raise DocumentError(f"{called}: {reason.lower()}", hint=hint, cause="not-there") from error


class _Stopwatch:
    """Wall-clock seconds by stage; what an inner stage takes is not counted in the outer one."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = {}
        self._inner = 0.0

    @property
    def seconds(self) -> tuple[tuple[str, float], ...]:
        """(stage, seconds), in the order in which stages were first left."""
        return tuple(self._spent.items())

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside as `name`."""
        outer, self._inner = self._inner, 0.0
        began = perf_counter()
        try:
            yield
        finally:
            whole = perf_counter() - began
            self._spent[name] = self._spent.get(name, 0.0) + whole - self._inner
            self._inner = outer + whole


@dataclass(frozen=True, slots=True)
class _TimedOcr:
    """An OcrEngine whose time is counted."""

    engine: OcrEngine
    clock: _Stopwatch

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def version(self) -> str:
        return self.engine.version

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        return self.engine.models

    def read(self, image: PageImage) -> tuple[Word, ...]:
        with self.clock.stage("ocr"):
            return self.engine.read(image)


@dataclass(frozen=True, slots=True)
class _TimedBarcodes:
    """A BarcodeReader whose time is counted."""

    reader: BarcodeReader
    clock: _Stopwatch

    @property
    def name(self) -> str:
        return self.reader.name

    @property
    def version(self) -> str:
        return self.reader.version

    def read(self, image: PageImage) -> tuple[Barcode, ...]:
        with self.clock.stage("barcodes"):
            return self.reader.read(image)
