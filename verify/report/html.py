"""A verdict, readings or a batch as one HTML page that needs nothing else: pictures, styles and script are inside.

The documents stand left with a box over each piece of ink, the findings right as rows claimed / read / expected. A row
in focus lights up its boxes, a box leads back to its row. What the claimant has to send again is shown as the claimant will
see it: the page with the part marked, the sentence below it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from verify.claim import ClaimForm
from verify.document import Box, Document, Page, Source
from verify.letters.catalog import find_language
from verify.load.preview import preview_page
from verify.load.source import load_pages
from verify.receipt import Reading
from verify.report.fields import told_fields, told_kind
from verify.report.page import data_uri, render_page
from verify.report.pictures import StepPicture, draw_steps
from verify.report.wording import DECISIONS, LEGIBILITIES, Sign, by_weight, clean, per_cent, sign_of
from verify.verdict import Finding, NextStep, Verdict

LONGEST_PX = 1400
"""Longer side of a page's picture (chosen): small print can be read at full width, a claim's page stays near one MB."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A box drawn over a page."""

    box: Box
    kind: str
    """``ink``, ``area`` or ``barcode``."""
    tone: str
    label: str
    rows: tuple[str, ...] = ()
    """Anchors of the rows that it supports."""

    @property
    def place(self) -> str:
        """Where it lies, as CSS."""
        box = self.box
        return "left:{:.2f}%;top:{:.2f}%;width:{:.2f}%;height:{:.2f}%".format(
            *(100 * side for side in (box.left, box.top, box.width, box.height))
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as shown."""

    number: int
    picture: str
    """A data URI."""
    aspect: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the findings' or the fields' table."""

    anchor: str
    sign: Sign
    cells: tuple[str, ...]
    message: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as shown."""

    name: str
    kind: str
    sign: Sign
    causes: str
    sheets: tuple[Sheet, ...]
    fields: tuple[Row, ...]
    signs: tuple[str, ...]
    """Traces, witnesses and signatures, one sentence each."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in the list of a batch."""

    claim_id: str
    outcome: str
    """The decision, or ``failure``."""
    detail: str
    page: str | None
    """Name of its own page, where there is one."""


@dataclass(frozen=True, slots=True)
class Step:
    """What the claimant has to do, as shown."""

    document: str
    ask: str
    pictures: tuple[str, ...]
    """Data URIs."""


def verdict_page(
    verdict: Verdict,
    claim: ClaimForm,
    readings: tuple[Reading, ...],
    sources: tuple[Source | None, ...],
    *,
    pictures: Mapping[int, tuple[StepPicture, ...]] | None = None,
) -> str:
    """The verdict's page; `pictures` are those of its next steps where they are drawn already.

    `sources` are the claim's documents, in its order: one that is not at hand is shown without its pages.
    """
    anchors = _anchors(verdict.findings)
    shown = tuple(
        _shown(sent.path, reading, source, marks=_finding_marks(verdict.findings, anchors, index))
        for index, (sent, reading, source) in enumerate(zip(claim.documents, readings, sources, strict=True))
    )
    rows = tuple(_finding_row(verdict.findings[index], anchors[index]) for index in by_weight(verdict.findings))
    drawn = draw_steps(verdict, claim, readings, sources) if pictures is None else pictures
    return render_page(
        "verdict.html.j2",
        verdict=verdict,
        sign=DECISIONS[verdict.decision],
        rows=rows,
        documents=shown,
        steps=tuple(_step(step, drawn.get(place, ())) for place, step in enumerate(verdict.next_steps)),
        language=find_language(claim.language),
    )


def readings_page(readings: tuple[Reading, ...], sources: tuple[Source | None, ...]) -> str:
    """A page of what documents say, without a claim; a source that is not there has no pictures."""
    shown = tuple(
        _shown(reading.document.name, reading, source, marks=_field_marks(reading, index), prefix=f"document-{index}")
        for index, (reading, source) in enumerate(zip(readings, sources, strict=True))
    )
    return render_page("readings.html.j2", documents=shown)


def batch_page(claims: Iterable[Listed]) -> str:
    """The list of a batch's claims, with counts by decision."""
    listed = tuple(claims)
    signs = {decision.value: sign for decision, sign in DECISIONS.items()} | {"failure": Sign("!", "not judged", "bad")}
    counts = {outcome: sum(one.outcome == outcome for one in listed) for outcome in signs}
    return render_page("batch.html.j2", claims=listed, signs=signs, counts=counts)


def page_name(claim_id: str) -> str:
    """A file name for the page of a claim, whatever its id holds; different ids have different names.

    >>> page_name("C-000123")
    'C-000123.html'
    >>> page_name("../etc/x") == page_name("..-etc-x")
    False
    """
    safe = re.sub(r"[^A-Za-z0-9_-]", "-", claim_id)[:80]
    if safe != claim_id or not safe:
        safe = f"{safe or 'claim'}-{hashlib.sha256(claim_id.encode()).hexdigest()[:8]}"
    return f"{safe}.html"


def _anchors(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """A name for each finding's row: its clause, numbered where the clause stands several times."""
    seen: dict[str, int] = {}
    anchors = []
    for finding in findings:
        seen[finding.clause] = seen.get(finding.clause, 0) + 1
        number = seen[finding.clause]
        anchors.append(finding.clause if number == 1 else f"{finding.clause}-{number}")
    return tuple(anchors)


def _step(step: NextStep, pictures: tuple[StepPicture, ...]) -> Step:
    return Step(
        clean(step.document), clean(step.ask), tuple(data_uri(picture.jpeg, "image/jpeg") for picture in pictures)
    )


def _finding_row(finding: Finding, anchor: str) -> Row:
    cells = (finding.clause, finding.ref, *(clean(one) for one in (finding.claimed, finding.read, finding.expected)))
    return Row(anchor, sign_of(finding), cells, clean(finding.message))


def _finding_marks(findings: tuple[Finding, ...], anchors: tuple[str, ...], document: int) -> dict[int, list[Mark]]:
    """The marks of one document by page; ink that supports several findings is drawn once."""
    supported: dict[tuple[int, Box], list[int]] = {}
    for index in by_weight(findings):
        for ink in findings[index].evidence:
            if ink.document == document:
                rows = supported.setdefault((ink.evidence.page, ink.evidence.box), [])
                rows += [] if index in rows else [index]
    marks: dict[int, list[Mark]] = {}
    for (page, box), rows in supported.items():
        label = ", ".join(f"{findings[index].clause} {sign_of(findings[index]).word}" for index in rows)
        tone = sign_of(findings[rows[0]]).tone
        marks.setdefault(page, []).append(Mark(box, "ink", tone, label, tuple(anchors[index] for index in rows)))
    return marks


def _field_marks(reading: Reading, document: int) -> dict[int, list[Mark]]:
    """The marks of one document's fields by page."""
    marks: dict[int, list[Mark]] = {}
    for name, _, best, _ in told_fields(reading):
        for evidence in best.evidence:
            mark = Mark(evidence.box, "ink", "good", name, (f"document-{document}-{_slug(name)}",))
            marks.setdefault(evidence.page, []).append(mark)
    return marks


def _shown(
    name: str, reading: Reading, source: Source | None, *, marks: dict[int, list[Mark]], prefix: str = ""
) -> Shown:
    document = reading.document
    return Shown(
        clean(name),
        told_kind(reading),
        LEGIBILITIES[document.legibility.state],
        ", ".join(document.legibility.causes),
        tuple(_sheets(document, source, marks)),
        tuple(_field_rows(reading, prefix)),
        tuple(clean(sign) for sign in _signs(reading)),
    )


def _sheets(document: Document, source: Source | None, marks: dict[int, list[Mark]]) -> Iterator[Sheet]:
    """Each page's picture, as recognition turned it, with its marks."""
    if source is None or not document.pages:
        return
    for index, (page, image) in enumerate(zip(document.pages, load_pages(source).images, strict=True)):
        picture = preview_page(image, turn=page.turn, longest_px=LONGEST_PX)
        drawn = (*_page_marks(page), *marks.get(index, ()))
        aspect = f"{page.width_px} / {page.height_px}"
        yield Sheet(index + 1, data_uri(picture, "image/jpeg"), aspect, drawn)


def _page_marks(page: Page) -> Iterator[Mark]:
    """What the page shows without any finding: what cannot be read, and barcodes."""
    for area in page.legibility.areas:
        yield Mark(area.box, "area", "doubtful", f"cannot be read: {area.cause}")
    for barcode in page.barcodes:
        read = barcode.text is not None
        label = f"{barcode.symbology} {clean(barcode.text)}" if read else "barcode, not readable"
        yield Mark(barcode.box, "barcode", "quiet" if read else "doubtful", label)


def _field_rows(reading: Reading, prefix: str) -> Iterator[Row]:
    quiet = Sign("", "", "quiet")
    for name, value, best, _ in told_fields(reading):
        anchor = f"{prefix}-{_slug(name)}" if prefix else ""
        yield Row(anchor, quiet, (name, clean(value), clean(best.text), per_cent(best.confidence)))


def _slug(name: str) -> str:
    return name.replace(" ", "-")


def _signs(reading: Reading) -> Iterator[str]:
    """Traces, witnesses and signatures, one sentence each."""
    document = reading.document
    for trace in (*document.traces, *reading.traces):
        yield f"{trace.message} ({per_cent(trace.strength)})"
    for statement in document.statements:
        yield f"{statement.witness} says: {statement.field} {statement.text}"
    for signature in document.signatures:
        covers = "the whole file" if signature.covers_whole_file else "not the whole file"
        yield f"signed by {signature.signer or 'someone unnamed'} {signature.signed_at}, covers {covers}"
