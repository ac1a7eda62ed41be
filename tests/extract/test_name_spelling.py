"""A name is spelt again only where the ink leaves room and the words around it speak for it."""

import pytest

from verify.document import Box, GlyphDoubt, Line, Word
from verify.extract.glyph_odds import Lexicon, glyphs_of, lexicon_of
from verify.extract.name_spelling import spell_name

BOX = Box(0.1, 0.1, 0.9, 0.12)


def a_word(text, *doubts):
    """A word with its doubtful glyphs."""
    return Word(text, BOX, 0.9, tuple(GlyphDoubt(*doubt) for doubt in doubts))


def spelt(*words, language="en", lines=()):
    """The other spelling of a name of these words, on a document with these lines."""
    own = tuple(a_word(word) if isinstance(word, str) else word for word in words)
    seen = [Line(own), *(Line(tuple(a_word(word) for word in line.split())) for line in lines)]
    found = spell_name(glyphs_of(own), lexicon_of(seen, language=language, brands=frozenset({"lidl"})))
    return found.text if found is not None else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("SUN", a_word("SON", (1, 0.64, "D", 0.35)), "BHD"), "SUN SDN BHD"),
        (("MART", a_word("5/B", (0, 0.59, "S", 0.41))), "MART S/B"),
        (("KUCHAI", "SDN", "BHDI"), "KUCHAI SDN BHD"),
        (("Höyrylä", a_word("0y", (0, 0.6, "O", 0.3))), None),
    ],
)
def test_a_legal_form_is_known_again(words, expected):
    """A misread legal form is one of the closed list; two letters carry too little to tell."""
    assert expected == spelt(*words)


def test_a_first_word_is_no_legal_form():
    """What a name begins with is the name: "Son" alone stays."""
    assert spelt("Son", "Mai", "Store") is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (a_word("F0ODS", (1, 0.6, "O", 0.4)), "FOODS"),
        (a_word("1DEA", (0, 0.7, "I", 0.3)), "IDEA"),
        (a_word("WorId", (3, 0.6, "l", 0.4)), "World"),
        (a_word("OLIVE9"), None),
        (a_word("F64"), None),
        (a_word("7-Eleven"), None),
    ],
)
def test_a_lone_digit_among_letters_is_a_letter_where_one_looks_like_it(word, expected):
    """Digits that look like no letter, and numbers, belong to names."""
    assert expected == spelt(word)


def test_accents_fall_where_the_language_has_none():
    """``ÄLÄM`` of an English receipt is ``ALAM``; a German one keeps its accent."""
    word = a_word("ÄLAM", (0, 0.4, "A", 0.4))
    assert spelt(word) == "ALAM"
    assert spelt(word, language="de") is None


def test_another_ending_is_another_word():
    """A sure glyph is never changed into a known word: ``RESTAURANTS`` is no ``RESTAURANT`` misread."""
    assert spelt("RESTAURANTS") is None
    assert spelt("BOOKSTORES") is None


def test_the_name_printed_again_decides_where_the_ink_was_unsure():
    """Of two spellings of one word that of the surer ink is taken, whichever stands in the head."""
    assert spelt(a_word("Guargian", (4, 0.54, "d", 0.45)), lines=("Thank you Guardian",)) == "Guardian"
    assert spelt("Guardian", lines=("Guargian",)) is None


def test_a_brand_is_known_again_where_the_ink_leaves_room():
    """A known brand one doubtful glyph away is proposed."""
    assert spelt(a_word("LÄDL", (1, 0.4, "i", 0.2)), language="de") == "LIDL"


def test_nothing_is_spelt_again_without_a_reason():
    """Sure ink in ordinary words stays as it was read."""
    assert spell_name(glyphs_of((a_word("KONE"), a_word("OY"))), Lexicon({}, "fi")) is None
