"""Product lines of a till's strip: name and price on one line or on two, quantity before or after, discounts beneath.

Tills print a product's name and its price at the right edge of the strip, in one of three layouts:

    CABLE USB-C     9,90      2 x 9,90                1486604          47,99
      2 x 4,95                CABLE USB-C    19,80    BRAND
                                                      CABLE USB-C

Which layout a strip follows is read from the strip: a nameless price followed by text up to the total has its name below. A quantity
row goes to the price it multiplies to. The list ends where a row's own word says total or payment and the prices above it add up.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from verify.document import Evidence
from verify.extract.ink import Part
from verify.extract.line_codes import BARE_CODE, article_number
from verify.extract.line_groups import Group, ListRow, begins_with_number, group_rows, names_product
from verify.extract.line_parts import PricePart, RowParts, Times, multiply, names_something
from verify.extract.roles import Mark
from verify.extract.rows import Row
from verify.text import fold

ENDING = frozenset({"total", "payable", "gross", "subtotal", "net", "cash", "card", "change"})
"""Roles whose word, leading a row with an amount, ends the list of products."""
_NO_PRODUCT = frozenset({"vat", "rounding", "other_amount", "bank", "phone", "vat_id", "business_id"})
"""Roles whose rows stand among the products and are none."""
_ROWS_ABOVE = 3
"""Rows above the first price that may belong to it: name, code, quantity."""
_MOST_ENDS = 4
"""Rows that are tried as the end of the list (chosen: subtotal, total, payment, change)."""
_LEADING_SHARE = 0.45
"""Share of a row's letters that a role word must make up to speak for the row: "Card 19,99", not "SD card 64 GB 19,99"."""
_COLUMN_WIDTH = 0.13
"""How far, in page widths, a price may stand from the usual right edge (curled strips; chosen)."""
_DISCOUNT_STEMS = (
    "rabat", "alennus", "reducere", "remise", "reduction", "sconto", "descuento", "korting", "discount", "coupon", "kupong",
    "gutschein", "voucher", "kampanj", "nachlass", "avslag", "savings", "promo", "avdrag", "ristorno", "afslag", "fradrag",
)  # fmt: skip
"""Parts of compound words for a discount, folded ("Kundenrabatt", "jäsenalennus", "kampanjpris")."""
_TOTAL_TAILS = ("summe", "summa", "varesum", "varusumma", "totaal", "total", "totale", "summen")
"""Ends of compound words for a total, folded."""
_GLUED_COLUMN_WIDTH = 0.35
"""The same for an amount that OCR glued to its name: the box ends early."""
_MOST_WRAPPED = 2
"""Rows beneath a named line that may go on with its name (chosen)."""
_PERCENT = re.compile(r"\d ?%")


@dataclass(frozen=True, slots=True)
class ProductLine:
    """One product as a list prints it, before arithmetic has chosen among the values its ink allows."""

    name: tuple[Evidence, ...]
    amount: PricePart | None = None
    """What the line says it costs: gross on tills; ``net`` tells otherwise."""
    count: Part[Decimal] | None = None
    unit_price: PricePart | None = None
    discounts: tuple[PricePart, ...] = ()
    """What was taken off this line, as printed beneath it."""
    includes_discounts: bool = False
    """The amount is what is left after them."""
    gtin: Part[str] | None = None
    reference: Part[str] | None = None
    serials: tuple[Part[str], ...] = ()
    gross: PricePart | None = None
    """A second amount, VAT included, where a table prints both."""
    rate: Part[Decimal] | None = None
    """VAT per cent."""


def leading_roles(row: Row, marks: Iterable[Mark]) -> frozenset[str]:
    """Roles of the words that make up most of a row's letters."""
    letters = sum(glyph.isalpha() for glyph in row.text)
    spoken = list(marks)
    share = sum(sum(glyph.isalpha() for glyph in mark.text) for mark in spoken)
    if not spoken or not _leads(row, spoken[0]) or share < _LEADING_SHARE * letters:
        return frozenset()
    return frozenset(role for mark in spoken for role in mark.roles)


def _leads(row: Row, mark: Mark) -> bool:
    """Whether nothing but numbers and signs stands before the word."""
    before = "".join(cell.text for cell in row.cells[: mark.cell]) + row.cells[mark.cell].text[: mark.start]
    return sum(glyph.isalpha() for glyph in before) <= 1


def takes_off(part: RowParts, spoken: frozenset[str]) -> bool:
    """Whether a row's amount is taken off the line above: it is called a discount, or is negative and names nothing else.

    A negative row that names a product without such a word is a return, and a line of its own.
    """
    if part.price is None:
        return False
    called = "discount" in spoken or any(stem in fold(part.row.text) for stem in _DISCOUNT_STEMS)
    if part.price.value < 0:
        bare = not (part.has_name or part.times or part.count or part.reference or part.gtin)
        return called or bare or _PERCENT.search(part.row.text) is not None
    return "discount" in spoken


