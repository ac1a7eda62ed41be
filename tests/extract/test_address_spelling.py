"""An address is spelt again only where closed lists, its own words and the ink speak for it."""

from __future__ import annotations

import pytest

from verify.document import Box, GlyphDoubt, Line, Word
from verify.extract.address_spelling import spell_address
from verify.extract.glyph_odds import glyphs_of, lexicon_of

BOX = Box(0.1, 0.1, 0.9, 0.12)


def a_word(text: str, *doubts: tuple[int, float, str, float]) -> Word:
    """A word with its doubtful glyphs."""
    return Word(text, BOX, 0.9, tuple(GlyphDoubt(*doubt) for doubt in doubts))


def spelt(*words: str | Word, language: str = "en", lines: tuple[str, ...] = ()) -> str | None:
    """The other spelling of a line of these words, on a document with these lines."""
    own = tuple(a_word(word) if isinstance(word, str) else word for word in words)
    seen = [Line(own), *(Line(tuple(a_word(word) for word in line.split())) for line in lines)]
    found = spell_address(glyphs_of(own), lexicon_of(seen, language=language, brands=frozenset()))
    return found.text if found is not None else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("23,", "J1n", "Contoh,"), "23, Jln Contoh,"),
        (("Jaian", "Contoh", "7/4"), "Jalan Contoh 7/4"),
        (("BIk", "G"), "Blk G"),
        ((a_word("Stresse", (3, 0.6, "a", 0.4)), "5"), "Strasse 5"),
        ((a_word("Eot", (0, 0.7, "L", 0.2)), "3,"), "Lot 3,"),
    ],
)
def test_a_misread_word_of_a_closed_list_is_known_again(words: tuple[str | Word, ...], expected: str) -> None:
    """Words for streets and buildings, and towns, by look-alikes and by what the recogniser held possible."""
    assert expected == spelt(*words)


@pytest.mark.parametrize("line", ["SS4C/5", "Lot 1F-01&02", "41050 KLANG", "D14 XY00", "12, U13/BG", "McIlroy Road"])
def test_numbers_units_and_codes_stay(line: str) -> None:
    """Nothing says what a digit should have been."""
    assert spelt(*line.split()) is None


def test_a_neighbouring_town_is_another_town() -> None:
    """Sure glyphs are not traded for a listed word."""
    assert spelt("252", "20", "Helsingborg", language="sv") is None


def test_a_word_printed_twice_is_read_by_its_surer_print() -> None:
    """The doubtful one of two nearly equal words follows the other, and sure ones stay as they are."""
    doubtful = a_word("Tampol", (5, 0.6, "i", 0.4))
    assert "Jalan Tampoi 7" == spelt("Jalan", doubtful, "7", lines=("Kawasan Tampoi",))
    assert spelt("Jalan", "Tampas", "7", lines=("Kawasan Tampan",)) is None


def test_accents_fall_where_the_language_has_none() -> None:
    """An English document's accents are the recogniser's; a German one keeps its own."""
    assert ("Alam", None) == (spelt("Äläm"), spelt("Kölner", language="de"))


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("0liver Street", "Oliver Street"),
        ("1620 ÅB0", "1620 ÅBO"),
        ("Wisma Il", "Wisma II"),
        ("B-3O", "B-30"),
        ("4600D Ort", "46000 Ort"),
    ],
)
def test_a_glyph_of_the_other_kind_is_mended(read: str, expected: str) -> None:
    """A nought at a word's end, a stroke of a Roman number and a letter behind digits are what stands around them."""
    assert expected == spelt(*read.split(" "))


@pytest.mark.parametrize("read", ["SS0 7AB", "12B", "OX1 4DD"])
def test_a_code_of_letters_and_digits_stays(read: str) -> None:
    """Postal districts and house numbers with letters are no misread words."""
    assert spelt(*read.split(" ")) is None
