"""The form of a plan, ``claim/1``: filled in as an honest claimant does, then as the plan tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from world.cases.days import MICROSOFT, SONY
from world.cases.plan import Bought, Plan
from world.sheet import Made
from world.trade.countries import COUNTRIES


def fill_form(plan: Plan, identity: str, files: Sequence[Made], *, answered: str | None) -> dict[str, Any]:
    """``claim/1`` of `plan`; `answered` is the claim that it completes."""
    sale = plan.sale
    form: dict[str, Any] = {
        "schema": "claim/1",
        "id": identity,
        "campaign": plan.campaign,
        "submitted_at": plan.submitted.isoformat(),
        "language": _language(plan),
        "reference": None,
        "answers": None,
        "origin": None,
        "declarations": {"employee": False} if plan.campaign == MICROSOFT else None,
        "claimant": plan.person.form(),
        "purchase": {
            "retailer": sale.dealer.brand,
            "vat_id": None,
            "date": sale.on.isoformat(),
            "order_date": sale.ordered.isoformat() if sale.ordered else None,
            "country": sale.dealer.country.code,
            "price": _price(plan),
            "receipt_number": None,
            "code": None,
        },
        "products": [_product(plan, one) for one in plan.goods],
        "documents": [
            {"path": made.name, **({"kind": paper.called} if paper.called else {})}
            for paper, made in zip(plan.papers, files, strict=True)
        ],
    }
    if plan.answering:
        asked = plan.answering.asked_at
        form["answers"] = {
            "claim_id": answered,
            "replaces": list(plan.answering.replaces),
            "asked_at": asked.isoformat() if asked else None,
        }
    for place, value in plan.told:
        _put(form, place, value)
    return form


def _language(plan: Plan) -> str:
    """The claimant's: that of the shop in the same country, else the country's own."""
    country, code = plan.sale.dealer.country, plan.person.country
    return country.language if country.code == code else COUNTRIES[code].language


def _price(plan: Plan) -> dict[str, str]:
    """What the form asks for: the product's price, of several products their sum."""
    lines = {bought.place for bought in plan.goods}
    amount = sum(plan.sale.articles[place].price for place in lines)
    return {"amount": str(amount), "currency": plan.sale.dealer.country.currency}


def _product(plan: Plan, bought: Bought) -> dict[str, Any]:
    product = bought.product
    return {
        "name": f"{product.maker} {product.name}" if product.maker not in product.name else product.name,
        "model": product.model or None if plan.campaign == SONY else None,
        "gtin": None,
        "serial": bought.serial or None if plan.campaign == SONY else None,
        "quantity": bought.quantity,
        "price": None,
    }


def _put(form: dict[str, Any], place: str, value: Any) -> None:  # noqa: ANN401
    """Writes `value` at `place` (``products.0.model``)."""
    at: Any = form
    *path, last = place.split(".")
    for step in path:
        at = at[int(step)] if step.isdigit() else at[step]
    at[last] = value
