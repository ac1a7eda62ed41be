"""A credit note writes its sums with a minus: with every sign turned it reads like an invoice.

What is known of totals and VAT (the largest amount, net + VAT = gross) holds there too, for the turned amounts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from verify.extract.arithmetic import TOTALS, Books
from verify.extract.money import Amount
from verify.extract.sheet import Sheet

_SUMS = TOTALS | {"net", "vat"}
FEWEST_SUMS = 2
"""Values below zero from which a minus is no slip (chosen)."""


@dataclass(frozen=True)
class _TurnedSheet(Sheet):
    """A sheet whose amounts have the other sign."""

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount, in reading order, its sign turned."""
        printed = Sheet(self.document, self.rows, self.language).amounts
        return tuple(replace(amount, values=tuple(-value for value in amount.values)) for amount in printed)


def turned(books: Books) -> Books | None:
    """The books of a credit note with every sign turned; None where the labelled sums are not all below zero."""
    sums = {
        amount.value for amount, roles in books.roles.items() if roles & _SUMS and amount.has_cents and amount.value
    }
    if len(sums) < FEWEST_SUMS or max(sums) > 0:
        return None
    sheet = books.sheet
    return Books(_TurnedSheet(sheet.document, sheet.rows, sheet.language))
