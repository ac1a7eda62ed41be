"""Laws of the benchmark's page, its plots and its gallery."""

import base64
import hashlib
import re
from io import BytesIO

import pytest
from outline import outline
from PIL import Image

from verify.bench.gallery import MOST_BYTES, hang_gallery
from verify.bench.plots import require_matplotlib
from verify.bench.report_html import html_report
from verify.bench.run import ClaimResult, DocumentResult, FieldScore, FindingNote, LineScore, PageSeen, Run
from verify.bench.summary import summarise
from verify.errors import ConfigError
from verify.truth import KnownPlace

EVIL = "<script>alert(1)</script>"
INK = KnownPlace(0, (0.4, 0.5, 0.6, 0.52))
ELSEWHERE = KnownPlace(0, (0.4, 0.9, 0.6, 0.92))
RIGHT = FieldScore("total", "right", "12.90", "12.90", 0.9, (INK,))
WRONG = FieldScore("total", "wrong", "12.90", EVIL, 0.4, (INK,), (INK,))
SHADOW = FieldScore("total.text", "wrong", "12,90", "1,90", 0.4)
MISSING = FieldScore("purchase_date", "missing", "2019-02-01", None)
SEEN = (PageSeen(400, 800),)


def a_document(name, *scores, **values):
    """A document of one page that was read."""
    return DocumentResult(name, scores, seconds={"ocr": 1.0, "load": 0.1}, pages=1, seen=SEEN, **values)


def a_run(*documents, **values):
    """A run over `documents`, two unless given."""
    given = documents or (a_document("a.png", RIGHT), a_document("b.png", WRONG, SHADOW, MISSING))
    whole = {
        "dataset": "sample",
        "command": f"verify bench {EVIL}",
        "machine": {"python": "3"},
        "made_by": {"verify": "0"},
    }
    return Run(**(whole | {"documents": given} | values))


@pytest.fixture
def folder(tmp_path):
    """A folder with the pictures that `a_run` speaks of."""
    return with_pictures(tmp_path)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A page with every section."""
    return full_page(with_pictures(tmp_path_factory.mktemp("sample")))


def with_pictures(path):
    """`path` with the pictures in it."""
    for name in ("a.png", "b.png"):
        Image.new("RGB", (400, 800), "white").save(path / name)
    return str(path)


def claims():
    """A right rejection and a false accept."""
    note = FindingNote("3.1", "claim-window", "fails", message=EVIL)
    right = ClaimResult("claims/1", "C-1", "test", "reject", decided="reject", must_fail=("3.1",), failed=("3.1",))
    wrong = ClaimResult("claims/2", "C-2", "test", "reject", decided="accept", findings=(note,), scenario=EVIL)
    return right, wrong


def full_page(folder):
    """A page with every section."""
    lines = LineScore(100, 3, 20, 19)
    first = a_document(
        "a.png",
        RIGHT,
        FieldScore("barcode", "right", "1", "1"),
        lines=lines,
        language="fi",
        state="legible",
        damage="none",
    )
    second = a_document(
        "b.png", WRONG, SHADOW, MISSING, lines=lines, language="sv", state="degraded", damage="blur", severity=0.4
    )
    run = a_run(first, second, claims=claims(), folder=folder, engine="one")
    last = a_run(a_document("a.png", WRONG), a_document("b.png", RIGHT))
    return html_report((run, a_run(engine="two", folder=folder)), last=last)


def test_self_contained(page):
    """Nothing outside the page is asked for: pictures are inside, links lead to places of its own, each name stands once."""
    parsed = outline(page)
    inside = [source for source in parsed.sources if source.startswith("#")]

    assert all(source.startswith(("data:image/webp;base64,", "#")) for source in parsed.sources)
    assert {source[1:] for source in inside} <= set(parsed.ids)
    assert len(parsed.ids) == len(set(parsed.ids))


def test_every_section(page):
    """A run that has everything fills every section; one that has little has no empty ones."""
    anchors = set(outline(page).ids)
    few = set(outline(html_report((a_run(DocumentResult("c.jpg", failure="crashed")),))).ids)

    assert {
        "strata",
        "characters",
        "barcodes",
        "legibility",
        "calibration",
        "decisions",
        "cost",
        "engines",
        "against",
        "failures",
    } <= anchors
    assert {"summary"} == few


def test_everything_is_escaped(page):
    """Whatever a document, a claim or a command says is shown as text."""
    assert EVIL not in page
    assert 4 <= page.count("&lt;script&gt;alert(1)")


def test_the_policy_names_the_script(page):
    """The page's policy lets its one script run and nothing else."""
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    assert f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in page


def test_same_run_same_bytes(page, folder):
    """A page depends on its run and its documents alone: no date, no random name."""
    assert page == full_page(folder)


