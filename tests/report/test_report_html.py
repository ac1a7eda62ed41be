"""A verdict, readings and a batch as self-contained pages."""

import base64
import hashlib
import re

from builders import a_barcode, a_box, a_claim, a_document, a_legibility, a_page, a_reading, a_receipt, an_evidence
from doubles import a_picture
from outline import outline
from test_report_text import a_verdict

from verify.document import IllegibleArea
from verify.report.html import Listed, batch_page, page_name, readings_page, verdict_page
from verify.verdict import Decision, Finding, Ink, NextStep, Outcome


def the_page(**values):
    """A verdict with ink on a page that has a blurred area and an unreadable barcode."""
    seen = Ink(0, an_evidence("01.02.2019", top=0.3))
    late = Finding(
        "claim-window", "3.1", Outcome.FAILS, "reject", None, "<b>claimed</b>", "read", "expected", 0.9, "late", (seen,)
    )
    same = Finding("claim-window", "1.2", Outcome.HOLDS, "reject", None, "", "", "", 0.9, "in time", (seen,))
    page = a_page("x", barcodes=(a_barcode(None),), legibility=a_legibility("degraded", a_box(0.7)))
    reading = a_reading(a_receipt(retailer="<script>alert(1)</script>"), document=a_document(pages=(page,)))
    verdict = a_verdict(findings=(late, same), **values)
    return verdict_page(verdict, a_claim(), (reading,), (a_picture("receipt.jpg"),))


def asked_again(**values):
    """The step of a claimant who has to photograph the receipt again, and the page that shows it."""
    step = NextStep("receipt.jpg", "Kuvatkaa <tämä> uudelleen.", (IllegibleArea(0, a_box(0.7), "blur"),), **values)
    return the_page(decision=Decision.RESUBMIT, next_steps=(step, NextStep(None, "Täydentäkää lomake.")))


def test_what_to_send_again_is_shown_with_its_picture():
    """A step that knows its place has the marked page in it and its sentence below, in the claim's language."""
    page = asked_again()
    assert "Kuvatkaa &lt;tämä&gt; uudelleen.</figcaption>" in page
    assert '<p lang="' in page
    assert len(outline(the_page()).sources) + 1 == len(outline(page).sources)


def test_self_contained():
    """Nothing outside the page is asked for: pictures are inside, links lead to its own rows."""
    parsed = outline(asked_again())
    assert parsed.sources
    assert all(source.startswith(("data:image/jpeg;base64,", "#")) for source in parsed.sources)


def test_ink_leads_to_its_rows():
    """Ink that supports two findings is one box that names both rows; rows have names of their own."""
    parsed = outline(the_page())
    assert ["claim-window", "claim-window-2"] == parsed.references
    assert {"claim-window", "claim-window-2"} <= set(parsed.ids)
    assert len(parsed.ids) == len(set(parsed.ids))
    assert "left:10.00%;top:30.00%;width:80.00%;height:2.00%" in parsed.styles


def test_what_cannot_be_read_is_shown():
    """Areas and barcodes that cannot be read are marked on the page, with words."""
    page = the_page()
    assert "cannot be read: blur" in page
    assert "barcode, not readable" in page


def test_text_is_escaped():
    """Whatever a document or a claim says is shown as text."""
    page = the_page()
    assert "<b>claimed</b>" not in page
    assert "&lt;b&gt;claimed&lt;/b&gt;" in page
    assert "<script>alert(1)" not in page


def test_policy_names_the_script():
    """The page's policy lets its one script run and nothing else."""
    page = the_page()
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in page


def test_unopened_document():
    """A document that cannot be opened has no picture and says why."""
    reading = a_reading(document=a_document("receipt.jpg", problem="encrypted"))
    page = verdict_page(a_verdict(), a_claim(), (reading,), (a_picture("receipt.jpg"),))
    assert "(encrypted)" in page
    assert "<img" not in page


def test_readings():
    """A document's fields are rows, and their ink leads to them."""
    parsed = outline(readings_page((a_reading(document=a_document(pages=(a_page("x"),))),), (a_picture(),)))
    assert "document-0-purchase_date" in parsed.references
    assert set(parsed.references) <= set(parsed.ids)


def test_batch():
    """A batch's list counts decisions and leads to each claim's page where there is one."""
    page = batch_page((Listed("C-1", "accept", "", "C-1.html"), Listed("<C-2>", "failure", "not JSON", None)))
    parsed = outline(page)
    assert ["claims/C-1.html"] == parsed.sources
    assert "&lt;C-2&gt;" in page


def test_page_names():
    """Every id has a file name of its own that stays in its folder."""
    ids = ("C-1", "c/1", "c-1", "../C-1", "", "é", "x" * 500)
    names = {page_name(claim_id) for claim_id in ids}
    assert len(ids) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+\.html", name) for name in names)
