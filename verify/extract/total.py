"""The total incl. VAT, the VAT, and discounts on the whole receipt.

What is wanted is the final price: after discounts and rounding, before cash and change (EN 16931 BT-112, or BT-115 where the
till rounds). Every amount with cents is proposed; role words, place, size and the document's own arithmetic say which it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from verify.extract.arithmetic import SUMMARY, TOTALS, Books, find_vat_lines, fits_rate, labels_of
from verify.extract.balance import Balance
from verify.extract.credit_notes import turned
from verify.extract.money import Amount
from verify.extract.ranking import Proposal
from verify.extract.roles import Mark
from verify.extract.runner_ups import runner_ups
from verify.extract.sheet import Sheet, header_marks, marks_on_row_above, marks_right
from verify.receipt import Candidate, VatLine

TALL = 1.35
"""Times the median glyph height from which print counts as large (chosen between the median and double height)."""
COUNTS = frozenset({"count", "vat", "discount", "subtotal", "net"})
"""Roles that make a total's word another one's ("total qty")."""
FEWEST_CENTS = 3
"""Amounts with cents from which a document is known to write them (chosen)."""
TEN, MOST_BITS = 10.0, 30.0
"""Bits a step of a measure, and beyond which more bits say nothing more (chosen: three accounts of ten)."""


def propose_totals(books: Books) -> tuple[Proposal[Decimal], ...]:
    """Every amount as a possible total, and values that the ink also allows and the sums ask for."""
    credit = turned(books)
    if credit is not None:
        return _turned_back(_propose_totals(credit))
    return _propose_totals(books)


def _turned_back(proposals: Iterable[Proposal[Decimal]]) -> tuple[Proposal[Decimal], ...]:
    return tuple(replace(proposal, value=-proposal.value) for proposal in proposals)


def _propose_totals(books: Books) -> tuple[Proposal[Decimal], ...]:
    sheet = books.sheet
    balance = Balance(books)
    largest = max((abs(amount.value) for amount in sheet.amounts if amount.has_cents), default=Decimal(0))
    last_row = max((amount.row for amount in sheet.amounts if "total" in books.roles[amount]), default=-1)
    torn = ("torn_total",) if _has_torn_total(books) else ()
    proposals = []
    for amount in sheet.amounts:
        place = (
            *_place_clues(sheet, amount), *_rank_clues(amount, largest=largest, last_row=last_row, books=books), *torn,
        )  # fmt: skip
        for order, value in enumerate(amount.values):
            proposals.append(_as_total(value, amount, (*place, "other_reading") if order else place, balance))
        proposals += _repairs(amount, place, balance)
    return tuple(proposals)


def _as_total(value: Decimal, amount: Amount, place: tuple[str, ...], balance: Balance) -> Proposal[Decimal]:
    """A value proposed with what the sums say of it."""
    clues = (*place, *_sum_clues(value, balance))
    behind = max(0.0, balance.best_bits - balance.bits(value))
    measures = (("bits", min(balance.bits(value), MOST_BITS) / TEN), ("bits_behind", min(behind, MOST_BITS) / TEN))
    is_stroke = amount.value < 0 < value  # dirt that was taken for a minus
    text = amount.text.lstrip("-–−— ") if is_stroke else amount.text
    return Proposal(value, text, amount.evidence, clues, measures=measures)


def _has_torn_total(books: Books) -> bool:
    """Whether a total's word stands without an amount beside or below it: the total itself was perhaps not read."""
    sheet = books.sheet
    return any(
        mark.roles & TOTALS and not sheet.amounts_by_row.get(row) and not sheet.amounts_by_row.get(row + 1)
        for row, marks in sheet.marks_by_row.items()
        for mark in marks[:1]
        if not mark.roles & COUNTS
    )


def _place_clues(sheet: Sheet, amount: Amount) -> tuple[str, ...]:
    """What stands around an amount."""
    left = labels_of(sheet, amount)
    right = marks_right(sheet, amount.row, cell=amount.cell, end=amount.end)
    clues = [*_named("left", left[:1]), *_named("row", left[1:]), *_named("right", right[:1])]
    if not left and not right:
        above = marks_on_row_above(sheet, amount.row)
        clues += _named("above", above[-1:])
        clues += _named("head", header_marks(sheet, amount.row, amount.evidence.box)[:1])
        clues.append("unlabelled")
    elif not left:
        clues.append("label_right_only")
    return tuple(clues)


def _named(relation: str, marks: Iterable[Mark]) -> list[str]:
    return [f"{relation}:{role}" for mark in marks for role in sorted(mark.roles)]


