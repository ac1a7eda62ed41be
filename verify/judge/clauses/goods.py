"""Promises about the goods: which product, in which state, and not given back.

All of them look at the claimed product's own line. A clause that holds because a word is absent first asks whether the
places where the word would stand can be read (``judge/absence.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from verify.claim import Case
from verify.document import Evidence
from verify.judge.absence import absent, no_line, no_proof, worst
from verify.judge.campaign import Campaign, Clause
from verify.judge.evidence import fails, holds, ink_on, proofs, unknown
from verify.judge.item_text import lines_of_goods, words_of_item
from verify.judge.lines import ClaimedLine, find_claimed_lines, judge_item, surely_named
from verify.judge.products import name_claimed
from verify.judge.words import find_words, split_words
from verify.receipt import Item
from verify.verdict import Ask, Consequence, Finding, Ink

WORD = 0.95
"""Probability that a word on the product's line, or among the goods, means what the word table says (chosen)."""

RECOGNISED = 0.5
"""From here on a document's recognised kind counts: likelier than not."""

UNNAMED = (Ask("form-missing", None, (("entries", "product"),)),)

Condition = Literal["refurbished", "used", "display", "limited", "bundle", "preorder", "giftcard"]
"""States and kinds of goods for which the word table has words."""


@dataclass(frozen=True, slots=True)
class ProductEligible:
    """The proof names a product that takes part."""

    kind: ClassVar[str] = "product-eligible"
    ref: str
    consequence: Consequence
    says: str = ""
    example_consequence: Consequence = "review"
    """What a failure means while the list is only an example."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Judged by the ink: whatever the form says, a listed product has to stand on the proof."""
        found = [self._check_line(line, campaign) for line in find_claimed_lines(case, campaign)]
        return worst(found) or unknown(self, "missing", asks=UNNAMED, message="The form names no product.")

    def _check_line(self, line: ClaimedLine, campaign: Campaign) -> Finding:
        said = {
            "claimed": line.claimed.name or line.claimed.model,
            "expected": "a product on the list",
            "read": line.text,
            "evidence": line.ink,
        }
        if line.answer == "named" and line.listed:
            message = f"The proof names {line.wanted.name}, which is on the list."
            return holds(self, confidence=line.confidence, message=message, **said)
        if line.answer == "named":
            return self._not_listed(campaign, line.confidence, f"{line.wanted.name} is not on the list.", said)
        if line.reason:
            asks = () if line.reason == "ambiguous" else line.asks
            return unknown(self, line.reason, confidence=line.confidence, message=line.why, asks=asks, **said)
        return self._check_others(line, campaign, said)

    def _check_others(self, line: ClaimedLine, campaign: Campaign, said: dict[str, Any]) -> Finding:
        """The claimed product is not on the proof: does another line name a listed product, or may it, or one of its kin?"""
        document = line.proof.document if line.proof else None
        items = line.proof.receipt.items if line.proof else ()
        listed = [
            (product, *judge_item(item, product, campaign.products))
            for item in items
            for product in campaign.products.products
        ]
        for product, naming, ink in (one for one in listed if one[1].answer == "names"):
            if ink:
                said |= {"read": ink.text, "evidence": ink_on(document, ink.evidence)}
                sure, message = surely_named(naming, ink), f"The proof names {product.name}."
                return holds(self, confidence=sure, message=message, **said)
        for _, naming, ink in (one for one in listed if one[1].answer == "cannot-tell" and one[1].named):
            if ink:
                said |= {"read": ink.text, "evidence": ink_on(document, ink.evidence)}
                return unknown(self, "ambiguous", confidence=surely_named(naming, ink), message=naming.why, **said)
        for naming, ink in (judge_item(item, line.wanted, campaign.products) for item in items):
            if naming.related and ink:
                said |= {"read": ink.text, "evidence": ink_on(document, ink.evidence)}
                return self._not_listed(campaign, surely_named(naming, ink), f"Not on the list: {naming.why}.", said)
        asks = (Ask("field-missing", document, (("field", "product"),)),)
        return unknown(self, "missing", message="No line of the proof names the product.", asks=asks, **said)

    def _not_listed(self, campaign: Campaign, confidence: float, message: str, said: dict[str, Any]) -> Finding:
        finding = fails(self, confidence=confidence, message=message, **said)
        return replace(finding, consequence=self.example_consequence) if campaign.products.example else finding


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """The claimed product's line carries no word that excludes it: used, refurbished, display piece, bundle and so on."""

    kind: ClassVar[str] = "condition-words"
    ref: str
    consequence: Consequence
    words: tuple[Condition, ...]
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Fails where such a word stands on the line or just below it; holds only where it could be seen."""
        found = [self._check_line(line) for line in find_claimed_lines(case, campaign)]
        return worst(found) or unknown(self, "missing", asks=UNNAMED, message="The form names no product.")

    def _check_line(self, line: ClaimedLine) -> Finding:
        if line.proof is None or line.item is None or line.answer == "absent":
            return no_line(self, line)
        for meaning in self.words:
            for phrase, evidence in words_of_item(line.proof, line.item, meaning):
                ink = ink_on(line.proof.document, (evidence,))
                message = f"'{phrase.text}' on the product's line: {meaning}."
                confidence = WORD * line.confidence
                return fails(self, confidence=confidence, read=evidence.text, message=message, evidence=ink)
        return absent(self, line.proof, line.item)


@dataclass(frozen=True, slots=True)
class OtherPromotion:
    """Not bought as part of another promotion: no word of one between the first product line and the total."""

    kind: ClassVar[str] = "other-promotion"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """A lower price is no other promotion; a voucher, a campaign's name, a trade-in is."""
        found = _find_among_goods(case, lambda text: _first_word("promotion", text))
        if found:
            phrase, text, confidence, ink = found
            message = f"'{phrase}' among the goods names another promotion."
            return fails(self, confidence=confidence, read=text, message=message, evidence=ink)
        return _none_among_goods(self, case, campaign)


