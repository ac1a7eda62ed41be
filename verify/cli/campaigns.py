"""`verify campaigns`: list, show and check what promoters promised."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from verify.errors import CampaignError
from verify.judge.campaign_file import load_campaign, shipped_campaigns
from verify.judge.lint import Remark, lint_campaign


@click.group("campaigns")
def command() -> None:
    """List, show and check what promoters promised."""


@command.command("list")
def list_campaigns() -> None:
    """The campaigns inside the package: id, title, number of clauses."""
    for name in shipped_campaigns():
        campaign = load_campaign(name)
        click.echo(f"{campaign.id:32}  {len(campaign.clauses):3} clauses  {campaign.title}")


@command.command("show")
@click.argument("campaign", metavar="ID|FILE")
def show_campaign(campaign: str) -> None:
    """Every clause of a campaign: its ref, what it says, what a failure means."""
    shown = load_campaign(campaign)
    click.echo(f"{shown.id}: {shown.title}\n{shown.digest}\n")
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for heading in ("ref", "clause", "on failure", "says"):
        table.add_column(heading, overflow="fold")
    for clause in shown.clauses:
        table.add_row(*(Text(cell) for cell in (clause.ref, clause.kind, clause.consequence, clause.says)))
    width = None if sys.stdout.isatty() else 120
    Console(file=sys.stdout, width=width, highlight=False).print(table)
    _tell(lint_campaign(shown))


@command.command("lint")
@click.argument("file", metavar="ID|FILE")
def lint(file: str) -> None:
    """Check a campaign's file: what its owner left open, and where it contradicts itself; exit 4 for the latter."""
    campaign = load_campaign(file)
    remarks = lint_campaign(campaign)
    _tell(remarks)
    contradictions = sum(remark.kind == "contradiction" for remark in remarks)
    if contradictions:
        raise CampaignError(f"{file}: contradicts itself in {contradictions} places", hint="each is named above")
    click.echo(f"✓ {campaign.id}: {len(campaign.clauses)} clauses, {campaign.digest}")


def _tell(remarks: Iterable[Remark]) -> None:
    for remark in remarks:
        click.echo(f"{'–' if remark.kind == 'gap' else '✗'} {remark}")
