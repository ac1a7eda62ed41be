"""What looks tampered with and is not: for false alarms.

People circle the total, clerks strike a wrong telephone number and stamp the correction, shops stick prices on (`pens`);
programs save files again, sign and linearise them. None of it touches a value that the truth tells, and the truth says
``tampered: false``.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pikepdf
from PIL import Image, ImageOps

from world.capture.camera import capture
from world.capture.how import Capture
from world.chance import Chance, Stock
from world.fraud.pages import told_origin
from world.fraud.pens import annotate, correct, stick_price
from world.fraud.retouched import EDITORS, SOFTWARE
from world.fraud.revisions import revised
from world.sheet import Drawn, Made, UnfitError

SIGNERS = Stock(("Signaturdienst 2", "SealDesk 4"), ("Siegelwerk 1.3", "TrustStamp 6"))
"""Invented programs that sign and rewrite files."""
QUALITIES = (72, 92)
"""Of an editor's JPEG (chosen)."""

Way = Callable[[str, Drawn, Capture, Chance], Made]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """One honest thing that is done to papers and files."""

    meaning: str
    needs_pdf: bool
    do: Way


def save_again(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """A photograph opened in a picture editor and only saved: two JPEGs everywhere, an editor's name."""
    device = "phone" if how.device == "file" else how.device
    camera = replace(how, device=device, encoding="jpeg", turn=0, orientation=1)
    if len(drawn.sheets) > 1:
        raise UnfitError(f"{drawn.kind}: several pages are no one picture")
    made = capture(stem, replace(drawn, pdf=None), camera, chance.child("capture"))
    file, exif = io.BytesIO(), Image.Exif()
    exif[SOFTWARE] = chance.pick(EDITORS)
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(made.data)))
    picture.save(file, "JPEG", quality=chance.whole(*QUALITIES), exif=exif.tobytes())
    return replace(made, data=file.getvalue())


def print_and_scan(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """The file printed and scanned: no text of its own any more."""
    del how
    scanner = Capture(
        "scanner", encoding="pdf", dpi=chance.pick((150, 200, 300)), colour=chance.pick(("colour", "grey"))
    )
    return capture(stem, replace(drawn, pdf=None), scanner, chance.child("capture"))


def linearise(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """The file rewritten for the web by another program (ISO 32000-1, annex F)."""
    del how
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn.pdf or b"")) as pdf:
        told_origin(pdf, chance.pick(SIGNERS), _later(drawn, chance))
        pdf.save(buffer, static_id=True, linearize=True)
    return capture(stem, replace(drawn, pdf=buffer.getvalue()), Capture("file"), chance)


def sign(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """A later revision that adds a signature's field and shows nothing (ISO 32000-1, 12.8)."""
    del how
    assert drawn.pdf is not None
    signer, day = chance.pick(SIGNERS), _later(drawn, chance)
    seal = bytes(chance.rng.integers(0, 256, 256, np.uint8))

    def signed(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, Rect=[0, 0, 0, 0], F=132,
                T=pikepdf.String("Signature1"), P=page.obj,
                V=pdf.make_indirect(pikepdf.Dictionary(
                    Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Adobe.PPKLite"), SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
                    M=pikepdf.String(f"D:{day.replace('-', '')}120000Z"), Contents=pikepdf.String(seal),
                )),
            )
        )  # fmt: skip
        page.Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field], SigFlags=3)
        told_origin(pdf, signer, day)

    return capture(stem, replace(drawn, pdf=revised(drawn.pdf, signed)), Capture("file"), chance)


def _later(drawn: Drawn, chance: Chance) -> str:
    fields = drawn.truth["fields"]
    day = dt.date.fromisoformat(str(fields.get("invoice_date") or fields.get("purchase_date") or "2019-01-07"))
    return (day + dt.timedelta(days=chance.whole(0, 3))).isoformat()


LOOKALIKES: Mapping[str, Lookalike] = {
    "annotated": Lookalike("A value circled or ticked by pen, with a note", needs_pdf=False, do=annotate),
    "price-sticker": Lookalike("A price label stuck on the paper", needs_pdf=False, do=stick_price),
    "corrected-by-clerk": Lookalike("A line struck by the shop, with its stamp", needs_pdf=False, do=correct),
    "re-saved": Lookalike("A photograph saved again by an editor", needs_pdf=False, do=save_again),
    "printed-and-scanned": Lookalike("A file printed and scanned", needs_pdf=True, do=print_and_scan),
    "linearised-pdf": Lookalike("A PDF rewritten by another program", needs_pdf=True, do=linearise),
    "signed-pdf": Lookalike("A PDF signed in a later revision", needs_pdf=True, do=sign),
}
"""Honest things that look like fraud."""


def look_tampered(kind: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """The file of `drawn`, named for the `kind` of honest thing done to it; UnfitError where this paper has no room for it."""
    one = LOOKALIKES[kind]
    if one.needs_pdf and drawn.pdf is None:
        raise UnfitError(f"{drawn.kind}: was not born as a file")
    made = one.do(kind, drawn, how, chance.child(f"honest/{kind}"))
    return made.told(notes=f"{one.meaning}; nothing was falsified")
