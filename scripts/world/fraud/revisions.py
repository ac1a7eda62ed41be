"""A PDF's later revision: new and changed objects behind the old bytes, which stay as they were.

Editors save so (ISO 32000-1, 7.5.6, incremental updates): the first revision can be had back by cutting the file at its
old end. pikepdf only writes whole files, so the tail is written here: objects, cross-reference table, trailer.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable

import pikepdf


def revised(original: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """`original` with a revision behind it that holds what `change` does to the open document."""
    with pikepdf.open(io.BytesIO(original)) as pdf:
        before = _written_objects(pdf)
        change(pdf)
        after = _written_objects(pdf)
        changed = {number: data for number, data in after.items() if before.get(number) != data}
        root, info = pdf.Root.objgen[0], pdf.trailer.Info.objgen[0]
    return original + _tail(original, changed, size=max(after) + 1, ends=(root, info))


def first_revision(data: bytes) -> bytes:
    """The oldest revision in the file: all up to its first end."""
    end = data.index(b"%%EOF") + len(b"%%EOF")
    return data[:end] + b"\n"


def _written_objects(pdf: pikepdf.Pdf) -> dict[int, bytes]:
    """Every numbered object as it stands in a file."""
    return {one.objgen[0]: _written(one) for one in pdf.objects if one.objgen[0]}


def _written(one: pikepdf.Object) -> bytes:
    if not isinstance(one, pikepdf.Stream):
        return bytes(one.unparse(resolved=True))
    raw = one.read_raw_bytes()
    entries = {key: value for key, value in one.stream_dict.as_dict().items() if key != "/Length"}
    head = pikepdf.Dictionary({**entries, "/Length": len(raw)}).unparse(resolved=True)
    return bytes(head) + b"\nstream\n" + raw + b"\nendstream"


def _tail(original: bytes, changed: dict[int, bytes], *, size: int, ends: tuple[int, int]) -> bytes:
    """The bytes of a revision with these objects."""
    start = int(re.findall(rb"startxref\s+(\d+)", original)[-1])
    tail, places = io.BytesIO(), {}
    for number in sorted(changed):
        places[number] = len(original) + tail.tell()
        tail.write(b"%d 0 obj\n%b\nendobj\n" % (number, changed[number]))
    table = len(original) + tail.tell()
    tail.write(b"xref\n")
    for number, place in places.items():
        tail.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    first, now = (hashlib.md5(data, usedforsecurity=False).hexdigest().encode() for data in (original, tail.getvalue()))
    tail.write(
        b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d /ID [<%b><%b>] >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, *ends, start, first, now, table)
    )
    return tail.getvalue()
