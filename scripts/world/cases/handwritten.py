"""A receipt out of a block, filled in by hand: proves something, but no system made it (Microsoft 4.1: review).

The hand is one of the stroke letters of A. V. Hershey (1967), as OpenCV has them; they know no accents, and hurried
people leave those out too.
"""

from __future__ import annotations

import unicodedata

import cv2
import numpy as np

from world.chance import Chance, Stock
from world.sheet import Drawn, Mark, Place, Sheet
from world.trade.countries import write_amount, write_date
from world.trade.facts import sale_truth
from world.trade.sale import Sale

_HANDS = Stock(tune=(cv2.FONT_HERSHEY_SCRIPT_SIMPLEX,), held=(cv2.FONT_HERSHEY_SCRIPT_COMPLEX,))
_PAPERS = Stock(tune=((252, 250, 240), (238, 244, 250)), held=((250, 240, 232), (240, 250, 238)))
_INKS = Stock(tune=((30, 40, 120), (20, 20, 30)), held=((40, 60, 150), (50, 40, 40)))
_WIDTH_PX, _ROW_PX, _LEFT_PX = 1200, 78, 70


def draw_handwritten(sale: Sale, chance: Chance) -> Drawn:
    """The receipt: dealer, date, goods, sum, all by one hand on ruled paper."""
    rows = _rows(sale)
    height = _ROW_PX * (len(rows) + 3)
    pixels = np.full((height, _WIDTH_PX, 3), chance.pick(_PAPERS), np.uint8)
    hand, ink, marks = chance.pick(_HANDS), chance.pick(_INKS), []
    for place, (role, text) in enumerate(rows):
        base = round(_ROW_PX * (place + 2) + chance.within(-4, 4))
        cv2.line(pixels, (_LEFT_PX // 2, base + 14), (_WIDTH_PX - _LEFT_PX // 2, base + 14), (150, 160, 190), 1)
        marks.append(Mark(role, text, _write(pixels, text, (_LEFT_PX, base), hand=hand, ink=ink)))
    lines = tuple(text for _, text in rows)
    truth = sale_truth(sale, kind="receipt", layout="handwritten", typeface=f"hershey-{hand}", marks=marks, lines=lines)
    return Drawn("receipt", (Sheet(pixels, lines, tuple(marks), "a4"),), {**truth, "condition": "handwritten"})


def _rows(sale: Sale) -> list[tuple[str, str]]:
    dealer = sale.dealer
    rows = [("retailer", dealer.brand), ("address", f"{dealer.street}, {dealer.place}"), ("vat_id", dealer.vat_id)]
    rows.append(("purchase_date", write_date(sale.on, dealer.dates)))
    for place, article in enumerate(sale.articles):
        rows.append((f"items.{place}.description", article.description))
        if article.reference:
            rows.append((f"items.{place}.reference", article.reference))
        rows.append((f"items.{place}.price", write_amount(article.price, dealer.amounts)))
    return [*rows, ("total", write_amount(sale.total, dealer.amounts))]


def _write(pixels: np.ndarray, text: str, at: tuple[int, int], *, hand: int, ink: tuple[int, int, int]) -> Place:
    """Where the ink of `text` went."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    (width, height), below = cv2.getTextSize(plain, hand, 1.5, 2)
    scale = min(1.5, 1.5 * (pixels.shape[1] - 2 * at[0]) / max(width, 1))
    cv2.putText(pixels, plain, at, hand, scale, ink, 2, cv2.LINE_AA)
    share = scale / 1.5
    return (at[0], at[1] - height * share, at[0] + width * share, at[1] + below * share)
