"""Laws of comparing two runs."""

import pytest

from verify.bench.comparison import compare_runs, exact_p
from verify.bench.run import ClaimResult, DocumentResult, FieldScore, Run


def a_run(*documents, claims=()):
    """A run of these documents."""
    return Run("set", "verify bench set", {}, {}, documents, claims)


def a_document(name, **outcomes):
    """A document with one score a field."""
    read = {"right": "1", "wrong": "2", "missing": None}
    scores = (FieldScore(field.replace("_extra", ".extra"), one, "1", read[one]) for field, one in outcomes.items())
    return DocumentResult(name, tuple(scores))


def test_the_same_run_moves_nothing():
    """A run beside itself has no changes, and every field has p = 1."""
    run = a_run(a_document("a", total="right"), a_document("b", total="wrong"))

    compared = compare_runs(run, run)

    assert () == compared.cells
    assert [(0.0, 0, 0, 1.0)] == [(one.difference, one.mended, one.broken, one.p) for one in compared.fields]


def test_mended_and_broken_are_told_by_document():
    """What became right was mended, what was right and is not is broken; the broken stand first."""
    before = a_run(a_document("a", total="wrong"), a_document("b", total="right"), a_document("c", total="missing"))
    after = a_run(a_document("a", total="right"), a_document("b", total="missing"), a_document("c", total="wrong"))

    compared = compare_runs(before, after)

    assert ["b", "a", "c"] == [one.document for one in compared.cells]
    assert [(1, 1)] == [(one.mended, one.broken) for one in compared.fields]


def test_a_field_of_a_document_is_right_when_all_its_scores_are():
    """Twelve prices of one invoice are one cell: they are not independent, and one wrong price makes it wrong."""
    prices = tuple(FieldScore("items.price", "right", "1", "1") for _ in range(12))
    spoilt = (*prices[:-1], FieldScore("items.price", "wrong", "1", "7"))

    compared = compare_runs(a_run(DocumentResult("a", prices)), a_run(DocumentResult("a", spoilt)))

    assert [(0, 1)] == [(one.mended, one.broken) for one in compared.fields]
    assert [("1", "1", "7")] == [(one.expected, one.read_before, one.read_after) for one in compared.cells]


def test_a_complaint_that_is_not_made_is_as_it_should_be():
    """No code beyond the truth is right: an extra one breaks, its going away mends."""
    quiet, loud = a_run(a_document("a", total="right")), a_run(a_document("a", total="right", barcode_extra="wrong"))

    assert [1] == [one.broken for one in compare_runs(quiet, loud).fields if one.field == "barcode.extra"]
    assert [1] == [one.mended for one in compare_runs(loud, quiet).fields if one.field == "barcode.extra"]


def test_what_only_one_run_has_is_left_out():
    """Only documents that both runs have are compared; the others are counted."""
    compared = compare_runs(a_run(a_document("a", total="right")), a_run(a_document("b", total="wrong")))

    assert (0, 2, (), ()) == (compared.documents, compared.left_out, compared.fields, compared.cells)


def test_claims_decided_otherwise_are_named():
    """A changed decision is told with what the truth thinks of both."""
    before = a_run(claims=(ClaimResult("a", "A", "c", "accept", decided="review", acceptable=()),))
    after = a_run(claims=(ClaimResult("a", "A", "c", "accept", decided="accept", acceptable=()),))

    compared = compare_runs(before, after)

    assert [("review", "accept", False, True)] == [
        (one.before, one.after, one.was_acceptable, one.is_acceptable) for one in compared.claims
    ]
    assert compared.claims_p == 1.0


@pytest.mark.parametrize(("mended", "broken", "p"), [(0, 5, 0.0625), (5, 0, 0.0625), (3, 3, 1.0), (1, 0, 1.0)])
def test_the_test_is_mcnemars_exact_one(mended, broken, p):
    """Two-sided, by tosses of a coin, the same whichever run comes first."""
    assert p == exact_p(mended, broken)


def test_thousands_of_changes_have_a_chance_too():
    """The exact sum holds for counts at which a float of two to that power would overflow."""
    assert 0.0 <= exact_p(900, 1100) < 1e-4
