"""In which currency the total is.

The sign or code at the total says it (ISO 4217), else what is printed elsewhere, else the seller's country; ``kr`` and ``$`` belong to
several countries, of which the document's own is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from verify.document import Evidence
from verify.extract.money import currency_words
from verify.extract.ranking import Proposal, rank
from verify.extract.sheet import Sheet
from verify.receipt import Field

KRONA = {"sv": "SEK", "no": "NOK", "nb": "NOK", "nn": "NOK", "da": "DKK"}
"""What ``kr`` means, by the document's language."""
CURRENCY_OF = {
    **dict.fromkeys(("FI", "DE", "AT", "FR", "BE", "NL", "IE", "IT", "ES", "EE", "LT", "LV", "PT", "LU", "SK", "SI"), "EUR"),
    "SE": "SEK", "NO": "NOK", "DK": "DKK", "CH": "CHF", "GB": "GBP", "RO": "RON", "US": "USD", "AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD", "CZ": "CZK", "PL": "PLN",
    "MY": "MYR", "HU": "HUF", "IN": "INR", "IS": "ISK", "BG": "BGN",
}  # fmt: skip
"""The currency of a country (ISO 4217): what an amount without a sign is in."""
CURRENCY_OF_LANGUAGE = {"fi": "EUR", "nl": "EUR", "da": "DKK", "no": "NOK", "ro": "RON"}
"""Of the languages whose countries charge alike (Finnish; Dutch in the Netherlands and Belgium; Danish; Norwegian; Romanian)."""
SURE_LANGUAGE = 0.8
"""Probability above which a language says something of the currency (chosen: a wrong currency is worse than none)."""
LIKELY = 0.5
"""Probability above which a country says something of the currency: likelier than not."""
DOLLARS = ("USD", "AUD", "CAD", "NZD", "SGD", "MYR")
"""Currencies printed as a bare ``$``: tills still print Malaysia's M$ so."""


def find_currency(sheet: Sheet, total: Field[Decimal], country: Field[str], language: Field[str]) -> Field[str]:
    """The currency: the sign at the total counts most, then what is printed most often, then the seller's country."""
    return rank("currency", (*_of_place(country, language), *_printed(sheet, total, country)), finder="currency")


def _of_place(country: Field[str], language: Field[str]) -> Iterator[Proposal[str]]:
    """What the country's shops charge; where no country is known, what those of all countries of the document's language do."""
    likely = [one for one in country.candidates[:2] if one.value in CURRENCY_OF and one.confidence > LIKELY]
    for one in likely:
        yield Proposal(CURRENCY_OF[one.value], one.text, one.evidence[0], ("of_country",))
    spoken = language.best
    if not likely and spoken is not None and spoken.confidence > SURE_LANGUAGE and spoken.value in CURRENCY_OF_LANGUAGE:
        yield Proposal(CURRENCY_OF_LANGUAGE[spoken.value], spoken.text, spoken.evidence[0], ("of_language",))


def _printed(sheet: Sheet, total: Field[Decimal], country: Field[str]) -> Iterator[Proposal[str]]:
    """Every sign and code as printed, with what stands beside it and whether the country is one that charges so."""
    ink = total.best.evidence[0] if total.best is not None else None
    signs = [
        (index, cell, code)
        for index, row in enumerate(sheet.rows)
        for cell in row.cells
        for code in currency_words(cell.text)
    ]
    dollars = [code for code in DOLLARS if any(code == sign for _, _, sign in signs)] or DOLLARS
    for index, cell, code in signs:
        page = sheet.rows[index].page
        tests = {
            "printed": True, "at_total": ink is not None and ink.page == page and _level(ink, cell.box.center[1]),
            "at_amount": index in sheet.amounts_by_row, "wordlike": _is_wordlike(cell.text, code),
        }  # fmt: skip
        clues = tuple(clue for clue, holds in tests.items() if holds)
        meant = (
            _any_dollar(dollars, country) if code == "$" else _crown(sheet, country) if code == "kr" else [(code, ())]
        )
        for value, shared in meant:
            measures = () if shared else (("home", _home(value, country)),)
            evidence = Evidence(page, cell.box, cell.text)
            yield Proposal(value, cell.text, evidence, (*clues, *shared), measures=measures)


def _home(code: str, country: Field[str]) -> float:
    """How surely the seller's country charges in this currency, or, below nothing, in another."""
    best = country.best
    if best is None or best.value not in CURRENCY_OF:
        return 0.0
    return best.confidence if CURRENCY_OF[best.value] == code else -best.confidence


def _is_wordlike(text: str, code: str) -> bool:
    """Whether what stands for the currency is written like any word ("Sek.U3") and at no number."""
    tokens = [part for part in re.split(r"[^\w€£$₹]+", text) if currency_words(part) == [code]]
    return bool(tokens) and all(part.isalpha() and not part.isupper() for part in tokens)


def _any_dollar(dollars: Iterable[str], country: Field[str]) -> list[tuple[str, tuple[str, ...]]]:
    """What a bare ``$`` may stand for, with clues: the dollar of a country that is likelier than not, or the US one, rather than
    another (sellers abroad bill in US dollars); `dollars` are those whose code is printed, where one is.
    """
    best = country.best
    home = CURRENCY_OF.get(best.value) if best is not None and best.confidence > LIKELY else None
    special = {"USD": "shared_us", home: "shared_country"}
    return [(code, ("shared_sign", special.get(code, "shared_other"))) for code in dollars]


def _crown(sheet: Sheet, country: Field[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Whose ``kr`` it is: the country's, or else the language's."""
    of_country = CURRENCY_OF.get(country.value or "")
    crown = of_country if of_country in {"SEK", "NOK", "DKK"} else KRONA.get(sheet.language or "")
    return [(crown, ())] if crown is not None else []


def _level(evidence: Evidence, y: float) -> bool:
    return evidence.box.top <= y <= evidence.box.bottom
