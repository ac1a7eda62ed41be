"""Which country a document comes from, by what only that country's shops print.

No hint decides alone: a VAT ID's letters may be the buyer's, a `.de` a manufacturer's, five digits before a town are German, French,
Spanish or Malaysian. Hints are therefore sorted by kind (currency, tax, legal form, telephone, postal code …), and each country is judged by
the kinds that speak for it alone, for it among others, or for others only; the ranking weighs the kinds (see
`verify.extract.ranking`) and leaves room for "none of these", so that a document with few hints has no country. Countries that nobody
here speaks for stand in the table as well, so that their papers are not taken for a neighbour's.

The hints stand in ``countries.toml`` with their sources; the shapes of postal codes (Universal Postal Union, S42) below.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from verify.document import Document, Evidence, Line
from verify.extract.identifiers import parse_ids
from verify.extract.parties import Block
from verify.extract.ranking import Proposal, rank
from verify.receipt import Field
from verify.text import fold

Hints = dict[str, dict[str, tuple[str, ...]]]
"""Kind to hint to the countries that print it."""

WORDS = ("currency", "tax", "register", "form", "payment", "street", "name", "town")
"""Kinds whose hints are words."""
LONGEST_PHRASE = 4
"""Words of the longest hint."""
SURE = 0.5
"""Probability below which no country is told: more is decided by it (the order of a date, whose dollar) than one more answer is worth."""
SURE_LANGUAGE = 0.5
"""Probability from which a language counts as the document's."""
SHOWN_LINES = 3
"""A reviewer needs a few lines, not the whole page."""

_TOKENS = re.compile(r"[^\W\d_]+|[€£$¥₹₺]")
_RATE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?) ?%")
_CALLING = re.compile(r"(?:\+|(?<![\d.,])00)[ (]?(\d{1,3}?)(?=\)?[ ()./-]?\(?0?\)?[ ()./-]?\d{1,4}[ \d()./-]{5,})")
_DOMAIN = re.compile(r"(?:(?:www\.|@)[a-z0-9.-]*|(?<![@.\w])[a-z0-9-]{3,})\.([a-z]{2})(?![\w.])")
_PREFIX = re.compile(r"(?<![A-Z0-9])([A-Z]{2}) ?U?\d[\d. ]{6,}\d")
_POSTAL_LETTERS = {"D": "DE", "A": "AT", "CH": "CH", "B": "BE", "F": "FR", "I": "IT", "E": "ES", "NL": "NL", "DK": "DK", "N": "NO", "S": "SE", "SE": "SE", "FI": "FI", "FIN": "FI", "NO": "NO", "RO": "RO", "L": "LU"}  # fmt: skip
_LETTERED = re.compile(rf"(?<![\w-])({'|'.join(_POSTAL_LETTERS)})-\d{{3,4}} ?\d{{1,2}}(?!\d)")
_POSTAL: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?<![\d.,-])\d{3} \d{2} +[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{2}"), ("SE", "CZ", "SK", "GR")),
    (re.compile(r"(?<![\d.,-])\d{4} ?(?!EU|KR|NO|SE|DK)[A-Z]{2} +[A-Z'][A-Za-z]{2}"), ("NL",)),
    (re.compile(r"(?<![A-Z\d])[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}(?![A-Z\d])"), ("GB",)),
    (re.compile(r"(?<![A-Z\d])[AC-FHKNPRTV-Y]\d[\dW] ?(?=[\dA-Z]*[A-Z])[\dA-Z]{4}(?![A-Z\d])"), ("IE",)),
    (re.compile(r"(?<![A-Z])[A-CEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d(?![A-Z\d])"), ("CA",)),
    (re.compile(r"(?<![A-Za-z])(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) +\d{4}(?!\d)"), ("AU",)),
    (re.compile(r", ?(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\.? +\d{5}(?:-\d{4})?(?!\d)"), ("US",)),
    (re.compile(r"(?<![\d.,/-])\d{5},? +[A-ZÄÖÜÅÉ][^\W\d_]{2,}"), ("DE", "FR", "IT", "ES", "FI", "MY")),
    (re.compile(r"(?<![\d.,/-])\d{4} +[A-ZÆØÅÄÖÜ][^\W\d_]{2,}"), ("AT", "CH", "BE", "DK", "NO")),
    (re.compile(r"(?<![\d.,/-])\d{6},? +[A-ZȘȚĂÎ][^\W\d_]{2,}"), ("RO", "SG", "IN", "CN")),
    (re.compile(r"(?<![\d.,-])\d{2}-\d{3} +[A-ZŁŚŻ]"), ("PL",)),
    (re.compile(r"(?<![\d.,-])\d{4}-\d{3} +[A-Z]"), ("PT",)),
)  # fmt: skip
"""Shapes of a postal code before or after its town, and the countries that write them so."""


def find_country(document: Document, language: Field[str], *, buyers: tuple[Block, ...] = ()) -> Field[str]:
    """ISO 3166 code of the country whose seller's document it is, by what only that country prints; none where that is in doubt."""
    field = rank("country", propose_countries(document, language, buyers=buyers), finder="country")
    return field if field.best is not None and field.best.confidence >= SURE else Field()


