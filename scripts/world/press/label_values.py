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
    HANDLING,
    IMPORTERS,
    KINDS,
    ORIGINS,
    RATINGS,
    RECEIVERS,
    WARNINGS,
    Kind,
)
from world.trade.numbers import gtin as gtin_of
from world.trade.numbers import imei, mac


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
        "serial": Value(serial, "serial", _caption(chance, "serial")),
        "gtin": Value(gtin, "gtin", _caption(chance, "gtin")),
        **_sayings(kind, chance),
        **_decoys(chance),
        **_elements(gtin, serial, chance),
    }
    if product.model:
        values["model"] = Value(product.model, "model", _caption(chance, "model"))
    if kind == "computer":
        values["configuration"] = Value(chance.pick(CONFIGURATIONS))
    network = _network(chance)
    values |= network if kind == "computer" else {"mac": network["mac"]} if kind == "speaker" else {}
    return {**values, **_matrix_contents(values, chance)}


def _sayings(kind: Kind, chance: Chance) -> dict[str, Value]:
    """What says nothing about this piece alone."""
    fixed = {
        "colour": Value(chance.pick(COLOURS), caption=_caption(chance, "colour")),
        "importer": Value(chance.pick(IMPORTERS)),
        "receiver": Value(chance.pick(RECEIVERS)),
        "origin": Value(chance.pick(ORIGINS)),
        "warning": Value(chance.pick(WARNINGS)),
        "rating": Value(chance.pick(RATINGS[kind])),
        "handling": Value(chance.pick(HANDLING)),
        "weight": Value(f"{chance.within(0.4, 3.2):.2f} kg", caption="G.W."),
        "quantity": Value("1", caption=_caption(chance, "quantity")),
        "number": Value("No."),
    }
    kinds = {f"kind.{place}": Value(text) for place, text in enumerate(KINDS[kind])}
    return {**fixed, **kinds, **{f"contents.{place}": Value(text) for place, text in enumerate(CONTENTS[kind])}}


def _decoys(chance: Chance) -> dict[str, Value]:
    """Numbers that are none of the truth's fields."""
    lot = f"{chance.digits(2)}{chance.pick('ABCDEFGHK')}{chance.digits(4)}"
    own = gtin_of(f"2{chance.digits(11)}")
    price = f"{chance.whole(49, 1999)}{chance.pick((',-', ',90', '.99', ',00'))}"
    return {
        "part": Value(_part(chance), "part", _caption(chance, "part")),
        "lot": Value(lot, "lot", _caption(chance, "lot")),
        "date": Value(f"20{chance.whole(17, 18)}-{chance.whole(1, 12):02d}", caption=_caption(chance, "date")),
        "own": Value(own, "own_code"),
        "own8": Value(gtin_of(f"2{chance.digits(6)}"), "own_code"),
        "price": Value(f"{chance.pick(('€ ', 'kr ', '', 'RON '))}{price}", "price"),
        "article": Value(chance.digits(7), "article", chance.pick(("Art.", "Varenr.", "Tuote", "Cod", "Art.-Nr."))),
        "fcc": Value(f"C3K{chance.digits(4)}", caption="FCC ID"),
    }


def _elements(gtin: str, serial: str, chance: Chance) -> dict[str, Value]:
    """GS1 element strings: the piece, its carton and the shipment."""
    padded = gtin.zfill(14)
    carton = gtin_of(f"1{padded[1:13]}")
    shipment = gtin_of(f"3952{chance.digits(13)}")
    piece = (Value(padded, "gtin", "(01)"), Value(serial, "serial", "(21)"))
    return {
        "piece": Value(f"(01){padded}(21){serial}", parts=piece),
        "shipment": Value(f"(00){shipment}", parts=(Value(shipment, "shipment", "(00)"),)),
        "carton": Value(carton, "carton", caption="", plain=carton),
    }


def _matrix_contents(values: dict[str, Value], chance: Chance) -> dict[str, Value]:
    """What square and stacked codes carry: the printed numbers once more, or the maker's page."""
    serial, part = values["serial"].text, values["part"].text
    mac = f";MAC:{values['mac'].text}" if "mac" in values else ""
    page = f"https://{values['maker'].text.lower().replace(' ', '')}.example/r/{chance.digits(6)}"
    return {
        "keyed": Value(f"SN:{serial};PN:{part}{mac}"),
        "bare": Value(f"S{serial}"),
        "page": Value(page),
        "manifest": Value(f"{values['shipment'].parts[0].text}|{part}|{serial}|1|{values['weight'].text}"),
    }


def _caption(chance: Chance, name: str) -> str:
    return chance.pick(CAPTIONS[name])


def _part(chance: Chance) -> str:
    letters = "".join(chance.pick("BCDFGHJKLMNPQRSTVWXZ") for _ in range(3))
    return f"{letters}-{chance.whole(1, 99999):05d}"


def _network(chance: Chance) -> dict[str, Value]:
    """IMEIs and a MAC address."""
    address = mac(chance)
    return {
        "mac": Value(address, "mac", _caption(chance, "mac"), address.replace(":", "")),
        "imei": Value(imei(chance), "imei", _caption(chance, "imei")),
        "imei2": Value(imei(chance), "imei2", _caption(chance, "imei2")),
    }
