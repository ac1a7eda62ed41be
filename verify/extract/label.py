"""What a packaging label or a type plate says: model, product name, GTIN, serial, IMEI, MAC address.

A value stands where print puts it: after its word on the same line, in the next cell, under it, or in the barcode beside it.
Barcodes carry their own check, so a code that repeats the printed serial makes it all but certain, and where the two
differ only by look-alike glyphs the code is right. A value must also have the shape of its role: a GTIN its check digit (GS1
General Specifications, 7.9), an IMEI its Luhn digit (3GPP TS 23.003, annex B), a MAC address twelve hexadecimal digits.
Nothing printed is taken for a serial only because it looks like one; a lone barcode that no word explains may be the serial, and is
told with that doubt. What the thing is called is ranked in ``label_product.py``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from verify.document import Barcode, Box, Document, Evidence, Line
from verify.extract.barcode_content import Content, parse_content, trim_gtin
from verify.extract.identifiers import is_gtin, is_imei
from verify.extract.label_loose import (
    DIGITS,
    Seen,
    digits_of,
    find_captions,
    gtin_strength,
    label_words,
    model_codes,
    patterned,
    wholeness,
)
from verify.extract.label_product import propose_products
from verify.extract.phrases import Phrase
from verify.extract.ranking import rank
from verify.extract.rows import Row, confidence_in, evidence_in, find_rows
from verify.receipt import Candidate, Field, Label
from verify.text import skeleton, squeeze

_SAME_LINE, _NEXT_CELL, _BELOW, _CODE_BESIDE = 0.93, 0.9, 0.8, 0.85
"""How surely a value belongs to its word, by where it stands (chosen: print seldom parts the two)."""
_ANNOUNCED_BY_CODE = 0.97
"""A barcode that says what it carries."""
_RETAIL_CODE, _TWO_READERS = 0.96, 0.985
"""A GTIN with its check digit from one reader, or from two that agree (ENGINES: checksum-valid misreads exist)."""
_CONFIRMED = 0.995
"""Print and barcode say the same."""
_LEAST_CONFIRMED = 0.5
"""Strength of a value from which a barcode that repeats it makes it sure; it says nothing of what the value is (chosen)."""
_REFERENCE_AS_MODEL, _ARTICLE_AS_MODEL, _PART_AS_MODEL = 0.5, 0.4, 0.05
_SHOWN_AS = {
    "reference": ("model", _REFERENCE_AS_MODEL),
    "article": ("model", _ARTICLE_AS_MODEL),
    "part": ("model", _PART_AS_MODEL),
    "number": ("serial", 0.6),
}
"""Roles of words that name no field of their own: a maker's reference may be the model, and an article's number, rather than a
stock keeper's; what is called a part number is none; a plate's bare "No." may be its serial."""
_SECOND = "second_imei"
"""Role of the number that a telephone's second radio bears: the first one names the device."""
_REACH_DOWN = 2.5
"""Line heights below its word in which a value stands."""
_CODE_REACH = 5.0
"""Line heights between a word and the edge of its barcode."""
_LEAST = 0.01
_UNEXPLAINED = 0.5
"""A lone barcode that no word explains: a serial, or a maker's own number (chosen)."""
_SHORTEST_LONE, _LONGEST_LONE = 7, 17
"""Letters and digits of such a serial; a shipping unit's number (SSCC) is longer."""
_FEWEST_LETTERS, _LONGEST_NAME = 3, 60
"""Letters of a name without a digit: two are what a thumb left of a code (chosen)."""
_LINEAR = frozenset({"Code128", "Code39", "Code93"})

_SERIAL = re.compile(r"[A-Z0-9](?:[A-Z0-9]|[-/.:](?=[A-Z0-9])){3,29}", re.IGNORECASE)
_SHORT_GROUP = re.compile(r" ?(?=[A-Z0-9]*\d)[A-Z0-9]{2,6}(?![A-Za-z0-9])")
_IMEI = re.compile(r"(?<!\d)\d{2}[ -]?\d{6}[ -]?\d{6}[ -/]?\d(?!\d)|(?<!\d)(?:\d[ -]?){14}\d(?!\d)")
_MAC = re.compile(r"(?<![0-9A-F:-])[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}(?![0-9A-F:-])", re.IGNORECASE)
_BARE_MAC = re.compile(r"(?<![0-9A-Z])[0-9A-F]{12}(?![0-9A-Z])", re.IGNORECASE)
_ELEMENT = re.compile(r"\((?P<identifier>01|02|21)\) ?(?P<value>[^()\s]{4,30})")
"""A GTIN or a serial behind its application identifier, as print shows it (GS1 General Specifications, 4.14)."""
_DATE = re.compile(r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d\d[./-]\d{1,2}|\d{1,2}[./-](?:19|20)\d\d)$")


