"""Laws of strata and of costs."""

import pytest

from verify.bench.costs import WHOLE, cost_of
from verify.bench.run import DocumentResult, FieldScore, Run
from verify.bench.strata import ALL_AXES, NOT_STATED, confusion, stratify, tally_strata, tally_symbologies
from verify.bench.tally import Tally, tally

RIGHT = FieldScore("total", "right", "1", "1")
WRONG = FieldScore("total", "wrong", "1", "2")
DOCUMENTS = (
    DocumentResult("a", (RIGHT,), language="fi", kind="receipt", symbology="EAN13"),
    DocumentResult("b", (WRONG, FieldScore("barcode", "missing", "1", None)), language="sv", symbology="EAN13"),
    DocumentResult("c", (RIGHT,)),
    DocumentResult("d", labelled=False, language="fi"),
)


@pytest.mark.parametrize("axis", ALL_AXES)
def test_strata_add_up_to_the_whole(axis):
    """Each labelled document stands in one stratum of each axis: counts of strata sum to those of the set."""
    parts = [counts.get("total", Tally()) for counts in tally_strata(DOCUMENTS, axis).values()]
    whole = tally(score for one in DOCUMENTS for score in one.scores)["total"]

    assert whole == Tally(sum(one.right for one in parts), sum(one.wrong for one in parts))


def test_what_the_truth_does_not_state_is_a_stratum_too():
    """Documents without a language stand together, those of which nothing is known stand nowhere."""
    strata = stratify(DOCUMENTS, "language")

    assert ["fi", NOT_STATED, "sv"] == list(strata)
    assert ["a"] == [one.document for one in strata["fi"]]


def test_symbologies_count_barcodes_alone():
    """Other fields of a labelled document say nothing about its codes."""
    assert {"EAN13": {"barcode": Tally(missing=1)}} == tally_symbologies(DOCUMENTS)


def test_confusion_counts_what_is_read_as_what():
    """A value that was not read is confused with nothing, and pairs stand by frequency."""
    scores = (FieldScore("kind", "right", "receipt", "receipt"), FieldScore("kind", "missing", "quote", None))
    documents = (DocumentResult("a", scores[:1]), DocumentResult("b", scores[:1]), DocumentResult("c", scores[1:]))

    assert [(("receipt", "receipt"), 2), (("quote", "nothing"), 1)] == list(confusion(documents, "kind").items())


def test_seconds_are_told_by_page_and_stage():
    """A two-page document's seconds count once a page; the dearest stage stands first, all together last."""
    documents = (
        DocumentResult("a", seconds={"load": 0.1, "ocr": 1.0}, pages=1, peak_bytes=300),
        DocumentResult("b", seconds={"load": 0.2, "ocr": 4.0}, pages=2, peak_bytes=500),
    )
    cost = cost_of(Run("set", "", {}, {}, documents, seconds=6.0))

    assert ["ocr", "load", WHOLE] == [one.stage for one in cost.stages]
    assert (1.5, 1.95) == (cost.stages[0].median, cost.stages[0].percentile_95)
    assert (3, 0.5, 500, 400) == (cost.pages, cost.pages_a_second, cost.peak_bytes, cost.median_peak_bytes)


def test_a_run_that_read_nothing_costs_nothing():
    """Failed documents have no pages: no stage, no speed, no error."""
    cost = cost_of(Run("set", "", {}, {}, (DocumentResult("a", failure="the engine crashed"),)))

    assert (0, (), 0.0, 0) == (cost.pages, cost.stages, cost.pages_a_second, cost.peak_bytes)
