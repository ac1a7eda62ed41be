"""One printed row of a product list, taken apart: amounts, quantity times unit price, codes, serials, and the name that is left.

Print glues and splits: ``svart5 990,00`` is a colour and 5990.00, ``Play:1 990,00`` may be a Play:1 for 990 or a Play for 1990. An
amount therefore keeps every value its ink allows, likeliest first; arithmetic chooses among them later (``items.py``).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from verify.document import Evidence
from verify.extract.ink import Part, blanked, part_of
from verify.extract.line_codes import find_codes, find_serials
from verify.extract.money import Amount, parse_amount
from verify.extract.rows import Row

_TIMES = r"[x×X*@àáÀ]"
_GLUED_TIMES = re.compile(
    r"(?<![\w.,])(?P<count>[-−]?\d{1,4}(?:[.,]\d{1,3})?)[xX×*](?P<price>\d{1,3}(?:[.,' ]\d{3})*[.,]\d{2})(?![\d.,]|[^\W\d_])"
)
"""``1x10,39``: no space parts the unit price from the sign."""
_PER_UNIT = re.compile(r" ?(?:/|(?:per|pro|par|por|pr\.?) ) ?(?P<unit>[^\W\d_]{1,7}\.?)(?!\w)")
"""Behind a unit price: ``59.95 / ea``."""
_BEFORE_EACH = re.compile(r"(?:^|(?<=\s))(?:@|[àáÀ]) ?(?:[A-Z]{2,3}|[€£$])? ?$")
"""Before one: ``à 59,95``."""
_UNIT = r"(?:[^\W\d_]{1,6}\.?|m[²2])"
_COUNT = r"\d{1,5}(?:[.,]\d{1,4})?"
_COUNT_BEFORE = re.compile(
    rf"(?<![\w.,])(?P<count>[-−]?{_COUNT}) ?(?P<unit>{_UNIT})? ?{_TIMES} ?(?:[A-Z]{{2,3}}|[€£$])? ?$"
)
_COUNT_AFTER = re.compile(
    rf"^ ?(?:[A-Z]{{3}}|[€£$])?(?:/ ?[^\W\d_]{{1,4}})? ?{_TIMES} ?(?P<count>{_COUNT})(?![\w.,%])(?: ?{_UNIT}(?![\w]))?"
)
_UNIT_AFTER = re.compile(rf" ?(?P<unit>{_UNIT})(?!\w)")
_LEADING_COUNT = re.compile(
    rf"^(?:(?P<count>[-−]?\d{{1,2}}) ?(?:{_TIMES} ?(?=[^\W\d_])| (?=[^\W\d_]{{2}})|(?=$))|(?P<measured>{_COUNT}) ?(?P<unit>{_UNIT})(?: |$))"
)
_MEASURED = re.compile(rf"(?P<measured>{_COUNT}) ?(?P<unit>{_UNIT})")
_TRAILING_COUNT = re.compile(rf"(?:(?<=\s){_TIMES} ?|\b(?:[Qq]ty|QTY):? ?)(?P<count>\d{{1,3}})$")
_PAPER_ONLY = re.compile(r"^[\W_]*$")
_GLUED_THOUSANDS = re.compile(r"(?P<before>^|.)(?<!\d)(?P<thousands>\d{1,3}) $")
"""One to three digits and a space right before an amount of three digits: perhaps its thousands."""
_LONGEST_UNIT = 4
"""Longer units ("Beutel", "Karton") may be the name of what is sold."""
_FEWEST_LETTERS = 3
_HAS_CENTS = re.compile(r"[.,]\d\d$")
_HALF_CENT = Decimal("0.006")
_CENT = Decimal("0.011")
"""One cent of rounding, with room for a third decimal."""
_LONGEST_TAX_MARK = 5
"""Glyphs that may follow a line's price: tax letters, a star, a currency code."""