@dataclass(frozen=True, slots=True)
class _Span:
    """Part of a cell in which a value may stand."""

    cell: Line
    page: int
    start: int
    until: int


@dataclass(frozen=True, slots=True)
class _Code:
    """One value of a decoded barcode."""

    content: Content
    barcode: Barcode

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.barcode.page, self.barcode.box, self.barcode.text or "")


def find_label(document: Document) -> Label:
    """Every value the label's words and barcodes name, each role with its candidates."""
    rows = find_rows(document)
    codes = tuple(
        _Code(content, barcode)
        for barcode in document.barcodes
        if barcode.text and barcode.valid
        for content in parse_content(barcode.text, barcode.symbology)
    )
    named = [*_named_values(rows, codes), *_announced(codes), *_element_strings(rows)]
    named += _lone_code(codes, [*named, *model_codes(rows)])
    loose = [one for one in (*patterned(rows), *model_codes(rows)) if not _is_told(one, named)]
    second = {one.value for one in named if one.role == _SECOND}
    seen = [one for one in (*named, *loose) if one.role != "imei" or one.value not in second]
    product = rank("product", propose_products(document, rows, seen), finder="label")
    fields = {role: _ranked(role, [one for one in seen if one.role == role], codes) for role in _CODED}
    return Label(product=product, **fields)


def _is_told(loose: Seen, named: list[Seen]) -> bool:
    """Whether words or codes say already what an unannounced value is: another thing, or a part of a model's code."""
    value = squeeze(loose.value)
    return any(
        (value == squeeze(one.value) and not one.role == loose.role == "gtin")
        or (loose.role == one.role == "model" and value in squeeze(one.value))
        for one in named
    )


_CODED = ("model", "gtin", "serial", "imei", "mac")
"""Roles whose values have a shape, and may stand in a barcode."""


def _ranked(role: str, seen: list[Seen], codes: tuple[_Code, ...]) -> Field[str]:
    """Candidates whose probabilities share one whole with "none of these"."""
    groups: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        groups[squeeze(_decoded(role, one.value, codes))].append(one)
    odds = {key: _odds(role, group, codes) for key, group in groups.items()}
    whole = 1.0 + sum(odds.values())
    found = [
        _candidate(role, group, codes, confidence=odds[key] / whole)
        for key, group in groups.items()
        if odds[key] / whole >= _LEAST
    ]
    return Field(tuple(sorted(found, key=_likeliest_first)))


def _likeliest_first(candidate: Candidate[str]) -> tuple[float, int, float, float]:
    """What candidates are sorted by: of equally likely ones the first in print leads."""
    ink = candidate.evidence[0]
    return -candidate.confidence, ink.page, ink.box.top, ink.box.left


def _decoded(role: str, value: str, codes: tuple[_Code, ...]) -> str:
    """The barcode's spelling of a printed value that differs from it by look-alike glyphs only."""
    for code in codes:
        text = code.content.value
        if code.content.role in (role, "text") and len(squeeze(value)) > 4:
            if squeeze(text) != squeeze(value) and skeleton(text) == skeleton(value):
                return text
            if role in ("serial", "model") and skeleton(text) in ("5" + skeleton(value), "1p" + skeleton(value)):
                return value
    return value


def _confirmed(role: str, value: str, codes: tuple[_Code, ...]) -> _Code | None:
    """The barcode that carries this very value, bare or behind a data identifier (ANSI MH10.8.2: ``S``, ``1P``)."""
    wanted = squeeze(value)
    for code in codes:
        text = squeeze(code.content.value)
        if code.content.role in (role, "text", "part") and text in (wanted, "s" + wanted, "1p" + wanted):
            return code
    return None


def _odds(role: str, group: list[Seen], codes: tuple[_Code, ...]) -> float:
    best = max(one.strength for one in group)
    value = _decoded(role, group[0].value, codes)
    printed = any(one.evidence.text and _is_print(one, codes) for one in group)
    if printed and _confirmed(role, value, codes):
        best = _CONFIRMED if best > _LEAST_CONFIRMED else best
    best = min(best, _CONFIRMED)
    return best / (1.0 - best)


def _is_print(one: Seen, codes: tuple[_Code, ...]) -> bool:
    return all(one.evidence != code.evidence for code in codes)


def _candidate(role: str, group: list[Seen], codes: tuple[_Code, ...], *, confidence: float) -> Candidate[str]:
    best = max(group, key=lambda one: one.strength)
    value = _decoded(role, best.value, codes)
    evidence = [one.evidence for one in sorted(group, key=lambda one: -one.strength)]
    code = _confirmed(role, value, codes)
    if code is not None:
        evidence.append(code.evidence)
    return Candidate(value, best.text, tuple(dict.fromkeys(evidence)), round(min(confidence, 1.0), 3), "label")


