"""Which product line of the proof is the claimed product's.

Every clause that asks about the claimed product (is it listed, what did it cost, is it new, was it returned) looks at the
line found here. A line is one the extraction took for a product line: the same name in a text line elsewhere (an
advertisement, a loyalty note) proves no purchase, and leaves the answer to a person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Literal

from verify.claim import Case, Product
from verify.document import Document, Evidence, LegibilityState
from verify.judge.campaign import Campaign, ListedProduct, ProductList
from verify.judge.doubts import other_readings
from verify.judge.evidence import UNREAD, Proof, corroborated, ink_on, proofs, unproved
from verify.judge.hidden import hidden_place
from verify.judge.item_text import lines_of_item
from verify.judge.naming import DOUBT
from verify.judge.products import Naming, judge_gtin, judge_text, name_claimed
from verify.receipt import Candidate, Item
from verify.verdict import Ask, Ink, Reason

Answer = Literal["named", "absent", "ambiguous", "illegible", "missing"]

_Judged = tuple[Naming, Candidate[str] | None]

# Every clause about the product asks the same of the same lines: pure questions, answered once.
_judge = lru_cache(maxsize=4096)(judge_text)
_name = lru_cache(maxsize=1024)(name_claimed)

ELSEWHERE = 0.6
"""Probability that a person has to look where a product is named beside the product lines. Chosen."""

ROW_BELOW = 1.8
"""Heights of a product line within which the next row may be the rest of its name. Chosen."""

WHOLE_PAGE = 0.98
"""Probability that the extraction found every product line of a legible proof. Chosen."""


@dataclass(frozen=True, slots=True)
class ClaimedLine:
    """The product line of one claimed product, or why there is none."""

    claimed: Product
    wanted: ListedProduct
    """The product as listed, or as the form names it where no list holds it."""
    listed: bool
    answer: Answer
    """`absent`: every line was read, and each names something else."""
    confidence: float
    """Probability that `answer` is right."""
    why: str
    """English, for the reviewer."""
    proof: Proof | None = None
    item: Item | None = None
    """The line that names it, may name it, or comes nearest."""
    items: tuple[Item, ...] = ()
    """Every line of the proof that names it, `item` first: two pieces may stand on two lines."""
    ink: tuple[Ink, ...] = ()
    asks: tuple[Ask, ...] = ()
    """What would mend `illegible` and `missing`."""

    @property
    def pieces(self) -> Decimal:
        """How many of it were bought."""
        return sum((pieces_of(item) for item in self.items), Decimal(0))

    @property
    def reason(self) -> Reason | None:
        """The reason of an unknown outcome; None where the answer is `named` or `absent`."""
        return self.answer if self.answer in {"ambiguous", "illegible", "missing"} else None

    @property
    def text(self) -> str | None:
        """The line's description as printed."""
        best = self.item.description.best if self.item else None
        return best.text if best else None


def find_claimed_lines(case: Case, campaign: Campaign) -> tuple[ClaimedLine, ...]:
    """The line of each claimed product, in the order of the claim."""
    return tuple(find_claimed_line(case, product, campaign.products) for product in case.claim.products)


def find_claimed_line(case: Case, claimed: Product, products: ProductList) -> ClaimedLine:
    """The line of one claimed product on the first proof that names it, else why no line does."""
    wanted, listed = _name(claimed, products)
    blank = ClaimedLine(claimed, wanted, listed, "missing", 1.0, "no proof")
    found = proofs(case)
    if not found:
        reason, document, asks = unproved(case)
        answer: Answer = "illegible" if reason == "illegible" else "missing"
        return replace(blank, answer=answer, asks=asks, why="no proof" if document is None else "no legible proof")
    judged = [_judge_proof(blank, proof, products) for proof in found]
    order = ("named", "ambiguous", "illegible", "absent", "missing")
    return min(judged, key=lambda one: (order.index(one.answer), -one.confidence))


def judge_item(
    item: Item, wanted: ListedProduct, products: ProductList, *, document: Document | None = None
) -> tuple[Naming, Candidate[str] | None]:
    """What a product line says about `wanted`, and the reading that says it: a listed GTIN first, then its words.

    Where glyphs that the engine doubted make the `document`'s line name something else, it cannot be told.
    """
    for gtin in item.gtin.candidates[:1]:
        naming = judge_gtin(gtin.value, wanted, products)
        if naming:
            return naming, gtin
    judged = [
        (_judge(one.value, wanted, products), one)
        for one in (*item.description.candidates, *item.product.candidates[:1])
    ]
    if not judged:
        return Naming("cannot-tell", 1.0, "nothing of the line's words was read"), None
    first = judged[0]
    if first[0].answer == "another" and not first[0].related:
        return next((one for one in judged[1:] if one[0].answer == "names"), first)
    others = other_readings(first[1], document) if document else ()
    if any(_judge(other, wanted, products).answer != first[0].answer for other in others):
        return Naming("cannot-tell", DOUBT, "a glyph that tells products apart is in doubt"), first[1]
    return first


