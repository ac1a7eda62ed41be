"""A verdict and a reading as text."""

from io import StringIO

from builders import a_claim, a_document, a_field, a_label, a_reading, a_receipt

from verify.claim import ClaimDocument
from verify.report.text import print_reading, verdict_text
from verify.report.wording import DECISIONS, by_weight, clean, per_cent, sign_of
from verify.verdict import Decision, Finding, NextStep, Outcome, Verdict

SUPPLIED = Finding("retailer-listed", "1.1", Outcome.UNKNOWN, "review", "unsupplied", message="no list")
BLURRED = Finding("purchase-date", "2", Outcome.UNKNOWN, "resubmit", "illegible", message="blurred")
LATE = Finding("claim-window", "3.1", Outcome.FAILS, "reject", None, "2019-02-01", "2019-02-02", "day 15 to 45", 0.9)
NAMED = Finding("product", "1.1", Outcome.HOLDS, "reject", None, "Surface Pro 6", "Surface Pro 6", None, 0.99)


def a_verdict(**values):
    """A rejection with a finding of each kind."""
    claim = a_claim()
    whole = {
        "claim_id": claim.id, "judged_at": claim.submitted_at, "campaign_id": "test", "campaign_digest": "sha256:0",
        "decision": Decision.REJECT, "confidence": 0.987, "amount": None, "findings": (SUPPLIED, NAMED, BLURRED, LATE),
    }  # fmt: skip
    return Verdict(**(whole | values))


def test_rows_side_by_side():
    """Claimed, read and expected stand in one row, with clause, ref, icon and word."""
    row = next(
        line for line in verdict_text(a_verdict(), a_claim(), (a_reading(),)).splitlines() if "claim-window" in line
    )
    assert "✗ fails claim-window 3.1 2019-02-01 2019-02-02 day 15 to 45" == " ".join(row.split())


def test_what_weighs_most_stands_first():
    """What fails stands before what is unknown, that before what holds, what blocks nothing last."""
    findings = a_verdict().findings
    assert [LATE, BLURRED, NAMED, SUPPLIED] == [findings[index] for index in by_weight(findings)]


def test_never_colour_alone():
    """Every outcome and decision has an icon and a word of its own, and plain text holds no escape."""
    signs = [sign_of(finding) for finding in (LATE, BLURRED, NAMED, SUPPLIED)]
    assert 4 == len({(sign.icon, sign.word) for sign in signs})
    assert set(Decision) == set(DECISIONS)
    assert "\x1b" not in verdict_text(a_verdict(), a_claim(), (a_reading(),))


def test_next_steps():
    """What the claimant has to do is told with the document it is about."""
    verdict = a_verdict(decision=Decision.RESUBMIT, next_steps=(NextStep("receipt.jpg", "Photograph it again."),))
    text = verdict_text(verdict, a_claim(), (a_reading(),))
    assert "↻ RESUBMIT" in text
    assert "• receipt.jpg: Photograph it again." in text


def test_a_long_request_is_indented():
    """Lines after the first stand behind the bullet."""
    step = NextStep("receipt.jpg", "Photograph it again, " + "closer and " * 20 + "still.")
    lines = verdict_text(a_verdict(next_steps=(step,)), a_claim(), (a_reading(),)).splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("  • receipt.jpg: "))
    assert lines[first + 1].startswith("    closer")


def test_documents_steer_nothing():
    """Text from a document is shown, not obeyed: no escape, no markup."""
    receipt = a_receipt(retailer="\x1b]0;title\x07[bold red]Shop[/] :smile:")
    file = StringIO()
    print_reading(a_reading(receipt), file=file)
    assert "]0;title [bold red]Shop[/] :smile:" in file.getvalue()
    assert "\x1b" not in file.getvalue()
    assert "a b" == clean("a\nb")


def test_unreadable_document():
    """A document that cannot be opened says why."""
    claim = a_claim(documents=(ClaimDocument("locked.pdf"),))
    text = verdict_text(a_verdict(), claim, (a_reading(document=a_document("locked.pdf", problem="encrypted")),))
    assert "locked.pdf  not recognised, 0 pages, ✗ illegible (encrypted)" in text


def test_label():
    """A label's fields, sureness and other candidates stand in its rows."""
    file = StringIO()
    print_reading(a_reading(a_label(model=a_field(("1796", 0.9), ("1798", 0.05)))), file=file)
    row = next(line for line in file.getvalue().splitlines() if "model" in line)
    assert ["model", "1796", "1796", "90", "%", "1798"] == row.split()


def test_per_cent():
    """A probability is told with three digits at most, and only certainty is a hundred."""
    assert ("99.9 %", "100 %", "0 %") == (per_cent(0.999), per_cent(1.0), per_cent(0.0))