@dataclass(frozen=True, slots=True)
class PricePart:
    """One printed amount of a row, with every value its ink allows."""

    options: tuple[Part[Decimal], ...]
    """Likeliest first."""
    start: int
    """Offsets into the row's text."""
    end: int
    is_whole: bool = False
    """Printed without cents and without a currency: a price only where a table's head says so."""
    is_glued: bool = False
    """Words stand before it in its own cell: its right edge says little about columns."""

    @property
    def value(self) -> Decimal:
        """The likeliest value."""
        return self.options[0].value

    @property
    def right(self) -> float:
        """The right edge of its ink."""
        return self.options[0].evidence.box.right


@dataclass(frozen=True, slots=True)
class Times:
    """A quantity beside its unit price."""

    count: Part[Decimal]
    unit_price: PricePart
    span: tuple[int, int] = (0, 0)
    """Characters of the row's text that say it, beside the unit price itself."""


@dataclass(frozen=True, slots=True)
class RowParts:
    """A row taken apart."""

    row: Row
    index: int
    price: PricePart | None
    """The amount at the row's right end, where nothing but a tax mark follows it."""
    amounts: tuple[PricePart, ...]
    """The other amounts, left to right."""
    times: Times | None
    count: Part[Decimal] | None
    """A quantity without its unit price."""
    each: PricePart | None
    """A unit price without its quantity (``59.95 / ea``)."""
    gtin: Part[str] | None
    reference: Part[str] | None
    serials: tuple[Part[str], ...]
    name: tuple[Evidence, ...]
    """What is left: pieces of the product's name."""

    @property
    def has_name(self) -> bool:
        """Whether enough letters are left to name something."""
        return any(names_something(piece.text) for piece in self.name)


