"""Arithmetic that contradicts itself: the best single sign of a made-up or altered receipt.

A till never errs, so a total that its own net, VAT, cash and change deny was misread or altered. Misreading is told apart by the
ink: only amounts read surely count, each role must be printed with one value only, and one equation that fails among sure numbers is a hint,
two are a strong sign. Receipts with tips, deposits, vouchers or several payments have more terms than are read here and
are left alone.
"""

from __future__ import annotations

from decimal import Decimal

from verify.document import Trace
from verify.extract.arithmetic import Books, fits_rate, vat_of
from verify.extract.balance import Balance
from verify.extract.money import Amount
from verify.receipt import Candidate

SLACK = Decimal("0.05")
"""What rounding by rate and by coin may leave between two honest sums."""
SURE_INK = 0.93
"""Confidence of the least sure word from which a misread digit is unlikely (chosen on the labelled receipts)."""
SURE_TOTAL = 0.9
LIKELY_TOTAL = 0.5
"""Confidence of the total from which accounts that agree on another value count: that they do makes it less sure (chosen)."""
AGREED_BITS = 16.0
"""Bits of two accounts beyond which their agreement is no chance: one in 65 000 (chosen)."""
WEAK, STRONG = 0.5, 0.85
"""Strength of the trace for one failing equation, and for two."""
_REPEATED = "paid_exactly"
"""The equation that explains least: who alters a total alters what was paid by card too."""
_OTHER_TERMS = ("charge", "discount", "other_amount")


def find_contradictions(books: Books, total: Candidate[Decimal] | None) -> tuple[Trace, ...]:
    """A trace where the document's own sums deny its total; empty where they agree or are not read surely."""
    if total is None:
        return ()
    explained = books.equations.get(total.value, frozenset())
    balance = Balance(books)
    if explained and not (explained == {_REPEATED} and _lines_and_tax_agree_otherwise(books, balance, total.value)):
        return ()
    agreed = _agreed_otherwise(balance, total.value)
    if total.confidence < (LIKELY_TOTAL if agreed else SURE_TOTAL):
        return ()
    if not _is_sure(books, total.value) or any(books.values.get(role) for role in _OTHER_TERMS):
        return ()
    denied = [name for name, expected in _expected(books) if _denies(expected, total.value, balance)]
    denied += [name for name in agreed if not denied]
    if not denied:
        return ()
    message = f"the total is not what {' and '.join(denied)} of the document give"
    return (Trace("arithmetic", STRONG if len(denied) > 1 else WEAK, message, total.evidence[0]),)


def _lines_and_tax_agree_otherwise(books: Books, balance: Balance, total: Decimal) -> bool:
    """Whether the lines and net with VAT, read surely, both come to one value that is not `total`, and neither to `total`."""
    if set(balance.told_by(total)) - {"payment"}:
        return False
    values = [value for _, expected in _expected(books) for value in expected[:1] if abs(value - total) > SLACK]
    return any({"items", "net_vat"} <= books.equations.get(value, frozenset()) for value in values)


def _denies(expected: tuple[Decimal, ...], total: Decimal, balance: Balance) -> bool:
    """Whether no value that an equation allows is the total, or a printed part that leads on to it: goods taxed at one of two rates."""
    return all(abs(total - one) > SLACK and one not in balance.superseded for one in expected)


def _agreed_otherwise(balance: Balance, total: Decimal) -> list[str]:
    """The accounts that agree on another value, printed nowhere, where none gives the total."""
    if balance.told_by(total):
        return []
    others = (value for value in balance.values if balance.bits(value) >= AGREED_BITS)
    return max((list(balance.told_by(value)) for value in others if not balance.is_printed(value)), key=len, default=[])


def _is_sure(books: Books, value: Decimal) -> bool:
    return all(amount.confidence >= SURE_INK for amount in books.sheet.amounts if amount.value == value)


def _expected(books: Books) -> list[tuple[str, tuple[Decimal, ...]]]:
    """By equation that is read surely and without rival: the totals it allows."""
    found: list[tuple[str, tuple[Decimal, ...]]] = []
    net, vat = _only(books, "net"), _only(books, "vat")
    if net is not None and vat is not None and fits_rate(net.value, vat.value, rates=books.rates):
        found.append(("net and VAT", (net.value + vat.value, net.value)))
    elif vat is not None and vat.value > 0 and len(books.rates) == 1:
        gross = (vat.value * (100 + books.rates[0]) / books.rates[0]).quantize(Decimal("0.01"))
        slack = (Decimal("0.01") * (100 + books.rates[0]) / books.rates[0]).quantize(Decimal("0.01"))
        close = any(
            abs(a.value - gross) <= slack and vat_of(a.value, books.rates[0]) == vat.value for a in books.sheet.amounts
        )
        if close:
            found.append(("the VAT", tuple(a.value for a in books.sheet.amounts if abs(a.value - gross) <= slack)))
    cash, change = _only(books, "cash"), _only(books, "change")
    if cash is not None and change is not None and cash.value > change.value > 0 and not books.values.get("card"):
        found.append(("cash and change", (cash.value - change.value,)))
    return found


def _only(books: Books, role: str) -> Amount | None:
    """The one amount in `role`, read surely; None where several values are printed in it."""
    amounts = [amount for amount, roles in books.roles.items() if role in roles and amount.has_cents]
    values = {amount.value for amount in amounts}
    return amounts[0] if len(values) == 1 and all(amount.confidence >= SURE_INK for amount in amounts) else None
