"""The makes of A4 papers: what stands where, how the table and the sums are ruled, what is set at the foot.

A layout is data; `papers` draws it with the blocks of the modules beside. The makes of one part of the world share no
name, and no two of all the makes look alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from world.chance import Stock
from world.press.a4.matter import Money
from world.press.fonts import Look

Head = Literal["left", "right", "centre", "split", "bar", "side", "chain", "plain"]
Address = Literal["window", "right", "pair", "boxed"]
Meta = Literal["list", "tabs", "table", "line", "strip"]
Title = Literal["above", "head", "meta", "centre"]
Rules = Literal["none", "lines", "grid", "zebra", "head", "outline"]
Sums = Literal["ladder", "band", "row", "box"]
Vat = Literal["rows", "table", "note"]
Foot = Literal["columns", "line", "bar", "short", "promo"]
Extra = Literal["opening", "terms", "barcode", "qr", "watermark", "paid", "slip", "low"]


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


def _make(
    name: str, where: str, columns: str, looks: str, *, size: float = 9.0, money: Money = "bare", extras: str = ""
) -> Layout:
    """A make from words in their order: head, address, meta and title; rules, sums, VAT, foot and look of the letters."""
    head, address, meta, title = where.split()
    rules, sums, vat, foot, look, *more = looks.split()
    return Layout(
        name, head, address, meta, title, tuple(columns.split()), rules, sums, vat, foot, look, size, money,  # type: ignore[arg-type]
        long_dates="long" in more, coloured="grey" not in more, extras=frozenset(extras.split()),  # type: ignore[arg-type]
    )  # fmt: skip


LAYOUTS: Stock[Layout] = Stock(
    tune=(
        _make("kontor", "split window tabs meta", "reference description quantity unit_price sum",
              "head ladder rows columns sans", extras="terms qr"),
        _make("kassett", "chain boxed strip above", "reference description quantity unit_price discount sum",
              "zebra band table short condensed", size=9.5, extras="barcode paid"),
        _make("praxis", "plain window line meta", "pos quantity unit reference description unit_net sum_net",
              "none ladder rows short mono grey", size=8.2, money="code", extras="opening terms"),
        _make("fjord", "bar right table above", "description gtin quantity unit_price vat_rate sum",
              "lines row table bar sans", extras="slip"),
        _make("salon", "centre pair list centre", "quantity description unit_price sum",
              "lines box note line serif long", size=9.5, money="sign"),
        _make("registru", "left pair table centre", "pos description unit quantity unit_net sum_net vat_rate",
              "outline box rows line sans grey", size=8.4, money="code", extras="terms low"),
        _make("market", "left window strip head", "reference description serial quantity sum",
              "head ladder note columns sans", size=8.6, money="before", extras="qr paid"),
        _make("stripe", "side window list head", "description quantity unit_price sum",
              "none band note promo sans long", size=9.4, money="before", extras="paid"),
        _make("giro", "right window line meta", "pos reference description quantity unit unit_price discount vat_rate sum",
              "grid row table columns condensed", size=9.2, extras="slip terms"),
    ),
    held=(
        _make("almanac", "right right table above", "pos description quantity unit_net vat_rate sum_net",
              "grid box rows line serif", size=9.6, money="code", extras="opening low"),
        _make("depot", "chain window tabs above", "pos gtin description quantity unit_price sum",
              "lines ladder table columns sans", extras="barcode paid"),
        _make("quill", "centre boxed line meta", "description quantity unit_price sum",
              "none ladder note line serif long", size=10.0, money="sign", extras="opening terms"),
        _make("ledger", "plain right table centre", "reference description quantity unit unit_net discount sum_net",
              "outline row rows short typewriter grey", size=8.6, extras="slip low"),
        _make("signal", "bar pair strip above", "description quantity vat_rate sum",
              "zebra band rows bar sans", money="sign", extras="qr"),
        _make("atelier", "side right strip above", "quantity description serial unit_price sum",
              "head box note promo sans", size=8.8, money="before", extras="paid"),
        _make("nordan", "left window table head", "pos reference description unit quantity unit_net vat_rate sum_net",
              "lines row table line sans", size=8.4, extras="slip"),
        _make("bazaar", "split boxed tabs above", "reference description quantity unit_price sum",
              "outline band table columns serif", size=9.4, money="code", extras="terms watermark"),
        _make("plaza", "right pair list centre", "gtin description quantity discount sum",
              "grid ladder note bar sans grey", size=8.8, money="sign", extras="slip qr"),
    ),
)  # fmt: skip