def names_something(text: str) -> bool:
    """Whether three letters are left when units and currencies are taken out."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(len(word) for word in words if not _is_mark(word)) >= _FEWEST_LETTERS


def read_row(row: Row, index: int, amounts: tuple[Amount, ...], *, decimal_comma: bool | None) -> RowParts:
    """The row taken apart; `amounts` are those found on it, left to right."""
    offsets = _cell_offsets(row)
    money = tuple(_price_part(row, amount, offsets[amount.cell]) for amount in amounts if not _is_measured(row, amount))
    serials = find_serials(row)
    times = None if serials else _times(row, money, decimal_comma=decimal_comma)
    each, each_span = (None, (0, 0)) if times or serials else _each(row.text, money)
    others = tuple(one for one in money if one is not each and (times is None or one is not times.unit_price))
    price = others[-1] if others and _ends_row(row.text, others[-1].end) and not serials else None
    used = [*((one.start, one.end) for one in money), each_span]
    if times:
        used.append(times.span)
    rest = blanked(row.text, used)
    count, span = (None, (0, 0)) if times or serials else _count(row, rest, decimal_comma=decimal_comma)
    rest = blanked(rest, [span])
    gtin, reference, rest = find_codes(row, rest, bare=price is not None or times is not None)
    name = () if serials else _name(row, rest)
    return RowParts(
        row,
        index,
        price,
        tuple(one for one in others if one is not price),
        times,
        count,
        each,
        gtin,
        reference,
        serials,
        name,
    )


def _cell_offsets(row: Row) -> list[int]:
    offsets, at = [], 0
    for cell in row.cells:
        offsets.append(at)
        at += len(cell.text) + 1
    return offsets


def _is_measured(row: Row, amount: Amount) -> bool:
    """Whether a unit follows the number: ``1.000 STK`` is a quantity, not money."""
    unit = re.match(r" ?([^\W\d_]{1,7})(?![\w])", row.cells[amount.cell].text[amount.end :])
    return amount.currency is None and unit is not None and unit[1].casefold() in units() - {"x"}


def _price_part(row: Row, amount: Amount, offset: int) -> PricePart:
    start, end = offset + amount.start, offset + amount.end
    plain = part_of(row, start, end)
    options = [Part(value, plain.text, plain.evidence, plain.confidence) for value in amount.values]
    options = _with_glued(row, amount, offset, options)
    return PricePart(
        tuple(options),
        end - len(options[0].text),
        end,
        is_whole=not amount.has_cents and amount.currency is None,
        is_glued=names_something(row.cells[amount.cell].text[: amount.start]),
    )


def _with_glued(row: Row, amount: Amount, offset: int, options: list[Part[Decimal]]) -> list[Part[Decimal]]:
    """The options, and those where thousands were glued to the word before or a number of the name to the amount."""
    text = row.cells[amount.cell].text
    whole = re.split(r"[.,]", amount.text)[0]
    glued = _GLUED_THOUSANDS.search(text[: amount.start])
    if glued and len(whole) == 3 and amount.value > 0:
        part = part_of(row, offset + glued.start("thousands"), offset + amount.end)
        more = Part(1000 * int(glued["thousands"]) + amount.value, part.text, part.evidence, part.confidence)
        return [more, *options] if glued["before"].isalpha() else [*options, more]
    head, space, tail = amount.text.partition(" ")
    if space and len(head) <= 3 and text[: amount.start].rstrip()[-1:].isalnum():
        part = part_of(row, offset + amount.end - len(tail), offset + amount.end)
        sign = -1 if amount.value < 0 else 1
        values = parse_amount(tail, decimal_comma=None)
        return [*options, Part(sign * values[0], part.text, part.evidence, part.confidence)]
    return options


def _ends_row(text: str, end: int) -> bool:
    """Whether nothing but a tax mark or a currency follows: no unit, no "20.00 Uhr"."""
    words = re.findall(r"[^\W\d_]+", text[end:])
    glyphs = sum(glyph.isalnum() for glyph in text[end:])
    return glyphs <= _LONGEST_TAX_MARK and all(len(word) <= 2 or _is_mark(word) or word.isupper() for word in words)


def _times(row: Row, money: tuple[PricePart, ...], *, decimal_comma: bool | None) -> Times | None:
    """``2 x 1,99`` or ``1,99 x 2``; without a times sign only where the arithmetic of the row confirms it."""
    glued = _GLUED_TIMES.search(row.text)
    if glued:
        return _glued_times(row, glued, decimal_comma=decimal_comma)
    for one in money:
        before = _COUNT_BEFORE.search(row.text[: one.start])
        if before and _is_unit(before["unit"]) and (before["unit"] or not _HAS_CENTS.search(before["count"])):
            count = _number(row, *before.span("count"), decimal_comma=decimal_comma)
            return Times(count, one, (before.start(), one.end))
        after = _COUNT_AFTER.search(row.text[one.end :])
        if after and all(other.start != one.end + after.start("count") for other in money):
            start, end = after.span("count")
            count = _number(row, one.end + start, one.end + end, decimal_comma=decimal_comma)
            return Times(count, one, (one.start, one.end + after.end()))
    return _confirmed_times(row, money, decimal_comma=decimal_comma)


def _glued_times(row: Row, match: re.Match[str], *, decimal_comma: bool | None) -> Times:
    """Quantity and unit price of ``1x10,39``."""
    count = _number(row, *match.span("count"), decimal_comma=decimal_comma)
    plain = part_of(row, *match.span("price"))
    values = parse_amount(plain.text, decimal_comma=decimal_comma)
    options = tuple(Part(value, plain.text, plain.evidence, plain.confidence) for value in values)
    return Times(count, PricePart(options, *match.span("price")), match.span())


def _each(text: str, money: tuple[PricePart, ...]) -> tuple[PricePart | None, tuple[int, int]]:
    """A unit price that says that it is one, and where it and its sign stand."""
    for one in money:
        after = _PER_UNIT.match(text, one.end)
        if after and after["unit"].rstrip(".").casefold() in units():
            return one, (one.start, after.end())
        before = _BEFORE_EACH.search(text[: one.start])
        if before:
            return one, (before.start(), one.end)
    return None, (0, 0)


def multiply(times: Times, price: PricePart | None) -> bool:
    """Whether quantity times unit price is what the line costs, for some reading of both."""
    if price is None:
        return False
    products = [times.count.value * option.value for option in times.unit_price.options]
    return any(abs(product - option.value) < _CENT for product in products for option in price.options)


def _is_unit(word: str | None) -> bool:
    return word is None or word.rstrip(".").casefold() in units()


def _confirmed_times(row: Row, money: tuple[PricePart, ...], *, decimal_comma: bool | None) -> Times | None:
    """A count and a unit price without a times sign (``3 kpl 1,99 5,97``) whose product is the row's last amount."""
    if len(money) < 2:
        return None
    total = money[-1]
    numbers = [
        (_number(row, *match.span(), decimal_comma=decimal_comma), _with_unit(row.text, match.span()))
        for match in re.finditer(rf"(?<![\w.,]){_COUNT}(?![\w.,%]|[.,]\d| ?%)", row.text[: total.start])
    ]
    found = [
        Times(count, unit_price, span)
        for unit_price in money[:-1]
        for count, span in numbers
        if count.value and count.evidence.box != unit_price.options[0].evidence.box
        if any(abs(count.value * option.value - total.value) < _HALF_CENT for option in unit_price.options)
    ]
    return min(
        found,
        key=lambda times: (times.unit_price.is_whole, "," in times.count.text or "." in times.count.text),
        default=None,
    )