def _rank_clues(amount: Amount, *, largest: Decimal, last_row: int, books: Books) -> tuple[str, ...]:
    """How an amount compares with the others."""
    sheet = books.sheet
    row = sheet.rows[amount.row]
    on_row = sheet.amounts_by_row[amount.row]
    tests = {
        "cents": amount.has_cents, "currency": amount.currency is not None, "zero": amount.value == 0,
        "negative": amount.value < 0, "largest": abs(amount.value) == largest,
        "smaller_than_half": abs(amount.value) * 2 < largest, "larger_than_largest": abs(amount.value) > largest, "rightmost": amount is on_row[-1], "alone_on_row": len(on_row) == 1,
        "many_on_row": len(on_row) > 2, "tall": amount.evidence.box.height > TALL * sheet.glyph_height,
        "lower_half": row.box.center[1] > 0.5, "percent_row": "%" in row.text, "unsure_ink": amount.confidence < 0.8,
        "last_total": amount.row == last_row, "below_totals": amount.row > last_row >= 0, "later_page": row.page > 0,
        "item_row": amount in books.item_amounts,
        "after_rounding": "rounding" in books.roles[amount] and amount.value >= 1,
        "lost_cents": not amount.has_cents and _prints_cents(sheet), "torn": _is_torn(sheet, amount),
        "foreign_mark": amount.has_cents and sheet.decimal_comma is not None and amount.text[-3:-2] == ".,"[not sheet.decimal_comma],
    }  # fmt: skip
    return tuple(name for name, holds in tests.items() if holds)


def _prints_cents(sheet: Sheet) -> bool:
    """Whether the document writes cents: an amount of it without them may have lost them at the paper's edge."""
    return sum(amount.has_cents for amount in sheet.amounts) >= FEWEST_CENTS


def _is_torn(sheet: Sheet, amount: Amount) -> bool:
    """Whether a mark stands right after a whole number: what followed it was cut off."""
    text = sheet.rows[amount.row].cells[amount.cell].text
    return not amount.has_cents and text[amount.end : amount.end + 1] in {".", ","}


def _sum_clues(value: Decimal, balance: Balance) -> tuple[str, ...]:
    names = balance.books.equations.get(value, frozenset())
    bits = balance.bits(value)
    tests = {
        "best_explained": 0 < bits >= balance.best_bits, "superseded": value in balance.superseded,
        "remainder": value in balance.remainders,
        "rounded_away": value in balance.books.rounded_away,
    }  # fmt: skip
    accounts = balance.told_by(value)
    return (
        *(f"sum:{name}" for name in sorted(names)), *(f"told:{name}" for name in accounts), f"accounts:{len(accounts)}",
        *(name for name, holds in tests.items() if holds),
    )  # fmt: skip


def _repairs(amount: Amount, place: tuple[str, ...], balance: Balance) -> list[Proposal[Decimal]]:
    """Other readings of a total's ink: those that the recogniser held possible, and those one glyph apart that two accounts ask for.

    The printed reading stays beside them. A glyph that was read surely is worth more than sums, and an altered receipt must not be
    put right unseen: what only sums ask for is proposed without their weight, behind what is printed.
    """
    books = balance.books
    if amount not in books.totals or not amount.has_cents:
        return []
    printed = balance.bits(amount.value)
    inked = dict(runner_ups(books.sheet, amount))
    found = [
        _as_total(value, amount, (*place, "runner_up"), balance)
        for value, cost in inked.items()
        if balance.bits(value) - cost > printed
    ]
    if printed > 0:
        return found
    return found + [
        Proposal(value, amount.text, amount.evidence, (*place, "repaired"))
        for value in balance.values
        if value not in inked and len(balance.told_by(value)) > 1 and _one_glyph_apart(amount.value, value)
    ]


def _one_glyph_apart(one: Decimal, other: Decimal) -> bool:
    first, second = f"{one:.2f}", f"{other:.2f}"
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def propose_vat(books: Books, total: Decimal | None) -> tuple[Proposal[Decimal], ...]:
    """Amounts that may be the VAT the total contains; a credit note's total and VAT are both negative."""
    credit = turned(books)
    if credit is not None:
        return _turned_back(_propose_vat(credit, -total if total is not None else None))
    return _propose_vat(books, total)


