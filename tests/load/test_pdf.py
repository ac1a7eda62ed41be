"""PDF pages rendered at the right resolution, and what is seen told from what is hidden."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from verify.document import Statement
from verify.errors import DocumentError
from verify.load.source import LIMITS

from .makers import a_pdf, load
from .test_einvoice import CII


def a_scan(px: tuple[int, int], points: tuple[float, float], *, text_mode: int = 3, text_first: bool = False) -> bytes:
    """A page that is one picture, with a text over it or under it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=points)
    picture = Image.new("L", px, 235)
    ImageDraw.Draw(picture).rectangle((10, 10, 60, 40), fill=0)
    for what in ("text", "scan") if text_first else ("scan", "text"):
        if what == "scan":
            canvas.drawImage(ImageReader(picture), 0, 0, *points)
        else:
            canvas.drawString(20, 50, "Summe 12,00", mode=text_mode)
    canvas.save()
    return out.getvalue()


def test_a_text_page_is_rendered_at_200_dpi() -> None:
    """Pixels follow points, and the text is told to be visible."""
    (image,) = load(a_pdf("Total 12,00")).images
    assert (round(300 / 72 * 200), round(400 / 72 * 200)) == pytest.approx(image.pixels.shape[:2], abs=1)
    assert (200.0, True, 0.0) == (image.dpi, image.visible_text, image.image_coverage)


def test_a_long_receipt_does_not_shrink() -> None:
    """A scan keeps its own pixels, and its invisible OCR text is told from print."""
    (image,) = load(a_scan((600, 6000), (144, 1440))).images
    assert (6000, 600) == pytest.approx(image.pixels.shape[:2], abs=2)
    assert (False, 1.0) == (image.visible_text, image.image_coverage)
    assert ["Summe", "12,00"] == [word.text for word in image.layer]


def test_a_coarse_scan_is_not_blown_up() -> None:
    """Rendering adds no pixels that the picture has not."""
    assert 100 == pytest.approx(load(a_scan((300, 400), (216, 288))).images[0].dpi, abs=1)


def test_a_coarse_background_does_not_coarsen_print() -> None:
    """Letters drawn as outlines over a coarse picture are rendered as finely as text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 300))
    canvas.drawImage(ImageReader(Image.new("L", (200, 200), 240)), 0, 0, 300, 300)
    for index in range(100):
        canvas.rect(10 + 20 * (index % 10), 10 + 20 * (index // 10), 3, 8, fill=1)
    canvas.save()
    assert 200.0 == load(out.getvalue()).images[0].dpi


def test_a_picture_beside_print_keeps_its_detail() -> None:
    """A photograph on half a page is rendered at its own resolution, beside print up to 300 dpi."""
    for lines, expected in ((1, 400), (40, 300)):
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(288, 288))
        canvas.drawImage(ImageReader(Image.new("L", (1600, 800), 200)), 0, 0, 288, 144)
        for index in range(lines):
            canvas.drawString(20, 150 + 3 * index, "Total 12,00")
        canvas.save()
        assert expected == pytest.approx(load(out.getvalue()).images[0].dpi, abs=1)


def test_a_huge_scan_is_scaled_to_the_limit() -> None:
    """More pixels than a page may have are scaled down, not refused."""
    pixels = load(a_scan((6000, 5000), (300, 250))).images[0].pixels
    assert pixels.shape[0] * pixels.shape[1] == pytest.approx(LIMITS.page_pixels, rel=0.01)


def test_a_picture_of_too_many_pixels_is_refused_before_decoding() -> None:
    """A picture in a PDF declares its size as one outside does."""
    data = a_scan((30, 30), (200, 200)).replace(b"/Height 30", b"/Height 30000").replace(b"/Width 30", b"/Width 30000")
    with pytest.raises(DocumentError) as refused:
        load(data)
    assert "too-large" == refused.value.cause


def test_text_under_a_scan_is_hidden() -> None:
    """Visible text painted first and covered by the page's picture is no ink."""
    assert load(a_scan((600, 800), (216, 288), text_mode=0)).images[0].visible_text
    assert not load(a_scan((600, 800), (216, 288), text_mode=0, text_first=True)).images[0].visible_text


