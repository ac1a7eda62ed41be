"""The payment slip at the foot of an unpaid invoice, as each country's banks have it.

Reference numbers bear their scheme's check: Finland 7-3-1 (Finanssiala, "Kotimaisen viitteen rakenneohje"), Sweden's OCR and
Norway's KID modulo 10 (Bankgirot, Mastercard Payment Services Norway). Finland's bar code is version 4 of 54 digits, Europe's
QR code the EPC's (EPC069-12), Switzerland's the QR-bill's (SIX, Implementation Guidelines 2.2).
"""

from __future__ import annotations

from dataclasses import replace

from world.press.a4.desk import LEFT, MM, RIGHT, Desk
from world.press.a4.pen import BLACK, GREY, WHITE, Colour, Part, text_of
from world.press.codes import Code
from world.trade.numbers import luhn

_NORDIC = {"FI", "SE", "NO", "DK"}
_TINTS: dict[str, Colour] = {"SE": (0.99, 0.93, 0.90), "NO": (0.93, 0.97, 0.90), "DK": (0.98, 0.92, 0.90)}
"""The forms' papers."""


def slip_height(desk: Desk) -> float:
    """How much room the slip needs; nought where nothing is to be paid by it."""
    sale = desk.matter.sale
    if desk.matter.kind != "invoice" or sale.payment.means != "transfer" or desk.matter.account.iban is None:
        return 0
    return {"CH": 230.0}.get(sale.dealer.country.code, 150.0 if sale.dealer.country.code in _NORDIC else 92.0)


def draw_slip(desk: Desk, top: float) -> None:
    """The slip with its upper edge at `top`."""
    code = desk.matter.sale.dealer.country.code
    desk.pen.line(0, top, desk.pen.width, top, width=0.4, colour=GREY)
    if code == "CH":
        _swiss(desk, top + 12)
    elif code in _NORDIC:
        _form(desk, top + 10)
    else:
        _european(desk, top + 10)


def payment_reference(number: str, country: str) -> str:
    """The reference that a bank of `country` can check; elsewhere the invoice's number.

    >>> payment_reference("R-1234", "FI"), payment_reference("1234", "SE")
    ('12344', '12344')
    """
    digits = "".join(glyph for glyph in number if glyph.isdigit())[-12:].zfill(4).lstrip("0").zfill(3)
    if country == "FI":
        total = sum(int(digit) * (7, 3, 1)[place % 3] for place, digit in enumerate(reversed(digits)))
        return digits + str(-total % 10)
    return digits + luhn(digits) if country in {"SE", "NO", "DK"} else number


def _spaced(text: str, step: int = 4) -> str:
    return " ".join(text[at : at + step] for at in range(0, len(text), step))


def _fields(desk: Desk) -> dict[str, Part]:
    """The values of a slip by their names."""
    matter = desk.matter
    sale, fresh = matter.sale, desk.pen.fresh
    return {
        "payee": sale.dealer.legal_name,
        "account": (_spaced(matter.account.iban or ""), fresh("bank_account")),
        "payer": sale.buyer.name if sale.buyer else "",
        "reference": (payment_reference(sale.number, sale.dealer.country.code), "payment_reference"),
        "due": (matter.date(sale.due), fresh("due_date")) if sale.due else "",
        "amount": (matter.amount(sale.total), fresh("total")),
    }


def _field(desk: Desk, caption: str, part: Part, *, box: tuple[float, float, float, float]) -> None:
    """One ruled field: a small caption, its value below."""
    x0, y0, x1, y1 = box
    desk.pen.box(x0, y0, x1, y1, stroke=GREY, width=0.4)
    desk.pen.write(caption, x0 + 3, y0 + 8, desk.style(0.66, colour=GREY), room=x1 - x0 - 6)
    desk.pen.run((part,), x0 + 5, y1 - 6, desk.style(1.0), room=x1 - x0 - 10)


def _form(desk: Desk, top: float) -> None:
    """A Nordic giro form with its code line."""
    words, values = desk.matter.words, _fields(desk)
    country = desk.matter.sale.dealer.country
    middle, tall = LEFT + 92 * MM, 30.0
    desk.pen.box(LEFT, top + 10, RIGHT, top + 10 + 3 * tall, fill=_TINTS.get(country.code, WHITE))
    desk.pen.write(words["pay_part"].upper(), LEFT, top + 6, desk.style(0.9, bold=True))
    rows = (
        ((words["payee"], "payee"), ("IBAN", "account")),
        ((words["bill_to"], "payer"), (words["pay_reference"], "reference")),
        ((words["due_date"], "due"), (country.currency, "amount")),
    )
    for place, (left, right) in enumerate(rows):
        y = top + 10 + place * tall
        _field(desk, left[0], values[left[1]], box=(LEFT, y, middle, y + tall))
        _field(desk, right[0], values[right[1]], box=(middle, y, RIGHT, y + tall))
    _code_line(desk, top + 10 + 3 * tall)


