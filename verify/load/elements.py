"""Values out of an XML tree whose tags carry no namespaces: collapsed texts, decimal amounts, ISO dates.

Nothing raises: an element that is absent, empty or no number gives an empty string, and so does a parent that is None.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from verify.load.limits import LIMITS, check_limit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def text_at(element: Element | None, *paths: str) -> str:
    """The collapsed text at the first of `paths` that has any; empty when none has."""
    if element is None:
        return ""
    for path in paths:
        for found in element.iterfind(path):
            if text := " ".join((found.text or "").split()):
                return text
    return ""


def amount_at(element: Element | None, *paths: str) -> str:
    """The number at the first of `paths`, with a point and at least two decimals; empty when it is no number."""
    number = _number(text_at(element, *paths))
    if number is None:
        return ""
    cents = number.quantize(Decimal("0.01")) if abs(number) < Decimal(10) ** 15 else number
    return f"{cents if cents == number else number.normalize():f}"


def number_at(element: Element | None, *paths: str) -> str:
    """The number at the first of `paths` without needless zeros: quantities and rates."""
    number = _number(text_at(element, *paths))
    return "" if number is None else f"{number.normalize():f}"


def _number(text: str) -> Decimal | None:
    """`text` as a finite number of human size, or None."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and (not number or -30 < number.adjusted() < 30) else None


def date_at(element: Element | None, *paths: str) -> str:
    """The date at the first of `paths` in ISO form; CII writes ``20190201`` (format 102), UBL ``2019-02-01``."""
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)", text_at(element, *paths))
    if match is None:
        return ""
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""


def limited(elements: list[Element]) -> list[Element]:
    """`elements`, the invoice's lines; a DocumentError when they are too many."""
    check_limit(len(elements), LIMITS.xml_items, "invoice lines", hint="Send the invoice as PDF or picture.")
    return elements


def child_of(parent: Element | None, *names: str) -> Element | None:
    """The first child of one of these names: a newer version's first, then the elder's."""
    if parent is None:
        return None
    return next((found for name in names if (found := parent.find(name)) is not None), None)
