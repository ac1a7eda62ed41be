"""A verdict or a reading as text for a terminal; plain where it is none.

Rows say claimed, read and expected side by side. Text from documents is shown, never interpreted: no markup, no
control characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from verify.claim import ClaimForm
from verify.receipt import Reading
from verify.report.fields import told_fields, told_kind
from verify.report.wording import DECISIONS, LEGIBILITIES, by_weight, clean, per_cent, sign_of
from verify.verdict import Finding, Verdict

TONES = {"good": "green", "bad": "bold red", "doubtful": "yellow", "quiet": "dim"}

OTHER_CHARS = 40
"""What is shown of another candidate's value (chosen)."""

PLAIN_WIDTH = 120
"""Columns where there is no terminal to ask (chosen)."""


def print_verdict(verdict: Verdict, claim: ClaimForm, readings: tuple[Reading, ...], *, file: TextIO) -> None:
    """Write the verdict to `file`, in colour where that is a terminal."""
    _print(_verdict_parts(verdict, claim, readings), file)


def print_reading(reading: Reading, *, file: TextIO) -> None:
    """Write what a document says to `file`, in colour where that is a terminal."""
    _print(_reading_parts(reading), file)


def verdict_text(verdict: Verdict, claim: ClaimForm, readings: tuple[Reading, ...]) -> str:
    """The verdict as plain text."""
    file = StringIO()
    print_verdict(verdict, claim, readings, file=file)
    return file.getvalue()


def _print(parts: Iterable[RenderableType], file: TextIO) -> None:
    """Write `parts`: as wide as the terminal and in its colours, or plain and without the spaces that fill a line."""
    if file.isatty():
        Console(file=file, highlight=False).print(*parts, sep="\n")
        return
    plain = Console(file=StringIO(), width=PLAIN_WIDTH, highlight=False)
    with plain.capture() as captured:
        plain.print(*parts, sep="\n")
    file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _verdict_parts(verdict: Verdict, claim: ClaimForm, readings: tuple[Reading, ...]) -> Iterator[RenderableType]:
    sign = DECISIONS[verdict.decision]
    head = Text.assemble((f"{sign.icon} {verdict.decision.upper()}", TONES[sign.tone]), f"  {sign.word}")
    head.append(f"  ·  {clean(verdict.claim_id)}  ·  {verdict.campaign_id}  ·  {per_cent(verdict.confidence)} sure")
    yield head
    if facts := _facts(verdict):
        yield Text("  " + "  ·  ".join(facts))
    yield Text("")
    findings = tuple(verdict.findings[index] for index in by_weight(verdict.findings))
    yield _findings_table(finding for finding in findings if sign_of(finding).tone != "quiet")
    yield Text("")
    yield from _quiet_lines(finding for finding in findings if sign_of(finding).tone == "quiet")
    yield from _listed("Next steps", (f"{_about(step.document)}{step.ask}" for step in verdict.next_steps))
    yield from _listed(
        "Still needed to accept it", (f"{need.need}  ({need.clause}, {need.ref})" for need in verdict.needed_for_accept)
    )
    yield from _listed(
        "Seen before", (f"{use.what} of {use.claim_id}, {per_cent(use.certainty)}" for use in verdict.earlier_uses)
    )
    yield Text("")
    for sent, reading in zip(claim.documents, readings, strict=True):
        yield _document_line(sent.path, reading)


def _facts(verdict: Verdict) -> tuple[str, ...]:
    """Amount and deadlines, as far as the campaign names them."""
    amount, dates = verdict.amount, verdict.deadlines
    return (
        *([f"pays {amount.currency} {amount.amount:f}"] if amount else []),
        *([f"decide by {dates.decide_by}"] if dates.decide_by else []),
        *([f"answer by {dates.answer_by}"] if dates.answer_by else []),
        *([f"pay by {dates.pay_by}"] if dates.pay_by else []),
    )


