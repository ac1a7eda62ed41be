"""What a paper or a picture is that proves no purchase, so that the claimant can be told what they sent.

An advertisement names product and price, a bank's statement shop, day and amount, the claim form on a telephone all that a
receipt says. What gives them away is what else is printed: a title in large type, the captions of a form, the balance, the
button. One of these words may stand on any receipt, so no single one is believed: each kind of thing has its own combination
(`_GATES`), and where it is there, it speaks against the few signs of a receipt that such papers show.

An identity paper is told by its machine-readable zone first. It is said to be one, and nothing is read from it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from statistics import median

from verify.document import Evidence
from verify.extract.dates import parse_dates
from verify.extract.machine_readable import is_zone
from verify.extract.money import find_amounts
from verify.extract.phrases import PhraseTable
from verify.extract.roles import find_marks
from verify.extract.rows import Row
from verify.receipt import OTHERS, Candidate, Field

STRENGTH = 7.0
"""Log-odds of a whole combination: more than the few signs of a receipt on such papers together (chosen)."""
EACH = 1.0
"""Log-odds of every further word (chosen)."""
MOST_WORDS = 5
"""Further words that count: they repeat each other (chosen)."""
ZONE = 14.0
"""Log-odds of a machine-readable zone: nothing else is printed so."""
ALONE = 0.8
"""Share of a line's letters from which a phrase stands alone on it."""
LARGE = 1.8
"""Heights of a usual line from which an amount is set as a headline (chosen)."""
FEW_ROWS = 12
"""Rows of the longest note or price tag (chosen)."""
BLANK_WORDS = 4
"""Fewer words than this are dust, a logo or a reflection (`kind`)."""
DATED_DEBITS = 3
"""Rows with a day and an amount taken off that make a statement (chosen)."""
_TOTALS = frozenset({"total", "payable", "gross"})
_DEBIT = re.compile(r"[-−–] ?\d[\d .,']*[.,]\d{2}(?!\d)|\d[.,]\d{2} ?[-−](?!\d)")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a document shows of one kind of thing, and of all."""

    titles: int
    """Rows on which a title stands alone."""
    words: int
    """Different words of the kind."""
    captions: int
    """Those of them that stand alone in their cell."""
    rows: int
    has_zone: bool
    has_total: bool
    is_priced: bool
    """Its largest print is an amount."""
    debits: int


_GATES: dict[str, Callable[[_Seen], bool]] = {
    "identity_paper": lambda seen: seen.has_zone or (seen.titles > 0 and seen.words > 0) or seen.words > 4,
    "claim_form": lambda seen: seen.captions > 3 or (seen.titles > 0 and seen.captions > 1),
    "note": lambda seen: seen.rows <= FEW_ROWS and seen.words > 0 and not seen.has_total,
    "bank_statement": lambda seen: (
        seen.words > 0 and (seen.titles > 0 or (seen.words > 1 and seen.debits >= DATED_DEBITS))
    ),
    "leaflet": lambda seen: seen.is_priced and seen.titles + seen.words > 0 and not seen.has_total,
    "warranty_card": lambda seen: seen.titles > 0 and seen.words > 0 and not seen.has_total,
    "price_tag": lambda seen: seen.is_priced and seen.rows <= FEW_ROWS and seen.words > 0 and not seen.has_total,
    "product_page": lambda seen: seen.titles > 0 and seen.words > 0,
    "basket": lambda seen: seen.titles > 0 and seen.words > 0,
}
"""What must come together before a thing is believed to be of a kind: no word alone is enough, but where hardly anything is written."""


@dataclass(frozen=True, slots=True)
class Other:
    """A kind of thing a document may be, how strongly, and where that stands."""

    name: str
    """One of `OTHERS`."""
    log_odds: float
    ink: tuple[Evidence, ...]


def find_others(rows: tuple[Row, ...]) -> tuple[Other, ...]:
    """What a document may be that proves no purchase, the likeliest first; mostly nothing."""
    scene = _scene(rows)
    found = [other for name in _GATES if (other := _judged(name, rows, scene))]
    return tuple(sorted(found, key=lambda one: -one.log_odds))


def name_other(kind: Field[str], rows: tuple[Row, ...]) -> Field[str]:
    """What a document of kind ``other`` is, as one of `OTHERS`; empty for other kinds, and where nobody can say."""
    if kind.best is None or kind.best.value != "other":
        return Field()
    if sum(len(cell.words) for row in rows for cell in row.cells) < BLANK_WORDS:
        return Field((replace(kind.best, value="without_text", text="", finder="others"),))
    named = find_others(rows)[:1]
    return Field(tuple(Candidate(one.name, one.ink[0].text, one.ink, kind.best.confidence, "others") for one in named))


def _judged(name: str, rows: tuple[Row, ...], scene: _Seen) -> Other | None:
    """What speaks for one kind of thing; None where its combination is not there."""
    titles, words, captions, ink = 0, set[str](), set[str](), list[Evidence]()
    table = _tables()[name]
    for row in rows:
        for cell in row.cells:
            for phrase in table.find(cell.text):
                printed = cell.text[phrase.start : phrase.end].casefold()
                alone = _share(cell.text, printed) >= ALONE
                if phrase.meaning == "titles":
                    titles += alone
                else:
                    words.add(printed)
                    captions |= {printed} if alone and len(row.cells) == 1 else set()
                ink.append(Evidence(row.page, cell.box, cell.text))
    seen = _Seen(
        titles, len(words), len(captions), scene.rows, scene.has_zone, scene.has_total, scene.is_priced, scene.debits
    )
    if not _GATES[name](seen):
        return None
    if name == "identity_paper":
        # What stands on an identity paper is nobody's business here: its place is shown, its words are not kept.
        ink = [Evidence(row.page, row.box, "") for row in rows[:1]]
        return Other(name, ZONE if seen.has_zone else STRENGTH + EACH * min(len(words), MOST_WORDS), tuple(ink))
    return Other(name, STRENGTH + EACH * min(len(words), MOST_WORDS), tuple(dict.fromkeys(ink))[:MOST_WORDS])


def _share(text: str, printed: str) -> float:
    """Share of a cell's letters that a phrase is."""
    return sum(map(str.isalpha, printed)) / max(sum(map(str.isalpha, text)), 1)


