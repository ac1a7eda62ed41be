"""Laws of comparing text lines."""

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.bench.characters import compare_lines, tally_text
from verify.bench.run import DocumentResult, LineScore

WORDS = st.text("abcde 019.", min_size=1, max_size=9)
LINES = st.lists(WORDS, max_size=6)


@given(LINES, st.randoms())
def test_the_order_of_lines_makes_no_difference(lines, chance):
    """The same lines in another order are read without an error."""
    other = chance.sample(lines, len(lines))

    assert compare_lines(lines, other).edits == 0


@given(LINES)
def test_joining_lines_into_rows_makes_no_difference(lines):
    """Cells that the engine joins into one row are all found in it, whole words apart from each other."""
    distinct = [f"{index}{'xyz'[index % 3] * (index + 3)}" for index, _ in enumerate(lines)]

    assert compare_lines(distinct, [" ".join(distinct)]).edits == 0


@settings(max_examples=50)
@given(LINES, LINES)
def test_edits_never_exceed_losing_all_and_inventing_all(true, read):
    """No reading costs more than every true character dropped and every read one put in, and none costs less than nothing."""
    count = sum(len("".join(line.split())) for line in (*true, *read))

    assert 0 <= compare_lines(true, read).edits <= count


@settings(max_examples=50)
@given(LINES, LINES)
def test_lines_read_in_another_order_cost_the_same(true, read):
    """The count depends on what was read, not on where it stands."""
    assert compare_lines(true, read).edits == compare_lines(true[::-1], read[::-1]).edits


def test_lost_and_invented_lines_cost_the_same():
    """A line that nobody read and a line that nobody wrote count with all their characters."""
    assert compare_lines(("TOTAL",), ()).edits == 5
    assert compare_lines((), ("TOTAL",)).edits == 5


def test_a_misread_glyph_is_one_edit():
    """One letter is one error, in a line of its own or in a joined row."""
    assert compare_lines(("SURFACE", "1299.00"), ("SURFAGE 1299.00",)).edits == 1


def test_unlike_lines_are_not_matched():
    """Two lines without likeness are one lost and one invented, not one misread."""
    assert compare_lines(("abcdef",), ("uvwxyz",)).edits == 12


def test_case_and_spaces_are_no_errors():
    """Sets written in capitals or without spaces are not charged for it."""
    assert compare_lines(("TOTAL DUE",), ("Total", "due")).edits == 0


def test_each_read_word_is_found_once():
    """Of two equal true words one read word finds one; without spaces there are no words to count."""
    assert compare_lines(("one two two",), ("one two",)) == LineScore(9, 3, 3, 2)
    assert compare_lines(("onetwo",), ("one two",), spaces=False).words == 0


def test_documents_are_pooled_by_characters():
    """A long document weighs more than a short one, and one without true lines weighs nothing."""
    pooled = tally_text(
        (
            DocumentResult("a", lines=LineScore(90, 0, 9, 9)),
            DocumentResult("b", lines=LineScore(10, 5, 1, 0)),
            DocumentResult("c"),
        )
    )

    assert (2, 0.05, 0.9) == (pooled.documents, pooled.error_rate, pooled.word_recall)
