"""Which rows of a product list belong to which product: the rows between two amounts are parted where the whole list fits best.

Every product has one row that bears its amount; its name, quantity, codes and serials stand on that row, above it or beneath
it. Which way a list is set is not asked of its words: each way is tried (`_WAYS`), rows are given to the amount before
or after them so that the list costs least, and the cheapest way is the list's. A row costs little where that way puts
it and much where it makes no sense there: a quantity that does not multiply to the amount, a second article number for one
product, an amount without a name. Begin marks count too: an indented row goes on with what stands above it.

Costs are in units of "one row in an unusual place"; they were chosen, and every set of labelled lists was read with
them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from verify.document import Box
from verify.extract.line_parts import PricePart, RowParts, multiply

_NAMELESS = 6.0
"""An amount for which nothing says what it is for."""
_NUMBERED = 3.0
"""One that only a code names."""
_FALSE_PRODUCT = 2.5
"""A quantity and a unit price that do not multiply to the line's amount."""
_TRUE_PRODUCT = -0.5
"""The same where they do."""
_SECOND = 2.5
"""A second article number, GTIN or quantity for one product."""
_LATE_START = 1.5
"""An indented row before its product, or a row at the margin behind a product that itself begins at the margin."""
_GAP = 1.0
"""More white towards its own amount than towards the other."""
_BEGUN = 4.0
"""A row within a product that begins as a product does."""
_LEFT_OVER = 0.8
"""A name below the last amount that is nobody's: what follows a list is seldom its own."""
_CAPTION = re.compile(r"[^\W\d][^:\d]{0,24}: ?\S+$")
"""``EAN-kode: 9520…``: words that say nothing but what the code is."""
_REACH = 6
"""Rows between an amount and the farthest that can be its product's (chosen)."""
_LOST = 1.5
"""A quantity, a code, a discount or serials that are nobody's."""
_CENT = Decimal("0.011")
"""One cent of rounding, with room for a third decimal."""
_INDENT = 0.022
"""Page widths from which a row is indented (a letter and a half of a narrow strip; chosen)."""
_WIDER = 1.5
"""Times the white on the other side that counts as a gap."""


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a list prints names and details beside their amounts, as what it costs to stand there."""

    name_before: float
    name_after: float
    times_before: float
    times_after: float
    code_before: float
    code_after: float
    cost: float = 0.0
    """Of a list being set so at all."""


_BEFORE, _AFTER, _EITHER = (0.2, 1.2), (1.2, 0.2), (0.4, 0.4)
"""Costs of a detail before and after the amount, by where the list prints it."""
_BESIDE, _ABOVE, _BENEATH = (2.0, 1.0), (0.2, 2.0), (2.0, 0.3)
"""The same of a name: on the amount's own row with its rest beneath, above it, or beneath."""
_WAYS = (
    _Way(*_BESIDE, *_AFTER, *_AFTER),
    _Way(*_BESIDE, *_BEFORE, *_AFTER, cost=0.4),
    _Way(*_BESIDE, *_BEFORE, *_BEFORE, cost=0.7),
    _Way(*_ABOVE, *_EITHER, *_EITHER, cost=0.5),
    _Way(*_BENEATH, *_AFTER, *_AFTER, cost=1.0),
)
"""The usual ones; what is rarer costs more."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list as the grouping sees it."""

    part: RowParts
    bears_amount: bool
    """It is some product's own row."""
    named: bool
    """It says words of a name."""
    begins: bool = False
    """It bears a position number or begins with a quantity or code: the first row of a product."""
    follows: bool = False
    """It can only belong to what stands above: a discount, a serial, a deposit."""

    @property
    def is_detail(self) -> bool:
        """Whether it says how many or which code, and no name."""
        return not self.named and self.tells

    @property
    def tells(self) -> bool:
        """Whether it says how many, for how much each, or which code."""
        part = self.part
        return bool(part.times or part.count or part.each or part.gtin or part.reference)


@dataclass(frozen=True, slots=True)
class Group:
    """One product's rows, top to bottom."""

    before: tuple[RowParts, ...]
    own: RowParts
    after: tuple[RowParts, ...]


