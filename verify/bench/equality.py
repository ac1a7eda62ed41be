"""When a read value is the true one, field by field; pure.

- dates, times, amounts, currencies: equal once parsed (``12.5`` is ``12.50``; a time to the minute);
- IDs, GTINs, serials, receipt numbers: equal once folded, spaces and punctuation aside; where the truth names a
  `registration_id`, that number stands for the VAT ID too;
- retailer: equal once folded to the brand or to the legal name, or a reading that holds all words of one of them
  (``ESIMERKKI OY HELSINKI`` for ``Esimerkki Oy``);
- texts as printed: equal once case and white space are normalised (all white space removed where the truth says
  ``spaces: absent``, and then what is glued to a number forgiven).

>>> is_right("total", Decimal("12.9"), Truth("receipt", fields={"total": "12.90"}))
True
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation

from verify.receipt import Label, Receipt
from verify.text import fold, squeeze
from verify.truth import Truth

Equality = Callable[[str, str], bool]
"""(expected, read) to whether they are the same value."""

_CODES = frozenset({"vat_id", "buyer_vat_id", "receipt_number", "gtin", "serial", "imei", "mac", "model"})
_AMOUNTS = frozenset({"total", "vat"})

_SCORED = frozenset(Receipt.__dataclass_fields__) | frozenset(Label.__dataclass_fields__)
_NOT_SCORED = frozenset({"items", "seller_ids", "vat_lines", "discounts", "legal_name"})
"""What has many values, and the legal name: a truth gives it as the other right answer for the retailer."""


def is_right(name: str, value: object, truth: Truth) -> bool:
    """Whether `value` is what `truth` says of the field `name`."""
    return equality_of(name, truth)(str(truth.fields[name]), normalised(value))


def equality_of(name: str, truth: Truth) -> Equality:
    """How values of the field `name` are compared in a document of which `truth` is known."""
    if name == "retailer":
        names = tuple(str(n) for n in (truth.fields.get("retailer"), truth.fields.get("legal_name")) if n)
        return lambda _expected, read: any(_same_firm(one, read) for one in names)
    if name in {"vat_id", "buyer_vat_id"}:
        numbers = (truth.fields.get("registration_id"),) if name == "vat_id" else ()
        return lambda expected, read: any(same_code(str(one), read) for one in (expected, *numbers) if one)
    if name in _AMOUNTS:
        return same_amount
    if name == "purchase_time":
        return lambda expected, read: expected[:5] == read[:5]
    if name in _CODES:
        return same_code
    return lambda expected, read: squeeze(expected) == squeeze(read)


def is_scorable(name: str) -> bool:
    """Whether `name` is a field of receipts or labels with one value."""
    return name in _SCORED and name not in _NOT_SCORED


def is_visible(name: str, truth: Truth) -> bool:
    """Whether the field is printed at all; `visible` names fields shortly too: ``date``, ``seller``."""
    visible: Mapping[str, bool] = truth.visible or {}
    short = {"purchase_date": "date", "retailer": "seller"}.get(name, name)
    return visible.get(name, visible.get(short, True))


def normalised(value: object) -> str:
    """The value as a truth writes it."""
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def same_code(expected: str, read: str) -> bool:
    """Equal but for case, spaces and punctuation."""
    return squeeze(expected) == squeeze(read)


def same_amount(expected: str, read: str) -> bool:
    """Equal as numbers."""
    try:
        return Decimal(expected) == Decimal(read)
    except InvalidOperation:
        return False


def same_text(expected: str, read: str, *, spaces: bool) -> bool:
    """Equal as printed; where the truth has no spaces it also glues weekday, currency and repeats to a value: these may differ."""
    plain = _plain(read, spaces=spaces)
    if plain == _plain(expected, spaces=spaces):
        return True
    parts = () if spaces or not any(glyph.isdigit() for glyph in plain) else expected.casefold().split()
    return any(plain in part and not any(glyph.isdigit() for glyph in part.replace(plain, "", 1)) for part in parts)


def _plain(text: str, *, spaces: bool) -> str:
    return (" " if spaces else "").join(text.casefold().split())


def _same_firm(expected: str, read: str) -> bool:
    wanted = fold(expected).split()
    return squeeze(expected) == squeeze(read) or (bool(wanted) and set(wanted) <= set(fold(read).split()))
