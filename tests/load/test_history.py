"""A PDF's history alarms when its print changed, and only then."""

from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from verify.document import Signature
from verify.load.editors import find_editor
from verify.load.history import first_state

from .makers import a_pdf, appended, load


def plain_pdf(*, stream: bytes, annotations: bytes = b"") -> bytes:
    """A page of hand-written content as object 4, without compression."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Annots [" + annotations + b"] "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        content(stream),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    return data + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def content(stream: bytes) -> bytes:
    """A content stream's object."""
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


DATE = b"BT /F1 12 Tf 50 100 Td (01.02.2019) Tj ET"
OTHER_DATE = DATE.replace(b"01.02.2019", b"21.02.2019")
HIDDEN = b" BT /F1 12 Tf 3 Tr 50 60 Td (ocr layer) Tj ET"
STAMP = b" BT /F1 20 Tf 150 60 Td (PAID) Tj ET"


def kinds(data: bytes) -> list[str]:
    """What alarms."""
    return [trace.kind for trace in load(data).traces]


def test_replaced_print_alarms_and_shows_where() -> None:
    """A date changed by an appended update is a strong trace with the new ink as evidence."""
    (trace,) = load(appended(plain_pdf(stream=DATE), 4, content(OTHER_DATE))).traces
    assert ("edited-after-issue", True) == (trace.kind, trace.strength > 0.5)
    assert trace.evidence is not None
    left, top = trace.evidence.box.left, trace.evidence.box.top
    assert (50 / 300, 1 - 110 / 200) == pytest.approx((left, top), abs=0.02)


def test_added_print_is_a_weaker_sign() -> None:
    """A stamp leaves what was there: it is shown, and weighs less than a replacement."""
    (trace,) = load(appended(plain_pdf(stream=DATE), 4, content(DATE + STAMP))).traces
    assert ("added-after-issue", True) == (trace.kind, trace.strength < 0.5)
    assert "PAID" == (trace.evidence.text if trace.evidence else "")


HARMLESS = {
    "unchanged": plain_pdf(stream=DATE),
    "hidden OCR text added, as scanners do": appended(plain_pdf(stream=DATE), 4, content(DATE + HIDDEN)),
    "metadata added, as archives do": appended(plain_pdf(stream=DATE), 5, b"<< /Type /Metadata >>"),
    "the same content written again": appended(plain_pdf(stream=DATE), 4, content(DATE)),
    "an older end mark inside a string": plain_pdf(stream=DATE + b" % startxref 9 %%EOF"),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_harmless_updates_do_not_alarm(what: str) -> None:
    """Neither the number of endings nor a date is a sign, only changed print is."""
    assert [] == kinds(HARMLESS[what])


def test_a_linearised_file_does_not_alarm() -> None:
    """Files written for quick display have two endings from the start."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf("Total", pages=3))) as pdf:
        pdf.save(out, linearize=True)
    assert [] == kinds(out.getvalue())


def test_the_first_state_is_what_was_there_before() -> None:
    """The prefix up to the first true ending is the file as it was; a file never appended to has none."""
    first = plain_pdf(stream=DATE)
    assert first.rstrip() == first_state(appended(first, 4, content(OTHER_DATE)))
    assert b"" == first_state(first)


BOX = b"<< /Type /Annot /Subtype /Square /Rect [40 90 200 120] /IC [1 1 1] /C [1 1 1] /F 4 /AP << /N 5 0 R >> >>"
WHITE_PATCH = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 160 30] /Length 24 >>\nstream\n1 1 1 rg 0 0 160 30 re f\nendstream"
)


def test_an_annotation_that_hides_print_alarms() -> None:
    """A white patch over a date is seen; the same patch beside it is not."""
    covered = appended(plain_pdf(stream=DATE, annotations=BOX), 5, WHITE_PATCH)
    assert ["print-covered"] == kinds(covered)
    beside = appended(
        plain_pdf(stream=DATE, annotations=BOX.replace(b"40 90 200 120", b"40 10 200 40")), 5, WHITE_PATCH
    )
    assert [] == kinds(beside)


@pytest.mark.parametrize(
    ("expected", "signed"),
    [
        ("GIMP", ("GIMP 2.10.30",)),
        ("iLovePDF", ("iLovePDF",)),
        ("LibreOffice Draw", ("LibreOffice 7.0", "Draw")),
        (None, ("LibreOffice 7.0", "Writer")),
        (None, ("PFU ScanSnap Cloud",)),
        (None, ("Adobe Photoshop Lightroom Classic 12",)),
        (None, ("Microsoft: Print To PDF", "")),
        (None, ()),
    ],
)
def test_only_programs_that_alter_are_named(expected: str | None, signed: tuple[str, ...]) -> None:
    """Scanners, printers and office programs sign files as well and mean nothing."""
    assert expected == find_editor(*signed)


def test_an_editors_name_in_a_pdf_is_a_trace() -> None:
    """The producer is read from the file's own metadata."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setProducer("Sejda 5.0")
    canvas.drawString(50, 50, "Total")
    canvas.save()
    assert ["saved-by-editor"] == kinds(out.getvalue())


def signed_pdf(*, trailing: bytes = b"") -> bytes:
    """A page with a signature field whose byte range ends where the file ended when it was signed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf("Total"))) as pdf:
        value = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Adobe.PPKLite"), Name=pikepdf.String("Händler GmbH"),
            M=pikepdf.String("D:20190201101500+02'00'"), ByteRange=pikepdf.Array([0, 100, 200, 111_111]),
            Contents=pikepdf.String(b"\0" * 20),
        )  # fmt: skip
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("seal"), V=value)
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(field)]), SigFlags=3)
        pdf.save(out)
    data = out.getvalue()
    return data.replace(b"111111", b"%06d" % (len(data) - 200)) + trailing


def test_a_signature_is_shown_with_what_it_covers() -> None:
    """Signer and moment stand as stated; bytes added after signing are told."""
    expected = Signature("Händler GmbH", "2019-02-01T10:15:00+02:00", covers_whole_file=True)
    assert (expected,) == load(signed_pdf()).signatures
    assert (False,) == tuple(one.covers_whole_file for one in load(signed_pdf(trailing=b"% more\n%%EOF\n")).signatures)
    assert () == load(a_pdf("Total")).signatures