def test_plots_take_the_page_colours(page):
    """Plots have no colours of their own, and each says in words what it shows."""
    plots = re.findall(r'<svg class="plot".*?</svg>', page, re.DOTALL)

    assert 5 <= len(plots)
    assert all('aria-label="' in plot and "var(--ink)" in plot for plot in plots)
    assert not [colour for plot in plots for colour in re.findall(r'[:"] ?#[0-9a-f]{6}', plot)]


def test_false_accepts_come_first():
    """The first figure is what costs most: false accepts where claims were judged, else wrong values."""
    assert "false accepts" == summarise(a_run(claims=claims()))[0].name
    assert "wrong values" == summarise(a_run())[0].name


def test_figures_beside_the_last_run():
    """A figure that moved says what it was, and whether that is better."""
    wrong, missing = summarise(a_run(), a_run(a_document("a.png", WRONG, MISSING), a_document("b.png", WRONG)))[:2]

    assert ("was 2", True) == (wrong.moved, wrong.is_better)
    assert "" == missing.moved


def test_texts_as_printed_count_once():
    """A text as printed is a value only where the truth has no value for the same field."""
    alone = a_run(a_document("a.png", SHADOW))

    assert ("1", "of 2 values: 50 %; 9.5 to 90.5 %") == (
        summarise(a_run(a_document("a.png", RIGHT, WRONG)))[0].told,
        summarise(a_run(a_document("a.png", RIGHT, WRONG)))[0].detail,
    )
    assert "of 1 values" in summarise(alone)[0].detail


def test_one_exhibit_for_one_ink(folder):
    """A failed text is not shown beside its failed value; wrong rooms stand before those of what was not found."""
    total, date = hang_gallery(a_run(folder=folder))

    assert (["total"], ["purchase_date"]) == (
        [one.score.field for one in total.exhibits],
        [one.score.field for one in date.exhibits],
    )


def test_the_surest_wrong_values_stay(folder):
    """Where there is room for few, the surest wrong values are shown, and how many are not."""
    scores = [FieldScore("total", "wrong", "1", str(sure), sure / 10) for sure in range(5)]
    (total, date) = hang_gallery(a_run(a_document("a.png", *scores, MISSING), folder=folder), most=2)

    assert ["4", "3"] == [one.score.read for one in total.exhibits]
    assert (3, 1) == (total.left_out, date.left_out)


def test_values_without_a_place_share_a_page(folder):
    """Values of a field that were not found and have no true place stand under one picture of their page."""
    prices = (FieldScore("items.price", "missing", price, None) for price in ("1.00", "2.00"))
    (room,) = hang_gallery(a_run(a_document("a.png", *prices), folder=folder))

    assert [["1.00", "2.00"]] == [[score.expected for score in one.scores] for one in room.exhibits]
    assert (2, 0) == (room.missing, room.left_out)


def test_frames_lie_on_the_ink(folder):
    """Read and true ink at one place are framed in one crop, in its own fractions; far apart, each has its crop."""
    (near,), (far,) = (
        hang_gallery(
            a_run(a_document("a.png", FieldScore("total", "wrong", "1", "2", 0.5, (INK,), (true,))), folder=folder)
        )[0].exhibits
        for true in (INK, ELSEWHERE)
    )
    read = near.pictures[0].frames[0].box

    assert [["read", "true"]] == [[frame.kind for frame in picture.frames] for picture in near.pictures]
    assert [["read"], ["true"]] == [[frame.kind for frame in picture.frames] for picture in far.pictures]
    # Twenty-five heights of 16 pixels are the page's 400: the crop is as wide as the page.
    assert (0.4, 0.6) == (round(read.left, 2), round(read.right, 2))
    assert 0.5 == round(sum(read.center[1:]), 2)


def test_pictures_are_small(folder, tmp_path):
    """A picture stays within its bytes, however busy the ink."""
    Image.effect_noise((400, 800), 120).convert("RGB").save(tmp_path / "a.png")
    (room,) = hang_gallery(a_run(a_document("a.png", MISSING), folder=folder))
    data = base64.b64decode(room.exhibits[0].pictures[0].data.partition(",")[2])

    assert len(data) <= MOST_BYTES
    assert "WEBP" == Image.open(BytesIO(data)).format


def test_a_document_that_has_gone(tmp_path):
    """A document that is not there any more has no picture and says so."""
    (total, _) = hang_gallery(a_run(folder=str(tmp_path)))

    assert () == total.exhibits[0].pictures
    assert "no picture: the document is not there any more" == total.exhibits[0].note


def test_without_matplotlib(monkeypatch):
    """Where matplotlib is not installed, the operator is told how to get it."""
    monkeypatch.setitem(__import__("sys").modules, "matplotlib.figure", None)

    with pytest.raises(ConfigError) as refused:
        require_matplotlib()
    assert "pip install 'verify-proof-of-purchase[bench]'" == refused.value.hint
