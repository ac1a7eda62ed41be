"""Who sold it: the name as printed at the head, brand and legal name both; never the address, a title, or the buyer.

A receipt names its seller first, large, above the address; an invoice in its letterhead and again in its footer, with the
legal form (GmbH, Oy, SRL …) that company law asks for. A web or e-mail domain that spells the name supports it. Brands that
are often shown beside another firm's name stand in ``retailers.toml``.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import islice

from verify.extract.dates import parse_dates
from verify.extract.glyph_odds import Spelling, lexicon_of
from verify.extract.identifiers import parse_ids
from verify.extract.name_lines import (
    NameLine,
    NameLines,
    Run,
    ends_in_form,
    is_nameless,
    may_name,
    run_clues,
    run_measures,
)
from verify.extract.name_spelling import Speller
from verify.extract.parties import Block, gap_below, in_blocks
from verify.extract.places import (
    EMAIL,
    PHONE,
    REGISTRATION,
    WEB,
    domain_names,
    has_legal_form,
    has_postal_town,
    has_street,
    has_trade_word,
    is_address,
)
from verify.extract.ranking import Proposal
from verify.extract.rows import Row, evidence_in
from verify.extract.sheet import Sheet, is_prose
from verify.receipt import Field
from verify.text import fold, squeeze

HEAD_ROWS = 14
"""Rows from the top of a page within which a name without legal form is looked for (chosen)."""
SHORTEST_DOMAIN = 3
"""Letters of the shortest domain that names a shop (chosen: shorter ones are countries' and files')."""
SURE_SPELLING = 4.0
"""Log-odds of another spelling beyond which it counts no more (chosen: fifty to one)."""

LEAST_NONE = 0.05
"""Probability left for no legal name at least (measured: what a retailer's confidence is off by; of less, a card company's name became one)."""
SHORTEST_LOGO = 3
"""Letters of the shortest logo that one drawn letter completes (chosen)."""
DRAWN_LETTER_ODDS = 2.0
"""Log-odds for the brand where print lacks one of its letters (chosen: seven to one)."""
COUNTRIES_OF = {
    "de": ("DE", "AT", "CH"), "fr": ("FR", "BE", "CH"), "it": ("IT", "CH"), "nl": ("NL", "BE"), "fi": ("FI",), "sv": ("SE", "FI"), "no": ("NO",), "nb": ("NO",), "nn": ("NO",),
    "da": ("DK",), "es": ("ES",), "ro": ("RO",), "en": ("GB", "IE", "US", "AU"),
}  # fmt: skip
"""Where a language is spoken, among the countries of the table of retailers."""


@dataclass(frozen=True)
class _Seen:
    """What all names of a document are compared with."""

    sheet: Sheet
    blocks: tuple[Block, ...]
    domains: frozenset[str]
    speller: Speller
    counts: Counter[str]
    firms: frozenset[int]
    """Rows that print a firm with its legal form."""
    priced_pages: frozenset[int]
    """Pages that print amounts: a slip's back, a letter's terms have none."""
    address_words: frozenset[str]
    lines: NameLines


def propose_names(sheet: Sheet, blocks: tuple[Block, ...]) -> tuple[Proposal[str], ...]:
    """Every line that could name the seller, alone and with those below it, as read and as it may have to be spelt."""
    seen = _look_around(sheet, blocks)
    found: list[Proposal[str]] = []
    rank = 0
    for index, row in enumerate(sheet.rows):
        first = index == 0 or sheet.rows[index - 1].page != row.page
        rank = 0 if first else rank
        for line in seen.lines.of_row(index):
            if rank < HEAD_ROWS or has_legal_form(line.text) or _known(line.text):
                for run in seen.lines.runs_from(line):
                    found += _proposals(seen, run, rank)
        rank += any(may_name(cell.text) for cell in row.cells)
    return (*found, *_named_by_domain(seen))


def legal_name_of(names: Field[str]) -> Field[str]:
    """The seller's name with its legal form: of `names`, those that end in one, weighed against each other and none.

    Brand and legal name compete for the first place though both are the seller's. In a conditional logit, what a choice
    weighs among fewer choices is its share of what those and "none of these" have left.

    >>> from verify.document import Box, Evidence
    >>> from verify.receipt import Candidate
    >>> ink = (Evidence(0, Box(0, 0, 1, 1), ""),)
    >>> sure = {"Old Mill": 0.6, "Greenbank Trading Ltd": 0.3}
    >>> names = Field(tuple(Candidate(name, name, ink, chance, "retailer") for name, chance in sure.items()))
    >>> [(one.value, one.confidence) for one in legal_name_of(names).candidates]
    [('Greenbank Trading Ltd', 0.75)]
    """
    legal = [one for one in names.candidates if ends_in_form(one.value)]
    none = max(LEAST_NONE, 1.0 - sum(one.confidence for one in names.candidates))
    whole = min(none + sum(one.confidence for one in legal), 1.0)  # with the brands gone a name is never less sure
    return Field(tuple(replace(one, confidence=round(one.confidence / whole, 4)) for one in legal))


def _named_by_domain(seen: _Seen) -> Iterator[Proposal[str]]:
    """The seller as its web or e-mail domain spells it: often the only letters where the name is a drawn logo."""
    sheet = seen.sheet
    for index, row in enumerate(sheet.rows):
        for cell in row.cells:
            for name in domain_names(cell.text):
                start = cell.text.lower().find(name)
                if start < 0 or len(name) < SHORTEST_DOMAIN:
                    continue
                ink = evidence_in(cell, row.page, start, start + len(name))
                tests = {
                    "domain_only": True, "domain_mail": EMAIL.search(cell.text) is not None, "domain_known": _known(name), "domain_head": index < HEAD_ROWS,
                    "domain_again": sum(name in other.text.lower() for other in sheet.rows) > 1, "domain_buyer": in_blocks(seen.blocks, cell),
                }  # fmt: skip
                yield Proposal(ink.text, ink.text, ink, tuple(clue for clue, holds in tests.items() if holds))


def _look_around(sheet: Sheet, blocks: tuple[Block, ...]) -> _Seen:
    cells = [cell for row in sheet.rows for cell in row.cells]
    speller = Speller(lexicon_of(cells, language=sheet.language, brands=_brand_words()))
    domains = frozenset(name for row in sheet.rows for name in domain_names(row.text))
    addressed = {word for row in sheet.rows if is_address(row.text) for word in fold(row.text).split()}
    counts = Counter(squeeze(cell.text) for cell in cells)
    return _Seen(
        sheet,
        blocks,
        domains,
        speller,
        counts,
        frozenset(index for index, row in enumerate(sheet.rows) if _prints_firm(row, blocks)),
        frozenset(sheet.rows[amount.row].page for amount in sheet.amounts if amount.has_cents),
        frozenset(word.strip(".,") for word in addressed),
        NameLines(sheet.rows),
    )


def _prints_firm(row: Row, blocks: tuple[Block, ...]) -> bool:
    return any(
        has_legal_form(cell.text) and not is_prose(cell.text) and not in_blocks(blocks, cell) for cell in row.cells
    )


def _proposals(seen: _Seen, run: Run, rank: int) -> Iterator[Proposal[str]]:
    """The name as read, and as the ink and the words around it would rather have it; the ink's text stays as read."""
    ink = run.evidence(seen.sheet.rows[run.lines[0].row].page)
    where = (*_where(seen, run, rank), *run_clues(run))
    logo = _with_drawn_letter(run.text, seen.sheet.language) if len(run.lines) == 1 else None
    spelling = logo or seen.speller.spell(run.glyphs)
    odds = min(spelling.odds, SURE_SPELLING) if spelling is not None else 0.0
    for text, sign in ((run.text, -1.0), *(((spelling.text, 1.0),) if spelling is not None else ())):
        measures = (*run_measures(run), ("spelling", sign * odds))
        yield Proposal(text, text, ink, (*where, *_looks(text, seen)), measures=measures)