def _about(document: str | None) -> str:
    return f"{clean(document)}: " if document else ""


def _findings_table(findings: Iterable[Finding]) -> Table:
    """A row for each finding that says something of this claim; the why of what stands in its way, or shows no ink."""
    table = _table("", "clause", "ref", "claimed", "read", "expected", "why")
    for finding in findings:
        sign = sign_of(finding)
        table.add_row(
            Text(f"{sign.icon} {sign.word}", TONES[sign.tone], no_wrap=True),
            Text(finding.clause, no_wrap=True),
            Text(finding.ref, no_wrap=True),
            *(Text(clean(value)) for value in (finding.claimed, finding.read, finding.expected)),
            Text(clean(finding.message) if sign.tone in {"bad", "doubtful"} or not finding.read else ""),
        )
    return table


def _quiet_lines(findings: Iterable[Finding]) -> Iterator[RenderableType]:
    """A line for each finding that blocks nothing: the owner gave nothing to compare with, or it does not concern this claim."""
    for finding in findings:
        sign = sign_of(finding)
        yield Text(f"{sign.icon} {finding.clause} ({finding.ref}) {sign.word}: {clean(finding.message)}", "dim")


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _listed(heading: str, entries: Iterable[str]) -> Iterator[RenderableType]:
    """`entries` under `heading`, long ones indented behind their bullet; nothing where there are none."""
    lines = Table.grid(padding=(0, 1, 0, 0))
    for entry in entries:
        lines.add_row("  •", Text(clean(entry)))
    yield from (Text(f"\n{heading}", "bold"), lines) if lines.row_count else ()


def _document_line(path: str, reading: Reading) -> Text:
    """What kind of document `path` is, and how legible."""
    document = reading.document
    sign = LEGIBILITIES[document.legibility.state]
    pages = f"{len(document.pages)} page" + ("" if len(document.pages) == 1 else "s")
    causes = f" ({', '.join(document.legibility.causes)})" if document.legibility.causes else ""
    line = Text(f"{clean(path)}  ", "bold")
    line.append(f"{told_kind(reading)}, {pages}, ", "not bold")
    line.append(f"{sign.icon} {sign.word}{causes}", f"not bold {TONES[sign.tone]}")
    return line


def _reading_parts(reading: Reading) -> Iterator[RenderableType]:
    yield _document_line(reading.document.name, reading)
    yield Padding(_fields_table(reading), (1, 0, 1, 2), expand=False)
    yield from _listed("Barcodes", _barcodes(reading))
    yield from _listed("Signs to look at", _traces(reading))
    yield from _listed(
        "Machine-readable witnesses", (f"{one.witness}: {one.field} {one.text}" for one in reading.document.statements)
    )
    yield from _listed(
        "Signatures", (f"{one.signer or 'unnamed'}, {one.signed_at}" for one in reading.document.signatures)
    )
    for number, page in enumerate(reading.document.pages, start=1):
        yield Text(f"\nPage {number} as read", "bold")
        yield from (Text(f"  {clean(line.text)}", "dim") for line in page.lines)


def _fields_table(reading: Reading) -> Table:
    table = _table("field", "value", "as printed", "sure", "or")
    for name, value, best, others in told_fields(reading):
        table.add_row(
            Text(name),
            Text(clean(value), "bold"),
            Text(clean(best.text)),
            Text(per_cent(best.confidence)),
            Text(clean(", ".join(other[:OTHER_CHARS] for other in others[:3])), "dim"),
        )
    return table


def _barcodes(reading: Reading) -> Iterator[str]:
    for barcode in reading.document.barcodes:
        if barcode.text is None:
            yield "located, not readable"
        else:
            yield f"{barcode.symbology} {barcode.text}" + ("" if barcode.valid else "  (check digit wrong)")


def _traces(reading: Reading) -> Iterator[str]:
    for trace in (*reading.document.traces, *reading.traces):
        yield f"{trace.message}  ({per_cent(trace.strength)})"