def propose_countries(
    document: Document, language: Field[str], *, buyers: tuple[Block, ...] = ()
) -> tuple[Proposal[str], ...]:
    """Every country that some hint speaks for (ISO 3166), with the kinds of hints for and against it.

    The buyer's block is heard only on what nothing else on the paper says: its postal code, telephone and VAT ID are the buyer's.
    """
    found: Hints = defaultdict(dict)
    ink: dict[str, list[Evidence]] = defaultdict(list)
    apart = {(page, line): _is_within(buyers, page, line) for page, line in _lines(document)}
    said: frozenset[str] = frozenset()
    for of_buyer in (False, True):
        for page, line in (place for place, inside in apart.items() if inside is of_buyer):
            for kind, hint, countries in _hints(line.text):
                if kind not in said and hint not in found[kind]:
                    found[kind][hint] = countries
                    for country in countries:
                        ink[country].append(Evidence(page, line.box, line.text))
        said = frozenset(kind for kind, hints in found.items() if hints)
    if language.best is not None and language.best.confidence >= SURE_LANGUAGE:
        spoken = language.best.value
        found["language"][spoken] = _table("language").get(spoken, ())
        for country in found["language"][spoken]:
            ink[country].extend(language.best.evidence[:1])
    return tuple(_proposal(country, found, evidence) for country, evidence in sorted(ink.items()) if evidence)


def _is_within(blocks: tuple[Block, ...], page: int, line: Line) -> bool:
    """Whether a line stands in one of the blocks."""
    x, y = line.box.center
    boxes = (cell.box for block in blocks if block.page == page for cell, _ in block.cells)
    return any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in boxes)


def _lines(document: Document) -> Iterator[tuple[int, Line]]:
    return ((index, line) for index, page in enumerate(document.pages) for line in page.lines)


def _proposal(country: str, found: Hints, evidence: list[Evidence]) -> Proposal[str]:
    clues = tuple(clue for kind, hints in found.items() if hints for clue in _clues(country, kind, hints))
    return Proposal(country, country, evidence[0], clues, tuple(evidence[1:SHOWN_LINES]))


def _clues(country: str, kind: str, hints: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Whether the hints of one kind speak for `country` alone, for it among others, for others only; and for how many."""
    mine = [countries for countries in hints.values() if country in countries]
    alone = sum(len(countries) == 1 for countries in mine)
    if alone:
        yield f"{kind}:alone"
        yield from [f"{kind}:twice"] if alone > 1 else []
    elif mine:
        yield f"{kind}:shared" if min(map(len, mine)) <= 3 else f"{kind}:common"
    if any(len(countries) == 1 and country not in countries for countries in hints.values()):
        yield f"{kind}:others"
    elif not mine:
        yield f"{kind}:against"


def _hints(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(kind, hint, countries) of everything in `text` that speaks for a country."""
    folded = fold(text)
    yield from _words(folded)
    for rate in _RATE.findall(folded):
        plain = re.sub(r"\.?0+$", "", rate.replace(",", ".")) if re.search("[.,]", rate) else rate
        yield from _looked_up("rate", plain)
    for kind, pattern, where in (("calling", _CALLING, text), ("domain", _DOMAIN, folded), ("prefix", _PREFIX, text)):
        for match in pattern.finditer(where):
            yield from _looked_up(kind, match[1].lower())
    for one in parse_ids(text):
        if one.valid:
            yield ("shape" if one.kind == "formatted" else "number"), one.country, (one.country,)
    yield from _postal(text)


def _words(folded: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The hints that are words: the longest at each place."""
    tokens = _TOKENS.findall(folded)
    at = 0
    while at < len(tokens):
        for count in range(min(LONGEST_PHRASE, len(tokens) - at), 0, -1):
            known = _phrases().get(" ".join(tokens[at : at + count]))
            if known is not None:
                yield from known
                break
        at += count if known is not None else 1


def _postal(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for match in _LETTERED.finditer(text):
        yield "lettered", match[1], (_POSTAL_LETTERS[match[1]],)
    for pattern, countries in _POSTAL:
        if pattern.search(text):
            yield "postal", " ".join(countries), countries


def _looked_up(kind: str, hint: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    countries = _table(kind).get(hint)
    if countries:
        yield kind, hint, countries


def towns() -> frozenset[str]:
    """Towns and regions that tell a country, folded."""
    return frozenset(_table("town"))


@cache
def _phrases() -> dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]]:
    """What each phrase speaks for."""
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
    for kind in WORDS:
        for phrase, countries in _table(kind).items():
            found[phrase].append((kind, phrase, countries))
    return {phrase: tuple(known) for phrase, known in found.items()}


@cache
def _table(kind: str) -> dict[str, tuple[str, ...]]:
    """One table of ``countries.toml``."""
    tables = tomllib.loads(files("verify.extract").joinpath("countries.toml").read_text(encoding="utf-8"))
    return {hint: tuple(countries.split()) for hint, countries in tables[kind].items()}