def _announced(codes: tuple[_Code, ...]) -> Iterator[Seen]:
    """Values whose barcode says what they are."""
    for code in codes:
        role, value = code.content.role, code.content.value
        if role == "gtin":
            strength = _TWO_READERS if len(code.barcode.readers) > 1 else _RETAIL_CODE
            yield Seen(role, value, value, code.evidence, gtin_strength(value, strength))
        elif role in ("serial", "mac", "model"):
            yield Seen(role, value, value, code.evidence, _ANNOUNCED_BY_CODE)
        elif role == "imei" and is_imei(value):
            yield Seen(role, value, value, code.evidence, 0.8)
        elif role == "part":
            yield Seen("model", value, value, code.evidence, _PART_AS_MODEL)


def _element_strings(rows: tuple[Row, ...]) -> Iterator[Seen]:
    """Values of the element strings that are printed under GS1 codes, each behind its bracketed application identifier."""
    for row in rows:
        for cell in row.cells:
            for match in _ELEMENT.finditer(cell.text):
                start, end = match.span("value")
                for content in parse_content(f"({match['identifier']}){match['value']}", None):
                    if content.role == "gtin" or _serial_length(content.value) == len(content.value):
                        ink = evidence_in(cell, row.page, start, end)
                        doubt = confidence_in(cell, start, end) ** 0.5
                        yield Seen(content.role, content.value, match["value"], ink, _SAME_LINE * doubt)


def _named_values(rows: tuple[Row, ...], codes: tuple[_Code, ...]) -> Iterator[Seen]:
    """For each word of a role, the value beside or under it, in print or in a barcode."""
    for index, row in enumerate(rows):
        for at, cell in enumerate(row.cells):
            phrases = find_captions(cell.text)
            ends = (*(one.start for one in phrases[1:]), len(cell.text))
            for phrase, until in zip(phrases, ends, strict=False):  # no phrases, no spans
                if phrase.meaning == "other":
                    yield from _others_value(row, at, phrase.end)
                elif _announces(cell.text[:until], phrase):
                    printed = _printed_value(phrase.meaning, _Span(cell, row.page, phrase.end, until), rows[index:], at)
                    yield from printed or _beside(phrase.meaning, cell, row.page, codes)


def _others_value(row: Row, at: int, end: int) -> Iterator[Seen]:
    """The next cell's ink, where a word that announces none of our values ends its own cell: it is no model's code."""
    if not row.cells[at].text[end:].strip(" .:#") and at + 1 < len(row.cells):
        value = row.cells[at + 1]
        yield Seen("other", value.text, value.text, Evidence(row.page, value.box, value.text), _NEXT_CELL)


def _announces(text: str, phrase: Phrase) -> bool:
    """Whether the word stands where a word before its value stands: first on the line, after a gap, or before a colon."""
    before, after = text[: phrase.start].strip(" (•*#|"), text[phrase.end :].lstrip()
    if not before or after[:1] in (":", "=", "#", ".") or before[-1:] in (")", ",", ";", "/"):
        return True
    # "4T8812K0C Model XY-5": behind a value stands the next word. "Desk Pro 6 Type Cover": behind a number goes on a name.
    return before[-1:].isdigit() and any(glyph.isdigit() for glyph in after.partition(" ")[0])


def _printed_value(role: str, rest: _Span, rows: tuple[Row, ...], at: int) -> list[Seen]:
    """The value on the `rest` of its word's line, else in the next cell, else below; `rows` begin with the word's own."""
    found = _read(role, rest, _SAME_LINE)
    numbered = role == "product" and any(glyph.isdigit() for glyph in rest.cell.text[rest.start :])
    if found or numbered or rest.until < len(rest.cell.text):
        return found
    row = rows[0]
    if at + 1 < len(row.cells):
        found = _read(role, _whole(row.cells[at + 1], row.page), _NEXT_CELL)
    return found or _read_below(role, rest.cell, rows)


def _read_below(role: str, word: Line, rows: tuple[Row, ...]) -> list[Seen]:
    """The value in the nearest cell under the word."""
    for row in rows[1:4]:
        for cell in row.cells:
            apart = cell.box.top - word.box.bottom
            shared = min(cell.box.right, word.box.right) - max(cell.box.left, word.box.left)
            if row.page == rows[0].page and apart < _REACH_DOWN * word.box.height and shared > 0:
                return _read(role, _whole(cell, row.page), _BELOW)
    return []


