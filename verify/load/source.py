"""A source becomes page images: its kind by magic bytes, limits before decoding, then the right loader.

File names and declared media types are the sender's to choose and prove nothing; the first bytes decide. Archives and
programs are refused by name, so that the sender learns what to do, and everything unknown is refused too: one decoder
is chosen here and no other ever sees the bytes.
"""

from __future__ import annotations

import re

from verify.document import LoadedSource, Source
from verify.errors import DocumentError
from verify.load.image import load_image
from verify.load.limits import LIMITS, Limits, check_limit
from verify.load.pdf import load_pdf
from verify.load.xml import load_xml

__all__ = ["LIMITS", "Limits", "load_pages", "sniff_media_type"]

_KINDS = (
    (rb"\xff\xd8\xff", "image/jpeg"),
    (rb"\x89PNG\r\n\x1a\n", "image/png"),
    (rb"RIFF.{4}WEBP", "image/webp"),
    (rb"II\*\0|MM\0\*|II\+\0\x08\0|MM\0\+\0\x08", "image/tiff"),
    (rb".{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)", "image/heic"),
    (rb"%PDF-", "application/pdf"),
)
_REFUSED = (
    (rb"PK(\x03\x04|\x05\x06)|\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!|BZh|\xfd7zXZ", "an archive or office document", "Send the document itself as PDF or picture."),
    (rb"MZ|\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|#!", "a program", "Send a PDF or a picture."),
    (rb"GIF8|BM.{4}\0\0\0\0|.{4}ftypavi[fs]|\0\0\0\x0cjP|\xff\x0a", "a picture of a kind that is not read", "Send it as JPEG, PNG, WebP, TIFF or HEIC."),
    (rb".{4}ftyp|\x1aE\xdf\xa3|ID3", "a film or sound", "Send a photograph."),
    (rb"\xd0\xcf\x11\xe0|\{\\rtf", "an office document", "Export it as PDF."),
    (rb"(?i)(\xef\xbb\xbf)?\s*<(!doctype\s+)?html", "a web page", "Print it to PDF or send a screenshot."),
)  # fmt: skip
_XML = re.compile(rb"(\xef\xbb\xbf)?\s*<[?!A-Za-z_]|\xff\xfe<\0|\xfe\xff\0<|<\0\?\0|\0<\0\?")
_LATE_PDF = re.compile(rb"(\xef\xbb\xbf)?\s*%PDF-|[\s\S]{0,1019}[\r\n]%PDF-")
"""PDF readers accept the header within the first 1024 bytes (ISO 32000-1, implementation note 13)."""


def load_pages(source: Source) -> LoadedSource:
    """The page images of `source` and the witnesses that came with them; a DocumentError whose `cause` says why not."""
    if not source.data.strip(b"\0\t\r\n "):
        raise DocumentError(f"{source.name}: empty file", hint="Send the file again.", cause="empty")
    try:
        check_limit(len(source.data), LIMITS.file_bytes, "file in bytes", hint="Send a smaller picture or fewer pages.")
        return _load_kind(source, sniff_media_type(source.data))
    except DocumentError as error:
        # The loaders know what is wrong, only this place knows whose document it is.
        message = f"{source.name}: {error.message}"
        raise DocumentError(message, hint=error.hint, cause=error.cause) from (error.__cause__ or error)


def _load_kind(source: Source, media_type: str) -> LoadedSource:
    if media_type == "application/pdf":
        return load_pdf(source)
    if media_type == "application/xml":
        return load_xml(source)
    return load_image(source, media_type)


def sniff_media_type(data: bytes) -> str:
    """What the first bytes say `data` is; a DocumentError of cause ``unsupported`` for anything not read here.

    >>> sniff_media_type(b"%PDF-1.7 ..."), sniff_media_type(b"<?xml version='1.0'?><Invoice/>")
    ('application/pdf', 'application/xml')
    """
    head = data[:1100]
    for magic, media_type in _KINDS:
        if re.match(magic, head, re.DOTALL):
            return media_type
    for magic, what, hint in _REFUSED:
        if re.match(magic, head, re.DOTALL):
            raise DocumentError(what, hint=hint, cause="unsupported")
    if _XML.match(head):
        return "application/xml"
    if _LATE_PDF.match(head):
        return "application/pdf"
    raise DocumentError(
        "not a document that is read here", hint="Send a PDF, JPEG, PNG, WebP, TIFF or HEIC.", cause="unsupported"
    )
