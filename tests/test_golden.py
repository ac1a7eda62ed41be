"""Goldens: stored documents give stored readings, stored readings give stored verdicts, byte for byte, without engines.

`scripts/regolden.py` makes them; a change of one is read by a second person.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from verify.codec import decode, encode
from verify.contract import parse_claim
from verify.document import Document
from verify.extract.assemble import extract_reading
from verify.judge.campaign_file import load_campaign
from verify.judge.decide import judge_case
from verify.pipeline import recall_nothing
from verify.receipt import Reading
from verify.verdict import Verdict

ROOT = Path(__file__).parent
CASES = sorted((ROOT / "golden").iterdir())


def stored(kind, folder, pattern):
    """The records of `kind` that a golden holds, in order."""
    return tuple(decode(kind, path.read_bytes()) for path in sorted(folder.glob(pattern)))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_document_says_what_it_said(folder):
    """The stored document is read as before."""
    read = tuple(encode(extract_reading(one)) for one in stored(Document, folder, "document-*.json"))
    assert tuple(encode(one) for one in stored(Reading, folder, "reading-*.json")) == read


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_case_is_judged_as_it_was(folder):
    """The stored readings are judged as before; only the campaign's digest may move with its words."""
    (claim_file,) = (ROOT.parent / "fixtures/receipts/claims").glob(f"*/{folder.name}/claim.json")
    claim = parse_claim(claim_file.read_bytes())
    (expected,) = stored(Verdict, folder, "verdict.json")

    readings = stored(Reading, folder, "reading-*.json")
    verdict = judge_case(recall_nothing(claim, readings, claim.submitted_at), load_campaign(claim.campaign))

    assert encode(expected) == encode(replace(verdict, campaign_digest=expected.campaign_digest))


def test_every_decision_has_a_golden():
    """Accept, review, resubmit and reject each stand in one."""
    decisions = {stored(Verdict, folder, "verdict.json")[0].decision.value for folder in CASES}
    assert {"accept", "review", "resubmit", "reject"} == decisions
