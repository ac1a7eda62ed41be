"""One small class per promise a campaign may make, and the table of their kinds.

A clause is a frozen, slotted dataclass: `kind` (ClassVar, the word in the campaign's file), `ref`, `consequence`, `says`,
its own parameters, and ``check(case, campaign) -> Finding | None``.
"""

from __future__ import annotations

from typing import Final

from verify.codec import refuse_unknown_keys
from verify.judge.campaign import Clause
from verify.judge.clauses.goods import (
    ConditionWords,
    ForeignGoods,
    NotReturned,
    OneProduct,
    OtherPromotion,
    ProductEligible,
)
from verify.judge.clauses.time import AnswerDeadline, ClaimWindow, DaysFromPurchase, PurchasePeriod
from verify.judge.clauses.unit import LabelAgrees, SerialAgrees, SerialKnown

CLAUSES: Final[dict[str, type[Clause]]] = {
    # time
    "purchase-period": PurchasePeriod,
    "claim-window": ClaimWindow,
    "days-from-purchase": DaysFromPurchase,
    "answer-deadline": AnswerDeadline,
    # goods
    "product-eligible": ProductEligible,
    "condition-words": ConditionWords,
    "other-promotion": OtherPromotion,
    "foreign-goods": ForeignGoods,
    "not-returned": NotReturned,
    "one-product": OneProduct,
    # unit
    "serial-agrees": SerialAgrees,
    "serial-known": SerialKnown,
    "label-agrees": LabelAgrees,
}
"""Kind, as a campaign's file names it, to class."""

refuse_unknown_keys(*CLAUSES.values())
