"""Claimed against read: holds, contradicted or unreadable, with the likelihood of each.

Two questions are asked of a field, both of all its candidates, never of the best alone:

* `weigh`: does what was read pass a test (lie in a period, be a listed value)? Each candidate gives its probability to
  one side. When both sides keep a plausible share the answer is `ambiguous`: an automatic pass needs every plausible
  reading to pass.
* `same_number`, `same_name`: is this ink what one would see if the claimed value were true, or is another value likelier?
  OCR's known confusions are noise in that question, never edits to the data. It is asked of numbers and names only: a
  glyph that tells two products or two dates apart is never forgiven, so those are compared by `weigh` and equality.

Only ink in the field's own role is looked at: a claimed value that stands elsewhere on the document confirms nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar

from verify.document import Document, overlap
from verify.judge.campaign import Clause
from verify.judge.evidence import Read, unknown
from verify.judge.names import name_likelihood
from verify.receipt import Candidate
from verify.text import squeeze
from verify.verdict import Finding, Outcome, Reason

T = TypeVar("T")

PLAUSIBLE = 0.1
"""Share of what was read from which the smaller side counts as plausible. Chosen: one reading in ten."""

LIKELIER_THAN_NOT = 0.5

CLAIM_IS_TRUE = 0.9
"""How often a claimed number is the printed one, before looking. Chosen; the measured share replaces it."""

NEIGHBOUR = 0.5
"""Of the claims that are not true, how many differ by one mistyped glyph. Chosen."""

KNOWN_PAIR = 0.5
"""Share of an engine's errors that are one of the known pairs of look-alikes. Chosen, near the measured glyph errors."""

_PAIRS: Final[frozenset[frozenset[str]]] = frozenset(
    frozenset(pair)
    for pair in ("0o", "0q", "0d", "1i", "1l", "il", "5s", "8b", "2z", "6g", "6b", "9g", "4a", "7t", "uv")
)
"""Glyphs that engines confuse, once folded."""


@dataclass(frozen=True, slots=True)
class Weighed(Generic[T]):
    """The answer to a question about a field."""

    outcome: Outcome
    confidence: float
    """Probability that the outcome is right."""
    candidate: Candidate[T] | None = None
    """The likeliest reading on the side of the outcome."""
    reason: Reason | None = None


def weigh(read: Read[T], test: Callable[[T], bool | None]) -> Weighed[T]:
    """Whether what was read passes `test` (None: the test itself can be read in two ways)."""
    if read.best is None:
        return Weighed(Outcome.UNKNOWN, read.surely, None, read.reason)
    whole = sum(one.confidence for one in read.candidates)
    scale = 1.0 / whole if whole > 1.0 else 1.0
    if whole < LIKELIER_THAN_NOT and not read.legible:
        return Weighed(Outcome.UNKNOWN, 1.0 - whole, read.best, "illegible")
    sides: dict[bool | None, list[Candidate[T]]] = {True: [], False: [], None: []}
    for candidate in read.candidates:
        sides[test(candidate.value)].append(candidate)
    mass = {side: scale * sum(one.confidence for one in found) for side, found in sides.items()}
    plausible = [side for side, found in mass.items() if found > 0.0 and found >= PLAUSIBLE * min(whole, 1.0)]
    if plausible in ([True], [False]):
        side = plausible[0]
        return Weighed(Outcome.HOLDS if side else Outcome.FAILS, mass[side], sides[side][0])
    return Weighed(Outcome.UNKNOWN, 1.0 - max(mass[True], mass[False]), read.best, "ambiguous")


def found_by(clause: Clause, read: Read[Any], weighed: Weighed[Any], **what: Any) -> Finding:  # noqa: ANN401 - attributes of Finding
    """The finding that a weighed field gives, with its ink, and with what to ask for where it is illegible or missing.

    `read` is the normalised value, to stand beside the claimed one; as printed it stands in the evidence.
    """
    mendable = weighed.reason in {"illegible", "missing"}
    ink = read.ink_of(weighed.candidate) if weighed.candidate else ()
    said = {
        "read": str(weighed.candidate.value) if weighed.candidate else None,
        "evidence": ink,
        "message": _told(read, weighed),
    }
    asks = read.asks if mendable else ()
    if mendable and weighed.candidate:
        asks = tuple(replace(ask, code="field-illegible") for ask in asks)
    base = unknown(clause, weighed.reason or "missing", confidence=weighed.confidence, asks=asks, **(said | what))
    return replace(base, outcome=weighed.outcome, reason=weighed.reason)


