"""``truth/1`` and ``claim-truth/1``: what is known about one labelled document or claim."""

from __future__ import annotations

from verify.contract.strict import parse_object, record_of
from verify.receipt import KINDS
from verify.truth import ClaimTruth, Truth
from verify.verdict import Decision

TRUTH_SCHEMA = "truth/1"
CLAIM_TRUTH_SCHEMA = "claim-truth/1"


def parse_truth(data: bytes) -> Truth:
    """What `data` knows about one document; ValueError names the place of what is wrong."""
    truth = record_of(Truth, parse_object(data, TRUTH_SCHEMA))
    if truth.kind not in KINDS:
        raise ValueError(f"kind: none of {', '.join(KINDS)}")
    return truth


def parse_claim_truth(data: bytes) -> ClaimTruth:
    """What `data` knows about one claim; ValueError names the place of what is wrong."""
    truth = record_of(ClaimTruth, parse_object(data, CLAIM_TRUTH_SCHEMA))
    for decision in (truth.decision, *truth.acceptable_decisions):
        if decision not in tuple(Decision):
            raise ValueError(f"decision: {decision} is none of {', '.join(Decision)}")
    return truth
