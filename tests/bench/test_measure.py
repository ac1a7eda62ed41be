"""Laws of measuring: what a run records, with engines that see what a test says."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial

from doubles import RECEIPT, Raising, Seeing, a_picture

from verify.bench.datasets import load_dataset
from verify.bench.machine import peer_versions
from verify.bench.measure import Setup, measure_dataset
from verify.bench.results import NO_DAMAGE, judged_claim, known_document
from verify.bench.run import ClaimResult
from verify.errors import EngineError
from verify.pipeline import Reader
from verify.receipt import Money
from verify.run.executor import Serial
from verify.truth import ClaimTruth, KnownDamage, Truth
from verify.verdict import Decision, Verdict

SEEING = partial(Reader, Seeing(RECEIPT))
CLAIM = {
    "schema": "claim/1", "id": "C-1", "campaign": "microsoft-moneyback-nordic", "submitted_at": "2019-02-20T10:15:00+02:00",
    "claimant": {"kind": "person", "name": "Aino Esimerkki", "address": {"country": "FI"}},
    "purchase": {"retailer": "Esimerkki Kodinkoneet", "date": "2019-02-01", "country": "FI"},
    "products": [{"name": "Surface Pro 6"}], "documents": [{"path": "receipt.png", "kind": "receipt"}],
}  # fmt: skip


def put(folder, name="receipt.png", **beside):
    """A picture, and files of JSON beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(a_picture(name).data)
    for key, plain in beside.items():
        path = folder / (f"{name}.truth.json" if key == "label" else f"{key}.json")
        path.write_text(json.dumps(plain))


def put_claim(folder, claim=CLAIM, **truth):
    """A claim folder of one document."""
    put(folder, claim=claim, truth={"schema": "claim-truth/1", "decision": "accept", **truth})


def label(**truth):
    """A truth file."""
    return {"schema": "truth/1", "kind": "receipt", **truth}


def measured(folder, make_reader=SEEING, **setup):
    """The run over what lies in `folder`, and how often progress was told."""
    told = []
    run = measure_dataset(
        load_dataset(folder),
        Serial(attempts=1),
        make_reader,
        setup=Setup("verify bench", **setup),
        on_result=lambda: told.append(1),
    )
    return run, len(told)


def test_a_document_is_scored_against_its_truth(tmp_path):
    """Its record has labels, scores, lines, time, pages and memory, and is called by its path in the set."""
    put(
        tmp_path / "thermal", label=label(language="fi", fields={"total": "1299.00"}, lines=list(RECEIPT), legible=True)
    )

    run, told = measured(tmp_path, engine="seeing", seed=7)
    (document,) = run.documents

    assert ("thermal/receipt.png", "receipt", "fi", "thermal") == (
        document.document, document.kind, document.language, document.condition,
    )  # fmt: skip
    assert "right" == {score.field: score.outcome for score in document.scores}["total"]
    assert (0, 1, True) == (document.lines.edits, document.pages, document.legible)
    assert [(600, 800, 0)] == [(page.width_px, page.height_px, page.turn) for page in document.seen]
    assert {"load", "ocr", "extract"} <= set(document.seconds)
    assert document.peak_bytes > 10_000_000
    assert (1, "seeing", 7, 1) == (told, run.engine, run.seed, run.population)
    assert ("1", True) == (run.made_by["seeing"], "numpy" in run.made_by)


def test_documents_without_truth_have_no_scores(tmp_path):
    """They are read for time, failures and legibility."""
    put(tmp_path)

    (document,) = measured(tmp_path)[0].documents

    assert (False, (), 1) == (document.labelled, document.scores, document.pages)
    assert document.state is not None


def test_a_failure_is_recorded_and_the_rest_is_read(tmp_path):
    """What an engine's trouble costs is its document's record, no more."""
    put(tmp_path, label=label(language="fi"))
    put_claim(tmp_path / "claim")

    run, told = measured(tmp_path, partial(Reader, Raising(EngineError("crashed", hint="none"))))

    assert [("claim", True), ("receipt.png", True)] == sorted((path, "crashed" in why) for path, why in run.failures)
    assert ("fi", ()) == (run.documents[0].language, run.documents[0].scores)
    assert 2 == told