def _propose_vat(books: Books, total: Decimal | None) -> tuple[Proposal[Decimal], ...]:
    lines = find_vat_lines(books)
    of_lines = Counter(line.vat for line, _ in lines)
    nets = {*map(abs, books.of("net", "subtotal")), sum(books.of("net"), Decimal(0))}
    printed = {abs(amount.value) for amount in books.sheet.amounts if amount.has_cents}
    gross = abs(total) if total is not None else None
    whole = sum((line.vat or Decimal(0) for line in {line: None for line, _ in lines}), Decimal(0))
    proposals = [] if len(of_lines) < 2 else [_sum_of_lines([amounts[0] for _, amounts in lines], whole, gross)]
    proposals += _sum_of_pairs(books, gross)
    for amount in books.sheet.amounts:
        value = abs(amount.value)
        if not amount.has_cents or (amount.value < 0 <= (total or 0)) or (gross is not None and value >= gross > 0):
            continue
        tests = {
            "percent_row": "%" in books.sheet.rows[amount.row].text, "zero": value == 0,
            "net_agrees": gross is not None and value > 0 and gross - value in nets,
            "net_printed": gross is not None and value > 0 and gross - value in printed - nets,
            "vat_line": len(of_lines) == 1 and value in of_lines, "one_of_vat_lines": len(of_lines) > 1 and value in of_lines,
            "sum_of_vat_lines": len(of_lines) > 1 and value == whole,
            "sum_of_rates_above": _adds_up_rates(amount, books),
            "rate_of_total": gross is not None and _is_share(value, gross, books),
        }  # fmt: skip
        clues = (*_place_clues(books.sheet, amount), *(name for name, holds in tests.items() if holds))
        proposals.append(Proposal(amount.value, amount.text, amount.evidence, clues))
    return tuple(proposals)


def _adds_up_rates(amount: Amount, books: Books) -> bool:
    """Whether an amount is the sum of the VAT of two rates or more, each on a row of its own right above it."""
    whole, row, rates = Decimal(0), amount.row - 1, 0
    while row in books.sheet.amounts_by_row:
        part = books.sheet.amounts_by_row[row][-1]
        if not part.has_cents or not ("vat" in books.roles[part] or "%" in books.sheet.rows[row].text):
            break
        whole, row, rates = whole + part.value, row - 1, rates + 1
        if rates > 1 and whole == amount.value > 0:
            return True
    return False


def _sum_of_lines(amounts: list[Amount], whole: Decimal, total: Decimal | None) -> Proposal[Decimal]:
    """The VAT of several rates together, where it need not be printed: its ink is that of the parts."""
    small = total is not None and 0 < whole * 4 < total
    clues = ("added_lines", *(("small_share",) if small else ()))
    text = " + ".join(amount.text for amount in amounts)
    first, *rest = (amount.evidence for amount in amounts)
    return Proposal(whole, text, first, clues, tuple(rest))


def _sum_of_pairs(books: Books, total: Decimal | None) -> list[Proposal[Decimal]]:
    """The VAT of several rates whose nets and VATs stand on rows of their own, where all of them make the total."""
    nets = [a for a, roles in books.roles.items() if "net" in roles and a.has_cents]
    vats = [a for a, roles in books.roles.items() if "vat" in roles and a.has_cents and a.value > 0]
    paired = {
        vat.value: vat for net in nets for vat in vats if net.value > vat.value and fits_rate(net.value, vat.value, rates=books.rates)
    }  # fmt: skip
    whole = sum(paired, Decimal(0))
    if len(paired) < 2 or total is None or total - whole != sum({net.value for net in nets}):
        return []
    return [_sum_of_lines(list(paired.values()), whole, total)]


def _is_share(vat: Decimal, total: Decimal, books: Books) -> bool:
    return vat > 0 and any(abs(total * rate / (100 + rate) - vat) <= Decimal("0.011") for rate in books.rates)


def vat_line_candidates(books: Books) -> tuple[Candidate[VatLine], ...]:
    """The rows of the VAT table, each once."""
    seen: dict[VatLine, Candidate[VatLine]] = {}
    for line, amounts in find_vat_lines(books):
        evidence = tuple(amount.evidence for amount in amounts)
        seen.setdefault(line, Candidate(line, amounts[0].text, evidence, 0.9, "arithmetic"))
    return tuple(seen.values())


def find_discounts(books: Books, total: Decimal | None) -> tuple[Candidate[Decimal], ...]:
    """Discounts on the whole receipt: below the items, as negative amounts."""
    first = min((a.row for a in books.sheet.amounts if books.roles[a] & SUMMARY and a.has_cents), default=None)
    found = []
    for amount, roles in books.roles.items():
        whole = first is not None and amount.row >= first
        if (
            "discount" in roles
            and whole
            and amount.has_cents
            and abs(amount.value) > 0
            and (total is None or abs(amount.value) < 5 * total)
        ):
            found.append(Candidate(-abs(amount.value), amount.text, (amount.evidence,), 0.8, "total"))
    return tuple(found)
