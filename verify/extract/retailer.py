"""Who sold it: the name as printed at the head, brand and legal name both; never the address, a title, or the buyer.

A receipt names its seller first, large, above the address; an invoice in its letterhead and again in its footer, with the
legal form (GmbH, Oy, SRL …) that company law asks for. A web or e-mail domain that spells the name supports it. Brands that
are often shown beside another firm's name stand in ``retailers.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from verify.document import Box, Evidence, Line, box_around
from verify.extract.dates import parse_dates
from verify.extract.identifiers import parse_ids
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
    is_legal_form,
)
from verify.extract.ranking import Proposal
from verify.extract.roles import is_role_phrase
from verify.extract.rows import evidence_in
from verify.extract.sheet import Sheet, is_prose
from verify.text import fold, squeeze

HEAD_ROWS = 14
"""Rows from the top of a page within which a name without legal form is looked for (chosen)."""
_EDGES = " \t*=-–_.:,;|~#<>\"'«»“”„+()[]{}"
_TAIL_EDGES = " \t*=-–_:,;|~#<>\"'«»“”„+"
_NAME = re.compile(
    r"^(?:[^\W\d]{3,15}(?:\s[^\W\d]{1,6})?\s?:\s*)?(?P<name>.*?[^\W\d_]{2}.*?)(?:\s*,?\s*[(\[]?\s?(?:(?:co|reg)[\w. ]*no[.: ]*)?[A-Z]{0,2}\d{4,}[\d ]*(?:\s?[-·]\s?[A-Z0-9]{1,2}| [A-Z])?\s?[)\]]?(?:\s?\(\w{1,4}\))?[\s,.]*)?$"
)
"""A name between a word that announces it ("Sold by:") and a register number that follows it."""
_UNFINISHED = re.compile(r"(?:&|\+|\b(?:and|und|och|og|ja|et|e|y|en|si))$", re.IGNORECASE)
"""A name that goes on in the next line."""
_BEGINS_LATE = re.compile(r"(?:&|\+|\(|co\b|and\b|und\b|et\b|og\b|och\b|ja\b|y\b)", re.IGNORECASE)
"""A line that cannot begin a name."""
NEXT_LINE = 1.2
"""White, in row heights, that may part two lines of one name."""


def propose_names(sheet: Sheet, blocks: tuple[Block, ...]) -> tuple[Proposal[str], ...]:
    """Every cell that could name the seller, and two lines joined where the legal form stands alone on the second."""
    domains = {name for row in sheet.rows for name in domain_names(row.text)}
    counts = Counter(squeeze(cell.text) for row in sheet.rows for cell in row.cells)
    found: list[Proposal[str]] = []
    rank = 0
    for index, row in enumerate(sheet.rows):
        first = index == 0 or sheet.rows[index - 1].page != row.page
        rank = 0 if first else rank
        for cells in _groups(row.cells):
            text = " ".join(cell.text for cell in cells)
            if not _may_name(text):
                continue
            if rank < HEAD_ROWS or has_legal_form(text) or _known(text):
                where = _where(sheet, index, rank=rank, cells=cells, blocks=blocks)
                found += _proposals(sheet, index, cells, (*where, *_looks(text, domains, counts)))
        rank += any(_may_name(cell.text) for cell in row.cells)
    return tuple(found)


def _groups(cells: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """Cells one by one, and all of a row together where little white parts them: large type is often cut."""
    groups: list[tuple[Line, ...]] = [(cell,) for cell in cells]
    height = max(cell.box.height for cell in cells)
    close = all(after.box.left - before.box.right < 1.5 * height for before, after in pairwise(cells))
    return [*groups, cells] if len(cells) > 1 and close else groups


def _may_name(text: str) -> bool:
    name = _NAME.sub(r"\g<name>", text)
    letters = sum(glyph.isalpha() for glyph in name)
    return letters >= 2 and letters * 2 >= len(name.replace(" ", "")) and not is_role_phrase(text.strip(_EDGES))


def _proposals(sheet: Sheet, index: int, cells: tuple[Line, ...], clues: tuple[str, ...]) -> Iterator[Proposal[str]]:
    """The name itself, and the name that goes on in the line below."""
    page, printed = sheet.rows[index].page, " ".join(cell.text for cell in cells)
    name = _NAME.search(printed)
    start, end = _trimmed(printed, *(name.span("name") if name is not None else (0, len(printed))))
    text = printed[start:end]
    box = evidence_in(Line(tuple(word for cell in cells for word in cell.words)), page, start, end).box
    cut = ("cut",) if end < len(printed.rstrip(_EDGES)) else ()
    yield Proposal(text, text, Evidence(page, box, text), (*clues, *cut))
    below = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else None
    if below is None or below.page != page or len(below.cells) > 1 or gap_below(sheet.rows, index) > NEXT_LINE:
        return
    if ":" in below.cells[0].text:
        return
    tail = _NAME.sub(r"\g<name>", below.cells[0].text).strip(_EDGES[:2])
    firm = _continues(text, tail) and _same_type(box, below.cells[0].box)
    if firm or (is_legal_form(tail) and not is_address(tail)):
        whole = f"{text} {tail}"
        joined = box_around((box, below.cells[0].box))
        legal = ("legal",) if has_legal_form(whole) else ()
        how = "joined" if is_legal_form(tail) or _UNFINISHED.search(text) or _BEGINS_LATE.match(tail) else "joined_firm"
        yield Proposal(
            whole, whole, Evidence(page, joined, whole), (*(c for c in clues if c != "legal_next"), *legal, how)
        )


def _continues(text: str, tail: str) -> bool:
    """Whether the line below may belong to a name: it carries the legal form the name lacks, or the name is unfinished."""
    lacking = has_legal_form(tail) and not has_legal_form(text) and len(tail.split()) <= 6
    return (lacking or _UNFINISHED.search(text) is not None) and not is_address(tail)


def _same_type(one: Box, other: Box) -> bool:
    """Whether two lines are set in one size."""
    return 0.7 < one.height / max(other.height, 1e-6) < 1.4


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without ornaments at its ends; a closing point or bracket belongs to the name."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _TAIL_EDGES:
        end -= 1
    return start, end


def _where(
    sheet: Sheet, index: int, *, rank: int, cells: tuple[Line, ...], blocks: tuple[Block, ...]
) -> tuple[str, ...]:
    """Where a name stands."""
    rows, row = sheet.rows, sheet.rows[index]
    following = [rows[at].text for at in range(index + 1, min(index + 4, len(rows))) if rows[at].page == row.page]
    tall = max(cell.box.height for cell in cells) / max(sheet.glyph_height, 1e-6)
    marks = [mark for mark in sheet.marks(index) if row.cells[mark.cell] in cells]
    tests = {
        "page0": row.page == 0, "far_gap_below": gap_below(rows, index) > 2.5, "tall": 1.3 < tall <= 1.8, "very_tall": tall > 1.8,
        "small": tall < 0.8, "address_next": bool(following) and is_address(following[0]),
        "address_soon": any(is_address(text) for text in following), "registration_next": bool(following) and REGISTRATION.search(following[0]) is not None,
        "id_soon": any(parse_ids(text) for text in following[:3]), "legal_next": bool(following) and has_legal_form(following[0]),
        "buyer_block": any(in_blocks(blocks, cell) for cell in cells), "seller_word": _after_seller_word(sheet, index),
        "bottom": row.box.center[1] > 0.85, "priced": any(amount.has_cents for amount in sheet.amounts_by_row.get(index, ())),
        "many_cells": len(row.cells) > 2, "whole_row": len(cells) > 1, "centred": abs(row.box.center[0] - 0.5) < 0.08,
        "after_address": index > 0 and is_address(rows[index - 1].text),
    }  # fmt: skip
    line = f"line:{rank if rank < 5 else '5-7' if rank < 8 else '8+'}"
    roles = (f"role:{role}" for mark in marks for role in sorted(mark.roles))
    return (line, *roles, *(name for name, holds in tests.items() if holds))


def _after_seller_word(sheet: Sheet, index: int) -> bool:
    return any("seller" in mark.roles for at in (index, index - 1) if at >= 0 for mark in sheet.marks(at))


def _looks(text: str, domains: set[str], counts: Counter[str]) -> tuple[str, ...]:
    """What a name looks like."""
    plain, letters = squeeze(text), [glyph for glyph in text if glyph.isalpha()]
    digits = sum(glyph.isdigit() for glyph in text)
    words = text.split()
    tests = {
        "legal": has_legal_form(text), "known": _known(text), "trade": has_trade_word(text), "street": has_street(text), "postal": has_postal_town(text),
        "contact": bool(EMAIL.search(text) or WEB.search(text)), "phone": PHONE.search(text) is not None,
        "dated": bool(parse_dates(text)), "digits": 0 < digits <= 3, "many_digits": digits > 3, "prose": is_prose(text),
        "upper": bool(letters) and sum(glyph.isupper() for glyph in letters) > 0.8 * len(letters), "short": len(letters) < 4,
        "one_word": len(words) == 1, "long": len(words) > 7, "colon": ":" in text, "comma_end": text.rstrip().endswith(","),
        "lower": bool(letters) and all(glyph.islower() for glyph in letters),
        "domain": any(len(name) > 3 and (name.replace("-", "") in plain or (len(plain) > 4 and plain in name.replace("-", ""))) for name in domains),
        "repeated": counts[plain] > 1, "parenthesis": text.lstrip().startswith("("),
    }  # fmt: skip
    return tuple(name for name, holds in tests.items() if holds)


@cache
def _brands() -> frozenset[str]:
    table = tomllib.loads(files("verify.extract").joinpath("retailers.toml").read_text(encoding="utf-8"))
    return frozenset(squeeze(name) for names in table.values() for name in names)


def _known(text: str) -> bool:
    """Whether a known retailer's name is all of `text`, or its first words."""
    words = fold(text).split()
    return any(squeeze(" ".join(words[:count])) in _brands() for count in range(1, min(len(words), 4) + 1))