def _scene(rows: tuple[Row, ...]) -> _Seen:
    """What a document shows whatever it is."""
    amounts = [one for one in find_amounts(rows, decimal_comma=None) if one.has_cents]
    priced = {one.row for one in amounts}
    marked = {mark.row for mark in find_marks(rows) if mark.roles & _TOTALS}
    debits = sum(bool(_DEBIT.search(row.text) and parse_dates(row.text)) for row in rows)
    return _Seen(
        titles=0,
        words=0,
        captions=0,
        rows=len(rows),
        has_zone=is_zone([cell.text for row in rows for cell in row.cells]),
        has_total=bool(priced & marked),
        is_priced=_is_priced(rows, priced),
        debits=debits,
    )


def _is_priced(rows: tuple[Row, ...], priced: set[int]) -> bool:
    """Whether the largest print is a row with an amount, much larger than the usual."""
    heights = {index: max(cell.box.height for cell in row.cells) for index, row in enumerate(rows)}
    if not heights:
        return False
    largest = max(heights, key=lambda index: heights[index])
    return largest in priced and heights[largest] >= LARGE * median(heights.values())


@lru_cache(maxsize=1)
def _tables() -> dict[str, PhraseTable]:
    """The phrases of ``others.toml`` by the kind of thing."""
    table = tomllib.loads(Path(__file__).with_name("others.toml").read_text(encoding="utf-8"))
    return {
        name: PhraseTable({part: _phrases(table[name][part]) for part in ("titles", "words")}) for name in OTHERS[1:]
    }


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip())
