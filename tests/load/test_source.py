"""Kinds by magic bytes, limits before decoding, and what is refused with which cause."""

from __future__ import annotations

import gzip
import io
import zipfile

import pikepdf
import pytest

from verify.errors import DocumentError
from verify.load.source import LIMITS, sniff_media_type

from .makers import a_pdf, load, png_header, quartered, saved


def a_zip() -> bytes:
    """An archive with a PDF in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("invoice.pdf", a_pdf("Total"))
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """The PDF under a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="owner"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("image/jpeg", saved(quartered(), "JPEG")),
        ("image/png", saved(quartered(), "PNG")),
        ("image/webp", saved(quartered(), "WEBP")),
        ("image/tiff", saved(quartered(), "TIFF")),
        ("application/pdf", a_pdf("Total")),
        ("application/pdf", b"\r\nContent-Type: application/pdf\r\n" + a_pdf("Total")),
        ("application/xml", b"\xef\xbb\xbf<?xml version='1.0'?><a/>"),
        ("application/xml", "<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16")),
    ],
)
def test_the_first_bytes_name_the_kind(expected: str, data: bytes) -> None:
    """The kind is what the first bytes say, whatever the file is called."""
    assert expected == sniff_media_type(data)


REFUSED = {
    "no bytes": ("empty", b""),
    "blank": ("empty", b" \r\n\0\0"),
    "text": ("unsupported", b"Total 12,00 EUR"),
    "zip": ("unsupported", a_zip()),
    "zip that hides a PDF": ("unsupported", b"PK\x03\x04\n" + a_pdf("Total")),
    "gzip": ("unsupported", gzip.compress(b"x")),
    "program": ("unsupported", b"MZ\x90\0" + b"\0" * 100),
    "elf": ("unsupported", b"\x7fELF" + b"\1" * 100),
    "gif": ("unsupported", saved(quartered("P"), "GIF")),
    "bmp": ("unsupported", saved(quartered(), "BMP")),
    "html": ("unsupported", b"<!DOCTYPE html><html>%PDF-</html>"),
    "film": ("unsupported", b"\0\0\0\x20ftypisom" + b"\0" * 50),
    "other xml": ("unsupported", b"<?xml version='1.0'?><note/>"),
    "truncated jpeg": ("corrupt", saved(quartered(size=(640, 480)), "JPEG")[:1500]),
    "truncated png": ("corrupt", saved(quartered(), "PNG")[:90]),
    "truncated webp": ("corrupt", saved(quartered(), "WEBP")[:40]),
    "truncated tiff": ("corrupt", saved(quartered(), "TIFF")[:300]),
    "truncated heic": ("corrupt", b"\0\0\0\x1cftypheic\0\0\0\0mif1heic"),
    "jpeg in name only": ("corrupt", b"\xff\xd8\xff" + b"\0" * 100),
    "truncated pdf": ("corrupt", a_pdf("Total")[:300]),
    "pdf in name only": ("corrupt", b"%PDF-1.7\nTotal 12,00"),
    "locked pdf": ("encrypted", locked(a_pdf("Total"))),
    "no pixels": ("empty", png_header(0, 0)),
    "a hundred megapixels": ("too-large", png_header(10_000, 10_000)),
    "a billion pixels": ("too-large", png_header(40_000, 40_000)),
    "a long strip": ("too-large", png_header(50_000, 10)),
    "five hundred pages": ("too-large", a_pdf("Total", pages=500)),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_cause(what: str) -> None:
    """Bad input gives one DocumentError: its cause, one line that names the file, and a hint."""
    cause, data = REFUSED[what]
    with pytest.raises(DocumentError) as refused:
        load(data, "bad.bin")
    assert cause == refused.value.cause
    assert refused.value.message.startswith("bad.bin: ")
    assert "\n" not in refused.value.message
    assert refused.value.hint


def test_a_file_over_the_limit_is_refused_unread() -> None:
    """Size is checked before anything looks into the file."""
    with pytest.raises(DocumentError) as refused:
        load(b"%PDF-" + bytes(LIMITS.file_bytes))
    assert "too-large" == refused.value.cause


def test_a_foreign_error_stays_as_the_cause() -> None:
    """What the decoder said is kept for whoever debugs."""
    with pytest.raises(DocumentError) as refused:
        load(b"%PDF-1.7\nnothing")
    assert "PdfiumError" == type(refused.value.__cause__).__name__


def test_a_picture_with_an_archive_behind_it_is_only_a_picture() -> None:
    """A polyglot is read by the one decoder its first bytes chose."""
    loaded = load(saved(quartered(), "JPEG") + a_zip())
    assert ("image/jpeg", 1) == (loaded.media_type, len(loaded.images))


def test_the_limits_agree_with_each_other() -> None:
    """One page within the limits never breaks the limit of all pages, nor Pillow's own bomb warning."""
    assert LIMITS.page_pixels < LIMITS.image_pixels < 89_478_485
    assert LIMITS.image_pixels < LIMITS.total_pixels
    assert LIMITS.page_pixels * 10 <= LIMITS.total_pixels
