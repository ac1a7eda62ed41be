"""The campaign's product list: what the promoter says may be claimed for, as data.

A list lies beside its campaign as TOML, ``example = true`` while the owner has not given the real one. One entry is one
product the promoter pays for; what else it may be called stands in `aliases`. A kit, a colour code or a bundle is the
same product only where it is listed as an alias. GTINs decide where the list holds them; a GTIN that no entry holds is
neither match nor mismatch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """One product of a campaign's list."""

    name: str
    """As the promoter writes it, without the brand: ``Play:1``, ``Surface Pro 6``."""
    models: tuple[str, ...] = ()
    """Model codes, as printed on box and plate: ``ILCE-7M3``."""
    aliases: tuple[str, ...] = ()
    """Other names of the very same product, kits and bundles that count as it among them."""
    gtins: tuple[str, ...] = ()
    another_with: tuple[str, ...] = ()
    """Words that make it another product: ``SL`` behind ``One``."""
    configuration: tuple[str, ...] = ()
    """Processor, memory and storage, in that order where stated: ``("i5", "8 GB", "128 GB")``."""
    common_word: bool = False
    """True for names that are everyday words ("One", "Beam"): they count beside the brand, or alone on their line."""
    serial: str | None = None
    """Pattern that a serial number of this product matches wholly."""
    cashback: dict[str, Decimal] = field(default_factory=dict)
    """What is paid for one, by currency; empty where the campaign computes it or the owner has not said."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write it: name, model codes, aliases."""
        return (self.name, *self.models, *self.aliases)


@dataclass(frozen=True, slots=True)
class ProductList:
    """A campaign's products, and whose they are."""

    products: tuple[ListedProduct, ...]
    brands: tuple[str, ...] = ()
    """Names of the maker as receipts print them: ``("Microsoft", "MS")``."""
    example: bool = False
    """True while this list only shows the shape: a product that is not on it is then reviewed, not rejected."""

    def holding(self, gtin: str) -> ListedProduct | None:
        """The product with this GTIN, written with or without leading zeros; None where the list holds it not."""
        wanted = gtin.lstrip("0")
        return next((one for one in self.products for code in one.gtins if code.lstrip("0") == wanted), None)
