"""A PDF's electronic signatures, shown as evidence and not validated (ISO 32000-1, 12.8).

``/ByteRange`` names the two stretches of the file that are signed: everything but the signature itself. Where they stop
short of the file's end, bytes were added later: a time stamp or revocation data most often, harmless by themselves.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import resolve1
from pypdfium2 import raw

from verify.document import Signature
from verify.load.plumber import PLUMBER_ERRORS, open_with_plumber

_LOGGER = logging.getLogger(__name__)
_DEEPEST_FIELD = 8
"""Chosen: form fields nest by the dots in their names, two or three deep."""


def find_signatures(pdf: Any, data: bytes) -> tuple[Signature, ...]:  # noqa: ANN401 - pypdfium2 publishes no types
    """Every signature, in the order of the form's fields; pdfium says cheaply whether there is one at all."""
    if raw.FPDF_GetSignatureCount(pdf) < 1:
        return ()
    try:
        with open_with_plumber(data) as opened:
            form = resolve1(opened.doc.catalog.get("AcroForm")) or {}
            values = _signature_values(form.get("Fields"), 0)
            return tuple(_signature_of(value, len(data.rstrip())) for value in values)
    except PLUMBER_ERRORS as error:
        _LOGGER.info("signature without details: %s", type(error).__name__)
        return (Signature("", "", covers_whole_file=False),)


def _signature_values(fields: object, depth: int) -> Iterator[dict[str, Any]]:
    listed = resolve1(fields)
    for reference in listed if isinstance(listed, list) and depth < _DEEPEST_FIELD else []:
        field = resolve1(reference)
        if not isinstance(field, dict):
            continue
        value = resolve1(field.get("V"))
        if isinstance(value, dict) and "ByteRange" in value:
            yield value
        yield from _signature_values(field.get("Kids"), depth + 1)


def _signature_of(value: dict[str, Any], file_length: int) -> Signature:
    signed = [int(resolve1(number)) for number in resolve1(value["ByteRange"])]
    covers = len(signed) == 4 and signed[0] == 0 and signed[2] + signed[3] >= file_length
    return Signature(_plain_text(value.get("Name")), _moment(_plain_text(value.get("M"))), covers)


def _plain_text(value: object) -> str:
    """A PDF text string: UTF-16 with its mark, UTF-8 with its mark, or one byte a letter."""
    text = resolve1(value)
    if not isinstance(text, bytes):
        return ""
    if text.startswith((b"\xfe\xff", b"\xff\xfe")):
        return text.decode("utf-16", "replace")
    return text.decode("utf-8-sig", "replace") if text.startswith(b"\xef\xbb\xbf") else text.decode("latin-1")


def _moment(text: str) -> str:
    """``D:20190201101500+02'00'`` as ``2019-02-01T10:15:00+02:00``; as it stands when it is no such date."""
    digits = text.removeprefix("D:")
    if len(digits) < 14 or not digits[:14].isdigit():
        return text
    zone = digits[14:].rstrip("'").replace("'", ":")
    clock = f"{digits[8:10]}:{digits[10:12]}:{digits[12:14]}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{clock}{zone}"