@dataclass(slots=True)
class _List:
    """The rows with their anchors; geometry asked once."""

    rows: Sequence[ListRow]
    anchors: list[int]
    left: list[float] = field(default_factory=list)
    """Page widths by which each row is indented against its neighbours."""
    has_indents: bool = False
    """Some row between the amounts is indented."""
    parted_below: list[float] = field(default_factory=list)
    """What it costs each row to belong to an amount below it, by the white around it."""
    parted_above: list[float] = field(default_factory=list)
    """The same for an amount above it."""

    def gap(self, number: int) -> range:
        """Rows between anchor `number` - 1 and anchor `number`."""
        start = self.anchors[number - 1] + 1 if number else 0
        end = self.anchors[number] if number < len(self.anchors) else len(self.rows)
        return range(start, end)


def begins_with_number(part: RowParts) -> bool:
    """Whether a name stands behind its quantity or its article number at the row's left edge."""
    numbers = (part.count, part.times.count if part.times else None, part.reference)
    left = part.row.box.left
    return part.has_name and any(one is not None and one.evidence.box.left <= left + _INDENT / 2 for one in numbers)


def names_product(part: RowParts) -> bool:
    """Whether a row's words are those of a name and not of a caption before its code."""
    return part.has_name and not ((part.gtin or part.reference) and _CAPTION.match(part.row.text))


def group_rows(rows: Sequence[ListRow]) -> tuple[Group, ...]:
    """The products of a list, each with its rows; rows above the first that are nobody's, and below the last, are left out."""
    rows = _near(rows)
    anchors = [at for at, row in enumerate(rows) if row.bears_amount]
    if not anchors:
        return ()
    listed = _List(rows, anchors, _indents(rows))
    listed.has_indents = _has_indents(listed)
    listed.parted_below = [_gap_cost(rows, at, 1) for at in range(len(rows))]
    listed.parted_above = [_gap_cost(rows, at, -1) for at in range(len(rows))]
    solved = [_cheapest(listed, way) for way in _WAYS]
    cuts = min(solved, key=lambda one: one[0])[1]
    return tuple(_group(listed, number, cuts) for number in range(len(anchors)))


def _near(rows: Sequence[ListRow]) -> list[ListRow]:
    """The rows within reach of an amount: no product has more than a few."""
    anchors = [at for at, row in enumerate(rows) if row.bears_amount]
    return [row for at, row in enumerate(rows) if any(abs(at - one) <= _REACH for one in anchors)]


def _group(listed: _List, number: int, cuts: list[int]) -> Group:
    above, below = listed.gap(number), listed.gap(number + 1)
    last = number + 1 == len(listed.anchors)
    until = cuts[number + 1] if not last else cuts[-1]
    before, after = listed.rows[cuts[number] : above.stop], listed.rows[below.start : until]
    own = listed.rows[listed.anchors[number]].part
    return Group(tuple(row.part for row in before), own, tuple(row.part for row in after))


def _cheapest(listed: _List, way: _Way) -> tuple[float, list[int]]:
    """The least cost of the list set in this `way`, and where each gap is cut: rows before a cut belong to the amount above."""
    costs: dict[int, tuple[float, list[int]]] = {}
    first = listed.gap(0)
    for cut in range(first.start, first.stop + 1):
        costs[cut] = (sum(_left_over(listed.rows[at]) for at in range(cut) if listed.rows[at].is_detail), [cut])
    for number in range(len(listed.anchors)):
        costs = _step(listed, number, way, costs)
    best = min(costs.values(), key=lambda one: one[0])
    return best[0] + way.cost, best[1]


def _step(
    listed: _List, number: int, way: _Way, costs: dict[int, tuple[float, list[int]]]
) -> dict[int, tuple[float, list[int]]]:
    """Costs by the cut below anchor `number`, given those by the cut above it."""
    gap = listed.gap(number + 1)
    last = number + 1 == len(listed.anchors)
    found: dict[int, tuple[float, list[int]]] = {}
    for cut in range(gap.start, gap.stop + 1):
        if any(listed.rows[at].follows for at in range(cut, gap.stop)) and not last:
            continue
        left_over = sum(_left_over(listed.rows[at]) for at in range(cut, gap.stop)) if last else 0.0
        options = (
            (so_far + left_over + _cost(listed, number, way, (above, cut)), [*cuts, cut])
            for above, (so_far, cuts) in costs.items()
        )
        found[cut] = min(options, key=lambda one: one[0])
    return found