def _where(seen: _Seen, run: Run, rank: int) -> tuple[str, ...]:
    """Where a name stands."""
    sheet, first, last = seen.sheet, run.lines[0], run.lines[-1]
    rows, row = sheet.rows, sheet.rows[first.row]
    following = [rows[at].text for at in range(last.row + 1, min(last.row + 4, len(rows))) if rows[at].page == row.page]
    tall = max(line.box.height for line in run.lines) / max(sheet.glyph_height, 1e-6)
    cells = tuple(cell for line in run.lines for cell in line.cells)
    marks = [mark for line in run.lines for mark in sheet.marks(line.row) if rows[line.row].cells[mark.cell] in cells]
    below, above = _neighbours(seen, first, last)
    tests = {
        "page0": row.page == 0, "far_gap_below": gap_below(rows, last.row) > 2.5, "tall": 1.3 < tall <= 1.8, "very_tall": tall > 1.8,
        "small": tall < 0.8, "address_next": bool(following) and is_address(following[0]),
        "address_soon": any(is_address(text) for text in following), "registration_next": bool(following) and REGISTRATION.search(following[0]) is not None,
        "id_soon": any(parse_ids(text) for text in following[:3]), "legal_next": bool(following) and has_legal_form(following[0]),
        "buyer_block": any(in_blocks(seen.blocks, cell) for cell in cells), "seller_word": _after_seller_word(sheet, first.row),
        "bottom": row.box.center[1] > 0.85, "priced": any(amount.has_cents for line in run.lines for amount in sheet.amounts_by_row.get(line.row, ())),
        "many_cells": len(row.cells) > 2, "whole_row": len(first.cells) > 1, "centred": abs(row.box.center[0] - 0.5) < 0.08,
        "after_address": first.row > 0 and is_address(rows[first.row - 1].text), "cut": last.is_cut, "label": last.is_label,
        "brand_and_firm": _joins_brand_and_firm(run), "firm_named": not ends_in_form(run.text) and bool(seen.firms - {line.row for line in run.lines}),
        "bare_page": bool(seen.priced_pages) and row.page not in seen.priced_pages, "trademark": any(line.is_trademark for line in run.lines),
        "goes_on": below, "begun_above": above, "form_next": bool(following) and is_nameless(following[0]),
    }  # fmt: skip
    line = f"line:{rank if rank < 5 else '5-7' if rank < 8 else '8+'}"
    roles = (f"role:{role}" for mark in marks for role in sorted(mark.roles))
    return (line, *roles, *(name for name, holds in tests.items() if holds))