def till_readings(
    parts: tuple[RowParts, ...], roles: tuple[frozenset[str], ...]
) -> Iterator[tuple[tuple[ProductLine, ...], Decimal | None]]:
    """The products of a strip, once for each row that may end the list; with the sum of all prices where that row prints it.

    `roles` are each row's leading roles. A product may bear a total's name ("Balance bread"): then a later end is right, and
    only a sum can say so.
    """
    edge = _price_edge(parts)
    first = next(
        (at for at, part in enumerate(parts) if _is_priced(part, edge) and not _is_other(part, roles[at])), None
    )
    if first is None:
        return
    ends = list(itertools.islice(_ends(parts, roles, first), _MOST_ENDS)) or [(len(parts), None)]
    for end, closing in ends:
        zone = _zone(parts[:end], roles, first, edge)
        told = _listed(zone)
        lines = (_line(group, told.discounts) for group in group_rows(told.rows))
        yield tuple(line for line in lines if says_what(line)), closing


def _ends(
    parts: tuple[RowParts, ...], roles: tuple[frozenset[str], ...], first: int
) -> Iterator[tuple[int, Decimal | None]]:
    """Rows after the first price that may end the list: called so, or with an amount that is the sum of two or more before it."""
    prices: list[Decimal] = []
    for at in range(first, len(parts)):
        price = parts[at].price
        if at > first and _ends_list(parts, roles, at):
            yield at, None
        elif price and prices and price.value == sum(prices) and (_many(prices) or _stands_bare(parts, at)):
            yield at, price.value
        if price and not price.is_whole:
            prices.append(price.value)


def _many(prices: list[Decimal]) -> bool:
    """Whether more than one product was paid: one and its discount come to its own price, not to a total."""
    return sum(price > 0 for price in prices) > 1 or sum(price < 0 for price in prices) == len(prices) > 1


def _stands_bare(parts: tuple[RowParts, ...], at: int) -> bool:
    """Whether a row holds an amount and nothing else, and no row above waits for its price."""
    part, above = parts[at], parts[at - 1]
    bare = not (part.has_name or part.times or part.count or part.gtin or part.reference)
    return bare and above.price is not None


def _is_other(part: RowParts, spoken: frozenset[str]) -> bool:
    """Whether a word leads the row that no product has: a total, a tax, a count of articles (but not a product's own count)."""
    if spoken & ENDING:
        return True
    return bool(spoken & _NO_PRODUCT or ("count" in spoken and part.has_name)) and not spoken & {"discount", "charge"}


def says_what(line: ProductLine) -> bool:
    """Whether a line names or numbers a product; an amount alone is none."""
    return bool(line.reference or line.gtin) or any(names_something(piece.text) for piece in line.name)


_Zone = list[tuple[RowParts, frozenset[str]]]


def _zone(parts: tuple[RowParts, ...], roles: tuple[frozenset[str], ...], first: int, edge: float) -> _Zone:
    """The rows from those above the first price on; rows of tax and counts left out, amounts outside the column unpriced."""
    kept: _Zone = []
    for at in range(max(first - _ROWS_ABOVE, 0), len(parts)):
        part, spoken = parts[at], roles[at]
        if at < first and (part.row.page != parts[first].row.page or (spoken and not (part.times or part.count))):
            kept = []
            continue
        if _is_other(part, spoken - ENDING):
            continue
        kept.append((part if _is_priced(part, edge) else _unpriced(part), spoken))
    return kept


def _ends_list(parts: tuple[RowParts, ...], roles: tuple[frozenset[str], ...], at: int) -> bool:
    """Whether a word for a total or a payment leads the row, and an amount stands on it or beneath."""
    part = parts[at]
    beneath = at + 1 < len(parts) and parts[at + 1].price is not None
    return bool(roles[at] & ENDING) and bool(part.price or part.amounts or beneath)


def is_compound_total(text: str) -> bool:
    """Whether the row's first word is a compound of a total's word ("Artikelsumme", "Varesum")."""
    words = fold(text).split()
    return bool(words) and len(words) < 4 and words[0].strip(":").endswith(_TOTAL_TAILS)


def _price_edge(parts: tuple[RowParts, ...]) -> float:
    edges = [part.price.right for part in parts if part.price and not part.price.is_whole]
    return median(edges) if edges else 1.0


def _is_priced(part: RowParts, edge: float) -> bool:
    if part.price is None or part.price.is_whole:
        return False
    return abs(part.price.right - edge) < (_GLUED_COLUMN_WIDTH if part.price.is_glued else _COLUMN_WIDTH)


