"""Sums: whatever is bought wherever, the arithmetic of a receipt holds to the last coin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest
from world.chance import SPLITS, Chance, Split
from world.trade.countries import COUNTRIES
from world.trade.dealers import make_dealer
from world.trade.goods import PRODUCTS, article_of, other_articles
from world.trade.people import make_company
from world.trade.sale import ZERO, Payment, Sale, rounded
from world.trade.sales import credited, discounted, make_sale

DAY = dt.date(2019, 6, 7)
DRAWS = 8


def _sale(chance: Chance, key: str, draw: int) -> Sale:
    dealer = make_dealer(chance.child("dealer"), key)
    articles = other_articles(chance.child("others"), key, chance.whole(0, 6), shop=dealer.web)
    if draw % 2 or not articles:
        articles += (article_of(chance.pick(PRODUCTS), chance, key, shop=dealer.web),)
    known = {"buyer": make_company(chance.child("buyer"), key).buyer()} if draw % 4 == 0 else {}
    sale = make_sale(chance.child("sale"), dealer, articles, on=DAY, **known)
    return discounted(chance.child("discount"), sale) if draw % 3 == 0 else sale


@cache
def sales() -> tuple[Sale, ...]:
    """Some hundred sales of all countries and both splits."""

    def every() -> Iterator[Sale]:
        for split in SPLITS:
            for key in COUNTRIES:
                yield from (_sale(Chance.of(draw, split, key), key, draw) for draw in range(DRAWS))

    return tuple(every())


def test_lines_add_up() -> None:
    """Lines and deposits make the subtotal; less the discount it is what the goods cost; with the rounding what is paid."""
    for sale in sales():
        assert sale.subtotal == sum(one.quantity * one.unit_price - one.discount + one.deposit for one in sale.articles)
        assert sale.gross == sale.subtotal - sale.discount
        assert sale.total == sale.gross + sale.rounding


def test_net_and_vat_make_gross() -> None:
    """By rate and in all, net plus VAT is gross, and the rates' shares add up to the receipt."""
    for sale in sales():
        assert sale.net + sale.vat == sale.gross
        assert sale.gross == sum(line.gross for line in sale.vat_lines)
        for line in sale.vat_lines:
            assert line.gross == line.net + line.vat
            assert abs(line.vat - line.gross * line.rate / (100 + line.rate)) <= Decimal("0.005")


def test_rates_are_the_countrys() -> None:
    """A line of the VAT table bears a rate that was in force."""
    for sale in sales():
        country = sale.dealer.country
        assert {line.rate for line in sale.vat_lines} <= {country.vat_rate, *country.reduced_rates}


def test_amounts_have_two_decimals() -> None:
    """No amount of a sale has a part of a cent."""
    for sale in sales():
        for amount in (sale.total, sale.vat, sale.net, *(one.price for one in sale.articles)):
            assert amount == rounded(amount)


def test_only_cash_is_rounded() -> None:
    """Rounding is at most half a coin, to a multiple of it, and there is none without cash or coin."""
    for sale in sales():
        coin = sale.dealer.country.cash_coin
        if coin and sale.payment.means == "cash":
            assert abs(sale.rounding) <= coin / 2
            assert sale.total % coin == 0
        else:
            assert sale.rounding == 0


def test_change_comes_back() -> None:
    """Who pays in notes gets the difference; who pays by card gets none."""
    for sale in sales():
        assert (sale.change is None) == (sale.payment.tendered is None)
        assert sale.change is None or (sale.change >= 0 and sale.payment.means == "cash")
    assert any(sale.change for sale in sales())


def test_discounts_are_taken_off() -> None:
    """A discount makes cheaper by itself, has a name where it stands alone, and never more than the price."""
    for draw in range(DRAWS):
        chance = Chance.of(draw, "held", "discount")
        sale = make_sale(chance, make_dealer(chance, "SE"), other_articles(chance, "SE", 4), on=DAY)
        cheaper = discounted(chance, sale)
        assert ZERO < cheaper.gross < sale.gross
        assert bool(cheaper.discount) == bool(cheaper.discount_name)


def test_what_comes_back_is_what_was_paid() -> None:
    """A return of everything is the sale with the other sign."""
    for sale in sales()[::5]:
        back = credited(Chance.of(1, "tune"), sale, on=DAY + dt.timedelta(days=3))
        assert -sale.gross == back.gross
        assert -sale.vat == back.vat


def test_one_line_may_come_back_alone() -> None:
    """Of several lines those named come back."""
    sale = next(one for one in sales() if len(one.articles) > 2)
    back = credited(Chance.of(1, "tune"), sale, on=DAY, places=(1,))
    assert back.gross == -(sale.articles[1].price + sale.articles[1].deposit)


def test_what_is_given_stands() -> None:
    """Number, time, payment, remarks and dates that the caller knows are never drawn."""
    chance = Chance.of(1, "tune")
    known = {"number": "17", "at": dt.time(3, 4), "payment": Payment("transfer"), "remarks": (), "ordered": DAY}
    sale = make_sale(chance, make_dealer(chance, "FR"), other_articles(chance, "FR", 2), on=DAY, **known)
    assert known == {name: getattr(sale, name) for name in known}


def test_dates_follow_each_other() -> None:
    """Ordered before bought, delivered and due after."""
    for sale in sales():
        assert sale.ordered is None or sale.ordered <= sale.on
        assert sale.delivered is None or sale.delivered >= sale.on
        assert sale.due is None or sale.due > sale.on


def test_a_shop_says_the_same_at_every_foot() -> None:
    """Two receipts of one shop and day end with the same lines."""
    dealer = make_dealer(Chance.of(1, "tune"), "DE")
    goods = other_articles(Chance.of(1, "tune"), "DE", 1)
    feet = {make_sale(Chance.of(1, "tune", f"{place}"), dealer, goods, on=DAY).remarks for place in range(5)}
    assert len(feet) == 1


@pytest.mark.parametrize("split", SPLITS)
def test_the_same_seed_is_the_same_sale(split: Split) -> None:
    """A sale is made of its chance alone."""
    first, second = (_sale(Chance.of(6, split, "same"), "NL", 1) for _ in range(2))
    assert first == second


def test_all_languages_are_in_both_splits() -> None:
    """Eleven languages, in tune and in held."""
    assert len({sale.dealer.country.language for sale in sales()}) == 11


def test_worlds_share_nothing_that_is_printed() -> None:
    """No shop, street, town, product line or remark of the tune sales stands in a held one."""
    printed: dict[Split, set[str]] = {"tune": set(), "held": set()}
    for place, sale in enumerate(sales()):
        dealer = sale.dealer
        street = "".join(glyph for glyph in dealer.street if not glyph.isdigit())
        lines = {one.description.casefold() for one in sale.articles}
        split: Split = "tune" if place < len(sales()) / 2 else "held"
        printed[split] |= {dealer.brand, dealer.legal_name, dealer.web, dealer.town, street, *lines, *sale.remarks}
    assert set() == printed["tune"] & printed["held"]