def _whole(cell: Line, page: int) -> _Span:
    return _Span(cell, page, 0, len(cell.text))


def _read(role: str, span: _Span, strength: float) -> list[Seen]:
    """The value of this role that begins in `span` of the cell; nothing where the ink has another shape."""
    start, text = span.start, span.cell.text[: span.until]
    if start == 0 and any(phrase.start == 0 for phrase in label_words().find(text)):
        return []
    while start < len(text) and not text[start].isalnum():
        start += 1
    end = start + _length_of(role, text[start:])
    if end == start:
        return []
    doubt = confidence_in(span.cell, start, end) ** 0.5
    shown, strength = _SHOWN_AS.get(role, (role, strength))
    evidence = evidence_in(span.cell, span.page, start, end)
    strength *= doubt * wholeness(evidence)
    return [Seen(shown, _normal(role, text[start:end]), text[start:end], evidence, strength)]


def _length_of(role: str, text: str) -> int:
    """Characters at the head of `text` that have the shape of this role, 0 where none do."""
    if role in ("imei", _SECOND):
        match = _IMEI.match(text)
        return match.end() if match and is_imei(digits_of(match[0])) else 0
    if role == "mac":
        match = _MAC.match(text) or _BARE_MAC.match(text)
        return match.end() if match else 0
    if role == "gtin":
        match = DIGITS.match(text)
        return match.end() if match and is_gtin(digits_of(match[0])) else 0
    if role in ("serial", "number"):
        return _serial_length(text)
    return _name_length(text, coded=role != "product")


def _serial_length(text: str) -> int:
    match = _SERIAL.match(text)
    if not match or sum(glyph.isdigit() for glyph in match[0]) < 2 or _DATE.match(match[0]) or match[0].islower():
        return 0
    end = match.end()
    while len(match[0]) < 8 and (group := _SHORT_GROUP.match(text, end)):
        end = group.end()
    return end


def _name_length(text: str, *, coded: bool) -> int:
    """A model is one code where it holds a digit ("WH-1000XM3 5V"), else the whole name ("Surface Pro 6")."""
    first = text.split(" ", 1)[0].rstrip(",;:")
    if coded and any(glyph.isdigit() for glyph in first) and len(first) >= 3:
        return len(first)
    name = text.rstrip(" ,;:")
    letters = sum(glyph.isalpha() for glyph in name)
    return len(name) if letters >= _FEWEST_LETTERS and len(name) <= _LONGEST_NAME else 0


def _normal(role: str, printed: str) -> str:
    if role in ("imei", _SECOND, "gtin"):
        return trim_gtin(digits_of(printed))
    return printed.replace(" ", "") if role in ("serial", "number", "mac") else printed


def _beside(role: str, word: Line, page: int, codes: tuple[_Code, ...]) -> Iterator[Seen]:
    """The nearest barcode that announces nothing and has the role's shape."""
    near = sorted(
        (
            (_apart(word.box, code.barcode.box), code)
            for code in codes
            if code.content.role == "text" and code.barcode.page == page
        ),
        key=lambda one: one[0],
    )
    for apart, code in near[:1]:
        text = code.content.value
        if (
            apart < _CODE_REACH * word.box.height
            and role in ("serial", "mac", "model")
            and _length_of(role, text) == len(text)
        ):
            yield Seen(role, text, text, code.evidence, _CODE_BESIDE)


def _apart(one: Box, other: Box) -> float:
    """Gap between two boxes, sideways and up and down taken together; fractions of the page."""
    across = max(other.left - one.right, one.left - other.right, 0.0)
    down = max(other.top - one.bottom, one.top - other.bottom, 0.0)
    return across + down


def _lone_code(codes: tuple[_Code, ...], named: list[Seen]) -> Iterator[Seen]:
    """The only linear barcode that nothing explains, on a label without a serial: makers print the serial so when they caption nothing."""
    if any(one.role == "serial" for one in named):
        return
    explained = {squeeze(one.value) for one in named}
    bought = any(code.content.role == "gtin" for code in codes)  # then other digits pass its check by chance
    lone = [
        code
        for code in codes
        if code.content.role == "text"
        and code.barcode.symbology in _LINEAR
        and squeeze(code.content.value) not in explained
        and not is_imei(code.content.value)
        and (bought or not is_gtin(code.content.value))
        and _serial_length(code.content.value) == len(code.content.value)
        and _SHORTEST_LONE <= len(squeeze(code.content.value)) <= _LONGEST_LONE
    ]
    if len({code.content.value for code in lone}) == 1:
        value = lone[0].content.value
        yield Seen("serial", value, value, lone[0].evidence, _UNEXPLAINED)
