"""Amounts as printed: ``1.799,00``, ``1 799,-``, ``kr 1799``, ``CHF 1'799.00``, ``£179.00``, ``3.350``.

Which of point and comma parts the cents is decided from the document's own evidence: a document writes its amounts one way.
``1.799,00`` and ``12,90`` tell by their shape; ``3.350`` alone does not, and then both values stay, the likelier first. Nothing
is dropped or added to make an amount parse. Currencies: ISO 4217.

>>> [str(value) for value in parse_amount("1.799,00", decimal_comma=None)]
['1799.00']
>>> [str(value) for value in parse_amount("3.350", decimal_comma=None)], [str(v) for v in parse_amount("3.350", decimal_comma=True)]
(['3350', '3.350'], ['3350', '3.350'])
>>> [str(value) for value in parse_amount("1 799,00", decimal_comma=None)]
['1799.00']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from verify.document import Evidence
from verify.extract.rows import Row, confidence_in, evidence_in
from verify.text import fold

_CURRENCIES = {
    "eur": "EUR", "euro": "EUR", "euros": "EUR", "€": "EUR", "£": "GBP", "gbp": "GBP", "chf": "CHF", "sfr": "CHF", "fr": "CHF",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "ron": "RON", "lei": "RON", "leu": "RON", "rm": "MYR", "myr": "MYR",
    "usd": "USD", "us$": "USD", "$": "USD", "aud": "AUD", "a$": "AUD", "cad": "CAD", "czk": "CZK", "kč": "CZK", "pln": "PLN",
    "zł": "PLN", "huf": "HUF", "sgd": "SGD", "s$": "SGD", "inr": "INR", "₹": "INR", "rs": "INR", "bgn": "BGN", "isk": "ISK",
}  # fmt: skip
"""ISO 4217 by the folded sign or word printed beside an amount; ``kr`` and ``$`` belong to several countries: see `SHARED_SIGNS`."""
SHARED_SIGNS = frozenset({"kr", "$"})
"""Signs whose currency the country decides; they are given as printed."""

_SIGN = r"(?:us\$|a\$|s\$|[€£$₹]|(?<![a-zà-ÿ])(?:eur(?:os?)?|gbp|chf|sfr|sek|nok|dkk|ron|lei|rm|myr|usd|aud|cad|czk|kč|pln|zł|huf|sgd|inr|rs|bgn|isk|kr)(?![a-zà-ÿ]))"
_AMOUNT = re.compile(
    rf"""
    (?<![\w.,/#-])(?<!\d:)(?P<minus>[-–−]\s?)? (?P<before>{_SIGN}[.:]?\s?)? (?P<minus2>[-–−]\s?)?
    (?P<digits>
        \d{{1,3}}(?:[.,'’]\d{{3}})+(?:[.,]\d{{1,2}})?(?![\d])      # grouped by a mark
      | (?<!:)\d{{1,3}}(?:[ ]\d{{3}})+(?:[.,]\d{{2}}|(?=[,.]?[-–—:]))    # grouped by a space: only with cents or a dash
      | \d{{1,7}}[.,][ ]?\d{{2}}(?!\d)                               # cents
      | \d{{1,7}}[.,]\d{{1,3}}(?!\d)
      | [.,]\d{{2}}(?!\d)                                           # a lost zero: ".70"
      | \d{{1,7}}(?![\d])
    )
    (?![.,]\d)
    (?P<dash>[,.:]?\s?[-–—]{{1,2}}(?!\s?\w))? (?P<minus3>\s?[-–−](?![\w\d]))? (?P<after>\s?{_SIGN})? (?P<percent>\s?%)?
    (?![\w]*[/:]\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One printed amount and what it may be worth."""

    values: tuple[Decimal, ...]
    """Likeliest first; negative when a minus stands before or after."""
    text: str
    """The digits as printed with the minus before them, without currency."""
    row: int
    """Index into the document's rows."""
    cell: int
    start: int
    end: int
    evidence: Evidence
    confidence: float
    """That of the least sure word it stands in."""
    currency: str | None
    """ISO 4217 where a sign stands beside it; ``kr`` and ``$`` as printed."""
    has_cents: bool

    @property
    def value(self) -> Decimal:
        """The likeliest value."""
        return self.values[0]


def parse_amount(digits: str, *, decimal_comma: bool | None) -> tuple[Decimal, ...]:
    """Values of an unsigned amount as printed, likeliest first; ValueError where it is none."""
    plain = digits.replace(" ", "").replace("'", "").replace("’", "")
    if not re.fullmatch(r"\d*(?:[.,]\d+)*", plain) or not any(glyph.isdigit() for glyph in plain):
        raise ValueError(f"not an amount: {len(digits)} characters")
    marks = [glyph for glyph in plain if glyph in ".,"]
    if not marks:
        return (Decimal(plain),)
    tail = len(plain) - 1 - max(plain.rfind("."), plain.rfind(","))
    parted = Decimal(_parted(plain, marks[-1]))
    whole = Decimal(plain.replace(".", "").replace(",", ""))
    if tail != 3:
        return (parted,) if len(marks) == 1 or marks[-1] != marks[0] or tail < 3 else (whole,)
    if len(marks) > 1 or (plain[:1] != "0" and decimal_comma is not None and (marks[0] == ",") != decimal_comma):
        return (whole,) if len(marks) > 1 else (whole, parted)
    return (parted, whole) if decimal_comma is not None or plain[:1] == "0" else (whole, parted)


def _parted(plain: str, mark: str) -> str:
    head, _, cents = plain.rpartition(mark)
    return f"{head.replace('.', '').replace(',', '') or '0'}.{cents}"


def decimal_comma_of(rows: tuple[Row, ...]) -> bool | None:
    """Whether the document parts its cents by a comma; None where its amounts do not say."""
    text = "\n".join(row.text for row in rows)
    commas = len(re.findall(r"(?<![\d.,])\d{1,6},\d{2}(?![\d.,]\d|\d)|\d\.\d{3},\d{2}(?!\d)", text))
    points = len(re.findall(r"(?<![\d.,])\d{1,6}\.\d{2}(?![\d.,/-]\d|\d)|\d,\d{3}\.\d{2}(?!\d)", text))
    if commas == points:
        return None
    return commas > points


def find_amounts(rows: tuple[Row, ...], *, decimal_comma: bool | None) -> tuple[Amount, ...]:
    """Every amount printed, in reading order; percentages, long codes and bare small numbers are none."""
    return tuple(
        amount
        for index, row in enumerate(rows)
        for cell in range(len(row.cells))
        for amount in _cell_amounts(row, index, cell, decimal_comma=decimal_comma)
    )


def _cell_amounts(row: Row, index: int, cell: int, *, decimal_comma: bool | None) -> list[Amount]:
    line = row.cells[cell]
    found = []
    for match in _AMOUNT.finditer(line.text):
        sign = (match["before"] or match["after"] or "").strip(" .:")
        digits = match["digits"]
        with_cents = re.search(r"[.,]\s?\d{2}$", digits) is not None
        has_cents = with_cents or bool(match["dash"])
        if match["percent"] or re.match(r"0\d+$", digits):
            continue
        if not (has_cents or sign or re.search(r"[.,'’]\d{3}$", digits) or _stands_alone(line.text, match)):
            continue
        start, end = match.span("digits")
        start -= len(match["minus2"] or ("" if match["before"] else match["minus"]) or "")
        closing = with_cents and match["dash"]
        minus = bool(match["minus"] or match["minus2"] or match["minus3"] or closing)
        values = tuple(
            _in_cents(-value if minus else value) for value in parse_amount(digits, decimal_comma=decimal_comma)
        )
        found.append(
            Amount(
                values,
                line.text[start:end],
                index,
                cell,
                start,
                end,
                evidence_in(line, row.page, start, end),
                confidence_in(line, start, end),
                _currency(sign),
                has_cents,
            )
        )
    return found


def _in_cents(value: Decimal) -> Decimal:
    """`value` with two decimals where nothing is lost, so that 9, 9.00 and 9.000 print alike."""
    exact = value.quantize(Decimal("0.01"))
    return exact if exact == value else value


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a bare whole number fills its cell: a total of a country without cents may look so."""
    return match.group().strip() == text.strip() and 2 <= len(match["digits"]) <= 6


def _currency(sign: str) -> str | None:
    if not sign:
        return None
    folded = sign.casefold()
    return folded if folded in SHARED_SIGNS else _CURRENCIES.get(folded) or _CURRENCIES.get(fold(sign))


def currency_words(text: str) -> list[str]:
    """ISO 4217 codes (and shared signs) of every currency sign or word in `text`, repeats kept; OCR's favourite signs count at a number only."""
    found = []
    for match in re.finditer(_SIGN, text, re.IGNORECASE):
        sign = match.group().strip(" .:")
        code = _currency(sign)
        if code is not None and (
            sign.casefold() not in _OFTEN_MISREAD or re.match(r"[.\s]?[-–]?\d", text[match.end() :])
        ):
            found.append(code)
    return found


_OFTEN_MISREAD = frozenset({"$", "rs"})
"""Signs that OCR makes of an S or of a torn word."""
