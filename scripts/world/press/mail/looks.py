"""The makes of shops' mails: how the body is built that a mail program shows between its own bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from world.chance import Stock

Band = Literal["full", "logo", "centre", "thin", "hero"]
Items = Literal["cards", "table", "lines"]
Client = Literal["avatar", "rows", "compact"]
Facts = Literal["list", "columns", "sentence"]


@dataclass(frozen=True, slots=True)
class MailLook:
    """One make."""

    name: str
    band: Band
    """The shop's own head."""
    facts: Facts
    """Where number and date stand."""
    items: Items
    client: Client
    """How the mail program shows sender and date."""
    has_button: bool
    has_net: bool
    """Net and VAT as rows of their own; otherwise one line below the total."""
    foot: Literal["dark", "light"]
    dark: bool = False
    """A phone's dark mode; on paper every mail is light."""


LOOKS: Stock[MailLook] = Stock(
    tune=(
        MailLook("parcel", "full", "columns", "cards", "avatar", has_button=True, has_net=False, foot="light"),
        MailLook("ticket", "centre", "list", "lines", "rows", has_button=False, has_net=True, foot="light"),
        MailLook("night", "logo", "list", "cards", "compact", has_button=True, has_net=False, foot="dark", dark=True),
        MailLook("office", "thin", "sentence", "table", "rows", has_button=False, has_net=True, foot="light"),
    ),
    held=(
        MailLook("hero", "hero", "columns", "lines", "avatar", has_button=True, has_net=False, foot="dark"),
        MailLook("letter", "logo", "sentence", "table", "compact", has_button=False, has_net=True, foot="light"),
        MailLook("dusk", "thin", "columns", "lines", "rows", has_button=False, has_net=False, foot="dark", dark=True),
        MailLook("basket", "centre", "list", "cards", "avatar", has_button=True, has_net=True, foot="light"),
    ),
)