def _code_line(desk: Desk, y: float) -> None:
    """What machines read at the lower edge: a bar code in Finland, optical characters elsewhere."""
    sale, iban = desk.matter.sale, desk.matter.account.iban or ""
    code = sale.dealer.country.code
    reference = payment_reference(sale.number, code)
    cents = int(sale.total * 100)
    if code == "FI":
        due = f"{sale.due:%y%m%d}" if sale.due else "000000"
        text = f"4{iban[2:]}{cents // 100:06d}{cents % 100:02d}000{reference:>020}{due}"
        desk.pen.code(Code("Code128", text), LEFT, y + 8, 116 * MM, height=34)
        return
    line = {
        "SE": f"#    {reference} #  {cents // 100} {cents % 100:02d}  {luhn(str(cents))} >   {iban[-8:]}#41#",
        "NO": f"H  {reference:>25}   {cents // 100} {cents % 100:02d} < {luhn(str(cents))} >   {iban[4:]}",
        "DK": f"+71< {reference:>015} +{iban[-8:]}<",
    }[code]
    desk.pen.write(line, LEFT + 20, y + 24, desk.style(1.05), room=RIGHT - LEFT - 40)


def _european(desk: Desk, top: float) -> None:
    """A QR code for banking programs, beside it what has to be typed without."""
    values, words = _fields(desk), desk.matter.words
    sale = desk.matter.sale
    lines = ["BCD", "002", "1", "SCT", "", sale.dealer.legal_name, desk.matter.account.iban or ""]
    lines += [f"{sale.dealer.country.currency}{sale.total}", "", "", sale.number]
    desk.pen.code(Code("QRCode", "\n".join(lines)), LEFT, top, 72)
    desk.pen.write(words["scan_to_pay"], LEFT + 84, top + 9, desk.style(1.0, bold=True, colour=desk.accent))
    rows = (
        (words["payee"], "payee"),
        ("IBAN", "account"),
        (words["pay_reference"], "reference"),
        (sale.dealer.country.currency, "amount"),
    )
    for place, (caption, key) in enumerate(rows):
        parts = (f"{caption}: ", values[key])
        desk.pen.run(parts, LEFT + 84, top + 9 + (place + 1) * 1.35 * desk.layout.size, desk.style(0.95), room=300)


def _swiss(desk: Desk, top: float) -> None:
    """Receipt on the left, payment part with its QR code on the right."""
    words, sale, values = desk.matter.words, desk.matter.sale, _fields(desk)
    edge = 62 * MM
    desk.pen.line(edge, top - 12, edge, top + 210, width=0.4, colour=GREY)
    account, amount = values["account"], values["amount"]
    again: Part = text_of(account)
    for x, title in ((5 * MM, "receipt_part"), (edge + 5 * MM, "pay_part")):
        desk.pen.write(words[title], x, top + 10, desk.style(1.2, bold=True), room=50 * MM)
    lines: list[Part] = [again, sale.dealer.legal_name, sale.dealer.street, sale.dealer.place, "", str(values["payer"])]
    for x, first in ((5 * MM, again), (edge + 60 * MM, account)):
        for place, part in enumerate([first, *lines[1:]]):
            desk.pen.run((part,), x, top + 30 + place * desk.leading, desk.style(0.9), room=54 * MM)
    text = "\r\n".join(("SPC", "0200", "1", desk.matter.account.iban or "", "S", sale.dealer.legal_name, sale.dealer.street, "",
                        sale.dealer.postal_code, sale.dealer.town, "CH", *[""] * 7, str(sale.total), "CHF", *[""] * 7, "NON", "", sale.number, "EPD"))  # fmt: skip
    size = 46 * MM
    desk.pen.code(Code("QRCode", text), edge + 5 * MM, top + 22, size)
    _cross(desk, edge + 5 * MM + size / 2, top + 22 + size / 2)
    for x, part in ((5 * MM, text_of(amount)), (edge + 5 * MM, amount)):
        desk.pen.run(("CHF   ", part), x, top + 175, replace(desk.style(1.1), bold=False))


def _cross(desk: Desk, x: float, y: float) -> None:
    """The Swiss cross in the middle of the code, 7 mm wide."""
    half = 3.5 * MM
    desk.pen.box(x - half, y - half, x + half, y + half, fill=BLACK, stroke=WHITE, width=1.5)
    for wide, high in ((0.62 * half, 0.2 * half), (0.2 * half, 0.62 * half)):
        desk.pen.box(x - wide, y - high, x + wide, y + high, fill=WHITE)
