"""Readings and truth to counts; pure.

Three outcomes a field, never two: *right*, *wrong* (a value was read and it is another) and *missing* (nothing was read).
Wrong is worse. Precision = right / (right + wrong), recall = right / all, F1 their harmonic mean.

What counts as right, by field:

- dates, times, amounts, currencies: equal once parsed (``12.5`` is ``12.50``; a time to the minute);
- IDs, GTINs, serials, receipt numbers: equal once folded, spaces and punctuation aside; where the truth names a
  `registration_id`, that number stands for the VAT ID too;
- retailer: equal once folded to the brand or to the legal name, or a reading that holds all words of one of them
  (``ESIMERKKI OY HELSINKI`` for ``Esimerkki Oy``);
- `texts`: the field's text as printed, equal once case and white space are normalised (all white space removed where the
  truth says ``spaces: absent``, and then what is glued to a number forgiven); these are scored as rows of their own, ``total.text``;
- items: a true item is found where a read item's description is alike (>= 0.8) or holds the true one; then its price and
  quantity are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from verify.bench.run import FieldScore
from verify.receipt import Candidate, Field, Item, Label, Reading, Receipt
from verify.text import fold, likeness, partial_likeness, squeeze
from verify.truth import Truth

ITEM_LIKENESS = 0.8
"""Chosen: two misread letters in ten still name the same item."""

WHOLE_NAME = 6
"""Letters and digits from which a name inside a longer one is no accident (chosen)."""

_CODES = frozenset({"vat_id", "buyer_vat_id", "receipt_number", "gtin", "serial", "imei", "mac", "model"})
_AMOUNTS = frozenset({"total", "vat"})


def score_reading(reading: Reading, truth: Truth) -> tuple[FieldScore, ...]:
    """Every value that `truth` names against `reading`; a key that is absent, or printed nowhere, is not scored."""
    return (
        *_score_kind(reading, truth),
        *_score_fields(reading, truth),
        *_score_texts(reading, truth),
        *_score_items(reading, truth),
        *_score_barcodes(reading, truth),
    )


def _score_kind(reading: Reading, truth: Truth) -> Iterator[FieldScore]:
    yield _compared("kind", truth.kind, reading.kind, str.__eq__)
    for name, expected in (("language", truth.language), ("country", truth.country)):
        if expected and reading.receipt is not None:
            yield _compared(name, expected, getattr(reading.receipt, name), str.__eq__)


def _score_fields(reading: Reading, truth: Truth) -> Iterator[FieldScore]:
    for name, expected in truth.fields.items():
        if name == "items" or expected is None or not _is_visible(name, truth) or not _is_scorable(name):
            continue
        yield _compared(name, str(expected), _field(reading, name), _equality(name, truth))


def _score_texts(reading: Reading, truth: Truth) -> Iterator[FieldScore]:
    """Verbatim strings; lists (item names, prices) are scored as items, not here."""
    absent = truth.spaces == "absent"
    for name, expected in truth.texts.items():
        if not isinstance(expected, str) or not _is_scorable(name):
            continue
        best = _field(reading, name).told
        if best is None:
            yield FieldScore(f"{name}.text", "missing", expected, None)
        else:
            right = _same_text(expected, best.text, spaces=not absent)
            yield FieldScore(f"{name}.text", "right" if right else "wrong", expected, best.text, best.confidence)


def _field(reading: Reading, name: str) -> Field[Any]:
    """The named field of the reading's receipt or label; empty where it has none of that name."""
    found: Field[Any] = getattr(reading.content, name, Field())
    return found


def _score_items(reading: Reading, truth: Truth) -> Iterator[FieldScore]:
    expected_items = truth.fields.get("items") or ()
    left = list(reading.receipt.items) if reading.receipt else []
    for expected in expected_items:
        description = str(expected.get("description", ""))
        found = max(left, key=lambda item: _item_likeness(item, description), default=None)
        if found is None or _item_likeness(found, description) < ITEM_LIKENESS:
            yield FieldScore("items.description", "missing", description, None)
            continue
        left.remove(found)
        yield FieldScore("items.description", "right", description, found.description.value)
        for name in ("price", "quantity", "unit_price", "net_price", "gtin", "reference"):
            if expected.get(name) is not None:
                equal = _same_code if name in {"gtin", "reference"} else _same_amount
                yield _compared(f"items.{name}", str(expected[name]), getattr(found, name), equal)


def _score_barcodes(reading: Reading, truth: Truth) -> Iterator[FieldScore]:
    """Each true code read or not; a decoded text that is none of them is wrong."""
    if truth.barcodes is None:
        return
    read = {
        _barcode(_expanded(code.text) if code.symbology == "UPCE" else code.text): code.text
        for code in reading.document.barcodes
        if code.text is not None
    }
    wanted = {_barcode(text): text for text in truth.barcodes}
    for key, text in wanted.items():
        yield FieldScore("barcode", "right" if key in read else "missing", text, read.get(key))
    for key, text in read.items():
        if key not in wanted:
            yield FieldScore("barcode.extra", "wrong", "", text)