def same_number(read: Read[str], claimed: str, document: Document | None) -> Weighed[str]:
    """Whether the printed number is the claimed one: its glyphs are weighed with what engines confuse."""
    if read.best is None:
        return Weighed(Outcome.UNKNOWN, read.surely, None, read.reason)
    alike = [(_printed(claimed, one, _doubts(document, one)), one) for one in read.candidates]
    held, nearest = max(alike, key=lambda one: one[0])
    if held >= LIKELIER_THAN_NOT * read.best.confidence:
        return Weighed(Outcome.HOLDS, held, nearest)
    contradicted = read.best.confidence - alike[0][0]
    if contradicted < LIKELIER_THAN_NOT and not read.legible:
        return Weighed(Outcome.UNKNOWN, 1.0 - contradicted, read.best, "illegible")
    return Weighed(Outcome.FAILS, contradicted, read.best)


def same_name(read: Read[str], claimed: tuple[str, ...]) -> Weighed[str]:
    """Whether a printed name is one of the claimed name's forms, however accented, ordered or abbreviated.

    Brand and legal name are both printed and both the seller's: the candidates do not compete, and one that is the
    claimed name is right as surely as the field is.
    """
    if read.best is None:
        return Weighed(Outcome.UNKNOWN, read.surely, None, read.reason)
    alike = [(max((name_likelihood(name, one.value) for name in claimed), default=0.0), one) for one in read.candidates]
    likelihood, nearest = max(alike, key=lambda one: one[0])
    whole = min(sum(one.confidence for one in read.candidates), 1.0)
    if likelihood >= LIKELIER_THAN_NOT:
        return Weighed(Outcome.HOLDS, whole * likelihood, nearest)
    if whole < LIKELIER_THAN_NOT and not read.legible:
        return Weighed(Outcome.UNKNOWN, 1.0 - whole, read.best, "illegible")
    return Weighed(Outcome.FAILS, whole * (1.0 - likelihood), read.best)


def _told(read: Read[Any], weighed: Weighed[Any]) -> str:
    """What the reviewer is told where the clause has nothing better to say."""
    name = read.name.replace("_", " ")
    if weighed.reason == "ambiguous":
        return f"The {name} can be read, or the terms can be meant, in ways that decide this differently."
    if weighed.reason:
        return f"The {name} is {weighed.reason}."
    return f"The {name} reads {weighed.candidate.value if weighed.candidate else weighed.outcome}."


def _printed(claimed: str, read: Candidate[str], doubts: dict[tuple[str, str], float]) -> float:
    """Probability that the claimed number is what stands there, given what was read.

    If it is, glyphs that differ were misread: as one of the known pairs, or as anything; if it is not, another number
    stands there: any one, or, as people mistype, one that differs by a glyph.
    """
    said, seen = squeeze(claimed), squeeze(read.value)
    if said == seen:
        return read.confidence
    if len(said) != len(seen) or not said:
        return 0.0
    glyphs = 36 if any(glyph.isalpha() for glyph in said) else 10
    differing = [(a, b) for a, b in zip(seen, said, strict=True) if a != b]
    a_glyph_wrong = (1.0 - read.confidence) / len(said)
    if_true = 1.0
    for pair in differing:
        share = KNOWN_PAIR if frozenset(pair) in _PAIRS else (1.0 - KNOWN_PAIR) / (glyphs - 1)
        if_true *= doubts.get(pair, a_glyph_wrong * share)
    if_false = (1.0 - NEIGHBOUR) * float(glyphs) ** -len(said)
    if len(differing) == 1:
        if_false += NEIGHBOUR / (len(said) * (glyphs - 1))
    true, false = CLAIM_IS_TRUE * if_true, (1.0 - CLAIM_IS_TRUE) * if_false
    return true / (true + false)


def _doubts(document: Document | None, candidate: Candidate[str]) -> dict[tuple[str, str], float]:
    """(glyph read, its second-likeliest) to that one's confidence, of the words under the candidate's ink."""
    found: dict[tuple[str, str], float] = {}
    for evidence in candidate.evidence:
        if document is None or evidence.page >= len(document.pages):
            continue
        for line in document.pages[evidence.page].lines:
            for word in line.words:
                if word.doubts and overlap(word.box, evidence.box) > LIKELIER_THAN_NOT:
                    found |= {
                        (squeeze(word.text[one.index]), squeeze(one.other)): one.other_confidence for one in word.doubts
                    }
    return found
