"""Plans' papers become files: drawn by the press, named as people name files, handed to the camera."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from world.capture.choose import careful
from world.capture.how import Capture
from world.capture.truths import is_field
from world.cases.copies import copied
from world.cases.drawing import draw_paper
from world.cases.legible import BARCODES, Shot, hidden, readable, taken
from world.cases.plan import Paper, Plan
from world.chance import Chance, Stock
from world.sheet import Drawn, Made, UnfitError

Forge = Callable[[str, Drawn, Capture, Chance], Made]
"""`world.fraud.forge`: kind of change, undamaged document, capture, chance."""

FILES = 0.6
"""How often a paper that was born as a file is sent as it is; chosen."""
STEMS_TRIED = 5
MAKES_TRIED = 6
"""Makes of labels and plates; of some, things stand too small for a good picture."""


def shoot(
    plan: Plan, chance: Chance, *, case: Chance, before: tuple[tuple[Shot, ...], ...], forge: Forge | None
) -> tuple[Shot, ...]:
    """The files of `plan`, in its order; `before` are those of its earlier claims.

    Papers are drawn from the chance of the whole `case`: two claims with one receipt show the same paper.
    """
    shots: list[Shot] = []
    for place, paper in enumerate(plan.papers):
        here = chance.child(f"paper/{place}")
        stem = _free_stem(paper, here, {shot.made.name.rsplit(".", 1)[0] for shot in shots})
        if paper.copy:
            shots.append(_copy(stem, before[paper.copy.before][0], paper, here))
            continue
        own = case.child(f"{paper.draw}/{_mark_of(plan, paper)}")
        take = _take_thing if paper.draw in {"label", "plate"} else _take_paper
        shots.append(take(stem, plan, paper, drawing=own, chance=here.child("shot"), forge=forge))
    return tuple(shots)


def _take_paper(stem: str, plan: Plan, paper: Paper, *, drawing: Chance, chance: Chance, forge: Forge | None) -> Shot:
    """The picture or file of a paper about a sale; UnfitError where this shop's papers will not do."""
    drawn = draw_paper(plan, paper, drawing)
    if paper == plan.proof:
        _refuse_unfit(plan, drawn)
    return _shot(stem, drawn, plan, paper, chance=chance, forge=forge)


def _take_thing(stem: str, plan: Plan, paper: Paper, *, drawing: Chance, chance: Chance, forge: Forge | None) -> Shot:
    """The picture of a label or plate: of the first make of which a picture will do."""
    for make in range(MAKES_TRIED):
        drawn = draw_paper(plan, paper, drawing.child(f"{make}"))
        try:
            return _shot(stem, drawn, plan, paper, chance=chance.child(f"{make}"), forge=forge)
        except UnfitError as error:
            last = error
    raise last


def _mark_of(plan: Plan, paper: Paper) -> str:
    """What tells one paper from another: the serial of a thing, the number of a sale."""
    if paper.draw in {"label", "plate"}:
        return (paper.goods or plan.goods[0]).serial
    return (paper.sale or plan.sale).number


def _refuse_unfit(plan: Plan, proof: Drawn) -> None:
    """Nothing; UnfitError where the shop's papers do not print what the plan asks for."""
    printed = {mark.role for sheet in proof.sheets for mark in sheet.marks}
    missing = [role for role in plan.printed if printed.isdisjoint(role.split("|"))]
    if missing:
        raise UnfitError(f"{plan.sale.dealer.brand}: prints no {', '.join(missing)}")


def _copy(stem: str, of: Shot, paper: Paper, chance: Chance) -> Shot:
    """Another file of the paper that `of` shows."""
    assert paper.copy is not None
    return replace(of, made=copied(stem, of, manner=paper.copy.manner, chance=chance))


def _free_stem(paper: Paper, chance: Chance, taken: set[str]) -> str:
    """What the claimant calls the file: by the word for it, or as the telephone named it."""
    for step in range(STEMS_TRIED):
        here = chance.child(f"stem/{step}")
        stem = f"IMG_{here.digits(4)}" if here.happens(0.5) else here.pick(_STEMS[paper.called or "other"])
        if stem not in taken:
            return stem
    return f"{paper.draw}-{len(taken)}"


_STEMS: dict[str, Stock[str]] = {
    "receipt": Stock(("receipt", "kvitto", "bon", "kuitti", "ticket"), ("kvittering", "beleg", "scontrino", "kassabon", "proof")),
    "invoice": Stock(("invoice", "faktura", "factura", "rechnung"), ("lasku", "facture", "fattura", "factuur")),
    "order_confirmation": Stock(("order", "beställning", "comanda"), ("tilaus", "ordre", "bestellung")),
    "label": Stock(("label", "etikett", "tarra"), ("box", "etiket", "pakkaus")),
    "serial_photo": Stock(("serie", "serial"), ("numar", "aparat")),
    "other": Stock(("scan", "document"), ("file", "upload")),
}  # fmt: skip
"""Names of files by what the claimant calls the paper."""


def _shot(stem: str, drawn: Drawn, plan: Plan, paper: Paper, *, chance: Chance, forge: Forge | None) -> Shot:
    if paper.forge:
        if forge is None:
            raise ValueError(f"{paper.forge}: nobody forges here")
        how = Capture(device="file") if drawn.pdf else careful(chance, drawn)
        made = forge(paper.forge, drawn, how, chance)
        return Shot(made.called(stem), drawn, how)
    needs = _needs(plan, paper)
    if paper.hidden:
        return hidden(stem, drawn, chance, roles=paper.hidden, needs=needs)
    if paper.password:
        return _locked(taken(stem, drawn, Capture(device="file"), chance))
    if drawn.pdf is not None and chance.happens(FILES):
        return taken(stem, drawn, Capture(device="file"), chance)
    return readable(stem, drawn, chance, needs=needs)


def _locked(shot: Shot) -> Shot:
    """The file, of which nobody without the password reads anything."""
    truth = shot.made.truth
    unread = sorted(role for role in truth["places"] if is_field(role, truth))
    return replace(shot, made=shot.made.told(legible=False, unreadable_fields=unread))


def _needs(plan: Plan, paper: Paper) -> tuple[str, ...]:
    """What has to be readable on the paper."""
    if paper.draw == "label":
        return ("model|product", "serial", BARCODES)
    if paper.draw == "plate":
        return ("model|product", "serial")
    lines = [f"items.{one.place}.{part}" for one in plan.goods for part in ("description", "price", "quantity")]
    return (*_PURCHASE, *plan.printed, *lines)


_PURCHASE = (
    "retailer|legal_name",
    "vat_id",
    "buyer_vat_id",
    "purchase_date|invoice_date",
    "order_date",
    "purchase_time",
    "total",
)
"""Needed of a proof wherever printed, beside what the plan asks for."""
