"""The commands of the contract; errors to exit status.

Each command is a module that is imported when it is called: `verify --help` touches no engine. Results go to stdout,
progress to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

import click

from verify import __version__
from verify.errors import (
    CampaignError,
    ClaimError,
    ConfigError,
    DocumentError,
    EngineError,
    StoreError,
    VerifyError,
)

EXIT_STATUS: dict[type[VerifyError], int] = {
    ClaimError: 2,
    DocumentError: 3,
    CampaignError: 4,
    ConfigError: 5,
    EngineError: 6,
    StoreError: 7,
}
"""0: a verdict was reached, whichever. 1: a decision that --fail-on names. 2 is click's own for wrong usage too."""

COMMANDS = {
    "check": ("verify.cli.check", "One claim in, one verdict out."),
    "read": ("verify.cli.read", "What documents say: fields, words, barcodes, legibility. No claim needed."),
    "batch": ("verify.cli.batch", "Many claims, one line each, in input order."),
    "bench": ("verify.cli.bench", "Accuracy and time on labelled documents."),
    "campaigns": ("verify.cli.campaigns", "List, show and check what promoters promised."),
    "schema": ("verify.cli.schema", "The JSON Schema of what goes in and comes out."),
    "doctor": ("verify.cli.doctor", "What is installed, what is missing, how to get it."),
}
"""Name: (module, in which a command `command` stands; what it is for)."""


class _Commands(click.Group):
    """The commands above, each imported when it is called; errors of ours end in one line and a status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the contract."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command called `cmd_name`."""
        if cmd_name not in COMMANDS:
            return None
        try:
            command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        except ImportError as error:
            raise ConfigError(f"cannot import {error.name}: {error}", hint="see `verify doctor`") from error
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what keeps it from its work is told in one line."""
        try:
            return super().invoke(ctx)
        except VerifyError as error:
            click.echo(one_line(error), err=True)
            ctx.exit(EXIT_STATUS[type(error)])


def one_line(error: VerifyError) -> str:
    """What happened and what to do about it, in one line."""
    told = f"verify: {error.message}" + (f" ({error.hint})" if error.hint else "")
    return " ".join("".join(glyph if glyph.isprintable() else " " for glyph in told).split())


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="verify")
def verify() -> None:
    """Check proofs of purchase: a claim and its documents go in, a verdict comes out, with the ink that supports it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The program `verify`. What it says is UTF-8 in every locale, as JSON has to be (RFC 8259, 8.1)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    verify.main(args=None if arguments is None else list(arguments), prog_name="verify")