def _joins_brand_and_firm(run: Run) -> bool:
    """Whether a run begins with a known brand and goes on with a firm's whole name: two names of one seller, not one over two lines."""
    texts = [line.text for line in run.lines]
    cuts = ((" ".join(texts[:at]), " ".join(texts[at:])) for at in range(1, len(texts)))
    return any(_known(head) and ends_in_form(tail) and not is_nameless(tail) for head, tail in cuts)


def _neighbours(seen: _Seen, first: NameLine, last: NameLine) -> tuple[bool, bool]:
    """Whether the lines below and above are set like a part of the same name."""
    rows = seen.sheet.rows
    runs = tuple(islice(seen.lines.runs_from(last), 2))
    below = len(runs) > 1 and {"run_same_type", "run_close"} <= set(run_clues(runs[1]))
    uppers = seen.lines.of_row(first.row - 1) if first.row > 0 else ()
    pairs = [Run((upper, first)) for upper in uppers if rows[upper.row].page == rows[first.row].page]
    above = any({"run_same_type", "run_close"} <= set(run_clues(pair)) for pair in pairs)
    return below, above


def _after_seller_word(sheet: Sheet, index: int) -> bool:
    return any("seller" in mark.roles for at in (index, index - 1) if at >= 0 for mark in sheet.marks(at))


