"""Sales and labels become files with their truth: drawn, photographed, and written down."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from world.camera import BARS_SMEAR_PX, TEXT_SMEAR_PX, Shot, photograph, smudged
from world.invoice import invoice_pdf, printed
from world.label import BoxLabel, SerialPlate, label_sheet, plate_sheet
from world.paper import Heat, Sheet, print_rows
from world.sale import Sale
from world.till import slip_rows, till_rows
from world.tongues import InvoiceWords
from world.truths import Truth, label_truth, paper_truth, plate_truth, sale_truth


@dataclass(frozen=True, slots=True)
class Made:
    """One file and what is known about it."""

    name: str
    data: bytes
    truth: Truth
    kind: str


def rng_for(seed: int, name: str) -> np.random.Generator:
    """Chance for one file, the same whatever else is made."""
    digest = hashlib.sha256(f"{seed}/{name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8]))


CAREFUL = Shot()
ON_BOX = Shot(table="carton", long_side_px=1500)
ON_DESK = Shot(table="desk", long_side_px=1400)
FRESH = Heat()


@dataclass(frozen=True, slots=True)
class Studio:
    """Makes files from one seed; `place` tells apart files of the same name in different folders."""

    seed: int
    place: str

    def receipt(
        self, name: str, sale: Sale, *, shot: Shot = CAREFUL, heat: Heat = FRESH, hide: tuple[str, ...] = ()
    ) -> Made:
        """A till receipt, photographed; the roles in `hide` are smudged over."""
        rng = rng_for(self.seed, f"{self.place}/{name}")
        sheet = print_rows(till_rows(sale), font=sale.dealer.font, heat=heat, rng=rng)
        truth = sale_truth(sale, sheet.lines, kind="receipt", hidden=hide)
        return Made(name, self._shot(sheet, hide, shot, rng), _described(truth, shot), "receipt")

    def invoice(
        self,
        name: str,
        sale: Sale,
        *,
        shot: Shot | None = None,
        password: str = "",
        font: str = "LiberationSans-Regular",
    ) -> Made:
        """An invoice: the PDF itself, or with a `shot` the photograph of its print."""
        pdf, lines = invoice_pdf(sale, font=font, password=password)
        truth = sale_truth(sale, lines, kind="invoice")
        if shot is None:
            return Made(name, pdf, {**truth, "capture": "digital_pdf"}, "invoice")
        data = photograph(printed(pdf, lines).pixels, shot, rng_for(self.seed, f"{self.place}/{name}"))
        return Made(name, data, _described(truth, shot), "invoice")

    def paper(self, name: str, sale: Sale, *, kind: str, words: InvoiceWords, fields: tuple[str, ...]) -> Made:
        """A PDF that looks like an invoice and is something else; of its truth's fields those named."""
        pdf, lines = invoice_pdf(sale, words=words)
        truth = paper_truth(sale, lines, kind=kind, fields=fields)
        return Made(name, pdf, {**truth, "capture": "digital_pdf"}, kind)

    def slip(self, name: str, sale: Sale, *, shot: Shot = CAREFUL) -> Made:
        """The card terminal's slip of `sale`, photographed."""
        rng = rng_for(self.seed, f"{self.place}/{name}")
        sheet = print_rows(slip_rows(sale), font=sale.dealer.font, heat=FRESH, rng=rng)
        truth = paper_truth(sale, sheet.lines, kind="card_slip", fields=())
        return Made(name, self._shot(sheet, (), shot, rng), _described(truth, shot), "card_slip")

    def label(
        self,
        name: str,
        label: BoxLabel,
        *,
        shot: Shot = ON_BOX,
        hide: tuple[str, ...] = (),
        cut: tuple[str, ...] = (),
        smear_px: float = BARS_SMEAR_PX,
    ) -> Made:
        """A packaging label on its box; the barcodes in `hide` are smudged over, those in `cut` leave the picture."""
        sheet = label_sheet(label)
        rng = rng_for(self.seed, f"{self.place}/{name}")
        data = self._shot(sheet, hide, shot, rng, smear_px=smear_px)
        return Made(name, data, _described(label_truth(label, sheet.lines, hidden=hide, cut=cut), shot), "label")

    def plate(self, name: str, plate: SerialPlate, *, shot: Shot = ON_DESK) -> Made:
        """A serial plate on its product."""
        sheet = plate_sheet(plate)
        data = self._shot(sheet, (), shot, rng_for(self.seed, f"{self.place}/{name}"))
        return Made(name, data, _described(plate_truth(plate, sheet.lines), shot), "serial_photo")

    @staticmethod
    def _shot(
        sheet: Sheet,
        hide: tuple[str, ...],
        shot: Shot,
        rng: np.random.Generator,
        *,
        smear_px: float = TEXT_SMEAR_PX,
    ) -> bytes:
        pixels = sheet.pixels
        for role in hide:
            pixels = smudged(pixels, sheet.places[role], rng, smear_px=smear_px)
        return photograph(pixels, shot, rng)


def _described(truth: Truth, shot: Shot) -> Truth:
    capture = "scan" if shot.table == "scanner" else "photo"
    return {**truth, "capture": capture, "notes": f"{capture} of a made document, severity {shot.severity:g} of 1"}


def written(content: dict[str, Any]) -> bytes:
    """`content` as a person likes to read it: JSON, two spaces, letters as they are."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
