"""Clauses that hold because something is not there: a condition word, another seller, a return.

Such a clause holds only where the places in which the thing would stand can be read: the title, the seller's block, the
claimed product's line with its neighbours, the total. Elsewhere it is illegible, and the proof is asked for again.
"""

from __future__ import annotations

from collections.abc import Iterable

from verify.claim import Case
from verify.judge.campaign import Clause
from verify.judge.evidence import Proof, holds, ink_on, unknown, unproved
from verify.judge.hidden import hidden_place
from verify.judge.lines import ClaimedLine, evidence_of_item
from verify.receipt import Item
from verify.verdict import Ask, Finding, Outcome

ABSENT = 0.995
"""Probability that nothing of the kind is there, where every place for it can be read (chosen)."""

BEST_FIRST = (Outcome.HOLDS, Outcome.FAILS, Outcome.UNKNOWN)
"""The order in which one of several photos speaks for all: one good photo is enough."""

_WORST_FIRST = (Outcome.FAILS, Outcome.UNKNOWN, Outcome.HOLDS)


def absent(
    clause: Clause, proof: Proof, item: Item | None = None, *, where: tuple[str, ...] = ("items", "total")
) -> Finding:
    """The clause holds by absence, unless a place where the thing would stand is hidden.

    `where` names the fields whose ink such a thing would stand beside: where none of them was read, nobody has looked.
    """
    hidden = hidden_place(proof, item)
    if hidden:
        return unknown(clause, "illegible", message=f"Cannot be read: {hidden.place}.", asks=(hidden.ask,))
    if not any(_is_read(proof, name) for name in where):
        asks = (Ask("field-missing", proof.document, (("field", where[0]),)),)
        return unknown(clause, "missing", message=f"Nothing is read of {' and '.join(where)}.", asks=asks)
    ink = ink_on(proof.document, evidence_of_item(item)) if item else ()
    return holds(clause, confidence=ABSENT, evidence=ink, message="Nothing of the kind stands on the proof.")


def _is_read(proof: Proof, name: str) -> bool:
    """Whether the proof shows this field."""
    if name == "items":
        return bool(proof.receipt.items)
    return bool(getattr(proof.receipt, name).candidates)


def no_proof(clause: Clause, case: Case) -> Finding:
    """There is no proof to look at."""
    reason, _, asks = unproved(case)
    return unknown(clause, reason, message="No document proves the purchase.", asks=asks)


def no_line(clause: Clause, line: ClaimedLine) -> Finding:
    """The claimed product's line, on which the thing would stand, was not found."""
    document = line.proof.document if line.proof else None
    asks = line.asks or (Ask("field-missing", document, (("field", "product"),)),)
    return unknown(clause, line.reason or "missing", message=line.why, asks=() if line.reason == "ambiguous" else asks)


def worst(findings: Iterable[Finding]) -> Finding | None:
    """What speaks for several products: a failure before an unknown before a success; None for none."""
    return min(findings, key=lambda one: (_WORST_FIRST.index(one.outcome), one.confidence), default=None)
