"""What addresses, firms and contact details look like, in eleven languages: shapes and words, not gazetteers.

>>> is_address("Storgatan 5"), is_address("00100 HELSINKI"), is_address("Kaffee 2,50")
(True, True, False)
>>> has_legal_form("Höyrylä Oy"), has_legal_form("SATURN HANDELSGESELLSCHAFT MBH"), has_legal_form("Kaffee")
(True, True, False)
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from verify.text import fold, skeleton

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(
    r"(?<![@\w.-])(?:https?://)?(?:www[.,:]\s?[\w-]+(?:\.[\w-]+)*|[\w-]{2,}(?:\.[\w-]+)*\.(?:ro|fi|se|no|dk|de|at|ch|fr|it|es|nl|be|ie|eu|com|net|org|shop|store|uk|my|sg|us))(?![\w@])(?:/[\w./-]*)?",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w.,/])(?:\+\s?|\(\+?|00)?\d[\d ()/.\-–]{5,18}\d(?![\w])")
REGISTRATION = re.compile(
    r"^\W*(?:\(?(?:co\.?\s?)?reg|\(?company|\(?roc|\(?gst|\(?\d{4,12}\s?-\s?[A-Z0-9]\)?$|\(?[A-Z]{2}\d{6,}\)?|\(?\d{12}\b)",
    re.IGNORECASE,
)
"""A line that begins with a register number: below many names, above the address."""
_POSTAL = re.compile(
    r"(?<![\d.,-])(?:[A-Z]{1,2}-?\s?)?(?:\d{5}|\d{4}|\d{3}\s\d{2}|\d{4}\s?[A-Z]{2})[\s,]+(?!(?:eur|kr|rm|lei)\b)[A-Za-zÀ-ÿ][\wÀ-ÿ.,'/ -]{2,}|(?<![A-Z])[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}(?![A-Z])|(?<![A-Z\d])[A-Z]\d[\dW]\s?[A-Z\d]{4}(?![A-Z\d])|[A-Z][A-Za-z .]+,?\s[A-Z]{2}\.?,?\s+\d{5}(?:-\d{4})?"
)


@cache
def _words(name: str) -> frozenset[str]:
    table = tomllib.loads(files("verify.extract").joinpath("places.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for word in table[name])


@cache
def _tails() -> tuple[str, ...]:
    return tuple(sorted(_words("street_tails")))


@cache
def legal_forms() -> frozenset[str]:
    """Legal forms, folded, no spaces between their letters."""
    return frozenset(form.replace(" ", "") for form in _words("legal_forms"))


def street_words() -> frozenset[str]:
    """Words for streets, quarters and buildings, folded."""
    return _words("street_words")


def trade_words() -> frozenset[str]:
    """Words that shops put into their names, folded."""
    return _words("trade_words")


@cache
def _legal_form() -> re.Pattern[str]:
    forms = sorted(_words("legal_forms"), key=len, reverse=True)
    spelled = "|".join(r"[.\s]*".join(re.escape(glyph) for glyph in form if glyph != " ") for form in forms)
    return re.compile(rf"(?<![\w.])(?:{spelled})\.?(?![\w])")


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z]+|\d+", fold(text))


@lru_cache(maxsize=4096)
def has_street(text: str) -> bool:
    """Whether a street, quarter or building stands in `text`: a street word together with a number."""
    tokens = _tokens(text)
    if not any(token.isdigit() for token in tokens):
        return sum(
            token in _words("street_words") and len(token) > 3 for token in tokens
        ) > 0 and text.rstrip().endswith(",")
    return any(
        token in _words("street_words") or (len(token) > 5 and token.endswith(_tails()))
        for token in tokens
        if token.isalpha()
    )


@lru_cache(maxsize=4096)
def has_street_word(text: str) -> bool:
    """Whether a street word stands in `text`, with a number or without; look-alike glyphs are one ("J1n" is "Jln")."""
    return any(
        skeleton(token) in _street_skeletons() or (len(token) > 5 and token.endswith(_tails()))
        for token in re.findall(r"[a-z0-9]+", fold(text))
        if len(token) > 2 and not token.isdigit()
    )


@cache
def _street_skeletons() -> frozenset[str]:
    return frozenset(skeleton(word) for word in _words("street_words") if len(word) > 2)


@lru_cache(maxsize=4096)
def has_postal_town(text: str) -> bool:
    """Whether a postal code with a town stands in `text`."""
    return _POSTAL.search(text) is not None


@lru_cache(maxsize=4096)
def is_address(text: str) -> bool:
    """Whether `text` reads as part of an address."""
    return has_street(text) or has_postal_town(text)


@lru_cache(maxsize=4096)
def has_legal_form(text: str) -> bool:
    """Whether `text` names a firm by its legal form, standing after a name."""
    found = [match for match in _legal_form().finditer(fold(text)) if match.start() > 1]
    return bool(found) and sum(glyph.isalpha() for glyph in text) > 4


@lru_cache(maxsize=4096)
def is_legal_form(text: str) -> bool:
    """Whether `text` is a legal form and nothing else: the tail of a name broken over two lines."""
    return _legal_form().fullmatch(fold(text).strip(" .,")) is not None


@lru_cache(maxsize=4096)
def has_trade_word(text: str) -> bool:
    """Whether a word that shops put into their names stands in `text`."""
    return any(token in _words("trade_words") for token in _tokens(text))


def domain_names(text: str) -> tuple[str, ...]:
    """The registrable names of web and e-mail domains in `text`: ``kauppa`` of ``www.kauppa.fi``."""
    hosts = [match.group().partition("@")[2] for match in EMAIL.finditer(text)]
    hosts += [
        re.sub(r"^(?:https?://)?(?:www[.,:]\s?)?", "", match.group(), flags=re.IGNORECASE)
        for match in WEB.finditer(text)
    ]
    names = []
    for host in hosts:
        parts = host.partition("/")[0].lower().split(".")
        if len(parts) > 1:
            names.append(parts[-3] if len(parts) > 2 and parts[-2] in {"co", "com"} else parts[-2])
    return tuple(name for name in names if name not in _MAIL_HOSTS)


_MAIL_HOSTS = frozenset(
    {"gmail", "hotmail", "yahoo", "outlook", "icloud", "gmx", "web", "live", "msn", "facebook", "instagram", "twitter"}
)
