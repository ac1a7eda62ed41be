"""Laws of calibration: what a confidence is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.bench.calibration import (
    BINS,
    DECIDED,
    POOLED,
    Answer,
    calibrate,
    calibrate_decisions,
    calibrate_fields,
    calibrate_run,
)
from verify.bench.run import ClaimResult, DocumentResult, FieldScore, Run

answers = st.lists(st.builds(Answer, st.none() | st.sampled_from([0.1, 0.5, 0.9, 0.99]), right=st.booleans()))


def told(confidence, *, right, field="total"):
    """A value that was read."""
    return FieldScore(field, "right" if right else "wrong", "1", "1", confidence)


def test_a_confidence_that_means_what_it_says_has_no_error():
    """Nine right in ten at 0.9 is no error, ten right in ten is one of a tenth."""
    honest = [Answer(0.9, right=index > 0) for index in range(10)]
    shy = [Answer(0.9, right=True)] * 10

    assert calibrate(honest).error == pytest.approx(0.0)
    assert calibrate(shy).error == pytest.approx(0.1)


@given(answers)
def test_bins_hold_every_told_value_once(given):
    """However values tie, the bins together hold all that were told, and there are never more than ten and one."""
    measured = calibrate(given)

    assert sum(one.count for one in measured.bins) == measured.told
    assert len(measured.bins) <= BINS + 1


@given(answers)
def test_the_curve_ends_with_everything_told(given):
    """Coverage only rises, and its last point takes every told value at the risk of them all."""
    measured = calibrate(given)
    coverages = [point.coverage for point in measured.curve]

    assert sorted(coverages) == coverages
    if measured.curve:
        wrong = sum(one.confidence is not None and not one.right for one in given)
        assert measured.curve[-1].coverage == pytest.approx(measured.told / len(given))
        assert measured.curve[-1].risk == pytest.approx(wrong / measured.told)


def test_values_of_equal_confidence_are_taken_together():
    """No threshold parts two values that are equally sure: a wrong one among them spoils its whole group."""
    measured = calibrate([Answer(0.9, right=True), Answer(0.9, right=False), Answer(0.99, right=True)])

    assert [0.99, 0.9] == [point.threshold for point in measured.curve]
    assert measured.safe.coverage == pytest.approx(1 / 3)


def test_what_was_not_read_is_never_covered():
    """A missing value counts against coverage, not against risk."""
    measured = calibrate([Answer(0.9, right=True), Answer(None, right=False)])

    assert measured.safe.coverage == 0.5
    assert measured.safe.risk == 0.0


def test_nothing_told_has_no_error_and_nothing_safe():
    """An empty run has neither an error nor a point that could be left to the machine."""
    measured = calibrate([Answer(None, right=False)])

    assert (None, None) == (measured.error, measured.safe)


def test_values_without_a_confidence_stay_out():
    """A decoded barcode has no confidence: its row has no calibration, and the pooled one does not count it."""
    scores = (told(0.9, right=True), FieldScore("barcode", "right", "1", "1"))

    assert [POOLED, "total"] == list(calibrate_fields(scores))
    assert calibrate_fields(scores)[POOLED].answers == 1


def test_texts_stand_in_where_there_is_no_value():
    """The text of a value is the same candidate once more; without the value it is all there is."""
    text = told(0.8, right=True, field="total.text")

    assert [POOLED, "total"] == list(calibrate_fields((told(0.9, right=True), text)))
    assert [POOLED, "total.text"] == list(calibrate_fields((text,)))


def test_what_is_about_the_document_is_not_pooled():
    """Kind, language and country have rows of their own; the pooled one is about values."""
    scores = (told(0.9, right=True), told(0.9, right=False, field="kind"))

    assert [POOLED, "total", "kind"] == list(calibrate_fields(scores))
    assert 1 == calibrate_fields(scores)[POOLED].answers


def test_decisions_have_a_row_where_claims_were_judged():
    """A run's rows are its fields, and its decisions' own confidence."""
    claim = ClaimResult("a", "A", "c", "accept", (), "accept", 0.9)
    document = DocumentResult("a.jpg", (told(0.9, right=True),))

    assert [POOLED, DECIDED, "total"] == list(calibrate_run(Run("set", "", {}, {}, (document,), (claim,))))
    assert [POOLED, "total"] == list(calibrate_run(Run("set", "", {}, {}, (document,))))


def test_an_acceptable_decision_is_a_right_one():
    """Decisions are calibrated on what the truth accepts; claims that need a store do not count."""
    claims = (
        ClaimResult("a", "A", "c", "accept", ("review",), "review", 0.8),
        ClaimResult("b", "B", "c", "reject", (), "accept", 0.9),
        ClaimResult("d", "D", "c", "reject", (), "accept", 0.9, lacks_earlier=True),
    )

    measured = calibrate_decisions(claims)

    assert (2, 2) == (measured.answers, measured.told)
    assert measured.curve[-1].risk == 0.5