def _unpriced(part: RowParts) -> RowParts:
    """A row whose amount stands outside the price column: its unit price, where a count stands before it."""
    times = Times(part.count, part.price) if part.count and part.price else part.times
    return replace(part, price=None, times=times)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the rows of a list say beside names and prices."""

    rows: tuple[ListRow, ...]
    discounts: dict[int, PricePart]
    """By the row's index in the document."""


def _listed(zone: _Zone) -> _Told:
    """The rows as the grouping sees them: which bear a product's amount, and which only go with what stands above."""
    listed: list[ListRow] = []
    discounts: dict[int, PricePart] = {}
    left: Decimal | None = None
    for part, spoken in zone:
        price = part.price if not part.serials else None
        follows = bool(part.serials) or "discount" in spoken
        if price is not None and left is not None and listed[-1].part.index in discounts and price.value == left:
            follows = True  # the price once more, after its discount
        elif price is not None and takes_off(part, spoken):
            follows, discounts[part.index] = True, price
            left = left - abs(price.value) if left is not None and left > 0 else left and left + abs(price.value)
        elif price is not None:
            follows, left = False, price.value
        bears = price is not None and not follows
        named = names_product(part) and not follows
        listed.append(ListRow(part, bears, named=named, begins=begins_with_number(part), follows=follows))
    return _Told(tuple(listed), discounts)


def _line(group: Group, discounts: dict[int, PricePart]) -> ProductLine:
    """The product of a group of rows."""
    own = group.own
    after = tuple(part for part in group.after if not (part.serials or part.price))
    rows = (*group.before, own, *after)
    times = next((one.times for one in (own, *after, *group.before) if one.times and _fits(one.times, own)), None)
    each = next((one.each for one in rows if one.each), None)
    named = _with_code_as_name(_name(group.before, own, after), [one.reference for one in rows if one.reference])
    return ProductLine(
        name=named[0],
        amount=own.price,
        count=times.count if times else next((one.count for one in (own, *group.before, *after) if one.count), None),
        unit_price=times.unit_price if times else each,
        discounts=tuple(discounts[part.index] for part in group.after if part.index in discounts),
        gtin=next((one.gtin for one in rows if one.gtin), None),
        reference=named[1],
        serials=tuple(serial for part in group.after for serial in part.serials),
    )


def _fits(times: Times, own: RowParts) -> bool:
    """Whether a quantity row is this line's: it stands on it, or comes to its amount."""
    return times is own.times or multiply(times, own.price)


def _name(before: tuple[RowParts, ...], own: RowParts, after: tuple[RowParts, ...]) -> tuple[Evidence, ...]:
    """The pieces of the name: above and beside the amount with the rows that wrap it, or beneath where nothing else names it."""
    pieces = tuple(piece for part in (*before, own) for piece in part.name if names_product(part))
    if pieces:
        return (*pieces, *(piece for part in _wraps(after) for piece in part.name))
    below = (part for part in after if not (part.gtin or part.reference) or part.has_name)
    return tuple(
        piece for part in below if any(glyph.isalpha() for glyph in part.row.text) for piece in _pieces_below(part)
    )


def _pieces_below(part: RowParts) -> tuple[Evidence, ...]:
    """A name's row beneath its amount; whole where it says nothing beside."""
    return part.name if part.times or part.each or part.reference else _whole_cells(part.row)


def _wraps(after: tuple[RowParts, ...]) -> Iterator[RowParts]:
    """Rows that go on with a name: right below, and no note with a colon or in brackets."""
    for part in itertools.islice((one for one in after if not (one.times or one.each)), _MOST_WRAPPED):
        if not part.name or ":" in part.row.text or part.row.text.startswith("("):
            return
        yield part


def _with_code_as_name(
    name: tuple[Evidence, ...], codes: list[Part[str]]
) -> tuple[tuple[Evidence, ...], Part[str] | None]:
    """Name and article number: of two codes the one with letters is a model and part of the name, and so is none with words.

    Where no other code stands there, a piece of the name that is nothing but a code is the article number.
    """
    number = article_number(codes)
    if number is not None:
        models = [code for code in codes if BARE_CODE.fullmatch(code.text)]
        return (name if number in models else (*name, *(code.evidence for code in models))), number
    bare = [piece for piece in name if BARE_CODE.fullmatch(piece.text)]
    if len(bare) != 1 or not any(names_something(piece.text) for piece in name if piece is not bare[0]):
        return name, None
    code = Part(bare[0].text, bare[0].text, bare[0], 1.0)
    return tuple(piece for piece in name if piece is not bare[0]), code


def _whole_cells(row: Row) -> tuple[Evidence, ...]:
    """A row of a name as it is printed: "275 E1S" names something, though it has few letters and begins with a number."""
    return tuple(Evidence(row.page, cell.box, cell.text) for cell in row.cells)
