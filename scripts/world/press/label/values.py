"""One box's values: from a product and a serial everything a label or plate may say, decoys included.

Numbers are nobody's: part and lot numbers are made up, an IMEI begins with 00, which the GSMA keeps for test devices
(TS.06), a MAC address is locally administered (IEEE 802: the first byte's second bit), a dealer's own EAN begins with 2 (GS1
General Specifications, 1.4.2: restricted circulation in a region).
"""

from __future__ import annotations

from collections.abc import Callable

from world.chance import Chance
from world.press.codes import Code
from world.press.label.blocks import Value
from world.press.label.words import (
    CAPTIONS,
    COLOURS,
    CONFIGURATIONS,
    CONTENTS,
    ENGLISH,
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
from world.trade.products import Product

_CATEGORIES: dict[str, Kind] = {
    "body": "camera", "compact": "camera", "lens": "lens", "speaker": "speaker", "soundbar": "speaker", "subwoofer": "speaker",
    "amplifier": "speaker", "built-in": "speaker", "other-beam": "speaker", "tablet": "computer", "laptop": "computer", "desktop": "computer",
}  # fmt: skip
_ACCESSORIES = {
    "bag": "Carrying Case", "battery": "Battery Pack", "card": "Memory Card", "hood": "Lens Hood", "stand": "Stand", "wall-mount": "Wall Mount",
    "cover": "Type Cover", "pen": "Pen", "dock": "Dock", "sleeve": "Sleeve", "warranty": "Extended Service",
}  # fmt: skip
"""An accessory's record has the name of what it serves; its own label says what it is."""


def kind_of(product: Product) -> Kind:
    """What sort of thing it is, as far as its label cares."""
    return _CATEGORIES.get(product.category, "thing")


def name_of(product: Product) -> str:
    """The name on its label."""
    word = _ACCESSORIES.get(product.category)
    return f"{product.name} {word}" if word else product.name


def values_of(product: Product, chance: Chance, *, serial: str, gtin: str) -> dict[str, Value]:
    """Every value by its name; layouts take what they have room for."""
    kind, words = kind_of(product), _captions(chance)
    values = {
        "maker": Value(product.maker.upper() if chance.happens(0.5) else product.maker, "maker"),
        "product": Value(name_of(product), "product"),
        "serial": Value(serial, "serial", words("serial")),
        "gtin": Value(gtin, "gtin", words("gtin")),
        **_sayings(kind, chance, words),
        **_decoys(chance, words),
        **_elements(gtin, serial, chance),
    }
    if product.model:
        values["model"] = Value(product.model, "model", words("model"))
    configuration = next((one for one in product.configurations if product.gtin_of(one) == gtin), "")
    if configuration:
        values["configuration"] = Value(chance.pick(CONFIGURATIONS).format(*configuration.split("/")))
    network = _network(chance, words)
    values |= network if kind == "computer" else {"mac": network["mac"]} if kind == "speaker" else {}
    return {**values, **_matrix_contents(values, chance)}


def _sayings(kind: Kind, chance: Chance, words: Callable[[str], str]) -> dict[str, Value]:
    """What says nothing about this piece alone."""
    fixed = {
        "colour": Value(chance.pick(COLOURS), caption=words("colour")),
        "importer": Value(chance.pick(IMPORTERS)),
        "receiver": Value(chance.pick(RECEIVERS)),
        "origin": Value(chance.pick(ORIGINS), caption=words("origin")),
        "warning": Value(chance.pick(WARNINGS)),
        "rating": Value(chance.pick(RATINGS[kind])),
        "handling": Value(chance.pick(HANDLING)),
        "weight": Value(f"{chance.within(0.4, 3.2):.2f} kg", caption=words("weight")),
        "quantity": Value("1", caption=words("quantity")),
    }
    kinds = {f"kind.{place}": Value(text) for place, text in enumerate(KINDS[kind])}
    return {**fixed, **kinds, **{f"contents.{place}": Value(text) for place, text in enumerate(CONTENTS[kind])}}


def _decoys(chance: Chance, words: Callable[[str], str]) -> dict[str, Value]:
    """Numbers that are none of the truth's fields."""
    lot = f"{chance.digits(2)}{chance.pick('ABCDEFGHK')}{chance.digits(4)}"
    own = gtin_of(f"2{chance.digits(11)}")
    price = f"{chance.whole(49, 1999)}{chance.pick((',-', ',90', '.99', ',00'))}"
    return {
        "part": Value(_part(chance), "part", words("part")),
        "lot": Value(lot, "lot", words("lot")),
        "date": Value(f"20{chance.whole(17, 18)}-{chance.whole(1, 12):02d}", caption=words("date")),
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
        "carton": Value(Code("ITF14", carton).below, "carton", plain=carton),
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


def _captions(chance: Chance) -> Callable[[str], str]:
    """The words of one label: a maker prints one language's."""
    language = "en" if chance.happens(ENGLISH) else chance.pick(tuple(CAPTIONS))

    def caption(name: str) -> str:
        return chance.pick(CAPTIONS[language].get(name) or CAPTIONS["en"][name])

    return caption


def _part(chance: Chance) -> str:
    letters = "".join(chance.pick("BCDFGHJKLMNPQRSTVWXZ") for _ in range(3))
    return f"{letters}-{chance.whole(1, 99999):05d}"


def _network(chance: Chance, words: Callable[[str], str]) -> dict[str, Value]:
    """IMEIs and a MAC address."""
    address = mac(chance)
    return {
        "mac": Value(address, "mac", words("mac"), address.replace(":", "")),
        "imei": Value(imei(chance), "imei", words("imei")),
        "imei2": Value(imei(chance), "imei2", words("imei2")),
    }
