"""Plans' papers become files: drawn by the press, captured so that what is needed stays readable and what is hidden is not.

An honest claimant takes the picture again until it can be read; so does this module, with a gentler hand each time. The
capture's own rule (truth `unreadable_fields`) says what a person can still read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from world.capture.camera import capture
from world.capture.choose import any_capture, careful
from world.capture.how import KINDS, LOCAL_KINDS, Capture, Damage
from world.cases.copies import copied
from world.cases.drawing import draw_paper
from world.cases.plan import Paper, Plan
from world.chance import Chance, Stock
from world.sheet import Drawn, Made

Forge = Callable[[str, Drawn, Capture, Chance], Made]
"""`world.fraud.forge`: kind of change, undamaged document, capture, chance."""

HARDEST = 0.75
"""Honest claimants' first try, at most; chosen."""
TRIES = 5
"""Pictures of one paper before it is taken with all care; each half as hard as the one before."""

_SELLER = ("retailer", "legal_name", "vat_id", "registration_id", "address", "contact")
_PURCHASE = ("title", "purchase_date", "purchase_time", "order_date", "total", "currency", "items")
_THING = ("model", "product", "gtin", "serial", "imei", "mac", "barcode")


class UnfitError(Exception):
    """What the claim needs cannot be shown by this shop's paper: another shop's may."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One file and the paper it shows."""

    made: Made
    drawn: Drawn


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
        drawn = draw_paper(plan, paper, case.child(f"{paper.draw}/{_mark_of(plan, paper)}"))
        if place == 0:
            _refuse_unfit(plan, drawn)
        shots.append(Shot(_made(stem, drawn, paper, here.child("shot"), forge=forge), drawn))
    return tuple(shots)


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
    return Shot(copied(stem, of.made, of.drawn, manner=paper.copy.manner, chance=chance), of.drawn)


def _free_stem(paper: Paper, chance: Chance, taken: set[str]) -> str:
    """What the claimant calls the file: by the word for it, or as the telephone named it."""
    for step in range(TRIES):
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


def _made(stem: str, drawn: Drawn, paper: Paper, chance: Chance, *, forge: Forge | None) -> Made:
    if paper.forge:
        if forge is None:
            raise ValueError(f"{paper.forge}: nobody forges here")
        how = Capture(device="file") if drawn.pdf else careful(chance, drawn)
        made = forge(paper.forge, drawn, how, chance)
        return replace(made, name=f"{stem}.{made.name.rsplit('.', 1)[-1]}")
    if paper.hidden:
        return hidden(stem, drawn, paper.hidden, chance)
    is_file = drawn.pdf is not None and (paper.password or chance.happens(0.6))
    return capture(stem, drawn, Capture(device="file"), chance) if is_file else readable(stem, drawn, chance)


def readable(stem: str, drawn: Drawn, chance: Chance) -> Made:
    """A picture of `drawn` on which everything that counts can be read."""
    hardness = chance.within(0, HARDEST)
    for step in range(TRIES):
        here = chance.child(f"try/{step}")
        made = capture(stem, drawn, any_capture(here, drawn, hardness=hardness / 2**step), here)
        if not lost(made):
            return made
    made = capture(stem, drawn, careful(chance.child("careful"), drawn), chance.child("careful"))
    if lost(made):
        raise UnfitError(f"{stem}: {', '.join(lost(made))} unreadable on a careful picture")
    return made


def hidden(stem: str, drawn: Drawn, roles: tuple[str, ...], chance: Chance) -> Made:
    """A picture of `drawn` on which `roles` cannot be read, and, where that can be, everything else that counts can."""
    kinds = [kind for kind in KINDS.of(chance.split) if kind in LOCAL_KINDS and kind in _COVERS]
    best: Made | None = None
    for step in range(TRIES):
        here = chance.child(f"hide/{step}")
        kind = here.pick(kinds)
        how = careful(here, drawn)
        over = tuple(Damage(kind, 1.0, role) for role in roles)
        made = capture(stem, drawn, replace(how, damages=(*how.damages, *over)), here)
        gone = lost(made)
        if not all(any(_is(one, role) for one in gone) for role in roles):
            continue
        if all(any(_is(one, role) for role in roles) for one in gone):
            return made
        best = best or made
    if best is None:
        raise UnfitError(f"{stem}: {', '.join(roles)} could not be hidden")
    return best


_COVERS = frozenset({"cut", "tear", "glare", "thumb", "stain", "smudge", "wet", "stamp"})
"""Damages that can make a value unreadable, put over it as strong as they come."""


def lost(made: Made) -> tuple[str, ...]:
    """What counts in a claim and cannot be read on `made`."""
    counted = _THING if made.kind in {"label", "serial_photo"} else (*_SELLER, *_PURCHASE)
    gone = [role for role in made.truth.get("unreadable_fields", ()) if role.split(".")[0] in counted]
    if made.truth.get("barcodes_unreadable"):
        gone.append("barcode")
    return tuple(gone)


def _is(found: str, role: str) -> bool:
    """Whether `found` is the value `role` or a part of it (``items.0`` of ``items.0.price``)."""
    return found == role or found.startswith(f"{role}.") or role.startswith(f"{found}.")
