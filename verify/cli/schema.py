"""`verify schema`: the JSON Schema of what goes in and comes out."""

from __future__ import annotations

import click

from verify.cli.writing import dump
from verify.contract import SCHEMAS, schema_of
from verify.judge.campaign_file import campaign_schema

CAMPAIGN = "campaign"


@click.command("schema")
@click.argument("name", type=click.Choice([*SCHEMAS, CAMPAIGN]))
def command(name: str) -> None:
    """Print the JSON Schema (2020-12) called NAME."""
    click.echo(dump(campaign_schema() if name == CAMPAIGN else schema_of(name)))
