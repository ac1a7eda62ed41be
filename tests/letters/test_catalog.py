"""Letters: every code has its sentence in every language, with the same parameters."""

import string

import pytest

from verify.letters.catalog import LANGUAGES, find_language, load_catalog, message, word_ask
from verify.letters.codes import ASKS, CAUSES, FIELDS, ILLEGIBLE, PLACES, PROBLEMS
from verify.receipt import KINDS, OTHERS
from verify.verdict import Ask

WORDED = [(code, parameters) for code, parameters in ASKS if code not in ILLEGIBLE]
"""The codes that have a sentence of their own."""

CONTEXTS = {
    "ask": [*(code for code, _ in WORDED), "illegible"],
    "field": FIELDS,
    "cause": PROBLEMS,
    "kind": (*KINDS, *OTHERS),
    "thing": ("document", "barcodes"),
    "seen": CAUSES,
    "seen-at": CAUSES,
    "place": PLACES,
    "where": ("page", "on-page"),
    "again": ("part", "document", "label", "photo"),
    "tip": (*CAUSES, "two"),
}
VALUES = {
    "field": "purchase_date",
    "entries": "serial,bank_account,proof",
    "kind": "quote",
    "cause": "encrypted",
    "date": "2019-02-15",
    "country": "RO",
    "number": "2",
    "count": "3",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("context", CONTEXTS)
def test_every_code_has_its_text_in_every_language(language, context):
    """No code of any list is without a text, and no text is empty."""
    for code in CONTEXTS[context]:
        assert message(context, code, language).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_uses_exactly_its_parameters(language):
    """The placeholders of a sentence are those its code names, in every language."""
    for code, parameters in WORDED:
        used = {name for _, name, _, _ in string.Formatter().parse(message("ask", code, language)) if name}
        assert set(parameters) == used, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_has_a_text_that_no_code_asks_for(language):
    """A text whose code is gone is gone too."""
    known = {(context, code) for context, codes in CONTEXTS.items() for code in codes}
    assert known == {(one.context, one.id) for one in load_catalog(language) if one.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages_are_translated(language):
    """No sentence of another language is the English one."""
    if language != "en":
        assert not [code for code, _ in WORDED if message("ask", code, "en") == message("ask", code, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ask_becomes_a_whole_sentence(language):
    """With its parameters filled in nothing of braces or codes is left."""
    for code, parameters in WORDED:
        sentence = word_ask(Ask(code, 0, tuple((name, VALUES[name]) for name in parameters)), language)
        assert "{" not in sentence
        assert "purchase_date" not in sentence
        assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("code", "language"),
    [("en", None), ("en", "pl"), ("fi", "fi-FI"), ("no", "nb_NO"), ("no", "nn"), ("de", "DE"), ("en", "")],
)
def test_a_language_tag_finds_its_catalogue(code, language):
    """Regions are dropped, both Norwegians are one, English is the default."""
    assert code == find_language(language)


@pytest.mark.parametrize(
    ("day", "language"),
    [
        ("15 February 2019", "en"),
        ("15. helmikuuta 2019", "fi"),
        ("15 februarie 2019", "ro"),
        ("15. februar 2019", "no"),
    ],
)
def test_days_are_written_as_the_language_writes_them(day, language):
    """A date is no ISO string in a letter."""
    assert day in word_ask(Ask("claim-later", None, (("date", "2019-02-15"),)), language)


def test_missing_entries_are_listed():
    """Several entries stand in one sentence, joined as the language joins them."""
    sentence = word_ask(Ask("form-missing", None, (("entries", "serial,bank_account,proof"),)), "sv")
    assert "serienummer, dina bankuppgifter och köpbevis" in sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_one_full_stop(language):
    """An abbreviation at its end ends it: "numele dvs."."""
    for field in FIELDS:
        assert ".." not in word_ask(Ask("form-missing", None, (("entries", field),)), language)


def test_an_unknown_code_is_a_mistake():
    """A code without a sentence raises, it is never sent as it is."""
    with pytest.raises(LookupError):
        word_ask(Ask("no-such-code"), "en")


def test_catalogues_are_gettext_files():
    """Babel reads each as UTF-8."""
    for language in LANGUAGES:
        catalog = load_catalog(language)
        assert language == str(catalog.locale)
