"""What an author should know of a campaign's file before claims come: its gaps, and where it contradicts itself.

Loading refuses what cannot be judged at all. A gap is something the owner left out: clauses answer `unsupplied` there, and
block nothing. A contradiction is something that no claim, or no claim of some purchases, can satisfy, or that two entries
say differently.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import combinations
from typing import Final, Literal
from zoneinfo import available_timezones

from verify.judge.campaign import SELLER_COUNTRY, Campaign
from verify.judge.clauses.claimant import Invited, ReferenceCode, Residence
from verify.judge.clauses.counting import CashbackAmount, ClaimsLimit
from verify.judge.clauses.goods import ProductEligible
from verify.judge.clauses.proof import ProofAttached
from verify.judge.clauses.seller import AuthorisedSeller, ConsumerDealer
from verify.judge.clauses.time import AnswerDeadline, ClaimWindow, DaysFromPurchase, PurchasePeriod, days_of
from verify.judge.clauses.unit import SerialKnown
from verify.judge.products import judge_text
from verify.receipt import Label, Receipt

_UNREAD: Final = frozenset(one.name for kind in (Receipt, Label) for one in fields(kind))
"""Names of everything that can be read."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a campaign's file."""

    kind: Literal["gap", "contradiction"]
    place: str
    """Key, or ref and kind of a clause."""
    message: str

    def __str__(self) -> str:
        """Place and message in one line."""
        return f"{self.place}: {self.message}"


def lint_campaign(campaign: Campaign) -> tuple[Remark, ...]:
    """Everything worth knowing, contradictions first."""
    contradictions = (
        *_wrong_zone(campaign),
        *_wrong_windows(campaign),
        *_late_purchases(campaign),
        *_overlapping_products(campaign),
        *_wrong_gtins(campaign),
        *_said_twice(campaign),
        *_two_amounts(campaign),
        *_unknown_wanted(campaign),
    )
    gaps = (
        *_missing_lists(campaign),
        *_unresolved(campaign),
        *_missing_promises(campaign),
        *_missing_amounts(campaign),
    )
    found = (*(("contradiction", *one) for one in contradictions), *(("gap", *one) for one in gaps))
    return tuple(Remark(kind, place, message) for kind, place, message in found)  # type: ignore[arg-type]


_Said = Iterator[tuple[str, str]]
"""Place and message."""


def _missing_lists(campaign: Campaign) -> _Said:
    """What the owner would have to supply for some clause to be judged."""
    kinds = {type(clause) for clause in campaign.clauses}
    if campaign.period is None and PurchasePeriod in kinds:
        yield "period", "none named; purchases are not judged by it"
    if campaign.products.example:
        yield "products", "an example list; a product that is not on it goes to review"
    if campaign.retailers is None and kinds & {AuthorisedSeller, ConsumerDealer}:
        yield "retailers", "no list; dealers are not judged by one"
    patterns = any(one.serial_pattern for one in campaign.products.products)
    for clause in campaign.clauses:
        place = f"{clause.ref} {clause.kind}"
        if isinstance(clause, SerialKnown) and not patterns and clause.pattern is None and clause.serials is None:
            yield place, "neither pattern nor list of serials; serials are not judged by one"
        if isinstance(clause, ReferenceCode) and clause.issued is None:
            yield place, "no list of issued codes; only their form is judged"
        if isinstance(clause, Invited) and clause.addresses is None:
            yield place, "no list of those invited; invitations are not judged"


def _unresolved(campaign: Campaign) -> _Said:
    """Where the terms can be read in two ways and nobody has said which is meant."""
    for clause in campaign.clauses:
        if isinstance(clause, DaysFromPurchase) and clause.reading == "unresolved":
            yield (
                f"{clause.ref} {clause.kind}",
                "the reading of the terms is unresolved; it is shown and blocks nothing",
            )
    if campaign.period and campaign.period.last_moment_otherwise:
        yield "period.last_moment_otherwise", "the end can be read in two ways; between the two a person decides"


def _missing_promises(campaign: Campaign) -> _Said:
    """What an acceptance rests on, and an answer needs."""
    kinds = {type(clause) for clause in campaign.clauses}
    if not kinds & {PurchasePeriod, ClaimWindow}:
        yield "clauses", "no clause asks for the purchase date"
    if ProductEligible not in kinds:
        yield "clauses", "no clause asks which product was bought"
    if ProofAttached not in kinds:
        yield "clauses", "no clause asks for a proof"
    if AnswerDeadline in kinds and campaign.deadlines.answer_days is None:
        yield "deadlines.answer_days", "none named; late answers are not judged"


