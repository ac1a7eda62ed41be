"""One box's values: from a product and a serial everything a label or plate may say, decoys included.

Numbers are nobody's: part and lot numbers are made up, an IMEI begins with 00, which the GSMA keeps for test devices
(TS.06), a MAC address is locally administered (IEEE 802: the first byte's second bit), a dealer's own EAN begins with 2 (GS1
General Specifications, 1.4.2: restricted circulation in a region).
"""

from __future__ import annotations

from typing import Protocol

from world.chance import Chance
from world.press.label_blocks import Value
from world.press.label_words import (
    CAPTIONS,
    COLOURS,
    CONFIGURATIONS,
    CONTENTS,
    IMPORTERS,
    KINDS,
    ORIGINS,
    RATINGS,
    WARNINGS,
    Kind,
)


class Labelled(Protocol):
    """What a label needs to know of a product."""

    @property
    def maker(self) -> str:
        """The brand."""

    @property
    def name(self) -> str:
        """As people call it."""

    @property
    def model(self) -> str:
        """The maker's code."""

    @property
    def gtin(self) -> str:
        """13 digits."""


_LENSES = ("SEL", "SAL")


def kind_of(product: Labelled) -> Kind:
    """What sort of thing it is, as far as its label cares."""
    if product.model.startswith(_LENSES):
        return "lens"
    makers: dict[str, Kind] = {"sony": "camera", "sonos": "speaker", "microsoft": "computer"}
    return makers.get(product.maker.casefold(), "thing")


def values_of(product: Labelled, chance: Chance, *, serial: str, gtin: str) -> dict[str, Value]:
    """Every value by its name; layouts take what they have room for."""
    kind = kind_of(product)
    values = {
        "maker": Value(product.maker.upper() if chance.happens(0.5) else product.maker, "maker"),
        "product": Value(product.name, "product"),
        "colour": Value(chance.pick(COLOURS), caption=_caption(chance, "colour")),
        "importer": Value(chance.pick(IMPORTERS)),
        "origin": Value(chance.pick(ORIGINS)),
        "warning": Value(chance.pick(WARNINGS)),
        "rating": Value(chance.pick(RATINGS[kind])),
        "serial": Value(serial, "serial", _caption(chance, "serial")),
        "gtin": Value(gtin, "gtin", _caption(chance, "gtin")),
        "part": Value(_part(chance), "part", _caption(chance, "part")),
        "lot": Value(f"{chance.digits(2)}{chance.pick('ABCDEFGHK')}{chance.digits(4)}", "lot", _caption(chance, "lot")),
        "date": Value(f"20{chance.whole(17, 18)}-{chance.whole(1, 12):02d}", caption=_caption(chance, "date")),
    }
    if product.model:
        values["model"] = Value(product.model, "model", _caption(chance, "model"))
    values |= {f"kind.{place}": Value(text) for place, text in enumerate(KINDS[kind])}
    values |= {f"contents.{place}": Value(text) for place, text in enumerate(CONTENTS[kind])}
    if kind == "computer":
        values["configuration"] = Value(chance.pick(CONFIGURATIONS))
    if kind in {"computer", "speaker"}:
        values |= _network(chance)
    return values


def _caption(chance: Chance, name: str) -> str:
    return chance.pick(CAPTIONS[name])


def _part(chance: Chance) -> str:
    letters = "".join(chance.pick("BCDFGHJKLMNPQRSTVWXZ") for _ in range(3))
    return f"{letters}-{chance.whole(1, 99999):05d}"


def _network(chance: Chance) -> dict[str, Value]:
    """IMEIs and a MAC address."""
    tail = "".join(f"{chance.whole(0, 255):02X}" for _ in range(5))
    mac = ":".join(("02", *(tail[at : at + 2] for at in range(0, 10, 2))))
    first, second = (_imei(chance) for _ in range(2))
    return {
        "mac": Value(mac, "mac", _caption(chance, "mac"), mac.replace(":", "")),
        "imei": Value(first, "imei", _caption(chance, "imei")),
        "imei2": Value(second, "imei2", _caption(chance, "imei2")),
    }


def _imei(chance: Chance) -> str:
    """15 digits with their Luhn digit (3GPP TS 23.003, annex B)."""
    stem = f"001{chance.digits(5)}{chance.digits(6)}"
    total = sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(stem))
    return stem + str(-total % 10)