def _looks(text: str, seen: _Seen) -> tuple[str, ...]:
    """What a name looks like."""
    plain, letters = squeeze(text), [glyph for glyph in text if glyph.isalpha()]
    digits = sum(glyph.isdigit() for glyph in text)
    words = text.split()
    tests = {
        "legal": ends_in_form(text), "legal_inside": has_legal_form(text) and not ends_in_form(text), "known": _known(text), "trade": has_trade_word(text), "street": has_street(text), "postal": has_postal_town(text),
        "contact": bool(EMAIL.search(text) or WEB.search(text)), "phone": PHONE.search(text) is not None,
        "dated": bool(parse_dates(text)), "digits": 0 < digits <= 3, "many_digits": digits > 3, "prose": is_prose(text),
        "upper": bool(letters) and sum(glyph.isupper() for glyph in letters) > 0.8 * len(letters), "short": len(letters) < 4,
        "one_word": len(words) == 1, "long": len(words) > 7, "colon": ":" in text, "comma_end": text.rstrip().endswith(","),
        "lower": bool(letters) and all(glyph.islower() for glyph in letters),
        "domain": any(_spells(name.replace("-", ""), plain) for name in seen.domains), "repeated": seen.counts[plain] > 1,
        "parenthesis": text.lstrip().startswith("("), "unbalanced": text.count("(") != text.count(")"), "nameless": is_nameless(text),
        "in_address": all(fold(word).strip(".,()") in seen.address_words for word in words),
    }  # fmt: skip
    return tuple(name for name, holds in tests.items() if holds)


def _spells(domain: str, plain: str) -> bool:
    return len(domain) > 3 and (domain in plain or (len(plain) > 4 and plain in domain))


@cache
def _brands() -> frozenset[str]:
    table = tomllib.loads(files("verify.extract").joinpath("retailers.toml").read_text(encoding="utf-8"))
    return frozenset(squeeze(name) for names in table.values() for name in names)


@cache
def _brand_words() -> frozenset[str]:
    """Folded words of retailers' names, long ones."""
    table = tomllib.loads(files("verify.extract").joinpath("retailers.toml").read_text(encoding="utf-8"))
    return frozenset(word for names in table.values() for name in names for word in fold(name).split() if len(word) > 3)


def _with_drawn_letter(text: str, language: str | None) -> Spelling | None:
    """The brand of which `text` lacks one letter within, as logos in capitals draw one as a picture; None unless just one is meant.

    >>> _with_drawn_letter("RSSMANN", "de")
    Spelling(text='ROSSMANN', odds=2.0)
    """
    plain = squeeze(text)
    if len(plain) < SHORTEST_LOGO or not (text.isalpha() and text.isupper()) or plain in _brands():
        return None
    meant = [brand for brand in _brands_of(language) if _lacks_one_within(plain, brand)]
    if len(meant) != 1:
        return None
    return Spelling(meant[0].upper(), DRAWN_LETTER_ODDS)


def _lacks_one_within(plain: str, brand: str) -> bool:
    if len(brand) != len(plain) + 1:
        return False
    return any(brand[:at] + brand[at + 1 :] == plain for at in range(1, len(brand) - 1))


@cache
def _brands_of(language: str | None) -> tuple[str, ...]:
    """Squeezed names of the retailers of the countries that speak a language, and of those of several countries."""
    table = tomllib.loads(files("verify.extract").joinpath("retailers.toml").read_text(encoding="utf-8"))
    countries = ("any", *COUNTRIES_OF.get(language or "", ()))
    return tuple(sorted({squeeze(name) for country in countries for name in table.get(country, ())}))


def _known(text: str) -> bool:
    """Whether a known retailer's name is all of `text`, or its first words."""
    words = fold(text).split()
    return any(squeeze(" ".join(words[:count])) in _brands() for count in range(1, min(len(words), 4) + 1))
