"""Whose letters a page writes."""

import pytest

from verify.recognize.alphabets import MOST_LOWERED, MOST_RAISED, PERCENT, letter_changes


@pytest.mark.parametrize("language", [language for language in PERCENT if language not in {"en", "nl"}])
def test_a_page_of_a_language_expects_its_letters(language):
    """A page with a language's letters raises the commonest of them and lowers letters that it has not."""
    shares = PERCENT[language]
    changes = letter_changes({"e": 400.0, **{letter: 4 * share for letter, share in shares.items() if share > 0.2}})
    assert changes[max(shares, key=lambda letter: shares[letter])] > 0
    foreign = "ț" if language != "ro" else "ø"
    assert changes[foreign] < 0


def test_a_page_without_such_letters_expects_none():
    """Much ASCII alone makes every letter less likely that neither English nor Dutch uses, within bounds."""
    changes = letter_changes({"e": 1000.0})
    theirs = PERCENT["en"] | PERCENT["nl"]
    assert all(-MOST_LOWERED <= change < 0 for letter, change in changes.items() if letter not in theirs)


def test_changes_are_bounded():
    """However many letters a page has, print can overrule expectation."""
    changes = letter_changes({"e": 10_000.0, "ø": 900.0}).values()
    assert -MOST_LOWERED == min(changes)
    assert max(changes) <= MOST_RAISED
