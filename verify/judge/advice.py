"""From what findings lack to what the claimant has to do: one request a document, in the claim's language.

A person answers one clear request and ignores five. So whatever is lacking on one document is told together: what cannot be
read in one sentence with its reason, its place and what to do about it (``letters/sights.py``), what is missing in another.
A document that must be replaced as a whole is not picked to pieces, and what a larger thing contains is not asked for beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from verify.claim import Case
from verify.document import Document, IllegibleArea
from verify.judge.spots import WHOLE, find_spots, place_of
from verify.letters.catalog import word_ask
from verify.letters.codes import ASKS, FIELDS, ILLEGIBLE
from verify.letters.sights import Sight, word_illegible
from verify.verdict import Ask, Finding, NextStep

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


def advise(findings: Iterable[Finding], case: Case) -> tuple[NextStep, ...]:
    """What the claimant has to do: a step for each document, and for each thing that is about none."""
    asks = tuple(dict.fromkeys(chain.from_iterable(one.asks for one in findings)))
    by_document: dict[int | None, list[Ask]] = {}
    for ask in sorted(asks, key=_telling):
        by_document.setdefault(ask.document, []).append(ask)
    steps = list(_general_steps(by_document.pop(None, []), case))
    for index, lacking in by_document.items():
        if index is not None:
            steps.append((_telling(lacking[0]), _document_step(index, tuple(lacking), case)))
    return tuple(step for _, step in sorted(steps, key=lambda one: one[0]))


def _general_steps(
    asks: Iterable[Ask], case: Case
) -> Iterator[tuple[tuple[int, int, tuple[tuple[str, str], ...]], NextStep]]:
    """A step for each thing that is about no document yet sent."""
    for ask in _joined(asks):
        yield _telling(ask), NextStep(None, word_ask(ask, case.claim.language))


def _document_step(index: int, asks: tuple[Ask, ...], case: Case) -> NextStep:
    """All that has to be sent again of one document."""
    asks = tuple(ask for ask in asks if ask.code in _WHOLE_DOCUMENT)[:1] or asks
    unread = tuple(ask for ask in asks if ask.code in ILLEGIBLE)
    missing = _without_fields(asks, unread)
    reading, language = case.readings[index], case.claim.language
    areas = tuple(dict.fromkeys(chain.from_iterable(find_spots(reading, ask) for ask in unread)))
    sentences = [word_ask(ask, language) for ask in _joined(missing)]
    if unread:
        sights = _sights(areas, reading.document)
        sentences.insert(0, word_illegible(_joined(unread), sights, language))
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


def _telling(ask: Ask) -> tuple[int, int, tuple[tuple[str, str], ...]]:
    return _TOLD_FIRST.get(ask.code, len(ASKS)), -1 if ask.document is None else ask.document, ask.parameters
