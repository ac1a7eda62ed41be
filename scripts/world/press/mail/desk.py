"""What lies ready when a mail is drawn: pen, matter, make, the surface it appears on.

A phone's screen is measured in density-independent pixels (Android, "Support different pixel densities"), of which one is a
point here; a printed mail is the same, two thirds as large, on A4.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from world.chance import Stock
from world.press.a4.desk import HEIGHT, WIDTH, Brand
from world.press.a4.matter import SIGNS, Entry, Matter, Money
from world.press.a4.pen import Align, Colour, Part, Pen, Style, text_of
from world.press.a4.words import Words
from world.press.mail.looks import MailLook

MailKind = Literal["receipt", "order_confirmation", "invoice"]
Form = Literal["pdf", "screen"]

PHONES: Stock[tuple[float, float, float]] = Stock(
    tune=((360, 780, 3.0), (1080 / 2.625, 915, 2.625)), held=((390, 844, 3.0), (393, 851, 2.75))
)
"""Width and least height of a screen, and its pixels a point: 1080 x 2340, 1080 x 2402, 1170 x 2532, 1080 x 2340."""
PAGE = (WIDTH, HEIGHT)
"""What a mail is printed on."""
PRINT_SCALE = 0.66
"""Chosen: browsers shrink a mail about so to fit A4."""
BODY_SIZE = 14.0
"""Points on a screen (Material Design, "body 1" is 14 to 16)."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a surface."""

    back: Colour
    ink: Colour
    faint: Colour
    card: Colour
    rule: Colour


LIGHT = Palette((1, 1, 1), (0.13, 0.13, 0.14), (0.42, 0.43, 0.45), (0.965, 0.965, 0.97), (0.85, 0.85, 0.87))
DARK = Palette((0.075, 0.08, 0.09), (0.91, 0.92, 0.93), (0.62, 0.64, 0.67), (0.13, 0.14, 0.155), (0.27, 0.28, 0.3))


@dataclass(frozen=True, slots=True)
class MailDesk:
    """A mail being drawn."""

    pen: Pen
    matter: Matter
    kind: MailKind
    form: Form
    look: MailLook
    brand: Brand
    words: Words
    money: Money
    reader: str
    """Whose mailbox it is."""
    printed: dt.date
    """When it was put on paper."""
    pages: int

    @property
    def unit(self) -> float:
        """Points a screen's point."""
        return 1.0 if self.form == "screen" else PRINT_SCALE

    @property
    def palette(self) -> Palette:
        """The colours: dark only on screens."""
        return DARK if self.look.dark and self.form == "screen" else LIGHT

    @property
    def left(self) -> float:
        """Where the body begins."""
        return 16.0 if self.form == "screen" else 52.0

    @property
    def right(self) -> float:
        """Where the body ends."""
        return self.pen.width - self.left

    def style(
        self, size: float = BODY_SIZE, *, bold: bool = False, faint: bool = False, align: Align = "left"
    ) -> Style:
        """A style of `size` screen points."""
        colour = self.palette.faint if faint else self.palette.ink
        return Style(size * self.unit, bold, colour, align)

    def wrapped(self, parts: Sequence[Part], y: float, style: Style) -> float:
        """Words and values in lines as wide as the body; the base line after."""
        line: list[Part] = []
        for part in _breakable(parts):
            longer = "".join(map(text_of, (*line, part)))
            if line and self.pen.measure(longer.rstrip(), style) > self.right - self.left:
                self.pen.run(line, self.left, y, style)
                y, line = y + 1.4 * style.size, []
            line.append(part)
        self.pen.run(line, self.left, y, style, room=self.right - self.left)
        return y + 1.4 * style.size

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Numbers and dates as a mail gives them: no clerk, and a receipt is no invoice."""
        entries = [one for one in self.matter.entries if one.role not in {"clerk", "print_date"}]
        if self.kind == "receipt":
            entries[0] = replace(entries[0], caption=self.words["receipt_number"])
            entries[1] = replace(entries[1], caption=self.matter.words["document_date"], role="purchase_date")
        return tuple(entries)

    @property
    def title(self) -> str:
        """What the shop calls this mail's matter."""
        return self.words["title_receipt"] if self.kind == "receipt" else self.matter.title

    @property
    def total_caption(self) -> str:
        """What the sum at the end is called."""
        return self.matter.words["total" if self.kind == "invoice" else "grand_total"]

    def subject(self) -> tuple[Part, ...]:
        """The subject line in pieces."""
        return self.words.parts(
            f"subject_{self.kind}",
            number=(self.matter.sale.number, self.pen.fresh(self.matter.number_role)),
            brand=(self.matter.sale.dealer.brand, self.pen.fresh("retailer")),
        )

    def amount(self, value: Decimal, role: str = "", *, is_total: bool = False) -> tuple[Part, ...]:
        """`value` with its currency."""
        code = self.matter.sale.dealer.country.currency
        sign = code if self.money == "code" else SIGNS[code]
        unit: Part = (sign, self.pen.fresh("currency")) if is_total else sign
        number: Part = (self.matter.amount(value), role) if role else self.matter.amount(value)
        return (unit, " ", number) if self.money == "before" else (number, " ", unit)

    @property
    def address(self) -> str:
        """The reader's e-mail address."""
        plain = unicodedata.normalize("NFKD", self.reader).encode("ascii", "ignore").decode().lower()
        return ".".join(re.findall(r"[a-z]+", plain)[:2]) + "@example.com"


def _breakable(parts: Sequence[Part]) -> list[Part]:
    """The pieces with plain words taken apart at their spaces."""
    pieces: list[Part] = []
    for part in parts:
        pieces += re.findall(r"\S*\s*", part)[:-1] if isinstance(part, str) else [part]
    return pieces
