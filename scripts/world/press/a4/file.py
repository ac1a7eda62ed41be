"""The paper as a file and its truth: the PDF locked with a password, or an e-invoice with its XML inside."""

from __future__ import annotations

import io

import pikepdf

from world.press.a4.matter import Matter
from world.press.a4.xml import invoice_xml
from world.sheet import Drawn, Sheet
from world.trade.facts import sale_truth
from world.trade.sale import Sale


def finished(pdf: bytes, matter: Matter, *, password: str, xml: bool) -> bytes:
    """`pdf` as the shop sends it."""
    if not password and not xml:
        return pdf
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if xml:
            _attach(document, invoice_xml(matter))
        lock = pikepdf.Encryption(owner="till", user=password, R=3, aes=False, metadata=False) if password else False
        document.save(buffer, encryption=lock, static_id=True)
    return buffer.getvalue()


def drawn_of(
    sale: Sale, sheets: tuple[Sheet, ...], *, kind: str, layout: str, typeface: str, pdf: bytes | None
) -> Drawn:
    """The sheets about `sale` with the truth that their marks tell."""
    marks = [mark for sheet in sheets for mark in sheet.marks]
    lines = tuple(line for sheet in sheets for line in sheet.lines)
    truth = sale_truth(sale, kind=kind, layout=layout, typeface=typeface, marks=marks, lines=lines)
    return Drawn(kind, sheets, truth, pdf)


def _attach(document: pikepdf.Pdf, xml: bytes) -> None:
    """The XML as PDF/A-3 carries it (ISO 19005-3, annex E; Factur-X 1.0, chapter 6)."""
    spec = pikepdf.AttachedFileSpec(
        document, xml, filename="factur-x.xml", description="Factur-X invoice", mime_type="text/xml",
        relationship=pikepdf.Name.Alternative, creation_date=_DAY, mod_date=_DAY,
    )  # fmt: skip
    document.attachments["factur-x.xml"] = spec
    document.Root.AF = document.make_indirect(pikepdf.Array([spec.obj]))


_DAY = "D:20190101000000Z"
"""Chosen: files are told apart by what they say, not by when the world was made."""
