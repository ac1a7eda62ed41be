"""What looks like fraud and is none: values stay as they were, and the truth says so."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from world.capture.how import Capture
from world.chance import SPLITS, Chance, Split
from world.conditions import a_sale
from world.fraud.honest import LOOKALIKES, look_tampered
from world.fraud.revisions import first_revision
from world.press.a4.papers import draw_paper
from world.press.till.tills import draw_receipt
from world.sheet import Drawn, Made, UnfitError, written
from world.trade.people import make_person
from world.trade.sale import Sale

from verify.contract import parse_truth

PHONE = Capture("phone", long_side_px=700)


def an_invoiced_sale(chance: Chance) -> Sale:
    """A sale to a person who is named."""
    return a_sale(chance, buyer=lambda country: make_person(chance.child("buyer"), country).buyer())


@cache
def honest(kind: str, split: Split) -> tuple[Drawn, Made]:
    """The first paper with room for it, and its file."""
    for number in range(8):
        chance = Chance.of(13, split, f"{kind}/{number}")
        drawn = (
            draw_paper(an_invoiced_sale(chance), chance)
            if LOOKALIKES[kind].needs_pdf
            else draw_receipt(a_sale(chance), chance)
        )
        try:
            return drawn, look_tampered(kind, drawn, PHONE, chance)
        except UnfitError:
            continue
    raise AssertionError(f"{kind}: no paper of eight will do")


@pytest.mark.parametrize(
    ("kind", "split"), [(kind, SPLITS[place % 2]) for place, kind in enumerate(sorted(LOOKALIKES))]
)
def test_no_value_is_touched(kind: str, split: Split) -> None:
    """Fields, texts and lines are the drawn ones; nothing is tampered, nothing changed."""
    drawn, made = honest(kind, split)
    truth = parse_truth(written(made.truth))
    assert drawn.truth["fields"] == truth.fields
    assert drawn.truth["texts"] == truth.texts
    assert truth.tampered is False
    assert truth.changes is None


def shown(pdf: bytes) -> bytes:
    """The pixels of the file's first page."""
    document = pypdfium2.PdfDocument(pdf)
    pixels = document[0].render(scale=1).to_numpy().tobytes()
    document.close()
    return bytes(pixels)


@pytest.mark.parametrize("kind", ["linearised-pdf", "signed-pdf"])
def test_a_rewritten_file_shows_the_same(kind: str) -> None:
    """Signing and linearising change bytes, and no pixel."""
    drawn, made = honest(kind, "tune")
    assert drawn.pdf is not None
    assert drawn.pdf != made.data
    assert shown(drawn.pdf) == shown(made.data)


def test_a_signature_comes_in_a_later_revision() -> None:
    """What was signed stands before the signature, byte for byte."""
    drawn, made = honest("signed-pdf", "tune")
    assert drawn.pdf is not None
    assert made.data.startswith(drawn.pdf)
    assert drawn.pdf.startswith(first_revision(made.data).rstrip(b"\n"))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert "/Sig" == str(pdf.Root.AcroForm.Fields[0].FT)


def test_what_was_saved_again_is_signed_by_an_editor() -> None:
    """A picture that was only saved again names the program, as many editors do."""
    _, made = honest("re-saved", "tune")
    assert Image.open(io.BytesIO(made.data)).getexif()[0x0131]


def test_what_needs_a_file_refuses_paper() -> None:
    """No receipt out of a till is signed or linearised."""
    chance = Chance.of(13, "tune", "refused")
    with pytest.raises(UnfitError, match="not born as a file"):
        look_tampered("signed-pdf", draw_receipt(a_sale(chance), chance), PHONE, chance)
