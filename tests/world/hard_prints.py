"""Sales that are hard to print, and what any drawn sheet must keep."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from itertools import combinations

import pypdfium2
from world.sheet import Drawn, Mark, Sheet
from world.trade.countries import COUNTRIES
from world.trade.dealers import Dealer
from world.trade.sale import Article, Buyer, Payment, Sale

NAMES = (
    "Kabelloser Bluetooth-Lautsprecher mit Sprachsteuerung und Netzteil, schwarz",
    "Sonos One (Gen 2)",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterungsadapter",
)


def a_dealer(country: str) -> Dealer:
    """A dealer there; its numbers are German wherever it stands."""
    there = COUNTRIES[country]
    return Dealer(
        "Klangwerk", "Klangwerk Handelsgesellschaft mbH", "Lange Reihe 14", "20099", "Hamburg", "+49 40 555 0134",
        "www.klangwerk.example", there, ("USt-IdNr.: DE 136 695 976", "HRB 99999 Musterstadt"), "DE136695976",
        "HRB99999", there.amounts[0], there.dates[0],
    )  # fmt: skip


def a_hard_sale(country: str, *, articles: int = 12, means: str = "transfer") -> Sale:
    """Twelve long articles at two rates, discounts on rows and on all, a company as buyer."""
    there = COUNTRIES[country]
    goods = tuple(
        Article(
            NAMES[place % 3], Decimal("1299.00") + place * Decimal("7.35"), f"4471{place:03d}-B", 1 + place % 3,
            discount=Decimal(30) if place % 4 == 1 else Decimal(0),
            vat_rate=there.reduced_rates[0] if place % 5 == 4 and there.reduced_rates else None,
            gtin=f"952000000{place:03d}5", serial=f"SN8847{place:04d}X" if place % 2 == 0 else "",
            deposit=Decimal("0.25") if place == 3 else Decimal(0), note="schwarz" if place == 2 else "",
        )
        for place in range(articles)
    )  # fmt: skip
    buyer = Buyer("Beispiel & Söhne Verwaltungsgesellschaft mbH", "Am Alten Markt 112", "50667 Köln", "DE811569869")
    return Sale(
        a_dealer(country), goods, dt.date(2019, 6, 14), "R-2019-004711", payment=Payment(means),  # type: ignore[arg-type]
        discount=Decimal(50), buyer=buyer, order_number="W-8839201", ordered=dt.date(2019, 6, 11),
        delivered=dt.date(2019, 6, 17), due=dt.date(2019, 7, 14), printed=dt.date(2019, 6, 20),
    )  # fmt: skip


def overlap(one: Mark, other: Mark) -> bool:
    """Whether two marks share more than an edge."""
    (left, top, right, bottom), (left2, top2, right2, bottom2) = one.box, other.box
    return min(right, right2) - max(left, left2) > 1 and min(bottom, bottom2) - max(top, top2) > 1


def check_sheet(sheet: Sheet) -> None:
    """Marks lie on the sheet, hold ink, and do not overlap unless they are one value in two roles."""
    height, width = sheet.pixels.shape[:2]
    grey = sheet.pixels[:, :, 1]
    for mark in sheet.marks:
        left, top, right, bottom = mark.box
        assert left >= 0 and top >= 0 and right <= width and bottom <= height, mark  # noqa: PT018
        ink = grey[int(top) : int(bottom) + 1, int(left) : int(right) + 1]
        assert int(ink.max()) - int(ink.min()) > 40, mark
    for one, other in combinations(sheet.marks, 2):
        assert one.box == other.box or not overlap(one, other), (one, other)


PROSE = re.compile(r"address|terms|policy|remark|.*\.description|.*\.again")
"""Roles of values in several parts, and of further prints."""


def check_roles(drawn: Drawn) -> None:
    """What is one value is marked once, wherever it is printed again."""
    roles = [mark.role for sheet in drawn.sheets for mark in sheet.marks if not PROSE.fullmatch(mark.role)]
    assert sorted(set(roles)) == sorted(roles)


def bare(text: str) -> str:
    """`text` without white space."""
    return re.sub(r"\s", "", text)


def check_layer(drawn: Drawn) -> None:
    """The PDF's words in each mark's box are the mark's text, and no word lies off the page."""
    assert drawn.pdf is not None
    document = pypdfium2.PdfDocument(drawn.pdf)
    for page, sheet in zip(document, drawn.sheets, strict=True):
        scale = sheet.pixels.shape[0] / page.get_height()
        layer = page.get_textpage()
        assert bare(layer.get_text_range()) == bare(layer.get_text_bounded())
        for mark in sheet.marks:
            if mark.role.startswith("barcode"):
                continue
            left, top, right, bottom = (edge / scale for edge in mark.box)
            inset = (bottom - top) / 4
            found = layer.get_text_bounded(
                left + 0.1, page.get_height() - bottom + inset, right - 0.1, page.get_height() - top - inset
            )
            assert bare(mark.text) == bare(found), mark
    document.close()
