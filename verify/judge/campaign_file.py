"""A campaign's TOML file and the lists beside it, read strictly.

Floats are read as Decimal, unknown keys refused with file, key and remedy. The digest covers the campaign's file and
every list it names, so that a verdict says exactly which promise it was judged by. A file is turned into clauses by the
literal table of kinds in ``clauses/``: a new campaign needs no code.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, fields
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from verify.codec import adapter_of, first_problem, refuse_unknown_keys
from verify.errors import CampaignError
from verify.judge.campaign import (
    AmountRule,
    Campaign,
    Clause,
    DeadlineRules,
    ListedProduct,
    ListedRetailer,
    Period,
    ProductList,
    RetailerList,
)
from verify.judge.clauses import CLAUSES

SUFFIX = ".toml"


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
    deadlines: DeadlineRules = DeadlineRules()  # noqa: RUF009 - frozen, so that sharing it is safe
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
    kind = plain.get("kind")
    if kind not in CLAUSES:
        raise CampaignError(f"{place}.kind: no such kind: {kind}", hint=f"Kinds: {', '.join(sorted(CLAUSES))}.")
    clause: Clause = _read(CLAUSES[kind], {key: value for key, value in plain.items() if key != "kind"}, place)
    return clause
