"""Promises that count: one purchase once, so many claims a person, an account or a code, so much money a participant.

All that is known of earlier claims is handed in as data. Without a store it is None, and these clauses answer
`unknown/unsupplied`. Counted are claims received earlier that are neither rejected nor void. A limit rejects only on
accepted ones; while one of those counted is undecided, or a later one was accepted first, a person decides. Likeness
alone never rejects: near-identical documents can be legitimate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Literal

from verify.claim import Case, EarlierUse
from verify.judge.amounts import (
    cap_left,
    currency_of_residence,
    earlier_of_person,
    find_paid,
    round_half_up,
    undecided_amounts,
)
from verify.judge.campaign import Campaign, Clause
from verify.judge.evidence import fails, holds, received_at, unknown
from verify.verdict import Ask, Consequence, Finding

LIKELY = 0.5
"""Certainty from which an earlier use counts as one at all."""

ACCEPTED = "accept"

_GONE: Final = frozenset({"reject", "void"})
"""Earlier claims that no longer count."""

_UNITS: Final = frozenset({"file", "picture", "receipt", "serial"})
"""What tells that the same purchase was claimed before."""

_PROVE: Final = frozenset({"file", "receipt", "serial"})
"""Of these, what can be the same for sure: pictures are only alike."""

_SHARED: Final = frozenset({"device", "address", "account"})
"""What one sender's claims for several people have in common."""


@dataclass(frozen=True, slots=True)
class ClaimedOnce:
    """A purchase is claimed once: no earlier claim holds the same file, picture, receipt line or serial."""

    kind: ClassVar[str] = "claimed-once"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Rejects where the same person's accepted claim was surely for the same unit; else such a use is a question."""
        if case.earlier_uses is None:
            return _no_store(self)
        uses = [use for use in _counted(case) if use.what in _UNITS and use.certainty >= LIKELY]
        uses = [use for use in uses if use.same_unit or not use.same_person]
        if not uses:
            return holds(self, message="Not claimed before.")
        sure = [use for use in uses if _is_same_unit(use, campaign)]
        found = max(sure or uses, key=lambda use: (use.certainty, use.claim_id))
        said = {"read": _named(uses), "confidence": found.certainty}
        if sure:
            return fails(self, message="The same person was granted this purchase before.", **said)
        message = "Another claim may be for the same purchase: in hand, by somebody else, or only alike."
        return replace(fails(self, message=message, **said), consequence="review")


@dataclass(frozen=True, slots=True)
class ClaimsLimit:
    """So many claims a person, or a bank account, and no more."""

    kind: ClassVar[str] = "claims-limit"
    ref: str
    consequence: Consequence
    limit: int
    per: Literal["person", "account"]
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Rejects where accepted claims alone reach the limit; undecided, later or uncertain ones are a question."""
        if case.earlier_uses is None:
            return _no_store(self)
        uses = _counted(case)
        certainties = {
            use.claim_id: max(self._certainty(one) for one in uses if one.claim_id == use.claim_id) for use in uses
        }
        sure = {use.claim_id: use for use in uses if certainties[use.claim_id] >= campaign.reject_confidence}
        likely = {use.claim_id for use in uses if use.what in {self.per, "account"}}
        earlier = {name: use for name, use in sure.items() if _is_earlier(use, case)}
        later = sure.keys() - earlier.keys()
        accepted = [certainties[name] for name, use in earlier.items() if use.decided == ACCEPTED]
        said = {"read": f"{len(earlier)} earlier", "expected": f"at most {self.limit} a {self.per}"}
        if len(accepted) >= self.limit:
            certainty = sorted(accepted, reverse=True)[self.limit - 1]
            return fails(self, confidence=certainty, message=f"{len(accepted)} claims were granted before.", **said)
        if len(earlier.keys() | later) >= self.limit:
            message = "The limit is reached only by claims that are undecided or came later."
            return replace(fails(self, message=message, **said), consequence="review")
        if len(earlier.keys() | later | likely) >= self.limit:
            message = f"The limit is reached if all are the same {self.per}'s."
            return replace(fails(self, message=message, **said), consequence="review")
        return holds(self, message=f"{len(earlier)} claims before this one.", **said)

    def _certainty(self, use: EarlierUse) -> float:
        """How surely the other claim is the same person's, or pays to the same account."""
        if use.what == self.per:
            return use.certainty
        return 1.0 if self.per == "person" and use.same_person else 0.0


