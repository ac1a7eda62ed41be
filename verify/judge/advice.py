"""From what findings lack to what the claimant has to do: one request a document, in the claim's language.

A person answers one clear request and ignores five. So whatever is lacking on one document is told together: what cannot be
read in one sentence with its reason, its place and what to do about it (``letters/sights.py``), what is missing in another.
A document that must be replaced as a whole is not picked to pieces, and what a larger thing contains is not asked for beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from verify.claim import Case
from verify.document import Document, Evidence, IllegibleArea
from verify.judge.papers import own_ink, paper_of
from verify.judge.spots import WHOLE, find_spots, place_of
from verify.letters.catalog import word_ask
from verify.letters.codes import ASKS, FIELDS, ILLEGIBLE
from verify.letters.sights import Sight, word_illegible
from verify.receipt import Reading
from verify.verdict import Ask, Finding, Ink, NextStep

_TOLD_FIRST = {code: index for index, (code, _) in enumerate(ASKS)}
_FIELD_ORDER = {field: index for index, field in enumerate(FIELDS)}

_WHOLE_DOCUMENT: Final = frozenset(
    {"document-illegible", "document-unopenable", "proof-not-a-proof", "serial-photo-shows-label"}
)
"""Asks for another file: what else its old one lacks need not be told."""

_LISTS: Final = {"form-missing": "entries", "field-missing": "field", "field-illegible": "field", "label-barcode-unreadable": "number"}  # fmt: skip
"""Asks that become one where they are alike but for this parameter."""

_PARTS: Final = {"items": frozenset({"product", "price", "reference"})}
"""What is read where the larger thing is read."""

_TITLE: Final = frozenset({"title"})
"""What no claimant misses: told only where nothing else is lacking. Its place is marked all the same."""


@dataclass(frozen=True, slots=True)
class _Lack:
    """Something that is asked for, and the parts of its document that keep it from being read."""

    ask: Ask
    spots: tuple[IllegibleArea, ...] = ()

    @property
    def telling(self) -> tuple[int, int, tuple[tuple[str, str], ...]]:
        """Its place in the order in which a claimant is best told."""
        document = -1 if self.ask.document is None else self.ask.document
        return _TOLD_FIRST.get(self.ask.code, len(ASKS)), document, self.ask.parameters


def advise(findings: Iterable[Finding], case: Case) -> tuple[NextStep, ...]:
    """What the claimant has to do: a step for each document, and for each thing that is about none."""
    asks = dict.fromkeys(chain.from_iterable(one.asks for one in findings))
    by_document: dict[int | None, list[_Lack]] = {}
    for lack in sorted((_locate(ask, case) for ask in asks), key=lambda one: one.telling):
        by_document.setdefault(lack.ask.document, []).append(lack)
    general = _joined(lack.ask for lack in by_document.pop(None, []))
    steps = [(_Lack(ask).telling, NextStep(None, word_ask(ask, case.claim.language))) for ask in general]
    steps += [
        (lacks[0].telling, _document_step(index, tuple(lacks), case))
        for index, lacks in by_document.items()
        if index is not None
    ]
    return tuple(step for _, step in sorted(steps, key=lambda one: one[0]))


def _locate(ask: Ask, case: Case) -> _Lack:
    """`ask` with the parts of the document that it is about; of a paper in several documents, the one to send again."""
    if ask.document is not None and ask.code == "proof-not-a-proof":
        return _Lack(replace(ask, parameters=(("kind", _told_kind(ask, case.readings[ask.document])),)))
    if ask.document is None or ask.code not in ILLEGIBLE:
        return _Lack(ask)
    spots = find_spots(paper_of(case, ask.document), ask)
    own = [own_ink(case, Ink(ask.document, Evidence(spot.page, spot.box, ""))) for spot in spots]
    document = own[0].document
    return _Lack(
        replace(ask, document=document),
        tuple(
            replace(spot, page=ink.evidence.page)
            for spot, ink in zip(spots, own, strict=True)
            if ink.document == document
        ),
    )


def _told_kind(ask: Ask, reading: Reading) -> str:
    """What a document is told to be: of one of no kind that we know by name, what it was recognised as."""
    kind = dict(ask.parameters)["kind"]
    return reading.other.value or kind if kind == "other" else kind


def _document_step(index: int, lacks: tuple[_Lack, ...], case: Case) -> NextStep:
    """All that has to be sent again of one document."""
    lacks = tuple(lack for lack in lacks if lack.ask.code in _WHOLE_DOCUMENT)[:1] or lacks
    unread = tuple(lack.ask for lack in lacks if lack.ask.code in ILLEGIBLE)
    missing = _without_fields((lack.ask for lack in lacks), unread)
    areas = tuple(dict.fromkeys(chain.from_iterable(lack.spots for lack in lacks)))
    sentences = [word_ask(ask, case.claim.language) for ask in _joined(missing)]
    if unread:
        sights = _sights(areas, case.readings[index].document)
        sentences.insert(0, word_illegible(_joined(unread), sights, case.claim.language))
    shown = tuple(area for area in areas if area.box != WHOLE)
    return NextStep(case.claim.documents[index].path, " ".join(sentences), shown)


def _without_fields(asks: Iterable[Ask], unread: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The asks for what is not there, but for what is known to be there and cannot be read."""
    fields = {dict(ask.parameters).get("field") for ask in unread}
    return tuple(
        ask
        for ask in asks
        if ask not in unread and not (ask.code == "field-missing" and dict(ask.parameters)["field"] in fields)
    )


def _sights(areas: Iterable[IllegibleArea], document: Document) -> tuple[Sight, ...]:
    """The areas as a person is told of them, the largest first."""
    several = len(document.pages) > 1
    return tuple(
        Sight(area.cause, place_of(area, document), area.page + 1 if several and area.box != WHOLE else None)
        for area in sorted(areas, key=lambda one: (-one.box.area, one.page, one.box.top, one.box.left))
    )


def _joined(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    """`asks` with those that differ in one listed parameter made one, its values in the order of telling."""
    values: dict[Ask, set[str]] = {}
    for ask in asks:
        listed = _LISTS.get(ask.code)
        others = tuple(pair for pair in ask.parameters if pair[0] != listed)
        said = dict(ask.parameters).get(listed or "", "")
        values.setdefault(Ask(ask.code, ask.document, others), set()).update(said.split(",") if said else ())
    return tuple(
        Ask(ask.code, ask.document, ((_LISTS[ask.code], ",".join(_in_order(said))), *ask.parameters)) if said else ask
        for ask, said in values.items()
    )


def _in_order(values: set[str]) -> list[str]:
    """Fields as a document shows them, numbers as one counts; what goes without saying beside the others is left out."""
    parts = frozenset(chain.from_iterable(_PARTS[value] for value in values if value in _PARTS))
    told = values - parts - _TITLE or values
    return sorted(told, key=lambda value: (_FIELD_ORDER.get(value, 0), len(value), value))
