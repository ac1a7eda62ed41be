"""`verify batch`: many claims, one line each, in input order."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from verify.claim import ClaimForm
from verify.cli.options import (
    announce_models,
    campaign_option,
    campaigns_of,
    fail_on_option,
    profile_option,
    store_option,
)
from verify.cli.writing import write_text
from verify.config import load_settings
from verify.contract import failure_json
from verify.errors import VerifyError
from verify.judge.campaign import Campaign
from verify.pipeline import load_source
from verify.report.html import Listed, batch_page, page_name, verdict_page
from verify.report.wording import DECISIONS, clean
from verify.run.batch import Judged, judge_entries, skip_written
from verify.run.executor import Processes
from verify.run.output import open_output, outcome_of
from verify.run.source import Entry, load_entries, refuse_repeated
from verify.verdict import Decision
from verify.wiring import make_read_worker, make_store

ICONS = {decision.value: sign.icon for decision, sign in DECISIONS.items()} | {"failure": "!"}

MOST_REASONS = 4
"""Reasons told in a claim's line (chosen: they fit a terminal)."""


@click.command("batch")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE.jsonl", help="One line a claim.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read (VERIFY_WORKERS; one a processor).")
@click.option("--engine", type=click.Choice(["local"]), default="local", help="Where documents are read.")
@click.option(
    "--resume", is_flag=True, help="Continue FILE.jsonl where a run ended; without it the file is begun anew."
)
@click.option("--report", type=click.Path(path_type=Path), metavar="DIR", help="Write a page a claim and their list.")
@click.option("--dry-run", is_flag=True, help="Look at claims, campaigns and files; read and write nothing.")
@campaign_option
@store_option
@profile_option
@fail_on_option
def command(
    *,
    source: Path,
    out: Path,
    workers: int | None,
    engine: str,  # noqa: ARG001 - one choice until the cluster comes
    resume: bool,
    report: Path | None,
    dry_run: bool,
    campaign: str | None,
    store: str | None,
    profile: str | None,
    fail_on: frozenset[Decision],
) -> None:
    """Judge every claim of SOURCE: a JSONL of claims, a folder of claim folders, or a CSV with dotted names."""
    settings = load_settings(profile=profile, workers=workers)
    campaign_of = campaigns_of(campaign)
    entries = refuse_repeated(load_entries(source))
    if dry_run:
        _tell_counts(Counter(_rehearse(entry, campaign_of) for entry in entries))
        return
    announce_models(settings)
    with open_output(out, resume=resume) as output:
        counts = Counter(line.outcome for line in output.written)
        memory = make_store(store or _store_beside(out, resume=resume))
        judged = judge_entries(
            skip_written(entries, output.written),
            campaign_of=campaign_of,
            executor=Processes(settings.workers, timeout_seconds=settings.timeout_seconds),
            factory=partial(make_read_worker, settings),
            judge=memory.judge,
        )
        for one in judged:
            line = one.line
            if report:
                _write_page(one, report)
            output.write(line)
            counts[outcome_of(line)] += 1
            click.echo(
                f"{ICONS[outcome_of(line)]} {outcome_of(line):8}  {_title(line)}  {_why(line)}".rstrip(), err=True
            )
    if report:
        write_text(report / "index.html", batch_page(_listed(out, report)))
        click.echo(f"report: {report / 'index.html'}", err=True)
    _tell_counts(counts)
    if any(counts[decision] for decision in fail_on):
        raise SystemExit(1)


def _store_beside(out: Path, *, resume: bool) -> str:
    """The store of this output: begun anew with it, else a run would meet its own claims of the last time as others'."""
    path = out.with_name(out.name + ".db")
    if not resume:
        for name in (path.name, *(path.name + rest for rest in ("-wal", "-shm", ".key"))):
            path.with_name(name).unlink(missing_ok=True)
    return str(path)


def _rehearse(entry: Entry, campaign_of: Callable[[str], Campaign]) -> str:
    """What would stand in the way of judging `entry`, told on stderr: ``ready`` or ``failure``."""
    try:
        if not isinstance(entry.claim, ClaimForm):
            raise entry.claim
        campaign_of(entry.claim.campaign)
        for document in entry.claim.documents:
            load_source(entry.folder / document.path, document.path)
    except VerifyError as error:
        click.echo(json.dumps(failure_json(entry.claim_id, error), ensure_ascii=False))
        return "failure"
    return "ready"


def _tell_counts(counts: Counter[str]) -> None:
    for outcome in ("ready", *ICONS):
        if outcome in counts or (outcome in ICONS and "ready" not in counts):
            click.echo(f"{ICONS.get(outcome, '✓')} {outcome:8}  {counts[outcome]}")


def _title(line: dict[str, Any]) -> str:
    return clean(line["claim_id"] or "without id")


def _why(line: dict[str, Any]) -> str:
    """What stands in the way of acceptance, in a few words."""
    if "error" in line:
        return clean(line["error"]["message"])
    blocking = [
        f"{one['clause']} {one['reason'] or one['outcome']}"
        for one in line["findings"]
        if one["outcome"] != "holds" and one["reason"] not in {"unsupplied", "not-applicable"}
    ]
    # Everything holds and it is still no accept: then it is not sure enough together, and the needs say of what.
    needs = [one["need"] for one in line["needed_for_accept"]] if line["decision"] == "review" else []
    distinct = list(dict.fromkeys(blocking or needs))
    more = f" and {len(distinct) - MOST_REASONS} more" if len(distinct) > MOST_REASONS else ""
    return clean(", ".join(distinct[:MOST_REASONS]) + more)


def _write_page(judged: Judged, report: Path) -> None:
    """The page of a claim that was judged; documents of an earlier submission are told without their pictures."""
    sent = judged.entry.claim
    if judged.judgement is None or not isinstance(sent, ClaimForm):
        return
    case, verdict = judged.judgement.case, judged.judgement.verdict
    at_hand = {one: load_source(judged.entry.folder / one.path, one.path) for one in sent.documents}
    sources = tuple(at_hand.get(one) for one in case.claim.documents)
    page = verdict_page(verdict, case.claim, case.readings, sources)
    write_text(report / "claims" / page_name(sent.id), page)


def _listed(out: Path, report: Path) -> Iterator[Listed]:
    """Every line of the output, those of earlier runs too, with its page where there is one."""
    with out.open(encoding="utf-8") as file:
        for text in file:
            line = json.loads(text)
            page = page_name(line["claim_id"] or "")
            has_page = "error" not in line and (report / "claims" / page).is_file()
            yield Listed(_title(line), outcome_of(line), _why(line), page if has_page else None)
