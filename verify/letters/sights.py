"""What cannot be read in a picture, why, where, and what to do about just that: two sentences in the claimant's language.

The sentence is put together from phrases that no language has to bend: a cause with its place is a whole clause, a place an
adverb, what is unread a list, a tip an adverbial phrase. So every cause fits every place in every language, and no gender,
case or plural can go wrong. Phrases lie in the catalogues: ``illegible`` (of ``ask``), ``thing``, ``seen``, ``seen-at``,
``place``, ``where``, ``again``, ``tip``.

>>> sights = (Sight("blur", "top"), Sight("glare", "bottom-right"))
>>> print(word_illegible((Ask("field-illegible", 0, (("field", "purchase_date"),)),), sights, "en"))
The picture is blurred at the top and light is reflected at the bottom right: we cannot read the purchase date. Please photograph the whole document again: closer and with a steady hand; without flash and at a slight angle, so that nothing shines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce

from verify.letters.catalog import fill, find_language, message, word_list
from verify.letters.codes import CAUSES, UNCLEAR
from verify.verdict import Ask

MOST_CAUSES = 2
"""Causes told in one sentence, the first ones (chosen: more advice at once is followed by nobody)."""

MOST_PLACES = 2
"""Places told of one cause (chosen); damage in more of them is told as damage of the whole."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Why a part of a document cannot be read, and where, as one tells it to a person."""

    cause: str
    """`IllegibleArea.cause`."""
    place: str | None = None
    """One of `codes.PLACES`; None for the whole, or where nobody knows."""
    page: int | None = None
    """Counted from 1; None where the document has but one."""


def word_illegible(asks: Sequence[Ask], sights: Sequence[Sight], language: str | None) -> str:
    """One request for all that `asks` cannot read on a document, for the reasons `sights`, most telling first.

    Without sights it says that the picture is not clear enough.
    """
    code = find_language(language)
    by_cause = _by_cause(sights or (Sight(UNCLEAR),))
    seen = word_list([_seen(cause, seen, code) for cause, seen in by_cause.items()], code)
    sentence = fill(
        message("ask", "illegible", code),
        seen=seen,
        things=word_list(tuple(dict.fromkeys(_things(asks, code))), code),
        again=message("again", _again(asks, by_cause), code),
        tips=reduce(partial(_with, language=code), (message("tip", cause, code) for cause in by_cause)),
    )
    return sentence[:1].upper() + sentence[1:]


def _by_cause(sights: Sequence[Sight]) -> dict[str, tuple[Sight, ...]]:
    """The sights of each cause that is told, as few as one tells: none but the bare cause where it is everywhere."""
    known: dict[str, list[Sight]] = {}
    for sight in dict.fromkeys(sights):
        known.setdefault(sight.cause if sight.cause in CAUSES else UNCLEAR, []).append(sight)
    if len(known) > 1:
        known.pop(UNCLEAR, None)
    told = {}
    for cause, found in tuple(known.items())[:MOST_CAUSES]:
        everywhere = len(found) > MOST_PLACES or any(one.place is None and one.page is None for one in found)
        told[cause] = (Sight(cause),) if everywhere else tuple(found)
    return told


def _seen(cause: str, sights: Sequence[Sight], language: str) -> str:
    """The clause that says a cause and its places."""
    places = [place for sight in sights if (place := _place(sight, language))]
    if not places:
        return message("seen", cause, language)
    return message("seen-at", cause, language).format(place=word_list(places, language))


def _place(sight: Sight, language: str) -> str:
    """Where, as an adverb; empty for the whole document."""
    place = message("place", sight.place, language) if sight.place else ""
    if sight.page is None:
        return place
    return message("where", "on-page" if place else "page", language).format(place=place, page=sight.page)


def _things(asks: Sequence[Ask], language: str) -> Iterator[str]:
    """What cannot be read, each with its article."""
    for ask in asks:
        given = dict(ask.parameters)
        if ask.code == "document-illegible":
            yield message("thing", "document", language)
        elif ask.code == "label-barcode-unreadable":
            numbers = word_list(given["number"].split(","), language)
            yield message("thing", "barcodes", language).format(number=numbers, count=given["count"])
        elif ask.code == "serial-illegible":
            yield message("field", "serial", language)
        else:
            yield from (message("field", field, language) for field in given["field"].split(","))


def _with(first: str, second: str, *, language: str) -> str:
    """Two tips one after the other."""
    return message("tip", "two", language).format(first=first, second=second)


def _again(asks: Sequence[Ask], by_cause: dict[str, tuple[Sight, ...]]) -> str:
    """What to photograph: one part is enough where one place is damaged and nothing of it lies outside the picture."""
    codes = {ask.code for ask in asks}
    if "label-barcode-unreadable" in codes:
        return "label"
    if "serial-illegible" in codes:
        return "photo"
    places = [sight.place for sights in by_cause.values() for sight in sights]
    whole = "cut" in by_cause or "document-illegible" in codes
    return "document" if whole or len(places) > 1 or places == [None] else "part"