def evidence_of_item(item: Item) -> tuple[Evidence, ...]:
    """Where the line's words stand: description, product, GTIN."""
    bests = (item.description.best, item.product.best, item.gtin.best)
    return tuple(dict.fromkeys(chain.from_iterable(best.evidence for best in bests if best)))


def pieces_of(item: Item) -> Decimal:
    """How many pieces a line is for: one where it prints no number."""
    return abs(item.quantity.value or Decimal(1))


def _judge_proof(blank: ClaimedLine, proof: Proof, products: ProductList) -> ClaimedLine:
    """The answer of one proof: its likeliest line, or why it has none."""
    judged = [(item, *_judge_line(item, proof, blank.wanted, products)) for item in proof.receipt.items]
    here = replace(blank, proof=proof)
    words: tuple[tuple[str, Answer], ...] = (("names", "named"), ("cannot-tell", "ambiguous"))
    for answer, word in words:
        fitting = [(surely_named(naming, ink), item, naming) for item, naming, ink in judged if naming.answer == answer]
        if fitting:
            fitting.sort(key=lambda one: -one[0])
            confidence, item, naming = fitting[0]
            items = tuple(one for _, one, _ in fitting)
            ink = ink_on(proof.document, evidence_of_item(item))
            return replace(here, answer=word, confidence=confidence, why=naming.why, item=item, items=items, ink=ink)
    return _judge_absence(here, proof, judged, products)


def _judge_line(item: Item, proof: Proof, wanted: ListedProduct, products: ProductList) -> _Judged:
    """As `judge_item`; a doubt where the row below, read as the rest of a long name, makes it another product."""
    judged = naming, ink = judge_item(item, wanted, products, document=proof.reading.document)
    if naming.answer != "names" or ink is None or item.description.best is not ink:
        return judged
    box = ink.evidence[-1].box
    for line in lines_of_item(proof, item):
        below = box.bottom < line.box.center[1] <= box.bottom + ROW_BELOW * box.height
        whole = _judge(f"{ink.value} {line.text}", wanted, products) if below else naming
        if whole.answer == "another" and whole.named:
            return Naming("cannot-tell", DOUBT, f"the row below may belong to its name: {whole.why}", named=True), ink
    return judged


def surely_named(naming: Naming, ink: Candidate[str] | None) -> float:
    """Probability that a line says this: words that name the claimed product are seldom misread into its name."""
    read = ink.confidence if ink else 1.0
    named = naming.answer == "names" or naming.named
    return naming.probability * (corroborated(read, 1.0 - read) if named else read)


def _judge_absence(
    here: ClaimedLine, proof: Proof, judged: list[tuple[Item, Naming, Candidate[str] | None]], products: ProductList
) -> ClaimedLine:
    """No line names it: because none is read, because a place is hidden, or because it is not there."""
    asks = (Ask("field-illegible", proof.document, (("field", "items"),)),)
    pages = proof.reading.document.pages
    if any(page.legibility.state is LegibilityState.ILLEGIBLE or page.legibility.areas for page in pages):
        return replace(here, answer="illegible", confidence=UNREAD, why="no line that can be read names it", asks=asks)
    if elsewhere := _named_elsewhere(here.wanted, proof, products):
        ink = ink_on(proof.document, (elsewhere,))
        why = "named on the proof, but on no product line"
        return replace(here, answer="ambiguous", confidence=ELSEWHERE, why=why, ink=ink)
    if not judged:
        missing = (Ask("field-missing", proof.document, (("field", "items"),)),)
        return replace(here, answer="missing", confidence=UNREAD, why="the proof shows no product line", asks=missing)
    if hidden := hidden_place(proof):
        return replace(here, answer="illegible", why=f"hidden: {hidden.place}", asks=(hidden.ask,))
    surely = WHOLE_PAGE * min(surely_named(naming, ink) for _, naming, ink in judged)
    item, naming, _ = max(judged, key=lambda one: one[1].related)
    ink = ink_on(proof.document, evidence_of_item(item))
    return replace(here, answer="absent", confidence=surely, why=naming.why, item=item, ink=ink)


def _named_elsewhere(wanted: ListedProduct, proof: Proof, products: ProductList) -> Evidence | None:
    """A text line outside the product lines that names it or may do so, or, where no product line is read, one of its kin."""
    kin = not proof.receipt.items
    for number, page in enumerate(proof.reading.document.pages):
        for line in page.lines:
            naming = _judge(line.text, wanted, products)
            doubted = naming.answer == "cannot-tell" and naming.named
            if naming.answer == "names" or doubted or (kin and naming.answer == "another" and naming.related):
                return Evidence(number, line.box, line.text)
    return None
