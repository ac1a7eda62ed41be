"""What kind of document this is, by its title, its words and its build.

A title names the kind: alone on its line, large, near the top. The same word inside a sentence ("invoice copies can be
ordered …", a return policy's "credit note") weighs next to nothing. Where no title is printed the build decides: a narrow
strip with prices, a total and change is a receipt; barcodes with a serial and no price are a label. Every sign adds its
log-odds (``kinds.toml``) to each kind; the softmax of the sums are the probabilities.

The kinds are those of the contract (``documents[].kind``); what proves no purchase must be told apart most carefully.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median

from verify.document import Barcode, Box, Document, Evidence, Line
from verify.extract.identifiers import has_check_digit, is_gtin
from verify.extract.label_loose import label_words
from verify.extract.others import find_others
from verify.extract.phrases import Phrase, PhraseTable
from verify.extract.rows import Row
from verify.receipt import KINDS, Candidate, Field

_TITLE_WEIGHT = 4.5
"""Log-odds of a title of ordinary size, alone on its line, at the top of the first page (chosen)."""
_LARGEST_TITLE = 2.0
"""Type beyond twice the median height says no more."""
_LEAST_TITLE = 0.05
"""A title's share below which its word is only mentioned in running text."""
_ALONE = 0.9
"""A standing above which nothing else is on the line."""
_WEAK_TITLES = 0.3
"""Further mentions of a kind add this share of their weight: they repeat each other."""
_MODESTY = 0.8
"""Signs of one page depend on each other: the log-odds are taken a little smaller (chosen on the labelled sets)."""
_KEPT = 0.005
"""Hypotheses below this probability are not worth showing."""
_SHOWN_LINES = 3

_NARROW_GLYPHS = 54
"""A till's strip holds up to 48 characters a line (80 mm paper, 12-dot font); measured on labelled receipts: 20 to 53."""
_WIDE_GLYPHS = 60
"""A sheet of A4 holds 80 to 120; measured on labelled invoices: from 60 where a page is hardly filled."""
_FEW_WORDS = 60
_FEWEST_GLYPHS = 4
"""Shorter cells measure a glyph's width badly."""
_BLANK_WORDS = 4
"""Fewer words than this are dust, a logo or a reflection."""
_TERMINAL_SIGNS = 3
"""A card terminal's slip prints several of its own words; one or two stand on any receipt."""

_PRICE = re.compile(
    r"(?<!\d)\d{1,3}(?:[ .,']?\d{3})*[.,]\d{2}(?!\d|[.,]\d| ?%| ?(?:k?g|[cm]?m|ft|in|lbs?|oz|[dc]?l|[vwa]|[gkm]?hz|[kmg]b)\b)|\d,-",
    re.IGNORECASE,
)
"""An amount with two decimals that is neither a date nor a rate nor a measure: enough to say that a row is priced."""
_NEGATIVE = re.compile(r"(?<![\w])[-−–] ?(?:[A-Z]{3}|[€$£])? ?\d[\d .,']*[.,]\d{2}(?!\d)|\d[.,]\d{2} ?[-−](?!\d)")
_ZERO = re.compile(r"(?<![\d.,])0[.,]00(?!\d)")
_LONG_DIGITS = re.compile(r"(?<![\w.,-])\d(?: ?\d){11,12}(?![\w.,-])")
_CAPTION = re.compile(
    r"[\s.:;#°º\-–]*(?:n[ro°ºo]|nro|nummer|number|numero|num|no)?[\s.:;#°º\-–]*[A-Z]{0,3}\d", re.IGNORECASE
)
_CAPTION_SHARE = 0.4
"""Share of a receipt's title that is left where its number follows: every paper of a till may print ``Bon 4711`` (chosen)."""
_LOGISTIC = re.compile(r"00(\d{18})|01(\d{14})(?:\D|1[0137]|2[01])")
"""A GS1 element string that begins with an SSCC or a GTIN (GS1 General Specifications, 3.2): what a carton bears, never a till's code."""
_ELEMENT = re.compile(r"\((?:00|01|02)\) ?(\d{18}|\d{14})(?!\d)")
"""The same as it is printed under the code."""
_MATRIX, _LEAST_SQUARE = "DataMatrix", 0.75
"""What is marked on things themselves (ISO/IEC 29158: direct part marking), and the shape of one that was not decoded (chosen)."""
_NO_GOODS = frozenset({"total", "vat", "paid", "till", "terminal"})
_SUMS = frozenset({"total", "vat"})
"""Signs of what is printed with amounts: without one their words are part of a name or a sentence."""
_RETAIL = frozenset({"EAN13", "EAN8", "UPCA", "UPCE"})


