"""Promises about the very unit: its box label, and the serial number on it.

A label or plate is a witness of its own. A GTIN decides where the list holds it; a model that no list holds is neither
match nor mismatch; a photo that shows no serial on the product is asked for again, and never taken for a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from verify.claim import Case
from verify.document import Barcode, Evidence
from verify.judge.absence import BEST_FIRST
from verify.judge.campaign import Campaign, ListedProduct
from verify.judge.compare import found_by, same_number
from verify.judge.configuration import conflicting, read_configuration
from verify.judge.evidence import (
    Read,
    corroborate,
    fails,
    holds,
    ink_on,
    kind_of,
    label_of,
    labels,
    unknown,
    unreadable,
)
from verify.judge.lines import surely_named
from verify.judge.naming import BLANK, LIKELY
from verify.judge.products import Naming, judge_gtin, judge_text, name_claimed
from verify.receipt import Candidate, Reading
from verify.text import skeleton, squeeze
from verify.verdict import Ask, Consequence, Finding, Outcome, Reason

DECODED = 0.999
"""Probability that a barcode whose check digit holds was decoded right (chosen: check digits let few errors through)."""

SERIAL_GLYPHS = 6
"""A barcode with at least so many glyphs may be a serial (chosen): shorter ones are model or part numbers."""

SURELY_READ = 0.9
"""Confidence from which a box's serial speaks against the photo's (chosen: a doubtful glyph accuses nobody)."""

GTIN_SYMBOLOGIES = frozenset({"EAN13", "EAN8", "UPCA", "UPCE", "ITF"})

UNTOLD = (Ask("form-missing", None, (("entries", "serial"),)),)


@dataclass(frozen=True, slots=True)
class SerialAgrees:
    """The serial on the form is the one on the product in the photo."""

    kind: ClassVar[str] = "serial-agrees"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding | None:
        """Weighed glyph by glyph with what engines confuse; a box label alone shows no product."""
        del campaign
        photos = labels(case, "serial_photo")
        if not photos:
            return self._no_photo(case)
        claimed = next((one.serial for one in case.claim.products if one.serial), None)
        reads = [_serial_on(case, index, reading, claimed) for index, reading in photos]
        if claimed is None:
            unread = next((read for read in reads if not read.candidates), None)
            message = "The serial in the photo cannot be read."
            return unknown(self, unread.reason, asks=unread.asks, message=message) if unread else None
        found = [self._compare(read, claimed, reading) for read, (_, reading) in zip(reads, photos, strict=True)]
        best = min(found, key=lambda one: (BEST_FIRST.index(one.outcome), -one.confidence))
        return self._told_otherwise(case, claimed, best) or best

    def _compare(self, read: Read[str], claimed: str, reading: Reading) -> Finding:
        """One photo's serial against the form's, which is a second witness of the same glyphs."""
        read = corroborate(read, lambda printed: squeeze(printed) == squeeze(claimed))
        weighed = same_number(read, claimed, reading.document)
        return found_by(self, read, weighed, claimed=claimed, expected="the form's serial")

    def _told_otherwise(self, case: Case, claimed: str, shown: Finding) -> Finding | None:
        """Where the photo shows the one claimed unit and every box label that was read bears another serial: both inks."""
        if shown.outcome is not Outcome.HOLDS or len(case.claim.products) > 1:
            return None
        boxes = [(index, one) for index, one in _boxes_serials(case) if one.confidence >= SURELY_READ]
        if not boxes or any(skeleton(one.value) == skeleton(claimed) for _, one in boxes):
            return None
        index, other = boxes[0]
        said: dict[str, Any] = {"claimed": claimed, "read": other.value, "expected": "the serial in the photo"}
        said["evidence"] = (*shown.evidence, *ink_on(index, other.evidence))
        said["confidence"] = shown.confidence * other.confidence
        return fails(self, message="The box bears another serial than the product in the photo.", **said)

    def _no_photo(self, case: Case) -> Finding:
        message = "No photo shows the serial on the product."
        sent = [i for i, one in enumerate(case.claim.documents[: len(case.readings)]) if one.kind == "serial_photo"]
        for index in sent:
            ask = unreadable(case, index)
            if ask:
                return unknown(self, "illegible", asks=(ask,), message=message)
        boxes = [i for i in sent if kind_of(case, i) == "label"] or [index for index, _ in labels(case)]
        if boxes:
            return unknown(self, "missing", asks=(Ask("serial-photo-shows-label", boxes[0]),), message=message)
        return unknown(self, "missing", asks=(Ask("serial-photo-missing"),), message=message)


@dataclass(frozen=True, slots=True)
class SerialKnown:
    """The serial fits the pattern and stands on the list of those that take part, as far as the owner gave them."""

    kind: ClassVar[str] = "serial-known"
    ref: str
    consequence: Consequence
    says: str = ""
    pattern: str | None = None
    """Regular expression for products whose entry in the list has none; None: none supplied."""
    serials: tuple[str, ...] | None = None
    """Serials that take part; None: none supplied."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """The serial on the plate counts, else the label's, else the form's."""
        own = (one.serial_pattern for one in _wanted(case, campaign) if one.serial_pattern)
        pattern = next(own, self.pattern)
        if pattern is None and self.serials is None:
            return unknown(self, "unsupplied", message="The campaign's owner gave no serials or patterns.")
        document, candidate = _best_serial(case)
        claimed = next((one.serial for one in case.claim.products if one.serial), None)
        serial = candidate.value if candidate else claimed
        if serial is None:
            return unknown(self, "missing", asks=UNTOLD, message="No serial is read and none is claimed.")
        said: dict[str, Any] = {"claimed": claimed}
        if candidate:
            ink = ink_on(document, candidate.evidence)
            said |= {"read": candidate.text, "evidence": ink, "confidence": candidate.confidence}
        if pattern is not None and not re.fullmatch(pattern, serial.strip().upper()):
            return fails(self, message="The serial does not look like one of this product.", expected=pattern, **said)
        if self.serials is not None and squeeze(serial) not in {squeeze(one) for one in self.serials}:
            return fails(self, message="The serial is not on the campaign's list.", expected="a listed serial", **said)
        return holds(self, message="The serial is plausible.", **said)


@dataclass(frozen=True, slots=True)
class LabelAgrees:
    """The box label, or the plate, is the claimed product's: by its GTIN, else by its model text."""

    kind: ClassVar[str] = "label-agrees"
    ref: str
    consequence: Consequence
    says: str = ""
    document: Literal["label", "serial_photo"] = "label"
    required: bool = True
    """False: a missing photo, or one that shows no model, contradicts nothing."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """What is read of another product fails; of several photos the best speaks."""
        shown = labels(case, self.document)
        if not shown:
            return self._none_shown(case)
        found = [self._check_photo(case, campaign, index, reading) for index, reading in shown]
        return min(found, key=lambda one: (BEST_FIRST.index(one.outcome), -one.confidence))

    def _none_shown(self, case: Case) -> Finding:
        if not self.required:
            return unknown(self, "not-applicable", message="No such photo came with the claim.")
        called = [i for i, one in enumerate(case.claim.documents[: len(case.readings)]) if one.kind == self.document]
        asks = tuple(ask for index in called if (ask := unreadable(case, index)))
        missing = "label-missing" if self.document == "label" else "serial-photo-missing"
        message = "No photo that can be read shows it."
        return unknown(self, "illegible" if asks else "missing", asks=asks or (Ask(missing),), message=message)

    def _check_photo(self, case: Case, campaign: Campaign, index: int, reading: Reading) -> Finding:
        """What one photo says: a label prints more than its product, so only what surely names another contradicts."""
        claimed = tuple(one.name or one.model or one.gtin or "" for one in case.claim.products)
        said: dict[str, Any] = {"claimed": ", ".join(claimed), "expected": "the claimed product"}
        judged = [one for wanted in _wanted(case, campaign) for one in _judge_label(wanted, campaign, reading)]
        names = [one for one in judged if one[0].answer == "names"]
        others = [
            one for one in judged if one[0].answer == "another" and one[0].probability >= LIKELY and one[0].related
        ]
        by_surest = sorted(names or others, key=lambda one: -surely_named(*one))
        for naming, candidate in by_surest[:1]:
            said |= {"read": candidate.text, "evidence": ink_on(index, candidate.evidence), "message": naming.why}
            said["confidence"] = surely_named(naming, candidate)
            return holds(self, **said) if names else fails(self, **said)
        doubts = [one for one in judged if one[0].answer == "cannot-tell" and one[0].probability > BLANK]
        for naming, candidate in doubts[:1]:
            said |= {"read": candidate.text, "evidence": ink_on(index, candidate.evidence), "message": naming.why}
            return unknown(self, "ambiguous", **said)
        return self._unread(case, index, reading)

    def _unread(self, case: Case, index: int, reading: Reading) -> Finding:
        """Nothing on the photo speaks of a product that anyone listed."""
        label = label_of(reading)
        if label.model.best or label.product.best:
            return unknown(self, "unsupplied", message="The model is in no list: neither match nor mismatch.")
        if not self.required:
            return unknown(self, "not-applicable", message="The photo shows no model.")
        dark = unreadable(case, index)
        reason: Reason = "illegible" if dark or label.model.absence == "illegible" else "missing"
        ask = dark or Ask(f"field-{reason}", index, (("field", "model"),))
        return unknown(self, reason, asks=(ask,), message="The label's model was not read.")


def _judge_label(
    wanted: ListedProduct, campaign: Campaign, reading: Reading
) -> Iterator[tuple[Naming, Candidate[str]]]:
    """What the label says about `wanted`: its GTINs where a list holds them, else its configuration and every line of text."""
    label = label_of(reading)
    codes = tuple(_decoded(one) for one in reading.document.barcodes if one.valid and one.symbology in GTIN_SYMBOLOGIES)
    listed = [
        (naming, code)
        for code in (*codes, *label.gtin.candidates[:1])
        if (naming := judge_gtin(code.value, wanted, campaign.products))
    ]
    if listed:
        yield from listed
        return
    texts = (*label.product.candidates[:1], *label.model.candidates[:1], *_lines_of(reading))
    other = _configured(wanted, texts)
    for text in texts:
        naming = judge_text(text.value, wanted, campaign.products, is_label=True)
        yield (other or naming) if naming.answer == "names" else naming, text


def _configured(wanted: ListedProduct, texts: tuple[Candidate[str], ...]) -> Naming | None:
    """Another processor or another size, on whichever line of the label it stands."""
    seen = read_configuration(" ; ".join(text.value for text in texts))
    if wanted.configurations and all(conflicting(seen, read_configuration(one)) for one in wanted.configurations):
        return Naming("another", LIKELY, f"another configuration: {seen.text}", named=True)
    return None


def _lines_of(reading: Reading) -> tuple[Candidate[str], ...]:
    """Every line of text on a label, as a reading of its own."""
    return tuple(
        Candidate(line.text, line.text, (Evidence(number, line.box, line.text),), line.confidence, "line")
        for number, page in enumerate(reading.document.pages)
        for line in page.lines
        if line.words
    )


def _boxes_serials(case: Case) -> Iterator[tuple[int, Candidate[str]]]:
    """(document, likeliest reading) of the serial on each box label that shows one."""
    for index, reading in labels(case, "label"):
        best = label_of(reading).serial.best
        if best:
            yield index, best


def _serial_on(case: Case, index: int, reading: Reading, claimed: str | None) -> Read[str]:
    """The serials that a photo shows; of its barcodes those that repeat the claimed one: another may be a part's number."""
    field = label_of(reading).serial
    codes = tuple(_decoded(one) for one in reading.document.barcodes if _repeats(one, claimed or ""))
    dark = unreadable(case, index)
    reason: Reason = "missing" if field.absence == "missing" and dark is None else "illegible"
    asks = (dark or Ask("serial-illegible", index),)
    return Read("serial", index, (*field.candidates, *codes), reason, dark is None, asks)


def _repeats(barcode: Barcode, serial: str) -> bool:
    """Whether a barcode of a serial's length says `serial`, bare or behind its data identifier (ANSI MH10.8.2: ``S``)."""
    said, wanted = squeeze(barcode.text or ""), squeeze(serial)
    return len(wanted) >= SERIAL_GLYPHS and said in (wanted, f"s{wanted}")


def _best_serial(case: Case) -> tuple[int | None, Candidate[str] | None]:
    """(document, reading) of the likeliest serial on a plate, else on a label."""
    for kind in ("serial_photo", "label"):
        for index, reading in labels(case, kind):
            best = label_of(reading).serial.best
            if best:
                return index, best
    return None, None


def _wanted(case: Case, campaign: Campaign) -> tuple[ListedProduct, ...]:
    return tuple(name_claimed(one, campaign.products)[0] for one in case.claim.products)


def _decoded(barcode: Barcode) -> Candidate[str]:
    """A decoded barcode as a reading of its own."""
    text = barcode.text or ""
    return Candidate(text, text, (Evidence(barcode.page, barcode.box, text),), DECODED, "barcode")
