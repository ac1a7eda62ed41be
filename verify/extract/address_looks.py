"""What a piece of a line looks like, to someone who asks where an address begins and ends.

Looks are shapes and words, no places by name: numbers and units at the start, commas at the end, postal codes, street words
of eleven languages and of the countries whose tills print most, and whatever belongs to something else: phone and
register numbers, titles, labels, prices.
"""

from __future__ import annotations

import re
from functools import lru_cache

from verify.extract.address_pieces import Piece, is_phone
from verify.extract.dates import parse_dates
from verify.extract.identifiers import parse_ids
from verify.extract.places import (
    EMAIL,
    WEB,
    has_legal_form,
    has_postal_town,
    has_street,
    has_street_word,
    has_trade_word,
)
from verify.extract.roles import is_role_phrase
from verify.extract.sheet import is_prose

REGISTER_ROLES = frozenset({"vat_id", "business_id", "bank"})
CONTACT_ROLES = frozenset({"phone", "fax", "email", "web"})
PAPER_ROLES = frozenset(
    {"title", "receipt_number", "invoice_number", "order_number", "other_number", "date", "purchase_date", "invoice_date", "due_date", "greeting"}
)  # fmt: skip
PARTY_ROLES = frozenset({"buyer", "seller", "sold_by"})
MONEY_ROLES = frozenset({"total", "vat", "cash", "card", "count", "payable", "net", "gross", "subtotal"})
ROLE_LOOKS = {
    "registered": REGISTER_ROLES, "contact": CONTACT_ROLES, "paper": PAPER_ROLES, "party": PARTY_ROLES, "money": MONEY_ROLES,
}  # fmt: skip
"""Look by the roles of the words in a piece."""

_PATTERNS = {
    "number_first": re.compile(r"^\W*\d{1,4}[\w/&-]{0,6}(?:[,.\s]|$)(?!\d{3})"),
    "unit_first": re.compile(r"^(?:no|nr|lot|unit|blk|block|level|lvl|shop|suite|apt|flat|ground|\d{1,2}(?:st|nd|rd|th))\b\W*|^[A-Z]{1,3}\d{0,3}-\w", re.IGNORECASE),
    "code": re.compile(r"(?<![\d.,/-])\d{4,6}(?![\d.,/-])|(?<!\d)\d{3} \d{2}(?!\d)"),
    "code_last": re.compile(r"(?<![\d.,/-])\d{4,6}\W*$"),
    "code_first": re.compile(r"^(?:[A-Z]{1,2}-?)?\d{4,6}\b(?!-)"),
    "house_last": re.compile(r"[^\W\d_]{3,}[ ,]+\d{1,4}\s?[a-zA-Z]?,?$"),
    "house_first": re.compile(r"^\d{1,4}[a-zA-Z]?,?\s+[^\W\d_]{3,}"),
    "slash": re.compile(r"\d/\d|\w\d/\w"),
    "long_number": re.compile(r"\d{7,}|\d{4,}-[A-Z\d]\b"),
    "comma_last": re.compile(r",$"),
    "comma_within": re.compile(r",\s*\S"),
    "point_last": re.compile(r"\.$"),
    "colon": re.compile(r":"),
    "label": re.compile(r":$"),
    "unit_code": re.compile(r"^(?:no\.?\s*)?[A-Z]{0,3}\d*[A-Z]?(?:-[A-Z\d]{1,4}){1,3}\b|^\d{1,4}[A-Z]?,", re.IGNORECASE),
    "bracketed": re.compile(r"^\(.*\)\W*$"),
    "hash": re.compile(r"[#*@<>=]"),
    "no_letters": re.compile(r"^[\W\d_]+$"),
}  # fmt: skip
"""Look by its pattern."""


def looks_of(piece: Piece) -> frozenset[str]:
    """Names of everything that `piece` looks like."""
    by_role = {look for look, roles in ROLE_LOOKS.items() if roles & piece.roles}
    return _looks(piece.text) | by_role | ({"name"} if piece.is_name else set())


@lru_cache(maxsize=4096)
def _looks(text: str) -> frozenset[str]:
    words, letters = text.split(), sum(glyph.isalpha() for glyph in text)
    tests = {
        "street": has_street(text), "street_word": has_street_word(text), "town": has_postal_town(text), "legal": has_legal_form(text),
        "trade": has_trade_word(text), "web": bool(EMAIL.search(text) or WEB.search(text)), "phone": is_phone(text),
        "dated": bool(parse_dates(text)), "id": bool(parse_ids(text)), "prose": is_prose(text), "role": is_role_phrase(text),
        "digits": any(glyph.isdigit() for glyph in text), "one_word": len(words) == 1, "long": len(words) > 6, "tiny": letters < 4,
        "open": text.count("(") > text.count(")"), "closed": text.count("(") < text.count(")"),
        "upper": letters > 3 and text.upper() == text,
    }  # fmt: skip
    found = {look for look, holds in tests.items() if holds}
    return frozenset(found | {look for look, pattern in _PATTERNS.items() if pattern.search(text)})
