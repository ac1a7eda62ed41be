"""Product lines against the truth; pure.

A true item is found where a read item's description is alike (>= 0.8) or holds the true one; then price, quantity and the
other parts that the truth names are compared. Each read item is found once.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.bench.beside import Beside, Score
from verify.bench.equality import same_amount, same_code
from verify.receipt import Item
from verify.text import likeness, partial_likeness, squeeze

ITEM_LIKENESS = 0.8
"""Chosen: two misread letters in ten still name the same item."""

WHOLE_NAME = 6
"""Letters and digits from which a name inside a longer one is no accident (chosen)."""

_PARTS = {
    "price": same_amount, "quantity": same_amount, "unit_price": same_amount, "net_price": same_amount,
    "gtin": same_code, "reference": same_code,
}  # fmt: skip


def score_items(beside: Beside) -> Iterator[Score]:
    """The scores of each true item's parts."""
    receipt = beside.reading.receipt
    left = list(receipt.items) if receipt else []
    for index, expected in enumerate(beside.truth.fields.get("items") or ()):
        description = str(expected.get("description", ""))
        found = max(left, key=lambda item: _item_likeness(item, description), default=None)
        role = f"items.{index}.description"
        if found is None or found.description.best is None or _item_likeness(found, description) < ITEM_LIKENESS:
            yield beside.silence("items.description", description, role)
            continue
        left.remove(found)
        yield beside.answer("items.description", found.description.best, role=role, expected=description, right=True)
        for name, equal in _PARTS.items():
            if expected.get(name) is not None:
                field = getattr(found, name)
                role = f"items.{index}.{name}"
                yield from beside.compare(f"items.{name}", str(expected[name]), field, equal, role=role)


def _item_likeness(item: Item, description: str) -> float:
    """Likeness of the whole names, or of the true name to its place in the read one: tills print more words behind a name."""
    read = item.description.value or ""
    inside = partial_likeness(description, read) if len(squeeze(description)) >= WHOLE_NAME else 0.0
    return max(likeness(read, description), inside)
