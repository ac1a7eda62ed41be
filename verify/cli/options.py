"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

import click

from verify.config import PROFILES, Settings
from verify.errors import CampaignError
from verify.judge.campaign import Campaign
from verify.judge.campaign_file import SUFFIX, load_campaign
from verify.pipeline import Reader
from verify.verdict import Decision
from verify.wiring import are_models_prepared, make_reader

profile_option = click.option(
    "--profile", type=click.Choice(list(PROFILES)), help="How much work a document is worth (VERIFY_PROFILE)."
)
campaign_option = click.option(
    "--campaign", metavar="ID|FILE", help="Judge by this campaign, not by the one that the claim names."
)


store_option = click.option(
    "--store", metavar="URL", help="Where claims are remembered: sqlite:///FILE, made where it is not there."
)


def _parse_decisions(_: click.Context, __: click.Parameter, text: str | None) -> frozenset[Decision]:
    names = [name.strip() for name in (text or "").split(",") if name.strip()]
    for name in names:
        if name not in tuple(Decision):
            raise click.BadParameter(f"{name} is none of {', '.join(Decision)}")
    return frozenset(Decision(name) for name in names)


fail_on_option = click.option(
    "--fail-on",
    metavar="DECISION,…",
    callback=_parse_decisions,
    help="Exit with 1 where a verdict is one of these: reject, resubmit, review, accept.",
)


def campaigns_of(chosen: str | None) -> Callable[[str], Campaign]:
    """Finds the campaign of a claim by the id it states; always the `chosen` one where that is given.

    A claim is a stranger's text: it may name a campaign by its id, never a file.
    """
    if chosen is not None:
        campaign = load_campaign(chosen)
        return lambda _: campaign

    @cache
    def find(name: str) -> Campaign:
        if name.endswith(SUFFIX):
            raise CampaignError(f"{name}: a claim names its campaign by id", hint="name the file with --campaign")
        return load_campaign(name)

    return find


def prepared_reader(settings: Settings) -> Reader:
    """The reader; says so on stderr where the models have to be made first."""
    announce_models(settings)
    return make_reader(settings)


def announce_models(settings: Settings) -> None:
    """Say on stderr that the models are going to be prepared, where they are not."""
    if not are_models_prepared(settings):
        click.echo(f"preparing the models in {settings.cache_folder}, once", err=True)


def tell_progress(what: str) -> None:
    """Say on stderr what is being done, where somebody sits in front of it."""
    if sys.stderr.isatty():
        click.echo(what, err=True)
