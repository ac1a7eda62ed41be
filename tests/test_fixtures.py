"""The fixtures are what they say: numbers pass their check digits, days are in order, values stand where the truths say.

The world's own sums are proved where sales are made (tests/world); here the files that everybody gets are looked at.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from stdnum import iban as iban_number
from world.check import problems

from verify.contract import parse_claim, parse_claim_truth

FIXTURES = Path(__file__).parent.parent / "fixtures" / "receipts"
DOCUMENTS = sorted(FIXTURES.rglob("*.truth.json"))
LABELLED = [path for path in DOCUMENTS if "claims" not in path.parts]
CLAIMS = sorted((FIXTURES / "claims").glob("*/*/claim.json"))
MOST_BYTES = 25_000_000
"""What a clone may cost."""


def _json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_bytes())
    return content


def _name(path: Path) -> str:
    return str(path.relative_to(FIXTURES)).removesuffix(".truth.json")


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_every_truth_is_consistent(path: Path) -> None:
    """Numbers pass their check digits, days are in order, values stand on the page, and the document lies beside."""
    assert [] == list(problems(_json(path)))
    assert path.with_name(path.name.removesuffix(".truth.json")).exists()
    assert (path in LABELLED) == ("condition" in _json(path))


def test_the_splits_share_no_layout_typeface_or_shop() -> None:
    """What `held` shows, `tune` has never shown."""
    for key in ("layout", "typeface"):
        shown = {
            split: {_json(path).get(key) for path in LABELLED if split in path.parts} for split in ("tune", "held")
        }
        assert set() == shown["tune"] & shown["held"] - {None, ""}
    shops = {
        split: {_json(path)["fields"].get("legal_name") for path in LABELLED if split in path.parts}
        for split in ("tune", "held")
    }
    assert set() == shops["tune"] & shops["held"] - {None}


def test_every_language_and_kind_is_there() -> None:
    """Eleven languages, and every kind of document that the contract names."""
    truths = [_json(path) for path in DOCUMENTS]
    assert {"ro", "fi", "sv", "no", "da", "de", "fr", "it", "es", "nl", "en"} <= {one.get("language") for one in truths}
    assert {"receipt", "invoice", "order_confirmation", "label", "serial_photo", "credit_note", "other"} <= {
        one["kind"] for one in truths
    }


def test_the_readme_names_every_document_and_claim() -> None:
    """Nothing lies there without a reason."""
    readme = (FIXTURES / "README.md").read_text()
    assert [] == [name for name in map(_name, LABELLED) if f"`{name}`" not in readme]
    claims = [f"claims/{path.parent.parent.name}/{path.parent.name}" for path in CLAIMS]
    assert [] == [name for name in claims if f"`{name}`" not in readme]


def test_every_condition_has_a_floor() -> None:
    """No folder is read without anybody asking how well."""
    floors = tomllib.loads((FIXTURES / "floors.toml").read_text())
    folders = {(path.parent.parent.name, path.parent.name) for path in FIXTURES.glob("*/*/dataset.toml")}
    assert folders == {(split, name) for split in ("tune", "held") for name in floors[split]}


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.parent.name)
def test_every_claim_is_one(path: Path) -> None:
    """The product reads each claim and its truth, its documents are there, and its id is its folder's name."""
    claim, truth = parse_claim(path.read_bytes()), parse_claim_truth(path.with_name("truth.json").read_bytes())
    assert all((path.parent / document.path).exists() for document in claim.documents)
    assert (path.parent.name, path.parent.parent.name) == (claim.id, claim.campaign)
    assert truth.decision in truth.acceptable_decisions
    assert truth.decision == "accept" or "accept" not in truth.acceptable_decisions


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.parent.name)
def test_an_account_is_valid_unless_the_claim_is_about_that(path: Path) -> None:
    """Only the claims made for it have a mistyped IBAN."""
    account = _json(path)["claimant"].get("bank_account") or {}
    if "iban" in account:
        assert ("account-mistyped" in path.parent.name) != iban_number.is_valid(account["iban"])


def test_every_claimant_has_an_account_of_their_own() -> None:
    """No two claims share an account: a store that judges them all counts each alone."""
    accounts = Counter(json.dumps(_json(path)["claimant"].get("bank_account"), sort_keys=True) for path in CLAIMS)
    assert [] == [account for account, count in accounts.items() if count > 1]


def test_every_decision_is_there_and_honest_claims_are_the_majority() -> None:
    """The claims of each campaign show all four answers, accept most often."""
    decisions = Counter((path.parent.parent.name, _json(path.with_name("truth.json"))["decision"]) for path in CLAIMS)
    for campaign in {name for name, _ in decisions}:
        counts = {decision: count for (name, decision), count in decisions.items() if name == campaign}
        assert {"accept", "review", "resubmit", "reject"} == set(counts)
        assert counts["accept"] > sum(counts.values()) / 2


def test_the_fixtures_stay_small() -> None:
    """A clone is not made heavy by pictures."""
    assert sum(path.stat().st_size for path in FIXTURES.rglob("*") if path.is_file()) <= MOST_BYTES