def is_right(name: str, value: object, truth: Truth) -> bool:
    """Whether `value` is what `truth` says of the field `name`."""
    return _equality(name, truth)(str(truth.fields[name]), _normalised(value))


def _compared(name: str, expected: str, field: Field[Any], equal: Callable[[str, str], bool]) -> FieldScore:
    best: Candidate[Any] | None = field.told
    if best is None:
        return FieldScore(name, "missing", expected, None)
    read = _normalised(best.value)
    return FieldScore(name, "right" if equal(expected, read) else "wrong", expected, read, best.confidence)


def _equality(name: str, truth: Truth) -> Callable[[str, str], bool]:
    if name == "retailer":
        names = tuple(str(n) for n in (truth.fields.get("retailer"), truth.fields.get("legal_name")) if n)
        return lambda _expected, read: any(_same_firm(one, read) for one in names)
    if name in {"vat_id", "buyer_vat_id"}:
        numbers = (truth.fields.get("registration_id"),) if name == "vat_id" else ()
        return lambda expected, read: any(_same_code(str(one), read) for one in (expected, *numbers) if one)
    if name in _AMOUNTS:
        return _same_amount
    if name == "purchase_time":
        return lambda expected, read: expected[:5] == read[:5]
    if name in _CODES:
        return _same_code
    return lambda expected, read: squeeze(expected) == squeeze(read)


_SCORED = frozenset(Receipt.__dataclass_fields__) | frozenset(Label.__dataclass_fields__)
_NOT_SINGLE = frozenset({"items", "seller_ids", "vat_lines", "discounts"})


def _is_scorable(name: str) -> bool:
    return name in _SCORED and name not in _NOT_SINGLE


def _is_visible(name: str, truth: Truth) -> bool:
    """`visible` names fields shortly: ``date`` for the purchase date, ``seller`` for the retailer."""
    visible: Mapping[str, bool] = truth.visible or {}
    short = {"purchase_date": "date", "retailer": "seller"}.get(name, name)
    return visible.get(name, visible.get(short, True))


def _normalised(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _plain(text: str, *, spaces: bool) -> str:
    return (" " if spaces else "").join(text.casefold().split())


def _same_text(expected: str, read: str, *, spaces: bool) -> bool:
    """Equal as printed; where the truth has no spaces it also glues weekday, currency and repeats to a value: these may differ."""
    plain = _plain(read, spaces=spaces)
    if plain == _plain(expected, spaces=spaces):
        return True
    parts = () if spaces or not any(glyph.isdigit() for glyph in plain) else expected.casefold().split()
    return any(plain in part and not any(glyph.isdigit() for glyph in part.replace(plain, "", 1)) for part in parts)


def _same_code(expected: str, read: str) -> bool:
    return squeeze(expected) == squeeze(read)


def _same_amount(expected: str, read: str) -> bool:
    try:
        return Decimal(expected) == Decimal(read)
    except InvalidOperation:
        return False


def _same_firm(expected: str, read: str) -> bool:
    wanted = fold(expected).split()
    return squeeze(expected) == squeeze(read) or (bool(wanted) and set(wanted) <= set(fold(read).split()))


def _item_likeness(item: Item, description: str) -> float:
    """Likeness of the whole names, or of the true name to its place in the read one: tills print more words behind a name."""
    read = item.description.value or ""
    inside = partial_likeness(description, read) if len(squeeze(description)) >= WHOLE_NAME else 0.0
    return max(likeness(read, description), inside)


def _barcode(text: str) -> str:
    """UPC-A and its EAN-13, line ends and EAN supplements are no differences; a UPC-E is expanded before."""
    plain = "".join(text.split())
    if plain.isdigit() and len(plain) in {13 + 2, 13 + 5}:
        plain = plain[:13]
    return plain[1:] if len(plain) == 13 and plain.startswith("0") and plain.isdigit() else plain


def _expanded(code: str) -> str:
    """The UPC-A that a UPC-E stands for (GS1 General Specifications, 5.2.2.4: zeros suppressed).

    >>> _expanded("04963406"), _expanded("01264904")
    ('049000006346', '012000006494')
    """
    if len(code) != len("04963406"):
        return code
    system, digits, check = code[0], code[1:7], code[7]
    last = digits[5]
    if last in "012":
        body = digits[:2] + last + "0000" + digits[2:5]
    elif last == "3":
        body = digits[:3] + "00000" + digits[3:5]
    elif last == "4":
        body = digits[:4] + "00000" + digits[4]
    else:
        body = digits[:5] + "0000" + last
    return system + body + check