def _missing_amounts(campaign: Campaign) -> _Said:
    """Where no amount can be told."""
    if campaign.amount is None:
        unpaid = [one.name for one in campaign.products.products if not one.cashback]
        every = len(unpaid) == len(campaign.products.products)
        if unpaid:
            yield "products", f"no cashback for {'any of them' if every else ', '.join(unpaid)}; no amount is told"
        return
    paid = {country for country, _ in campaign.amount.currencies}
    for clause in campaign.clauses:
        if isinstance(clause, Residence):
            lacking = sorted(set(clause.countries) - paid)
            if lacking:
                yield "amount.currencies", f"no currency for residents of {', '.join(lacking)}"


def _wrong_zone(campaign: Campaign) -> _Said:
    if campaign.zone != SELLER_COUNTRY and campaign.zone not in available_timezones():
        yield "zone", f"{campaign.zone} is no IANA zone"


def _wrong_windows(campaign: Campaign) -> _Said:
    """Windows that end before they begin, or before the purchases they are for."""
    ends = days_of(campaign.period) if campaign.period else None
    for clause in campaign.clauses:
        if not isinstance(clause, ClaimWindow):
            continue
        place = f"{clause.ref} {clause.kind}"
        if clause.first_day and clause.last_day and clause.first_day > clause.last_day:
            yield place, "ends before it begins: no claim fits"
        if clause.to_day_number is not None and (clause.from_day_number or 0) > clause.to_day_number:
            yield place, "its last day number lies before its first: no claim fits"
        if ends and clause.last_day and clause.last_day < ends[1]:
            yield place, f"closes on {clause.last_day}, before the last day of purchase, {ends[1]}"


def _late_purchases(campaign: Campaign) -> _Said:
    """Purchases that may be claimed only after claims have closed."""
    if campaign.period is None:
        return
    _, last = days_of(campaign.period)
    closes = [one.last_day for one in campaign.clauses if isinstance(one, ClaimWindow) and one.last_day]
    for clause in campaign.clauses:
        opens = _opens(clause, last)
        if opens and closes and opens > min(closes):
            yield f"{clause.ref} {clause.kind}", f"a purchase of {last} may be claimed from {opens}, after claims close on {min(closes)}"  # fmt: skip


def _opens(clause: object, bought: date) -> date | None:
    """The first day on which a purchase of that day may be claimed; None where the clause does not say."""
    if isinstance(clause, DaysFromPurchase) and clause.reading == "after":
        return bought + timedelta(days=clause.days + 1)
    if isinstance(clause, ClaimWindow) and clause.from_day_number is not None:
        return bought + timedelta(days=clause.from_day_number - clause.purchase_is_day_one)
    return None


def _overlapping_products(campaign: Campaign) -> _Said:
    """Two entries that one and the same line would name."""
    listed = campaign.products
    for one, other in combinations(listed.products, 2):
        shared = [name for name in (other.name, other.model, *other.aliases) if name]
        if any(judge_text(name, one, listed).answer == "names" for name in shared):
            yield "products", f"{one.name} and {other.name} cannot be told apart"
    holders: dict[str, list[str]] = defaultdict(list)
    for product in listed.products:
        for gtin in product.gtins:
            holders[gtin.lstrip("0")].append(product.name)
    for gtin, names in holders.items():
        if len(names) > 1:
            yield "products", f"GTIN {gtin} stands for {' and '.join(names)}"


def _wrong_gtins(campaign: Campaign) -> _Said:
    for product in campaign.products.products:
        for gtin in product.gtins:
            if not _is_gtin(gtin):
                yield "products", f"{product.name}: {gtin} is no GTIN"


def _is_gtin(text: str) -> bool:
    """Whether length and check digit are a GTIN's (GS1 General Specifications, 7.9: weights 3 and 1 from the right)."""
    if not text.isdigit() or len(text) not in {8, 12, 13, 14}:
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(text))) % 10 == 0


def _said_twice(campaign: Campaign) -> _Said:
    """The same promise twice, or a limit with two numbers."""
    for clause, count in Counter(campaign.clauses).items():
        if count > 1:
            yield f"{clause.ref} {clause.kind}", f"stands {count} times"
    limits = {(one.per, one.limit) for one in campaign.clauses if isinstance(one, ClaimsLimit)}
    for per, count in Counter(per for per, _ in limits).items():
        if count > 1:
            yield "claims-limit", f"two limits a {per}"


def _two_amounts(campaign: Campaign) -> _Said:
    kinds = {type(clause) for clause in campaign.clauses}
    if campaign.amount and any(one.cashback for one in campaign.products.products):
        yield "amount", "both a share of the price and amounts by product are named"
    if campaign.amount is None and CashbackAmount in kinds:
        yield "amount", "a clause computes the cashback and no share is named"


def _unknown_wanted(campaign: Campaign) -> _Said:
    for name in sorted(campaign.wanted - _UNREAD):
        yield "wanted", f"{name} is no field of a receipt or label"
