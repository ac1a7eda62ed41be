"""Words of a PDF's own text: cut rightly, boxed where their ink is, on turned and cropped pages too."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from verify.document import PageImage, Word
from verify.load.plumber import read_words_again
from verify.load.words import LayerWord, brokenness

from .makers import a_pdf, changed, load
from .test_history import plain_pdf


def ink_share(image: PageImage, word: Word) -> float:
    """Share of the word's box that is dark."""
    height, width = image.pixels.shape[:2]
    box = word.box
    rows = slice(round(box.top * height), max(round(box.bottom * height), round(box.top * height) + 1))
    columns = slice(round(box.left * width), max(round(box.right * width), round(box.left * width) + 1))
    return float((image.pixels[rows, columns].min(axis=2) < 128).mean())


def stray_ink(image: PageImage) -> int:
    """Dark pixels outside all words' boxes, a pixel of tolerance around them."""
    height, width = image.pixels.shape[:2]
    dark = image.pixels.min(axis=2) < 128
    for word in image.layer:
        top, bottom = int(word.box.top * height) - 1, int(word.box.bottom * height) + 2
        left, right = int(word.box.left * width) - 1, int(word.box.right * width) + 2
        dark[max(top, 0) : bottom, max(left, 0) : right] = False
    return int(np.count_nonzero(dark))


TURNS = {
    "plain": {},
    "rotated 90": {"Rotate": 90},
    "rotated 180": {"Rotate": 180},
    "rotated 270": {"Rotate": 270},
    "offset crop box": {"CropBox": [40, 100, 390, 290]},
    "offset media box": {"MediaBox": [-70, -20, 330, 280]},
    "rotated and cropped": {"Rotate": 90, "CropBox": [30, 120, 350, 280]},
    "rotated back and cropped": {"Rotate": 270, "CropBox": [45, 130, 360, 240]},
}


@pytest.mark.parametrize("turn", TURNS)
def test_boxes_hold_the_ink_however_the_page_is_turned_and_cropped(turn: str) -> None:
    """Every box is full of ink and no ink is outside the boxes."""
    data = changed(a_pdf("Total 1.799,00 EUR", "Gjøvik Ångström"), **TURNS[turn])
    (image,) = load(data).images
    assert {"Total", "1.799,00", "EUR", "Gjøvik", "Ångström"} == {word.text for word in image.layer}
    assert min(ink_share(image, word) for word in image.layer) > 0.1
    assert 0 == stray_ink(image)


@pytest.mark.parametrize("turn", [turn for turn in TURNS if "Rotate" not in TURNS[turn]])
def test_the_second_witness_agrees_about_places(turn: str) -> None:
    """Both witnesses box a word at the same place of the same rendered page, cropped or not."""
    data = changed(a_pdf("Total 1.799,00"), **TURNS[turn])
    (image,) = load(data).images
    others = {word.text: word.box for word in read_words_again(data, 0, seen=True)}
    assert {"Total", "1.799,00"} == set(others)
    for word in image.layer:
        assert word.box.center == pytest.approx(others[word.text].center, abs=0.02)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_text_written_sideways_is_cut_into_words(degrees: int) -> None:
    """Letters that climb up or down the page make up words as well."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 400))
    canvas.translate(200, 200)
    canvas.rotate(degrees)
    canvas.drawString(10, 10, "Order 4711 paid")
    canvas.save()
    (image,) = load(out.getvalue()).images
    assert ["Order", "4711", "paid"] == [word.text for word in image.layer]
    assert 0 == stray_ink(image)


def test_text_aslant_is_cut_at_its_spaces() -> None:
    """A stamp set at thirty degrees is words, not letters."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 400))
    canvas.translate(50, 50)
    canvas.rotate(30)
    canvas.setFont("Helvetica", 30)
    canvas.drawString(10, 10, "PAID IN FULL")
    canvas.save()
    (image,) = load(out.getvalue()).images
    assert ["PAID", "IN", "FULL"] == [word.text for word in image.layer]
    assert 0 == stray_ink(image)


