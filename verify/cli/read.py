"""`verify read`: what documents say, without a claim."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from verify.cli import EXIT_STATUS, one_line
from verify.cli.options import prepared_reader, profile_option, tell_progress
from verify.cli.writing import dump
from verify.config import load_settings
from verify.contract import readings_json
from verify.document import Document, Source
from verify.errors import DocumentError
from verify.pipeline import Reader, load_source, unread
from verify.receipt import Reading
from verify.report.html import readings_page
from verify.report.text import print_reading


@click.command("read")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@profile_option
def command(*, files: tuple[Path, ...], form: str, profile: str | None) -> None:
    """Say what each FILE is and says. A file that cannot be opened is told as such, the rest are read; exit 3 then."""
    reader = prepared_reader(load_settings(profile=profile))
    readings: list[Reading] = []
    sources: list[Source | None] = []
    for file in files:
        tell_progress(f"reading {file}")
        reading, source = _read(file, reader)
        readings.append(reading)
        sources.append(source)
        if form == "text":
            print_reading(reading, file=sys.stdout)
            click.echo()
    if form == "json":
        click.echo(dump(readings_json(tuple(readings), seconds={})))
    if form == "html":
        click.echo(readings_page(tuple(readings), tuple(sources)))
    if any(reading.document.problem for reading in readings):
        raise SystemExit(EXIT_STATUS[DocumentError])


def _read(file: Path, reader: Reader) -> tuple[Reading, Source | None]:
    """What `file` says, and its bytes; what cannot be opened is told on stderr and has no pages."""
    source = None
    try:
        source = load_source(file)
        return reader.read_opened(source), source
    except DocumentError as error:
        click.echo(one_line(error), err=True)
        if source is None:
            return Reading(Document(str(file), "", problem=error.cause)), None
        return unread(source, error), source
