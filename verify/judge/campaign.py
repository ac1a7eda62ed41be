"""What a promoter promised, as data: one TOML file a campaign, its product list beside it.

A campaign is an ordered tuple of clauses, each a small frozen record with one `check`. A row of the terms with several
consequences is several clauses with one `ref`. What the campaign's owner left out (no retailer list, no period, a
reading still `unresolved`) is None or `unresolved` here, and the clauses concerned answer `unknown/unsupplied`.

Files are read strictly: floats as Decimal, unknown keys refused with file, key and remedy. The digest covers the
campaign's file and every list it names, so that a verdict says exactly which promise it was judged by.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar, Literal, Protocol

from verify.claim import Address, Case
from verify.codec import adapter_of, first_problem, refuse_unknown_keys
from verify.errors import CampaignError
from verify.receipt import Money
from verify.verdict import Consequence, Finding

SUFFIX = ".toml"

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

    @property
    def voids_late_answers(self) -> bool:
        """Whether a claim whose request stayed unanswered is void: only where late answers are rejected."""
        return any(one.kind == "answer-deadline" and one.consequence == "reject" for one in self.clauses)


@dataclass(frozen=True, slots=True)
class CampaignFile:
    """The keys of a campaign's file, its clauses still unread."""

    id: str
    title: str
    zone: str
    clauses: tuple[dict[str, Any], ...]
    accept_confidence: float
    reject_confidence: float
    country: str | None = None
    period: Period | None = None
    products: str | None = None
    """Path of the product list, relative to this file."""
    retailers: str | None = None
    """Path of the retailer list, relative to this file; absent: the owner supplied none."""
    deadlines: DeadlineRules = DeadlineRules()
    amount: AmountRule | None = None
    wanted: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """A campaign without clauses proves nothing; a confidence is a probability."""
        if not self.clauses:
            raise ValueError("clauses: a campaign promises something: write at least one [[clauses]]")
        for name in ("accept_confidence", "reject_confidence"):
            if not 0.0 < getattr(self, name) <= 1.0:
                raise ValueError(f"{name}: a probability above 0 and up to 1")
        if self.products is None:
            raise ValueError("products: name the product list's file")


refuse_unknown_keys(CampaignFile, Period, DeadlineRules, AmountRule, ProductList, ListedProduct, RetailerList, ListedRetailer)  # fmt: skip


def load_campaign(name_or_path: str | Path) -> Campaign:
    """The campaign that a shipped name (``sonos-welcome-2019``) or the path of a TOML file stands for."""
    path = Path(name_or_path)
    if path.suffix != SUFFIX:
        path = _shipped(str(name_or_path))
    return parse_campaign(_bytes(path), str(path))


def shipped_campaigns() -> tuple[str, ...]:
    """Names of the campaigns inside the package, sorted."""
    folder = files("verify").joinpath("campaigns")
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names if name.count(".") == 1 and name.endswith(SUFFIX)))


def parse_campaign(data: bytes, name: str) -> Campaign:
    """The campaign that `data` (TOML) describes; `name` is its path, beside which its lists lie."""
    plain = _table(data, name)
    form = _read(CampaignFile, plain, name)
    folder = Path(name).parent
    digest = hashlib.sha256(data)
    products, retailers = ProductList(), None
    if form.products:
        products = _read_list(ProductList, folder / form.products, digest)
    if form.retailers:
        retailers = _read_list(RetailerList, folder / form.retailers, digest)
    same = {one.name: getattr(form, one.name) for one in fields(form)}
    return Campaign(**same | {
        "digest": f"sha256:{digest.hexdigest()}",
        "clauses": tuple(_clause(one, f"{name}: clauses.{index}") for index, one in enumerate(form.clauses)),
        "products": products,
        "retailers": retailers,
        "wanted": frozenset(form.wanted),
    })  # fmt: skip


def campaign_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a campaign's file, each kind of clause with its own parameters."""
    from verify.judge.clauses import CLAUSES  # noqa: PLC0415 - the clauses know Campaign, not the other way round

    schema = adapter_of(CampaignFile).json_schema()
    kinds = []
    for kind, clause in sorted(CLAUSES.items()):
        one = adapter_of(clause).json_schema()
        schema.setdefault("$defs", {}).update(one.pop("$defs", {}))
        one["properties"]["kind"] = {"const": kind}
        one["required"] = ["kind", *one.get("required", [])]
        kinds.append(one)
    schema["properties"]["clauses"] = {"type": "array", "minItems": 1, "items": {"oneOf": kinds}}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _shipped(name: str) -> Path:
    path = Path(str(files("verify").joinpath("campaigns", name + SUFFIX)))
    if not path.is_file() or name not in shipped_campaigns():
        known = ", ".join(shipped_campaigns()) or "none"
        raise CampaignError(
            f"{name}: no such campaign", hint=f"Shipped are: {known}. Or give the path of a .toml file."
        )
    return path


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CampaignError(f"{path}: cannot be read", hint="Check the path and its permissions.") from error


def _table(data: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode(), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CampaignError(f"{name}: not TOML: {error}", hint="Campaign files are TOML 1.0 in UTF-8.") from error


def _read(kind: type[Any], plain: object, name: str) -> Any:  # noqa: ANN401 - an instance of `kind`
    try:
        return adapter_of(kind).validate_python(plain)
    except ValueError as error:
        hint = f"Known keys: {', '.join(sorted(one.name for one in fields(kind)))}."
        raise CampaignError(f"{name}: {first_problem(error)}", hint=hint) from error


def _read_list(kind: type[Any], path: Path, digest: Any) -> Any:  # noqa: ANN401 - an instance of `kind`; hashlib's type
    data = _bytes(path)
    digest.update(data)
    return _read(kind, _table(data, str(path)), str(path))


def _clause(plain: dict[str, Any], place: str) -> Clause:
    from verify.judge.clauses import CLAUSES  # noqa: PLC0415 - the clauses know Campaign, not the other way round

    kind = plain.get("kind")
    if kind not in CLAUSES:
        raise CampaignError(f"{place}.kind: no such kind: {kind}", hint=f"Kinds: {', '.join(sorted(CLAUSES))}.")
    clause: Clause = _read(CLAUSES[kind], {key: value for key, value in plain.items() if key != "kind"}, place)
    return clause
