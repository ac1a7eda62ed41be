"""How much a claim is worth: the product list's cashback, or a share of the price paid up to a cap.

The price paid for a product is its line's price after line discounts, less its share of a discount on the whole receipt.
Which discounts are already inside the lines is arithmetic, not guesswork: the lines, with or without the discounts, have
to add up to the total. Money is rounded half up to 0.01.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from verify.claim import Case, EarlierUse
from verify.judge.campaign import AmountRule, Campaign
from verify.judge.evidence import Proof, corroborated, ink_on, received_at
from verify.judge.lines import ClaimedLine, find_claimed_lines, pieces_of
from verify.receipt import Candidate, Item, Money, Receipt
from verify.verdict import Ask, Ink, Reason

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Paid:
    """What was paid for the claimed products, or why nobody can say."""

    price: Money | None
    confidence: float = 1.0
    reason: Reason | None = None
    """Set where `price` is None."""
    why: str = ""
    """English, for the reviewer."""
    ink: tuple[Ink, ...] = ()
    asks: tuple[Ask, ...] = ()


def find_amount(case: Case, campaign: Campaign) -> Money | None:
    """What this claim is granted if it is accepted; None where the campaign names no amount or none can be said."""
    if campaign.amount is None:
        return _listed_amount(case, campaign)
    paid = find_paid(case, campaign)
    currency = currency_of_residence(case, campaign.amount)
    if paid.price is None or currency not in {None, paid.price.currency}:
        return None
    share = round_half_up(campaign.amount.share * paid.price.amount)
    left = cap_left(case, campaign.amount, paid.price.currency)
    return Money(share if left is None else min(share, left), paid.price.currency)


def find_paid(case: Case, campaign: Campaign) -> Paid:
    """The price paid for all claimed products together, in the currency of the proof."""
    lines = find_claimed_lines(case, campaign)
    for line in lines:
        if line.proof is None or not line.items:
            return Paid(None, line.confidence, line.reason or "missing", line.why, (), line.asks)
    taken: dict[tuple[int, Item], Decimal] = {}
    parts = [_paid_for(line, taken, case, alone=len(lines) == 1) for line in lines]
    if not parts:
        entry = Ask("form-missing", None, (("entries", "product"),))
        return Paid(None, 1.0, "missing", "No product is claimed.", (), (entry,))
    for part in parts:
        if part.price is None:
            return part
    prices = [part.price for part in parts if part.price]
    whole = sum((price.amount for price in prices), Decimal(0))
    ink = tuple(dict.fromkeys(one for part in parts for one in part.ink))
    return Paid(Money(whole, prices[0].currency), min(part.confidence for part in parts), None, "", ink)


def currency_of_residence(case: Case, rule: AmountRule) -> str | None:
    """The currency paid where the claimant lives; None where the form or the campaign does not say."""
    address = case.claim.claimant.address
    return dict(rule.currencies).get(address.country or "") if address else None


def cap_left(case: Case, rule: AmountRule, currency: str) -> Decimal | None:
    """What accepted claims of the same person have left of the cap; None where no cap is named in this currency."""
    cap = next((one.amount for one in rule.caps if one.currency == currency), None)
    if cap is None:
        return None
    granted = {use.claim_id: use.amount for use in earlier_of_person(case) if use.decided == "accept" and use.amount}
    used = sum((one.amount for one in granted.values() if one.currency == currency), Decimal(0))
    return max(cap - used, Decimal(0))


def earlier_of_person(case: Case) -> tuple[EarlierUse, ...]:
    """What earlier claims of the same person share with this one; none where no store was asked."""
    return tuple(use for use in case.earlier_uses or () if use.same_person or use.what == "person")


def round_half_up(amount: Decimal) -> Decimal:
    """`amount` to the cent.

    >>> round_half_up(Decimal("35.805")), round_half_up(Decimal("35.8049"))
    (Decimal('35.81'), Decimal('35.80'))
    """
    return amount.quantize(CENT, ROUND_HALF_UP)


def _listed_amount(case: Case, campaign: Campaign) -> Money | None:
    lines = find_claimed_lines(case, campaign)
    price = case.claim.purchase.price
    currency = price.currency if price else _printed_currency(lines)
    amounts = []
    for line in lines:
        listed = [one for one in line.wanted.cashback if currency in {None, one.currency}]
        if len(listed) != 1:
            return None
        amounts.append(Money(listed[0].amount * line.claimed.quantity, listed[0].currency))
    whole = sum((one.amount for one in amounts), Decimal(0))
    return Money(round_half_up(whole), amounts[0].currency) if amounts else None


def _printed_currency(lines: tuple[ClaimedLine, ...]) -> str | None:
    return next((line.proof.receipt.currency.value for line in lines if line.proof), None)


def _paid_for(line: ClaimedLine, taken: dict[tuple[int, Item], Decimal], case: Case, *, alone: bool) -> Paid:
    """The price of one claimed product's pieces, of those that no other claimed product has `taken` yet."""
    proof, wanted, whole = line.proof, line.claimed.quantity, Decimal(0)
    assert proof is not None
    currency = proof.receipt.currency.best
    if currency is None:
        return _unread(proof, "currency", proof.receipt.currency.absence, printed=False)
    claimed = case.claim.purchase.price
    agrees = claimed is not None and claimed.currency == currency.value
    sure = corroborated(currency.confidence, 1.0 - currency.confidence) if agrees else currency.confidence
    ink = ink_on(proof.document, currency.evidence)
    for item in line.items:
        key, pieces = (proof.document, item), pieces_of(item)
        mine = min(wanted, pieces - taken.get(key, Decimal(0)))
        if mine <= 0:
            continue
        price = item.price.best or (proof.receipt.total.best if alone and len(proof.receipt.items) == 1 else None)
        if price is None:
            return _unread(proof, "price", item.price.absence, printed=len(proof.receipt.items) == 1)
        off = _off_the_whole(proof.receipt, price)
        if off is None:
            return Paid(None, 1.0, "ambiguous", "The lines and discounts do not add up to the total.", ink)
        whole += (price.value + off) * mine / pieces
        taken[key] = taken.get(key, Decimal(0)) + mine
        wanted -= mine
        sure, ink = sure * price.confidence, (*ink, *ink_on(proof.document, price.evidence))
    if wanted > 0:
        return Paid(None, 1.0, "ambiguous", "More pieces are claimed than the proof shows.", ink)
    return Paid(Money(whole, currency.value), sure, None, "", ink)