@dataclass(frozen=True, slots=True)
class _Sign:
    """One thing that speaks for some kinds and against others."""

    weights: dict[str, float]
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class _Tables:
    titles: PhraseTable
    shared_titles: dict[str, dict[str, float]]
    signs: PhraseTable
    sign_weights: dict[str, dict[str, float]]
    structure: dict[str, dict[str, float]]
    prior: dict[str, float]


def find_kind(document: Document, rows: tuple[Row, ...]) -> Field[str]:
    """One of `KINDS` with the lines that say so; nothing for a document without pages."""
    if not document.pages:
        return Field()
    signs = [*_title_signs(rows), *_word_signs(rows), *_structure_signs(document, rows), *_other_signs(rows)]
    scores = {kind: _tables().prior[kind] + sum(sign.weights.get(kind, 0.0) for sign in signs) for kind in KINDS}
    return _ranked(scores, signs)


def _other_signs(rows: tuple[Row, ...]) -> Iterator[_Sign]:
    """What speaks for a thing that proves no purchase: the strongest alone, since they exclude each other."""
    for other in find_others(rows)[:1]:
        yield _Sign({"other": other.log_odds}, other.ink[0])


def _ranked(scores: dict[str, float], signs: list[_Sign]) -> Field[str]:
    """The softmax of `scores`, each kind with the ink that spoke loudest for it."""
    top = max(scores.values())
    weights = {kind: math.exp(_MODESTY * (score - top)) for kind, score in scores.items()}
    whole = sum(weights.values())
    candidates = [
        Candidate(kind, ink[0].text, ink, round(weight / whole, 4), "kind")
        for kind, weight in weights.items()
        if weight / whole >= _KEPT and (ink := _ink_for(kind, signs))
    ]
    return Field(tuple(sorted(candidates, key=lambda one: -one.confidence)))


def _ink_for(kind: str, signs: list[_Sign]) -> tuple[Evidence, ...]:
    """The lines that speak loudest for `kind`; the whole first page where its emptiness decides."""
    speaking = sorted((sign for sign in signs if sign.weights.get(kind, 0.0) > 0), key=lambda one: -one.weights[kind])
    ink = dict.fromkeys(sign.evidence for sign in speaking if sign.evidence)
    return tuple(ink)[:_SHOWN_LINES] or (Evidence(0, Box(0.0, 0.0, 1.0, 1.0), ""),)


def _title_signs(rows: tuple[Row, ...]) -> Iterator[_Sign]:
    """The best title of each kind at full weight, further ones at a share of it."""
    shares: dict[str, list[tuple[float, Evidence]]] = defaultdict(list)
    usual = _usual_heights(rows)
    for row in rows:
        for cell in row.cells:
            for phrase in _tables().titles.find(cell.text):
                size = min(cell.box.height / usual[row.page], _LARGEST_TITLE)
                standing = _standing(cell.text, phrase)
                share = standing * _place(row, alone=standing > _ALONE) * size * _as_title(row, cell, phrase)
                if share >= _LEAST_TITLE:
                    shares[phrase.meaning].append((share, Evidence(row.page, cell.box, cell.text)))
    for kind, found in shares.items():
        found.sort(key=lambda one: -one[0])
        for rank, (share, evidence) in enumerate(found[:_SHOWN_LINES]):
            yield _Sign(_title_weights(kind, _TITLE_WEIGHT * share * (_WEAK_TITLES**rank)), evidence)


def _title_weights(meaning: str, weight: float) -> dict[str, float]:
    """A title speaks for its kind; what some laws make tills print (``tax invoice``) speaks for receipts nearly as much."""
    return {kind: weight * share for kind, share in _tables().shared_titles.get(meaning, {meaning: 1.0}).items()}


def _as_title(row: Row, cell: Line, phrase: Phrase) -> float:
    """What is left of a title that the paper denies to be, or of a receipt's that may only announce the number behind it."""
    if phrase.meaning != "provisional_bill" and "denied" in _tables().signs.meanings(cell.text):
        return 0.0
    if phrase.meaning != "receipt":
        return 1.0
    after = " ".join(
        (cell.text[phrase.end :], *(other.text for other in row.cells if other.box.left >= cell.box.right))
    )
    return _CAPTION_SHARE if _CAPTION.match(after) else 1.0


