"""What stands at a receipt's foot: loyalty, policies, offers, fiscal lines by law, codes; and what a copy says of itself.

Much of it looks like a field and is none: the last day of a guarantee, an offer's, a fiscal memory's numbers.
Fiscal lines by country: Romania OUG 28/1999 (serial of the fiscal memory), Italy the register's RT number (decree of 7
December 2016), Sweden SKVFS 2014:9 (control unit), Austria RKSV (QR code, from April 2017), Germany KassenSichV (signed
by a security module, from 2020), France loi 2015-1785 article 88 (signature of certified tills).
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

from world.press.till.rows import Code, Line, Row, Run, Span, middle, says
from world.press.till.templates import Value, all_filled
from world.press.till.values import Desk, common_values
from world.trade.countries import write_date

WARRANTY_YEARS = 2
"""Directive 1999/44/EC, article 5: the seller answers for two years."""
TSE_FROM = dt.date(2020, 1, 1)
OFFERS = ("voucher", "survey", "hours")
POLICIES = ("policy", "guarantee")

FISCAL = {
    "RO": ("<m>Z: {z} BF: {sequence}", "<m>SERIA MF {register}", "<mb>BON FISCAL"),
    "IT": ("<m>RT {register}", "<m>N. AZZERAMENTO {z}  N. {sequence}"),
    "SE": ("Kontrollenhet: {register}", "Kontrollkod: {signature8}"),
    "NO": ("<s>Kassasystem {register}  Z {z}",),
    "DE": ("<s>TSE-Transaktion: {sequence}", "<s>TSE-Start: {stamp}", "<s>Seriennr. TSE: {serial64}", "<s>Signatur: {signature}"),
    "AT": ("<s>Kassen-ID: {register}  Bel.-Nr. {sequence}",),
    "FR": ("<s>NF525 {register}/{z} - Empreinte: {signature8}", "<s>Nb lignes: {count}"),
    "BE": ("<s>Ticketteller: {sequence} / VSC: {register}", "<s>Hash: {signature8}"),
    "ES": ("<s>Op. {sequence} / Term. {z}",),
    "DK": ("<s>Bonserie {z}-{sequence}",),
    "NL": ("<s>Transactie {sequence} Kassa-ID {register}",),
    "FI": ("<s>Tositenumero {sequence}",),
}  # fmt: skip


def copy_lines(desk: Desk, *, dated: bool = True) -> Iterator[Line]:
    """That this is a copy, and when it was printed."""
    word = desk.words.copy
    form = desk.shop.child("copy mark").pick((f"*** {word} ***", f" {word} ", f"- - {word} - -"))
    yield Row((Run(says(form, "copy"), 0.5, "m"),), bold=True, wide=2, inverse=form.startswith(" "))
    if dated and desk.sale.printed:
        chance = desk.chance.child("printed at")
        clock = f"{chance.whole(9, 19):02}:{chance.whole(0, 59):02}"
        day = Span(write_date(desk.sale.printed, desk.sale.dealer.dates), "print_date")
        yield middle((Span(f"{desk.words.printed} "), day, Span(f" {clock}")))


def _loyalty(desk: Desk) -> Iterator[Line]:
    """What the sale says of the customer's card, or a number and points of the till's own."""
    own = desk.chance.child("loyalty")
    yield from (middle(says(text, "loyalty")) for text in desk.sale.loyalty)
    if not desk.sale.loyalty and desk.shop.child("club").happens(0.35) and own.happens(0.5):
        values: dict[str, Value] = {
            **common_values(desk),
            "member": own.digits(own.whole(7, 12)),
            "points": str(own.whole(3, 4800)),
        }
        yield from all_filled(("", "{member_}|{member}", "{points_}|{points}"), values)


def _notes(desk: Desk) -> Iterator[Line]:
    """Remarks, or where the sale has none the shop's policies and thanks; and offers."""
    yield from all_filled(("",), {})
    yield from (middle(says(text, "remark")) for text in desk.sale.remarks)
    shop = desk.shop.child("notes")
    said = {
        "policy": desk.words.policy,
        "guarantee": desk.words.guarantee.format(date=_day_after(desk, years=WARRANTY_YEARS)),
        "voucher": desk.words.voucher.format(amount=f"{desk.amount(Decimal(shop.pick((5, 10, 50))))} {desk.sign}", date=_day_after(desk, days=60)),
        "survey": f"{desk.words.survey} {desk.sale.dealer.web}",
        "hours": desk.words.hours,
    }  # fmt: skip
    names = shop.sample(
        OFFERS if desk.sale.remarks else POLICIES + OFFERS, shop.whole(1, 2 if desk.sale.remarks else 3)
    )
    yield from (middle(says(said[name], name)) for name in names)
    if not desk.sale.remarks:
        yield middle(says(desk.words.thanks, "thanks"))


