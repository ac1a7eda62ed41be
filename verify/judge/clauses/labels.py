"""The packaging label: every barcode on it decodes. Whether it is the claimed product's is `goods`' question.

A barcode that was located and could not be decoded is asked for by its number, counted from the top left. So is one that
nobody located although the label's own pattern says where it stands: makers print what a code holds beside the code, so
where one caption has its code above it, and another has only blank paper there, that paper bore a code (covered, or
smeared beyond stripes). Captions that makers print without codes (model, origin) say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from verify.claim import Case
from verify.document import Barcode, Box, Evidence, Page, Region, box_on_page, overlap
from verify.judge.campaign import Campaign, Clause
from verify.judge.evidence import holds, labels, unknown, unreadable
from verify.receipt import Reading
from verify.text import fold, squeeze
from verify.verdict import Ask, Consequence, Finding, Ink, Reason

DECODED = 0.999
"""Chance that a barcode whose check digits hold says what was read. Chosen; check digits let few errors through."""

_ROW = 1
"""Decimals of a barcode's height on the page: codes in one tenth of it count as one row, left to right."""


_CAPTION = re.compile(
    r"\W*(?:s/?n|serial(?: no| number)?|p/?n|part(?: no| number)?|imei ?\d?|meid|ean|gtin|upc)\b\W*(?P<value>.*\d.*)"
)
"""A folded line that names what is printed as a code as well, by the words of international packaging."""
_RETAIL_CODE = re.compile(r"\d(?: ?\d){11,13}")
"""The digits under a retail code: they are printed nowhere else (GS1 General Specifications, 4.14)."""
_PARCEL_CODE = re.compile(r"(?:c1)?00\d{18}")
"""A serial shipping container code, folded, with or without its symbology's mark (GS1 General Specifications, 3.3.1)."""
_SHORTEST_VALUE = 6
"""Characters of a value, or of a code, that stand in the other by no accident. Chosen."""
_REACH = 4.0
"""Heights of a caption between it and its code. Chosen: readers may box a tall code's middle only."""
_SURE = 0.8
"""Confidence from which a line is print, not what an engine makes of a smear. Chosen."""
_TOUCHES = 0.1
"""Share of a line, or of a code's place, that must lie in the other to stand there. Chosen."""


@dataclass(frozen=True, slots=True)
class _Caption:
    """A printed value that makers print as a barcode as well, and where it stands."""

    page: int
    box: Box
    value: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How a label sets codes beside their captions: the code's top and height, from the caption's top."""

    page: int
    rise: float
    height: float

    def place(self, caption: _Caption) -> Box:
        """Where the code of `caption` stands, as far as it is on the page."""
        top = caption.box.top + self.rise
        return box_on_page(caption.box.left, top, caption.box.right, top + self.height)


@dataclass(frozen=True, slots=True)
class LabelBarcodes:
    """The label photo shows every barcode so that it can be decoded."""

    kind: ClassVar[str] = "label-barcodes"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Each barcode located on the labels is decoded and its check digits hold, or is asked for by its number."""
        del campaign
        found = labels(case)
        if not found:
            return _without_label(self, case)
        asks = tuple(ask for document, reading in found for ask in _asks_for_codes(case, document, reading))
        codes = [(document, code) for document, reading in found for code in reading.document.barcodes]
        inks = tuple(Ink(document, Evidence(code.page, code.box, code.text or "")) for document, code in codes)
        if asks:
            reason: Reason = "missing" if all(one.code == "label-barcodes-missing" for one in asks) else "illegible"
            message = "Not every barcode on the label can be decoded."
            return unknown(self, reason, read=f"{len(codes)} located", asks=asks, evidence=inks, message=message)
        message = "Every barcode on the label is decoded."
        return holds(self, read=f"{len(codes)} decoded", evidence=inks, confidence=DECODED, message=message)


def _asks_for_codes(case: Case, document: int, reading: Reading) -> list[Ask]:
    """What to ask for so that every barcode of a label can be decoded, counted from the top left."""
    codes = reading.document.barcodes
    if all(code.valid and _is_of_parcel(code) for code in codes):  # none at all, or none that tells of the goods
        return [unreadable(case, document) or Ask("label-barcodes-missing", document)]
    unseen = [Barcode(box, page=page) for page, box in _unseen_places(reading)]
    places = sorted((*codes, *unseen), key=lambda one: (one.page, round(one.box.top, _ROW), one.box.left))
    return [
        Ask(
            "label-barcode-unreadable",
            document,
            (("number", str(number)), ("count", str(len(places)))),
            Region(code.page, code.box, "barcode"),
        )
        for number, code in enumerate(places, start=1)
        if not (code.valid and code.text)
    ]


def _is_of_parcel(code: Barcode) -> bool:
    """Whether a code numbers the parcel alone: no label of goods bears only that."""
    return _PARCEL_CODE.fullmatch(squeeze(code.text or "")) is not None


def _unseen_places(reading: Reading) -> Iterator[tuple[int, Box]]:
    """Page and place of each code that the pattern of its label's captions tells of, and that was not located."""
    captions = list(_captions(reading))
    decoded = [(code, squeeze(code.text)) for code in reading.document.barcodes if code.text and code.valid]
    codes = [(code, text) for code, text in decoded if len(text) >= _SHORTEST_VALUE]
    patterns = [pattern for caption in captions for code, text in codes for pattern in _pattern(caption, code, text)]
    for caption in captions:
        if any(caption.value in text or text in caption.value for _, text in codes):
            continue
        lowest = min((one for one in patterns if one.page == caption.page), key=lambda one: one.height, default=None)
        if lowest and _is_blank(lowest.place(caption), reading.document.pages[caption.page]):
            yield caption.page, lowest.place(caption)


def _captions(reading: Reading) -> Iterator[_Caption]:
    """The printed values of a label that makers print as a code as well."""
    for index, page in enumerate(reading.document.pages):
        for line in page.lines:
            text = fold(line.text)
            named = _CAPTION.fullmatch(text)
            value = squeeze(named["value"] if named else text)
            if len(value) >= _SHORTEST_VALUE and (named or _RETAIL_CODE.fullmatch(text)):
                yield _Caption(index, line.box, value)


def _pattern(caption: _Caption, code: Barcode, text: str) -> Iterator[_Pattern]:
    """How `code` stands to `caption`, where it holds its value and stands directly above or below it."""
    above, below = caption.box.top - code.box.bottom, code.box.top - caption.box.bottom
    beside = min(code.box.right, caption.box.right) > max(code.box.left, caption.box.left)
    near = max(above, below) <= _REACH * caption.box.height
    if text in caption.value and beside and near and code.page == caption.page:
        yield _Pattern(caption.page, code.box.top - caption.box.top, code.box.height)


def _is_blank(place: Box, page: Page) -> bool:
    """Whether neither a code nor sure print stands in `place`."""
    printed = [line.box for line in page.lines if line.confidence >= _SURE]
    return not any(overlap(place, box) > _TOUCHES for box in (*printed, *(code.box for code in page.barcodes)))


def _without_label(clause: Clause, case: Case) -> Finding:
    """There is no label to look at: none was sent, or the one sent cannot be read."""
    for index, document in enumerate(case.claim.documents[: len(case.readings)]):
        ask = unreadable(case, index)
        if document.kind == "label" and ask:
            return unknown(clause, "illegible", asks=(ask,), message="The label cannot be read.")
    return unknown(clause, "missing", asks=(Ask("label-missing"),), message="No label was sent.")
