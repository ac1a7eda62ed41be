"""`verify campaigns`: list, show and check what promoters promised."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from verify.judge.campaign import Campaign
from verify.judge.campaign_file import load_campaign, shipped_campaigns


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
    for point in open_points(shown):
        click.echo(f"– {point}")


@command.command("lint")
@click.argument("file", metavar="FILE")
def lint_campaign(file: str) -> None:
    """Check a campaign's file, and name what its owner left open; exit 4 where it is no campaign."""
    campaign = load_campaign(file)
    for point in open_points(campaign):
        click.echo(f"– {point}")
    click.echo(f"✓ {campaign.id}: {len(campaign.clauses)} clauses, {campaign.digest}")


def open_points(campaign: Campaign) -> Iterator[str]:
    """What the campaign's owner left open: the clauses concerned answer `unsupplied`, or fail to review only."""
    if campaign.period is None:
        yield "period: none named; purchases are not judged by it"
    if campaign.products.example:
        yield "products: an example list; a product that is not on it goes to review"
    if campaign.retailers is None:
        yield "retailers: no list; dealers are not judged by one"
    for clause in campaign.clauses:
        if getattr(clause, "reading", None) == "unresolved":
            yield f"{clause.ref} {clause.kind}: the reading of the terms is unresolved"