def _day_after(desk: Desk, *, years: int = 0, days: int = 0) -> str:
    on = desk.sale.on
    last = on.replace(year=on.year + years, day=min(on.day, 28)) if years else on + dt.timedelta(days=days)
    return write_date(last, desk.sale.dealer.dates)


def _fiscal(desk: Desk) -> Iterator[Line]:
    """What the country's law wants at the foot."""
    country = desk.sale.dealer.country.code
    if country == "DE" and desk.sale.on < TSE_FROM:
        return
    values = {**common_values(desk), **_fiscal_values(desk)}
    yield from all_filled(FISCAL.get(country, ()), values)
    if country == "AT":
        total = f"{desk.sale.total:.2f}".replace(".", ",")
        stamp = f"{desk.sale.on:%Y-%m-%d}T{desk.sale.at or dt.time(12):%H:%M:%S}"
        yield Code(
            "QRCode",
            f"_R1-AT0_{values['register']}_{desk.sale.number}_{stamp}_{total}_0,00_0,00_0,00_0,00_{values['signature8']}",
            shown=False,
        )


def _fiscal_values(desk: Desk) -> dict[str, Value]:
    shop, own = desk.shop.child("fiscal"), desk.chance.child("fiscal")
    stamp = f"{desk.sale.on:%Y-%m-%d}T{desk.sale.at or dt.time(12):%H:%M:%S}.000Z"
    return {
        "register": f"{shop.pick(('MK', 'RT', 'CU', 'KX', 'DB'))}{shop.digits(8)}",
        "z": f"{own.whole(12, 2400):04}",
        "sequence": f"{own.whole(100, 99999):05}",
        "serial64": shop.rng.bytes(32).hex(),
        "signature": base64.b64encode(own.rng.bytes(66)).decode(),
        "signature8": base64.b32encode(own.rng.bytes(10)).decode(),
        "stamp": stamp,
    }


def _code(desk: Desk) -> Iterator[Line]:
    """The receipt's number as a barcode, longer than it is printed: with shop and till before it."""
    if desk.head.kind == "matrix" or not desk.till.code or desk.sale.dealer.country.code == "AT":
        return
    digits = "".join(sign for sign in desk.sale.number if sign.isdigit())
    number = f"{desk.shop.child('code').digits(4)}{desk.sale.on:%y%m%d}{digits[-10:]}"
    yield Code(
        desk.till.code,
        number + "0" * (len(number) % 2 if desk.till.code == "ITF" else 0),
        shown=desk.shop.child("code text").happens(0.8),
    )


def _templates(*templates: str) -> Callable[[Desk], Iterator[Line]]:
    return lambda desk: all_filled(templates, common_values(desk))


def _undone(desk: Desk) -> Iterator[Line]:
    """Which purchase a return undoes."""
    if desk.undone:
        was = desk.undone
        yield middle(
            says(desk.words.returned_for.format(number=was.number, date=write_date(was.on, was.dealer.dates)), "undone")
        )


SECTIONS: dict[str, Callable[[Desk], Iterator[Line]]] = {
    "loyalty": _loyalty,
    "notes": _notes,
    "fiscal": _fiscal,
    "code": _code,
    "undone": _undone,
    "ids": _templates("<m>{legal}", "<m>{id1}", "<m>{id2}"),
    "brand": _templates("<mbw>{brand}", "<m>{street}", "<m>{place}"),
    "bill": _templates("<mb>{bill_}"),
    "table": _templates("{table_} {table}|{guests_} {guests}"),
    "bill_note": _templates("<mb>{bill_note}"),
    "slip_copy": _templates("<m>{thanks_}"),
}
