"""A product line of the list as an `Item`: each part with its ink and the probability that it is right."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from verify.extract.ink import Part
from verify.extract.item_odds import Facts, certainty, odds_of_ink
from verify.extract.item_sums import CENT, Solved, multiplies, taken_off
from verify.extract.line_parts import names_something
from verify.extract.till_lines import ProductLine
from verify.receipt import Candidate, Field, Item

T = TypeVar("T")

_LEAST_CODE = 0.5
"""A maker's code within a name, as a candidate for the product (chosen: half of them name a part of it)."""
_MODEL_CODE = re.compile(
    r"(?<![\w/-])(?=[A-Z0-9/-]*\d)[A-Z]{2,6}-?(?=[A-Z0-9-]*\d)[A-Z0-9]+(?:[-/][A-Z0-9]+)*(?![\w-])"
)


def item_of(line: ProductLine, price: Part[Decimal] | None, solved: Solved) -> Item:
    """The line as an Item, each value with its ink."""
    facts = _facts(line, solved)
    description = _description(line, facts)
    net = solved.kind == "net"
    return Item(
        description=description,
        product=_product(description),
        quantity=_field("quantity", line.count, facts),
        price=_gross_price(line, price, solved, facts) if net else _paid(line, price, facts),
        net_price=_field("price", price, facts) if net else Field(),
        unit_price=_field("unit_price", line.unit_price.options[0], facts) if line.unit_price else Field(),
        discount=_discount(line, facts),
        gtin=_field("gtin", line.gtin, facts),
        reference=_field("reference", line.reference, _code_facts(line, solved, facts)),
        serials=tuple(_candidate("serial", serial, facts) for serial in line.serials),
    )


def _facts(line: ProductLine, solved: Solved) -> Facts:
    """What is observed of a line as a whole."""
    return {
        "adds_up": float(solved.adds_up),
        "multiplies": float(multiplies(line)),
        "table": float(solved.is_table),
        "net": float(solved.kind == "net"),
        "open": float(line.amount is not None and len(line.amount.options) > 1),
        "unpriced": float(line.amount is None),
        "discounted": float(bool(line.discounts)),
        "pieces": max(len(line.name) - 1, 0) / 2,
        "confirmed": sum(map(multiplies, solved.lines)) / max(len(solved.lines), 1),
    }


def _code_facts(line: ProductLine, solved: Solved, facts: Facts) -> Facts:
    """The same of its article number: whether its sisters bear one, and one of the same length."""
    if line.reference is None:
        return facts
    others = [one for one in solved.lines if one is not line]
    lengths = [len(one.reference.value) for one in others if one.reference]
    return {
        **facts,
        "alone": float(not others),
        "sisters": len(lengths) / max(len(others), 1),
        "alike": sum(length == len(line.reference.value) for length in lengths) / max(len(others), 1),
        "letters": float(any(glyph.isalpha() for glyph in line.reference.value)),
        "short": float(len(line.reference.value) < 5),
    }


def _paid(line: ProductLine, price: Part[Decimal] | None, facts: Facts) -> Field[Decimal]:
    """The price, with the ink of the discounts that are in it."""
    field = _field("price", price, facts)
    if field.best is None or line.amount is None or field.best.value in {one.value for one in line.amount.options}:
        return field
    discounts = tuple(discount.options[0].evidence for discount in line.discounts)
    return Field((replace(field.best, evidence=(*field.best.evidence, *discounts)),))


def _gross_price(line: ProductLine, net: Part[Decimal] | None, solved: Solved, facts: Facts) -> Field[Decimal]:
    """The price with VAT: printed in a second column, or net and rate where the total confirms them."""
    if line.gross is not None:
        return _field("price", line.gross.options[0], facts)
    if net is None or line.rate is None or not _gross_total_confirmed(solved):
        return Field()
    value = (net.value * (1 + line.rate.value / 100)).quantize(CENT, ROUND_HALF_UP)
    ink = (net.evidence, line.rate.evidence)
    return Field((Candidate(value, net.text, ink, _certainty("price", net, facts), "items"),))


def _gross_total_confirmed(solved: Solved) -> bool:
    """Whether the lines with their VAT add up to a gross total, a cent a line forgiven."""
    if solved.totals is None or not all(line.rate for line in solved.lines):
        return False
    gross = sum(
        (
            part.value * (1 + line.rate.value / 100)
            for line, part in zip(solved.lines, solved.chosen, strict=True)
            if part and line.rate
        ),
        Decimal(0),
    )
    return any(abs(gross - total) <= CENT * len(solved.lines) for total in solved.totals.gross)


def _description(line: ProductLine, facts: Facts) -> Field[str]:
    pieces = [piece for piece in line.name if piece.text]
    if not any(names_something(piece.text) for piece in pieces):
        return Field()
    text = " ".join(piece.text for piece in pieces)
    return Field((Candidate(text, text, tuple(pieces), certainty("description", facts, ink=pieces[0]), "items"),))


def _product(description: Field[str]) -> Field[str]:
    """The name as printed; maker's codes within it are further candidates."""
    if description.best is None:
        return Field()
    best = description.best
    codes = [
        Candidate(match[0], match[0], (piece,), min(_LEAST_CODE, best.confidence), "items")
        for piece in best.evidence
        for match in _MODEL_CODE.finditer(piece.text)
    ]
    return Field((best, *codes[:3]))


def _discount(line: ProductLine, facts: Facts) -> Field[Decimal]:
    if not line.discounts:
        return Field()
    parts = [discount.options[0] for discount in line.discounts]
    least = min(parts, key=lambda part: part.confidence)
    text = " ".join(part.text for part in parts)
    ink = tuple(part.evidence for part in parts)
    return Field((Candidate(-taken_off(line), text, ink, _certainty("discount", least, facts), "items"),))


def _field(name: str, part: Part[T] | None, facts: Facts) -> Field[T]:
    return Field() if part is None else Field((_candidate(name, part, facts),))


def _candidate(name: str, part: Part[T], facts: Facts) -> Candidate[T]:
    return Candidate(part.value, part.text, (part.evidence,), _certainty(name, part, facts), "items")


def _certainty(name: str, part: Part[T], facts: Facts) -> float:
    return certainty(name, {**facts, "doubt": odds_of_ink(part.confidence)}, ink=part.evidence)
