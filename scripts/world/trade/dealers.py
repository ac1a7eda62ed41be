"""Who sells: invented dealers with numbers that pass their check digits."""

from __future__ import annotations

from dataclasses import dataclass

from world.trade.countries import Country


@dataclass(frozen=True, slots=True)
class Dealer:
    """One shop."""

    brand: str
    legal_name: str
    street: str
    postal_code: str
    town: str
    phone: str
    web: str
    country: Country
    id_lines: tuple[str, ...]
    """The seller's numbers as this shop prints them, caption included, one or two lines."""
    vat_id: str
    """What the field must read of `id_lines`: with the country's prefix; where only a business number is printed, that."""
    registration_id: str
    """The bare business number, whether printed or not."""
    amounts: str
    """Thousands separator, perhaps none, and decimal sign: ``.,`` ``' .'``."""
    dates: str
    """strftime pattern of its papers."""

    @property
    def place(self) -> str:
        """Postal code and town, as printed."""
        return self.country.place(self.postal_code, self.town)

    @property
    def email(self) -> str:
        """The shop's e-mail address."""
        return f"info@{self.web.removeprefix('www.')}"
