"""Folding and likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text import fold, has_phrase, likeness, partial_likeness, skeleton, squeeze, token_likeness

TEXT = st.text(max_size=30)


@given(TEXT)
def test_folding_twice_is_folding_once(text):
    """Each folding leaves what it has folded as it is."""
    for folding in (fold, squeeze, skeleton):
        assert folding(text) == folding(folding(text))


@given(TEXT, TEXT)
def test_likeness_is_a_measure(one, other):
    """Likeness lies in 0 to 1, is the same both ways, and is 1 for a text and itself."""
    for measure in (likeness, token_likeness):
        assert 0 <= measure(one, other) <= 1
        assert measure(one, other) == pytest.approx(measure(other, one))
    assert 1 == likeness(one, one)
    assert 0 <= partial_likeness(one, other) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ş", "ș"),
        ("Ţ", "ț"),
        ("Ø", "o"),
        ("Æ", "ae"),
        ("STRASSE", "straße"),
        ("Å", "a"),
        ("œuvre", "OEUVRE"),
        ("ĳ", "ij"),
    ],
)
def test_letters_of_eleven_languages(one, other):
    """Accents, ligatures and the two Romanian cedillas fold alike."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("T O T A L  12,00", "total", True),
        ("TOTAL LEI 12,00", "total lei", True),
        ("SUBTOTAL 12,00", "total", False),
        ("Å BETALE: 12,00", "å betale", True),
        ("", "total", False),
    ],
)
def test_phrases_are_whole_words(text, phrase, expected):
    """A phrase is found as whole words, however they are spaced, and never inside another word."""
    assert expected == has_phrase(text, phrase)