def _cost(listed: _List, number: int, way: _Way, cuts: tuple[int, int]) -> float:
    """What it costs that the rows from one cut to the other are one product."""
    anchor = listed.anchors[number]
    rows = listed.rows
    before, after = range(cuts[0], anchor), range(anchor + 1, cuts[1])
    members = rows[cuts[0] : cuts[1]]
    cost: float = _identity(members) + _arithmetic(rows[anchor], members) + _doubled(members)
    cost += sum([_place(rows[at], way.name_before, way.times_before, way.code_before) for at in before])
    cost += sum([_place(rows[at], way.name_after, way.times_after, way.code_after) for at in after])
    cost += sum([listed.parted_below[at] for at in before]) + sum([listed.parted_above[at] for at in after])
    cost += _BEGUN * sum([row.begins for row in members[1:]])
    first = cuts[0]
    if listed.left[first] > _INDENT:
        goes_on = rows[first].is_detail and way.times_before < way.times_after
        cost += 0.0 if goes_on else _LATE_START
    elif listed.has_indents:
        cost += 0.5 * _LATE_START * sum([listed.left[at] <= _INDENT and rows[at].named for at in after])
    return cost


def _left_over(row: ListRow) -> float:
    """What it costs that a row is nobody's."""
    return _LOST if row.follows or row.tells else _LEFT_OVER if row.named else 0.0


def _has_indents(listed: _List) -> bool:
    inner = range(listed.anchors[0], listed.anchors[-1])
    return any(listed.left[at] > _INDENT for at in inner if not listed.rows[at].bears_amount)


def _place(row: ListRow, name: float, times: float, code: float) -> float:
    """What it costs to stand there."""
    if row.follows:
        return 0.0
    if row.named:
        return name
    if not row.is_detail:
        return 0.5
    return times if row.part.times or row.part.count or row.part.each else code


def _identity(members: Sequence[ListRow]) -> float:
    if any(row.named for row in members):
        return 0.0
    return _NUMBERED if any(row.part.gtin or row.part.reference for row in members) else _NAMELESS


def _arithmetic(anchor: ListRow, members: Sequence[ListRow]) -> float:
    """Rows with a quantity and its unit price must come to the amount, and a unit price alone must go into it."""
    price = anchor.part.price
    told = [row.part for row in members if row is not anchor and (row.part.times or row.part.each)]
    proved = [multiply(part.times, price) if part.times else _divides(part.each, price) for part in told]
    return sum([_TRUE_PRODUCT if holds else _FALSE_PRODUCT for holds in proved])


def _divides(each: PricePart | None, price: PricePart | None) -> bool:
    """Whether a whole number of pieces at `each` costs `price`, for some reading of both."""
    if each is None or price is None:
        return False
    pairs = [(one.value, whole.value) for one in each.options for whole in price.options if one.value]
    return any(round(whole / one) and abs(round(whole / one) * one - whole) < _CENT for one, whole in pairs)


def _doubled(members: Sequence[ListRow]) -> float:
    """More than one of what a product has once."""
    parts = [row.part for row in members]
    counts = (
        sum([part.reference is not None for part in parts]),
        sum([part.gtin is not None for part in parts]),
        sum([part.times is not None or part.each is not None for part in parts]),
    )
    return _SECOND * sum([max(count - 1, 0) for count in counts])


def _gap_cost(rows: Sequence[ListRow], at: int, step: int) -> float:
    """Whether white parts the row from its amount, which lies `step` ahead, more than from the other neighbour."""
    towards, away = at + step, at - step
    if not (0 <= away < len(rows) and 0 <= towards < len(rows)):
        return 0.0
    here = rows[at].part.row
    if any(rows[one].part.row.page != here.page for one in (towards, away)):
        return 0.0
    toward_gap, away_gap = (_white(here.box, rows[one].part.row.box) for one in (towards, away))
    height = here.box.height
    return _GAP if toward_gap > _WIDER * max(away_gap, 0.0) + 0.25 * height else 0.0


def _white(one: Box, other: Box) -> float:
    """The white between two rows; negative where they overlap."""
    return float(max(one.top, other.top) - min(one.bottom, other.bottom))


def _indents(rows: Sequence[ListRow]) -> list[float]:
    """How far each row begins right of the least of its neighbours: strips are tilted, so only near ones are compared."""
    lefts = [row.part.row.box.left for row in rows]
    return [left - min(lefts[max(at - 5, 0) : at + 6]) for at, left in enumerate(lefts)]
