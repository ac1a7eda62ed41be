"""One small class per promise a campaign may make, and the table of their kinds.

A clause is a frozen, slotted dataclass: `kind` (ClassVar, the word in the campaign's file), `ref`, `consequence`, `says`,
its own parameters, and ``check(case, campaign) -> Finding | None``.
"""

from __future__ import annotations

from typing import Final

from verify.codec import refuse_unknown_keys
from verify.judge.campaign import Clause
from verify.judge.clauses.time import AnswerDeadline, ClaimWindow, DaysFromPurchase, PurchasePeriod

CLAUSES: Final[dict[str, type[Clause]]] = {
    # time
    "purchase-period": PurchasePeriod,
    "claim-window": ClaimWindow,
    "days-from-purchase": DaysFromPurchase,
    "answer-deadline": AnswerDeadline,
}
"""Kind, as a campaign's file names it, to class."""

refuse_unknown_keys(*CLAUSES.values())
