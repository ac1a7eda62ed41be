"""Product lines of a table with a header row, as invoices and order confirmations print them.

The header names the columns (``columns.py``); a value belongs to the head it stands under. A row with an amount in the amount column begins a product; text
rows around it are its wrapped description, its article number or its serials. The table ends at the first row that a word
of its own calls a total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from statistics import median

from verify.document import Evidence
from verify.extract.columns import FEWEST_HEADS, MONEY, Table, amount_kind, column_of, find_table, heads_of, repeats
from verify.extract.identifiers import is_gtin
from verify.extract.ink import Part, part_of
from verify.extract.line_codes import article_number, serial_words
from verify.extract.line_groups import Group, ListRow, group_rows, names_product
from verify.extract.line_parts import PricePart, RowParts, multiply, units
from verify.extract.rows import Row
from verify.extract.till_lines import ENDING, ProductLine, says_what, takes_off

_BETWEEN = frozenset({"count", "rounding"})
"""Roles whose rows stand between the products and the totals."""
_WRAP_GAP = 1.4
"""Line heights of white between the rows of one description."""
_MOST_WRAPPED = 3
"""Rows of a description beyond its first that still name the product; what follows are notes."""
_MOST_NAME_WORDS = 10
"""Words from which a row is a sentence (chosen)."""
_ALIGNED = 0.06
"""Page widths by which the beginnings of two descriptions may differ: skew, and indented parts of a bundle (chosen)."""
_LONGEST_COUNT = 2
"""Digits of a quantity that needs no arithmetic to be told from a number of the name (chosen)."""
_NUMBER = re.compile(
    r"^[-−]?(?P<digits>\d{1,6}(?:[.,]\d{1,4})?) ?(?P<unit>[^\W\d_]{1,7}\.?|m[²2]|Unit\(s\)|Liter\(s\))?$"
)
_GLUED_CODE = re.compile(r"^\d{8,14} (?=\S)")
"""A GTIN of the column to the left that OCR glued to the name."""
_RATE = re.compile(r"(?<![\w.,])(\d{1,2}(?:[.,]\d{1,2})?) ?%")
_CODE = re.compile(r"^(?=\S*\d)(?!\d+[.,]\d\d$)[A-Z0-9][A-Z0-9./_-]{3,24}$")


def table_lines(parts: tuple[RowParts, ...], roles: tuple[frozenset[str], ...]) -> tuple[tuple[ProductLine, ...], str]:
    """The products of the first table with a header, and what its amounts are: ``net``, ``gross`` or ``amount``."""
    table = find_table(parts)
    if table is None:
        return (), "amount"
    kind = amount_kind(parts, table)
    body = _body(parts, roles, table)
    anchors = _aligned([at for at, part in enumerate(body) if _amount_under(part, table) is not None], body, table)
    lines = tuple(_with_rows({at: _line(body[at], table) for at in anchors}, body, roles, table))
    whole = _with_discounts(lines, [body[at] for at in anchors])
    return tuple(line for line in whole if says_what(line)), kind


def _aligned(anchors: list[int], body: list[RowParts], table: Table) -> list[int]:
    """Those rows whose description begins where most do: surcharges and tax tables below are set differently."""
    lefts = {at: piece[0].box.left for at in anchors if (piece := _description(body[at].row, table))}
    if not lefts:
        return anchors
    column = max(lefts.values(), key=lambda left: sum(abs(left - other) < _ALIGNED for other in lefts.values()))
    return [at for at in anchors if abs(lefts.get(at, column) - column) < _ALIGNED]


def _with_discounts(lines: tuple[ProductLine, ...], anchors: list[RowParts]) -> tuple[ProductLine, ...]:
    """The lines, each with the discount beneath it."""
    kept: list[ProductLine] = []
    for line, part in zip(lines, anchors, strict=True):
        if kept and line.amount and line.amount.value < 0 and takes_off(part, frozenset()):
            kept[-1] = replace(kept[-1], discounts=(*kept[-1].discounts, line.amount))
        else:
            kept.append(line)
    return tuple(kept)


def _body(parts: tuple[RowParts, ...], roles: tuple[frozenset[str], ...], table: Table) -> list[RowParts]:
    """The rows under the header down to the table's totals; repeated headers of later pages left out."""
    body: list[RowParts] = []
    begun = False
    for at in range(table.last_row + 1, len(parts)):
        part = parts[at]
        money = part.price or part.amounts
        if begun and (roles[at] & (ENDING | {"vat"})) and (money or not body or part.row.page == body[-1].row.page):
            break
        again = {head.meaning for head in heads_of(part.row)}
        if len(again) >= FEWEST_HEADS and not money:
            if begun and not repeats(again, table):
                break
            continue
        if roles[at] & _BETWEEN and part.has_name:
            continue
        begun = begun or bool(money)
        body.append(part)
    return body


