"""Programs that alter pictures and PDFs, as they sign what they save.

A program's name is weak evidence: a shop may lay out its invoices in any of them, and a careful forger removes it. Hence
the low strength. Programs that only view, scan, crop, merge or archive are left out on purpose: cameras, scanners,
printer drivers, mail gateways and e-invoice toolkits sign files as well, and must never alarm.
"""

from __future__ import annotations

import re

from verify.document import Trace

EDITED_PDF_STRENGTH = 0.3
"""Chosen: a PDF from a shop need not pass through an editor."""
EDITED_PICTURE_STRENGTH = 0.1
"""Chosen: people crop and straighten their photographs in the same programs."""

_PICTURE_EDITORS = (
    r"Adobe Photoshop(?! (Lightroom|Camera Raw))", r"GIMP", r"Pixelmator", r"Affinity (Photo|Designer|Publisher)",
    r"paint\.net", r"Krita", r"Photopea", r"Pixlr", r"PicsArt", r"PaintShop", r"CorelDRAW", r"Corel PHOTO-PAINT",
    r"Adobe Illustrator", r"Inkscape", r"Canva",
)  # fmt: skip
_PDF_EDITORS = (
    r"Sejda", r"PDFescape", r"PDF-?XChange Editor", r"PhantomPDF Editor", r"Foxit (PDF )?Editor", r"PDFelement",
    r"Nitro (Pro|PDF)", r"Infix", r"DocHub", r"pdfFiller", r"Smallpdf", r"iLovePDF", r"Soda PDF", r"Master PDF Editor",
)  # fmt: skip
_EDITORS = re.compile(rf"\b({'|'.join(_PICTURE_EDITORS + _PDF_EDITORS)})\b", re.IGNORECASE)


def find_editor(*signatures: str) -> str | None:
    """The editing program that one of `signatures` (a producer, a ``Software`` tag) names, or None.

    >>> find_editor("Adobe Photoshop 25.0 (Macintosh)"), find_editor("Adobe Photoshop Lightroom 6"), find_editor("iOS 17.1")
    ('Adobe Photoshop', None, None)
    """
    for signature in signatures:
        if match := _EDITORS.search(signature):
            return match.group(1)
    # LibreOffice signs all its parts alike; only Draw opens finished PDFs and pictures for change.
    if any(one.startswith("LibreOffice") for one in signatures) and "Draw" in signatures:
        return "LibreOffice Draw"
    return None


def editor_traces(*signatures: str, strength: float) -> tuple[Trace, ...]:
    """A Trace of this `strength`, where one of `signatures` names an editing program."""
    editor = find_editor(*signatures)
    if editor is None:
        return ()
    message = f"The file was saved by {editor}, a program that alters pictures or PDFs."
    return (Trace("saved-by-editor", strength, message),)
