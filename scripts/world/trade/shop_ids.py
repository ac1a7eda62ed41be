"""A seller's numbers as shops print them, and what they mean.

A caption makes a number a VAT ID (``CIF RO…``, ``USt-IdNr.``, ``P.IVA``, ``… MVA``) or says that it is the register's
(``Y-tunnus``, ``CVR``, ``SIRET``, ``KvK``); by the contract the field is the VAT ID with its country's letters, and where
only the register's number is printed, that one, bare. Some shops print a second number or their register's entry beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from world.chance import Chance
from world.trade.countries import Country, key_of
from world.trade.firms import firm_number, registered, siret, vat_id, written
from world.trade.words import common

VAT_PRINTED = 0.7
"""How often a shop prints its VAT ID where a bare business number would do; chosen."""
SECOND_LINE = 0.35
"""How often a shop prints a second number or register line; chosen."""


@dataclass(frozen=True, slots=True)
class ShopIds:
    """The lines, and what they mean."""

    lines: tuple[str, ...]
    value: str
    """What the field must read of them (`Dealer.vat_id`)."""
    registered: str
    """The register's number, printed or not (`Dealer.registration_id`)."""


def make_ids(chance: Chance, land: Country, *, town: str, broken: bool) -> ShopIds:
    """The seller's numbers as printed, and what they mean."""
    code, number = land.code, firm_number(chance, land.code, broken=broken)
    parts = _id_parts(chance, code, number, town=town)
    has_vat, has_firm = (bool(common("firms", "ids", key_of(land), kind)) for kind in ("vat", "firm"))
    kind = "vat" if has_vat and (not has_firm or chance.happens(VAT_PRINTED)) else "firm"
    caption = chance.pick(common("firms", "ids", key_of(land), kind))
    lines = [caption.format(**parts)]
    if chance.happens(SECOND_LINE):
        besides = common("firms", "ids", key_of(land), "beside")
        fitting = [line for line in besides if kind == "vat" or not _REPEATS.search(line)]
        lines.append(chance.pick(fitting).format(**parts))
    return ShopIds(
        tuple(lines),
        vat_id(code, number) if kind == "vat" else _firm_value(caption, parts),
        _registered(code, parts),
    )


_REPEATS = re.compile(r"\{[nwsz]\}")


def _id_parts(chance: Chance, code: str, number: str, *, town: str) -> dict[str, str]:
    shop = siret(chance, number) if code == "FR" else ""
    tax = f"{chance.whole(10, 99)}/{chance.whole(100, 899)}/{chance.whole(10000, 99999)}"
    groups = {f"k{length}": chance.digits(length) for length in range(1, 9)}
    return {
        "n": number,
        "w": written(code, number),
        "v": vat_id(code, number),
        "f": registered(code, number),
        "s": shop,
        "z": f"{written('FR', shop[:9])} {shop[9:]}",
        "t": tax,
        "town": town,
        "prov": town[-2:],
        **groups,
    }


def _firm_value(caption: str, parts: dict[str, str]) -> str:
    """The business number of a caption that names no VAT ID."""
    if "{s}" in caption or "{z}" in caption:
        return parts["s"]
    if "{t}" in caption:
        return parts["t"].replace("/", "")
    return parts["k8"] if "{k8}" in caption else parts["f"]


_OTHER_REGISTERS = {"NL": "k8", "GB": "k8", "IE": "k6", "AT": "k6", "DE": "k6"}
"""Where the register's number is not the VAT ID's."""


def _registered(code: str, parts: dict[str, str]) -> str:
    return parts[_OTHER_REGISTERS.get(code, "f")]
