"""What a promoter promised, as data: one TOML file a campaign, its product list beside it.

A campaign is an ordered tuple of clauses, each a small frozen record with one `check`. A row of the terms with several
consequences is several clauses with one `ref`. What the campaign's owner left out (no retailer list, no period, a
reading still `unresolved`) is None or `unresolved` here, and the clauses concerned answer `unknown/unsupplied`.

How the files are read stands in ``campaign_file.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar, Literal, Protocol

from verify.claim import Address, Case
from verify.receipt import Money
from verify.verdict import Consequence, Finding

SELLER_COUNTRY = "seller-country"
"""The `zone` of a campaign whose days are those of the seller's country."""


class Clause(Protocol):
    """One promise: what is checked is its kind, what a failure means its consequence, where it is written its ref."""

    kind: ClassVar[str]
    """The word that names this class in a campaign's file, in the finding and on the review page."""

    @property
    def ref(self) -> str:
        """The numbering of the promoter's text."""
        ...

    @property
    def consequence(self) -> Consequence:
        """What a failure means."""
        ...

    @property
    def says(self) -> str:
        """A short paraphrase, in English."""
        ...

    def check(self, case: Case, campaign: Campaign) -> Finding | None:
        """The answer to this clause; None where it compares an optional claimed value that the claim leaves out."""
        ...


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product that takes part."""

    name: str
    """The name people use: ``Sonos One``, ``Surface Pro 6``."""
    model: str | None = None
    """The maker's model code: ``ILCE-7M3``."""
    aliases: tuple[str, ...] = ()
    """Kit codes, colour codes and other names of the same product."""
    gtins: tuple[str, ...] = ()
    configurations: tuple[str, ...] = ()
    """Variants that take part, as printed (``i5/8/128``); none listed: every variant does."""
    another_with: tuple[str, ...] = ()
    """Words behind the name that make it another product: ``SL`` behind ``One``."""
    common_word: bool = False
    """True for names that are everyday words ("One", "Beam"): they count beside the maker's name, or alone on their line."""
    serial_pattern: str | None = None
    """Regular expression that a whole serial of this product matches; None: any is plausible."""
    cashback: tuple[Money, ...] = ()
    """What is paid for it, one amount a currency."""


@dataclass(frozen=True, slots=True)
class ProductList:
    """The products that take part."""

    products: tuple[ListedProduct, ...] = ()
    brand: str | None = None
    """The maker: tells its products from others of the same name (a Beam from another maker's beam)."""
    example: bool = False
    """True while the owner's list is not known: a product that is not on it then fails with consequence review."""


@dataclass(frozen=True, slots=True)
class ListedRetailer:
    """A dealer the campaign's owner knows."""

    name: str
    aliases: tuple[str, ...] = ()
    """Legal names, brands and shop names of the same dealer."""
    vat_ids: tuple[str, ...] = ()
    """Canonical, with the country's prefix."""
    domains: tuple[str, ...] = ()
    """Web and e-mail domains."""
    addresses: tuple[Address, ...] = ()
    sells_to: Literal["consumers", "trade"] | None = None
    authorised: bool = True
    """False for one that is known and does not take part."""


@dataclass(frozen=True, slots=True)
class RetailerList:
    """The dealers that take part."""

    retailers: tuple[ListedRetailer, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """When a purchase has to be made: whole days, or moments where the terms name hours. Both ends are included."""

    first_day: date | None = None
    last_day: date | None = None
    first_moment: datetime | None = None
    last_moment: datetime | None = None
    last_moment_otherwise: datetime | None = None
    """The other reading of an end that can be read in two ways ("11.59" for 23:59)."""

    def __post_init__(self) -> None:
        """Two days or two aware moments, in order: anything else is no period."""
        days, moments = (self.first_day, self.last_day), (self.first_moment, self.last_moment)
        chosen = moments if days == (None, None) else days
        other = days if chosen is moments else moments
        if None in chosen or other != (None, None):
            raise ValueError("a period is first_day and last_day, or first_moment and last_moment")
        if chosen[0] > chosen[1]:  # type: ignore[operator]
            raise ValueError("a period ends after it begins")
        if any(one is not None and one.tzinfo is None for one in (*moments, self.last_moment_otherwise)):
            raise ValueError("a moment needs its offset, as in 2019-06-03T00:01:00Z")


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """How many days the promoter and the claimant have; None where the terms name none."""

    decide_working_days: int | None = None
    """Working days from the claim to the decision, in the country whose zone counts."""
    answer_days: int | None = None
    """Calendar days from the request to the answer."""
    request_is_day_one: bool = False
    """True: the day of the request is day 1 of the answer period; False: it is day 0."""
    pay_days: int | None = None
    """Calendar days from the acceptance to the payment."""


@dataclass(frozen=True, slots=True)
class AmountRule:
    """How the cashback is computed where it is not listed by product: a share of the price paid, capped."""

    share: Decimal
    """0.20 for 20 %."""
    caps: tuple[Money, ...] = ()
    """The most one participant gets over all claims, one amount a currency."""
    currencies: tuple[tuple[str, str], ...] = ()
    """(country of residence, currency paid there)."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """A promoter's promise, ready to judge by."""

    id: str
    title: str
    digest: str
    """``sha256:`` and the digest of the campaign's file and its lists."""
    zone: str
    """IANA name of the zone in which days are counted, or `SELLER_COUNTRY`."""
    clauses: tuple[Clause, ...]
    accept_confidence: float
    reject_confidence: float
    country: str | None = None
    """The country of a fixed `zone`, for its holidays."""
    period: Period | None = None
    products: ProductList = ProductList()
    retailers: RetailerList | None = None
    deadlines: DeadlineRules = DeadlineRules()
    amount: AmountRule | None = None
    wanted: frozenset[str] = frozenset()
    """Names of Receipt and Label fields worth a second look."""
