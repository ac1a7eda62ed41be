"""A claim before anything is drawn: who bought what where, what they send, what they say, and what must be decided.

A scenario takes an honest plan and changes it. The form is filled in from the plan at the end (`forms`), so that a
change of the sale moves the form along, and only what `tells` names differs from it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from world.trade.goods import Product
from world.trade.people import Person
from world.trade.sale import Sale

Decision = Literal["accept", "review", "resubmit", "reject"]
Draw = Literal[
    "receipt", "invoice", "mail", "screen", "order_confirmation", "credit_note", "delivery_note", "quote", "pro_forma",
    "slip", "bill", "return", "label", "plate", "handwritten",
]  # fmt: skip
"""What a paper is; ``screen`` is a mail on a phone, ``return`` a till's credit note."""
_NOTE = Decimal(50)
"""Cash is handed over in such notes."""
CopyManner = Literal[
    "file", "rotated", "cropped", "recompressed", "resized", "grey", "messenger", "rephotographed", "screen",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out, by the terms."""

    decision: Decision
    also: tuple[Decision, ...] = ()
    """Other decisions that a careful judge may reach: a person in place of a sure answer is a cost, no fault."""
    must_fail: tuple[str, ...] = ()
    """Refs of the clauses that have to fail."""


ACCEPT = Expected("accept", ("review",))
RESUBMIT = Expected("resubmit")


def review(*refs: str, also: tuple[Decision, ...] = ()) -> Expected:
    """A person has to look; the clauses `refs` fail."""
    return Expected("review", also, refs)


def no_proof_but(*refs: str) -> Expected:
    """It cannot be paid, `refs` fail; the paper that tells so proves no purchase, so that another may be asked for."""
    return reject(*refs, also=("review", "resubmit"))


def resubmit(*refs: str) -> Expected:
    """Something is asked for; the clauses `refs` fail."""
    return Expected("resubmit", (), refs)


def reject(*refs: str, also: tuple[Decision, ...] = ("review",)) -> Expected:
    """It cannot be paid: the clauses `refs` fail. A careful judge may hand it to a person."""
    return Expected("reject", also, refs)


@dataclass(frozen=True, slots=True)
class Bought:
    """One claimed product, as it is; what the form says otherwise, `Plan.tells` says."""

    product: Product
    place: int = 0
    """Of its line in the sale."""
    serial: str = ""
    quantity: int = 1
    configuration: str = ""
    """Of several ones: ``i5/8 GB/128 GB``."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Says that a paper is another claim's."""

    before: int
    """Which of the plan's earlier claims."""
    manner: CopyManner


@dataclass(frozen=True, slots=True)
class Paper:
    """One file that is sent."""

    draw: Draw
    called: str | None
    """What the claimant calls it."""
    sale: Sale | None = None
    """None: the plan's."""
    goods: Bought | None = None
    """What a label or plate belongs to; None: the first claimed product."""
    hidden: tuple[str, ...] = ()
    """Roles that nobody can read on the file."""
    password: str = ""
    marketplace: bool = False
    copy: Copy | None = None
    forge: str = ""
    """What a forger did to it, as `world.fraud` names it."""


@dataclass(frozen=True, slots=True)
class Answering:
    """The claim completes the last of the earlier ones."""

    asked_at: dt.datetime | None
    replaces: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Plan:
    """One claim."""

    campaign: str
    person: Person
    sale: Sale
    goods: tuple[Bought, ...]
    submitted: dt.datetime
    papers: tuple[Paper, ...]
    expected: Expected = ACCEPT
    told: tuple[tuple[str, Any], ...] = ()
    """Places of the form (``purchase.date``) and what stands there instead."""
    before: tuple[Plan, ...] = ()
    """Claims made before, the oldest first."""
    answering: Answering | None = None
    number_of: str = ""
    """Whose business number the seller prints, where it is not that of the shop's country."""
    printed: tuple[str, ...] = ()
    """Roles that the proof has to print; a bar stands between those of which one is enough."""

    @property
    def proof(self) -> Paper:
        """The paper that proves the purchase."""
        return self.papers[0]

    @property
    def seller_country(self) -> str:
        """The country of the seller's number: whose days Microsoft counts."""
        return self.number_of or self.sale.dealer.country.code

    @property
    def first_line(self) -> int:
        """The place of the first claimed product in the sale."""
        return self.goods[0].place

    def tells(self, **entries: Any) -> Plan:  # noqa: ANN401
        """The form says this instead; dots of a place are written as two underscores."""
        places = tuple((place.replace("__", "."), value) for place, value in entries.items())
        return replace(self, told=(*self.told, *places))

    def selling(self, **known: Any) -> Plan:  # noqa: ANN401
        """The sale was this way; cash handed over still suffices."""
        sale = replace(self.sale, **known)
        if sale.payment.tendered is not None and sale.payment.tendered < sale.total:
            notes = -(-sale.total // _NOTE) * _NOTE
            sale = replace(sale, payment=replace(sale.payment, tendered=notes))
        return replace(self, sale=sale)

    def lining(self, place: int, **known: Any) -> Plan:  # noqa: ANN401
        """The article at `place` was this way."""
        articles = tuple(replace(one, **known) if at == place else one for at, one in enumerate(self.sale.articles))
        return self.selling(articles=articles)

    def dealing(self, **known: Any) -> Plan:  # noqa: ANN401
        """The dealer was this way."""
        return self.selling(dealer=replace(self.sale.dealer, **known))

    def proving(self, **known: Any) -> Plan:  # noqa: ANN401
        """The proof was this way."""
        return replace(self, papers=(replace(self.papers[0], **known), *self.papers[1:]))

    def without(self, draw: Draw) -> Plan:
        """Papers of this kind are not sent."""
        return replace(self, papers=tuple(one for one in self.papers if one.draw != draw))

    def showing(self, draw: Draw, /, **known: Any) -> Plan:  # noqa: ANN401
        """Papers of this kind were this way."""
        papers = tuple(replace(one, **known) if one.draw == draw else one for one in self.papers)
        return replace(self, papers=papers)

    def after(self, *earlier: Plan) -> Plan:
        """These claims were made before."""
        return replace(self, before=(*self.before, *earlier))
