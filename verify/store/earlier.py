"""Who used this receipt, picture, serial, account, code or device before, and who is the same person.

All marks of a claim are looked up in one statement, each along one path of the index and never more than `MOST_CLAIMS` rows: the
time grows with the logarithm of what is stored. A word that so many papers print (a shop's telephone) tells none of them apart
and is left out.

Two claims are one person's when account and folded name agree, or two of e-mail, telephone, and name with address. One of
them alone is shown, and too little to say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from sqlalchemy import Connection, TextClause, text

from verify.store.marks import FORM, THOUSAND, WORD, Mark
from verify.store.sketch import likeness
from verify.store.units import Claimed, are_different_papers
from verify.store.vault import Vault

What = Literal["receipt", "file", "picture", "serial", "account", "person", "code", "address", "device"]

MOST_CLAIMS = 64
"""Rows looked at for one mark, the oldest first (chosen: limits are three claims, and no shop sells one receipt twice as often)."""
AT_ONCE = 100
"""Marks looked up in one statement (SQLite joins 500 parts at most)."""

SAME_PICTURE = 0.7
"""Share of a sketch from which another paper is taken for its copy (measured on copies and on receipts of one shop)."""
ONE_SIGN = 0.6
"""Certainty that it is the same person where one sign alone says so (chosen: enough to be shown and counted as a question)."""
SAME_NUMBER, SAME_TOTAL = 0.995, 0.8
"""How surely two receipts of one shop and day are one, if their numbers agree, or their totals alone (chosen: shops sell a
product on sale many times a day)."""

_SIGNS: Final = frozenset({"email", "phone", "home"})
_AS_THEY_ARE: Final[Mapping[str, What]] = {
    "file": "file", "serial": "serial", "account": "account", "code": "code", "address": "address", "device": "device",
}  # fmt: skip
_RECEIPTS: Final = {"receipt-number": SAME_NUMBER, "receipt-total": SAME_TOTAL}


@dataclass(frozen=True, slots=True)
class Met:
    """A mark of this claim that another one bears too."""

    mark: Mark
    claim: int
    document: int
    strength: float


@dataclass(frozen=True, slots=True)
class Shared:
    """What another claim shares with this one, and how surely."""

    what: What
    certainty: float


def marks_met(connection: Connection, vault: Vault, campaign: str, marks: Sequence[Mark]) -> Iterator[Met]:
    """Every mark that claims in the store share with `marks`."""
    keyed = {vault.mark(campaign, mark.what, mark.value): mark for mark in marks}
    keys = list(keyed)
    for start in range(0, len(keys), AT_ONCE):
        part = keys[start : start + AT_ONCE]
        rows = connection.execute(_look_up(len(part)), {f"mark{number}": key for number, key in enumerate(part)})
        by_mark: dict[bytes, list[Met]] = defaultdict(list)
        for key, claim, document, strength in rows:
            by_mark[bytes(key)].append(Met(keyed[bytes(key)], claim, document, strength / THOUSAND))
        for met in by_mark.values():
            if met[0].mark.what != WORD or len(met) < MOST_CLAIMS:
                yield from met


def shared_with(met: Iterable[Met], mine: Claimed, theirs: Claimed) -> tuple[tuple[Shared, ...], bool]:
    """What one other claim shares with this one, most certain first, and whether it is the same person's."""
    met = tuple(met)
    best: dict[What, float] = defaultdict(float)
    for one in met:
        what = _AS_THEY_ARE.get(one.mark.what)
        if what:
            best[what] = max(best[what], one.mark.strength * one.strength)
        elif one.mark.what in _RECEIPTS and not _differ(one, mine, theirs):
            sure = _RECEIPTS[one.mark.what] * one.mark.strength * one.strength
            best["receipt"] = max(best["receipt"], sure)
    best["picture"] = max(_pictures(met, mine, theirs), default=0.0)
    same_person = _is_same_person(met)
    signs = {one.mark.what for one in met} & _SIGNS
    best["person"] = 1.0 if same_person else ONE_SIGN if signs else 0.0
    shared = (Shared(what, min(certainty, 1.0)) for what, certainty in best.items() if certainty > 0)
    return tuple(sorted(shared, key=lambda one: (-one.certainty, one.what))), same_person


def _is_same_person(met: Iterable[Met]) -> bool:
    kinds = {one.mark.what for one in met}
    return "payee" in kinds or len(kinds & _SIGNS) >= 2


def _pictures(met: Iterable[Met], mine: Claimed, theirs: Claimed) -> Iterator[float]:
    """How surely each pair of papers is one, photographed twice."""
    words: dict[tuple[int, int], list[Met]] = defaultdict(list)
    for one in met:
        if one.mark.what == WORD:
            words[one.mark.document, one.document].append(one)
    for found in words.values():
        sizes = (round(found[0].mark.strength * THOUSAND), round(found[0].strength * THOUSAND))
        alike = likeness(len({one.mark.value for one in found}), *sizes)
        if alike >= SAME_PICTURE and not _differ(found[0], mine, theirs):
            yield alike


def _differ(met: Met, mine: Claimed, theirs: Claimed) -> bool:
    """Whether the papers on which a mark stands are surely two."""
    if FORM in {met.mark.document, met.document}:
        return False
    return are_different_papers(mine.papers[met.mark.document], theirs.papers[met.document])


@lru_cache(maxsize=AT_ONCE)
def _look_up(count: int) -> TextClause:
    """One statement that finds the oldest claims of each of `count` marks."""
    one = (
        "SELECT * FROM (SELECT mark, claim, document, strength FROM marks WHERE mark = :mark{} ORDER BY claim LIMIT {})"
    )
    return text(" UNION ALL ".join(one.format(number, MOST_CLAIMS) for number in range(count)))
