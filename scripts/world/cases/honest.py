"""Honest claims: somebody bought a listed product from a dealer of the campaign's countries and claims in time.

Everything that a campaign asks for is there and true; what is left to chance is what the terms do not care for: the
country, the shop, the product, what else was bought, the paper that proves it, the day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from world.cases.days import MICROSOFT, SONOS, SONY, zone_of
from world.cases.plan import Bought, Draw, Paper, Plan
from world.cases.scenario import Wish
from world.chance import Chance
from world.trade.countries import COUNTRIES, Country
from world.trade.dealers import Dealer, make_dealer
from world.trade.goods import article_of, other_articles, products_of, serial_of
from world.trade.people import Person, make_company, make_person
from world.trade.products import Product, Role
from world.trade.sale import Article, Sale
from world.trade.sales import make_sale


@dataclass(frozen=True, slots=True)
class Season:
    """When honest people buy, and how many days later they claim, so that no edge is near."""

    first: dt.date
    last: dt.date
    soonest: int
    latest: int
    closes: dt.date
    """Nobody claims after this day."""


SEASONS: Mapping[str, Season] = {
    SONY: Season(dt.date(2018, 11, 3), dt.date(2019, 1, 20), 1, 25, dt.date(2019, 1, 30)),
    SONOS: Season(dt.date(2019, 6, 4), dt.date(2019, 6, 20), 1, 28, dt.date(2019, 7, 19)),
    MICROSOFT: Season(dt.date(2018, 12, 20), dt.date(2019, 4, 5), 15, 43, dt.date(2019, 5, 21)),
}
"""Inside the terms' windows (Sony 1.1, 1.2; Sonos V1, R2; Microsoft 3.1), a little away from their edges."""

_HOMES: Mapping[str, tuple[str, ...]] = {
    SONY: ("RO",),
    SONOS: ("AU", "BE", "DK", "FI", "FR", "IE", "IT", "NL", "NO", "ES", "GB", "CH", "SE", "DE", "AT"),
    MICROSOFT: ("FI", "SE", "NO", "DK"),
}
"""Countries of a campaign: Sony 1.1, Sonos Q1(d), Microsoft 2.1."""

_PROOFS: tuple[Draw, ...] = (
    "receipt",
    "receipt",
    "receipt",
    "receipt",
    "invoice",
    "invoice",
    "invoice",
    "mail",
    "screen",
)
"""What proves a purchase, as often as people send it; chosen."""
_NAMED: tuple[Draw, ...] = ("invoice", "mail", "screen", "order_confirmation")
"""Papers that name their buyer."""

_PRINTED: Mapping[str, tuple[str, ...]] = {
    SONY: ("purchase_date|invoice_date", "retailer|legal_name"),
    SONOS: ("purchase_date|invoice_date", "retailer|legal_name", "total"),
    MICROSOFT: ("purchase_date|invoice_date", "retailer|legal_name", "total", "vat_id", "contact|address"),
}
"""What the proof has to show (Sony 2, Sonos R1, Microsoft 4.1), the product's line aside."""


def honest(campaign: str, chance: Chance, wish: Wish, *, person: Person | None = None) -> Plan:
    """An honest claim after `wish`; of `person`, where somebody claims again."""
    key = _key(campaign, chance.child("country"), wish, home=person.country if person else "")
    country = COUNTRIES[key]
    dealer = make_dealer(chance.child("dealer"), country)
    person = person or _person(chance.child("person"), COUNTRIES[wish.home or key], company=wish.company)
    product = _product(campaign, chance.child("product"), wish)
    article, bought = _article(product, chance.child("article"), country, wish=wish)
    usual: Draw = chance.child("proof").pick(_PROOFS)
    proof = wish.proof or usual
    articles, place = _basket(article, chance.child("basket"), country, others=wish.others)
    bought = replace(bought, place=place)
    season = chance.child("season")
    sale = _sale(
        dealer, articles, season, wish=wish, known=_known(campaign, person, proof, wish=wish), campaign=campaign
    )
    return Plan(
        campaign,
        person,
        sale,
        (bought,),
        _submitted(campaign, sale, season.child("claim"), wish=wish),
        (Paper(proof, _called(proof)), *_things(campaign)),
        printed=(*_PRINTED[campaign], *_line_printed(campaign, place), *wish.printed),
    )


