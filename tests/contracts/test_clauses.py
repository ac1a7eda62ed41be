"""Laws every kind of clause obeys, whatever it promises."""

from dataclasses import MISSING, fields, replace

import pytest
from builders import (
    a_box,
    a_campaign,
    a_case,
    a_document,
    a_label,
    a_legibility,
    a_page,
    a_reading,
    an_empty_receipt,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import cases

from verify.claim import Case
from verify.document import IllegibleArea, overlap
from verify.judge.clauses import CLAUSES
from verify.judge.decide import judge_case
from verify.letters.codes import ASKS
from verify.receipt import Field, Reading, named_fields
from verify.verdict import Decision, Outcome

PARAMETERS = {
    "ref": "1",
    "consequence": "reject",
    "limit": 3,
    "per": "person",
    "days": 30,
    "reading": "within",
    "field": "retailer",
    "countries": ("FI", "SE", "NO", "DK"),
    "signs": "one",
    "names": ("amazon",),
    "words": ("used", "refurbished"),
    "entries": ("name", "email", "bank_account"),
    "kinds": ("person",),
}
"""Values for what a clause must be given; a new required parameter is added here."""

FORM_ALONE = frozenset({
    "account-country", "account-valid", "adult", "answer-deadline", "claim-window", "claimant-kind", "code-once", "company-account",
    "form-complete", "invited", "one-product", "post-registered", "reference-code", "residence", "no-employee",
    "cap-per-person", "claimed-once", "claims-limit", "own-claim",
})  # fmt: skip
"""Kinds that are judged from the form and from the store alone."""

PAGE_ALONE = frozenset({"legible-photos", "no-alteration", "proof-attached", "system-made", "serial-known"})
"""Kinds that are judged from the document as such, not from what its fields say."""


def a_clause(kind):
    """A clause of this kind, as strict as can be."""
    clause = CLAUSES[kind]
    needed = (one.name for one in fields(clause) if one.default is MISSING)
    return clause(**{name: PARAMETERS[name] for name in needed})


EVERY = tuple(a_clause(kind) for kind in sorted(CLAUSES))
CAMPAIGN = a_campaign(*EVERY)
DARK = a_document("dark.jpg", pages=(a_page(legibility=a_legibility("illegible")),))
every_clause = pytest.mark.parametrize("clause", EVERY, ids=lambda one: one.kind)


@every_clause
@pytest.mark.parametrize("absence", ["missing", "illegible"])
def test_an_empty_receipt_tells_nothing(clause, absence):
    """Not found is not false: the answer is unknown, or rests on the form or the page alone."""
    finding = clause.check(a_case(a_reading(an_empty_receipt(absence))), CAMPAIGN)
    if finding is not None and clause.kind not in FORM_ALONE | PAGE_ALONE:
        assert Outcome.UNKNOWN is finding.outcome


@every_clause
def test_a_dark_photograph_fails_nothing(clause):
    """What cannot be read never speaks against a claim."""
    dark = Reading(DARK, Field(), an_empty_receipt("illegible"))
    finding = clause.check(
        a_case(dark, Reading(DARK, Field(), a_label(model=None, product=None, serial=None))), CAMPAIGN
    )
    if finding is not None and clause.kind not in FORM_ALONE:
        assert Outcome.FAILS is not finding.outcome


@every_clause
def test_a_claim_without_documents_is_judged(clause):
    """A check with nothing to look at holds nothing of the documents."""
    finding = clause.check(Case(replace(a_case().claim, documents=()), (), a_case().judged_at), CAMPAIGN)
    if finding is not None and clause.kind not in FORM_ALONE:
        assert Outcome.UNKNOWN is finding.outcome


@every_clause
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_an_answer_is_well_formed(clause, case):
    """It never raises, says the same twice, names itself, points at the claim's own documents, and asks what letters can word."""
    finding = clause.check(case, CAMPAIGN)
    assert clause.check(case, CAMPAIGN) == finding
    if finding is None:
        return
    assert (clause.kind, clause.ref) == (finding.clause, finding.ref)
    assert 0.0 <= finding.confidence <= 1.0
    assert finding.message or finding.outcome is Outcome.HOLDS
    assert all(0 <= ink.document < len(case.readings) for ink in finding.evidence)
    for ask in finding.asks:
        assert dict(ASKS)[ask.code] == tuple(name for name, _ in ask.parameters)
        assert ask.document is None or 0 <= ask.document < len(case.readings)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_every_case_gets_a_verdict(case):
    """Whatever is sent, all clauses run and one of four decisions is reached."""
    verdict = judge_case(case, CAMPAIGN)
    assert verdict.decision in Decision
    assert judge_case(case, CAMPAIGN) == verdict


def hide(case, top):
    """The case with a band of its proofs blurred: whatever stood there is illegible now."""
    box = a_box(top, left=0.0, right=1.0, height=0.1)
    return replace(case, readings=tuple(_blurred(one, box) for one in case.readings))


def _blurred(reading, box):
    if reading.receipt is None or not reading.document.pages:
        return reading
    legibility = reading.document.pages[0].legibility
    areas = (*legibility.areas, IllegibleArea(0, box, "blur"))
    page = replace(reading.document.pages[0], legibility=replace(legibility, areas=areas))
    hidden = {name: Field(absence="illegible") for name, one in named_fields(reading.receipt) if _under(one, box)}
    items = tuple(item for item in reading.receipt.items if not _under(item.description, box))
    receipt = replace(reading.receipt, items=items, **hidden)
    return replace(reading, document=replace(reading.document, pages=(page,)), content=receipt)


def _under(field, box):
    return any(overlap(one.box, box) > 0 for candidate in field.candidates for one in candidate.evidence)


@every_clause
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(), top=st.floats(0, 0.85))
def test_a_worse_picture_never_makes_a_clause_hold(clause, case, top):
    """Hiding a part of a receipt turns no answer into a yes."""
    before, after = clause.check(case, CAMPAIGN), clause.check(hide(case, top), CAMPAIGN)
    if before is None or before.outcome is not Outcome.HOLDS:
        assert after is None or after.outcome is not Outcome.HOLDS


def test_illegible_documents_never_reject():
    """A poor photograph is sent again or looked at by a person, whatever the clauses' consequences."""
    form_holds = tuple(clause for clause in EVERY if clause.kind not in FORM_ALONE)
    dark = Reading(DARK, Field(), an_empty_receipt("illegible"))
    for readings in ((dark,), (a_reading(document=a_document(problem="corrupt")),), (dark, dark)):
        assert Decision.RESUBMIT is judge_case(a_case(*readings), a_campaign(*form_holds)).decision
