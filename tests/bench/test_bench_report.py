"""Laws of a run's Markdown and of its files."""

from verify.bench.report import file_name, save_report
from verify.bench.report_markdown import markdown_report
from verify.bench.run import ClaimResult, DocumentResult, FieldScore, Run, parse_run

RIGHT = FieldScore("total", "right", "12.90", "12.90", 0.9)
WRONG = FieldScore("total", "wrong", "12.90", "1.90", 0.4)


def a_run(**values):
    """Two documents read, one failed."""
    documents = (
        DocumentResult("a.jpg", (RIGHT,), {"ocr": 1.0}, 1),
        DocumentResult("b.jpg", (WRONG,), {"ocr": 4.0}, 2),
        DocumentResult("c.jpg", failure="the engine crashed"),
    )
    whole = {
        "dataset": "sample",
        "command": "verify bench sample",
        "machine": {},
        "made_by": {},
        "documents": documents,
    }
    return Run(**(whole | values))


def test_failures_stand_beside_successes():
    """The section names how many documents failed, and counts wrong apart from not found."""
    section = markdown_report((a_run(),))

    assert "3 documents, 1 failed" in section
    assert "| total | 2 | 1 | 1 | 0 |" in section


def test_seconds_are_per_page():
    """A two-page document's seconds count once a page."""
    assert "| ocr | 1.500 | 1.950 |" in markdown_report((a_run(),))


def test_false_accepts_are_named():
    """Decisions are told with false accepts first, and each wrong one by its claim."""
    claims = (ClaimResult("claims/1", "C-1", "test", "reject", decided="accept"),)
    section = markdown_report((a_run(claims=claims),))

    assert "Of 1 claims: false accepts 1" in section
    assert "`claims/1`: expected reject, decided accept" in section


def test_what_moved():
    """Beside an earlier run stands how many documents were mended and broken."""
    earlier = a_run(documents=(DocumentResult("a.jpg", (WRONG,)), DocumentResult("b.jpg", (WRONG,))))

    assert "| total | 0.000 | 0.500 | 1 | 0 | 1 |" in markdown_report((a_run(),), last=earlier)


def test_files(tmp_path):
    """Page, Markdown and the run's file lie side by side, one file an engine; the file gives the run back."""
    runs = (a_run(engine="one"), a_run(engine="two"))
    save_report(runs, tmp_path)

    assert ["sample-one.json", "sample-two.json", "sample.html", "sample.md"] == sorted(
        path.name for path in tmp_path.iterdir()
    )
    assert runs[0] == parse_run((tmp_path / "sample-one.json").read_bytes())


def test_file_names_stay_in_their_folder():
    """Whatever a dataset calls itself, its files stay in the folder."""
    assert all("/" not in file_name(name) and file_name(name) for name in ("../etc/x", "..", "a/b", ""))