@dataclass(frozen=True, slots=True)
class ForeignGoods:
    """Nothing on the proof says that the goods were distributed for another country."""

    kind: ClassVar[str] = "foreign-goods"
    ref: str
    consequence: Consequence
    says: str = ""
    countries: tuple[str, ...] = ()
    """Names of countries that beside a word for warranty mark such goods."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Words such as "parallel import", or another country's warranty, among the goods."""
        found = _find_among_goods(case, self._mark)
        if found:
            phrase, text, confidence, ink = found
            message = f"'{phrase}' speaks of goods for another country."
            return fails(self, confidence=confidence, read=text, message=message, evidence=ink)
        return _none_among_goods(self, case, campaign)

    def _mark(self, text: str) -> str | None:
        words = split_words(text)
        marked = _first_word("foreign_warranty", text)
        if marked or not find_words("warranty", words):
            return marked
        return next((one for one in self.countries if set(split_words(one)) <= set(words)), None)


@dataclass(frozen=True, slots=True)
class NotReturned:
    """The purchase was not cancelled and the product not given back."""

    kind: ClassVar[str] = "not-returned"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Fails only where the proof is a credit note, its total is negative, or the product stands on a negative line.

        What shops print about returning goods, deposits, and other lines that were given back say nothing of this product.
        """
        lines = find_claimed_lines(case, campaign)
        for finding in (*self._credit_notes(case), *self._totals(case), *self._negative(lines)):
            return finding
        found = proofs(case)
        return absent(self, found[0], _first_item(lines)) if found else no_proof(self, case)

    def _credit_notes(self, case: Case) -> Iterator[Finding]:
        for index, reading in enumerate(case.readings):
            best = reading.kind.best
            if best and best.value == "credit_note" and best.confidence >= RECOGNISED:
                ink = ink_on(index, best.evidence)
                message = "The document is a credit note."
                yield fails(self, confidence=best.confidence, read=best.text, message=message, evidence=ink)

    def _totals(self, case: Case) -> Iterator[Finding]:
        for proof in proofs(case):
            best = proof.receipt.total.best
            if best and best.value < 0:
                ink = ink_on(proof.document, best.evidence)
                message = "The proof's total is negative."
                yield fails(self, confidence=best.confidence, read=best.text, message=message, evidence=ink)

    def _negative(self, lines: Iterable[ClaimedLine]) -> Iterator[Finding]:
        for line in lines:
            if line.answer != "named" or line.item is None or line.proof is None:
                continue
            for field in (line.item.price, line.item.quantity):
                if field.best and field.best.value < 0:
                    ink = line.ink + ink_on(line.proof.document, field.best.evidence)
                    confidence = line.confidence * field.best.confidence
                    message = "The claimed product stands on a negative line."
                    yield fails(self, confidence=confidence, read=field.best.text, message=message, evidence=ink)


@dataclass(frozen=True, slots=True)
class OneProduct:
    """One product in a claim."""

    kind: ClassVar[str] = "one-product"
    ref: str
    consequence: Consequence
    says: str = ""
    per: Literal["unit", "model"] = "unit"
    """``unit``: one piece; ``model``: any number of pieces of one product."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Counts what the form claims."""
        products = case.claim.products
        names = {name_claimed(one, campaign.products)[0].name for one in products}
        count = len(names) if self.per == "model" else sum(one.quantity for one in products)
        said = {"claimed": f"{count} ({self.per})", "expected": f"1 ({self.per})"}
        if count > 1:
            asks = (Ask("one-product-per-claim"),)
            return fails(self, message="The terms pay one product a claim.", asks=asks, **said)
        return holds(self, message="One product is claimed.", **said)


def _first_word(meaning: str, text: str) -> str | None:
    """The first entry of the word table with this meaning that stands in `text`."""
    return next((one.text for one in find_words(meaning, split_words(text))), None)


_Found = tuple[str, str, float, tuple[Ink, ...]]
"""(word, line as printed, confidence, ink)"""


def _find_among_goods(case: Case, mark: Callable[[str], str | None]) -> _Found | None:
    """The first line between product lines and total, on any proof, on which `mark` finds a word."""
    for proof in proofs(case):
        for page, line in lines_of_goods(proof):
            word = mark(line.text)
            if word:
                ink = ink_on(proof.document, (Evidence(page, line.box, line.text),))
                return word, line.text, WORD * line.confidence, ink
    return None


def _none_among_goods(clause: Clause, case: Case, campaign: Campaign) -> Finding:
    """No such word was found: it holds where the goods' place can be read."""
    found = proofs(case)
    if not found:
        return no_proof(clause, case)
    return absent(clause, found[0], _first_item(find_claimed_lines(case, campaign)))


def _first_item(lines: tuple[ClaimedLine, ...]) -> Item | None:
    """The product line whose neighbourhood has to be readable."""
    return next((line.item for line in lines if line.item), None)
