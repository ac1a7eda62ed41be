"""How well each value is explained as the final price: what the goods, the tax and the payment say it is.

    goods     items, or a subtotal, + charges + VAT where prices are net − discounts ± rounding; or the amounts right above it
    tax       net + VAT of every rate ± rounding; or the share that a printed rate takes of a gross amount
    payment   everything paid − change

The three are printed apart and fail apart, so that what two of them say is hardly chance. How much chance is counted as a length:
a value of 13 bits that a sum of 4 bits names (which terms, out of which) is explained by 9. Bits of the three accounts add up.
A value that leads on, by a printed adjustment, to another printed total is not the final one: it is *superseded*.

The same sums read torn print: of the readings that the recogniser itself held possible (`Word.doubts`) one may be explained
where the likeliest is not. Both are proposed; what the runner-up glyphs cost is set against what the sums gain.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from verify.extract.arithmetic import COIN, SUMMARY, TOTALS, Books, find_vat_lines, fits_rate, vat_of
from verify.extract.money import Amount
from verify.extract.runner_ups import runner_ups

ACCOUNTS = ("goods", "tax", "payment")
MOST_ADJUSTMENTS = 6
"""Charges, discounts, VAT and roundings tried together (chosen: 64 sums a base)."""
MOST_PAID = 4
"""Payments tried together (chosen: cash, card, gift card and one more)."""
TERM_BITS = 1.5
"""What naming one adjustment costs, or leaving out one of those printed (chosen)."""
PLAIN_BITS = 1.0
"""What the plainest sum costs: all items, all VAT lines, paid less change (chosen)."""
LABEL_BITS = 2.0
"""What a base costs that a word only calls so, and paid money of which no change is printed (chosen)."""
LONGEST_COLUMN = 6
"""Amounts above one that may add up to it (chosen: subtotal, charges, taxes)."""
SMALLEST_ROUNDING, LARGEST_ROUNDING = Decimal("0.01"), Decimal("0.99")
UNNAMED_ROUNDING = Decimal("0.05")
"""Largest amount below the items that is taken for a rounding although no word says so."""
_PAID = frozenset({"cash", "card", "change"})
_BASES = frozenset({"total", "gross", "subtotal", "net"})


@dataclass(frozen=True)
class Balance:
    """The document's accounts: the values that each gives, with the bits by which it explains them."""

    books: Books

    @cached_property
    def goods(self) -> dict[Decimal, float]:
        """Values that items or a subtotal lead to."""
        return self._led_on(_best((value, self._size(value) - cost) for value, cost in self._sums_of_goods()))

    @cached_property
    def tax(self) -> dict[Decimal, float]:
        """Values that net and VAT amounts lead to."""
        sums = (*self._sums_of_tax(), *self._shares_of_tax())
        return self._led_on(_best((value, self._size(value) - cost) for value, cost in sums))

    @cached_property
    def payment(self) -> dict[Decimal, float]:
        """Values that were paid."""
        return _best((value, self._size(value) - cost) for value, cost in self._sums_of_payment())

    @cached_property
    def superseded(self) -> frozenset[Decimal]:
        """Printed values that lead on to another printed total."""
        return frozenset(base for base, _ in self._links)

    @cached_property
    def remainders(self) -> frozenset[Decimal]:
        """Printed values that are left to pay after a payment that is printed too."""
        return frozenset(left for left, _ in self._prepaid)

    def _led_on(self, account: dict[Decimal, float]) -> dict[Decimal, float]:
        """The account with what explains a base explaining what it leads on to: a rounded total, a sum of two rates."""
        led = ((result, account[base]) for base, result in self._links if base in account)
        return _best((*account.items(), *led, *self._roundings_of(account)))

    def _roundings_of(self, account: dict[Decimal, float]) -> list[tuple[Decimal, float]]:
        """The account's values rounded as printed, where the value before is not printed itself."""
        return [
            (value + rounding, bits - TERM_BITS)
            for value, bits in account.items()
            for rounding in self._roundings
            if value not in self._printed
        ]

    @cached_property
    def _links(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """(base, result) of printed amounts that printed adjustments, or the column they stand in, lead from one to the other."""
        totals = self._totals.keys() | (self.payment.keys() & self._printed)
        adjusted = [
            (base, base + change)
            for base, _ in self._labelled_bases
            for change, _ in self._changes
            if change and base + change in totals
        ]
        added = [(part, value) for value, parts in self._columns for part in parts]
        found = dict.fromkeys((base, result) for base, result in (*adjusted, *added, *self._unread_roundings))
        return tuple((base, result) for base, result in found if base != result)

    @cached_property
    def _totals(self) -> dict[Decimal, None]:
        """What amounts with a total's word may say: as read, or as the recogniser held possible."""
        return dict.fromkeys(value for amount in self.books.totals for value in self._readings(amount))

    def _readings(self, amount: Amount) -> tuple[Decimal, ...]:
        return (amount.value, *(value for value, _ in runner_ups(self.books.sheet, amount)))

    @cached_property
    def _unread_roundings(self) -> list[tuple[Decimal, Decimal]]:
        """Two printed totals of which the second is the first as a till rounds it, where a word for rounding is printed."""
        marks = (mark for row in self.books.sheet.marks_by_row.values() for mark in row)
        if not any("rounding" in mark.roles for mark in marks):
            return []
        read = [amount.value for amount in self.books.totals if amount.has_cents]
        return [
            (before, after)
            for at, before in enumerate(read)
            for after in read[at + 1 :]
            if before % COIN and not after % COIN and abs(after - before) < COIN
        ]

    @cached_property
    def _prepaid(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """(what is left to pay, the whole) of printed amounts that a printed payment lies between."""
        roles = self.books.roles
        left = {a.value for a in roles if roles[a] & {"payable", "total", "change"} and a.has_cents and a.value > 0}
        paid = {abs(value) for value in self.books.of("cash", "card")}
        return tuple(
            (rest, rest + part) for rest in left for part in paid if part > 0 and rest + part in self._printed - left
        )

    def bits(self, value: Decimal) -> float:
        """By how many bits the accounts explain `value` as the final price together; none where it leads on to another."""
        if value in self.superseded:
            return 0.0
        return sum(max(0.0, account.get(value, 0.0)) for account in (self.goods, self.tax, self.payment))

    def told_by(self, value: Decimal) -> tuple[str, ...]:
        """Names of the accounts that explain `value`."""
        accounts = zip(ACCOUNTS, (self.goods, self.tax, self.payment), strict=True)
        return tuple(name for name, account in accounts if account.get(value, 0.0) > 0)

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """Every value that some account gives."""
        return frozenset((*self.goods, *self.tax, *self.payment))

    def is_printed(self, value: Decimal) -> bool:
        """Whether some amount says `value`."""
        return value in self._printed

    @cached_property
    def best_bits(self) -> float:
        """The bits of the printed value that is explained best."""
        return max((self.bits(value) for value in self._printed | self._totals.keys()), default=0.0)

    @cached_property
    def _printed(self) -> frozenset[Decimal]:
        return frozenset(amount.value for amount in self.books.sheet.amounts if amount.has_cents)

    @cached_property
    def _scale(self) -> int:
        """Steps a unit of money has in this document: a hundred, or one where no amount shows cents."""
        return 100 if any(value % 1 for value in self._printed) else 1

    def _size(self, value: Decimal) -> float:
        """Bits of a value as printed: how little likely it is met by chance."""
        return math.log2(max(1.0, float(abs(value)) * self._scale))

    def _sums_of_goods(self) -> Iterator[tuple[Decimal, float]]:
        for base, cost in self._item_bases():
            yield from ((base + change, cost + extra) for change, extra in self._changes)
        for base, cost in self._labelled_bases:
            yield from ((base + change, cost + extra) for change, extra in self._changes if change)
        yield from ((value, PLAIN_BITS + math.log2(LONGEST_COLUMN)) for value, _ in self._columns)

    @cached_property
    def _columns(self) -> tuple[tuple[Decimal, tuple[Decimal, ...]], ...]:
        """Values that are the sum of the two or more right above them below the items, as in a column added up, with their parts."""
        last = [amounts[-1] for _, amounts in sorted(self.books.sheet.amounts_by_row.items()) if amounts[-1].has_cents]
        below = frozenset(self._below_items)
        found = []
        for at, amount in enumerate(last):
            above = last[max(0, at - LONGEST_COLUMN) : at]
            parts = [one.value for one in above if not self.books.roles[one] & _PAID]
            if len(parts) < len(above):
                continue
            if amount not in below or not amount.value or amount not in self.books.totals:
                continue
            said = self._readings(amount)
            for count in range(2, len(parts) + 1):
                whole = sum(parts[-count:], Decimal(0))
                if whole in said and all(parts[-count:]):
                    found.append((whole, tuple(parts[-count:])))
        return tuple(found)

    def _item_bases(self) -> Iterator[tuple[Decimal, float]]:
        """Sums of the items, all or the last so many: what stands above the first item may be none."""
        values = _without_subtotals(self._item_values)
        running = Decimal(0)
        for count, value in enumerate(reversed(values), start=1):
            running += value
            if count > 1 and running > 0:
                yield running, PLAIN_BITS + (0.0 if count == len(values) else math.log2(len(values)))

    @cached_property
    def _item_values(self) -> tuple[Decimal, ...]:
        roles = self.books.roles
        return tuple(
            -abs(amount.value) if "discount" in roles[amount] and len(roles[amount]) == 1 else amount.value
            for amount in self.books.item_amounts
        )

    @cached_property
    def _labelled_bases(self) -> list[tuple[Decimal, float]]:
        values = dict.fromkeys(
            amount.value
            for amount, roles in self.books.roles.items()
            if roles & _BASES and amount.has_cents and amount.value > 0
        )
        return [(value, LABEL_BITS + math.log2(len(values))) for value in values]

    @cached_property
    def _changes(self) -> list[tuple[Decimal, float]]:
        """What adjustments, some or all, add up to, and the bits it takes to say which."""
        terms = self._adjustments[-MOST_ADJUSTMENTS:]
        return [
            (sum(chosen, Decimal(0)), TERM_BITS * min(count, len(terms) - count + 1))
            for count in range(len(terms) + 1)
            for chosen in combinations(terms, count)
        ]

    @cached_property
    def _adjustments(self) -> tuple[Decimal, ...]:
        """Discounts, charges, VAT and roundings below the items, each once, with their signs."""
        found: dict[Decimal, None] = {}
        for amount in self._below_items:
            roles = self.books.roles[amount]
            value = amount.value
            if "discount" in roles or (value < -LARGEST_ROUNDING and not roles & SUMMARY):
                found[-abs(value)] = None  # what stands with a minus below the items is taken off, whatever its word
            elif roles & {"charge", "vat"} and value > 0:
                found[self._with_point(amount)] = None
        return (*(value for value in found if value), *self._roundings)

    def _with_point(self, amount: Amount) -> Decimal:
        """The value; a whole number among amounts with cents has lost its point."""
        return amount.value if amount.has_cents or self._scale == 1 else amount.value / 100

    @cached_property
    def _roundings(self) -> tuple[Decimal, ...]:
        found: dict[Decimal, None] = {}
        for amount in self._below_items:
            named = "rounding" in self.books.roles[amount] and abs(amount.value) <= LARGEST_ROUNDING
            unnamed = not self.books.roles[amount] & (SUMMARY - TOTALS) and abs(amount.value) <= UNNAMED_ROUNDING
            if (named or unnamed) and abs(amount.value) >= SMALLEST_ROUNDING:
                found[amount.value] = None
        return tuple(found)

    @cached_property
    def _below_items(self) -> tuple[Amount, ...]:
        """Amounts after the last item; all where there are no items."""
        last = max((amount.row for amount in self.books.item_amounts), default=-1)
        return tuple(amount for amount in self.books.sheet.amounts if amount.row > last)

    def _sums_of_tax(self) -> Iterator[tuple[Decimal, float]]:
        """Net and VAT together: of each rate, and of all rates."""
        pairs = {
            (net, vat)
            for net in self.books.of("net", "subtotal", "total")
            for vat in self.books.of("vat")
            if net > vat > 0 and fits_rate(net, vat, rates=self.books.rates)
        }
        pairs |= {(line.net, line.vat) for line, _ in find_vat_lines(self.books) if line.net and line.vat}
        for net, vat in pairs:
            yield net + vat, PLAIN_BITS + math.log2(len(pairs)) * TERM_BITS
        if len(pairs) > 1:
            yield sum((net + vat for net, vat in pairs), Decimal(0)), PLAIN_BITS

    def _shares_of_tax(self) -> Iterator[tuple[Decimal, float]]:
        """Printed amounts of which a printed rate takes a printed VAT: several amounts a VAT, the more the lower the rate."""
        rates = self.books.printed_rates
        vats = [vat for vat in self.books.of("vat") if vat > 0]
        for rate in rates:
            spread = math.log2(float((100 + rate) / rate)) + math.log2(len(rates) * max(len(vats), 1))
            for value in self._printed:
                if value > 0 and vat_of(value, rate) in vats:
                    yield value, PLAIN_BITS + spread

    def _sums_of_payment(self) -> Iterator[tuple[Decimal, float]]:
        """Payments together, less change where some is printed."""
        paid = self._paid[:MOST_PAID]
        back = [abs(value) for value in self.books.of("change") if value] or self._unnamed_change
        choices = math.log2(max(1, len(paid) * max(1, len(back))))
        for count in range(1, len(paid) + 1):
            for chosen in combinations(paid, count):
                whole = sum(chosen, Decimal(0))
                cost = PLAIN_BITS + choices + TERM_BITS * (count - 1)
                yield from ((whole - change, cost) for change in back if 0 < change < whole)
                if not back:
                    yield whole, cost + LABEL_BITS
        yield from ((whole, PLAIN_BITS + choices) for _, whole in self._prepaid)

    @cached_property
    def _paid(self) -> list[Decimal]:
        """Amounts paid, each once; of a whole number among cents also what it says if its point was lost."""
        paid = [a for a in self._below_items if self.books.roles[a] & {"cash", "card"} and a.value > 0]
        return list(dict.fromkeys(value for amount in paid for value in (amount.value, self._with_point(amount))))

    @cached_property
    def _unnamed_change(self) -> list[Decimal]:
        """Amounts alone on the row under a payment: change whose word was not read."""
        rows = {amount.row for amount in self._below_items if "cash" in self.books.roles[amount]}
        return [
            amount.value
            for amount in self._below_items
            if amount.row - 1 in rows
            and amount.has_cents
            and amount.value > 0
            and not self.books.sheet.marks(amount.row)
        ]


def _best(found: Iterable[tuple[Decimal, float]]) -> dict[Decimal, float]:
    """The most bits by value."""
    best: dict[Decimal, float] = {}
    for value, bits in found:
        if bits > best.get(value, 0.0):
            best[value] = bits
    return best


def _without_subtotals(values: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """The values without those that are the sum of two or more right before them: an item list may have subtotals."""
    kept: list[Decimal] = []
    for value in values:
        running, is_sum = Decimal(0), False
        for count, before in enumerate(reversed(kept), start=1):
            running += before
            is_sum = is_sum or (count > 1 and running == value)
        if not is_sum:
            kept.append(value)
    return tuple(kept)