def _amount_under(part: RowParts, table: Table) -> PricePart | None:
    """The row's amount in the amount column, or in the price column of a table without one."""
    if part.serials:
        return None
    head = table.head(*MONEY, "unit_price")
    money = [*part.amounts, *([part.price] if part.price else []), *([part.times.unit_price] if part.times else [])]
    under = [one for one in money if head and column_of(one.options[0].evidence.box, table) is head]
    return under[-1] if under else None


def _line(part: RowParts, table: Table) -> ProductLine:
    """The product of one row with an amount."""
    amount = _amount_under(part, table)
    money = [*part.amounts, *([part.price] if part.price else []), *([part.times.unit_price] if part.times else [])]
    columns = {id(one): column_of(one.options[0].evidence.box, table).meaning for one in money}
    by_column = {columns[id(one)]: one for one in money if one is not amount}
    numbers = dict(_numbers(part.row, table))
    head = table.head(*MONEY)
    second = by_column.get("gross") if head and head.meaning != "gross" else by_column.get("net")
    line = ProductLine(
        name=_description(part.row, table),
        amount=amount,
        count=numbers.get("quantity") or (part.times.count if part.times else part.count),
        unit_price=by_column.get("unit_price") or _as_price(numbers.get("unit_price")),
        gross=second,
        gtin=part.gtin,
        reference=_reference(part.row, table) or part.reference,
        rate=_rate(part.row),
    )
    whole = _arithmetic(line, part)
    if table.head("quantity") is None:
        return whole
    return _without_leading_count(_without_count(whole, part.row), part.row)


def _as_price(part: Part[Decimal] | None) -> PricePart | None:
    """A unit price with more decimals than an amount has (``3,3333``)."""
    return None if part is None else PricePart((part,), 0, 0)


def _arithmetic(line: ProductLine, part: RowParts) -> ProductLine:
    """The quantity that the row's own arithmetic confirms, where the columns gave one that does not multiply."""
    if part.times is None or line.amount is None or _multiplies(line.count, line.unit_price, line.amount):
        return line
    if not _multiplies(part.times.count, part.times.unit_price, line.amount):
        return line
    return replace(line, count=part.times.count, unit_price=part.times.unit_price)


def _multiplies(count: Part[Decimal] | None, unit_price: PricePart | None, amount: PricePart) -> bool:
    if count is None or unit_price is None:
        return False
    return abs(count.value * unit_price.value - amount.value) < Decimal("0.011")


def _numbers(row: Row, table: Table) -> Iterator[tuple[str, Part[Decimal]]]:
    """(column, number) of every cell that is a number, perhaps with its unit; a number without its column is none."""
    at = 0
    for cell in row.cells:
        match = _NUMBER.match(cell.text.strip())
        if match:
            unit = (match["unit"] or "").rstrip(".").casefold()
            part = part_of(row, at, at + len(cell.text))
            meaning = column_of(cell.box, table).meaning
            if not unit or unit in units() or meaning in ("quantity", "unit"):
                sign = -1 if cell.text.strip()[0] in "-−" else 1
                meaning = "quantity" if unit and meaning == "unit" else meaning
                value = sign * Decimal(match["digits"].replace(",", "."))
                yield meaning, Part(value.normalize() + 0, part.text, part.evidence, part.confidence)
        at += len(cell.text) + 1


def _description(row: Row, table: Table) -> tuple[Evidence, ...]:
    """The words of a row that stand in the description's column, or its longest text where no head names that column."""
    texts = [
        cell for cell in row.cells if sum(glyph.isalpha() for glyph in cell.text) >= 2 and not _is_number(cell.text)
    ]
    head = table.head("description")
    if head is not None:
        right = min((one.box.left for one in table.heads if one.box.left > head.box.left + 0.01), default=1.0)
        left = max((one.box.left for one in table.heads if one.box.left < head.box.left - 0.01), default=0.0)
        middle = [
            cell
            for cell in texts
            if left < cell.box.left < right and column_of(cell.box, table).meaning not in ("reference", "rate")
        ]
        texts = middle or [cell for cell in texts if cell.box.left < right][-1:]
    else:
        texts = sorted(texts, key=lambda cell: len(cell.text))[-1:]
    return tuple(Evidence(row.page, cell.box, _GLUED_CODE.sub("", cell.text)) for cell in texts)


