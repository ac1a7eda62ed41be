"""The makes of A4 papers: what stands where, how the table and the sums are ruled, what is set at the foot.

A layout is data; `papers` draws it with the blocks of the modules beside. The makes of one part of the world share no
name, and no two of all the makes look alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from world.chance import Stock
from world.press.a4_matter import Money
from world.press.fonts import Look

Head = Literal["left", "right", "centre", "split", "bar", "side", "chain", "plain"]
Address = Literal["window", "right", "pair", "boxed"]
Meta = Literal["list", "table", "line", "strip"]
Title = Literal["above", "head", "meta", "centre"]
Rules = Literal["none", "lines", "grid", "zebra", "head", "outline"]
Sums = Literal["ladder", "band", "row", "box"]
Vat = Literal["rows", "table", "note"]
Foot = Literal["columns", "line", "bar", "short"]
Extra = Literal["opening", "terms", "barcode", "qr", "watermark", "paid", "slip", "delivery", "site"]


@dataclass(frozen=True, slots=True)
class Layout:
    """One make of paper."""

    name: str
    head: Head
    address: Address
    meta: Meta
    title: Title
    columns: tuple[str, ...]
    """``pos reference description gtin serial quantity unit unit_price unit_net vat_rate discount sum sum_net``."""
    rules: Rules
    sums: Sums
    vat: Vat
    foot: Foot
    look: Look = "sans"
    size: float = 9.0
    """Points, of the running text."""
    money: Money = "bare"
    long_dates: bool = False
    coloured: bool = True
    extras: frozenset[Extra] = frozenset()

    @property
    def is_net(self) -> bool:
        """Whether the rows are without VAT."""
        return "sum" not in self.columns


def _columns(text: str) -> tuple[str, ...]:
    return tuple(text.split())


LAYOUTS: Stock[Layout] = Stock(
    tune=(
        Layout("kontor", "split", "window", "list", "meta", _columns("reference description quantity unit_price sum"),
               "head", "ladder", "rows", "columns", extras=frozenset({"terms", "qr"})),
    ),
    held=(
        Layout("almanac", "right", "right", "table", "above", _columns("pos description quantity unit_net vat_rate sum_net"),
               "grid", "box", "rows", "line", look="serif", money="code", extras=frozenset({"opening"})),
    ),
)  # fmt: skip
