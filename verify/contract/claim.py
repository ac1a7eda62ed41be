"""``claim/1``: the form as sent, refused with the place of what is wrong.

What the claimant left out is None and the clauses' business; what cannot be (a country of three letters, an amount
written as a binary fraction, a moment without its offset) is refused here, before anything is read.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from verify.claim import ClaimForm
from verify.contract.strict import parse_object, record_of, walk
from verify.errors import ClaimError

SCHEMA = "claim/1"

PATTERNS = {
    "country": (r"^[A-Z]{2}$", "not an ISO 3166 alpha-2 country, as in FI"),
    "currency": (r"^[A-Z]{3}$", "not an ISO 4217 currency, as in EUR"),
    "language": (r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "not a language tag, as in fi"),
    "amount": (r"^-?[0-9]+(\.[0-9]+)?$", 'not a decimal string, as in "1299.00"'),
    "id": (r"\S", "empty"),
    "path": (r"\S", "empty"),
}
"""Key: (regular expression that its text matches, what is wrong otherwise); published in the schema too."""

HINT = "see `verify schema claim` for what a claim holds"


def parse_claim(data: bytes) -> ClaimForm:
    """The claim that `data` holds; ClaimError names the place, ``purchase.date: not a date``."""
    try:
        plain = parse_object(data, SCHEMA)
        form = record_of(ClaimForm, plain)
        _refuse_impossible(plain)
        _refuse_contradictions(form)
    except ValueError as error:
        raise ClaimError(str(error), hint=HINT) from error
    return form


def _refuse_impossible(plain: dict[str, Any]) -> None:
    """Nothing; ValueError for text that its key cannot have."""
    for place, key, value in walk(plain):
        pattern, wrong = PATTERNS.get(key, ("", ""))
        if value is not None and pattern and not (isinstance(value, str) and re.search(pattern, value)):
            raise ValueError(f"{place}: {wrong}")


def _refuse_contradictions(form: ClaimForm) -> None:
    """Nothing; ValueError for values that cannot be, each alone or beside another."""
    for index, product in enumerate(form.products):
        if product.quantity <= Decimal(0):
            raise ValueError(f"products.{index}.quantity: not above zero")
    if form.answers is None:
        return
    if form.answers.claim_id == form.id:
        raise ValueError("answers.claim_id: a claim cannot answer itself")
    if any(index < 0 for index in form.answers.replaces):
        raise ValueError("answers.replaces: an index below zero")
    if form.answers.asked_at is not None and form.answers.asked_at.tzinfo is None:
        raise ValueError("answers.asked_at: a moment needs its offset, as in 2019-02-20T10:15:00+02:00")