def _without_count(line: ProductLine, row: Row) -> ProductLine:
    """The line with the quantity that OCR glued to the end of its name ("Alexa-Sp 1"), where its column is empty."""
    glued = re.search(r"(?<=\S) (\d{1,3})$", line.name[-1].text) if line.name and line.count is None else None
    if glued is None:
        return line
    start = row.text.index(line.name[-1].text) + glued.start(1)
    part = part_of(row, start, start + len(glued[1]))
    count = Part(Decimal(part.text), part.text, part.evidence, part.confidence)
    can_tell = line.amount is not None and (line.unit_price is not None or len(part.text) > _LONGEST_COUNT)
    if can_tell and line.amount and not _multiplies(count, line.unit_price, line.amount):
        return line
    name = replace(line.name[-1], text=line.name[-1].text[: glued.start()])
    return replace(line, name=(*line.name[:-1], name), count=count)


def _without_leading_count(line: ProductLine, row: Row) -> ProductLine:
    """The same where the quantity's column stands left of the name and OCR took both for one cell ("1 Kettle")."""
    glued = re.match(r"([-−]?\d{1,3}) (?=[^\W\d_])", line.name[0].text) if line.name else None
    if glued is None or (line.count is not None and line.count.text != glued[1]):
        return line
    start = row.text.index(line.name[0].text)
    part = part_of(row, start, start + len(glued[1]))
    name = part_of(row, start + glued.end(), start + len(line.name[0].text)).evidence
    value = Decimal(part.text.replace("−", "-"))
    return replace(line, name=(name, *line.name[1:]), count=Part(value, part.text, part.evidence, part.confidence))


def _is_number(text: str) -> bool:
    match = _NUMBER.match(text.strip())
    return match is not None and (not match["unit"] or match["unit"].rstrip(".").casefold() in units())


def _reference(row: Row, table: Table) -> Part[str] | None:
    """The code under an article number's head, or one that stands alone where the description begins."""
    at = 0
    for cell in row.cells:
        text = cell.text.strip()
        meaning = column_of(cell.box, table).meaning
        if (
            _CODE.match(text)
            and not is_gtin(text)
            and (meaning == "reference" or (meaning == "description" and not _is_number(text)))
        ):
            return part_of(row, at, at + len(cell.text))
        at += len(cell.text) + 1
    return None


def _rate(row: Row) -> Part[Decimal] | None:
    """A VAT rate on the row; discounts in per cent stand left of it."""
    found = list(_RATE.finditer(row.text))
    if not found:
        return None
    part = part_of(row, found[-1].start(1), found[-1].end(1))
    return Part(Decimal(part.text.replace(",", ".")), part.text, part.evidence, part.confidence)


def _with_rows(
    lines: dict[int, ProductLine], body: list[RowParts], roles: tuple[frozenset[str], ...], table: Table
) -> Iterator[ProductLine]:
    """The lines, each with the rows around it that are its own."""
    listed = tuple(_listed(part, lines.get(at), roles[part.index], table) for at, part in enumerate(body))
    for line, group in zip(lines.values(), group_rows(listed), strict=True):
        yield _joined(line, group, table)


def _listed(part: RowParts, line: ProductLine | None, spoken: frozenset[str], table: Table) -> ListRow:
    """A row as the grouping sees it; `line` is the product whose amount it bears."""
    follows = line is None and (bool(part.serials) or "discount" in spoken or _is_taken_off(part))
    named = bool(line.name) if line else names_product(part) and not follows and not _is_note(part.row.text)
    return ListRow(part, line is not None, named=named, begins=_is_positioned(part, table), follows=follows)


def _is_note(text: str) -> bool:
    """Whether a row explains a product more than it names it: a sentence, or a caption and its value."""
    return ": " in text or " :" in text or len(text.split()) > _MOST_NAME_WORDS


