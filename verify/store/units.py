"""What exactly a claim asks money for: which product, which serials, which receipt; kept with it, to tell units apart.

The same receipt may rightly come twice: another line of it, or another piece of a line of several, is another unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from verify.claim import Case
from verify.codec import refuse_unknown_keys
from verify.judge.campaign import Campaign
from verify.judge.lines import find_claimed_lines
from verify.receipt import Field, Label, Reading
from verify.text import edit_distance, squeeze

SLIPS = 1
"""Glyphs in which two readings of one number may differ (chosen: the engine misreads one glyph in a hundred)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What tells one paper from another of the same shop or maker: told values only."""

    number: str | None = None
    time: str | None = None
    day: str | None = None
    serial: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One claimed product."""

    product: str
    """As listed by the campaign, or as the form names it."""
    serial: str | None
    """As the form names it; of a claim for one product else as its label or serial photo shows it."""
    pieces: Decimal
    """Of it, by the proof's lines; nought where none names it."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a claim is for."""

    units: tuple[Unit, ...]
    papers: tuple[Paper, ...]
    """One for each document."""


refuse_unknown_keys(Paper, Unit, Claimed)


def claimed_by(case: Case, campaign: Campaign) -> Claimed:
    """The units of a claim, by its form and its proofs, and its papers."""
    lines = find_claimed_lines(case, campaign)
    papers = tuple(_paper(reading) for reading in case.readings)
    shown = next((paper.serial for paper in papers if paper.serial), None) if len(lines) == 1 else None
    units = tuple(
        Unit(line.wanted.name, squeeze(line.claimed.serial) if line.claimed.serial else shown, line.pieces)
        for line in lines
    )
    return Claimed(units, papers)


def may_be_same_unit(one: Claimed, other: Claimed) -> bool:
    """Whether two claims on one receipt may be for the same piece: not for another line, nor another serial of a line of several."""
    return any(_may_be_same(mine, theirs) for mine in one.units for theirs in other.units)


def are_different_papers(one: Paper, other: Paper) -> bool:
    """Whether two papers that look alike surely are two: both print a number, a minute, a day or a serial, and not the same."""
    pairs = ((one.number, other.number), (one.time, other.time), (one.day, other.day), (one.serial, other.serial))
    return any(mine and theirs and edit_distance(mine, theirs) > SLIPS for mine, theirs in pairs)


def _may_be_same(mine: Unit, theirs: Unit) -> bool:
    if mine.product != theirs.product:
        return False
    other_serial = mine.serial and theirs.serial and mine.serial != theirs.serial
    return not (other_serial and max(mine.pieces, theirs.pieces) > 1)


def _paper(reading: Reading) -> Paper:
    """What tells the paper apart; nothing of a picture of several."""
    content = reading.content
    if isinstance(content, Label):
        return Paper(serial=_told(content.serial))
    if content is None or reading.papers:
        return Paper()
    return Paper(_told(content.receipt_number), _told(content.purchase_time), _told(content.purchase_date))


def _told(field: Field[Any]) -> str | None:
    """The told value as one word."""
    return squeeze(str(field.told.value)) if field.told else None
