"""One small class per promise a campaign may make, and the table of their kinds.

A clause is a frozen, slotted dataclass: `kind` (ClassVar, the word in the campaign's file), `ref`, `consequence`, `says`,
its own parameters, and ``check(case, campaign) -> Finding | None``.
"""

from __future__ import annotations

from typing import Final

from verify.codec import refuse_unknown_keys
from verify.judge.campaign import Clause
from verify.judge.clauses.agreement import AgreesWithProof
from verify.judge.clauses.claimant import (
    AccountCountry,
    AccountValid,
    Adult,
    ClaimantKind,
    CompanyAccount,
    FormComplete,
    Invited,
    PostRegistered,
    PrivateBuyer,
    ReferenceCode,
    Residence,
)
from verify.judge.clauses.counting import CapPerPerson, CashbackAmount, ClaimedOnce, ClaimsLimit, CodeOnce, OwnClaim
from verify.judge.clauses.goods import (
    ConditionWords,
    ForeignGoods,
    NotReturned,
    OneProduct,
    OtherPromotion,
    ProductEligible,
)
from verify.judge.clauses.labels import LabelBarcodes
from verify.judge.clauses.proof import (
    LegiblePhotos,
    NoAlteration,
    OrderAndReceipt,
    ProofAttached,
    ProofField,
    SystemMade,
)
from verify.judge.clauses.seller import (
    AuthorisedSeller,
    ConsumerDealer,
    NoEmployee,
    NotSellersAddress,
    SellerHome,
    SellerIdValid,
    SellerNot,
    SellerRegistered,
    SoldByIssuer,
)
from verify.judge.clauses.time import AnswerDeadline, ClaimWindow, DaysFromPurchase, PurchasePeriod
from verify.judge.clauses.unit import LabelAgrees, SerialAgrees, SerialKnown

CLAUSES: Final[dict[str, type[Clause]]] = {
    # time
    "purchase-period": PurchasePeriod,
    "claim-window": ClaimWindow,
    "days-from-purchase": DaysFromPurchase,
    "answer-deadline": AnswerDeadline,
    # proof
    "proof-attached": ProofAttached,
    "proof-field": ProofField,
    "system-made": SystemMade,
    "no-alteration": NoAlteration,
    "legible-photos": LegiblePhotos,
    "order-and-receipt": OrderAndReceipt,
    # agreement, labels
    "agrees-with-proof": AgreesWithProof,
    "label-barcodes": LabelBarcodes,
    # counting
    "claimed-once": ClaimedOnce,
    "claims-limit": ClaimsLimit,
    "code-once": CodeOnce,
    "own-claim": OwnClaim,
    "cashback-amount": CashbackAmount,
    "cap-per-person": CapPerPerson,
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
    # seller
    "authorised-seller": AuthorisedSeller,
    "seller-home": SellerHome,
    "seller-id-valid": SellerIdValid,
    "seller-registered": SellerRegistered,
    "sold-by-issuer": SoldByIssuer,
    "seller-not": SellerNot,
    "consumer-dealer": ConsumerDealer,
    "not-sellers-address": NotSellersAddress,
    "no-employee": NoEmployee,
    # claimant
    "form-complete": FormComplete,
    "account-valid": AccountValid,
    "account-country": AccountCountry,
    "adult": Adult,
    "claimant-kind": ClaimantKind,
    "residence": Residence,
    "private-buyer": PrivateBuyer,
    "company-account": CompanyAccount,
    "reference-code": ReferenceCode,
    "post-registered": PostRegistered,
    "invited": Invited,
}
"""Kind, as a campaign's file names it, to class."""

refuse_unknown_keys(*CLAUSES.values())
