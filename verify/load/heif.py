"""The item list of a HEIF file, checked before its decoder sees it.

A HEIF file is a tree of boxes (ISO/IEC 14496-12): ``meta`` holds ``iinf``, which declares each item's kind and name in
``infe`` boxes. The decoder's binding turns these into text without a look whether they are text, and where they are not
the whole process dies; so such files are refused here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HEADER = 8
_LARGE_HEADER = 16
_VERSION_AND_FLAGS = 4
_PROTECTION = 2


def check_item_texts(data: bytes) -> None:
    """Nothing, where all items of the file are named by text; ValueError or struct.error where its boxes are damaged."""
    for kind, content in _boxes(data):
        if kind == b"meta":
            for inner_kind, inner in _boxes(content[_VERSION_AND_FLAGS:]):
                if inner_kind == b"iinf":
                    _check_declarations(inner)


def _check_declarations(iinf: bytes) -> None:
    """Counts have 16 bits in version 0 and 32 later; item numbers 16 up to version 2 and 32 later."""
    for kind, infe in _boxes(iinf[_VERSION_AND_FLAGS + (4 if iinf[0] else 2) :]):
        if kind == b"infe":
            texts = infe[_VERSION_AND_FLAGS + (4 if infe[0] > 2 else 2) + _PROTECTION :]
            texts.decode("utf-8")


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(kind, content) of each box in a row."""
    start = 0
    while start + _HEADER <= len(data):
        size, kind = struct.unpack_from(">I4s", data, start)
        header = _HEADER
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start + _HEADER)
            header = _LARGE_HEADER
        size = size or len(data) - start  # zero: to the end
        if size < header:
            raise ValueError("a box smaller than its header")
        yield kind, data[start + header : start + size]
        start += size
