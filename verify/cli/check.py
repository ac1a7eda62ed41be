"""`verify check`: one claim in, one verdict out."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

import click

from verify.claim import ClaimForm
from verify.cli.options import (
    campaign_option,
    campaigns_of,
    fail_on_option,
    prepared_reader,
    profile_option,
    tell_progress,
)
from verify.cli.writing import dump, write_bytes, write_text
from verify.config import load_settings
from verify.contract import parse_claim, verdict_json
from verify.errors import ClaimError
from verify.judge.decide import judge_case
from verify.pipeline import load_source, recall_nothing, refuse_answers
from verify.report.html import page_name, verdict_page
from verify.report.pictures import draw_steps, picture_names
from verify.report.text import print_verdict
from verify.verdict import Decision


@click.command("check")
@click.argument("claim_file", metavar="CLAIM.json", type=click.Path(path_type=Path))
@campaign_option
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Also write verdict, page and pictures here.",
)
@profile_option
@fail_on_option
def command(
    *,
    claim_file: Path,
    campaign: str | None,
    form: str,
    out: Path | None,
    profile: str | None,
    fail_on: frozenset[Decision],
) -> None:
    """Judge one claim; its documents' paths are relative to CLAIM.json."""
    claim = _load_claim(claim_file)
    refuse_answers(claim)
    terms = campaigns_of(campaign)(claim.campaign)
    sources = tuple(load_source(claim_file.parent / one.path, one.path) for one in claim.documents)
    reader = prepared_reader(load_settings(profile=profile))
    readings = []
    for source in sources:
        tell_progress(f"reading {source.name}")
        readings.append(reader.read(source, wanted=terms.wanted))
    read = tuple(readings)
    began = perf_counter()
    verdict = judge_case(recall_nothing(claim, read, claim.submitted_at), terms)
    seconds = {"judge": perf_counter() - began}
    pictures = draw_steps(verdict, claim, read, sources) if out or form == "html" else {}
    stem = Path(page_name(claim.id)).stem
    names = picture_names(pictures, stem) if out else {}
    plain = dump(verdict_json(verdict, claim, read, seconds=seconds, pictures=names))
    page = verdict_page(verdict, claim, read, sources, pictures=pictures) if out or form == "html" else ""
    if out:
        write_text(out / f"{stem}.json", plain + "\n")
        write_text(out / f"{stem}.html", page)
        for place, drawn in pictures.items():
            for name, picture in zip(names[place], drawn, strict=True):
                write_bytes(out / name, picture.jpeg)
    if form == "text":
        print_verdict(verdict, claim, read, file=sys.stdout)
    else:
        click.echo(plain if form == "json" else page)
    if verdict.decision in fail_on:
        raise SystemExit(1)


def _load_claim(path: Path) -> ClaimForm:
    """The claim in the file at `path`; ClaimError names the file where there is none."""
    try:
        return parse_claim(path.read_bytes())
    except OSError as error:
        raise ClaimError(f"{path}: {(error.strerror or str(error)).lower()}", hint="name a claim's file") from error