def test_a_see_through_picture_hides_nothing() -> None:
    """A watermark over the whole page leaves the print below it visible, and the page is no scan."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 300))
    canvas.drawString(20, 100, "Total 12,00 EUR, paid by card on the day of purchase")
    watermark = Image.new("RGBA", (300, 300), (255, 0, 0, 40))
    canvas.drawImage(ImageReader(watermark), 0, 0, 300, 300, mask="auto")
    canvas.save()
    (image,) = load(out.getvalue()).images
    assert (True, 200.0) == (image.visible_text, image.dpi)


def test_hidden_words_do_not_stand_among_visible_ones() -> None:
    """Where a page prints text, words drawn invisibly beside it are left out."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 300))
    canvas.drawString(20, 100, "Total 12,00 EUR")
    canvas.drawString(20, 60, "99,00", mode=3)
    canvas.save()
    assert ["Total", "12,00", "EUR"] == [word.text for word in load(out.getvalue()).images[0].layer]


def test_pictures_inside_forms_are_found_where_they_lie() -> None:
    """A picture in a scaled form covers what it covers on the page, and its resolution is the page's."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 200))
    canvas.beginForm("scan")
    canvas.drawImage(ImageReader(Image.new("L", (400, 400), 200)), 0, 0, 100, 100)
    canvas.endForm()
    canvas.scale(2, 1)
    canvas.doForm("scan")
    canvas.save()
    (image,) = load(out.getvalue()).images
    assert 0.5 == pytest.approx(image.image_coverage, abs=0.02)
    assert 204 == pytest.approx(image.dpi, abs=1)


def test_a_filled_in_form_shows_its_values() -> None:
    """What stands in a form field is ink on the page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 100))
    canvas.acroForm.textfield(name="total", value="12345", x=20, y=20, width=150, height=40, borderWidth=0)
    canvas.showPage()
    canvas.save()
    assert np.count_nonzero(load(out.getvalue()).images[0].pixels.min(axis=2) < 100) > 50


def test_a_broken_cross_reference_is_mended() -> None:
    """A PDF whose table points nowhere is read all the same."""
    data = a_pdf("Total 12,00")
    broken = data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"
    assert ["Total", "12,00"] == [word.text for word in load(broken).images[0].layer]


def test_a_pdf_for_which_no_password_is_asked_is_read() -> None:
    """A lock on printing and copying keeps no one from reading."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf("Total 12,00"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="", owner="owner"))
    assert ["Total", "12,00"] == [word.text for word in load(out.getvalue()).images[0].layer]


def test_pages_within_the_limit_share_the_pixels() -> None:
    """The most pages allowed are all rendered; one more is refused."""
    assert LIMITS.pages == len(load(a_pdf("Total", size=(72, 72), pages=LIMITS.pages)).images)
    with pytest.raises(DocumentError) as refused:
        load(a_pdf("Total", size=(72, 72), pages=LIMITS.pages + 1))
    assert "too-large" == refused.value.cause


def test_a_page_without_text_and_pictures_is_a_page() -> None:
    """A blank page is white, not an error: whether something is missing is not for the loader to say."""
    (image,) = load(a_pdf()).images
    assert (255, ()) == (int(image.pixels.min()), image.layer)


def attached(data: bytes, **files: bytes) -> bytes:
    """The PDF with files attached; ``_xml`` in a name stands for ``.xml``, ``__`` for ``-``."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name, content in files.items():
            pdf.attachments[name.replace("_xml", ".xml").replace("__", "-")] = content
        pdf.save(out)
    return out.getvalue()


def test_an_embedded_e_invoice_is_a_witness() -> None:
    """Factur-X and ZUGFeRD XML is read; an XML of another name is not opened."""
    for name in ("factur__x_xml", "ZUGFeRD__invoice_xml", "xrechnung_xml"):
        assert Statement("factur-x", "total", "1190.00") in load(attached(a_pdf("Total"), **{name: CII})).statements
    assert () == load(attached(a_pdf("Total"), notes_xml=CII)).statements


def test_an_unreadable_e_invoice_does_not_spoil_the_page() -> None:
    """The page is read, and a faint trace tells that its XML was not."""
    loaded = load(attached(a_pdf("Total"), factur__x_xml=b"<Invoice"))
    assert ("Total", ()) == (loaded.images[0].layer[0].text, loaded.statements)
    assert ["xml-unread"] == [trace.kind for trace in loaded.traces]
