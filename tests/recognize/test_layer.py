"""A PDF's own words count only where a person sees them."""

import re
from dataclasses import replace

import numpy as np
import pikepdf
import pytest
from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from recognize.drawn import RECEIPT, page_of
from verify.document import Box, LayerState, Source, Word
from verify.load.source import load_pages
from verify.recognize.layer import judge_layer, judge_scan_layer, unexplained_page
from verify.recognize.page import recognize_page
from verify.recognize.rapidocr import RapidOcr

SIZE_PX, WIDTH_PX = 34, 820


@pytest.fixture(scope="module")
def ocr(tmp_path_factory):
    """The default engine."""
    return RapidOcr(tmp_path_factory.mktemp("models"))


def layered_page(**lies):
    """The drawn receipt with a layer that says what is drawn, but for the words in `lies`."""
    page = page_of(RECEIPT)
    height = page.pixels.shape[0]
    font = ImageFont.load_default(SIZE_PX)
    words = []
    for row, line in enumerate(RECEIPT):
        top = (row + 0.6) * 2.2 * SIZE_PX
        for column, cell in enumerate(part.strip() for part in line.split("  ") if part.strip()):
            x = 60 if column == 0 else WIDTH_PX - 60 - font.getlength(cell)
            for text in cell.split():
                right = x + font.getlength(text)
                box = Box(x / WIDTH_PX, (top + 4) / height, right / WIDTH_PX, (top + SIZE_PX) / height)
                words.append(Word(lies.get(text, text), box, 1.0))
                x = right + font.getlength(" ")
    return replace(page, layer=tuple(words), visible_text=True)


def lying_pdf(path, drawn, said):
    """An invoice that draws the product's name as `drawn` while its text layer says `said`, in a font of its own."""
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    canvas = Canvas(str(path))
    for row, line in enumerate(
        ("Example Audio Ltd", "Invoice 4711", "Date 12.05.2019", *["More words of no weight"] * 40)
    ):
        canvas.setFont("Vera", 11)
        canvas.drawString(60, 780 - 15 * row, line)
    canvas.setFont("Vera", 11)
    canvas.drawString(60, 80, "Speaker")
    canvas.drawString(480, 80, "399.00")
    canvas.setFont("VeraBd", 11)
    canvas.drawString(120, 80, drawn)
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            if "Bold" in str(font.get("/BaseFont")):
                told = font.ToUnicode.read_bytes().decode()
                codes = {f"<{ord(one):04X}>": f"<{ord(other):04X}>" for one, other in zip(drawn, said, strict=True)}
                told = re.sub("|".join(codes), lambda match, codes=codes: codes[match[0]], told)
                font.ToUnicode.write(told.encode())
        pdf.save(path)
    return path.read_bytes()


LYING = "1299,00"


@pytest.mark.engine
class TestDrawnLayer:
    """A layer drawn as glyphs."""

    def test_sound(self, ocr):
        """A layer that says what is drawn is taken word for word, and its lines say where they come from."""
        page, traces = recognize_page(layered_page(), 0, ocr=ocr, barcodes=())
        assert (LayerState.SOUND, ()) == (page.layer_state, traces)
        assert {"layer"} == {line.source for line in page.lines}
        assert "YHTEENSA EUR" in [line.text for line in page.lines]

    def test_one_lie(self, ocr):
        """One amount that differs from the ink, and the pixels count; a Trace says so without telling the text."""
        page, (trace,) = recognize_page(layered_page(**{LYING: "1999,00"}), 0, ocr=ocr, barcodes=())
        assert (LayerState.DIFFERS, "layer-differs") == (page.layer_state, trace.kind)
        assert "1299,00" in [line.text for line in page.lines]
        assert "1999,00" not in trace.message + trace.evidence.text

    def test_a_lie_in_a_products_name(self, ocr, tmp_path):
        """A font whose character map calls the drawn "Beam" an "Amps" convicts the layer, though no digit differs."""
        (image,) = load_pages(Source("made.pdf", lying_pdf(tmp_path / "made.pdf", "Beam", "Amps"))).images
        assert "Amps" in {word.text for word in image.layer}
        page, (trace,) = recognize_page(image, 0, ocr=ocr, barcodes=())
        assert (LayerState.DIFFERS, "layer-differs") == (page.layer_state, trace.kind)
        assert "Beam" in {word.text for line in page.lines for word in line.words}

    def test_a_true_name(self, ocr, tmp_path):
        """The same page with a true character map is sound."""
        (image,) = load_pages(Source("made.pdf", lying_pdf(tmp_path / "made.pdf", "Beam", "Beam"))).images
        assert LayerState.SOUND is judge_layer(image, 0, ocr).state

    def test_broken_map(self, ocr):
        """A character map that garbles everything is no accusation: the page is read as a picture."""
        page = layered_page()
        garbled = tuple(replace(word, text="".join(chr(ord(glyph) + 3) for glyph in word.text)) for word in page.layer)
        assert LayerState.GARBAGE is judge_layer(replace(page, layer=garbled), 0, ocr).state

    def test_white_on_white(self, ocr):
        """A word without ink is not there."""
        page = layered_page()
        hidden = Word("2999,00", Box(0.4, 0.93, 0.55, 0.96), 1.0)
        judged = judge_layer(replace(page, layer=(*page.layer, hidden)), 0, ocr)
        assert LayerState.SOUND is judged.state
        assert hidden not in judged.words

    def test_ink_beside_the_layer(self, ocr):
        """What is drawn but not in the layer, a logo say, is read from the pixels."""
        page = layered_page()
        seen, _ = recognize_page(replace(page, layer=page.layer[3:]), 0, ocr=ocr, barcodes=())
        assert LayerState.SOUND is seen.layer_state
        assert "ESIMERKKI KODINKONEET OY" == seen.lines[0].text
        assert "pixels" == seen.lines[0].source


def test_no_layer():
    """A picture has no layer, and no engine is asked."""
    assert LayerState.NONE is judge_layer(page_of(), 0, None).state


def test_invisible_layer_is_never_taken():
    """Invisible words over a scan are someone else's OCR: nothing of them is taken, and no engine is asked."""
    judged = judge_layer(replace(layered_page(), visible_text=False), 0, None)
    assert (LayerState.GARBAGE, ()) == (judged.state, judged.words)


def test_quality_of_a_scans_layer():
    """A scan's layer is sound when it has the words that the pixels show, garbage when it has others."""
    words = layered_page().layer
    assert LayerState.SOUND is judge_scan_layer(words, words[:6])
    assert LayerState.GARBAGE is judge_scan_layer(words[:1], words)
    assert LayerState.GARBAGE is judge_scan_layer(words, ())


def test_explained_ink_is_painted_over():
    """Where the layer explains all ink nothing is left to read; the picture itself stays untouched."""
    page = layered_page()
    before = page.pixels.copy()
    assert unexplained_page(page, page.layer) is None
    assert np.array_equal(before, page.pixels)
    assert unexplained_page(page, page.layer[2:]) is not None
