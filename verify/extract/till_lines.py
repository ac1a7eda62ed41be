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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from verify.document import Evidence
from verify.extract.ink import Part
from verify.extract.line_parts import PricePart, RowParts, Times, names_something
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
    "gutschein", "voucher", "kampanj", "nachlass", "avslag", "savings", "promo",
)  # fmt: skip
"""Parts of compound words for a discount, folded ("Kundenrabatt", "jäsenalennus", "kampanjpris")."""
_TOTAL_TAILS = ("summe", "summa", "varesum", "varusumma", "totaal", "total", "totale", "summen")
"""Ends of compound words for a total, folded."""
_GLUED_COLUMN_WIDTH = 0.35
"""The same for an amount that OCR glued to its name: the box ends early."""
_CENT = Decimal("0.011")


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
        return called or not part.has_name
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
        strip = _Strip(_names_below(zone), _names_above(zone), _times_below(zone))
        for part, spoken in zone:
            strip = strip.read(part, spoken)
        yield tuple(line for line in strip.lines if says_what(line)), closing


def _ends(
    parts: tuple[RowParts, ...], roles: tuple[frozenset[str], ...], first: int
) -> Iterator[tuple[int, Decimal | None]]:
    """Rows after the first price that may end the list: called so, or with an amount that is the sum of two or more before it."""
    prices: list[Decimal] = []
    for at in range(first, len(parts)):
        price = parts[at].price
        if at > first and _ends_list(parts, roles, at):
            yield at, None
        elif price and prices and price.value == sum(prices) and (len(prices) > 1 or _stands_bare(parts, at)):
            yield at, price.value
        if price and not price.is_whole:
            prices.append(price.value)


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


def _names_below(zone: _Zone) -> bool:
    """Whether prices have their names beneath: the first is nameless, so are most, and text follows the last of them."""
    priced = [at for at, (part, _) in enumerate(zone) if part.price]
    bare = [at for at in priced if not zone[at][0].has_name]
    if not bare or bare[0] != priced[0] or 2 * len(bare) < len(priced):
        return False
    return any(part.has_name and not part.price for part, _ in zone[bare[-1] + 1 :])


def _names_above(zone: _Zone) -> bool:
    """Whether names begin a row above their price: text stands before every later price and none after the last."""
    priced = [at for at, (part, _) in enumerate(zone) if part.price and part.price.value > 0]
    texts = [at for at, (part, _) in enumerate(zone) if part.has_name and not part.price and not part.serials]
    between = [any(one < at < other for at in texts) for one, other in itertools.pairwise(priced)]
    return bool(between) and all(between) and texts[-1] < priced[-1]


def _times_below(zone: _Zone) -> bool:
    """Whether quantity rows follow their price: the direction in which more of them multiply to it."""
    before = after = 0
    for at, (part, _) in enumerate(zone):
        if part.times and not part.price:
            after += any(_multiplies(part.times, one.price) for one, _ in zone[at + 1 : at + 3])
            before += any(_multiplies(part.times, one.price) for one, _ in zone[max(at - 2, 0) : at])
    return before >= after


def _multiplies(times: Times, price: PricePart | None) -> bool:
    if price is None:
        return False
    products = [times.count.value * option.value for option in times.unit_price.options]
    return any(abs(product - option.value) < _CENT for product in products for option in price.options)


@dataclass(frozen=True, slots=True)
class _Strip:
    """The list as read so far."""

    names_below: bool
    names_above: bool
    times_below: bool
    lines: tuple[ProductLine, ...] = ()
    waiting: tuple[RowParts, ...] = ()
    """Text and quantity rows since the last price."""

    def read(self, part: RowParts, spoken: frozenset[str]) -> _Strip:
        """The list with one more row."""
        if part.price and not part.serials:
            if not takes_off(part, spoken):
                return self._with_price(part)
            if not self.lines:
                return self
            return self._changed(discounts=(*self.lines[-1].discounts, part.price), waiting=())
        if not self.lines:
            return replace(self, waiting=(*self.waiting, part))
        return self if "discount" in spoken else self._beneath(part)

    def _beneath(self, part: RowParts) -> _Strip:
        """A row without a price: serials, codes, quantity or name of the line above, or something of the next."""
        last, waiting = self.lines[-1], self.waiting
        if part.serials:
            return self._changed(serials=(*last.serials, *part.serials), waiting=waiting)
        codes = {"gtin": last.gtin or part.gtin, "reference": last.reference or part.reference}
        if part.times and self.times_below and self._takes_times(part):
            return self._changed(count=part.times.count, unit_price=part.times.unit_price, **codes, waiting=waiting)
        if self.names_below and not (part.gtin or part.reference) and any(glyph.isalpha() for glyph in part.row.text):
            return self._changed(name=(*last.name, *_whole_cells(part.row)), waiting=())
        if part.has_name and not last.name:
            return self._named_beneath(part)
        if not part.has_name and (part.gtin or part.reference):
            return self._changed(**codes, waiting=waiting)
        return replace(self, waiting=(*waiting, part))

    def _named_beneath(self, part: RowParts) -> _Strip:
        """The last line named by the row under its price, where names do not stand beneath.

        The price has slipped up a row on a tilted strip, and the code it slipped beside is the line's before.
        """
        lines, last = self.lines[:-1], self.lines[-1]
        if lines and lines[-1].reference is None:
            lines = (*lines[:-1], replace(lines[-1], reference=last.reference))
            last = replace(last, reference=None)
        last = replace(last, name=part.name, gtin=last.gtin or part.gtin, count=last.count or part.count)
        return replace(self, lines=(*lines, last), waiting=())

    def _takes_times(self, part: RowParts) -> bool:
        last = self.lines[-1]
        return part.times is not None and last.count is None and _multiplies(part.times, last.amount)

    def _changed(self, *, waiting: tuple[RowParts, ...], **values: object) -> _Strip:
        """The last line with other values."""
        last = replace(self.lines[-1], **values)  # type: ignore[arg-type]
        return replace(self, lines=(*self.lines[:-1], last), waiting=waiting)

    def _with_price(self, part: RowParts) -> _Strip:
        """A new line; its name, its quantity and its codes may have been waiting above it."""
        above = () if self.names_below or (part.has_name and not self.names_above) else self._name_rows()
        times = part.times or self._times_waiting(part)
        sources = (*above, part)
        line = ProductLine(
            name=tuple(piece for source in sources for piece in source.name),
            amount=part.price,
            count=times.count if times else next((one.count for one in sources if one.count), None),
            unit_price=times.unit_price if times else None,
            gtin=next((one.gtin for one in sources if one.gtin), None),
            reference=next((one.reference for one in sources if one.reference), None),
        )
        return replace(self, lines=(*self.lines, line), waiting=())

    def _name_rows(self) -> tuple[RowParts, ...]:
        """The rows above a nameless price that hold its name and codes: one row of name under a letterhead, two between lines."""
        kept: list[RowParts] = []
        names = 0
        for part in reversed(self.waiting):
            names += part.has_name
            if names > (2 if self.lines else 1):
                break
            if part.has_name or part.gtin or part.reference:
                kept.insert(0, part)
        return tuple(kept)

    def _times_waiting(self, part: RowParts) -> Times | None:
        found = (one.times for one in reversed(self.waiting) if one.times and _multiplies(one.times, part.price))
        return next(found, None)


def _whole_cells(row: Row) -> tuple[Evidence, ...]:
    """A row of a name as it is printed: "275 E1S" names something, though it has few letters and begins with a number."""
    return tuple(Evidence(row.page, cell.box, cell.text) for cell in row.cells)
