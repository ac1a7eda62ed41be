"""The fixtures against their floors, with the real engines: documents field by field, claims by their decision.

Everything is read once, as `verify bench` reads it. *Wrong* and *missing* are counted apart, and one number has no
tolerance: no claim is accepted that must not be. A floor rises in the commit that earned it and falls only with a sentence
(``fixtures/receipts/floors.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from verify.bench.datasets import load_dataset
from verify.bench.decisions import by_campaign
from verify.bench.measure import Setup, measure_dataset
from verify.bench.run import ClaimResult, FieldScore, Run
from verify.config import load_settings
from verify.run.executor import Processes
from verify.wiring import make_reader

pytestmark = pytest.mark.corpus

FIXTURES = Path(__file__).parent.parent / "fixtures" / "receipts"
FLOORS = tomllib.loads((FIXTURES / "floors.toml").read_text())
CONDITIONS = [(split, condition) for split in ("tune", "held") for condition in FLOORS[split]]


@pytest.fixture(scope="module")
def run() -> Run:
    """Every document read and every claim judged, by the reader that the commands use at its default settings."""
    settings = load_settings()
    executor = Processes(settings.workers, timeout_seconds=settings.timeout_seconds)
    return measure_dataset(
        load_dataset(FIXTURES),
        executor,
        partial(make_reader, settings),
        setup=Setup("pytest"),
        on_result=lambda: None,
    )


def _told(scores: Iterable[FieldScore]) -> str:
    """What went wrong, one line each: the message of a broken floor."""
    return "\n".join(f"{s.outcome:8}{s.field:20}{s.expected!r} read {s.read!r}" for s in scores if s.outcome != "right")


def _reasons(claims: Iterable[ClaimResult]) -> str:
    """Which claims were not decided as their truth allows."""
    return "\n".join(f"{c.claim}: {c.expected}, decided {c.decided}" for c in claims if not c.is_acceptable)


def test_everything_is_read_and_judged(run: Run) -> None:
    """No document and no claim fails, whatever was done to it."""
    assert () == run.failures


@pytest.mark.parametrize(("split", "condition"), CONDITIONS, ids="-".join)
def test_every_condition_keeps_its_floor(split: str, condition: str, run: Run) -> None:
    """Of the fields of a condition at least so many are read rightly, and at most so many wrongly."""
    floor = FLOORS[split][condition]
    documents = [one for one in run.documents if one.document.startswith(f"{split}/{condition}/")]
    scores = [score for document in documents for score in document.scores]
    outcomes = [score.outcome for score in scores]
    assert floor["least_right"] <= outcomes.count("right"), _told(scores)
    assert floor["most_wrong"] >= outcomes.count("wrong"), _told(scores)


def test_what_nobody_can_read_is_seldom_told(run: Run) -> None:
    """Of values that a person cannot read at most so many are told wrongly: silence, or what the ink still says."""
    told = [score for document in run.documents for score in document.scores if score.illegible]
    assert FLOORS["unreadable"]["most_wrong"] >= sum(score.outcome == "wrong" for score in told), _told(told)


def test_no_claim_is_accepted_that_must_not_be(run: Run) -> None:
    """A wrongly accepted claim costs money."""
    assert [] == [one.claim for one in run.claims if one.is_false_accept]


@pytest.mark.parametrize("campaign", FLOORS["claims"])
def test_every_campaign_keeps_its_floor(campaign: str, run: Run) -> None:
    """At least so many claims are decided exactly so, so many as the truth allows, and so many traps found."""
    floor, claims = FLOORS["claims"][campaign], [one for one in run.claims if one.campaign == campaign]
    tally = by_campaign(claims)[campaign]
    assert floor["least_right"] <= tally.right, _reasons(claims)
    assert floor["least_acceptable"] <= tally.acceptable, _reasons(claims)
    assert floor["least_traps_found"] <= tally.traps_found, _reasons(claims)
    assert floor["most_false_rejects"] >= tally.false_rejects, _reasons(claims)


def test_amounts_and_days_are_as_reckoned_by_hand(run: Run) -> None:
    """Where the decision is the expected one, the amount is exact, and so is each day that the truth names."""
    scores = [score for claim in run.claims if claim.is_right for score in claim.scores]
    assert [] == [score for score in scores if score.outcome != "right"]
    assert scores
