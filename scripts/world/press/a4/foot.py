"""The foot of every page: the seller's numbers, bank, register, page number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from world.press.a4.desk import HEIGHT, LEFT, MM, RIGHT, WIDTH, Desk, draw_logo, parts_around
from world.press.a4.pen import GREY, WHITE, Part

_HEIGHTS = {"columns": 84.0, "line": 56.0, "bar": 64.0, "short": 44.0, "promo": 112.0}
"""Points from the edge that each foot needs."""


def bottom_limit(desk: Desk) -> float:
    """Where the free part of a page ends."""
    return HEIGHT - _HEIGHTS[desk.layout.foot] - 6


def draw_foot(desk: Desk) -> None:
    """The foot of the current page."""
    top = HEIGHT - _HEIGHTS[desk.layout.foot]
    _FEET[desk.layout.foot](desk, top)


def _ids(desk: Desk) -> tuple[tuple[Part, ...], ...]:
    dealer = desk.matter.sale.dealer
    role = desk.pen.fresh("vat_id")
    lines, seen = [], False
    for line in dealer.id_lines:
        parts = (line,) if seen else parts_around(line, dealer.vat_id, role)
        seen = seen or len(parts) > 1
        lines.append(parts)
    return tuple(lines)


def _bank(desk: Desk) -> tuple[tuple[Part, ...], ...]:
    account = desk.matter.account
    words = desk.matter.words
    if account.iban is None:
        return (
            (f"{words['bank']}: {desk.matter.bank}",),
            (f"BSB {account.bsb}",),
            ("Acc. ", (account.number, desk.pen.fresh("bank_account"))),
        )
    spaced = " ".join(account.iban[at : at + 4] for at in range(0, len(account.iban), 4))
    return ((f"{words['bank']}: {desk.matter.bank}",), ("IBAN ", (spaced, desk.pen.fresh("bank_account"))))


def _page(desk: Desk) -> str:
    return desk.matter.words["page"].format(page=len(desk.pen.pages), pages=desk.pages)


def _columns(desk: Desk, top: float) -> None:
    dealer, words = desk.matter.sale.dealer, desk.matter.words
    desk.pen.line(LEFT, top + 4, RIGHT, top + 4, width=0.5, colour=desk.accent)
    who: tuple[tuple[Part, ...], ...] = (
        ((dealer.legal_name, desk.pen.fresh("legal_name")),), (dealer.street,), (dealer.place,),
    )  # fmt: skip
    reach: tuple[tuple[Part, ...], ...] = (
        (f"{words['phone']} ", (dealer.phone, desk.pen.fresh("contact"))), (dealer.email,), (dealer.web,),
    )  # fmt: skip
    law = (*_ids(desk), (f"{words['director']}: {desk.matter.clerk or 'E. Example'}",))
    width = (RIGHT - LEFT) / 4
    for place, lines in enumerate((who, reach, law, _bank(desk))):
        y = top + 16
        for line in lines:
            desk.pen.run(line, LEFT + place * width, y, desk.style(0.74, colour=GREY), room=width - 7)
            y += 0.98 * desk.layout.size
    desk.pen.write(_page(desk), RIGHT, HEIGHT - 22, replace(desk.style(0.75, colour=GREY), align="right"))


def _line(desk: Desk, top: float) -> None:
    dealer = desk.matter.sale.dealer
    style = replace(desk.style(0.76, colour=GREY), align="centre")
    first: list[Part] = [
        (dealer.legal_name, desk.pen.fresh("legal_name")),
        f" · {dealer.street} · {dealer.place} · {dealer.web}",
    ]
    second: list[Part] = []
    for line in (*_ids(desk), *_bank(desk)):
        second += [" · ", *line] if second else line
    desk.pen.run(first, WIDTH / 2, top + 14, style, room=RIGHT - LEFT)
    desk.pen.run(second, WIDTH / 2, top + 25, style, room=RIGHT - LEFT)
    desk.pen.write(_page(desk), WIDTH / 2, top + 37, style)


def _bar(desk: Desk, top: float) -> None:
    dealer = desk.matter.sale.dealer
    desk.pen.box(0, top + 10, WIDTH, HEIGHT, fill=desk.accent)
    style = desk.style(0.8, colour=WHITE)
    line: list[Part] = [(dealer.legal_name, desk.pen.fresh("legal_name"))]
    for parts in _ids(desk):
        line += ["  |  ", *parts]
    desk.pen.run(line, LEFT, top + 28, style, room=RIGHT - LEFT - 70)
    bank: list[Part] = []
    for parts in _bank(desk):
        bank += ["  |  ", *parts] if bank else parts
    desk.pen.run(bank, LEFT, top + 41, style, room=RIGHT - LEFT - 70)
    desk.pen.write(_page(desk), RIGHT, top + 28, replace(style, align="right"))


def _short(desk: Desk, top: float) -> None:
    line: list[Part] = []
    for parts in _ids(desk):
        line += ["   ", *parts] if line else parts
    desk.pen.run(line, LEFT, top + 16, desk.style(0.8), room=RIGHT - LEFT - 30 * MM)
    desk.pen.write(_page(desk), RIGHT, top + 16, replace(desk.style(0.8), align="right"))


def _promo(desk: Desk, top: float) -> None:
    """The seller's numbers, and below them a band that thanks."""
    pen, dealer = desk.pen, desk.matter.sale.dealer
    _short(desk, top)
    pen.box(0, top + 40, WIDTH, HEIGHT, fill=desk.accent)
    style = desk.style(1.5, colour=WHITE)
    pen.write(desk.matter.words["thanks"], LEFT, top + 82, style, role=pen.fresh("thanks"), room=330)
    pen.box(RIGHT - 74, top + 24, RIGHT - 6, top + 92, fill=WHITE, radius=33)
    draw_logo(pen, desk.brand, dealer.brand, x=RIGHT - 58, y=top + 40, size=36)


_FEET: dict[str, Callable[[Desk, float], None]] = {
    "columns": _columns,
    "line": _line,
    "bar": _bar,
    "short": _short,
    "promo": _promo,
}
