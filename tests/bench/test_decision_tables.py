"""Laws of counting decisions."""

from verify.bench.decisions import (
    DECISIONS,
    by_campaign,
    by_scenario,
    confusion_rows,
    count_decisions,
    lacking_earlier,
    tally_terms,
    worst_first,
)
from verify.bench.run import ClaimResult, FieldScore
from verify.bench.tally import Tally


def a_result(name, expected, decided, **more):
    """One judged claim."""
    return ClaimResult(name, name.upper(), more.pop("campaign", "c"), expected, decided=decided, **more)


CLAIMS = (
    a_result("a", "accept", "accept"),
    a_result("b", "reject", "review", acceptable=("review",), must_fail=("3.1", "4"), failed=("3.1", "9")),
    a_result("c", "reject", "accept", campaign="d", scenario="late"),
    a_result("e", "accept", "reject", campaign="d", scenario="late"),
    a_result("f", "resubmit", None, failure="the engine crashed"),
    a_result("g", "reject", "accept", lacks_earlier=True),
)


def test_false_accepts_are_counted_apart():
    """Accepted against the truth is a false accept, rejected against it a false reject; both are wrong."""
    counted = count_decisions(CLAIMS)

    assert (1, 1, 2) == (counted.false_accepts, counted.false_rejects, counted.wrong)


def test_claims_that_need_a_store_are_no_errors():
    """They are listed apart, and no count of errors or decisions holds them."""
    counted = count_decisions(CLAIMS)

    assert (5, 1) == (counted.claims, counted.lacks_earlier)
    assert ["g"] == [one.claim for one in lacking_earlier(CLAIMS)]


def test_straight_through_is_what_no_person_saw():
    """A review needs a person; a failure was not decided at all."""
    assert count_decisions(CLAIMS).straight_through == 3


def test_a_trap_is_found_where_its_clause_fails():
    """Of the refs that have to fail those count that did, whatever else failed."""
    counted = count_decisions(CLAIMS)

    assert (1, 2) == (counted.traps_found, counted.traps)


def test_honest_claims_are_those_to_accept():
    """How many buyers got their due at once is a count of its own."""
    counted = count_decisions(CLAIMS)

    assert (1, 2) == (counted.honest_accepted, counted.honest)


def test_the_confusion_table_has_a_row_and_a_column_for_each_decision():
    """Rows are expected, columns decided, both in the contract's order."""
    rows = dict(confusion_rows(count_decisions(CLAIMS)))

    assert ("accept", "review", "resubmit", "reject") == DECISIONS
    assert (1, 1, 0, 0) == rows["reject"]
    assert (1, 0, 0, 1) == rows["accept"]


def test_counts_by_campaign_and_scenario_add_up():
    """Every claim stands in exactly one campaign and one scenario."""
    assert {"c": 3, "d": 2} == {name: one.claims for name, one in by_campaign(CLAIMS).items()}
    assert {"late": 2, "not stated": 3} == {name: one.claims for name, one in by_scenario(CLAIMS).items()}


def test_false_accepts_are_listed_first():
    """The worst error heads the list: false accepts, false rejects, then what failed."""
    assert ["c", "e", "f"] == [one.claim for one in worst_first(CLAIMS)]


def test_amounts_and_days_have_rows_of_their_own():
    """What a right decision comes to, and by when, is counted over all claims."""
    right, wrong = (
        FieldScore("amount", "right", "1.00 EUR", "1.00 EUR"),
        FieldScore("amount", "wrong", "1.00 EUR", "2.00 EUR"),
    )
    claims = (a_result("a", "accept", "accept", scores=(right,)), a_result("b", "accept", "accept", scores=(wrong,)))

    assert {"amount": Tally(right=1, wrong=1)} == tally_terms(claims)
