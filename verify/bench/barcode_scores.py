"""Barcodes read and located, against the truth; pure.

``barcode``: each true code decoded or not. ``barcode.extra``: a decoded text that is none of them, always wrong.
``barcode.located``: codes that nobody can decode (`barcodes_unreadable`) and that were located without a text: right while
there are so many, wrong beyond (a claimant would be asked for a picture of something that is not there). Where the truth says
where its codes stand, by place.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from verify.bench.beside import Beside, Score, place_of
from verify.bench.run import FieldScore, LegibilityScore
from verify.document import Barcode
from verify.truth import KnownPlace


def score_barcodes(beside: Beside) -> Iterator[Score]:
    """The scores of every code; none where the truth knows of no codes."""
    if beside.truth.barcodes is not None:
        yield from _decoded(beside, beside.truth.barcodes)
    if beside.truth.barcodes_unreadable is not None:
        yield from _located(beside, beside.truth.barcodes_unreadable)


def _decoded(beside: Beside, texts: tuple[str, ...]) -> Iterator[Score]:
    wanted = {_key(text): (index, text) for index, text in reversed(tuple(enumerate(texts)))}
    read = {_key_of(code, wanted): code for code in beside.reading.document.barcodes if code.text is not None}
    for key, (index, text) in reversed(wanted.items()):
        role = f"barcode.{index}"
        found = read.get(key)
        if found is None:
            yield _silence(beside, role, text)
            continue
        yield FieldScore("barcode", "right", text, found.text, None, _ink(found), beside.true_ink(role))
        if beside.is_unreadable(role):
            yield LegibilityScore("barcode", "read")
    for key, code in read.items():
        if key not in wanted:
            yield FieldScore("barcode.extra", "wrong", "", code.text, None, _ink(code))


def _silence(beside: Beside, role: str, text: str) -> Score:
    """Not decoded; an entry without text in its place says so."""
    if beside.truth.places is None:
        located = any(code.text is None for code in beside.reading.document.barcodes)
    else:
        located = any(_stands_in(code, beside, role) for code in beside.reading.document.barcodes if code.text is None)
    return beside.silence("barcode", text, role, told=located)


def _stands_in(code: Barcode, beside: Beside, role: str) -> bool:
    """Whether the code's middle lies in the true place."""
    x, y = code.box.center
    return any(
        one.page == code.page and one.box[0] <= x <= one.box[2] and one.box[1] <= y <= one.box[3]
        for one in beside.true_ink(role)
    )


def _located(beside: Beside, unreadable: int) -> Iterator[FieldScore]:
    located = [code for code in beside.reading.document.barcodes if code.text is None]
    roles = [f"barcode.{index}" for index in range(len(beside.truth.barcodes or ()))]
    if any(beside.true_ink(role) for role in roles):
        yield from _located_in_place(beside, located, roles)
        return
    for code in located[:unreadable]:
        yield FieldScore("barcode.located", "right", "", None, None, _ink(code))
    for code in located[unreadable:]:
        yield FieldScore("barcode.located", "wrong", "", None, None, _ink(code))
    for _ in range(unreadable - len(located)):
        yield FieldScore("barcode.located", "missing", "", None)


def _located_in_place(beside: Beside, located: list[Barcode], roles: list[str]) -> Iterator[FieldScore]:
    """Where each true code's place is known: those nobody can decode, and nobody did, have to be located there.

    A code without a text in the place of a readable one is no false alarm: that code counts as not decoded already.
    """
    decoded = {_key(code.text) for code in beside.reading.document.barcodes if code.text}
    for role, text in zip(roles, beside.truth.barcodes or (), strict=True):
        if not beside.is_unreadable(role) or not beside.true_ink(role) or _key(text) in decoded:
            continue
        found = [code for code in located if _stands_in(code, beside, role)]
        ink = _ink(found[0]) if found else ()
        yield FieldScore(
            "barcode.located", "right" if found else "missing", text, None, None, ink, beside.true_ink(role)
        )
    for code in located:
        if not any(_stands_in(code, beside, role) for role in roles):
            yield FieldScore("barcode.located", "wrong", "", None, None, _ink(code))


def _ink(code: Barcode) -> tuple[KnownPlace, ...]:
    return (place_of(code.page, code.box),)


def _key_of(code: Barcode, wanted: Container[str]) -> str:
    """What the code is looked up by: of a UPC-E its UPC-A, unless the truth has the short form."""
    short = _key(code.text or "")
    return short if code.symbology != "UPCE" or short in wanted else _key(expanded(code.text or ""))


def _key(text: str) -> str:
    """UPC-A and its EAN-13, line ends and EAN supplements are no differences; a UPC-E is expanded before."""
    plain = "".join(text.split())
    if plain.isdigit() and len(plain) in {13 + 2, 13 + 5}:
        plain = plain[:13]
    return plain[1:] if len(plain) == 13 and plain.startswith("0") and plain.isdigit() else plain


def keys_of(text: str, symbology: str | None) -> frozenset[str]:
    """What a text may be known by: of a UPC-E its short form and its UPC-A.

    >>> keys_of("0036000291452", "EAN13") == keys_of("036000291452", "UPCA")
    True
    """
    key = _key(text)
    return frozenset({key, _key(expanded(key))} if symbology and symbology.upper() == "UPCE" else {key})


def expanded(code: str) -> str:
    """The UPC-A that a UPC-E stands for (GS1 General Specifications, 5.2.2.4: zeros suppressed).

    >>> expanded("04963406"), expanded("01264904")
    ('049000006346', '012000006494')
    """
    if len(code) != len("04963406"):
        return code
    system, digits, check = code[0], code[1:7], code[7]
    last = digits[5]
    if last in "012":
        body = digits[:2] + last + "0000" + digits[2:5]
    elif last == "3":
        body = digits[:3] + "00000" + digits[3:5]
    elif last == "4":
        body = digits[:4] + "00000" + digits[4]
    else:
        body = digits[:5] + "0000" + last
    return system + body + check
