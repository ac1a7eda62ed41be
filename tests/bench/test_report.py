"""Laws of the report."""

import json

from verify.bench.report import DocumentResult, Report, report_json, report_markdown
from verify.bench.run import FieldScore

RIGHT = FieldScore("total", "right", "12.90", "12.90", 0.9)
WRONG = FieldScore("total", "wrong", "12.90", "1.90", 0.4)


def a_report():
    """Two documents read, one failed."""
    results = (
        DocumentResult("a.jpg", (RIGHT,), (("ocr", 1.0),), 1),
        DocumentResult("b.jpg", (WRONG,), (("ocr", 4.0),), 2),
        DocumentResult("c.jpg", (), failure="the engine crashed"),
    )
    return Report("sample", "verify bench sample", (("verify", "0"),), results)


def test_failures_stand_beside_successes():
    """The page names how many documents failed, and counts wrong apart from missing."""
    page = report_markdown(a_report())

    assert "3 documents, 1 failed" in page
    assert "| total | 2 | 1 | 1 | 0 |" in page


def test_seconds_are_per_page():
    """A two-page document's seconds count once a page."""
    assert "| ocr | 1.500 | 1.950 |" in report_markdown(a_report())


def test_the_file_holds_every_document():
    """The JSON keeps each document's scores and failures."""
    body = json.loads(report_json(a_report()))

    assert ["a.jpg", "b.jpg", "c.jpg"] == [one["document"] for one in body["documents"]]
    assert body["documents"][2]["failure"] == "the engine crashed"
