"""Truth: what is known about one labelled document or claim. A reviewer's correction is one.

The JSON form is CONTRACT's ``truth/1`` and ``claim-truth/1``; a key that is absent is not scored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class KnownDamage:
    """What happened to a document's picture, and how badly."""

    kind: str
    severity: float
    """0 (not seen) to 1 (most people would take the picture again)."""
    page: int = 0
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom as fractions of the upright page; None where all of it is affected."""


@dataclass(frozen=True, slots=True)
class KnownChange:
    """What a forger did to a document."""

    kind: str
    """``pasted-digits``, ``edited-pdf``, ``other-layer``, …: the maker of the set names them."""
    field: str | None = None
    was: str | None = None
    shown: str | None = None
    page: int = 0
    box: tuple[float, float, float, float] | None = None
    """As of `KnownDamage`."""
    severity: float | None = None
    """How clumsily: 0 (hardly seen) to 1 (seen at once)."""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """Where a value stands."""

    page: int
    box: tuple[float, float, float, float]
    """As of `KnownDamage`."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known about one document."""

    kind: str
    language: str | None = None
    country: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    """Normalised values by field name; `items` is a list of such dictionaries."""
    texts: dict[str, Any] = field(default_factory=dict)
    """Verbatim strings for exact-match scoring against a field's `text`."""
    lines: tuple[str, ...] | None = None
    barcodes: tuple[str, ...] | None = None
    legible: bool | None = None
    unreadable_fields: tuple[str, ...] = ()
    tampered: bool | None = None
    spaces: str | None = None
    """``absent``: texts are written without spaces; compare without."""
    visible: dict[str, bool] | None = None
    """Which fields are printed at all."""
    barcodes_unreadable: int | None = None
    symbology: str | None = None
    condition: str | None = None
    capture: str | None = None
    label_origin: str | None = None
    notes: str | None = None
    layout: str | None = None
    typeface: str | None = None
    places: dict[str, tuple[KnownPlace, ...]] | None = None
    """Where the parts of each value stand, by field name (``items.0.price``, ``barcode.0``)."""
    damages: tuple[KnownDamage, ...] | None = None
    changes: tuple[KnownChange, ...] | None = None
    copy_of: str | None = None
    """The file that this one is another picture or copy of."""
    alternatives: dict[str, Any] | None = None
    dates: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ClaimTruth:
    """What is known about one claim."""

    decision: str
    acceptable_decisions: tuple[str, ...] = ()
    must_fail: tuple[str, ...] = ()
    """Refs of clauses that have to fail."""
    amount: dict[str, str] | None = None
    deadlines: dict[str, str | None] | None = None
    earlier: tuple[str, ...] = ()
    """Claims that were made before and that the decision presupposes: without a store it cannot be reached."""
    scenario: str | None = None
    """The row of the terms, the edge or the trap that the claim was made for."""
    notes: str | None = None
