"""What is answered: one Finding a clause, one Verdict a claim (CONTRACT: ``verdict/1``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from verify.claim import EarlierUse
from verify.document import Evidence, IllegibleArea, Region
from verify.receipt import Money


class Outcome(StrEnum):
    """One clause's answer."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


class Decision(StrEnum):
    """What happens to the claim."""

    ACCEPT = "accept"
    REVIEW = "review"
    RESUBMIT = "resubmit"
    REJECT = "reject"


Reason = Literal["illegible", "missing", "ambiguous", "unsupplied", "not-applicable"]
"""Why an outcome is unknown (CONTRACT)."""

Consequence = Literal["reject", "review", "resubmit"]
"""What the campaign's file says a clause's failure means."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Evidence, and which of the claim's documents it is on."""

    document: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to ask the claimant for: a code and parameters, which `letters` turns into words."""

    code: str
    """Key of a sentence in ``verify/letters``: ``date-illegible``, ``form-incomplete`` …"""
    document: int | None = None
    """Index of the document to send again; None for a form entry or a new document."""
    parameters: tuple[tuple[str, str], ...] = ()
    place: Region | None = None
    """Where on the document it stands, where the clause knows it and no field's ink says it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One clause's answer: claimed, read and expected side by side, with the ink."""

    clause: str
    """The clause's `kind` in the campaign file: one word from promise to verdict."""
    ref: str
    """The numbering of the promoter's text."""
    outcome: Outcome
    consequence: Consequence
    reason: Reason | None = None
    """Set exactly when the outcome is unknown."""
    claimed: str | None = None
    read: str | None = None
    expected: str | None = None
    confidence: float = 1.0
    """Probability that this outcome is right."""
    message: str = ""
    """English, for the reviewer."""
    evidence: tuple[Ink, ...] = ()
    asks: tuple[Ask, ...] = ()
    """What the claimant can mend; empty when they cannot."""

    def __post_init__(self) -> None:
        """An unknown outcome has its reason, and no other has one."""
        if (self.outcome is Outcome.UNKNOWN) != (self.reason is not None):
            message = f"{self.clause}: outcome {self.outcome} with reason {self.reason}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing for the claimant to do, in the claim's language: all that is asked for of one document is one step."""

    document: str | None
    """Path of the document to send again; None when it is not about one."""
    ask: str
    areas: tuple[IllegibleArea, ...] = ()
    """The parts of it that cannot be read, as far as their places are known; the cause is ``unclear`` where nobody knows it."""


@dataclass(frozen=True, slots=True)
class Need:
    """A fact that still keeps the claim from being accepted by itself."""

    clause: str
    ref: str
    need: str


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Days as the campaign counts them; null where it names none."""

    decide_by: date | None = None
    answer_by: date | None = None
    pay_by: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one claim."""

    claim_id: str
    judged_at: datetime
    campaign_id: str
    campaign_digest: str
    decision: Decision
    confidence: float
    """Probability that the decision is right."""
    amount: Money | None
    findings: tuple[Finding, ...]
    deadlines: Deadlines = Deadlines()
    next_steps: tuple[NextStep, ...] = ()
    earlier_uses: tuple[EarlierUse, ...] = ()
    needed_for_accept: tuple[Need, ...] = ()
