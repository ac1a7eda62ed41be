"""What a make of label is, and the pieces that several makes share."""

from __future__ import annotations

from dataclasses import dataclass

from world.press.label.blocks import (
    Block,
    Framed,
    Text,
)
from world.press.label.coded import Coded
from world.press.label.grounds import WHITE
from world.press.label.print import Ground, HeadName
from world.press.label.words import Kind


@dataclass(frozen=True, slots=True)
class Layout:
    """One make of label."""

    name: str
    width_mm: float
    block: Block
    grounds: tuple[Ground, ...]
    heads: tuple[HeadName, ...] = ("transfer",)
    dots_per_mm: float = 12.0
    """300 dpi; label printers of carriers have 8."""
    padding_mm: float = 3.0
    suits: tuple[Kind, ...] = ()
    """What it is printed for unless somebody asks for it; empty: anything."""


def kinds(count: int, points: float) -> tuple[Text, ...]:
    """What it is, in the first `count` languages."""
    return tuple(Text(f"kind.{place}", points) for place in range(count))


def contents(count: int, points: float) -> tuple[Text, ...]:
    """What is in the box, in the first `count` languages."""
    return tuple(Text(f"contents.{place}", points, wrapped=True) for place in range(count))


def patch(block: Block, *, is_sticker: bool = False, radius_mm: float = 0.0) -> Framed:
    """White ground under codes on a dark or brown box."""
    return Framed(block, 2.0, 0.0, radius_mm, WHITE, is_sticker)


EAN = Coded("gtin", "EAN13", 14, side="m")
"""The retail code at its usual size, in the middle."""
