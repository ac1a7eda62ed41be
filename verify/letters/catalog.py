"""A code and its parameters in the claimant's language.

Sentences lie in gettext catalogues, one ``.po`` file a language, read with Babel when a language is first asked for. Message
ids are codes, not English sentences, told apart by context: ``ask``, ``field``, ``kind``, ``cause`` and those of
``sights.py``. So a new campaign needs no translation, and a corrected English sentence invalidates no other language. Dates,
lists and names of countries are Babel's (Unicode CLDR).

>>> word_ask(Ask("claim-later", None, (("date", "2019-02-15"),)), "de")
'Sie haben den Antrag zu früh gestellt. Bitte stellen Sie ihn ab diesem Tag erneut: 15. Februar 2019.'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from verify.letters.codes import ASKS
from verify.verdict import Ask

LANGUAGES: Final = ("en", "ro", "fi", "sv", "no", "da", "de", "fr", "it", "es", "nl")
"""ISO 639-1 codes of the catalogues."""

DEFAULT: Final = "en"

_SAME: Final = {"nb": "no", "nn": "no", "mo": "ro"}
"""Codes for what another catalogue also says: Bokmål and Nynorsk, Moldovan."""

_REGIONAL: Final = {"en": "en_GB"}


def word_ask(ask: Ask, language: str | None) -> str:
    """The sentence that asks a claimant for this; in English where the language is unknown or not ours.

    A code or parameter that `codes.ASKS` does not name, and one that `sights.word_illegible` words, is a mistake of the
    program and raises LookupError.
    """
    code = find_language(language)
    names = dict(ASKS)[ask.code]
    given = dict(ask.parameters)
    values = {name: _WORDED.get(name, _plain)(given[name], code) for name in names}
    return fill(message("ask", ask.code, code), **values)


def find_language(language: str | None) -> str:
    """The catalogue for a language tag (``fi``, ``nb-NO``, ``de_AT``): the default where there is none."""
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    primary = _SAME.get(primary, primary)
    return primary if primary in LANGUAGES else DEFAULT


def message(context: str, code: str, language: str) -> str:
    """The catalogue's text for a code; LookupError where it has none."""
    found = load_catalog(language).get(code, context)
    if found is None or not found.string:
        raise LookupError(f"{language}.po: no {context} {code!r}")
    return str(found.string)


@lru_cache(maxsize=len(LANGUAGES))
def load_catalog(language: str) -> Catalog:
    """The catalogue of one of `LANGUAGES`, read once."""
    with files("verify.letters").joinpath("catalogues", f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def _plain(value: str, _language: str) -> str:
    return value


def _day(value: str, language: str) -> str:
    return str(format_date(date.fromisoformat(value), "long", locale=_locale(language)))


def _country(value: str, language: str) -> str:
    return str(_locale(language).territories.get(value, value))


def fill(sentence: str, **values: str) -> str:
    """`sentence` with its placeholders filled; an abbreviation's full stop before the sentence's own is that one."""
    return sentence.format(**values).replace("..", ".")


def word_list(words: Sequence[str], language: str) -> str:
    """`words` as the language joins them: "a, b and c"."""
    return str(format_list(words, locale=_locale(language)))


def _entries(value: str, language: str) -> str:
    return word_list([message("field", entry.strip(), language) for entry in value.split(",")], language)


def _of(context: str) -> Callable[[str, str], str]:
    return lambda value, language: message(context, value, language)


def _locale(language: str) -> Locale:
    """Babel's locale; English as written in Europe, where the day stands before the month."""
    return Locale.parse(_REGIONAL.get(language, language))


_WORDED: Final[dict[str, Callable[[str, str], str]]] = {
    "field": _entries,
    "kind": _of("kind"),
    "cause": _of("cause"),
    "entries": _entries,
    "date": _day,
    "country": _country,
}
"""How a parameter becomes words, by its name; others stand as they are."""
