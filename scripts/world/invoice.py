"""A sale as an A4 invoice: a PDF with its own text, as a shop's system makes it.

Layout after common office invoices: the seller's head, the buyer's window, a block of dates, the table, the sums, and
the seller's numbers once more at the foot. Dates of order, delivery and payment stand beside the invoice's own.
"""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from world.fonts import font_path
from world.paper import Sheet
from world.sale import Article, Sale
from world.tongues import InvoiceWords, invoice_words, write_amount, write_date

PRINT_DPI = 150
"""Chosen: an A4 photograph of about 2000 pixels."""

_LEFT, _RIGHT = 20 * mm, 190 * mm


class _Pen:
    """Writes text on one page and remembers it, cell by cell."""

    def __init__(self, canvas: Canvas, font: str) -> None:
        self.canvas = canvas
        self.font = font
        self.lines: list[str] = []

    def write(
        self, text: str, x: float, y: float, *, size: float = 9.5, bold: bool = False, right: bool = False
    ) -> None:
        """`text` with its base line at `y` millimetres from the top edge."""
        self.canvas.setFont(f"{self.font}-Bold" if bold else self.font, size)
        place = self.canvas.drawRightString if right else self.canvas.drawString
        place(x, A4[1] - y * mm, text)
        self.lines.append(text)

    def rule(self, y: float, *, width: float = 0.6) -> None:
        """A line across the page."""
        self.canvas.setLineWidth(width)
        self.canvas.line(_LEFT, A4[1] - y * mm, _RIGHT, A4[1] - y * mm)


def invoice_pdf(
    sale: Sale, *, words: InvoiceWords | None = None, font: str = "LiberationSans-Regular", password: str = ""
) -> tuple[bytes, tuple[str, ...]]:
    """The invoice of `sale` as PDF, and its lines; `password` locks it, other `words` make it another paper.

    ``Helvetica`` needs no font file and writes Latin-1 only.
    """
    words = words or invoice_words(sale.dealer.tongue)
    buffer = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword="till", strength=128) if password else None
    canvas = Canvas(buffer, pagesize=A4, invariant=1, encrypt=lock)
    canvas.setTitle(f"{words.title} {sale.number}")
    canvas.setProducer("Kontor 4.2")
    pen = _Pen(canvas, _registered(font))
    _draw(pen, sale, words)
    canvas.save()
    return buffer.getvalue(), tuple(pen.lines)


def printed(pdf: bytes, lines: tuple[str, ...]) -> Sheet:
    """The PDF's first page as paper."""
    page = pypdfium2.PdfDocument(pdf)[0]
    pixels = page.render(scale=PRINT_DPI / 72).to_numpy()[:, :, 2::-1]
    return Sheet(np.ascontiguousarray(pixels), lines)


def _registered(font: str) -> str:
    if font == "Helvetica":
        return font
    for name, bold in ((font, False), (f"{font}-Bold", True)):
        pdfmetrics.registerFont(TTFont(name, font_path(font, bold=bold)))
    return font


def _draw(pen: _Pen, sale: Sale, words: InvoiceWords) -> None:
    _seller(pen, sale)
    _buyer(pen, sale, words)
    _dates(pen, sale, words)
    bottom = _products(pen, sale, words, 112)
    _sums(pen, sale, words, bottom + 4)
    _foot(pen, sale)


def _seller(pen: _Pen, sale: Sale) -> None:
    dealer = sale.dealer
    pen.canvas.setFillGray(0.25)
    pen.canvas.circle(_LEFT + 6 * mm, A4[1] - 20 * mm, 5.5 * mm, fill=1, stroke=0)
    pen.canvas.setFillGray(0)
    pen.write(dealer.legal_name, _LEFT + 15 * mm, 22, size=15, bold=True)
    for place, text in enumerate((dealer.street, dealer.place, f"{dealer.tongue.phone} {dealer.phone}", dealer.email)):
        pen.write(text, _RIGHT, 16 + 4.5 * place, size=8.5, right=True)
    pen.rule(34)