def test_condensed_and_scaled_text_keeps_its_words() -> None:
    """Sizes are those drawn: a matrix that squeezes or enlarges text moves no word's border."""
    for horizontal, size in ((50, 12), (150, 12), (100, 4), (100, 40)):
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(900, 300))
        text = canvas.beginText(50, 100)
        text.setFont("Helvetica", size)
        text.setHorizScale(horizontal)
        text.textOut("Total AV To 12,00")
        canvas.drawText(text)
        canvas.save()
        assert ["Total", "AV", "To", "12,00"] == [word.text for word in load(out.getvalue()).images[0].layer]


def test_words_of_one_line_are_level() -> None:
    """Small letters and capitals on one base line are boxed equally high, signs not lower than a capital."""
    (image,) = load(a_pdf("aus HAUS -")).images
    small, capital, sign = (word.box for word in image.layer)
    assert small.top == pytest.approx(capital.top, abs=0.005)
    assert sign.height == pytest.approx(capital.height, abs=0.01)


def test_a_gap_parts_words_and_kerning_does_not() -> None:
    """Letters moved apart by less than a space stay one word; a space's width parts them without any space drawn."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300))
    canvas.setFont("Helvetica", 12)
    canvas.drawString(50, 200, "Ver")
    canvas.drawString(50 + canvas.stringWidth("Ver", "Helvetica", 12) + 1.2, 200, "kauf")
    canvas.drawString(150, 200, "von")
    canvas.drawString(150 + canvas.stringWidth("von", "Helvetica", 12) + 3.2, 200, "1")
    canvas.save()
    assert ["Verkauf", "von", "1"] == [word.text for word in load(out.getvalue()).images[0].layer]


def test_drawn_fonts_without_metrics_keep_their_words() -> None:
    """The letters of a Type 3 font, small pictures of a unit square, make up the words that were written."""
    glyph = b"1000 0 100 0 900 700 d1 100 0 800 700 re f"
    data = plain_pdf(stream=b"BT /F1 12 Tf 50 100 Td (ab ba) Tj 0 -30 Td (b) Tj 10.5 0 Td (a) Tj ET")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].Resources.Font.F1 = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontBBox=[0, 0, 0, 0], FirstChar=97, LastChar=98,
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0], Widths=[1000, 1000],
            Encoding=pikepdf.Dictionary(Differences=[97, pikepdf.Name.a, pikepdf.Name.b]),
            CharProcs=pikepdf.Dictionary(a=pdf.make_stream(glyph), b=pdf.make_stream(glyph)),
        )  # fmt: skip
        out = io.BytesIO()
        pdf.save(out)
    (image,) = load(out.getvalue()).images
    assert ["ab", "ba", "ba"] == [word.text for word in image.layer]
    assert 0 == stray_ink(image)


def test_ligatures_are_spelt_out() -> None:
    """A code point that joins f and i is two letters for whoever searches."""
    data = a_pdf("office")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        font = pdf.pages[0].Resources.Font[next(iter(pdf.pages[0].Resources.Font))]
        font.ToUnicode = pdf.make_stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <ff> endcodespacerange\n"
            b"6 beginbfchar <6f> <006f> <66> <fb01> <69> <0069> <63> <0063> <65> <0065> <20> <0020> endbfchar\n"
            b"endcmap end end"
        )
        out = io.BytesIO()
        pdf.save(out)
    assert ["ofifiice"] == [word.text for word in load(out.getvalue()).images[0].layer]


def test_the_second_witness_speaks_where_the_first_is_broken() -> None:
    """Letters torn apart by their spacing are joined by the witness that judges by the letters' size."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 300))
    for line in range(4):
        text = canvas.beginText(50, 200 - 30 * line)
        text.setFont("Helvetica", 12)
        text.setCharSpace(1.75)
        text.textOut("Rechnungsnummer")
        canvas.drawText(text)
    canvas.save()
    assert {"Rechnungsnummer"} == {word.text for word in load(out.getvalue()).images[0].layer}


def test_broken_text_is_told_from_sound_text() -> None:
    """Glyphs without meaning and words torn into letters are broken, a column of marks is not."""
    box = load(a_pdf("x")).images[0].layer[0].box
    sound = tuple(LayerWord(text, box, seen=True) for text in ("Total", "12,00", "x"))
    torn = tuple(LayerWord(text, box, seen=True) for text in "RechnungNummer")
    assert 0.0 == brokenness(sound)
    assert 1.0 == brokenness(torn)
    assert 0.5 == brokenness((LayerWord("ab", box, seen=True), LayerWord("??", box, seen=True, unsound=2)))