def _usual_heights(rows: tuple[Row, ...]) -> dict[int, float]:
    """Median height of a cell, by page."""
    heights: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        heights[row.page].extend(cell.box.height for cell in row.cells)
    return {page: max(median(found), 1e-6) for page, found in heights.items()}


def _standing(text: str, phrase: Phrase) -> float:
    """How much of a title the phrase is on its line: alone, leading a number or a date, or one word of many."""
    others = sum(glyph.isalpha() for glyph in text[: phrase.start] + text[phrase.end :])
    letters = max(sum(glyph.isalpha() for glyph in text[phrase.start : phrase.end]), 1)
    alone = letters / (letters + others)
    if phrase.start <= 1:
        return max(alone, 0.85 if others <= letters else 0.6 if others <= 2 * letters else 0.25)
    return alone**2


def _place(row: Row, *, alone: bool) -> float:
    """How likely a title stands here: the top of the first page, rather than its foot or a later page.

    What stands alone on its line is believed lower down too: strips print their title after the shop's greeting.
    """
    if row.page:
        return 0.25
    top = row.box.center[1]
    return 1.0 if top < 0.35 else 0.8 if alone else 0.5 if top < 0.7 else 0.35


def _word_signs(rows: tuple[Row, ...]) -> Iterator[_Sign]:
    """Each sign once, with the first row that bears it; a terminal's words only where several differ."""
    tables = _tables()
    terminal: set[str] = set()
    seen: set[str] = set()
    priced = any(_PRICE.search(row.text) for row in rows)
    for row in rows:
        for phrase in tables.signs.find(row.text):
            sign = phrase.meaning
            if sign == "terminal":
                terminal.add(row.text[phrase.start : phrase.end].casefold())
            if sign not in seen and (sign != "terminal" or len(terminal) >= _TERMINAL_SIGNS):
                seen.add(sign)
                is_weak = row.page > 0 or (sign in _SUMS and not priced)
                yield _Sign(
                    _weaker(tables.sign_weights[sign]) if is_weak else tables.sign_weights[sign], _evidence(row)
                )


def _weaker(weights: dict[str, float]) -> dict[str, float]:
    """A third of the weight: off the first page (the back of a strip prints other people's terms), or of a sum's word without a price."""
    return {kind: weight / 3 for kind, weight in weights.items()}


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    """The tables of ``kinds.toml``."""
    table = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))
    return _Tables(
        titles=PhraseTable({kind: _phrases(text) for kind, text in table["titles"].items()}),
        shared_titles=table["shared_titles"],
        signs=PhraseTable({name: _phrases(sign["words"]) for name, sign in table["signs"].items()}),
        sign_weights={name: sign["weights"] for name, sign in table["signs"].items()},
        structure=table["structure"],
        prior=table["prior"],
    )


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(","))


def _structure_signs(document: Document, rows: tuple[Row, ...]) -> Iterator[_Sign]:
    """What geometry, prices and barcodes say."""
    for name, evidence in (*_shape(rows), *_prices(rows), *_codes(document), *_printed_code(document, rows)):
        yield _Sign(_tables().structure[name], evidence)


def _shape(rows: tuple[Row, ...]) -> Iterator[tuple[str, Evidence | None]]:
    """A strip or a sheet, by how many glyphs of its type fit side by side on the first page; few words or none."""
    cells = [cell for row in rows if row.page == 0 for cell in row.cells]
    words = sum(len(cell.words) for cell in cells)
    if words < _BLANK_WORDS:
        yield "blank", None
    if words < _FEW_WORDS:
        yield "few_words", None
    room = glyphs_across(cells)
    if room and room <= _NARROW_GLYPHS:
        yield "narrow", None
    elif room >= _WIDE_GLYPHS:
        yield "wide", None


def glyphs_across(cells: list[Line]) -> float:
    """Width of the printed block over the usual width of a glyph; 0 without text. One cell in twenty may stick out."""
    texts = [cell for cell in cells if len(cell.text) >= _FEWEST_GLYPHS]
    if not texts:
        return 0.0
    stray = len(texts) // 20
    left = sorted(cell.box.left for cell in texts)[stray]
    right = sorted(cell.box.right for cell in texts)[-1 - stray]
    return (right - left) / max(median(cell.box.width / len(cell.text) for cell in texts), 1e-6)