def _number(row: Row, start: int, end: int, *, decimal_comma: bool | None) -> Part[Decimal]:
    """A quantity as printed: ``2``, ``1,000`` (one, as tills print it), ``0,512``."""
    part = part_of(row, start, end)
    plain = part.text.replace("−", "-")
    value = Decimal(plain.replace(",", "."))
    if "," in plain and decimal_comma is False and len(plain.partition(",")[2]) == 3:
        value = Decimal(plain.replace(",", ""))
    return Part(value.normalize() + 0, part.text, part.evidence, part.confidence)


def _with_unit(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span of a count, with the unit that follows it."""
    unit = _UNIT_AFTER.match(text, span[1])
    return (span[0], unit.end()) if unit and _is_unit(unit["unit"]) else span


def _count(row: Row, rest: str, *, decimal_comma: bool | None) -> tuple[Part[Decimal] | None, tuple[int, int]]:
    """A count at the head or the tail of the name, or with its unit in a cell of its own, and where it stands.

    ``2-pack`` and ``16 GB`` are part of the name.
    """
    match = _LEADING_COUNT.search(rest) or _cell_count(row, rest) or _TRAILING_COUNT.search(rest.rstrip())
    if not match:
        return None, (0, 0)
    groups = match.groupdict()
    if groups.get("unit") and not _is_unit(groups["unit"]):
        return None, (0, 0)
    name = "measured" if groups.get("measured") else "count"
    found = _number(row, *match.span(name), decimal_comma=decimal_comma)
    return (found, match.span()) if found.value else (None, (0, 0))


def _cell_count(row: Row, rest: str) -> re.Match[str] | None:
    """A cell that holds a count and its unit only."""
    at = 0
    for cell in row.cells:
        match = _MEASURED.fullmatch(rest, at, at + len(cell.text))
        if match:
            return match
        at += len(cell.text) + 1
    return None


def _name(row: Row, rest: str) -> tuple[Evidence, ...]:
    """The pieces of text that remain in each cell, currency signs and tax marks at the right end left out."""
    pieces, at = [], 0
    for cell in row.cells:
        text = rest[at : at + len(cell.text)]
        stripped = text.strip(" .,:;*#|=-–_€£$(")
        if stripped and not _PAPER_ONLY.match(stripped) and not _is_mark(stripped):
            start = at + text.index(stripped)
            pieces.append(part_of(row, start, start + len(stripped)).evidence)
        at += len(cell.text) + 1
    return tuple(pieces)


def _is_mark(text: str) -> bool:
    """A tax letter, a currency, a rate: what stands beside a price and names nothing."""
    return (
        len(text) <= 2
        or (len(text) <= _LONGEST_UNIT and text.casefold() in units())
        or bool(
            re.fullmatch(
                r"(?:EUR|SEK|NOK|DKK|RON|LEI|CHF|GBP|USD|AUD|CAD|CZK|PLN|HUF|MYR|Kr|kr|\d{1,2}(?:[.,]\d+)? ?%)", text
            )
        )
    )


@lru_cache(maxsize=1)
def units() -> frozenset[str]:
    """Folded abbreviations of units of measure."""
    table = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
    return frozenset(word.strip().casefold().rstrip(".") for word in table["units"]["words"].split(","))