def _key(campaign: str, chance: Chance, wish: Wish, *, home: str) -> str:
    """Where it is bought: as wished, at `home`, or in a country of the campaign, sometimes in its second language."""
    if isinstance(wish.country, str):
        return wish.country
    code = home or chance.pick(wish.country or _HOMES[campaign])
    return chance.pick([key for key in COUNTRIES if key.split("-")[0] == code])


def _person(chance: Chance, country: Country, *, company: bool) -> Person:
    return make_company(chance, country) if company else make_person(chance, country)


def _product(campaign: str, chance: Chance, wish: Wish) -> Product:
    products = products_of(campaign)
    if wish.product is None:
        return chance.pick(products)
    return named(campaign, wish.product)


def named(campaign: str, name: str, *, role: Role = "product") -> Product:
    """The product with this model or name; KeyError where there is none."""
    for one in products_of(campaign, role=role):
        if name in {one.name, one.model}:
            return one
    raise KeyError(f"{campaign}: no {role} {name!r}")


def _article(product: Product, chance: Chance, country: Country, *, wish: Wish) -> tuple[Article, Bought]:
    serial = serial_of(product, chance.child("serial"))
    configuration = chance.pick(product.configurations) if product.configurations else ""
    article = article_of(
        product, chance, country, quantity=wish.quantity, configuration=configuration, price=wish.price
    )
    return article, Bought(product, 0, serial, wish.quantity, configuration)


def _basket(
    article: Article, chance: Chance, country: Country, *, others: int | None
) -> tuple[tuple[Article, ...], int]:
    """The article among others, and its place."""
    more = other_articles(chance, country, chance.pick((0, 0, 0, 1, 1, 2, 3)) if others is None else others)
    place = chance.whole(0, len(more))
    return (*more[:place], article, *more[place:]), place


def _known(campaign: str, person: Person, proof: Draw, *, wish: Wish) -> dict[str, Any]:
    """What is certain of an honest sale."""
    known: dict[str, Any] = {"sold_by": "", "discount": 0, "discount_name": "", "buyer": None}
    if proof in _NAMED:
        known["buyer"] = person.buyer()
    if (
        campaign == MICROSOFT
    ):  # with no period in the file, an order of another day would make the window ambiguous (3.1)
        known["ordered"] = None
    if wish.at is not None:
        known["at"] = dt.time.fromisoformat(wish.at) if wish.at else None
    return known


def _sale(
    dealer: Dealer, articles: tuple[Article, ...], chance: Chance, *, wish: Wish, known: dict[str, Any], campaign: str
) -> Sale:
    season = SEASONS[campaign]
    days = (season.last - season.first).days
    on = dt.date.fromisoformat(wish.on) if wish.on else season.first + dt.timedelta(days=chance.whole(0, days))
    sale = make_sale(chance.child("sale"), dealer, articles, on=on, **known)
    if sale.ordered and (
        wish.on or sale.ordered < season.first
    ):  # an order outside the period would be another question
        return replace(sale, ordered=None)
    return sale


def _submitted(campaign: str, sale: Sale, chance: Chance, *, wish: Wish) -> dt.datetime:
    """The moment of the claim, in the zone that counts."""
    zone, season = zone_of(campaign, sale.dealer.country.code), SEASONS[campaign]
    if wish.moment:
        return dt.datetime.fromisoformat(wish.moment).replace(tzinfo=zone)
    latest = max(season.soonest, min(season.latest, (season.closes - sale.on).days))
    days = chance.whole(season.soonest, latest) if wish.days is None else wish.days
    if campaign == MICROSOFT and wish.days is None:  # the table of holidays begins with the year
        days = max(days, (dt.date(2019, 1, 2) - sale.on).days)
    clock = dt.time(chance.whole(8, 21), chance.whole(0, 59))
    return dt.datetime.combine(sale.on + dt.timedelta(days=days), clock, zone)


def _called(proof: Draw) -> str:
    return "invoice" if proof == "invoice" else "receipt"


def _things(campaign: str) -> tuple[Paper, ...]:
    """What is photographed beside the proof: Sony 1.3, Microsoft 4.2."""
    if campaign == SONY:
        return (Paper("plate", "serial_photo"),)
    return (Paper("label", "label"),) if campaign == MICROSOFT else ()


def _line_printed(campaign: str, place: int) -> tuple[str, ...]:
    line = f"items.{place}"
    if campaign == SONY:
        return (f"{line}.description",)
    more = (f"{line}.reference|{line}.gtin",) if campaign == MICROSOFT else ()
    return (f"{line}.description", f"{line}.price", *more)
