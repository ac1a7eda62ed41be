"""A sale as a till prints it: head, products, totals, VAT table, payment, card slip, policies.

Tills differ in order more than in words: Romanian ones put the quantity above the description and the date at the foot,
German ones count first, others print one line a product with the article number below it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from world.paper import GAP, RULE, Row, both, left, middle, table
from world.sale import Article, Sale
from world.tongues import write_amount, write_date

WARRANTY_YEARS = 2
"""Directive 1999/44/EC, article 5: the seller answers for two years."""


def till_rows(sale: Sale) -> tuple[Row, ...]:
    """Everything the till prints for `sale`, from top to bottom."""
    sections = (
        _head(sale),
        () if sale.dealer.date_last else _transaction(sale),
        (RULE,),
        _products(sale),
        (RULE,),
        _totals(sale),
        _vat(sale),
        _transaction(sale) if sale.dealer.date_last else (),
        _slip(sale) if sale.slip else (),
        _notes(sale),
    )
    return tuple(row for section in sections for row in section)


def slip_rows(sale: Sale) -> tuple[Row, ...]:
    """The card terminal's slip alone: it shows a payment, and no purchase of anything."""
    return (middle(sale.dealer.brand, bold=True), middle(sale.dealer.place), *_slip(sale))


def printed_date(sale: Sale) -> str:
    """The purchase date as it stands on the receipt."""
    return write_date(sale.on, sale.dealer.dates)


def printed_total(sale: Sale) -> str:
    """The total as it stands on the receipt, without its currency."""
    return write_amount(sale.total, sale.dealer.amounts)


def _head(sale: Sale) -> Iterator[Row]:
    dealer = sale.dealer
    yield middle(dealer.brand, size=2 if len(dealer.brand) <= 16 else 1, bold=True, role="brand")
    if dealer.legal_name.casefold() != dealer.brand.casefold():
        yield middle(dealer.legal_name, role="legal_name")
    yield middle(dealer.street, role="street")
    yield middle(dealer.place, role="place")
    yield middle(f"{dealer.tongue.phone} {dealer.phone}", role="phone")
    yield middle(dealer.id_line, role="vat_id")
    yield middle(dealer.web, role="web")
    yield GAP
    yield middle(dealer.tongue.title, bold=True, role="title")


def _transaction(sale: Sale) -> Iterator[Row]:
    tongue = sale.dealer.tongue
    yield GAP
    yield left(f"{tongue.number} {sale.number}", role="receipt_number")
    day = f"{tongue.date}: {printed_date(sale)}" if tongue.date else printed_date(sale)
    clock = f"{tongue.time} {sale.at:%H:%M}".strip() if sale.at else ""
    yield both(day, clock, role="purchase_date") if clock else left(day, role="purchase_date")


def _products(sale: Sale) -> Iterator[Row]:
    for article in sale.articles:
        yield from _product(article, sale)
        if article.discount:
            yield both(f"  {sale.dealer.tongue.discount}", write_amount(-article.discount, sale.dealer.amounts))


def _product(article: Article, sale: Sale) -> Iterator[Row]:
    dealer = sale.dealer
    unit = write_amount(article.unit_price, dealer.amounts)
    gross = write_amount(article.quantity * article.unit_price, dealer.amounts)
    reference = f"  {dealer.tongue.article} {article.reference}" if article.reference else ""
    if dealer.item_style == "quantity-first":
        yield left(f"{article.quantity},000 BUC x {unit}")
        yield both(article.description, f"{gross} A", role="item")
        yield from (left(text) for text in (reference,) if text)
    elif dealer.item_style == "counted":
        yield both(f"{article.quantity} x {article.description}", gross, role="item")
        each = f"{article.quantity} x {unit}" if article.quantity > 1 else ""
        yield from (both(reference, each) for _ in (0,) if reference or each)
    else:
        yield both(article.description, gross, role="item")
        count = f"{article.quantity} x {unit}"
        yield left(f"{reference}   {count}" if reference else f"  {count}")


def _totals(sale: Sale) -> Iterator[Row]:
    tongue, amounts = sale.dealer.tongue, sale.dealer.amounts
    if len(sale.articles) > 1:
        yield both(tongue.subtotal, write_amount(sale.total, amounts))
    yield both(tongue.total, printed_total(sale), bold=True, role="total")
    if sale.tendered is not None:
        yield both(tongue.cash, write_amount(sale.tendered, amounts))
        yield both(tongue.change, write_amount(sale.tendered - sale.total, amounts))
    else:
        yield both(tongue.card, printed_total(sale))
    yield GAP


def _vat(sale: Sale) -> Iterator[Row]:
    tongue, amounts = sale.dealer.tongue, sale.dealer.amounts
    figures = (sale.net, sale.vat, sale.total)
    if not tongue.vat_heads:
        yield both(f"TVA A {tongue.vat_rate}%", write_amount(sale.vat, amounts), role="vat")
        yield both("TOTAL TVA BON", write_amount(sale.vat, amounts))
        return
    yield table(*tongue.vat_heads)
    yield table(f"{tongue.vat_rate} %", *(write_amount(figure, amounts) for figure in figures), role="vat")


def _slip(sale: Sale) -> Iterator[Row]:
    title, card, approved, amount = sale.dealer.tongue.slip
    minute_later = dt.datetime.combine(sale.on, sale.at or dt.time(12)) + dt.timedelta(minutes=1)
    yield RULE
    yield middle(title)
    yield both(f"{card} ************4417", "AID A0000000031010")
    yield both(f"{minute_later:%d.%m.%y %H:%M}", f"TID {_terminal(sale)}")
    yield both(amount, printed_total(sale))
    yield middle(approved)


def _terminal(sale: Sale) -> str:
    """A terminal's number, the same for every slip of a shop."""
    return f"{sum(map(ord, sale.dealer.brand)) * 7919 % 10**8:08d}"


def _notes(sale: Sale) -> Iterator[Row]:
    warranty = write_date(sale.on.replace(year=sale.on.year + WARRANTY_YEARS), sale.dealer.dates)
    policy, guarantee, thanks = sale.dealer.tongue.notes
    yield GAP
    yield from (middle(text) for text in sale.remarks)
    yield middle(policy)
    if sale.slip or sale.tendered is not None:
        yield middle(guarantee.format(warranty=warranty))
    yield middle(thanks)