def _buyer(pen: _Pen, sale: Sale, words: InvoiceWords) -> None:
    if sale.buyer is None:
        return
    pen.write(words.buyer, _LEFT, 45, size=8)
    for place, text in enumerate((sale.buyer.name, sale.buyer.street, sale.buyer.place)):
        pen.write(text, _LEFT, 51 + 5 * place, size=10.5)
    if sale.buyer.vat_id:
        pen.write(f"{words.buyer_id}: {sale.buyer.vat_id}", _LEFT, 68, size=9)


def _dates(pen: _Pen, sale: Sale, words: InvoiceWords) -> None:
    pattern = sale.dealer.dates
    rows = [(words.number, sale.number), (words.date, write_date(sale.on, pattern))]
    others = ((words.ordered, sale.ordered), (words.delivered, sale.delivered), (words.due, sale.due))
    rows += [(name, write_date(day, pattern)) for name, day in others if day]
    pen.write(words.title, 120 * mm, 46, size=18, bold=True)
    for place, (name, value) in enumerate(rows):
        pen.write(f"{name}:", 120 * mm, 56 + 5.5 * place)
        pen.write(value, _RIGHT, 56 + 5.5 * place, right=True)


def _products(pen: _Pen, sale: Sale, words: InvoiceWords, top: float) -> float:
    """Draws the table; the height in millimetres where it ends."""
    heads = ((words.unit_price, 158 * mm), (words.sum, _RIGHT))
    pen.rule(top - 5)
    pen.write(words.reference, _LEFT, top, bold=True)
    pen.write(words.description, 47 * mm, top, bold=True)
    pen.write(words.quantity, 130 * mm, top, bold=True, right=True)
    for text, x in heads:
        pen.write(text, x, top, bold=True, right=True)
    pen.rule(top + 2)
    y = top + 8
    for article in sale.articles:
        y = _product(pen, article, sale, y=y)
    pen.rule(y - 3)
    return y


def _product(pen: _Pen, article: Article, sale: Sale, *, y: float) -> float:
    amounts, words = sale.dealer.amounts, invoice_words(sale.dealer.tongue)
    pen.write(article.reference, _LEFT, y)
    pen.write(article.description, 47 * mm, y)
    pen.write(str(article.quantity), 130 * mm, y, right=True)
    pen.write(write_amount(article.unit_price, amounts), 158 * mm, y, right=True)
    pen.write(write_amount(article.price, amounts), _RIGHT, y, right=True)
    notes = (("EAN", article.gtin), (words.serial, article.serial))
    for name, value in notes:
        if value:
            y += 4.5
            pen.write(f"{name}: {value}", 47 * mm, y, size=8)
    return y + 7


def _sums(pen: _Pen, sale: Sale, words: InvoiceWords, top: float) -> None:
    tongue, amounts = sale.dealer.tongue, sale.dealer.amounts
    rows = ((words.net, sale.net), (f"{words.vat} {tongue.vat_rate}%", sale.vat))
    for place, (name, amount) in enumerate(rows):
        pen.write(name, 120 * mm, top + 5.5 * place)
        pen.write(write_amount(amount, amounts), _RIGHT, top + 5.5 * place, right=True)
    pen.write(f"{words.total} ({tongue.currency})", 120 * mm, top + 13, size=11, bold=True)
    pen.write(write_amount(sale.total, amounts), _RIGHT, top + 13, size=11, bold=True, right=True)
    if words.payment:
        pen.write(words.payment.format(date=write_date(sale.on, sale.dealer.dates)), _LEFT, top + 24, size=9)
    for place, text in enumerate(sale.remarks):
        pen.write(text, _LEFT, top + 30 + 5 * place, size=9)


def _foot(pen: _Pen, sale: Sale) -> None:
    dealer = sale.dealer
    pen.rule(272, width=0.3)
    pen.write(f"{dealer.legal_name} · {dealer.street}, {dealer.place}", _LEFT, 277, size=7.5)
    pen.write(f"{dealer.id_line} · {dealer.web} · {dealer.tongue.phone} {dealer.phone}", _LEFT, 281, size=7.5)
