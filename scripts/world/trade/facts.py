"""Sale to truth: everything that can be known of a sale, and of it what a drawn paper's marks say is printed.

A layout that leaves the VAT ID out leaves it out of the truth by not marking it; none has to keep a list of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from world.sheet import Mark, Truth
from world.trade.sale import Article, Sale


def sale_truth(
    sale: Sale, *, kind: str, layout: str, typeface: str, marks: Iterable[Mark], lines: tuple[str, ...]
) -> Truth:
    """``truth/1`` of a paper about `sale`: its fields and texts are those that `marks` name."""
    texts: dict[str, str] = {}
    for mark in marks:
        texts[mark.role] = f"{texts[mark.role]}, {mark.text}" if mark.role in texts else mark.text
    facts = sale_facts(sale)
    fields: dict[str, Any] = {role: facts[role] for role in texts if role in facts and "." not in role}
    items = [_item(article, place, texts) for place, article in enumerate(sale.articles)]
    if any(items):
        fields["items"] = [item for item in items if item]
    if "retailer" not in fields and "legal_name" in fields:  # one of the two is printed at least
        fields["retailer"] = fields["legal_name"]
    country = sale.dealer.country
    return {
        "schema": "truth/1",
        "kind": kind,
        "language": country.language,
        "country": country.code,
        "fields": fields,
        "texts": {role: text for role, text in texts.items() if role in _VERBATIM},
        "lines": list(lines),
        "barcodes": [mark.text for mark in marks if mark.role.startswith("barcode.")],
        "legible": True,
        "unreadable_fields": [],
        "tampered": False,
        "layout": layout,
        "typeface": typeface,
    }


_VERBATIM = frozenset({"purchase_date", "total"})
"""Scored as printed too: what else is printed is scored by value, since a shop has two names and an address several lines."""


def sale_facts(sale: Sale) -> dict[str, Any]:
    """Every field's true value, by the truth's name; a fact that this sale has not is absent."""
    dealer = sale.dealer
    facts = {
        "retailer": dealer.brand,
        "legal_name": dealer.legal_name,
        "vat_id": dealer.vat_id,
        "registration_id": dealer.registration_id,
        "address": f"{dealer.street}, {dealer.place}",
        "contact": dealer.phone,
        "purchase_date": sale.on.isoformat(),
        "purchase_time": f"{sale.at:%H:%M}" if sale.at else None,
        "receipt_number": sale.number,
        "total": str(sale.total),
        "currency": dealer.country.currency,
        "vat": str(sale.vat),
        "buyer_vat_id": sale.buyer.vat_id if sale.buyer else None,
        "invoice_date": sale.on.isoformat(),
        "order_date": sale.ordered.isoformat() if sale.ordered else None,
        "delivery_date": sale.delivered.isoformat() if sale.delivered else None,
        "due_date": sale.due.isoformat() if sale.due else None,
        "print_date": sale.printed.isoformat() if sale.printed else None,
        "payment_date": sale.payment.on.isoformat() if sale.payment.on else None,
    }
    return {name: value for name, value in facts.items() if value}


def _item(article: Article, place: int, texts: dict[str, str]) -> dict[str, Any]:
    """The line's facts that are printed; empty where the line is not."""
    known = {
        "description": article.description,
        "quantity": str(article.quantity),
        "price": str(article.price),
        "unit_price": str(article.unit_price),
        "reference": article.reference,
        "gtin": article.gtin,
    }
    item: dict[str, Any] = {name: value for name, value in known.items() if f"items.{place}.{name}" in texts and value}
    if f"items.{place}.serial" in texts:
        item["serials"] = [article.serial]
    return item