def _unread(proof: Proof, field: str, absence: str, *, printed: bool) -> Paid:
    """What nobody can read: hidden ink is asked for; what was never printed no photograph would show."""
    asks = (Ask(f"field-{absence}", proof.document, (("field", field),)),)
    if absence == "illegible":
        return Paid(None, 1.0, "illegible", f"{field}: illegible", (), asks)
    if printed:
        return Paid(None, 1.0, "missing", f"{field}: missing", (), asks)
    return Paid(None, 1.0, "ambiguous", f"{field}: not printed for the claimed product alone")


def _off_the_whole(receipt: Receipt, price: Candidate[Decimal]) -> Decimal | None:
    """The line's share of discounts on the whole receipt, zero or negative; None where the sums leave it open."""
    discount = sum((one.value for one in receipt.discounts), Decimal(0))
    total = receipt.total.value
    if not discount or (total is not None and price.value == total):
        return Decimal(0)
    prices = [item.price.value for item in receipt.items]
    whole = sum((one for one in prices if one is not None), Decimal(0))
    if total is None or None in prices or not whole:
        return None
    if whole == total:
        return Decimal(0)
    return discount * price.value / whole if whole + discount == total else None


def undecided_amounts(case: Case) -> bool:
    """Whether an undecided claim of the same person, received earlier, could still use up the cap."""
    received = received_at(case)
    return any(
        use.decided not in {"accept", "reject", "void"} and (use.submitted_at is None or use.submitted_at <= received)
        for use in earlier_of_person(case)
    )
