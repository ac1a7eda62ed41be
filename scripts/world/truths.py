"""What is known about a made document, as ``truth/1`` (CONTRACT: Truth)."""

from __future__ import annotations

from typing import Any

from world.label import BoxLabel, SerialPlate
from world.sale import Article, Sale
from world.till import printed_date, printed_total

Truth = dict[str, Any]

_HIDES = {"purchase_date": ("purchase_date", "purchase_time"), "brand": ("retailer",)}
"""Fields that stand in a row together."""


def sale_truth(sale: Sale, lines: tuple[str, ...], *, kind: str, hidden: tuple[str, ...] = ()) -> Truth:
    """The truth of a proof of `sale`; fields in `hidden` rows are printed and cannot be read."""
    unreadable = [name for row in hidden for name in _HIDES.get(row, (row,))]
    fields = {name: value for name, value in _sale_fields(sale, kind).items() if value and name not in unreadable}
    texts = {"purchase_date": printed_date(sale), "total": printed_total(sale)}
    return {
        "schema": "truth/1",
        "kind": kind,
        "language": sale.dealer.tongue.language,
        "country": sale.dealer.tongue.country,
        "fields": fields,
        "texts": {name: text for name, text in texts.items() if name not in unreadable},
        "lines": list(lines),
        "barcodes": [],
        "legible": not unreadable,
        "unreadable_fields": unreadable,
        "tampered": False,
        "layout": f"till/{sale.dealer.item_style}" if kind == "receipt" else "invoice/a4-table",
        "label_origin": "made by scripts/make_fixtures.py",
    }


def paper_truth(sale: Sale, lines: tuple[str, ...], *, kind: str, fields: tuple[str, ...]) -> Truth:
    """The truth of another paper about `sale`: of its fields only those named."""
    truth = sale_truth(sale, lines, kind=kind)
    known = {**_sale_fields(sale, "invoice"), "order_date": sale.on.isoformat()}
    del truth["texts"]
    return {**truth, "fields": {name: known[name] for name in fields}, "layout": f"paper/{kind}"}


def _sale_fields(sale: Sale, kind: str) -> dict[str, Any]:
    dealer = sale.dealer
    is_invoice = kind == "invoice"
    return {
        "retailer": dealer.legal_name if is_invoice else dealer.brand,
        "legal_name": dealer.legal_name,
        "vat_id": dealer.vat_id,
        "registration_id": dealer.registration_id,
        "address": f"{dealer.street}, {dealer.place}",
        "contact": dealer.phone,
        "purchase_date": sale.on.isoformat(),
        "purchase_time": f"{sale.at:%H:%M}" if sale.at and not is_invoice else None,
        "receipt_number": sale.number,
        "total": str(sale.total),
        "currency": dealer.tongue.currency,
        "vat": str(sale.vat),
        "items": [_item(article, is_invoice=is_invoice) for article in sale.articles],
        "buyer_vat_id": sale.buyer.vat_id if sale.buyer and is_invoice else None,
        "invoice_date": sale.on.isoformat() if is_invoice else None,
        "order_date": sale.ordered.isoformat() if sale.ordered and is_invoice else None,
        "delivery_date": sale.delivered.isoformat() if sale.delivered and is_invoice else None,
        "due_date": sale.due.isoformat() if sale.due and is_invoice else None,
    }


def _item(article: Article, *, is_invoice: bool) -> dict[str, Any]:
    known = {
        "description": article.description,
        "quantity": str(article.quantity),
        "price": str(article.price),
        "reference": article.reference,
        "gtin": article.gtin if is_invoice else "",
        "serials": [article.serial] if article.serial and is_invoice else None,
    }
    return {name: value for name, value in known.items() if value}


def label_truth(
    label: BoxLabel, lines: tuple[str, ...], *, hidden: tuple[str, ...] = (), cut: tuple[str, ...] = ()
) -> Truth:
    """The truth of a packaging label; the barcodes in `hidden` and `cut` are there and cannot be decoded.

    Under a smudge only the bars are lost; what the picture's edge cuts off takes the digits below with it.
    """
    codes = {"serial": label.serial, "part": label.part, "gtin": label.gtin}
    fields = {"product": label.product, "model": label.model, "gtin": label.gtin, "serial": label.serial}
    if cut:  # the model stands at the right edge too
        fields.pop("model")
        lines = tuple(line for line in lines if line not in {f"Model {label.model}", label.origin, lines[-1]})
    return {
        "schema": "truth/1",
        "kind": "label",
        "fields": {name: value for name, value in fields.items() if name not in cut},
        "lines": list(lines),
        "barcodes": [text for name, text in codes.items() if text and name not in (*hidden, *cut)],
        "barcodes_unreadable": len(hidden) + len(cut),
        "legible": not (hidden or cut),
        "unreadable_fields": [*cut],
        "layout": "label/box",
        "label_origin": "made by scripts/make_fixtures.py",
    }


def plate_truth(plate: SerialPlate, lines: tuple[str, ...]) -> Truth:
    """The truth of a serial plate."""
    return {
        "schema": "truth/1",
        "kind": "serial_photo",
        "fields": {"model": plate.model, "serial": plate.serial},
        "lines": list(lines),
        "barcodes": [],
        "legible": True,
        "layout": "plate/engraved",
        "label_origin": "made by scripts/make_fixtures.py",
    }
