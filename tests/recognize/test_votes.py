"""What several readers say is believed when enough of them say it."""

import pytest

from verify.document import Barcode, Box
from verify.recognize.votes import Votes

PLACE = Box(0.1, 0.1, 0.5, 0.3)
RIGHT, OTHER = "5901234123457", "4006381333931"


def votes_of(*said):
    """Votes for each (reader, text, valid)."""
    votes = Votes()
    for reader, text, valid in said:
        votes.add(reader, (Barcode(PLACE, "EAN13", text, valid, (reader,)),))
    return votes


def test_two_readers_are_enough():
    """A text that two readers say, and nothing else, is believed at once."""
    votes = votes_of(("one", RIGHT, True), ("other", RIGHT, True))
    assert (("EAN13", RIGHT), ("one", "other")) == votes.unanimous()


@pytest.mark.parametrize(("looks", "expected"), [(1, None), (2, None), (3, ("EAN13", RIGHT))])
def test_one_reader_needs_three_looks(looks, expected):
    """One reader alone is believed in its third look."""
    believed = votes_of(*[("one", RIGHT, True)] * looks).winner()
    assert expected == (believed and believed[0])


@pytest.mark.parametrize(("against", "expected"), [(1, ("EAN13", RIGHT)), (2, None)])
def test_dissent_needs_a_large_majority(against, expected):
    """Where something else was said too, two thirds of the votes decide, or nobody does."""
    votes = votes_of(*[("one", RIGHT, True)] * 2, ("other", RIGHT, True), *[("other", OTHER, True)] * against)
    believed = votes.winner()
    assert (None, expected) == (votes.unanimous(), believed and believed[0])


def test_guesses_only_support():
    """A guess, however often made, says nothing by itself, and confirms what another reader says."""
    guesses = [("guesser", RIGHT, False)] * 9
    assert None is votes_of(*guesses).winner()
    assert (("EAN13", RIGHT), ("guesser", "one")) == votes_of(*guesses, ("one", RIGHT, True)).winner()


def test_undecoded_says_nothing():
    """A place without a text is no vote."""
    assert None is votes_of(("one", None, False)).winner()


@pytest.mark.parametrize(("looks", "sure", "expected"), [(4, 0, None), (5, 0, ("UPCE", "04965802")), (5, 1, None)])
def test_steady_guess(looks, sure, expected):
    """A guess that comes back from five looks is believed where nobody is sure of anything else."""
    votes = votes_of(*[("one", RIGHT, True)] * sure)
    for _ in range(looks):
        votes.add("zbar", (Barcode(PLACE, "UPCE", "04965802", False, ("zbar",)),))
    believed = votes.steady_guess("UPCE")
    assert expected == (believed and believed[0])
