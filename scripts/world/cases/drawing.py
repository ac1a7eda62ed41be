"""Which part of the press draws which paper of a plan."""

from __future__ import annotations

from collections.abc import Callable

from world.cases.handwritten import draw_handwritten
from world.cases.plan import Draw, Paper, Plan
from world.chance import Chance
from world.fraud.made_up import draw_made_up
from world.press.a4.matter import PaperKind
from world.press.a4.papers import draw_paper as draw_a4
from world.press.label.labels import draw_label
from world.press.mail.mails import draw_mail
from world.press.plate.plates import draw_plate
from world.press.till.tills import draw_bill, draw_receipt, draw_return, draw_slip
from world.sheet import Drawn
from world.trade.sale import Sale

MADE_UP, OTHER_XML = "generated", "other-xml"
"""Forgeries that begin with the drawing: nothing printed is changed, or an e-invoice is needed."""


def draw_paper(plan: Plan, paper: Paper, chance: Chance) -> Drawn:
    """The paper, undamaged."""
    goods = paper.goods or plan.goods[0]
    if paper.draw == "label":
        return draw_label(goods.product, chance, serial=goods.serial, gtin=goods.product.gtin_of(goods.configuration))
    if paper.draw == "plate":
        return draw_plate(goods.product, chance, serial=goods.serial)
    if paper.forge == MADE_UP:
        return draw_made_up(paper.sale or plan.sale, chance, draw=_TILLS[paper.draw])
    return _draw_sale(paper, paper.sale or plan.sale, chance)


def _draw_sale(paper: Paper, sale: Sale, chance: Chance) -> Drawn:
    """A paper about a sale."""
    if paper.draw in _TILLS:
        return _TILLS[paper.draw](sale, chance)
    if paper.draw in {"mail", "screen"}:
        return draw_mail(sale, chance, kind="receipt", form="pdf" if paper.draw == "mail" else "screen")
    kind = _A4[paper.draw]
    if kind == "invoice":
        return draw_a4(
            sale,
            chance,
            kind=kind,
            password=paper.password,
            xml=paper.forge == OTHER_XML,
            marketplace=paper.marketplace,
        )
    return draw_a4(sale, chance, kind=kind)


_TILLS: dict[Draw, Callable[[Sale, Chance], Drawn]] = {
    "receipt": draw_receipt,
    "slip": draw_slip,
    "bill": draw_bill,
    "return": draw_return,
    "handwritten": draw_handwritten,
}
_A4: dict[Draw, PaperKind] = {
    "invoice": "invoice",
    "credit_note": "credit_note",
    "order_confirmation": "order_confirmation",
    "delivery_note": "delivery_note",
    "quote": "quote",
    "pro_forma": "pro_forma",
}
