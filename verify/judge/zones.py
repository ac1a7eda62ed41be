"""Whose clock counts: the zone of a campaign's days, and the zones in which a printed date may lie.

Dates on a proof are local calendar dates without a zone. A campaign counts days in a zone of its own or in the seller's
country (its VAT ID's, else the purchase's). A printed moment lies in the zone of the printed town; where the town does
not say, every zone of the country is plausible. Zone names are IANA's; which country uses which is its ``zone.tab``.
"""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from verify.claim import Case
from verify.judge.campaign import SELLER_COUNTRY, Campaign
from verify.judge.evidence import proofs
from verify.text import has_phrase

_ZONES: Final[dict[str, tuple[str, ...]]] = {
    "AT": ("Europe/Vienna",), "BE": ("Europe/Brussels",), "BG": ("Europe/Sofia",), "CH": ("Europe/Zurich",),
    "CY": ("Asia/Nicosia",), "CZ": ("Europe/Prague",), "DE": ("Europe/Berlin",), "DK": ("Europe/Copenhagen",),
    "EE": ("Europe/Tallinn",), "ES": ("Europe/Madrid",), "FI": ("Europe/Helsinki",),
    "FR": ("Europe/Paris",), "GB": ("Europe/London",), "GR": ("Europe/Athens",), "HR": ("Europe/Zagreb",),
    "HU": ("Europe/Budapest",), "IE": ("Europe/Dublin",), "IS": ("Atlantic/Reykjavik",), "IT": ("Europe/Rome",),
    "LI": ("Europe/Vaduz",), "LT": ("Europe/Vilnius",), "LU": ("Europe/Luxembourg",), "LV": ("Europe/Riga",),
    "MD": ("Europe/Chisinau",), "MT": ("Europe/Malta",), "NL": ("Europe/Amsterdam",), "NO": ("Europe/Oslo",),
    "NZ": ("Pacific/Auckland",), "PL": ("Europe/Warsaw",), "PT": ("Europe/Lisbon",),
    "RO": ("Europe/Bucharest",), "RS": ("Europe/Belgrade",), "SE": ("Europe/Stockholm",), "SI": ("Europe/Ljubljana",),
    "SK": ("Europe/Bratislava",), "TR": ("Europe/Istanbul",), "UA": ("Europe/Kyiv",),
    "AU": ("Australia/Sydney", "Australia/Melbourne", "Australia/Hobart", "Australia/Brisbane", "Australia/Adelaide",
           "Australia/Darwin", "Australia/Perth"),
}  # fmt: skip
"""Country (ISO 3166) to the zones most people live in there."""

_ISLANDS: Final[dict[str, tuple[str, ...]]] = {
    "ES": ("Atlantic/Canary",),
    "PT": ("Atlantic/Madeira", "Atlantic/Azores"),
}
"""Zones of few people: plausible only where one of their towns is printed."""

_TOWNS: Final[dict[str, tuple[str, ...]]] = {
    "Atlantic/Canary": ("Las Palmas", "Tenerife", "Lanzarote", "Fuerteventura", "Canarias"),
    "Atlantic/Madeira": ("Madeira", "Funchal"),
    "Atlantic/Azores": ("Açores", "Ponta Delgada"),
    "Australia/Sydney": ("Sydney", "NSW", "New South Wales", "Canberra", "ACT"),
    "Australia/Melbourne": ("Melbourne", "VIC", "Victoria"),
    "Australia/Hobart": ("Hobart", "TAS", "Tasmania"),
    "Australia/Brisbane": ("Brisbane", "QLD", "Queensland"),
    "Australia/Adelaide": ("Adelaide", "South Australia"),
    "Australia/Darwin": ("Darwin", "Northern Territory"),
    "Australia/Perth": ("Perth", "Western Australia"),
}
"""Towns and states that name one zone of a country with several. "SA", "NT" and "WA" are too short to trust."""

_FAR = ("Etc/GMT-14", "Etc/GMT+12")
"""The earliest and the latest clock on earth: the plausible zones where no country is known."""


def seller_country(case: Case) -> str | None:
    """The country of the seller's ID on the proof, the likeliest valid one first; None where none is read."""
    for proof in proofs(case):
        ids = sorted(proof.receipt.seller_ids, key=lambda one: (not one.value.valid, -one.confidence))
        if ids:
            return ids[0].value.country
        prefix = (proof.receipt.vat_id.value or "")[:2]
        if prefix in _ZONES:
            return prefix
    return None


def country_of_days(case: Case, campaign: Campaign) -> str | None:
    """The country whose calendar counts: the campaign's own, or the seller's, else that of the purchase."""
    if campaign.zone != SELLER_COUNTRY:
        return campaign.country
    address = case.claim.claimant.address
    return seller_country(case) or case.claim.purchase.country or (address.country if address else None)


def zone_of_days(case: Case, campaign: Campaign) -> ZoneInfo:
    """The zone in which this campaign counts the days of this claim."""
    if campaign.zone != SELLER_COUNTRY:
        return ZoneInfo(campaign.zone)
    return ZoneInfo(_ZONES.get(country_of_days(case, campaign) or "", ("UTC",))[0])


def zones_of_purchase(case: Case) -> tuple[ZoneInfo, ...]:
    """Every zone in which the printed date and time may lie: the printed town's alone, else each of the country."""
    country = country_of_purchase(case) or ""
    names = _ZONES.get(country, _FAR)
    printed = " ".join(proof.receipt.address.value or "" for proof in proofs(case))
    named = tuple(
        name
        for name in (*names, *_ISLANDS.get(country, ()))
        if any(has_phrase(printed, town) for town in _TOWNS.get(name, ()))
    )
    return tuple(ZoneInfo(name) for name in (named or names))


def country_of_purchase(case: Case) -> str | None:
    """The country where the purchase was made: as the proof says, else as the form says."""
    printed = next((proof.receipt.country.value for proof in proofs(case) if proof.receipt.country.value), None)
    address = case.claim.claimant.address
    residence = address.country if address else None
    return printed or seller_country(case) or case.claim.purchase.country or residence
