"""A4 papers: every make in every language, hard sales included."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

import numpy as np
import pypdfium2
import pytest
from world.chance import SPLITS, Chance
from world.press import fonts
from world.press.a4_layouts import LAYOUTS, Layout
from world.press.a4_matter import PaperKind
from world.press.papers import draw_paper
from world.sheet import Drawn, Mark, Sheet
from world.trade.countries import COUNTRIES
from world.trade.dealers import Dealer
from world.trade.sale import Article, Buyer, Payment, Sale

from verify.document import Source
from verify.load.pdf import load_pdf

pytestmark = pytest.mark.skipif(not fonts.fonts_are_here(), reason="the typefaces' packages are not installed")

KINDS: tuple[PaperKind, ...] = ("invoice", "credit_note", "order_confirmation", "delivery_note", "quote", "pro_forma")
NAMES = (
    "Kabelloser Bluetooth-Lautsprecher mit Sprachsteuerung und Netzteil, schwarz",
    "Sonos One (Gen 2)",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterungsadapter",
)


def a_dealer(country: str) -> Dealer:
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


def every_paper() -> Iterator[tuple[str, Layout, str, PaperKind]]:
    """Each make with each language once and each kind several times over."""
    cases = [(split, layout) for split in SPLITS for layout in LAYOUTS.of(split)]
    countries = tuple(COUNTRIES)
    for place, (split, layout) in enumerate(cases):
        for step in range(3):
            number = 3 * place + step
            yield split, layout, countries[number % len(countries)], KINDS[(number + place) % len(KINDS)]


def overlap(one: Mark, other: Mark) -> bool:
    (left, top, right, bottom), (left2, top2, right2, bottom2) = one.box, other.box
    return min(right, right2) - max(left, left2) > 1 and min(bottom, bottom2) - max(top, top2) > 1


def check_sheet(sheet: Sheet) -> None:
    height, width = sheet.pixels.shape[:2]
    for mark in sheet.marks:
        left, top, right, bottom = mark.box
        assert left >= 0 and top >= 0 and right <= width and bottom <= height, mark  # noqa: PT018
        ink = sheet.pixels[int(top) : int(bottom) + 1, int(left) : int(right) + 1]
        assert np.ptp(ink.min(axis=2)) > 40, mark
    for one, other in combinations(sheet.marks, 2):
        assert one.box == other.box or not overlap(one, other), (one, other)


def check_layer(drawn: Drawn) -> None:
    """The PDF's words in each mark's box are the mark's text, and no word lies off the page."""
    assert drawn.pdf is not None
    document = pypdfium2.PdfDocument(drawn.pdf)
    for page, sheet in zip(document, drawn.sheets, strict=True):
        scale = sheet.pixels.shape[0] / page.get_height()
        layer = page.get_textpage()
        for place in range(layer.count_chars()):
            left, bottom, right, top = layer.get_charbox(place)
            assert left >= -1 and bottom >= -1 and right <= page.get_width() + 1 and top <= page.get_height() + 1  # noqa: PT018
        for mark in sheet.marks:
            if mark.role.startswith("barcode"):
                continue
            left, top, right, bottom = (edge / scale for edge in mark.box)
            inset = (bottom - top) / 4
            found = layer.get_text_bounded(
                left + 0.1, page.get_height() - bottom + inset, right - 0.1, page.get_height() - top - inset
            )
            assert re.sub(r"\s", "", mark.text) == re.sub(r"\s", "", found), mark
    document.close()


@pytest.mark.parametrize("case", tuple(every_paper()), ids=lambda case: f"{case[1].name}-{case[2]}-{case[3]}")
def test_every_make_draws_a_hard_sale(case: tuple[str, Layout, str, PaperKind]) -> None:
    """Every make, language and kind prints a hard sale on the page, each value marked where its ink and its letters are."""
    split, layout, country, kind = case
    drawn = draw_paper(a_hard_sale(country), Chance.of(7, split, "paper"), kind=kind, layout=layout, marketplace=True)
    for sheet in drawn.sheets:
        check_sheet(sheet)
    check_layer(drawn)
