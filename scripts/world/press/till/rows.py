"""What a till prints, row by row, before any ink: runs of text that know what they say, rules, gaps, codes, logos."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from world.press.fonts import Typeface

Anchor = Literal["l", "m", "r"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text and what it is."""

    text: str
    role: str = ""
    """As of `Mark`; empty: a caption, a sign, a space."""


@dataclass(frozen=True, slots=True)
class Run:
    """Spans that stand side by side, anchored at one place of the row."""

    spans: tuple[Span, ...]
    at: float = 0.0
    """Fraction of the print width."""
    anchor: Anchor = "l"

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row."""

    runs: tuple[Run, ...]
    bold: bool = False
    wide: int = 1
    """Times the usual width, by doubling dots as print heads do."""
    tall: int = 1
    small: bool = False
    """In the smaller of the printer's two fonts."""
    inverse: bool = False
    """White on black."""
    boxed: bool = False
    leader: str = ""
    """Fills the gap before the last run: dots, mostly."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A sign repeated from edge to edge; ``line`` and ``double`` are drawn lines."""

    sign: str = "-"


@dataclass(frozen=True, slots=True)
class Gap:
    """Paper fed, in rows."""

    rows: float = 0.5


@dataclass(frozen=True, slots=True)
class Code:
    """A barcode in the middle."""

    symbology: Literal["Code128", "ITF", "QRCode"]
    text: str
    shown: bool = True
    """Its text stands below it."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The shop's name as a picture."""

    text: str
    face: Typeface
    form: Literal["name", "banner", "frame", "disc", "bars"] = "name"
    role: str = "retailer"


Line = Row | Rule | Gap | Code | Logo


def says(text: str, role: str = "") -> tuple[Span, ...]:
    """A run's only span."""
    return (Span(text, role),)


def captioned(caption: str, value: str, role: str, *, sign: str = " ") -> tuple[Span, ...]:
    """Caption and value; the value alone is what the role marks."""
    return (Span(f"{caption}{sign}"), Span(value, role)) if caption else (Span(value, role),)


def middle(spans: tuple[Span, ...]) -> Row:
    """`spans` in the middle."""
    return Row((Run(spans, 0.5, "m"),))


def left(spans: tuple[Span, ...]) -> Row:
    """`spans` at the left edge."""
    return Row((Run(spans),))


def both(start: tuple[Span, ...], end: tuple[Span, ...]) -> Row:
    """`start` at the left edge and `end` at the right one."""
    return Row((Run(start), Run(end, 1.0, "r")))


def columns(cells: tuple[tuple[Span, ...], ...], stops: tuple[float, ...] = ()) -> Row:
    """The first cell flush left, the others flush right at their `stops`; without stops, in columns of equal width."""
    at = stops or tuple((place + 1) / len(cells) for place in range(1, len(cells)))
    runs = [Run(cells[0]), *(Run(cell, stop, "r") for cell, stop in zip(cells[1:], at, strict=True) if cell)]
    return Row(tuple(run for run in runs if run.text))


def bold(row: Row) -> Row:
    """`row` in bold letters."""
    return replace(row, bold=True)