def _is_positioned(part: RowParts, table: Table) -> bool:
    """Whether a row bears the number of its position."""
    cell = part.row.cells[0]
    is_number = bool(re.match(r"^\d{1,3}\.?$", cell.text.strip())) and len(part.row.cells) > 1
    return is_number and cell.box.left <= table.heads[0].box.right and table.heads[0].meaning == "position"


def _is_taken_off(part: RowParts) -> bool:
    """Whether a row without an amount of its own in the table tells a discount on the line above."""
    return any(one.value < 0 for one in (*part.amounts, *([part.price] if part.price else [])))


def _joined(line: ProductLine, group: Group, table: Table) -> ProductLine:
    """The line with codes, serials, quantity and discounts of the rows around it, and with those that wrap its description."""
    around = (*group.before, *group.after)
    codes = [code for part in around if (code := _code_alone(part))]
    gtins = [part.gtin for part in around if part.gtin]
    serials = tuple(serial for part in around for serial in part.serials)
    head = [piece for part in group.before if names_product(part) for piece in _name_above(part, table)]
    whole = replace(
        line,
        name=(*head, *line.name, *_wrapped(group.own, group.after, table)),
        gtin=line.gtin or (gtins[0] if gtins else None),
        reference=line.reference or article_number(codes),
        serials=(*line.serials, *serials),
    )
    return _with_discounts_told(_with_quantity(_with_columns(whole, group.before, table), around), group.after)


def _name_above(part: RowParts, table: Table) -> tuple[Evidence, ...]:
    """The name on a row above the amount; of a row that fills several columns only what stands in the description's."""
    return _description(part.row, table) if len(part.row.cells) > FEWEST_HEADS - 1 else part.name


def _with_columns(line: ProductLine, before: tuple[RowParts, ...], table: Table) -> ProductLine:
    """The line with quantity and unit price from the columns of a row above, where its amount is printed a row lower."""
    if line.count is not None or line.amount is None:
        return line
    for part in before:
        numbers = dict(_numbers(part.row, table))
        count, unit_price = numbers.get("quantity"), _as_price(numbers.get("unit_price"))
        if _multiplies(count, line.unit_price or unit_price, line.amount):
            return replace(line, count=count, unit_price=line.unit_price or unit_price)
    return line


def _with_quantity(line: ProductLine, around: tuple[RowParts, ...]) -> ProductLine:
    """The line with the quantity and unit price that a row of its own tells, where the table has none."""
    times = next((part.times for part in around if part.times and multiply(part.times, line.amount)), None)
    if times is not None and line.unit_price is None:
        return replace(line, count=times.count, unit_price=times.unit_price)
    each = next((part.each for part in around if part.each), None)
    return replace(line, unit_price=line.unit_price or each)


def _with_discounts_told(line: ProductLine, after: tuple[RowParts, ...]) -> ProductLine:
    """The line with the discounts that rows beneath it tell: already in its amount, unless quantity and unit price come to it."""
    told = tuple(
        one for part in after for one in (*part.amounts, *([part.price] if part.price else [])) if one.value < 0
    )
    if not told or line.amount is None:
        return line
    before = _multiplies(line.count, line.unit_price, line.amount)
    return replace(line, discounts=(*line.discounts, *told), includes_discounts=not before)


def _code_alone(part: RowParts) -> Part[str] | None:
    """An article number that fills a cell of a row without a name."""
    at = 0
    for cell in part.row.cells:
        if _CODE.match(cell.text.strip()) and not is_gtin(cell.text.strip()):
            return part_of(part.row, at, at + len(cell.text))
        at += len(cell.text) + 1
    return part.reference


def _wrapped(anchor: RowParts, follows: tuple[RowParts, ...], table: Table) -> Iterator[Evidence]:
    """Text rows that continue the description: close beneath, and no note ("Delivery: …"), serial or code."""
    bottom = anchor.row.box.bottom
    for part in follows[:_MOST_WRAPPED]:
        height = median(cell.box.height for cell in part.row.cells)
        code = _code_alone(part) and not part.has_name
        remark = part.row.text.startswith("(") and part.row.text.endswith(")")
        detail = part.times or part.each or _is_taken_off(part)
        note = remark or detail or ":" in part.row.text or part.serials or code or serial_words().find(part.row.text)
        if note or part.row.page != anchor.row.page or part.row.box.top - bottom > _WRAP_GAP * height:
            return
        bottom = part.row.box.bottom
        yield from _description(part.row, table)