def _prices(rows: tuple[Row, ...]) -> Iterator[tuple[str, Evidence | None]]:
    """Priced rows that are neither total nor tax nor payment; a total below nothing; nothing paid."""
    priced = [row for row in rows if _PRICE.search(row.text)]
    if not priced:
        yield "no_prices", None
        return
    signs = _tables().signs
    goods = [row for row in priced if not signs.meanings(row.text) & _NO_GOODS and _names_something(row.text)]
    if goods:
        yield "items", _evidence(goods[0])
    else:
        yield "no_items", None
    totals = [row for row in priced if "total" in signs.meanings(row.text) and not _ZERO.search(row.text)]
    below = [row for row in totals if _NEGATIVE.search(row.text)]
    if 2 * len(below) > len(totals):
        yield "negative_total", _evidence(below[0])
    said = {meaning for row in rows for meaning in signs.meanings(row.text)}
    if not said & {"paid", "till", "due"}:
        yield "unpaid", None
    if len(priced) == 1 and not said & _NO_GOODS:
        yield "lone_price", _evidence(priced[0])


def _names_something(text: str) -> bool:
    return sum(glyph.isalpha() for glyph in _PRICE.sub("", text)) >= 3


def _codes(document: Document) -> Iterator[tuple[str, Evidence | None]]:
    """What barcodes say; a till's own Code 128 at the foot of a receipt is a linear code like any other."""
    marks = tuple(code for code in document.barcodes if code.symbology == _MATRIX and code.text is not None)
    read = tuple(code for code in document.barcodes if code.text is not None)
    codes = marks if marks and marks == read else document.barcodes  # what is located only beside a mark may be a sign
    retail = [code for code in codes if (code.symbology or "") in _RETAIL]
    if retail:
        yield "retail_code", Evidence(retail[0].page, retail[0].box, retail[0].text or "")
    elif codes and all(_is_square(code, document.pages[code.page].aspect) for code in codes):
        yield "matrix_code", Evidence(codes[0].page, codes[0].box, codes[0].text or "")
    elif codes:
        yield "linear_code", Evidence(codes[0].page, codes[0].box, codes[0].text or "")
    carton = [code for code in codes if _is_logistic(code.text or "")]
    if carton:
        yield "logistic_code", Evidence(carton[0].page, carton[0].box, carton[0].text or "")
    if len(codes) >= 2 and read:  # stripes of a surface are located by twos, and never read
        yield "many_codes", Evidence(codes[1].page, codes[1].box, codes[1].text or "")


def _is_square(code: Barcode, page_aspect: float) -> bool:
    """Whether a code is a matrix, or was located by its shape only and may be one (as may a sign of conformity)."""
    if code.text is not None:
        return code.symbology == _MATRIX
    high, wide = code.box.height * page_aspect, code.box.width
    return min(high, wide) >= _LEAST_SQUARE * max(high, wide) > 0.0


def _is_logistic(text: str) -> bool:
    """Whether a code's content is a carton's: an SSCC or a GTIN whose check digit holds, behind its identifier."""
    match = _LOGISTIC.match(text)
    return match is not None and has_check_digit(match[1] or match[2])


def _printed_code(document: Document, rows: tuple[Row, ...]) -> Iterator[tuple[str, Evidence | None]]:
    """A GTIN printed under bars, whether or not the bars were read; no code of any sort."""
    for row in rows:
        for match in _LONG_DIGITS.finditer(row.text):
            if is_gtin(match[0].replace(" ", "")) and not _is_announced(row.text, match.start()):
                yield "retail_digits", _evidence(row)
                return
    elements = [row for row in rows for match in _ELEMENT.finditer(row.text) if has_check_digit(match[1])]
    if elements and not any(_is_logistic(code.text or "") for code in document.barcodes):
        yield "logistic_code", _evidence(elements[0])
    elif not document.barcodes:
        yield "no_code", None


def _is_announced(text: str, start: int) -> bool:
    """Whether the words right before `start` say that a serial or another number follows: one in ten passes a GTIN's check."""
    return any(
        phrase.meaning not in ("gtin", "other", "product") and not text[phrase.end : start].strip(" .:#")
        for phrase in label_words().find(text[:start])
    )


def _evidence(row: Row) -> Evidence:
    return Evidence(row.page, row.box, row.text)
