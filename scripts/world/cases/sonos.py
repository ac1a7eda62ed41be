"""Scenarios of Sonos' welcome cashback, Europe and Australia, June 2019: each row of its table at its edges, each trap.

The period runs from 3 June 00:01 to 21 June 11:59 GMT; "11.59" may mean 23:59. Printed times are local: in June GMT + 1
in Britain and Ireland, + 3 in Finland, + 10 in Sydney, + 2 in the other countries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from world.cases.changes import (
    Change,
    adding,
    at_known,
    buying_any,
    described,
    hiding,
    in_turn,
    locked,
    mistyped_iban,
    refunded,
    returning,
    selling_any,
    selling_instead,
    sending,
    telling,
    with_account,
    without_proof,
)
from world.cases.days import SONOS
from world.cases.plan import ACCEPT, RESUBMIT, Bought, Expected, Plan, no_proof_but, reject, resubmit, review
from world.cases.scenario import Scenario, Table, Wish
from world.cases.sums import CAPS, modest_price, price_for
from world.cases.words import (
    BUNDLE,
    DISPLAY,
    GIFT_CARD,
    LIMITED,
    PREORDER,
    PROMOTION,
    REFURBISHED,
    RETURN_POLICY,
    USED,
    Words,
    said,
)
from world.chance import Chance
from world.trade.goods import article_of, products_of
from world.trade.people import make_company
from world.trade.sale import Article, rounded

CENTRAL = ("DK", "FR", "IT", "NL", "NO", "ES", "CH", "SE", "DE", "AT", "BE")
"""Countries on Central European Summer Time."""
EUROPE = (*CENTRAL, "GB", "IE", "FI")
EURO = ("DE", "FR", "IT", "ES", "NL", "BE", "AT", "FI", "IE")
COUNTRY_OF: dict[str, tuple[str, ...]] = {
    "AUD": ("AU",), "GBP": ("GB",), "EUR": EURO, "SEK": ("SE",), "DKK": ("DK",), "NOK": ("NO",), "CHF": ("CH",),
}  # fmt: skip
_TILL = Wish(proof="receipt", country=EUROPE)
_CENT5 = Decimal("0.05")
_row = Table(SONOS, "sonos").row


def make_scenarios() -> Iterator[Scenario]:
    """Every scenario of this campaign, what all campaigns share aside."""
    yield from _HONEST
    yield from _MOMENTS
    yield from _IN_SYDNEY
    yield from _CLAIM_DAYS
    yield from _caps()
    yield from _AMOUNTS
    yield from _SELLERS
    yield from _PRODUCTS
    yield from _PARTICIPANTS
    yield from _FORMS
    yield from _PROOFS


_HONEST = (
    _row("honest-till", "V1 R1 R3 T2 K4", "A till receipt, everything holds", ACCEPT, group="honest", wish=Wish(proof="receipt")),
    _row("honest-invoice", "V1 R1 R3 T2", "An invoice, everything holds", ACCEPT, group="honest", wish=Wish(proof="invoice")),
    _row("honest-mail", "V1 R1", "An e-mailed receipt, everything holds", ACCEPT, group="honest", wish=Wish(proof="mail")),
    _row("honest-screen", "V1 R1", "An e-mailed receipt on a telephone", ACCEPT, group="honest", wish=Wish(proof="screen")),
    _row("honest-basket", "P T2", "Bought among other things: a fifth of the product's line alone", ACCEPT, group="honest", wish=Wish(others=3)),
    _row("honest-uninvited", "Q1(c)", "The owner supplied no list of those invited: nobody is missing on it", ACCEPT, group="honest"),
    _row("honest-sub", "P", "A Sub, and a subtotal below it", ACCEPT, group="honest", wish=Wish(product="Sub", proof="receipt", others=1)),
    _row("honest-play-5", "P", "A Play:5", ACCEPT, group="honest", wish=Wish(product="Play:5")),
    _row("honest-play-1", "P", "A Play:1", ACCEPT, group="honest", wish=Wish(product="Play:1")),
    _row("honest-play-3", "P", "A Play:3", ACCEPT, group="honest", wish=Wish(product="Play:3")),
    _row("honest-connect", "P", "A Connect", ACCEPT, group="honest", wish=Wish(product="Connect")),
    _row("honest-amp", "P", "An Amp", ACCEPT, group="honest", wish=Wish(product="Amp")),
    _row("honest-policy", "Q5", "The proof tells its return policy: nothing was returned", ACCEPT, group="honest", change=lambda plan, chance: plan.selling(remarks=(*plan.sale.remarks, said(RETURN_POLICY, plan, chance)))),
    _row("honest-returned-other", "Q5", "Another product's line is taken back", ACCEPT, group="honest", wish=Wish(proof="receipt", others=1), change=returning(claimed=False)),
    _row("honest-australia", "Q1 Q3", "Australia has no IBAN: BSB and account number", ACCEPT, group="honest", wish=Wish(country="AU", on="2019-06-12")),
    _row("honest-euro-abroad", "Q1 T2", "A resident of Germany buys in Austria: the same currency", ACCEPT, group="honest", wish=Wish(country="AT", home="DE")),
)  # fmt: skip


def _moment(
    name: str,
    why: str,
    expected: Expected,
    *,
    on: str,
    at: str = "",
    country: tuple[str, ...] | str = EUROPE,
) -> Scenario:
    """A purchase at this local time; without one, by an invoice that prints none."""
    wish = Wish(country=country, on=on, at=at, days=4, proof="receipt" if at else "invoice")
    return _row(name, "V1", why, expected, group="edge", wish=wish.but(printed=("purchase_time",)) if at else wish)


_MOMENTS = (
    _moment("2-june", "Bought the day before the period", reject("V1"), on="2019-06-02"),
    _moment("3-june-bare", "3 June without a time: only the first hours of a night could lie outside", ACCEPT, on="2019-06-03"),
    _moment("3-june-shop-hours", "3 June in the morning", ACCEPT, on="2019-06-03", at="10:12"),
    _moment("3-june-first-minute", "02:01 is 00:01 GMT", ACCEPT, on="2019-06-03", at="02:01", country=CENTRAL),
    _moment("3-june-minute-early", "02:00 is 00:00 GMT, a minute too early", reject("V1"), on="2019-06-03", at="02:00", country=CENTRAL),
    _moment("3-june-london-early", "00:30 in Britain is 23:30 GMT on 2 June", reject("V1"), on="2019-06-03", at="00:30", country="GB"),
    _moment("4-june", "The first day that holds wholly", ACCEPT, on="2019-06-04"),
    _moment("20-june", "The last day that holds wholly", ACCEPT, on="2019-06-20"),
    _moment("21-june-bare", "21 June without a time: before or after 11:59", review(), on="2019-06-21"),
    _moment("21-june-last-minute", "13:59 is 11:59 GMT", ACCEPT, on="2019-06-21", at="13:59", country=CENTRAL),
    _moment("21-june-minute-late", "14:00 is 12:00 GMT: in time only if 11.59 means 23:59", review(), on="2019-06-21", at="14:00", country=CENTRAL),
    _moment("21-june-london", "12:59 in Britain is 11:59 GMT", ACCEPT, on="2019-06-21", at="12:59", country=("GB", "IE")),
    _moment("21-june-helsinki", "15:00 in Finland is 12:00 GMT: in time only if 11.59 means 23:59", review(), on="2019-06-21", at="15:00", country="FI"),
    _moment("22-june-by-night", "01:59 on 22 June is 23:59 GMT on the 21st: in time only if 11.59 means 23:59", review(), on="2019-06-22", at="01:59", country=CENTRAL),
    _moment("22-june-too-late", "02:00 on 22 June is 00:00 GMT: too late in either reading", reject("V1"), on="2019-06-22", at="02:00", country=CENTRAL),
    _moment("22-june-bare", "22 June without a time, in Europe", reject("V1"), on="2019-06-22"),
    _moment("24-june", "Bought three days after the period", reject("V1"), on="2019-06-24"),
)  # fmt: skip


def _in_sydney(scenario: Scenario) -> Scenario:
    return replace(scenario, change=lambda plan, _: plan.dealing(town="Sydney NSW", postal_code="2000"))


_IN_SYDNEY = tuple(
    _in_sydney(one)
    for one in (
        _moment("sydney-3-june-bare", "In Australia 3 June begins ten hours early", review(), on="2019-06-03", country="AU"),
        _moment("sydney-3-june-first-minute", "10:01 in Sydney is 00:01 GMT", ACCEPT, on="2019-06-03", at="10:01", country="AU"),
        _moment("sydney-3-june-early", "09:30 in Sydney is 23:30 GMT on 2 June", reject("V1"), on="2019-06-03", at="09:30", country="AU"),
        _moment("sydney-21-june", "21:59 in Sydney is 11:59 GMT", ACCEPT, on="2019-06-21", at="21:59", country="AU"),
        _moment("sydney-22-june-bare", "22 June in Australia is partly 21 June GMT", review(), on="2019-06-22", country="AU"),
        _moment("sydney-22-june-early", "09:30 on 22 June is 23:30 GMT on the 21st: in time only if 11.59 means 23:59", review(), on="2019-06-22", at="09:30", country="AU"),
        _moment("sydney-22-june-late", "10:30 on 22 June is 00:30 GMT: too late in either reading", reject("V1"), on="2019-06-22", at="10:30", country="AU"),
    )
)  # fmt: skip


def _claim(name: str, why: str, expected: Expected, *, on: str, moment: str, at: str | None = None) -> Scenario:
    wish = Wish(country=CENTRAL, on=on, at=at, moment=moment, printed=("purchase_time",) if at else ())
    return _row(name, "R2", why, expected, group="edge", wish=wish.but(proof="receipt") if at else wish)


_CLAIM_DAYS = (
    _claim("claimed-same-day", "Claimed on the day of purchase", ACCEPT, on="2019-06-11", moment="2019-06-11T21:00"),
    _claim("claimed-day-30", "5 June and 30 days is 5 July, to its last minute GMT", ACCEPT, on="2019-06-05", moment="2019-07-05T23:59"),
    _claim("claimed-day-31", "5 June and 31 days: too late", reject("R2"), on="2019-06-05", moment="2019-07-06T00:00"),
    _claim("claimed-21-july", "21 June and 30 days is 21 July, the last day of all", ACCEPT, on="2019-06-21", at="11:20", moment="2019-07-21T23:59"),
    _claim("claimed-22-july", "After 21 July", reject("R2"), on="2019-06-21", at="11:20", moment="2019-07-22T00:00"),
)  # fmt: skip


def _caps() -> Iterator[Scenario]:
    """A fifth of the price just below, at and above the cap of each currency."""
    for currency, cap in CAPS.items():
        price = price_for(cap)
        for name, amount, why in (
            ("below", price - _CENT5, "a cent below the cap"),
            ("at", price, "exactly the cap"),
            ("above", price + _CENT5, "a cent above the cap: the cap is paid"),
        ):
            wish = Wish(country=COUNTRY_OF[currency], price=amount, on="2019-06-12")
            why_so = f"20 % of {amount} {currency} is {why}"
            yield _row(f"cap-{currency.lower()}-{name}", "T2", why_so, ACCEPT, group="edge", wish=wish)


def _two_products(plan: Plan, chance: Chance) -> Plan:
    """Two products of the list, both claimed."""
    currency = plan.sale.dealer.country.currency
    product = chance.pick([one for one in products_of(SONOS) if one.name != plan.goods[0].product.name])
    article = replace(article_of(product, chance, plan.sale.dealer.country), unit_price=modest_price(currency))
    second = Bought(product, len(plan.sale.articles))
    plan = plan.selling(articles=(*plan.sale.articles, article)).lining(
        plan.first_line, unit_price=modest_price(currency)
    )
    return replace(plan, goods=(*plan.goods, second))


def _discounted_line(plan: Plan, chance: Chance) -> Plan:
    article = plan.sale.articles[plan.first_line]
    return plan.lining(plan.first_line, discount=rounded(article.gross * chance.whole(5, 15) / 100, Decimal(1)))


def _discounted_whole(plan: Plan, chance: Chance) -> Plan:
    """A discount on the whole receipt, named as plain as can be."""
    names = {
        "de": "Rabatt",
        "fr": "Remise",
        "it": "Sconto",
        "es": "Descuento",
        "nl": "Korting",
        "fi": "Alennus",
        "en": "Discount",
        "da": "Rabat",
    }
    name = names.get(plan.sale.dealer.country.language, "Rabatt")
    return plan.selling(
        discount=rounded(plan.sale.subtotal * chance.whole(4, 12) / 100, Decimal(1)), discount_name=name
    )


def _promoted(plan: Plan, chance: Chance) -> Plan:
    amount = rounded(plan.sale.subtotal / 10, Decimal(1))
    return plan.selling(discount=amount, discount_name=said(PROMOTION, plan, chance))


_AMOUNTS = (
    _row("two-products", "T2", "Two products on one claim: a fifth of both lines", ACCEPT, group="honest", change=_two_products),
    _row("two-pieces", "T2", "Two of one product: a fifth of the line", ACCEPT, group="honest", wish=Wish(product="Play:1", quantity=2)),
    _row("line-discount", "T2", "A discount below the line: a fifth of what was paid", ACCEPT, group="honest", change=_discounted_line),
    _row("whole-discount", "T2", "A discount on the whole receipt: the line bears its share", ACCEPT, group="honest", wish=Wish(others=2), change=_discounted_whole),
    _row("other-currency", "T2", "A resident of Norway buys in Sweden: the caps are in the currency of residence", review("T2"), wish=Wish(country="SE", home="NO")),
    _row("pounds-for-euros", "T2", "A resident of Ireland buys in Britain", review("T2"), wish=Wish(country="GB", home="IE")),
    _row(
        "only-total", "T2", "The product's price cannot be read, only the total for several products",
        review(also=("resubmit",)), group="illegible", wish=_TILL.but(others=2), change=hiding("receipt", "items.line.price"),
    ),
)  # fmt: skip


_SELLERS = (
    _row("own-shop", "K1 T2", "Bought from the maker's web shop: that is the discount's route", reject("K1", "T2"), wish=Wish(proof="invoice"), change=at_known("Sonos", "sonos.com")),
    _row("own-shop-till", "K1 T2", "Bought in the maker's own shop", reject("K1", "T2"), wish=_TILL, change=at_known("Sonos Store", "sonos.com")),
    _row("promotion", "K2", "Bought as part of another promotion", review("K2"), wish=_TILL, change=_promoted),
    _row("promotion-invoice", "K2", "Bought as part of another promotion", review("K2"), wish=Wish(proof="invoice"), change=_promoted),
)  # fmt: skip


def _sold_as_gift_card(plan: Plan, chance: Chance) -> Plan:
    return plan.lining(
        plan.first_line, description=f"{said(GIFT_CARD, plan, chance)} Sonos", reference="", gtin="", serial=""
    )


def _gift_card_beside(plan: Plan, chance: Chance) -> Plan:
    price = Decimal(50)
    return plan.selling(
        articles=(*plan.sale.articles, Article(said(GIFT_CARD, plan, chance), price, vat_rate=Decimal(0)))
    )


def _wording(words: Words) -> Change:
    return lambda plan, chance: described(lambda plan: said(words, plan, chance))(plan, chance)


def _worded(name: str, why: str, words: Words) -> Scenario:
    return _row(name, "P", why, review("P"), change=_wording(words))


_CONFUSED = (
    ("Play:1", "Play:3"), ("Play:5", "Play:3"), ("Play:3", "Play:5"), ("Connect", "Connect:Amp"), ("Amp", "Connect:Amp"),
    ("Amp", "Connect"), ("Playbar", "Playbase"), ("Beam", "Playbar"),
)  # fmt: skip
"""Claimed, sold: both on the list, a glyph or a word apart."""


def _confused(claimed: str, sold: str) -> Scenario:
    name = f"{claimed}-for-{sold}".lower().replace(":", "")
    return _row(
        name,
        "P",
        f"Claimed a {claimed}, sold a {sold}",
        review("P"),
        wish=Wish(product=claimed),
        change=selling_instead(sold),
    )


_PRODUCTS = (
    *(_confused(*pair) for pair in _CONFUSED),
    _row("lookalike", "P", "Sold is a product that only looks like one of the list", reject("P"), change=selling_any("lookalike")),
    _row("lookalike-claimed", "P", "Claimed and sold is a product that only looks like one of the list", reject("P"), change=buying_any("lookalike")),
    _row("one-sl", "P", "A One SL is no One", reject("P"), wish=Wish(product="Sonos One"), change=selling_instead("Sonos One SL", "lookalike")),
    _row("accessory", "P", "A stand or mount that names the speaker is no speaker", reject("P"), change=selling_any("accessory")),
    _row("accessory-beside", "P", "A stand or mount beside the speaker", ACCEPT, group="honest", change=adding("accessory")),
    _row("gift-card", "P", "The line is a gift card of the maker", reject("P"), wish=_TILL, change=_sold_as_gift_card),
    _row("gift-card-beside", "P", "A gift card beside the speaker: another line", ACCEPT, group="honest", wish=_TILL, change=_gift_card_beside),
    _worded("refurbished", "The line says the piece was refurbished", REFURBISHED),
    _worded("used", "The line says the piece is used", USED),
    _worded("display", "The line says the piece stood in the shop", DISPLAY),
    _worded("limited", "The line says a limited or special edition", LIMITED),
    _worded("bundle", "The line says a bundle", BUNDLE),
    _worded("preorder", "The line says a pre-order", PREORDER),
)  # fmt: skip


def _billed_to_firm(plan: Plan, chance: Chance, *, with_id: bool) -> Plan:
    """The claimant is a person; the invoice is made out to a firm."""
    buyer = make_company(chance.child("firm"), plan.sale.dealer.country).buyer()
    return plan.selling(buyer=buyer if with_id else replace(buyer, vat_id=""))


_PARTICIPANTS = (
    _row("company", "Q2", "A firm claims, and the invoice is made out to it", reject("Q2"), wish=Wish(company=True, proof="invoice")),
    _row("company-till", "Q2", "A firm claims with a till receipt", reject("Q2"), wish=_TILL.but(company=True)),
    _row("firm-on-invoice", "Q2", "A person claims; the invoice is made out to a firm", review("Q2"), wish=Wish(proof="invoice"), change=lambda plan, chance: _billed_to_firm(plan, chance, with_id=False)),
    _row("firm-id-on-invoice", "Q2", "A person claims; the invoice bears a firm's VAT ID", review("Q2"), wish=Wish(proof="invoice", printed=("buyer_vat_id",)), change=lambda plan, chance: _billed_to_firm(plan, chance, with_id=True)),
    _row("minor", "Q1", "The claimant is not of age", reject("Q1"), group="form", change=telling(claimant__is_adult=False)),
    _row("age-unanswered", "Q1", "Whether the claimant is of age was not answered", RESUBMIT, group="form", change=telling(claimant__is_adult=None)),
    _row("resident-elsewhere", "Q1", "A resident of Romania, which takes no part", reject("Q1"), group="form", wish=Wish(country=("DE", "AT"), home="RO")),
    _row("account-elsewhere", "Q3", "The account is in another country than the residence", resubmit("Q3"), group="form", wish=Wish(country=EUROPE), change=lambda plan, chance: with_account("ES" if plan.person.country != "ES" else "FR")(plan, chance)),
    _row("account-mistyped", "Q3", "The IBAN fails its checksum", resubmit("Q3"), group="form", wish=Wish(country=EUROPE), change=mistyped_iban),
    _row("bsb-missing", "Q3 R1", "An Australian account without its BSB", RESUBMIT, group="form", wish=Wish(country="AU", on="2019-06-12"), change=telling(claimant__bank_account__bsb=None)),
)  # fmt: skip

_ENTRIES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("name", {"claimant__name": None}),
    ("email", {"claimant__email": None}),
    ("street", {"claimant__address__street": None}),
    ("country", {"claimant__address__country": None}),
    ("account", {"claimant__bank_account": None}),
    ("product", {"products": []}),
    ("date", {"purchase__date": None}),
)
"""What R1 asks for on the form."""

_FORMS = tuple(
    _row(f"form-without-{name}", "R1", f"The form lacks the {name}", RESUBMIT, group="form", change=telling(**told))
    for name, told in _ENTRIES
)

_SELLER_ROLES = ("retailer", "legal_name", "vat_id", "registration_id", "address", "contact")

_PROOFS = (
    _row("without-proof", "R5 R1", "No receipt or invoice is attached", RESUBMIT, group="form", change=without_proof),
    _row("slip-for-proof", "R1 R5", "A card slip is no proof of purchase", RESUBMIT, wish=_TILL, change=sending("slip")),
    _row("quote-for-proof", "R1 R5", "A quote proves no purchase", RESUBMIT, wish=Wish(proof="invoice"), change=sending("quote", "invoice")),
    _row("locked", "R1 R5", "The only proof is a PDF behind a password", RESUBMIT, group="illegible", wish=Wish(proof="invoice"), change=locked),
    _row("delivery-note-for-proof", "R1 R5", "A delivery note proves no purchase", RESUBMIT, wish=Wish(proof="invoice"), change=sending("delivery_note", "invoice")),
    _row("bill-for-proof", "R1 R5", "A provisional bill is no proof of purchase", RESUBMIT, wish=_TILL, change=sending("bill")),
    _row("credit-note", "Q5", "The proof is the credit note of the purchase", no_proof_but("Q5"), wish=Wish(proof="invoice"), change=refunded),
    _row("return-slip", "Q5", "The proof is the till's slip of the return", no_proof_but("Q5"), wish=_TILL, change=refunded),
    _row("returned", "Q5", "The product's line is taken back on the same receipt", reject("Q5"), wish=_TILL.but(others=2), change=returning(claimed=True)),
    _row("date-hidden", "R1", "The date is there and cannot be read", RESUBMIT, group="illegible", wish=_TILL, change=hiding("receipt", "purchase_date")),
    _row("product-hidden", "R1", "The product's line cannot be read", RESUBMIT, group="illegible", wish=_TILL, change=hiding("receipt", "items.line.description")),
    _row("price-hidden", "R1", "Neither the line's price nor the total can be read", RESUBMIT, group="illegible", wish=_TILL.but(others=0), change=hiding("receipt", "items.line.price", "total")),
    _row("retailer-hidden", "R1", "Nothing of the dealer can be read", RESUBMIT, group="illegible", wish=_TILL, change=hiding("receipt", *_SELLER_ROLES)),
    _row("time-hidden", "V1 R1", "On 3 June at one o'clock the time decides, and cannot be read", RESUBMIT, group="illegible", wish=Wish(country="AU", proof="receipt", on="2019-06-03", at="10:40", printed=("purchase_time",)), change=in_turn(lambda plan, _: plan.dealing(town="Sydney NSW", postal_code="2000"), hiding("receipt", "purchase_time"))),
)  # fmt: skip