@dataclass(frozen=True, slots=True)
class CodeOnce:
    """A discount code is used once, where the form carries one."""

    kind: ClassVar[str] = "code-once"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Rejects where an accepted claim surely used the same code; an undecided one is a question."""
        code = case.claim.purchase.code
        if not code:
            return unknown(self, "unsupplied", message="The form carries no code.")
        if case.earlier_uses is None:
            return _no_store(self)
        uses = [use for use in _counted(case) if use.what == "code" and use.certainty >= LIKELY]
        if not uses:
            return holds(self, message="The code was not used before.")
        found = max(uses, key=lambda use: (use.decided == ACCEPTED, use.certainty, use.claim_id))
        finding = fails(self, read=_named(uses), confidence=found.certainty, message="The code was used before.")
        sure = found.decided == ACCEPTED and found.certainty >= campaign.reject_confidence
        return finding if sure else replace(finding, consequence="review")


@dataclass(frozen=True, slots=True)
class OwnClaim:
    """Claimants send their own claims, not through agents, dealers or groups."""

    kind: ClassVar[str] = "own-claim"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Fails where another person's claim came from the same device or address, or goes to the same account."""
        del campaign
        if case.earlier_uses is None:
            return _no_store(self)
        uses = [
            one for one in _counted(case) if one.what in _SHARED and not one.same_person and one.certainty >= LIKELY
        ]
        if not uses:
            return holds(self, message="No other claimant shares the device, the address or the account.")
        found = max(uses, key=lambda use: (use.certainty, use.claim_id))
        return fails(self, read=_named(uses), confidence=found.certainty, message="Shared with another claimant.")


@dataclass(frozen=True, slots=True)
class CashbackAmount:
    """The cashback is a share of the price paid, in the currency of the claimant's country."""

    kind: ClassVar[str] = "cashback-amount"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Holds where the price paid is read in the currency of residence; a proof in another currency fails."""
        if campaign.amount is None:
            return unknown(self, "unsupplied", message="The campaign's owner named no share and no caps.")
        paid, wanted = find_paid(case, campaign), currency_of_residence(case, campaign.amount)
        if paid.price is None:
            said = {"confidence": paid.confidence, "message": paid.why, "evidence": paid.ink, "asks": paid.asks}
            return unknown(self, paid.reason or "missing", **said)
        said = {"read": f"{round_half_up(paid.price.amount)} {paid.price.currency}", "evidence": paid.ink}
        if wanted is None:
            asks = (Ask("form-missing", None, (("entries", "country"),)),)
            return unknown(
                self, "missing", message="No currency is named for the country of residence.", asks=asks, **said
            )
        if wanted != paid.price.currency:
            message = f"Paid in {paid.price.currency}; the cashback is paid in {wanted}."
            return fails(self, expected=wanted, message=message, confidence=paid.confidence, **said)
        expected, message = (
            f"{campaign.amount.share:.0%} of the price paid",
            f"Paid in the currency of residence: {wanted}.",
        )
        return holds(self, expected=expected, confidence=paid.confidence, message=message, **said)


@dataclass(frozen=True, slots=True)
class CapPerPerson:
    """A participant's cashback over all claims stays below the cap."""

    kind: ClassVar[str] = "cap-per-person"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Holds where something is left and no undecided claim could change how much."""
        if campaign.amount is None or case.earlier_uses is None:
            return _no_store(self)
        currency = currency_of_residence(case, campaign.amount)
        left = cap_left(case, campaign.amount, currency) if currency else None
        if left is None:
            return unknown(self, "unsupplied", message="No cap is named in this currency.")
        said = {"read": f"{left} {currency} left"}
        if left <= 0:
            return fails(self, message="Nothing is left of the participant's cap.", **said)
        if undecided_amounts(case):
            return fails(self, message="An undecided claim of the same person could change the amount.", **said)
        if any(use.decided == ACCEPTED and use.amount is None for use in earlier_of_person(case)):
            return fails(self, message="An accepted claim's amount is not recorded.", **said)
        return holds(self, **said)


def _no_store(clause: Clause) -> Finding:
    return unknown(clause, "unsupplied", message="No store of earlier claims was asked.")


def _counted(case: Case) -> tuple[EarlierUse, ...]:
    """Uses by claims that still count: received earlier, neither rejected nor void; and by later ones accepted first."""
    uses = (use for use in case.earlier_uses or () if use.decided not in _GONE)
    return tuple(use for use in uses if _is_earlier(use, case) or use.decided == ACCEPTED)


def _is_earlier(use: EarlierUse, case: Case) -> bool:
    """Whether the other claim was received before this one; ties are ordered by whoever looked them up."""
    return use.submitted_at is None or use.submitted_at <= received_at(case)


def _is_same_unit(use: EarlierUse, campaign: Campaign) -> bool:
    """Whether the same person was surely granted the same unit."""
    sure = use.what in _PROVE and use.certainty >= campaign.reject_confidence
    return sure and use.same_person and use.same_unit and use.decided == ACCEPTED


def _named(uses: Iterable[EarlierUse]) -> str:
    """Claim and shared thing of each use, most certain first."""
    ordered = sorted(uses, key=lambda use: (-use.certainty, use.claim_id, use.what))
    return ", ".join(f"{use.claim_id} ({use.what})" for use in ordered)
