"""The word table, and names of countries and streets: whole words, compounds, no chance endings."""

import pytest

from verify.judge.places import named_country, same_address
from verify.judge.words import find_words, is_word, split_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Play:1", ("play", "1")),
        ("ILCE-7M3B.CEC", ("ilce", "7", "m", "3", "b", "cec")),
        ("2xONE", ("2", "x", "one")),
        ("Väggfäste, ş/ţ", ("vaggfaste", "s", "t")),
        ("", ()),
    ],
)
def test_words_end_where_letters_turn_into_digits(text, words):
    """Case and accents are folded, punctuation separates, a quantity is cut off."""
    assert words == split_words(text)


@pytest.mark.parametrize(
    ("meaning", "word", "expected"),
    [
        ("accessory", "vaggfaste", True),
        ("accessory", "kameratasche", True),
        ("accessory", "open", False),
        ("accessory", "sub", False),
        ("company", "gmbh", True),
        ("colour", "hvit", True),
    ],
)
def test_compounds_count_by_their_end(meaning, word, expected):
    """An ending counts behind a real stem only."""
    assert expected == is_word(meaning, word)


@pytest.mark.parametrize(
    ("meaning", "word", "expected"),
    [
        ("promotion", "transaktion", False), ("promotion", "banktransaktion", False), ("promotion", "sommeraktion", True),
        ("promotion", "transactie", False), ("promotion", "zomeractie", True), ("bundle", "valkoiset", False),
        ("accessory", "skyddsglas", True), ("warranty", "garantieverlenging", True),
    ],
)  # fmt: skip
def test_a_like_ending_is_no_compound(meaning, word, expected):
    """A word that only ends as an entry does is another word; an entry may open a compound, too."""
    assert expected == is_word(meaning, word)


def test_no_word_is_harmless_and_goods():
    """What names an accessory or a service is no plain word and no colour: a harmless word would hide it."""
    harmless = {*words_of("plain"), *words_of("colour")}
    assert set() == harmless & {*words_of("accessory"), *words_of("warranty"), *words_of("giftcard")}


def test_the_longest_entry_wins():
    """A memory card is found once, not as a card beside it."""
    assert ["memory card"] == [one.text for one in find_words("accessory", split_words("SD memory card 64GB"))]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Hauptstraße 1, 10115 Berlin, Deutschland", "DE"),
        ("Bd. Unirii 1, București, ROMÂNIA", "RO"),
        ("221B Baker Street, London, United Kingdom", "GB"),
        ("Calea Victoriei 12, București", None),
        ("Germaniagatan 3, Stockholm", None),
    ],
)
def test_countries_are_whole_words(text, country):
    """A country is named by its name in any of the languages, never by a part of a word."""
    assert country == named_country(text)


@pytest.mark.parametrize(
    ("street", "code", "printed", "expected"),
    [
        ("Via Roma 5", "20121", "VIA ROMA, 5 - 20121 MILANO", True),
        ("12 Rue de la Paix", "75002", "12, rue de la Paix 75002 Paris", True),
        ("10 High St", "SW1A 1AA", "10 High Street, London SW1A 1AA", True),
        ("Damrak 1", "1012 LG", "Damrak 1, 1012LG Amsterdam", True),
        ("Damrak 2", "1012 LG", "Damrak 1, 1012LG Amsterdam", False),
        ("Damrak", "1012 LG", "Damrak 1, 1012LG Amsterdam", False),
    ],
)
def test_addresses(street, code, printed, expected):
    """Street, number and code, in the order and with the abbreviations of each side."""
    assert expected == same_address(street, code, printed)
