"""What is sold: products as shops name them, with made GTINs.

GTINs begin with 952, the prefix GS1 keeps for demonstrations and examples: no product bears one.
"""

from __future__ import annotations

from decimal import Decimal

from world.label import BoxLabel, SerialPlate
from world.numbers import gtin
from world.sale import Article


def made_gtin(number: int) -> str:
    """The `number`-th demonstration GTIN."""
    return gtin(f"952{number:09d}")


def article(
    description: str,
    price: str,
    reference: str = "",
    *,
    quantity: int = 1,
    discount: str = "0",
    code: int = 0,
    serial: str = "",
) -> Article:
    """A product line at `price` each; `code` numbers its made GTIN, where one is printed."""
    return Article(
        description, Decimal(price), reference, quantity, Decimal(discount), made_gtin(code) if code else "", serial
    )


def camera_plate(model: str, serial: str) -> SerialPlate:
    """The plate under a camera."""
    return SerialPlate("SONY", model, "Digital Camera", serial, ("DC 7.2V", "Sony Corporation", "Made in Thailand"))


def lens_plate(model: str, serial: str, name: str) -> SerialPlate:
    """The ring or plate of a lens."""
    return SerialPlate("SONY", model, name, serial, ("Sony Corporation", "Made in Thailand"))


def surface_label(product: str, configuration: str, model: str, *, serial: str, code: int) -> BoxLabel:
    """The label on a Surface's box: serial, part number and GTIN as barcodes."""
    return BoxLabel(
        "Microsoft",
        product,
        (configuration, "Platinum"),
        model,
        made_gtin(code),
        serial,
        f"LGP-{code:05d}",
    )


def speaker_label(product: str, serial: str, *, code: int) -> BoxLabel:
    """The label on a speaker's box: serial and GTIN as barcodes."""
    return BoxLabel("SONOS", product, ("Wireless speaker", "White"), "S18", made_gtin(code), serial)


def camera_label(model: str, serial: str, *, code: int) -> BoxLabel:
    """The label on a camera's box."""
    return BoxLabel(
        "SONY",
        model,
        ("Interchangeable Lens Digital Camera", "Black"),
        model,
        made_gtin(code),
        serial,
        origin="Made in Thailand",
    )
