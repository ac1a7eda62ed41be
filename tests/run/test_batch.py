"""Documents read in any order, claims judged in input order, one line each."""

import json
from dataclasses import dataclass

import pytest
from builders import a_campaign, a_claim
from doubles import RECEIPT, Raising, Seeing, a_picture

from verify.claim import Answer, ClaimDocument
from verify.errors import CampaignError, ClaimError, ConfigError, EngineError
from verify.pipeline import Reader
from verify.run.batch import judge_entries, make_worker, skip_written
from verify.run.executor import Serial
from verify.run.output import Written
from verify.run.source import Entry


@dataclass(frozen=True)
class Backwards:
    """An executor that finishes the last job first."""

    def run(self, factory, jobs):
        """The outcomes, last first."""
        return reversed(list(Serial().run(factory, jobs)))


def seeing():
    """A worker that reads the same receipt on every picture."""
    return make_worker(Reader(Seeing(RECEIPT)))


def failing():
    """A worker whose engine is in trouble."""
    return make_worker(Reader(Raising(EngineError("wires cut", hint="solder them"))))


def an_entry(folder, claim_id, *documents, **values):
    """A claim in `folder`, its documents there unless they are called so."""
    for name in documents:
        if not name.startswith("missing"):
            (folder / name).write_bytes(a_picture().data)
    claim = a_claim(id=claim_id, documents=tuple(ClaimDocument(name, "receipt") for name in documents), **values)
    return Entry(f"claims.jsonl:{claim_id}", folder, claim, claim_id)


SERIAL = Serial()


def lines(entries, *, executor=SERIAL, factory=seeing, campaign_of=lambda _: a_campaign()):
    """(claim, decision or code) of each line."""
    judged = judge_entries(entries, campaign_of=campaign_of, executor=executor, factory=factory)
    told = [json.loads(json.dumps(one.line)) for one in judged]
    return [(line["claim_id"], line.get("decision") or line["error"]["code"]) for line in told]


@pytest.mark.parametrize("executor", [Serial(), Backwards()])
def test_input_order(tmp_path, executor):
    """Lines stand in input order, whichever document was read first."""
    entries = [an_entry(tmp_path, f"C-{number}", f"{number}.png", f"{number}b.png") for number in range(3)]
    entries.insert(1, an_entry(tmp_path, "C-none"))
    assert ["C-0", "C-none", "C-1", "C-2"] == [claim_id for claim_id, _ in lines(entries, executor=executor)]


def test_every_claim_has_its_line(tmp_path):
    """What cannot be judged has a failure in its place, and costs no other claim anything."""

    def campaign_of(name):
        if name == "unknown":
            raise CampaignError("unknown: no such campaign", hint="none")
        return a_campaign()

    entries = [
        Entry("claims.jsonl:1", tmp_path, ClaimError("claims.jsonl:1: not JSON"), None),
        an_entry(tmp_path, "C-1", "a.png"),
        an_entry(tmp_path, "C-2", "b.png", "missing.png"),
        an_entry(tmp_path, "C-3", "c.png", campaign="unknown"),
        an_entry(tmp_path, "C-4", "d.png", answers=Answer("C-1")),
        an_entry(tmp_path, "C-5"),
    ]
    found = lines(entries, campaign_of=campaign_of)
    decision = found[1][1]
    assert [
        (None, "claim-error"),
        ("C-1", decision),
        ("C-2", "document-not-there"),
        ("C-3", "campaign-error"),
        ("C-4", "config-error"),
    ] == found[:5]
    assert decision in {"accept", "review", "resubmit", "reject"}
    assert found[5][1] in {"accept", "review", "resubmit", "reject"}


def test_engine_trouble(tmp_path):
    """A claim whose document no engine could read fails alone, after several attempts."""
    assert [("C-1", "engine-error")] == lines([an_entry(tmp_path, "C-1", "a.png")], factory=failing)


def test_a_document_that_cannot_be_opened(tmp_path):
    """An encrypted or broken document inside a claim is no failure: the claim is judged without it."""
    entry = an_entry(tmp_path, "C-1", "a.png")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    ((_, decision),) = lines([entry])
    assert decision in {"review", "resubmit"}


def test_a_defect_in_a_clause(tmp_path):
    """A clause that crashes is its claim's failure, and the batch goes on."""

    @dataclass(frozen=True)
    class Crashing:
        kind, ref, consequence, says = "crashing", "1", "reject", ""

        def check(self, _case, _campaign):
            raise ZeroDivisionError

    campaigns = {"bad": a_campaign(Crashing()), "test": a_campaign()}
    entries = [an_entry(tmp_path, "C-1", "a.png", campaign="bad"), an_entry(tmp_path, "C-2", "b.png")]
    found = lines(entries, campaign_of=campaigns.__getitem__)
    assert ("C-1", "engine-error") == found[0]
    assert found[1][1] != "engine-error"


def test_same_line_beside_others(tmp_path):
    """What else is in the batch changes no line."""
    alone = lines([an_entry(tmp_path, "C-1", "a.png")])
    beside = lines([an_entry(tmp_path, "C-0", "z.png"), an_entry(tmp_path, "C-1", "a.png")])
    assert alone == beside[1:]


def test_seconds(tmp_path):
    """A line names the seconds of each stage, judging included."""
    judged = judge_entries(
        [an_entry(tmp_path, "C-1", "a.png")], campaign_of=lambda _: a_campaign(), executor=Serial(), factory=seeing
    )
    assert {"load", "ocr", "judge"} <= next(judged).line["seconds"].keys()


def test_skip_written(tmp_path):
    """A run goes on behind the lines that are there."""
    entries = [an_entry(tmp_path, f"C-{number}") for number in range(3)]
    assert entries[2:] == list(skip_written(entries, (Written("C-0", "accept"), Written("C-1", "failure"))))


@pytest.mark.parametrize(
    "written", [(Written("C-9", "accept"),), tuple(Written(one, "accept") for one in ("C-0", "C-1", "C-2"))]
)
def test_another_source(tmp_path, written):
    """A file of lines about other claims is not continued."""
    entries = [an_entry(tmp_path, "C-0"), an_entry(tmp_path, "C-1")]
    with pytest.raises(ConfigError, match="the output is about claim"):
        list(skip_written(entries, written))
