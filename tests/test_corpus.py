"""The fixtures against their floors, with the real engines: documents field by field, claims by their decision.

*Wrong* and *missing* are counted apart, and one number has no tolerance: no claim is accepted that must not be.
A floor rises in the commit that earned it and falls only with a sentence (``fixtures/receipts/floors.toml``).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verify.bench.datasets import load_dataset
from verify.bench.run import FieldScore
from verify.bench.score import score_reading
from verify.config import load_settings
from verify.contract import parse_claim
from verify.judge.campaign_file import load_campaign
from verify.pipeline import Reader, load_source, verify_claim
from verify.receipt import Money
from verify.verdict import Decision, Outcome, Verdict
from verify.wiring import make_reader

pytestmark = pytest.mark.corpus

FIXTURES = Path(__file__).parent.parent / "fixtures" / "receipts"
FLOORS = tomllib.loads((FIXTURES / "floors.toml").read_text())
CONDITIONS = sorted(path.parent for path in FIXTURES.glob("*/*/dataset.toml"))
CLAIMS = sorted(path.parent for path in (FIXTURES / "claims").glob("*/*/claim.json"))
CAMPAIGNS = sorted({folder.parent.name for folder in CLAIMS})


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader that the commands use, at its default settings."""
    return make_reader(load_settings())


@pytest.fixture(scope="module")
def verdict_of(reader: Reader) -> Callable[[Path], Verdict]:
    """Folder to verdict, each claim judged once."""

    @cache
    def judged(folder: Path) -> Verdict:
        claim = parse_claim((folder / "claim.json").read_bytes())
        sources = tuple(load_source(folder / document.path, document.path) for document in claim.documents)
        return verify_claim(claim, sources, load_campaign(claim.campaign), reader)

    return judged


def _truth(folder: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((folder / "truth.json").read_bytes())
    return truth


def _told(scores: list[FieldScore]) -> str:
    """What went wrong, one line each: the message of a broken floor."""
    return "\n".join(f"{s.outcome:8}{s.field:20}{s.expected!r} read {s.read!r}" for s in scores if s.outcome != "right")


@pytest.mark.parametrize("folder", CONDITIONS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_every_condition_keeps_its_floor(folder: Path, reader: Reader) -> None:
    """Of the fields of a condition at least so many are read rightly, and at most so many wrongly."""
    floor = FLOORS[folder.parent.name][folder.name]
    scores = [
        score
        for document in load_dataset(folder).documents
        for score in score_reading(reader.read(load_source(document.path)), document.truth)
    ]
    outcomes = [score.outcome for score in scores]
    assert floor["least_right"] <= outcomes.count("right"), _told(scores)
    assert floor["most_wrong"] >= outcomes.count("wrong"), _told(scores)


@pytest.mark.parametrize(
    "folder", [one for one in CONDITIONS if one.name == "box-label"], ids=lambda one: one.parent.name
)
def test_what_cannot_be_decoded_is_still_located(folder: Path, reader: Reader) -> None:
    """A barcode nobody can read is an entry without text: otherwise a label would look complete."""
    for document in load_dataset(folder).documents:
        reading = reader.read(load_source(document.path))
        unread = sum(barcode.text is None for barcode in reading.document.barcodes)
        assert (document.path.name, document.truth.barcodes_unreadable or 0) == (document.path.name, unread)


@pytest.mark.parametrize("folder", CLAIMS, ids=lambda folder: folder.name)
def test_every_claim_is_decided_as_its_truth_allows(folder: Path, verdict_of: Callable[[Path], Verdict]) -> None:
    """The decision is acceptable, and each clause that has to fail fails."""
    verdict, truth = verdict_of(folder), _truth(folder)
    failed = {ref for f in verdict.findings if f.outcome is Outcome.FAILS for ref in f.ref.split(", ")}
    assert verdict.decision in truth["acceptable_decisions"], [
        (f.ref, f.clause, f.outcome, f.reason, f.message) for f in verdict.findings
    ]
    assert set(truth["must_fail"]) <= failed


@pytest.mark.parametrize("folder", CLAIMS, ids=lambda folder: folder.name)
def test_amounts_and_days_are_as_reckoned_by_hand(folder: Path, verdict_of: Callable[[Path], Verdict]) -> None:
    """Where the decision is the expected one, the amount is exact, and so is each day that the truth names."""
    verdict, truth = verdict_of(folder), _truth(folder)
    if verdict.decision != truth["decision"]:
        pytest.skip(f"decided {verdict.decision}: the amount and the days of {truth['decision']} do not apply")
    if "amount" in truth:
        expected = Money(Decimal(truth["amount"]["amount"]), truth["amount"]["currency"])
        assert expected == verdict.amount
    for name, day in truth.get("deadlines", {}).items():
        assert (name, day) == (name, str(getattr(verdict.deadlines, name)))


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_every_campaign_keeps_its_floor(campaign: str, verdict_of: Callable[[Path], Verdict]) -> None:
    """At least so many claims get exactly the expected decision, and none is accepted that must not be."""
    floor = FLOORS["claims"][campaign]
    decided = [(verdict_of(folder).decision, _truth(folder)) for folder in CLAIMS if folder.parent.name == campaign]
    exact = sum(decision == truth["decision"] for decision, truth in decided)
    wrong = sum(decision not in truth["acceptable_decisions"] for decision, truth in decided)
    false_accepts = sum(decision is Decision.ACCEPT and truth["decision"] != "accept" for decision, truth in decided)
    assert floor["least_right"] <= exact
    assert floor["most_wrong"] >= wrong
    assert floor["most_false_accepts"] >= false_accepts
    assert floor["most_false_accepts"] == 0
