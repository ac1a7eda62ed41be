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
    store_option,
    tell_progress,
)
from verify.cli.writing import dump, write_bytes, write_text
from verify.config import load_settings
from verify.contract import parse_claim, verdict_json
from verify.errors import ClaimError
from verify.pipeline import judge_alone, load_source, refuse_answers
from verify.report.html import page_name, verdict_page
from verify.report.pictures import draw_steps, picture_names
from verify.report.text import print_verdict
from verify.verdict import Decision
from verify.wiring import make_store


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
@store_option
@profile_option
@fail_on_option
def command(
    *,
    claim_file: Path,
    campaign: str | None,
    form: str,
    out: Path | None,
    store: str | None,
    profile: str | None,
    fail_on: frozenset[Decision],
) -> None:
    """Judge one claim; its documents' paths are relative to CLAIM.json."""
    claim = _load_claim(claim_file)
    if store is None:
        refuse_answers(claim)
    judge = make_store(store).judge if store else judge_alone
    terms = campaigns_of(campaign)(claim.campaign)
    sources = tuple(load_source(claim_file.parent / one.path, one.path) for one in claim.documents)
    reader = prepared_reader(load_settings(profile=profile))
    readings = []
    for source in sources:
        tell_progress(f"reading {source.name}")
        readings.append(reader.read(source, wanted=terms.wanted))
    began = perf_counter()
    judged = judge(claim, tuple(readings), terms)
    case, verdict = judged.case, judged.verdict
    seconds = {"judge": perf_counter() - began}
    at_hand = dict(zip(claim.documents, sources, strict=True))
    shown = tuple(at_hand.get(one) for one in case.claim.documents)
    pictures = draw_steps(verdict, case.claim, case.readings, shown) if out or form == "html" else {}
    stem = Path(page_name(claim.id)).stem
    names = picture_names(pictures, stem) if out else {}
    plain = dump(verdict_json(verdict, case.claim, case.readings, seconds=seconds, pictures=names))
    page = ""
    if out or form == "html":
        page = verdict_page(verdict, case.claim, case.readings, shown, pictures=pictures)
    if out:
        write_text(out / f"{stem}.json", plain + "\n")
        write_text(out / f"{stem}.html", page)
        for place, drawn in pictures.items():
            for name, picture in zip(names[place], drawn, strict=True):
                write_bytes(out / name, picture.jpeg)
    if form == "text":
        print_verdict(verdict, case.claim, case.readings, file=sys.stdout)
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