def test_a_claim_is_judged_and_its_documents_are_read_once(tmp_path):
    """Its record has the decision, what failed and its findings; its documents are records too."""
    put_claim(tmp_path / "nordic" / "C-1", scenario="late", acceptable_decisions=["review"], must_fail=["99"])

    run, _ = measured(tmp_path)
    (claim,), (document,) = run.claims, run.documents

    assert ("nordic/C-1", "C-1", "late", ("nordic/C-1/receipt.png",)) == (
        claim.claim, claim.claim_id, claim.scenario, claim.documents,
    )  # fmt: skip
    assert claim.documents == (document.document,)
    assert claim.decided in {"accept", "review", "resubmit", "reject"}
    assert 0.0 <= claim.confidence <= 1.0
    assert all(one.outcome != "holds" for one in claim.findings)
    assert not claim.lacks_earlier


def test_amount_and_days_count_where_the_decision_is_the_expected_one():
    """160 is 160.00; a day that is not told is missing, one that the truth rules out is right when it is not told."""
    verdict = replace(a_verdict(), decision=Decision.ACCEPT, amount=Money(Decimal(160), "GBP"))
    truth = ClaimTruth("accept", amount={"amount": "160.00", "currency": "GBP"}, deadlines={"pay_by": "2019-07-18", "answer_by": None})  # fmt: skip
    known = ClaimResult("a", "A", "c", "accept")

    accepted = judged_claim(known, verdict, truth, seconds=0.1)
    rejected = judged_claim(known, replace(verdict, decision=Decision.REJECT), truth, seconds=0.1)

    assert {"amount": "right", "pay_by": "missing", "answer_by": "right"} == {
        score.field: score.outcome for score in accepted.scores
    }
    assert () == rejected.scores


def a_verdict():
    """An answer without findings."""
    moment = datetime(2019, 2, 20, tzinfo=UTC)
    return Verdict("A", moment, "c", "sha256:0", Decision.ACCEPT, 0.99, None, ())


def test_claims_whose_earlier_ones_are_not_in_the_run_are_marked(tmp_path):
    """A truth with earlier claims is judged and marked; an answer to a claim that is not there cannot be judged at all."""
    put_claim(tmp_path / "a", earlier=["C-0"])
    put_claim(tmp_path / "b", {**CLAIM, "id": "C-2", "answers": {"claim_id": "C-0"}})

    first, second = measured(tmp_path)[0].claims

    assert (True, True) == (first.lacks_earlier, second.lacks_earlier)
    assert (None, None) == (second.decided, second.failure)
    assert first.decided is not None


def test_claims_are_judged_in_the_order_of_their_submission(tmp_path):
    """The later of two claims on one purchase meets the earlier one, whichever folder comes first."""
    put_claim(tmp_path / "a", {**CLAIM, "id": "C-late", "submitted_at": "2019-03-05T10:00:00+02:00"}, earlier=["C-1"])
    put_claim(tmp_path / "b")

    late, first = measured(tmp_path)[0].claims

    assert (False, False) == (late.lacks_earlier, first.lacks_earlier)
    assert "claimed-once" in {one.clause for one in late.findings}
    assert "claimed-once" not in {one.clause for one in first.findings}


def test_the_worst_damage_names_a_document_s_damage():
    """Of several the most severe counts; a truth that names none says so, one that is silent says nothing."""
    damages = (KnownDamage("blur", 0.2), KnownDamage("glare", 0.7))

    assert ("glare", 0.7) == _damage(Truth("receipt", damages=damages))
    assert (NO_DAMAGE, None) == _damage(Truth("receipt", damages=()))
    assert (None, None) == _damage(Truth("receipt"))


def _damage(truth):
    known = known_document("a.jpg", truth)
    return known.damage, known.severity


def test_versions_name_the_program_and_its_peers():
    """A run can be repeated: everything it stood on has its version."""
    assert {"verify", "onnxruntime", "zxing-cpp", "opencv-python"} <= set(peer_versions())
